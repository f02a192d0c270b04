// A folder that SQLite reaches through a VFS of the tests. What is written there is recorded, operation by
// operation, so that the disk can be rebuilt as a power cut at any moment would leave it (platter.hpp); and any one
// operation can be made to fail or to be short.
//
// Everything is passed on to the usual VFS and really happens. Reads are not touched. Folders within are not watched.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace yoriai::store::test {

// One thing that happened to the disk. `file` is a number for each file ever there, whatever it is called.
struct Operation {
  enum class Kind {
    create, // a new, empty file under this name
    write,
    truncate,
    sync,
    remove,
    found,       // no operation: a file made or given this name by other means, with these bytes, safely on disk
    acknowledged // no operation: the test was told that state `at` of the meeting is on disk
  };
  Kind kind = Kind::sync;
  int file = -1;
  std::string name;    // within the folder
  std::int64_t at = 0; // where bytes are written; the new length
  std::string bytes;   // written
  bool synced = false; // remove: the folder is synced
  bool counts() const { return kind != Kind::found && kind != Kind::acknowledged; }
};

class WatchedDisk {
public:
  static constexpr const char* kVfs = "yoriai-watched";
  enum class Fault {
    none,
    once, // the operation does nothing and says so; later ones work
    full, // it is done by half, and nothing can be written any more
  };

  // The folder must exist, and not be watched already.
  explicit WatchedDisk(std::filesystem::path folder);
  ~WatchedDisk();
  WatchedDisk(const WatchedDisk&) = delete;

  // Operation number `number` (from 0, counted from now) fails.
  void fail_at(std::int64_t number, Fault fault);
  bool failed() const;             // it came to that
  std::int64_t operations() const; // since fail_at or the beginning
  void heal();

  void record(bool on) { recording_ = on; }
  void acknowledge(std::size_t state);
  const std::vector<Operation>& recorded() const { return recorded_; } // when nothing writes

  // Waits until `done` says so, asked again after every operation and every stir(); false after ten seconds.
  bool wait(const std::function<bool()>& done);
  void stir() { moved_.notify_all(); }
  std::int64_t syncs_of(const std::string& name) const;

  // For the VFS. The code is SQLite's; `half`: do half of it first.
  struct Verdict {
    int code = 0;
    bool half = false;
  };
  static WatchedDisk* of(const char* path);
  int file_of(const char* path, bool is_new); // its number
  Verdict before(const Operation& operation, int failure);
  void after(Operation operation);

private:
  void note(Operation operation);

  const std::filesystem::path folder_;
  mutable std::mutex mutex_;
  std::condition_variable moved_;
  bool recording_ = false;
  std::vector<Operation> recorded_;
  std::map<std::uint64_t, int> inodes_;
  std::map<std::string, int> names_;
  std::map<std::string, std::int64_t> syncs_;
  int files_ = 0;
  std::int64_t count_ = 0, fail_at_ = -1;
  Fault fault_ = Fault::none;
  bool failed_ = false;
};

} // namespace yoriai::store::test
