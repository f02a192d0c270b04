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

std::vector<std::string> next_of(const Engine& engine, const std::string& before, std::size_t most = 6) {
  std::vector<std::string> texts;
  for (const Prediction& one : predict_next(engine, before, most)) {
    EXPECT_EQ(one.from, 0u);
    EXPECT_TRUE(one.before.text.empty());
    texts.push_back(one.word.text);
  }
  return texts;
}

TEST(NextWords, NotesOfTheBoardGoOn) {
  Engine engine;
  engine.board =
      board_words({{"玄関の灯りがついたままの家", "灯りがつかない、夜", "灯りがつかない", "灯りがつかないときは"}, {}},
                  nullptr, nullptr);
  // More that was the same comes first, then what was written oftener.
  EXPECT_EQ(next_of(engine, "玄関の灯りが"), (std::vector<std::string>{"ついたままの", "つかない", "つかないときは"}));
  EXPECT_EQ(next_of(engine, "夜、灯りが"), (std::vector<std::string>{"つかない", "ついたままの", "つかないときは"}));
  EXPECT_EQ(next_of(engine, "玄関の灯りが", 1).size(), 1u);
  for (const char* unknown : {"", "が", "の", "灯りがつかない、", "停電灯りが", "\xff\xfe", "。"})
    EXPECT_TRUE(next_of(engine, unknown).empty()) << unknown;
}

TEST(NextWords, PhrasesOfThisMeetingGoOnWithTheirReading) {
  Learning learning;
  const auto piece = [](const char* reading, const char* text) { return Candidate{text, {{reading, text}}}; };
  learning.learn({{piece("げんかん", "玄関"), false},
                  {piece("の", "の"), false},
                  {piece("あかり", "灯り"), false},
                  {piece("が", "が"), false},
                  {piece("きえる", "消える"), false}});
  Engine engine;
  engine.learned = learning.list();
  const auto next = predict_next(engine, "玄関の");
  ASSERT_EQ(next.size(), 1u);
  EXPECT_EQ(next[0].word.words, (std::vector<Piece>{{"あかりが", "灯りが"}}));
  EXPECT_EQ(predict_next(engine, "玄関の灯りが").at(0).word.words, (std::vector<Piece>{{"きえる", "消える"}}));
  learning.switch_on(false);
  engine.learned = learning.list();
  EXPECT_TRUE(predict_next(engine, "玄関の").empty());
}

TEST(NextWords, WordsOfTheFieldGoOnAtTheirOwnBorders) {
  Engine engine{Converter(test::small_dictionary()), nullptr, nullptr, nullptr};
  engine.field = list({{"ちいき", "地域", WordKind::noun, 4000},
                       {"ちいきかだい", "地域課題", WordKind::noun, 4000},
                       {"かいごりしょく", "介護離職", WordKind::suru, 4000},
                       {"みまもりかつどう", "見守り活動", WordKind::noun, 4000}});
  const auto issues = predict_next(engine, "この地域");
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].word.words, (std::vector<Piece>{{"かだい", "課題"}}));
  EXPECT_EQ(predict_next(engine, "介護").at(0).word.words, (std::vector<Piece>{{"りしょく", "離職"}})); // by the table
  EXPECT_EQ(predict_next(engine, "見守り").at(0).word.words, (std::vector<Piece>{{"かつどう", "活動"}}));
  EXPECT_TRUE(next_of(engine, "全地域").empty()); // the end of another word
}

TEST(NextWords, WordsThatBelongTogetherAreOfferedInTwoForms) {
  Engine engine;
  const auto after = [](const char* reading, const char* text, std::vector<std::string> particles) {
    return Pair{"あかり", "灯り", reading, text, std::move(particles)};
  };
  engine.field = std::make_shared<WordList>(
      std::vector<Word>(),
      std::vector<Pair>{after("つく", "つく", {"が"}), after("けす", "消す", {"を"}), after("よわい", "弱い", {"が"}),
                        after("にげる", "逃げる", {"が"}), after("あかるい", "明るい", {})});
  EXPECT_EQ(next_of(engine, "玄関の灯りが"), (std::vector<std::string>{"ついて", "つかない", "弱くて", "弱くない"}));
  EXPECT_EQ(next_of(engine, "玄関の灯りを"), (std::vector<std::string>{"消して", "消さない"}));
  EXPECT_TRUE(next_of(engine, "電灯りが").empty());
  EXPECT_TRUE(next_of(engine, "玄関の灯りは").empty());
  NEEDS_REAL_DICTIONARY(); // it alone knows which る is which
  engine.converter = Converter(test::real_dictionary());
  const auto all = next_of(engine, "灯りが");
  EXPECT_NE(std::find(all.begin(), all.end(), "逃げない"), all.end());
}

TEST(NextWords, TheShippedWordsKnowWhatGoesTogether) {
  NEEDS_REAL_DICTIONARY();
  const Engine engine{Converter(test::real_dictionary()), test::field_words(), nullptr, nullptr};
  const auto all = next_of(engine, "玄関の灯りが");
  for (const char* one : {"ついて", "つかない", "消えて"})
    EXPECT_NE(std::find(all.begin(), all.end(), one), all.end()) << one;
  EXPECT_TRUE(next_of(engine, "それはそうと").empty());
}

TEST(NextWords, LongAndOddTextsAreNoTrouble) {
  Engine engine;
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "灯";
  engine.board = board_words({{text, "葛\U000E0100城の家", "👨\u200d👩の家"}, {}}, nullptr, nullptr);
  EXPECT_TRUE(next_of(engine, text).empty());
  for (const char* before : {"葛\U000E0100", "葛", "👨\u200d👩の", "👨", "葛\U000E0100城の"})
    for (const std::string& one : next_of(engine, before)) EXPECT_FALSE(one.empty());
  EXPECT_EQ(next_of(engine, "葛\U000E0100城の"), std::vector<std::string>{"家"});
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
