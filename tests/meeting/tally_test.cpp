// Counting dots: order, ties, near ties, and roles of which too few voted.
#include "meeting/tally.hpp"

#include <gtest/gtest.h>

namespace yoriai::meeting {
namespace {

using Votes = std::map<std::string, int>;

Ballot ballot_of(std::vector<std::string> targets) {
  Ballot ballot;
  ballot.id = "b";
  ballot.targets = std::move(targets);
  ballot.budget = 5;
  ballot.cap = 2;
  ballot.open = false;
  return ballot;
}

void cast(Ballot& ballot, std::string_view role, int times, const Votes& votes) {
  for (int i = 0; i < times; ++i) ballot.papers.push_back({"", std::string(role), votes});
}

std::vector<std::string> order(const Tally& tally) {
  std::vector<std::string> items;
  for (const auto& result : tally.results) items.push_back(result.item + std::to_string(result.rank));
  return items;
}

TEST(Tally, CountsDotsAndPapers) {
  Ballot ballot = ballot_of({"a", "b", "c"});
  cast(ballot, "resident", 3, {{"b", 2}, {"c", 1}});
  cast(ballot, "medical", 2, {{"c", 2}});
  cast(ballot, "medical", 1, {});
  const Tally counted = tally(ballot).value();
  EXPECT_EQ(counted.papers, 6);
  EXPECT_EQ(order(counted), (std::vector<std::string>{"c1", "b2", "a3"}));
  EXPECT_EQ(counted.results[0].score, 7);
  EXPECT_EQ(counted.results[0].votes, 5);
  EXPECT_EQ(counted.results[1].score, 6);
  EXPECT_EQ(counted.results[1].votes, 3);
  EXPECT_DOUBLE_EQ(counted.even_mean, 13.0 / 3);
}

TEST(Tally, EqualScoresShareARank) {
  Ballot ballot = ballot_of({"a", "b", "c", "d"});
  cast(ballot, "resident", 5, {{"d", 2}, {"b", 2}, {"c", 1}});
  const Tally counted = tally(ballot).value();
  EXPECT_EQ(order(counted), (std::vector<std::string>{"b1", "d1", "c3", "a4"}));
  EXPECT_FALSE(counted.results[0].near_next); // 10 and 5
}

TEST(Tally, NearTies) {
  Ballot ballot = ballot_of({"a", "b", "c", "d"});
  cast(ballot, "resident", 20, {{"a", 2}, {"b", 2}});
  cast(ballot, "resident", 18, {{"c", 2}});
  cast(ballot, "resident", 2, {{"c", 1}});
  cast(ballot, "resident", 7, {{"d", 1}});
  const Tally counted = tally(ballot).value(); // 40 40 38 7; 5 % of 40 is 2
  EXPECT_TRUE(counted.results[0].near_next);
  EXPECT_TRUE(counted.results[1].near_next);
  EXPECT_FALSE(counted.results[2].near_next);
  EXPECT_FALSE(counted.results[3].near_next);
}

TEST(Tally, OneDotIsAlwaysNear) {
  Ballot ballot = ballot_of({"a", "b", "c"});
  cast(ballot, "resident", 1, {{"a", 2}, {"b", 1}});
  const Tally counted = tally(ballot).value();
  EXPECT_TRUE(counted.results[0].near_next);
}

TEST(Tally, NobodyVoted) {
  const Tally counted = tally(ballot_of({"a", "b"})).value();
  EXPECT_EQ(counted.papers, 0);
  EXPECT_DOUBLE_EQ(counted.even_mean, 0);
  EXPECT_EQ(order(counted), (std::vector<std::string>{"a1", "b1"}));
  EXPECT_FALSE(counted.results[0].near_next);
  EXPECT_TRUE(counted.results[0].by_role.empty());
  EXPECT_TRUE(tally(ballot_of({})).value().results.empty());
}

TEST(Tally, SecretWhileOpen) {
  Ballot ballot = ballot_of({"a"});
  ballot.open = ballot.secret = true;
  EXPECT_FALSE(tally(ballot).has_value());
  ballot.open = false;
  EXPECT_TRUE(tally(ballot).has_value());
  ballot.open = true, ballot.secret = false;
  EXPECT_TRUE(tally(ballot).has_value());
}

TEST(Tally, StrangeVotesAreNotCounted) {
  Ballot ballot = ballot_of({"a"});
  cast(ballot, "resident", 5, {{"z", 2}, {"a", -3}});
  EXPECT_EQ(tally(ballot)->results[0].score, 0);
  EXPECT_EQ(tally(ballot)->results[0].votes, 0);
}

struct Roles {
  const char* name;
  std::vector<std::pair<const char*, int>> papers;
  std::map<std::string, int> groups; // papers in each
};

void PrintTo(const Roles& roles, std::ostream* out) { *out << roles.name; }

class Merging : public testing::TestWithParam<Roles> {};

TEST_P(Merging, NoSmallGroupShows) {
  Ballot ballot = ballot_of({"a", "b"});
  for (const auto& [role, count] : GetParam().papers) cast(ballot, role, count, {{"a", 1}});
  const Tally counted = tally(ballot).value();
  EXPECT_EQ(counted.papers_by_role, GetParam().groups);
  // Each gave one dot to a; groups show for b too, with none.
  EXPECT_EQ(counted.results[0].by_role, GetParam().groups);
  for (const auto& [group, score] : counted.results[1].by_role) EXPECT_EQ(score, 0) << group;
  EXPECT_EQ(counted.results[1].by_role.size(), GetParam().groups.size());
}

const Roles kMergings[] = {
    {"LargeOnesStandAlone", {{"resident", 5}, {"medical", 6}}, {{"resident", 5}, {"medical", 6}}},
    {"SmallOneJoinsTheNext", {{"resident", 4}, {"medical", 6}}, {{"resident+medical", 10}}},
    {"SmallOnesTogether", {{"medical", 2}, {"care_provider", 2}, {"administration", 1}, {"other", 5}},
     {{"medical+care_provider+administration", 5}, {"other", 5}}},
    {"LastSmallOneJoinsTheOneBefore", {{"resident", 9}, {"medical", 5}, {"administration", 4}},
     {{"resident", 9}, {"medical+administration", 9}}},
    {"LastSmallOnesJoinTheOneBefore", {{"resident", 5}, {"medical", 1}, {"other", 2}}, {{"resident+medical+other", 8}}},
    {"InTheirOrder", {{"administration", 5}, {"resident", 1}, {"care_manager", 4}},
     {{"resident+care_manager", 5}, {"administration", 5}}},
    {"AllFew", {{"resident", 1}, {"other", 1}}, {{"resident+other", 2}}},
    {"WithoutRoleIsOther", {{"", 3}, {"other", 2}}, {{"other", 5}}},
    {"UnknownRoleIsOther", {{"mayor", 5}}, {{"other", 5}}},
};

INSTANTIATE_TEST_SUITE_P(Tally, Merging, testing::ValuesIn(kMergings),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Tally, SuggestedBudget) {
  for (const auto& [targets, budget] : std::vector<std::pair<int, int>>{
           {0, 3}, {1, 3}, {9, 3}, {10, 3}, {11, 4}, {12, 4}, {15, 5}, {20, 7}, {21, 7}, {200, 7}})
    EXPECT_EQ(suggested_budget(static_cast<std::size_t>(targets)), budget) << targets;
}

} // namespace
} // namespace yoriai::meeting
