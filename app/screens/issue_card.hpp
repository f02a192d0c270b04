// The sentence of an issue under the factors of its problem, and what can be done with it.
#pragma once

#include "screens/context.hpp"
#include "screens/factors_layout.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::screens {

// `low`: a surface with little height; buttons move into the bar.
float issue_card_height(Context& ctx, const sheets::Step& step, const FactorsLayout& l, float width, bool low);
void draw_issue_card(Context& ctx, const sheets::Step& step, const FactorsLayout& l, const widgets::Rect& r, bool low);
void draw_issue_bar(Context& ctx, const sheets::Step& step, const widgets::Rect& bar, const meeting::Item& issue);

// Ties an issue to a problem, or unties it when it was.
void tie_issue(Context& ctx, const meeting::Item& issue, const std::string& problem);

} // namespace yoriai::screens
