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

// nullopt for anything but what ink_text writes.
std::optional<std::vector<Stroke>> parse_ink(std::string_view text);
std::string ink_text(const std::vector<Stroke>& strokes);

} // namespace yoriai::meeting
