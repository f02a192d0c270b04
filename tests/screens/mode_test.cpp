// Participants' mode: what it offers, what leaves the screen, and the way back.
#include "screens/mode.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/files.hpp"
#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

class Mode : public testing::TestWithParam<widgets::Point> {
protected:
  Mode() : host({.size = GetParam()}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急だ","role":"resident"})");
    host.apply(R"({"do":"participant","id":"p1","name":"函館花子","role":"resident"})");
    host.look();
  }
  void begin() {
    host.ui.tap("menu");
    while (!host.ui.has("menu/share")) host.ui.tap("menu/down");
    host.ui.tap("menu/share");
    host.ui.tap("mode/ok");
    host.look();
    ASSERT_TRUE(host.view.control.mode.participants);
    host.sent.clear();
  }
  void write(std::string_view text) {
    if (host.ui.has("compose/open")) host.ui.tap("compose/open");
    host.ui.tap("compose/text");
    host.ui.type(text);
    host.ui.tap("compose/post");
    if (host.ui.has("compose/back")) host.ui.tap("compose/back");
    host.look();
  }
  std::string written() const { return host.of_kind("hypothesis").back(); }
  void press(std::string_view digits) {
    for (const char digit : digits) host.ui.tap(std::string("mode/key/") + digit);
  }
  Host host;
};

TEST_P(Mode, OffersNothingThatLeads) {
  host.apply(R"({"do":"hide","step":"hakodate/1"})");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h2","text":"ふせた付箋","role":"resident"})");
  begin();
  EXPECT_TRUE(host.asked<screens::ShareScreen>() && host.asked<screens::ShareScreen>()->on);
  for (const char* name : {"menu", "undo", "redo", "agree", "silence/reveal", "silence/hide", "wall/vote", "parking",
                           "parking/slot", "prompter/open", "prompter/close", "tab/minutes", "remark"})
    EXPECT_FALSE(host.ui.has(name)) << name;
  EXPECT_TRUE(host.ui.has("mode/leave"));
  if (host.ui.has("timer")) {
    EXPECT_FALSE(host.ui.enabled("timer"));
  }
  host.ui.key(ImGuiKey_F, true);
  EXPECT_FALSE(host.ui.has("search/text"));
}

TEST_P(Mode, ANoteIsWrittenMendedAndMovedByItsOwnScreenOnly) {
  begin();
  write("バスが来ない");
  ASSERT_EQ(host.sent.size(), 1u);
  EXPECT_EQ(host.sent[0].name, "add");
  const std::string own = written();
  host.ui.tap("note/" + own);
  if (!host.ui.has("act/edit")) host.ui.tap("act/more");
  host.ui.tap("act/edit");
  host.ui.type("ほとんど");
  host.ui.tap("ask/edit/ok");
  host.look();
  EXPECT_EQ(host.meeting().item(own)->text.find("バスが"), 0u);
  EXPECT_NE(host.meeting().item(own)->text.find("ほとんど"), std::string::npos);
  for (const char* act : {"act/remove", "act/park", "act/stack", "act/mark", "act/more"})
    EXPECT_FALSE(host.ui.has(act)) << act;
  if (host.ui.has("act/cancel")) host.ui.tap("act/cancel");
  host.ui.tap("note/h1");
  for (const char* act : {"act/edit", "act/move", "act/remove", "act/park", "act/stack"})
    EXPECT_FALSE(host.ui.has(act)) << act;
  EXPECT_EQ(host.view.control.mode.held_back, 0u);
}

TEST_P(Mode, ADragMovesOnlyOnesOwnAndNeverStacks) {
  begin();
  write("バスが来ない");
  const std::string own = written();
  host.sent.clear();
  const auto to = host.ui.target("note/h1").rect;
  host.ui.drag("note/" + own, {to.centre().x, to.centre().y});
  host.look();
  for (const auto& command : host.sent) EXPECT_EQ(command.name, "set");
  EXPECT_TRUE(host.meeting().item("h1")->stack.empty());
  host.sent.clear();
  host.ui.drag("note/h1", {to.x0 + 700, to.y0 + 300});
  host.look();
  EXPECT_TRUE(host.sent.empty());
  EXPECT_EQ(host.view.control.mode.held_back, 0u);
}

TEST_P(Mode, OnlyLooksAtOtherSteps) {
  begin();
  host.ui.tap("step/4");
  host.look();
  EXPECT_EQ(host.view.shell.last_screen, "hakodate/4");
  EXPECT_EQ(host.meeting().step(), "hakodate/1");
  EXPECT_TRUE(host.sent.empty());
}

TEST_P(Mode, WithoutAPasscodeASecondTapElsewhereLeadsBack) {
  begin();
  const auto first = host.ui.target("mode/leave").rect;
  host.ui.tap("mode/leave");
  EXPECT_FALSE(host.ui.has("mode/key/1"));
  const auto second = host.ui.target("mode/ok").rect;
  EXPECT_FALSE(first.intersects(second)) << "in another place";
  host.ui.tap("mode/ok");
  host.look();
  EXPECT_FALSE(host.view.control.mode.participants);
  EXPECT_FALSE(host.asked<screens::ShareScreen>()->on);
  EXPECT_TRUE(host.ui.has("menu"));
  EXPECT_TRUE(host.ui.enabled("agree"));
}

TEST_P(Mode, APasscodeIsTypedOnThePadAndNeverShown) {
  host.passcode.set = true;
  begin();
  host.ui.tap("mode/leave");
  press("123");
  EXPECT_FALSE(host.ui.enabled("mode/ok")) << "four digits at least";
  press("9");
  host.ui.tap("mode/key/erase");
  press("4567890123");
  EXPECT_EQ(host.view.control.mode.typed.view(), "123456789012") << "twelve at most";
  for (const auto& name : host.ui.names())
    EXPECT_EQ(host.ui.target(name).label.find("1234"), std::string::npos) << name;
  host.ui.tap("mode/ok");
  host.look();
  ASSERT_TRUE(host.asked<screens::TryPasscode>());
  EXPECT_TRUE(host.view.control.mode.participants) << "not before it is known to be right";
  host.view.control.mode.passed = true;
  host.look();
  EXPECT_FALSE(host.view.control.mode.participants);
  EXPECT_TRUE(host.ui.has("menu"));
}

TEST_P(Mode, AfterWrongTriesThePadRests) {
  host.passcode.set = true;
  host.passcode.barred_until = host.now + 30'000;
  begin();
  host.ui.tap("mode/leave");
  EXPECT_FALSE(host.ui.enabled("mode/key/1"));
  EXPECT_FALSE(host.ui.enabled("mode/ok"));
  host.now += 30'000;
  host.look();
  EXPECT_TRUE(host.ui.enabled("mode/key/1"));
  host.ui.tap("mode/back");
  EXPECT_TRUE(host.view.control.mode.participants);
}

TEST_P(Mode, ThePasscodeIsChosenTwiceTheSame) {
  host.ui.tap("menu");
  while (!host.ui.has("menu/settings")) host.ui.tap("menu/down");
  host.ui.tap("menu/settings");
  while (!host.ui.has("settings/passcode") && host.ui.has("settings/down")) host.ui.tap("settings/down");
  host.ui.tap("settings/passcode");
  press("2468");
  host.ui.tap("mode/ok");
  press("1357");
  host.ui.tap("mode/ok");
  EXPECT_FALSE(host.asked<screens::ChoosePasscode>());
  press("2468");
  host.ui.tap("mode/ok");
  press("2468");
  host.ui.tap("mode/ok");
  host.look();
  EXPECT_TRUE(host.asked<screens::ChoosePasscode>());
  EXPECT_EQ(host.view.control.mode.typed.view(), "2468") << "for whoever runs the program to take";
  EXPECT_FALSE(host.ui.has("mode/ok"));
}

// 係の方 between two voters.
TEST_P(Mode, TheEndOfABallotIsForTheStaff) {
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h2","text":"店がない"})");
  host.apply(R"({"do":"ballot.open","id":"b1","method":"dots","targets":["h1","h2"],"budget":2,"cap":2})");
  host.passcode.set = true;
  host.look();
  host.ui.tap("wall/vote");
  host.ui.tap("booth/end");
  EXPECT_FALSE(host.ui.has("booth/end/close"));
  press("2468");
  host.ui.tap("mode/ok");
  ASSERT_TRUE(host.asked<screens::TryPasscode>());
  host.view.control.mode.passed = true;
  host.look();
  EXPECT_TRUE(host.ui.has("booth/end/close"));
  EXPECT_FALSE(host.view.control.mode.passed) << "once for each time";
}

TEST_P(Mode, VotesAreCastButTheBallotIsNotEnded) {
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h2","text":"店がない"})");
  host.apply(R"({"do":"ballot.open","id":"b1","method":"dots","targets":["h1","h2"],"budget":2,"cap":2})");
  begin();
  host.ui.tap("wall/vote");
  host.ui.tap("booth/begin");
  host.ui.tap("ballot/b1/h1/plus");
  host.ui.tap("booth/next");
  host.ui.tap("booth/role/none");
  host.look();
  ASSERT_EQ(host.sent.size(), 1u);
  EXPECT_EQ(host.sent[0].name, "ballot.cast");
  host.ui.tap("booth/end");
  EXPECT_FALSE(host.ui.has("booth/end/close"));
  host.ui.tap("mode/ok"); // no passcode: the second tap
  host.look();
  EXPECT_FALSE(host.view.control.mode.participants);
  host.ui.tap("booth/end");
  EXPECT_TRUE(host.ui.has("booth/end/close"));
  EXPECT_EQ(host.view.control.mode.held_back, 0u);
}

TEST_P(Mode, TheStartScreenTellsNothing) {
  Host alone({.size = GetParam(), .sheets = {}});
  screens::MeetingCard card;
  card.file = "/tmp/x.yoriai", card.title = "秘密の会議";
  alone.start.recent.push_back(card);
  alone.view.control.mode.participants = true;
  alone.look();
  EXPECT_EQ(alone.ui.names(), std::vector<std::string>{"mode/leave"});
}

// Every screen, everything that can be touched: nothing but notes, changes of one's own and papers leaves.
TEST_P(Mode, WhateverIsTouchedNothingElseLeavesTheScreen) {
  Host full({.size = GetParam()});
  full.apply_file(base::assets_root().parent_path() / "sessions" / "example.jsonl");
  full.look();
  full.view.control.mode.participants = true;
  full.look();
  std::set<std::string> tried;
  const auto tap_all = [&](const std::string& screen) {
    for (int round = 0; round < 4; ++round)
      for (const std::string& name : full.ui.names()) {
        if (name.starts_with("mode/") || !tried.insert(screen + " " + name).second) continue;
        if (!full.ui.has(name) || !full.ui.enabled(name)) continue;
        full.ui.tap(name);
        full.look();
        ASSERT_EQ(full.view.control.mode.held_back, 0u) << screen << ": " << name;
        ASSERT_TRUE(full.view.control.mode.participants) << screen << ": " << name;
        for (const char* way_out : {"act/cancel", "lineage/back", "stack_sheet/back"})
          if (full.ui.has(way_out) && round == 3) full.ui.tap(way_out);
      }
  };
  for (const auto& sheet : full.library.sheets())
    for (const auto& step : sheet.steps) {
      full.view.selection.clear();
      full.view.text_question.reset(), full.view.choice_question.reset();
      full.view.board.form.reset(), full.view.wall.stack = {}, full.view.board.lineage.clear();
      full.view.wall.booth = {};
      full.view.shown = step.path;
      full.look();
      tap_all(step.path);
    }
  EXPECT_GT(tried.size(), 60u);
  for (const auto& command : full.sent) {
    const bool fine = command.name == "add" || command.name == "set" || command.name == "ballot.cast";
    EXPECT_TRUE(fine) << command.name;
  }
  for (const auto& request : full.requests)
    EXPECT_TRUE(std::holds_alternative<screens::ShareScreen>(request) ||
                std::holds_alternative<screens::TryPasscode>(request));
}

INSTANTIATE_TEST_SUITE_P(Sizes, Mode,
                         testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800},
                                         widgets::Point{1000, 1600}),
                         [](const auto& info) { return std::to_string(static_cast<int>(info.param.x)); });

} // namespace
} // namespace yoriai::tests
