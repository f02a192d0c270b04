#include "meeting/fields.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;
using base::refused;
using sheets::Field;
using sheets::FieldType;

// Where a sheet names no upper limit.
constexpr double kMostWhole = 1'000'000, kMostNumber = 1e12;

base::Result<Value> read_choice(const Field& field, const Json& value) {
  if (!value.is_string()) return wrong_type(field.id, "choice");
  std::string choices;
  for (const auto& choice : field.choices) {
    if (choice.id == value.get_ref<const std::string&>()) return Value(choice.id);
    choices += (choices.empty() ? "" : " ") + choice.id;
  }
  return refused("refused.not_a_choice", {{"field", field.id}, {"value", json_excerpt(value)}, {"choices", choices}});
}

base::Result<Value> read_number(const Field& field, const Json& value) {
  const bool whole = field.type == FieldType::integer;
  const auto number = whole ? whole_number(value) : value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
  if (!number || !std::isfinite(*number)) return wrong_type(field.id, whole ? "whole" : "number");
  const double most = field.max != 0 ? field.max : whole ? kMostWhole : kMostNumber;
  if (*number < field.min || *number > most) return out_of_range(field.id, field.min, most);
  return Value(*number);
}

base::Result<Value> read_text(const Field& field, const Json& value) {
  if (auto off = check_text(value, field.id)) return *off;
  return Value(base::clean_text(value.get_ref<const std::string&>()));
}

} // namespace

base::Result<Value> read_field(const Field& field, const Json& value) {
  if (value.is_null()) return Value();
  switch (field.type) {
    case FieldType::boolean:
      if (!value.is_boolean()) return wrong_type(field.id, "boolean");
      return Value(value.get<bool>());
    case FieldType::choice: return read_choice(field, value);
    case FieldType::number:
    case FieldType::integer: return read_number(field, value);
    case FieldType::text: return read_text(field, value);
    case FieldType::date:
      if (auto off = check_date(value, field.id)) return *off;
      return Value(value.get<std::string>());
  }
  return wrong_type(field.id, "text");
}

Refusal read_fields(const Json& fields, const sheets::Kind& kind, Item& item) {
  for (const auto& [name, value] : fields.items()) {
    const Field* field = kind.field(name);
    if (field == nullptr)
      return refused("refused.unknown_field_of_kind", {{"kind", kind.id}, {"field", excerpt(name)}});
    auto read = read_field(*field, value);
    if (!read) return read.error();
    put_field(item, field->id, std::move(*read));
  }
  return std::nullopt;
}

void put_field(Item& item, const std::string& name, Value value) {
  if (std::holds_alternative<std::monostate>(value))
    item.fields.erase(name);
  else
    item.fields[name] = std::move(value);
}

} // namespace yoriai::meeting
