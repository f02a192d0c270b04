// The rules of each command, by theme. Their arguments have the right shape already. Inner header of the room.
#pragma once

#include "meeting/request.hpp"

namespace yoriai::meeting {

// decide_head.cpp: what the meeting is and what it agreed
Decision decide_meeting(const Request& request);
Decision decide_participant(const Request& request);
Decision decide_agree(const Request& request);
Decision decide_minute(const Request& request);

// decide_course.cpp: agenda, clock, locks
Decision decide_agenda(const Request& request);
Decision decide_step(const Request& request);
Decision decide_timer(const Request& request);
Decision decide_clock(const Request& request);
Decision decide_lock(const Request& request);
Decision decide_unlock(const Request& request);
// What events would change is locked.
Refusal check_locks(const Meeting& meeting, const sheets::Library& library, const Events& events);

// decide_record.cpp: what is recorded around the talk
Decision decide_attendance(const Request& request);
Decision decide_secrecy(const Request& request);
Decision decide_follow_up(const Request& request);
Decision decide_follow_up_remove(const Request& request);
Decision decide_action(const Request& request);
Decision decide_action_remove(const Request& request);
Decision decide_pulse(const Request& request);
Decision decide_plan_check(const Request& request);
Decision decide_public(const Request& request);
Decision decide_review(const Request& request);

// decide_pictures.cpp
Decision decide_attach(const Request& request);
Decision decide_detach(const Request& request);
Decision decide_ground(const Request& request);

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
