// The sheets that come with the program: complete, in both languages, and with the kinds and fields that
// scripts rely on.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/files.hpp"
#include "folder.hpp"

namespace yoriai::sheets::test {
namespace {

const Library& library() {
  static const Library kLibrary = Library::load(base::assets_root() / "sheets");
  return kLibrary;
}

TEST(Shipped, AllLoad) {
  for (const auto& problem : library().problems()) ADD_FAILURE() << sentence(problem);
  ASSERT_EQ(library().sheets().size(), 2u);
  EXPECT_EQ(library().sheets()[0].id, "hakodate");
  EXPECT_EQ(library().sheets()[1].id, "resources");
}

// Walks the file itself, so that no label is forgotten.
void expect_bilingual(const base::Json& json, const std::string& place) {
  if (json.is_object() && json.contains("ja")) {
    EXPECT_TRUE(json.contains("en") && !json["en"].get<std::string>().empty()) << place;
    EXPECT_FALSE(json["ja"].get<std::string>().empty()) << place;
    return;
  }
  static const std::set<std::string> kTexts = {"label",    "title",       "note",
                                               "question", "instruction", "summary"};
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) {
      EXPECT_FALSE(value.is_string() && kTexts.contains(key)) << place << "/" << key << " is in one language";
      expect_bilingual(value, place + "/" + key);
    }
  }
  if (json.is_array())
    for (std::size_t i = 0; i < json.size(); ++i) expect_bilingual(json[i], place + "/" + std::to_string(i));
}

TEST(Shipped, EveryTextIsInBothLanguages) {
  for (const char* id : {"hakodate", "resources"}) expect_bilingual(shipped(id), id);
}

TEST(Shipped, StepsInOrderAndOfTheRightKind) {
  const std::vector<std::pair<std::string, StepKind>> expected = {
      {"hakodate/1", StepKind::wall},   {"hakodate/2", StepKind::table},
      {"hakodate/3", StepKind::table},  {"hakodate/4", StepKind::factors},
      {"hakodate/5", StepKind::matrix}, {"hakodate/6", StepKind::responses}};
  const Sheet& sheet = *library().sheet("hakodate");
  ASSERT_EQ(sheet.steps.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(sheet.steps[i].path, expected[i].first);
    EXPECT_EQ(sheet.steps[i].kind, expected[i].second);
    EXPECT_GT(sheet.steps[i].minutes, 0);
    EXPECT_EQ(sheet.steps[i].plate.ja, "STEP" + std::to_string(i + 1));
    EXPECT_FALSE(sheet.steps[i].guidance.say.empty() || sheet.steps[i].guidance.ask.empty());
  }
  EXPECT_EQ(library().step("resources")->kind, StepKind::grid);
  EXPECT_EQ(sheet.plan_checks.size(), 6u);
}

TEST(Shipped, KindsAndFieldsThatScriptsRelyOn) {
  const std::map<std::string, std::set<std::string>> expected = {
      {"hypothesis", {"strength"}},
      {"evidence", {"data", "source", "figure"}},
      {"problem", {"universality", "sociality", "reason"}},
      {"factor", {"class", "strength"}},
      {"issue",
       {"cause", "effect", "feasibility", "urgency", "concern", "speed", "priority", "deferral",
        "deferral_until"}},
      {"response",
       {"method", "reason_not", "owner", "due", "level", "way", "why", "what", "who", "when", "where", "how",
        "cost", "indicator", "target", "review"}},
      {"resource", {"group"}}};
  std::size_t kinds = 0;
  for (const auto& sheet : library().sheets()) kinds += sheet.kinds.size();
  EXPECT_EQ(kinds, expected.size());
  for (const auto& [id, fields] : expected) {
    const Kind* kind = library().kind(id);
    ASSERT_NE(kind, nullptr) << id;
    std::set<std::string> found;
    for (const Field& field : kind->fields) found.insert(field.id);
    EXPECT_EQ(found, fields) << id;
  }
  EXPECT_EQ(library().kind("problem")->lettering, Lettering::lower);
  EXPECT_EQ(library().kind("issue")->lettering, Lettering::upper);
  EXPECT_TRUE(library().kind("response")->text_optional);
}

TEST(Shipped, ChoicesThatScriptsRelyOn) {
  const auto choices = [](const char* kind, const char* field) {
    std::string ids;
    for (const Choice& choice : library().kind(kind)->field(field)->choices) ids += choice.id + " ";
    return ids;
  };
  EXPECT_EQ(choices("evidence", "data"), "quantitative qualitative ");
  EXPECT_EQ(choices("factor", "class"), "individual system place residents supporters ");
  EXPECT_EQ(choices("response", "level"), "area areas city wide ");
  EXPECT_EQ(choices("response", "way"), "personal organising rules proposal exchange awareness meeting ");
}

TEST(Shipped, PlacesAreTheStepsAndTheTwelveCells) {
  for (const char* place : {"hakodate/1", "hakodate/6", "resources/self/existing", "resources/public/slow"})
    EXPECT_NE(library().step_of_place(place), nullptr) << place;
  for (const char* place :
       {"", "hakodate", "hakodate/7", "hakodate/1/x", "resources", "resources/", "resources/self",
        "resources/self/", "resources/self/later", "resources/self/quick/1", "elsewhere/1"})
    EXPECT_EQ(library().step_of_place(place), nullptr) << place;
  EXPECT_EQ(library().sheet_of("resources/mutual/quick")->id, "resources");
  EXPECT_EQ(library().sheet_of("hakodate/3")->id, "hakodate");
  int cells = 0;
  const Grid& grid = *library().step("resources")->grid;
  for (const auto& column : grid.columns)
    for (const auto& row : grid.rows)
      cells += library().step("resources")->holds("resources/" + column.id + "/" + row.id);
  EXPECT_EQ(cells, 12);
  ASSERT_EQ(grid.label_sets.size(), 2u);
  EXPECT_EQ(grid.label_sets[1].rows[1].ja, "すぐ出来そうなもの");
}

TEST(Shipped, StepsShownTogetherShareTheirWords) {
  EXPECT_EQ(library().step("hakodate/2")->word("universality").ja, "※1 普遍性");
  EXPECT_EQ(library().step("hakodate/3")->word("evidence").in(base::Lang::ja), "根拠となる情報");
  EXPECT_TRUE(library().step("hakodate/2")->word("no such word").empty());
  EXPECT_EQ(library().sheet("hakodate")->word("centre").ja, "センター名");
}

TEST(Shipped, EnglishFallsBackToJapanese) {
  const Text text{"気づき", ""};
  EXPECT_EQ(text.in(base::Lang::en), "気づき");
  EXPECT_EQ(library().step("hakodate/5")->label.in(base::Lang::en), "Priority");
}

} // namespace
} // namespace yoriai::sheets::test
