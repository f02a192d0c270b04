// What the facilitator chose to show to the room, and what the last drawing of it told. Gathered by view_state.hpp; never
// part of the meeting.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "screens/projector_size.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

struct ProjectorView {
  // Chosen.
  bool on = false;      // a window for the room is wished for
  bool curtain = false; // nothing is shown at all
  // "" follows the meeting; else a step's path, "ballot/<id>", "question", "timer" or "cover".
  std::string shows;
  std::string question; // for "question"; "": that of the step
  std::string focus;    // a note or stack that is read large, here and on the projector; "" none
  int page = 0;         // of what is shown, from 0
  Room room;

  // Told by draw_projector().
  std::string shown; // "hakodate/1", "ballot/<id>", "question", "timer", "cover", "focus", "curtain", "blank"
  int pages = 1;
  bool part = false;  // something was too long even for a page of its own
  bool faint = false; // the room is longer than 20′ allow

  // Kept by it between drawings.
  std::string anchor; // the active part, as it was: when another becomes active its page is turned to
  std::string voted;  // the ballot that was open at this step: its result follows
  std::string voted_step;
  std::uint64_t names_of = ~0ull; // revision
  std::vector<std::string> names; // of people, never shown

  // The facilitator's sheet.
  widgets::ScrollState scroll, focus_scroll;
};

// A screen that pictures can be put on, as the sheet lists it.
struct ProjectorScreen {
  std::string name; // "HDMI-1"
  int number = 0;   // from 1
  int width_px = 0, height_px = 0;
  bool own = false; // the facilitator's own window is there
  bool operator==(const ProjectorScreen&) const = default;
};

// How things stand with the window for the room. Told once a frame by whoever runs it.
struct ProjectorStatus {
  std::vector<ProjectorScreen> screens;
  std::string chosen;   // name of a screen; "": found by itself
  bool showing = false; // the window is there
  bool window = false;  // … as an ordinary window
  bool operator==(const ProjectorStatus&) const = default;
};

} // namespace yoriai::screens
