// Handwriting as lines on paper and in files. Pure; any thread.
#pragma once

#include <cairo.h>

#include <string>

#include "minutes/sketch.hpp"

namespace yoriai::minutes {

// How large it may be drawn, mm. A little writing grows no more than leaves it smaller than that.
struct SketchRoom {
  double width = 60, height = 30;
};

struct SketchSize {
  double width = 0, height = 0; // mm; the lines' own thickness is inside
  double scale = 0;             // mm in a thousandth of the sheet
  double x = 0, y = 0;          // where the point 0,0 of the sheet comes to lie, mm
  double pen = 0;               // mm
};
SketchSize size_of(const Strokes& strokes, const SketchRoom& room);

// With the current colour, its top left corner at the origin; the unit is the millimetre. A point alone is a dot.
void draw(cairo_t* cairo, const Strokes& strokes, const SketchSize& size);

// An element for HTML: named by the label, as wide as it is on paper, no wider than its place.
std::string svg_of(const Sketch& sketch, const SketchRoom& room);

// In grey on white, kInkDotsPerInch. Empty when there is no memory for it.
inline constexpr int kInkDotsPerInch = 300;
struct SketchPicture {
  std::string png;
  int width = 0, height = 0; // px
};
SketchPicture picture_of(const Strokes& strokes, const SketchSize& size);

} // namespace yoriai::minutes
