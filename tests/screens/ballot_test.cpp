// A dot vote from the question to the result.
#include <gtest/gtest.h>

#include "meeting/tally.hpp"
#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

class Booth : public testing::TestWithParam<widgets::Point> {
protected:
  Booth() : host({.size = GetParam()}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    for (int i = 1; i <= 6; ++i)
      host.apply(R"({"do":"add","kind":"hypothesis","id":"h)" + std::to_string(i) + R"(","text":"気づき )" +
                 std::to_string(i) + R"("})");
    host.look();
  }

  const meeting::Ballot& ballot() const { return host.meeting().ballots().back(); }
  std::string plus(const std::string& target) const { return "ballot/" + ballot().id + "/" + target + "/plus"; }
  std::string minus(const std::string& target) const { return "ballot/" + ballot().id + "/" + target + "/minus"; }
  void begin() {
    host.ui.tap("wall/vote");
    host.ui.tap("ballot_sheet/ok");
    host.look();
  }
  void vote(const std::vector<std::string>& targets, const std::string& role = "none") {
    host.ui.tap("booth/begin");
    for (const std::string& target : targets) {
      while (!host.ui.has(plus(target)) && host.ui.has("booth/page/next") && host.ui.enabled("booth/page/next"))
        host.ui.tap("booth/page/next");
      host.ui.tap(plus(target));
    }
    host.ui.tap("booth/next");
    host.ui.tap("booth/role/" + role);
    host.look();
  }

  Host host;
};

TEST_P(Booth, TheSheetSuggestsAThirdAndAtMostTwo) {
  host.ui.tap("wall/vote");
  host.ui.tap("ballot_sheet/question");
  host.ui.key(ImGuiKey_A, true);
  host.ui.type("どれを調べますか");
  host.ui.tap("ballot_sheet/budget/plus");
  host.ui.tap("ballot_sheet/cap/minus");
  host.ui.tap("ballot_sheet/secret");
  host.ui.tap("ballot_sheet/ok");
  host.look();
  ASSERT_EQ(host.meeting().ballots().size(), 1u);
  EXPECT_EQ(ballot().question, "どれを調べますか");
  EXPECT_EQ(ballot().budget, 4);
  EXPECT_EQ(ballot().cap, 1);
  EXPECT_FALSE(ballot().secret);
  EXPECT_EQ(ballot().targets.size(), 6u);
  EXPECT_EQ(host.view.shown, "booth");
}

TEST_P(Booth, OnlyWhatWasChosenIsVotedOn) {
  host.ui.tap("note/h1");
  if (!host.ui.has("act/several")) host.ui.tap("act/more");
  host.ui.tap("act/several");
  host.ui.tap("note/h3");
  if (!host.ui.has("act/vote")) host.ui.tap("act/more");
  host.ui.tap("act/vote");
  host.ui.tap("ballot_sheet/ok");
  host.look();
  EXPECT_EQ(ballot().targets, (std::vector<std::string>{"h1", "h3"}));
  EXPECT_EQ(ballot().budget, 3);
  EXPECT_TRUE(ballot().secret);
}

TEST_P(Booth, DotsGoInAndOutWithinBudgetAndCap) {
  begin();
  ASSERT_TRUE(host.ui.has("booth/begin"));
  EXPECT_FALSE(host.ui.has(plus("h1"))) << "nothing shows between voters";
  host.ui.tap("booth/begin");
  EXPECT_FALSE(host.ui.enabled(minus("h1")));
  host.ui.tap(plus("h1"));
  host.ui.tap(plus("h1"));
  EXPECT_FALSE(host.ui.enabled(plus("h1"))) << "the cap";
  host.ui.tap(plus("h2"));
  EXPECT_FALSE(host.ui.enabled(plus("h2"))) << "no dots left";
  host.ui.tap(minus("h1"));
  EXPECT_TRUE(host.ui.enabled(plus("h2")));
  host.ui.tap("booth/clear");
  EXPECT_FALSE(host.ui.enabled(minus("h1")));
  host.ui.tap(plus("h2"));
  host.ui.tap("booth/next");
  host.ui.tap("booth/role/back"); // two dots are left: think again
  host.ui.tap(plus("h2"));
  host.ui.tap("booth/next");
  host.ui.tap("booth/role/medical");
  host.look();
  ASSERT_EQ(ballot().papers.size(), 1u);
  EXPECT_EQ(ballot().papers[0].votes, (std::map<std::string, int>{{"h2", 2}}));
  EXPECT_EQ(ballot().papers[0].role, "medical");
  EXPECT_TRUE(host.ui.has("booth/begin")) << "handed over";
}

TEST_P(Booth, TheResultShowsOnlyWhenAllIsOver) {
  begin();
  vote({"h1", "h1", "h2"}, "resident");
  vote({"h1", "h3"});
  host.ui.tap("booth/end");
  EXPECT_FALSE(host.ui.has("result_sheet/back"));
  host.ui.tap("booth/end/pause");
  host.look();
  EXPECT_TRUE(ballot().open);
  EXPECT_NE(host.view.shown, "booth");
  EXPECT_FALSE(host.ui.has("result_sheet/back"));
  host.ui.tap("wall/vote"); // goes on
  host.look();
  host.ui.tap("booth/end");
  host.ui.tap("booth/end/close");
  host.look();
  EXPECT_FALSE(ballot().open);
  EXPECT_TRUE(host.ui.has("result_sheet/back"));
  const auto tally = meeting::tally(ballot());
  ASSERT_TRUE(tally.has_value());
  EXPECT_EQ(tally->results.front().item, "h1");
  EXPECT_EQ(tally->results.front().score, 3);
  host.ui.tap("result_sheet/back");
  host.ui.tap("wall/vote");
  host.ui.tap("ballot_sheet/results");
  EXPECT_TRUE(host.ui.has("result_sheet/back"));
}

TEST_P(Booth, AVoteCanBeDropped) {
  begin();
  host.ui.tap("booth/end");
  host.ui.tap("booth/end/cancel");
  host.look();
  EXPECT_TRUE(host.meeting().ballots().empty());
  EXPECT_TRUE(host.ui.has("wall/vote"));
}

TEST_P(Booth, ResultsAreReadByGroupsOfFive) {
  host.apply(R"({"do":"ballot.open","id":"b1","method":"dots","targets":["h1","h2","h3"],"budget":3,"cap":2})");
  for (int i = 0; i < 6; ++i)
    host.apply(R"({"do":"ballot.cast","ballot":"b1","votes":{"h1":2},"role":"resident"})");
  for (int i = 0; i < 5; ++i)
    host.apply(R"({"do":"ballot.cast","ballot":"b1","votes":{"h2":2},"role":"medical"})");
  host.apply(R"({"do":"ballot.close","ballot":"b1"})");
  host.look();
  host.ui.tap("wall/vote");
  host.ui.tap("ballot_sheet/results");
  host.ui.tap("result/group/medical");
  EXPECT_EQ(host.view.wall.results["hakodate/1"].group, "medical");
  host.ui.tap("result/group/all");
  EXPECT_EQ(host.view.wall.results["hakodate/1"].group, "");
}

TEST_P(Booth, MoreThanOnePageIsLeafedThrough) {
  for (int i = 7; i <= 20; ++i)
    host.apply(R"({"do":"add","kind":"hypothesis","id":"h)" + std::to_string(i) + R"(","text":"気づき"})");
  host.look();
  begin();
  vote({ballot().targets.front(), ballot().targets.back()});
  EXPECT_EQ(ballot().papers.back().votes.size(), 2u);
}

TEST_P(Booth, AVoterWhoGoesAwayLeavesNothing) {
  begin();
  host.ui.tap("booth/begin");
  host.ui.tap(plus("h1"));
  host.now += 80'000;
  host.ui.tap(plus("h1")); // still there
  host.now += 80'000;
  host.look();
  EXPECT_FALSE(host.ui.has("booth/begin"));
  host.now += 11'000;
  host.look();
  ASSERT_TRUE(host.ui.has("booth/begin")) << "the screen waits for the next voter";
  EXPECT_TRUE(host.view.wall.booth.votes.empty());
  EXPECT_TRUE(ballot().papers.empty()) << "nothing was handed in";
  vote({"h2"});
  EXPECT_EQ(ballot().papers.size(), 1u);
}

TEST_P(Booth, OneWhoLeavesAtTheLastQuestionIsWipedToo) {
  begin();
  host.ui.tap("booth/begin");
  host.ui.tap(plus("h1"));
  host.ui.tap("booth/next");
  host.now += 91'000;
  host.look();
  EXPECT_TRUE(host.ui.has("booth/begin"));
  EXPECT_FALSE(host.ui.has("booth/role/none"));
  EXPECT_TRUE(ballot().papers.empty());
}

TEST_P(Booth, StaffPutInPaperSlipsOneAfterTheOther) {
  begin();
  host.ui.tap("booth/end");
  host.ui.tap("booth/end/slips");
  for (int i = 0; i < 2; ++i) {
    host.ui.tap(plus("h1"));
    host.ui.tap("booth/next");
    host.ui.tap("booth/role/resident");
    host.look();
    EXPECT_FALSE(host.ui.has("booth/begin")) << "no handing over between slips";
  }
  EXPECT_EQ(ballot().papers.size(), 2u);
  host.now += 1'000'000; // staff take their time
  host.look();
  EXPECT_TRUE(host.ui.has(plus("h1")));
  host.ui.tap("booth/slips/done");
  EXPECT_TRUE(host.ui.has("booth/begin"));
  EXPECT_TRUE(host.refusals.empty());
}

INSTANTIATE_TEST_SUITE_P(Sizes, Booth,
                         testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800}, widgets::Point{860, 1376}),
                         [](const auto& info) { return "w" + std::to_string(static_cast<int>(info.param.x)); });

} // namespace
} // namespace yoriai::tests
