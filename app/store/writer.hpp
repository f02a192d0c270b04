// The thread that makes changes durable. The owner puts tasks in and goes on; the thread writes all that is
// waiting as one transaction, syncs, and says so. Between two writes it does errands with the whole file.
//
// An owner that waits for its change writes it itself when the thread is at rest: two threads that wake each other take
// as long as a sync of a good disk.
//
// It keeps its own copy of the meeting, made of the same events, to take snapshots from without asking the
// owner. Papers of open secret ballots never reach that copy, and therefore no snapshot.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/backup_taker.hpp"
#include "store/lock.hpp"
#include "store/session_file.hpp"
#include "store/whole.hpp"

namespace yoriai::store {

// What the thread starts from: the session as it is on disk.
struct WriterStart {
  std::filesystem::path file;
  FileLock lock;
  std::shared_ptr<const SealKey> key;
  Loaded loaded;
  Options options; // complete
};

// Something to be done with the whole file.
struct Order {
  Errand what = Errand::none;
  std::filesystem::path file{};
  std::shared_ptr<const SealKey> key{};
  std::uint64_t until = 0; // copy: the last change that is copied
};

class Writer {
public:
  Writer(SessionFile session, WriterStart start);
  ~Writer() { finish(); }
  Writer(const Writer&) = delete;

  // Owner thread. All tasks of one call reach the disk together.
  void put(std::vector<Task> tasks);
  void order(Order order);
  base::Result<void> wait(std::uint64_t number);
  // Any thread.
  SaveStatus status() const;
  void on_saved(std::function<void()> callback);
  base::Result<void> wait_for_errand();
  // Where pictures are read: the session file, and its key. Any thread.
  std::pair<std::filesystem::path, std::shared_ptr<const SealKey>> reading() const;
  // Owner thread: writes what is left, takes a snapshot, closes the file and ends the thread.
  void finish();

private:
  using SteadyTime = std::chrono::steady_clock::time_point;
  void run();
  bool has_something_to_do() const; // with the mutex
  bool wait_for_work();
  // These, and all they call, with `at_disk_`.
  bool do_next(bool quiet);
  bool write_what_waits();
  void rest();
  void write(const std::vector<Task>& batch);
  void learn(const std::vector<Task>& batch);
  void written();
  void fail(base::Error error);
  void give_up(base::Error error); // between two writes
  void save_elsewhere(const std::vector<Task>& batch);
  bool write_copy();
  base::Result<std::string> picture(const PictureRow& row) const;
  void keep_in_hand(const Task& task);
  void tidy();
  void take_snapshot();
  void take_backup(bool even_if_fresh);
  void publish();
  void wind_up();
  std::uint64_t last_number() const { return log_.empty() ? 0 : log_.back()->change.number; }

  // writer_errands.cpp
  void do_errand(const Order& order);
  base::Result<void> carry_out(const Order& order);
  base::Result<void> seal_anew(const std::shared_ptr<const SealKey>& key);
  base::Result<void> move_to(const std::filesystem::path& file);
  base::Result<bool> may_replace(const std::filesystem::path& file) const;
  base::Result<void> go_on_in(const std::filesystem::path& file, FileLock lock, std::shared_ptr<const SealKey> key);
  WholeSession whole() const {
    return {log_, &box_, &desk_, &meeting_, [this](const PictureRow& row) { return picture(row); }};
  }

  // Of whoever holds it: the writer thread, or an owner that waits.
  std::mutex at_disk_;
  std::filesystem::path file_;
  FileLock lock_;
  std::shared_ptr<const SealKey> key_;
  SessionFile session_; // after the lock: closed before it is let go
  std::optional<SessionFile> copy_;
  std::filesystem::path copy_path_;
  Options options_;
  std::vector<EntryPtr> log_;
  meeting::Meeting meeting_;
  Box box_;
  Desk desk_;
  std::vector<NewPicture> in_hand_; // the last that came: should the file fail, it need not be asked for them
  std::uint64_t snapshot_; // the newest one in the file
  std::uint64_t learned_ = 0; // tasks ever taken from the queue
  TimeMs backed_up_at_ = 0;
  BackupTaker backups_;
  bool failed_ = false;

  mutable std::mutex mutex_;
  std::condition_variable work_, saved_;
  std::vector<Task> queue_;          // guarded by mutex_, as all below
  std::deque<Order> orders_;
  std::uint64_t put_ = 0, done_ = 0; // tasks ever put, and those in the session file
  std::uint64_t ordered_ = 0, carried_out_ = 0;
  SaveStatus status_;
  std::shared_ptr<const SealKey> reading_key_;
  std::function<void()> callback_;
  bool ending_ = false;
  std::optional<SteadyTime> tidy_at_; // or try again
  std::thread thread_; // last: it uses all of the above
};

} // namespace yoriai::store
