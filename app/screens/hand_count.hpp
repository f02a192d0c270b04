// Counting hands: staff enter how many were raised for each thing, by − and ＋ or as a number, and end the count. It
// stands in place of the booth: everybody may look, because everybody saw the hands.
//
// Targets: "ballot/<ballot>/<target>/minus", "/count" (a field), "/plus", without a target "ballot/<ballot>/minus" …;
// "hands/close", "hands/pause", "hands/cancel"; then "hands/cancel/ok" and "hands/cancel/back"; "hands/rows/up", "/down".
#pragma once

#include <string>

#include "screens/context.hpp"

namespace yoriai::screens {

// The number of a typed count, 0 … most: its digits, full-width ones too; anything else is left out.
int number_in(const std::string& typed, int most);

void draw_hand_count(Context& ctx, const meeting::Ballot& ballot);

} // namespace yoriai::screens
