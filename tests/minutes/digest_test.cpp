// The public digest: nothing that may tell who is meant goes out before somebody has seen it, in no format; what staff
// decide is kept to.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/json.hpp"
#include "minutes/filing.hpp"
#include "minutes/identifying_texts.hpp"
#include "minutes/write.hpp"
#include "support/pictures.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;

constexpr const char* kHeld = "（確かめる前のため、載せていません）";

class Digest : public ::testing::Test {
protected:
  void SetUp() override { ASSERT_EQ(yoriai({"new", file}).status, 0); }

  void apply(const std::vector<Json>& commands) {
    std::string lines;
    for (const auto& command : commands) lines += command.dump() + "\n";
    const Outcome applied = yoriai({"apply", file}, lines);
    ASSERT_EQ(applied.status, 0) << applied.err;
  }
  // All text of the file in this format, without blanks.
  std::string digest(const std::string& ending, std::vector<std::string> options = {"--public"}) {
    const std::string out = sandbox / ("digest." + ending);
    options.insert(options.begin(), {"minutes", file, "-o", out});
    const Outcome written = yoriai(options);
    EXPECT_EQ(written.status, 0) << written.err;
    told = written.err;
    const Outcome text = run_program({"/usr/bin/python3", YORIAI_WHOLE_TEXT, out});
    EXPECT_EQ(text.status, 0) << text.err;
    return text.out;
  }
  Json review() { return Json::parse(yoriai({"digest", file, "--json"}).out); }
  Json reviewed(const std::string& text) {
    for (const auto& entry : review())
      if (entry["text"] == text) return entry;
    return nullptr;
  }
  static std::string without_blanks(std::string text) {
    for (const std::string_view blank : {" ", "\u3000", "\n"})
      for (auto at = text.find(blank); at != text.npos; at = text.find(blank, at)) text.erase(at, blank.size());
    return text;
  }

  Sandbox sandbox;
  std::string file = sandbox / "m.yoriai", told;
};

// Each text in another place, over and over.
std::vector<Json> commands_with(const std::vector<std::string>& texts) {
  std::vector<Json> commands;
  int number = 0;
  Json head = {{"do", "meeting"}}, entries = Json::array();
  std::map<std::string, std::string> agreements;
  const char* const kHead[] = {"title", "centre", "area", "place", "purpose", "goal", "secretariat", "openness", "reached", "next_issues"};
  const char* const kSteps[] = {"hakodate/1", "hakodate/2", "hakodate/4", "hakodate/5", "hakodate/6", "resources"};
  std::size_t heads = 0, steps = 0;
  for (const auto& text : texts) {
    const std::string id = "x" + std::to_string(++number);
    const auto problem = [&](const std::string& name, Json fields) {
      return Json{{"do", "add"}, {"kind", "problem"}, {"id", id + "p"}, {"text", name}, {"fields", std::move(fields)}};
    };
    const Json screened = {{"universality", true}};
    const auto issue = [&](const std::string& name, Json fields) {
      return Json{{"do", "add"}, {"kind", "issue"}, {"id", id + "i"}, {"text", name}, {"from", {id + "p"}}, {"fields", std::move(fields)}};
    };
    switch (number % 12) {
    case 0: commands.push_back(problem(text, Json::object())); break;
    case 1: commands.push_back(problem("道が暗い", {{"reason", text}})); break;
    case 2: commands.push_back(problem("道が凍る", screened)), commands.push_back(issue(text, Json::object())); break;
    case 3: commands.push_back(problem("道が細い", screened)), commands.push_back(issue("道をなおす", {{"cause", text}})); break;
    case 4:
      commands.push_back(problem("店が遠い", screened)), commands.push_back(issue("店をよぶ", {{"deferral", text}}));
      commands.push_back({{"do", "add"}, {"kind", "response"}, {"from", {id + "i"}}, {"text", text}, {"fields", {{"owner", text}, {"why", text}}}});
      break;
    case 5:
      commands.push_back(problem("話す場がない", Json::object()));
      commands.push_back({{"do", "add"}, {"kind", "evidence"}, {"from", {id + "p"}}, {"text", text}, {"fields", {{"data", "quantitative"}, {"source", text}, {"figure", text}}}});
      break;
    case 6: commands.push_back({{"do", "add"}, {"kind", "resource"}, {"place", "resources/self/quick"}, {"text", text}, {"fields", {{"group", text}}}}); break;
    case 7: commands.push_back({{"do", "action"}, {"id", id}, {"what", text}, {"who", text}}); break;
    case 8: entries.push_back({{"id", id}, {"title", text}, {"minutes", 5}}); break;
    case 9: head[kHead[heads++ % std::size(kHead)]] = text; break;
    case 10: agreements[kSteps[steps++ % std::size(kSteps)]] = text; break;
    case 11:
      commands.push_back({{"do", "ballot.open"}, {"id", id}, {"method", "yesno"}, {"question", text}});
      for (int paper = 0; paper < 6; ++paper) commands.push_back({{"do", "ballot.cast"}, {"ballot", id}, {"votes", 1}});
      commands.push_back({{"do", "ballot.close"}, {"ballot", id}});
      break;
    }
  }
  commands.push_back(head);
  constexpr std::size_t kMostEntries = 60; // of an agenda
  while (entries.size() > kMostEntries) entries.erase(entries.begin());
  commands.push_back({{"do", "agenda"}, {"entries", entries}});
  for (const auto& [step, text] : agreements) {
    commands.push_back({{"do", "step"}, {"to", step}});
    commands.push_back({{"do", "agree"}, {"step", step}, {"text", text}});
  }
  return commands;
}

TEST_F(Digest, LeaksNoneOfTheSeededTextsInAnyFormat) {
  std::vector<std::string> texts;
  for (int turn = 0; turn < 12; ++turn) // each text comes to each place once
    for (const auto& [text, sign] : kIdentifying) texts.push_back(text);
  // 72 texts and 12 places: shifted by one every turn, so that every text has stood everywhere.
  for (std::size_t turn = 1; turn < 12; ++turn) texts.insert(texts.begin() + static_cast<long>(turn * std::size(kIdentifying)), "道の話");
  apply(commands_with(texts));
  const auto filing = minutes::Filing::load(std::string(std::getenv("YORIAI_ASSETS")) + "/minutes");
  ASSERT_TRUE(filing.signs);
  for (const auto ending : minutes::endings()) {
    const std::string text = digest(std::string(ending));
    EXPECT_NE(told.find("載せていません"), std::string::npos) << ending;
    EXPECT_NE(text.find(kHeld), std::string::npos) << ending;
    for (const auto& [secret, sign] : kIdentifying) {
      EXPECT_EQ(text.find(without_blanks(secret)), std::string::npos) << ending << ": " << secret;
      for (const auto& mark : minutes::identifying(secret, *filing.signs)) {
        const std::string part = without_blanks(std::string(secret).substr(mark.begin, mark.end - mark.begin));
        if (mark.sign == minutes::Sign::household || part.size() < 6) continue; // a kinsman alone tells nobody
        EXPECT_EQ(text.find(part), std::string::npos) << ending << ": " << part;
      }
    }
  }
  EXPECT_GE(review().size(), std::size(kIdentifying));
}

TEST_F(Digest, GoesOutAsDecided) {
  const std::string as_it_is = "本町三丁目にバス停がほしい", reworded = "田中さんの家の雪かき", left_out = "090-1234-5678 に電話する",
                    unseen = "花子ちゃんの通学路", harmless = "坂が多い";
  std::vector<Json> commands;
  for (const auto& text : {as_it_is, reworded, left_out, unseen, harmless})
    commands.push_back({{"do", "add"}, {"kind", "problem"}, {"text", text}});
  commands.push_back({{"do", "public"}, {"of", as_it_is}, {"text", as_it_is}});
  commands.push_back({{"do", "public"}, {"of", reworded}, {"text", "ある家の雪かき"}});
  commands.push_back({{"do", "public"}, {"of", left_out}, {"omit", true}});
  commands.push_back({{"do", "public"}, {"of", harmless}, {"text", "坂道が多い"}});
  apply(commands);
  for (const auto ending : minutes::endings()) {
    const std::string text = digest(std::string(ending));
    EXPECT_NE(text.find(as_it_is), std::string::npos) << ending;
    EXPECT_NE(text.find("ある家の雪かき"), std::string::npos) << ending;
    EXPECT_NE(text.find("坂道が多い"), std::string::npos) << ending;
    EXPECT_NE(text.find(kHeld), std::string::npos) << ending;
    for (const char* gone : {"田中さん", "1234", "花子", "坂が多い"}) EXPECT_EQ(text.find(gone), std::string::npos) << ending << gone;
    EXPECT_NE(told.find(" 1 件"), std::string::npos) << told;
    const std::string closed = digest(std::string(ending), {});
    for (const auto& original : {as_it_is, reworded, left_out, unseen, harmless})
      EXPECT_NE(closed.find(without_blanks(original)), std::string::npos) << ending << original;
    EXPECT_TRUE(told.empty()) << told;
  }
  EXPECT_EQ(review().size(), 5u);
  EXPECT_TRUE(reviewed(harmless)["marks"].empty()); // nothing was noticed; it is here to be taken back
  EXPECT_EQ(reviewed(as_it_is)["wording"], as_it_is);
  EXPECT_EQ(reviewed(reworded)["wording"], "ある家の雪かき");
  EXPECT_EQ(reviewed(left_out)["wording"], "");
  EXPECT_FALSE(reviewed(unseen)["decided"].get<bool>());
  EXPECT_EQ(reviewed(reworded)["suggestion"], "○○の家の雪かき");
  EXPECT_EQ(reviewed(reworded)["places"][0]["words"], "地域の問題 b");
  const std::string list = yoriai({"digest", file}).out;
  for (const char* word : {"未確認", "そのまま", "書きかえ", "載せない", "お名前", "住所", "電話番号"}) EXPECT_NE(list.find(word), std::string::npos) << word;
}

TEST_F(Digest, ADecisionEndsWhenTheTextIsWrittenAnewAndWhenItIsUndone) {
  const std::string first = "田中さんの家の雪かき", second = "田中さんの家の前の雪かき";
  apply({{{"do", "add"}, {"kind", "problem"}, {"id", "p"}, {"text", first}}, {{"do", "public"}, {"of", first}, {"text", first}}});
  EXPECT_NE(digest("md").find(first), std::string::npos);
  apply({{{"do", "set"}, {"id", "p"}, {"text", second}}});
  EXPECT_EQ(digest("md").find("田中"), std::string::npos);
  EXPECT_FALSE(reviewed(second)["decided"].get<bool>());
  apply({{{"do", "set"}, {"id", "p"}, {"text", first}}}); // what was seen comes back as it was seen
  EXPECT_NE(digest("md").find(first), std::string::npos);
  apply({{{"do", "public"}, {"of", first}, {"omit", true}}, {{"do", "undo"}}, {{"do", "undo"}}, {{"do", "undo"}}, {{"do", "undo"}}});
  EXPECT_EQ(digest("md").find("田中"), std::string::npos);
  EXPECT_FALSE(reviewed(first)["decided"].get<bool>());
}

TEST_F(Digest, HoldsBackAHouseholdThatIsToldPieceByPiece) {
  apply({{{"do", "add"}, {"kind", "problem"}, {"id", "p"}, {"text", "バスの待ち時間"}},
         {{"do", "add"}, {"kind", "evidence"}, {"from", {"p"}}, {"text", "認知症の母の通院"},
          {"fields", {{"data", "quantitative"}, {"source", "生活保護の相談"}, {"figure", "月に4回"}}}}});
  for (const auto ending : minutes::endings()) {
    const std::string text = digest(std::string(ending));
    for (const char* piece : {"認知症の母", "生活保護"}) EXPECT_EQ(text.find(piece), std::string::npos) << ending << piece;
    for (const char* kept : {"月に4回", "バスの待ち時間"}) EXPECT_NE(text.find(kept), std::string::npos) << ending << kept;
  }
}

TEST_F(Digest, SaysWhatIsNoticedInAWordingOfStaffsOwn) {
  apply({{{"do", "add"}, {"kind", "problem"}, {"text", "田中さんの家の雪かき"}},
         {{"do", "public"}, {"of", "田中さんの家の雪かき"}, {"text", "Tさんの家の雪かき"}}});
  EXPECT_EQ(reviewed("田中さんの家の雪かき")["wording_marks"][0]["text"], "Tさん");
  EXPECT_NE(digest("md").find("Tさん"), std::string::npos); // it goes out all the same: staff chose it
}

TEST_F(Digest, TellsNoGroupOfFewerThanThree) {
  std::vector<Json> commands;
  const auto come = [&](const char* role, int count, const char* group) {
    for (int i = 0; i < count; ++i) {
      const std::string number = std::to_string(commands.size());
      commands.push_back({{"do", "participant"}, {"id", "u" + number}, {"name", "参加 " + number}, {"role", role}, {"group", group}});
    }
  };
  come("resident", 6, "1"), come("commissioner", 3, "1"), come("medical", 2, "2"), come("administration", 1, "1");
  commands.push_back({{"do", "add"}, {"kind", "resource"}, {"place", "resources/self/quick"}, {"text", "長いす"}, {"fields", {{"group", "2G"}}}});
  commands.push_back({{"do", "add"}, {"kind", "resource"}, {"place", "resources/self/quick"}, {"text", "車"}, {"fields", {{"group", "1G"}}}});
  apply(commands);
  digest("json");
  const Json state = Json::parse(sandbox.read("digest.json"));
  EXPECT_TRUE(state["participants"].empty());
  EXPECT_EQ(state["attendance"], (Json{{"commissioner", 3}, {"other", 3}, {"resident", 6}}));
  EXPECT_EQ(state["items"][0]["fields"]["group"], nullptr);
  EXPECT_EQ(state["items"][1]["fields"]["group"], "1G");
  const std::string text = digest("md");
  EXPECT_EQ(text.find("医療"), std::string::npos);
  EXPECT_NE(text.find("12人（住民6・民生委員3・その他3）"), std::string::npos) << text;
}

TEST_F(Digest, OfTwoPeopleTellsNoNumber) {
  apply({{{"do", "attendance"}, {"counts", {{"resident", 1}, {"medical", 1}}}}});
  digest("json");
  EXPECT_TRUE(Json::parse(sandbox.read("digest.json"))["attendance"].empty());
}

TEST_F(Digest, HoldsNoPictureNoHandwritingAndNoIdThatWasChosen) {
  sandbox.write("tanaka_no_ie.png", png_of(8, 8));
  apply({{{"do", "add"}, {"kind", "problem"}, {"id", "tanaka-hanako"}, {"text", "坂が多い"}, {"ink", "1,2 3,4"}},
         {{"do", "add"}, {"kind", "resource"}, {"id", "sato-taro"}, {"text", "長いす"}, {"place", "resources/self/quick"}},
         {{"do", "agenda"}, {"entries", {{{"id", "suzuki"}, {"title", "説明"}, {"minutes", 5}}}}},
         {{"do", "step"}, {"to", "agenda/suzuki"}},
         {{"do", "attach"}, {"path", sandbox / "tanaka_no_ie.png"}, {"id", "tanaka-hanako"}}});
  for (const auto ending : minutes::endings()) {
    const std::string text = digest(std::string(ending));
    for (const char* secret : {"tanaka", "1,2", "sato", "suzuki"}) EXPECT_EQ(text.find(secret), std::string::npos) << ending << secret;
    EXPECT_NE(text.find("長いす"), std::string::npos) << ending;
  }
  const std::string closed = digest("md", {});
  EXPECT_NE(closed.find("tanaka_no_ie.png（a坂が多い）"), std::string::npos) << closed;
}

TEST_F(Digest, WithoutTheListOfWordsHoldsEverythingBack) {
  const Sandbox assets;
  std::filesystem::copy(std::getenv("YORIAI_ASSETS"), assets.path() / "assets", std::filesystem::copy_options::recursive);
  assets.write("assets/minutes/identifying.json", "{\"surnames\": 3}");
  apply({{{"do", "add"}, {"kind", "problem"}, {"text", "坂が多い"}}});
  const std::string out = sandbox / "d.md", binary = yoriai_path();
  const Outcome written = run_program({"/usr/bin/env", "YORIAI_ASSETS=" + (assets / "assets"), binary, "minutes", file, "-o", out, "--public"});
  EXPECT_EQ(written.status, 0);
  EXPECT_NE(written.err.find("identifying.json"), std::string::npos) << written.err;
  EXPECT_EQ(sandbox.read("d.md").find("坂が多い"), std::string::npos);
}

} // namespace
} // namespace yoriai::test
