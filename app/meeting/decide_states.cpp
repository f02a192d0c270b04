#include <algorithm>
#include <iterator>
#include <set>

#include "meeting/decide.hpp"
#include "meeting/ranks.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using base::refused;
using Things = std::vector<const Item*>;

// The ranks of those whose coming or going opens or closes a gap.
void settle_ranks(const Request& request, const Things& things, bool live, Events& events) {
  std::set<std::string_view> kinds;
  for (const Item* item : things)
    if (item->field_number(kRankField)) kinds.insert(item->kind);
  for (const auto kind : kinds) {
    RankList ranks(request.meeting, kind);
    for (const Item* item : things) {
      const auto rank = item->field_number(kRankField);
      if (!rank || item->kind != kind) continue;
      live ? ranks.enter(*item, *rank) : ranks.leave(*item);
    }
    ranks.add_changes(events);
  }
}

// Makes of each thing what `make` says; those that are so already stay as they are. Ranks follow.
template <typename Make> Events change_all(const Request& request, const Things& things, Make make) {
  Events events;
  Things come_or_gone; // all of them the one or all the other
  bool live = false;
  for (const Item* before : things) {
    Item after = *before;
    make(after);
    change_item(*before, after, events);
    if (before->live() == after.live()) continue;
    live = after.live();
    come_or_gone.push_back(before);
  }
  settle_ranks(request, come_or_gone, live, events);
  return events;
}

Events set_state(const Request& request, const Things& things, bool Item::*state, bool on) {
  return change_all(request, things, [=](Item& item) { item.*state = on; });
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

// Where people put their own notes. The plan of responses and the matrix hold what the room has already worked out.
bool can_be_hidden(const sheets::Step& step) {
  using enum sheets::StepKind;
  return !step.kinds.empty() && step.kind != matrix && step.kind != responses && step.kind != checklist;
}

Decision set_usable(const Request& request, bool Item::*state, bool on) {
  const auto things = not_in_trash(request);
  if (!things) return things.error();
  for (const Item* item : *things)
    if (auto off = check_face_up(*item)) return *off;
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
  const auto& context = request.context;
  return change_all(request, *removed, [&](Item& item) {
    item.removed = false;
    // Thrown away face down, and the others have been turned since.
    if (!is_hidden_place(request.meeting, context.library, item.place)) item.hidden = false;
  });
}

Decision decide_hide(const Request& request) {
  const auto step = step_of_meeting(request, request.string("step"));
  if (!step) return step.error();
  if (!can_be_hidden(**step)) return refused("refused.hide_not_here", {{"step", (*step)->path}});
  if (request.meeting.hidden_steps().contains((*step)->path)) return Events();
  return Events{StepHidden{(*step)->path}};
}

// All of the step together. What was thrown away face down stays so in the trash.
Decision decide_reveal(const Request& request) {
  const auto step = step_of_meeting(request, request.string("step"));
  if (!step) return step.error();
  Events events;
  if (request.meeting.hidden_steps().contains((*step)->path)) events.push_back(StepRevealed{(*step)->path});
  Things face_down;
  for (const Item& item : request.meeting.items())
    if (item.hidden && !item.removed && (*step)->holds(item.place)) face_down.push_back(&item);
  Events turned = set_state(request, face_down, &Item::hidden, false);
  events.insert(events.end(), std::make_move_iterator(turned.begin()), std::make_move_iterator(turned.end()));
  return events;
}

} // namespace yoriai::meeting
