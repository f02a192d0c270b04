#include "store/backups.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "base/json.hpp"
#include "store/backup_taker.hpp"
#include "store/reader.hpp"
#include "store/session_file.hpp"
#include "store/whole.hpp"

namespace yoriai::store {

using base::Result;
namespace fs = std::filesystem;

namespace {

// When it was last written: of a backup, when it was taken.
TimeMs written_at(const fs::path& file) {
  std::error_code failed;
  const auto at = std::chrono::file_clock::to_sys(fs::last_write_time(file, failed));
  return failed ? 0 : std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
}

// Backups, and the copies that were made when the session could not be written.
void add_backups(const fs::path& folder, BackupSet& set) {
  for (const fs::path& file : base::files_with_ending(folder, kEnding)) {
    Result<Source> source = open_for_reading(file);
    if (!source) continue;
    set.sealed = source->seal.has_value();
    set.backups.push_back({file, written_at(file), source->changes()});
  }
}

void read_about(const fs::path& file, BackupSet& set) {
  const Result<std::string> text = base::read_file(file, 1 << 16);
  if (!text) return;
  const Result<base::Json> json = base::parse_json(*text);
  if (!json || !json->is_object()) return;
  const auto word = [&](const char* key) {
    const auto found = json->find(key);
    return found != json->end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  set.of = word("of");
  set.title = word("title");
}

std::vector<std::string> meetings_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed))
    if (it->is_directory(failed)) names.push_back(it->path().filename().string());
  return names;
}

} // namespace

std::vector<BackupSet> list_backups(const fs::path& state_folder) {
  std::vector<std::string> ids = meetings_in(state_folder / "backups");
  for (std::string& id : meetings_in(state_folder / "rescue")) ids.push_back(std::move(id));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<BackupSet> sets;
  for (const std::string& id : ids) {
    BackupSet set;
    set.meeting = id;
    read_about(backup_folder(state_folder, id) / "of.json", set);
    add_backups(backup_folder(state_folder, id), set);
    add_backups(rescue_folder(state_folder, id), set);
    if (set.backups.empty()) continue;
    std::stable_sort(set.backups.begin(), set.backups.end(), [](const Backup& a, const Backup& b) { return a.at > b.at; });
    if (set.sealed) set.title.clear();
    sets.push_back(std::move(set));
  }
  std::stable_sort(sets.begin(), sets.end(),
                   [](const BackupSet& a, const BackupSet& b) { return a.backups.front().at > b.backups.front().at; });
  return sets;
}

Result<void> restore_backup(const Backup& backup, const fs::path& to) {
  if (const Result<Source> source = open_for_reading(backup.file); !source) return source.error();
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(to, ignored)))
    return base::Error{base::Code::unwritable, "store.exists", {{"file", to.string()}}};
  // Opening it may take over what a crashed program left beside a rescue copy; a backup has nothing beside it.
  const fs::path made = unfinished(to);
  remove_session(made);
  Result<void> done = copy_session(backup.file, made);
  if (done) done = put_in_place(made, to);
  remove_session(made);
  if (done) return {};
  base::Error error = done.error();
  error.args["file"] = to.string();
  return error;
}

fs::path name_for(const Backup& backup, const BackupSet& set, const fs::path& otherwise) {
  std::error_code ec;
  const fs::path home = set.of.parent_path();
  const fs::path folder = !home.empty() && fs::is_directory(home, ec) ? home : otherwise;
  std::string when = base::iso_local(backup.at).substr(0, 16); // 2026-11-21T14:03
  std::erase_if(when, [](char c) { return c == '-' || c == ':'; });
  std::replace(when.begin(), when.end(), 'T', '-');
  const std::string stem = (set.of.empty() ? "meeting" : set.of.stem().string()) + "-" + when;
  fs::path file = folder / (stem + std::string(kEnding));
  for (int n = 2; fs::exists(file, ec); ++n) file = folder / (stem + "-" + std::to_string(n) + std::string(kEnding));
  return file;
}

} // namespace yoriai::store
