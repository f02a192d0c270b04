// The check of the digest: what tells who is meant is noticed, however it is written, and ordinary sentences of a
// meeting mostly pass.

#include "minutes/identifying.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/json.hpp"
#include "minutes/filing.hpp"
#include "support/program.hpp"
#include "minutes/identifying_texts.hpp"

namespace yoriai::minutes {
namespace {

const SignWords& shipped() {
  static const Filing filing = Filing::load(std::string(std::getenv("YORIAI_ASSETS")) + "/minutes");
  static const SignWords none;
  EXPECT_TRUE(filing.problems.empty());
  return filing.signs ? *filing.signs : none;
}

bool has(const std::vector<Mark>& marks, Sign sign) {
  return std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.sign == sign; });
}

std::string told(const std::vector<Mark>& marks, std::string_view text) {
  std::string all;
  for (const Mark& mark : marks) {
    all += std::string(name_of(mark.sign)) + "「";
    all += text.substr(mark.begin, mark.end - mark.begin);
    all += "」";
  }
  return all.empty() ? "nothing" : all;
}

TEST(Identifying, NoticesEveryTextThatTellsWhoIsMeant) {
  EXPECT_GE(std::size(test::kIdentifying), 60u);
  for (const auto& [text, sign] : test::kIdentifying) {
    const auto marks = identifying(text, shipped());
    EXPECT_TRUE(has(marks, sign)) << text << ": " << told(marks, text);
  }
}

TEST(Identifying, NoticesThemInAnyWidthAndWithBlanks) {
  for (const char* text : {"０１３８−２３−４５６７ へ", "(0138) 23 4567", "〇九〇－一二三四－五六七八", "電話は 23ー4567", "０４０－００１１",
                           "山田　太郎", "ﾀﾅｶさん", "ｓｕｚｕｋｉ", "髙 橋 さん", "ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｊｐ", "昭和１２年３月４日生まれ",
                           "Ａ　氏", "本町三丁目十二番五号", "九十三歳の男性"})
    EXPECT_FALSE(identifying(text, shipped()).empty()) << text;
}

TEST(Identifying, MarksTheWordsAndNoMore) {
  const std::string text = "坂の上の田中さんが困っている";
  const auto marks = identifying(text, shipped());
  ASSERT_EQ(marks.size(), 1u) << told(marks, text);
  EXPECT_EQ(text.substr(marks[0].begin, marks[0].end - marks[0].begin), "田中さん");
}

TEST(Identifying, KnowsTheNamesOfThoseWhoCame) {
  const std::vector<std::string> people = {"水無瀬 かおる", "榎 光太"};
  EXPECT_TRUE(has(identifying("水無瀬が説明に行く", shipped(), people), Sign::name));
  EXPECT_TRUE(has(identifying("榎光太が説明に行く", shipped(), people), Sign::name));
  EXPECT_FALSE(has(identifying("水無瀬が説明に行く", shipped()), Sign::name));
  EXPECT_FALSE(has(identifying("榎の木のそば", shipped(), people), Sign::name)); // one character is an ordinary word
}

TEST(Identifying, TellsPersonsFromBodies) {
  EXPECT_EQ(persons_of("汐見、東部町会・地域包括支援センター／水無瀬", shipped()), (std::vector<std::string>{"汐見", "水無瀬"}));
  EXPECT_TRUE(persons_of("民生委員", shipped()).empty());
  EXPECT_TRUE(persons_of("", shipped()).empty());
}

TEST(Identifying, SeveralCircumstancesTellAHousehold) {
  EXPECT_FALSE(has(identifying("認知症の人が増えている", shipped()), Sign::household));
  EXPECT_FALSE(has(identifying("一人暮らしの世帯が多い", shipped()), Sign::household));
  EXPECT_TRUE(has(identifying("認知症の母と不登校の孫がいる", shipped()), Sign::household));
}

TEST(Identifying, CountsCircumstancesOverAllOfAnItem) {
  const std::string text = "認知症の母の介護";
  EXPECT_TRUE(identifying(text, shipped()).empty());
  const auto marks = identifying(text, shipped(), {}, "生活保護の面談\n相談の記録");
  ASSERT_TRUE(has(marks, Sign::household));
  EXPECT_LE(marks.back().end, text.size());
  EXPECT_TRUE(identifying("道が暗い", shipped(), {}, "認知症の母が生活保護を受ける").empty()); // it tells nothing itself
}

TEST(Identifying, OfOrdinarySentencesMostPass) {
  EXPECT_GE(std::size(test::kHarmless), 60u);
  std::size_t alarms = 0;
  std::string which;
  for (const char* text : test::kHarmless) {
    const auto marks = identifying(text, shipped());
    if (marks.empty()) continue;
    ++alarms;
    which += std::string("\n") + text + ": " + told(marks, text);
  }
  EXPECT_LE(alarms * 100, std::size(test::kHarmless) * 5) << alarms << " false alarms:" << which;
  RecordProperty("false_alarms", static_cast<int>(alarms));
}

TEST(Identifying, OfTheExampleMeetingFewTextsAreHeldBack) {
  std::ifstream example(std::string(std::getenv("YORIAI_SESSIONS")) + "/example.jsonl");
  std::size_t texts = 0, alarms = 0;
  std::string which, line;
  while (std::getline(example, line)) {
    const auto command = base::Json::parse(line);
    for (const char* key : {"text", "question", "what"}) {
      if (!command.contains(key) || command["do"] == "minute") continue;
      const auto text = command[key].get<std::string>();
      const auto marks = identifying(text, shipped());
      ++texts;
      if (!marks.empty()) ++alarms, which += "\n" + text + ": " + told(marks, text);
    }
  }
  EXPECT_GT(texts, 100u);
  EXPECT_LE(alarms * 100, texts * 5) << alarms << " of " << texts << which;
  RecordProperty("texts", static_cast<int>(texts));
  RecordProperty("alarms", static_cast<int>(alarms));
}

TEST(Identifying, HoldsOutAgainstAnyText) {
  for (const std::string& text :
       {std::string(), std::string(" \n"), std::string(20'000, '1'), std::string(20'000, 'A'), std::string("\xff\xfe\x80"),
        std::string("😀👨‍👩‍👧‍👦が゙"), std::string("-"), std::string("@"), std::string("丁目"), std::string("さん"), std::string("0"),
        std::string("十十十十十十十十十十十十十千千千九九九九九九九九九九九九九九九九九九九九九九")})
    for (const Mark& mark : identifying(text, shipped())) {
      EXPECT_LT(mark.begin, mark.end);
      EXPECT_LE(mark.end, text.size());
    }
}

// --- the file of words

struct BadWords {
  const char *name, *change, *place;
};
class WordsThatAreOff : public ::testing::TestWithParam<BadWords> {};

TEST_P(WordsThatAreOff, AreToldWithFileAndPlace) {
  test::Sandbox sandbox;
  std::ifstream in(std::string(std::getenv("YORIAI_ASSETS")) + "/minutes/identifying.json");
  base::Json words = base::Json::parse(in);
  words.merge_patch(base::Json::parse(GetParam().change));
  sandbox.write("identifying.json", words.dump());
  const auto loaded = SignWords::load(sandbox / "identifying.json");
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().key, "minutes.file.bad_value");
  EXPECT_EQ(loaded.error().args.at("place"), GetParam().place);
  EXPECT_EQ(loaded.error().args.at("file"), std::string(sandbox / "identifying.json"));
}

INSTANTIATE_TEST_SUITE_P(
    File, WordsThatAreOff,
    ::testing::Values(BadWords{"NotAList", R"({"surnames": "佐藤"})", "/surnames"},
                      BadWords{"NotWords", R"({"surnames": [3]})", "/surnames/0"},
                      BadWords{"Unknown", R"({"nicknames": []})", "/nicknames"},
                      BadWords{"Gone", R"({"honorifics": null})", "/honorifics"},
                      BadWords{"NoPair", R"({"modern": ["高"]})", "/modern/0"},
                      BadWords{"TooLow", R"({"household": {"enough": 1}})", "/household/enough"},
                      BadWords{"NoWords", R"({"household": {"circumstances": [{"id": "age"}]}})", "/household/circumstances/0/words"}),
    [](const auto& bad) { return std::string(bad.param.name); });

TEST(Filing, WhatCannotBeReadIsAProblemAndHoldsEverythingBack) {
  test::Sandbox sandbox;
  const Filing filing = Filing::load(sandbox / "none");
  EXPECT_EQ(filing.problems.size(), 2u);
  EXPECT_FALSE(filing.signs);
  EXPECT_EQ(filing.record.sections.size(), kRecordParts.size());
}

} // namespace
} // namespace yoriai::minutes
