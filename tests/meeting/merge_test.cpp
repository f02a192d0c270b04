// A group's board taken into the plenary's: whole, once, and nothing of the other room's own.
#include "meeting/merge.hpp"

#include <algorithm>

#include "meeting/restore.hpp"
#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

World group_board(std::uint64_t seed = 7) {
  World w({"hakodate", "resources"}, seed);
  w.must(
      {"{'do':'participant','id':'u1','name':'𠮷田','role':'medical'}",
       "{'do':'add','id':'h1','kind':'hypothesis','text':'夜の足がない','by':'u1'}",
       "{'do':'add','id':'h2','kind':'hypothesis','text':'夜のバスがない','at':[0.5,0.25]}",
       "{'do':'add','id':'h3','kind':'hypothesis','text':'店が閉まった'}",
       "{'do':'add','id':'bin','kind':'hypothesis','text':'捨てた'}", "{'do':'remove','id':'bin'}",
       "{'do':'add','id':'later','kind':'hypothesis','text':'あとで'}", "{'do':'park','id':'later'}",
       "{'do':'stack','ids':['h1','h2'],'id':'s1','title':'夜の足'}",
       "{'do':'add','id':'p1','kind':'problem','text':'夜に出られない','from':['h1','h3'],'fields':{'universality':"
       "true}}",
       "{'do':'add','id':'i1','kind':'issue','text':'夜の移動','from':['p1'],'at':[0.25,0.75],'fields':{'priority':1}}",
       "{'do':'add','id':'r1','kind':'resource','text':'相乗り','place':'resources/mutual/quick'}",
       "{'do':'link','from':'r1','to':'i1','kind':'serves'}",
       "{'do':'ballot.open','id':'b1','method':'dots','targets':['i1']}",
       "{'do':'agree','step':'hakodate/1','text':'こちらだけの合意'}", "{'do':'hide','step':'hakodate/1'}",
       "{'do':'add','id':'down','kind':'hypothesis','text':'まだ伏せた一枚'}"});
  return w;
}

Merged take_in(World& into, const Meeting& other, std::string_view group = "2G") {
  DecideContext context{library(), into.ids, into.now};
  auto merged = merge(into.meeting, other, group, context);
  EXPECT_TRUE(merged.ok());
  apply_all(into.meeting, merged->events);
  expect_indexes_right(into.meeting);
  return std::move(*merged);
}

const Item* with_text(const Meeting& meeting, std::string_view text) {
  for (const Item& item : meeting.items())
    if (item.text == text) return &item;
  return nullptr;
}

TEST(Merge, BringsTheBoardWithItsTies) {
  World into = furnished();
  const World group = group_board();
  const auto letters = into.meeting.letters_given("problem");
  const Merged merged = take_in(into, group.meeting);
  EXPECT_EQ(merged.items, 7);
  EXPECT_EQ(merged.stacks, 1);
  EXPECT_EQ(merged.links, 1);
  EXPECT_EQ(merged.known, 0);
  EXPECT_EQ(merged.skipped, 1) << "the note that lies face down";
  const Item* note = with_text(into.meeting, "夜の足がない");
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(note->group, "2G");
  EXPECT_EQ(note->origin, group.meeting.head().id);
  EXPECT_EQ(into.meeting.role_of(*note), "medical");
  ASSERT_NE(into.meeting.stack(note->stack), nullptr);
  EXPECT_EQ(into.meeting.stack(note->stack)->title, "夜の足");
  EXPECT_EQ(into.meeting.in_stack(note->stack).size(), 2u);
  const Item* problem = with_text(into.meeting, "夜に出られない");
  ASSERT_NE(problem, nullptr);
  EXPECT_EQ(problem->symbol, letter(letters, false)) << "letters are given anew";
  EXPECT_EQ(problem->from, (std::vector<std::string>{note->id, with_text(into.meeting, "店が閉まった")->id}));
  const Item* issue = with_text(into.meeting, "夜の移動");
  ASSERT_NE(issue, nullptr);
  EXPECT_FALSE(issue->field_number("priority")) << "the order is the plenary's to agree";
  EXPECT_EQ(issue->at, (Point{0.25, 0.75}));
}

TEST(Merge, LeavesTheOtherRoomItsOwn) {
  World into({"hakodate", "resources"});
  const Merged merged = take_in(into, group_board().meeting);
  for (const char* text : {"捨てた", "まだ伏せた一枚"}) EXPECT_EQ(with_text(into.meeting, text), nullptr) << text;
  EXPECT_TRUE(into.meeting.ballots().empty());
  EXPECT_TRUE(into.meeting.agreements().empty());
  EXPECT_EQ(into.meeting.step(), "");
  EXPECT_EQ(with_text(into.meeting, "あとで")->parked, true);
  EXPECT_EQ(merged.items, 7);
}

TEST(Merge, TwiceChangesNothing) {
  World into = furnished();
  const World group = group_board();
  take_in(into, group.meeting);
  const Meeting once = into.meeting;
  const Merged again = take_in(into, group.meeting);
  EXPECT_TRUE(again.events.empty());
  EXPECT_EQ(again.known, 7);
  EXPECT_TRUE(into.meeting.same_as(once));
}

TEST(Merge, OnlyWhatIsNewSinceComes) {
  World into = furnished();
  World group = group_board();
  take_in(into, group.meeting);
  group.must({"{'do':'set','id':'h3','text':'店が三軒閉まった'}", "{'do':'reveal','step':'hakodate/1'}"});
  const Merged again = take_in(into, group.meeting);
  EXPECT_EQ(again.items, 1);
  EXPECT_EQ(again.differ, 1);
  EXPECT_NE(with_text(into.meeting, "まだ伏せた一枚"), nullptr);
  EXPECT_NE(with_text(into.meeting, "店が閉まった"), nullptr) << "what is here stays as it is";
}

TEST(Merge, BoardsThatBeganAsOneCopyKeepWhatTheyShare) {
  World into = furnished();
  World copy = into;
  copy.ids = base::IdSource(99);
  copy.must("{'do':'add','kind':'hypothesis','text':'写しで書いた'}");
  into.must("{'do':'add','kind':'hypothesis','text':'本会で書いた'}");
  const auto before = into.meeting.items().size();
  const Merged merged = take_in(into, copy.meeting, "3G");
  EXPECT_EQ(merged.items, 1);
  EXPECT_EQ(into.meeting.items().size(), before + 1);
  EXPECT_EQ(with_text(into.meeting, "写しで書いた")->group, "3G");
}

TEST(Merge, ThroughAnotherMeetingNothingComesTwice) {
  World into({"hakodate", "resources"}, 1), between({"hakodate", "resources"}, 2);
  const World group = group_board(3);
  take_in(between, group.meeting, "1G");
  take_in(into, between.meeting, "");
  const auto count = into.meeting.items().size();
  const Merged direct = take_in(into, group.meeting, "1G");
  EXPECT_EQ(into.meeting.items().size(), count) << direct.items;
  EXPECT_EQ(with_text(into.meeting, "夜の足がない")->group, "1G");
  EXPECT_EQ(with_text(into.meeting, "夜の足がない")->origin, group.meeting.head().id);
}

TEST(Merge, WhatNoSheetHereKnowsIsLeftAndCounted) {
  World into({"resources"});
  const Merged merged = take_in(into, group_board().meeting);
  EXPECT_EQ(merged.items, 1);
  EXPECT_EQ(merged.skipped, 7);
  EXPECT_NE(with_text(into.meeting, "相乗り"), nullptr);
}

TEST(Merge, IntoAnEmptyOneAndBackIsNothing) {
  World empty({"hakodate", "resources"});
  const Meeting before = empty.meeting;
  const Merged merged = take_in(empty, group_board().meeting);
  take_back(empty.meeting, merged.events);
  EXPECT_TRUE(without_letters(empty.meeting).same_as(without_letters(before)));
}

TEST(Merge, LiesFaceDownWhereTheRoomWritesInSilence) {
  World into({"hakodate", "resources"});
  into.must("{'do':'hide','step':'hakodate/1'}");
  take_in(into, group_board().meeting);
  EXPECT_TRUE(with_text(into.meeting, "店が閉まった")->hidden);
}

TEST(Merge, ALockedBoardTakesNothing) {
  World into = furnished();
  into.must("{'do':'lock'}");
  DecideContext context{library(), into.ids, into.now};
  const auto merged = merge(into.meeting, group_board().meeting, "2G", context);
  ASSERT_FALSE(merged.ok());
  EXPECT_EQ(merged.error().key, "refused.board_locked");
}

} // namespace
} // namespace yoriai::meeting::test
