// What was written by hand, as lines: a note's strokes, kept as text so that the log can be read by people.
//
// "x,y x,y;x,y …": points in thousandths of the sheet's width (x 0..1000, y 0..kInkTallest, downwards), strokes
// apart by ';', each of at least one point. Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yoriai::meeting {

struct InkPoint {
  std::uint16_t x = 0, y = 0; // thousandths of the sheet's width
  bool operator==(const InkPoint&) const = default;
};
using Stroke = std::vector<InkPoint>;

inline constexpr int kInkWidth = 1000;
inline constexpr int kInkTallest = 2000;
inline constexpr std::size_t kMostInkBytes = 200'000;

inline constexpr float kInkPen = 10; // how thick a line is, thousandths of the sheet's width

// nullopt for anything but what ink_text writes.
std::optional<std::vector<Stroke>> parse_ink(std::string_view text);
std::string ink_text(const std::vector<Stroke>& strokes);

// Where writing comes to lie in a box as wide as a note, page or picture: what is empty around it is cut away, little writing
// grows (at most as if the sheet had been kInkLeast wide) and nothing is stretched. A point lies at left() and top(); the
// lines' own thickness is inside. In the box's unit.
inline constexpr float kInkLeast = 400; // thousandths of the sheet's width

struct InkFit {
  float scale = 0, x0 = 0, y0 = 0; // box units in a thousandth; the writing's left and upper edge, thousandths
  float width = 0, height = 0;     // that it takes, at most those asked for
  float left(InkPoint p) const { return (static_cast<float>(p.x) - x0) * scale; }
  float top(InkPoint p) const { return (static_cast<float>(p.y) - y0) * scale; }
  float pen() const { return kInkPen * scale; }
};
InkFit fit_ink(const std::vector<Stroke>& strokes, float width, float height);

} // namespace yoriai::meeting
