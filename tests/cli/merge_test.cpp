// merge and carry on the real binary: several files come together, once.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/json.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;

class Groups : public ::testing::Test {
protected:
  std::string board(const std::string& name, const std::string& commands) {
    const std::string file = sandbox / (name + ".yoriai");
    EXPECT_EQ(yoriai({"new", file, "--title", name}).status, 0);
    EXPECT_EQ(yoriai({"apply", file}, commands).status, 0);
    return file;
  }
  Json state(const std::string& file) const { return base::parse_json(yoriai({"show", file, "--json"}).out).value(); }

  Sandbox sandbox;
};

constexpr const char* kOne = R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急だ"}
{"do":"add","kind":"hypothesis","id":"h2","text":"手すりがない"}
{"do":"stack","ids":["h1","h2"],"title":"坂"}
)";
constexpr const char* kTwo = R"({"do":"add","kind":"hypothesis","id":"h1","text":"夜の足がない"}
{"do":"add","kind":"resource","id":"r1","text":"相乗り","place":"resources/mutual/quick"}
)";

TEST_F(Groups, ComeTogetherAndKeepWhereTheyAreFrom) {
  const std::string all = board("all", R"({"do":"add","kind":"hypothesis","id":"h1","text":"本会の一枚"})");
  const std::string one = board("1G", kOne), two = board("2G", kTwo);
  const Outcome merged = yoriai({"merge", all, one, two});
  ASSERT_EQ(merged.status, 0) << merged.err;
  EXPECT_NE(merged.out.find("1G.yoriai"), std::string::npos);
  const Json state = this->state(all);
  ASSERT_EQ(state["items"].size(), 5u);
  EXPECT_EQ(state["stacks"].size(), 1u);
  std::map<std::string, std::string> groups;
  for (const Json& item : state["items"])
    groups[item["text"]] = item["group"].is_null() ? "" : item["group"].get<std::string>();
  EXPECT_EQ(
      groups,
      (std::map<std::string, std::string>{
          {"本会の一枚", ""}, {"坂が急だ", "1G"}, {"手すりがない", "1G"}, {"夜の足がない", "2G"}, {"相乗り", "2G"}}));
  const auto changes = state["changes"].get<int>();
  const Outcome again = yoriai({"merge", all, one, two});
  EXPECT_EQ(again.status, 0);
  EXPECT_EQ(this->state(all)["changes"], changes) << again.out;
}

TEST_F(Groups, OneThatCannotBeReadChangesNothing) {
  const std::string all = board("all", kOne), two = board("2G", kTwo);
  sandbox.write("torn.yoriai", "SQLite format 3");
  const auto before = sandbox.read("all.yoriai");
  const Outcome merged = yoriai({"merge", all, two, sandbox / "torn.yoriai"});
  EXPECT_EQ(merged.status, 4);
  EXPECT_EQ(std::count(merged.err.begin(), merged.err.end(), '\n'), 1) << merged.err;
  EXPECT_EQ(state(all)["items"].size(), 2u);
}

TEST_F(Groups, TakenBackAllAtOnce) {
  const std::string all = board("all", ""), one = board("1G", kOne);
  ASSERT_EQ(yoriai({"merge", all, one, "--group", "坂の班"}).status, 0);
  EXPECT_EQ(state(all)["items"][0]["group"], "坂の班");
  ASSERT_EQ(yoriai({"apply", all}, R"({"do":"undo"})").status, 0);
  EXPECT_TRUE(state(all)["items"].empty());
  EXPECT_EQ(yoriai({"check", all}).status, 0);
}

TEST_F(Groups, WhatWasLeftToDoIsCarriedOver) {
  const std::string earlier = board("秋", R"({"do":"action","what":"町会へ行く","who":"包括","due":"2026-10-10"}
{"do":"meeting","next_issues":"冬の移動"}
)");
  const std::string next = board("冬", "");
  const Outcome carried = yoriai({"carry", next, earlier});
  ASSERT_EQ(carried.status, 0) << carried.err;
  const Json list = state(next)["follow_ups"];
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0]["text"], "町会へ行く（包括 2026-10-10）");
  EXPECT_EQ(list[0]["source"], "秋");
  ASSERT_EQ(yoriai({"carry", next, earlier}).status, 0);
  EXPECT_EQ(state(next)["follow_ups"].size(), 2u);
}

} // namespace
} // namespace yoriai::test
