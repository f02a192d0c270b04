// The one live meeting and its session file.
//
// One thread owns a Store and calls it; a writer thread inside makes every change durable (fsync) soon after
// submit, which never waits for the disk. The file is laid out in FORMAT.md. While a Store is open for writing,
// no other program (and no other Store of this one) can write the file; the lock ends with the process however
// it ends. Nothing else in the process may open the session file by other means than this room.
//
// Errors of create and open, each with {file}: Code::unusable_file "store.missing", "store.not_a_session",
// "store.newer_format", "store.damaged" {number}, "store.damaged_file", "store.locked" {since}, "store.unreadable" {reason},
// "store.sealed" (a key is needed), "store.wrong_passphrase" (the key is another file's);
// Code::unwritable "store.exists", "store.no_folder", "store.read_only_place", "store.disk_full",
// "store.write_failed" {reason}. A file that open refuses is left as it is, byte for byte.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include "meeting/command.hpp"
#include "meeting/merge.hpp"
#include "store/pictures.hpp"
#include "store/session.hpp"

namespace yoriai::store {

class Store {
public:
  // Makes a session file with its first change. Refuses to overwrite ("store.exists"), and unknown sheets.
  // `library` must outlive the Store.
  static base::Result<std::unique_ptr<Store>> create(const std::filesystem::path& file,
                                                     const std::vector<std::string>& sheets,
                                                     const sheets::Library& library, Options options = {});
  static base::Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, const sheets::Library& library,
                                                   Access access = Access::read_write, Options options = {});
  ~Store(); // as close()
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  const meeting::Meeting& meeting() const;
  std::filesystem::path file() const; // where changes go
  Access access() const;
  // The earlier run did not end properly (crash, power cut); everything saved then is here.
  bool recovered() const;
  bool sealed() const;
  // With Options::salvage, when the file was damaged.
  const std::optional<Salvage>& salvaged() const;

  // Does what the command says and returns the number of its change. A command that changes nothing returns the
  // number of the last one. `undo` and `redo` are commands too. One command is one change is one step of undo;
  // casting into a secret ballot is no change and cannot be taken back, and undo does not reach behind the end
  // of a secret ballot. Errors: those of decide; "refused.nothing_to_undo", "refused.nothing_to_redo";
  // "store.read_only".
  //
  // `attach` reads the file it names, unless that was done before: `picture`. Errors: those of read_picture.
  base::Result<std::uint64_t> submit(const meeting::Command& command, std::string_view actor,
                                     const PictureFile* picture = nullptr);
  bool can_undo() const;
  bool can_redo() const;

  // Takes events that were decided elsewhere as one change. No events: nothing happens. `pictures`: the bytes, by sum,
  // of what they attach and this file has not had yet. Error besides: "refused.picture_missing" {file}.
  base::Result<std::uint64_t> record(std::vector<meeting::Event> events, std::string_view command,
                                     std::string_view actor, const std::map<std::string, Bytes>& pictures = {});
  // Gets the bytes of a picture by its sum, on whatever thread it is called, as long as one likes. Errors: those of
  // read_picture_bytes; "refused.picture_missing" when the log knows no such sum.
  std::function<base::Result<std::string>()> picture_reader(std::string_view sum) const;

  // Takes in what another meeting holds (meeting/merge.hpp) as one change. Errors: those of merge; "store.read_only".
  base::Result<meeting::Merged> merge(const meeting::Meeting& other, std::string_view group, std::string_view actor);

  // All or nothing: what is submitted between hold() and release() reaches the disk together or not at all;
  // drop() (or close) makes the meeting what it was at hold(). Not nested.
  void hold();
  void release();
  void drop();

  // Half-written texts, each under the name of its field: kept in the file (sealed with it) until they become a
  // change, no part of the meeting or its log. An empty text lets go. What the last run left is there after open.
  void keep(const std::string& field, const std::string& text);
  const std::map<std::string, std::string>& kept() const;

  // The meeting as it was after change `number` (1 … changes()); secret papers of then open ballots are not in it. The
  // cost is that of the changes between it and now, the beginning or the moment asked for before, whichever is nearest.
  // Error: "store.no_such_change" {number, last}.
  base::Result<meeting::Meeting> at(std::uint64_t number) const;

  // Errands: what is done with the whole file. They are carried out one after the other between two writes, by the
  // writer thread; status().errand says how the last one stands, wait_for_errand() waits for all.
  // Seals the file, or seals it anew under another passphrase; what lies readable of it on this disk (the old file,
  // backups, rescue copies) is overwritten and removed.
  void seal(std::shared_ptr<const SealKey> key);
  void unseal();
  // Goes on in another file, which holds everything and has been read back; the old one is left as it is. Also the
  // way out after a failure. `file` must not exist, but for a file that holds the beginning of this very meeting.
  void move_to(const std::filesystem::path& file);
  // A new meeting (with an id of its own) that begins with the changes up to `number`. `file` must not exist. Sealed
  // like this one. Works read-only too.
  void copy_out(const std::filesystem::path& file, std::uint64_t number);
  base::Result<void> wait_for_errand(); // the failure of the last one

  // One change of the log. Errors: "store.no_such_change"; "store.damaged".
  base::Result<Change> change(std::uint64_t number) const;
  std::uint64_t changes() const;   // number of the last change
  std::vector<Change> log() const; // every change, oldest first; from memory
  SaveStatus status() const;       // any thread

  // Waits until the change is in the session file. Error: the failure that keeps it from there.
  base::Result<void> wait_until_durable(std::uint64_t number);
  // Called on the writer thread after every sync and every failure; it must be quick and must not call the
  // Store but for status(). Set it once, before the first submit.
  void on_saved(std::function<void()> callback);

  // Writes what is left and a snapshot, leaves a single file behind and frees it for others. Error: the failure,
  // if the session file does not hold everything. Afterwards only meeting(), log(), status() may be called.
  base::Result<void> close();

private:
  struct Inner;
  explicit Store(std::unique_ptr<Inner> inner);
  std::unique_ptr<Inner> inner_;
};

} // namespace yoriai::store
