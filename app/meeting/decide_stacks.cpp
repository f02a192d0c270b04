#include <algorithm>

#include "meeting/decide.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using base::refused;
using Things = std::vector<const Item*>;

bool contains(const Things& things, const Item* item) {
  return std::find(things.begin(), things.end(), item) != things.end();
}

void add_once(Things& things, const Item* item) {
  if (!contains(things, item)) things.push_back(item);
}

// What is to lie together, and the stack that takes the rest in: the first one named or lain in.
struct Gathering {
  Things things;
  const Stack* into = nullptr;
};

base::Result<Gathering> gather(const Request& request) {
  Gathering gathering;
  for (const std::string& id : request.ids("ids")) {
    const Stack* stack = request.meeting.stack(id);
    if (stack == nullptr) {
      const auto item = readable_item(request, id);
      if (!item) return item.error();
      if ((*item)->parked) return refused("refused.parked", named(**item));
      stack = request.meeting.stack((*item)->stack);
      add_once(gathering.things, *item);
    } else {
      for (const auto at : request.meeting.in_stack(id)) add_once(gathering.things, &request.meeting.items()[at]);
    }
    if (gathering.into == nullptr) gathering.into = stack;
  }
  if (request.given("id") != nullptr) gathering.into = nullptr; // a new stack was asked for by its id
  if (gathering.into != nullptr)
    for (const auto at : request.meeting.in_stack(gathering.into->id))
      add_once(gathering.things, &request.meeting.items()[at]);
  return gathering;
}

Refusal check_alike(const Things& things) {
  if (things.size() < 2) return refused("refused.stack_too_small");
  const Item& first = *things.front();
  for (const Item* item : things)
    if (item->kind != first.kind || item->place != first.place) return refused("refused.stack_mixed", named(*item));
  return std::nullopt;
}

void take_out(const Meeting& meeting, const Things& things, Events& events) {
  std::vector<std::string> left;
  for (const Item* item : things)
    if (!item->stack.empty() && std::find(left.begin(), left.end(), item->stack) == left.end())
      left.push_back(item->stack);
  for (const std::string& stack : left) dissolve_if_small(meeting, stack, things, events);
}

} // namespace

Decision decide_stack(const Request& request) {
  auto gathering = gather(request);
  if (!gathering) return gathering.error();
  Things& things = gathering->things;
  if (auto off = check_alike(things)) return *off;
  std::optional<Stack> before;
  std::uint32_t position = kAtEnd;
  if (gathering->into != nullptr) {
    before = *gathering->into;
    position = position_of(request.meeting, *before);
  }
  Stack after = before ? *before : Stack{request.id_or_new("s"), ""};
  if (request.args.contains("title")) after.title = request.text("title");
  Events events;
  if (before != after) events.push_back(StackSet{before, after, position});
  std::erase_if(things, [&](const Item* item) { return item->stack == after.id; });
  for (const Item* item : things) {
    Item stacked = *item;
    stacked.stack = after.id;
    change_item(*item, stacked, events);
  }
  take_out(request.meeting, things, events);
  return events;
}

Decision decide_unstack(const Request& request) {
  const std::string id = request.string("id");
  Events events;
  if (request.meeting.stack(id) != nullptr) {
    const auto members = known_things(request, id);
    for (const Item* item : *members) events.push_back(ItemChanged{item->id, {{"stack", item->stack, Value()}}});
    dissolve_if_small(request.meeting, id, *members, events);
    return events;
  }
  const auto item = usable_item(request, id);
  if (!item) return item.error();
  if ((*item)->stack.empty()) return refused("refused.not_in_stack", named(**item));
  events.push_back(ItemChanged{id, {{"stack", (*item)->stack, Value()}}});
  dissolve_if_small(request.meeting, (*item)->stack, {{*item}}, events);
  return events;
}

} // namespace yoriai::meeting
