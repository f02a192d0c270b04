#include "meeting/rules.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace yoriai::meeting {
namespace {

using base::refused;

constexpr std::size_t kNamedCharacters = 24;

bool uses(const Meeting& meeting, std::string_view sheet) {
  const auto& sheets = meeting.head().sheets;
  return std::find(sheets.begin(), sheets.end(), sheet) != sheets.end();
}

std::string named_text(const Item& item) {
  std::string whole = item.text; // a response may have none and say it in a field
  for (const char* field : {"method", "reason_not"})
    if (whole.empty()) whole = item.field_text(field);
  if (whole.empty() || item.hidden) return item.id;
  const auto head = base::first_characters(whole, kNamedCharacters);
  std::string text(head);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return head.size() == whole.size() ? text : text + "…";
}

Value text_value(const std::string& text) { return text.empty() ? Value() : Value(text); }
Value list_value(const std::vector<std::string>& list) { return list.empty() ? Value() : Value(list); }
Value point_value(const std::optional<Point>& point) { return point ? Value(*point) : Value(); }

} // namespace

const sheets::Kind* find_kind(const Meeting& meeting, const sheets::Library& library, std::string_view kind) {
  for (const std::string& id : meeting.head().sheets) {
    const sheets::Sheet* sheet = library.sheet(id);
    const sheets::Kind* found = sheet == nullptr ? nullptr : sheet->kind(kind);
    if (found != nullptr) return found;
  }
  return nullptr;
}

const sheets::Step* find_step(const Meeting& meeting, const sheets::Library& library, std::string_view path) {
  const sheets::Sheet* sheet = library.sheet_of(path);
  return sheet != nullptr && uses(meeting, sheet->id) ? sheet->step(path) : nullptr;
}

const sheets::Step* find_step_of_place(const Meeting& meeting, const sheets::Library& library,
                                       std::string_view place) {
  const sheets::Sheet* sheet = library.sheet_of(place);
  return sheet != nullptr && uses(meeting, sheet->id) ? library.step_of_place(place) : nullptr;
}

const sheets::Matrix* find_matrix(const Meeting& meeting, const sheets::Library& library, std::string_view kind) {
  for (const std::string& id : meeting.head().sheets) {
    const sheets::Sheet* sheet = library.sheet(id);
    if (sheet == nullptr) continue;
    for (const sheets::Step& step : sheet->steps)
      if (step.matrix && !step.kinds.empty() && step.kinds.front() == kind) return &*step.matrix;
  }
  return nullptr;
}

base::Result<const sheets::Kind*> kind_of_meeting(const Request& request, std::string_view kind) {
  const auto* found = find_kind(request.meeting, request.context.library, kind);
  if (found != nullptr) return found;
  const bool elsewhere = request.context.library.kind(kind) != nullptr;
  return refused(elsewhere ? "refused.kind_not_in_meeting" : "refused.unknown_kind", {{"kind", excerpt(kind)}});
}

base::Result<const sheets::Step*> step_of_meeting(const Request& request, std::string_view path) {
  const auto* found = find_step(request.meeting, request.context.library, path);
  if (found != nullptr) return found;
  const bool elsewhere = request.context.library.step(path) != nullptr;
  return refused(elsewhere ? "refused.step_not_in_meeting" : "refused.unknown_step", {{"step", excerpt(path)}});
}

base::Result<const Item*> known_item(const Request& request, std::string_view id) {
  const Item* item = request.meeting.item(id);
  if (item == nullptr) return refused("refused.unknown_item", {{"id", excerpt(id)}});
  return item;
}

base::Result<const Item*> usable_item(const Request& request, std::string_view id) {
  auto item = known_item(request, id);
  if (item && (*item)->removed) return refused("refused.in_trash", named(**item));
  return item;
}

Refusal check_face_up(const Item& item) {
  if (!item.hidden) return std::nullopt;
  return refused("refused.face_down", named(item));
}

base::Result<const Item*> readable_item(const Request& request, std::string_view id) {
  auto item = usable_item(request, id);
  if (item)
    if (auto off = check_face_up(**item)) return *off;
  return item;
}

bool is_hidden_place(const Meeting& meeting, const sheets::Library& library, std::string_view place) {
  const auto* step = find_step_of_place(meeting, library, place);
  return step != nullptr && meeting.hidden_steps().contains(step->path);
}

base::Result<std::vector<const Item*>> known_things(const Request& request, std::string_view id) {
  std::vector<const Item*> things;
  if (request.meeting.stack(id) != nullptr) {
    for (const auto at : request.meeting.in_stack(id)) things.push_back(&request.meeting.items()[at]);
    return things;
  }
  const auto item = known_item(request, id);
  if (!item) return item.error();
  things.push_back(*item);
  return things;
}

base::Args named(const Item& item) {
  return {{"id", item.id}, {"text", named_text(item)}, {"symbol", item.hidden ? "" : item.symbol}};
}

std::vector<Change> difference(const Item& before, const Item& after) {
  std::vector<Change> changes;
  const auto compare = [&](std::string key, Value old_value, Value new_value) {
    if (old_value != new_value) changes.push_back({std::move(key), std::move(old_value), std::move(new_value)});
  };
  compare("text", text_value(before.text), text_value(after.text));
  compare("by", text_value(before.by), text_value(after.by));
  compare("role", text_value(before.role), text_value(after.role));
  compare("from", list_value(before.from), list_value(after.from));
  compare("place", text_value(before.place), text_value(after.place));
  compare("at", point_value(before.at), point_value(after.at));
  compare("marked", before.marked, after.marked);
  compare("hidden", before.hidden, after.hidden);
  compare("parked", before.parked, after.parked);
  compare("removed", before.removed, after.removed);
  compare("stack", text_value(before.stack), text_value(after.stack));
  compare("group", text_value(before.group), text_value(after.group));
  compare("review", text_value(before.review), text_value(after.review));
  std::set<std::string_view> fields;
  for (const auto& [name, value] : before.fields) fields.insert(name);
  for (const auto& [name, value] : after.fields) fields.insert(name);
  for (const auto name : fields) compare("fields." + std::string(name), before.field(name), after.field(name));
  return changes;
}

void change_item(const Item& before, const Item& after, Events& events) {
  auto changes = difference(before, after);
  if (!changes.empty()) events.push_back(ItemChanged{before.id, std::move(changes)});
}

std::uint32_t position_of(const Meeting& meeting, const Stack& stack) {
  const auto stacks = meeting.stacks();
  return static_cast<std::uint32_t>(std::find(stacks.begin(), stacks.end(), stack) - stacks.begin());
}

void dissolve_if_small(const Meeting& meeting, std::string_view stack, std::span<const Item* const> leaving,
                       Events& events) {
  std::vector<const Item*> staying;
  for (const auto at : meeting.in_stack(stack)) {
    const Item* item = &meeting.items()[at];
    if (std::find(leaving.begin(), leaving.end(), item) == leaving.end()) staying.push_back(item);
  }
  const Stack* small = meeting.stack(stack);
  if (staying.size() > 1 || small == nullptr) return;
  for (const Item* item : staying) events.push_back(ItemChanged{item->id, {{"stack", item->stack, Value()}}});
  events.push_back(StackSet{*small, std::nullopt, position_of(meeting, *small)});
}

} // namespace yoriai::meeting
