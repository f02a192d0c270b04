// The wall: where notes lie, and every act on them by finger, tap-tap and keys.
#include <gtest/gtest.h>

#include <set>

#include "screens/compose.hpp"
#include "screens/host.hpp"
#include "screens/wall_layout.hpp"

namespace yoriai::tests {
namespace {

using screens::WallEntry;
using screens::WallKeys;
using screens::WallLayout;
using screens::WallMeasures;
using screens::WallThing;

// --- where notes lie

std::vector<WallThing> notes(std::uint32_t count, float height = 150) {
  std::vector<WallThing> things;
  for (std::uint32_t i = 0; i < count; ++i) things.push_back({"n" + std::to_string(i), false, i, {}, height, i});
  return things;
}

WallLayout in_columns(std::vector<WallThing> things, int columns) {
  WallMeasures measures;
  measures.columns = columns;
  return WallLayout::make(std::move(things), measures);
}

// The id right above another one in its column; "" when it is the first.
std::string above(const WallLayout& layout, const std::string& id) {
  std::string last;
  const WallEntry* entry = layout.find(id);
  for (const WallEntry& e : layout.column(entry->column)) {
    if (e.thing.id == id) return last;
    last = e.thing.id;
  }
  return "?";
}

TEST(WallLayout, FirstNotesFillRowsFromTheLeft) {
  const WallLayout layout = in_columns(notes(8), 4);
  for (int i = 0; i < 8; ++i) EXPECT_EQ(layout.find("n" + std::to_string(i))->column, i % 4) << i;
}

TEST(WallLayout, AnyNumberOfColumnsFillsEvenly) {
  for (int columns = 1; columns <= 9; ++columns) {
    const WallLayout layout = in_columns(notes(90), columns);
    std::size_t least = 90, most = 0;
    for (int c = 0; c < columns; ++c) {
      least = std::min(least, layout.column(c).size());
      most = std::max(most, layout.column(c).size());
    }
    EXPECT_LE(most - least, 4u) << columns << " columns";
  }
}

TEST(WallLayout, MovingOrRemovingOneLeavesTheOthersInTheirColumns) {
  const WallLayout before = in_columns(notes(40), 4);
  std::vector<WallThing> things = notes(40);
  things[7].at = before.spot(before.find("n20")->rect.centre(), "n7").at;
  things.erase(things.begin() + 3);
  const WallLayout after = in_columns(std::move(things), 4);
  for (const WallEntry& entry : after.entries()) {
    const WallEntry* was = before.find(entry.thing.id);
    const bool at_the_foot = before.column(was->column).back().thing.id == entry.thing.id; // may fill a gap elsewhere
    if (entry.thing.id != "n7" && !at_the_foot) {
      EXPECT_EQ(entry.column, was->column) << entry.thing.id;
    }
  }
}

TEST(WallLayout, ANoteDroppedUnderAnotherStaysRightUnderItAtEveryWidth) {
  for (const int target : {2, 11, 23, 37}) {
    const std::string on = "n" + std::to_string(target);
    const WallLayout first = in_columns(notes(40), 4);
    const widgets::Rect r = first.find(on)->rect;
    std::vector<WallThing> things = notes(40);
    things[30].at = first.spot({r.centre().x, r.y1 + 4}, "n30").at;
    for (int columns = 1; columns <= 8; ++columns)
      EXPECT_EQ(above(in_columns(things, columns), "n30"), on) << "in " << columns << " columns";
  }
}

TEST(WallLayout, ANoteDroppedOverTheFirstOfAColumnStaysRightAboveIt) {
  const WallLayout first = in_columns(notes(40), 4);
  std::vector<WallThing> things = notes(40);
  things[30].at = first.spot({first.find("n2")->rect.centre().x, -20}, "n30").at;
  for (int columns = 1; columns <= 8; ++columns)
    EXPECT_EQ(above(in_columns(things, columns), "n2"), "n30") << "in " << columns << " columns";
}

TEST(WallLayout, TheSamePlaceTakesManyDrops) {
  std::vector<WallThing> things = notes(60);
  for (std::uint32_t i = 20; i < 55; ++i) {
    const WallLayout layout = in_columns(things, 4);
    const widgets::Rect r = layout.find("n4")->rect;
    things[i].at = layout.spot({r.centre().x, r.y1 + 4}, things[i].id).at;
    EXPECT_EQ(above(in_columns(things, 4), things[i].id), "n4") << i;
  }
}

TEST(WallLayout, BoardsSideBySideKeepToTheirColumns) {
  auto things = notes(40);
  for (WallThing& thing : things) thing.band = static_cast<int>(thing.index % 3);
  for (int columns = 3; columns <= 8; ++columns) {
    WallMeasures measures;
    measures.columns = columns, measures.bands = 3, measures.head = 50;
    const WallLayout layout = WallLayout::make(things, measures);
    ASSERT_EQ(layout.bands(), 3);
    EXPECT_EQ(layout.band(2).last, columns);
    for (const WallEntry& entry : layout.entries()) {
      const auto band = layout.band(entry.thing.band);
      EXPECT_GE(entry.column, band.first) << columns;
      EXPECT_LT(entry.column, band.last) << columns;
      EXPECT_GE(entry.rect.y0, 50);
    }
    for (int band = 0; band < 3; ++band) {
      EXPECT_GE(layout.next_free(40, band)[0], 0);
      EXPECT_LT(layout.next_free(40, band)[0], 1);
    }
    EXPECT_EQ(layout.spot({layout.band(1).x0 + 10, 60}, "").band, 1);
  }
}

TEST(WallLayout, MoreBoardsThanColumnsAreAsManyAsThereAreColumns) {
  auto things = notes(6);
  for (WallThing& thing : things) thing.band = static_cast<int>(thing.index);
  WallMeasures measures;
  measures.columns = 2, measures.bands = 6;
  const WallLayout layout = WallLayout::make(things, measures);
  EXPECT_EQ(layout.bands(), 2);
  EXPECT_EQ(layout.entries().size(), 6u);
}

TEST(WallLayout, WhatIsInViewIsFoundWithoutLookingAtTheRest) {
  const WallLayout layout = in_columns(notes(1000), 4);
  const auto seen = layout.in_view(2, 5000, 6000);
  ASSERT_FALSE(seen.empty());
  for (const WallEntry& entry : seen) EXPECT_TRUE(entry.rect.y1 + 16 > 5000 && entry.rect.y0 < 6000);
  EXPECT_LE(seen.size(), 8u);
}

TEST(WallLayout, SomethingNewLiesAtTheFootOfTheShortestColumn) {
  std::vector<WallThing> things = notes(8);
  things.erase(things.begin() + 6); // of column 2
  const WallKeys at = in_columns(things, 4).next_free(8);
  things.push_back({"new", false, 8, at, 150, 8});
  const WallLayout layout = in_columns(std::move(things), 4);
  EXPECT_EQ(layout.find("new")->column, 2);
  EXPECT_EQ(above(layout, "new"), "n2");
}

// --- the screen

class Wall : public testing::TestWithParam<widgets::Point> {
protected:
  Wall() : host({.size = GetParam()}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    add("h1", "坂が急で、病院の帰りは何度も休んでしまう。");
    add("h2", "夕方になっても、明かりのつかない家がある。");
    add("h3", "この三年で、二か所のサロンが閉じてしまった。");
    add("h4", "冬は、玄関先の雪をかく人がいない家がある。");
    host.look();
  }

  void add(const std::string& id, const std::string& text) {
    host.apply(R"({"do":"add","kind":"hypothesis","id":")" + id + R"(","text":")" + text + R"(","role":"resident"})");
  }
  // An act of the selection bar, wherever it stands.
  void act(const std::string& id) {
    if (!host.ui.has("act/" + id)) host.ui.tap("act/more");
    while (!host.ui.has("act/" + id) && host.ui.has("act/down")) host.ui.tap("act/down"); // a low surface
    host.ui.tap("act/" + id);
  }
  const meeting::Item& item(const std::string& id) const { return *host.meeting().item(id); }
  void replace_text(const std::string& text) {
    host.look();
    host.ui.key(ImGuiKey_A, true);
    host.ui.type(text);
  }

  Host host;
};

TEST_P(Wall, ANoteIsWrittenAndTheFieldIsReadyForTheNext) {
  host.ui.tap("compose/text");
  host.ui.type("髙橋さんの﨑の家");
  host.ui.tap("compose/post");
  host.look();
  ASSERT_EQ(host.of_kind("hypothesis").size(), 5u);
  const meeting::Item& first = item(host.of_kind("hypothesis").back());
  EXPECT_EQ(first.text, "髙橋さんの﨑の家");
  EXPECT_EQ(first.role, "resident");
  EXPECT_EQ(first.place, "hakodate/1");
  host.ui.type("もう一枚");
  host.ui.key(ImGuiKey_Enter, true);
  host.look();
  ASSERT_EQ(host.of_kind("hypothesis").size(), 6u);
  EXPECT_EQ(item(host.of_kind("hypothesis").back()).text, "もう一枚");
  EXPECT_TRUE(host.ui.has("note/" + host.of_kind("hypothesis").back())) << "a new note comes into view";
}

TEST_P(Wall, PastedLinesBecomeOneNoteOrOneOfEach) {
  const auto paste = [&](const char* text) {
    host.ui.tap("compose/text");
    ImGui::SetClipboardText(text);
    host.ui.key(ImGuiKey_V, true);
    host.look();
  };
  paste("一行目\n二行目\n三行目");
  ASSERT_TRUE(host.ui.has("compose/paste/each"));
  host.ui.tap("compose/paste/one");
  host.look();
  host.ui.tap("compose/post");
  host.look();
  ASSERT_EQ(host.of_kind("hypothesis").size(), 5u);
  EXPECT_EQ(item(host.of_kind("hypothesis").back()).text.substr(0, 9), "一行目");

  paste("\r\n 坂が急 \r\n\x01\n\tバスが減った\r雪");
  host.ui.tap("compose/paste/each");
  host.look();
  const auto all = host.of_kind("hypothesis");
  ASSERT_EQ(all.size(), 8u);
  EXPECT_EQ(item(all[5]).text, "坂が急");
  EXPECT_EQ(item(all[6]).text, "バスが減った");
  EXPECT_EQ(item(all[7]).text, "雪");
  EXPECT_FALSE(host.ui.enabled("compose/post")) << "nothing is left in the field";
}

TEST_P(Wall, APasteCanBeGivenUpAndNeverMakesTooManyNotes) {
  host.ui.tap("compose/text");
  host.ui.type("先に");
  std::string lines;
  for (std::size_t i = 0; i <= screens::kMostPasted; ++i) lines += "行" + std::to_string(i) + "\n";
  ImGui::SetClipboardText(lines.c_str());
  host.ui.key(ImGuiKey_V, true);
  host.look();
  ASSERT_TRUE(host.ui.has("compose/paste/each"));
  EXPECT_FALSE(host.ui.enabled("compose/paste/each"));
  host.ui.tap("compose/paste/back");
  host.look();
  host.ui.tap("compose/post");
  host.look();
  EXPECT_EQ(item(host.of_kind("hypothesis").back()).text, "先に");
  host.ui.tap("compose/text");
  ImGui::SetClipboardText("一行だけ\n");
  host.ui.key(ImGuiKey_V, true);
  host.look();
  EXPECT_FALSE(host.ui.has("compose/paste/each")) << "one line is no question";
}

TEST_P(Wall, APasteTooLongForANoteIsSaidAndNotCutUnasked) {
  host.ui.tap("compose/text");
  std::string text;
  for (int i = 0; i < 2001; ++i) text += "坂";
  ImGui::SetClipboardText(text.c_str());
  host.ui.key(ImGuiKey_V, true);
  host.look();
  ASSERT_TRUE(host.ui.has("compose/paste/one"));
  EXPECT_FALSE(host.ui.has("compose/paste/each"));
  host.ui.tap("compose/paste/back");
  host.look();
  EXPECT_FALSE(host.ui.enabled("compose/post")) << "as if nothing had been pasted";
  host.ui.tap("compose/text");
  host.ui.key(ImGuiKey_V, true);
  host.look();
  host.ui.tap("compose/paste/one");
  host.look();
  host.ui.tap("compose/post");
  host.look();
  EXPECT_EQ(item(host.of_kind("hypothesis").back()).text, text.substr(0, text.size() - 3));
  host.ui.tap("compose/text");
  ImGui::SetClipboardText(text.substr(3).c_str());
  host.ui.key(ImGuiKey_V, true);
  host.look();
  EXPECT_FALSE(host.ui.has("compose/paste/one")) << "it fits";
}

TEST_P(Wall, EveryRoleCanWrite) {
  const std::vector<std::string> roles = {"resident", "commissioner", "care_manager", "medical", "care_provider",
                                          "social_worker", "administration", "other"};
  for (const std::string& role : roles) {
    host.ui.tap("compose/role");
    host.ui.tap("compose/role/" + role);
    host.ui.tap("compose/text");
    host.ui.type("気づき");
    host.ui.tap("compose/post");
    EXPECT_EQ(item(host.of_kind("hypothesis").back()).role, role);
  }
}

TEST_P(Wall, AChosenNoteIsRewrittenMarkedParkedAndThrownAway) {
  host.ui.tap("note/h1");
  act("edit");
  replace_text("坂がつらい");
  host.ui.tap("ask/edit/ok");
  EXPECT_EQ(item("h1").text, "坂がつらい");
  act("mark");
  EXPECT_TRUE(item("h1").marked);
  act("mark");
  EXPECT_FALSE(item("h1").marked);
  act("strength");
  EXPECT_TRUE(item("h1").field_bool("strength").value_or(false));
  act("park");
  host.look();
  EXPECT_TRUE(item("h1").parked);
  EXPECT_FALSE(host.ui.has("note/h1"));
  host.ui.tap("note/h2");
  act("remove");
  host.look();
  EXPECT_TRUE(item("h2").removed);
  EXPECT_FALSE(host.ui.has("note/h2"));
}

TEST_P(Wall, ATapChoosesAndAnotherLetsGo) {
  host.ui.tap("note/h1");
  EXPECT_TRUE(host.ui.has("act/cancel"));
  host.ui.tap("note/h2");
  EXPECT_EQ(host.view.selection.ids, std::vector<std::string>{"h2"});
  host.ui.tap("note/h2");
  EXPECT_TRUE(host.view.selection.empty());
  host.ui.tap("note/h2");
  host.ui.tap("act/cancel");
  EXPECT_TRUE(host.view.selection.empty());
  EXPECT_TRUE(host.sent.empty());
}

TEST_P(Wall, ADraggedNoteLiesBetweenItsNewNeighboursAtOtherWidthsToo) {
  for (int i = 5; i <= 12; ++i) add("h" + std::to_string(i), "気づき " + std::to_string(i));
  host.look();
  const widgets::Rect r = host.ui.target("note/h2").rect;
  host.ui.drag("note/h3", widgets::Point{r.centre().x, r.y1 + 8});
  host.look();
  ASSERT_TRUE(item("h3").at.has_value());
  for (const widgets::Point size : {GetParam(), widgets::Point{2560, 1440}, widgets::Point{1280, 800}}) {
    host.ui.resize(size, 1);
    host.look();
    const screens::WallLayout& layout = host.view.wall.boards["hakodate/1"].layout;
    const widgets::Rect upper = layout.find("h2")->rect, moved = layout.find("h3")->rect;
    EXPECT_FLOAT_EQ(moved.x0, upper.x0);
    EXPECT_NEAR(moved.y0, upper.y1 + 22, 1);
  }
}

TEST_P(Wall, ANoteIsMovedByTapAndTap) {
  host.ui.tap("note/h3");
  act("move");
  EXPECT_TRUE(host.ui.has("wall/place"));
  const widgets::Rect r = host.ui.target("note/h1").rect;
  host.ui.tap_at({r.centre().x, r.y1 - 4}); // lower half: under it
  host.look();
  EXPECT_FLOAT_EQ(host.ui.target("note/h3").rect.x0, host.ui.target("note/h1").rect.x0);
  EXPECT_GT(host.ui.target("note/h3").rect.y0, host.ui.target("note/h1").rect.y0);
  EXPECT_TRUE(host.view.selection.empty());
}

TEST_P(Wall, NotesAreStackedByDragAndByTapAndTap) {
  host.ui.drag("note/h1", "note/h2");
  host.look();
  ASSERT_FALSE(item("h1").stack.empty());
  EXPECT_EQ(item("h1").stack, item("h2").stack);
  EXPECT_TRUE(host.ui.has("stack/" + item("h1").stack));
  host.ui.tap("note/h3");
  act("stack");
  host.ui.tap("stack/" + item("h1").stack);
  EXPECT_EQ(item("h3").stack, item("h1").stack);
  EXPECT_EQ(host.meeting().stacks().size(), 1u);
}

TEST_P(Wall, SeveralAreChosenAndStackedAtOnce) {
  host.ui.tap("note/h1");
  act("several");
  host.ui.tap("note/h2");
  host.ui.tap("note/h4");
  EXPECT_EQ(host.view.selection.ids.size(), 3u);
  act("stack");
  EXPECT_EQ(item("h1").stack, item("h4").stack);
  EXPECT_EQ(item("h1").stack, item("h2").stack);
  EXPECT_TRUE(item("h3").stack.empty());
}

TEST_P(Wall, AStackIsSpreadOutNamedAndTakenApart) {
  host.apply(R"({"do":"stack","ids":["h1","h2","h3"],"id":"s1"})");
  host.look();
  host.ui.tap("stack/s1");
  ASSERT_TRUE(host.ui.has("stack_sheet/note/h1"));
  host.ui.tap("stack_sheet/title");
  host.ui.type("買い物・通院の足");
  host.ui.key(ImGuiKey_Enter);
  EXPECT_EQ(host.meeting().stack("s1")->title, "買い物・通院の足");
  host.ui.tap("stack_sheet/note/h2");
  host.ui.tap("stack_sheet/take_out");
  host.look();
  EXPECT_TRUE(item("h2").stack.empty());
  EXPECT_FALSE(host.ui.has("stack_sheet/note/h2"));
  host.ui.tap("stack_sheet/unstack");
  host.look();
  EXPECT_TRUE(host.meeting().stacks().empty());
  EXPECT_TRUE(host.ui.has("note/h1"));
}

TEST_P(Wall, AStackMovesAsAWhole) {
  host.apply(R"({"do":"stack","ids":["h1","h2"],"id":"s1","title":"坂"})");
  host.look();
  const widgets::Rect r = host.ui.target("note/h4").rect;
  host.ui.drag("stack/s1", widgets::Point{r.centre().x, r.y1 + 8});
  host.look();
  EXPECT_FLOAT_EQ(host.ui.target("stack/s1").rect.x0, host.ui.target("note/h4").rect.x0);
  EXPECT_EQ(item("h1").stack, "s1");
}

TEST_P(Wall, ANoteBecomesAProblemThatRemembersWhereItCameFrom) {
  host.ui.tap("note/h1");
  act("promote/problem");
  host.ui.tap("ask/problem/ok");
  ASSERT_EQ(host.of_kind("problem").size(), 1u);
  const meeting::Item& problem = item(host.of_kind("problem").front());
  EXPECT_EQ(problem.text, item("h1").text);
  EXPECT_EQ(problem.from, std::vector<std::string>{"h1"});
  EXPECT_EQ(problem.symbol, "a");
}

TEST_P(Wall, AStackBecomesAProblemOfAllItsNotes) {
  host.apply(R"({"do":"stack","ids":["h1","h2"],"id":"s1","title":"坂の暮らし"})");
  host.look();
  host.ui.tap("stack/s1");
  host.ui.tap("stack_sheet/promote/problem");
  host.ui.tap("ask/problem/ok");
  ASSERT_EQ(host.of_kind("problem").size(), 1u);
  const meeting::Item& problem = item(host.of_kind("problem").front());
  EXPECT_EQ(problem.text, "坂の暮らし");
  EXPECT_EQ(problem.from, (std::vector<std::string>{"h1", "h2"}));
}

TEST_P(Wall, AnEmptyWallAsksForTheFirstNote) {
  Host empty({.size = GetParam()});
  empty.apply(R"({"do":"step","to":"hakodate/1"})");
  empty.look();
  empty.ui.tap("wall/empty");
  empty.ui.type("はじめの一枚");
  empty.ui.key(ImGuiKey_Enter);
  EXPECT_EQ(empty.of_kind("hypothesis").size(), 1u);
}

TEST_P(Wall, OfThousandsOnlyWhatShowsIsBuiltAndAllCanBeReached) {
  for (int i = 0; i < 1500; ++i) add("x" + std::to_string(i), "気づき " + std::to_string(i));
  host.look();
  std::set<std::string> seen;
  std::size_t most = 0;
  for (int page = 0; page < 400; ++page) {
    const auto names = host.ui.names_beginning("note/");
    most = std::max(most, names.size());
    seen.insert(names.begin(), names.end());
    if (!host.ui.has("wall/scroll/down")) break;
    host.ui.tap("wall/scroll/down");
  }
  EXPECT_EQ(seen.size(), 1504u);
  EXPECT_LT(most, 60u);
}

TEST_P(Wall, TheWholeIsSeenSmallerAndATappedNoteIsReadLarge) {
  for (int i = 0; i < 120; ++i) add("x" + std::to_string(i), "坂の上の家は、何日もだれとも話さないことがある。");
  host.look();
  host.ui.tap("wall/fit");
  host.look();
  EXPECT_GT(host.ui.names_beginning("note/").size(), 100u);
  host.ui.tap("note/x5");
  host.look();
  EXPECT_TRUE(host.ui.has("wall/reading"));
  host.ui.tap("wall/reading");
  EXPECT_FALSE(host.ui.has("wall/reading"));
  host.ui.tap("wall/fit");
  host.look();
  EXPECT_FLOAT_EQ(host.ui.target("note/h1").rect.width(), 306);
  host.ui.tap("wall/zoom_in");
  EXPECT_GT(host.ui.target("note/h1").rect.width(), 306);
  host.ui.tap("wall/zoom_out");
  host.ui.tap("wall/zoom_out");
  EXPECT_LT(host.ui.target("note/h1").rect.width(), 306);
}

TEST_P(Wall, TheKeyboardDoesItToo) {
  for (int i = 0; i < 4; ++i) host.ui.key(ImGuiKey_Tab); // the three buttons of the title line, then the first note
  host.ui.key(ImGuiKey_Enter);
  EXPECT_EQ(host.view.selection.first(), "h1");
  host.ui.key(ImGuiKey_Escape);
  EXPECT_TRUE(host.view.selection.empty());
}

INSTANTIATE_TEST_SUITE_P(Sizes, Wall, testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800}),
                         [](const auto& info) { return "w" + std::to_string(static_cast<int>(info.param.x)); });

TEST(NarrowWall, ANoteIsWrittenInASheetOfItsOwn) {
  Host host({.size = {860, 1376}});
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  host.look();
  host.ui.tap("compose/open");
  host.ui.tap("compose/role/medical");
  host.ui.tap("compose/text");
  host.ui.type("薬が余っている");
  host.ui.tap("compose/post");
  ASSERT_EQ(host.of_kind("hypothesis").size(), 1u);
  EXPECT_EQ(host.meeting().item(host.of_kind("hypothesis").front())->role, "medical");
  host.ui.tap("compose/back");
  EXPECT_TRUE(host.ui.has("note/" + host.of_kind("hypothesis").front()));
  EXPECT_TRUE(host.ui.has("wall/vote"));
}

} // namespace
} // namespace yoriai::tests
