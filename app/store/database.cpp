#include "store/database.hpp"

#include <sqlite3.h>

#include <cstring>

namespace yoriai::store {

using base::Code;
using base::Error;

namespace {

constexpr int kBusyMs = 10'000; // a reader or a backup program may hold the file for a moment
constexpr int kLongestCell = 64 << 20;

// "file:" names need ? # % escaped.
std::string uri_of(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : file.string()) {
    if (c == '%') uri += "%25";
    else if (c == '?') uri += "%3f";
    else if (c == '#') uri += "%23";
    else uri += c;
  }
  return uri;
}

int flags_of(Mode mode) {
  switch (mode) {
    case Mode::as_is:
    case Mode::read_only: return SQLITE_OPEN_READONLY;
    case Mode::read_write: return SQLITE_OPEN_READWRITE;
    case Mode::create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE;
  }
  return SQLITE_OPEN_READONLY;
}

} // namespace

void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }
void Statement::Finalize::operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }

int Database::open(const std::filesystem::path& file, Mode mode, const std::string& vfs) {
  sqlite3* db = nullptr;
  const std::string uri = uri_of(file) + (mode == Mode::as_is ? "?immutable=1" : "");
  const int code = sqlite3_open_v2(uri.c_str(), &db, flags_of(mode) | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                                   vfs.empty() ? nullptr : vfs.c_str());
  db_.reset(db);
  if (db == nullptr) return SQLITE_NOMEM;
  if (code != SQLITE_OK) return sqlite3_extended_errcode(db);
  sqlite3_extended_result_codes(db, 1);
  sqlite3_busy_timeout(db, kBusyMs);
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, kLongestCell);
  // A file from elsewhere may bring its own views, triggers and functions; none of them is to run.
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  return SQLITE_OK;
}

int Database::run(const char* sql) { return sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr); }

std::int64_t Database::number(const char* sql, std::int64_t otherwise) {
  Statement query(*this, sql);
  return query.step() == SQLITE_ROW && query.is_integer(0) ? query.integer(0) : otherwise;
}

std::string Database::text(const char* sql) {
  Statement query(*this, sql);
  return query.step() == SQLITE_ROW ? std::string(query.text(0)) : std::string();
}

std::string Database::reason(int code) const {
  const int system = db_ ? sqlite3_system_errno(db_.get()) : 0;
  const int kind = code & 0xff;
  if (system != 0 && (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN || kind == SQLITE_FULL))
    return std::strerror(system);
  return sqlite3_errstr(kind);
}

// SQLite opens such a file only where somebody may want to mend it by hand: with a schema that can be written.
void Database::allow_cut() {
  sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
}

int Database::close(bool leave_as_is) {
  if (!db_) return SQLITE_OK;
  if (leave_as_is) sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  return sqlite3_close_v2(db_.release());
}

Statement::Statement(const Database& db, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  code_ = sqlite3_prepare_v3(db.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
}

Statement& Statement::bind(int index, std::int64_t value) {
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_int64(statement_.get(), index, value);
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  if (code_ == SQLITE_OK)
    code_ = sqlite3_bind_text64(statement_.get(), index, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                                SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_bytes(int index, std::string_view bytes) {
  if (code_ == SQLITE_OK)
    code_ = sqlite3_bind_blob64(statement_.get(), index, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
  return *this;
}

int Statement::step() { return code_ != SQLITE_OK ? code_ : sqlite3_step(statement_.get()); }

int Statement::run() {
  const int code = step();
  sqlite3_reset(statement_.get());
  return code == SQLITE_DONE ? SQLITE_OK : code == SQLITE_OK ? SQLITE_MISUSE : code;
}

bool Statement::is_integer(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER; }
bool Statement::is_text(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_TEXT; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string_view Statement::text(int column) const {
  if (!is_text(column)) return {};
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string_view()
                          : std::string_view(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool Statement::is_bytes(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_BLOB; }

std::string_view Statement::bytes(int column) const {
  if (!is_bytes(column)) return {};
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string_view()
                          : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

Error reading_error(const std::filesystem::path& file, int code, const std::string& reason) {
  const std::string name = file.string();
  switch (code & 0xff) {
    case SQLITE_NOTADB: return {Code::unusable_file, "store.not_a_session", {{"file", name}}};
    case SQLITE_CORRUPT:
    case SQLITE_ERROR: // a table or column that every session has is not there
    case SQLITE_TOOBIG:
    case SQLITE_INTERRUPT: return {Code::unusable_file, "store.damaged_file", {{"file", name}}};
    default: return {Code::unusable_file, "store.unreadable", {{"file", name}, {"reason", reason}}};
  }
}

Error writing_error(const std::filesystem::path& file, int code, const std::string& reason) {
  const std::string name = file.string();
  switch (code & 0xff) {
    case SQLITE_FULL: return {Code::unwritable, "store.disk_full", {{"file", name}}};
    case SQLITE_READONLY:
    case SQLITE_PERM: return {Code::unwritable, "store.read_only_place", {{"file", name}}};
    default: return {Code::unwritable, "store.write_failed", {{"file", name}, {"reason", reason}}};
  }
}

} // namespace yoriai::store
