// Reads a session file into memory and trusts nothing in it. Never changes the file. Any thread.
#pragma once

#include <optional>
#include <vector>

#include "store/rows.hpp"

namespace yoriai::store {

// A connection to what is certainly a session of a format we know, inside one read transaction.
struct Source {
  Database db;
  std::optional<SealHead> seal; // of a sealed session

  std::uint64_t changes(); // number of the last one, readable or not
};
// `cut_too`: also a file that is shorter than it says. Errors: "store.missing", "store.not_a_session",
// "store.newer_format", "store.damaged_file", "store.unreadable".
base::Result<Source> open_for_reading(const std::filesystem::path& file, bool cut_too = false);

// The rows of it. Errors: "store.sealed", "store.wrong_passphrase" (the key is another file's).
base::Result<std::unique_ptr<Rows>> rows_of(const Source& source, const std::shared_ptr<const SealKey>& key,
                                            const std::filesystem::path& file);

struct Loaded {
  std::vector<EntryPtr> log;
  meeting::Meeting meeting; // without the papers in the box
  Box box;
  Desk desk;
  History history;
  std::uint64_t snapshot = 0;    // the change whose snapshot was used; 0: none
  std::uint64_t fingerprint = 0; // of the last change
  std::shared_ptr<const SealKey> key; // of this very file; none: it is not sealed
};

// The meeting as it is on disk. Errors: those above; "store.damaged" {number}, "store.damaged_file".
base::Result<Loaded> load(const std::filesystem::path& file, const std::shared_ptr<const SealKey>& key = nullptr);

// As far as it is whole; `damage` says what comes after. At least the opening of the meeting, else the damage is
// the error.
struct PartlyLoaded {
  Loaded loaded;
  std::optional<base::Error> damage;
  std::uint64_t last_number = 0; // of the last change that the file speaks of, readable or not
};
base::Result<PartlyLoaded> load_what_is_whole(const std::filesystem::path& file,
                                              const std::shared_ptr<const SealKey>& key);

// Is it told of a session that is damaged, not of another trouble?
bool is_damage(const base::Error& error);

// Applies the changes after `number` to `meeting`. Error "store.damaged" {number}: it is as after the one before.
base::Result<void> replay(const std::vector<EntryPtr>& log, std::uint64_t after, meeting::Meeting& meeting,
                          const std::filesystem::path& file);

} // namespace yoriai::store
