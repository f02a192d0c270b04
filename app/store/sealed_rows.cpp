// A session that nobody can read without its passphrase. Each change is one row, sealed for its number and for the
// row before it; the head seals where the log ends and the papers of open secret ballots. So no row can be left out,
// exchanged, cut off or brought back from an older state of the file without being noticed.
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <random>

#include "store/payload.hpp"
#include "store/rows.hpp"

namespace yoriai::store {
namespace {

using Tag = SealKey::Tag;

constexpr std::string_view kChange = "change", kHead = "head", kSnapshot = "snapshot", kDesk = "desk",
                           kPicture = "picture";
constexpr std::uint64_t kMostPasses = 16, kMostMemory = 1ull << 30, kLeastMemory = 8192;

Tag tag_of(std::string_view sealed) {
  Tag tag{};
  if (sealed.size() >= tag.size()) std::copy(sealed.end() - tag.size(), sealed.end(), tag.begin());
  return tag;
}

void put_line(std::string& out, std::string_view line) { (out += line) += '\n'; }
void put_line(std::string& out, std::uint64_t number) { put_line(out, std::to_string(number)); }

// Takes lines off the front of a text.
class Lines {
public:
  explicit Lines(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  bool text(std::string& out) {
    const std::size_t end = rest_.find('\n');
    if (end == rest_.npos) return false;
    out.assign(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    return true;
  }
  template <class Number> bool number(Number& out) {
    const std::size_t end = rest_.find('\n');
    if (end == rest_.npos) return false;
    const auto [last, failed] = std::from_chars(rest_.data(), rest_.data() + end, out);
    if (failed != std::errc() || last != rest_.data() + end) return false;
    rest_.remove_prefix(end + 1);
    return true;
  }

private:
  std::string_view rest_;
};

// One line each; neither payloads (JSON on one line) nor names hold a line feed.
std::string text_of(const Entry& entry) {
  const Change& c = entry.change;
  std::string text;
  put_line(text, static_cast<std::uint64_t>(c.at));
  put_line(text, c.actor);
  put_line(text, c.command);
  put_line(text, c.undoes);
  put_line(text, c.redoes);
  put_line(text, std::uint64_t{c.settles});
  for (const Payload& payload : entry.payloads) {
    put_line(text, payload.tag);
    put_line(text, payload.text);
  }
  return text;
}

bool read_entry(std::string_view text, Entry& entry) {
  Change& c = entry.change;
  Lines lines(text);
  int settles = 0;
  if (!lines.number(c.at) || !lines.text(c.actor) || !lines.text(c.command) || !lines.number(c.undoes) ||
      !lines.number(c.redoes) || !lines.number(settles))
    return false;
  c.settles = settles == 1;
  while (!lines.done()) {
    Payload& payload = entry.payloads.emplace_back();
    if (!lines.text(payload.tag) || !lines.text(payload.text) || payload.text.size() > kLongestPayload) return false;
  }
  return !entry.payloads.empty();
}

// In random order: where a paper lies tells nothing.
std::string text_of(const Box& box) {
  std::string text;
  if (box.empty()) return text;
  std::random_device chance;
  for (const auto& [ballot, papers] : box) {
    std::vector<std::string> mixed;
    for (const meeting::Paper& paper : papers) mixed.push_back(encode_paper(paper));
    std::shuffle(mixed.begin(), mixed.end(), chance);
    for (const std::string& paper : mixed) {
      put_line(text, ballot);
      put_line(text, paper);
    }
  }
  return text;
}

std::optional<Box> read_papers(std::string_view text) {
  Box box;
  for (Lines lines(text); !lines.done();) {
    std::string ballot, paper;
    if (!lines.text(ballot) || !lines.text(paper)) return std::nullopt;
    std::optional<meeting::Paper> read = decode_paper(paper);
    if (!read) return std::nullopt;
    box[ballot].push_back(std::move(*read));
  }
  return box;
}

// Drafts may hold line feeds, so that each is told with its length.
std::string text_of(const Desk& desk) {
  std::string text;
  for (const auto& [field, draft] : desk) {
    put_line(text, field);
    put_line(text, std::uint64_t{draft.size()});
    put_line(text, draft);
  }
  return text;
}

Desk read_drafts(std::string_view text) {
  Desk desk;
  while (!text.empty()) {
    Lines lines(text);
    std::string field;
    std::size_t size = 0;
    if (!lines.text(field) || !lines.number(size)) return {};
    text.remove_prefix(field.size() + 1 + std::to_string(size).size() + 1);
    if (size >= text.size()) return {};
    desk[field] = text.substr(0, size);
    text.remove_prefix(size + 1);
  }
  return desk;
}

constexpr const char* kFindChange = "SELECT bytes FROM sealed_changes WHERE number = ?";

// Several pictures may come with one change.
std::uint64_t number_of(const PictureRow& row) { return row.number << 16 | (row.ordinal & 0xffff); }

class SealedRows : public Rows {
public:
  explicit SealedRows(std::shared_ptr<const SealKey> key) : key_(std::move(key)) {}
  ReadLog read_log(Database& db, const std::filesystem::path& file) override;
  std::vector<Snapshot> read_snapshots(Database& db, bool all) override;
  std::optional<Box> read_box(Database&) override { return box_; }
  Desk read_desk(Database& db) override;
  std::optional<std::string> read_picture(Database& db, const PictureRow& row) override;
  int attach(Database& db) override;
  void detach() override;
  int put_entry(const Entry& entry) override;
  int put_box(const std::string& ballot, const std::vector<meeting::Paper>& papers) override;
  int put_draft(const std::string& field, const std::string& text) override;
  int put_picture(const PictureRow& row, std::string_view bytes) override;
  int put_snapshot(std::uint64_t number, const std::string& payload) override;
  int seal_up() override;
  std::uint64_t fingerprint() const override {
    return sum({reinterpret_cast<const char*>(last_.data()), last_.size()});
  }

private:
  bool read_head(Database& db, std::uint64_t number, const Tag& last);

  std::shared_ptr<const SealKey> key_;
  std::vector<Tag> tags_; // of each change read, for the snapshots
  Tag last_{};            // of the last change read or written
  std::uint64_t number_ = 0;
  std::optional<Box> box_; // nullopt: the head cannot be read
  Desk desk_;
  bool desk_changed_ = false;
  Statement insert_change_, insert_head_, insert_desk_, find_change_, insert_picture_, insert_snapshot_, drop_snapshots_;
};

// The head belongs to this end of the log and no other.
bool SealedRows::read_head(Database& db, std::uint64_t number, const Tag& last) {
  box_.reset();
  Statement row(db, "SELECT number, bytes FROM sealed_head");
  if (row.step() != SQLITE_ROW || !row.is_integer(0) || !row.is_bytes(1) ||
      static_cast<std::uint64_t>(row.integer(0)) != number)
    return false;
  if (const auto text = key_->open(kHead, number, last, row.bytes(1))) box_ = read_papers(*text);
  return box_.has_value();
}

ReadLog SealedRows::read_log(Database& db, const std::filesystem::path& file) {
  Statement changes(db, "SELECT number, bytes FROM sealed_changes ORDER BY number");
  ReadLog log;
  const auto stop = [&](base::Error why) { return log.damage = std::move(why), std::move(log); };
  tags_.clear();
  last_ = {};
  int code = changes.step();
  for (; code == SQLITE_ROW; code = changes.step()) {
    const std::uint64_t number = log.entries.size() + 1;
    const auto damaged = [&] { return stop(damaged_at(file, number)); };
    if (!changes.is_integer(0) || changes.integer(0) != static_cast<std::int64_t>(number) || !changes.is_bytes(1))
      return damaged();
    const std::string_view sealed = changes.bytes(1);
    const std::optional<std::string> text = key_->open(kChange, number, last_, sealed);
    auto entry = std::make_shared<Entry>();
    entry->change.number = number;
    if (!text || !read_entry(*text, *entry)) return damaged();
    if (number == 1 && entry->payloads.front().tag != "meeting_opened") return damaged();
    tags_.push_back(last_ = tag_of(sealed));
    log.entries.push_back(std::move(entry));
  }
  if (code != SQLITE_DONE) return stop(reading_error(file, code, db.reason(code)));
  if (log.entries.empty()) return stop(damaged_at(file, 1));
  // The head says where the log ends: another end means that changes were cut off.
  if (!read_head(db, log.entries.size(), last_)) return stop(damaged_at(file, log.entries.size() + 1));
  return log;
}

std::vector<Snapshot> SealedRows::read_snapshots(Database& db, bool all) {
  std::vector<Snapshot> snapshots;
  Statement rows(db, "SELECT number, bytes FROM sealed_snapshots ORDER BY number DESC LIMIT 8");
  while (rows.step() == SQLITE_ROW) {
    Snapshot& snapshot = snapshots.emplace_back();
    if (!rows.is_integer(0) || !rows.is_bytes(1)) continue;
    snapshot.number = static_cast<std::uint64_t>(rows.integer(0));
    if (snapshot.number == 0 || snapshot.number > tags_.size()) continue;
    const auto text = key_->open(kSnapshot, snapshot.number, tags_[snapshot.number - 1], rows.bytes(1));
    if (text) snapshot.meeting = decode_meeting(*text);
    if (snapshot.meeting && !all) break;
  }
  return snapshots;
}

Desk SealedRows::read_desk(Database& db) {
  Statement row(db, "SELECT bytes FROM sealed_desk");
  if (row.step() != SQLITE_ROW || !row.is_bytes(0)) return {};
  const auto text = key_->open(kDesk, 0, {}, row.bytes(0));
  return text ? read_drafts(*text) : Desk{};
}

// Sealed for the change that it came with.
std::optional<std::string> SealedRows::read_picture(Database& db, const PictureRow& row) {
  Statement change(db, kFindChange), picture(db, "SELECT bytes FROM sealed_attachments WHERE number = ?");
  if (change.bind(1, static_cast<std::int64_t>(row.number)).step() != SQLITE_ROW || !change.is_bytes(0) ||
      picture.bind(1, static_cast<std::int64_t>(number_of(row))).step() != SQLITE_ROW || !picture.is_bytes(0))
    return std::nullopt;
  return key_->open(kPicture, number_of(row), tag_of(change.bytes(0)), picture.bytes(0));
}

int SealedRows::attach(Database& db) {
  insert_change_ = Statement(db, "INSERT INTO sealed_changes VALUES(?, ?)");
  insert_head_ = Statement(db, "INSERT OR REPLACE INTO sealed_head VALUES(1, ?, ?)");
  insert_desk_ = Statement(db, "INSERT OR REPLACE INTO sealed_desk VALUES(1, ?)");
  find_change_ = Statement(db, kFindChange);
  insert_picture_ = Statement(db, "INSERT OR REPLACE INTO sealed_attachments VALUES(?, ?)");
  insert_snapshot_ = Statement(db, "INSERT OR REPLACE INTO sealed_snapshots VALUES(?, ?)");
  drop_snapshots_ = Statement(db,
                              "DELETE FROM sealed_snapshots WHERE number NOT IN "
                              "(SELECT number FROM sealed_snapshots ORDER BY number DESC LIMIT 2)");
  desk_ = read_desk(db);
  desk_changed_ = false;
  number_ = 0;
  last_ = {};
  box_.emplace();
  Statement end(db, "SELECT number, bytes FROM sealed_changes ORDER BY number DESC LIMIT 1");
  if (end.step() != SQLITE_ROW) return SQLITE_OK; // a file just made
  number_ = static_cast<std::uint64_t>(end.integer(0));
  last_ = tag_of(end.bytes(1));
  return read_head(db, number_, last_) ? SQLITE_OK : SQLITE_CORRUPT;
}

void SealedRows::detach() {
  for (Statement* statement : {&insert_change_, &insert_head_, &insert_desk_, &find_change_, &insert_picture_,
                               &insert_snapshot_, &drop_snapshots_})
    *statement = {};
}

int SealedRows::put_entry(const Entry& entry) {
  const std::string sealed = key_->seal(kChange, entry.change.number, last_, text_of(entry));
  insert_change_.bind(1, static_cast<std::int64_t>(entry.change.number)).bind_bytes(2, sealed);
  if (const int code = insert_change_.run(); code != SQLITE_OK) return code;
  number_ = entry.change.number;
  last_ = tag_of(sealed);
  return SQLITE_OK;
}

int SealedRows::put_box(const std::string& ballot, const std::vector<meeting::Paper>& papers) {
  if (papers.empty()) box_->erase(ballot);
  else (*box_)[ballot] = papers;
  return SQLITE_OK;
}

int SealedRows::put_draft(const std::string& field, const std::string& text) {
  desk_changed_ = true;
  if (text.empty()) desk_.erase(field);
  else desk_[field] = text;
  return SQLITE_OK;
}

int SealedRows::put_picture(const PictureRow& row, std::string_view bytes) {
  int code = find_change_.bind(1, static_cast<std::int64_t>(row.number)).step();
  const Tag tag = code == SQLITE_ROW ? tag_of(find_change_.bytes(0)) : Tag{};
  if (code == SQLITE_ROW) code = find_change_.run();
  else if (code == SQLITE_DONE) code = SQLITE_CORRUPT; // it is sealed for a change that is not there
  if (code != SQLITE_OK) return code;
  const std::string sealed = key_->seal(kPicture, number_of(row), tag, bytes);
  return insert_picture_.bind(1, static_cast<std::int64_t>(number_of(row))).bind_bytes(2, sealed).run();
}

int SealedRows::put_snapshot(std::uint64_t number, const std::string& payload) {
  const std::string sealed = key_->seal(kSnapshot, number, last_, payload);
  insert_snapshot_.bind(1, static_cast<std::int64_t>(number)).bind_bytes(2, sealed);
  if (const int code = insert_snapshot_.run(); code != SQLITE_OK) return code;
  return drop_snapshots_.run();
}

int SealedRows::seal_up() {
  const std::string head = key_->seal(kHead, number_, last_, text_of(*box_));
  insert_head_.bind(1, static_cast<std::int64_t>(number_)).bind_bytes(2, head);
  if (const int code = insert_head_.run(); code != SQLITE_OK || !desk_changed_) return code;
  desk_changed_ = false;
  const std::string desk = key_->seal(kDesk, 0, {}, text_of(desk_));
  return insert_desk_.bind_bytes(1, desk).run();
}

// Damage in the seal must not be taken for a wrong passphrase.
std::uint64_t seal_sum(const SealHead& head) {
  const auto bytes = [](const auto& array) {
    return std::string_view(reinterpret_cast<const char*>(array.data()), array.size());
  };
  std::uint64_t total = sum(bytes(head.wrapped), sum(bytes(head.salt), sum(bytes(head.file))));
  return sum(std::to_string(head.strength.passes) + "\n" + std::to_string(head.strength.memory_bytes), total);
}

template <std::size_t Size> bool read_bytes(const Statement& row, int column, std::array<unsigned char, Size>& out) {
  if (!row.is_bytes(column) || row.bytes(column).size() != Size) return false;
  std::copy(row.bytes(column).begin(), row.bytes(column).end(), out.begin());
  return true;
}

} // namespace

std::unique_ptr<Rows> sealed_rows(std::shared_ptr<const SealKey> key) {
  return std::make_unique<SealedRows>(std::move(key));
}

std::optional<SealHead> read_seal(Database& db) {
  Statement row(db, "SELECT file, salt, passes, memory, wrapped, sum FROM seal");
  SealHead head;
  if (row.step() != SQLITE_ROW || !read_bytes(row, 0, head.file) || !read_bytes(row, 1, head.salt) ||
      !row.is_integer(2) || !row.is_integer(3) || !read_bytes(row, 4, head.wrapped) || !row.is_integer(5))
    return std::nullopt;
  head.strength.passes = static_cast<std::uint64_t>(row.integer(2));
  head.strength.memory_bytes = static_cast<std::uint64_t>(row.integer(3));
  // Beyond these a file would only mean to keep us busy.
  const bool sane = head.strength.passes >= 1 && head.strength.passes <= kMostPasses &&
                    head.strength.memory_bytes >= kLeastMemory && head.strength.memory_bytes <= kMostMemory;
  if (!sane || static_cast<std::uint64_t>(row.integer(5)) != seal_sum(head)) return std::nullopt;
  return head;
}

int put_seal(Database& db, const SealHead& head) {
  const auto bytes = [](const auto& array) {
    return std::string_view(reinterpret_cast<const char*>(array.data()), array.size());
  };
  Statement insert(db, "INSERT INTO seal VALUES(1, ?, ?, ?, ?, ?, ?)");
  insert.bind_bytes(1, bytes(head.file)).bind_bytes(2, bytes(head.salt));
  insert.bind(3, static_cast<std::int64_t>(head.strength.passes));
  insert.bind(4, static_cast<std::int64_t>(head.strength.memory_bytes));
  insert.bind_bytes(5, bytes(head.wrapped)).bind(6, static_cast<std::int64_t>(seal_sum(head)));
  return insert.run();
}

} // namespace yoriai::store
