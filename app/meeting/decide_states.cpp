#include <algorithm>

#include "meeting/decide.hpp"
#include "meeting/ranks.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using base::refused;
using Things = std::vector<const Item*>;

// The ranks of those whose coming or going opens or closes a gap.
void settle_ranks(const Request& request, const Things& things, bool live, Events& events) {
  const auto ranked = [](const Item* item) { return item->field_number(kRankField).has_value(); };
  if (std::none_of(things.begin(), things.end(), ranked)) return;
  RankList ranks(request.meeting, things.front()->kind);
  for (const Item* item : things) {
    if (!ranked(item)) continue;
    live ? ranks.enter(*item, *item->field_number(kRankField)) : ranks.leave(*item);
  }
  ranks.add_changes(events);
}

// Sets one state of things; those that are in it already stay as they are. Ranks follow.
Events set_state(const Request& request, const Things& things, bool Item::*state, bool on) {
  Events events;
  Things come_or_gone; // a stack is of one kind
  bool live = false;
  for (const Item* before : things) {
    Item after = *before;
    after.*state = on;
    change_item(*before, after, events);
    if (before->live() == after.live()) continue;
    live = after.live();
    come_or_gone.push_back(before);
  }
  settle_ranks(request, come_or_gone, live, events);
  return events;
}

// Those of `things` whose state is not yet `on`; none left is refused.
base::Result<Things> still_to_change(const Things& things, bool Item::*state, bool on, const char* refusal) {
  Things left;
  for (const Item* item : things)
    if (item->*state != on) left.push_back(item);
  if (left.empty() && !things.empty()) return refused(refusal, named(*things.front()));
  return left;
}

base::Result<Things> not_in_trash(const Request& request) {
  const auto things = known_things(request, request.string("id"));
  if (!things) return things.error();
  return still_to_change(*things, &Item::removed, true, "refused.in_trash");
}

Decision set_usable(const Request& request, bool Item::*state, bool on) {
  const auto things = not_in_trash(request);
  if (!things) return things.error();
  return set_state(request, *things, state, on);
}

} // namespace

Decision decide_mark(const Request& request) {
  return set_usable(request, &Item::marked, *request.boolean("on"));
}

Decision decide_park(const Request& request) { return set_usable(request, &Item::parked, true); }
Decision decide_unpark(const Request& request) { return set_usable(request, &Item::parked, false); }

Decision decide_remove(const Request& request) {
  const auto things = not_in_trash(request);
  if (!things) return things.error();
  return set_state(request, *things, &Item::removed, true);
}

Decision decide_restore(const Request& request) {
  const auto things = known_things(request, request.string("id"));
  if (!things) return things.error();
  const auto removed = still_to_change(*things, &Item::removed, false, "refused.not_in_trash");
  if (!removed) return removed.error();
  return set_state(request, *removed, &Item::removed, false);
}

} // namespace yoriai::meeting
