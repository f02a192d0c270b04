// A thin hold on SQLite: connections and statements that close themselves, and its result codes as our errors.
// SQLite is used by this room only. A connection belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace yoriai::store {

enum class Mode {
  as_is,     // reads the one file without locks, journal or side files: for a file at rest
  read_only, // reads beside a writer; cannot change the file
  read_write,
  create, // must not exist
};

class Database {
public:
  Database() = default;
  // `vfs`: name of an SQLite VFS; empty: the usual one. Returns SQLite's code; the object is usable on 0 only.
  int open(const std::filesystem::path& file, Mode mode, const std::string& vfs = {});
  // Runs statements that return nothing of interest.
  int run(const char* sql);
  std::int64_t number(const char* sql, std::int64_t otherwise); // first column of the first row
  std::string text(const char* sql);                            // likewise; "" when there is none
  // From now on a file that is shorter than it says is read as far as it goes. For reading only.
  void allow_cut();
  // What the operating system said last, as words.
  std::string reason(int code) const;
  // Closes without touching the file or its journal any more when `leave_as_is`.
  int close(bool leave_as_is = false);
  sqlite3* handle() const { return db_.get(); }
  explicit operator bool() const { return db_ != nullptr; }

private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  std::unique_ptr<sqlite3, Close> db_;
};

class Statement {
public:
  Statement() = default;
  Statement(const Database& db, const char* sql); // bad SQL: step() returns the code
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, std::string_view text); // the text must live until step()
  Statement& bind_bytes(int index, std::string_view bytes); // likewise
  int step();                                        // SQLITE_ROW, SQLITE_DONE or an error
  int run();                                         // one row written: 0 or an error; ready for the next
  // Of the current row. A column of another type reads as 0 or as too long.
  bool is_integer(int column) const;
  bool is_text(int column) const;
  std::int64_t integer(int column) const;
  std::string_view text(int column) const; // lives until the next step
  bool is_bytes(int column) const;
  std::string_view bytes(int column) const; // likewise

private:
  struct Finalize {
    void operator()(sqlite3_stmt* s) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int code_ = 0;
};

// SQLite's code while reading, as the error a person can use: not_a_session, damaged_file, unreadable.
base::Error reading_error(const std::filesystem::path& file, int code, const std::string& reason);
// While writing: disk_full, read_only_place, write_failed.
base::Error writing_error(const std::filesystem::path& file, int code, const std::string& reason);

} // namespace yoriai::store
