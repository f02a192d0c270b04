// The thread that makes changes durable. The owner puts tasks in and goes on; the thread writes all that is
// waiting as one transaction, syncs, and says so.
//
// It keeps its own copy of the meeting, made of the same events, to take snapshots from without asking the
// owner. Papers of open secret ballots never reach that copy, and therefore no snapshot.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/session_file.hpp"

namespace yoriai::store {

// What the thread starts from: the session as it is on disk.
struct WriterStart {
  std::filesystem::path file;
  std::vector<EntryPtr> log;
  meeting::Meeting meeting; // without the papers in the box
  Box box;
  std::uint64_t snapshot = 0;          // the newest one in the file
  std::filesystem::path rescue_folder; // made when it is needed
  std::function<TimeMs()> clock;       // any thread
  std::string vfs;
};

class Writer {
public:
  Writer(SessionFile session, WriterStart start);
  ~Writer() { finish(); }
  Writer(const Writer&) = delete;

  // Owner thread. All tasks of one call reach the disk together.
  void put(std::vector<Task> tasks);
  // Any thread.
  SaveStatus status() const;
  void on_saved(std::function<void()> callback);
  base::Result<void> wait(std::uint64_t number);
  // Owner thread: writes what is left, takes a snapshot, closes the file and ends the thread.
  void finish();

private:
  void run();
  std::vector<Task> next_batch(); // waits; empty: nothing came for a while, or the end
  void write(const std::vector<Task>& batch);
  void learn(const std::vector<Task>& batch);
  void fail(base::Error error);
  void save_elsewhere(const std::vector<Task>& batch);
  bool write_copy();
  void tidy();
  void take_snapshot();
  void publish();
  void wind_up();
  std::uint64_t last_number() const { return log_.empty() ? 0 : log_.back()->change.number; }

  // Of the writer thread alone.
  SessionFile session_;
  std::optional<SessionFile> copy_;
  std::filesystem::path file_, rescue_folder_, copy_path_;
  std::vector<EntryPtr> log_;
  meeting::Meeting meeting_;
  Box box_;
  std::uint64_t snapshot_;
  std::function<TimeMs()> clock_;
  std::string vfs_;
  bool failed_ = false;

  mutable std::mutex mutex_;
  std::condition_variable work_, saved_;
  std::vector<Task> queue_;          // guarded by mutex_, as all below
  std::uint64_t put_ = 0, done_ = 0; // tasks ever put, and those in the session file
  SaveStatus status_;
  std::function<void()> callback_;
  bool ending_ = false;
  std::thread thread_; // last: it uses all of the above
};

} // namespace yoriai::store
