// Thousands of chance commands from fixed seeds: whatever people do, the meeting stays whole and every change
// can be taken back.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "meeting/findings.hpp"
#include "meeting/restore.hpp"
#include "meeting/tally.hpp"
#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

using base::Json;

// Somebody who taps about: mostly sensible commands on things that are there.
class Tapper {
public:
  explicit Tapper(std::uint64_t seed) : engine_(seed) {}

  Command next(const Meeting& meeting) {
    switch (below(25)) {
      case 0: case 1: case 2: case 3: return add_something(meeting);
      case 4: case 5: case 6: return set_something(meeting);
      case 7: return {"mark", {{"id", item(meeting)}, {"on", chance()}}};
      case 8: case 9: return {"stack", {{"ids", {thing(meeting), thing(meeting), thing(meeting)}}}};
      case 10: return with_id("unstack", thing(meeting));
      case 11: return with_id("remove", thing(meeting));
      case 12: return with_id("restore", thing(meeting));
      case 13: return with_id(chance() ? "park" : "unpark", thing(meeting));
      case 14: case 15: return link(meeting);
      case 16: return {"step", {{"to", step()}}};
      case 17: return chance() ? Command{"agree", {{"step", step()}, {"text", text()}}}
                               : Command{"minute", {{"step", step()}, {"text", text()}}};
      case 18: return {"ballot.open", {{"method", "dots"}, {"targets", {thing(meeting), item(meeting)}}, {"secret", chance()}}};
      case 19: return cast(meeting);
      case 20: return {chance() ? "ballot.close" : "ballot.cancel", {{"ballot", ballot(meeting)}}};
      case 21: return {below(3) == 0 ? "hide" : "reveal", {{"step", step()}}};
      case 22: return around(meeting);
      case 23: return course();
      default: return about(meeting);
    }
  }
  std::size_t below(std::size_t n) { return n == 0 ? 0 : engine_() % n; }
  bool chance() { return below(2) == 0; }

private:
  std::string item(const Meeting& m, std::string_view kind = "") {
    if (kind.empty()) return m.items().empty() ? "none" : m.items()[below(m.items().size())].id;
    const auto of_kind = m.of_kind(kind);
    return of_kind.empty() ? "none" : m.items()[of_kind[below(of_kind.size())]].id;
  }
  std::string thing(const Meeting& m) {
    if (!m.stacks().empty() && below(4) == 0) return m.stacks()[below(m.stacks().size())].id;
    return chance() ? item(m, "hypothesis") : chance() ? item(m, "issue") : item(m);
  }
  std::string ballot(const Meeting& m) { return m.ballots().empty() ? "none" : m.ballots()[below(m.ballots().size())].id; }
  std::string step() { return below(7) == 0 ? "resources" : "hakodate/" + std::to_string(1 + below(6)); }
  std::string text() { return "付箋" + std::to_string(below(1000)); }
  std::string cell() {
    static const std::vector<std::string> kCells = {"resources/self/existing", "resources/mutual/quick", "resources/public/slow"};
    return kCells[below(3)];
  }
  Json maybe(bool value) { return below(3) == 0 ? Json() : Json(value); }

  Command add_something(const Meeting& m) {
    switch (below(8)) {
      case 0: case 1: return add("hypothesis", text());
      case 2: return add("problem", text(), {{"from", {item(m, "hypothesis")}}, {"fields", {{"universality", maybe(true)}}}});
      case 3: return add("factor", text(), {{"from", {item(m, "problem")}}});
      case 4: return add("issue", text(), {{"from", {item(m, "problem")}}, {"fields", {{"priority", 1 + below(6)}}}});
      case 5: return add("response", "", {{"from", {item(m, "issue")}}});
      case 6: return add("evidence", text(), {{"from", {item(m, "problem")}}});
      default: return add("resource", text(), {{"place", cell()}});
    }
  }
  Command set_something(const Meeting& m) {
    switch (below(8)) {
      case 0: return {"set", {{"id", item(m)}, {"text", text()}}};
      case 1: return {"set", {{"id", thing(m)}, {"at", {below(9) / 8.0, below(9) / 8.0}}}};
      case 2: return set_fields(item(m, "issue"), {{"priority", below(7) == 0 ? Json() : Json(1 + below(6))}});
      case 3: return set_fields(item(m, "issue"), {{below(2) == 0 ? "effect" : "feasibility", below(5) / 4.0}});
      case 4: return set_fields(item(m, "problem"), {{"sociality", maybe(chance())}, {"reason", text()}});
      case 5: return {"set", {{"id", item(m, "problem")}, {"from", {item(m, "hypothesis"), item(m, "hypothesis")}}}};
      case 6: return {"set", {{"id", thing(m)}, {"place", cell()}}};
      default: return {"set", {{"id", item(m)}, {"by", m.participants().empty() ? Json() : Json(m.participants()[0].id)}}};
    }
  }
  Command link(const Meeting& m) {
    const std::string from = item(m, "resource"), to = chance() ? item(m, "resource") : item(m, "issue");
    if (!m.links().empty() && below(3) == 0) {
      const Link& old = m.links()[below(m.links().size())];
      return {"unlink", {{"from", old.from}, {"to", old.to}, {"kind", old.kind == LinkKind::arrow ? "arrow" : "serves"}}};
    }
    return {"link", {{"from", from}, {"to", to}, {"kind", chance() ? "arrow" : "serves"}}};
  }
  Command cast(const Meeting& m) {
    Json votes = Json::object();
    const std::string id = ballot(m);
    if (const Ballot* open = m.ballot(id))
      for (const auto& target : open->targets) votes[target] = below(3);
    return {"ballot.cast", {{"ballot", id}, {"votes", votes}, {"role", kRoles[below(kRoles.size())]}}};
  }
  Command about(const Meeting& m) {
    switch (below(3)) {
      case 0: return {"meeting", {{"goal", text()}}};
      case 1: return {"timer", {{"step", step()}, {"minutes", 1 + below(60)}}};
      default: return {"participant", {{"id", m.participants().size() < 3 ? "u" + std::to_string(below(9)) : m.participants()[0].id},
                                       {"name", text()}, {"role", kRoles[below(kRoles.size())]}}};
    }
  }

  Command around(const Meeting& m) {
    switch (below(7)) {
      case 0: return {"attendance", {{"counts", {{kRoles[below(kRoles.size())], below(9)}}}}};
      case 1: return {"secrecy", {{"read", chance()}}};
      case 2: return {"follow_up", {{"id", "k" + std::to_string(below(3))}, {"text", text()}, {"outcome", maybe(true).is_null() ? Json() : Json("done")}}};
      case 3: return {chance() ? "action.remove" : "follow_up.remove", {{"id", "k" + std::to_string(below(6))}}};
      case 4: return {"action", {{"id", "k" + std::to_string(3 + below(3))}, {"what", text()}}};
      case 5: return {"pulse", {{"question", kPulseQuestions[below(3)]}, {"hands", chance() ? Json() : Json({below(9), 1, 0})}}};
      default: return {"review", {{"id", thing(m)}, {"outcome", chance() ? Json() : Json("settled")}}};
    }
  }
  Command course() {
    switch (below(8)) {
      case 0: return {"agenda", {{"entries", {{{"step", step()}}, {{"id", "tea"}, {"title", text()}, {"rest", chance()}}}}}};
      case 1: return {"agenda", {{"entries", Json::array()}}};
      case 2: return {"step", {{"to", chance() ? "agenda/tea" : "agenda/closing"}}};
      case 3: return {"clock", {{"stop", chance()}}};
      case 4: return {"timer", {{"step", step()}, {"add", chance() ? 5 : -5}}};
      case 5: return {"lock", {{"step", step()}}};
      default: return {"unlock", Json::object()};
    }
  }

  std::mt19937_64 engine_;
};

// What must hold whatever was done.
void expect_whole(const Meeting& meeting) {
  expect_indexes_right(meeting);
  std::map<std::string, std::set<std::string>> symbols;
  std::set<double> ranks;
  for (const Item& item : meeting.items()) {
    const bool new_symbol = item.symbol.empty() || symbols[item.kind].insert(item.symbol).second;
    EXPECT_TRUE(new_symbol) << item.symbol;
    EXPECT_TRUE(item.stack.empty() || meeting.stack(item.stack) != nullptr) << item.stack;
    const auto rank = item.field_number("priority");
    const bool new_rank = !item.live() || !rank || ranks.insert(*rank).second;
    EXPECT_TRUE(new_rank) << "two of rank " << *rank;
    if (item.kind == "issue") {
      const auto x = item.field_number("feasibility"), y = item.field_number("effect");
      EXPECT_EQ(item.at, x && y ? std::optional(Point{*x, *y}) : std::nullopt);
    }
  }
  for (const Stack& stack : meeting.stacks()) {
    const auto members = meeting.in_stack(stack.id);
    EXPECT_GE(members.size(), 2u);
    for (const auto at : members) {
      EXPECT_EQ(meeting.items()[at].place, meeting.items()[members[0]].place);
      EXPECT_EQ(meeting.items()[at].kind, meeting.items()[members[0]].kind);
    }
  }
}

// Names are not given back to the papers of a secret ballot: compared without them, in no order.
Meeting comparable(const Meeting& meeting) {
  Parts parts = take_apart(meeting);
  parts.letters_given.clear();
  for (Ballot& ballot : parts.ballots) {
    if (!ballot.secret) continue;
    for (Paper& paper : ballot.papers) paper.id.clear();
    std::sort(ballot.papers.begin(), ballot.papers.end(),
              [](const Paper& a, const Paper& b) { return std::tie(a.role, a.votes) < std::tie(b.role, b.votes); });
  }
  return put_together(std::move(parts));
}

class AnyMeeting : public testing::TestWithParam<int> {};

TEST_P(AnyMeeting, StaysWholeAndIsTakenBack) {
  World world({"hakodate", "resources"}, static_cast<std::uint64_t>(GetParam()));
  Tapper tapper(static_cast<std::uint64_t>(GetParam()));
  std::vector<std::vector<Event>> done;
  std::vector<Meeting> kept; // every so often
  int accepted = 0;
  for (int i = 0; i < 1500; ++i) {
    if (i % 50 == 0) kept.push_back(world.meeting);
    const Meeting before = i % 10 == 0 ? world.meeting : Meeting();
    const auto events = world.send(tapper.next(world.meeting));
    done.push_back(events.ok() ? events.value() : std::vector<Event>());
    accepted += events.ok();
    if (!events.ok()) expect_sentence(events.error());
    if (i % 10 != 0 || !events.ok()) continue;
    Meeting again = world.meeting;
    take_back(again, *events);
    ASSERT_TRUE(comparable(again).same_as(comparable(before))) << "after step " << i;
    apply_all(again, *events);
    ASSERT_TRUE(again.same_as(world.meeting)) << "again after step " << i;
  }
  EXPECT_GT(accepted, 500);
  expect_whole(world.meeting);
  EXPECT_TRUE(put_together(take_apart(world.meeting)).same_as(world.meeting));
  EXPECT_NO_FATAL_FAILURE(findings(world.meeting, library()));
  for (std::size_t i = done.size(); i-- > 0;) {
    take_back(world.meeting, done[i]);
    if (i % 50 != 0) continue;
    ASSERT_TRUE(comparable(world.meeting).same_as(comparable(kept[i / 50]))) << "back at step " << i;
    expect_indexes_right(world.meeting);
  }
}

TEST_P(AnyMeeting, UndoneAndRedoneAtWill) {
  World world({"hakodate", "resources"}, static_cast<std::uint64_t>(GetParam()) + 100);
  Tapper tapper(static_cast<std::uint64_t>(GetParam()) + 100);
  std::vector<std::vector<Event>> done, undone;
  for (int i = 0; i < 1500; ++i) {
    const auto what = tapper.below(6);
    if (what == 0 && !done.empty()) {
      take_back(world.meeting, done.back());
      undone.push_back(std::move(done.back()));
      done.pop_back();
    } else if (what == 1 && !undone.empty()) {
      apply_all(world.meeting, undone.back());
      done.push_back(std::move(undone.back()));
      undone.pop_back();
    } else if (auto events = world.send(tapper.next(world.meeting)); events && !events->empty()) {
      done.push_back(*events);
      undone.clear();
    }
    if (i % 100 == 0) expect_whole(world.meeting);
  }
  expect_whole(world.meeting);
}

// The same events in any order, some twice, some foreign: nothing falls over and the indexes stay right.
TEST_P(AnyMeeting, TakesEventsThatDoNotFit) {
  World world({"hakodate", "resources"}, static_cast<std::uint64_t>(GetParam()));
  Tapper tapper(static_cast<std::uint64_t>(GetParam()));
  std::vector<Event> all;
  for (int i = 0; i < 600; ++i)
    if (const auto events = world.send(tapper.next(world.meeting)))
      for (const Event& event : *events) all.push_back(tapper.chance() ? event : invert(event));
  Meeting muddled;
  for (int i = 0; i < 3000; ++i) meeting::apply(muddled, all[tapper.below(all.size())]);
  expect_indexes_right(muddled);
  for (const Ballot& ballot : muddled.ballots()) EXPECT_NO_FATAL_FAILURE(tally(ballot));
  EXPECT_NO_FATAL_FAILURE(findings(muddled, library()));
  EXPECT_TRUE(put_together(take_apart(muddled)).same_as(muddled));
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyMeeting, testing::Range(1, 7));

} // namespace
} // namespace yoriai::meeting::test
