// A city changes its sheet in a text editor; nothing is compiled.
#include <gtest/gtest.h>

#include "folder.hpp"

namespace yoriai::sheets::test {
namespace {

using base::Json;

struct City : testing::Test {
  Folder folder;
  Json sheet = shipped("hakodate");

  void SetUp() override { folder.write_sheet("hakodate.json", sheet); }
  const Sheet& reloaded() {
    folder.write_sheet("hakodate.json", sheet);
    library = folder.load();
    for (const auto& problem : library.problems()) ADD_FAILURE() << sentence(problem);
    return library.sheets()[0];
  }
  Library library;
};

TEST_F(City, AsShipped) { EXPECT_EQ(reloaded().step("hakodate/2")->word("problem").ja, "地域の問題"); }

TEST_F(City, ChangesALabel) {
  sheet["/steps/1/labels/problem"_json_pointer] = {{"ja", "まちの困りごと"}, {"en", "Trouble in town"}};
  EXPECT_EQ(reloaded().step("hakodate/2")->word("problem").ja, "まちの困りごと");
}

TEST_F(City, ChangesTheWordingOfUniversality) {
  sheet["/kinds/2/fields/0/question"_json_pointer] = "この町の三人に一人は思い当たることか";
  const Field& field = *reloaded().kind("problem")->field("universality");
  EXPECT_EQ(field.question.ja, "この町の三人に一人は思い当たることか");
  EXPECT_EQ(field.question.in(base::Lang::en), "この町の三人に一人は思い当たることか");
}

TEST_F(City, ChangesGuidance) {
  sheet["/steps/0/guidance/say/0"_json_pointer] = "今日は名札の色ごとに座ってください。";
  EXPECT_EQ(reloaded().step("hakodate/1")->guidance.say[0].ja, "今日は名札の色ごとに座ってください。");
}

TEST_F(City, AddsAStepAFieldAndAChoice) {
  Json step = sheet["steps"][0];
  step["id"] = "7";
  step["title"] = "ふりかえり";
  sheet["steps"].push_back(step);
  sheet["/kinds/0/fields"_json_pointer].push_back({{"id", "street"}, {"type", "text"}, {"label", "町内"}});
  sheet["/kinds/3/fields/0/choices"_json_pointer].push_back({{"id", "season"}, {"label", "季節"}});
  const Sheet& sheet_now = reloaded();
  EXPECT_EQ(sheet_now.step("hakodate/7")->title.ja, "ふりかえり");
  EXPECT_NE(sheet_now.kind("hypothesis")->field("street"), nullptr);
  EXPECT_EQ(sheet_now.kind("factor")->field("class")->choices.size(), 6u);
}

TEST_F(City, MakesASheetOfItsOwn) {
  folder.write_sheet("small.json", small_sheet());
  const Library both = folder.load();
  EXPECT_TRUE(both.problems().empty());
  ASSERT_NE(both.sheet("small"), nullptr);
  EXPECT_EQ(both.step("small/1")->short_label.ja, "書く"); // as its label, when none is named
  EXPECT_EQ(both.step("small/1")->word("tie").ja, "同じ");
  EXPECT_NE(both.step_of_place("small/3/left/top"), nullptr);
  EXPECT_EQ(both.kind("thing")->home, "");
}

TEST_F(City, StepKindsToComeAreKnown) {
  Json own = small_sheet();
  own["/steps/0/kind"_json_pointer] = "columns";
  folder.write_sheet("small.json", own);
  EXPECT_TRUE(folder.load().problems().empty());
  EXPECT_EQ(name_of(folder.load().step("small/1")->kind), "columns");
  EXPECT_EQ(name_of(FieldType::date), "date");
}

TEST_F(City, RareCharactersStay) {
  sheet["title"] = "髙﨑𠮷邉 の表";
  EXPECT_EQ(reloaded().title.ja, "髙﨑𠮷邉 の表");
}

} // namespace
} // namespace yoriai::sheets::test
