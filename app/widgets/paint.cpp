#include "widgets/paint.hpp"

#include <cmath>
#include <numbers>

namespace yoriai::widgets {
namespace {

Color with_alpha(Color c, float alpha) {
  return (c & ~IM_COL32_A_MASK) | static_cast<Color>(std::lround(alpha * 255)) << IM_COL32_A_SHIFT;
}

struct ShadowLayer {
  float down, spread, alpha;
};

} // namespace

void fill(Ui& ui, const Rect& r, Color color, float radius) {
  ui.draw()->AddRectFilled(r.min(), r.max(), color, radius);
}

void fill_top(Ui& ui, const Rect& r, Color color, float radius) {
  ui.draw()->AddRectFilled(r.min(), r.max(), color, radius, ImDrawFlags_RoundCornersTop);
}

void fill_bottom(Ui& ui, const Rect& r, Color color, float radius) {
  ui.draw()->AddRectFilled(r.min(), r.max(), color, radius, ImDrawFlags_RoundCornersBottom);
}

void border(Ui& ui, const Rect& r, Color color, float width, float radius) {
  // Whole device px: a line of one and a half would look smeared and heavy.
  width = std::max(1.0f, std::floor(width * ui.scale() + 0.01f)) / ui.scale();
  // AddRect runs its line half a px inside the corners given; ours shall lie wholly inside `r`.
  const Rect path = r.inset(width / 2 - 0.5f);
  ui.draw()->AddRect(path.min(), path.max(), color, std::max(0.0f, radius - width / 2 + 0.5f), 0, width);
}

void border_dashed(Ui& ui, const Rect& r, Color color, float width, float radius) {
  ImDrawList* d = ui.draw();
  const Rect p = r.inset(width / 2);
  d->PathRect(p.min(), p.max(), radius);
  const ImVector<ImVec2> path = d->_Path;
  d->PathClear();
  constexpr float dash = 10, gap = 7;
  float at = 0; // position in the pattern
  for (int i = 0; i < path.Size; ++i) {
    const ImVec2 a = path[i], b = path[(i + 1) % path.Size];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    for (float done = 0; done < length;) {
      const float phase = std::fmod(at, dash + gap);
      const float step = std::min(length - done, (phase < dash ? dash : dash + gap) - phase + 0.01f);
      const auto point = [&](float t) { return ImVec2(a.x + (b.x - a.x) * t / length, a.y + (b.y - a.y) * t / length); };
      if (phase < dash) d->AddLine(point(done), point(done + step), color, width);
      done += step;
      at += step;
    }
  }
}

void hline(Ui& ui, float x0, float x1, float y, Color color, float width) {
  ui.draw()->AddRectFilled({x0, y - width / 2}, {x1, y + width / 2}, color);
}

void vline(Ui& ui, float x, float y0, float y1, Color color, float width) {
  ui.draw()->AddRectFilled({x - width / 2, y0}, {x + width / 2, y1}, color);
}

void vline_dashed(Ui& ui, float x, float y0, float y1, Color color, float width, float dash, float gap) {
  for (float y = y0; y < y1; y += dash + gap) vline(ui, x, y, std::min(y + dash, y1), color, width);
}

void shadow(Ui& ui, const Rect& r, float radius, Lift lift) {
  if (ui.theme().high_contrast) return;
  static constexpr ShadowLayer kRest[] = {{2, 0, 0.06f}, {1, 0, 0.13f}};
  static constexpr ShadowLayer kNote[] = {{5, 1, 0.035f}, {3, 0, 0.07f}, {1, 0, 0.14f}};
  static constexpr ShadowLayer kLifted[] = {{10, 3, 0.04f}, {6, 1, 0.07f}, {2, 0, 0.14f}};
  const std::span<const ShadowLayer> layers = lift == Lift::rest   ? std::span<const ShadowLayer>(kRest)
                                              : lift == Lift::note ? std::span<const ShadowLayer>(kNote)
                                                                   : std::span<const ShadowLayer>(kLifted);
  for (const ShadowLayer& l : layers)
    fill(ui, r.moved(0, l.down).inset(-l.spread), with_alpha(ui.theme().shadow, l.alpha), radius + l.spread);
}

void card(Ui& ui, const Rect& r, Color ground, Color edge, float radius, float width) {
  shadow(ui, r, radius);
  fill(ui, r, ground, radius);
  border(ui, r, edge, std::max(width, ui.theme().border_line), radius);
}

void disc(Ui& ui, Point centre, float radius, Color color) { ui.draw()->AddCircleFilled(centre, radius, color); }

void circle(Ui& ui, Point centre, float radius, Color color, float width) {
  ui.draw()->AddCircle(centre, radius - width / 2, color, 0, width);
}

namespace {

void polygon(Ui& ui, Point c, float size, Color color, std::span<const Point> unit) {
  ImDrawList* d = ui.draw();
  for (const Point& p : unit) d->PathLineTo({c.x + p.x * size, c.y + p.y * size});
  d->PathFillConvex(color);
}

void cross_shape(Ui& ui, Point c, float size, Color color) {
  const float arm = std::round(size * 0.28f) / 2, reach = size * 0.42f;
  fill(ui, {c.x - reach, c.y - arm, c.x + reach, c.y + arm}, color);
  fill(ui, {c.x - arm, c.y - reach, c.x + arm, c.y - arm}, color);
  fill(ui, {c.x - arm, c.y + arm, c.x + arm, c.y + reach}, color);
}

} // namespace

void draw_shape(Ui& ui, Shape shape, Point c, float size, Color color) {
  static constexpr Point kTriangle[] = {{0, -0.42f}, {0.46f, 0.38f}, {-0.46f, 0.38f}};
  static constexpr Point kInverted[] = {{-0.46f, -0.38f}, {0.46f, -0.38f}, {0, 0.42f}};
  static constexpr Point kDiamond[] = {{0, -0.47f}, {0.47f, 0}, {0, 0.47f}, {-0.47f, 0}};
  static constexpr Point kHexagon[] = {{-0.24f, -0.41f}, {0.24f, -0.41f}, {0.47f, 0},
                                       {0.24f, 0.41f},   {-0.24f, 0.41f}, {-0.47f, 0}};
  switch (shape) {
    case Shape::circle: disc(ui, c, size * 0.42f, color); break;
    case Shape::ring: circle(ui, c, size * 0.43f, color, size * 0.17f); break;
    case Shape::square: fill(ui, Rect::around(c, size * 0.78f, size * 0.78f), color); break;
    case Shape::cross: cross_shape(ui, c, size, color); break;
    case Shape::triangle: polygon(ui, c, size, color, kTriangle); break;
    case Shape::inverted_triangle: polygon(ui, c, size, color, kInverted); break;
    case Shape::diamond: polygon(ui, c, size, color, kDiamond); break;
    case Shape::hexagon: polygon(ui, c, size, color, kHexagon); break;
  }
}

void role_mark(Ui& ui, std::string_view role, Point centre, float size) {
  const RoleLook& look = ui.theme().role(role);
  draw_shape(ui, look.shape, centre, size, look.mark);
}

void crest(Ui& ui, Point c, float size, Color petals, Color heart) {
  const float wide = size * 0.37f, deep = size * 0.27f, round = size * 0.075f;
  const float reach = size / 2 - deep / 2;
  fill(ui, Rect::around({c.x, c.y - reach}, wide, deep), petals, round);
  fill(ui, Rect::around({c.x, c.y + reach}, wide, deep), petals, round);
  fill(ui, Rect::around({c.x - reach, c.y}, deep, wide), petals, round);
  fill(ui, Rect::around({c.x + reach, c.y}, deep, wide), petals, round);
  disc(ui, c, size * 0.15f, heart);
}

void crest(Ui& ui, Point centre, float size) {
  const Theme& t = ui.theme();
  crest(ui, centre, size, t.high_contrast ? t.ink : t.ai, t.high_contrast ? t.ai : t.logo_heart);
}

} // namespace yoriai::widgets
