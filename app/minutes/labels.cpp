#include "minutes/labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/time.hpp"

namespace yoriai::minutes {
namespace {

template <typename Range> std::string joined(const Range& parts, std::string_view between) {
  std::string all;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

} // namespace

std::string plain_number(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.4g", value);
  return buffer;
}

std::string long_date(const base::Words& words, std::string_view iso) {
  const auto date = base::parse_date(iso);
  if (!date) return std::string(iso);
  return words("minutes.date", {{"year", std::to_string(date->year)},
                                {"month", std::to_string(date->month)},
                                {"day", std::to_string(date->day)},
                                {"iso", std::string(iso)},
                                {"weekday", std::string(words("minutes.weekday." + std::to_string(date->weekday())))}});
}

std::string Labels::role(std::string_view id) const {
  return id.empty() ? std::string() : word("minutes.role." + std::string(id));
}

std::string Labels::writer(const meeting::Item& item) const {
  const std::string group = role(meeting.role_of(item));
  const auto* person = meeting.participant(item.by);
  if (person == nullptr || person->name.empty()) return group;
  return words("minutes.writer", {{"name", person->name}, {"role", group}});
}

Noted Labels::noted(const meeting::Item& item) const {
  const auto found = handwriting.find(item.id);
  return found == handwriting.end() ? Noted(item.text) : found->second;
}

std::string Labels::told(const meeting::Item& item) const {
  const Noted note = noted(item);
  return spelled(note.text, note.sketches);
}

std::string Labels::named(const meeting::Item& item) const {
  return item.symbol.empty() ? item.text : item.symbol + " " + item.text;
}

std::string Labels::named(std::string_view id) const {
  if (const auto* item = meeting.item(id)) return named(*item);
  if (const auto* stack = meeting.stack(id); stack != nullptr && !stack->title.empty()) return stack->title;
  const auto members = meeting.in_stack(id);
  return members.empty() ? std::string(id) : meeting.items()[members.front()].text;
}

std::string Labels::origin(const meeting::Item& item) const {
  std::vector<std::string> parents;
  for (const auto& id : item.from) {
    const auto* parent = meeting.item(id);
    if (parent != nullptr) parents.push_back(parent->symbol.empty() ? parent->text : parent->symbol);
  }
  return joined(parents, "／");
}

std::string Labels::value(const sheets::Field& field, const meeting::Value& value) const {
  if (const auto* truth = std::get_if<bool>(&value)) return word(*truth ? "minutes.yes" : "minutes.no");
  if (const auto* number = std::get_if<double>(&value)) return plain_number(*number);
  const auto* chosen = std::get_if<std::string>(&value);
  if (chosen == nullptr) return "";
  if (field.type == sheets::FieldType::date) return long_date(words, *chosen);
  for (const auto& choice : field.choices)
    if (choice.id == *chosen) return text(choice.label) + (choice.note.empty() ? "" : " " + text(choice.note));
  return *chosen;
}

std::string Labels::field(const meeting::Item& item, std::string_view id) const {
  const auto* kind = library.kind(item.kind);
  const auto* definition = kind != nullptr ? kind->field(id) : nullptr;
  return definition != nullptr ? value(*definition, item.field(id)) : "";
}

std::string Labels::field_label(std::string_view kind_id, std::string_view field_id) const {
  const auto* kind = library.kind(kind_id);
  const auto* definition = kind != nullptr ? kind->field(field_id) : nullptr;
  return definition != nullptr ? text(definition->label) : std::string(field_id);
}

std::string Labels::kind(std::string_view id) const {
  const auto* kind = library.kind(id);
  return kind != nullptr ? text(kind->label) : std::string(id);
}

std::string Labels::step(std::string_view path) const {
  const auto* step = library.step(path);
  if (step == nullptr) return std::string(path);
  return step->plate.empty() ? text(step->title) : text(step->plate) + " " + text(step->title);
}

std::string Labels::place(std::string_view place) const {
  const auto* step = library.step_of_place(place);
  if (step == nullptr || !step->grid) return step != nullptr ? this->step(step->path) : std::string(place);
  for (const auto& column : step->grid->columns)
    for (const auto& row : step->grid->rows)
      if (place == step->path + "/" + column.id + "/" + row.id) return text(column.label) + "・" + text(row.label);
  return text(step->title);
}

std::string Labels::stack_title(const meeting::Item& item) const {
  const auto* stack = meeting.stack(item.stack);
  return stack != nullptr ? stack->title : "";
}

} // namespace yoriai::minutes
