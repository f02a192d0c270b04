// copy, repair, backups, restore: other files of a meeting.
#include <iostream>

#include "cli/open_session.hpp"
#include "store/backups.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;
namespace {

bool same_file(const fs::path& a, const fs::path& b) {
  return fs::absolute(a).lexically_normal() == fs::absolute(b).lexically_normal();
}

base::Json backups_json(const store::BackupSet& set) {
  base::Json backups = base::Json::array();
  for (const auto& backup : set.backups)
    backups.push_back({{"file", backup.file.string()},
                       {"at", backup.at},
                       {"time", base::iso_local(backup.at)},
                       {"changes", backup.changes}});
  return {{"meeting", set.meeting},
          {"of", set.of.string()},
          {"title", set.title},
          {"sealed", set.sealed},
          {"backups", backups}};
}

} // namespace

int run_copy(const Environment& environment, const CopyArgs& args) {
  const auto opened = open_session(environment, args.session, store::Access::read_only);
  if (!opened) return fail(environment, opened.error());
  store::Store& store = **opened;
  store.copy_out(args.to, args.at.value_or(store.changes()));
  const auto copied = store.wait_for_errand();
  return copied ? 0 : fail(environment, copied.error());
}

int run_repair(const Environment& environment, const SessionArgs& session) {
  store::Options options;
  options.salvage = true;
  const auto opened = open_session(environment, session, store::Access::read_write, std::move(options));
  if (!opened) return fail(environment, opened.error());
  const std::optional<store::Salvage> salvage = (*opened)->salvaged();
  const auto closed = (*opened)->close();
  if (!closed) return fail(environment, closed.error());
  if (!salvage) {
    std::cout << environment.words("repair.whole", {{"file", session.file.string()}}) << "\n";
    return 0;
  }
  std::cout << environment.words("repair.kept", {{"file", session.file.string()},
                                                 {"count", std::to_string(salvage->kept)},
                                                 {"time", base::iso_local(salvage->kept_until)}})
            << "\n"
            << (salvage->lost ? environment.words("repair.lost", {{"count", std::to_string(*salvage->lost)}})
                              : std::string(environment.words("repair.lost_unknown")))
            << "\n"
            << environment.words("repair.original", {{"file", salvage->original.string()}}) << "\n";
  return 0;
}

int run_backups(const Environment& environment, const fs::path& of, bool json) {
  base::Json all = base::Json::array();
  for (const auto& set : store::list_backups()) {
    if (!of.empty() && !same_file(set.of, of)) continue;
    all.push_back(backups_json(set));
    if (json) continue;
    const std::string title = set.sealed ? std::string(environment.words("backups.sealed")) : set.title;
    std::cout << set.of.string() << "\t" << title << "\n";
    for (const auto& backup : set.backups)
      std::cout << "  " << base::iso_local(backup.at) << "\t"
                << environment.words("backups.changes", {{"count", std::to_string(backup.changes)}}) << "\t"
                << backup.file.string() << "\n";
  }
  if (json) std::cout << all.dump(2) << "\n";
  else if (all.empty()) std::cout << environment.words("backups.none_here") << "\n";
  return 0;
}

int run_restore(const Environment& environment, const RestoreArgs& args) {
  const auto restored = store::restore_backup({args.backup, 0, 0}, args.to);
  return restored ? 0 : fail(environment, restored.error());
}

} // namespace yoriai::cli
