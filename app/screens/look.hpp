// 見え方: how notes are looked at on every board: one role brought out while the others are dimmed, coloured by role or
// by what they are, and what each shape and colour means. Only looks; nothing of it is in the meeting.
//
// Targets: "menu/look"; in the sheet "look/colour/<role|kind>", "look/role/<all|role>", "look/gather", "look/groups" (on a wall),
// "look/back"; on a board that is looked at through one role "look/all".
#pragma once

#include <string_view>

#include "screens/context.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

bool comes_out(const Context& ctx, const meeting::Item& item); // passes the filter by role
// The look and the word of a note: of its writer's role, or of its kind (強み is one of its own).
std::string_view look_of_note(const Context& ctx, const meeting::Item& item);
std::string_view word_of_note(const Context& ctx, const meeting::Item& item);

void draw_look_sheet(Context& ctx);

} // namespace yoriai::screens
