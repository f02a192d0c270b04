// Where the arrows of the resource grid run: in the gutters between its columns, lanes and rows, never over the text of
// others. Pure.
#pragma once

#include <span>
#include <vector>

#include "widgets/geometry.hpp"

namespace yoriai::screens {

// The gutters of a grid: lane i lies between x[i] and x[i + 1], row j between y[j] and y[j + 1]. Words keep
// `clear` px away from every one of them.
struct Gutters {
  std::vector<float> x, y;
  float clear = 14;
};

struct ArrowEnd {
  widgets::Rect box; // the words, as wide as their lane
  int lane = 0, row = 0;
};

struct ArrowWanted {
  ArrowEnd from, to;
};

// One path an arrow, of horizontal and vertical pieces, from the side of one box to the side of the other. Arrows that
// share a gutter run beside each other while it is wide enough. Empty for an arrow from a box to itself.
std::vector<std::vector<widgets::Point>> route_arrows(const Gutters& gutters, std::span<const ArrowWanted> arrows);

} // namespace yoriai::screens
