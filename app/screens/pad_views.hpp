// What the writing pads keep between frames. Gathered by view_state.hpp.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "input/character_finder.hpp"
#include "input/composition.hpp"
#include "input/key_layout.hpp"
#include "input/learning.hpp"
#include "meeting/ink.hpp"
#include "screens/context.hpp"
#include "widgets/geometry.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

inline constexpr std::size_t kMostPads = 4;

// What a pad is written on: keys, a sheet for the finger that is posted as it is drawn, or a box in which one character is
// drawn to be found.
enum class PadPage { keys, sheet, character };

// One pad: what somebody is writing at one place of the lower edge.
struct Pad {
  bool open = false;
  std::string role = "resident";
  input::Composition writing = input::Composition(); // kept while the pad is closed; its undo is this pad's alone
  PadPage shown = PadPage::keys;
  input::KeyPage page = input::KeyPage::kana;
  std::vector<meeting::Stroke> ink, character; // on the sheet, and in the box; they stay while keys are shown
  bool drawing = false;                        // their last line goes on
  std::vector<std::string> found;              // what the character may be, the likeliest first
  bool roles_open = false, offers_open = false; // a list in place of the keys
  widgets::ScrollState offers_scroll;
  base::TimeMs touched_at = 0;

  // The note posted last, until something else is written here. While `posting` the meeting has not answered yet.
  std::string posted, posted_text;
  std::vector<meeting::Stroke> posted_ink; // empty: it was written with keys
  bool posting = false;
};

struct PadPlace {
  int slot = 0; // 0 … kMostPads - 1, from the left
  widgets::Rect rect;
  bool operator==(const PadPlace&) const = default;
};

struct PadViews {
  std::array<Pad, kMostPads> pads;
  std::vector<PadPlace> shown; // open ones, as the board's last frame placed them
  int slots = 1;               // that fit side by side, as the last frame had it
  base::IdSource ids;          // of the notes they post
  input::Learning learning;    // what was chosen in this meeting; kept in its file, like a draft

  // As whoever runs the program tells it.
  WritingPlaces places;
  std::shared_ptr<const input::CharacterFinder> characters; // null: none is found, and why says the next
  std::string characters_problem;
  std::string problem;      // a sentence: why kana stay kana; "" they do not
  double mm_per_px = 0.277; // of a reference px
};

} // namespace yoriai::screens
