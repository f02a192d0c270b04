// Reads a session file into memory and trusts nothing in it. Never changes the file. Any thread.
#pragma once

#include <optional>
#include <vector>

#include "store/database.hpp"
#include "store/logbook.hpp"

namespace yoriai::store {

struct Loaded {
  std::vector<EntryPtr> log;
  meeting::Meeting meeting; // without the papers in the box
  Box box;
  History history;
  std::uint64_t snapshot = 0; // the change whose snapshot was used; 0: none
};

// A connection to what is certainly a session of a format we know, inside one read transaction.
// Errors: "store.missing", "store.not_a_session", "store.newer_format", "store.damaged_file", "store.unreadable".
base::Result<Database> open_for_reading(const std::filesystem::path& file);

// The whole log, its numbers and sums checked. Errors: "store.damaged" {number}, "store.damaged_file".
base::Result<std::vector<EntryPtr>> read_log(Database& db, const std::filesystem::path& file);

struct Snapshot {
  std::uint64_t number = 0;
  std::optional<meeting::Meeting> meeting; // nullopt: it does not belong to this log, or cannot be read
};
// Newest first; stops at the first one that can be used unless `all`.
std::vector<Snapshot> read_snapshots(Database& db, const std::vector<EntryPtr>& log, bool all);

// Applies the changes after `number` to `meeting`. Error "store.damaged" {number}.
base::Result<void> replay(const std::vector<EntryPtr>& log, std::uint64_t after, meeting::Meeting& meeting,
                          const std::filesystem::path& file);

// All of the above: the meeting as it is on disk.
base::Result<Loaded> load(const std::filesystem::path& file);

base::Error damaged_at(const std::filesystem::path& file, std::uint64_t number);

} // namespace yoriai::store
