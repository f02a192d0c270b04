// What can be done with responses: asked for in questions and in the bar.
#pragma once

#include "screens/context.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

void ask_response(Context& ctx, const sheets::Step& step, const meeting::Item& issue);
void ask_owner(Context& ctx, const meeting::Item& response);
void draw_response_bar(Context& ctx, const sheets::Step& step, widgets::Rect bar);

} // namespace yoriai::screens
