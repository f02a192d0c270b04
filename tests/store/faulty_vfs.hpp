// An SQLite VFS that passes everything on to the usual one until it is told to fail: a disk that is full or
// broken, for files whose path contains a given text.
#pragma once

#include <atomic>
#include <string>

namespace yoriai::store::test {

class FaultyVfs {
public:
  static constexpr const char* kName = "yoriai-faulty";
  enum class Fault { none, full, write, sync };

  // The one such VFS, registered with SQLite when first asked for. Not failing.
  static FaultyVfs& get();
  // From now on `fault` happens on files whose path contains `where`, after `spare` more successes.
  void fail(Fault fault, std::string where, int spare = 0);
  void heal() { fault_ = Fault::none; }

  int verdict(bool is_sync, const char* path); // SQLite's code for the operation to come
  std::atomic<int> syncs{0}, writes{0};
  std::atomic<int> sync_ms{0}; // how long a sync takes besides

private:
  FaultyVfs() = default;
  std::atomic<Fault> fault_{Fault::none};
  std::atomic<int> spare_{0};
  std::string where_; // set before fault_
};

} // namespace yoriai::store::test
