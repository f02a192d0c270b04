// What can be done with the resources of the grid.
#pragma once

#include "screens/context.hpp"
#include "screens/grid_layout.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

void tap_cell(Context& ctx, const sheets::Step& step, const GridCell& cell);
void tap_thing(Context& ctx, const meeting::Item& thing);
void ask_resource(Context& ctx, const sheets::Step& step, const std::string& place);
void ask_resource_again(Context& ctx, const sheets::Step& step, const meeting::Item& item);
void draw_filter(Context& ctx, const sheets::Step& step, widgets::Rect line);
void draw_grid_bar(Context& ctx, const sheets::Step& step, widgets::Rect bar);

// Does the thing serve the issue that the grid is filtered by? True while it is not filtered.
bool passes_filter(const Context& ctx, std::string_view thing);

} // namespace yoriai::screens
