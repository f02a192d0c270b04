#include "widgets/text.hpp"

#include <gtest/gtest.h>

#include "support/ui_driver.hpp"

namespace yoriai::widgets {
namespace {

constexpr TextStyle kStyle{30, Weight::regular, kLineNote};

std::vector<std::string> lines_of(Ui& ui, std::string_view text, float width, int max_lines = 0) {
  std::vector<std::string> lines;
  for (const TextLine& l : text_layout(ui, text, kStyle, width, max_lines).lines)
    lines.emplace_back(text.substr(l.begin, l.end - l.begin));
  return lines;
}

// Text can only be measured inside a frame.
void in_frame(const std::function<void(Ui&)>& check) {
  tests::UiDriver driver;
  driver.show(check);
}

TEST(Text, NoLineBeginsOrEndsWithForbiddenSigns) {
  in_frame([](Ui& ui) {
    const std::string text =
        "冬は、家の前の雪をかく人がいない。「サービス（送迎）」を、ショートステイでも使えるようにしてほしいー、という声がある。";
    for (float width = 130; width < 400; width += 7) // the longest unbreakable piece has four characters
      for (const std::string& line : lines_of(ui, text, width)) {
        for (const char* never_first : {"、", "。", "ー", "）", "」", "ャ", "ョ", "っ"})
          EXPECT_FALSE(line.starts_with(never_first)) << width << ": " << line;
        for (const char* never_last : {"（", "「"}) EXPECT_FALSE(line.ends_with(never_last)) << width << ": " << line;
      }
  });
}

TEST(Text, LinesFitAndLoseNothing) {
  in_frame([](Ui& ui) {
    const std::string text = "髙﨑さんと𠮷田さん、邉さんは bus と taxi で通う。";
    for (const float width : {100.0f, 160.0f, 270.0f}) {
      std::string joined;
      for (const TextLine& l : text_layout(ui, text, kStyle, width).lines) {
        EXPECT_LE(l.width, width + 0.5f);
        joined += text.substr(l.begin, l.end - l.begin);
      }
      std::string without_blanks = text;
      std::erase(joined, ' ');
      std::erase(without_blanks, ' ');
      EXPECT_EQ(joined, without_blanks);
    }
  });
}

TEST(Text, AWordLongerThanTheLineIsSplitBetweenCharacters) {
  in_frame([](Ui& ui) {
    const auto lines = lines_of(ui, "https://example.org/averyveryverylongaddress", 120);
    ASSERT_GT(lines.size(), 2u);
    std::string joined;
    for (const std::string& l : lines) joined += l;
    EXPECT_EQ(joined, "https://example.org/averyveryverylongaddress");
  });
}

TEST(Text, NewlinesAreKept) {
  in_frame([](Ui& ui) {
    EXPECT_EQ(lines_of(ui, "一\n\n二", 500), (std::vector<std::string>{"一", "", "二"}));
    EXPECT_EQ(lines_of(ui, "一\n", 500).size(), 2u);
    EXPECT_EQ(lines_of(ui, "", 500).size(), 1u);
  });
}

TEST(Text, WhatDoesNotFitIsCutWithAnEllipsis) {
  in_frame([](Ui& ui) {
    const std::string text = "坂の上に住む人が、買い物や通院に出かけにくい。";
    const TextBlock& block = text_layout(ui, text, kStyle, 200, 2);
    EXPECT_TRUE(block.cut);
    ASSERT_EQ(block.lines.size(), 2u);
    EXPECT_LE(block.lines[1].width, 200.5f);
    EXPECT_FALSE(text_layout(ui, text, kStyle, 2000, 2).cut);
  });
}

TEST(Text, TheCacheLaysOutOnce) {
  in_frame([](Ui& ui) {
    TextCache cache(3);
    const auto lay = [&](const char* text, float width = 200) {
      cache.layout(ui.fonts(), text, kStyle, width, 0);
    };
    lay("あ"), lay("あ"), lay("あ");
    EXPECT_EQ(cache.misses(), 1u);
    lay("あ", 100), lay("い");
    EXPECT_EQ(cache.misses(), 3u);
    lay("あ"), lay("う"); // 「あ」 was used last, so the oldest other leaves
    EXPECT_EQ(cache.size(), 3u);
    lay("あ");
    EXPECT_EQ(cache.misses(), 4u);
    lay("あ", 100);
    EXPECT_EQ(cache.misses(), 5u);
  });
}

TEST(Text, BoldTakesItsOwnLayout) {
  in_frame([](Ui& ui) {
    EXPECT_NE(text_width(ui, "WWW", {24, Weight::regular, 1}), text_width(ui, "WWW", {24, Weight::bold, 1}));
    EXPECT_FLOAT_EQ(text_height(ui, "一\n二", kStyle, 300), 2 * 30 * kLineNote);
  });
}

} // namespace
} // namespace yoriai::widgets
