#include "store/writer.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "base/time.hpp"

namespace yoriai::store {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kSnapshotEvery = 500;    // changes; replaying that many takes a few milliseconds
constexpr auto kQuiet = std::chrono::seconds(1); // after which the log is moved into the file itself

// A name that says which meeting and when, and that nobody else uses.
fs::path rescue_name(const fs::path& folder, const fs::path& file, TimeMs now) {
  std::string when = base::iso_local(now).substr(0, 19);
  std::erase(when, ':');
  for (int n = 0;; ++n) {
    fs::path name = file.stem();
    name += "-" + when + "-" + std::to_string(::getpid()) + (n == 0 ? "" : "-" + std::to_string(n));
    name += kEnding;
    std::error_code ignored;
    if (!fs::exists(folder / name, ignored)) return folder / name;
  }
}

} // namespace

Writer::Writer(SessionFile session, WriterStart start)
    : session_(std::move(session)),
      file_(std::move(start.file)),
      rescue_folder_(std::move(start.rescue_folder)),
      log_(std::move(start.log)),
      meeting_(std::move(start.meeting)),
      box_(std::move(start.box)),
      snapshot_(start.snapshot),
      clock_(std::move(start.clock)),
      vfs_(std::move(start.vfs)) {
  status_.submitted = status_.durable = last_number();
  status_.saved_at = log_.empty() ? 0 : log_.back()->change.at;
  thread_ = std::thread([this] { run(); });
}

void Writer::put(std::vector<Task> tasks) {
  if (tasks.empty()) return;
  {
    const std::lock_guard guard(mutex_);
    put_ += tasks.size();
    if (status_.unsaved_since == 0) status_.unsaved_since = tasks.front().at;
    for (Task& task : tasks) {
      if (task.entry) status_.submitted = task.entry->change.number;
      queue_.push_back(std::move(task));
    }
  }
  work_.notify_one();
}

SaveStatus Writer::status() const {
  const std::lock_guard guard(mutex_);
  return status_;
}

void Writer::on_saved(std::function<void()> callback) {
  const std::lock_guard guard(mutex_);
  callback_ = std::move(callback);
}

Result<void> Writer::wait(std::uint64_t number) {
  std::unique_lock lock(mutex_);
  // Waiting for the last change waits for the papers put after it, too.
  const std::uint64_t tasks = number >= status_.submitted ? put_ : 0;
  number = std::min(number, status_.submitted);
  saved_.wait(lock, [&] { return status_.failure || (status_.durable >= number && done_ >= tasks); });
  if (status_.durable >= number && done_ >= tasks) return {};
  return *status_.failure;
}

void Writer::finish() {
  {
    const std::lock_guard guard(mutex_);
    ending_ = true;
  }
  work_.notify_one();
  if (thread_.joinable()) thread_.join();
}

std::vector<Task> Writer::next_batch() {
  std::unique_lock lock(mutex_);
  const auto ready = [this] { return ending_ || !queue_.empty(); };
  if (session_.has_log() && !failed_) work_.wait_for(lock, kQuiet, ready);
  else work_.wait(lock, ready);
  return std::exchange(queue_, {});
}

void Writer::run() {
  for (;;) {
    const std::vector<Task> batch = next_batch();
    if (batch.empty()) {
      const std::lock_guard guard(mutex_);
      if (ending_ && queue_.empty()) break;
    }
    if (batch.empty()) {
      tidy();
      continue;
    }
    write(batch);
    if (!failed_ && last_number() - snapshot_ >= kSnapshotEvery) take_snapshot();
  }
  wind_up();
}

void Writer::write(const std::vector<Task>& batch) {
  if (!failed_)
    if (Result<void> done = session_.append(batch); !done) fail(done.error());
  learn(batch);
  if (failed_) save_elsewhere(batch);
  else {
    const std::lock_guard guard(mutex_);
    done_ += batch.size();
    status_.durable = last_number();
    status_.saved_at = clock_();
    status_.unsaved_since = queue_.empty() ? 0 : queue_.front().at;
  }
  publish();
}

// The writer's own copy follows, whether or not the disk did.
void Writer::learn(const std::vector<Task>& batch) {
  for (const Task& task : batch) {
    if (task.entry) log_.push_back(task.entry);
    for (const meeting::Event& event : task.events) meeting::apply(meeting_, event);
    for (const auto& [ballot, papers] : task.box) {
      if (papers.empty()) box_.erase(ballot);
      else box_[ballot] = papers;
    }
  }
}

// From here on the session file is left alone: after a failed sync the system may say that all is well while the
// disk holds something else.
void Writer::fail(Error error) {
  failed_ = true;
  session_.close(false);
  const std::lock_guard guard(mutex_);
  status_.failure = std::move(error);
  if (status_.unsaved_since == 0) status_.unsaved_since = clock_();
}

void Writer::save_elsewhere(const std::vector<Task>& batch) {
  bool done = false;
  if (copy_) {
    done = copy_->append(batch).ok();
    if (!done) { // nor is the copy trusted again: the next one is a new file
      copy_->close(false);
      copy_.reset();
    }
  } else {
    done = write_copy();
  }
  const std::lock_guard guard(mutex_);
  if (!done) return;
  status_.rescue = copy_path_;
  status_.rescued = last_number();
}

// The whole session as a file of its own in the state folder.
bool Writer::write_copy() {
  std::error_code failed;
  fs::create_directories(rescue_folder_, failed);
  fs::permissions(rescue_folder_, fs::perms::owner_all, failed);
  const fs::path path = rescue_name(rescue_folder_, file_, clock_());
  Result<SessionFile> copy = SessionFile::make(path, vfs_);
  if (!copy) return false;
  std::vector<Task> all;
  all.reserve(log_.size() + 1);
  for (const EntryPtr& entry : log_) all.push_back({entry, {}, {}, entry->change.at});
  all.push_back({nullptr, {}, box_, 0});
  if (!copy->append(all) || !copy->checkpoint(false)) {
    copy->close(false);
    remove_session(path);
    return false;
  }
  copy_ = std::move(*copy);
  copy_path_ = path;
  return true;
}

// In a quiet moment everything is moved into the one file, so that a copy of it by hand is whole.
void Writer::tidy() {
  if (failed_ || !session_.has_log()) return;
  if (Result<void> done = session_.checkpoint(false); !done) {
    fail(done.error());
    save_elsewhere({});
    publish();
  }
}

void Writer::take_snapshot() {
  const Result<void> done = session_.put_snapshot(last_number(), log_.back()->chain, encode_meeting(meeting_));
  if (done) snapshot_ = last_number();
  // A snapshot only makes opening faster; a full disk refuses it without harm.
  if (done || done.error().key == "store.disk_full") return;
  fail(done.error());
  save_elsewhere({});
  publish();
}

void Writer::publish() {
  saved_.notify_all();
  std::function<void()> callback;
  {
    const std::lock_guard guard(mutex_);
    callback = callback_;
  }
  if (callback) callback();
}

void Writer::wind_up() {
  if (!failed_ && last_number() > snapshot_) take_snapshot();
  if (!failed_ && session_.has_log())
    if (Result<void> done = session_.checkpoint(true); !done) fail(done.error());
  if (!failed_) session_.close(true);
  if (!failed_) return;
  if (!copy_) save_elsewhere({});
  if (copy_) copy_->close(true);
  copy_.reset();
}

} // namespace yoriai::store
