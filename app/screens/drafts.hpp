// Half-written texts, each under the name of its field: whoever runs the program keeps them in the session file until
// they become a change, so that they come back after a crash or a power cut. They go nowhere else.
//
// A field's name begins with what holds it: "compose/<step>" (the text as it is), "ask/…", "form/…", "agree/…",
// "person/…", "pad/<slot>" (JSON: the words and what is needed to open the same sheet again). "learning" holds the
// words that the pads have learned in this meeting. What comes from a file is not trusted.
#pragma once

#include <map>
#include <string>

#include "screens/context.hpp"
#include "screens/view_state.hpp"

namespace yoriai::screens {

using Drafts = std::map<std::string, std::string>;

// Everything half written on this surface and what still waits from before. Nothing in it is in the meeting.
Drafts half_written(const ViewState& view, const meeting::Meeting& meeting);

// Puts back what the last run left: notes into their field, the rest waits for continue_draft.
void put_back(ViewState& view, Drafts kept);

// Where no pads are used: what was being written on them waits like the rest.
void offer_pad_texts(ViewState& view);

// The first one that waits, as people read it; "" when none does. Not for a meeting that is only looked at.
std::string waiting_words(const Context& ctx);
// Opens the question or sheet it was written in; where that is no longer possible the words become a note to be
// posted.
void continue_draft(Context& ctx);
void drop_draft(Context& ctx);

} // namespace yoriai::screens
