#include "sheets/sheet.hpp"

#include <algorithm>

namespace yoriai::sheets {
namespace {

template <typename Things, typename Member>
auto* find_by(Things& things, Member member, std::string_view name) {
  const auto it =
      std::find_if(things.begin(), things.end(), [&](const auto& t) { return t.*member == name; });
  return it == things.end() ? nullptr : &*it;
}

const Text& word_in(const std::map<std::string, Text>& words, std::string_view name) {
  static const Text kNone;
  const auto it = words.find(std::string(name));
  return it == words.end() ? kNone : it->second;
}

} // namespace

const Field* Kind::field(std::string_view field_id) const { return find_by(fields, &Field::id, field_id); }

const Text& Step::word(std::string_view name) const { return word_in(labels, name); }

bool Step::holds(std::string_view place) const {
  if (!grid) return place == path;
  if (place.size() <= path.size() || !place.starts_with(path) || place[path.size()] != '/') return false;
  place.remove_prefix(path.size() + 1);
  const auto slash = place.find('/');
  return slash != place.npos && find_by(grid->columns, &Choice::id, place.substr(0, slash)) != nullptr &&
         find_by(grid->rows, &Choice::id, place.substr(slash + 1)) != nullptr;
}

const Kind* Sheet::kind(std::string_view kind_id) const { return find_by(kinds, &Kind::id, kind_id); }
const Step* Sheet::step(std::string_view path) const { return find_by(steps, &Step::path, path); }
const Text& Sheet::word(std::string_view name) const { return word_in(labels, name); }

} // namespace yoriai::sheets
