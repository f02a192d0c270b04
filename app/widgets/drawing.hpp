// What was drawn with a finger, as lines: a pure value, and painting it. Drawing thread only for the painting.
#pragma once

#include <vector>

#include "widgets/geometry.hpp"
#include "widgets/theme.hpp"

namespace yoriai::widgets {

class Ui;

// Cut to what is drawn. The unit is the width that it is given; little writing takes less than one. A line of one point is a
// dot.
struct Drawing {
  std::vector<std::vector<Point>> lines;
  Point size{}; // of all lines with their thickness
  float pen = 0.01f;
  bool empty() const { return lines.empty(); }
};

// How large it becomes in that width, no higher than `most`; nothing is stretched.
Point drawing_size(const Drawing& drawing, float width, float most);
// At the upper left of `r`, as large as drawing_size() says.
void paint_drawing(Ui& ui, const Rect& r, const Drawing& drawing, Color color);
// One line in the coordinates of the surface, its corners rounded off.
void paint_stroke(Ui& ui, const std::vector<Point>& points, float pen, Color color);

} // namespace yoriai::widgets
