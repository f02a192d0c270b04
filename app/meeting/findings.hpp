// What the meeting still misses: shown gently on the step rail and before an agreement, listed by `check`.
// A finding never stops anybody.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "meeting/meeting.hpp"
#include "sheets/library.hpp"

namespace yoriai::meeting {

// The code is stable (scripts use it); its sentence is "finding.<code>" in assets/locale.
struct Finding {
  std::string code; // "problem_without_evidence"
  std::string step; // path of the step it belongs to
  std::string item; // id, or the step's path when it is about a step
  base::Args args;  // {symbol}, {text} …
  bool operator==(const Finding&) const = default;
};

// In order of the steps, then of writing. Linear in the number of items; keep it per Meeting::revision().
// Codes: hypothesis_not_taken_up, problem_without_evidence, problem_not_screened, problem_screened_out_without_reason,
// problem_without_factors (the skipped analysis), problem_without_issue, issue_without_cause, issue_not_placed,
// issue_not_ranked, issue_without_response, response_without_owner, response_without_method,
// step_without_agreement (left for a later step), deferral_without_reason, notes_face_down (silent writing not yet
// turned over; every other finding passes such notes by).
std::vector<Finding> findings(const Meeting& meeting, const sheets::Library& library);

} // namespace yoriai::meeting
