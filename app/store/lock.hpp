// "Two programs never write one file": an advisory lock on one byte of the session file itself, far beyond its
// end and beside the bytes SQLite uses. It belongs to an open file description, so that it ends with the process
// however that ends, leaves nothing behind, and holds against a second Store of the same process too.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include "base/result.hpp"

namespace yoriai::store {

//
// A second byte is locked whose place says since when (seconds since 1970), so that whoever finds the file locked can
// say so. It needs no file of its own and goes with the program.
class FileLock {
public:
  // Errors: "store.locked" {since: "2026-11-21 14:03" local time, or "—"}, "store.missing", "store.read_only_place", "store.unreadable".
  static base::Result<FileLock> take(const std::filesystem::path& file);
  FileLock(FileLock&& other) noexcept { *this = std::move(other); }
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock() { release(); }
  // Only after every SQLite connection to the file is closed: closing a descriptor drops the locks that SQLite
  // holds on that file in this process.
  void release();

private:
  FileLock() = default;
  int fd_ = -1;
  std::pair<std::uint64_t, std::uint64_t> inode_{};
};

// Since when a program has the file open for writing: "2026-11-21 14:03" local time, "" when it cannot be told.
std::string locked_since(const std::filesystem::path& file);

// Whether some program (this one too) has the file open for writing now.
bool is_locked(const std::filesystem::path& file);

} // namespace yoriai::store
