// How an item of the meeting looks as a note, a slip or a stack: the one place where items become views.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/context.hpp"
#include "widgets/note.hpp"

namespace yoriai::screens {

// The eight roles of a note's writer, in the order in which they are offered: meeting::kRoles, then kOtherRole. Their
// words: role_label of shell.hpp.
std::vector<std::string_view> offered_roles();
// The note as drawn: role, text, 強み and ● from the item, its ring from ctx.view.selection. The views point into
// the meeting and the words: use it in this frame. Letters (badges) are the caller's.
widgets::NoteView note_view(const Context& ctx, const meeting::Item& item);
widgets::SlipView slip_view(const Context& ctx, const meeting::Item& item);

// What was written by hand on it, or null. It stays where it is while the meeting is open.
const widgets::Drawing* drawing_of(const Context& ctx, const meeting::Item& item);
// Its text; of writing by hand without a caption the word for that.
std::string_view text_of(const Context& ctx, const meeting::Item& item);

// NoteView::picture_height for an item on a board that draws pictures.
float picture_room(const Context& ctx, const meeting::Item& item);
// The first picture of an item that is drawn as a note, at `r` (widgets::note_picture): a thumbnail to tap, or only drawn.
void draw_note_picture(Context& ctx, const widgets::Rect& r, const meeting::Item& item, bool tappable);

// The label of the kind's field `strength` when the item is one (強み), else empty.
std::string_view strength_label(const Context& ctx, const meeting::Item& item);

// A stack as drawn; keep it alive while its view is used. `members` are live members, the top one first.
struct StackCard {
  std::string title, count;
  std::vector<std::string_view> roles;
  widgets::StackView view; // points into this object
  StackCard() = default;
  StackCard(const StackCard&) = delete;
  StackCard& operator=(const StackCard&) = delete;
};
void fill_stack_card(const Context& ctx, const meeting::Stack& stack, std::span<const meeting::Item* const> members,
                     StackCard& card);
// Members of a stack that are neither parked nor removed, in order of writing: the first is the top note.
std::vector<const meeting::Item*> live_members(const meeting::Meeting& meeting, std::string_view stack);

// The letters of what an item gave rise to (problem a of a hypothesis, issue B of a problem), without doubles.
// The views point into the meeting.
std::vector<std::string_view> letters_from(const meeting::Meeting& meeting, std::string_view id);

// A name of at most `characters` for a target of a ballot, a plate of the matrix, a line of a list: its first line,
// ended with … when cut. Stacks: their title, else the text of the top note. "" for an unknown id.
std::string short_name(const Context& ctx, std::string_view id, std::size_t characters);

} // namespace yoriai::screens
