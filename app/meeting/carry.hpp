// What an earlier meeting left to do, brought to the next one. Pure.
#pragma once

#include <vector>

#include "meeting/command.hpp"

namespace yoriai::meeting {

// Commands `follow_up` that bring into `meeting` what `earlier` left: its agreed actions, responses with an owner or a
// date where no action comes from them, follow-ups still going on, what was parked for next time, and its 次回への課題.
// What was brought before (the same id) is left out, so that carrying twice changes nothing.
std::vector<Command> carried_over(const Meeting& meeting, const Meeting& earlier);

} // namespace yoriai::meeting
