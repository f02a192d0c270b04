#include "store/schema.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace yoriai::store {
namespace {

using Part = std::pair<std::string_view, std::string_view>; // name, the statement as SQLite keeps it

constexpr Part kParts[] = {
    {"about", "CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"},
    {"attachments",
     "CREATE TABLE attachments(id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, bytes BLOB NOT NULL)"},
    {"box",
     "CREATE TABLE box(paper INTEGER PRIMARY KEY, ballot TEXT NOT NULL, payload TEXT NOT NULL, sum INTEGER NOT NULL)"},
    {"changes",
     "CREATE TABLE changes(number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, command TEXT NOT "
     "NULL, "
     "undoes INTEGER NOT NULL, redoes INTEGER NOT NULL, settles INTEGER NOT NULL, chain INTEGER NOT NULL)"},
    {"events",
     "CREATE TABLE events(number INTEGER NOT NULL REFERENCES changes, ordinal INTEGER NOT NULL, tag TEXT NOT NULL, "
     "payload TEXT NOT NULL, PRIMARY KEY(number, ordinal)) WITHOUT ROWID"},
    {"snapshots", "CREATE TABLE snapshots(number INTEGER PRIMARY KEY, payload TEXT NOT NULL, sum INTEGER NOT NULL)"},
    // The log only ever grows at its end: also INSERT OR REPLACE, which fires no DELETE trigger, is stopped.
    {"changes_in_order",
     "CREATE TRIGGER changes_in_order BEFORE INSERT ON changes "
     "WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM changes) "
     "BEGIN SELECT RAISE(ABORT, 'changes are numbered without gaps'); END"},
    {"changes_stay",
     "CREATE TRIGGER changes_stay BEFORE DELETE ON changes BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"},
    {"changes_fixed",
     "CREATE TRIGGER changes_fixed BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"},
    {"events_in_order",
     "CREATE TRIGGER events_in_order BEFORE INSERT ON events "
     "WHEN NEW.number IS NOT (SELECT max(number) FROM changes) OR "
     "NEW.ordinal IS NOT (SELECT count(*) FROM events WHERE number = NEW.number) "
     "BEGIN SELECT RAISE(ABORT, 'events belong to the last change, in order'); END"},
    {"events_stay",
     "CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"},
    {"events_fixed",
     "CREATE TRIGGER events_fixed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"},
};

} // namespace

int lay_out(Database& db) {
  if (const int code = db.run("PRAGMA journal_mode = WAL; BEGIN IMMEDIATE"); code != SQLITE_OK) return code;
  for (const auto& [name, statement] : kParts)
    if (const int code = db.run(std::string(statement).c_str()); code != SQLITE_OK) return code;
  const std::string numbers = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                              "; PRAGMA user_version = " + std::to_string(kFormat);
  if (const int code = db.run(numbers.c_str()); code != SQLITE_OK) return code;
  return db.run("INSERT INTO about VALUES('what', 'A meeting kept by Yoriai; see app/store/FORMAT.md'); COMMIT");
}

bool is_laid_out(Database& db) {
  std::vector<Part> expected(std::begin(kParts), std::end(kParts));
  std::sort(expected.begin(), expected.end());
  // sqlite_stat1 and its like come from a harmless ANALYZE; indexes of that prefix from PRIMARY KEY.
  Statement query(db, "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  for (const auto& [name, statement] : expected)
    if (query.step() != SQLITE_ROW || query.text(0) != name || query.text(1) != statement) return false;
  return query.step() == SQLITE_DONE;
}

} // namespace yoriai::store
