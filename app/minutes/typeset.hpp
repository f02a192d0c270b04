// Sets text in lines: BIZ UDPGothic, and Noto Sans CJK JP for what it lacks, lines ended by the Japanese rules of
// base/text.hpp. A character that no font has stands as 〓 and can still be copied as itself.
//
// Fonts are looked for as fontconfig is told to, and in $YORIAI_FONTS and assets/fonts besides. One thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.hpp"
#include "base/result.hpp"
#include "minutes/paper.hpp"

namespace yoriai::minutes {

struct Style {
  double size_pt = 10.5;
  bool bold = false;
  Color color = kInk;
  double leading = 1.4; // height of a line in em

  double em() const { return size_pt * kMmPerPt; }
  double line_height() const { return em() * leading; }
};

inline constexpr double kAboveSketch = 0.9, kBelowSketch = 0.9; // mm

// Handwriting in a line, its caption above it.
struct Tile {
  double x = 0;                                        // from the left of the line, mm
  std::vector<std::shared_ptr<const SetLine>> caption; // in the line's style
  std::shared_ptr<const Strokes> strokes;
  SketchSize size;
  std::string label;
};

// One line ready to be placed.
struct Line {
  std::shared_ptr<const SetLine> set;
  Style style;
  double indent = 0;                          // mm
  std::shared_ptr<const SetLine> bullet = {}; // stands at `bullet_at` from the left, first line only
  double bullet_at = 0;
  std::shared_ptr<const SetLine> badge = {}; // behind the text, white on black
  Style badge_style = {};
  int anchor = -1; // the thing it belongs to, for arrows
  std::vector<Tile> tiles = {};

  double height() const;
  double width() const;
};

class Typesetter {
public:
  // Error "minutes.no_font": no font here has Japanese.
  static base::Result<std::unique_ptr<Typesetter>> open(base::Lang lang);
  virtual ~Typesetter() = default;

  // Lines at most `width_mm` wide; a word that is wider is broken. An empty text is one empty line.
  virtual std::vector<Line> set(std::string_view text, const Style& style, double width_mm) = 0;
  // The width of the text's widest line when nothing breaks it, mm.
  virtual double width_of(std::string_view text, const Style& style) = 0;
};

// A text with what is drawn in it, each drawing in a line of its own.
std::vector<Line> set_noted(Typesetter& type, std::string_view text, const std::vector<Sketch>& sketches,
                            const Style& style, double width_mm, SketchRoom room);

// Notes that are drawn, side by side with their captions above them, in as few lines as they need. One whose caption is
// too long for that has lines of its own.
std::vector<Line> set_tiles(Typesetter& type, const std::vector<Noted>& notes, const Style& style, double width_mm,
                            SketchRoom room);

// Text as it can be printed: no control characters, nothing that turns the direction of what follows.
std::string printable(std::string_view text);

} // namespace yoriai::minutes
