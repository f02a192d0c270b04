// What the facilitator's means of control keep between frames: the prompter, searching, how notes are looked at, who
// may do what. Gathered by view_state.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "sheets/sheet.hpp"
#include "widgets/scroll.hpp"
#include "widgets/secret_field.hpp"

namespace yoriai::screens {

// 進行メモ (prompter.hpp).
struct PrompterView {
  std::string step;      // what the following belongs to
  int question = 0;      // the one chosen, from 0
  std::string unfolded;  // "quiet", "one_voice", "remedies", or "" for none
  int projected = -1;    // the question the room is shown, from 0; -1: none
  std::set<std::string> dismissed;             // "<step> <name of the cue>"
  std::optional<sheets::CueWhen> shown;        // the line that stands now …
  base::TimeMs shown_since = 0;                // … and since when
  std::string found_for; // the state of the meeting, the second and the step for which …
  std::string found;     // … this line was found; "" none
  widgets::ScrollState sheet_scroll;
};

// 探す (search.hpp).
struct SearchHit {
  enum class What { item, minute, agreement } what = What::item;
  std::string id;   // of the item or line; of an agreement the step's path
  std::string step; // path, or ""
  std::string text;
  bool parked = false;
};
struct SearchView {
  std::string words;
  std::string found_for;               // what `hits` answer …
  std::uint64_t revision = ~0ull;      // … and for which state of the meeting
  std::vector<SearchHit> hits;
  std::vector<std::string> marked;     // items that keep a ring after one of them was gone to
  widgets::ScrollState scroll;
};

// 見え方 (look.hpp): of notes on every board.
struct LookView {
  std::string role; // others are dimmed; "" shows all alike
  bool by_kind = false;
  bool gathering = false; // on the wall: every tap adds a note to the choice or takes it out
  widgets::ScrollState scroll;
};

// 参加者の画面 (mode.hpp).
struct ModeView {
  bool participants = false;
  bool writable = false;       // whether the meeting could be changed at all, whoever asks; told once a frame
  std::size_t began = 0;       // items of the meeting when it began: what came later was written here
  std::string of;              // id of that meeting
  std::size_t held_back = 0;   // commands and requests that were not let out; stays 0 unless a screen forgot to ask
  // The way back, and what a passcode is typed for.
  enum class Asks { nothing, leave, staff, choose, again } asks = Asks::nothing;
  bool second_tap = false;     // where no passcode was chosen: the first tap was made
  bool passed = false;         // the passcode was right; whoever asked takes it
  widgets::SecretText typed, first;
  bool differ = false;         // the second time was not the same
};

struct ControlViews {
  PrompterView prompter;
  SearchView search;
  LookView look;
  ModeView mode;
};

} // namespace yoriai::screens
