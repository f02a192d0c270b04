// 3-2-1, yes or no, a show of hands and fist to five, each from opening to its result.
#include <gtest/gtest.h>

#include "meeting/tally.hpp"
#include "screens/ballot_rounds.hpp"
#include "screens/surfaces.hpp"

namespace yoriai::tests {
namespace {

using Votes = std::map<std::string, int>;

class BallotMethods : public testing::TestWithParam<Surface> {
protected:
  BallotMethods() : host({.size = size_of(GetParam()), .lang = lang_of(GetParam())}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    for (int i = 1; i <= 6; ++i)
      host.apply(R"({"do":"add","kind":"hypothesis","id":"h)" + std::to_string(i) + R"(","text":"気づき )" +
                 std::to_string(i) + R"("})");
    for (int i = 1; i <= 3; ++i)
      host.apply(R"({"do":"add","kind":"problem","id":"p)" + std::to_string(i) +
                 R"(","text":"坂の上では買い物に出かけにくい","from":["h1"]})");
    host.look();
  }

  const meeting::Ballot& ballot() const { return host.meeting().ballots().back(); }
  std::string target(const std::string& rest) const { return "ballot/" + ballot().id + "/" + rest; }
  void open(const std::string& method) {
    host.ui.tap("wall/vote");
    host.ui.tap("ballot_sheet/method/" + method);
    host.ui.tap("ballot_sheet/ok");
    host.look();
    ASSERT_EQ(host.meeting().ballots().size(), 1u);
    ASSERT_EQ(ballot().method, method);
    ASSERT_EQ(host.view.shown, "booth");
  }
  void hand_in(const std::string& role = "none") {
    host.ui.tap("booth/next");
    host.ui.tap("booth/role/" + role);
    host.look();
  }
  void close() {
    host.ui.tap("booth/end");
    host.ui.tap("booth/end/close");
    host.look();
    EXPECT_FALSE(ballot().open);
    EXPECT_TRUE(host.ui.has("result_sheet/back"));
    EXPECT_TRUE(host.refusals.empty()) << host.refusals.front();
  }

  Host host;
};

TEST_P(BallotMethods, ThreeRanksMoveFromCardToCard) {
  open("choice321");
  EXPECT_TRUE(ballot().secret);
  EXPECT_EQ(ballot().targets.size(), 6u);
  host.ui.tap("booth/begin");
  host.ui.tap(target("h1/1"));
  host.ui.tap(target("h2/2"));
  host.ui.tap(target("h2/1")); // the first place moves; h2 gives up its second
  EXPECT_EQ(host.view.wall.booth.votes, (Votes{{"h2", 3}}));
  host.ui.tap(target("h1/3"));
  host.ui.tap(target("h1/3")); // taken back
  EXPECT_EQ(host.view.wall.booth.votes, (Votes{{"h2", 3}}));
  host.ui.tap(target("h1/2"));
  host.ui.tap("booth/clear");
  EXPECT_TRUE(host.view.wall.booth.votes.empty());
  host.ui.tap(target("h1/1"));
  host.ui.tap(target("h2/2"));
  host.ui.tap(target("h3/3"));
  hand_in("medical");
  ASSERT_EQ(ballot().papers.size(), 1u);
  EXPECT_EQ(ballot().papers[0].votes, (Votes{{"h1", 3}, {"h2", 2}, {"h3", 1}}));
  EXPECT_FALSE(host.ui.has("result_sheet/back"));
  close();
  EXPECT_EQ(meeting::tally(ballot())->results.front().item, "h1");
}

TEST_P(BallotMethods, YesOrNoToTheQuestionAlone) {
  open("yesno");
  EXPECT_TRUE(ballot().targets.empty());
  EXPECT_FALSE(ballot().question.empty());
  host.ui.tap("booth/begin");
  host.ui.tap(target("no"));
  host.ui.tap(target("yes"));
  hand_in();
  host.ui.tap("booth/begin");
  EXPECT_TRUE(host.view.wall.booth.votes.empty()) << "nothing is left of the voter before";
  host.ui.tap(target("no"));
  hand_in();
  host.ui.tap("booth/begin");
  hand_in(); // does not answer
  EXPECT_EQ(ballot().papers.size(), 3u);
  EXPECT_EQ(ballot().papers[0].votes, (Votes{{"", 1}}));
  EXPECT_EQ(ballot().papers[1].votes, (Votes{{"", 0}}));
  EXPECT_TRUE(ballot().papers[2].votes.empty());
  close();
}

TEST_P(BallotMethods, ProblemsAreAskedInTheWordsOfTheSheetAndStayAsTheyAre) {
  host.apply(R"({"do":"step","to":"hakodate/2"})");
  host.look();
  host.ui.tap("act/vote");
  EXPECT_EQ(host.view.wall.draft.method, "yesno");
  host.ui.tap("ballot_sheet/ask/universality");
  host.ui.tap("ballot_sheet/ok");
  host.look();
  EXPECT_EQ(ballot().targets, (std::vector<std::string>{"p1", "p2", "p3"}));
  const meeting::Item before = *host.meeting().item("p1");
  host.ui.tap("booth/begin");
  host.ui.tap(target("p1/yes"));
  host.ui.tap(target("p2/no"));
  hand_in();
  EXPECT_EQ(ballot().papers[0].votes, (Votes{{"p1", 1}, {"p2", 0}}));
  close();
  EXPECT_EQ(*host.meeting().item("p1"), before);
  host.ui.tap("result_sheet/back");
  host.ui.tap("note/p1");
  if (!host.ui.has("act/vote")) host.ui.tap("act/more");
  host.ui.tap("act/vote"); // this one alone
  EXPECT_TRUE(host.view.wall.draft.of_chosen);
  host.ui.tap("ballot_sheet/ok");
  host.look();
  EXPECT_EQ(ballot().targets, (std::vector<std::string>{"p1"}));
}

TEST_P(BallotMethods, HandsAreCountedCorrectedAndShown) {
  host.ui.tap("wall/vote");
  host.ui.tap("ballot_sheet/method/hands");
  EXPECT_FALSE(host.ui.has("ballot_sheet/secret")) << "everybody sees the hands";
  host.ui.tap("ballot_sheet/ok");
  host.look();
  ASSERT_FALSE(ballot().secret);
  EXPECT_FALSE(host.ui.enabled(target("h1/minus")));
  host.ui.tap(target("h1/plus"));
  host.ui.tap(target("h1/plus"));
  host.ui.tap(target("h1/minus"));
  host.ui.tap(target("h2/count"));
  host.ui.key(ImGuiKey_A, true);
  host.ui.type("１2");
  host.ui.tap("hands/pause");
  host.look();
  ASSERT_EQ(ballot().papers.size(), 1u);
  EXPECT_EQ(ballot().papers[0].votes, (Votes{{"h1", 1}, {"h2", 12}}));
  EXPECT_NE(host.view.shown, "booth");
  host.ui.tap("wall/vote"); // goes on
  host.look();
  host.ui.tap(target("h2/minus"));
  host.ui.tap("hands/close");
  host.look();
  EXPECT_EQ(ballot().papers.size(), 1u) << "the second count corrects the first";
  EXPECT_EQ(ballot().papers[0].votes, (Votes{{"h1", 1}, {"h2", 11}}));
  EXPECT_FALSE(ballot().open);
  EXPECT_TRUE(host.ui.has("result_sheet/back"));
  EXPECT_TRUE(host.refusals.empty());
}

TEST_P(BallotMethods, ACountOfHandsIsDroppedOnlyWhenAskedTwice) {
  open("hands");
  host.ui.tap("hands/cancel");
  host.ui.tap("hands/cancel/back");
  host.ui.tap("hands/cancel");
  EXPECT_EQ(host.meeting().ballots().size(), 1u);
  host.ui.tap("hands/cancel/ok");
  host.look();
  EXPECT_TRUE(host.meeting().ballots().empty());
  EXPECT_TRUE(host.ui.has("wall/vote"));
}

TEST_P(BallotMethods, AFistNeedsItsNumber) {
  open("fist");
  host.ui.tap("booth/begin");
  EXPECT_FALSE(host.ui.enabled("booth/next"));
  host.ui.tap(target("fist/0"));
  EXPECT_TRUE(host.ui.enabled("booth/next"));
  hand_in();
  for (int i = 0; i < 3; ++i) {
    host.ui.tap("booth/begin");
    host.ui.tap(target("fist/2"));
    host.ui.tap(target("fist/5"));
    hand_in();
  }
  close();
  const auto tally = meeting::tally(ballot());
  EXPECT_EQ(tally->fingers, (meeting::Fingers{1, 0, 0, 0, 0, 3}));
}

TEST_P(BallotMethods, WhatIsTakenAwayLeavesTheBooth) {
  open("choice321");
  host.ui.tap("booth/begin");
  host.ui.tap(target("h1/1"));
  host.ui.tap(target("h2/2"));
  host.apply(R"({"do":"remove","id":"h1"})");
  host.look();
  EXPECT_FALSE(host.ui.has(target("h1/1")));
  hand_in();
  ASSERT_EQ(ballot().papers.size(), 1u);
  EXPECT_EQ(ballot().papers[0].votes, (Votes{{"h2", 2}}));
  EXPECT_TRUE(host.refusals.empty());
}

TEST_P(BallotMethods, ADraftKeepsATypedQuestionAndChangesTheUsualOne) {
  host.ui.tap("wall/vote");
  const std::string usual = host.view.wall.draft.question;
  host.ui.tap("ballot_sheet/method/fist");
  EXPECT_NE(host.view.wall.draft.question, usual);
  host.ui.tap("ballot_sheet/method/dots");
  EXPECT_EQ(host.view.wall.draft.question, usual);
  host.ui.tap("ballot_sheet/question");
  host.ui.key(ImGuiKey_A, true);
  host.ui.type("どれを調べますか");
  host.ui.tap("ballot_sheet/method/hands");
  EXPECT_EQ(host.view.wall.draft.question, "どれを調べますか");
}

TEST_P(BallotMethods, TheRecordHoldsEveryRound) {
  for (const char* line :
       {R"({"do":"ballot.open","id":"r1","method":"choice321","question":"一回目","targets":["h1","h2"]})",
        R"({"do":"ballot.cast","ballot":"r1","votes":{"h1":3,"h2":2}})", R"({"do":"ballot.close","ballot":"r1"})",
        R"({"do":"ballot.open","id":"r2","method":"choice321","question":"二回目","targets":["h1","h2"]})",
        R"({"do":"ballot.close","ballot":"r2"})",
        R"({"do":"ballot.open","id":"r3","method":"fist","question":"進めますか"})",
        R"({"do":"ballot.cast","ballot":"r3","votes":4})"})
    host.apply(line);
  host.view.shown = "record";
  host.look();
  EXPECT_TRUE(host.ui.has("record/hakodate/1/agreement"));
  host.apply(R"({"do":"ballot.close","ballot":"r3"})");
  host.view.shown.clear();
  host.look();
  host.ui.tap("wall/vote");
  host.ui.tap("ballot_sheet/results");
  host.ui.tap("result/round/previous");
  EXPECT_EQ(host.view.wall.results["hakodate/1"].ballot, "r2");
  host.ui.tap("result/round/previous");
  EXPECT_EQ(host.view.wall.results["hakodate/1"].ballot, "r1");
  EXPECT_FALSE(host.ui.enabled("result/round/previous"));
}

// Three rounds, of which the last left one thing out and was asked otherwise.
TEST_P(BallotMethods, RoundsLieBesideEachOther) {
  for (const char* line :
       {R"({"do":"ballot.open","id":"b1","method":"dots","targets":["h1","h2","h3"],"budget":2})",
        R"({"do":"ballot.cast","ballot":"b1","votes":{"h1":2}})", R"({"do":"ballot.cast","ballot":"b1","votes":{"h2":1,"h1":1}})",
        R"({"do":"ballot.close","ballot":"b1"})",
        R"({"do":"ballot.open","id":"b2","method":"hands","question":"もう一度","targets":["h2","h1"]})",
        R"({"do":"ballot.cast","ballot":"b2","votes":{"h2":9,"h1":4}})", R"({"do":"ballot.close","ballot":"b2"})",
        R"({"do":"ballot.open","id":"b3","method":"yesno","targets":["h3"]})",
        R"({"do":"ballot.cast","ballot":"b3","votes":{"h3":1}})", R"({"do":"ballot.cast","ballot":"b3","votes":{"h3":0}})",
        R"({"do":"ballot.close","ballot":"b3"})"})
    host.apply(line);
  host.look();
  host.ui.tap("wall/vote");
  host.ui.tap("ballot_sheet/results");
  host.ui.tap("result/rounds/all");
  EXPECT_FALSE(host.ui.has("result/round/previous"));
  std::vector<const meeting::Ballot*> ballots;
  for (const meeting::Ballot& each : host.meeting().ballots()) ballots.push_back(&each);
  const screens::RoundsTable table = screens::compare_rounds(host.ui.ui().words(), ballots);
  ASSERT_EQ(table.rounds.size(), 3u);
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0].target, "h1");
  const bool ja = lang_of(GetParam()) == base::Lang::ja;
  EXPECT_EQ(table.rows[0].cells[0], ja ? "1番　3点" : "No. 1, 3 pts");
  EXPECT_EQ(table.rows[0].cells[1], ja ? "2番　4人" : "No. 2, 4 hands");
  EXPECT_EQ(table.rows[0].cells[2], "");
  EXPECT_EQ(table.rows[1].cells[1], ja ? "1番　9人" : "No. 1, 9 hands");
  EXPECT_EQ(table.rows[2].cells[2], ja ? "はい 1／2" : "Yes 1 of 2");
  host.ui.tap("result/rounds/one");
  EXPECT_TRUE(host.ui.has("result/round/previous"));
}

INSTANTIATE_TEST_SUITE_P(Sizes, BallotMethods, kSurfaces, surface_name);

} // namespace
} // namespace yoriai::tests
