// The line that comes up in the prompter by itself because of how the meeting stands. Which lines there are, and in
// what order they take precedence, is data (sheets::Cue); when each holds is decided here. Pure functions.
//
//   analysis_skipped  a problem of which a live issue was made has no factor (finding problem_without_factors)
//   class_empty       4 factors or more, and a class of them without any; {name} the first such class
//   column_empty      4 resources or more, and a column of the grid without any; {name} the first such column
//   time_over         the meeting is here, and all planned minutes of the screen are gone; {minutes} beyond them, from 1
//   time_short        the same, of four fifths of them; {minutes} left, begun ones count
//   nobody_writes     the meeting is here, and for 5 minutes nothing was written here nor the step entered
//   few_papers        a ballot of things of this screen is open and less than half of those present have voted (less
//                     than 3, when nobody is listed); {count} papers. Hands are counted, they hand in no papers
//   notes_apart       10 notes or more lie in no stack, and 3 of them share a word of kanji or katakana; {name} that
//                     word, {count} notes. Not while notes lie face down.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>

#include "base/lang.hpp"
#include "base/result.hpp"
#include "meeting/findings.hpp"
#include "meeting/meeting.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::screens {

// How the meeting stands at one screen.
struct Moment {
  const meeting::Meeting& meeting;
  std::span<const meeting::Finding> findings;
  std::span<const sheets::Step* const> steps; // drawn as this screen
  const sheets::Sheet* sheet = nullptr;       // theirs
  base::TimeMs now = 0;
  base::TimeMs planned = 0, spent = 0; // of the screen; planned 0: no plan
  base::Lang lang = base::Lang::ja;
};

// The values for the line when the condition holds.
std::optional<base::Args> holds(sheets::CueWhen when, const Moment& moment);

struct CueNow {
  sheets::CueWhen when;
  std::string text;
};
// The first line that holds and was not put away: those of the steps, then those of their sheet.
std::optional<CueNow> cue(const Moment& moment, const std::set<std::string>& dismissed);
// The line `when` of this screen alone, while it holds.
std::optional<CueNow> cue_still(const Moment& moment, sheets::CueWhen when);
// What a line that was put away is remembered as: not again at this screen.
std::string dismissal(const Moment& moment, sheets::CueWhen when);

} // namespace yoriai::screens
