#include "sheets/twice.hpp"

#include <set>
#include <vector>

#include "base/json.hpp"

namespace yoriai::sheets {
namespace {

using base::Json;

// Where the reader is: the objects and lists around it, outermost first.
struct Level {
  bool object = false;
  std::set<std::string> keys; // of an object, so far
  std::string key;            // the one being read
  std::size_t index = 0;      // of a list: entries read
};

std::string place(const std::vector<Level>& levels) {
  std::string out;
  for (const Level& level : levels) out += "/" + (level.object ? level.key : std::to_string(level.index));
  return out;
}

} // namespace

std::optional<std::string> key_written_twice(std::string_view json) {
  std::vector<Level> levels;
  std::optional<std::string> found;
  const auto value_ended = [&] {
    if (!levels.empty() && !levels.back().object) ++levels.back().index;
  };
  const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
    using Event = Json::parse_event_t;
    if (event == Event::object_start || event == Event::array_start) {
      levels.emplace_back().object = event == Event::object_start;
    } else if (event == Event::object_end || event == Event::array_end) {
      levels.pop_back();
      value_ended();
    } else if (event == Event::value) {
      value_ended();
    } else if (event == Event::key) {
      Level& level = levels.back();
      level.key = parsed.get<std::string>();
      if (!level.keys.insert(level.key).second && !found) found = place(levels);
    }
    return true;
  };
  [[maybe_unused]] const Json again = Json::parse(json, watch, /*allow_exceptions=*/false);
  return found;
}

} // namespace yoriai::sheets
