// The closing: what was reached, who does what, the parking place, three questions, checks of the plan, and the end.
#include "screens/drafts.hpp"
#include "screens/surfaces.hpp"

namespace yoriai::tests {
namespace {

class Closing : public testing::Test {
protected:
  Closing() : host(Host::Options{.size = {1920, 3000}}) {
    host.apply(R"({"do":"step","to":"hakodate/6"})");
    host.look();
  }
  void open() {
    host.ui.tap("menu");
    host.ui.tap("menu/closing");
  }
  void write_response() {
    host.apply(R"({"do":"add","kind":"problem","id":"p1","text":"通院しにくい"})");
    host.apply(R"({"do":"set","id":"p1","fields":{"universality":true}})");
    host.apply(R"({"do":"add","kind":"issue","id":"i1","text":"通院の足をつくる","from":["p1"]})");
    host.apply(
        R"({"do":"add","kind":"response","id":"r1","text":"乗り合い便","from":["i1"],"fields":{"owner":"町会","due":"2025-12-10"}})");
    host.apply(R"({"do":"add","kind":"response","id":"r2","text":"まだ決まらない","from":["i1"]})");
    host.look();
  }
  const meeting::Record& record() const { return host.meeting().record(); }
  Host host;
};

TEST_F(Closing, TakesWhatWasReached) {
  open();
  EXPECT_EQ(host.meeting().course().clock.point, "agenda/closing");
  host.ui.tap("closing/reached");
  host.ui.type("順番を決めた");
  host.ui.tap("ask/head/reached/ok");
  host.ui.tap("closing/next_issues");
  host.ui.type("冬の足");
  host.ui.tap("ask/head/next_issues/ok");
  EXPECT_EQ(host.meeting().head()["reached"], "順番を決めた");
  EXPECT_EQ(host.meeting().head()["next_issues"], "冬の足");
}

TEST_F(Closing, SharesOutTheWork) {
  open();
  EXPECT_FALSE(host.ui.has("closing/action/take"));
  host.ui.tap("closing/action/add");
  EXPECT_FALSE(host.ui.enabled("action/ok"));
  host.ui.type("町会へ説明に行く");
  host.ui.tap("action/who");
  host.ui.type("包括");
  host.ui.tap("action/due/set");
  host.ui.tap("action/ok");
  ASSERT_EQ(record().actions.size(), 1u);
  const meeting::Action made = record().actions[0];
  EXPECT_EQ(made.what, "町会へ説明に行く");
  EXPECT_EQ(made.who, "包括");
  EXPECT_EQ(made.due, "2025-12-20");
  host.ui.tap("closing/action/" + made.id);
  host.ui.tap("action/due/clear");
  host.ui.tap("action/ok");
  EXPECT_EQ(record().actions[0].due, "");
  EXPECT_EQ(record().actions[0].who, "包括");
  host.ui.tap("closing/action/" + made.id);
  host.ui.tap("action/remove");
  EXPECT_TRUE(record().actions.empty());
}

TEST_F(Closing, TakesTheWorkFromTheResponsesOnce) {
  write_response();
  open();
  host.ui.tap("closing/action/take");
  ASSERT_EQ(record().actions.size(), 1u);
  EXPECT_EQ(record().actions[0].what, "乗り合い便");
  EXPECT_EQ(record().actions[0].who, "町会");
  EXPECT_EQ(record().actions[0].due, "2025-12-10");
  EXPECT_EQ(record().actions[0].from, "r1");
  EXPECT_FALSE(host.ui.has("closing/action/take"));
}

TEST_F(Closing, LooksAtEverythingParked) {
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急","place":"hakodate/1"})");
  host.apply(R"({"do":"park","id":"h1"})");
  open();
  host.ui.tap("closing/review/h1/next_time");
  EXPECT_EQ(host.meeting().item("h1")->review, "next_time");
  host.ui.tap("closing/review/h1/settled");
  EXPECT_EQ(host.meeting().item("h1")->review, "settled");
  host.ui.tap("closing/review/h1/settled");
  EXPECT_EQ(host.meeting().item("h1")->review, "");
  host.ui.tap("closing/review/h1/dropped");
  EXPECT_EQ(host.meeting().item("h1")->review, "dropped");
  host.ui.tap("closing/review/h1/unpark");
  EXPECT_FALSE(host.meeting().item("h1")->parked);
  EXPECT_FALSE(host.ui.has("closing/review/h1/unpark"));
}

TEST_F(Closing, CountsRaisedHands) {
  open();
  for (int i = 0; i < 3; ++i) host.ui.tap("closing/pulse/safety/0/plus");
  host.ui.tap("closing/pulse/safety/2/plus");
  ASSERT_EQ(record().pulses.size(), 1u);
  EXPECT_EQ(record().pulses[0].hands, (std::vector<int>{3, 0, 1}));
  host.ui.tap("closing/pulse/safety/1/count");
  host.ui.key(ImGuiKey_Backspace);
  host.ui.key(ImGuiKey_Delete);
  host.ui.type("14");
  host.ui.key(ImGuiKey_Enter);
  EXPECT_EQ(record().pulses[0].hands, (std::vector<int>{3, 14, 1}));
  EXPECT_FALSE(host.ui.enabled("closing/pulse/effect/0/minus"));
}

TEST_F(Closing, AQuestionWithoutHandsWasNotAsked) {
  open();
  host.ui.tap("closing/pulse/effect/1/plus");
  EXPECT_EQ(record().pulses.size(), 1u);
  host.ui.tap("closing/pulse/effect/1/minus");
  EXPECT_TRUE(record().pulses.empty());
}

TEST_F(Closing, RemembersTheChecksOfThePlan) {
  open();
  host.ui.tap("closing/check/means/yes");
  host.ui.tap("closing/check/past/no");
  host.ui.tap("closing/check/past/note");
  host.ui.type("去年の送迎");
  host.ui.tap("ask/check_note/ok");
  ASSERT_EQ(record().checks.size(), 2u);
  EXPECT_EQ(record().checks[0].ok, true);
  EXPECT_EQ(record().checks[1].ok, false);
  EXPECT_EQ(record().checks[1].note, "去年の送迎");
  host.ui.tap("closing/check/means/open");
  EXPECT_EQ(record().checks[0].ok, std::nullopt);
}

TEST_F(Closing, TheChecksOfTheResponsesAreTheSame) {
  host.ui.tap("plan_checks");
  host.ui.tap("checks/means/yes");
  host.ui.tap("checks/means/note");
  EXPECT_FALSE(host.ui.has("checks/back"));
  host.ui.type("月に一度");
  host.ui.tap("ask/check_note/ok");
  EXPECT_TRUE(host.ui.has("checks/back"));
  ASSERT_EQ(record().checks.size(), 1u);
  EXPECT_EQ(record().checks[0].ok, true);
  EXPECT_EQ(record().checks[0].note, "月に一度");
}

TEST_F(Closing, EndsTheMeetingThoughThingsAreOpen) {
  open();
  host.ui.tap("closing/end");
  host.ui.tap("ending/back");
  EXPECT_FALSE(host.asked<screens::BackToStart>());
  host.ui.tap("closing/end");
  host.ui.tap("ending/ok");
  EXPECT_TRUE(host.asked<screens::BackToStart>());
}

TEST_F(Closing, OnlyLooksAtWhatCannotBeWritten) {
  write_response();
  host.sent.clear();
  host.read_only = true;
  open();
  for (const char* name : {"closing/reached", "closing/action/add", "closing/action/take",
                           "closing/pulse/safety/0/plus", "closing/check/means/yes", "closing/check/means/note"})
    EXPECT_FALSE(host.ui.enabled(name)) << name;
  EXPECT_TRUE(host.sent.empty());
}

TEST_F(Closing, KeepsAHalfWrittenTask) {
  open();
  host.ui.tap("closing/action/add");
  host.ui.type("町会へ説明");
  const screens::Drafts kept = screens::half_written(host.view, host.meeting());
  ASSERT_EQ(kept.size(), 1u);
  Host next(Host::Options{.size = {1920, 3000}});
  screens::put_back(next.view, kept);
  next.look();
  next.ui.tap("banner/draft/continue");
  EXPECT_EQ(next.view.shown, "closing");
  next.ui.tap("action/ok");
  ASSERT_EQ(next.meeting().record().actions.size(), 1u);
  EXPECT_EQ(next.meeting().record().actions[0].what, "町会へ説明");
}

class ClosingLooks : public testing::TestWithParam<Surface> {};

TEST_P(ClosingLooks, EverythingIsReachedAndLiesOnTheScreen) {
  Host host(Host::Options{.size = size_of(GetParam()), .lang = lang_of(GetParam())});
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  for (int i = 0; i < 5; ++i) {
    const std::string n = std::to_string(i);
    host.apply(R"({"do":"action","id":"t)" + n +
               R"(","what":"町会の役員会へ、移動販売の試行を説明に行く","who":"包括"})");
    host.apply(R"({"do":"add","kind":"hypothesis","id":"h)" + n + R"(","text":"坂が急"})");
    host.apply(R"({"do":"park","id":"h)" + n + R"("})");
  }
  host.view.shown = "closing";
  host.look();
  const std::set<std::string> seen = walk_down(host, "closing", size_of(GetParam()).x);
  for (const char* name :
       {"closing/reached", "closing/next_issues", "closing/action/t4", "closing/action/add",
        "closing/review/h4/next_time", "closing/review/h4/unpark", "closing/pulse/purpose/0/plus",
        "closing/pulse/effect/2/count", "closing/check/problem/yes", "closing/check/empathy/note", "closing/end"})
    EXPECT_TRUE(seen.count(name)) << name;
}

INSTANTIATE_TEST_SUITE_P(Sizes, ClosingLooks, kSurfaces, surface_name);

} // namespace
} // namespace yoriai::tests
