// A dot vote from the question to the result: the sheet that prepares it, the way into the booth, the sheet that shows
// what came of it.
//
// Targets: "ballot_sheet/question", "ballot_sheet/chosen", "ballot_sheet/all", "ballot_sheet/budget/minus" and "/plus",
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

// Opens the sheet. `all` of the step could be voted on; `chosen` (may be empty) is offered first.
void open_ballot_draft(Context& ctx, const sheets::Step& step, std::vector<std::string> all,
                       std::vector<std::string> chosen);

// To the shared voting screen of the open ballot.
void enter_booth(Context& ctx);

// The sheets of this step, while they are open.
void draw_ballot_sheets(Context& ctx, const sheets::Step& step);

} // namespace yoriai::screens
