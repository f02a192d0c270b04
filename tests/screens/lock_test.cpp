// 動かないようにする: set and lifted by the one who leads, seen on rail and board, refused with a sentence.
#include <gtest/gtest.h>

#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

class Lock : public testing::TestWithParam<widgets::Point> {
protected:
  Lock() : host({.size = GetParam()}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急だ","role":"resident"})");
    host.apply(R"({"do":"add","kind":"hypothesis","id":"h2","text":"店がない","role":"resident"})");
    host.look();
  }
  void choose(const char* what) {
    host.ui.tap("menu");
    while (!host.ui.has("menu/lock")) host.ui.tap("menu/down");
    host.ui.tap("menu/lock");
    host.ui.tap(std::string("lock/") + what);
    host.look();
  }
  const std::set<std::string>& locked() const { return host.meeting().course().locked; }
  Host host;
};

TEST_P(Lock, KeepsAStepUntilItIsLifted) {
  choose("step");
  EXPECT_TRUE(locked().contains("hakodate/1"));
  ASSERT_TRUE(host.ui.has("lock/open"));
  const auto at = host.meeting().item("h1")->at;
  const auto to = host.ui.target("note/h2").rect;
  host.ui.drag("note/h1", {to.centre().x, to.centre().y});
  host.look();
  EXPECT_EQ(host.meeting().item("h1")->at, at);
  EXPECT_TRUE(host.meeting().item("h1")->stack.empty());
  EXPECT_TRUE(host.refusals.empty()) << "it cannot even be lifted";
  host.ui.tap("lock/open");
  host.look();
  EXPECT_TRUE(locked().empty());
  EXPECT_FALSE(host.ui.has("lock/open"));
}

TEST_P(Lock, WhatIsTriedAllTheSameIsRefusedInTheSelectionBar) {
  choose("step");
  host.ui.tap("note/h1");
  if (!host.ui.has("act/mark")) host.ui.tap("act/more");
  host.ui.tap("act/mark");
  host.look();
  ASSERT_EQ(host.refusals.size(), 1u);
  EXPECT_NE(host.refusals[0].find("動かないように"), std::string::npos);
  EXPECT_FALSE(host.meeting().item("h1")->marked);
  EXPECT_TRUE(host.view.selection.has("h1")) << "the sentence stands where it was tried";
}

TEST_P(Lock, KeepsEveryStepAndBothOfASharedScreen) {
  choose("all");
  EXPECT_TRUE(locked().contains(""));
  host.ui.tap("step/4");
  host.look();
  EXPECT_TRUE(host.ui.has("lock/open"));
  host.ui.tap("lock/open");
  host.look();
  EXPECT_TRUE(locked().empty());
  host.ui.tap("step/2");
  host.look();
  choose("step");
  EXPECT_TRUE(locked().contains("hakodate/2"));
  EXPECT_TRUE(locked().contains("hakodate/3"));
}

TEST_P(Lock, ParticipantsSeeItAndCannotLiftIt) {
  choose("step");
  host.view.control.mode.participants = true;
  host.look();
  EXPECT_FALSE(host.ui.has("lock/open"));
}

INSTANTIATE_TEST_SUITE_P(Sizes, Lock,
                         testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800},
                                         widgets::Point{1000, 1600}),
                         [](const auto& info) { return std::to_string(static_cast<int>(info.param.x)); });

} // namespace
} // namespace yoriai::tests
