#include "input/field_words.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "base/files.hpp"
#include "base/locale.hpp"
#include "input/kana.hpp"
#include "input/sentences.hpp"
#include "input/tables.hpp"
#include "support/program.hpp"

namespace yoriai::input {
namespace {

TEST(FieldWords, TheShippedListIsLargeEnoughAndHoldsTheWordsOfTheField) {
  const auto list = load_field_words(base::assets_root() / "dictionary/field.tsv");
  ASSERT_TRUE(list.ok()) << list.error().key << " " << list.error().args.at("line");
  EXPECT_GE((*list)->size(), 600u);
  std::set<std::string> texts;
  for (const Word* word : (*list)->all()) {
    EXPECT_TRUE(is_reading(word->reading)) << word->reading;
    texts.insert(word->text);
  }
  for (const char* word :
       {"地域包括支援センター", "民生委員", "要介護", "自助", "互助", "共助", "公助", "社協", "認知症サポーター",
        "8050問題", "フレイル", "看取り", "通いの場", "ケアマネジャー", "日常生活圏域", "後回し計画"})
    EXPECT_TRUE(texts.contains(word)) << word;
}

TEST(FieldWords, ReadsRemarksKindsAndForeignLineEnds) {
  const auto list = read_field_words("# remark\r\n\r\nごじょ\t互助\r\nれんけい\t連携\tsuru\n", "x.tsv");
  ASSERT_TRUE(list.ok());
  const auto all = (*list)->all();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0]->text, "互助");
  EXPECT_EQ(all[1]->kind, WordKind::suru);
  EXPECT_TRUE(read_field_words("", "x.tsv").ok());
}

TEST(FieldWords, ReadsEverydayWordsAndWordsThatBelongTogether) {
  const auto list = read_field_words(
      "ごじょ\t互助\nなべ\t鍋\teveryday\nせんたく\t洗濯\tsuru everyday\n"
      "かう\t飼う\tafter\tいぬ=犬 ねこ=猫\tを\n",
      "x.tsv");
  ASSERT_TRUE(list.ok());
  const auto all = (*list)->all();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_LT(all[1]->preference, all[0]->preference);
  EXPECT_EQ(all[1]->kind, WordKind::noun);
  EXPECT_EQ(all[2]->kind, WordKind::suru);
  EXPECT_EQ(all[2]->preference, all[1]->preference);
  ASSERT_EQ((*list)->pairs().size(), 2u);
  const auto& dog = (*list)->pairs()[0];
  EXPECT_EQ(dog.text, "犬");
  ASSERT_EQ(dog.seconds.size(), 1u);
  EXPECT_EQ(dog.seconds[0].text, "飼"); // and any ending
  EXPECT_EQ(utf8(dog.seconds[0].reading), "か");
  EXPECT_EQ(dog.seconds[0].particles, std::vector<std::string>{"を"});
}

TEST(FieldWords, SaysWhichLineIsWrongAndWhy) {
  const std::pair<const char*, const char*> cases[] = {
      {"ごじょ 互助", "dictionary.why_columns"},
      {"ごじょ\t", "dictionary.why_columns"},
      {"ごじょ\t互助\tnoun\tx", "dictionary.why_columns"},
      {"ごじょ\t互\x01助", "dictionary.why_columns"},
      {"ゴジョ\t互助", "dictionary.why_reading"},
      {"\t互助", "dictionary.why_reading"},
      {"互助\t互助", "dictionary.why_reading"},
      {"ごじょ\t互助\tmeishi", "dictionary.why_kind"},
      {"ごじょ\t互助\tmeishi everyday", "dictionary.why_kind"},
      {"ごじょ\t互助\tnouneveryday", "dictionary.why_kind"},
      {"かう\t飼う\tafter", "dictionary.why_kind"},
      {"かう\t飼う\tafter\t", "dictionary.why_pairs"},
      {"かう\t飼う\tafter\tいぬ", "dictionary.why_pairs"},
      {"かう\t飼う\tafter\tいぬ=", "dictionary.why_pairs"},
      {"かう\t飼う\tafter\tイヌ=犬", "dictionary.why_pairs"},
      {"かう\t飼う\tafter\tいぬ=犬\t、", "dictionary.why_pairs"},
      {"かう\t飼う\tafter\tいぬ=犬\tを\tが", "dictionary.why_columns"},
      {"ちいき\t地域", "dictionary.why_twice"},
      {"ごじょ\t\xff\xfe", "dictionary.why_utf8"},
  };
  for (const auto& [line, why] : cases) {
    const auto list = read_field_words("# words\nちいき\t地域\n" + std::string(line) + "\n", "x.tsv");
    ASSERT_FALSE(list.ok()) << line;
    EXPECT_EQ(list.error().key, "dictionary.field_bad");
    EXPECT_EQ(list.error().args, (base::Args{{"file", "x.tsv"}, {"line", "3"}, {"why_key", why}})) << line;
  }
}

TEST(FieldWords, SaysItInOneSentence) {
  const auto words = base::Words::load(base::assets_root() / "locale", base::Lang::ja);
  ASSERT_TRUE(words.ok());
  const auto list = read_field_words("ゴジョ\t互助\n", "field.tsv");
  EXPECT_EQ(words->sentence(list.error()),
            "この分野の辞書 field.tsv "
            "の1行目を直してください。読みはひらがなで書きます。それまでは、ふつうの辞書だけで変換します。");
}

TEST(FieldWords, AFileThatIsNotThereIsSaid) {
  const test::Sandbox folder;
  const auto list = load_field_words(folder.path() / "field.tsv");
  ASSERT_FALSE(list.ok());
  EXPECT_EQ(list.error().key, "dictionary.field_unreadable");
}

TEST(FieldWords, TheSentencesOfTheFieldAreConverted) {
  NEEDS_REAL_DICTIONARY();
  const Converter converter(test::real_dictionary());
  const test::Score score = test::score_sentences(test::kSentences, converter, {test::field_words()});
  ASSERT_GE(score.sentences, 60);
  EXPECT_GE(score.first * 100, score.sentences * 90) << score.wrong;
  EXPECT_GE(score.reachable * 100, score.sentences * 99) << score.wrong;
  const test::Score fresh = test::score_sentences(test::kFreshSentences, converter, {test::field_words()});
  ASSERT_GE(fresh.sentences, 60);
  EXPECT_GE(fresh.first * 100, fresh.sentences * 90) << fresh.wrong;
  EXPECT_GE(fresh.reachable * 100, fresh.sentences * 99) << fresh.wrong;
}

// What is wrong is not printed: it would no longer be unseen.
TEST(FieldWords, SentencesThatNothingWasMadeForAreConvertedToo) {
  NEEDS_REAL_DICTIONARY();
  const Converter converter(test::real_dictionary());
  const test::Score unseen = test::score_sentences(test::kUnseenSentences, converter, {test::field_words()});
  ASSERT_GE(unseen.sentences, 60);
  EXPECT_GE(unseen.first * 100, unseen.sentences * 90);
  EXPECT_GE(unseen.reachable * 100, unseen.sentences * 99);
  const test::Score held_back = test::score_sentences(test::kHeldBackSentences, converter, {test::field_words()});
  ASSERT_GE(held_back.sentences, 60);
  EXPECT_GE(held_back.first * 100, held_back.sentences * 80);
  EXPECT_GE(held_back.reachable * 100, held_back.sentences * 95);
}

// Any damage of the file gives a list or a refusal that names a line.
TEST(FieldWords, DamagedFilesAreReadOrRefused) {
  const auto shipped = base::read_file(base::assets_root() / "dictionary/field.tsv");
  ASSERT_TRUE(shipped.ok());
  const std::string whole = shipped->substr(shipped->size() - 6000); // pairs
  const std::string text = whole.substr(whole.find('\n') + 1) + "じじょ\t自助\nれんけい\t連携\tsuru everyday\n";
  ASSERT_TRUE(read_field_words(text, "x.tsv").ok());
  std::mt19937 random(11);
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::string damaged = text;
    for (unsigned i = random() % 4; i < 4; ++i) {
      const std::size_t at = random() % damaged.size();
      switch (random() % 3) {
        case 0: damaged[at] = static_cast<char>(random()); break;
        case 1: damaged.erase(at, random() % 40); break;
        default: damaged.insert(at, 1, "\t\n =#\xff"[random() % 6]); break;
      }
    }
    const auto list = read_field_words(damaged, "x.tsv");
    if (list.ok()) {
      EXPECT_FALSE(Converter(test::small_dictionary()).convert("ごみをかってだす", {*list}).segments.empty());
      continue;
    }
    ++refused;
    EXPECT_EQ(list.error().key, "dictionary.field_bad");
    EXPECT_NE(list.error().args.at("line"), "0");
  }
  EXPECT_GT(refused, 100);
}

} // namespace
} // namespace yoriai::input
