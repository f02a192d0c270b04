// What is looked at of the meeting's pictures. Gathered by view_state.hpp.
#pragma once

#include <string>

#include "widgets/geometry.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

// A picture that can be looked at closer: how far, and which part of it is in the middle (0..1 of each side).
struct PictureZoom {
  float factor = 1; // 1: all of it
  widgets::Point centre{0.5f, 0.5f};
  widgets::Point centre_from{}; // when the finger took it
};

struct PictureViews {
  std::string of;         // the item whose pictures are listed; "": the meeting
  std::string ground_for; // a wall that is to get a map: the next picture chosen lies under it
  std::string shown;      // picture that fills the screen; "" none
  PictureZoom zoom;       // of that one
  widgets::ScrollState list, files;
};

} // namespace yoriai::screens
