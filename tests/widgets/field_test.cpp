#include "widgets/field.hpp"

#include <gtest/gtest.h>

#include "support/ui_driver.hpp"
#include "widgets/soft_wrap.hpp"

namespace yoriai::widgets {
namespace {

using tests::UiDriver;

struct Writing {
  FieldSpec spec{.label = "付箋を書く", .placeholder = "付箋を書く"};
  std::string text, other;
  int submitted = 0, left = 0, changed = 0;
  bool active = false;
  void draw(Ui& ui) {
    const FieldResult r = text_field(ui, "write", Rect::at(100, 100, 400, spec.multiline ? 240 : 76), text, spec);
    submitted += r.submitted;
    left += r.left;
    changed += r.changed;
    active = r.active;
    text_field(ui, "other", Rect::at(100, 500, 400, 76), other, {.label = "ほか"});
  }
};

TEST(Field, TakesJapaneseTextAndEnterPosts) {
  Writing w;
  UiDriver driver;
  driver.show([&](Ui& ui) { w.draw(ui); });
  EXPECT_EQ(driver.target("write").kind, "input");
  driver.tap("write");
  EXPECT_TRUE(w.active);
  driver.type("𠮷田さんの坂が急。");
  EXPECT_EQ(w.text, "𠮷田さんの坂が急。");
  EXPECT_EQ(w.submitted, 0);
  EXPECT_GT(w.changed, 0);
  driver.key(ImGuiKey_Enter);
  EXPECT_EQ(w.submitted, 1);
  EXPECT_EQ(w.text, "𠮷田さんの坂が急。");
}

TEST(Field, EnterNeverPostsWhileComposing) {
  Writing w;
  UiDriver driver;
  driver.show([&](Ui& ui) { w.draw(ui); });
  driver.tap("write");
  driver.type("坂");
  driver.preedit("がきゅう");
  driver.key(ImGuiKey_Enter);
  EXPECT_EQ(w.submitted, 0);
  EXPECT_EQ(w.text, "坂");
  driver.preedit("");
  driver.frame(2);
  driver.type("が急");
  EXPECT_EQ(w.text, "坂が急");
  driver.key(ImGuiKey_Enter);
  EXPECT_EQ(w.submitted, 1);
}

TEST(Field, LeavingIsToldAndEscapeKeepsTheText) {
  Writing w;
  UiDriver driver;
  driver.show([&](Ui& ui) { w.draw(ui); });
  driver.tap("write");
  driver.type("あ");
  driver.tap("other");
  EXPECT_EQ(w.left, 1);
  driver.tap("write");
  driver.type("い");
  const std::string written = w.text;
  driver.key(ImGuiKey_Escape);
  EXPECT_EQ(w.left, 2);
  EXPECT_EQ(w.text, written);
}

TEST(Field, TextIsLimited) {
  Writing w;
  w.spec.max_characters = 5;
  UiDriver driver;
  driver.show([&](Ui& ui) { w.draw(ui); });
  driver.tap("write");
  driver.type("一二三四五六七");
  EXPECT_EQ(w.text, "一二三四五");
}

TEST(Field, TheProgramCanMoveTheKeyboardHere) {
  Writing w;
  w.text = "もと";
  UiDriver driver;
  driver.show([&](Ui& ui) { w.draw(ui); });
  driver.ui().focus("write");
  driver.frame(3);
  EXPECT_TRUE(w.active);
  driver.type("の文");
  EXPECT_EQ(w.text, "もとの文");
}

TEST(Field, ADisabledFieldTakesNothing) {
  Writing w;
  w.spec.enabled = false;
  UiDriver driver;
  driver.show([&](Ui& ui) { w.draw(ui); });
  driver.tap("write");
  driver.type("あ");
  EXPECT_EQ(w.text, "");
  EXPECT_FALSE(w.active);
}

TEST(Field, ManyLinesWrapWhileTheTextStaysPlain) {
  Writing w;
  w.spec.multiline = true;
  UiDriver driver;
  driver.show([&](Ui& ui) { w.draw(ui); });
  driver.tap("write");
  const std::string sentence = "課題AとBをまとめた。Dは次の時間に文にする。ショートステイも考える。";
  driver.type(sentence);
  EXPECT_EQ(w.text, sentence);
  driver.key(ImGuiKey_Enter);
  EXPECT_EQ(w.submitted, 0);
  driver.type("次の行");
  EXPECT_EQ(w.text, sentence + "\n次の行");
  driver.key(ImGuiKey_Enter, true);
  EXPECT_EQ(w.submitted, 1);
}

TEST(Field, KeysPassOverSoftBreaks) {
  Writing w;
  w.spec.multiline = true;
  UiDriver driver;
  driver.show([&](Ui& ui) { w.draw(ui); });
  driver.tap("write");
  const std::string digits = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
  driver.type(digits);
  for (int i = 0; i < 30; ++i) driver.key(ImGuiKey_Backspace);
  EXPECT_EQ(w.text, "");
  driver.type(digits);
  driver.key(ImGuiKey_Home, true);
  for (int i = 0; i < 30; ++i) driver.key(ImGuiKey_Delete);
  EXPECT_EQ(w.text, "");
  driver.type(digits);
  driver.key(ImGuiKey_Home, true);
  for (int i = 0; i < 20; ++i) driver.key(ImGuiKey_RightArrow);
  driver.type("x");
  EXPECT_EQ(w.text.find('x'), 20u * 3);
  driver.key(ImGuiKey_End, true);
  for (int i = 0; i < 20; ++i) driver.key(ImGuiKey_LeftArrow);
  driver.type("y");
  EXPECT_EQ(w.text.find('y'), 11u * 3); // 31 characters with the x
}

TEST(SoftWrap, AWoundedBreakTakesTheNeighbourAlong) {
  EXPECT_EQ(unwrap("一二\r\n\r三"), "一二三");
  EXPECT_EQ(unwrap("一二\r\n三"), "一三");  // Backspace at the start of the second line
  EXPECT_EQ(unwrap("一二\n\r三四"), "一二四"); // Delete at the end of the first
  EXPECT_EQ(unwrap("一\n二"), "一\n二");
  std::size_t cursor = std::string("一二\r\n\r").size();
  unwrap("一二\r\n\r三", &cursor);
  EXPECT_EQ(cursor, 6u);
  EXPECT_EQ(to_shown("一二\r\n\r三", 6), std::string("一二\r\n\r").size());
  EXPECT_EQ(out_of_break("一\r\n\r二", 4, CaretMove::right), 6u);
  EXPECT_EQ(out_of_break("一\r\n\r二", 3, CaretMove::right), 6u);
  EXPECT_EQ(out_of_break("一\r\n\r二", 5, CaretMove::left), 0u);
  EXPECT_EQ(out_of_break("一\r\n\r二", 3, CaretMove::other), 3u);
}

} // namespace
} // namespace yoriai::widgets
