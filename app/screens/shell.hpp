// The frame of a meeting: top bar, step rail (seven buttons on a narrow surface), prompter 進行メモ, parking place,
// bottom bar, and the sheets that rise over it.
#pragma once

#include <string_view>

#include "screens/context.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// Draws one frame of whatever is to be shown: start screen or meeting, and the sheets above it. Clears
// ctx.view of what no longer exists. The only entry point.
void draw(Context& ctx);

// The name of what is shown, for the UI map: "start", "hakodate/3", "resources", "minutes", "booth".
std::string_view screen_name(const Context& ctx);

// The step in view: what the viewer looks at, else the meeting's step, else the first.
const sheets::Step* shown_step(const Context& ctx);

// Title (bold 36) and instruction of a step at the top of `board`; cuts it off and returns what is left at the
// right of the title line for buttons (68 high, ends at the board's margin). The instruction stands beside the title
// when it leaves `keep` px for the buttons, else below it; on a narrow surface always below. Steps that show with
// each other take their words shared_title and shared_instruction. What is left of `board` keeps its side margins.
widgets::Rect draw_title(Context& ctx, const sheets::Step& step, widgets::Rect& board, float keep = 480);

// Is the surface too narrow for rail and prompter beside the board (portrait tablets)? Then the bar of a step is a row
// of full width, 116 high, above the row of undo, redo, parking and agreement.
bool narrow(const Context& ctx);

// The sentence of the last refusal while it should still be told (at least 8 s), else "". A view that has something
// chosen shows it in its selection bar; the shell shows it otherwise.
std::string_view refusal(const Context& ctx);

// Shows `step`: moves the meeting there (or only looks, when the file is read only).
void go_to_step(Context& ctx, const std::string& path);
// The same, with `item` chosen there.
void go_to_item(Context& ctx, const std::string& path, const std::string& item);

// The word of a profession: 住民.
std::string_view role_label(const Context& ctx, std::string_view role);

} // namespace yoriai::screens
