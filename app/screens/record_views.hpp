// What the opening and the closing keep between frames. Gathered by view_state.hpp.
#pragma once

#include <map>
#include <string>

#include "widgets/scroll.hpp"

namespace yoriai::screens {

struct RecordViews {
  widgets::ScrollState opening, closing, ending;
  std::map<std::string, float> heights; // of cards and lists, as measured in the last frame
  std::string typing, typed;            // the count that is being typed, and what stands in its field
  bool offer_closed = false;            // the opening was offered and put away
};

} // namespace yoriai::screens
