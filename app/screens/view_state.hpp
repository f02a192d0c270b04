// What is looked at, chosen, opened or half written on one surface. Never part of the meeting, never saved in it.
//
// Each screen keeps its own part in a struct of its own header; this file only gathers them. Owner: the drawing
// thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "meeting/command.hpp"
#include "screens/board_views.hpp"
#include "screens/control_views.hpp"
#include "screens/file_views.hpp"
#include "screens/pad_views.hpp"
#include "screens/projector_view.hpp"
#include "screens/paper_views.hpp"
#include "screens/picture_views.hpp"
#include "screens/record_views.hpp"
#include "screens/shell_views.hpp"
#include "screens/wall_views.hpp"

namespace yoriai::screens {

struct Outbox;

// What a tap means while something is chosen.
enum class TapMode { choose, move, stack, arrow, tie };

// The chosen things of the board in view, by id; the first is the one acts speak of.
struct Selection {
  std::vector<std::string> ids;
  TapMode mode = TapMode::choose;
  bool empty() const { return ids.empty(); }
  bool has(const std::string& id) const;
  const std::string& first() const; // "" when empty
  void only(std::string id) { ids.assign(1, std::move(id)), mode = TapMode::choose; }
  void toggle(const std::string& id);
  void clear() { ids.clear(), mode = TapMode::choose; }
};

// A question answered by typing; drawn as a bottom sheet by ask.hpp.
struct TextQuestion {
  std::string name;    // of its targets: "ask/problem" → "ask/problem/text", "ask/problem/ok", "ask/problem/back"
  std::string heading, hint, ok_label;
  std::string text;    // to begin with; then what is being typed
  bool several_lines = true, may_be_empty = false;
  meeting::Command then; // is sent with the words put in
  std::string into = "/text"; // where in its arguments (a JSON pointer); null when nothing was written
  std::string begun;     // the text to begin with, kept by ask()
};

// A question answered by tapping one of a list.
struct ChoiceQuestion {
  struct Option {
    std::string id = {}, label = {}, note = {}; // target "<name>/<id>"
    bool chosen = false, enabled = true;
    std::string role = {}, letter = {}; // shape of a profession, or badge of an issue, in front
  };
  std::string name, heading;
  std::vector<Option> options;
  std::function<void(Outbox&, const std::string& id)> done;
};

struct ViewState {
  // "" follows the meeting's step (or the start screen while no meeting is open); else a view's name: a step path,
  // "minutes", or a page of the shell: "opening", "closing", "meeting", "people", "record", "findings", "history",
  // "trash".
  std::string shown;
  // Ids of items and stacks only; draw() drops what no longer exists, and all of it when another screen is shown.
  Selection selection;
  std::optional<TextQuestion> text_question;
  std::optional<ChoiceQuestion> choice_question;
  std::string writing_role = "resident"; // of the next note written at this screen

  FileViews files;  // passphrases being typed, places being chosen
  ShellViews shell; // start, menu, prompter, agreement sheet
  PaperView papers; // the minutes before they are written
  WallViews wall;   // wall, ballots, matrix
  PadViews pads;    // what is written at the lower edge
  PictureViews pictures; // the sheet of a thing's pictures, and the one on the whole screen
  BoardViews board; // table, factors, responses, grid
  ProjectorView projector; // what the room is shown
  ControlViews control; // prompter, search, looks, participants' mode
  RecordViews record; // opening and closing

  // Lays everything out anew: another state of the meeting stands here now, whatever its revision says.
  void forget_layouts();
};

} // namespace yoriai::screens
