#include "input/field_words.hpp"

#include <gtest/gtest.h>

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
  // Of sentences that nothing was made for, fewer are right at once.
  const test::Score unseen = test::score_sentences(test::kUnseenSentences, converter, {test::field_words()});
  ASSERT_GE(unseen.sentences, 60);
  EXPECT_GE(unseen.first * 100, unseen.sentences * 80) << unseen.wrong;
  EXPECT_GE(unseen.reachable * 100, unseen.sentences * 98) << unseen.wrong;
}

} // namespace
} // namespace yoriai::input
