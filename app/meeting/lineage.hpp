// What a thing may be derived from. Inner header of the room.
#pragma once

#include "meeting/request.hpp"

namespace yoriai::meeting {

// Both must have been talked about, and one be true, before a problem may become an issue
// (函館市 整理表 ※1 普遍性, ※2 社会性).
inline constexpr std::string_view kProblem = "problem", kIssue = "issue", kFactor = "factor";
inline constexpr std::string_view kUniversality = "universality", kSociality = "sociality";

// Whether the room decided to go on with it: 普遍性 or 社会性.
bool screened_in(const Item& problem);

// Errors: "refused.unknown_item", "refused.in_trash", "refused.face_down", "refused.from_wrong_kind",
// "refused.from_itself", "refused.issue_from_unscreened_problem".
Refusal check_lineage(const Request& request, const Item& item, const sheets::Kind& kind);

} // namespace yoriai::meeting
