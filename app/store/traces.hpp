// What a meeting leaves on a machine: the way to leave a borrowed one clean. Any thread, while no Store has the
// meeting open.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/session.hpp"

namespace yoriai::store {

struct Trace {
  enum class Kind { session, backup, rescue, recent, written }; // written: minutes and other papers
  Kind kind = Kind::session;
  std::filesystem::path path; // of a recent entry: the session's
};

struct TracesOf {
  std::string meeting;                          // its id
  std::filesystem::path session;                // where it lay on this machine; empty: leave it
  std::vector<std::filesystem::path> written;   // minutes and other papers made of it here
  std::filesystem::path state_folder = store::state_folder();
};

// Overwrites and removes them; what was removed, in this order. What cannot be removed is in `left`.
struct Removed {
  std::vector<Trace> gone, left;
};
Removed remove_traces(const TracesOf& of);

// Overwrites with zeros as far as the disk allows (flash memory may keep an older copy); wipe_file removes it, too.
// False: not done.
bool overwrite(int fd);
bool wipe_file(const std::filesystem::path& file);

} // namespace yoriai::store
