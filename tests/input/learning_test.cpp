#include "input/learning.hpp"

#include <gtest/gtest.h>

#include <random>

#include <set>

#include "input/predictor.hpp"
#include "input/tables.hpp"

namespace yoriai::input {
namespace {

Choice choice(std::vector<Piece> words, bool chosen) {
  Choice made{{"", std::move(words)}, chosen};
  for (const Piece& word : made.candidate.words) made.candidate.text += word.text;
  return made;
}

class LearningTest : public testing::Test {
protected:
  Converter converter{test::small_dictionary()};
  Learning learning;
  std::string first(const std::string& kana) const { return converter.convert(kana, {learning.list()}).text(); }
};

TEST_F(LearningTest, WhatWasChosenComesFirst) {
  EXPECT_EQ(first("じじょのかだい"), "次女の課題");
  learning.learn({choice({{"じじょ", "自助"}, {"の", "の"}}, true)});
  EXPECT_EQ(first("じじょのかだい"), "自助の課題");
  EXPECT_EQ(first("じじょがごしえん"), "自助が御支援");
}

TEST_F(LearningTest, ANewChoiceOutweighsOlderOnes) {
  for (int i = 0; i < 10; ++i) learning.learn({choice({{"じじょ", "自助"}}, true)});
  EXPECT_EQ(first("じじょ"), "自助");
  learning.learn({choice({{"じじょ", "次女"}}, true)});
  EXPECT_EQ(first("じじょ"), "次女");
}

TEST_F(LearningTest, WhatWasOnlyAcceptedChangesNothingInConversion) {
  learning.learn({choice({{"かだい", "過大"}}, false)});
  EXPECT_EQ(first("かだい"), "課題");
  ASSERT_EQ(learning.list()->size(), 1u); // but it is offered
}

TEST_F(LearningTest, KanaIsLearnedFromWhoChoseItAlone) {
  learning.learn({choice({{"かだい", "かだい"}}, false)});
  EXPECT_EQ(learning.size(), 0u);
  learning.learn({choice({{"かだい", "かだい"}}, true)});
  EXPECT_EQ(first("かだい"), "かだい");
}

TEST_F(LearningTest, PhrasesAreOfferedWhole) {
  learning.learn({choice({{"ちいき", "地域"}, {"の", "の"}}, false), choice({{"かだい", "課題"}}, false),
                  choice({{"、", "、"}}, false), choice({{"ばす", "バス"}}, false)});
  const auto words = learning.list()->beginning(U"ちい");
  ASSERT_EQ(words.size(), 2u);
  std::set<std::string> texts{words[0]->text, words[1]->text};
  EXPECT_EQ(texts, (std::set<std::string>{"地域", "地域の課題"}));
}

TEST_F(LearningTest, MostUsedComeFirstThenTheNewest) {
  learning.learn({choice({{"かい", "会"}}, false)});
  learning.learn({choice({{"かい", "会"}}, false)});
  learning.learn({choice({{"かい", "貝"}}, false)});
  learning.learn({choice({{"かい", "回"}}, false)});
  std::vector<std::string> order;
  for (const Word* word : learning.list()->all()) order.push_back(word->text);
  EXPECT_EQ(order, (std::vector<std::string>{"会", "回", "貝"}));
}

TEST_F(LearningTest, SwitchedOffItLearnsNothingAndUsesNothing) {
  learning.learn({choice({{"じじょ", "自助"}}, true)});
  learning.switch_on(false);
  EXPECT_EQ(first("じじょ"), "次女");
  learning.learn({choice({{"かだい", "過大"}}, true)});
  learning.switch_on(true);
  EXPECT_EQ(first("じじょ"), "自助");
  EXPECT_EQ(first("かだい"), "課題");
  learning.clear();
  EXPECT_EQ(learning.size(), 0u);
  EXPECT_EQ(first("じじょ"), "次女");
}

TEST_F(LearningTest, IsBounded) {
  learning.learn({choice({{"じじょ", "自助"}}, true)});
  for (std::size_t i = 0; i < Learning::kMostWords + 200; ++i)
    learning.learn({choice({{"かい" + std::to_string(i), "会" + std::to_string(i)}}, false)});
  EXPECT_EQ(learning.size(), Learning::kMostWords);
  EXPECT_EQ(first("じじょ"), "自助"); // a choice outlives words that were only accepted
}

TEST_F(LearningTest, OutlandishWordsAreNotKept) {
  learning.learn({choice({{"カイ", "会"},
                          {"", "会"},
                          {"かい", ""},
                          {"かい", "会\x01"},
                          {"かい", std::string(300, 'x')},
                          {std::string(300, 'x'), "会"},
                          {"\xff", "会"}},
                         true)});
  EXPECT_EQ(learning.size(), 0u);
}

TEST_F(LearningTest, GoesThroughTextUnchanged) {
  learning.learn({choice({{"じじょ", "自助"}, {"の", "の"}}, true), choice({{"かだい", "課題"}}, false)});
  learning.learn({choice({{"じじょ", "自助"}}, true)});
  const auto again = Learning::from_text(learning.to_text());
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(*again, learning);
  EXPECT_EQ(converter.convert("じじょ", {again->list()}).text(), "自助");
  learning.switch_on(false);
  EXPECT_FALSE(Learning::from_text(learning.to_text())->is_on());
  EXPECT_EQ(*Learning::from_text(Learning().to_text()), Learning());
}

TEST_F(LearningTest, HugeAndHostileTextsAreRefusedOrRead) {
  std::string words;
  for (std::size_t i = 0; i < Learning::kMostWords; ++i)
    words += (i > 0 ? "," : "") + std::string(R"(["かい)") + std::to_string(i) + R"(","会)" + std::to_string(i) +
             R"(",1,0])";
  const std::string open = R"({"on":true,"words":[)";
  ASSERT_TRUE(Learning::from_text(open + words + "]}").ok());
  EXPECT_FALSE(Learning::from_text(open + words + R"(,["かい","会",1,0]]})").ok()); // one too many
  const std::string deep(1u << 20, '[');
  for (const std::string& text : {std::string(1u << 20, 'x'), deep, open + deep,
                                  open + R"(["かい",")" + std::string(1u << 20, 'a') + R"(",1,0]]})",
                                  open + R"(["かい","会",99999999999999999999999,0]]})", open + words,
                                  "{\"on\":true," + std::string(1u << 20, ' ')})
    EXPECT_EQ(Learning::from_text(text).error().key, "learning.bad") << text.substr(0, 40);
  // Damaged anywhere: refused, or something that may be used and written again.
  learning.learn({choice({{"じじょ", "自助"}, {"の", "の"}}, true), choice({{"かだい", "課題"}}, false)});
  const std::string whole = learning.to_text();
  std::mt19937 random(5);
  for (int round = 0; round < 600; ++round) {
    std::string damaged = whole;
    for (unsigned i = random() % 3; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    const auto read = Learning::from_text(damaged);
    if (!read.ok()) continue;
    EXPECT_EQ(Learning::from_text(read->to_text()).value(), *read);
    EXPECT_FALSE(converter.convert("じじょのかだい", {read->list()}).segments.empty());
  }
}

TEST_F(LearningTest, DamagedTextIsRefused) {
  const char* bad[] = {"",
                       "[]",
                       "{}",
                       R"({"on":1,"words":[]})",
                       R"({"on":true,"words":{}})",
                       R"({"on":true,"words":["a"]})",
                       R"({"on":true,"words":[["かい","会",1]]})",
                       R"({"on":true,"words":[["カイ","会",1,1]]})",
                       R"({"on":true,"words":[["かい","会",-1,1]]})",
                       R"({"on":true,"words":[["かい","会",1,99]]})",
                       R"({"on":true,"words":[["かい","会",1.5,1]]})",
                       "{\"on\":true,\"words\":[[\"かい\",\"\xff\",1,1]]}",
                       R"({"on":true,"words":[["かい","会\u0007",1,1]]})"};
  for (const char* text : bad) {
    const auto learning = Learning::from_text(text);
    ASSERT_FALSE(learning.ok()) << text;
    EXPECT_EQ(learning.error().key, "learning.bad");
  }
  EXPECT_TRUE(Learning::from_text(R"({"on":true,"words":[["かい","会",1,1]],"later":7})").ok());
}

} // namespace
} // namespace yoriai::input
