// The ways of voting beside dots: what is opened, what a paper may hold, what is counted.
#include <gtest/gtest.h>

#include "meeting/tally.hpp"
#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

class Methods : public testing::Test {
protected:
  void open(const std::string& method, const std::string& targets, const std::string& more = "") {
    world.must("{'do':'ballot.open','id':'n','method':'" + method + "','question':'どうですか','targets':" + targets +
               (more.empty() ? "" : "," + more) + "}");
  }
  void cast(const std::string& votes, const std::string& more = "") {
    world.must("{'do':'ballot.cast','ballot':'n','votes':" + votes + (more.empty() ? "" : "," + more) + "}");
  }
  std::string refusal(const std::string& votes) {
    const auto sent = world.send("{'do':'ballot.cast','ballot':'n','votes':" + votes + "}");
    if (sent) return "";
    expect_sentence(sent.error());
    return sent.error().key;
  }
  const Ballot& ballot() const { return *world.meeting.ballot("n"); }
  base::Json state() { return world.at("/ballots/" + std::to_string(world.meeting.ballots().size() - 1)); }

  World world = furnished();
};

TEST_F(Methods, ChoiceTakesThreeTwoAndOneOnce) {
  open("choice321", "['i1','i2','i3','s1']", "'secret':true");
  EXPECT_EQ(ballot().budget, 6);
  EXPECT_EQ(ballot().cap, 3);
  cast("{'i1':3,'i2':2,'i3':1}");
  cast("{'s1':3}");
  cast("{'i1':0,'i2':3}");
  cast("{}");
  EXPECT_EQ(ballot().papers[2].votes, (std::map<std::string, int>{{"i2", 3}}));
  EXPECT_EQ(refusal("{'i1':4}"), "refused.ballot_points");
  EXPECT_EQ(refusal("{'i1':-1}"), "refused.ballot_points");
  EXPECT_EQ(refusal("{'i1':1e300}"), "refused.ballot_points");
  EXPECT_EQ(refusal("{'i1':3,'i2':3}"), "refused.ballot_points_twice");
  EXPECT_EQ(refusal("{'i1':3,'i2':2,'i3':1,'s1':1}"), "refused.ballot_points_twice");
  EXPECT_EQ(refusal("{'r1':3}"), "refused.ballot_not_a_target");
  EXPECT_EQ(refusal("{'i1':1.5}"), "refused.wrong_type");
  EXPECT_EQ(refusal("3"), "refused.wrong_type");
  EXPECT_EQ(ballot().papers.size(), 4u);
  EXPECT_TRUE(state()["results"].is_null());
  world.must("{'do':'ballot.close','ballot':'n'}");
  const Tally counted = tally(ballot()).value();
  EXPECT_EQ(counted.results[0].item, "i2");
  EXPECT_EQ(counted.results[0].score, 5);
  EXPECT_EQ(counted.results[0].votes, 2);
  EXPECT_DOUBLE_EQ(counted.even_mean, 4 * 6 / 4.0);
}

TEST_F(Methods, FewTargetsHaveFewerPoints) {
  EXPECT_EQ(choice_points(0), 0);
  EXPECT_EQ(choice_points(1), 3);
  EXPECT_EQ(choice_points(2), 5);
  EXPECT_EQ(choice_points(3), 6);
  EXPECT_EQ(choice_points(60), 6);
  EXPECT_DOUBLE_EQ(even_mean(Method::choice321, 4, 26, 0), 39); // as on the picture of STEP5
  EXPECT_DOUBLE_EQ(even_mean(Method::choice321, 0, 26, 0), 0);
  EXPECT_DOUBLE_EQ(even_mean(Method::dots, 4, 26, 60), 15);
  EXPECT_DOUBLE_EQ(even_mean(Method::fist, 1, 26, 60), 0);
}

TEST_F(Methods, SixtyTargetsAndEightyPapers) {
  std::string ids;
  for (int i = 0; i < 60; ++i) {
    const std::string id = "t" + std::to_string(i);
    world.must("{'do':'add','kind':'hypothesis','text':'気づき','id':'" + id + "'}");
    ids += (i ? ",'" : "'") + id + "'";
  }
  open("choice321", "[" + ids + "]");
  for (int i = 0; i < 80; ++i)
    cast("{'t" + std::to_string(i % 60) + "':3,'t59':" + (i % 60 == 59 ? "3" : "2") + "}",
         i % 2 ? "'role':'resident'" : "'role':'medical'");
  const Tally counted = tally(ballot()).value();
  EXPECT_EQ(counted.papers, 80);
  EXPECT_EQ(counted.results.size(), 60u);
  EXPECT_EQ(counted.results[0].item, "t59");
  EXPECT_EQ(counted.results[0].score, 79 * 2 + 3);
  EXPECT_DOUBLE_EQ(counted.even_mean, 8);
}

TEST_F(Methods, YesOrNoToAQuestionAlone) {
  open("yesno", "[]");
  cast("1");
  cast("{'yes':1}");
  cast("{'yes':0}", "'role':'resident'");
  cast("true");
  cast("false");
  cast("{}"); // somebody who does not answer
  EXPECT_EQ(refusal("2"), "refused.ballot_yes_or_no");
  EXPECT_EQ(refusal("{'yes':-1}"), "refused.ballot_yes_or_no");
  EXPECT_EQ(refusal("{'no':1}"), "refused.ballot_not_a_target");
  EXPECT_EQ(refusal("{'p1':1}"), "refused.ballot_not_a_target");
  EXPECT_EQ(refusal("'yes'"), "refused.wrong_type");
  const auto result = state()["results"][0];
  EXPECT_TRUE(result["item"].is_null());
  EXPECT_EQ(result["yes"], 3);
  EXPECT_EQ(result["no"], 2);
  EXPECT_EQ(result["votes"], 5);
  EXPECT_DOUBLE_EQ(result["share"].get<double>(), 0.6);
  EXPECT_EQ(state()["papers"], 6);
  EXPECT_TRUE(state()["budget"].is_null());
  EXPECT_TRUE(state()["cap"].is_null());
}

TEST_F(Methods, YesOrNoOnProblemsSetsNothing) {
  const Item before = *world.meeting.item("p2");
  open("yesno", "['p2','p1']", "'secret':true");
  cast("{'p1':1,'p2':0}");
  cast("{'p1':true}");
  EXPECT_EQ(refusal("1"), "refused.ballot_which_target");
  EXPECT_EQ(refusal("{'yes':1}"), "refused.ballot_not_a_target");
  EXPECT_TRUE(state()["results"].is_null());
  world.must("{'do':'ballot.close','ballot':'n'}");
  const Tally counted = tally(ballot()).value();
  ASSERT_EQ(counted.results.size(), 2u);
  EXPECT_EQ(counted.results[0].item, "p2") << "in the order asked";
  EXPECT_EQ(counted.results[0].score, 0);
  EXPECT_EQ(counted.results[0].votes, 1);
  EXPECT_EQ(counted.results[1].score, 2);
  EXPECT_FALSE(counted.results[0].near_next);
  EXPECT_EQ(*world.meeting.item("p2"), before);
}

TEST_F(Methods, AnEmptyYesNoHasNoShare) {
  open("yesno", "['i1']");
  EXPECT_TRUE(state()["results"][0]["share"].is_null());
  EXPECT_EQ(percent(0, 0), 0);
  EXPECT_EQ(percent(1, 3), 33);
  EXPECT_EQ(percent(2, 3), 67);
  EXPECT_EQ(percent(1, 8), 13);
}

TEST_F(Methods, ASecondCountOfHandsCorrectsTheFirst) {
  open("hands", "['i1','i2']");
  cast("{'i1':12,'i2':0}", "'paper':'slip','role':'administration'");
  EXPECT_EQ(ballot().papers[0].votes, (std::map<std::string, int>{{"i1", 12}}));
  EXPECT_EQ(ballot().papers[0].role, "");
  const auto events = world.send("{'do':'ballot.cast','ballot':'n','votes':{'i1':11,'i2':9},'paper':'slip'}").value();
  ASSERT_EQ(ballot().papers.size(), 1u);
  EXPECT_EQ(ballot().papers[0].id, "slip");
  EXPECT_TRUE(world.send("{'do':'ballot.cast','ballot':'n','votes':{'i1':11,'i2':9}}").value().empty());
  const auto results = state()["results"];
  EXPECT_EQ(results[0]["score"], 11);
  EXPECT_EQ(results[0]["votes"], 11);
  EXPECT_EQ(results[1]["score"], 9);
  EXPECT_TRUE(results[0]["by_role"].empty());
  EXPECT_EQ(refusal("{'i1':-1}"), "refused.ballot_hands_number");
  EXPECT_EQ(refusal("{'i1':201}"), "refused.ballot_hands_number");
  EXPECT_EQ(refusal("{'i1':2.5}"), "refused.wrong_type");
  EXPECT_EQ(refusal("12"), "refused.ballot_which_target");
  take_back(world.meeting, events);
  EXPECT_EQ(ballot().papers[0].votes, (std::map<std::string, int>{{"i1", 12}}));
}

TEST_F(Methods, HandsForAQuestionAlone) {
  open("hands", "[]");
  cast("200");
  cast("{'hands':7}");
  EXPECT_EQ(state()["results"][0]["score"], 7);
  EXPECT_EQ(state()["papers"], 1);
}

TEST_F(Methods, FistCountsFingersNeverWho) {
  open("fist", "['i1']", "'secret':true");
  for (int i = 0; i < 5; ++i) cast("5", "'role':'resident'");
  for (int i = 0; i < 3; ++i) cast("{'i1':2}", "'role':'medical'");
  cast("{'fist':0}", "'role':'medical'");
  cast("3");
  EXPECT_EQ(refusal("6"), "refused.ballot_fingers");
  EXPECT_EQ(refusal("-1"), "refused.ballot_fingers");
  EXPECT_EQ(refusal("{}"), "refused.ballot_fingers");
  EXPECT_EQ(refusal("true"), "refused.wrong_type");
  EXPECT_EQ(refusal("{'i1':2,'fist':3}"), "refused.ballot_target_twice");
  EXPECT_TRUE(state()["results"].is_null());
  world.must("{'do':'ballot.close','ballot':'n'}");
  const auto result = state()["results"][0];
  EXPECT_EQ(result["item"], "i1");
  EXPECT_EQ(result["fingers"], base::Json::array({1, 0, 3, 1, 0, 5}));
  EXPECT_DOUBLE_EQ(result["mean"].get<double>(), 3.4);
  EXPECT_EQ(result["below_3"], 4);
  const Tally counted = tally(ballot()).value();
  EXPECT_EQ(counted.papers_by_role, (std::map<std::string, int>{{"resident", 5}, {"medical+other", 5}}));
  EXPECT_EQ(counted.fingers_by_role.at("resident"), (Fingers{0, 0, 0, 0, 0, 5}));
  EXPECT_DOUBLE_EQ(shown(counted.fingers_by_role.at("medical+other")).mean, 1.8);
}

TEST_F(Methods, NothingShownHasNoMean) {
  open("fist", "[]");
  EXPECT_TRUE(state()["results"][0]["mean"].is_null());
  EXPECT_EQ(state()["results"][0]["below_3"], 0);
  cast("0");
  EXPECT_EQ(state()["results"][0]["mean"], 0);
}

TEST_F(Methods, WhatIsTakenAwayTakesNoMoreVotes) {
  for (const char* method : {"dots", "choice321", "hands"}) {
    World fresh = furnished();
    world = std::move(fresh);
    open(method, "['i1','i2','s1']");
    world.must("{'do':'remove','id':'i2'}");
    EXPECT_EQ(refusal("{'i1':1,'i2':2}"), "refused.in_trash") << method;
    EXPECT_EQ(refusal("{'i1':1,'i2':0}"), "") << method;
    world.must("{'do':'park','id':'i1'}");
    EXPECT_EQ(refusal("{'i1':1}"), "refused.parked") << method;
    EXPECT_EQ(refusal("{'s1':1}"), "") << method;
  }
}

TEST_F(Methods, ClosedIsClosedForEveryMethod) {
  for (const char* method : {"choice321", "yesno", "hands", "fist"}) {
    world = furnished();
    open(method, "['i1']");
    world.must("{'do':'ballot.close','ballot':'n'}");
    EXPECT_EQ(refusal("{'i1':1}"), "refused.ballot_closed") << method;
    for (const char* end : {"close", "cancel"})
      EXPECT_EQ(world.send(std::string("{'do':'ballot.") + end + "','ballot':'n'}").error().key,
                "refused.ballot_closed");
  }
}

TEST_F(Methods, RoundsStandBesideEachOther) {
  open("choice321", "['i1','i2']");
  cast("{'i1':3}");
  world.must("{'do':'ballot.close','ballot':'n'}");
  world.must("{'do':'ballot.open','id':'n2','method':'choice321','question':'もう一度','targets':['i1','i2']}");
  world.must("{'do':'ballot.cast','ballot':'n2','votes':{'i2':3}}");
  world.must("{'do':'ballot.close','ballot':'n2'}");
  EXPECT_EQ(tally(*world.meeting.ballot("n"))->results[0].item, "i1");
  EXPECT_EQ(tally(*world.meeting.ballot("n2"))->results[0].item, "i2");
  EXPECT_EQ(world.meeting.ballot("n2")->question, "もう一度");
}

} // namespace
} // namespace yoriai::meeting::test
