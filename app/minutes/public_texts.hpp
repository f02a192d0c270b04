// What of a meeting goes out in the digest, before and after its texts were looked through. Inner header of the room:
// redact() and public_review() stand on it, so that what is shown for review is what goes out.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "meeting/restore.hpp"
#include "minutes/public_review.hpp"

namespace yoriai::minutes {

// The meeting without what never goes out: people, hunches, voices, remarks, what is removed, parked or lies face down,
// handwriting, pictures, ballots of few, groups of few. Texts and ids are still as they were written.
meeting::Parts public_parts(const meeting::Meeting& meeting);

// Every text that somebody wrote and that goes out, in the order of the meeting. `words` of the place is left empty;
// `beside` is what stands in the same item, the text among it.
using VisitText = std::function<void(const PublicPlace& place, std::string& text, const std::string& beside)>;
void each_public_text(meeting::Parts& parts, const sheets::Library& library, const VisitText& visit);

// The names of people the meeting knows: those who came, and those who take something on.
std::vector<std::string> known_people(const meeting::Meeting& meeting, const Filing& filing);

// What is noticed in a text; without words to check with, all of it.
std::vector<Mark> marks_of(std::string_view text, std::string_view beside, const Filing& filing,
                           const std::vector<std::string>& people);

} // namespace yoriai::minutes
