#include "input/converter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "base/text.hpp"
#include "input/kana.hpp"
#include "input/tables.hpp"

namespace yoriai::input {
namespace {

using test::joined;
using test::texts;

class ConverterTest : public testing::Test {
protected:
  Converter converter{test::small_dictionary()};

  std::vector<std::string> choices(const std::string& kana, const WordLists& lists = {}) const {
    const Conversion conversion = converter.convert(kana, lists);
    EXPECT_EQ(conversion.segments.size(), 1u) << joined(conversion);
    return texts(converter.candidates(conversion.segments.at(0), lists));
  }
  static WordLists list(std::vector<Word> words) { return {std::make_shared<WordList>(std::move(words))}; }
};

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_F(ConverterTest, TakesTheCheapestRowOfWordsAndPartsItIntoSegments) {
  EXPECT_EQ(joined(converter.convert("ちいきのかだい")), "地域の|課題"); // a particle stays with its word
  EXPECT_EQ(joined(converter.convert("ごしえんを")), "御支援を");        // so does a prefix with the next
  EXPECT_EQ(converter.convert("ちいきのかだい").text(), "地域の課題");
  EXPECT_TRUE(converter.convert("").segments.empty());
}

TEST_F(ConverterTest, SegmentsKnowTheirWordsAndReadings) {
  const Conversion conversion = converter.convert("ちいきのかだい");
  ASSERT_EQ(conversion.segments.size(), 2u);
  EXPECT_EQ(conversion.segments[0].reading, "ちいきの");
  EXPECT_EQ(conversion.segments[0].size, 4u);
  EXPECT_EQ(conversion.segments[0].best.words, (std::vector<Piece>{{"ちいき", "地域"}, {"の", "の"}}));
}

TEST_F(ConverterTest, PunctuationStandsAloneAndIsNeverConverted) {
  const Conversion conversion = converter.convert("ちいき、かだい？「の」");
  EXPECT_EQ(joined(conversion), "地域|、|課題|？|「|の|」");
  EXPECT_TRUE(conversion.segments[1].fixed);
  EXPECT_FALSE(conversion.segments[0].fixed);
  EXPECT_EQ(texts(converter.candidates(conversion.segments[1])), std::vector<std::string>{"、"});
}

TEST_F(ConverterTest, CandidatesHoldEveryWordOfTheReadingAndBothKana) {
  const auto all = choices("かいご");
  EXPECT_EQ(all.front(), "介護");
  for (const char* one : {"介護", "悔悟", "かい語", "会後", "貝後", "かいご", "カイゴ"})
    EXPECT_TRUE(has(all, one)) << one;
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size()); // none twice
  const auto with_particle = choices("かいごの");
  for (const char* one : {"介護の", "悔悟の", "かいごの", "カイゴノ"}) EXPECT_TRUE(has(with_particle, one)) << one;
}

TEST_F(ConverterTest, CandidatesAreMadeOfWordsThatReadTheSegment) {
  const Segment segment = converter.convert("かいごの").segments.at(0);
  for (const Candidate& candidate : converter.candidates(segment)) {
    std::string text, reading;
    for (const Piece& word : candidate.words) text += word.text, reading += word.reading;
    EXPECT_EQ(text, candidate.text);
    EXPECT_EQ(reading, segment.reading);
  }
}

TEST_F(ConverterTest, BordersMove) {
  const std::string kana = "かいごしえんのかだい";
  EXPECT_EQ(joined(converter.convert(kana)), "介護|支援の|課題");
  EXPECT_EQ(joined(converter.convert(kana, {}, {5})), "介護しえ|んの|課題"); // five kana, whatever comes of it
  EXPECT_EQ(joined(converter.convert(kana, {}, {6})), "介護支援|の|課題");
  EXPECT_EQ(joined(converter.convert(kana, {}, {2})), "回|御支援の|課題");
  EXPECT_EQ(joined(converter.convert(kana, {}, {3, 4})), "介護|支援の|課題");
  EXPECT_EQ(joined(converter.convert(kana, {}, {10})), "介護支援の課題");
  EXPECT_EQ(joined(converter.convert(kana, {}, {0, 3, 0})), "介護|支援の|課題"); // lengths of nothing do not count
  EXPECT_EQ(joined(converter.convert(kana, {}, {3, 500, 7})), "介護|支援の課題");
}

TEST_F(ConverterTest, WhatNoWordExplainsStaysKana) {
  EXPECT_EQ(converter.convert("ぬるぽ").text(), "ぬるぽ");
  EXPECT_EQ(converter.convert("ぬちいきぬ").text(), "ぬ地域ぬ");
  EXPECT_EQ(converter.convert("ーーっ").text(), "ーーっ");
}

TEST_F(ConverterTest, OtherCharactersPassThroughWhole) {
  EXPECT_EQ(converter.convert("ICTのかだい").text(), "ICTの課題");
  EXPECT_EQ(converter.convert("介護のかだい").text(), "介護の課題");
  EXPECT_EQ(converter.convert("バスのかだい").text(), "バスの課題");
  const std::string kinds = "👨‍👩‍👧の葛\U000E0100がＡＢ";
  EXPECT_EQ(converter.convert(kinds).text(), kinds);
  for (const Segment& segment : converter.convert(kinds).segments) // none is cut inside a character
    EXPECT_FALSE(segment.reading.starts_with("\u200d") || segment.reading.starts_with("👩") ||
                 segment.reading.starts_with("\U000E0100"))
        << segment.reading;
}

TEST_F(ConverterTest, DigitsComeInThreeWritings) {
  const auto typed = choices("25めい");
  EXPECT_EQ(typed.front(), "25名");
  for (const char* one : {"２５名", "二十五名"}) EXPECT_TRUE(has(typed, one)) << one;
  const auto said = choices("にじゅうごめい");
  EXPECT_EQ(said.front(), "25名");
  for (const char* one : {"２５名", "二十五名"}) EXPECT_TRUE(has(said, one)) << one;
}

TEST_F(ConverterTest, LettersComeInBothWidths) {
  const auto all = choices("ICT");
  EXPECT_EQ(all.front(), "ICT");
  EXPECT_TRUE(has(all, "ＩＣＴ"));
}

TEST_F(ConverterTest, ListsPreferWordsAndAddNewOnes) {
  EXPECT_EQ(choices("じじょ").front(), "次女");
  EXPECT_EQ(choices("じじょ", list({{"じじょ", "自助", WordKind::noun, 4000}})).front(), "自助");
  EXPECT_EQ(choices("かいごしえん", list({{"かいごしえん", "介護支援", WordKind::noun, 4000}})).front(), "介護支援");
  EXPECT_EQ(
      converter.convert("8050もんだいのかだい", list({{"8050もんだい", "8050問題", WordKind::noun, 4000}})).text(),
      "8050問題の課題");
  // A word of no preference is offered, and no more.
  const auto offered = choices("じじょ", list({{"じじょ", "侍女", WordKind::noun, 0}}));
  EXPECT_EQ(offered.front(), "次女");
  EXPECT_TRUE(has(offered, "侍女"));
  // Preferences beyond reason neither overflow nor hang.
  EXPECT_EQ(choices("じじょ", list({{"じじょ", "自助", WordKind::noun, 2000000000},
                                    {"じじょ", "侍女", WordKind::noun, -2000000000}}))
                .front(),
            "自助");
}

TEST_F(ConverterTest, WordsThatBelongTogetherAreTakenBeforeTheirHomonyms) {
  const auto with = [](std::vector<Pair> pairs) {
    return WordLists{std::make_shared<WordList>(std::vector<Word>(), std::move(pairs))};
  };
  EXPECT_EQ(converter.convert("ちいきのめ").text(), "地域の目");
  EXPECT_EQ(converter.convert("かいのかだい").text(), "回の課題");
  const auto meeting = with({{"かい", "会", "かだい", "過大"}});
  EXPECT_EQ(joined(converter.convert("かいのかだい", meeting)), "会の|過大"); // whatever particle
  EXPECT_EQ(joined(converter.convert("かいかだい", meeting)), "会|過大");     // or none
  EXPECT_EQ(converter.convert("かいのかだい", meeting).segments[0].best.words,
            (std::vector<Piece>{{"かい", "会"}, {"の", "の"}}));
  EXPECT_EQ(converter.convert("かいめのかだい", meeting).text(), "回目の課題");      // something else between them
  EXPECT_EQ(joined(converter.convert("かいのかだい", meeting, {2})), "会|の|過大");  // a border between them is no bar
  EXPECT_EQ(joined(converter.convert("かいのかだい", meeting, {4})), "回のか|だい"); // one inside them is
  // One word may belong to two others.
  const auto chain = with({{"かい", "会", "かだい", "過大"}, {"かだい", "過大", "かい", "貝"}});
  EXPECT_EQ(converter.convert("かいのかだいのかい", chain).text(), "会の過大の貝");
  // Words that no table knows change nothing.
  EXPECT_EQ(converter.convert("かいのかだい", with({{"かい", "怪", "かだい", "過大"}, {"", "", "", ""}})).text(),
            "回の課題");
}

TEST_F(ConverterTest, ListedWordsDoNotCrossABorder) {
  const auto words = list({{"かいごしえん", "介護支援", WordKind::noun, 9000}});
  EXPECT_EQ(joined(converter.convert("かいごしえん", words, {3})), "介護|支援");
}

TEST_F(ConverterTest, WorksWithoutADictionary) {
  const Converter bare;
  const Conversion conversion = bare.convert("ちいきのかだい、ICT");
  EXPECT_EQ(conversion.text(), "ちいきのかだい、ICT");
  const auto all = texts(bare.candidates(conversion.segments.at(0)));
  EXPECT_TRUE(has(all, "チイキノカダイ、ICT"));
  EXPECT_EQ(joined(bare.convert("ちいきのかだい", {}, {3, 1})), "ちいき|の|かだい");
}

TEST_F(ConverterTest, BytesThatAreNoUtf8AreReplaced) {
  EXPECT_EQ(converter.convert("ちいき\xff\xfeのかだい").text(), "地域\uFFFDの課題");
  EXPECT_TRUE(base::is_utf8(converter.convert("\xe3\x81").text()));
}

TEST_F(ConverterTest, ReadingsInARowAreWhatWasGiven) {
  std::mt19937 random(7);
  const std::u32string letters = U"あいうかがきくごしすじじょちいきのえんだばめまをー、。25ABア漢👨\u200d👩";
  for (int round = 0; round < 300; ++round) {
    std::u32string text;
    std::vector<std::size_t> lengths;
    for (std::size_t i = random() % 60; i > 0; --i) text += letters[random() % letters.size()];
    for (std::size_t i = random() % 5; i > 0; --i) lengths.push_back(random() % 12);
    const Conversion conversion = converter.convert(utf8(text), {}, lengths);
    std::string readings;
    for (const Segment& segment : conversion.segments) {
      readings += segment.reading;
      EXPECT_EQ(code_points(segment.reading).size(), segment.size);
      EXPECT_FALSE(segment.best.text.empty());
      EXPECT_GE(converter.candidates(segment).size(), 1u);
    }
    EXPECT_EQ(readings, utf8(text));
  }
}

TEST_F(ConverterTest, LongTextsAreConvertedToTheLimitAndKeptBeyondIt) {
  std::string kana, kanji;
  for (int i = 0; i < 200; ++i) kana += "ちいきのかだい", kanji += "地域の課題";
  EXPECT_EQ(converter.convert(kana).text(), kanji); // 1,400 kana
  for (int i = 0; i < 300; ++i) kana += "ちいきのかだい";
  const Conversion conversion = converter.convert(kana);
  std::string readings;
  for (const Segment& segment : conversion.segments) readings += segment.reading;
  EXPECT_EQ(readings, kana);
  EXPECT_EQ(conversion.segments.back().size, 3500 - Converter::kMaxReading);
}

TEST(RealTable, NumbersTakeTheirCounter) {
  NEEDS_REAL_DICTIONARY();
  const Converter converter(test::real_dictionary());
  const WordLists lists{test::field_words()};
  const std::pair<const char*, const char*> cases[] = {{"ごぜんじゅうじからごごさんじまで", "午前10時から午後3時まで"},
                                                       {"さんじゅうにんいじょう", "30人以上"},
                                                       {"じゅっぷんあるく", "10分歩く"},
                                                       {"じゅうにがつはつか", "12月20日"},
                                                       {"ごがつみっか", "5月3日"},
                                                       {"にまんごせんえん", "2万5000円"},
                                                       {"ようかいごに", "要介護2"},
                                                       {"にかしょのさろん", "2か所のサロン"}};
  for (const auto& [kana, wanted] : cases) EXPECT_EQ(converter.convert(kana, lists).text(), wanted);
  const std::pair<const char*, std::vector<const char*>> lists_of[] = {{"ひとり", {"一人", "1人", "１人"}},
                                                                       {"じゅうにん", {"10人", "十人", "住人"}},
                                                                       {"さん", {"3", "三"}},
                                                                       {"じゅう", {"10", "十"}},
                                                                       {"みっか", {"3日", "三日"}},
                                                                       {"ごふん", {"5分", "五分"}},
                                                                       {"いっかげつ", {"1か月", "一か月"}},
                                                                       {"さんぜんえん", {"3000円", "三千円"}}};
  for (const auto& [kana, wanted] : lists_of) {
    const Conversion conversion = converter.convert(kana, lists);
    ASSERT_EQ(conversion.segments.size(), 1u) << kana;
    const auto all = texts(converter.candidates(conversion.segments[0], lists));
    for (const char* one : wanted) EXPECT_TRUE(has(all, one)) << kana << " " << one;
  }
  EXPECT_EQ(converter.convert("どうなのか", lists).text(), "どうなのか"); // not the 7th
}

TEST(RealTable, FiveHundredKanaOfAnySortComeToAnEnd) {
  NEEDS_REAL_DICTIONARY();
  const Converter converter(test::real_dictionary());
  const WordLists lists{test::field_words()};
  for (const char* unit :
       {"し", "こう", "いえに", "いぬをかって", "じゅう", "、", "ー", "っ", "👨‍👩‍👧", "葛\U000E0100"}) {
    std::string kana, readings;
    while (code_points(kana).size() < 500) kana += unit;
    for (const Segment& segment : converter.convert(kana, lists).segments) readings += segment.reading;
    EXPECT_EQ(readings, kana);
  }
}

TEST(RealTable, ConvertsWordsAndKnowsSingleKanji) {
  NEEDS_REAL_DICTIONARY();
  const Converter converter(test::real_dictionary());
  EXPECT_EQ(joined(converter.convert("びょういんのかえりに、きゅうけいする")), "病院の|帰りに|、|休憩|する");
  const auto all = texts(converter.candidates(converter.convert("さわ").segments.at(0)));
  for (const char* one : {"沢", "澤", "さわ", "サワ"}) EXPECT_TRUE(has(all, one)) << one;
}

} // namespace
} // namespace yoriai::input
