// Takes the backups of one meeting on a thread of its own, so that neither the meeting nor its saving waits.
// Called by one thread.
#pragma once

#include <atomic>
#include <thread>

#include "store/reader.hpp"

namespace yoriai::store {

// What is to be backed up, as it is on disk now.
struct BackupOf {
  std::filesystem::path file;
  std::shared_ptr<const SealKey> key;
  std::uint64_t fingerprint = 0; // of its last change: the same again needs no second backup
  std::string title;             // for the list; not kept of a sealed meeting
  TimeMs at = 0;
};

class BackupTaker {
public:
  // `folder` is the meeting's own; made when it is needed.
  explicit BackupTaker(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~BackupTaker() { wait(); }
  BackupTaker(const BackupTaker&) = delete;

  // Begins one; nothing comes of it when the newest holds the same. False: another one is under way.
  bool take(BackupOf of);
  void wait();
  // Overwrites and removes all there are.
  void forget();

private:
  std::filesystem::path folder_;
  std::thread thread_;
  std::atomic<bool> busy_{false};
};

// Where the backups and the rescue copies of a meeting lie.
std::filesystem::path backup_folder(const std::filesystem::path& state_folder, const std::string& meeting);
std::filesystem::path rescue_folder(const std::filesystem::path& state_folder, const std::string& meeting);
// Makes a folder that only its owner can look into.
void make_private_folder(const std::filesystem::path& folder);

} // namespace yoriai::store
