#include "minutes/public_texts.hpp"

#include <algorithm>
#include <set>

#include "meeting/attendance.hpp"
#include "meeting/tally.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;
using meeting::Parts;

// Fewer than this are no group: a count of one or two is a person.
constexpr int kFewest = 3;

bool is_private(const Item& item) {
  if (!item.live() || item.kind == "hypothesis") return true;
  return item.kind == "evidence" && item.field_text("data") != "quantitative";
}

// Leaves out items, and every thread that led to them.
void drop_private(Parts& parts) {
  std::set<std::string> gone;
  for (const Item& item : parts.items)
    if (is_private(item)) gone.insert(item.id);
  const auto is_gone = [&](const std::string& id) { return gone.count(id) > 0; };
  std::erase_if(parts.items, [&](const Item& item) { return is_gone(item.id); });
  for (Item& item : parts.items) {
    std::erase_if(item.from, is_gone);
    item.by.clear(), item.role.clear(), item.ink.clear(), item.origin.clear();
  }
  std::erase_if(parts.links, [&](const auto& link) { return is_gone(link.from) || is_gone(link.to); });
  std::erase_if(parts.stacks, [&](const auto& stack) {
    return std::none_of(parts.items.begin(), parts.items.end(), [&](const Item& i) { return i.stack == stack.id; });
  });
}

// Roles of one or two are counted among the others, and so is the next smallest while those would be too few.
void merge_small_roles(const meeting::Meeting& meeting, Parts& parts) {
  const std::string other(meeting::kOtherRole);
  std::map<std::string, int> heads;
  for (const auto role : meeting::kRoles)
    if (const int count = meeting::heads_of(meeting, role); count > 0) heads[std::string(role)] = count;
  int others = meeting::heads_of(meeting, other);
  const auto smallest = [&] {
    return std::min_element(heads.begin(), heads.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
  };
  while (!heads.empty() && (smallest()->second < kFewest || (others > 0 && others < kFewest))) {
    const auto role = smallest();
    others += role->second;
    heads.erase(role);
  }
  if (others >= kFewest) heads[other] = others;
  parts.record.attendance = std::move(heads);
}

// On whose board a note lies tells who wrote it; the name a group gives itself stays, unless its people are few.
void drop_groups(const meeting::Meeting& meeting, Parts& parts) {
  std::map<std::string, int> people;
  for (const auto& person : meeting.participants())
    if (!person.group.empty()) ++people[person.group];
  const auto few = [&](const std::string& name) {
    for (const auto& [group, count] : people)
      if (count < kFewest && (name == group || name == group + "G")) return true;
    return false;
  };
  for (Item& item : parts.items) {
    item.group.clear();
    if (few(item.field_text("group"))) item.fields.erase("group");
  }
}

// What people agreed to do stays, without those who do it; what became of earlier things only as a count, since the
// texts carried over name people. A question that few answered would tell on them.
void drop_from_record(Parts& parts) {
  meeting::Record& record = parts.record;
  for (auto& f : record.follow_ups) f = {.id = f.id, .text = "", .source = "", .outcome = f.outcome, .note = ""};
  for (auto& action : record.actions) {
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
  record.wordings.clear(); // they hold the texts of the closed record
}

// A ballot of few, or one still open. Hands were seen by everybody who was there.
bool is_private_ballot(const meeting::Ballot& ballot) {
  if (ballot.open) return true;
  if (ballot.method == meeting::word_of(meeting::Method::hands)) return false;
  return ballot.papers.size() < static_cast<std::size_t>(meeting::kSmallestGroup);
}

// A date or a choice is no text that somebody wrote, unless it holds something else.
bool is_written(const sheets::Library& library, const Item& item, const std::string& name, const std::string& value) {
  const auto* kind = library.kind(item.kind);
  const auto* field = kind != nullptr ? kind->field(name) : nullptr;
  if (field == nullptr) return true;
  if (field->type == sheets::FieldType::date) return !base::parse_date(value);
  return std::none_of(field->choices.begin(), field->choices.end(), [&](const auto& c) { return c.id == value; });
}

void visit_item(Item& item, const sheets::Library& library, const VisitText& visit) {
  using What = PublicPlace::What;
  std::vector<std::pair<PublicPlace, std::string*>> texts = {{{What::item, item.id, "", ""}, &item.text}};
  for (auto& [name, value] : item.fields) {
    if (auto* text = std::get_if<std::string>(&value); text != nullptr && is_written(library, item, name, *text))
      texts.push_back({{What::field, item.id, name, ""}, text});
    if (auto* list = std::get_if<std::vector<std::string>>(&value))
      for (auto& text : *list) texts.push_back({{What::field, item.id, name, ""}, &text});
  }
  std::string beside;
  for (const auto& [place, text] : texts) beside += *text + "\n";
  for (const auto& [place, text] : texts) visit(place, *text, beside);
}

} // namespace

Parts public_parts(const meeting::Meeting& meeting) {
  Parts parts = meeting::take_apart(meeting);
  drop_groups(meeting, parts);
  drop_private(parts);
  drop_from_record(parts);
  merge_small_roles(meeting, parts);
  parts.participants.clear();
  parts.minutes.clear();
  parts.attachments.clear();
  parts.course.grounds.clear();
  parts.head.about.erase("keep_until"); // of the closed record
  std::erase_if(parts.ballots, is_private_ballot);
  for (auto& ballot : parts.ballots)
    for (auto& paper : ballot.papers) paper.id.clear();
  return parts;
}

void each_public_text(Parts& parts, const sheets::Library& library, const VisitText& every) {
  using What = PublicPlace::What;
  const VisitText visit_in = [&](const PublicPlace& place, std::string& text, const std::string& beside) {
    if (!text.empty()) every(place, text, beside);
  };
  const auto visit = [&](const PublicPlace& place, std::string& text) { visit_in(place, text, ""); };
  for (const auto key : meeting::kHeadFields)
    if (const auto found = parts.head.about.find(std::string(key)); found != parts.head.about.end())
      if (key != "date" || !base::parse_date(found->second))
        visit({What::head, std::string(key), "", ""}, found->second);
  for (auto& entry : parts.course.agenda) visit({What::agenda, entry.path, "", ""}, entry.title);
  for (Item& item : parts.items) visit_item(item, library, visit_in);
  for (auto& stack : parts.stacks) visit({What::stack, stack.id, "", ""}, stack.title);
  for (auto& ballot : parts.ballots) visit({What::ballot, ballot.id, "", ""}, ballot.question);
  for (auto& agreement : parts.agreements) visit({What::agreement, agreement.step, "", ""}, agreement.text);
  for (auto& action : parts.record.actions) visit({What::action, action.id, "", ""}, action.what);
}

std::vector<std::string> known_people(const meeting::Meeting& meeting, const Filing& filing) {
  std::vector<std::string> people;
  for (const auto& person : meeting.participants()) people.push_back(person.name);
  if (filing.signs)
    for (const auto& action : meeting.record().actions)
      for (auto& who : persons_of(action.who, *filing.signs)) people.push_back(std::move(who));
  return people;
}

std::vector<Mark> marks_of(std::string_view text, std::string_view beside, const Filing& filing,
                           const std::vector<std::string>& people) {
  if (!filing.signs) return {{Sign::unchecked, 0, text.size()}};
  return identifying(text, *filing.signs, people, beside);
}

} // namespace yoriai::minutes
