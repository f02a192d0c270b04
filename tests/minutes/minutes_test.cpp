// Each format holds everything the meeting holds, survives hostile texts, and the public digest leaks nothing.

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/json.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;

constexpr const char* kEveryFormat[] = {"html", "md", "csv", "json", "xlsx", "docx"};

class MinutesOfExample : public ::testing::TestWithParam<const char*> {
protected:
  static std::string example() { return std::string(std::getenv("YORIAI_SESSIONS")) + "/example.jsonl"; }

  void SetUp() override {
    ASSERT_EQ(yoriai({"new", file}).status, 0);
    const Outcome applied = yoriai({"apply", file, example()});
    ASSERT_EQ(applied.status, 0) << applied.err;
  }
  std::string write(const std::string& ending, std::vector<std::string> options = {}) {
    const std::string out = sandbox / ("minutes." + ending);
    options.insert(options.begin(), {"minutes", file, "-o", out});
    const Outcome written = yoriai(options);
    EXPECT_EQ(written.status, 0) << written.err;
    return out;
  }
  // What a reader of the format finds in it.
  std::string text_of(const std::string& ending) {
    if (ending != "xlsx" && ending != "docx") return sandbox.read("minutes." + ending);
    const Outcome read = run_program({"/usr/bin/python3", YORIAI_READ_BACK, "--text", sandbox / ("minutes." + ending)});
    EXPECT_EQ(read.status, 0) << read.out << read.err;
    return read.out;
  }
  void expect_read_back(const std::string& out) {
    sandbox.write("state.json", yoriai({"show", file, "--json"}).out);
    const Outcome read = run_program({"/usr/bin/python3", YORIAI_READ_BACK, sandbox / "state.json", out});
    EXPECT_EQ(read.status, 0) << read.out << read.err;
  }

  Sandbox sandbox;
  std::string file = sandbox / "m.yoriai";
};

TEST_P(MinutesOfExample, HoldEverythingTheMeetingHolds) { expect_read_back(write(GetParam())); }

TEST_P(MinutesOfExample, SurviveHostileTexts) {
  const Json texts = {"<script>alert(1)</script>", "]]> & \"引用\" 'x'", "a|b|c", "=1+1", "-- +@=", "改行\nの\nある",
                      "**太字** _斜体_ # 見出し", "😀👨‍👩‍👧‍👦 が゙ 𠮷野家", std::string(1800, 'w'), "\\ ` [x](y)"};
  std::string lines;
  for (const auto& text : texts)
    lines += Json{{"do", "add"}, {"kind", "hypothesis"}, {"text", text}}.dump() + "\n";
  ASSERT_EQ(yoriai({"apply", file}, lines).status, 0);
  expect_read_back(write(GetParam()));
}

TEST_P(MinutesOfExample, HoldWhatEveryVoteCameTo) {
  const std::string lines = R"({"do":"add","kind":"problem","id":"vp1","text":"バスが遠い"}
{"do":"add","kind":"problem","id":"vp2","text":"知り合いがいない"}
{"do":"ballot.open","id":"v1","method":"choice321","question":"どれから調べますか","targets":["vp1","vp2"],"secret":true}
{"do":"ballot.cast","ballot":"v1","votes":{"vp1":3,"vp2":2}}
{"do":"ballot.cast","ballot":"v1","votes":{"vp1":3}}
{"do":"ballot.open","id":"v2","method":"yesno","question":"多くの人に通じますか","targets":["vp1","vp2"]}
{"do":"ballot.cast","ballot":"v2","votes":{"vp1":1,"vp2":0}}
{"do":"ballot.cast","ballot":"v2","votes":{"vp1":0,"vp2":0}}
{"do":"ballot.cast","ballot":"v2","votes":{"vp1":1}}
{"do":"ballot.open","id":"v3","method":"hands","question":"手を挙げてください","targets":["vp1","vp2"]}
{"do":"ballot.cast","ballot":"v3","votes":{"vp1":17,"vp2":8}}
{"do":"ballot.open","id":"v4","method":"fist","question":"このまま進めますか","secret":true}
{"do":"ballot.cast","ballot":"v4","votes":5}
{"do":"ballot.cast","ballot":"v4","votes":2}
{"do":"ballot.open","id":"v5","method":"fist","question":"まだ開いています","secret":true}
{"do":"ballot.cast","ballot":"v5","votes":5}
{"do":"ballot.close","ballot":"v1"}
{"do":"ballot.close","ballot":"v2"}
{"do":"ballot.close","ballot":"v3"}
{"do":"ballot.close","ballot":"v4"}
)";
  const Outcome applied = yoriai({"apply", file}, lines);
  ASSERT_EQ(applied.status, 0) << applied.err;
  expect_read_back(write(GetParam()));
  const std::string text = text_of(GetParam());
  for (const char* question : {"どれから調べますか", "多くの人に通じますか", "手を挙げてください", "このまま進めますか", "まだ開いています"})
    EXPECT_NE(text.find(question), std::string::npos) << question;
  const std::string format = GetParam();
  if (format == "csv" || format == "json" || format == "xlsx") return;
  for (const char* outcome : {"好みがないときの平均 5.0点", "67 %", "0 %", "平均 3.5、2以下が 1人", "会議全体でたずねたこと", "受付中"})
    EXPECT_NE(text.find(outcome), std::string::npos) << outcome;
}

TEST_P(MinutesOfExample, TellWhereTheAgreedOrderIsNotThatOfTheVote) {
  const std::string lines = R"({"do":"add","kind":"problem","id":"vp1","text":"遠い","fields":{"universality":true}}
{"do":"add","kind":"issue","id":"vi1","text":"移動の手段をつくる","from":["vp1"],"fields":{"priority":1}}
{"do":"add","kind":"issue","id":"vi2","text":"見守りをはじめる","from":["vp1"],"fields":{"priority":2}}
{"do":"ballot.open","id":"v1","method":"choice321","targets":["vi1","vi2"]}
{"do":"ballot.cast","ballot":"v1","votes":{"vi2":3,"vi1":1}}
{"do":"ballot.close","ballot":"v1"}
)";
  const std::string format = GetParam();
  if (format == "csv" || format == "json" || format == "xlsx") GTEST_SKIP() << "a table of data holds the ranks and the scores";
  const Outcome applied = yoriai({"apply", file}, lines);
  ASSERT_EQ(applied.status, 0) << applied.err;
  write(format);
  const std::string text = text_of(format);
  EXPECT_NE(text.find("見守りをはじめる：投票では1番目、話し合いで2番目"), std::string::npos);
  EXPECT_NE(text.find("移動の手段をつくる：投票では2番目、話し合いで1番目"), std::string::npos);
}

// What is recorded around the talk.
const char* const kFraming = R"({"do":"attendance","counts":{"resident":23,"medical":2}}
{"do":"secrecy","read":true}
{"do":"follow_up","id":"fk1","text":"移動販売の試行（汐見 2026-02-01）","source":"9月の会議","outcome":"done","note":"汐見さんが続けた"}
{"do":"follow_up","id":"fk2","text":"送迎の話","outcome":"done"}
{"do":"follow_up","id":"fk3","text":"見守りの紙"}
{"do":"meeting","reached":"順番まで決めた","next_issues":"冬の足をどうするか"}
{"do":"action","id":"ta1","what":"汐見さんと町会へ説明に行く","who":"汐見","due":"2026-04-10"}
{"do":"add","kind":"hypothesis","id":"fp1","text":"バス停のベンチ"}
{"do":"park","id":"fp1"}
{"do":"review","id":"fp1","outcome":"next_time"}
{"do":"pulse","question":"purpose","hands":[18,4,1]}
{"do":"pulse","question":"safety","hands":[2,1,1]}
{"do":"plan_check","id":"means","ok":true,"note":"内輪の一言"}
{"do":"plan_check","id":"past","ok":false}
)";

TEST_P(MinutesOfExample, HoldTheOpeningAndTheClosing) {
  const Outcome applied = yoriai({"apply", file}, kFraming);
  ASSERT_EQ(applied.status, 0) << applied.err;
  expect_read_back(write(GetParam()));
  const std::string format = GetParam(), text = text_of(format);
  for (const char* part : {"23", "移動販売の試行（汐見 2026-02-01）", "9月の会議", "汐見さんが続けた", "送迎の話", "順番まで決めた",
                           "冬の足をどうするか", "汐見さんと町会へ説明に行く", "バス停のベンチ", "内輪の一言"})
    EXPECT_NE(text.find(part), std::string::npos) << part;
  if (format == "json") return;
  for (const char* part : {"守秘", "できた", "まだ話していない", "役割分担", "次回に", "目的の共有", "安心感", "そう思わない", "だいじょうぶ",
                           "見直したい", "催しを開くことが"})
    EXPECT_NE(text.find(part), std::string::npos) << part;
}

INSTANTIATE_TEST_SUITE_P(Formats, MinutesOfExample, ::testing::ValuesIn(kEveryFormat),
                         [](const auto& format) { return std::string(format.param); });

using FaceDown = MinutesOfExample;

TEST_F(FaceDown, IsInNoMinutesBeforeItIsTurnedOver) {
  ASSERT_EQ(yoriai({"apply", file}, R"({"do":"hide","step":"hakodate/1"}
{"do":"hide","step":"hakodate/2"}
{"do":"hide","step":"hakodate/4"}
{"do":"hide","step":"resources"}
{"do":"add","kind":"hypothesis","id":"down1","text":"ふせた気づき","role":"resident"}
{"do":"add","kind":"hypothesis","id":"down2","text":"ふせたもう一枚","role":"resident"}
{"do":"add","kind":"problem","id":"down3","text":"ふせた問題","place":"hakodate/2"}
{"do":"add","kind":"factor","id":"down4","text":"ふせた要因","place":"hakodate/4"}
{"do":"add","kind":"resource","id":"down5","text":"ふせた資源","place":"resources/self/quick"}
{"do":"add","kind":"hypothesis","id":"down6","text":"ふせて捨てた気づき"}
{"do":"remove","id":"down6"}
)").status, 0);
  for (const char* ending : kEveryFormat)
    for (const bool open_public : {false, true}) {
      write(ending, open_public ? std::vector<std::string>{"--public"} : std::vector<std::string>{});
      const std::string minutes = text_of(ending);
      EXPECT_EQ(minutes.find("ふせ"), std::string::npos) << ending << open_public;
      EXPECT_EQ(minutes.find("down"), minutes.find("face_down") == std::string::npos ? std::string::npos
                                                                                       : minutes.find("face_down") + 5)
          << ending << open_public << ": an id";
      const bool json = std::string(ending) == "json";
      EXPECT_NE(minutes.find(json ? R"("hakodate/1": 2)" : "伏せてある付箋 2枚"), std::string::npos) << ending;
      EXPECT_NE(minutes.find(json ? R"("resources": 1)" : "伏せてある付箋 1枚"), std::string::npos) << ending;
    }
  const std::string shown = yoriai({"show", file}).out, log = yoriai({"log", file}).out, check = yoriai({"check", file}).out;
  for (const std::string& text : {shown, log, check}) EXPECT_EQ(text.find("ふせ"), std::string::npos) << text;
  ASSERT_EQ(yoriai({"apply", file}, "{\"do\":\"reveal\",\"step\":\"hakodate/1\"}\n").status, 0);
  write("md");
  const std::string turned = sandbox.read("minutes.md");
  EXPECT_NE(turned.find("ふせた気づき"), std::string::npos);
  EXPECT_EQ(turned.find("ふせた問題"), std::string::npos);
  EXPECT_EQ(turned.find("ふせて捨てた"), std::string::npos);
  EXPECT_EQ(turned.find("伏せてある付箋 2枚"), std::string::npos);
  EXPECT_NE(yoriai({"log", file}).out.find("ふせた気づき"), std::string::npos);
}

using PublicDigest = MinutesOfExample;

TEST_F(PublicDigest, HoldsNoNameNoHunchNoVoiceNoRemarkAndNothingRemoved) {
  ASSERT_EQ(yoriai({"apply", file}, R"({"do":"participant","id":"leak1","name":"髙﨑 𠮷邉","role":"resident","organisation":"ひみつ会"}
{"do":"add","kind":"hypothesis","id":"leak2","text":"髙﨑𠮷邉さんの家の雪かき","by":"leak1"}
{"do":"add","kind":"problem","id":"leak3","text":"髙﨑𠮷邉さんのような家が困る","from":["leak2"]}
{"do":"add","kind":"evidence","id":"leak4","text":"ひとりで泣いていた","from":["leak3"],"fields":{"data":"qualitative","source":"ひみつの座談会"}}
{"do":"minute","step":"hakodate/1","text":"ここだけの話です"}
{"do":"add","kind":"problem","id":"leak5","text":"取り下げた問題"}
{"do":"remove","id":"leak5"}
{"do":"add","kind":"resource","id":"leak6","text":"あとで話す資源","place":"resources/self/quick"}
{"do":"park","id":"leak6"}
)").status, 0);
  const char* secrets[] = {"髙﨑", "𠮷邉", "ひみつ", "雪かき", "泣いて", "ここだけ", "取り下げた問題", "あとで話す資源"};
  for (const char* ending : kEveryFormat) {
    write(ending, {"--public"});
    const std::string digest = text_of(ending);
    for (const char* secret : secrets) EXPECT_EQ(digest.find(secret), std::string::npos) << ending << ": " << secret;
    EXPECT_EQ(digest.find("のような家が困る"), std::string::npos) << ending; // until somebody has seen it
    EXPECT_NE(digest.find("確かめる前のため"), std::string::npos) << ending;
  }
}

TEST_F(PublicDigest, TellsTheOpeningAndTheClosingWithoutPeople) {
  const Outcome applied = yoriai({"apply", file}, kFraming);
  ASSERT_EQ(applied.status, 0) << applied.err;
  for (const std::string ending : kEveryFormat) {
    write(ending, {"--public"});
    const std::string digest = text_of(ending);
    for (const char* secret : {"汐見", "移動販売の試行", "9月の会議", "送迎の話", "見守りの紙", "内輪", "バス停のベンチ", "fk1", "ta1"})
      EXPECT_EQ(digest.find(secret), std::string::npos) << ending << ": " << secret;
    for (const char* kept : {"23", "順番まで決めた", "冬の足をどうするか", "確かめる前のため"})
      EXPECT_NE(digest.find(kept), std::string::npos) << ending << ": " << kept;
    if (ending == "json") {
      EXPECT_EQ(Json::parse(digest)["pulses"].size(), 1u); // four hands would tell on people
      continue;
    }
    EXPECT_EQ(digest.find("安心感"), std::string::npos) << ending;
    EXPECT_NE(digest.find("目的の共有"), std::string::npos) << ending;
    EXPECT_NE(digest.find("守秘"), std::string::npos) << ending;
  }
  EXPECT_NE(sandbox.read("minutes.md").find("できた：2件"), std::string::npos);
}

TEST_F(PublicDigest, OfTheExampleNamesNoParticipant) {
  const Json state = Json::parse(yoriai({"show", file, "--json"}).out);
  for (const char* ending : kEveryFormat) {
    write(ending, {"--public"});
    const std::string digest = text_of(ending);
    for (const auto& person : state["participants"])
      EXPECT_EQ(digest.find(person["name"].get<std::string>()), std::string::npos) << ending << person["name"];
    for (const auto& item : state["items"]) {
      if (item["kind"] != "hypothesis") continue;
      EXPECT_EQ(digest.find(item["text"].get<std::string>()), std::string::npos) << ending << item["text"];
    }
  }
}

TEST_F(PublicDigest, TheDayUntilWhichItIsKeptStandsInTheClosedRecordOnly) {
  write("md");
  EXPECT_EQ(sandbox.read("minutes.md").find("保存期限"), std::string::npos); // not decided: no empty line for it
  ASSERT_EQ(yoriai({"apply", file}, R"({"do":"meeting","keep_until":"2031-03-31"})").status, 0);
  for (const char* ending : kEveryFormat) {
    write(ending);
    EXPECT_NE(text_of(ending).find("2031"), std::string::npos) << ending;
    write(ending, {"--public"});
    EXPECT_EQ(text_of(ending).find("2031"), std::string::npos) << ending;
  }
}

TEST_F(PublicDigest, OneSheetAlone) {
  write("md", {"--sheet", "resources"});
  const std::string minutes = sandbox.read("minutes.md");
  EXPECT_NE(minutes.find("互助"), std::string::npos);
  EXPECT_EQ(minutes.find("STEP4"), std::string::npos);
}

TEST_F(PublicDigest, EnglishMinutesHaveEnglishHeadings) {
  ASSERT_EQ(yoriai({"--locale", "en", "minutes", file, "-o", sandbox / "e.html"}).status, 0);
  const std::string html = sandbox.read("e.html");
  EXPECT_NE(html.find("<html lang=\"en\">"), std::string::npos);
  EXPECT_NE(html.find("Attendance"), std::string::npos);
}

TEST_F(PublicDigest, AnOldFileIsReplacedWhole) {
  sandbox.write("minutes.md", std::string(1 << 20, 'x'));
  write("md");
  EXPECT_EQ(sandbox.read("minutes.md").find("xxxxxxxx"), std::string::npos);
}

} // namespace
} // namespace yoriai::test
