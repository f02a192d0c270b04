#include "screens/note_card.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "meeting/ink.hpp"
#include "screens/pictures.hpp"
#include "screens/lock.hpp"
#include "screens/look.hpp"
#include "screens/mode.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"

namespace yoriai::screens {
namespace {

widgets::Drawing drawing_from(const meeting::InkFit& fit, const std::vector<meeting::Stroke>& strokes) {
  widgets::Drawing drawing;
  drawing.size = {fit.width, fit.height};
  drawing.pen = fit.pen();
  for (const meeting::Stroke& stroke : strokes) {
    auto& line = drawing.lines.emplace_back();
    for (const meeting::InkPoint& p : stroke) line.push_back({fit.left(p), fit.top(p)});
  }
  return drawing;
}

} // namespace

std::vector<std::string_view> offered_roles() {
  std::vector<std::string_view> roles(meeting::kRoles.begin(), meeting::kRoles.end());
  roles.push_back(meeting::kOtherRole);
  return roles;
}

std::string_view strength_label(const Context& ctx, const meeting::Item& item) {
  if (!item.field_bool("strength").value_or(false)) return {};
  const sheets::Kind* kind = ctx.library.kind(item.kind);
  const sheets::Field* field = kind ? kind->field("strength") : nullptr;
  return field ? std::string_view(field->label.in(ctx.lang())) : std::string_view{};
}

// Writing by hand never changes: only its caption does.
const widgets::Drawing* drawing_of(const Context& ctx, const meeting::Item& item) {
  if (item.ink.empty()) return nullptr;
  const auto [known, fresh] = ctx.view.board.drawings.try_emplace(item.id);
  if (fresh) {
    const auto strokes = meeting::parse_ink(item.ink).value_or(std::vector<meeting::Stroke>());
    known->second = drawing_from(meeting::fit_ink(strokes, 1, 1e6f), strokes);
  }
  return known->second.empty() ? nullptr : &known->second;
}

std::string_view text_of(const Context& ctx, const meeting::Item& item) {
  return item.text.empty() && !item.ink.empty() ? ctx.words("board.ink") : std::string_view(item.text);
}

widgets::NoteView note_view(const Context& ctx, const meeting::Item& item) {
  widgets::NoteView view;
  view.role = look_of_note(ctx, item);
  view.role_label = word_of_note(ctx, item);
  view.dimmed = !comes_out(ctx, item);
  view.draggable = allowed(ctx, May::change_own, item.id) && !is_locked(ctx, item.place);
  view.text = item.text;
  view.drawing = drawing_of(ctx, item);
  view.spoken = text_of(ctx, item);
  view.strength = strength_label(ctx, item);
  view.marked = item.marked;
  view.chosen = ctx.view.selection.has(item.id);
  return view;
}

float picture_room(const Context& ctx, const meeting::Item& item) {
  constexpr float kHeight = 132;
  return pictures_of(*ctx.meeting, item.id).empty() ? 0 : kHeight;
}

void draw_note_picture(Context& ctx, const widgets::Rect& r, const meeting::Item& item, bool tappable) {
  if (r.empty()) return;
  const Pictures pictures = pictures_of(*ctx.meeting, item.id);
  if (pictures.empty()) return;
  if (tappable) draw_thumbnail(ctx, r, *pictures.front());
  else draw_attachment(ctx, r, *pictures.front(), widgets::Fit::cover, widgets::metric::kRadiusBadge);
  if (pictures.size() == 1) return;
  const std::string count = ctx.words("pictures.count", {{"n", std::to_string(pictures.size())}});
  const widgets::TextStyle style{widgets::size::kSmall, widgets::Weight::bold, 1};
  const float width = widgets::text_width(ctx.ui, count, style) + 20;
  widgets::count_plate(ctx.ui, {r.x1 - width - 6, r.y1 - 36, r.x1 - 6, r.y1 - 6}, count);
}

widgets::SlipView slip_view(const Context& ctx, const meeting::Item& item) {
  widgets::SlipView view;
  view.role = look_of_note(ctx, item);
  view.dimmed = !comes_out(ctx, item);
  view.draggable = allowed(ctx, May::change_own, item.id) && !is_locked(ctx, item.place);
  view.text = text_of(ctx, item);
  view.drawing = item.text.empty() ? drawing_of(ctx, item) : nullptr;
  view.marked = item.marked;
  view.chosen = ctx.view.selection.has(item.id);
  return view;
}

std::vector<const meeting::Item*> live_members(const meeting::Meeting& meeting, std::string_view stack) {
  std::vector<const meeting::Item*> members;
  for (const std::uint32_t i : meeting.in_stack(stack)) {
    const meeting::Item& item = meeting.items()[i];
    if (item.live()) members.push_back(&item);
  }
  return members;
}

void fill_stack_card(const Context& ctx, const meeting::Stack& stack, std::span<const meeting::Item* const> members,
                     StackCard& card) {
  card.title = stack.title.empty() ? std::string(ctx.words("wall.stack_untitled")) : stack.title;
  card.count = ctx.words("wall.sheets", {{"n", std::to_string(members.size())}});
  for (const meeting::Item* item : members) card.roles.push_back(look_of_note(ctx, *item));
  card.view.dimmed = std::none_of(members.begin(), members.end(), [&](const auto* item) { return comes_out(ctx, *item); });
  card.view.draggable = allowed(ctx, May::lead) && !members.empty() && !is_locked(ctx, members.front()->place);
  card.view.title = card.title;
  if (!members.empty()) {
    card.view.text = text_of(ctx, *members.front());
    if (members.front()->text.empty()) card.view.drawing = drawing_of(ctx, *members.front());
  }
  card.view.roles = card.roles;
  card.view.count = card.count;
  card.view.chosen = ctx.view.selection.has(stack.id);
}

std::vector<std::string_view> letters_from(const meeting::Meeting& meeting, std::string_view id) {
  std::vector<std::string_view> letters;
  for (const std::uint32_t i : meeting.derived_from(id)) {
    const meeting::Item& item = meeting.items()[i];
    if (item.removed || item.hidden || item.symbol.empty()) continue;
    if (std::find(letters.begin(), letters.end(), item.symbol) == letters.end()) letters.push_back(item.symbol);
  }
  return letters;
}

std::string short_name(const Context& ctx, std::string_view id, std::size_t characters) {
  std::string_view text;
  if (const meeting::Item* item = ctx.meeting->item(id)) {
    text = item->hidden ? ctx.words("wall.face_down") : text_of(ctx, *item);
  } else if (const meeting::Stack* stack = ctx.meeting->stack(id)) {
    text = stack->title;
    const auto members = live_members(*ctx.meeting, id);
    if (text.empty() && !members.empty()) text = text_of(ctx, *members.front());
  }
  text = text.substr(0, text.find('\n'));
  const std::string_view cut = base::first_characters(text, characters);
  return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

} // namespace yoriai::screens
