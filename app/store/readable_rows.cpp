// A session that anybody with the file can read, each row guarded by a sum against damage.
#include <sqlite3.h>

#include <random>

#include "store/payload.hpp"
#include "store/rows.hpp"

namespace yoriai::store {
namespace {

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

bool read_change(const Statement& row, Entry& entry, std::uint64_t& chain) {
  Change& c = entry.change;
  std::uint64_t at = 0, settles = 0;
  if (!read_number(row, 0, c.number) || !read_number(row, 1, at) || !read_text(row, 2, c.actor) ||
      !read_text(row, 3, c.command) || !read_number(row, 4, c.undoes) || !read_number(row, 5, c.redoes) ||
      !read_number(row, 6, settles) || !read_number(row, 7, chain) || settles > 1)
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

constexpr const char* kBoxSum = "SELECT value FROM about WHERE key = 'box'";

// Ties a snapshot to the log that it was taken of.
std::uint64_t snapshot_sum(std::uint64_t number, std::uint64_t chain, std::string_view payload) {
  return sum(payload, sum(std::to_string(number) + "\n" + std::to_string(chain) + "\n"));
}

std::uint64_t draft_sum(std::string_view field, std::string_view text) { return sum(text, sum("\n", sum(field))); }

// Ties the papers of the box together, whatever order they lie in, so that none can be missed: a text for `about`.
class BoxSum {
public:
  void add(std::uint64_t paper) { ++papers_, total_ += paper; }
  std::string text() const { return papers_ == 0 ? "" : std::to_string(papers_) + " " + std::to_string(total_); }

private:
  std::uint64_t papers_ = 0, total_ = 0;
};

class ReadableRows : public Rows {
public:
  ReadLog read_log(Database& db, const std::filesystem::path& file) override;
  std::vector<Snapshot> read_snapshots(Database& db, bool all) override;
  std::optional<Box> read_box(Database& db) override;
  Desk read_desk(Database& db) override;
  std::optional<std::string> read_picture(Database& db, const PictureRow& row) override;
  int attach(Database& db) override;
  void detach() override;
  int put_entry(const Entry& entry) override;
  int put_box(const std::string& ballot, const std::vector<meeting::Paper>& papers) override;
  int put_draft(const std::string& field, const std::string& text) override;
  int put_picture(const PictureRow& row, std::string_view bytes) override;
  int put_snapshot(std::uint64_t number, const std::string& payload) override;
  std::uint64_t fingerprint() const override { return last_; }

private:
  int put_box_sum();

  std::vector<std::uint64_t> chains_; // of each change read, for the snapshots
  std::uint64_t last_ = 0;            // of the last change read or written
  Statement insert_change_, insert_event_, insert_paper_, empty_box_, read_sums_, insert_box_sum_, delete_box_sum_,
      insert_draft_, delete_draft_, insert_picture_, insert_snapshot_, drop_snapshots_;
};

ReadLog ReadableRows::read_log(Database& db, const std::filesystem::path& file) {
  Statement changes(db,
                    "SELECT number, at, actor, command, undoes, redoes, settles, chain FROM changes ORDER BY number");
  Statement events(db, "SELECT number, ordinal, tag, payload FROM events ORDER BY number, ordinal");
  ReadLog log;
  const auto stop = [&](base::Error why) { return log.damage = std::move(why), std::move(log); };
  const auto sqlite = [&](int code) { return reading_error(file, code, db.reason(code)); };
  chains_.clear();
  last_ = 0;
  int at_event = events.step();
  int code = changes.step();
  for (; code == SQLITE_ROW; code = changes.step()) {
    const std::uint64_t number = log.entries.size() + 1;
    auto entry = std::make_shared<Entry>();
    std::uint64_t chain = 0;
    if (!read_change(changes, *entry, chain) || entry->change.number != number) return stop(damaged_at(file, number));
    bool whole = false;
    if (const int bad = read_events(events, at_event, *entry, whole); bad != SQLITE_OK) return stop(sqlite(bad));
    if (!whole || entry->payloads.empty() || chain_of(*entry, last_) != chain) return stop(damaged_at(file, number));
    if (number == 1 && entry->payloads.front().tag != "meeting_opened") return stop(damaged_at(file, 1));
    chains_.push_back(last_ = chain);
    log.entries.push_back(std::move(entry));
  }
  if (code != SQLITE_DONE) return stop(sqlite(code));
  if (log.entries.empty()) return stop(damaged_at(file, 1));
  if (at_event != SQLITE_DONE) return stop(damaged_at(file, log.entries.size() + 1));
  return log;
}

std::vector<Snapshot> ReadableRows::read_snapshots(Database& db, bool all) {
  std::vector<Snapshot> snapshots;
  Statement rows(db, "SELECT number, payload, sum FROM snapshots ORDER BY number DESC LIMIT 8");
  while (rows.step() == SQLITE_ROW) {
    Snapshot& snapshot = snapshots.emplace_back();
    if (!rows.is_text(1) || !rows.is_integer(2) || !read_number(rows, 0, snapshot.number)) continue;
    if (snapshot.number == 0 || snapshot.number > chains_.size()) continue;
    const std::string_view payload = rows.text(1);
    const std::uint64_t expected = snapshot_sum(snapshot.number, chains_[snapshot.number - 1], payload);
    if (static_cast<std::uint64_t>(rows.integer(2)) == expected) snapshot.meeting = decode_meeting(payload);
    if (snapshot.meeting && !all) break;
  }
  return snapshots;
}

std::optional<Box> ReadableRows::read_box(Database& db) {
  Box box;
  BoxSum all;
  Statement rows(db, "SELECT ballot, payload, sum FROM box");
  int code = rows.step();
  for (; code == SQLITE_ROW; code = rows.step()) {
    std::string ballot, text;
    if (!read_text(rows, 0, ballot) || !read_text(rows, 1, text) || !rows.is_integer(2) ||
        static_cast<std::uint64_t>(rows.integer(2)) != sum(text))
      return std::nullopt;
    std::optional<meeting::Paper> paper = decode_paper(text);
    if (!paper) return std::nullopt;
    box[ballot].push_back(std::move(*paper));
    all.add(sum(text));
  }
  if (code != SQLITE_DONE || db.text(kBoxSum) != all.text()) return std::nullopt;
  return box;
}

Desk ReadableRows::read_desk(Database& db) {
  Desk desk;
  Statement rows(db, "SELECT field, text, sum FROM desk");
  while (rows.step() == SQLITE_ROW) {
    std::string field, text;
    if (read_text(rows, 0, field) && read_text(rows, 1, text) && rows.is_integer(2) &&
        static_cast<std::uint64_t>(rows.integer(2)) == draft_sum(field, text))
      desk[field] = text;
  }
  return desk;
}

std::optional<std::string> ReadableRows::read_picture(Database& db, const PictureRow& row) {
  Statement rows(db, "SELECT bytes FROM attachments WHERE id = ?");
  if (rows.bind(1, row.picture.sum).step() != SQLITE_ROW || !rows.is_bytes(0)) return std::nullopt;
  return std::string(rows.bytes(0));
}

int ReadableRows::attach(Database& db) {
  last_ = static_cast<std::uint64_t>(
      db.number("SELECT chain FROM changes WHERE number = (SELECT max(number) FROM changes)", 0));
  insert_change_ = Statement(db, "INSERT INTO changes VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  insert_event_ = Statement(db, "INSERT INTO events VALUES(?, ?, ?, ?)");
  insert_paper_ = Statement(db, "INSERT INTO box VALUES(?, ?, ?, ?)");
  empty_box_ = Statement(db, "DELETE FROM box WHERE ballot = ?");
  read_sums_ = Statement(db, "SELECT sum FROM box");
  insert_box_sum_ = Statement(db, "INSERT OR REPLACE INTO about VALUES('box', ?)");
  delete_box_sum_ = Statement(db, "DELETE FROM about WHERE key = 'box'");
  insert_draft_ = Statement(db, "INSERT OR REPLACE INTO desk VALUES(?, ?, ?)");
  delete_draft_ = Statement(db, "DELETE FROM desk WHERE field = ?");
  insert_picture_ = Statement(db, "INSERT OR REPLACE INTO attachments VALUES(?, ?, ?, ?)");
  insert_snapshot_ = Statement(db, "INSERT OR REPLACE INTO snapshots VALUES(?, ?, ?)");
  drop_snapshots_ = Statement(
      db, "DELETE FROM snapshots WHERE number NOT IN (SELECT number FROM snapshots ORDER BY number DESC LIMIT 2)");
  return SQLITE_OK;
}

void ReadableRows::detach() {
  for (Statement* statement :
       {&insert_change_, &insert_event_, &insert_paper_, &empty_box_, &read_sums_, &insert_box_sum_, &delete_box_sum_,
        &insert_draft_, &delete_draft_, &insert_picture_, &insert_snapshot_, &drop_snapshots_})
    *statement = {};
}

int ReadableRows::put_entry(const Entry& entry) {
  const Change& c = entry.change;
  const auto number = static_cast<std::int64_t>(c.number);
  const std::uint64_t chain = chain_of(entry, last_);
  insert_change_.bind(1, number).bind(2, c.at).bind(3, c.actor).bind(4, c.command);
  insert_change_.bind(5, static_cast<std::int64_t>(c.undoes)).bind(6, static_cast<std::int64_t>(c.redoes));
  insert_change_.bind(7, std::int64_t{c.settles}).bind(8, static_cast<std::int64_t>(chain));
  if (const int code = insert_change_.run(); code != SQLITE_OK) return code;
  for (std::size_t i = 0; i < entry.payloads.size(); ++i) {
    const Payload& payload = entry.payloads[i];
    insert_event_.bind(1, number).bind(2, static_cast<std::int64_t>(i)).bind(3, payload.tag).bind(4, payload.text);
    if (const int code = insert_event_.run(); code != SQLITE_OK) return code;
  }
  last_ = chain;
  return SQLITE_OK;
}

// Every paper of the ballot anew under fresh random keys: neither keys nor the order of rows tell who came when.
int ReadableRows::put_box(const std::string& ballot, const std::vector<meeting::Paper>& papers) {
  if (const int code = empty_box_.bind(1, ballot).run(); code != SQLITE_OK) return code;
  std::random_device chance;
  for (const meeting::Paper& paper : papers) {
    const std::string text = encode_paper(paper);
    const std::uint64_t key = (std::uint64_t{chance()} << 32 | chance()) >> 1;
    insert_paper_.bind(1, static_cast<std::int64_t>(key)).bind(2, ballot).bind(3, text);
    insert_paper_.bind(4, static_cast<std::int64_t>(sum(text)));
    if (const int code = insert_paper_.run(); code != SQLITE_OK) return code;
  }
  return put_box_sum();
}

int ReadableRows::put_box_sum() {
  BoxSum all;
  int code = read_sums_.step();
  for (; code == SQLITE_ROW; code = read_sums_.step()) all.add(static_cast<std::uint64_t>(read_sums_.integer(0)));
  if (code != SQLITE_DONE) return code;
  const std::string text = all.text();
  return text.empty() ? delete_box_sum_.run() : insert_box_sum_.bind(1, text).run();
}

int ReadableRows::put_draft(const std::string& field, const std::string& text) {
  if (text.empty()) return delete_draft_.bind(1, field).run();
  insert_draft_.bind(1, field).bind(2, text).bind(3, static_cast<std::int64_t>(draft_sum(field, text)));
  return insert_draft_.run();
}

int ReadableRows::put_picture(const PictureRow& row, std::string_view bytes) {
  const meeting::Attachment& picture = row.picture;
  return insert_picture_.bind(1, picture.sum).bind(2, picture.name).bind(3, picture.type).bind_bytes(4, bytes).run();
}

int ReadableRows::put_snapshot(std::uint64_t number, const std::string& payload) {
  insert_snapshot_.bind(1, static_cast<std::int64_t>(number)).bind(2, payload);
  insert_snapshot_.bind(3, static_cast<std::int64_t>(snapshot_sum(number, last_, payload)));
  if (const int code = insert_snapshot_.run(); code != SQLITE_OK) return code;
  return drop_snapshots_.run();
}

} // namespace

std::unique_ptr<Rows> readable_rows() { return std::make_unique<ReadableRows>(); }

} // namespace yoriai::store
