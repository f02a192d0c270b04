// Groups on the wall: one board, all together, side by side, and taking in a file.
#include <gtest/gtest.h>

#include "screens/groups.hpp"
#include "screens/surfaces.hpp"

namespace yoriai::tests {
namespace {

class Groups : public testing::TestWithParam<Surface> {
protected:
  Groups() : host({.size = size_of(GetParam()), .lang = lang_of(GetParam())}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    for (int i = 1; i <= 5; ++i)
      host.apply(R"({"do":"add","kind":"hypothesis","id":"h)" + std::to_string(i) + R"(","text":"気づき )" + std::to_string(i) +
                 R"(","group":")" + std::to_string(1 + i % 2) + R"(G"})");
    host.look();
  }
  bool narrow() const { return is_narrow(GetParam()); }
  float x_of(const std::string& id) const { return host.ui.target("note/" + id).rect.x0; }

  Host host;
};

TEST_P(Groups, OneBoardShowsItsNotesAlone) {
  EXPECT_EQ(host.ui.names_beginning("note/").size(), 5u);
  host.ui.tap("group/1");
  EXPECT_EQ(host.ui.names_beginning("note/").size(), 2u);
  EXPECT_TRUE(host.ui.has("note/h2"));
  EXPECT_FALSE(host.ui.has("note/h1"));
  host.ui.tap("group/all");
  EXPECT_EQ(host.ui.names_beginning("note/").size(), 5u);
}

TEST_P(Groups, WhatIsWrittenOnABoardBelongsToIt) {
  host.ui.tap("group/2");
  if (narrow()) host.ui.tap("compose/open");
  else host.ui.tap("compose/text");
  if (narrow()) host.ui.tap("compose/text");
  host.ui.type("二班の気づき");
  host.ui.tap("compose/post");
  EXPECT_EQ(host.meeting().items().back().group, "2G");
  EXPECT_TRUE(host.refusals.empty());
}

TEST_P(Groups, BoardsLieSideBySide) {
  host.ui.tap("group/side");
  for (int even = 2; even <= 4; even += 2)
    for (int odd = 1; odd <= 5; odd += 2)
      EXPECT_LT(x_of("h" + std::to_string(even)), x_of("h" + std::to_string(odd))) << even << " " << odd;
}

TEST_P(Groups, ANoteLetGoOnAnotherBoardBelongsThere) {
  host.ui.tap("group/side");
  ASSERT_EQ(host.meeting().item("h2")->group, "1G");
  const widgets::Rect other = host.ui.target("note/h5").rect;
  host.ui.drag("note/h2", widgets::Point{other.centre().x, other.y1 + 12});
  EXPECT_EQ(host.meeting().item("h2")->group, "2G");
  EXPECT_TRUE(host.meeting().item("h2")->stack.empty());
  EXPECT_TRUE(host.refusals.empty());
}

// Problems of nobody's are the whole room's; their evidence, factors, responses and resources belong to groups.
TEST_P(Groups, EveryBoardButTheMatrixKnowsThem) {
  for (const char* line :
       {R"({"do":"add","kind":"problem","id":"p1","text":"出かけにくい","fields":{"universality":true}})",
        R"({"do":"add","kind":"problem","id":"p2","text":"二班の問題","group":"2G"})",
        R"({"do":"add","kind":"factor","id":"f1","text":"足がない","from":["p1"],"fields":{"class":"individual"},"group":"1G"})",
        R"({"do":"add","kind":"factor","id":"f2","text":"坂が急","from":["p1"],"fields":{"class":"individual"},"group":"2G"})",
        R"({"do":"add","kind":"issue","id":"i1","text":"足をつくる","from":["p1"],"fields":{"priority":1}})",
        R"({"do":"add","kind":"response","id":"r1","text":"一班の案","from":["i1"],"group":"1G"})",
        R"({"do":"add","kind":"response","id":"r2","text":"二班の案","from":["i1"],"group":"2G"})",
        R"({"do":"add","kind":"resource","id":"s1","text":"茶話会","place":"resources/mutual/quick","group":"1G"})",
        R"({"do":"add","kind":"resource","id":"s2","text":"見守り","place":"resources/mutual/quick","group":"2G"})"})
    host.apply(line);
  const auto lies = [&](const char* step, const char* name) {
    host.apply(std::string(R"({"do":"step","to":")") + step + R"("})");
    host.look();
    if (std::string_view(step) == "resources") host.ui.tap("cell/resources/mutual/quick");
    return host.ui.has(name);
  };
  host.ui.tap("group/2");
  EXPECT_TRUE(lies("hakodate/2", "note/p1"));
  EXPECT_TRUE(lies("hakodate/2", "note/p2"));
  EXPECT_FALSE(lies("hakodate/4", "note/f1"));
  EXPECT_TRUE(lies("hakodate/4", "note/f2"));
  EXPECT_FALSE(host.ui.has("group/side"));
  EXPECT_FALSE(lies("hakodate/6", "note/r1"));
  EXPECT_TRUE(lies("hakodate/6", "note/r2"));
  EXPECT_FALSE(lies("resources", "note/s1"));
  EXPECT_TRUE(lies("resources", "note/s2"));
  EXPECT_FALSE(lies("hakodate/5", "group/1"));
  EXPECT_FALSE(lies("hakodate/1", "note/h2"));
  EXPECT_TRUE(lies("hakodate/1", "note/h1"));
  lies("hakodate/2", "group/1");
  host.ui.tap("group/1");
  EXPECT_TRUE(host.ui.has("note/p1"));
  EXPECT_FALSE(host.ui.has("note/p2"));
}

TEST_P(Groups, WhatIsWrittenInAnyStepBelongsToTheBoardInView) {
  host.apply(R"({"do":"step","to":"hakodate/2"})");
  host.look();
  host.ui.tap("group/2");
  host.ui.tap("act/write");
  host.ui.type("二班の問題");
  host.ui.tap("ask/problem/ok");
  EXPECT_EQ(host.meeting().items().back().kind, "problem");
  EXPECT_EQ(host.meeting().items().back().group, "2G");
}

TEST_P(Groups, AFileIsChosenFromTheMenu) {
  screens::StartInfo start;
  start.files_folder = "/halls";
  start.files = {"/halls/3G.yoriai"};
  host.start = start;
  host.ui.tap("menu");
  host.ui.tap("menu/merge");
  host.ui.tap("merge/file/1");
  const auto* merge = host.asked<screens::MergeFrom>();
  ASSERT_NE(merge, nullptr);
  EXPECT_EQ(merge->file, "/halls/3G.yoriai");
}

TEST(NoGroups, HaveNoRow) {
  Host host({.size = {1920, 1080}});
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"x"})");
  host.look();
  EXPECT_FALSE(host.ui.has("group/all"));
}

TEST(NoGroups, AreOfferedWherePeopleWerePutIntoSome) {
  Host host({.size = {1920, 1080}});
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  host.apply(R"({"do":"participant","name":"髙橋","role":"resident","group":"1G"})");
  host.look();
  EXPECT_FALSE(host.ui.has("group/all"));
  host.ui.tap("menu");
  host.ui.tap("menu/look");
  host.ui.tap("look/groups");
  host.ui.tap("look/back");
  host.ui.tap("group/1");
  host.ui.tap("compose/text");
  host.ui.type("一班");
  host.ui.tap("compose/post");
  ASSERT_EQ(host.meeting().items().size(), 1u);
  EXPECT_EQ(host.meeting().items()[0].group, "1G");
}

INSTANTIATE_TEST_SUITE_P(Sizes, Groups, kSurfaces, surface_name);

} // namespace
} // namespace yoriai::tests
