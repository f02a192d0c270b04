// The meetings opened on this machine, for the start screen: `recents.json` in the state folder. One thread;
// two programs at once may lose each other's last entry, never the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/session.hpp"

namespace yoriai::store {

struct Recent {
  std::filesystem::path path; // absolute
  std::string title, centre, date, step;
  std::string keep_until; // the day until which it is kept, or ""
  std::vector<std::string> sheets;
  TimeMs last_opened = 0;
  std::uint64_t changes = 0;
  bool sealed = false; // nothing of what the meeting holds is kept in the list
  // Looked up by list(), not kept:
  bool unreadable = false;  // gone, or no session file any more
  // An earlier run did not end (crash, power cut) and nobody has it open now; then the entry tells what the file
  // holds, not what it held when it was opened last.
  bool interrupted = false;
  TimeMs last_change = 0; // of an interrupted one; 0: sealed
  bool in_use = false;      // a program has it open for writing now

  bool operator==(const Recent&) const = default;
};

class Recents {
public:
  explicit Recents(std::filesystem::path folder = state_folder()) : folder_(std::move(folder)) {}

  // Last opened first. A missing or unreadable list is an empty one.
  std::vector<Recent> list() const;
  // Puts the meeting at the head of the list (at most 50 are kept). Errors: those of write_file_atomically.
  base::Result<void> remember(const Recent& recent) const;
  base::Result<void> forget(const std::filesystem::path& path) const;
  bool has(const std::filesystem::path& path) const;

private:
  std::vector<Recent> read() const;
  base::Result<void> write(const std::vector<Recent>& recents) const;
  std::filesystem::path folder_;
};

// What the list keeps of a meeting; of a sealed one only its path, the day it was opened and how long it is kept.
Recent summary_of(const std::filesystem::path& path, const meeting::Meeting& meeting, std::uint64_t changes,
                  bool sealed = false);

} // namespace yoriai::store
