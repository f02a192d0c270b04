#include "input/predictor.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "input/learning.hpp"
#include "input/tables.hpp"

namespace yoriai::input {
namespace {

std::shared_ptr<const WordList> list(std::vector<Word> words) { return std::make_shared<WordList>(std::move(words)); }

std::vector<std::string> offered(const Engine& engine, const std::string& kana, std::size_t most = 12) {
  std::vector<std::string> texts;
  for (const Prediction& one : predict(engine, kana, most)) texts.push_back(one.before.text + one.word.text);
  return texts;
}

Engine small_engine() {
  Engine engine{Converter(test::small_dictionary()), nullptr, nullptr, nullptr};
  engine.field =
      list({{"かいごりしょく", "介護離職", WordKind::suru, 4000}, {"かいごほけん", "介護保険", WordKind::noun, 4000}});
  return engine;
}

TEST(Predictor, LearnedWordsComeFirstThenTheBoardThenTheField) {
  Engine engine = small_engine();
  EXPECT_EQ(offered(engine, "かいご"), (std::vector<std::string>{"介護離職", "介護保険"})); // as the list has them
  engine.board = list({{"かいごのさと", "介護の里", WordKind::proper, 1500}});
  engine.learned = list({{"かいごほけん", "介護保険", WordKind::noun, 0}});
  EXPECT_EQ(offered(engine, "かいご"), (std::vector<std::string>{"介護保険", "介護の里", "介護離職"}));
  EXPECT_EQ(offered(engine, "かいご", 2).size(), 2u);
  EXPECT_TRUE(offered(engine, "").empty());
  EXPECT_TRUE(offered(engine, "ぬ").empty());
}

TEST(Predictor, WordsAreOfferedInsideASentenceToo) {
  const Engine engine = small_engine();
  EXPECT_EQ(offered(engine, "ちいきのかいご"), (std::vector<std::string>{"地域の介護離職", "地域の介護保険"}));
  const auto made = predict(engine, "ちいきのかいご");
  EXPECT_EQ(made.at(0).from, 4u);
  EXPECT_EQ(made.at(0).before.words, (std::vector<Piece>{{"ちいき", "地域"}, {"の", "の"}}));
  EXPECT_EQ(made.at(0).word.words, (std::vector<Piece>{{"かいごりしょく", "介護離職"}}));
}

TEST(Predictor, TheTableIsAskedFromThreeKanaOn) {
  Engine engine{Converter(test::small_dictionary()), nullptr, nullptr, nullptr};
  EXPECT_TRUE(offered(engine, "ちい").empty());
  NEEDS_REAL_DICTIONARY();
  engine.converter = Converter(test::real_dictionary());
  const auto all = offered(engine, "びょうい");
  EXPECT_NE(std::find(all.begin(), all.end(), "病院"), all.end());
}

TEST(Predictor, WorksWithoutADictionary) {
  Engine engine = small_engine();
  engine.converter = Converter();
  EXPECT_EQ(offered(engine, "かいごほ"), std::vector<std::string>{"介護保険"});
}

TEST(Predictor, LongTextsAndBrokenOnesAreNoTrouble) {
  const Engine engine = small_engine();
  std::string kana;
  for (int i = 0; i < 300; ++i) kana += "ちいきの";
  const auto made = predict(engine, kana + "かいご");
  ASSERT_FALSE(made.empty());
  EXPECT_EQ(made[0].from, 1200u);
  EXPECT_TRUE(predict(engine, kana + kana).empty()); // beyond what is converted
  EXPECT_TRUE(predict(engine, "\xff").empty());
}

TEST(BoardWords, KatakanaWordsAndWordsOfTheField) {
  const WordList field({{"ごじょ", "互助", WordKind::noun, 4000}, {"きょうじょ", "共助", WordKind::noun, 4000}});
  const BoardTexts board{{"ふれあいサロンが互助の場になる", "サロンとデイサービス"},
                         {{"まつかぜちょう", "松風町"}, {"ミナト", "みなと"}}};
  const auto words = board_words(board, &field, nullptr);
  std::vector<std::pair<std::string, std::string>> all;
  for (const Word* word : words->all()) all.emplace_back(word->reading, word->text);
  EXPECT_EQ(all, (std::vector<std::pair<std::string, std::string>>{{"まつかぜちょう", "松風町"},
                                                                   {"みなと", "みなと"},
                                                                   {"ごじょ", "互助"},
                                                                   {"さろん", "サロン"},
                                                                   {"でいさーびす", "デイサービス"}}));
}

TEST(BoardWords, KanjiWordsGetTheirReadingFromTheTable) {
  const auto dictionary = test::small_dictionary();
  const BoardTexts board{{"介護支援の参加", "値域、紫煙", "空海"}, {}};
  const auto words = board_words(board, nullptr, dictionary.get());
  std::vector<std::pair<std::string, std::string>> all;
  for (const Word* word : words->all()) all.emplace_back(word->reading, word->text);
  EXPECT_EQ(all, (std::vector<std::pair<std::string, std::string>>{
                     {"かいごしえん", "介護支援"}, {"さんか", "参加"}, {"ちいき", "値域"}, {"しえん", "紫煙"}}));
  EXPECT_TRUE(board_words({}, nullptr, dictionary.get())->empty());
  EXPECT_TRUE(board_words({{"\xff\xfe"}, {}}, nullptr, dictionary.get())->empty());
}

TEST(BoardWords, NamesOfPlacesOnTheBoardAreOffered) {
  NEEDS_REAL_DICTIONARY();
  Engine engine{Converter(test::real_dictionary()), test::field_words(), nullptr, nullptr};
  engine.board =
      board_words({{"函館駅前の朝市", "五稜郭公園で体操"}, {}}, engine.field.get(), engine.converter.dictionary());
  EXPECT_EQ(offered(engine, "ごりょ").at(0), "五稜郭公園");
}

} // namespace
} // namespace yoriai::input
