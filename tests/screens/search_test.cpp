// 探す: a word in everything the room can read, by any of its spellings; a tap leads there.
#include "screens/search.hpp"

#include <gtest/gtest.h>

#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

class Search : public testing::TestWithParam<widgets::Point> {
protected:
  Search() : host({.size = GetParam()}) {
    for (const char* line :
         {R"({"do":"step","to":"hakodate/1"})",
          R"({"do":"add","kind":"hypothesis","id":"h1","text":"見守りの取り組みが足りない","role":"resident"})",
          R"({"do":"add","kind":"hypothesis","id":"h2","text":"髙橋商店が閉じた","role":"medical"})",
          R"({"do":"add","kind":"hypothesis","id":"h3","text":"取組の輪がせまい","role":"resident"})",
          R"({"do":"add","kind":"hypothesis","id":"h4","text":"あとで話したい取組","role":"resident"})",
          R"({"do":"park","id":"h4"})",
          R"({"do":"add","kind":"hypothesis","id":"h5","text":"捨てた取組","role":"resident"})",
          R"({"do":"remove","id":"h5"})",
          R"({"do":"add","kind":"resource","id":"r1","text":"朝の体操","place":"resources/mutual/existing"})",
          R"({"do":"minute","step":"hakodate/2","text":"取りくみの紙を配った"})",
          R"({"do":"agree","step":"hakodate/1","text":"見まもりから話す"})"})
      host.apply(line);
    host.look();
  }
  void find(std::string_view words) {
    if (!host.ui.has("search/text")) {
      host.ui.tap("menu");
      while (!host.ui.has("menu/search")) host.ui.tap("menu/down");
      host.ui.tap("menu/search");
    }
    host.view.control.search.words.clear();
    host.ui.tap("search/text");
    host.ui.type(words);
    host.look();
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& hit : host.view.control.search.hits) ids.push_back(hit.id);
    return ids;
  }
  Host host;
};

TEST_P(Search, FindsOneWordInItsSpellingsEverywhere) {
  find("取組");
  const auto found = ids();
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[0], "h1");
  EXPECT_EQ(found[1], "h3");
  EXPECT_EQ(found[2], "h4");
  EXPECT_TRUE(host.view.control.search.hits[2].parked);
  EXPECT_EQ(host.view.control.search.hits[3].text, "取りくみの紙を配った");
  find("高橋");
  EXPECT_EQ(ids(), std::vector<std::string>{"h2"});
  find("見守り");
  EXPECT_EQ(ids().size(), 2u) << "the note and the agreement";
  find("ﾀｲｿｳ");
  EXPECT_TRUE(ids().empty()) << "kana are no reading of kanji";
  find("たいそうの");
  EXPECT_TRUE(ids().empty());
}

TEST_P(Search, NothingToLookForFindsNothing) {
  find("　");
  EXPECT_TRUE(ids().empty());
  EXPECT_FALSE(host.ui.has("search/hit/1"));
}

TEST_P(Search, NeverFindsWhatLiesFaceDown) {
  host.apply(R"({"do":"hide","step":"hakodate/1"})");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h9","text":"ふせた取組"})");
  find("ふせた");
  EXPECT_TRUE(ids().empty());
  host.apply(R"({"do":"reveal","step":"hakodate/1"})");
  host.look();
  EXPECT_EQ(ids(), std::vector<std::string>{"h9"}) << "found as soon as it is turned";
}

TEST_P(Search, ATapLeadsToTheNoteAndMarksIt) {
  const std::size_t sent = host.sent.size();
  find("体操");
  host.ui.tap("search/hit/1");
  host.look();
  EXPECT_EQ(host.view.shell.last_screen, "resources");
  EXPECT_TRUE(host.view.selection.has("r1"));
  EXPECT_EQ(host.meeting().step(), "hakodate/1") << "only looked at";
  EXPECT_EQ(host.sent.size(), sent);
  EXPECT_FALSE(host.ui.has("search/text"));
}

TEST_P(Search, ATapLeadsIntoTheStackTheNoteLiesIn) {
  host.apply(R"({"do":"stack","ids":["h1","h2"],"title":"束"})");
  find("髙橋");
  host.ui.tap("search/hit/1");
  host.look();
  EXPECT_TRUE(host.ui.has("stack_sheet/back"));
  EXPECT_EQ(host.view.wall.stack.taken, "h2");
}

TEST_P(Search, ATapLeadsToTheParkingPlaceAndToTheRecord) {
  find("あとで");
  host.ui.tap("search/hit/1");
  host.look();
  EXPECT_TRUE(host.ui.has("parked/back"));
  EXPECT_EQ(host.view.control.search.marked, std::vector<std::string>{"h4"});
  host.ui.tap("parked/back");
  find("配った");
  host.ui.tap("search/hit/1");
  host.look();
  EXPECT_EQ(host.view.shell.last_screen, "record");
}

TEST_P(Search, WhatWasFoundOnTheWallIsBundledAtOnce) {
  find("取組");
  host.ui.tap("search/ok");
  host.look();
  ASSERT_EQ(host.sent.size(), 1u);
  EXPECT_EQ(host.sent[0].name, "stack");
  EXPECT_EQ(host.meeting().item("h1")->stack, host.meeting().item("h3")->stack);
  EXPECT_FALSE(host.meeting().item("h1")->stack.empty());
  EXPECT_TRUE(host.meeting().item("h4")->stack.empty()) << "what is parked stays there";
  host.ui.tap("undo");
  host.look();
  EXPECT_TRUE(host.meeting().item("h1")->stack.empty()) << "one step of undo";
}

TEST_P(Search, CtrlFOpensIt) {
  host.ui.key(ImGuiKey_F, true);
  host.look();
  EXPECT_TRUE(host.ui.has("search/text"));
  host.ui.tap("search/back");
  EXPECT_FALSE(host.ui.has("search/text"));
}

INSTANTIATE_TEST_SUITE_P(Sizes, Search,
                         testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800},
                                         widgets::Point{1000, 1600}),
                         [](const auto& info) { return std::to_string(static_cast<int>(info.param.x)); });

} // namespace
} // namespace yoriai::tests
