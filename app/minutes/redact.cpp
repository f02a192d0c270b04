#include "minutes/redact.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "base/names.hpp"
#include "meeting/restore.hpp"
#include "meeting/tally.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;
using meeting::Parts;

bool is_private(const Item& item) {
  if (!item.live() || item.kind == "hypothesis") return true;
  return item.kind == "evidence" && item.field_text("data") != "quantitative";
}

void mask_names(Parts& parts, const std::vector<std::string>& names) {
  const auto mask_all = [&](std::string& text) { base::mask_names(text, names); };
  for (Item& item : parts.items) {
    mask_all(item.text);
    for (auto& [key, value] : item.fields)
      if (auto* text = std::get_if<std::string>(&value)) mask_all(*text);
  }
  for (auto& stack : parts.stacks) mask_all(stack.title);
  for (auto& agreement : parts.agreements) mask_all(agreement.text);
  for (auto& ballot : parts.ballots) mask_all(ballot.question);
  parts.head.about.erase("keep_until"); // of the closed record
  for (auto& [key, value] : parts.head.about) mask_all(value);
}

// Leaves out items, and every thread that led to them.
template <typename Is> void drop_items(Parts& parts, Is is) {
  std::set<std::string> gone;
  for (const Item& item : parts.items)
    if (is(item)) gone.insert(item.id);
  std::erase_if(parts.items, [&](const Item& item) { return gone.count(item.id) > 0; });
  for (Item& item : parts.items)
    std::erase_if(item.from, [&](const std::string& id) { return gone.count(id) > 0; });
  std::erase_if(parts.links, [&](const auto& link) { return gone.count(link.from) + gone.count(link.to) > 0; });
  std::erase_if(parts.stacks, [&](const auto& stack) {
    return std::none_of(parts.items.begin(), parts.items.end(), [&](const Item& i) { return i.stack == stack.id; });
  });
}

void drop_private(Parts& parts) {
  drop_items(parts, is_private);
  for (Item& item : parts.items) {
    item.by.clear();
    item.role.clear();
  }
}

} // namespace

namespace {

// What people agreed to do stays, without those who do it; what became of earlier things only as a count, since the
// texts carried over name people. A question that few answered would tell on them.
void redact_record(Parts& parts, std::vector<std::string> names) {
  meeting::Record& record = parts.record;
  for (const auto& action : record.actions)
    if (!action.who.empty()) names.push_back(action.who);
  const auto spelled = base::spellings_of(names);
  int number = 0;
  for (auto& f : record.follow_ups) f = {.id = "f" + std::to_string(++number), .text = "", .source = "", .outcome = f.outcome, .note = ""};
  number = 0;
  for (auto& action : record.actions) {
    base::mask_names(action.what, spelled);
    action.id = "t" + std::to_string(++number);
    action.who.clear();
    if (std::none_of(parts.items.begin(), parts.items.end(), [&](const Item& i) { return i.id == action.from; }))
      action.from.clear();
  }
  std::erase_if(record.pulses, [](const auto& pulse) {
    int hands = 0;
    for (const int count : pulse.hands) hands += count;
    return hands < meeting::kSmallestGroup;
  });
  for (auto& check : record.checks) check.note.clear();
}

} // namespace

meeting::Meeting without_face_down(const meeting::Meeting& meeting) {
  Parts parts = meeting::take_apart(meeting);
  drop_items(parts, [](const Item& item) { return item.hidden; });
  return meeting::put_together(std::move(parts));
}

std::map<std::string, int> count_face_down(const meeting::Meeting& meeting, const sheets::Library& library) {
  std::map<std::string, int> counts;
  for (const Item& item : meeting.items())
    if (item.hidden && item.present())
      if (const auto* step = library.step_of_place(item.place)) ++counts[step->path];
  return counts;
}

meeting::Meeting redact(const meeting::Meeting& meeting) {
  Parts parts = meeting::take_apart(meeting);
  std::vector<std::string> names;
  for (const auto& person : parts.participants) names.push_back(person.name);
  mask_names(parts, base::spellings_of(names));
  drop_private(parts);
  redact_record(parts, names);
  int number = 0;
  for (auto& person : parts.participants)
    person = {.id = "p" + std::to_string(++number), .name = "", .role = person.role, .organisation = "", .group = ""};
  parts.minutes.clear();
  std::erase_if(parts.ballots, [](const auto& ballot) {
    if (ballot.method == meeting::word_of(meeting::Method::hands)) return ballot.open; // everybody saw the hands
    return ballot.open || ballot.papers.size() < static_cast<std::size_t>(meeting::kSmallestGroup);
  });
  return meeting::put_together(std::move(parts));
}

} // namespace yoriai::minutes
