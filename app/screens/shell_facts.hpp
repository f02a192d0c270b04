// What the frame reads of the meeting, worked out once per change; and how the time runs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/context.hpp"
#include "screens/view_state.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::screens {

// Of ctx.meeting, which must be open. Refreshed when the meeting or its findings have changed.
const ShellFacts& facts(Context& ctx);

// The steps of the meeting's sheets in order; a sheet with one step gives that one.
std::vector<const sheets::Step*> steps_of(const Context& ctx);
// The steps drawn on one screen with `step`, in the order of the sheet: itself, and its partner if it has one.
std::vector<const sheets::Step*> screen_of(const Context& ctx, const sheets::Step& step);
// Is it the only step of its sheet (the resource grid)?
bool stands_alone(const sheets::Step& step);

// How the time of a screen runs (meeting/course.hpp).
struct Timing {
  int planned = 0;         // minutes, those given while it ran among them; 0: no plan
  int spent = 0;           // whole minutes gone
  int left = 0;            // minutes left, begun ones count; negative: over
  base::TimeMs end = 0;    // forecast end of the meeting; 0: unknown
  base::TimeMs end_planned = 0;
  bool stopped = false; // nobody's time passes
  bool over() const { return planned > 0 && left < 0; }
};
Timing timing(const Context& ctx, const sheets::Step& step);
// Of where the meeting is: a point of its agenda, else `step`.
Timing timing_now(const Context& ctx, const sheets::Step& step);
// Planned minutes of one step: as set in the meeting, else the sheet's.
int planned_minutes(const Context& ctx, const sheets::Step& step);

// A finding in one short line that names the letter: 「問題 c は、まだ要因がありません」. A response goes by its issue.
std::string finding_line(const Context& ctx, const meeting::Finding& finding);

// "2025年11月20日（木）" from an ISO date; the text itself when it is no date.
std::string long_date(const base::Words& words, std::string_view iso);

} // namespace yoriai::screens
