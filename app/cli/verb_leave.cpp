#include <iostream>

#include "cli/leaving.hpp"
#include "cli/open_session.hpp"
#include "cli/passphrase.hpp"

namespace yoriai::cli {
namespace {

std::string line_of(const Environment& environment, const store::Trace& trace) {
  static constexpr const char* kKinds[] = {"session", "backup", "rescue", "recent", "written"};
  const std::string key = std::string("leave.kind.") + kKinds[static_cast<int>(trace.kind)];
  return std::string(environment.words(key)) + "\t" + trace.path.string();
}

} // namespace

int run_leave(const Environment& environment, const LeaveArgs& args) {
  store::Options options;
  auto key = key_of(environment, args.session.file, args.session.passphrase_file);
  if (!key) return fail(environment, key.error());
  options.key = *key;
  options.backup_every_ms = 0; // a trace more to remove
  const auto opened =
      store::Store::open(args.session.file, environment.library, store::Access::read_write, std::move(options));
  if (!opened) return fail(environment, opened.error());
  const auto leaving = plan_leaving(**opened, args.to);
  if (!leaving) return fail(environment, leaving.error());
  if (leaving->moves()) {
    (*opened)->move_to(leaving->target);
    if (const auto moved = (*opened)->wait_for_errand(); !moved) return fail(environment, moved.error());
  }
  const auto removed = finish_leaving(**opened, *leaving, *key, environment.library);
  if (!removed) return fail(environment, removed.error());
  std::cout << environment.words("leave.moved", {{"file", leaving->target.string()}}) << "\n";
  for (const auto& trace : removed->gone) std::cout << line_of(environment, trace) << "\n";
  for (const auto& trace : removed->left)
    std::cerr << environment.words("leave.not_removed", {{"trace", line_of(environment, trace)}}) << "\n";
  return removed->left.empty() ? 0 : static_cast<int>(base::Code::unwritable);
}

} // namespace yoriai::cli
