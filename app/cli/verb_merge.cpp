// merge: the board of a group that worked on another tablet, taken into this meeting. carry: what an earlier meeting
// left to do.
#include <iostream>

#include "cli/merge.hpp"
#include "cli/open_session.hpp"
#include "meeting/carry.hpp"

namespace yoriai::cli {
std::string said_merged(const base::Words& words, const std::filesystem::path& file, const meeting::Merged& merged) {
  const base::Args args{{"file", file.filename().string()},
                        {"items", std::to_string(merged.items)},
                        {"stacks", std::to_string(merged.stacks)},
                        {"known", std::to_string(merged.known)}};
  std::string all = words(merged.events.empty() ? "merge.nothing_new" : "merge.done", args);
  const auto more = [&](const char* key, int count) {
    if (count > 0) all += words(key, {{"count", std::to_string(count)}});
  };
  more("merge.differ", merged.differ);
  more("merge.skipped", merged.skipped);
  more("merge.pictures", merged.pictures);
  return all;
}

std::string group_of_file(const std::filesystem::path& file) { return file.stem().string(); }

// All of the files or none.
int run_merge(const Environment& environment, const MergeArgs& args) {
  auto opened = open_session(environment, args.session, store::Access::read_write);
  if (!opened) return fail(environment, opened.error());
  store::Store& store = **opened;
  store.hold();
  std::vector<meeting::Merged> all;
  for (const auto& file : args.files) {
    const auto other = open_session(environment, {file, args.session.passphrase_file}, store::Access::read_only);
    if (!other) return fail(environment, other.error());
    const std::string group = args.group.empty() ? group_of_file(file) : args.group;
    auto merged = store.merge((*other)->meeting(), group, "merge");
    if (!merged) return fail(environment, merged.error());
    all.push_back(std::move(*merged));
  }
  store.release();
  const auto closed = store.close();
  if (!closed) return fail(environment, closed.error());
  for (std::size_t i = 0; i < all.size(); ++i)
    std::cout << said_merged(environment.words, args.files[i], all[i]) << "\n";
  return 0;
}

int run_carry(const Environment& environment, const CarryArgs& args) {
  auto opened = open_session(environment, args.session, store::Access::read_write);
  if (!opened) return fail(environment, opened.error());
  const auto earlier =
      open_session(environment, {args.earlier, args.session.passphrase_file}, store::Access::read_only);
  if (!earlier) return fail(environment, earlier.error());
  store::Store& store = **opened;
  store.hold();
  int count = 0;
  for (const auto& command : meeting::carried_over(store.meeting(), (*earlier)->meeting())) {
    const auto done = store.submit(command, "apply");
    if (!done) return fail(environment, done.error());
    ++count;
  }
  store.release();
  const auto closed = store.close();
  if (!closed) return fail(environment, closed.error());
  std::cout << environment.words("carry.done",
                                 {{"file", args.earlier.filename().string()}, {"count", std::to_string(count)}})
            << "\n";
  return 0;
}

} // namespace yoriai::cli
