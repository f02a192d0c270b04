// Session files made as a whole: for a new meeting, a rescue copy, a move, a seal, a copy of an earlier moment. Each is
// written under another name, synced, read back where asked, and only then given its name. Any thread.
#pragma once

#include <span>

#include "store/pictures.hpp"
#include "store/reader.hpp"

namespace yoriai::store {

struct WholeSession {
  std::span<const EntryPtr> log;
  const Box* box = nullptr;                  // none: empty
  const Desk* desk = nullptr;                // likewise
  const meeting::Meeting* meeting = nullptr; // after the last change, for a snapshot; none: no snapshot
  PictureSource pictures{};                  // none: a log without pictures. What is damaged there is left out
};

// A new session file with all of that, closed again. Refuses to overwrite; leaves nothing behind when it fails.
// Errors: those of SessionFile::make.
base::Result<void> write_whole(const std::filesystem::path& file, const WholeSession& whole, const std::string& vfs,
                               const std::shared_ptr<const SealKey>& key);

// The same, then read back and compared. Error besides: "store.not_verified" {file}.
base::Result<void> write_verified(const std::filesystem::path& file, const WholeSession& whole, const std::string& vfs,
                                  const std::shared_ptr<const SealKey>& key);

// Everything that is in a session, open or at rest, as one new file, synced; needs no key. Errors as above.
base::Result<void> copy_session(const std::filesystem::path& from, const std::filesystem::path& to);

// Are the first changes of `log` exactly those of `beginning`?
bool begins_with(std::span<const EntryPtr> log, std::span<const EntryPtr> beginning);

// A name in the same folder for a file that is not finished.
std::filesystem::path unfinished(const std::filesystem::path& file);
// Overwrites and removes those that programs left behind which died over them. The caller holds the lock of `file`.
void remove_unfinished(const std::filesystem::path& file);

// Gives a finished file its name, unless that name is taken ("store.exists").
base::Result<void> put_in_place(const std::filesystem::path& made, const std::filesystem::path& file);
// Gives it the name of a session file nobody writes to, in its place. Error: "store.write_failed".
base::Result<void> replace(const std::filesystem::path& made, const std::filesystem::path& file);

void sync_folder(const std::filesystem::path& folder);

// write_whole or write_verified under another name, then put in place. Errors name `file`.
base::Result<void> make_session(const std::filesystem::path& file, const WholeSession& whole, const std::string& vfs,
                                const std::shared_ptr<const SealKey>& key, bool verified);

// A session file of a new meeting, with an id of its own, that begins with the changes up to `number`; under the same
// passphrase as `key`. Errors: those of make_session; "store.no_such_change" {number, last}.
base::Result<void> copy_beginning(std::span<const EntryPtr> log, std::uint64_t number,
                                  const PictureSource& pictures, const std::filesystem::path& file,
                                  const std::string& vfs, const std::shared_ptr<const SealKey>& key);

base::Error no_such_change(std::uint64_t number, std::uint64_t last);

} // namespace yoriai::store
