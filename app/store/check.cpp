#include "store/check.hpp"

#include "store/reader.hpp"

namespace yoriai::store {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

bool is_damage(const Error& error) { return error.key == "store.damaged" || error.key == "store.damaged_file"; }

// Every snapshot must be what its changes make of the meeting.
void check_snapshots(Database& db, const std::vector<EntryPtr>& log, const fs::path& file, IntegrityReport& report) {
  for (const Snapshot& snapshot : read_snapshots(db, log, true)) {
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

void check_content(Database& db, const fs::path& file, IntegrityReport& report) {
  Result<std::vector<EntryPtr>> log = read_log(db, file);
  if (!log) {
    report.problems.push_back(log.error());
    return;
  }
  report.changes = log->size();
  for (const EntryPtr& entry : *log) report.events += entry->payloads.size();
  meeting::Meeting replayed;
  if (Result<void> done = replay(*log, 0, replayed, file); !done) report.problems.push_back(done.error());
  else check_snapshots(db, *log, file, report);
}

} // namespace

Result<IntegrityReport> check_file(const fs::path& file) {
  IntegrityReport report;
  Result<Database> db = open_for_reading(file);
  if (!db) {
    if (!is_damage(db.error())) return db.error();
    report.problems.push_back(db.error());
    return report;
  }
  if (db->text("PRAGMA integrity_check(1)") != "ok")
    report.problems.push_back({base::Code::unusable_file, "store.damaged_file", {{"file", file.string()}}});
  check_content(*db, file, report);
  // What opening alone would refuse: undo without a counterpart, papers without a ballot.
  if (report.whole())
    if (Result<Loaded> loaded = load(file); !loaded) report.problems.push_back(loaded.error());
  return report;
}

} // namespace yoriai::store
