// What several fingers do to one surface at a time, told with each frame. Pure values.
//
// ImGui knows one pointer. One finger is that pointer: it drags, scrolls and sets carets. Those beside it press what
// they lie on, each for itself; two that move together change a size.
#pragma once

#include <cstdint>
#include <vector>

#include "widgets/geometry.hpp"

namespace yoriai::widgets {

// A finger beside the pointer, reference px. It is told from its first frame until the one in which it is lifted; one
// that is no longer told without having been lifted does nothing. At most one is lifted in a frame, so that two touches
// are two steps of undo.
struct Finger {
  std::uint32_t id = 0;
  Point began{}, at{};
  bool up = false;
};

// Two fingers, since the frame before.
struct Pinch {
  Point centre{};   // between them now
  Point moved{};    // of the centre
  float factor = 1; // of their distance
};

struct Hands {
  std::vector<Point> trail; // of the pointer since the frame before, its place now last; empty: only that is known
  std::vector<Finger> beside;
  Pinch pinch;
  bool pinching = false;
  bool give_up = false; // the present press of the pointer does nothing any more
};

} // namespace yoriai::widgets
