#include "widgets/arrows.hpp"

#include <algorithm>
#include <cmath>

namespace yoriai::widgets {
namespace {

float length(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

Point towards(Point from, Point to, float distance) {
  const float l = length(from, to);
  if (l <= 0) return from;
  return {from.x + (to.x - from.x) * distance / l, from.y + (to.y - from.y) * distance / l};
}

// The path with its bends rounded, ending `shorten` before its last point.
void trace(ImDrawList* d, std::span<const Point> path, float corner, float shorten) {
  d->PathLineTo(path[0]);
  for (std::size_t i = 1; i + 1 < path.size(); ++i) {
    const float r = std::min({corner, length(path[i - 1], path[i]) / 2, length(path[i], path[i + 1]) / 2});
    d->PathLineTo(towards(path[i], path[i - 1], r));
    d->PathBezierQuadraticCurveTo(path[i], towards(path[i], path[i + 1], r));
  }
  d->PathLineTo(towards(path.back(), path[path.size() - 2], shorten));
}

void head(ImDrawList* d, Point tip, Point from, float size, float half, Color color) {
  const Point back = towards(tip, from, size);
  const float l = std::max(length(tip, from), 0.01f);
  const Point normal{-(from.y - tip.y) / l * half, (from.x - tip.x) / l * half};
  d->AddTriangleFilled(tip, {back.x + normal.x, back.y + normal.y}, {back.x - normal.x, back.y - normal.y}, color);
}

} // namespace

void draw_arrow(Ui& ui, std::span<const Point> path, const ArrowLook& look) {
  if (path.size() < 2) return;
  ImDrawList* d = ui.draw();
  const Theme& t = ui.theme();
  const Color color = look.color ? look.color : t.ink, ground = look.halo_color ? look.halo_color : t.surface;
  const Point tip = path.back(), before = path[path.size() - 2];
  if (look.halo > 0) {
    trace(d, path, look.corner, 0);
    d->PathStroke(ground, 0, look.halo);
    if (look.head > 0) head(d, tip, before, look.head + 3, look.head * 0.5f + 4, ground);
  }
  trace(d, path, look.corner, look.head * 0.7f);
  d->PathStroke(color, 0, look.width);
  if (look.head > 0) head(d, tip, before, look.head, look.head * 0.52f, color);
}

std::vector<Point> route_by_gutter(const Rect& from, const Rect& to, float gutter_x) {
  const auto side = [gutter_x](const Rect& r) {
    return Point{std::abs(r.x1 - gutter_x) <= std::abs(r.x0 - gutter_x) ? r.x1 : r.x0, r.centre().y};
  };
  const Point a = side(from), b = side(to);
  return {a, {gutter_x, a.y}, {gutter_x, b.y}, b};
}

float distance_to_path(Point p, std::span<const Point> path) {
  float best = 1e9f;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const Point a = path[i], b = path[i + 1];
    const float dx = b.x - a.x, dy = b.y - a.y, l2 = dx * dx + dy * dy;
    const float k = l2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / l2, 0.0f, 1.0f) : 0.0f;
    best = std::min(best, length(p, {a.x + dx * k, a.y + dy * k}));
  }
  return best;
}

void draw_connector(Ui& ui, Point from, Point to, bool chosen) {
  const Theme& t = ui.theme();
  ImDrawList* d = ui.draw();
  const Color color = chosen ? t.ai : t.line2;
  const float width = chosen ? 5 : 2.5f, reach = (to.x - from.x) * 0.5f;
  d->AddBezierCubic(from, {from.x + reach, from.y}, {to.x - reach, to.y}, to, color, width);
  d->AddCircleFilled(from, chosen ? 6.5f : 4.5f, color);
  const float wing = chosen ? 11 : 10;
  const Point barbs[] = {{to.x - wing, to.y - wing * 0.75f}, to, {to.x - wing, to.y + wing * 0.75f}};
  d->AddPolyline(barbs, 3, color, 0, width);
}

} // namespace yoriai::widgets
