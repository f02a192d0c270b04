#include "meeting/request.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;
using base::refused;

constexpr std::size_t kTextBytes = 32'000; // a character may be many bytes, but not any number
constexpr std::size_t kPathBytes = 200;
constexpr std::size_t kExcerptCharacters = 40;

const std::string& characters_of(const Json& value) { return value.get_ref<const std::string&>(); }

std::string shown(double number) {
  std::string text = std::to_string(number); // six decimals
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

Refusal check_id(const Json& value, std::string_view field) {
  if (!value.is_string()) return wrong_type(field, "id");
  if (!base::is_id(characters_of(value)))
    return refused("refused.bad_id", {{"field", std::string(field)}, {"id", json_excerpt(value)}});
  return std::nullopt;
}

Refusal check_ids(const Json& value, std::string_view field) {
  if (!value.is_array()) return wrong_type(field, "ids");
  if (value.size() > kListLimit)
    return refused("refused.too_many", {{"field", std::string(field)}, {"most", std::to_string(kListLimit)}});
  for (const Json& id : value)
    if (auto off = check_id(id, field)) return off;
  return std::nullopt;
}

Refusal check_path(const Json& value, std::string_view field) {
  const bool good = value.is_string() && characters_of(value).size() <= kPathBytes;
  return good ? std::nullopt : Refusal(wrong_type(field, "path"));
}

Refusal check_role(const Json& value, std::string_view field) {
  if (!value.is_string()) return wrong_type(field, "role");
  if (is_role(characters_of(value))) return std::nullopt;
  return refused("refused.unknown_role", {{"role", json_excerpt(value)}});
}

Refusal check_whole(const Json& value, const Arg& arg) {
  const auto number = whole_number(value);
  if (!number) return wrong_type(arg.name, "whole");
  if (*number < arg.least || *number > arg.most) return out_of_range(arg.name, arg.least, arg.most);
  return std::nullopt;
}

Refusal check_point(const Json& value, std::string_view field) {
  if (!value.is_array() || value.size() != 2 || !value[0].is_number() || !value[1].is_number())
    return wrong_type(field, "point");
  for (const Json& part : value) {
    const double coordinate = part.get<double>();
    if (!(coordinate >= 0 && coordinate <= 1)) return out_of_range(field, 0, 1);
  }
  return std::nullopt;
}

} // namespace

bool id_taken(const Meeting& meeting, std::string_view id) {
  const auto minutes = meeting.minutes();
  const auto in = [&](const auto& things) {
    return std::any_of(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
  };
  return meeting.item(id) != nullptr || meeting.stack(id) != nullptr || meeting.participant(id) != nullptr ||
         meeting.ballot(id) != nullptr || meeting.attachment(id) != nullptr || in(meeting.record().actions) ||
         in(meeting.record().follow_ups) ||
         in(minutes);
}

Refusal check_text(const Json& value, std::string_view field) {
  if (!value.is_string()) return wrong_type(field, "text");
  const std::string text = base::clean_text(characters_of(value));
  if (text.empty()) return refused("refused.text_empty", {{"field", std::string(field)}});
  // A character has at least one byte: short texts need not be counted.
  const bool too_long =
      text.size() > kTextBytes || (text.size() > kTextLimit && base::count_characters(text) > kTextLimit);
  if (!too_long) return std::nullopt;
  return refused("refused.text_too_long", {{"field", std::string(field)}, {"most", std::to_string(kTextLimit)}});
}

Refusal check_date(const Json& value, std::string_view field) {
  if (!value.is_string()) return wrong_type(field, "date");
  if (base::parse_date(characters_of(value))) return std::nullopt;
  return refused("refused.not_a_date", {{"field", std::string(field)}, {"value", json_excerpt(value)}});
}

std::optional<double> whole_number(const Json& value) {
  if (!value.is_number()) return std::nullopt;
  const double number = value.get<double>();
  return std::isfinite(number) && number == std::floor(number) ? std::optional(number) : std::nullopt;
}

base::Error wrong_type(std::string_view field, std::string_view wanted) {
  return refused("refused.wrong_type",
                 {{"field", std::string(field)}, {"wanted_key", "refused.wanted." + std::string(wanted)}});
}

base::Error out_of_range(std::string_view field, double least, double most) {
  return refused("refused.out_of_range",
                 {{"field", std::string(field)}, {"least", shown(least)}, {"most", shown(most)}});
}

base::Error missing(std::string_view command, std::string_view field) {
  return refused("refused.missing_field", {{"do", std::string(command)}, {"field", std::string(field)}});
}

std::string excerpt(std::string_view foreign) {
  const std::string cleaned = base::clean_text(foreign.substr(0, kTextBytes));
  const auto head = base::first_characters(cleaned, kExcerptCharacters);
  return head.size() == cleaned.size() ? cleaned : std::string(head) + "…";
}

std::string json_excerpt(const Json& foreign) {
  if (foreign.is_string()) return excerpt(std::string_view(characters_of(foreign)));
  return excerpt(std::string_view(foreign.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

Refusal Request::check_arg(const Arg& arg, const Json& value) const {
  if (value.is_null() && !arg.required) return std::nullopt;
  switch (arg.type) {
    case ArgType::text: return check_text(value, arg.name);
    case ArgType::new_id:
      if (auto off = check_id(value, arg.name)) return off;
      if (id_taken(meeting, characters_of(value))) return refused("refused.id_taken", {{"id", json_excerpt(value)}});
      return std::nullopt;
    case ArgType::id: return check_id(value, arg.name);
    case ArgType::ids: return check_ids(value, arg.name);
    case ArgType::path: return check_path(value, arg.name);
    case ArgType::word: return value.is_string() ? std::nullopt : Refusal(wrong_type(arg.name, "word"));
    case ArgType::role: return check_role(value, arg.name);
    case ArgType::boolean: return value.is_boolean() ? std::nullopt : Refusal(wrong_type(arg.name, "boolean"));
    case ArgType::whole: return check_whole(value, arg);
    case ArgType::date: return check_date(value, arg.name);
    case ArgType::point: return check_point(value, arg.name);
    case ArgType::object: return value.is_object() ? std::nullopt : Refusal(wrong_type(arg.name, "object"));
    case ArgType::list: return value.is_array() ? std::nullopt : Refusal(wrong_type(arg.name, "list"));
    case ArgType::votes:
      return value.is_array() || value.is_null() ? Refusal(wrong_type(arg.name, "votes")) : std::nullopt;
  }
  return std::nullopt;
}

Refusal Request::check_shape(const Arg* first, const Arg* last) const {
  if (!args.is_object()) return refused("refused.not_a_command");
  for (const auto& [key, value] : args.items()) {
    const Arg* arg = std::find_if(first, last, [&key = key](const Arg& a) { return a.name == key; });
    if (arg == last)
      return refused("refused.unknown_field", {{"do", std::string(name)}, {"field", excerpt(key)}});
    if (auto off = check_arg(*arg, value)) return off;
  }
  for (const Arg* arg = first; arg != last; ++arg)
    if (arg->required && !args.contains(arg->name)) return missing(name, arg->name);
  return std::nullopt;
}

const Json* Request::given(std::string_view arg) const {
  const auto it = args.find(arg);
  return it == args.end() || it->is_null() ? nullptr : &*it;
}

bool Request::cleared(std::string_view arg) const {
  const auto it = args.find(arg);
  return it != args.end() && it->is_null();
}

std::string Request::string(std::string_view arg) const {
  const Json* value = given(arg);
  return value == nullptr ? std::string() : characters_of(*value);
}

std::string Request::text(std::string_view arg) const {
  const Json* value = given(arg);
  return value == nullptr ? std::string() : base::clean_text(characters_of(*value));
}

std::vector<std::string> Request::ids(std::string_view arg) const {
  std::vector<std::string> ids;
  const Json* value = given(arg);
  if (value == nullptr) return ids;
  for (const Json& entry : *value) {
    const std::string& id = characters_of(entry);
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

std::optional<bool> Request::boolean(std::string_view arg) const {
  const Json* value = given(arg);
  return value == nullptr ? std::nullopt : std::optional(value->get<bool>());
}

std::optional<int> Request::whole(std::string_view arg) const {
  const Json* value = given(arg);
  return value == nullptr ? std::nullopt : std::optional(static_cast<int>(value->get<double>()));
}

std::optional<Point> Request::point(std::string_view arg) const {
  const Json* value = given(arg);
  if (value == nullptr) return std::nullopt;
  return Point{(*value)[0].get<double>(), (*value)[1].get<double>()};
}

std::string Request::id_or_new(std::string_view prefix) const {
  std::string id = string("id");
  while (id.empty() || id_taken(meeting, id)) id = context.ids.next(prefix);
  return id;
}

} // namespace yoriai::meeting
