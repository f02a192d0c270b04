// STEP2 and STEP3 by named targets: every act leads to the right command.
#include "screens/board_acts.hpp"
#include "screens/lineage.hpp"
#include "screens/table_layout.hpp"

namespace yoriai::tests {
namespace {

using Ids = std::vector<std::string>;

class TableTest : public BoardTest {
protected:
  TableTest() {
    apply(
        {R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急で、病院の帰りは休む。","role":"resident"})",
         R"({"do":"add","kind":"hypothesis","id":"h2","text":"店が坂の下にしかない。","role":"commissioner"})",
         R"({"do":"add","kind":"hypothesis","id":"h3","text":"飲み残した薬がたまっている。","role":"medical"})",
         R"({"do":"stack","ids":["h1","h2"],"title":"買い物・通院の足","id":"s1"})",
         R"({"do":"add","kind":"problem","id":"p1","text":"坂の上の人が、買い物に出かけにくい。","from":["h1","h2"]})",
         R"({"do":"step","to":"hakodate/2"})"});
  }
  void open_list() {
    if (!host.view.board.table.list_open) ui.tap("untaken");
    host.look();
  }
};

TEST_P(TableTest, AProblemIsWritten) {
  ui.tap("act/write");
  answer("ask/problem", "冬のごみ出しを頼みにくい。");
  EXPECT_EQ(last("problem").text, "冬のごみ出しを頼みにくい。");
  EXPECT_EQ(last("problem").symbol, "b");
}

TEST_P(TableTest, AHypothesisBecomesAProblem) {
  open_list();
  ui.tap("note/h3");
  act("promote");
  ui.tap("ask/promote/ok"); // prefilled with its own words
  host.look();
  EXPECT_EQ(last("problem").from, Ids{"h3"});
  EXPECT_EQ(last("problem").text, item("h3").text);
}

TEST_P(TableTest, AHypothesisIsTiedAndUntiedByTaps) {
  open_list();
  ui.tap("note/h3");
  act("tie");
  ui.tap("note/p1");
  EXPECT_EQ(item("p1").from, (Ids{"h1", "h2", "h3"}));
  ui.tap("note/p1");
  EXPECT_EQ(item("p1").from, (Ids{"h1", "h2"}));
  ui.tap("act/cancel");
  EXPECT_TRUE(host.view.selection.empty());
}

TEST_P(TableTest, AProblemIsTiedToAHypothesis) {
  ui.tap("note/p1");
  act("tie");
  ui.tap("note/h3");
  EXPECT_EQ(item("p1").from, (Ids{"h1", "h2", "h3"}));
}

TEST_P(TableTest, ADropOnARowTies) {
  if (!wide()) GTEST_SKIP() << "the list takes the place of the rows there";
  open_list();
  ui.drag("note/h3", "note/p1");
  host.look();
  EXPECT_EQ(item("p1").from, (Ids{"h1", "h2", "h3"}));
}

TEST_P(TableTest, EvidenceIsAdded) {
  EXPECT_TRUE(ui.has("add_evidence/p1")) << "the open place says so";
  ui.tap("note/p1");
  act("evidence");
  ui.tap("evidence/text");
  ui.type("受診の回数を減らした");
  ui.tap("evidence/data/qualitative");
  tap_in_form("evidence/figure");
  ui.type("8件");
  tap_in_form("evidence/source");
  ui.type("相談記録");
  ui.tap("evidence/ok");
  host.look();
  const auto& evidence = last("evidence");
  EXPECT_EQ(evidence.text, "受診の回数を減らした");
  EXPECT_EQ(evidence.from, Ids{"p1"});
  EXPECT_EQ(evidence.field_text("data"), "qualitative");
  EXPECT_EQ(evidence.field_text("figure"), "8件");
  EXPECT_EQ(evidence.field_text("source"), "相談記録");
  EXPECT_TRUE(ui.has("note/" + evidence.id));
}

TEST_P(TableTest, EvidenceIsRewrittenAndRemoved) {
  apply(
      {R"({"do":"add","kind":"evidence","id":"e1","text":"高齢化率","from":["p1"],"fields":{"data":"quantitative"}})"});
  ui.tap("note/e1");
  tap_in_form("evidence/figure");
  ui.type("46.8%");
  ui.tap("evidence/ok");
  host.look();
  EXPECT_EQ(item("e1").field_text("figure"), "46.8%");
  ui.tap("note/e1");
  tap_in_form("evidence/remove");
  host.look();
  EXPECT_TRUE(item("e1").removed);
}

TEST_P(TableTest, EvidenceOfAHypothesisBacksItsProblem) {
  apply(
      {R"({"do":"add","kind":"evidence","id":"e1","text":"高齢化率","from":["h1"],"fields":{"data":"quantitative"}})"});
  EXPECT_TRUE(ui.has("note/e1"));
  ui.tap("information");
  EXPECT_TRUE(ui.has("information/e1"));
  ui.tap("information/back");
  EXPECT_FALSE(ui.has("information/e1"));
}

TEST_P(TableTest, BothQuestionsStepThroughTheirThreeAnswers) {
  for (const std::string field : {"universality", "sociality"}) {
    ui.tap(field + "/p1");
    EXPECT_EQ(item("p1").field_bool(field), true);
    ui.tap(field + "/p1");
    EXPECT_EQ(item("p1").field_bool(field), false);
    ui.tap(field + "/p1");
    EXPECT_EQ(item("p1").field_bool(field), std::nullopt);
  }
}

TEST_P(TableTest, WhatIsPutOffAsksForItsReason) {
  apply({R"({"do":"set","id":"p1","fields":{"universality":false,"sociality":false}})"});
  ui.tap("next/p1");
  answer("ask/reason", "薬局の聞き取りを待つ");
  EXPECT_EQ(item("p1").field_text("reason"), "薬局の聞き取りを待つ");
  EXPECT_TRUE(ui.has("reason/p1"));
}

TEST_P(TableTest, WhatGoesOnLeadsToItsFactors) {
  apply({R"({"do":"set","id":"p1","fields":{"universality":true,"sociality":false}})"});
  ui.tap("next/p1");
  host.look();
  EXPECT_EQ(host.meeting().step(), "hakodate/4");
  EXPECT_EQ(host.view.board.factors.problem, "p1");
}

TEST_P(TableTest, AProblemIsRewrittenParkedAndThrownAway) {
  ui.tap("note/p1");
  act("edit");
  ui.tap("ask/edit/text");
  ui.key(ImGuiKey_A, true);
  ui.type("書き直した文");
  ui.tap("ask/edit/ok");
  host.look();
  EXPECT_EQ(item("p1").text, "書き直した文");
  act("park");
  EXPECT_TRUE(item("p1").parked);
  EXPECT_FALSE(ui.has("note/p1"));
  host.apply(R"({"do":"unpark","id":"p1"})");
  host.look();
  ui.tap("note/p1");
  act("remove");
  EXPECT_TRUE(item("p1").removed);
}

TEST_P(TableTest, LineageLeadsBackToTheHypothesis) {
  apply({R"({"do":"set","id":"p1","fields":{"universality":true}})",
         R"({"do":"add","kind":"issue","id":"i1","text":"移動の手段をつくる","from":["p1"]})"});
  ui.tap("note/p1");
  act("lineage");
  EXPECT_TRUE(ui.has("lineage/i1"));
  ui.tap("lineage/h2");
  host.look();
  EXPECT_EQ(host.meeting().step(), "hakodate/1");
  EXPECT_EQ(host.view.selection.first(), "h2");
}

TEST_P(TableTest, ManyProblemsScrollAndSayHowMany) {
  for (int i = 0; i < 40; ++i)
    host.apply(R"({"do":"add","kind":"problem","id":"q)" + std::to_string(i) +
               R"(","text":"長い文の問題がここにも並んでいる。"})");
  host.look();
  EXPECT_FALSE(ui.has("note/q39"));
  host.view.selection.only("q39"); // as somebody led there by a finding
  host.look();
  EXPECT_TRUE(ui.has("note/q39"));
  EXPECT_LT(ui.names_beginning("note/").size(), 30u) << "only what is in view";
}

TEST_P(TableTest, ARefusalStandsInTheBar) {
  ui.tap("note/p1");
  host.notice = {"この文は長すぎます。", false, host.now};
  host.look();
  EXPECT_TRUE(ui.has("act/cancel"));
  ui.tap("act/cancel");
  EXPECT_TRUE(host.view.selection.empty());
}

YORIAI_BOTH_SIZES(TableTest);

TEST(Lineage, RunsBothWaysAndThroughStacks) {
  Host host;
  for (const auto line :
       {R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂"})",
        R"({"do":"add","kind":"hypothesis","id":"h2","text":"店"})",
        R"({"do":"stack","ids":["h1","h2"],"title":"足","id":"s1"})",
        R"({"do":"add","kind":"problem","id":"p1","text":"出かけにくい","from":["h1"],"fields":{"universality":true}})",
        R"({"do":"add","kind":"factor","id":"f1","text":"運転","from":["p1"],"fields":{"class":"individual"}})",
        R"({"do":"add","kind":"issue","id":"i1","text":"足をつくる","from":["p1"]})",
        R"({"do":"add","kind":"response","id":"r1","from":["i1"],"fields":{"method":"乗り合い"}})",
        R"({"do":"add","kind":"resource","id":"g1","text":"福祉バス","place":"resources/public/existing"})",
        R"({"do":"link","from":"g1","to":"i1","kind":"serves"})"})
    host.apply(line);
  const auto issue = screens::lineage_of(host.meeting(), "i1");
  EXPECT_EQ(issue.before, (Ids{"h1", "p1"}));
  EXPECT_EQ(issue.after, (Ids{"r1", "g1"}));
  const auto stack = screens::lineage_of(host.meeting(), "s1");
  EXPECT_EQ(stack.after, (Ids{"p1", "f1", "i1", "r1", "g1"}));
}

} // namespace
} // namespace yoriai::tests
