#include "input/kana.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace yoriai::input {
namespace {

TEST(Kana, TheMarkKeyGoesRoundTheFormsOfAKana) {
  const std::u32string_view rounds[] = {U"かが", U"つっづ", U"はばぱ", U"やゃ", U"うぅゔ",
                                        U"カガ", U"ツッヅ", U"ハバパ", U"わゎ"};
  for (const auto round : rounds)
    for (std::size_t i = 0; i < round.size(); ++i)
      EXPECT_EQ(next_form(round[i]), round[(i + 1) % round.size()]) << utf8(round) << " " << i;
  for (const char32_t c : {U'な', U'ん', U'ー', U'漢', U'A'}) EXPECT_EQ(next_form(c), c);
}

TEST(Kana, EveryKanaIsReachedByTheKeyFromOneOfTheTable) {
  const std::u32string_view keys =
      U"あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん";
  for (char32_t c = U'ぁ'; c <= U'ん'; ++c) {
    if (c == U'ゐ' || c == U'ゑ') continue; // old kana: chosen from the candidates
    bool reached = false;
    for (char32_t key : keys)
      for (int i = 0; i < 3; ++i, key = next_form(key)) reached = reached || key == c;
    EXPECT_TRUE(reached) << utf8(std::u32string(1, c));
  }
}

TEST(Kana, CombiningMarksBecomeOneCharacter) {
  EXPECT_EQ(code_points("か\u3099き\u3099は\u309A"), U"がぎぱ");
  EXPECT_EQ(code_points("ハ\u309A"), U"パ");
  EXPECT_EQ(code_points("な\u3099"), U"な\u3099"); // there is no such kana
}

TEST(Kana, BytesThatAreNoUtf8BecomeOneReplacementEachRun) {
  EXPECT_EQ(code_points("あ\xff\xfe\x80い"), U"あ\uFFFDい");
  EXPECT_EQ(code_points("\xe3\x81"), U"\uFFFD");
  EXPECT_EQ(code_points("\xed\xa0\x80"), U"\uFFFD"); // half of a surrogate pair
  EXPECT_EQ(utf8(U"𠮷野"), "𠮷野");
}

TEST(Kana, ReadsNumbersSaidInKana) {
  const std::pair<const char32_t*, const char*> numbers[] = {{U"ぜろ", "0"},
                                                             {U"いち", "1"},
                                                             {U"じゅう", "10"},
                                                             {U"にじゅう", "20"},
                                                             {U"にじゅうご", "25"},
                                                             {U"しちじゅうごまん", "750000"},
                                                             {U"ひゃく", "100"},
                                                             {U"さんびゃく", "300"},
                                                             {U"ろっぴゃく", "600"},
                                                             {U"はっぴゃくごじゅう", "850"},
                                                             {U"せん", "1000"},
                                                             {U"さんぜん", "3000"},
                                                             {U"にせんにじゅうろく", "2026"},
                                                             {U"いちまんにせん", "12000"},
                                                             {U"いちおく", "100000000"},
                                                             {U"よんじゅうく", "49"}};
  for (const auto& [kana, digits] : numbers) EXPECT_EQ(number_of_kana(kana), digits) << utf8(kana);
  for (const char32_t* kana : {U"", U"かい", U"じゅうひゃく", U"にさん", U"まん", U"にじゅうぜろ", U"ごかい"})
    EXPECT_EQ(number_of_kana(kana), "") << utf8(kana);
}

TEST(Kana, WritesDigitsWideAndInKanji) {
  EXPECT_EQ(wide_digits("2025"), "２０２５");
  const std::pair<const char*, const char*> numbers[] = {{"0", "〇"},
                                                         {"7", "七"},
                                                         {"10", "十"},
                                                         {"25", "二十五"},
                                                         {"100", "百"},
                                                         {"305", "三百五"},
                                                         {"2025", "二千二十五"},
                                                         {"10000", "一万"},
                                                         {"12345678", "千二百三十四万五千六百七十八"},
                                                         {"007", ""},
                                                         {"1234567890123", ""},
                                                         {"", ""}};
  for (const auto& [digits, kanji] : numbers) EXPECT_EQ(kanji_number(digits), kanji) << digits;
}

TEST(Kana, ReadingsAreHiraganaDigitsAndLetters) {
  for (const char* good : {"ちいき", "8050もんだい", "でーた", "PTA"}) EXPECT_TRUE(is_reading(good)) << good;
  for (const char* bad : {"", "地域", "チイキ", "ちいき ", "ちいき、", "８０", "\xff"})
    EXPECT_FALSE(is_reading(bad)) << bad;
}

TEST(Kana, TurnsHiraganaIntoKatakanaAndBack) {
  EXPECT_EQ(to_katakana("ばすてい、ゔーABC漢ゖ"), "バステイ、ヴーABC漢ヶ");
  EXPECT_EQ(to_hiragana("バステイ、ヴーABC漢ヶ"), "ばすてい、ゔーABC漢ゖ");
}

} // namespace
} // namespace yoriai::input
