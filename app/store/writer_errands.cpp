// What the writer does with the whole file, between two writes.
#include <fcntl.h>
#include <unistd.h>

#include "store/traces.hpp"
#include "store/writer.hpp"

namespace yoriai::store {

using base::Code;
using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

// Holds on to a file that is about to lose its name, to overwrite what was in it.
class Leftover {
public:
  explicit Leftover(const fs::path& file) : fd_(::open(file.c_str(), O_WRONLY | O_CLOEXEC)) {}
  ~Leftover() {
    if (fd_ >= 0) ::close(fd_);
  }
  Leftover(const Leftover&) = delete;
  void wipe() {
    if (fd_ >= 0) (void)overwrite(fd_);
  }

private:
  int fd_;
};

} // namespace

void Writer::do_errand(const Order& order) {
  const Result<void> done = carry_out(order);
  {
    const std::lock_guard guard(mutex_);
    ++carried_out_;
    const bool last = carried_out_ == ordered_;
    status_.errand = {order.what, carried_out_, !last, {}, order.file};
    if (!done) status_.errand.failure = done.error();
    status_.file = file_;
    status_.sealed = key_ != nullptr;
    reading_key_ = key_;
  }
  publish();
}

Result<void> Writer::carry_out(const Order& order) {
  switch (order.what) {
    case Errand::none: return {};
    case Errand::seal:
    case Errand::unseal: return seal_anew(order.key);
    case Errand::move: return move_to(order.file);
    case Errand::copy: return copy_beginning(log_, order.until, whole().pictures, order.file, options_.vfs, key_);
  }
  return {};
}

// A new file takes the place of the old one. At every moment one of them, whole, has the name.
Result<void> Writer::seal_anew(const std::shared_ptr<const SealKey>& key) {
  if (failed_) return *status().failure;
  backups_.wait(); // it reads the file
  if (Result<void> done = session_.checkpoint(true); !done) {
    fail(done.error());
    save_elsewhere({});
    return done;
  }
  // Somebody reads it just now: their log must not be taken away beneath them.
  if (session_.has_log()) return Error{Code::unusable_file, "store.being_read", {{"file", file_.string()}}};
  const fs::path made = unfinished(file_);
  remove_session(made);
  if (Result<void> done = write_verified(made, whole(), options_.vfs, key); !done) return done;
  Result<FileLock> lock = FileLock::take(made);
  if (!lock) return remove_session(made), lock.error();
  session_.close(true);
  Leftover old(file_);
  if (Result<void> done = replace(made, file_); !done) {
    remove_session(made);
    const Result<void> back = go_on_in(file_, std::move(lock_), key_);
    return back ? done : back;
  }
  old.wipe();
  Result<void> done = go_on_in(file_, std::move(*lock), key);
  // What was kept for the old seal, or without any, opens no more than the meeting does.
  backups_.forget();
  std::error_code ignored;
  const fs::path rescues = rescue_folder(options_.state_folder, meeting_.head().id);
  for (fs::directory_iterator it(rescues, ignored), end; !ignored && it != end; it.increment(ignored)) wipe_file(it->path());
  take_backup(true);
  return done;
}

// A file that may be written over holds the beginning of this very meeting, and nobody has it open.
Result<bool> Writer::may_replace(const fs::path& file) const {
  std::error_code failed;
  if (!fs::exists(fs::symlink_status(file, failed))) return false;
  if (file != file_ && is_locked(file)) return Error{Code::unusable_file, "store.locked", {{"file", file.string()}, {"since", locked_since(file)}}};
  const Result<Loaded> there = load(file, key_);
  if (there && begins_with(log_, there->log)) return true;
  return Error{Code::unwritable, "store.exists", {{"file", file.string()}}};
}

Result<void> Writer::move_to(const fs::path& file) {
  if (!failed_ && file == file_) return {};
  const Result<bool> over = may_replace(file);
  if (!over) return over.error();
  backups_.wait();
  const fs::path made = unfinished(file);
  remove_session(made);
  const std::shared_ptr<const SealKey> key = key_ ? key_->for_new_file() : nullptr;
  Result<void> done = write_verified(made, whole(), options_.vfs, key);
  if (!done) {
    Error error = done.error();
    error.args["file"] = file.string();
    return error;
  }
  Result<FileLock> lock = FileLock::take(made);
  if (!lock) return remove_session(made), lock.error();
  done = *over ? replace(made, file) : put_in_place(made, file);
  if (!done) return remove_session(made), done;
  if (!failed_) {
    (void)session_.checkpoint(true); // everything is in the new file
    session_.close(true);
  }
  if (done = go_on_in(file, std::move(*lock), key); !done) return done;
  if (copy_) copy_->close(false);
  copy_.reset();
  if (!copy_path_.empty()) {
    remove_logs(copy_path_);
    wipe_file(std::exchange(copy_path_, {}));
  }
  take_backup(true);
  return {};
}

// From here on changes go to `file`, which holds everything there is.
Result<void> Writer::go_on_in(const fs::path& file, FileLock lock, std::shared_ptr<const SealKey> key) {
  lock_ = std::move(lock); // lets go of the old one, which no connection has open any more
  file_ = file;
  key_ = std::move(key);
  Result<SessionFile> session = SessionFile::open(file_, options_.vfs, key_);
  if (!session) {
    fail(session.error());
    save_elsewhere({});
    return session.error();
  }
  session_ = std::move(*session);
  failed_ = false;
  snapshot_ = last_number();
  written();
  const std::lock_guard guard(mutex_);
  status_.failure.reset();
  status_.rescue.reset();
  status_.rescued = 0;
  return {};
}

} // namespace yoriai::store
