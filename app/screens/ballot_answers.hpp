// What came of a ballot that puts nothing in an order: shares of yes, and fingers from fist to open hand. Never who.
#pragma once

#include <string>

#include "meeting/tally.hpp"
#include "screens/context.hpp"
#include "widgets/geometry.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

// The letter of a thing in its badge; false when it has none.
bool draw_badge(Context& ctx, const widgets::Rect& r, const std::string& target);
// What a result is about; of the question itself, its words for that.
std::string answer_name(const Context& ctx, const std::string& target);

// `group` as in Tally::papers_by_role; anything else: everybody.
void draw_shares(Context& ctx, const meeting::Tally& tally, const std::string& group, const widgets::Rect& r,
                 widgets::ScrollState& scroll);
void draw_fingers(Context& ctx, const meeting::Tally& tally, const std::string& group, widgets::Rect r);

// 3.4, and 3 where there is no fraction.
std::string one_decimal(double number);

} // namespace yoriai::screens
