#include "minutes/paper.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yoriai::minutes {
namespace {

class Drawer {
public:
  explicit Drawer(cairo_t* cairo) : cairo_(cairo) {}

  void operator()(const TextMark& mark) {
    colour(mark.color);
    cairo_save(cairo_);
    cairo_translate(cairo_, mark.x, mark.y);
    cairo_scale(cairo_, mark.size, mark.size);
    for (const Run& run : mark.line->runs) {
      if (!run.face || run.glyphs.empty()) continue;
      cairo_set_font_face(cairo_, run.face.get());
      cairo_set_font_size(cairo_, 1);
      cairo_show_text_glyphs(cairo_, run.text.data(), static_cast<int>(run.text.size()), run.glyphs.data(),
                             static_cast<int>(run.glyphs.size()), run.clusters.data(),
                             static_cast<int>(run.clusters.size()), {});
    }
    cairo_restore(cairo_);
  }

  void operator()(const BoxMark& mark) {
    outline(mark.box, mark.radius);
    fill_and_stroke(mark.fill, mark.stroke, mark.color);
  }

  void operator()(const CircleMark& mark) {
    cairo_new_sub_path(cairo_);
    cairo_arc(cairo_, mark.centre.x, mark.centre.y, mark.radius, 0, 2 * std::numbers::pi);
    fill_and_stroke(mark.fill, mark.stroke, mark.color);
  }

  void operator()(const PathMark& mark) {
    if (mark.points.size() < 2) return;
    colour(mark.color);
    cairo_set_line_width(cairo_, mark.stroke);
    cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
    trace(mark);
    cairo_stroke(cairo_);
    if (mark.head > 0) arrow_head(mark);
  }

  void operator()(const PictureMark& mark) {
    if (!mark.picture) return;
    const int width = cairo_image_surface_get_width(mark.picture.get());
    const int height = cairo_image_surface_get_height(mark.picture.get());
    if (width <= 0 || height <= 0) return;
    cairo_save(cairo_);
    cairo_translate(cairo_, mark.box.x, mark.box.y);
    cairo_scale(cairo_, mark.box.w / width, mark.box.h / height);
    cairo_set_source_surface(cairo_, mark.picture.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo_), CAIRO_FILTER_GOOD);
    cairo_paint(cairo_);
    cairo_restore(cairo_);
  }

  void operator()(const SketchMark& mark) {
    cairo_save(cairo_);
    colour(mark.color);
    cairo_translate(cairo_, mark.at.x, mark.at.y);
    draw(cairo_, *mark.strokes, mark.size);
    cairo_restore(cairo_);
  }

  void operator()(const TagMark& mark) {
    if (mark.begins) cairo_tag_begin(cairo_, mark.tag.c_str(), nullptr);
    else cairo_tag_end(cairo_, mark.tag.c_str());
  }

private:
  void colour(const Color& c) { cairo_set_source_rgb(cairo_, c.r, c.g, c.b); }

  void fill_and_stroke(const std::optional<Color>& fill, double stroke, const Color& color) {
    if (fill) {
      colour(*fill);
      cairo_fill_preserve(cairo_);
    }
    if (stroke > 0) {
      colour(color);
      cairo_set_line_width(cairo_, stroke);
      cairo_stroke_preserve(cairo_);
    }
    cairo_new_path(cairo_);
  }

  void outline(const Box& box, double radius) {
    if (radius <= 0) return cairo_rectangle(cairo_, box.x, box.y, box.w, box.h);
    const double quarter = std::numbers::pi / 2, r = std::min({radius, box.w / 2, box.h / 2});
    cairo_new_sub_path(cairo_);
    cairo_arc(cairo_, box.right() - r, box.y + r, r, -quarter, 0);
    cairo_arc(cairo_, box.right() - r, box.bottom() - r, r, 0, quarter);
    cairo_arc(cairo_, box.x + r, box.bottom() - r, r, quarter, 2 * quarter);
    cairo_arc(cairo_, box.x + r, box.y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo_);
  }

  static Point towards(const Point& from, const Point& to, double length) {
    const double distance = std::hypot(to.x - from.x, to.y - from.y);
    if (distance <= 0) return from;
    const double part = std::min(length / distance, 0.5);
    return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
  }

  void trace(const PathMark& mark) {
    const auto& points = mark.points;
    cairo_move_to(cairo_, points.front().x, points.front().y);
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
      const Point in = towards(points[i], points[i - 1], mark.bend), out = towards(points[i], points[i + 1], mark.bend);
      cairo_line_to(cairo_, in.x, in.y);
      cairo_curve_to(cairo_, points[i].x, points[i].y, points[i].x, points[i].y, out.x, out.y);
    }
    // The line ends inside the head, so that the tip stays sharp.
    const Point end =
        mark.head > 0 ? towards(points.back(), points[points.size() - 2], mark.head * 0.6) : points.back();
    cairo_line_to(cairo_, end.x, end.y);
  }

  void arrow_head(const PathMark& mark) {
    const Point tip = mark.points.back(), before = mark.points[mark.points.size() - 2];
    const double angle = std::atan2(tip.y - before.y, tip.x - before.x);
    constexpr double kSpread = 0.42; // radians on either side
    cairo_move_to(cairo_, tip.x, tip.y);
    for (const double side : {-kSpread, kSpread})
      cairo_line_to(cairo_, tip.x - mark.head * std::cos(angle + side), tip.y - mark.head * std::sin(angle + side));
    cairo_close_path(cairo_);
    cairo_fill(cairo_);
  }

  cairo_t* cairo_;
};

} // namespace

void draw(cairo_t* cairo, const Page& page) {
  Drawer drawer(cairo);
  for (const Mark& mark : page.marks) std::visit(drawer, mark);
}

} // namespace yoriai::minutes
