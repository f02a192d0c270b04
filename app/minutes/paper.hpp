// Pages as plain values: what stands where, in millimetres from the top left corner. Laid out once, then drawn as
// PDF (pdf.hpp) or as pictures (pages.hpp), so that what is seen before is what is printed.
//
// Values are immutable once laid out; any thread may draw them.
#pragma once

#include <cairo.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "minutes/sketch_drawing.hpp"

namespace yoriai::minutes {

inline constexpr double kMmPerPt = 25.4 / 72;

struct Point {
  double x = 0, y = 0;
};

struct Box {
  double x = 0, y = 0, w = 0, h = 0;
  double right() const { return x + w; }
  double bottom() const { return y + h; }
};

struct Color {
  double r = 0, g = 0, b = 0;
};
inline constexpr Color kInk{0.07, 0.09, 0.11}, kPale{0.93, 0.93, 0.90}, kWhite{1, 1, 1}, kGrey{0.38, 0.40, 0.43};

using Face = std::shared_ptr<cairo_font_face_t>;

// Glyphs of one font, with the text they stand for, so that it can be selected and read aloud.
struct Run {
  Face face;
  std::string text;
  std::vector<cairo_glyph_t> glyphs; // in em from the start of the line, on its baseline
  std::vector<cairo_text_cluster_t> clusters;
};

struct SetLine {
  std::vector<Run> runs; // from left to right
  std::string text;      // in the order of reading
  double width = 0;      // em
};

struct TextMark {
  std::shared_ptr<const SetLine> line;
  double x = 0, y = 0; // start of the baseline
  double size = 0;     // mm of an em
  Color color;
};

struct BoxMark {
  Box box;
  std::optional<Color> fill;
  double stroke = 0; // width of the line; 0: none
  Color color;
  double radius = 0;
};

struct PathMark {
  std::vector<Point> points;
  double stroke = 0.2;
  Color color;
  double head = 0; // length of the arrow's head at the last point; 0: none
  double bend = 0; // radius of its corners
};

struct CircleMark {
  Point centre;
  double radius = 0;
  std::optional<Color> fill;
  double stroke = 0;
  Color color;
};

struct PictureMark {
  Box box;
  std::shared_ptr<cairo_surface_t> picture; // an image surface; a JPEG carries its own bytes besides
};

// Handwriting, its top left corner at `at`.
struct SketchMark {
  std::shared_ptr<const Strokes> strokes;
  SketchSize size;
  Point at;
  Color color;
};

// Structure for those who have the page read to them: H1, P, L, LI, Table, TR, TH, TD, Figure. Balanced on each page.
struct TagMark {
  bool begins = true;
  std::string tag;
  std::string label = {}; // of a Figure: what is said to those who cannot see it
};

using Mark = std::variant<TextMark, BoxMark, PathMark, CircleMark, PictureMark, SketchMark, TagMark>;

struct Page {
  double width = 210, height = 297;
  std::string title;       // of what stands on it
  std::vector<Mark> marks; // in the order of reading
  std::vector<Box> cells;  // of tables: no word crosses their lines
};

struct Bookmark {
  std::string title;
  int page = 0;  // from 0
  int level = 0; // 0 is the outermost
  double y = 0;
};

struct Document {
  std::string title, lang; // "ja", "en"
  std::string made_at;     // ISO 8601; empty: not told
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
};

// Draws a page; `cairo` has the millimetre for its unit. Tags mean something to PDF alone.
void draw(cairo_t* cairo, const Page& page);

} // namespace yoriai::minutes
