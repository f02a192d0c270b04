#include "meeting/ink.hpp"

#include <algorithm>
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

InkFit fit_ink(const std::vector<Stroke>& strokes, float width, float height) {
  float x0 = kInkWidth, y0 = kInkTallest, x1 = 0, y1 = 0;
  for (const Stroke& stroke : strokes)
    for (const InkPoint& p : stroke) {
      x0 = std::min(x0, static_cast<float>(p.x)), x1 = std::max(x1, static_cast<float>(p.x));
      y0 = std::min(y0, static_cast<float>(p.y)), y1 = std::max(y1, static_cast<float>(p.y));
    }
  if (x0 > x1 || width <= 0 || height <= 0) return {};
  x0 -= kInkPen / 2, y0 -= kInkPen / 2, x1 += kInkPen / 2, y1 += kInkPen / 2;
  InkFit fit;
  fit.scale = std::min(width / std::max(x1 - x0, kInkLeast), height / (y1 - y0));
  fit.x0 = x0, fit.y0 = y0;
  fit.width = (x1 - x0) * fit.scale, fit.height = (y1 - y0) * fit.scale;
  return fit;
}

} // namespace yoriai::meeting
