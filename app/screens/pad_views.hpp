// What the writing pads keep between frames. Gathered by view_state.hpp.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "screens/context.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

inline constexpr std::size_t kMostPads = 4;

enum class PadTab { kana, latin };

// One pad: what somebody is writing at one place of the lower edge.
struct Pad {
  bool open = false;
  std::string role = "resident";
  std::string text; // kept while the pad is closed
  PadTab tab = PadTab::kana;
  bool capitals = false, marks = false; // of the Latin keys
  bool roles_open = false;
  base::TimeMs touched_at = 0;

  // Its own undo: the texts before, the last one at the end, and what made the newest of them.
  enum class Edit { none, typed, erased };
  std::vector<std::string> before;
  Edit edit = Edit::none;
  base::TimeMs edited_at = 0;
  // The note posted last. Until the meeting has it, or has refused it, its words are kept.
  std::string posted, posted_text;
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

  // As whoever runs the program tells it.
  PadsWanted wanted = PadsWanted::by_size;
  double mm_per_px = 0.277; // of a reference px
};

} // namespace yoriai::screens
