#include "base/json.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace yoriai::base {
namespace {

// How deep brackets nest and how many members the largest object has, outside strings; a scan, so that both
// are known before anything is built (an object keeps its order and is filled in quadratic time).
struct Shape {
  std::size_t depth = 0, members = 0;
};

Shape shape_of(std::string_view text, std::size_t deepest) {
  Shape shape;
  std::vector<std::size_t> colons; // seen in each open bracket; a list has none
  bool in_string = false;
  for (std::size_t i = 0; i < text.size() && shape.depth <= deepest; ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      colons.push_back(0);
      shape.depth = std::max(shape.depth, colons.size());
    } else if (!colons.empty() && (c == ']' || c == '}')) {
      colons.pop_back();
    } else if (!colons.empty() && c == ':') {
      shape.members = std::max(shape.members, ++colons.back());
    }
  }
  return shape;
}

Error syntax_error(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte > 0 ? std::min(byte - 1, text.size()) : 0);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto line_start = before.rfind('\n');
  const auto column = before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
  return refused("json.syntax", {{"line", std::to_string(line)}, {"column", std::to_string(column)}});
}

} // namespace

Result<Json> parse_json(std::string_view text, JsonLimits limits) {
  if (text.size() > limits.bytes) return refused("json.too_large");
  if (!is_utf8(text)) return refused("json.not_utf8");
  const Shape shape = shape_of(text, static_cast<std::size_t>(limits.depth));
  if (shape.depth > static_cast<std::size_t>(limits.depth)) return refused("json.too_deep");
  if (shape.members > limits.members) return refused("json.too_large");
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& e) {
    return syntax_error(text, e.byte);
  } catch (const Json::exception&) { // a number that no type holds, e.g. 1e999
    return refused("json.number");
  }
}

} // namespace yoriai::base
