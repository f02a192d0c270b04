// What came of a closed ballot: bars from zero, the score nobody's preference would give as a dashed red line, near ties
// as one bracket; shares of yes; how many showed how many fingers. All of it can be read by groups of roles (never fewer
// than five papers). The vote never reorders anything.
//
// Targets: "result/round/previous", "result/round/next", "result/group/<all or role+role>", "result/group" (a list,
// where there is no room), "result/rounds/one", "result/rounds/all" (side by side), "result/rows/up", "result/rows/down".
#pragma once

#include <string>
#include <vector>

#include "screens/context.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// Closed ballots on things of this step, the oldest first; those about a question alone belong to every step. With
// `ranking` only those that put things in an order (dots, 3-2-1, hands).
std::vector<const meeting::Ballot*> ballots_of(const Context& ctx, const sheets::Step& step, bool ranking = false);

// One line on a ballot and what came of it, for the record.
std::string ballot_line(const Context& ctx, const meeting::Ballot& ballot);
// Whether it is about things of this step. A question alone is about none.
bool is_about(const Context& ctx, const meeting::Ballot& ballot, const sheets::Step& step);

struct ResultLook {
  bool rounds = false; // chevrons to earlier rounds
  bool wide = false;   // rows with names, for a sheet; else letters
  bool ranking = false; // only ballots that put things in an order
};

// Heading, filter and bars inside `r`; nothing when the step has no closed ballot.
void draw_ballot_result(Context& ctx, const sheets::Step& step, widgets::Rect r, const ResultLook& look);

// What the latest result would take to show every row, not `wide`, of those that put things in an order.
float ballot_result_height(const Context& ctx, const sheets::Step& step);

} // namespace yoriai::screens
