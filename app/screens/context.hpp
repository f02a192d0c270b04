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
#include "base/time.hpp"
#include "meeting/command.hpp"
#include "meeting/findings.hpp"
#include "meeting/meeting.hpp"
#include "sheets/library.hpp"
#include "widgets/ui.hpp"

namespace yoriai::screens {

// What the start screen lists.
struct MeetingCard {
  std::filesystem::path file;
  std::string title;
  std::string step;           // path of the step it stopped at
  int steps_done = 0, steps = 0;
  base::TimeMs opened_at = 0; // last time
  bool missing = false;       // the file cannot be found or read
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
};

// Anything but a change of the meeting.
struct NewMeeting { std::vector<std::string> sheets; };
struct OpenMeeting { std::filesystem::path file; bool copy = false; }; // copy: of an example, to practise on
struct ListFolder { std::filesystem::path folder; };
struct DismissInterrupted {};
struct BackToStart {};
struct Quit {};
struct SetLanguage { base::Lang lang; };
struct SetHighContrast { bool on; };
struct SetTextScale { float factor; }; // 0.8 … 1.6 of the usual size
struct SetFullscreen { bool on; };
struct WriteMinutes { std::string ending; bool open_public = false; }; // "md" "html" "csv" "json", beside the session file
struct Undo {};
struct Redo {};
using Request = std::variant<NewMeeting, OpenMeeting, ListFolder, DismissInterrupted, BackToStart, Quit, SetLanguage,
                             SetHighContrast, SetTextScale, SetFullscreen, WriteMinutes, Undo, Redo>;

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

  // On the start screen.
  const StartInfo* start = nullptr;

  base::Lang lang() const { return words.lang(); }
};

} // namespace yoriai::screens
