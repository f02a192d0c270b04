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

  double height() const { return style.line_height(); }
  double width() const { return indent + set->width * style.em(); }
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

// Text as it can be printed: no control characters, nothing that turns the direction of what follows.
std::string printable(std::string_view text);

} // namespace yoriai::minutes
