// Sheets over the screen, lists to choose from, and scrolling.
#include <gtest/gtest.h>

#include "support/ui_driver.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::widgets {
namespace {

using tests::UiDriver;

struct SheetScreen {
  bool open = false, text_in_sheet = false;
  int under = 0, ok = 0, dismissed = 0;
  std::string text = {};
  void draw(Ui& ui) {
    if (button(ui, "open", Rect::at(100, 100, 200, 72), {.label = "開く"})) open = true;
    if (button(ui, "under", Rect::at(800, 980, 300, 72), {.label = "下"})) ++under;
    if (open) draw_sheet(ui);
  }
  void draw_sheet(Ui& ui) {
    SheetFrame sheet = begin_sheet(ui, "agree", {.title = "合意して次へ進みます"});
    const SheetTap tap = sheet_foot(ui, "agree", sheet.body, {.back = "もどる", .ok = "このまま合意する"});
    if (text_in_sheet) text_field(ui, "agree/text", sheet.body.cut_top(120), text, {.label = "合意", .multiline = true});
    end_sheet(ui);
    if (tap == SheetTap::ok) ++ok, open = false;
    if (tap == SheetTap::back || sheet.dismissed) ++dismissed, open = false;
  }
};

TEST(Sheet, BlocksWhatLiesBeneath) {
  SheetScreen screen;
  UiDriver driver;
  driver.show([&](Ui& ui) { screen.draw(ui); });
  const Point under = driver.target("under").rect.centre(), opener = driver.target("open").rect.centre();
  driver.tap("open");
  ASSERT_TRUE(screen.open);
  EXPECT_FALSE(driver.has("under"));
  EXPECT_FALSE(driver.has("open"));
  driver.tap_at(under);
  driver.tap_at(opener);
  EXPECT_EQ(screen.under, 0);
  EXPECT_TRUE(screen.open);
  driver.tap("agree/ok");
  EXPECT_EQ(screen.ok, 1);
  EXPECT_TRUE(driver.has("under"));
  driver.tap("under");
  EXPECT_EQ(screen.under, 1);
}

TEST(Sheet, ATapThatHitTwiceFastDoesNotFallThrough) {
  SheetScreen screen{.open = true};
  UiDriver driver;
  driver.show([&](Ui& ui) { screen.draw(ui); });
  driver.tap("agree/back");
  EXPECT_EQ(screen.dismissed, 1);
  EXPECT_EQ(screen.under, 0);
}

TEST(Sheet, EscapeAndTheKeyboardWorkInside) {
  SheetScreen screen{.open = true};
  UiDriver driver;
  driver.show([&](Ui& ui) { screen.draw(ui); });
  driver.key(ImGuiKey_Tab);
  driver.key(ImGuiKey_Tab);
  driver.key(ImGuiKey_Enter);
  EXPECT_EQ(screen.ok + screen.dismissed, 1);
  screen.open = true;
  driver.frame(2);
  driver.key(ImGuiKey_Escape);
  EXPECT_FALSE(screen.open);
  driver.key(ImGuiKey_Tab); // the keyboard is back on the screen beneath
  driver.key(ImGuiKey_Enter);
  EXPECT_TRUE(screen.open || screen.under == 1);
}

TEST(Sheet, TextCanBeWrittenInIt) {
  SheetScreen screen{.open = true, .text_in_sheet = true};
  UiDriver driver;
  driver.show([&](Ui& ui) { screen.draw(ui); });
  driver.tap("agree/text");
  driver.type("課題Aをまとめた。");
  EXPECT_EQ(screen.text, "課題Aをまとめた。");
}

TEST(Choose, BesideAControlAndAsASheet) {
  const Choice choices[] = {{.id = "resident", .label = "住民", .role = "resident"},
                            {.id = "medical", .label = "医療", .role = "medical", .chosen = true},
                            {.id = "drop", .label = "捨てる", .enabled = false}};
  for (const bool beside : {true, false}) {
    ScrollState scroll;
    int picked = -1, dismissed = 0;
    bool open = true;
    UiDriver driver;
    driver.show([&](Ui& ui) {
      button(ui, "under", Rect::at(100, 900, 300, 72), {.label = "下"});
      if (!open) return;
      ChooseSpec spec{.title = "役割", .back = "もどる"};
      if (beside) spec.anchor = Rect::at(100, 900, 300, 72);
      const Chosen c = choose(ui, "role", spec, choices, scroll);
      if (c.index >= 0) picked = c.index;
      dismissed += c.dismissed;
    });
    driver.tap("role/drop");
    EXPECT_EQ(picked, -1);
    driver.tap("role/medical");
    EXPECT_EQ(picked, 1);
    EXPECT_EQ(dismissed, 0);
    beside ? driver.tap_at({1500, 200}) : driver.tap("role/back");
    EXPECT_EQ(dismissed, 1);
  }
}

struct LongList {
  ScrollState scroll;
  int drawn = 0, tapped = -1;
  void draw(Ui& ui) {
    drawn = 0;
    const Rect view = Rect::at(100, 100, 600, 500);
    ScrollArea area(ui, "list", view, scroll, 1000 * 80);
    int above = 0, below = 0;
    for (int i = 0; i < 1000; ++i) {
      const Rect row = Rect::at(0, static_cast<float>(i) * 80, 600, 80);
      if (row.y1 <= area.visible().y0) ++above;
      if (row.y0 >= area.visible().y1) ++below;
      if (!area.shows(row)) continue;
      ++drawn;
      if (list_row(ui, "row/" + std::to_string(i), area.place(row), {.title = "行"})) tapped = i;
    }
    area.finish(above, below);
  }
};

TEST(Scroll, OnlyTheVisibleIsDrawnAndNamed) {
  LongList list;
  UiDriver driver;
  driver.show([&](Ui& ui) { list.draw(ui); });
  EXPECT_LE(list.drawn, 8);
  EXPECT_TRUE(driver.has("row/0"));
  EXPECT_FALSE(driver.has("row/50"));
  for (const std::string& name : driver.names_beginning("row/")) {
    EXPECT_GE(driver.target(name).rect.y0, 100);
    EXPECT_LE(driver.target(name).rect.y1, 600);
  }
}

TEST(Scroll, PageButtonsWheelAndFinger) {
  LongList list;
  UiDriver driver;
  driver.show([&](Ui& ui) { list.draw(ui); });
  EXPECT_FALSE(driver.has("list/up"));
  driver.tap("list/down");
  EXPECT_GT(list.scroll.offset, 200);
  EXPECT_TRUE(driver.has("list/up"));
  driver.tap("list/up");
  EXPECT_EQ(list.scroll.offset, 0);
  driver.wheel({300, 300}, -2);
  EXPECT_GT(list.scroll.offset, 100);
  driver.wheel({1500, 900}, -2); // the pointer is elsewhere
  const float before = list.scroll.offset;
  driver.press_at({300, 400});
  driver.move_to({300, 350});
  driver.move_to({300, 250});
  driver.release();
  EXPECT_NEAR(list.scroll.offset, before + 150, 1);
  EXPECT_EQ(list.tapped, -1) << "a drag is no tap";
}

TEST(Scroll, ATapOnARowStillActs) {
  LongList list;
  UiDriver driver;
  driver.show([&](Ui& ui) { list.draw(ui); });
  driver.tap("row/2");
  EXPECT_EQ(list.tapped, 2);
  EXPECT_EQ(list.scroll.offset, 0);
}

TEST(Scroll, EndsAtTheEnd) {
  LongList list;
  UiDriver driver;
  driver.show([&](Ui& ui) { list.draw(ui); });
  list.scroll.offset = 1e9f;
  driver.frame();
  EXPECT_TRUE(driver.has("row/999"));
  EXPECT_FALSE(driver.has("list/down"));
}

} // namespace
} // namespace yoriai::widgets
