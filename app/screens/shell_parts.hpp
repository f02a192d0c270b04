// The parts of the frame, drawn by shell.cpp into the rectangles it hands out. Targets are named at the top of each
// .cpp.
#pragma once

#include "screens/context.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// top_bar.cpp
void draw_top_bar(Context& ctx, const sheets::Step* step, widgets::Rect r);
// 保存済み HH:MM:SS and its other states, ending at the right edge of `r`; returns the width used.
float draw_saved(Context& ctx, const widgets::Rect& r, bool at_left = false);

// banners.cpp: not saved, only to look at, a look back. Below the top bar; height they want, 0: nothing to say.
float banner_height(Context& ctx);
void draw_banner(Context& ctx, const widgets::Rect& r);
bool left_unsaved(const Context& ctx); // longer than a write takes

// save_sheet.cpp: where the meeting can be saved instead; what happened
void draw_places_sheet(Context& ctx);
void draw_save_sheet(Context& ctx);

// rail.cpp
void draw_rail(Context& ctx, const widgets::Rect& r);
float rail_rows_height(Context& ctx, float width); // as a row of buttons (placement.hpp)
void draw_rail_buttons(Context& ctx, const widgets::Rect& r);

// bottom_bar.cpp
void draw_bottom_bar(Context& ctx, const sheets::Step* step, const widgets::Rect& r);
float bottom_bar_height(const Context& ctx);

// prompter.cpp: 進行メモ, seen by the facilitator only
bool has_prompter(const Context& ctx); // at a step, and on the pages "opening" and "closing"
bool prompter_open(const Context& ctx);
void draw_prompter(Context& ctx, const widgets::Rect& r);
void draw_prompter_tab(Context& ctx, const widgets::Rect& r);
void draw_prompter_sheet(Context& ctx); // on a narrow surface
// Begins anew when another step is shown, and puts the projected question before the room and away again.
void tidy_prompter(Context& ctx);

// parking.cpp: あとで話す
void draw_parking(Context& ctx, const widgets::Rect& r);
void draw_parking_sheet(Context& ctx);

// agree_sheet.cpp
void open_agreement(Context& ctx, const sheets::Step& step);
void draw_agree_sheet(Context& ctx);
// Asks for a line of the record and sends it.
void ask_remark(Context& ctx, const sheets::Step& step);

// menu.cpp, settings.cpp
void draw_menu(Context& ctx);
void draw_timer_sheet(Context& ctx);
void draw_settings(Context& ctx);
void ask_language(Context& ctx);
void open_ruler(Context& ctx); // how large the display is
void draw_ruler_sheet(Context& ctx);

// opening.cpp, closing.cpp: what frames the talk. Boards reached by the menu, and their act in the bottom bar.
void draw_opening(Context& ctx, widgets::Rect board);
void draw_opening_bar(Context& ctx, widgets::Rect bar);
void draw_closing(Context& ctx, widgets::Rect board);
void draw_closing_bar(Context& ctx, widgets::Rect bar);
void draw_ending_sheet(Context& ctx); // what is still open, and the end

// pages.cpp, people.cpp, history.cpp: boards that belong to no step: "opening" "closing" "meeting" "people" "record"
// "findings" "history" "trash"
bool is_page(std::string_view name);
void draw_page_board(Context& ctx, std::string_view name, widgets::Rect board);
void draw_people(Context& ctx, widgets::Rect board);
void draw_history(Context& ctx, widgets::Rect board);
void draw_person_sheet(Context& ctx);

// start.cpp, file_sheet.cpp
void draw_start(Context& ctx);
void draw_files_sheet(Context& ctx);
void draw_carry_sheet(Context& ctx); // the file of an earlier meeting
void draw_merge_sheet(Context& ctx); // the file of a group

// minutes_view.cpp
void draw_minutes_view(Context& ctx);

} // namespace yoriai::screens
