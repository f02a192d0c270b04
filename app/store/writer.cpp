#include "store/writer.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "base/time.hpp"
#include "store/payload.hpp"
#include "store/traces.hpp"

namespace yoriai::store {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kSnapshotEvery = 500;    // changes; replaying that many takes a few milliseconds
constexpr std::chrono::seconds kQuiet{1};        // after which the log is moved into the file itself
constexpr std::chrono::seconds kTryAgain{2};
constexpr std::size_t kMostInHand = 128 << 20;   // bytes of pictures

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
    : file_(std::move(start.file)),
      lock_(std::move(start.lock)),
      key_(std::move(start.key)),
      session_(std::move(session)),
      options_(std::move(start.options)),
      log_(std::move(start.loaded.log)),
      meeting_(std::move(start.loaded.meeting)),
      box_(std::move(start.loaded.box)),
      desk_(std::move(start.loaded.desk)),
      snapshot_(start.loaded.snapshot),
      backups_(backup_folder(options_.state_folder, meeting_.head().id)) {
  status_.submitted = status_.durable = last_number();
  status_.saved_at = log_.empty() ? 0 : log_.back()->change.at;
  status_.file = file_;
  status_.sealed = key_ != nullptr;
  reading_key_ = key_;
  take_backup(true);
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
    // Should the thread find them written when it has woken up, it still has to tidy up.
    tidy_at_ = std::chrono::steady_clock::now() + kQuiet;
  }
  work_.notify_one();
}

void Writer::order(Order order) {
  {
    const std::lock_guard guard(mutex_);
    status_.errand = {order.what, ++ordered_, true, {}, order.file};
    orders_.push_back(std::move(order));
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
  if (const std::unique_lock disk(at_disk_, std::try_to_lock); disk) write_what_waits();
  std::unique_lock lock(mutex_);
  // Waiting for the last change waits for the papers put after it, too.
  const std::uint64_t tasks = number >= status_.submitted ? put_ : 0;
  number = std::min(number, status_.submitted);
  saved_.wait(lock, [&] { return status_.failure || (status_.durable >= number && done_ >= tasks); });
  if (status_.durable >= number && done_ >= tasks) return {};
  return *status_.failure;
}

Result<void> Writer::wait_for_errand() {
  std::unique_lock lock(mutex_);
  saved_.wait(lock, [this] { return carried_out_ == ordered_; });
  if (status_.errand.failure) return *status_.errand.failure;
  return {};
}

void Writer::finish() {
  {
    const std::lock_guard guard(mutex_);
    ending_ = true;
  }
  work_.notify_one();
  if (thread_.joinable()) thread_.join();
}

bool Writer::has_something_to_do() const { return ending_ || !queue_.empty() || !orders_.empty(); }

// Until there is something to do; true: nothing came, and it is time to tidy up or to try again.
bool Writer::wait_for_work() {
  std::unique_lock lock(mutex_);
  while (!has_something_to_do()) {
    if (!tidy_at_) {
      work_.wait(lock);
      continue;
    }
    const SteadyTime until = *tidy_at_;
    if (std::chrono::steady_clock::now() >= until) return true;
    work_.wait_until(lock, until);
  }
  return false;
}

void Writer::run() {
  for (bool going_on = true; going_on;) {
    const bool quiet = wait_for_work();
    const std::lock_guard guard(at_disk_);
    going_on = do_next(quiet);
  }
  wind_up();
}

// False: everything is done, and it ends.
bool Writer::do_next(bool quiet) {
  if (write_what_waits()) return true;
  std::optional<Order> order;
  {
    const std::lock_guard guard(mutex_);
    if (!orders_.empty()) {
      order = std::move(orders_.front());
      orders_.pop_front();
    } else if (ending_) {
      return false;
    }
  }
  if (order) do_errand(*order);
  else if (quiet) tidy();
  rest();
  return true;
}

// False: nothing did.
bool Writer::write_what_waits() {
  std::vector<Task> batch;
  {
    const std::lock_guard guard(mutex_);
    batch = std::exchange(queue_, {});
  }
  if (batch.empty()) return false;
  write(batch);
  if (!failed_ && last_number() - snapshot_ >= kSnapshotEvery) take_snapshot();
  if (!failed_)
    if (const Result<void> done = session_.keep_room(); !done) give_up(done.error());
  take_backup(false);
  rest();
  return true;
}

// When to tidy up, if nothing comes.
void Writer::rest() {
  const bool something_left = failed_ ? !copy_ : session_.has_log();
  const std::lock_guard guard(mutex_);
  tidy_at_.reset();
  if (something_left) tidy_at_ = std::chrono::steady_clock::now() + (failed_ ? kTryAgain : kQuiet);
}

void Writer::write(const std::vector<Task>& batch) {
  if (!failed_)
    if (Result<void> done = session_.append(batch); !done) fail(done.error());
  learn(batch);
  if (failed_) save_elsewhere(batch);
  else written();
  publish();
}

// The writer's own copy follows, whether or not the disk did.
void Writer::learn(const std::vector<Task>& batch) {
  learned_ += batch.size();
  for (const Task& task : batch) {
    if (task.entry) log_.push_back(task.entry);
    for (const meeting::Event& event : task.events) meeting::apply(meeting_, event);
    keep_in_hand(task);
    for (const auto& [ballot, papers] : task.box) {
      if (papers.empty()) box_.erase(ballot);
      else box_[ballot] = papers;
    }
    for (const auto& [field, text] : task.drafts) {
      if (text.empty()) desk_.erase(field);
      else desk_[field] = text;
    }
  }
}

void Writer::keep_in_hand(const Task& task) {
  in_hand_.insert(in_hand_.end(), task.pictures.begin(), task.pictures.end());
  std::size_t bytes = 0;
  for (auto picture = in_hand_.rbegin(); picture != in_hand_.rend(); ++picture)
    if ((bytes += picture->bytes->size()) > kMostInHand && !failed_) {
      in_hand_.erase(in_hand_.begin(), picture.base());
      return;
    }
}

Result<std::string> Writer::picture(const PictureRow& row) const {
  for (const NewPicture& picture : in_hand_)
    if (picture.row.picture.sum == row.picture.sum) return *picture.bytes;
  Result<std::string> bytes = read_picture_bytes(file_, key_, row);
  // Of a file that failed, what can still be had is taken; the rest must not keep the meeting from being saved.
  return bytes || !failed_ ? std::move(bytes) : damaged_picture(file_, row);
}

std::pair<fs::path, std::shared_ptr<const SealKey>> Writer::reading() const {
  const std::lock_guard guard(mutex_);
  return {status_.file, reading_key_};
}

// Everything learned is in the session file.
void Writer::written() {
  const std::lock_guard guard(mutex_);
  done_ = learned_;
  status_.durable = last_number();
  status_.saved_at = options_.clock();
  status_.unsaved_since = queue_.empty() ? 0 : queue_.front().at;
}

// From here on the session file is left alone: after a failed sync the system may say that all is well while the
// disk holds something else.
void Writer::fail(Error error) {
  failed_ = true;
  session_.close(false);
  const std::lock_guard guard(mutex_);
  status_.failure = std::move(error);
  if (status_.unsaved_since == 0) status_.unsaved_since = options_.clock();
}

void Writer::give_up(Error error) {
  fail(std::move(error));
  save_elsewhere({});
  publish();
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
  const fs::path folder = rescue_folder(options_.state_folder, meeting_.head().id);
  make_private_folder(folder);
  const fs::path path = rescue_name(folder, file_, options_.clock());
  const std::shared_ptr<const SealKey> key = key_ ? key_->for_new_file() : nullptr;
  if (!write_whole(path, whole(), options_.vfs, key)) return false;
  Result<SessionFile> copy = SessionFile::open(path, options_.vfs, key);
  if (!copy) return false;
  copy_ = std::move(*copy);
  copy_path_ = path;
  return true;
}

// In a quiet moment everything is moved into the one file, so that a copy of it by hand is whole.
void Writer::tidy() {
  if (!failed_ && session_.has_log())
    if (Result<void> done = session_.checkpoint(false); !done) fail(done.error());
  if (!failed_ || copy_) return;
  save_elsewhere({});
  publish();
}

void Writer::take_snapshot() {
  const Result<void> done = session_.put_snapshot(last_number(), encode_meeting(meeting_));
  if (done) snapshot_ = last_number();
  // A snapshot only makes opening faster; a full disk refuses it without harm.
  if (!done && done.error().key != "store.disk_full") give_up(done.error());
}

void Writer::take_backup(bool even_if_fresh) {
  if (failed_ || options_.backup_every_ms == 0) return;
  const TimeMs now = options_.clock();
  if (!even_if_fresh && now - backed_up_at_ < options_.backup_every_ms) return;
  if (backups_.take({file_, key_, session_.fingerprint(), meeting_.head()["title"], now})) backed_up_at_ = now;
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
  backups_.wait();
  take_backup(true);
  backups_.wait(); // it reads the file that is closed next
  if (!failed_ && session_.has_log())
    if (Result<void> done = session_.checkpoint(true); !done) fail(done.error());
  if (!failed_) session_.close(true);
  lock_.release();
  if (!failed_) return;
  if (!copy_) save_elsewhere({});
  if (copy_) copy_->close(true);
  copy_.reset();
}

} // namespace yoriai::store
