// Writing pads: up to four people write notes at once at the lower edge of the board, each on a surface of its own with
// keys of its own. What is posted appears on the wall above its pad at once.
//
// Targets on the board: "pads/open/<slot>" (an empty place to write at); on a pad "pad/<slot>/role",
// "pad/<slot>/role/<role id>", "pad/<slot>/tab/<kana|hand|latin>", "pad/<slot>/undo", "pad/<slot>/close", "pad/<slot>/text",
// "pad/<slot>/offer/<n>", "pad/<slot>/offers" (all of them), "pad/<slot>/key/<id>" (input/key_layout.hpp; "…/key/post" posts);
// where a finger writes "pad/<slot>/sheet" (posted as it is), "pad/<slot>/box" (one character, looked for), "pad/<slot>/found/<n>",
// "pad/<slot>/stroke" (takes the last line back), "pad/<slot>/wipe", "pad/<slot>/find", "pad/<slot>/as_it_is", "pad/<slot>/erase".
#pragma once

#include <optional>

#include "screens/context.hpp"
#include "screens/pad_views.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

inline constexpr base::TimeMs kPadSilence = 90'000; // after which a pad closes by itself and keeps its text

// Does 付箋を書く open a pad here? By the setting, else on displays that people stand around (32″ and more).
bool pads_offered(const Context& ctx);
// Opens the first free one, or the one at that place.
void open_pad(Context& ctx, int slot = -1);

// The board's frame: closes pads that were left, tells the height of their band (0: nobody writes), and lays them out
// in it with the places that are free.
void tidy_pads(Context& ctx);
float pads_height(const Context& ctx, const sheets::Step* step);
void place_pads(Context& ctx, const widgets::Rect& band);

// One frame of a pad on its own surface, in the coordinates of the whole window. `ctx.out` should be its own: what two
// pads post in one frame are two changes.
void draw_pad(Context& ctx, int slot, const widgets::Rect& r);

// When a pad will close by itself if nobody touches it.
std::optional<base::TimeMs> pad_closes_at(const ViewState& view);

// pad_text.cpp: the note as it will look, with the caret and what is being converted; true when it was touched. Its end, or
// the caret, is always in view.
void draw_pad_text(Context& ctx, Pad& pad, const std::string& name, const widgets::Rect& box);

// pad_ink.cpp: where the finger writes instead of pressing keys, in everything of the pad at `r` below its head.
void draw_pad_sheet(Context& ctx, Pad& pad, const std::string& name, const widgets::Rect& in, const widgets::Rect& r);
void draw_pad_character(Context& ctx, Pad& pad, const std::string& name, widgets::Rect in, const widgets::Rect& r);

// pad_board.cpp: the note of the pad that stands at `r`, sent as a command.
bool may_post(const Context& ctx, const Pad& pad); // something is written, on the sheet if that is shown
void post_from_pad(Context& ctx, Pad& pad, const widgets::Rect& r);
// What was posted has arrived, or was refused: then its words come back. Once a frame.
void settle_post(Context& ctx, Pad& pad);
// Takes back the last edit of this pad, or the note it posted last.
bool can_take_back(const Context& ctx, const Pad& pad);
void take_back(Context& ctx, Pad& pad);
// Something else is written now: the note posted before is the room's.
void forget_posted(Pad& pad);

} // namespace yoriai::screens
