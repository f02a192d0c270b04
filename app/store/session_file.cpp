#include "store/session_file.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "store/schema.hpp"

namespace yoriai::store {

using base::Code;
using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

// FULL: a commit is synced before it returns. Overwritten papers and freed pages are zeroed, and nothing goes to
// temporary files. Our own checkpoints, so that a failed one is seen.
constexpr const char* kWriting =
    "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY; "
    "PRAGMA foreign_keys = ON";

// The log is made this long before it is needed (some hundred changes), and begun anew when it is.
constexpr sqlite3_int64 kRoom = 2 << 20;
constexpr std::uintmax_t kSpaceToSpare = 16 * kRoom; // a disk with less keeps it for the meeting

int note_pages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

// Zeros from the end of the log up to kRoom, in pieces: what is written in one piece is slow to be overwritten in part.
int write_zeros(sqlite3_file* log, sqlite3_int64 from) {
  static constexpr std::array<char, 1 << 16> kZeros{};
  int code = SQLITE_OK;
  for (sqlite3_int64 at = from; code == SQLITE_OK && at < kRoom;) {
    const auto size = static_cast<int>(kZeros.size() - at % kZeros.size());
    code = log->pMethods->xWrite(log, kZeros.data(), size, at);
    at += size;
  }
  return code;
}

Error cannot_make(const fs::path& file, int why) {
  const std::string name = file.string();
  switch (why) {
    case EEXIST: return {Code::unwritable, "store.exists", {{"file", name}}};
    case ENOENT:
    case ENOTDIR: return {Code::unwritable, "store.no_folder", {{"file", name}}};
    case EACCES:
    case EPERM:
    case EROFS: return {Code::unwritable, "store.read_only_place", {{"file", name}}};
    case ENOSPC:
    case EDQUOT: return {Code::unwritable, "store.disk_full", {{"file", name}}};
    default: return {Code::unwritable, "store.write_failed", {{"file", name}, {"reason", std::strerror(why)}}};
  }
}

} // namespace

fs::path log_beside(const fs::path& file) { return fs::path(file) += "-wal"; }

bool was_interrupted(const fs::path& file) {
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(log_beside(fs::weakly_canonical(file, failed)), failed);
  return !failed && size > 0;
}

void remove_session(const fs::path& file) {
  std::error_code ignored;
  fs::remove(file, ignored);
  remove_logs(file);
}

void remove_logs(const fs::path& file) {
  std::error_code ignored;
  for (const char* ending : {"-wal", "-shm", "-journal"}) fs::remove(fs::path(file) += ending, ignored);
}

Result<SessionFile> SessionFile::open(const fs::path& file, const std::string& vfs,
                                      const std::shared_ptr<const SealKey>& key) {
  SessionFile session(file);
  int code = session.db_.open(file, Mode::read_write, vfs);
  if (code == SQLITE_OK && session.db_.text("PRAGMA journal_mode = WAL") != "wal") {
    code = sqlite3_extended_errcode(session.db_.handle());
    if (code == SQLITE_OK) code = SQLITE_CANTOPEN;
  }
  if (code == SQLITE_OK && sqlite3_db_readonly(session.db_.handle(), "main") != 0) code = SQLITE_READONLY;
  if (code == SQLITE_OK) code = session.db_.run(kWriting);
  // Nothing is written by this, but it fails where nothing can be.
  if (code == SQLITE_OK) code = session.db_.run("BEGIN IMMEDIATE; ROLLBACK");
  session.rows_ = rows_for(key);
  if (code == SQLITE_OK) code = session.begin_writing();
  if (code == SQLITE_OK) return session;
  const Error error = writing_error(file, code, session.db_.reason(code));
  session.rows_->detach();
  return error;
}

Result<SessionFile> SessionFile::make(const fs::path& file, const std::string& vfs,
                                      const std::shared_ptr<const SealKey>& key) {
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) return cannot_make(file, errno);
  ::close(fd);
  SessionFile session(file);
  session.rows_ = rows_for(key);
  int code = session.db_.open(file, Mode::read_write, vfs);
  if (code == SQLITE_OK) code = session.db_.run(kWriting);
  if (code == SQLITE_OK) code = lay_out(session.db_, key ? Layout::sealed : Layout::readable);
  if (code == SQLITE_OK && key) code = put_seal(session.db_, key->head());
  if (code == SQLITE_OK) code = session.begin_writing();
  if (code == SQLITE_OK) {
    session.has_log_ = true;
    return session;
  }
  const Error error = writing_error(file, code, session.db_.reason(code));
  session.close(false);
  remove_session(file);
  return error;
}

int SessionFile::begin_writing() {
  begin_ = Statement(db_, "BEGIN IMMEDIATE");
  commit_ = Statement(db_, "COMMIT");
  log_pages_ = std::make_unique<int>(0);
  long_log_ = static_cast<int>(kRoom / db_.number("PRAGMA page_size", 4096));
  sqlite3_wal_hook(db_.handle(), note_pages, log_pages_.get());
  return rows_->attach(db_);
}

Result<void> SessionFile::failed(int code) {
  const std::string reason = db_.reason(code);
  if (sqlite3_get_autocommit(db_.handle()) == 0) db_.run("ROLLBACK");
  return writing_error(file_, code, reason);
}

Result<void> SessionFile::append(std::span<const Task> tasks) {
  if (tasks.empty()) return {};
  int code = begin_.run();
  if (code == SQLITE_OK) code = append_all(tasks);
  if (code == SQLITE_OK) code = commit_.run();
  if (code != SQLITE_OK) return failed(code);
  has_log_ = true;
  // The papers of a ballot that has ended must not survive in the write-ahead log either.
  for (const Task& task : tasks)
    for (const auto& [ballot, papers] : task.box)
      if (papers.empty()) return checkpoint(true);
  return {};
}

int SessionFile::append_all(std::span<const Task> tasks) {
  for (const Task& task : tasks) {
    int code = task.entry ? rows_->put_entry(*task.entry) : SQLITE_OK;
    for (auto picture = task.pictures.begin(); code == SQLITE_OK && picture != task.pictures.end(); ++picture)
      code = rows_->put_picture(picture->row, *picture->bytes);
    for (auto box = task.box.begin(); code == SQLITE_OK && box != task.box.end(); ++box)
      code = rows_->put_box(box->first, box->second);
    for (auto draft = task.drafts.begin(); code == SQLITE_OK && draft != task.drafts.end(); ++draft)
      code = rows_->put_draft(draft->first, draft->second);
    if (code != SQLITE_OK) return code;
  }
  return rows_->seal_up();
}

Result<void> SessionFile::put_snapshot(std::uint64_t number, const std::string& payload) {
  int code = begin_.run();
  if (code == SQLITE_OK) code = rows_->put_snapshot(number, payload);
  if (code == SQLITE_OK) code = commit_.run();
  if (code != SQLITE_OK) return failed(code);
  has_log_ = true;
  return {};
}

Result<void> SessionFile::put_picture(const PictureRow& row, std::string_view bytes) {
  int code = begin_.run();
  if (code == SQLITE_OK) code = rows_->put_picture(row, bytes);
  if (code == SQLITE_OK) code = commit_.run();
  if (code != SQLITE_OK) return failed(code);
  has_log_ = true;
  return {};
}

Result<void> SessionFile::checkpoint(bool truncate) {
  const int kind = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  const int code = sqlite3_wal_checkpoint_v2(db_.handle(), "main", kind, nullptr, nullptr);
  // A reader in the way is no failure: the log is taken over another time.
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) return failed(code);
  if (code == SQLITE_OK) {
    has_log_ = false;
    if (truncate) has_room_ = false;
  }
  return {};
}

Result<void> SessionFile::keep_room() {
  if (!has_room_) {
    has_room_ = true; // or as much as the disk has: it is not asked again
    const int code = lengthen_log();
    return code == SQLITE_OK ? Result<void>() : failed(code);
  }
  if (*log_pages_ < moved_pages_) moved_pages_ = 0; // begun anew since
  if (*log_pages_ - moved_pages_ < long_log_) return {};
  moved_pages_ = *log_pages_;
  return checkpoint(false);
}

// Nobody else may write to the log meanwhile. What a disk will not take is no failure: nothing depends on these zeros.
int SessionFile::lengthen_log() {
  std::error_code unknown;
  const fs::space_info space = fs::space(file_, unknown);
  if (unknown || space.available < kSpaceToSpare) return SQLITE_OK;
  if (const int code = begin_.run(); code != SQLITE_OK) return code;
  sqlite3_file* log = nullptr;
  sqlite3_int64 size = 0;
  int code = sqlite3_file_control(db_.handle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (code == SQLITE_OK) code = log->pMethods->xFileSize(log, &size);
  if (code == SQLITE_OK && size > 0 && size < kRoom) {
    if (write_zeros(log, size) != SQLITE_OK) (void)log->pMethods->xTruncate(log, size);
    else code = log->pMethods->xSync(log, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
  }
  const int ended = db_.run("ROLLBACK");
  return code != SQLITE_OK ? code : ended;
}

void SessionFile::close(bool trusted) {
  begin_ = {};
  commit_ = {};
  if (rows_) rows_->detach();
  db_.close(!trusted);
}

} // namespace yoriai::store
