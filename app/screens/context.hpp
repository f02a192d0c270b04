// What a screen sees and what it may ask for. Screens draw `const Meeting&` and put Commands and Requests into
// the outbox; whoever runs the program carries them out after the frame, so that a frame sees one meeting.
//
// Owner: the drawing thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/locale.hpp"
#include "base/spelling.hpp"
#include "base/time.hpp"
#include "meeting/command.hpp"
#include "meeting/findings.hpp"
#include "meeting/meeting.hpp"
#include "screens/papers.hpp"
#include "screens/projector_view.hpp"
#include "sheets/library.hpp"
#include "widgets/picture.hpp"
#include "widgets/ui.hpp"

namespace yoriai::input {
struct Engine; // predictor.hpp
}

namespace yoriai::screens {

// What the start screen lists.
struct MeetingCard {
  std::filesystem::path file;
  std::string title;
  std::string step;           // path of the step it stopped at
  int steps_done = 0, steps = 0;
  base::TimeMs opened_at = 0; // last time
  bool missing = false;       // the file cannot be found or read
  bool sealed = false;        // nothing but its file name and `opened_at` is known
  bool overdue = false;       // the day until which it is kept has passed
  std::uint64_t changes = 0;  // of an interrupted meeting: what is on disk
  base::TimeMs last_change = 0; // likewise; 0: not known
};

struct StartInfo {
  std::vector<MeetingCard> recent;            // newest first
  std::optional<MeetingCard> interrupted;     // an earlier run that did not end
  std::filesystem::path save_folder;          // where new meetings go
  std::optional<std::uint64_t> free_bytes;    // there
  std::vector<std::filesystem::path> files;   // *.yoriai in folder shown by ファイルから開く
  std::filesystem::path files_folder;
  std::vector<std::filesystem::path> folders; // inside files_folder
};

// Whether what was done is on disk. From the store, told once a frame.
struct Saved {
  base::TimeMs saved_at = 0;      // of the last durable write; 0: none yet
  base::TimeMs unsaved_since = 0; // 0: everything is on disk
  std::string failure;            // a sentence; empty: none
  std::filesystem::path rescue{}; // after a failure: where a full copy lies; empty: nowhere yet
  bool rescued = false;           // … and it holds everything up to now
  bool moving = false;            // another place is being tried at this moment
};
// A write takes a moment; what is not on disk after this time is told.
inline constexpr base::TimeMs kUnsavedTold = 2'000;

// A place where the meeting could be saved instead.
struct SavePlace {
  enum class Kind { original, removable, saves, state } kind = Kind::saves;
  std::filesystem::path file;
  std::optional<std::uint64_t> free_bytes{};
};

// Why the meeting can only be looked at although it was to be written.
struct Barred {
  bool locked = false; // another screen or program has it
  std::string since;   // of a lock: local ISO time, or "" when unknown
  std::string reason;  // else: a sentence
};

// One change of the log.
struct PastChange {
  std::uint64_t number = 0;
  base::TimeMs at = 0;
  std::string actor, command;
  std::uint64_t undoes = 0, redoes = 0;
  std::vector<meeting::Event> events;
};

// The moment that is looked at: the meeting as it was after this change.
struct LookingBack {
  std::uint64_t number = 0;
  base::TimeMs at = 0;
};

// What goes on with whole files: backups, seals, leaving a machine. Told once a frame.
struct BackupCard {
  std::filesystem::path file;
  base::TimeMs at = 0; // when it was taken
  std::uint64_t changes = 0;
};
struct BackupGroup { // of one meeting
  std::filesystem::path of;
  std::string title; // "" when sealed
  bool sealed = false;
  std::vector<BackupCard> backups; // newest first
};
struct SalvageReport { // of a damaged file that was opened as far as it is whole
  std::filesystem::path original;
  std::uint64_t kept = 0; // changes
  base::TimeMs kept_until = 0;
  std::optional<std::uint64_t> lost;
  std::optional<BackupCard> better; // a backup that holds more
};
struct LeaveReport {
  std::filesystem::path file; // where the meeting lies now
  struct Trace { std::string kind, path; }; // kind in the language of the screen
  std::vector<Trace> gone, left;
};
struct FileAffairs {
  std::filesystem::path asks_for; // a sealed file that waits for its passphrase
  bool sealed = false;            // the open meeting
  bool working = false;           // a passphrase is being tried, a file sealed or moved: nothing may be asked for now
  std::string problem;            // a sentence: why the last thing asked for was not done
  std::vector<BackupGroup> backups;
  std::optional<SalvageReport> salvaged;
  std::vector<std::filesystem::path> places;  // removable media that can be written
  std::filesystem::path folder;               // looked into for a place …
  std::vector<std::filesystem::path> folders; // … and what lies inside
  std::size_t written = 0;                    // papers of the open meeting on this machine
  std::optional<LeaveReport> left;
};

// Files that could be attached as pictures. Told once a frame.
struct PictureAffairs {
  std::filesystem::path folder;               // looked into
  std::vector<std::filesystem::path> folders; // inside it, and media that were put in
  std::vector<std::filesystem::path> files;   // pictures and documents
  bool taking = false;                        // one is being read: no other may be asked for
};
struct ListPictures { std::filesystem::path folder; }; // empty: where looking begins
// `item`: whose it becomes, "" the meeting's; `ground`: the step under whose wall it is laid too, or "".
struct AttachPicture { std::filesystem::path file; std::string item, ground; };

// Of whole files. A passphrase is never part of a request: it is taken from ViewState::files and wiped there.
struct UnlockMeeting {}; // FileAffairs::asks_for
struct SealMeeting {};   // or seal it anew with another passphrase
struct UnsealMeeting {};
struct ListBackups {};
struct RestoreBackup { std::filesystem::path file; };
struct ListPlaces { std::filesystem::path folder; }; // empty: where looking begins
struct LeaveMachine { std::filesystem::path folder; };

// What the way back to the facilitator's mode is kept behind. The digits are no part of a request: they are taken from
// ViewState::control.mode and wiped there.
struct Passcode {
  bool set = false;              // one was chosen
  bool working = false;          // being tried or made
  bool wrong = false;            // the last one tried was
  base::TimeMs barred_until = 0; // after three wrong ones
};
struct ShareScreen { bool on = true; }; // participants' mode begins; ends only by TryPasscode, or where none is set
struct TryPasscode {};
struct ChoosePasscode {};
struct DropPasscode {};

// Anything but a change of the meeting.
struct NewMeeting { std::vector<std::string> sheets; bool sealed = false; };
struct OpenMeeting { std::filesystem::path file; bool copy = false; }; // copy: of an example, to practise on
struct ListFolder { std::filesystem::path folder; };
struct DismissInterrupted {};
struct BackToStart {};
struct Quit {};
struct SetLanguage { base::Lang lang; };
struct SetHighContrast { bool on; };
struct SetTextScale { float factor; }; // 0.8 … 1.6 of the usual size
struct SetFullscreen { bool on; };
enum class PadsWanted { by_size, always, never }; // whether 付箋を書く opens a writing pad (pads.hpp)
struct WritingPlaces {
  PadsWanted wanted = PadsWanted::by_size;
  bool a_at_right = false; // あ行 at the right, as it is written
};
struct SetPads { WritingPlaces places; };
// Where what is pressed lies (placement.hpp): at which hand, and for people who sit before a display or stand at it.
enum class Hand { right, left };
enum class Reach { usual, seated, standing };
struct Placement {
  Hand hand = Hand::right;
  Reach reach = Reach::usual;
  bool operator==(const Placement&) const = default;
};
struct SetPlacement { Placement placement; };
struct SetRuler { std::optional<double> mm_per_px{}; }; // of a device px of this display; nothing: as the system tells it
struct WriteMinutes { PaperChoice choice; }; // beside the session file
struct PrintMinutes { PaperChoice choice; }; // on the printer of this machine; always as pages
struct StopWriting {};                       // the file is as it was before
struct Undo {};
struct Redo {};
// Of the open meeting and its file:
struct FindPlaces {};                                    // where it could be saved instead: Context::places
struct MoveSession { std::filesystem::path file; };      // goes on there; the old file is left as it is
struct TryToWrite {};                                    // opens for writing what could only be looked at
struct LookBack { std::uint64_t number = 0; };           // at the meeting after that change; 0: back to now
struct CopyOut { std::uint64_t number = 0; };            // a new meeting that begins with the changes up to it
// Of the window for the room. What it shows is in ViewState::projector.
struct Project { bool on = false; std::string screen{}; }; // screen: a ProjectorScreen's name; "": found by itself
struct SetRoom { Room room; };
struct MergeFrom { std::filesystem::path file; }; // the board of a group that worked on another tablet
struct CarryFrom { std::filesystem::path file; }; // what an earlier meeting left to do becomes follow-ups of this one
using Request = std::variant<NewMeeting, OpenMeeting, ListFolder, DismissInterrupted, BackToStart, Quit, SetLanguage,
                             SetHighContrast, SetTextScale, SetFullscreen, SetPads, SetPlacement, SetRuler, WriteMinutes,
                             PrintMinutes, StopWriting, Undo, Redo, UnlockMeeting,
                             SealMeeting, UnsealMeeting, ListBackups, RestoreBackup, ListPlaces, LeaveMachine, FindPlaces,
                             MoveSession, TryToWrite, LookBack, CopyOut, Project, SetRoom, ListPictures,
                             AttachPicture, ShareScreen, TryPasscode, ChoosePasscode, DropPasscode, CarryFrom, MergeFrom>;

struct Outbox {
  std::vector<std::variant<meeting::Command, Request>> entries; // carried out in this order, each command one undo step
  void send(meeting::Command command) { entries.emplace_back(std::move(command)); }
  void ask(Request request) { entries.emplace_back(std::move(request)); }
};

// The outcome of the last command or request that a screen should tell: a refusal, or where a file was written.
struct Notice {
  std::string sentence;
  bool good = false;           // done, not refused
  base::TimeMs at = 0;         // when; a notice stays at least 8 s
};

struct ViewState; // screens/view_state.hpp: what is selected, open, scrolled; never part of the meeting

struct Context {
  widgets::Ui& ui;
  const base::Words& words;
  const sheets::Library& library;
  Outbox& out;
  ViewState& view;
  base::TimeMs now = 0;
  Notice notice{};

  // While a meeting is open; else nullptr and empty.
  const meeting::Meeting* meeting = nullptr;
  std::span<const meeting::Finding> findings{}; // kept per revision by the caller
  bool can_undo = false, can_redo = false;
  Saved saved{};
  std::filesystem::path file{};
  bool read_only = false;
  const Barred* barred = nullptr;       // why it is read only; nullptr: it was asked for
  std::span<const SavePlace> places{};  // after FindPlaces
  std::uint64_t changes = 0;            // number of the last change
  std::function<std::optional<PastChange>(std::uint64_t number)> change{}; // 1 … changes
  // A picture of the meeting as a texture, about as large as it is drawn (longest side, device px).
  std::function<widgets::Picture(const meeting::Attachment&, float longest_px)> picture{};
  const PictureAffairs* pictures_near = nullptr;
  const Papers* papers = nullptr; // while the screen "minutes" is shown; nullptr where none can be made
  std::function<widgets::Picture(int page, float longest_px)> paper{}; // a page of them
  const LookingBack* looking_back = nullptr; // `meeting` is a moment of the past, and nothing can be done

  // On the start screen, and where a file is chosen: folders and files.
  const StartInfo* start = nullptr;
  const FileAffairs* files = nullptr; // never null while the program runs
  const ProjectorStatus* projector = nullptr; // null where no window for the room can be opened
  Passcode passcode{};
  const input::Engine* writing = nullptr; // kana to kanji for the pads; nullptr: kana stay kana
  const base::Spelling* spelling = nullptr; // nullptr: words are searched for as they are written

  base::Lang lang() const { return words.lang(); }
  base::TimeMs clock() const { return looking_back ? looking_back->at : now; } // of the meeting in view
};

} // namespace yoriai::screens
