// A meeting of two hundred changes as a script, and a way to hold it, or one sitting of it, on a watched disk.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/session_fixture.hpp"
#include "store/watched_disk.hpp"

namespace yoriai::store::test {

// What happens between opening the file and closing it. A burst reaches the disk as one.
struct Sitting {
  std::vector<std::vector<std::string>> bursts; // commands
  bool pause = false;                           // in the middle, until the log is moved into the file
};

// Adding, setting, marking, stacks, links, steps, undo and redo, agreements, ballots open and secret. The first sitting
// makes the file. A ballot may be left open from one sitting to the next.
std::vector<Sitting> scripted_meeting();

// What the meeting is after each thing that was done: a change, or a paper into the box of a secret ballot.
struct State {
  std::uint64_t changes = 0;
  meeting::Meeting meeting;
};

// Whether two meetings are the same but for the order of the papers in a box, which nothing keeps on purpose.
bool same_meeting(const meeting::Meeting& one, const meeting::Meeting& other);

class ScriptedMeeting {
public:
  // `file` is in the folder of the disk. Every time is the same time; ids depend on the number of the sitting.
  ScriptedMeeting(WatchedDisk& disk, std::filesystem::path file, Options options);

  // Holds the sitting; the first one makes the file. nullptr: the file could not be made or opened. Otherwise the
  // closed Store, for what it says of itself. `told` is called with the number of states that are acknowledged.
  std::unique_ptr<Store> hold(const Sitting& sitting, std::size_t number);

  std::vector<State> states;    // of this object's own sittings
  std::size_t acknowledged = 0; // that many states are on disk, by what the Store said
  bool closed_well = false;     // what close() said
  bool keep_states = true;      // false: only counted, in `done`
  std::size_t done = 0;
  std::pair<std::int64_t, std::int64_t> paused; // operations of the disk: the first in the pause, the first after it

private:
  void remember(const Store& store);
  void wait(Store& store);
  void pause(Store& store);

  WatchedDisk& disk_;
  std::filesystem::path file_;
  Options options_;
};

} // namespace yoriai::store::test
