#include "screens/note_card.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "screens/lock.hpp"
#include "screens/look.hpp"
#include "screens/mode.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"

namespace yoriai::screens {

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

widgets::NoteView note_view(const Context& ctx, const meeting::Item& item) {
  widgets::NoteView view;
  view.role = look_of_note(ctx, item);
  view.role_label = word_of_note(ctx, item);
  view.dimmed = !comes_out(ctx, item);
  view.draggable = allowed(ctx, May::change_own, item.id) && !is_locked(ctx, item.place);
  view.text = item.text;
  view.strength = strength_label(ctx, item);
  view.marked = item.marked;
  view.chosen = ctx.view.selection.has(item.id);
  return view;
}

widgets::SlipView slip_view(const Context& ctx, const meeting::Item& item) {
  widgets::SlipView view;
  view.role = look_of_note(ctx, item);
  view.dimmed = !comes_out(ctx, item);
  view.draggable = allowed(ctx, May::change_own, item.id) && !is_locked(ctx, item.place);
  view.text = item.text;
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
  card.view.text = members.empty() ? std::string_view{} : std::string_view(members.front()->text);
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
    text = item->hidden ? ctx.words("wall.face_down") : std::string_view(item->text);
  } else if (const meeting::Stack* stack = ctx.meeting->stack(id)) {
    text = stack->title;
    const auto members = live_members(*ctx.meeting, id);
    if (text.empty() && !members.empty()) text = members.front()->text;
  }
  text = text.substr(0, text.find('\n'));
  const std::string_view cut = base::first_characters(text, characters);
  return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

} // namespace yoriai::screens
