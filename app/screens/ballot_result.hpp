// Bars of a closed ballot: from zero, the score nobody's preference would give as a dashed red line, near ties as one
// bracket, and the same read by groups of roles (never fewer than five papers). The vote never reorders anything.
//
// Targets: "result/round/previous", "result/round/next", "result/group/<all or role+role>", "result/group" (a list,
// where there is no room), "result/rows/up", "result/rows/down".
#pragma once

#include <vector>

#include "screens/context.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// Closed ballots on things of this step, the oldest first.
std::vector<const meeting::Ballot*> ballots_of(const Context& ctx, const sheets::Step& step);

struct ResultLook {
  bool rounds = false; // chevrons to earlier rounds
  bool wide = false;   // rows with names, for a sheet; else letters
};

// Heading, filter and bars inside `r`; nothing when the step has no closed ballot.
void draw_ballot_result(Context& ctx, const sheets::Step& step, widgets::Rect r, const ResultLook& look);

// What the latest result would take to show every row, not `wide`.
float ballot_result_height(const Context& ctx, const sheets::Step& step);

} // namespace yoriai::screens
