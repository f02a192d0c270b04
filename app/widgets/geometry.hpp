// Rectangles in reference pixels (1 px = 0.277 mm at arm's length); y grows downwards. Pure values.
#pragma once

#include <algorithm>
#include <vector>

#include "imgui.h"

namespace yoriai::widgets {

using Point = ImVec2;

struct Rect {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  static Rect at(float x, float y, float w, float h) { return {x, y, x + w, y + h}; }
  static Rect around(Point centre, float w, float h) {
    return {centre.x - w / 2, centre.y - h / 2, centre.x + w / 2, centre.y + h / 2};
  }

  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  Point min() const { return {x0, y0}; }
  Point max() const { return {x1, y1}; }
  Point centre() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }

  Rect inset(float d) const { return inset(d, d); }
  Rect inset(float dx, float dy) const { return {x0 + dx, y0 + dy, x1 - dx, y1 - dy}; }
  Rect moved(float dx, float dy) const { return {x0 + dx, y0 + dy, x1 + dx, y1 + dy}; }
  // A w × h rectangle in the middle of this one.
  Rect centred(float w, float h) const { return around(centre(), w, h); }

  bool contains(Point p) const { return p.x >= x0 && p.x < x1 && p.y >= y0 && p.y < y1; }
  bool contains(const Rect& r) const { return r.x0 >= x0 && r.x1 <= x1 && r.y0 >= y0 && r.y1 <= y1; }
  bool intersects(const Rect& r) const { return x0 < r.x1 && r.x0 < x1 && y0 < r.y1 && r.y0 < y1; }
  Rect intersection(const Rect& r) const {
    return {std::max(x0, r.x0), std::max(y0, r.y0), std::min(x1, r.x1), std::min(y1, r.y1)};
  }

  // Cut a slice off this rectangle and return it; `gap` is cut off too and belongs to neither.
  Rect cut_left(float w, float gap = 0) {
    const Rect slice{x0, y0, x0 + w, y1};
    x0 += w + gap;
    return slice;
  }
  Rect cut_right(float w, float gap = 0) {
    const Rect slice{x1 - w, y0, x1, y1};
    x1 -= w + gap;
    return slice;
  }
  Rect cut_top(float h, float gap = 0) {
    const Rect slice{x0, y0, x1, y0 + h};
    y0 += h + gap;
    return slice;
  }
  Rect cut_bottom(float h, float gap = 0) {
    const Rect slice{x0, y1 - h, x1, y1};
    y1 -= h + gap;
    return slice;
  }

  // n equal parts side by side (columns) or one under the other (rows).
  std::vector<Rect> columns(int n, float gap) const {
    std::vector<Rect> parts;
    const float w = (width() - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
    for (int i = 0; i < n; ++i) parts.push_back(at(x0 + (w + gap) * static_cast<float>(i), y0, w, height()));
    return parts;
  }
  std::vector<Rect> rows(int n, float gap) const {
    std::vector<Rect> parts;
    const float h = (height() - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
    for (int i = 0; i < n; ++i) parts.push_back(at(x0, y0 + (h + gap) * static_cast<float>(i), width(), h));
    return parts;
  }

  bool operator==(const Rect&) const = default;
};

} // namespace yoriai::widgets
