#include "store/reader.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "store/schema.hpp"
#include "store/session_file.hpp"

namespace yoriai::store {

using base::Code;
using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

using SteadyClock = std::chrono::steady_clock;

// A hostile file can lead SQLite in circles; this is how long anything may take. Ordinary files need a second.
constexpr std::chrono::seconds kPatience{20};

int is_too_long(void* deadline) {
  return SteadyClock::now() > *static_cast<SteadyClock::time_point*>(deadline) ? 1 : 0;
}

// Ends what runs on a connection when patience does. Lives no longer than the connection.
class Patience {
public:
  explicit Patience(const Database& db) : db_(db.handle()), deadline_(SteadyClock::now() + kPatience) {
    sqlite3_progress_handler(db_, 10'000, is_too_long, &deadline_);
  }
  ~Patience() { sqlite3_progress_handler(db_, 0, nullptr, nullptr); }
  Patience(const Patience&) = delete;

private:
  sqlite3* db_;
  SteadyClock::time_point deadline_;
};

Error error_of(const Database& db, const fs::path& file, int code) {
  return reading_error(file, code, db.reason(code));
}

Error damaged_file(const fs::path& file) {
  return {Code::unusable_file, "store.damaged_file", {{"file", file.string()}}};
}

// Before SQLite is asked: a folder, a pipe or a device is no session and must not be opened.
Result<void> check_is_file(const fs::path& file) {
  struct stat info {};
  const Error no_session{Code::unusable_file, "store.not_a_session", {{"file", file.string()}}};
  if (::stat(file.c_str(), &info) == 0) {
    if (!S_ISREG(info.st_mode)) return no_session;
    return {};
  }
  const int why = errno;
  if (why == ENOENT || why == ENOTDIR) return Error{Code::unusable_file, "store.missing", {{"file", file.string()}}};
  return Error{Code::unusable_file, "store.unreadable", {{"file", file.string()}, {"reason", std::strerror(why)}}};
}

// Reads the two numbers in the head of the file itself; they never change after it was made. Not by SQLite, which calls
// a file damaged that is shorter than its head says. A crash while the log is moved into the file leaves it like that,
// and the log beside it makes it whole.
Result<void> check_kind(Database& db, const fs::path& file) {
  constexpr std::string_view kMagic{"SQLite format 3\0", 16};
  std::array<unsigned char, 72> head{};
  sqlite3_file* bytes = nullptr; // of the connection: another descriptor's end would end SQLite's locks on the file
  int code = sqlite3_file_control(db.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &bytes);
  if (code == SQLITE_OK) code = bytes->pMethods->xRead(bytes, head.data(), static_cast<int>(head.size()), 0);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return error_of(db, file, code);
  const auto number_at = [&](std::size_t at) {
    return std::uint32_t{head[at]} << 24 | std::uint32_t{head[at + 1]} << 16 | std::uint32_t{head[at + 2]} << 8 |
           std::uint32_t{head[at + 3]};
  };
  const std::string_view begin(reinterpret_cast<const char*>(head.data()), kMagic.size());
  if (code != SQLITE_OK || begin != kMagic || number_at(68) != std::uint32_t{kApplicationId})
    return Error{Code::unusable_file, "store.not_a_session", {{"file", file.string()}}};
  const auto version = static_cast<std::int32_t>(number_at(60));
  if (version > kFormat) return Error{Code::unusable_file, "store.newer_format", {{"file", file.string()}}};
  if (version < 1) return damaged_file(file);
  return {};
}

// At rest the file is as long as its head says. SQLite alone takes half a last page for a whole one.
bool is_cut(Database& db, const fs::path& file) {
  struct stat info {};
  const std::int64_t length = db.number("PRAGMA page_count", 0) * db.number("PRAGMA page_size", 0);
  return ::stat(file.c_str(), &info) == 0 && info.st_size < length;
}

bool read_text(const Statement& row, int column, std::string& text) {
  if (!row.is_text(column)) return false;
  const std::string_view value = row.text(column);
  if (value.size() > kLongestPayload) return false;
  text = value;
  return true;
}

bool read_number(const Statement& row, int column, std::uint64_t& number) {
  if (!row.is_integer(column)) return false;
  number = static_cast<std::uint64_t>(row.integer(column));
  return true;
}

bool read_change(const Statement& row, Entry& entry) {
  Change& c = entry.change;
  std::uint64_t at = 0, settles = 0;
  if (!read_number(row, 0, c.number) || !read_number(row, 1, at) || !read_text(row, 2, c.actor) ||
      !read_text(row, 3, c.command) || !read_number(row, 4, c.undoes) || !read_number(row, 5, c.redoes) ||
      !read_number(row, 6, settles) || !read_number(row, 7, entry.chain) || settles > 1)
    return false;
  c.at = static_cast<TimeMs>(at);
  c.settles = settles == 1;
  return true;
}

// Reads the events of one change from a statement that runs over all of them in order; it stands on the first
// row not yet used. Returns SQLite's code; `whole` says whether they are what they ought to be.
int read_events(Statement& rows, int& at_row, Entry& entry, bool& whole) {
  whole = true;
  while (at_row == SQLITE_ROW && rows.is_integer(0) &&
         rows.integer(0) == static_cast<std::int64_t>(entry.change.number)) {
    Payload payload;
    if (!rows.is_integer(1) || rows.integer(1) != static_cast<std::int64_t>(entry.payloads.size()) ||
        !read_text(rows, 2, payload.tag) || !read_text(rows, 3, payload.text)) {
      whole = false;
      return SQLITE_OK;
    }
    entry.payloads.push_back(std::move(payload));
    at_row = rows.step();
  }
  return at_row == SQLITE_ROW || at_row == SQLITE_DONE ? SQLITE_OK : at_row;
}

Result<Box> read_box(Database& db, const meeting::Meeting& meeting, const fs::path& file) {
  Box box;
  Statement rows(db, "SELECT ballot, payload, sum FROM box");
  int code = rows.step();
  for (; code == SQLITE_ROW; code = rows.step()) {
    std::string id, text;
    if (!read_text(rows, 0, id) || !read_text(rows, 1, text) || !rows.is_integer(2) ||
        static_cast<std::uint64_t>(rows.integer(2)) != sum(text))
      return damaged_file(file);
    const meeting::Ballot* ballot = meeting.ballot(id);
    std::optional<meeting::Paper> paper = decode_paper(text);
    if (ballot == nullptr || !ballot->secret || !ballot->open || !paper) return damaged_file(file);
    box[id].push_back(std::move(*paper));
  }
  if (code != SQLITE_DONE) return error_of(db, file, code);
  return box;
}

} // namespace

Error damaged_at(const fs::path& file, std::uint64_t number) {
  return {Code::unusable_file, "store.damaged", {{"file", file.string()}, {"number", std::to_string(number)}}};
}

Result<Database> open_for_reading(const fs::path& file) {
  if (Result<void> is_file = check_is_file(file); !is_file) return is_file.error();
  // First the file alone: whatever it turns out to be, nothing is left beside it.
  Database db;
  if (const int code = db.open(file, Mode::as_is); code != SQLITE_OK) return error_of(db, file, code);
  if (Result<void> kind = check_kind(db, file); !kind) return kind.error();
  // A write-ahead log beside it holds newer changes: a program has it open, or ended badly.
  std::error_code ignored;
  if (fs::exists(log_beside(fs::weakly_canonical(file, ignored)), ignored)) {
    db = {};
    if (const int code = db.open(file, Mode::read_only); code != SQLITE_OK) return error_of(db, file, code);
  } else if (is_cut(db, file)) {
    return damaged_file(file);
  }
  const Patience patience(db);
  if (const int code = db.run("BEGIN; SELECT count(*) FROM sqlite_schema"); code != SQLITE_OK)
    return error_of(db, file, code);
  if (!is_laid_out(db)) return damaged_file(file);
  return db;
}

Result<std::vector<EntryPtr>> read_log(Database& db, const fs::path& file) {
  const Patience patience(db);
  Statement changes(db,
                    "SELECT number, at, actor, command, undoes, redoes, settles, chain FROM changes ORDER BY number");
  Statement events(db, "SELECT number, ordinal, tag, payload FROM events ORDER BY number, ordinal");
  std::vector<EntryPtr> log;
  std::uint64_t chain = 0;
  int at_event = events.step();
  int code = changes.step();
  for (; code == SQLITE_ROW; code = changes.step()) {
    const std::uint64_t number = log.size() + 1;
    auto entry = std::make_shared<Entry>();
    if (!read_change(changes, *entry) || entry->change.number != number) return damaged_at(file, number);
    bool whole = false;
    if (const int bad = read_events(events, at_event, *entry, whole); bad != SQLITE_OK) return error_of(db, file, bad);
    if (!whole || entry->payloads.empty() || chain_of(*entry, chain) != entry->chain) return damaged_at(file, number);
    chain = entry->chain;
    log.push_back(std::move(entry));
  }
  if (code != SQLITE_DONE) return error_of(db, file, code);
  if (log.empty() || log.front()->payloads.front().tag != "meeting_opened") return damaged_at(file, 1);
  if (at_event != SQLITE_DONE) return damaged_at(file, log.size() + 1);
  return log;
}

std::vector<Snapshot> read_snapshots(Database& db, const std::vector<EntryPtr>& log, bool all) {
  const Patience patience(db);
  std::vector<Snapshot> snapshots;
  Statement rows(db, "SELECT number, payload, sum FROM snapshots ORDER BY number DESC LIMIT 8");
  while (rows.step() == SQLITE_ROW) {
    Snapshot& snapshot = snapshots.emplace_back();
    if (!rows.is_text(1) || !rows.is_integer(2) || !read_number(rows, 0, snapshot.number)) continue;
    if (snapshot.number == 0 || snapshot.number > log.size()) continue;
    const std::string_view payload = rows.text(1);
    const std::uint64_t expected = snapshot_sum(snapshot.number, log[snapshot.number - 1]->chain, payload);
    if (static_cast<std::uint64_t>(rows.integer(2)) == expected) snapshot.meeting = decode_meeting(payload);
    if (snapshot.meeting && !all) break;
  }
  return snapshots;
}

Result<void> replay(const std::vector<EntryPtr>& log, std::uint64_t after, meeting::Meeting& meeting,
                    const fs::path& file) {
  for (std::size_t i = after; i < log.size(); ++i) {
    const std::optional<std::vector<meeting::Event>> events = events_of(*log[i]);
    if (!events) return damaged_at(file, i + 1);
    for (const meeting::Event& event : *events) meeting::apply(meeting, event);
  }
  return {};
}

Result<Loaded> load(const fs::path& file) {
  Result<Database> db = open_for_reading(file);
  if (!db) return db.error();
  Result<std::vector<EntryPtr>> log = read_log(*db, file);
  if (!log) return log.error();
  Loaded loaded;
  loaded.log = std::move(*log);
  for (const EntryPtr& entry : loaded.log)
    if (!loaded.history.take(entry->change)) return damaged_at(file, entry->change.number);
  std::vector<Snapshot> snapshots = read_snapshots(*db, loaded.log, false);
  if (!snapshots.empty() && snapshots.back().meeting) {
    loaded.snapshot = snapshots.back().number;
    loaded.meeting = std::move(*snapshots.back().meeting);
  }
  if (Result<void> done = replay(loaded.log, loaded.snapshot, loaded.meeting, file); !done) return done.error();
  Result<Box> box = read_box(*db, loaded.meeting, file);
  if (!box) return box.error();
  loaded.box = std::move(*box);
  return loaded;
}

} // namespace yoriai::store
