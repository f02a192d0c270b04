// 進行メモ on the screen: questions for the room, what to do when …, and the line of the moment.
#include <gtest/gtest.h>

#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

constexpr base::TimeMs kMinute = 60'000;

class Prompter : public testing::TestWithParam<widgets::Point> {
protected:
  Prompter() : host({.size = GetParam()}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.look();
    open();
  }
  bool upright() const { return GetParam().x < 1250; }
  void open() {
    if (upright()) {
      host.ui.tap("menu");
      host.ui.tap("menu/prompter");
    } else if (host.ui.has("prompter/open")) {
      host.ui.tap("prompter/open");
    }
  }
  // Scrolls until the target is in view.
  void reach(const std::string& name) {
    while (!host.ui.has(name) && host.ui.has("prompter/up") && host.ui.enabled("prompter/up"))
      host.ui.tap("prompter/up");
    for (int i = 0; i < 12 && !host.ui.has(name) && host.ui.has("prompter/down") && host.ui.enabled("prompter/down");
         ++i)
      host.ui.tap("prompter/down");
    ASSERT_TRUE(host.ui.has(name)) << name;
  }
  const sheets::Guidance& guidance(const char* step = "hakodate/1") const { return host.library.step(step)->guidance; }
  Host host;
};

TEST_P(Prompter, ShowsTheChosenQuestionToTheRoomUntilItIsTakenAway) {
  EXPECT_EQ(host.view.shell.projected_question, "");
  reach("prompter/ask/2");
  host.ui.tap("prompter/ask/2");
  reach("prompter/project");
  host.ui.tap("prompter/project");
  host.look();
  EXPECT_EQ(host.view.shell.projected_question, guidance().ask[1].ja);
  EXPECT_EQ(host.view.projector.shows, "question");
  EXPECT_EQ(host.view.projector.question, guidance().ask[1].ja);
  EXPECT_TRUE(host.sent.size() == 0) << "nothing of it is in the meeting";
  host.ui.tap("prompter/project");
  host.look();
  EXPECT_EQ(host.view.shell.projected_question, "");
}

TEST_P(Prompter, TheQuestionGivesWayToWhatElseTheRoomIsShown) {
  reach("prompter/project");
  host.ui.tap("prompter/project");
  host.look();
  host.view.projector.shows = "timer";
  host.look();
  EXPECT_EQ(host.view.control.prompter.projected, -1);
  EXPECT_EQ(host.view.shell.projected_question, "");
  EXPECT_EQ(host.view.projector.shows, "timer");
}

TEST_P(Prompter, TheQuestionGoesWithItsStep) {
  reach("prompter/project");
  host.ui.tap("prompter/project");
  host.look();
  EXPECT_EQ(host.view.shell.projected_question, guidance().ask[0].ja);
  host.apply(R"({"do":"step","to":"hakodate/5"})");
  host.look();
  EXPECT_EQ(host.view.shell.projected_question, "");
}

TEST_P(Prompter, UnfoldsWhatToDoOneAtATime) {
  for (const char* name : {"quiet", "one_voice", "remedies", "hints"}) {
    reach(std::string("prompter/case/") + name);
    host.ui.tap(std::string("prompter/case/") + name);
    EXPECT_EQ(host.view.control.prompter.unfolded, name);
  }
  reach("prompter/case/hints");
  host.ui.tap("prompter/case/hints");
  EXPECT_EQ(host.view.control.prompter.unfolded, "");
}

TEST_P(Prompter, BringsUpOneLineWhichCanBePutAwayForThisStep) {
  EXPECT_FALSE(host.ui.has("prompter/cue/dismiss"));
  host.now += 17 * kMinute; // four fifths of 20, and nobody writes
  host.look();
  ASSERT_TRUE(host.ui.has("prompter/cue/dismiss"));
  EXPECT_EQ(host.view.control.prompter.shown, sheets::CueWhen::nobody_writes);
  host.ui.tap("prompter/cue/dismiss");
  host.look();
  EXPECT_EQ(host.view.control.prompter.shown, sheets::CueWhen::time_short) << "the next one that holds";
  host.ui.tap("prompter/cue/dismiss");
  host.look();
  EXPECT_FALSE(host.ui.has("prompter/cue/dismiss"));
  host.now += kMinute;
  host.look();
  EXPECT_FALSE(host.ui.has("prompter/cue/dismiss")) << "not again for this step";
}

TEST_P(Prompter, ALineStandsForAMinuteBeforeAnotherTakesItsPlace) {
  const base::TimeMs begun = host.now;
  host.now = begun + 11 * kMinute + 30'000;
  host.apply(R"({"do":"add","kind":"hypothesis","text":"坂が急だ"})");
  const auto shown_at = [&](base::TimeMs passed) {
    host.now = begun + passed;
    host.look();
    return host.view.control.prompter.shown;
  };
  EXPECT_EQ(shown_at(16 * kMinute), sheets::CueWhen::time_short);
  EXPECT_EQ(shown_at(16 * kMinute + 40'000), sheets::CueWhen::time_short)
      << "though nobody writes now, which comes first";
  EXPECT_EQ(shown_at(17 * kMinute), sheets::CueWhen::nobody_writes);
  host.apply(R"({"do":"add","kind":"hypothesis","text":"店がない"})");
  EXPECT_EQ(shown_at(17 * kMinute + 1'000), sheets::CueWhen::time_short) << "what no longer holds goes at once";
}

TEST_P(Prompter, IsNoModal) {
  host.now += 30 * kMinute;
  host.look();
  if (upright()) {
    host.ui.tap("prompter/back");
  }
  EXPECT_TRUE(host.ui.has("menu"));
  EXPECT_TRUE(host.ui.has("undo"));
}

INSTANTIATE_TEST_SUITE_P(Sizes, Prompter,
                         testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800},
                                         widgets::Point{1000, 1600}),
                         [](const auto& info) { return std::to_string(static_cast<int>(info.param.x)); });

} // namespace
} // namespace yoriai::tests
