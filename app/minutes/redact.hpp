// The meeting as the public may see it. What is left out is gone, not hidden: formats cannot leak it.
#pragma once

#include <map>
#include <string>

#include "meeting/meeting.hpp"
#include "sheets/library.hpp"

namespace yoriai::minutes {

// Leaves out: participants' names and bodies (roles stay, for counting), who wrote what, hypotheses and voices
// (質的データ), remarks, removed, parked and face-down notes, papers of ballots below a group of 5. A participant's
// name inside a text that stays is replaced by ○○. Things to do stay without who does them, follow-ups only as outcomes, checks without
// notes, closing questions where five or more answered. Letters, screening, factors, issues, order and responses stay.
meeting::Meeting redact(const meeting::Meeting& meeting);

// The meeting without the notes that lie face down: nothing written may tell them before the room has turned them over.
// Those thrown away face down are gone too.
meeting::Meeting without_face_down(const meeting::Meeting& meeting);

// How many lie face down, by the path of their step; only those that lie in their step.
std::map<std::string, int> count_face_down(const meeting::Meeting& meeting, const sheets::Library& library);

} // namespace yoriai::minutes
