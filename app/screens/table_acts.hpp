// What can be done with problems and hypotheses on the table, and the list of hypotheses nobody took up.
#pragma once

#include "screens/context.hpp"
#include "screens/table_layout.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::screens {

void tap_problem(Context& ctx, const meeting::Item& problem);
void tap_source(Context& ctx, const TableSource& source);

// A hypothesis or stack let go over a row is tied to it; beside the rows it is made a problem.
void drop_source(Context& ctx, const sheets::Step& step, const TableLayout& l, widgets::Point origin,
                 const widgets::Rect& view);

void ask_reason(Context& ctx, const meeting::Item& problem);

void draw_left_head(Context& ctx, const sheets::Step& step, const TableLayout& l, widgets::Rect r);
void draw_list_button(Context& ctx, const sheets::Step& step, const TableLayout& l, const widgets::Rect& r);
void draw_untaken(Context& ctx, const widgets::Rect& r);

void draw_table_bar(Context& ctx, const sheets::Step& step, widgets::Rect bar);

} // namespace yoriai::screens
