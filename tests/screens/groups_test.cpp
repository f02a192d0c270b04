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
