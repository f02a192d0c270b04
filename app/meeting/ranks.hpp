// The order of priority as a list: whoever gets a rank takes the place of the one who had it. Inner header of
// the room.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "meeting/rules.hpp"

namespace yoriai::meeting {

// The field by which things are ranked, 1 first.
inline constexpr std::string_view kRankField = "priority";

// The ranked, live things of one kind while a command is thought through. A gap is left where it is; nobody's
// rank changes without need.
class RankList {
public:
  RankList(const Meeting& meeting, std::string_view kind);

  // `item` gets a rank it had not (as one new, or back from the trash): whoever stands there moves down, and
  // those pushed by that.
  void enter(const Item& item, double rank);
  // Its rank is free: those behind move up.
  void leave(const Item& item);
  // From one rank to another: those between move by one. The change of `item` itself is the caller's.
  void move(const Item& item, double rank);

  // Changes of those whose rank is now another.
  void add_changes(Events& events) const;

private:
  struct Entry {
    const Item* item;
    double was, now;
  };
  std::vector<Entry>::iterator find(const Item& item);

  std::vector<Entry> entries_;
};

// Every other item's new rank when `before` (nullptr: new) becomes `after`.
void settle_ranks(const Meeting& meeting, const Item* before, const Item& after, Events& events);

} // namespace yoriai::meeting
