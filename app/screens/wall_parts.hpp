// What the files of the wall share. Inner header.
#pragma once

#include <string>
#include <vector>

#include "screens/context.hpp"
#include "screens/view_state.hpp"
#include "sheets/sheet.hpp"
#include "widgets/note.hpp"

namespace yoriai::screens {

inline WallBoard& wall_board(Context& ctx, const sheets::Step& step) { return ctx.view.wall.boards[step.path]; }

// Width of a note at reading size on a board of that width: 306, or a third of a narrow surface.
float wall_note_width(const Context& ctx, float board_width);

// The layout for the board as it is looked at; made anew only when something it depends on has changed.
const WallLayout& keep_layout(Context& ctx, const sheets::Step& step, WallBoard& board, float width);
// The zoom at which everything fits into the view, at most 1.
float zoom_to_fit(Context& ctx, const sheets::Step& step, WallBoard& board, const widgets::Rect& view);

// Two fingers make it larger or smaller around the place between them, in steps of 5 % so that texts are measured and drawn
// in few sizes (wall_pinch.cpp).
inline constexpr float kZoomLeast = 0.2f, kZoomMost = 1.6f;
void zoom_by_pinch(Context& ctx, WallBoard& board, const widgets::Rect& view);

// The whole of it or a single thing: notes and stacks in the order in which they lie.
// … that can be read: what lies face down is left out.
std::vector<std::string> wall_things(const Context& ctx, const WallBoard& board);

// Commands of gestures.
void send_move(Context& ctx, const std::string& id, const WallKeys& at);
void send_stack(Context& ctx, std::vector<std::string> ids); // the first one takes in the others

// wall_bar.cpp
void draw_wall_bar(Context& ctx, const sheets::Step& step, widgets::Rect bar);

// Asks for the words of a thing of `kind` derived from `ids` and adds it; begins with the words they have.
void ask_promotion(Context& ctx, const sheets::Kind& kind, std::vector<std::string> ids);
// The kinds of the step after `step` that may be derived from `kind`, in the order in which they are written there.
std::vector<const sheets::Kind*> kinds_to_promote(const Context& ctx, const sheets::Step& step, std::string_view kind);
// Ids of items: the chosen ones, and of chosen stacks all that lie in them.
std::vector<std::string> items_of(const Context& ctx, std::span<const std::string> chosen);

// wall_ground.cpp: a wall with a picture under it
void draw_ground_board(Context& ctx, const sheets::Step& step, WallBoard& board, const widgets::Rect& view,
                       const meeting::Attachment& ground);
void draw_ground_tools(Context& ctx, WallBoard& board, widgets::Rect line, const meeting::Attachment& ground);
WallKeys free_ground_place(const WallBoard& board); // of a new note there

// wall_stack.cpp: the stack spread out, while ctx.view.wall.stack names one
void open_stack(Context& ctx, const std::string& id);
void draw_stack_sheet(Context& ctx, const sheets::Step& step);

} // namespace yoriai::screens
