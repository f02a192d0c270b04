#include <algorithm>

#include "meeting/decide.hpp"
#include "meeting/fields.hpp"
#include "meeting/ink.hpp"
#include "meeting/lineage.hpp"
#include "meeting/ranks.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using base::refused;
using sheets::Kind;

bool written_in(const sheets::Step& step, const Kind& kind) {
  return std::find(step.kinds.begin(), step.kinds.end(), kind.id) != step.kinds.end();
}

// Where a new thing lies that names no place: at home, else in the step where the meeting stands. "" for neither.
std::string usual_place(const Request& request, const Kind& kind) {
  if (!kind.home.empty()) return kind.home;
  const auto* step = find_step(request.meeting, request.context.library, request.meeting.step());
  return step != nullptr && written_in(*step, kind) && step->holds(step->path) ? step->path : "";
}

Refusal check_place(const Request& request, std::string_view place, const Kind& kind) {
  const auto* step = find_step_of_place(request.meeting, request.context.library, place);
  if (step == nullptr) return refused("refused.unknown_place", {{"place", excerpt(place)}});
  if (written_in(*step, kind)) return std::nullopt;
  return refused("refused.kind_not_at_place", {{"kind", kind.id}, {"place", excerpt(place)}});
}

Refusal read_text(const Request& request, const Kind& kind, Item& item) {
  const bool written_by_hand = !item.ink.empty() || request.given("ink") != nullptr; // its text is only a caption
  if (request.cleared("text") && !kind.text_optional && !written_by_hand) return refused("refused.text_empty", {{"field", "text"}});
  if (request.args.contains("text")) item.text = request.text("text");
  return std::nullopt;
}

Refusal read_writer(const Request& request, Item& item) {
  if (request.args.contains("by")) item.by = request.string("by");
  if (request.args.contains("role")) item.role = request.string("role");
  if (request.given("by") == nullptr || request.meeting.participant(item.by) != nullptr) return std::nullopt;
  return refused("refused.unknown_participant", {{"id", excerpt(item.by)}});
}

Refusal read_place(const Request& request, const Kind& kind, Item& item) {
  if (request.cleared("place")) return refused("refused.place_needed", {{"kind", kind.id}});
  if (request.given("place") == nullptr) return std::nullopt;
  item.place = request.string("place");
  return check_place(request, item.place, kind);
}

// On the plane of a matrix a place is two values and two values are a place.
void set_point_as_fields(const sheets::Matrix& matrix, Item& item) {
  put_field(item, matrix.x_field, item.at ? Value((*item.at)[0]) : Value());
  put_field(item, matrix.y_field, item.at ? Value((*item.at)[1]) : Value());
}

void set_fields_as_point(const sheets::Matrix& matrix, Item& item) {
  const auto x = item.field_number(matrix.x_field), y = item.field_number(matrix.y_field);
  item.at = x && y ? std::optional(Point{*x, *y}) : std::nullopt;
}

Refusal read_values(const Request& request, const Kind& kind, Item& item) {
  const auto* matrix = find_matrix(request.meeting, request.context.library, kind.id);
  if (request.args.contains("at")) {
    item.at = request.point("at");
    if (matrix != nullptr) set_point_as_fields(*matrix, item);
  }
  if (const auto* fields = request.given("fields"))
    if (auto off = read_fields(*fields, kind, item)) return off;
  if (matrix != nullptr) set_fields_as_point(*matrix, item);
  return std::nullopt;
}

// Everything that `add` and `set` have in common.
Refusal read_item(const Request& request, const Kind& kind, Item& item) {
  if (auto off = read_text(request, kind, item)) return off;
  if (auto off = read_writer(request, item)) return off;
  if (auto off = read_place(request, kind, item)) return off;
  if (auto off = read_values(request, kind, item)) return off;
  if (request.args.contains("group")) item.group = request.text("group");
  if (!request.args.contains("from")) return std::nullopt;
  item.from = request.ids("from");
  return check_lineage(request, item, kind);
}

// Face down it can be written anew by whoever wrote it and be moved about, but it stays in its step until the room
// turns the notes of that step together.
Refusal check_stays_face_down(const Request& request, const Item& before, const Item& after) {
  const auto& library = request.context.library;
  if (find_step_of_place(request.meeting, library, before.place) ==
      find_step_of_place(request.meeting, library, after.place))
    return std::nullopt;
  return check_face_up(before);
}

// A stack is set as one thing: its title, and the place of all that lie in it.
Decision set_stack(const Request& request, const Stack& stack) {
  for (const char* field : {"fields", "by", "role", "from", "group"})
    if (request.args.contains(field)) return refused("refused.not_of_a_stack", {{"id", stack.id}, {"field", field}});
  Events events;
  Stack renamed = stack;
  if (request.args.contains("text")) renamed.title = request.text("text");
  if (renamed != stack) events.push_back(StackSet{stack, renamed, position_of(request.meeting, stack)});
  for (const auto at : request.meeting.in_stack(stack.id)) {
    const Item& before = request.meeting.items()[at];
    Item after = before;
    const auto kind = kind_of_meeting(request, before.kind);
    if (!kind) return kind.error();
    if (auto off = read_place(request, **kind, after)) return *off;
    if (auto off = read_values(request, **kind, after)) return *off;
    change_item(before, after, events);
  }
  return events;
}

} // namespace

Decision decide_add(const Request& request) {
  const auto kind = kind_of_meeting(request, request.string("kind"));
  if (!kind) return kind.error();
  Item item;
  item.kind = (*kind)->id;
  item.written_at = request.context.now;
  item.place = usual_place(request, **kind);
  item.id = request.id_or_new(item.kind.substr(0, 1));
  if (auto off = read_item(request, **kind, item)) return *off;
  item.ink = request.string("ink");
  if (!item.ink.empty() && !parse_ink(item.ink)) return refused("refused.bad_ink");
  if (item.text.empty() && item.ink.empty() && !(*kind)->text_optional) return missing("add", "text");
  if (item.place.empty()) return refused("refused.place_needed", {{"kind", item.kind}});
  if ((*kind)->lettering != sheets::Lettering::none)
    item.symbol = letter(request.meeting.letters_given(item.kind), (*kind)->lettering == sheets::Lettering::upper);
  item.hidden = is_hidden_place(request.meeting, request.context.library, item.place);
  Events events = {ItemAdded{item}};
  settle_ranks(request.meeting, nullptr, item, events);
  return events;
}

Decision decide_set(const Request& request) {
  if (const Stack* stack = request.meeting.stack(request.string("id"))) return set_stack(request, *stack);
  const auto before = usable_item(request, request.string("id"));
  if (!before) return before.error();
  const auto kind = kind_of_meeting(request, (*before)->kind);
  if (!kind) return kind.error();
  Item after = **before;
  if (auto off = read_item(request, **kind, after)) return *off;
  if (auto off = check_stays_face_down(request, **before, after)) return *off;
  const bool leaves = after.place != (*before)->place && !after.stack.empty();
  if (leaves) after.stack.clear();
  Events events;
  change_item(**before, after, events);
  settle_ranks(request.meeting, *before, after, events);
  if (leaves) dissolve_if_small(request.meeting, (*before)->stack, {{*before}}, events);
  return events;
}

} // namespace yoriai::meeting
