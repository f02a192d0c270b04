#include "store/check.hpp"

#include <algorithm>

#include "store/reader.hpp"

namespace yoriai::store {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

// Every snapshot must be what its changes make of the meeting.
void check_snapshots(Database& db, Rows& rows, const std::vector<EntryPtr>& log, const fs::path& file,
                     IntegrityReport& report) {
  for (const Snapshot& snapshot : rows.read_snapshots(db, true)) {
    ++report.snapshots;
    meeting::Meeting replayed;
    const std::vector<EntryPtr> until(
        log.begin(), log.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(snapshot.number, log.size())));
    if (snapshot.meeting && replay(until, 0, replayed, file) && replayed.same_as(*snapshot.meeting)) continue;
    report.problems.push_back({base::Code::unusable_file,
                               "store.damaged_snapshot",
                               {{"file", file.string()}, {"number", std::to_string(snapshot.number)}}});
  }
}

void check_pictures(Database& db, Rows& rows, const std::vector<EntryPtr>& log, const fs::path& file,
                    IntegrityReport& report) {
  for (const PictureRow& row : pictures_in(log)) {
    ++report.pictures;
    if (const auto bytes = rows.read_picture(db, row); bytes && is_picture(row, *bytes)) continue;
    report.problems.push_back(damaged_picture(file, row));
  }
}

void check_content(Database& db, Rows& rows, const fs::path& file, IntegrityReport& report) {
  const ReadLog log = rows.read_log(db, file);
  if (log.damage) {
    report.problems.push_back(*log.damage);
    return;
  }
  report.changes = log.entries.size();
  for (const EntryPtr& entry : log.entries) report.events += entry->payloads.size();
  meeting::Meeting replayed;
  if (Result<void> done = replay(log.entries, 0, replayed, file); !done) report.problems.push_back(done.error());
  else check_snapshots(db, rows, log.entries, file, report);
  check_pictures(db, rows, log.entries, file, report);
}

} // namespace

Result<IntegrityReport> check_file(const fs::path& file, const std::shared_ptr<const SealKey>& key) {
  IntegrityReport report;
  Result<Source> source = open_for_reading(file);
  if (!source) {
    if (!is_damage(source.error())) return source.error();
    report.problems.push_back(source.error());
    return report;
  }
  Result<std::unique_ptr<Rows>> rows = rows_of(*source, key, file);
  if (!rows) return rows.error();
  if (source->db.text("PRAGMA integrity_check(1)") != "ok")
    report.problems.push_back({base::Code::unusable_file, "store.damaged_file", {{"file", file.string()}}});
  check_content(source->db, **rows, file, report);
  // What opening alone would refuse: undo without a counterpart, papers without a ballot.
  if (report.whole())
    if (Result<Loaded> loaded = load(file, key); !loaded) report.problems.push_back(loaded.error());
  return report;
}

} // namespace yoriai::store
