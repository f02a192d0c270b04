#include "minutes/sketch_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <span>

#include "minutes/plain_text.hpp"

namespace yoriai::minutes {
namespace {

constexpr double kMostGrowth = 1.5;                 // of writing on a part of the sheet, against a full one
constexpr double kThinnest = 0.28, kThickest = 0.9; // mm: what a printer shows well, what still is a pen

// Long lines that cross themselves are drawn piece by piece: what a drawing costs grows with their length alone.
constexpr std::size_t kPiece = 200;

template <typename Draw> void each_piece(const Strokes& strokes, Draw draw) {
  for (const meeting::Stroke& stroke : strokes)
    for (std::size_t from = 0; from < stroke.size(); from += kPiece - 1) {
      if (from > 0 && from + 1 == stroke.size()) break; // the last point ended the piece before
      draw(std::span(stroke).subspan(from, std::min(kPiece, stroke.size() - from)));
    }
}

} // namespace

SketchSize size_of(const Strokes& strokes, const SketchRoom& room) {
  const auto fitted = [&](double width, double height) {
    return meeting::fit_ink(strokes, static_cast<float>(width), static_cast<float>(height));
  };
  const double most = room.width / meeting::kInkWidth * kMostGrowth;
  auto fit = fitted(room.width, room.height);
  double scale = std::min(static_cast<double>(fit.scale), most);
  const double pen = std::clamp(meeting::kInkPen * scale, kThinnest, kThickest);
  if (pen > meeting::kInkPen * scale) { // a line thicker than it was drawn needs more room
    fit = fitted(std::max(room.width - pen, pen), std::max(room.height - pen, pen));
    scale = std::min(static_cast<double>(fit.scale), most);
  }
  if (scale <= 0) return {};
  const double shrunk = scale / static_cast<double>(fit.scale);
  const double edge = std::max(pen - meeting::kInkPen * scale, 0.0) / 2;
  SketchSize size;
  size.width = fit.width * shrunk + 2 * edge, size.height = fit.height * shrunk + 2 * edge;
  size.scale = scale, size.pen = pen;
  size.x = edge - fit.x0 * scale, size.y = edge - fit.y0 * scale;
  return size;
}

void draw(cairo_t* cairo, const Strokes& strokes, const SketchSize& size) {
  cairo_save(cairo);
  cairo_set_line_width(cairo, size.pen);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  each_piece(strokes, [&](std::span<const meeting::InkPoint> piece) {
    const auto line_to = [&](const meeting::InkPoint& p) {
      cairo_line_to(cairo, size.x + p.x * size.scale, size.y + p.y * size.scale);
    };
    for (const auto& point : piece) line_to(point);
    if (piece.size() == 1) line_to(piece.front()); // a line of no length with round ends
    cairo_stroke(cairo);
  });
  cairo_restore(cairo);
}

std::string svg_of(const Sketch& sketch, const SketchRoom& room) {
  const SketchSize size = size_of(*sketch.strokes, room);
  if (size.scale <= 0) return {};
  char head[320];
  std::snprintf(head, sizeof head,
                "<svg role=\"img\" width=\"%.2fmm\" height=\"%.2fmm\" viewBox=\"%.2f %.2f %.2f %.2f\" fill=\"none\" "
                "stroke=\"currentColor\" stroke-width=\"%.2f\" stroke-linecap=\"round\" stroke-linejoin=\"round\"",
                size.width, size.height, -size.x / size.scale, -size.y / size.scale, size.width / size.scale,
                size.height / size.scale, size.pen / size.scale);
  std::string svg = head;
  svg += " aria-label=\"" + xml_text(sketch.label) + "\"><path d=\"";
  for (const meeting::Stroke& stroke : *sketch.strokes) {
    const char* step = "M";
    for (const auto& point : stroke) {
      svg += step + std::to_string(point.x) + " " + std::to_string(point.y);
      step = "L";
    }
    if (stroke.size() == 1) svg += "h0";
  }
  return svg + "\"/></svg>";
}

SketchPicture picture_of(const Strokes& strokes, const SketchSize& size) {
  constexpr double kPerMm = kInkDotsPerInch / 25.4;
  SketchPicture picture;
  const int width = std::max(static_cast<int>(std::ceil(size.width * kPerMm)), 1);
  const int height = std::max(static_cast<int>(std::ceil(size.height * kPerMm)), 1);
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height); // a PNG in grey
  cairo_t* cairo = cairo_create(surface);
  cairo_set_antialias(cairo, CAIRO_ANTIALIAS_FAST); // at this resolution nobody sees the difference
  cairo_scale(cairo, width / size.width, height / size.height);
  draw(cairo, strokes, size);
  cairo_surface_flush(surface);
  unsigned char* bytes = cairo_image_surface_get_data(surface);
  const auto all = static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(surface)) * height;
  for (std::ptrdiff_t i = 0; bytes != nullptr && i < all; ++i) bytes[i] = static_cast<unsigned char>(255 - bytes[i]);
  cairo_surface_mark_dirty(surface);
  const auto append = [](void* to, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
  };
  if (cairo_status(cairo) == CAIRO_STATUS_SUCCESS &&
      cairo_surface_write_to_png_stream(surface, append, &picture.png) == CAIRO_STATUS_SUCCESS)
    picture.width = width, picture.height = height;
  else picture.png.clear();
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return picture;
}

} // namespace yoriai::minutes
