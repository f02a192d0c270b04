// What is looked at of the papers (minutes) before they are written. Gathered by view_state.hpp.
#pragma once

#include "screens/papers.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

struct PaperView {
  PaperChoice choice;
  int zoom = 0; // 0: the whole page; 1: as wide as there is room beside the buttons; 2: as wide as the zone
  int page = 0; // from 0
  bool reviewing = false; // the texts that somebody must see before they go out
  widgets::ScrollState pages, paper, side, review;
};

} // namespace yoriai::screens
