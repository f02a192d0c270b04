// One word in its many spellings is found by any of them.
#include "base/spelling.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

#include "base/files.hpp"
#include "base/text.hpp"

namespace yoriai::base {
namespace {

const Spelling& shipped() {
  static const Spelling kSpelling = Spelling::load(assets_root() / "spelling.json").value();
  return kSpelling;
}

bool finds(std::string_view question, std::string_view text, const Spelling& spelling = shipped()) {
  return holds_all(spelling.fold(text), spelling.fold_words(question));
}

struct Pair {
  const char *one, *other;
};

TEST(Spelling, FindsOneSpellingByAnother) {
  const Pair pairs[] = {{"取組", "地域の取り組みを続ける"},
                        {"取り組み", "新しい取組"},
                        {"取りくみ", "取り組みの会"},
                        {"とりくみ", "取組む"},
                        {"取り組む", "みんなで取組む"},
                        {"高橋", "髙橋さんの家"},
                        {"髙橋", "高橋"},
                        {"山崎", "山﨑"},
                        {"渡辺", "渡邉"},
                        {"渡邊", "渡辺"},
                        {"吉田", "𠮷田"},
                        {"サロン", "さろんがなくなった"},
                        {"ごみ出し", "ゴミ出しが大変"},
                        {"サーバー", "サーバが古い"},
                        {"バス", "ﾊﾞｽがない"},
                        {"ABC", "ａｂｃ会"},
                        {"見守り", "見まもりの人"},
                        {"買い物", "買物に行けない"},
                        {"一人暮らし", "ひとり暮らしの方"},
                        {"独り暮らし", "一人暮しが多い"},
                        {"空き家", "空家が増えた"},
                        {"子ども", "子供の声"},
                        {"申込", "申し込みの紙"},
                        {"引継ぎ", "引き継ぎがない"},
                        {"声かけ", "声掛けの輪"},
                        {"くらし", "暮らしの困りごと"}};
  for (const Pair& pair : pairs) EXPECT_TRUE(finds(pair.one, pair.other)) << pair.one << " in " << pair.other;
}

TEST(Spelling, FindsNoOtherWord) {
  const Pair pairs[] = {{"取組", "取り出す"}, {"高橋", "高い橋"}, {"バス", "パス"}, {"坂", "坊"}, {"見守り", "見回り"}};
  for (const Pair& pair : pairs) EXPECT_FALSE(finds(pair.one, pair.other)) << pair.one << " in " << pair.other;
}

TEST(Spelling, HalfOfAWordIsFoundAsItIsSpelt) {
  EXPECT_TRUE(finds("取り", "取り組み"));
  EXPECT_TRUE(finds("組み", "取り組み"));
}

TEST(Spelling, SeveralWordsMustAllBeThere) {
  EXPECT_TRUE(finds("坂　病院", "病院の前の坂が急だ"));
  EXPECT_FALSE(finds("坂 病院", "坂が急だ"));
  EXPECT_TRUE(shipped().fold_words(" 　\n").empty());
  EXPECT_TRUE(shipped().fold_words("ー").empty()) << "nothing is left to look for";
}

TEST(Spelling, WithoutAListWidthCaseAndKanaStillDoNotMatter) {
  const Spelling none;
  EXPECT_TRUE(finds("サロン", "さろん", none));
  EXPECT_TRUE(finds("abc", "ＡＢＣ", none));
  EXPECT_FALSE(finds("取組", "取り組み", none));
}

TEST(Spelling, AnyBytesAreFolded) {
  for (const char* text : {"", "\xff\xfe", "\xe3\x81", "a\0b", "🙂", "が\u3099"}) {
    const auto folded = shipped().fold(text);
    EXPECT_TRUE(is_utf8(folded.plain)) << text;
    EXPECT_TRUE(is_utf8(folded.canonical)) << text;
  }
}

TEST(Spelling, TheListIsReadWithCare) {
  std::string folder = (std::filesystem::temp_directory_path() / "yoriai-spelling-XXXXXX").string();
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const auto file = std::filesystem::path(folder) / "spelling.json";
  const auto problem = [&](std::string_view text) {
    std::ofstream(file, std::ios::trunc) << text;
    const auto loaded = Spelling::load(file);
    return loaded ? std::string()
                  : loaded.error().key + " " +
                        (loaded.error().args.contains("place") ? loaded.error().args.at("place") : "");
  };
  EXPECT_EQ(problem(R"({"words":[["足湯","あし湯"]]})"), "");
  EXPECT_TRUE(finds("足湯", "あし湯の会", Spelling::load(file).value())) << "what was added is known at the next start";
  EXPECT_EQ(problem("{"), "spelling.bad /");
  EXPECT_EQ(problem(R"({"words":[["一つ"]]})"), "spelling.bad /words/0");
  EXPECT_EQ(problem(R"({"characters":[["高",""]]})"), "spelling.bad /characters/0/1");
  EXPECT_EQ(problem(R"({"words":[7]})"), "spelling.bad /words/0");
  std::filesystem::remove_all(folder);
  EXPECT_EQ(Spelling::load(file).error().key, "spelling.unreadable");
}

TEST(ContentWords, AreRunsOfKanjiOrKatakana) {
  EXPECT_EQ(content_words("病院の帰りはタクシー"), (std::set<std::string>{"病院", "タクシー"}));
  EXPECT_EQ(content_words("通院手段がない"), (std::set<std::string>{"通院手段", "通院", "手段"}));
  EXPECT_EQ(content_words("ｻﾛﾝ"), (std::set<std::string>{"サロン"}));
  EXPECT_TRUE(content_words("さかがきゅう、人").empty());
}

} // namespace
} // namespace yoriai::base
