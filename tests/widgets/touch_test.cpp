// What fingers and keys do to controls.
#include <gtest/gtest.h>

#include "support/ui_driver.hpp"
#include "widgets/controls.hpp"
#include "widgets/note.hpp"

namespace yoriai::widgets {
namespace {

using tests::UiDriver;

struct OneButton {
  int taps = 0;
  bool enabled = true;
  void draw(Ui& ui) {
    if (button(ui, "go", Rect::at(100, 100, 200, 72), {.label = "貼る", .enabled = enabled})) ++taps;
    if (button(ui, "other", Rect::at(100, 300, 200, 72), {.label = "重ねる"})) taps += 100;
  }
};

TEST(Touch, AButtonActsWhenTheFingerLeavesItInside) {
  OneButton screen;
  UiDriver driver;
  driver.show([&](Ui& ui) { screen.draw(ui); });
  driver.press("go");
  EXPECT_EQ(screen.taps, 0);
  driver.release();
  EXPECT_EQ(screen.taps, 1);
}

TEST(Touch, SlidingOffCancels) {
  OneButton screen;
  UiDriver driver;
  driver.show([&](Ui& ui) { screen.draw(ui); });
  driver.press("go");
  driver.move_to({600, 600});
  driver.release();
  EXPECT_EQ(screen.taps, 0);
  driver.press("go");
  driver.move_to(driver.target("other").rect.centre()); // on to another one: that does not act either
  driver.release();
  EXPECT_EQ(screen.taps, 0);
}

TEST(Touch, APressThatBeganElsewhereDoesNotAct) {
  OneButton screen;
  UiDriver driver;
  driver.show([&](Ui& ui) { screen.draw(ui); });
  driver.press_at({600, 600});
  driver.move_to(driver.target("go").rect.centre());
  driver.release();
  EXPECT_EQ(screen.taps, 0);
}

TEST(Touch, ADisabledButtonIsNamedAndDoesNothing) {
  OneButton screen{.enabled = false};
  UiDriver driver;
  driver.show([&](Ui& ui) { screen.draw(ui); });
  EXPECT_FALSE(driver.enabled("go"));
  driver.tap("go");
  EXPECT_EQ(screen.taps, 0);
}

TEST(Touch, WhatIsDrawnLaterLiesOnTop) {
  int row = 0, inner = 0;
  UiDriver driver;
  driver.show([&](Ui& ui) {
    if (list_row(ui, "row", Rect::at(0, 0, 800, 100), {.title = "行"})) ++row;
    if (button(ui, "row/act", Rect::at(600, 14, 160, 72), {.label = "開く"})) ++inner;
  });
  driver.tap("row/act");
  EXPECT_EQ(inner, 1);
  EXPECT_EQ(row, 0);
  driver.tap_at({100, 50});
  EXPECT_EQ(row, 1);
}

TEST(Touch, TabAndEnterReachAButton) {
  OneButton screen;
  UiDriver driver;
  driver.show([&](Ui& ui) { screen.draw(ui); });
  driver.key(ImGuiKey_Tab);
  driver.key(ImGuiKey_Enter);
  EXPECT_EQ(screen.taps, 1);
  driver.key(ImGuiKey_Tab);
  driver.key(ImGuiKey_Space);
  EXPECT_EQ(screen.taps, 101);
}

TEST(Touch, OnlyWhatShowsIsATarget) {
  UiDriver driver;
  driver.show([](Ui& ui) {
    ui.push_clip({0, 0, 500, 500});
    button(ui, "half", Rect::at(400, 100, 200, 72), {.label = "半分"});
    button(ui, "gone", Rect::at(600, 100, 200, 72), {.label = "外"});
    ui.pop_clip();
  });
  EXPECT_EQ(driver.target("half").rect, (Rect{400, 100, 500, 172}));
  EXPECT_FALSE(driver.has("gone"));
}

TEST(Touch, ANoteIsTappedOrDragged) {
  int taps = 0, starts = 0, drops = 0;
  Point dropped{};
  std::string central;
  UiDriver driver;
  driver.show([&](Ui& ui) {
    if (const Drop* d = ui.drop()) central = d->name;
    const Touch t = note(ui, "note/h1", Rect::at(100, 100, 306, 150), {.role = "resident", .text = "坂が急"});
    taps += t.tapped;
    starts += t.drag_started;
    if (t.dropped) ++drops, dropped = t.pointer;
  });
  driver.tap("note/h1");
  EXPECT_EQ(taps, 1);
  driver.drag("note/h1", Point{900, 700});
  EXPECT_EQ(taps, 1);
  EXPECT_EQ(starts, 1);
  EXPECT_EQ(drops, 1);
  EXPECT_NEAR(dropped.x, 900, 1);
  EXPECT_EQ(central, "note/h1");
}

TEST(Touch, AFingerThatTremblesStillTaps) {
  int taps = 0, drops = 0;
  UiDriver driver;
  driver.show([&](Ui& ui) {
    const Touch t = note(ui, "note/h1", Rect::at(100, 100, 306, 150), {.role = "resident", .text = "坂が急"});
    taps += t.tapped;
    drops += t.dropped;
  });
  const Point p = driver.target("note/h1").rect.centre();
  driver.press_at(p);
  driver.move_to({p.x + mm(2), p.y});
  driver.release();
  EXPECT_EQ(taps, 1);
  EXPECT_EQ(drops, 0);
}

TEST(Touch, ADragGoesOnWhenItsNoteIsOutOfView) {
  bool shown = true;
  std::string dropped;
  UiDriver driver;
  driver.show([&](Ui& ui) {
    if (const Drop* d = ui.drop()) dropped = d->name;
    if (shown) note(ui, "note/h1", Rect::at(100, 100, 306, 150), {.role = "resident", .text = "坂が急"});
  });
  driver.press("note/h1");
  driver.move_to({500, 500});
  EXPECT_EQ(driver.ui().dragging(), "note/h1");
  shown = false;
  driver.move_to({600, 600});
  driver.release();
  EXPECT_EQ(dropped, "note/h1");
}

TEST(Touch, ASwitchGoesThroughItsThreeStates) {
  Three value = Three::undecided;
  UiDriver driver;
  driver.show([&](Ui& ui) {
    if (toggle3(ui, "t", Rect::at(0, 0, 116, 100), value, {"ある", "ない", "これから"}, "※1 普遍性")) value = next(value);
  });
  EXPECT_EQ(driver.target("t").label, "※1 普遍性 これから");
  driver.tap("t");
  EXPECT_EQ(value, Three::yes);
  driver.tap("t");
  EXPECT_EQ(value, Three::no);
  driver.tap("t");
  EXPECT_EQ(value, Three::undecided);
}

TEST(Touch, SegmentsAndBarsTellWhichPart) {
  int segment = -1, act = -1;
  UiDriver driver;
  driver.show([&](Ui& ui) {
    const Segment parts[] = {{"all", "全体"}, {"resident", "住民"}, {"pro", "専門職・行政"}};
    const int s = segmented(ui, "filter", Rect::at(0, 0, 400, 60), parts, 0);
    const BarAct acts[] = {{"stack", "重ねる", nullptr, true}, {"stop", "やめる", icon::kClose, true}};
    const int a = selection_bar(ui, "bar", Rect::at(0, 200, 1200, 76), "選んだ1枚", acts);
    if (s >= 0) segment = s;
    if (a >= 0) act = a;
  });
  driver.tap("filter/pro");
  EXPECT_EQ(segment, 2);
  driver.tap("bar/stop");
  EXPECT_EQ(act, 1);
  EXPECT_LT(driver.target("bar/stack").rect.x1, driver.target("bar/stop").rect.x0);
}

TEST(Touch, ATargetIsFoundAtEveryScale) {
  for (const float scale : {0.8f, 1.0f, 1.4f, 2.0f}) {
    OneButton screen;
    UiDriver driver({1920 * scale, 1080 * scale}, scale);
    driver.show([&](Ui& ui) { screen.draw(ui); });
    driver.tap("go");
    EXPECT_EQ(screen.taps, 1) << scale;
  }
}

} // namespace
} // namespace yoriai::widgets
