// 動かないようにする: a step or the whole board kept from accidental moves. Whoever leads sets and lifts it; meeting/
// refuses what a lock keeps, here it is shown.
//
// Targets: "menu/lock"; in the question "lock/step", "lock/all"; over a locked board "lock/open".
#pragma once

#include <string_view>

#include "screens/context.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

bool is_locked(const Context& ctx, std::string_view path_or_place); // by itself or with the whole board
void ask_lock(Context& ctx);                                        // of the step in view, or of all
// Cuts a strip off the top of a locked board that says so, with the way to lift it.
void draw_lock_strip(Context& ctx, const sheets::Step& step, widgets::Rect& board);
// On an entry of the step rail.
void draw_lock_mark(Context& ctx, std::string_view path, widgets::Point at, bool current);

} // namespace yoriai::screens
