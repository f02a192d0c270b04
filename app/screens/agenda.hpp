// The agenda on the screens: its entries by name, going to one, and the sheet where time is given and taken.
//
// Targets of the sheet: "timer/stop", "timer/plus1", "timer/plus5", "timer/break", "timer/point", and of each entry by its
// path "timer/<path>/go", "timer/<path>/minus", "timer/<path>/plus", "timer/<path>/up", "timer/<path>/down",
// "timer/<path>/remove" (of breaks and points), "timer/back".
#pragma once

#include <string>

#include "meeting/course.hpp"
#include "screens/context.hpp"

namespace yoriai::screens {

// "STEP2 根拠", "休憩", "開会".
std::string entry_name(const Context& ctx, const meeting::AgendaEntry& entry);

// Moves the meeting there (or only looks, when the file is read only).
void go_to_entry(Context& ctx, const std::string& path);

// What follows where the meeting is now, and after `step` with those it shows with; "" at the end.
std::string entry_after_now(const Context& ctx);
std::string entry_after(const Context& ctx, const sheets::Step& step);

} // namespace yoriai::screens
