// The plain values a session file is spoken of with. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "meeting/event.hpp"
#include "store/seal.hpp"

namespace yoriai::store {

using base::TimeMs;

// One numbered step of the log: what one command did. Numbers run 1, 2, 3 … without gaps; 1 opens the meeting.
struct Change {
  std::uint64_t number = 0;
  TimeMs at = 0;
  std::string actor;        // who: "screen", "apply", later a phone
  std::string command;      // its name: "add", "undo"; of the first change "new"
  std::uint64_t undoes = 0; // the change this one takes back, or 0
  std::uint64_t redoes = 0; // the change this one does again, or 0
  bool settles = false;     // neither it nor anything before it can be taken back (opening, end of a secret ballot)
  std::vector<meeting::Event> events;
};

// Something done with the whole file while the meeting goes on.
enum class Errand { none, seal, unseal, move, copy };
struct ErrandStatus {
  Errand what = Errand::none;
  std::uint64_t number = 0; // 1 for the first one asked for
  bool running = false;
  std::optional<base::Error> failure; // of one that has ended; the session file is then as it was
  std::filesystem::path file;         // of a move or copy: what was made
};

// What opening a damaged file came to. The file holds what was whole; the original lies beside it.
struct Salvage {
  std::filesystem::path original;    // FILE.damaged, byte for byte as it was
  std::uint64_t kept = 0;            // changes
  TimeMs kept_until = 0;             // when the last of them was made
  std::optional<std::uint64_t> lost; // how many changes at least are missing, where that can be told
};

// How far the disk is behind the meeting. What it says is true when it is asked.
struct SaveStatus {
  std::uint64_t submitted = 0; // number of the last change
  std::uint64_t durable = 0;   // every change up to this one is synced into the session file
  TimeMs saved_at = 0;         // of the last sync; of a file just opened, of its last change
  TimeMs unsaved_since = 0;    // when the oldest change not yet synced was made; 0: everything is saved
  // After a failed write or sync the session file is not trusted again: the meeting goes on in memory, and a
  // full copy is tried at a second place with every later change. Keys "store.write_failed", "store.disk_full".
  std::optional<base::Error> failure;
  std::optional<std::filesystem::path> rescue; // the copy, once one succeeded
  std::uint64_t rescued = 0;                   // every change up to this one is synced into the copy
  std::filesystem::path file;                  // where changes go; move_to changes it
  bool sealed = false;
  ErrandStatus errand;                         // the last one asked for

  bool saved() const { return unsaved_since == 0; }
};

enum class Access {
  read_write, // one program at a time
  read_only,  // the meeting as it is on disk now; works while another program writes
};

// What a Store takes from outside; the defaults are what the program uses, tests give their own.
struct Options {
  std::filesystem::path state_folder; // for rescue copies; empty: store::state_folder()
  std::function<TimeMs()> clock;      // empty: base::now_ms
  std::optional<std::uint64_t> seed;  // of fresh ids; empty: by the operating system
  std::string vfs;                    // SQLite VFS that writes; empty: the usual one
  std::shared_ptr<const SealKey> key; // opens a sealed file; create: seals the new one
  bool salvage = false;               // open a damaged file for writing as far as its changes are whole
  TimeMs backup_every_ms = 600'000;   // of change; 0: no backups at all
};

// $XDG_STATE_HOME/yoriai, else ~/.local/state/yoriai. It need not exist yet.
std::filesystem::path state_folder();

// The ending of session files, with the dot.
inline constexpr std::string_view kEnding = ".yoriai";

} // namespace yoriai::store
