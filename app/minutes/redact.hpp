// The meeting as somebody may see it. What is left out is gone, not hidden: no format can leak it. Every file is made
// from what one of these functions gives, and from nothing else.
#pragma once

#include <map>
#include <string>

#include "meeting/meeting.hpp"
#include "minutes/minutes.hpp"
#include "sheets/library.hpp"

namespace yoriai::minutes {

// The meeting as `options` let it be seen: the public digest, the closed record with or without names. Never what lies
// face down.
meeting::Meeting seen_by(const meeting::Meeting& meeting, const sheets::Library& library, const base::Words& words,
                         const Options& options);

// The same without the parts that `options` leave out, for formats that hold data and no headings.
meeting::Meeting with_parts(const meeting::Meeting& meeting, const sheets::Library& library, const Options& options);

// The same with a name for handwriting that has no caption, for formats that people read: by it other notes refer to it.
// What is drawn is in handwriting_of() the meeting as it was before (minutes/sketch.hpp).
meeting::Meeting with_ink_named(const meeting::Meeting& meeting, const base::Words& words);

// For the public. Leaves out: participants (roles stay as counts, those of fewer than three among the others), who
// wrote what and on which group's board, hypotheses and voices (質的データ), remarks, removed, parked and face-down
// notes, handwriting, pictures, ballots below a group of 5. Things to do stay without who does them, follow-ups only as
// outcomes, checks without notes, closing questions where five or more answered. Letters, screening, factors, issues,
// order and responses stay. Ids are numbered anew.
//
// Every text that goes out is looked through (minutes/public_review.hpp). One that is flagged goes out as staff decided
// (meeting::PublicWording); as long as nobody decided, a placeholder stands for it. Without `filing` that is every text.
meeting::Meeting redact(const meeting::Meeting& meeting, const sheets::Library& library, const base::Words& words,
                        const Filing* filing);

// Without names: roles stand for them, and ○○ in texts. Handwriting is named and not drawn.
meeting::Meeting unnamed(const meeting::Meeting& meeting, const base::Words& words);

// The meeting without the notes that lie face down: nothing written may tell them before the room has turned them over.
// Those thrown away face down are gone too.
meeting::Meeting without_face_down(const meeting::Meeting& meeting);

// How many lie face down, by the path of their step; only those that lie in their step.
std::map<std::string, int> count_face_down(const meeting::Meeting& meeting, const sheets::Library& library);

} // namespace yoriai::minutes
