// The agenda and its clock, and what a lock keeps.
#include "meeting/course.hpp"

#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

constexpr TimeMs kMinute = 60'000;

// A meeting whose agenda is: opening 5, step 1 20 minutes, a break of 10, step 2 15 minutes.
World planned() {
  World w;
  w.must(
      {"{'do':'agenda','entries':[{'id':'opening','minutes':5},{'step':'hakodate/1','minutes':20},"
       "{'id':'tea','title':'休憩','minutes':10,'rest':true},{'step':'hakodate/2','minutes':15}]}"});
  return w;
}

// The meeting begins at minute 0.
constexpr TimeMs kBegin = 1'772'700'000'000;
TimeMs at(TimeMs minute) { return kBegin + minute * kMinute; }

void go(World& w, std::string_view to, TimeMs minute) {
  w.now = at(minute);
  w.must("{'do':'step','to':'" + std::string(to) + "'}");
}

const EntryState& entry(const CourseState& state, std::string_view path) {
  for (const EntryState& each : state.entries)
    if (each.entry.path == path) return each;
  ADD_FAILURE() << path << " is not in the agenda";
  return state.entries.front();
}

TEST(Course, WithoutAnAgendaItIsTheStepsOfTheSheets) {
  const World w;
  const auto agenda = agenda_of(w.meeting, library());
  ASSERT_EQ(agenda.size(), 7u);
  EXPECT_EQ(agenda.front().path, "hakodate/1");
  EXPECT_EQ(agenda.back().path, "resources");
}

TEST(Course, NotBegunHasNoEnd) {
  const World w = planned();
  const auto state = course_state(w.meeting, library(), w.now);
  EXPECT_EQ(state.end, 0);
  EXPECT_EQ(state.end_planned, 0);
  EXPECT_EQ(state.current(), nullptr);
}

TEST(Course, PlannedAndSpentOfEveryEntry) {
  World w = planned();
  go(w, "agenda/opening", 0);
  go(w, "hakodate/1", 7);
  go(w, "agenda/tea", 25);
  const auto state = course_state(w.meeting, library(), at(29));
  EXPECT_EQ(entry(state, "agenda/opening").spent, 7 * kMinute);
  EXPECT_EQ(entry(state, "hakodate/1").spent, 18 * kMinute);
  EXPECT_EQ(entry(state, "agenda/tea").spent, 4 * kMinute);
  ASSERT_NE(state.current(), nullptr);
  EXPECT_EQ(state.current()->entry.path, "agenda/tea");
  EXPECT_EQ(w.meeting.step(), "hakodate/1") << "a break leaves the step where it was";
  EXPECT_EQ(state.end_planned, at(50));
  EXPECT_EQ(state.end, at(29 + 6 + 15)) << "6 left of the break, 15 of step 2";
}

TEST(Course, OverTimePushesTheEndAndExtraTimeIsTold) {
  World w = planned();
  go(w, "hakodate/1", 0);
  w.must("{'do':'timer','step':'hakodate/1','add':5}");
  auto state = course_state(w.meeting, library(), at(22));
  EXPECT_EQ(entry(state, "hakodate/1").left(), 3 * kMinute);
  EXPECT_EQ(entry(state, "hakodate/1").planned, 20) << "the plan stays what it was";
  state = course_state(w.meeting, library(), at(30));
  EXPECT_EQ(entry(state, "hakodate/1").left(), -5 * kMinute);
  EXPECT_EQ(state.end, at(30 + 10 + 15));
}

// 根拠 and スクリーニング are one table: what one takes longer the other has less.
TEST(Course, StepsOfOneScreenShareTheirMinutes) {
  World w;
  w.must("{'do':'agenda','entries':[{'step':'hakodate/2','minutes':20},{'step':'hakodate/3','minutes':10}]}");
  go(w, "hakodate/2", 0);
  EXPECT_EQ(course_state(w.meeting, library(), at(24)).end, at(30));
  EXPECT_EQ(course_state(w.meeting, library(), at(40)).end, at(40));
  go(w, "hakodate/3", 24);
  EXPECT_EQ(course_state(w.meeting, library(), at(25)).end, at(30));
}

TEST(Course, AStoppedClockCountsNothing) {
  World w = planned();
  go(w, "hakodate/1", 0);
  w.now = at(5);
  w.must("{'do':'clock','stop':true}");
  w.now = at(35);
  auto state = course_state(w.meeting, library(), w.now);
  EXPECT_TRUE(state.stopped);
  EXPECT_EQ(entry(state, "hakodate/1").spent, 5 * kMinute);
  EXPECT_TRUE(entry(state, "hakodate/1").current);
  EXPECT_EQ(path_now(w.meeting), "");
  w.must("{'do':'clock','stop':false}");
  state = course_state(w.meeting, library(), at(37));
  EXPECT_EQ(entry(state, "hakodate/1").spent, 7 * kMinute);
  EXPECT_FALSE(state.stopped);
}

TEST(Course, AnotherStepStartsTheClockAgain) {
  World w = planned();
  go(w, "hakodate/1", 0);
  w.must("{'do':'clock','stop':true}");
  go(w, "hakodate/2", 3);
  EXPECT_EQ(path_now(w.meeting), "hakodate/2");
  EXPECT_EQ(course_state(w.meeting, library(), at(4)).current()->spent, kMinute);
}

TEST(Course, AClockThatJumpsBackIsNoTime) {
  World w = planned();
  go(w, "hakodate/1", 0);
  go(w, "hakodate/2", -90);
  const auto state = course_state(w.meeting, library(), at(-100));
  EXPECT_EQ(entry(state, "hakodate/1").spent, 0);
  EXPECT_EQ(entry(state, "hakodate/2").spent, 0);
}

TEST(Course, ANightIsNotTalk) {
  World w = planned();
  go(w, "hakodate/1", 0);
  const auto state = course_state(w.meeting, library(), at(14 * 60));
  EXPECT_EQ(entry(state, "hakodate/1").spent, 0);
  EXPECT_EQ(state.end, 0);
  go(w, "hakodate/2", 14 * 60);
  EXPECT_EQ(course_state(w.meeting, library(), at(14 * 60)).end_planned, at(14 * 60 + 50)) << "another sitting";
}

TEST(Course, AStepThatTheAgendaLeavesOutHasNoEntry) {
  World w = planned();
  go(w, "hakodate/5", 0);
  const auto state = course_state(w.meeting, library(), at(0));
  EXPECT_EQ(state.current(), nullptr);
  EXPECT_EQ(state.end, at(0) + 50 * kMinute) << "all of it is still to come";
}

TEST(Course, TheClosingCountsEvenWhenNobodyPlannedIt) {
  World w = planned();
  go(w, "agenda/closing", 0);
  const auto state = course_state(w.meeting, library(), at(3));
  ASSERT_NE(state.current(), nullptr);
  EXPECT_EQ(state.current()->planned, 10);
  EXPECT_EQ(state.current()->spent, 3 * kMinute);
}

TEST(Course, WhatIsGoingOnCannotBeTakenOutOfTheAgenda) {
  World w = planned();
  go(w, "agenda/tea", 0);
  const auto refused = w.send("{'do':'agenda','entries':[{'step':'hakodate/1'}]}");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().key, "refused.point_in_use");
  expect_sentence(refused.error());
}

TEST(Course, NothingIsToStopBeforeTheBeginning) {
  World w;
  const auto refused = w.send("{'do':'clock','stop':true}");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().key, "refused.clock_not_begun");
}

TEST(Course, TakenBackStepByStepItIsAsBefore) {
  World w = planned();
  std::vector<Meeting> kept;
  std::vector<std::vector<Event>> done;
  for (const auto line :
       {"{'do':'step','to':'hakodate/1'}", "{'do':'clock','stop':true}", "{'do':'clock','stop':false}",
        "{'do':'step','to':'agenda/tea'}", "{'do':'clock','stop':true}", "{'do':'step','to':'hakodate/2'}",
        "{'do':'timer','step':'hakodate/2','add':-3}", "{'do':'lock'}", "{'do':'unlock'}"}) {
    w.now += kMinute;
    kept.push_back(w.meeting);
    done.push_back(w.send(line).value());
  }
  while (!done.empty()) {
    take_back(w.meeting, done.back());
    EXPECT_TRUE(w.meeting.same_as(kept.back())) << done.size();
    done.pop_back(), kept.pop_back();
  }
}

struct Kept {
  const char* name;
  std::string_view lock, command;
  std::string_view key = "locked";
};
void PrintTo(const Kept& kept, std::ostream* out) { *out << kept.name; }

class Locked : public testing::TestWithParam<Kept> {};

TEST_P(Locked, NothingMoves) {
  World w = furnished();
  w.must(GetParam().lock);
  const Meeting before = w.meeting;
  const auto refused = w.send(GetParam().command);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().key, "refused." + std::string(GetParam().key));
  expect_sentence(refused.error());
  EXPECT_TRUE(w.meeting.same_as(before));
}

constexpr std::string_view kWall = "{'do':'lock','step':'hakodate/1'}", kAll = "{'do':'lock'}",
                           kMatrix = "{'do':'lock','step':'hakodate/5'}";
const Kept kKept[] = {
    {"Writing", kWall, "{'do':'add','kind':'hypothesis','text':'x'}"},
    {"Text", kWall, "{'do':'set','id':'h1','text':'x'}"},
    {"Moving", kWall, "{'do':'set','id':'h1','at':[0.5,0.5]}"},
    {"Stacking", kWall, "{'do':'stack','ids':['h1','h4']}"},
    {"Unstacking", kWall, "{'do':'unstack','id':'s1'}"},
    {"Title", kWall, "{'do':'set','id':'s1','text':'x'}"},
    {"Trash", kWall, "{'do':'remove','id':'h1'}"},
    {"Parking", kWall, "{'do':'park','id':'h1'}"},
    {"Emphasis", kWall, "{'do':'mark','id':'h1','on':true}"},
    {"Arrow", "{'do':'lock','step':'resources'}", "{'do':'link','from':'r2','to':'r3','kind':'arrow'}"},
    {"PlaceOnTheMatrix", kMatrix, "{'do':'set','id':'i1','at':[0.5,0.5]}"},
    {"Rank", kMatrix, "{'do':'set','id':'i3','fields':{'priority':1}}"},
    {"Everything", kAll, "{'do':'set','id':'w1','text':'x'}", "board_locked"},
    {"OneStepOfAll", "{'do':'lock'}", "{'do':'unlock','step':'hakodate/1'}", "board_locked"},
};
INSTANTIATE_TEST_SUITE_P(Course, Locked, testing::ValuesIn(kKept),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Locks, NotesCanBeTurnedAndVotesCast) {
  World w = furnished();
  w.must({"{'do':'hide','step':'hakodate/1'}", "{'do':'add','id':'n','kind':'hypothesis','text':'x'}", "{'do':'lock'}",
          "{'do':'reveal','step':'hakodate/1'}", "{'do':'ballot.cast','ballot':'b1','votes':{'i3':1}}",
          "{'do':'minute','step':'hakodate/1','text':'x'}", "{'do':'step','to':'hakodate/2'}"});
  EXPECT_FALSE(w.meeting.item("n")->hidden);
}

TEST(Locks, OpenedAgainEverythingMoves) {
  World w = furnished();
  w.must({"{'do':'lock','step':'hakodate/1'}", "{'do':'unlock','step':'hakodate/1'}", "{'do':'park','id':'h1'}"});
  EXPECT_TRUE(w.meeting.item("h1")->parked);
}

TEST(Pictures, WhatTheStoreLookedAtIsAttached) {
  World w = furnished();
  const Attachment taken{"", "", "map.png", "image/png", 1234, 640, 480, "17"};
  DecideContext context{library(), w.ids, w.now, &taken};
  const auto send = [&](std::string_view text) {
    auto events = decide(w.meeting, command(text), context);
    EXPECT_TRUE(events.ok()) << text;
    for (const Event& event : events.value()) apply(w.meeting, event);
    return events.value();
  };
  const Meeting before = w.meeting;
  const auto attached = send("{'do':'attach','id':'h1','path':'/x/map.png','picture':'a1'}");
  ASSERT_NE(w.meeting.attachment("a1"), nullptr);
  EXPECT_EQ(w.meeting.attachment("a1")->item, "h1");
  EXPECT_EQ(w.meeting.attachment("a1")->width, 640);
  send("{'do':'attach','path':'/x/map.png','picture':'a2'}");
  EXPECT_EQ(w.meeting.attachment("a2")->item, "");
  send("{'do':'ground','step':'hakodate/1','picture':'a2'}");
  EXPECT_EQ(w.meeting.course().grounds.at("hakodate/1"), "a2");
  const Meeting laid = w.meeting;
  const auto gone = send("{'do':'detach','picture':'a2'}");
  EXPECT_TRUE(w.meeting.course().grounds.empty());
  EXPECT_EQ(w.meeting.attachment("a2"), nullptr);
  take_back(w.meeting, gone);
  EXPECT_TRUE(w.meeting.same_as(laid));
}

} // namespace
} // namespace yoriai::meeting::test
