#include "meeting/ink.hpp"

#include <charconv>

namespace yoriai::meeting {
namespace {

bool take_number(std::string_view& rest, int most, std::uint16_t& number) {
  int value = 0;
  const auto [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (failed != std::errc() || value < 0 || value > most) return false;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  number = static_cast<std::uint16_t>(value);
  return true;
}

bool take(std::string_view& rest, char c) {
  if (rest.empty() || rest.front() != c) return false;
  rest.remove_prefix(1);
  return true;
}

} // namespace

std::optional<std::vector<Stroke>> parse_ink(std::string_view text) {
  if (text.empty() || text.size() > kMostInkBytes) return std::nullopt;
  std::vector<Stroke> strokes(1);
  for (std::string_view rest = text;;) {
    InkPoint point;
    if (!take_number(rest, kInkWidth, point.x) || !take(rest, ',') || !take_number(rest, kInkTallest, point.y))
      return std::nullopt;
    strokes.back().push_back(point);
    if (rest.empty()) return strokes;
    if (take(rest, ';')) strokes.emplace_back();
    else if (!take(rest, ' ')) return std::nullopt;
  }
}

std::string ink_text(const std::vector<Stroke>& strokes) {
  std::string text;
  for (const Stroke& stroke : strokes) {
    if (stroke.empty()) continue;
    if (!text.empty()) text += ';';
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      if (i > 0) text += ' ';
      text.append(std::to_string(stroke[i].x)).append(",").append(std::to_string(stroke[i].y));
    }
  }
  return text;
}

} // namespace yoriai::meeting
