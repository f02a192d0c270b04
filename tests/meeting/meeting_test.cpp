// The document itself: letters, tags, reading, and what scripts see of it.
#include "meeting/meeting.hpp"

#include <set>

#include "meeting/restore.hpp"
#include "meeting/state_json.hpp"
#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

using base::Json;

TEST(Letters, GoOnAfterTheLast) {
  const std::vector<std::pair<int, const char*>> expected = {{0, "a"},   {25, "z"},  {26, "aa"},  {27, "ab"},
                                                             {51, "az"}, {52, "ba"}, {701, "zz"}, {702, "aaa"}};
  for (const auto& [n, letters] : expected) EXPECT_EQ(letter(n, false), letters) << n;
  EXPECT_EQ(letter(0, true), "A");
  EXPECT_EQ(letter(26, true), "AA");
  std::set<std::string> all;
  for (int n = 0; n < 2000; ++n) EXPECT_TRUE(all.insert(letter(n, false)).second) << n;
}

TEST(Letters, OfAMeetingWithManyProblems) {
  World world;
  for (int i = 0; i < 30; ++i) world.must("{'do':'add','kind':'problem','text':'x'}");
  EXPECT_EQ(world.meeting.items()[25].symbol, "z");
  EXPECT_EQ(world.meeting.items()[26].symbol, "aa");
  EXPECT_EQ(world.meeting.items()[29].symbol, "ad");
  EXPECT_EQ(world.meeting.letters_given("problem"), 30);
  EXPECT_EQ(world.meeting.letters_given("issue"), 0);
  // Told from the symbols alone, as from a log.
  Meeting replayed;
  for (const Item& item : world.meeting.items()) meeting::apply(replayed, ItemAdded{item});
  EXPECT_EQ(replayed.letters_given("problem"), 30);
}

TEST(Events, TagsAreNamesOfTheirOwn) {
  std::set<std::string_view> tags;
  for (std::size_t i = 0; i < std::variant_size_v<Event>; ++i) {
    // Every alternative is reached by its tag.
    std::size_t found = 0;
    for (const char* tag : {"meeting_opened", "meeting_closed", "meeting_described", "participant_set", "item_added",
                            "item_withdrawn", "item_changed", "stack_set", "link_drawn", "link_erased", "step_entered",
                            "step_returned", "agreement_set", "minute_taken", "minute_withdrawn", "timer_set",
                            "ballot_opened", "ballot_withdrawn", "paper_cast", "paper_withdrawn", "ballot_closed",
                            "ballot_reopened", "step_hidden", "step_revealed", "agenda_set", "clock_turned",
                            "clock_returned", "time_added", "step_locked", "step_unlocked", "attendance_set",
                            "secrecy_read", "follow_up_set", "action_set", "pulse_set", "plan_check_set",
                            "attachment_added", "attachment_withdrawn", "ground_set",
                            "public_wording_set"}) {
      const auto event = event_of_tag(tag);
      ASSERT_TRUE(event.has_value()) << tag;
      EXPECT_EQ(tag_of(*event), tag);
      found += event->index() == i;
      tags.insert(tag);
    }
    EXPECT_EQ(found, 1u) << i;
  }
  EXPECT_EQ(tags.size(), std::variant_size_v<Event>);
  EXPECT_FALSE(event_of_tag("").has_value());
  EXPECT_FALSE(event_of_tag("item_erased").has_value());
  EXPECT_EQ(tag_of(StepReturned{}), "step_returned");
  EXPECT_EQ(tag_of(MinuteWithdrawn{}), "minute_withdrawn");
}

TEST(Events, EmptyOnesChangeNothingAndAreTurned) {
  const World start = furnished();
  for (const char* tag : {"item_added", "item_withdrawn", "item_changed", "stack_set", "link_erased", "agreement_set",
                          "minute_withdrawn", "ballot_withdrawn", "paper_cast", "paper_withdrawn", "ballot_closed",
                          "ballot_reopened", "participant_set", "meeting_described", "timer_set", "step_revealed"}) {
    Meeting meeting = start.meeting;
    const Event event = *event_of_tag(tag);
    if (tag != std::string_view("item_added")) meeting::apply(meeting, event);
    EXPECT_TRUE(meeting.same_as(start.meeting)) << tag;
    EXPECT_EQ(tag_of(invert(invert(event))), tag);
  }
}

TEST(Events, ValuesOfTheWrongSortAreLeftOut) {
  World world = furnished();
  const Meeting before = world.meeting;
  meeting::apply(world.meeting, ItemChanged{"h1", {{"text", {}, true}, {"marked", {}, std::string("x")}, {"at", {}, 3.0},
                                                    {"from", {}, std::string("h2")}, {"place", {}, false},
                                                    {"colour", {}, std::string("red")}}});
  EXPECT_TRUE(world.meeting.same_as(before));
  expect_indexes_right(world.meeting);
  EXPECT_GT(world.meeting.revision(), before.revision());
}

TEST(Events, OneTakenOutOfTheMiddle) {
  World world = furnished();
  meeting::apply(world.meeting, ItemWithdrawn{*world.meeting.item("h2")});
  EXPECT_EQ(world.meeting.item("h2"), nullptr);
  expect_indexes_right(world.meeting);
}

TEST(Meetings, AreReadById) {
  const World world = furnished();
  EXPECT_EQ(world.meeting.item("p1")->text, "買い物に行けない");
  EXPECT_EQ(world.meeting.item("none"), nullptr);
  EXPECT_EQ(world.meeting.participant("u1")->name, "髙橋");
  EXPECT_EQ(world.meeting.stack("s1")->id, "s1");
  EXPECT_EQ(world.meeting.ballot("b2")->secret, true);
  EXPECT_EQ(world.meeting.agreement("hakodate/1")->text, "出そろった");
  EXPECT_EQ(world.meeting.agreement("hakodate/2"), nullptr);
  EXPECT_EQ(world.meeting.head()["title"], "春の会");
  EXPECT_EQ(world.meeting.head()["goal"], "");
  EXPECT_TRUE(world.meeting.of_kind("none").empty());
  EXPECT_EQ(world.meeting.derived_from("p1").size(), 4u); // both ways along the lineage
  EXPECT_EQ(world.meeting.item("e1")->field_text("data"), "quantitative");
  EXPECT_EQ(world.meeting.item("e1")->field_number("data"), std::nullopt);
  EXPECT_EQ(world.meeting.item("h4")->field_bool("strength"), true);
  EXPECT_FALSE(world.meeting.item("x2")->live());
}

TEST(Meetings, KnowTheRoleOfAWriter) {
  World world = furnished();
  world.must({"{'do':'add','kind':'hypothesis','id':'n','text':'x','role':'medical'}",
              "{'do':'add','kind':'hypothesis','id':'o','text':'x','by':'u1','role':'medical'}"});
  EXPECT_EQ(world.meeting.role_of(*world.meeting.item("h1")), "resident");
  EXPECT_EQ(world.meeting.role_of(*world.meeting.item("h2")), "");
  EXPECT_EQ(world.meeting.role_of(*world.meeting.item("n")), "medical");
  EXPECT_EQ(world.meeting.role_of(*world.meeting.item("o")), "resident");
}

TEST(Meetings, AreTakenApartAndPutTogether) {
  const World world = furnished();
  const Meeting again = put_together(take_apart(world.meeting));
  EXPECT_TRUE(again.same_as(world.meeting));
  expect_indexes_right(again);
  EXPECT_EQ(again.letters_given("problem"), 3);
  Parts parts = take_apart(world.meeting);
  parts.visits.clear();
  EXPECT_FALSE(put_together(std::move(parts)).same_as(world.meeting));
}

TEST(Roles, AreTheEight) {
  for (const char* role : {"resident", "commissioner", "care_manager", "medical", "care_provider", "social_worker",
                           "administration", "other"})
    EXPECT_TRUE(is_role(role)) << role;
  for (const char* role : {"", "Resident", "mayor"}) EXPECT_FALSE(is_role(role)) << role;
}

// --- what `show --json` gives

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

std::vector<std::string> list(std::string_view words) {
  std::vector<std::string> list(1);
  for (const char c : words)
    c == ' ' ? void(list.emplace_back()) : void(list.back() += c);
  return list;
}

TEST(State, HasItsKeysInOrder) {
  const World world = furnished();
  const Json state = state_json(world.meeting, library(), 123);
  EXPECT_EQ(keys(state), list("format id meeting sheets step participants items links stacks agreements minutes ballots "
                              "changes visits timers hidden_steps agenda clock extra_minutes locked grounds "
                              "attendance secrecy_at follow_ups actions pulses plan_checks public_wordings attachments"));
  EXPECT_EQ(keys(state["meeting"]), list("title centre area date place purpose goal secretariat openness keep_until "
                                         "reached next_issues"));
  EXPECT_EQ(keys(state["participants"][0]), list("id name role organisation group"));
  for (const Json& item : state["items"])
    EXPECT_EQ(keys(item), list("id kind text by from place at symbol marked hidden parked removed stack fields role "
                               "group origin review ink"));
  EXPECT_EQ(keys(state["links"][0]), list("from to kind"));
  EXPECT_EQ(keys(state["stacks"][0]), list("id title items"));
  EXPECT_EQ(keys(state["agreements"][0]), list("step text at"));
  EXPECT_EQ(keys(state["minutes"][0]), list("step text at id"));
  EXPECT_EQ(keys(state["ballots"][0]), list("id method question targets budget cap secret open papers results"));
  EXPECT_EQ(keys(state["ballots"][0]["results"][0]), list("item score votes by_role"));
  EXPECT_EQ(state["format"], 1);
  EXPECT_EQ(state["changes"], 123);
}

TEST(State, OfAnEmptyMeeting) {
  const Json state = World().state();
  EXPECT_TRUE(state["step"].is_null());
  for (const auto& [key, value] : state["meeting"].items()) EXPECT_TRUE(value.is_null()) << key;
  for (const char* key : {"participants", "items", "links", "stacks", "agreements", "minutes", "ballots", "visits"})
    EXPECT_EQ(state[key], Json::array()) << key;
  EXPECT_EQ(state["timers"], Json::object());
  EXPECT_EQ(state["sheets"], json("['hakodate','resources']"));
}

TEST(State, EveryFieldOfTheKindIsThere) {
  const World world = furnished();
  for (const Item& item : world.meeting.items()) {
    const auto place = static_cast<std::size_t>(&item - world.meeting.items().data());
    const Json fields = world.state()["items"][place]["fields"];
    std::vector<std::string> expected;
    for (const auto& field : library().kind(item.kind)->fields) expected.push_back(field.id);
    EXPECT_EQ(keys(fields), expected) << item.id;
  }
  EXPECT_EQ(world.at("/items/9/fields/priority").dump(), "1"); // not 1.0
}

TEST(State, KeepsFieldsOfASheetThatIsGone) {
  const World world = furnished();
  const Json state = state_json(world.meeting, sheets::Library(), 0);
  EXPECT_EQ(state["items"][7]["fields"], json("{'data':'quantitative'}"));
}

TEST(State, ResultsOfASecretBallotWaitForItsEnd) {
  World world = furnished();
  EXPECT_TRUE(world.at("/ballots/1/results").is_null());
  EXPECT_EQ(world.at("/ballots/1/papers"), 2);
  world.must("{'do':'ballot.close','ballot':'b2'}");
  EXPECT_EQ(world.at("/ballots/1/results"), json("[{'item':'i1','score':2,'votes':1,'by_role':{'medical+other':2}},"
                                                 "{'item':'i2','score':1,'votes':1,'by_role':{'medical+other':1}}]"));
}

TEST(State, TimesAreLocalWithTheirOffset) {
  const std::string at = furnished().at("/agreements/0/at");
  EXPECT_EQ(at.size(), 25u) << at;
  EXPECT_EQ(at.substr(0, 8), "2026-03-") << at;
}

} // namespace
} // namespace yoriai::meeting::test
