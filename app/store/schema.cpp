#include "store/schema.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace yoriai::store {
namespace {

using Part = std::pair<std::string_view, std::string_view>; // name, the statement as SQLite keeps it

constexpr Part kReadable[] = {
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
    {"desk", "CREATE TABLE desk(field TEXT PRIMARY KEY, text TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID"},
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

// Every table holds one kind of row, each sealed for its place; the same rule for the log.
constexpr Part kSealed[] = {
    {"about", kReadable[0].second},
    {"seal",
     "CREATE TABLE seal(one INTEGER PRIMARY KEY CHECK(one = 1), file BLOB NOT NULL, salt BLOB NOT NULL, "
     "passes INTEGER NOT NULL, memory INTEGER NOT NULL, wrapped BLOB NOT NULL, sum INTEGER NOT NULL)"},
    {"sealed_attachments", "CREATE TABLE sealed_attachments(number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"},
    {"sealed_changes", "CREATE TABLE sealed_changes(number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"},
    {"sealed_desk", "CREATE TABLE sealed_desk(one INTEGER PRIMARY KEY CHECK(one = 1), bytes BLOB NOT NULL)"},
    {"sealed_head",
     "CREATE TABLE sealed_head(one INTEGER PRIMARY KEY CHECK(one = 1), number INTEGER NOT NULL, bytes BLOB NOT NULL)"},
    {"sealed_snapshots", "CREATE TABLE sealed_snapshots(number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"},
    {"changes_in_order",
     "CREATE TRIGGER changes_in_order BEFORE INSERT ON sealed_changes "
     "WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM sealed_changes) "
     "BEGIN SELECT RAISE(ABORT, 'changes are numbered without gaps'); END"},
    {"changes_stay",
     "CREATE TRIGGER changes_stay BEFORE DELETE ON sealed_changes "
     "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"},
    {"changes_fixed",
     "CREATE TRIGGER changes_fixed BEFORE UPDATE ON sealed_changes "
     "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"},
};

std::span<const Part> parts_of(Layout layout) {
  if (layout == Layout::sealed) return kSealed;
  return kReadable;
}

bool has_exactly(Database& db, std::span<const Part> parts) {
  std::vector<Part> expected(parts.begin(), parts.end());
  std::sort(expected.begin(), expected.end());
  // sqlite_stat1 and its like come from a harmless ANALYZE; indexes of that prefix from PRIMARY KEY.
  Statement query(db, "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  for (const auto& [name, statement] : expected)
    if (query.step() != SQLITE_ROW || query.text(0) != name || query.text(1) != statement) return false;
  return query.step() == SQLITE_DONE;
}

} // namespace

int lay_out(Database& db, Layout layout) {
  if (const int code = db.run("PRAGMA journal_mode = WAL; BEGIN IMMEDIATE"); code != SQLITE_OK) return code;
  for (const auto& [name, statement] : parts_of(layout))
    if (const int code = db.run(std::string(statement).c_str()); code != SQLITE_OK) return code;
  const std::string numbers = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                              "; PRAGMA user_version = " + std::to_string(kFormat);
  if (const int code = db.run(numbers.c_str()); code != SQLITE_OK) return code;
  return db.run("INSERT INTO about VALUES('what', 'A meeting kept by Yoriai; see app/store/FORMAT.md'); COMMIT");
}

std::optional<Layout> layout_of(Database& db) {
  for (const Layout layout : {Layout::readable, Layout::sealed})
    if (has_exactly(db, parts_of(layout))) return layout;
  return std::nullopt;
}

} // namespace yoriai::store
