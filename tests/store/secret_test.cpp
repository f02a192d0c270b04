// A secret ballot: who voted what, and when, is nowhere in the file, before or after.
#include "store/check.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

using test::bytes_of;
using test::sql;
using test::submit;

class SecretBallot : public test::SessionTest {
protected:
  // Two notes, a secret ballot on them, and papers named by `names`, of which each tells by its role.
  std::unique_ptr<Store> voted(const std::vector<std::string>& names) {
    auto store = create();
    submit(*store, R"({"do":"add","kind":"hypothesis","text":"a","id":"ha"})");
    submit(*store, R"({"do":"add","kind":"hypothesis","text":"b","id":"hb"})");
    submit(*store,
           R"({"do":"ballot.open","id":"b1","method":"dots","targets":["ha","hb"],"budget":3,"cap":2,"secret":true})");
    for (const std::string& name : names)
      submit(*store, R"({"do":"ballot.cast","ballot":"b1","paper":")" + name +
                         R"(","role":"resident","votes":{"ha":2,"hb":1}})");
    return store;
  }
  std::string everything() const {
    std::string bytes;
    for (const std::string& name : files())
      if (!name.ends_with("-shm")) bytes += bytes_of(folder_ / name);
    return bytes;
  }
};

TEST_F(SecretBallot, CastingIsNoChangeAndCannotBeTakenBack) {
  auto store = voted({"paper-x1", "paper-x2"});
  EXPECT_EQ(store->changes(), 4u);
  EXPECT_EQ(store->meeting().ballot("b1")->papers.size(), 2u);
  ASSERT_TRUE(store->wait_until_durable(store->changes()));
  EXPECT_EQ(sql(path(), "SELECT count(*) FROM box"), "2");
  EXPECT_EQ(sql(path(), "SELECT count(*) FROM events WHERE payload LIKE '%paper%' AND payload LIKE '%votes%'"), "0");
  EXPECT_TRUE(check_file(path())->whole());
}

TEST_F(SecretBallot, PapersInTheBoxComeBackAndAreInNoSnapshot) {
  auto store = voted({"paper-x1", "paper-x2", "paper-x3"});
  ASSERT_TRUE(store->close());
  EXPECT_EQ(sql(path(), "SELECT count(*) FROM snapshots WHERE payload LIKE '%paper-x%'"), "0");
  EXPECT_EQ(sql(path(), "SELECT count(*) FROM box"), "3");
  store = open();
  EXPECT_EQ(store->meeting().ballot("b1")->papers.size(), 3u);
  EXPECT_EQ(store->changes(), 4u);
  const auto twice =
      store->submit(test::command(R"({"do":"ballot.cast","ballot":"b1","paper":"paper-x2","votes":{"ha":1}})"), "test");
  EXPECT_FALSE(twice) << "one paper, one vote";
}

TEST_F(SecretBallot, AMissingPaperIsDamage) {
  for (const char* harm : {"DELETE FROM box WHERE paper = (SELECT min(paper) FROM box)", "DELETE FROM box",
                           "DELETE FROM about WHERE key = 'box'", "UPDATE about SET value = '3 1' WHERE key = 'box'"}) {
    std::filesystem::remove(path());
    ASSERT_TRUE(voted({"paper-x1", "paper-x2", "paper-x3"})->close());
    EXPECT_EQ(refusal(path(), Access::read_only), "");
    ASSERT_EQ(sql(path(), harm), "");
    EXPECT_EQ(refusal(path(), Access::read_only), "store.damaged_file") << harm;
  }
}

TEST_F(SecretBallot, OrderOfVotingIsNotInTheBox) {
  std::vector<std::string> names;
  for (int i = 10; i < 40; ++i) names.push_back("paper-" + std::to_string(i));
  auto store = voted(names);
  ASSERT_TRUE(store->close());
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < names.size(); ++i)
    rows.push_back(sql(path(), "SELECT json_extract(payload,'$.id') FROM box LIMIT 1 OFFSET " + std::to_string(i)));
  EXPECT_NE(rows, names);
}

TEST_F(SecretBallot, AfterTheEndNothingTellsWhoVoted) {
  for (const char* end : {"close", "cancel"}) {
    std::filesystem::remove(path());
    auto store = voted({"paper-x1", "paper-x2"});
    const std::uint64_t last = submit(*store, R"({"do":"ballot.)" + std::string(end) + R"(","ballot":"b1"})");
    ASSERT_TRUE(store->wait_until_durable(last));
    EXPECT_EQ(everything().find("paper-x"), std::string::npos) << end << ", still open";
    EXPECT_FALSE(store->can_undo()) << "a count is not taken back";
    EXPECT_EQ(sql(path(), "SELECT count(*) FROM box"), "0");
    ASSERT_TRUE(store->close());
    EXPECT_EQ(everything().find("paper-x"), std::string::npos) << end;
    EXPECT_TRUE(check_file(path())->whole());
    store = open();
    EXPECT_FALSE(store->can_undo());
    submit(*store, R"({"do":"mark","id":"ha","on":true})");
    EXPECT_TRUE(store->can_undo());
  }
}

TEST_F(SecretBallot, ClosedResultsStay) {
  auto store = voted({"paper-x1", "paper-x2"});
  submit(*store, R"({"do":"ballot.close","ballot":"b1"})");
  const meeting::Meeting before = store->meeting();
  ASSERT_TRUE(store->close());
  EXPECT_TRUE(open()->meeting().same_as(before));
}

TEST_F(SecretBallot, UndoOfOpeningEmptiesTheBox) {
  auto store = voted({"paper-x1"});
  submit(*store, R"({"do":"undo"})");
  EXPECT_TRUE(store->meeting().ballots().empty());
  ASSERT_TRUE(store->close());
  EXPECT_EQ(sql(path(), "SELECT count(*) FROM box"), "0");
  EXPECT_EQ(everything().find("paper-x"), std::string::npos);
  EXPECT_EQ(refusal(path()), "");
}

TEST_F(SecretBallot, TheOtherMethodsLeaveNothingEither) {
  for (const auto& [method, votes] : {std::pair{"choice321", R"({"ha":3,"hb":2})"}, {"yesno", R"({"ha":1})"}, {"fist", "0"}}) {
    std::filesystem::remove(path());
    auto store = create();
    submit(*store, R"({"do":"add","kind":"hypothesis","text":"a","id":"ha"})");
    submit(*store, R"({"do":"add","kind":"hypothesis","text":"b","id":"hb"})");
    const std::string targets = std::string(method) == "choice321" ? R"(["ha","hb"])" : R"(["ha"])";
    const std::uint64_t opened = submit(*store, R"({"do":"ballot.open","id":"b1","secret":true,"question":"?","method":")" +
                                                    std::string(method) + R"(","targets":)" + targets + "}");
    for (const char* paper : {"paper-x1", "paper-x2"})
      submit(*store, R"({"do":"ballot.cast","ballot":"b1","role":"resident","paper":")" + std::string(paper) +
                         R"(","votes":)" + votes + "}");
    EXPECT_EQ(store->changes(), opened) << method;
    ASSERT_TRUE(store->close());
    EXPECT_EQ(sql(path(), "SELECT count(*) FROM box"), "2") << method;
    EXPECT_EQ(sql(path(), "SELECT count(*) FROM events WHERE payload LIKE '%paper-x%' OR payload LIKE '%resident%'"), "0");
    store = open();
    const meeting::Ballot* open_now = store->meeting().ballot("b1");
    ASSERT_EQ(open_now->papers.size(), 2u) << method;
    EXPECT_EQ(open_now->papers[0].votes.at("ha"), std::string(method) == "fist" ? 0 : std::string(method) == "yesno" ? 1 : 3);
    submit(*store, R"({"do":"ballot.close","ballot":"b1"})");
    ASSERT_TRUE(store->close());
    EXPECT_EQ(everything().find("paper-x"), std::string::npos) << method;
    EXPECT_EQ(sql(path(), "SELECT count(*) FROM box"), "0") << method;
    EXPECT_EQ(open()->meeting().ballot("b1")->papers.size(), 2u) << method;
    EXPECT_TRUE(check_file(path())->whole());
  }
}

TEST_F(SecretBallot, ACountOfHandsIsAnOrdinaryChangeAndCorrectedByTheNext) {
  auto store = create();
  submit(*store, R"({"do":"ballot.open","id":"b1","method":"hands","question":"?"})");
  submit(*store, R"({"do":"ballot.cast","ballot":"b1","votes":12})");
  submit(*store, R"({"do":"ballot.cast","ballot":"b1","votes":11})");
  EXPECT_EQ(store->meeting().ballot("b1")->papers.front().votes.at(""), 11);
  submit(*store, R"({"do":"undo"})");
  EXPECT_EQ(store->meeting().ballot("b1")->papers.front().votes.at(""), 12);
  const meeting::Meeting before = store->meeting();
  ASSERT_TRUE(store->close());
  EXPECT_TRUE(open()->meeting().same_as(before));
}

TEST_F(SecretBallot, PapersOfAnOpenBallotAreOrdinaryChanges) {
  auto store = create();
  submit(*store, R"({"do":"add","kind":"hypothesis","text":"a","id":"ha"})");
  submit(*store, R"({"do":"ballot.open","id":"b1","method":"dots","targets":["ha"]})");
  const std::uint64_t cast = submit(*store, R"({"do":"ballot.cast","ballot":"b1","votes":{"ha":1}})");
  EXPECT_EQ(cast, 4u);
  submit(*store, R"({"do":"undo"})");
  EXPECT_TRUE(store->meeting().ballot("b1")->papers.empty());
}

} // namespace
} // namespace yoriai::store
