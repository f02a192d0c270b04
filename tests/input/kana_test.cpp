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
  for (const char32_t* kana :
       {U"", U"かい", U"じゅうひゃく", U"にさん", U"まん", U"にじゅうぜろ", U"ごかい", U"ごぜんじゅう", U"ごびゃく",
        U"さんひゃく", U"ろくひゃく", U"いちひゃく", U"さんせん", U"びゃく"})
    EXPECT_EQ(number_of_kana(kana), "") << utf8(kana);
}

TEST(Kana, NumbersBeforeACounterAreCutShort) {
  const std::pair<const char32_t*, const char*> numbers[] = {{U"いっ", "1"},    {U"ろっ", "6"},  {U"はっ", "8"},
                                                             {U"じゅっ", "10"}, {U"じっ", "10"}, {U"さんじゅっ", "30"},
                                                             {U"ひゃっ", "100"}};
  for (const auto& [kana, digits] : numbers) EXPECT_EQ(number_of_kana(kana), digits) << utf8(kana);
}

TEST(Kana, ReadsDaysAndKanjiNumbers) {
  EXPECT_EQ(day_of_kana(U"ふつか"), "2");
  EXPECT_EQ(day_of_kana(U"じゅうよっか"), "14");
  EXPECT_EQ(day_of_kana(U"はつか"), "20");
  for (const char32_t* kana : {U"", U"か", U"ふつ", U"にちようび"}) EXPECT_EQ(day_of_kana(kana), "") << utf8(kana);
  using Number = std::pair<std::string, std::string>;
  EXPECT_EQ(kanji_number_before("一人"), (Number{"1", "人"}));
  EXPECT_EQ(kanji_number_before("二十五日"), (Number{"25", "日"}));
  EXPECT_EQ(kanji_number_before("三千二百"), (Number{"3200", ""}));
  EXPECT_EQ(kanji_number_before("十万円"), (Number{"100000", "円"}));
  for (const char* none : {"", "人", "会二", "万円", "一二人"}) EXPECT_EQ(kanji_number_before(none), Number()) << none;
}

TEST(Kana, WritesLargeNumbersAsPeopleDo) {
  const std::pair<const char*, const char*> numbers[] = {
      {"25", "25"},      {"3000", "3000"},           {"10000", "1万"},   {"25000", "2万5000"},
      {"10005", "1万5"}, {"120000000", "1億2000万"}, {"00005", "00005"}, {"1234567890123", "1234567890123"},
      {"", ""}};
  for (const auto& [digits, written] : numbers) EXPECT_EQ(written_number(digits), written) << digits;
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
