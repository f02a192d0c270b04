// The shared voting screen: a paper to fill in, one voter after the other, and a screen between them that hides
// everything. No rail, no names, no totals. It is the view "booth". Hands are counted by staff (hand_count.hpp).
//
// Targets: those of booth_papers.hpp; "booth/page/previous", "booth/page/next", "booth/clear", "booth/next"; when a voter is done "booth/role/<role>", "booth/role/none", "booth/role/back"; between voters
// "booth/begin", "booth/end", and then "booth/end/close", "booth/end/slips", "booth/end/pause", "booth/end/cancel",
// "booth/end/back"; while staff put in paper slips "booth/slips/done".
#pragma once

#include "screens/context.hpp"

namespace yoriai::screens {

// A voter who has not touched the screen for so long has gone: what was put in is wiped.
inline constexpr base::TimeMs kVoterGone = 90'000;

// The whole surface. Goes back to where it was called from when no ballot is open.
void draw_booth(Context& ctx);

// When the voter at the screen counts as gone; 0: nobody is there.
base::TimeMs voter_gone_at(const ViewState& view);

} // namespace yoriai::screens
