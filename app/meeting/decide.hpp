// The rules of each command, by theme. Their arguments have the right shape already. Inner header of the room.
#pragma once

#include "meeting/request.hpp"

namespace yoriai::meeting {

// decide_head.cpp: what the meeting is and where it stands
Decision decide_meeting(const Request& request);
Decision decide_participant(const Request& request);
Decision decide_step(const Request& request);
Decision decide_agree(const Request& request);
Decision decide_minute(const Request& request);
Decision decide_timer(const Request& request);

// decide_items.cpp: what is written
Decision decide_add(const Request& request);
Decision decide_set(const Request& request);

// decide_states.cpp: emphasis, trash, parking place, silent writing
Decision decide_mark(const Request& request);
Decision decide_remove(const Request& request);
Decision decide_restore(const Request& request);
Decision decide_park(const Request& request);
Decision decide_unpark(const Request& request);
Decision decide_hide(const Request& request);
Decision decide_reveal(const Request& request);

// decide_stacks.cpp, decide_links.cpp
Decision decide_stack(const Request& request);
Decision decide_unstack(const Request& request);
Decision decide_link(const Request& request);
Decision decide_unlink(const Request& request);

// decide_ballots.cpp
Decision decide_ballot_open(const Request& request);
Decision decide_ballot_cast(const Request& request);
Decision decide_ballot_close(const Request& request);
Decision decide_ballot_cancel(const Request& request);

} // namespace yoriai::meeting
