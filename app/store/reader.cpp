#include "store/reader.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
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

// The history of the changes up to the first that takes back what was not there.
std::size_t follow(const std::vector<EntryPtr>& log, History& history) {
  std::size_t good = 0;
  while (good < log.size() && history.take(log[good]->change)) ++good;
  return good;
}

// Papers of ballots that are open and secret now; others have no business in the box.
bool fits(const Box& box, const meeting::Meeting& meeting) {
  return std::all_of(box.begin(), box.end(), [&](const auto& entry) {
    const meeting::Ballot* ballot = meeting.ballot(entry.first);
    return ballot != nullptr && ballot->secret && ballot->open;
  });
}

// The meeting of a log whose history is known to be right.
Result<void> build_meeting(Database& db, Rows& rows, Loaded& loaded, const fs::path& file) {
  const std::vector<Snapshot> snapshots = rows.read_snapshots(db, false);
  if (!snapshots.empty() && snapshots.back().meeting && snapshots.back().number <= loaded.log.size()) {
    loaded.snapshot = snapshots.back().number;
    loaded.meeting = *snapshots.back().meeting;
  }
  return replay(loaded.log, loaded.snapshot, loaded.meeting, file);
}

// Fills `loaded` as far as everything is whole; the first damage comes back.
std::optional<Error> take_in(Database& db, Rows& rows, const fs::path& file, Loaded& loaded) {
  const Patience patience(db);
  ReadLog log = rows.read_log(db, file);
  std::optional<Error> damage = std::move(log.damage);
  loaded.log = std::move(log.entries);
  const auto cut = [&](std::size_t size) {
    loaded.log.resize(size);
    if (!damage || damage->key != "store.damaged" || damage->args["number"] != std::to_string(size + 1))
      damage = damaged_at(file, size + 1);
  };
  if (const std::size_t good = follow(loaded.log, loaded.history); good < loaded.log.size()) cut(good);
  if (loaded.log.empty()) return damage;
  if (const Result<void> built = build_meeting(db, rows, loaded, file); !built) {
    cut(std::stoull(built.error().args.at("number")) - 1);
    loaded.history = {};
    follow(loaded.log, loaded.history);
  }
  std::optional<Box> box = rows.read_box(db);
  if (box && fits(*box, loaded.meeting)) loaded.box = std::move(*box);
  else if (!damage) damage = damaged_file(file);
  loaded.desk = rows.read_desk(db);
  loaded.fingerprint = rows.fingerprint();
  return damage;
}

} // namespace

Error damaged_at(const fs::path& file, std::uint64_t number) {
  return {Code::unusable_file, "store.damaged", {{"file", file.string()}, {"number", std::to_string(number)}}};
}

bool is_damage(const Error& error) { return error.key == "store.damaged" || error.key == "store.damaged_file"; }

std::uint64_t Source::changes() {
  const char* last = seal ? "SELECT max(number) FROM sealed_changes" : "SELECT max(number) FROM changes";
  return static_cast<std::uint64_t>(db.number(last, 0));
}

Result<Source> open_for_reading(const fs::path& file, bool cut_too) {
  if (Result<void> is_file = check_is_file(file); !is_file) return is_file.error();
  // First the file alone: whatever it turns out to be, nothing is left beside it.
  Source source;
  Database& db = source.db;
  if (const int code = db.open(file, Mode::as_is); code != SQLITE_OK) return error_of(db, file, code);
  if (Result<void> kind = check_kind(db, file); !kind) return kind.error();
  // A write-ahead log beside it holds newer changes: a program has it open, or ended badly.
  std::error_code ignored;
  if (fs::exists(log_beside(fs::weakly_canonical(file, ignored)), ignored)) {
    db = {};
    if (const int code = db.open(file, Mode::read_only); code != SQLITE_OK) return error_of(db, file, code);
  } else if (is_cut(db, file) && !cut_too) {
    return damaged_file(file);
  }
  if (cut_too) db.allow_cut();
  const Patience patience(db);
  if (const int code = db.run("BEGIN; SELECT count(*) FROM sqlite_schema"); code != SQLITE_OK)
    return error_of(db, file, code);
  const std::optional<Layout> layout = layout_of(db);
  if (layout == Layout::sealed) source.seal = read_seal(db);
  if (!layout || (layout == Layout::sealed && !source.seal)) return damaged_file(file);
  return source;
}

Result<std::unique_ptr<Rows>> rows_of(const Source& source, const std::shared_ptr<const SealKey>& key,
                                      const fs::path& file) {
  if (!source.seal) return readable_rows();
  if (!key) return Error{Code::unusable_file, "store.sealed", {{"file", file.string()}}};
  if (std::shared_ptr<const SealKey> own = key->for_file_of(*source.seal)) return sealed_rows(std::move(own));
  return Error{Code::unusable_file, "store.wrong_passphrase", {{"file", file.string()}}};
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

Result<Loaded> load(const fs::path& file, const std::shared_ptr<const SealKey>& key) {
  Result<Source> source = open_for_reading(file);
  if (!source) return source.error();
  Result<std::unique_ptr<Rows>> rows = rows_of(*source, key, file);
  if (!rows) return rows.error();
  Loaded loaded;
  if (std::optional<Error> damage = take_in(source->db, **rows, file, loaded)) return *damage;
  if (source->seal) loaded.key = key->for_file_of(*source->seal);
  return loaded;
}

Result<PartlyLoaded> load_what_is_whole(const fs::path& file, const std::shared_ptr<const SealKey>& key) {
  Result<Source> source = open_for_reading(file, true);
  if (!source) return source.error();
  Result<std::unique_ptr<Rows>> rows = rows_of(*source, key, file);
  if (!rows) return rows.error();
  PartlyLoaded part;
  part.damage = take_in(source->db, **rows, file, part.loaded);
  if (source->seal) part.loaded.key = key->for_file_of(*source->seal);
  if (part.loaded.log.empty()) return part.damage.value_or(damaged_file(file));
  part.last_number = std::max<std::uint64_t>(part.loaded.log.size(), source->changes());
  return part;
}

} // namespace yoriai::store
