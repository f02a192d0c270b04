// Japanese text: characters as people count them, lines broken as print shops do, what is cleaned away.
#include "base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace yoriai::base {
namespace {

TEST(Utf8, WellFormedOrNot) {
  for (const char* good : {"", "abc", "髙﨑𠮷邉", "\u0001", "\xf4\x8f\xbf\xbf", "👨‍👩‍👧"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const char* bad : {"\x80", "\xc0\xaf", "\xe3\x81", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "あ\xe3", "\xf8\x88\x80\x80\x80",
                          "\xe0\x80\xaf"})
    EXPECT_FALSE(is_utf8(bad));
}

TEST(Characters, AsPeopleCount) {
  EXPECT_EQ(count_characters(""), 0u);
  EXPECT_EQ(count_characters("あいう"), 3u);
  EXPECT_EQ(count_characters("か\u3099"), 1u); // か and a combining mark
  EXPECT_EQ(count_characters("👨‍👩‍👧"), 1u);
  EXPECT_EQ(count_characters("🇯🇵🇯🇵"), 2u);
  EXPECT_EQ(count_characters("𠮷野家"), 3u);
  EXPECT_EQ(count_characters("葛\U000E0100飾"), 2u); // a variant of 葛
  EXPECT_EQ(count_characters("a\nb"), 3u);
}

TEST(Characters, TheFirstFew) {
  EXPECT_EQ(first_characters("髙﨑𠮷邉", 3), "髙﨑𠮷");
  EXPECT_EQ(first_characters("か\u3099き", 1), "か\u3099");
  EXPECT_EQ(first_characters("ab", 5), "ab");
  EXPECT_EQ(first_characters("ab", 0), "");
  EXPECT_EQ(first_characters("", 3), "");
}

TEST(Characters, TheirEnds) {
  EXPECT_EQ(character_ends("aあ𠮷"), (std::vector<std::size_t>{1, 4, 8}));
  EXPECT_TRUE(character_ends("").empty());
}

bool may_break(std::string_view before, std::string_view after) {
  const std::string text = std::string(before) + std::string(after);
  const auto places = line_break_opportunities(text);
  return std::find(places.begin(), places.end(), before.size()) != places.end();
}

TEST(Lines, BetweenJapaneseCharacters) {
  EXPECT_TRUE(may_break("買い", "物"));
  EXPECT_TRUE(may_break("買い物。", "次"));
  EXPECT_TRUE(may_break("（案）", "次"));
  EXPECT_TRUE(may_break("髙", "﨑"));
}

// 行頭禁則: characters that never begin a line.
TEST(Lines, NeverBeginWithThese) {
  for (const char* c : {"、", "。", "，", "．", "）", "」", "』", "】", "〉", "》", "ー", "っ", "ッ", "ゃ", "ャ", "ゅ", "ョ", "ぁ",
                        "ァ", "々", "〜", "！", "？", "：", "；", "・", ")", "]", "%", "ヶ", "ゝ"})
    EXPECT_FALSE(may_break("買い物", std::string(c) + "続き")) << c;
}

// 行末禁則: characters that never end a line.
TEST(Lines, NeverEndWithThese) {
  for (const char* c : {"（", "「", "『", "【", "〈", "《", "("}) EXPECT_FALSE(may_break(std::string("前") + c, "後")) << c;
}

TEST(Lines, KeepWordsAndEnd) {
  EXPECT_FALSE(may_break("Hako", "date"));
  EXPECT_TRUE(may_break("Hakodate ", "city"));
  EXPECT_FALSE(may_break("1", ",000円"));
  EXPECT_FALSE(may_break("か", "\u3099"));
  EXPECT_EQ(line_break_opportunities("買い").back(), std::string("買い").size());
  EXPECT_TRUE(line_break_opportunities("").empty());
  EXPECT_TRUE(may_break("一\n", "二"));
}

TEST(Lines, AscendToTheEndWhateverTheText) {
  for (const std::string text : {"\xff\xfe", "\n\n\n", "（（（", "。。。", "a", "\xe3\x81", "👨‍👩‍👧👨‍👩‍👧"}) {
    const auto places = line_break_opportunities(text);
    ASSERT_FALSE(places.empty());
    EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
    EXPECT_EQ(std::adjacent_find(places.begin(), places.end()), places.end());
    EXPECT_EQ(places.back(), text.size());
  }
}

TEST(Lines, OnAnyThread) {
  const auto expected = line_break_opportunities("坂の上は、買い物が遠い。");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 50; ++n) EXPECT_EQ(line_break_opportunities("坂の上は、買い物が遠い。"), expected);
    });
  for (auto& thread : threads) thread.join();
}

TEST(Cleaning, WhatIsKeptAndWhatGoes) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"  a  ", "a"},
      {"　買い物　", "買い物"},
      {" 　\t\n", ""},
      {"一\r\n二\r三", "一\n二\n三"},
      {"a\tb", "a\tb"},
      {"a\u0007b\u0000c", "ab"}, // cut by the literal
      {std::string("a\0b", 3), "ab"},
      {"a\u0085b\u009fc", "abc"},
      {"a\u202eb\u2066c\ufeff", "abc"},
      {"a\u200b\u00ad\u2060b", "ab"},
      {"a\u2028b\u2029c", "a\nb\nc"},
      {"\u200d\u200c", ""},
      {"🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"},
      {"a\xff\xe3\x81z", "az"},
      {"👨‍👩‍👧", "👨‍👩‍👧"},
      {"葛\U000E0100", "葛\U000E0100"},
      {"髙﨑𠮷邉", "髙﨑𠮷邉"},
  };
  for (const auto& [text, cleaned] : cases) {
    EXPECT_EQ(clean_text(text), cleaned) << text;
    EXPECT_EQ(clean_text(clean_text(text)), clean_text(text)) << "twice is once";
    EXPECT_TRUE(is_utf8(clean_text(text)));
  }
}

TEST(Searching, FoldsWidthAndCase) {
  EXPECT_EQ(fold_for_search("ＡＢＣ"), "abc");
  EXPECT_EQ(fold_for_search("ｶﾞｽ"), "ガス");
  EXPECT_EQ(fold_for_search("①"), "1");
  EXPECT_NE(fold_for_search("がす"), fold_for_search("ガス"));
  EXPECT_EQ(fold_for_search("か\u3099"), "が");
}

} // namespace
} // namespace yoriai::base
