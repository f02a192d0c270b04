// What another meeting's file holds, taken into this one: the board of a group that worked on a tablet of its own. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "meeting/command.hpp"

namespace yoriai::meeting {

struct Merged {
  std::vector<Event> events; // one change; none: everything was here already
  int items = 0, stacks = 0, links = 0; // new here
  int known = 0;    // items that were here already; they stay as they are here …
  int differ = 0;   // … and how many of these say something else over there
  int skipped = 0;  // of kinds or places that no sheet of this meeting has, or face down over there
  int pictures = 0; // that stay behind
};

// Takes in participants, items, stacks and links, and what each is derived from. An item is the same as one here when it
// has the same id, kind and time of writing (both files began as copies of one) or was taken in before; merging twice
// therefore changes nothing. Others get an id made of the other meeting's and their own; letters are given anew; items
// keep `origin` and belong to `group` (empty: the group they have). The trash, notes that lie face down, pictures, ballots,
// agreements, ranks and what is recorded around the talk stay behind: they are the other room's.
// Error: "refused.board_locked", "refused.locked".
base::Result<Merged> merge(const Meeting& into, const Meeting& other, std::string_view group, DecideContext& context);

// The id here of a thing of another meeting: always the same for the same two.
std::string id_made_of(std::string_view meeting, std::string_view id);

} // namespace yoriai::meeting
