// The frame of a meeting by named targets: every act leads to its command, and the meeting is what it should be.
#include <cstdlib>

#include "screens/host.hpp"
#include "screens/shell_facts.hpp"

namespace yoriai::tests {
namespace {

using base::Lang;

struct Size {
  widgets::Point px;
  Lang lang = Lang::ja;
};

constexpr base::TimeMs kMinute = 60'000;

class Shell : public testing::TestWithParam<Size> {
protected:
  Shell() : host({.size = GetParam().px, .lang = GetParam().lang}) {}
  void apply(std::string_view line) { host.apply(line); }
  bool narrow() const { return GetParam().px.x < 1100; }
  Host host;
};

std::filesystem::path example_commands() {
  const char* folder = std::getenv("YORIAI_SESSIONS");
  return std::filesystem::path(folder ? folder : "sessions") / "example.jsonl";
}

// A problem with neither evidence nor factors, so that several things are open.
void write_problem(Host& host) {
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急で病院の帰りは休む"})");
  host.apply(R"({"do":"step","to":"hakodate/2"})");
  host.apply(R"({"do":"add","kind":"problem","id":"p1","text":"坂の上の人が通院しにくい","from":["h1"]})");
  host.apply(R"({"do":"set","id":"p1","fields":{"universality":true}})");
  host.look();
}

TEST_P(Shell, TheRailMovesTheMeeting) {
  host.ui.tap("step/4");
  EXPECT_EQ(host.meeting().step(), "hakodate/4");
  host.ui.tap("step/resources");
  EXPECT_EQ(host.meeting().step(), "resources");
  host.ui.tap("step/1");
  EXPECT_EQ(host.meeting().step(), "hakodate/1");
  host.ui.tap("step/1"); // already there: nothing to do
  EXPECT_EQ(host.meeting().visits().size(), 3u);
}

TEST_P(Shell, ALookAtAReadOnlyMeetingChangesNothing) {
  host.read_only = true;
  host.look();
  host.ui.tap("step/4");
  EXPECT_TRUE(host.sent.empty());
  EXPECT_EQ(host.view.shown, "hakodate/4");
  EXPECT_FALSE(host.ui.enabled("agree"));
}

TEST_P(Shell, UndoAndRedo) {
  EXPECT_FALSE(host.ui.enabled("undo"));
  host.ui.tap("step/4");
  host.ui.tap("undo");
  EXPECT_NE(host.meeting().step(), "hakodate/4");
  host.ui.tap("redo");
  EXPECT_EQ(host.meeting().step(), "hakodate/4");
  EXPECT_FALSE(host.ui.enabled("redo"));
}

TEST_P(Shell, AgreeingWritesTheWordsAndGoesOn) {
  host.ui.tap("step/1");
  host.ui.tap("agree");
  host.ui.tap("agree/text");
  host.ui.type("四つの束にまとめた");
  host.ui.tap("agree/ok");
  ASSERT_TRUE(host.meeting().agreement("hakodate/1"));
  EXPECT_EQ(host.meeting().agreement("hakodate/1")->text, "四つの束にまとめた");
  EXPECT_EQ(host.meeting().step(), "hakodate/2");
  EXPECT_TRUE(host.ui.has("agree"));
}

TEST_P(Shell, StepsOfOneScreenAreAgreedTogether) {
  host.ui.tap("step/3");
  host.ui.tap("agree");
  host.ui.tap("agree/ok");
  EXPECT_TRUE(host.meeting().agreement("hakodate/2"));
  EXPECT_TRUE(host.meeting().agreement("hakodate/3"));
  EXPECT_EQ(host.meeting().step(), "hakodate/4");
}

TEST_P(Shell, AnAgreementCanBeLeftAlone) {
  host.ui.tap("step/1");
  host.ui.tap("agree");
  host.ui.tap("agree/back");
  EXPECT_FALSE(host.meeting().agreement("hakodate/1"));
  EXPECT_TRUE(host.ui.has("step/2"));
  host.ui.tap("agree");
  host.ui.key(ImGuiKey_Escape);
  host.look();
  EXPECT_TRUE(host.ui.has("step/2"));
}

TEST_P(Shell, WhatIsOpenIsShownLeadsThereAndNeverStops) {
  write_problem(host);
  host.ui.tap("step/2");
  host.ui.tap("agree");
  host.ui.tap("agree/go/1");
  EXPECT_EQ(host.view.selection.first(), "p1");
  host.ui.tap("agree");
  host.ui.tap("agree/ok");
  EXPECT_TRUE(host.meeting().agreement("hakodate/3"));
}

TEST_P(Shell, AfterTheLastStepComesTheClosing) {
  apply(R"({"do":"step","to":"resources"})");
  host.look();
  host.ui.tap("agree");
  host.ui.tap("agree/ok");
  EXPECT_EQ(host.view.shown, "closing");
  EXPECT_EQ(host.meeting().course().clock.point, "agenda/closing");
  host.ui.tap("closing/minutes");
  host.ui.tap("minutes/back");
  EXPECT_TRUE(host.ui.has("step/resources"));
}

TEST_P(Shell, ARemarkIsTakenForTheStep) {
  host.ui.tap("step/4");
  host.ui.tap("menu");
  host.ui.tap("menu/remark");
  EXPECT_FALSE(host.ui.enabled("remark/ok"));
  host.ui.type("次回は配食の方も呼ぶ");
  host.ui.tap("remark/ok");
  ASSERT_EQ(host.meeting().minutes().size(), 1u);
  EXPECT_EQ(host.meeting().minutes()[0].step, "hakodate/4");
  EXPECT_EQ(host.meeting().minutes()[0].text, "次回は配食の方も呼ぶ");
}

TEST_P(Shell, TheTimerIsLengthened) {
  host.ui.tap("step/1");
  host.ui.tap("timer");
  host.ui.tap("timer/plus5");
  EXPECT_EQ(host.meeting().course().extra_minutes.at("hakodate/1"), 5);
  host.ui.tap("timer/plus1");
  EXPECT_EQ(host.meeting().course().extra_minutes.at("hakodate/1"), 6);
  host.ui.tap("timer/hakodate/1/minus");
  EXPECT_EQ(host.meeting().planned_minutes().at("hakodate/1"), 19);
  host.ui.tap("timer/back");
  EXPECT_TRUE(host.ui.has("step/1"));
}

TEST_P(Shell, HeaderFieldsAreWritten) {
  host.ui.tap("menu");
  host.ui.tap("menu/about");
  host.ui.tap("head/title");
  host.ui.type("第3回 地域ケア推進会議");
  host.ui.tap("ask/head/title/ok");
  EXPECT_EQ(host.meeting().head()["title"], "第3回 地域ケア推進会議");
  host.ui.tap("head/date");
  host.ui.type("2026-02-31");
  host.ui.tap("ask/head/date/ok");
  EXPECT_EQ(host.refusals.size(), 1u);
  EXPECT_EQ(host.meeting().head()["date"], "");
  EXPECT_TRUE(host.ui.has("notice/close"));
  host.ui.tap("page/back");
  EXPECT_EQ(host.view.shown, "");
}

TEST_P(Shell, PeopleAreAddedAndChanged) {
  host.ui.tap("menu");
  host.ui.tap("menu/people");
  host.ui.tap("participant/add");
  EXPECT_FALSE(host.ui.enabled("person/ok"));
  host.ui.tap("person/name");
  host.ui.type("髙橋 﨑子");
  host.ui.tap("person/role/medical");
  host.ui.tap("person/organisation");
  host.ui.type("みなと薬局");
  host.ui.tap("person/ok");
  ASSERT_EQ(host.meeting().participants().size(), 1u);
  const auto person = host.meeting().participants()[0];
  EXPECT_EQ(person.name, "髙橋 﨑子");
  EXPECT_EQ(person.role, "medical");
  EXPECT_EQ(person.organisation, "みなと薬局");
  host.ui.tap("participant/" + person.id);
  host.ui.tap("person/role/resident");
  host.ui.tap("person/ok");
  ASSERT_EQ(host.meeting().participants().size(), 1u);
  EXPECT_EQ(host.meeting().participants()[0].role, "resident");
  EXPECT_EQ(host.meeting().participants()[0].organisation, "みなと薬局");
}

TEST_P(Shell, TheTrashGivesBack) {
  apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"})");
  apply(R"({"do":"remove","id":"h1"})");
  host.ui.tap("menu");
  while (!host.ui.has("menu/trash") && host.ui.has("menu/down")) host.ui.tap("menu/down"); // a low surface
  host.ui.tap("menu/trash");
  host.ui.tap("trash/h1/restore");
  EXPECT_FALSE(host.meeting().item("h1")->removed);
  EXPECT_FALSE(host.ui.has("trash/h1/restore"));
}

TEST_P(Shell, FindingsLeadToTheirItems) {
  write_problem(host);
  host.ui.tap("menu");
  host.ui.tap("menu/findings");
  host.ui.tap("finding/1");
  EXPECT_EQ(host.view.selection.first(), "p1");
  EXPECT_EQ(host.meeting().step(), "hakodate/2");
}

TEST_P(Shell, AgreementsAndRemarksAreKeptTogether) {
  host.ui.tap("menu");
  host.ui.tap("menu/record");
  host.ui.tap("record/hakodate/1/agreement");
  host.ui.type("見守りから始める");
  host.ui.tap("ask/agreement/ok");
  EXPECT_EQ(host.meeting().agreement("hakodate/1")->text, "見守りから始める");
  host.ui.tap("record/hakodate/1/remark");
  host.ui.type("宿題あり");
  host.ui.tap("remark/ok");
  ASSERT_EQ(host.meeting().minutes().size(), 1u);
  EXPECT_EQ(host.meeting().minutes()[0].step, "hakodate/1");
}

TEST_P(Shell, ParkedNotesComeBack) {
  apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"空き家のこと"})");
  apply(R"({"do":"park","id":"h1"})");
  host.look();
  host.ui.tap("step/4"); // folded everywhere
  host.ui.tap("parking");
  host.ui.tap("parked/h1");
  host.ui.tap("unpark/unpark");
  EXPECT_FALSE(host.meeting().item("h1")->parked);
}

TEST_P(Shell, WhatIsChosenCanBeParked) {
  apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"空き家のこと"})");
  host.ui.tap("step/1");
  host.view.selection.only("h1");
  host.look();
  if (host.ui.has("parking/slot")) {
    host.ui.tap("parking/slot");
  } else {
    host.ui.tap("parking");
    host.ui.tap("parked/ok");
  }
  EXPECT_TRUE(host.meeting().item("h1")->parked);
  EXPECT_TRUE(host.view.selection.empty());
}

TEST_P(Shell, ThePrompterFolds) {
  host.ui.tap("step/4");
  if (narrow()) {
    host.ui.tap("menu");
    host.ui.tap("menu/prompter");
    host.ui.tap("prompter/back");
    EXPECT_TRUE(host.ui.has("step/1"));
    return;
  }
  host.ui.tap("prompter/open");
  host.ui.tap("prompter/remark");
  host.ui.tap("remark/back");
  host.ui.tap("prompter/close");
  EXPECT_TRUE(host.ui.has("prompter/open"));
}

TEST_P(Shell, WhatVanishedIsNotChosen) {
  apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"})");
  host.ui.tap("step/1");
  host.view.selection.ids = {"h1", "never"};
  host.look();
  EXPECT_EQ(host.view.selection.ids, std::vector<std::string>{"h1"});
  apply(R"({"do":"remove","id":"h1"})");
  host.look();
  EXPECT_TRUE(host.view.selection.empty());
}

TEST_P(Shell, ARefusalStaysEightSeconds) {
  host.ui.tap("step/1");
  host.notice = {"この課題には、もとの問題がありません。", false, host.now};
  host.look();
  EXPECT_TRUE(host.ui.has("notice/close"));
  host.now += 7'900;
  host.look();
  EXPECT_TRUE(host.ui.has("notice/close"));
  host.now += 200;
  host.look();
  EXPECT_FALSE(host.ui.has("notice/close"));
  host.notice.at = host.now;
  host.look();
  host.ui.tap("notice/close");
  EXPECT_FALSE(host.ui.has("notice/close"));
}

TEST_P(Shell, TheMeetingIsLeftByTheMenu) {
  host.ui.tap("menu");
  host.ui.tap("menu/end");
  EXPECT_TRUE(host.asked<screens::BackToStart>());
  host.ui.tap("menu");
  host.ui.tap("menu/quit");
  EXPECT_TRUE(host.asked<screens::Quit>());
  host.ui.tap("menu");
  while (!host.ui.has("menu/settings") && host.ui.has("menu/down")) host.ui.tap("menu/down");
  host.ui.tap("menu/settings");
  host.ui.tap("settings/back");
  EXPECT_TRUE(host.ui.has("menu"));
}

TEST_P(Shell, EveryScreenOfTheExampleIsDrawn) {
  host.apply_file(example_commands());
  host.look();
  for (const char* name : {"step/1", "step/2", "step/3", "step/4", "step/5", "step/6", "step/resources"}) {
    host.ui.tap(name);
    EXPECT_TRUE(host.ui.has("agree")) << name;
    if (narrow()) continue;
    if (host.ui.has("prompter/open")) host.ui.tap("prompter/open");
    EXPECT_TRUE(host.ui.has("prompter/close")) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, Shell,
                         testing::Values(Size{{1920, 1080}}, Size{{1280, 800}}, Size{{860, 1376}},
                                         Size{{1280, 800}, Lang::en}));

// Time without a screen.
class Time : public testing::Test {
protected:
  screens::Timing at(base::TimeMs later) {
    screens::Context ctx{host.ui.ui(), host.ui.ui().words(), host.library, out, host.view};
    ctx.now = host.now + later;
    ctx.meeting = &host.meeting();
    return screens::timing(ctx, *host.library.step(host.meeting().step()));
  }
  Host host;
  screens::Outbox out;
};

TEST_F(Time, RunsWithTheVisitsAndGoesOverGently) {
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  EXPECT_EQ(at(0).planned, 20);
  EXPECT_EQ(at(0).left, 20);
  EXPECT_EQ(at(13 * kMinute).left, 7);
  EXPECT_EQ(at(13 * kMinute).spent, 13);
  EXPECT_FALSE(at(20 * kMinute).over());
  EXPECT_TRUE(at(20 * kMinute + 1).over());
  EXPECT_EQ(at(23 * kMinute).left, -3);
}

TEST_F(Time, StepsOfOneScreenShareTheirPlan) {
  host.apply(R"({"do":"step","to":"hakodate/2"})");
  EXPECT_EQ(at(0).planned, 25);
  host.now += 10 * kMinute;
  host.apply(R"({"do":"step","to":"hakodate/3"})");
  EXPECT_EQ(at(4 * kMinute).spent, 14);
  EXPECT_EQ(at(4 * kMinute).left, 11);
}

TEST_F(Time, ForecastsTheEnd) {
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  int all = 0;
  for (const auto& sheet : host.library.sheets())
    for (const auto& step : sheet.steps) all += step.minutes;
  EXPECT_EQ(at(0).end_planned, host.now + all * kMinute);
  EXPECT_EQ(at(5 * kMinute).end, host.now + all * kMinute);
  EXPECT_EQ(at(25 * kMinute).end, host.now + (all + 5) * kMinute);
}

TEST_F(Time, ANightIsNotTalk) {
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  EXPECT_EQ(at(14 * 60 * kMinute).spent, 0);
  EXPECT_EQ(at(14 * 60 * kMinute).end, 0);
}

} // namespace
} // namespace yoriai::tests
