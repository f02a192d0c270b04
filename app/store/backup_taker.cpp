#include "store/backup_taker.hpp"

#include <ctime>

#include "base/files.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "store/payload.hpp"
#include "store/session_file.hpp"
#include "store/traces.hpp"
#include "store/whole.hpp"

namespace yoriai::store {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMost = 10;

// "20261121T050305Z-00000123-9f8e….yoriai": in order of time when sorted by name.
std::string name_of(TimeMs at, std::uint64_t changes, std::uint64_t fingerprint) {
  char text[96];
  const std::time_t seconds = at / 1000;
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  const std::size_t size = std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc);
  std::snprintf(text + size, sizeof text - size, "-%08llu-%016llx", static_cast<unsigned long long>(changes),
                static_cast<unsigned long long>(fingerprint));
  return text + std::string(kEnding);
}

bool has_fingerprint(const fs::path& backup, std::uint64_t fingerprint) {
  const std::string name = name_of(0, 0, fingerprint);
  const std::string end = name.substr(name.rfind('-'));
  return backup.filename().string().ends_with(end);
}

void keep_newest(const fs::path& folder) {
  const std::vector<fs::path> all = base::files_with_ending(folder, kEnding); // sorted, so by time
  for (std::size_t i = 0; i + kMost < all.size(); ++i) wipe_file(all[i]);
}

void take_backup(const fs::path& folder, const BackupOf& of) {
  make_private_folder(folder);
  const std::vector<fs::path> before = base::files_with_ending(folder, kEnding);
  if (!before.empty() && has_fingerprint(before.back(), of.fingerprint)) return;
  const fs::path made = folder / "unfinished";
  remove_session(made);
  if (copy_session(of.file, made)) {
    // Read back before it counts; it may hold more than was there when it was asked for.
    if (const base::Result<Loaded> back = load(made, of.key); back) {
      std::error_code failed;
      fs::rename(made, folder / name_of(of.at, back->log.size(), back->fingerprint), failed);
      base::Json about{{"of", of.file.string()}, {"sealed", of.key != nullptr}};
      if (!of.key) about["title"] = of.title;
      (void)base::write_file_atomically(folder / "of.json", about.dump(-1, ' ', false, base::Json::error_handler_t::replace));
      keep_newest(folder);
      sync_folder(folder);
    }
  }
  remove_session(made);
}

// The id comes from a file, and a file may say anything.
std::string folder_name(const std::string& meeting) {
  return base::is_id(meeting) ? meeting : "unnamed-" + std::to_string(sum(meeting));
}

} // namespace

fs::path backup_folder(const fs::path& state_folder, const std::string& meeting) {
  return state_folder / "backups" / folder_name(meeting);
}

fs::path rescue_folder(const fs::path& state_folder, const std::string& meeting) {
  return state_folder / "rescue" / folder_name(meeting);
}

void make_private_folder(const fs::path& folder) {
  std::error_code ignored;
  fs::create_directories(folder, ignored);
  fs::permissions(folder, fs::perms::owner_all, ignored);
}

bool BackupTaker::take(BackupOf of) {
  if (busy_.exchange(true)) return false;
  if (thread_.joinable()) thread_.join();
  thread_ = std::thread([this, of = std::move(of)] {
    take_backup(folder_, of);
    busy_ = false;
  });
  return true;
}

void BackupTaker::wait() {
  if (thread_.joinable()) thread_.join();
}

void BackupTaker::forget() {
  wait();
  for (const fs::path& backup : base::files_with_ending(folder_, kEnding)) wipe_file(backup);
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

} // namespace yoriai::store
