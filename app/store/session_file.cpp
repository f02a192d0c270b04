#include "store/session_file.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>

#include "store/schema.hpp"

namespace yoriai::store {

using base::Code;
using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

// FULL: a commit is synced before it returns. Overwritten papers and freed pages are zeroed. Our own
// checkpoints, so that a failed one is seen.
constexpr const char* kWriting =
    "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA foreign_keys = ON";

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

std::uint64_t snapshot_sum(std::uint64_t number, std::uint64_t chain, std::string_view payload) {
  return sum(payload, sum(std::to_string(number) + "\n" + std::to_string(chain) + "\n"));
}

Result<SessionFile> SessionFile::open(const fs::path& file, const std::string& vfs) {
  SessionFile session(file);
  int code = session.db_.open(file, Mode::read_write, vfs);
  if (code == SQLITE_OK && session.db_.text("PRAGMA journal_mode = WAL") != "wal") {
    code = sqlite3_extended_errcode(session.db_.handle());
    if (code == SQLITE_OK) code = SQLITE_CANTOPEN;
  }
  if (code == SQLITE_OK && sqlite3_db_readonly(session.db_.handle(), "main") != 0) code = SQLITE_READONLY;
  if (code == SQLITE_OK) code = session.prepare();
  // Nothing is written by this, but it fails where nothing can be.
  if (code == SQLITE_OK) code = session.db_.run("BEGIN IMMEDIATE; ROLLBACK");
  if (code == SQLITE_OK) return session;
  return writing_error(file, code, session.db_.reason(code));
}

Result<SessionFile> SessionFile::make(const fs::path& file, const std::string& vfs) {
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) return cannot_make(file, errno);
  ::close(fd);
  SessionFile session(file);
  int code = session.db_.open(file, Mode::read_write, vfs);
  if (code == SQLITE_OK) code = session.db_.run(kWriting);
  if (code == SQLITE_OK) code = lay_out(session.db_);
  if (code == SQLITE_OK) code = session.prepare();
  if (code == SQLITE_OK) {
    session.has_log_ = true;
    return session;
  }
  const Error error = writing_error(file, code, session.db_.reason(code));
  session.close(false);
  remove_session(file);
  return error;
}

int SessionFile::prepare() {
  if (const int code = db_.run(kWriting); code != SQLITE_OK) return code;
  insert_change_ = Statement(db_, "INSERT INTO changes VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  insert_event_ = Statement(db_, "INSERT INTO events VALUES(?, ?, ?, ?)");
  insert_paper_ = Statement(db_, "INSERT INTO box VALUES(?, ?, ?, ?)");
  empty_box_ = Statement(db_, "DELETE FROM box WHERE ballot = ?");
  return SQLITE_OK;
}

Result<void> SessionFile::failed(int code) {
  const std::string reason = db_.reason(code);
  if (sqlite3_get_autocommit(db_.handle()) == 0) db_.run("ROLLBACK");
  return writing_error(file_, code, reason);
}

Result<void> SessionFile::append(std::span<const Task> tasks) {
  if (tasks.empty()) return {};
  int code = db_.run("BEGIN IMMEDIATE");
  if (code == SQLITE_OK) code = append_all(tasks);
  if (code == SQLITE_OK) code = db_.run("COMMIT");
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
    if (task.entry)
      if (const int code = write_entry(*task.entry); code != SQLITE_OK) return code;
    for (const auto& [ballot, papers] : task.box)
      if (const int code = write_box(ballot, papers); code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

int SessionFile::write_entry(const Entry& entry) {
  const Change& c = entry.change;
  const auto number = static_cast<std::int64_t>(c.number);
  insert_change_.bind(1, number).bind(2, c.at).bind(3, c.actor).bind(4, c.command);
  insert_change_.bind(5, static_cast<std::int64_t>(c.undoes)).bind(6, static_cast<std::int64_t>(c.redoes));
  insert_change_.bind(7, std::int64_t{c.settles}).bind(8, static_cast<std::int64_t>(entry.chain));
  if (const int code = insert_change_.run(); code != SQLITE_OK) return code;
  for (std::size_t i = 0; i < entry.payloads.size(); ++i) {
    const Payload& payload = entry.payloads[i];
    insert_event_.bind(1, number).bind(2, static_cast<std::int64_t>(i)).bind(3, payload.tag).bind(4, payload.text);
    if (const int code = insert_event_.run(); code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

// Every paper of the ballot anew under fresh random keys: neither keys nor the order of rows tell who came when.
int SessionFile::write_box(const std::string& ballot, const std::vector<meeting::Paper>& papers) {
  if (const int code = empty_box_.bind(1, ballot).run(); code != SQLITE_OK) return code;
  std::random_device chance;
  for (const meeting::Paper& paper : papers) {
    const std::string text = encode_paper(paper);
    const std::uint64_t key = (std::uint64_t{chance()} << 32 | chance()) >> 1;
    insert_paper_.bind(1, static_cast<std::int64_t>(key)).bind(2, ballot).bind(3, text);
    insert_paper_.bind(4, static_cast<std::int64_t>(sum(text)));
    if (const int code = insert_paper_.run(); code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

Result<void> SessionFile::put_snapshot(std::uint64_t number, std::uint64_t chain, const std::string& payload) {
  Statement insert(db_, "INSERT OR REPLACE INTO snapshots VALUES(?, ?, ?)");
  insert.bind(1, static_cast<std::int64_t>(number)).bind(2, payload);
  insert.bind(3, static_cast<std::int64_t>(snapshot_sum(number, chain, payload)));
  int code = db_.run("BEGIN IMMEDIATE");
  if (code == SQLITE_OK) code = insert.run();
  if (code == SQLITE_OK)
    code = db_.run(
        "DELETE FROM snapshots WHERE number NOT IN (SELECT number FROM snapshots ORDER BY number DESC LIMIT 2)");
  if (code == SQLITE_OK) code = db_.run("COMMIT");
  if (code != SQLITE_OK) return failed(code);
  has_log_ = true;
  return {};
}

Result<void> SessionFile::checkpoint(bool truncate) {
  const int kind = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  const int code = sqlite3_wal_checkpoint_v2(db_.handle(), "main", kind, nullptr, nullptr);
  // A reader in the way is no failure: the log is taken over another time.
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) return failed(code);
  if (code == SQLITE_OK) has_log_ = false;
  return {};
}

void SessionFile::close(bool trusted) {
  insert_change_ = {};
  insert_event_ = {};
  insert_paper_ = {};
  empty_box_ = {};
  db_.close(!trusted);
}

} // namespace yoriai::store
