// Backups of the meetings of this machine: whole session files in the state folder, never beside the session. A Store
// takes one when it opens a file for writing and after every ten minutes of change; each is read back before it counts, and the
// last ten of a meeting are kept. A backup of a sealed meeting is sealed. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/session.hpp"

namespace yoriai::store {

struct Backup {
  std::filesystem::path file;
  TimeMs at = 0; // when it was taken
  std::uint64_t changes = 0;
};

struct BackupSet {
  std::string meeting;         // its id
  std::filesystem::path of;    // the session file they were taken of
  std::string title;           // "" when sealed
  bool sealed = false;
  std::vector<Backup> backups; // newest first; never empty
};

// The meetings that have backups, the newest backup first. What cannot be read is passed over.
std::vector<BackupSet> list_backups(const std::filesystem::path& state_folder = store::state_folder());

// Makes a session file of a backup; the file is synced when this returns. Errors: those of Store::create.
base::Result<void> restore_backup(const Backup& backup, const std::filesystem::path& to);

// A name for it beside the session it was taken of (in `otherwise` when that folder is gone), that nothing has yet:
// "meeting-20261121-1403.yoriai".
std::filesystem::path name_for(const Backup& backup, const BackupSet& set, const std::filesystem::path& otherwise);

} // namespace yoriai::store
