// The switch of what the pads learn: kept with the meeting, nothing offered while it is off, and how all of it is forgotten.
#include <gtest/gtest.h>

#include "screens/drafts.hpp"
#include "screens/pads_room.hpp"

namespace yoriai::tests {
namespace {

class LearningSwitch : public testing::TestWithParam<widgets::Point> {
protected:
  LearningSwitch() : host({.size = GetParam()}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.look();
  }
  void learn() {
    host.view.pads.learning.learn({{{"自助", {{"じじょ", "自助"}}}, true}, {{"互助", {{"ごじょ", "互助"}}}, true}});
  }
  void open_settings() {
    host.view.shell.sheet = screens::ShellSheet::settings;
    host.look();
  }
  void tap(const std::string& name) {
    while (!host.ui.has(name) && host.ui.has("settings/down")) host.ui.tap("settings/down");
    host.ui.tap(name);
  }
  bool enabled(const std::string& name) {
    while (!host.ui.has(name) && host.ui.has("settings/down")) host.ui.tap("settings/down");
    return host.ui.enabled(name);
  }
  const input::Learning& learning() const { return host.view.pads.learning; }
  Host host;
};

TEST_P(LearningSwitch, SwitchedOffNothingLearnedIsOfferedAndNothingIsLearned) {
  learn();
  const std::size_t known = learning().size();
  open_settings();
  tap("settings/learning/off");
  EXPECT_FALSE(learning().is_on());
  EXPECT_EQ(learning().list()->size(), 0u);
  learn();
  EXPECT_EQ(learning().size(), known) << "it stays until it is cleared";
  tap("settings/learning/on");
  EXPECT_GT(learning().list()->size(), 0u);
}

TEST_P(LearningSwitch, WhatIsPostedOnAPadIsNotLearnedWhileItIsOff) {
  host.view.pads.places.wanted = screens::PadsWanted::always;
  host.view.pads.learning.switch_on(false);
  host.look();
  PadsRoom room(host, {.size = GetParam()});
  const auto post = [&] {
    room.type(0, {"か", "き", "convert"});
    room.tap(0, "offers");
    room.tap(0, "offer/1");
    room.tap(0, "key/post");
  };
  host.ui.tap("compose/open");
  post();
  EXPECT_EQ(learning().size(), 0u);
  host.view.pads.learning.switch_on(true);
  post();
  EXPECT_GT(learning().size(), 0u);
}

TEST_P(LearningSwitch, IsAsItWasWhenTheMeetingIsOpenedAgain) {
  open_settings();
  tap("settings/learning/off");
  const screens::Drafts kept = screens::half_written(host.view, host.meeting());
  Host next({.size = GetParam()});
  ASSERT_TRUE(next.view.pads.learning.is_on());
  screens::put_back(next.view, kept);
  EXPECT_FALSE(next.view.pads.learning.is_on());
  next.view.pads.learning.switch_on(true);
  EXPECT_TRUE(screens::half_written(next.view, next.meeting()).empty()) << "as it is at first: nothing is kept";
}

TEST_P(LearningSwitch, AllIsForgottenAfterOneMoreTap) {
  open_settings();
  EXPECT_FALSE(enabled("settings/learning/clear"));
  learn();
  host.look();
  ASSERT_TRUE(enabled("settings/learning/clear"));
  const std::string count = std::to_string(learning().size());
  EXPECT_NE(host.ui.target("settings/learning/clear").label.find(count), std::string::npos);
  tap("settings/learning/clear");
  EXPECT_GT(learning().size(), 0u) << "it asks first";
  host.ui.tap("forget/back");
  EXPECT_GT(learning().size(), 0u);
  tap("settings/learning/clear");
  host.ui.tap("forget/learned");
  EXPECT_EQ(learning().size(), 0u);
  EXPECT_FALSE(enabled("settings/learning/clear"));
}

TEST_P(LearningSwitch, IsOfferedWhileAMeetingIsOpenOnly) {
  Host start({.size = GetParam(), .sheets = {}});
  start.view.shell.sheet = screens::ShellSheet::settings;
  start.look();
  for (int page = 0; page < 6; ++page) {
    EXPECT_TRUE(start.ui.names_beginning("settings/learning").empty());
    if (start.ui.has("settings/down")) start.ui.tap("settings/down");
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, LearningSwitch,
                         testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800},
                                         widgets::Point{860, 1376}),
                         [](const testing::TestParamInfo<widgets::Point>& info) {
                           return "w" + std::to_string(static_cast<int>(info.param.x));
                         });

} // namespace
} // namespace yoriai::tests
