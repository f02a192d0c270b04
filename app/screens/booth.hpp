// The shared voting screen: a paper to fill in, one voter after the other, and a screen between them that hides
// everything. No rail, no names, no totals. It is the view "booth". Hands are counted by staff (hand_count.hpp).
//
// Targets: those of booth_papers.hpp; "booth/page/previous", "booth/page/next", "booth/clear", "booth/next"; when a voter is done "booth/role/<role>", "booth/role/none", "booth/role/back"; between voters
// "booth/begin", "booth/end", and then "booth/end/close", "booth/end/pause", "booth/end/cancel", "booth/end/back".
#pragma once

#include "screens/context.hpp"

namespace yoriai::screens {

// The whole surface. Goes back to where it was called from when no ballot is open.
void draw_booth(Context& ctx);

} // namespace yoriai::screens
