// Several fingers on one surface: each presses what it lies on, once.
#include <gtest/gtest.h>

#include "support/ui_driver.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"

namespace yoriai::widgets {
namespace {

using tests::UiDriver;

struct Panel {
  int left = 0, right = 0, off = 0;
  std::string text;
  float factor = 1;
  void draw(Ui& ui) {
    if (button(ui, "left", Rect::at(100, 100, 200, 72), {.label = "左"})) ++left;
    if (button(ui, "right", Rect::at(500, 100, 200, 72), {.label = "右"})) ++right;
    if (button(ui, "off", Rect::at(900, 100, 200, 72), {.label = "休み", .enabled = false})) ++off;
    text_field(ui, "field", Rect::at(100, 300, 400, 72), text, {});
    if (const Pinch* pinch = ui.pinch()) factor *= pinch->factor;
  }
};

class Fingers : public testing::Test {
protected:
  Fingers() {
    driver.show([this](Ui& ui) { panel.draw(ui); });
  }
  Point on(const char* name) { return driver.target(name).rect.centre(); }
  static Finger down(std::uint32_t id, Point at) { return {id, at, at, false}; }
  static Finger up(std::uint32_t id, Point began, Point at) { return {id, began, at, true}; }

  static Hands beside(std::vector<Finger> fingers) {
    Hands hands;
    hands.beside = std::move(fingers);
    return hands;
  }

  Panel panel;
  UiDriver driver;
};

TEST_F(Fingers, AFingerBesideThePointerPressesByItself) {
  driver.press("left");
  driver.hands(beside({down(1, on("right"))}));
  EXPECT_EQ(panel.right, 0) << "it acts when it is lifted";
  driver.hands(beside({up(1, on("right"), on("right"))}));
  EXPECT_EQ(panel.right, 1);
  EXPECT_EQ(panel.left, 0);
  driver.release();
  EXPECT_EQ(panel.left, 1);
  EXPECT_EQ(panel.right, 1);
}

TEST_F(Fingers, SlidingOffAndBeingLostDoNothing) {
  driver.hands(beside({down(1, on("right")), down(2, on("left"))}));
  driver.hands(beside({up(1, on("right"), on("left"))})); // the second one is lost
  driver.frame(2);
  EXPECT_EQ(panel.right + panel.left, 0);
}

TEST_F(Fingers, WhatOneHoldsNoOtherPresses) {
  const Point at = on("right");
  driver.hands(beside({down(1, at), down(2, at), down(3, at)}));
  driver.hands(beside({up(1, at, at), down(2, at), down(3, at)}));
  driver.hands(beside({up(2, at, at), down(3, at)}));
  driver.hands(beside({up(3, at, at)}));
  EXPECT_EQ(panel.right, 1);
  driver.hands(beside({down(4, at)})); // and then it can be pressed again
  driver.hands(beside({up(4, at, at)}));
  EXPECT_EQ(panel.right, 2);
}

TEST_F(Fingers, WhatThePointerHoldsNoFingerPresses) {
  driver.press("left");
  driver.hands(beside({down(1, on("left"))}));
  driver.hands(beside({up(1, on("left"), on("left"))}));
  EXPECT_EQ(panel.left, 0);
  driver.release();
  EXPECT_EQ(panel.left, 1);
}

TEST_F(Fingers, AGivenUpPressDoesNothing) {
  driver.press("left");
  Hands hands;
  hands.give_up = true;
  driver.hands(hands);
  driver.release();
  EXPECT_EQ(panel.left, 0);
  driver.tap("left");
  EXPECT_EQ(panel.left, 1);
}

TEST_F(Fingers, WhatIsSwitchedOffStaysOff) {
  driver.hands(beside({down(1, on("off"))}));
  driver.hands(beside({up(1, on("off"), on("off"))}));
  EXPECT_EQ(panel.off, 0);
}

TEST_F(Fingers, AFieldThatIsTappedTakesTheKeyboard) {
  driver.hands(beside({down(1, on("field"))}));
  driver.hands(beside({up(1, on("field"), on("field"))}));
  driver.frame(3);
  driver.type("坂");
  EXPECT_EQ(panel.text, "坂");
}

TEST_F(Fingers, APinchIsToldInItsFrameAlone) {
  Hands hands;
  hands.pinch.factor = 1.5f;
  hands.pinching = true;
  driver.hands(hands);
  driver.frame(3);
  EXPECT_FLOAT_EQ(panel.factor, 1.5f);
}

} // namespace
} // namespace yoriai::widgets
