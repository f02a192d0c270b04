// Silent writing on the wall: backs that tell nothing, their own writer's look at them, and turning them together.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

constexpr std::string_view kSecret = "夜に父の声が大きくなる";

// Everything that a frame draws: triangles with their colours and their places in the font's picture.
std::vector<ImDrawVert> drawn(Host& host) {
  host.look();
  std::vector<ImDrawVert> all;
  for (const ImDrawList* list : host.ui.draw_data()->CmdLists)
    all.insert(all.end(), list->VtxBuffer.begin(), list->VtxBuffer.end());
  return all;
}

class Silence : public testing::TestWithParam<widgets::Point> {
protected:
  Silence() : host({.size = GetParam()}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急だ","role":"resident"})");
    host.look();
  }
  void write(std::string_view text) {
    if (host.ui.has("compose/open")) host.ui.tap("compose/open");
    host.ui.tap("compose/text");
    host.ui.type(text);
    host.ui.tap("compose/post");
    if (host.ui.has("compose/back")) host.ui.tap("compose/back");
    host.look();
  }
  const meeting::Item& last() const { return *host.meeting().item(host.of_kind("hypothesis").back()); }
  void expect_untold(std::string_view text) {
    for (const std::string& name : host.ui.names()) {
      const widgets::Target& target = host.ui.target(name);
      EXPECT_EQ(target.label.find(text), std::string::npos) << name;
      EXPECT_EQ(target.name.find(text), std::string::npos) << name;
    }
  }

  Host host;
};

TEST_P(Silence, IsBegunWrittenInAndTurnedByOneTapEach) {
  host.ui.tap("silence/hide");
  host.look();
  EXPECT_TRUE(host.meeting().hidden_steps().contains("hakodate/1"));
  EXPECT_FALSE(host.meeting().item("h1")->hidden) << "what lay there stays";
  write(kSecret);
  const std::string id = last().id;
  ASSERT_TRUE(last().hidden);
  EXPECT_EQ(last().text, kSecret);
  EXPECT_EQ(host.ui.target("note/" + id).label, "伏せてあります");
  expect_untold(kSecret);
  EXPECT_NE(host.ui.target("silence/reveal").label.find("1枚"), std::string::npos);
  host.ui.tap("silence/reveal");
  host.look();
  EXPECT_FALSE(last().hidden);
  EXPECT_EQ(host.ui.target("note/" + id).label.find(kSecret), 0u);
  host.ui.tap("undo");
  host.look();
  EXPECT_TRUE(last().hidden) << "one step of undo";
  EXPECT_TRUE(host.meeting().hidden_steps().contains("hakodate/1"));
  expect_untold(kSecret);
}

TEST_P(Silence, ItsWriterTurnsItAloneAndNobodyElseCan) {
  const auto peek = [this] { // behind ほか where the bar is narrow
    if (!host.ui.has("act/peek")) host.ui.tap("act/more");
    host.ui.tap("act/peek");
  };
  host.ui.tap("silence/hide");
  host.look();
  write(kSecret);
  const std::string own = last().id;
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h9","text":"ほかの人の付箋","role":"resident"})");
  host.look();
  host.ui.tap("note/h9");
  for (const char* act : {"peek", "edit", "stack", "mark", "park", "remove", "strength", "promote/problem", "more"})
    EXPECT_FALSE(host.ui.has("act/" + std::string(act))) << act;
  host.ui.tap("note/" + own);
  EXPECT_FALSE(host.ui.has("wall/reading"));
  peek();
  host.look();
  EXPECT_TRUE(host.ui.has("wall/reading"));
  host.ui.tap("wall/reading");
  host.look();
  EXPECT_FALSE(host.ui.has("wall/reading")) << "face down again";
  peek();
  host.ui.tap("note/h9");
  host.look();
  EXPECT_FALSE(host.ui.has("wall/reading")) << "it goes with the choice";
  EXPECT_TRUE(host.refusals.empty());
}

// Two walls that differ only in what was written face down and by whom look the same, vertex by vertex.
class SilentPicture : public testing::TestWithParam<widgets::Point> {};

TEST_P(SilentPicture, TellsNothing) {
  const auto fill = [](Host& h, const char* first, const char* second) {
    h.apply(R"({"do":"step","to":"hakodate/1"})");
    h.apply(R"({"do":"hide","step":"hakodate/1"})");
    h.apply(first);
    h.apply(second);
  };
  std::vector<ImDrawVert> a, b;
  {
    Host one({.size = GetParam()});
    fill(one, R"({"do":"add","kind":"hypothesis","id":"n","text":"坂","role":"resident"})",
         R"({"do":"add","kind":"hypothesis","id":"o","text":"雪","role":"medical","fields":{"strength":true}})");
    a = drawn(one);
  }
  {
    Host two({.size = GetParam()});
    fill(two,
         R"({"do":"add","kind":"hypothesis","id":"n","text":"とても長い付箋で、何行にもわたるので、表なら背の高い札になるはずのもの","role":"medical"})",
         R"({"do":"add","kind":"hypothesis","id":"o","text":"雨","role":"resident"})");
    b = drawn(two);
  }
  ASSERT_EQ(a.size(), b.size());
  EXPECT_EQ(std::memcmp(a.data(), b.data(), a.size() * sizeof(ImDrawVert)), 0);
}

TEST_P(Silence, NoOtherScreenTellsIt) {
  host.apply(R"({"do":"hide","step":"hakodate/1"})");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"n","text":"夜に父の声が大きくなる"})");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"o","text":"夜に父の声が大きくなる"})");
  host.apply(R"({"do":"set","id":"n","text":"夜に父の声が大きくなる。"})");
  host.apply(R"({"do":"remove","id":"o"})");
  for (const char* view : {"hakodate/1", "hakodate/2", "hakodate/4", "hakodate/5", "hakodate/6", "resources", "minutes",
                           "record", "findings", "history", "trash"}) {
    host.view.shown = view;
    host.look();
    expect_untold(kSecret);
  }
}

TEST_P(Silence, ABallotLeavesThemOut) {
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h2","text":"雪が深い"})");
  host.apply(R"({"do":"hide","step":"hakodate/1"})");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"n","text":"夜に父の声が大きくなる"})");
  host.look();
  host.ui.tap("wall/vote");
  host.look();
  EXPECT_EQ(host.view.wall.draft.all.size(), 2u);
  expect_untold(kSecret);
}

TEST_P(Silence, OtherBoardsTurnTheirsToo) {
  host.apply(R"({"do":"hide","step":"resources"})");
  host.apply(R"({"do":"add","kind":"resource","id":"r","text":"夜に父の声が大きくなる","place":"resources/self/slow"})");
  host.view.shown = "resources";
  host.look();
  expect_untold(kSecret);
  host.ui.tap("silence/reveal");
  host.look();
  EXPECT_FALSE(host.meeting().item("r")->hidden);
  EXPECT_FALSE(host.ui.has("silence/reveal"));
}

const auto kSizes =
    testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800}, widgets::Point{860, 1376});
const auto kWidthName = [](const auto& info) { return "w" + std::to_string(static_cast<int>(info.param.x)); };
INSTANTIATE_TEST_SUITE_P(Sizes, Silence, kSizes, kWidthName);
INSTANTIATE_TEST_SUITE_P(Sizes, SilentPicture, kSizes, kWidthName);

} // namespace
} // namespace yoriai::tests
