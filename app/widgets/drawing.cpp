#include "widgets/drawing.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/ui.hpp"

namespace yoriai::widgets {
namespace {

float scale_of(const Drawing& d, float width, float most) {
  if (d.empty() || d.size.x <= 0 || d.size.y <= 0) return 0;
  return std::max(0.0f, std::min(width, most / d.size.y));
}

constexpr float kSeen = 2, kStraight = 7; // px: shorter pieces are not drawn, or not bent

Point between(Point a, Point b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }

} // namespace

Point drawing_size(const Drawing& d, float width, float most) {
  const float scale = scale_of(d, width, most);
  return {d.size.x * scale, d.size.y * scale};
}

void paint_drawing(Ui& ui, const Rect& r, const Drawing& d, Color color) {
  const float scale = scale_of(d, r.width(), r.height());
  if (scale <= 0 || !ui.visible(r)) return;
  std::vector<Point> points;
  for (const auto& line : d.lines) {
    points.clear();
    for (const Point& p : line) points.push_back({r.x0 + p.x * scale, r.y0 + p.y * scale});
    paint_stroke(ui, points, std::max(1.5f, d.pen * scale), color);
  }
}

// Through the middle of every long piece, bent towards the points between: a finger's trail has few points, and its corners
// would show. What is too short to be seen costs nothing.
void paint_stroke(Ui& ui, const std::vector<Point>& points, float pen, Color color) {
  if (points.empty()) return;
  ImDrawList* d = ui.draw();
  d->AddCircleFilled(points.front(), pen / 2, color);
  if (points.size() == 1) return;
  d->AddCircleFilled(points.back(), pen / 2, color);
  d->PathLineTo(points.front());
  Point last = points.front();
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const float piece = std::hypot(points[i].x - last.x, points[i].y - last.y);
    if (piece < kSeen) continue;
    last = points[i];
    if (piece < kStraight) d->PathLineTo(last);
    else d->PathBezierQuadraticCurveTo(last, between(last, points[i + 1]));
  }
  d->PathLineTo(points.back());
  d->PathStroke(color, 0, pen);
}

} // namespace yoriai::widgets
