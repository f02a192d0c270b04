// The record 会議録: what it must hold, in the order of the city's template, named or unnamed, whole or in parts.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/json.hpp"
#include "meeting/restore.hpp"
#include "minutes/write.hpp"
#include "support/pictures.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;
namespace fs = std::filesystem;

class Record : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_EQ(yoriai({"new", file}).status, 0);
    const Outcome applied = yoriai({"apply", file, std::string(std::getenv("YORIAI_SESSIONS")) + "/example.jsonl"});
    ASSERT_EQ(applied.status, 0) << applied.err;
  }
  void apply(const std::string& lines) {
    const Outcome applied = yoriai({"apply", file}, lines);
    ASSERT_EQ(applied.status, 0) << applied.err;
  }
  std::string minutes(const std::string& ending, std::vector<std::string> options = {}) {
    const std::string out = sandbox / ("m." + ending);
    options.insert(options.begin(), {"minutes", file, "-o", out});
    const Outcome written = yoriai(options);
    EXPECT_EQ(written.status, 0) << written.err;
    return sandbox.read("m." + ending);
  }
  std::string whole_text(const std::string& ending, std::vector<std::string> options = {}) {
    minutes(ending, std::move(options));
    return run_program({"/usr/bin/python3", YORIAI_WHOLE_TEXT, sandbox / ("m." + ending)}).out;
  }
  static std::vector<std::string> headings(const std::string& markdown) {
    std::vector<std::string> found;
    for (std::size_t at = markdown.find("\n## "); at != markdown.npos; at = markdown.find("\n## ", at + 1))
      found.push_back(markdown.substr(at + 4, markdown.find('\n', at + 1) - at - 4));
    return found;
  }
  // The section of this heading, up to the next.
  static std::string section(const std::string& markdown, const std::string& heading) {
    const auto at = markdown.find("\n## " + heading);
    return at == markdown.npos ? "" : markdown.substr(at, markdown.find("\n## ", at + 1) - at);
  }

  Sandbox sandbox;
  std::string file = sandbox / "m.yoriai";
};

TEST_F(Record, HasEveryFieldThatMinutesMustHold) {
  apply(R"({"do":"secrecy","read":true}
{"do":"meeting","reached":"順番まで決めた","next_issues":"冬の足をどうするか"}
{"do":"action","what":"町会へ説明に行く","who":"汐見","due":"2026-04-10"}
{"do":"follow_up","id":"fk1","text":"見守りの紙","source":"9月の会議","outcome":"going_on","note":"半分配った"}
{"do":"review","id":"h34","outcome":"next_time"}
{"do":"pulse","question":"purpose","hands":[18,4,1]}
{"do":"pulse","question":"safety","hands":[17,5,1]}
{"do":"pulse","question":"effect","hands":[12,9,2]}
{"do":"plan_check","id":"means","ok":true,"note":"月に一度"}
)");
  const std::string text = minutes("md");
  for (const char* line : {"会議の名称: 第2回 水車野圏域 地域ケア会議", "開催日時: 2026年11月12日（木）", "開催場所: 水車野公民館 二階 大広間", "事務局: 水車野地域包括支援センター",
                           "出席者: 23人（住民8・民生委員3", "公開・非公開の別と理由: 非公開（個別の暮らしにふれる話し合いのため）", "今回の到達点: 六つのステップを通し", "到達したこと: 順番まで決めた",
                           "次回への課題: 冬の足をどうするか"})
    EXPECT_NE(text.find(line), std::string::npos) << line;
  EXPECT_NE(section(text, "議題").find("STEP4 問題から課題への転換 | 30"), std::string::npos) << section(text, "議題");
  const std::string first = section(text, "STEP1");
  for (const char* part : {"気づき・仮説 32件（うち強み 5件）", "団地の階段（5）", "ほか 6件", "札を七つの束にまとめた", "読み上げ"}) EXPECT_NE(first.find(part), std::string::npos) << part;
  EXPECT_NE(section(text, "STEP3").find("g 用水路ぞいの道に、つまずきやすい場所がある：道路の係が"), std::string::npos);
  EXPECT_NE(section(text, "STEP5").find("（2027年5月13日（木）に見直す）"), std::string::npos);
  EXPECT_NE(section(text, "STEP2").find("シール投票（一人3つまで、一つの項目に2つまで）、23票、締め切り"), std::string::npos);
  EXPECT_NE(section(text, "この会議で決めたこと").find("STEP5 地域課題の優先順位：D、A、B、C の順に取り組む"), std::string::npos);
  const std::string carried = section(text, "次回への課題");
  for (const char* part : {"冬の足をどうするか", "| E 紙と電話の申し込みを、市といっしょに残していく | 水車野地域包括支援センター | 2027年5月13日（木） |", "| 見守りの紙 |", "続いている・半分配った", "介護の人手が足りず"})
    EXPECT_NE(carried.find(part), std::string::npos) << part << carried;
  const std::string tasks = section(text, "役割分担");
  EXPECT_NE(tasks.find("| 町会へ説明に行く | 汐見 | 2026年4月10日（金） |"), std::string::npos) << tasks;
  EXPECT_NE(tasks.find("| 星影市 防災課、水車野地域包括支援センター |"), std::string::npos);
  for (const char* part : {"目的の共有", "安心感", "効果の実感", "18"}) EXPECT_NE(section(text, "閉会").find(part), std::string::npos) << part;
  EXPECT_NE(section(text, "計画の確かめ").find("月に一度"), std::string::npos);
  EXPECT_NE(section(text, "まだ開いていること").find("根拠がまだありません"), std::string::npos);
  const std::string lineage = section(text, "気づきから対応までのつながり");
  EXPECT_NE(lineage.find("買い物袋を持って五階まで上がると"), std::string::npos);
  EXPECT_NE(lineage.find("「いっしょに下りる日」を始める"), std::string::npos);
}

TEST(RecordOfTimes, TellsFromWhenToWhenItWasHeld) {
  const fs::path assets = std::getenv("YORIAI_ASSETS");
  const auto words = base::Words::load(assets / "locale", base::Lang::ja);
  const auto library = sheets::Library::load(assets / "sheets");
  ASSERT_TRUE(words);
  constexpr meeting::TimeMs kBegin = 1'772'678'700'000, kMinute = 60'000; // 2026-03-05 11:45 in Japan
  meeting::Parts parts;
  parts.head.sheets = {"hakodate"};
  parts.head.about["date"] = "2026-03-05";
  parts.visits = {{"hakodate/1", kBegin}, {"hakodate/2", kBegin + 20 * kMinute}};
  parts.agreements = {{"hakodate/2", "よし", kBegin + 45 * kMinute}};
  parts.minutes = {{"m1", "hakodate/2", "次の朝に書き足した", kBegin + 24 * 60 * kMinute}};
  const auto head_of = [&](meeting::Parts of) {
    return minutes::compose(meeting::put_together(std::move(of)), library, *words, {});
  };
  const auto record = head_of(parts);
  EXPECT_EQ(record.head[1].second, "2026年3月5日（木） 11:45〜12:30"); // the next morning is no meeting
  const auto table = std::get<minutes::Table>(record.sections.front().blocks.front());
  EXPECT_EQ(table.rows[0][0].text, "STEP1 気づき・仮説の共有");
  EXPECT_EQ(table.rows[0][2].number, 20);
  parts.head.about["date"] = "2026-03-12"; // written down on another day
  EXPECT_EQ(head_of(parts).head[1].second, "2026年3月12日（木）");
  parts.head.about.erase("date");
  EXPECT_EQ(head_of(parts).head[1].second, "2026年3月5日（木） 11:45〜12:30");
}

TEST_F(Record, UnnamedHasRolesInPlaceOfNames) {
  apply(R"({"do":"action","what":"髙瀨さんと説明に行く","who":"髙瀨 みどり"}
{"do":"minute","step":"hakodate/1","text":"水無瀬から説明があった"}
)");
  const Json state = Json::parse(yoriai({"show", file, "--json"}).out);
  for (const auto ending : minutes::endings()) {
    const std::string text = whole_text(std::string(ending), {"--unnamed"});
    for (const auto& person : state["participants"]) {
      std::string name = person["name"].get<std::string>();
      name.erase(name.find(' '), 1);
      EXPECT_EQ(text.find(name), std::string::npos) << ending << name;
    }
    EXPECT_EQ(text.find("水無瀬"), std::string::npos) << ending;
    EXPECT_NE(text.find("○○から説明があった"), std::string::npos) << ending;
    EXPECT_NE(text.find("階段"), std::string::npos) << ending;
  }
  const std::string text = minutes("md", {"--unnamed"});
  EXPECT_NE(text.find("記名なし"), std::string::npos);
  EXPECT_NE(text.find("| ひざが痛く、荷物を持つと手すりにつかまれない。 | 住民 |"), std::string::npos);
  EXPECT_NE(text.find("| ○○さんと説明に行く | 住民 |"), std::string::npos) << section(text, "役割分担");
}

TEST_F(Record, LeavesOutWhatIsNotWanted) {
  const std::string text = minutes("md", {"--without", "overview", "--without", "ballots", "--without", "next", "--without", "notes",
                                          "--without", "lineage", "--without", "sheet/resources"});
  EXPECT_EQ(headings(text), (std::vector<std::string>{"STEP1 気づき・仮説の共有", "STEP2 地域の問題の共有（気づき・仮説を裏付ける）",
                                                      "STEP3 地域の問題のスクリーニング", "STEP4 問題から課題への転換", "STEP5 地域課題の優先順位",
                                                      "STEP6 地域課題への対応方法", "この会議で決めたこと", "まだ開いていること"}));
  EXPECT_EQ(text.find("シール投票"), std::string::npos);
  EXPECT_EQ(text.find("開催場所"), std::string::npos);
  const std::string csv = minutes("csv", {"--without", "sheet/resources", "--without", "ballots", "--without", "overview"});
  for (const char* gone : {"お薬手帳", "シール投票", "髙瀨", "水車野公民館"}) EXPECT_EQ(csv.find(gone), std::string::npos) << gone;
  EXPECT_NE(csv.find("団地の上の階の人"), std::string::npos);
  const Json json = Json::parse(minutes("json", {"--without", "notes", "--without", "next"}));
  for (const auto& item : json["items"]) EXPECT_NE(item["kind"], "hypothesis");
  const Outcome unknown = yoriai({"minutes", file, "-o", sandbox / "x.md", "--without", "colours"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_NE(unknown.err.find("colours"), std::string::npos);
}

TEST_F(Record, NamesHandwritingAndPictures) {
  sandbox.write("坂の写真.png", png_of(8, 8));
  const std::string picture = sandbox / "坂の写真.png";
  apply(Json{{"do", "attach"}, {"path", picture}}.dump() + R"(
{"do":"add","kind":"hypothesis","id":"ik1","ink":"10,20 30,40"}
{"do":"add","kind":"hypothesis","id":"ik2","ink":"10,20 30,40","text":"手で書いた坂"}
)");
  const std::string text = minutes("md");
  EXPECT_NE(section(text, "付箋の全文").find("手書き（題なし）"), std::string::npos);
  EXPECT_NE(section(text, "付箋の全文").find("手で書いた坂"), std::string::npos);
  EXPECT_NE(section(text, "写真や図").find("坂の写真.png"), std::string::npos);
  Json data = Json::parse(minutes("json"));
  data.erase("restore"); // what an import needs beside the state
  EXPECT_EQ(data, Json::parse(yoriai({"show", file, "--json"}).out)); // data stays data
}

// --- a city's own template

class CityTemplate : public Record {
protected:
  Outcome write_with(const std::string& record, std::vector<std::string> options = {}) {
    if (!fs::exists(city.path() / "assets")) fs::copy(std::getenv("YORIAI_ASSETS"), city.path() / "assets", fs::copy_options::recursive);
    city.write("assets/minutes/record.json", record);
    std::vector<std::string> call = {"/usr/bin/env", "YORIAI_ASSETS=" + (city / "assets"), yoriai_path(), "minutes", file, "-o", sandbox / "m.md"};
    call.insert(call.end(), options.begin(), options.end());
    return run_program(call);
  }
  Sandbox city;
};

TEST_F(CityTemplate, OrdersNamesAndLeavesOut) {
  const Outcome written = write_with(R"({"head": [{"id": "place", "heading": "会場"}, {"id": "title", "heading": {"ja": "会議名", "en": "Name"}}],
    "sections": [{"id": "agreed", "heading": "決定事項"}, {"id": "steps"}, {"id": "attendance"}]})");
  EXPECT_EQ(written.status, 0);
  EXPECT_EQ(written.err, "");
  const std::string text = sandbox.read("m.md");
  const auto found = headings(text);
  ASSERT_EQ(found.size(), 9u);
  EXPECT_EQ(found.front(), "決定事項");
  EXPECT_EQ(found[1], "STEP1 気づき・仮説の共有");
  EXPECT_EQ(found.back(), "出席者"); // the program's own word
  EXPECT_LT(text.find("会場: "), text.find("会議名: "));
  EXPECT_EQ(text.find("事務局: "), std::string::npos);
}

TEST_F(CityTemplate, ThatIsOffIsToldWithFileAndPlaceAndTheUsualOneTaken) {
  const std::pair<const char*, const char*> kBad[] = {
      {R"({"sections": [{"id": "weather"}]})", "/sections/0/id"},
      {R"({"sections": [{"id": "steps"}, {"id": "steps"}]})", "/sections/1/id"},
      {R"({"sections": [{"id": "steps", "title": "x"}]})", "/sections/0/title"},
      {R"({"sections": {"steps": 1}})", "/sections"},
      {R"({"head": [{"heading": "x"}], "sections": []})", "/head/0/id"},
      {R"({"head": []})", "/sections"},
      {R"({"sections": [{"id": "steps", "heading": ""}]})", "/sections/0/heading"},
      {R"({"sections": [], "sections": []})", "/sections"}};
  for (const auto& [record, place] : kBad) {
    const Outcome written = write_with(record);
    EXPECT_EQ(written.status, 0) << record;
    EXPECT_NE(written.err.find(place), std::string::npos) << record << written.err;
    EXPECT_NE(written.err.find("minutes/record.json"), std::string::npos) << written.err;
    EXPECT_NE(sandbox.read("m.md").find("## 議題"), std::string::npos) << record;
  }
  const Outcome broken = write_with("{");
  EXPECT_NE(broken.err.find("record.json"), std::string::npos);
}

TEST_F(CityTemplate, PutsNothingIntoTheDigestThatIsClosed) {
  const Outcome written = write_with(R"({"sections": [{"id": "notes"}, {"id": "parked"}, {"id": "lineage"}, {"id": "open"}, {"id": "pictures"}, {"id": "agreed"}]})", {"--public"});
  EXPECT_EQ(written.status, 0);
  EXPECT_EQ(headings(sandbox.read("m.md")), (std::vector<std::string>{"この会議で決めたこと"}));
}

TEST(Template, ThatComesWithTheProgramNamesEveryPart) {
  std::ifstream in(std::string(std::getenv("YORIAI_ASSETS")) + "/minutes/record.json");
  const Json record = Json::parse(in);
  EXPECT_EQ(record["sections"].size(), 16u);
  EXPECT_EQ(record["head"].size(), 13u);
}

} // namespace
} // namespace yoriai::test
