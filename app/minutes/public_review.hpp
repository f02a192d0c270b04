// The texts of the public digest that somebody has to see before they go out.
//
// Each text that would go out is looked through (minutes/identifying.hpp). What is noticed is held back until staff say
// how it goes out, by the command `public` (meeting::PublicWording): as it is, in other words, or not at all. The
// decision is kept with the text, so that it ends when the text is written anew. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/locale.hpp"
#include "meeting/meeting.hpp"
#include "minutes/filing.hpp"
#include "sheets/library.hpp"

namespace yoriai::minutes {

// Where a text stands.
struct PublicPlace {
  enum class What { head, item, field, stack, agreement, ballot, action, agenda };
  What what = What::item;
  std::string id; // head: the field; item, field, stack, ballot, action: its id; agreement: the step; agenda: the path
  std::string field; // of an item's field
  std::string words; // as a person says it: 「地域の問題 a」, 「STEP3 の合意」
  bool operator==(const PublicPlace&) const = default;
};

// A text that is not plainly harmless, or that was decided on all the same.
struct Flagged {
  std::string text;                   // as it stands in the closed record: `of` of the command `public`
  std::vector<PublicPlace> places;    // everywhere it would go out, at least one
  std::vector<Mark> marks;            // what was noticed, and where in `text`; none where it is only decided on
  std::string suggestion;             // the text with ○○ for what was noticed, to begin a wording with
  std::optional<std::string> wording; // as decided; empty: left out; none: nobody has seen it yet
  std::vector<Mark> wording_marks;    // what is noticed in a wording of staff's own; it goes out all the same
  bool decided() const { return wording.has_value(); }
};

// Every text that would go out in the digest and is flagged or decided on, in the order of the meeting: the head, the items, what was
// agreed, voted and planned. Each text once.
std::vector<Flagged> public_review(const meeting::Meeting& meeting, const sheets::Library& library,
                                   const base::Words& words, const Filing& filing);

// How many of them nobody has seen: the digest holds them back.
int held_back(std::span<const Flagged> flagged);

// The signs of a text in words, each once: 「お名前」「住所」.
std::vector<std::string> signs_of(const Flagged& flagged, const base::Words& words);

} // namespace yoriai::minutes
