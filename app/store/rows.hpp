// How a session lies in the tables of its file: readable for everybody (readable_rows.cpp) or sealed (sealed_rows.cpp).
// FORMAT.md describes both. One object serves one file and remembers where its log ends; one thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "store/database.hpp"
#include "store/logbook.hpp"
#include "store/pictures.hpp"
#include "store/seal.hpp"

namespace yoriai::store {

// Half-written texts by field.
using Desk = std::map<std::string, std::string>;

// What could be read of a log: all of it, or the part before the damage.
struct ReadLog {
  std::vector<EntryPtr> entries;
  std::optional<base::Error> damage; // "store.damaged" {number}, or SQLite's failure
};

struct Snapshot {
  std::uint64_t number = 0;
  std::optional<meeting::Meeting> meeting; // nullopt: it does not belong to this log, or cannot be read
};

class Rows {
public:
  virtual ~Rows() = default;

  // Reading. The log comes first: it is what everything else must fit.
  virtual ReadLog read_log(Database& db, const std::filesystem::path& file) = 0;
  // Newest first; stops at the first one that can be used unless `all`.
  virtual std::vector<Snapshot> read_snapshots(Database& db, bool all) = 0;
  // nullopt: damaged. Whether the papers fit the meeting is asked elsewhere.
  virtual std::optional<Box> read_box(Database& db) = 0;
  // What cannot be read is left out: a draft is worth a try, not a refusal.
  virtual Desk read_desk(Database& db) = 0;
  // nullopt: not there, or not what was sealed. Whether it is the picture is asked elsewhere. Needs no log before it.
  virtual std::optional<std::string> read_picture(Database& db, const PictureRow& row) = 0;

  // Writing, each within a transaction of the caller. They return SQLite's code.
  // Takes hold of a connection for writing: behind the log, box and desk that are there.
  virtual int attach(Database& db) = 0;
  virtual void detach() = 0; // before the connection is closed
  virtual int put_entry(const Entry& entry) = 0;
  virtual int put_box(const std::string& ballot, const std::vector<meeting::Paper>& papers) = 0; // none: it has ended
  virtual int put_draft(const std::string& field, const std::string& text) = 0;                  // "": let go
  virtual int put_picture(const PictureRow& row, std::string_view bytes) = 0; // after its change; again: as it was
  // Of the meeting after the last change; the last two are kept.
  virtual int put_snapshot(std::uint64_t number, const std::string& payload) = 0;
  // Ends what the calls before began, just before the transaction is committed. Rolled back: attach again.
  virtual int seal_up() { return 0; }

  // Of the last change of the log: the same only for the same log in the same file.
  virtual std::uint64_t fingerprint() const = 0;
};

std::unique_ptr<Rows> readable_rows();
std::unique_ptr<Rows> sealed_rows(std::shared_ptr<const SealKey> key);
inline std::unique_ptr<Rows> rows_for(const std::shared_ptr<const SealKey>& key) {
  return key ? sealed_rows(key) : readable_rows();
}

// The seal of a sealed file, its sum checked; nullopt: damaged.
std::optional<SealHead> read_seal(Database& db);
int put_seal(Database& db, const SealHead& head);

base::Error damaged_at(const std::filesystem::path& file, std::uint64_t number);

} // namespace yoriai::store
