// The command line as scripts use it: verbs, exit states, sentences, and what stays in the file.

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "base/json.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;

// A meeting file in a sandbox.
class Cli : public ::testing::Test {
protected:
  void SetUp() override { ASSERT_EQ(yoriai({"new", file, "--title", "第1回", "--date", "2026-02-03"}).status, 0); }

  Json show() const { return Json::parse(yoriai({"show", file, "--json"}).out); }
  Outcome apply(const std::string& lines, std::vector<std::string> options = {}) const {
    options.insert(options.begin(), {"apply", file});
    return yoriai(options, lines);
  }
  static Json item(const Json& state, std::string_view id) {
    for (const auto& item : state["items"])
      if (item["id"] == id) return item;
    return nullptr;
  }

  Sandbox sandbox;
  std::string file = sandbox / "m.yoriai";
};

int lines_of(const std::string& text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

TEST_F(Cli, NewMakesAMeetingWithBothSheetsAndItsHead) {
  const Json state = show();
  EXPECT_EQ(state["format"], 1);
  EXPECT_EQ(state["sheets"], (Json{"hakodate", "resources"}));
  EXPECT_EQ(state["meeting"]["title"], "第1回");
  EXPECT_EQ(state["meeting"]["date"], "2026-02-03");
  EXPECT_TRUE(state["meeting"]["place"].is_null());
  EXPECT_TRUE(state["items"].empty());
}

TEST_F(Cli, NewRefusesToOverwriteAndLeavesTheFileAsItWas) {
  const std::string before = sandbox.read("m.yoriai");
  const Outcome again = yoriai({"new", file});
  EXPECT_EQ(again.status, 5);
  EXPECT_EQ(lines_of(again.err), 1);
  EXPECT_EQ(sandbox.read("m.yoriai"), before);
}

TEST_F(Cli, NewRefusesAnUnknownSheetAndABadDateAndLeavesNoFile) {
  EXPECT_EQ(yoriai({"new", sandbox / "a.yoriai", "--sheet", "nowhere"}).status, 3);
  EXPECT_EQ(yoriai({"new", sandbox / "b.yoriai", "--date", "2026-02-30"}).status, 3);
  EXPECT_FALSE(std::filesystem::exists(sandbox / "a.yoriai"));
  EXPECT_FALSE(std::filesystem::exists(sandbox / "b.yoriai"));
}

TEST_F(Cli, NewWithOneSheetKnowsOnlyThatOne) {
  ASSERT_EQ(yoriai({"new", sandbox / "r.yoriai", "--sheet", "resources"}).status, 0);
  const Outcome refused = yoriai({"apply", sandbox / "r.yoriai"}, R"({"do":"add","kind":"hypothesis","text":"坂"})");
  EXPECT_EQ(refused.status, 3);
}

TEST_F(Cli, ApplyIsAllOrNothingAndNamesEachRefusedLine) {
  const std::string lines = R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"}
{"do":"fly"}
{"do":"add","kind":"hypothesis","id":"h1","text":"同じ名前"}
)";
  const Outcome refused = apply(lines);
  EXPECT_EQ(refused.status, 3);
  EXPECT_EQ(refused.err.find("line 2: "), 0u) << refused.err;
  EXPECT_NE(refused.err.find("\nline 3: "), std::string::npos) << refused.err;
  EXPECT_TRUE(show()["items"].empty());
}

TEST_F(Cli, ApplyKeepGoingTakesWhatIsGood) {
  const Outcome some = apply("{\"do\":\"fly\"}\n\n{\"do\":\"add\",\"kind\":\"hypothesis\",\"text\":\"坂が急\"}\nnot json\n", {"--keep-going"});
  EXPECT_EQ(some.status, 3);
  EXPECT_EQ(lines_of(some.err), 2) << some.err;
  EXPECT_EQ(some.err.find("line 1: "), 0u);
  EXPECT_NE(some.err.find("line 4: "), std::string::npos);
  EXPECT_EQ(show()["items"].size(), 1u);
}

TEST_F(Cli, ApplyAckPrintsTheNumberOfEachChange) {
  const int before = show()["changes"].get<int>();
  const Outcome acked = apply("{\"do\":\"add\",\"kind\":\"hypothesis\",\"text\":\"一\"}\n{\"do\":\"add\",\"kind\":\"hypothesis\",\"text\":\"二\"}\n", {"--ack"});
  EXPECT_EQ(acked.status, 0);
  EXPECT_EQ(acked.out, std::to_string(before + 1) + "\n" + std::to_string(before + 2) + "\n");
  EXPECT_EQ(show()["changes"], before + 2);
}

TEST_F(Cli, ApplyAckKeepsWhatWasAcknowledgedBeforeARefusal) {
  const Outcome acked = apply("{\"do\":\"add\",\"kind\":\"hypothesis\",\"text\":\"一\"}\n{\"do\":\"fly\"}\n{\"do\":\"add\",\"kind\":\"hypothesis\",\"text\":\"二\"}\n", {"--ack"});
  EXPECT_EQ(acked.status, 3);
  EXPECT_EQ(lines_of(acked.out), 1);
  EXPECT_EQ(show()["items"].size(), 1u);
}

TEST_F(Cli, ApplyReadsAFileWithByteOrderMarkAndWindowsLineEnds) {
  sandbox.write("c.jsonl", "\xEF\xBB\xBF{\"do\":\"add\",\"kind\":\"hypothesis\",\"text\":\"髙﨑𠮷邉\"}\r\n");
  ASSERT_EQ(yoriai({"apply", file, sandbox / "c.jsonl"}).status, 0);
  EXPECT_EQ(show()["items"][0]["text"], "髙﨑𠮷邉");
  EXPECT_EQ(yoriai({"apply", file, sandbox / "missing.jsonl"}).status, 3);
}

TEST_F(Cli, UndoAndRedoAreCommandsAndOutliveTheProgram) {
  ASSERT_EQ(apply("{\"do\":\"add\",\"kind\":\"hypothesis\",\"id\":\"h1\",\"text\":\"一\"}\n{\"do\":\"mark\",\"id\":\"h1\",\"on\":true}\n").status, 0);
  ASSERT_EQ(apply("{\"do\":\"undo\"}\n").status, 0);
  EXPECT_EQ(item(show(), "h1")["marked"], false);
  ASSERT_EQ(apply("{\"do\":\"redo\"}\n").status, 0);
  EXPECT_EQ(item(show(), "h1")["marked"], true);
  EXPECT_EQ(apply("{\"do\":\"redo\"}\n").status, 3);
}

TEST_F(Cli, ShowHasEveryKeyAlways) {
  ASSERT_EQ(apply(R"({"do":"add","kind":"problem","id":"p1","text":"出かけにくい"})").status, 0);
  const Json state = show();
  for (const char* key : {"format", "id", "meeting", "sheets", "step", "participants", "items", "links", "stacks", "agreements",
                          "minutes", "ballots", "changes"})
    EXPECT_TRUE(state.contains(key)) << key;
  const Json problem = item(state, "p1");
  for (const char* key : {"id", "kind", "text", "by", "from", "place", "at", "symbol", "marked", "hidden", "parked", "removed", "stack", "fields"})
    EXPECT_TRUE(problem.contains(key)) << key;
  EXPECT_EQ(problem["symbol"], "a");
  EXPECT_TRUE(problem["fields"]["universality"].is_null());
}

TEST_F(Cli, EveryWayOfVotingIsACommandAndItsResultIsShown) {
  const Outcome applied = apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"}
{"do":"add","kind":"hypothesis","id":"h2","text":"店が遠い"}
{"do":"ballot.open","id":"b1","method":"choice321","targets":["h1","h2"],"secret":true}
{"do":"ballot.cast","ballot":"b1","votes":{"h2":3,"h1":2}}
{"do":"ballot.open","id":"b2","method":"yesno","question":"進めますか","secret":true}
{"do":"ballot.cast","ballot":"b2","votes":{"yes":1}}
{"do":"ballot.cast","ballot":"b2","votes":0}
{"do":"ballot.open","id":"b3","method":"hands","targets":["h1","h2"]}
{"do":"ballot.cast","ballot":"b3","votes":{"h1":4}}
{"do":"ballot.cast","ballot":"b3","votes":{"h1":5,"h2":9}}
{"do":"ballot.open","id":"b4","method":"fist","question":"よいですか","secret":true}
{"do":"ballot.cast","ballot":"b4","votes":2}
)");
  ASSERT_EQ(applied.status, 0) << applied.err;
  Json ballots = show()["ballots"];
  for (const int secret : {0, 1, 3}) EXPECT_TRUE(ballots[static_cast<std::size_t>(secret)]["results"].is_null());
  EXPECT_EQ(ballots[1]["papers"], 2);
  EXPECT_EQ(ballots[2]["papers"], 1);
  for (const char* id : {"b1", "b2", "b3", "b4"})
    ASSERT_EQ(apply(R"({"do":"ballot.close","ballot":")" + std::string(id) + "\"}\n").status, 0);
  ballots = show()["ballots"];
  EXPECT_EQ(ballots[0]["results"][0]["item"], "h2");
  EXPECT_EQ(ballots[0]["results"][0]["score"], 3);
  EXPECT_EQ(ballots[1]["results"][0]["share"], 0.5);
  EXPECT_TRUE(ballots[1]["results"][0]["item"].is_null());
  EXPECT_EQ(ballots[2]["results"][0]["score"], 9);
  EXPECT_EQ(ballots[3]["results"][0]["mean"], 2);
  EXPECT_EQ(ballots[3]["results"][0]["below_3"], 1);
}

TEST_F(Cli, VotesThatBreakARuleAreRefusedWithASentence) {
  ASSERT_EQ(apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"}
{"do":"ballot.open","id":"b4","method":"fist","question":"よいですか"}
)").status, 0);
  for (const char* line : {R"({"do":"ballot.cast","ballot":"b4","votes":6})", R"({"do":"ballot.cast","ballot":"b4","votes":{}})",
                           R"({"do":"ballot.open","method":"hands","targets":["h1"],"secret":true})",
                           R"({"do":"ballot.open","method":"dots","targets":["h1"],"budget":0})"}) {
    const Outcome refused = apply(std::string(line) + "\n");
    EXPECT_EQ(refused.status, 3) << line;
    EXPECT_EQ(lines_of(refused.err), 1) << refused.err;
  }
}

TEST_F(Cli, ShowAsTextAndLogNameWhatIsThere) {
  ASSERT_EQ(apply("{\"do\":\"add\",\"kind\":\"hypothesis\",\"id\":\"h1\",\"text\":\"坂が急\"}\n").status, 0);
  EXPECT_NE(yoriai({"show", file}).out.find("坂が急"), std::string::npos);
  const Outcome log = yoriai({"log", file});
  EXPECT_NE(log.out.find("坂が急"), std::string::npos);
  EXPECT_EQ(lines_of(log.out), show()["changes"].get<int>());
  const Json as_json = Json::parse(yoriai({"log", file, "--json"}).out);
  EXPECT_EQ(as_json.back()["command"], "add");
  EXPECT_EQ(as_json.back()["actor"], "apply");
  EXPECT_EQ(as_json.back()["events"][0]["tag"], "item_added");
}

TEST_F(Cli, CheckNamesTheSkippedAnalysisOneFindingALine) {
  ASSERT_EQ(apply("{\"do\":\"add\",\"kind\":\"problem\",\"id\":\"p1\",\"text\":\"出かけにくい\",\"fields\":{\"universality\":true}}\n").status, 0);
  const Outcome check = yoriai({"check", file});
  EXPECT_EQ(check.status, 0);
  EXPECT_NE(check.out.find("problem_without_factors\tp1\t"), std::string::npos) << check.out;
  EXPECT_NE(check.out.find("problem_without_evidence\tp1\t"), std::string::npos) << check.out;
}

TEST_F(Cli, FilesThatAreNoSessionAreLeftAloneWithStatusFour) {
  sandbox.write("text.yoriai", "これは会議のファイルではありません");
  sandbox.write("empty.yoriai", "");
  sandbox.write("cut.yoriai", sandbox.read("m.yoriai").substr(0, 3000));
  for (const char* name : {"text.yoriai", "empty.yoriai", "cut.yoriai"}) {
    const std::string before = sandbox.read(name);
    for (const char* verb : {"show", "log", "check", "apply"}) {
      const Outcome outcome = yoriai({verb, sandbox / name}, R"({"do":"add","kind":"hypothesis","text":"一"})");
      EXPECT_EQ(outcome.status, 4) << verb << " " << name << outcome.out;
      EXPECT_EQ(lines_of(outcome.err), 1) << verb << " " << name << ": " << outcome.err;
    }
    EXPECT_EQ(sandbox.read(name), before) << name;
  }
  EXPECT_EQ(yoriai({"show", sandbox / "nowhere.yoriai"}).status, 4);
}

TEST_F(Cli, ReadersWriteNothingBesideTheFile) {
  ASSERT_EQ(yoriai({"show", file}).status, 0);
  ASSERT_EQ(yoriai({"check", file}).status, 0);
  int entries = 0;
  for (const auto& entry : std::filesystem::directory_iterator(sandbox.path())) entries += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(entries, 1);
}

TEST_F(Cli, WrongUsageIsOneSentenceAndStatusTwo) {
  const std::vector<std::vector<std::string>> wrong = {
      {"show"}, {"show", file, "--yaml"}, {"new"},
      {"--locale", "fr"}, {"minutes", file}, {"render", file, "--view", "hakodate/1", "-o", sandbox / "x.png", "--size", "wide"},
      {"minutes", file, "-o", sandbox / "x.pptx"}, {"minutes", file, "-o", sandbox / "x.md", "--sheet", "nowhere"}};
  for (const auto& args : wrong) {
    const Outcome outcome = yoriai(args);
    EXPECT_EQ(outcome.status, 2) << args[0] << outcome.err;
    EXPECT_EQ(lines_of(outcome.err), 1) << args[0] << outcome.err;
  }
}

TEST_F(Cli, MinutesThatCannotBeWrittenSayWhyAndLeaveTheOldFile) {
  const Outcome no_folder = yoriai({"minutes", file, "-o", sandbox / "no/such/folder/m.md"});
  EXPECT_EQ(no_folder.status, 5);
  EXPECT_EQ(lines_of(no_folder.err), 1);
  std::filesystem::create_directory(sandbox / "folder.md");
  EXPECT_EQ(yoriai({"minutes", file, "-o", sandbox / "folder.md"}).status, 5);
}

TEST_F(Cli, SheetsListsBothInBothLanguages) {
  EXPECT_NE(yoriai({"sheets"}).out.find("hakodate\t"), std::string::npos);
  const Json sheets = Json::parse(yoriai({"sheets", "--json", "--locale", "en"}).out);
  ASSERT_EQ(sheets.size(), 2u);
  EXPECT_EQ(sheets[0]["steps"].size(), 6u);
}

TEST_F(Cli, VersionAndHelpSucceed) {
  EXPECT_EQ(yoriai({"--version"}).out.find("yoriai "), 0u);
  for (const char* verb : {"new", "apply", "show", "log", "check", "minutes", "render", "sheets"})
    EXPECT_EQ(yoriai({verb, "--help"}).status, 0) << verb;
}

TEST_F(Cli, RenderDrawsEveryStepAtTheSizeAsked) {
  ASSERT_EQ(apply("{\"do\":\"add\",\"kind\":\"hypothesis\",\"id\":\"h1\",\"text\":\"坂が急\"}\n").status, 0);
  for (const char* view : {"hakodate/1", "resources", "start", "components"}) {
    const std::string out = sandbox / "x.png";
    const Outcome drawn = yoriai({"render", file, "--view", view, "-o", out, "--size", "1280x800"});
    ASSERT_EQ(drawn.status, 0) << view << drawn.err;
    const std::string png = sandbox.read("x.png");
    ASSERT_GT(png.size(), 5000u) << view;
    EXPECT_EQ(png.substr(1, 3), "PNG");
    EXPECT_EQ(png.substr(16, 8), std::string("\0\0\5\0\0\0\3\x20", 8)) << view; // IHDR: 1280 × 800
  }
  EXPECT_EQ(yoriai({"render", file, "--view", "nowhere", "-o", sandbox / "x.png"}).status, 2);
  EXPECT_EQ(yoriai({"render", "--view", "hakodate/1", "-o", sandbox / "x.png"}).status, 2);
}

TEST_F(Cli, TheShippedExampleIsWholeAndWhatItsCommandsMake) {
  const std::string sessions = std::getenv("YORIAI_SESSIONS");
  ASSERT_TRUE(std::filesystem::copy_file(sessions + "/example.yoriai", sandbox / "example.yoriai"));
  EXPECT_EQ(yoriai({"check", sandbox / "example.yoriai"}).status, 0);
  ASSERT_EQ(yoriai({"new", sandbox / "made.yoriai"}).status, 0);
  ASSERT_EQ(yoriai({"apply", sandbox / "made.yoriai", sessions + "/example.jsonl"}).status, 0);
  const auto texts = [&](const char* name) {
    std::string all;
    const Json state = Json::parse(yoriai({"show", sandbox / name, "--json"}).out);
    for (const auto& item : state["items"])
      all += item["id"].get<std::string>() + item["text"].dump() + item["fields"].dump() + "\n";
    return all;
  };
  EXPECT_EQ(texts("example.yoriai"), texts("made.yoriai"));
}

TEST_F(Cli, AFileThatIsNotThereIsToldBeforeAnyWindowOpens) {
  const Outcome outcome = yoriai({sandbox / "nowhere.yoriai"});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_EQ(lines_of(outcome.err), 1) << outcome.err;
}

TEST_F(Cli, WithoutADisplayTheAppSaysSoInOneSentence) {
  ::unsetenv("DISPLAY");
  ::unsetenv("WAYLAND_DISPLAY");
  const Outcome outcome = yoriai({file});
  EXPECT_NE(outcome.status, 0);
  EXPECT_EQ(lines_of(outcome.err), 1) << outcome.err;
}

} // namespace
} // namespace yoriai::test
