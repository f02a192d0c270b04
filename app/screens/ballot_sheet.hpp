// A vote from the question to the result: the sheet that prepares it, the way into the booth, the sheet that shows
// what came of it.
//
// Targets: "ballot_sheet/method/<method>", "ballot_sheet/question", "ballot_sheet/ask/<field>" (the words of ※1 and ※2),
// "ballot_sheet/chosen", "ballot_sheet/all", "ballot_sheet/none", "ballot_sheet/budget/minus" and "/plus",
// "ballot_sheet/cap/minus" and "/plus", "ballot_sheet/secret", "ballot_sheet/results", "ballot_sheet/back",
// "ballot_sheet/ok"; "result_sheet/back" and those of ballot_result.hpp.
#pragma once

#include <string>
#include <vector>

#include "screens/context.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::screens {

// The ballot that takes papers now; nullptr when there is none.
const meeting::Ballot* open_ballot(const Context& ctx);

// Opens the sheet. `all` of the step could be voted on; `chosen` (may be empty) is offered first, one thing alone as a
// question of yes or no.
void open_ballot_draft(Context& ctx, const sheets::Step& step, std::vector<std::string> all,
                       std::vector<std::string> chosen);

// To the shared voting screen of the open ballot.
void enter_booth(Context& ctx);

// … with yes or no offered instead of dots.
void take_yes_or_no(Context& ctx);

// The ballot is about to be closed: its result comes up on the sheet or, where it has a place, on the board.
void show_result_of(Context& ctx, const meeting::Ballot& ballot);

// The sheets of this step, while they are open.
void draw_ballot_sheets(Context& ctx, const sheets::Step& step);

} // namespace yoriai::screens
