// STEP4 by named targets.
#include "screens/board_acts.hpp"

namespace yoriai::tests {
namespace {

using Ids = std::vector<std::string>;

class FactorsTest : public BoardTest {
protected:
  FactorsTest() {
    apply(
        {R"({"do":"add","kind":"problem","id":"p1","text":"坂の上の人が、買い物に出かけにくい。","fields":{"universality":true}})",
         R"({"do":"add","kind":"problem","id":"p2","text":"異変に気づくのが遅い。","fields":{"sociality":true}})",
         R"({"do":"add","kind":"problem","id":"p3","text":"薬がたまっている。","fields":{"universality":false,"sociality":false}})",
         R"({"do":"add","kind":"factor","id":"f1","text":"運転をやめたあとの足がない。","from":["p1"],"fields":{"class":"individual"}})",
         R"({"do":"step","to":"hakodate/4"})"});
    ui.tap("problem/p1");
  }
  void write_issue() { apply({R"({"do":"add","kind":"issue","id":"i1","text":"移動の手段をつくる","from":["p1"]})"}); }
};

TEST_P(FactorsTest, BeginsWithTheProblemThatHasNoFactors) {
  Host fresh;
  fresh.apply(R"({"do":"add","kind":"problem","id":"p1","text":"一","fields":{"universality":true}})");
  fresh.apply(R"({"do":"add","kind":"factor","id":"f1","text":"二","from":["p1"],"fields":{"class":"place"}})");
  fresh.apply(R"({"do":"add","kind":"problem","id":"p2","text":"三","fields":{"universality":true}})");
  fresh.apply(R"({"do":"step","to":"hakodate/4"})");
  fresh.look();
  EXPECT_EQ(fresh.view.board.factors.problem, "p2");
}

TEST_P(FactorsTest, AFactorIsWrittenIntoItsColumn) {
  ui.tap("column/system/write");
  answer("ask/factor", "福祉バスの時刻が受診と合わない。");
  EXPECT_EQ(last("factor").field_text("class"), "system");
  EXPECT_EQ(last("factor").from, Ids{"p1"});
}

TEST_P(FactorsTest, AFactorMovesByTapping) {
  ui.tap("note/f1");
  EXPECT_FALSE(ui.has("column/individual/move")) << "it is there already";
  ui.tap("column/place/move");
  EXPECT_EQ(item("f1").field_text("class"), "place");
}

TEST_P(FactorsTest, AFactorMovesByDragging) {
  const auto& goal = ui.target("column/place/write");
  ui.drag("note/f1", goal.rect.centre());
  host.look();
  EXPECT_EQ(item("f1").field_text("class"), "place");
}

TEST_P(FactorsTest, AFactorIsAStrengthOrNot) {
  ui.tap("note/f1");
  act("strength");
  EXPECT_EQ(item("f1").field_bool("strength"), true);
  act("strength");
  EXPECT_EQ(item("f1").field_bool("strength"), std::nullopt);
}

TEST_P(FactorsTest, AFactorIsRewrittenAndThrownAway) {
  ui.tap("note/f1");
  act("edit");
  answer("ask/edit", "と、言う人が多い。");
  EXPECT_NE(item("f1").text.find("と、言う人が多い。"), std::string::npos);
  act("remove");
  EXPECT_TRUE(item("f1").removed);
}

TEST_P(FactorsTest, TheIssueIsPutInOneSentence) {
  ui.tap("issue/add");
  answer("ask/issue", "移動の手段を、町会と事業者でつくる");
  EXPECT_EQ(last("issue").symbol, "A");
  EXPECT_EQ(last("issue").from, Ids{"p1"});
  EXPECT_TRUE(ui.has("note/" + last("issue").id));
}

TEST_P(FactorsTest, AFurtherIssueOfTheSameProblemIsPaged) {
  write_issue();
  ui.tap("note/i1");
  act("add_issue");
  answer("ask/issue", "二つめの課題");
  ui.tap("act/cancel");
  EXPECT_TRUE(ui.has("note/" + last("issue").id)) << "the new one is shown";
  ui.tap("issue/before");
  EXPECT_TRUE(ui.has("note/i1"));
}

TEST_P(FactorsTest, TheMainCauseIsOneOfTheFactorsOrOnesOwnWords) {
  write_issue();
  ui.tap("note/i1");
  act("cause");
  ui.tap("cause/f1");
  host.look();
  EXPECT_EQ(item("i1").field_text("cause"), item("f1").text);
  act("cause");
  ui.tap("cause/own");
  host.look();
  answer("ask/cause", "から");
  EXPECT_EQ(item("i1").field_text("cause"), item("f1").text + "から");
}

TEST_P(FactorsTest, AnIssueIsTiedToAFurtherProblemByItsTab) {
  write_issue();
  ui.tap("note/i1");
  act("tie");
  ui.tap("problem/p2");
  EXPECT_EQ(item("i1").from, (Ids{"p1", "p2"}));
  ui.tap("problem/p2");
  EXPECT_EQ(item("i1").from, Ids{"p1"});
}

TEST_P(FactorsTest, AnIssueIsRewritten) {
  write_issue();
  if (wide()) ui.tap("issue/edit");
  else ui.tap("note/i1"), act("edit");
  host.look();
  answer("ask/edit", "。");
  EXPECT_EQ(item("i1").text, "移動の手段をつくる。");
}

TEST_P(FactorsTest, AProblemThatDoesNotGoOnStandsLastAndSaysWhyNoIssue) {
  while (!ui.has("problem/p3")) ui.tap("problems/after");
  ui.tap("problem/p3");
  ui.tap("issue/add");
  answer("ask/issue", "薬を減らす");
  EXPECT_FALSE(host.refusals.empty());
  EXPECT_TRUE(host.of_kind("issue").empty());
}

TEST_P(FactorsTest, AllFiveClassesCanBeReached) {
  Ids seen;
  for (const std::string id : {"individual", "system", "place", "residents", "supporters"}) {
    if (!ui.has("column/" + id + "/write")) ui.tap("classes/after");
    EXPECT_TRUE(ui.has("column/" + id + "/write")) << id;
  }
}

YORIAI_BOTH_SIZES(FactorsTest);

} // namespace
} // namespace yoriai::tests
