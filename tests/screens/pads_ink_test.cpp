// Writing pads by hand: the sheet that becomes a note as it is, the box in which one kanji is looked for, and what the room
// sees of it.
#include <gtest/gtest.h>

#include "meeting/ink.hpp"
#include "screens/drafts.hpp"
#include "screens/pads.hpp"
#include "screens/pads_room.hpp"
#include "screens/projector_room.hpp"

namespace yoriai::tests {
namespace {

using screens::PadPage;
using widgets::Point;
using widgets::Rect;

const Host::Options kPanel{.size = {1920, 1080}, .scale = 0.85f};

// Knows how many strokes were drawn, and says so.
class Counting final : public input::CharacterFinder {
public:
  std::vector<std::string> find(const std::vector<input::InkStroke>& strokes, std::size_t most) const override {
    std::vector<std::string> found;
    if (strokes.size() > 9) return found;
    for (const char* c : {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千"}) found.emplace_back(c);
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(strokes.size()) - 1);
    found.resize(std::min(found.size(), most));
    return found;
  }
  std::size_t characters() const override { return 12; }
};

class HandPads : public testing::Test {
protected:
  HandPads() : host(kPanel), room(host, kPanel) {
    host.view.pads.places.wanted = screens::PadsWanted::always;
    host.view.pads.mm_per_px = 0.496 * 0.85;
    host.view.pads.characters = std::make_shared<Counting>();
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.look();
    host.ui.tap("compose/open");
    room.tap(0, "tab/hand");
  }
  UiDriver& pad() { return room.pad(0); }
  screens::Pad& state() { return room.state(0); }
  // A line from one point of the target to another, in shares of its width and height.
  void line(const std::string& part, Point from, Point to) {
    const Rect r = pad().target("pad/0/" + part).rect;
    const auto at = [&](Point p) { return Point{r.x0 + p.x * r.width(), r.y0 + p.y * r.height()}; };
    pad().press_at(at(from));
    for (int i = 1; i <= 8; ++i) {
      const float t = static_cast<float>(i) / 8;
      pad().move_to(at({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t}));
    }
    pad().release();
    pad().frame();
  }
  const meeting::Item& posted() { return *host.meeting().item(room.sent.back().second.args["id"].get<std::string>()); }

  Host host;
  PadsRoom room;
};

TEST_F(HandPads, WhatTheFingerDrawsIsPostedAsItIs) {
  EXPECT_FALSE(pad().enabled("pad/0/key/post"));
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  line("sheet", {0.3f, 0.1f}, {0.3f, 0.9f});
  ASSERT_EQ(state().ink.size(), 2u);
  room.tap(0, "key/post");
  ASSERT_EQ(room.sent.size(), 1u);
  const auto ink = meeting::parse_ink(posted().ink);
  ASSERT_TRUE(ink);
  ASSERT_EQ(ink->size(), 2u);
  EXPECT_NEAR(ink->at(0).front().x, 100, 3);
  EXPECT_NEAR(ink->at(0).back().x, 600, 3);
  EXPECT_NEAR(ink->at(1).front().x, 300, 3);
  EXPECT_GT(ink->at(0).size(), 5u) << "the way of the finger, not only its ends";
  EXPECT_EQ(posted().text, "");
  EXPECT_TRUE(state().ink.empty());
  host.look();
  ASSERT_TRUE(host.ui.has("note/" + posted().id));
  EXPECT_EQ(host.ui.target("note/" + posted().id).label, "手書きの付箋");
}

TEST_F(HandPads, ADotIsALineOfOnePoint) {
  const Rect sheet = pad().target("pad/0/sheet").rect;
  pad().tap_at(sheet.centre());
  ASSERT_EQ(state().ink.size(), 1u);
  EXPECT_EQ(state().ink[0].size(), 1u);
  EXPECT_TRUE(pad().enabled("pad/0/key/post"));
}

TEST_F(HandPads, EveryPlaceBetweenTwoFramesIsKept) {
  const Rect sheet = pad().target("pad/0/sheet").rect;
  pad().press_at({sheet.x0 + 50, sheet.y0 + 50});
  widgets::Hands hands;
  for (int i = 1; i <= 20; ++i) hands.trail.push_back({sheet.x0 + 50 + static_cast<float>(i) * 10, sheet.y0 + 50 + static_cast<float>(i % 5) * 8});
  pad().hands(hands);
  pad().release();
  ASSERT_EQ(state().ink.size(), 1u);
  EXPECT_GE(state().ink[0].size(), 20u);
}

TEST_F(HandPads, LinesEndAtTheEdgeOfTheSheet) {
  line("sheet", {0.5f, 0.5f}, {3, -2});
  ASSERT_EQ(state().ink.size(), 1u);
  EXPECT_EQ(state().ink[0].back().x, meeting::kInkWidth);
  EXPECT_EQ(state().ink[0].back().y, 0);
}

TEST_F(HandPads, APalmLeavesNothing) {
  line("sheet", {0.1f, 0.1f}, {0.4f, 0.4f});
  pad().press("pad/0/sheet");
  widgets::Hands palm;
  palm.give_up = true;
  pad().hands(palm);
  pad().frame();
  EXPECT_EQ(state().ink.size(), 1u);
  EXPECT_FALSE(state().drawing);
}

TEST_F(HandPads, LinesAreTakenBackOneByOneAndAllAtOnce) {
  for (float y : {0.2f, 0.4f, 0.6f}) line("sheet", {0.1f, y}, {0.5f, y});
  room.tap(0, "undo");
  EXPECT_EQ(state().ink.size(), 2u);
  room.tap(0, "stroke");
  EXPECT_EQ(state().ink.size(), 1u);
  room.tap(0, "wipe");
  EXPECT_TRUE(state().ink.empty());
  EXPECT_FALSE(pad().enabled("pad/0/undo"));
}

TEST_F(HandPads, ThePostedNoteIsTakenBackOntoTheSheet) {
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  room.tap(0, "key/post");
  const std::string id = posted().id;
  room.tap(0, "tab/kana");
  room.tap(0, "undo");
  EXPECT_TRUE(host.meeting().item(id)->removed);
  EXPECT_EQ(state().ink.size(), 1u);
  EXPECT_EQ(state().shown, PadPage::sheet);
}

TEST_F(HandPads, AFurtherLineMakesThePostedNoteTheRooms) {
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  room.tap(0, "key/post");
  const std::string id = posted().id;
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  room.tap(0, "undo");
  EXPECT_TRUE(state().ink.empty());
  EXPECT_FALSE(host.meeting().item(id)->removed);
  EXPECT_FALSE(pad().enabled("pad/0/undo"));
}

TEST_F(HandPads, WhatIsRefusedComesBack) {
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  room.refuse = true;
  room.tap(0, "key/post");
  EXPECT_EQ(state().ink.size(), 1u);
}

TEST_F(HandPads, TheTextOfTheKeysStaysWhileASheetIsPosted) {
  room.tap(0, "tab/kana");
  room.type(0, {"や", "ま"});
  room.tap(0, "tab/hand");
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  room.tap(0, "key/post");
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  EXPECT_EQ(state().writing.text(), "やま");
  room.tap(0, "tab/kana");
  room.tap(0, "key/post");
  EXPECT_EQ(posted().text, "やま");
  EXPECT_TRUE(posted().ink.empty());
  EXPECT_EQ(state().ink.size(), 1u);
}

TEST_F(HandPads, AFullSheetTakesNoMoreAndFitsIntoANote) {
  meeting::Stroke stroke;
  for (int i = 0; i < 15'000; ++i)
    stroke.push_back({static_cast<std::uint16_t>(100 + i % 900), static_cast<std::uint16_t>(100 + i / 10)});
  state().ink = {stroke};
  pad().frame();
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  EXPECT_EQ(state().ink.size(), 1u);
  room.tap(0, "key/post");
  ASSERT_EQ(room.sent.size(), 1u);
  EXPECT_EQ(meeting::parse_ink(posted().ink)->at(0), stroke);
}

TEST_F(HandPads, WhatIsHalfDrawnComesBackOnItsPad) {
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  const auto strokes = state().ink;
  const auto kept = screens::half_written(host.view, host.meeting());
  ASSERT_TRUE(kept.contains("pad/0"));
  Host again(kPanel);
  again.view.pads.places.wanted = screens::PadsWanted::always;
  screens::put_back(again.view, kept);
  EXPECT_TRUE(again.view.pads.pads[0].open);
  EXPECT_EQ(again.view.pads.pads[0].shown, PadPage::sheet);
  EXPECT_EQ(again.view.pads.pads[0].ink, strokes);
  Host bad(kPanel);
  screens::put_back(bad.view, {{"pad/0", R"({"role":"medical","text":"","ink":"5,5;;"})"}});
  EXPECT_TRUE(bad.view.pads.pads[0].ink.empty());
  EXPECT_FALSE(bad.view.pads.pads[0].open);
}

TEST_F(HandPads, OneCharacterIsLookedForAndTakenIntoTheText) {
  room.tap(0, "find");
  EXPECT_TRUE(pad().names_beginning("pad/0/found/").empty());
  line("box", {0.2f, 0.3f}, {0.8f, 0.3f});
  EXPECT_EQ(pad().names_beginning("pad/0/found/").size(), 10u);
  EXPECT_EQ(pad().target("pad/0/found/0").label, "一");
  line("box", {0.1f, 0.7f}, {0.9f, 0.7f});
  EXPECT_EQ(pad().target("pad/0/found/0").label, "二");
  room.tap(0, "stroke");
  EXPECT_EQ(pad().target("pad/0/found/0").label, "一");
  room.tap(0, "found/2");
  EXPECT_EQ(state().writing.text(), "三");
  EXPECT_TRUE(state().character.empty());
  EXPECT_TRUE(pad().names_beginning("pad/0/found/").empty());
  line("box", {0.2f, 0.3f}, {0.8f, 0.3f});
  room.tap(0, "found/0");
  EXPECT_EQ(state().writing.text(), "三一");
  room.tap(0, "erase");
  EXPECT_EQ(state().writing.text(), "三");
  room.tap(0, "key/post");
  EXPECT_EQ(posted().text, "三");
  EXPECT_TRUE(posted().ink.empty()) << "the drawing was only to find the character";
}

TEST_F(HandPads, KanaAndDrawnCharactersStandInOneText) {
  room.tap(0, "tab/kana");
  room.type(0, {"や", "ま"});
  room.tap(0, "tab/hand");
  room.tap(0, "find");
  line("box", {0.2f, 0.3f}, {0.8f, 0.3f});
  room.tap(0, "found/0");
  EXPECT_EQ(state().writing.text(), "やま一");
  room.tap(0, "tab/kana");
  room.type(0, {"の"});
  EXPECT_EQ(state().writing.text(), "やま一の");
}

TEST_F(HandPads, ACharacterThatNobodyKnowsOffersNothing) {
  room.tap(0, "find");
  for (int i = 0; i < 10; ++i) line("box", {0.2f, 0.05f * static_cast<float>(i + 1)}, {0.8f, 0.05f * static_cast<float>(i + 1)});
  EXPECT_TRUE(pad().names_beginning("pad/0/found/").empty());
  room.tap(0, "wipe");
  line("box", {0.2f, 0.3f}, {0.8f, 0.3f});
  EXPECT_TRUE(pad().has("pad/0/found/0"));
}

TEST_F(HandPads, WithoutTheShapesOfCharactersTheSheetGoesOn) {
  host.view.pads.characters = nullptr;
  host.view.pads.characters_problem = "なし";
  room.tap(0, "find");
  line("box", {0.2f, 0.3f}, {0.8f, 0.3f});
  EXPECT_TRUE(pad().names_beginning("pad/0/found/").empty());
  room.tap(0, "as_it_is");
  line("sheet", {0.1f, 0.2f}, {0.6f, 0.2f});
  room.tap(0, "key/post");
  EXPECT_EQ(room.sent.size(), 1u);
}

TEST_F(HandPads, EveryPlaceToPressIsLargeEnough) {
  for (const char* page : {"sheet", "character"}) {
    if (std::string(page) == "character") {
      room.tap(0, "find");
      line("box", {0.2f, 0.3f}, {0.8f, 0.3f});
    }
    const Rect place = host.view.pads.shown.front().rect;
    for (const std::string& name : pad().names()) {
      const Rect& r = pad().target(name).rect;
      EXPECT_TRUE(place.contains(r)) << name;
      EXPECT_GE(r.height(), 59.9f) << name;
      EXPECT_GE(r.width(), 46) << name;
    }
  }
}

// ---- what the room sees of it ----

class HandNotes : public testing::Test {
protected:
  HandNotes() {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.apply(R"({"do":"add","id":"k1","kind":"hypothesis","role":"resident","ink":"100,100 900,100;500,50 500,400"})");
    host.apply(R"({"do":"add","id":"k2","kind":"hypothesis","role":"medical","text":"坂が急"})");
    host.look();
  }
  Host host;
};

TEST_F(HandNotes, StandOnTheWallAsHighAsTheyAreDrawn) {
  ASSERT_TRUE(host.ui.has("note/k1"));
  const Rect drawn = host.ui.target("note/k1").rect, typed = host.ui.target("note/k2").rect;
  EXPECT_EQ(drawn.width(), typed.width());
  EXPECT_GT(drawn.height(), typed.height());
}

TEST_F(HandNotes, GetATitleByWhichTheyAreFound) {
  const float before = host.ui.target("note/k1").rect.height();
  host.ui.tap("note/k1");
  host.ui.tap("act/edit");
  host.look();
  host.ui.type("ごみ出しの坂");
  host.ui.tap("ask/edit/ok");
  EXPECT_EQ(host.meeting().item("k1")->text, "ごみ出しの坂");
  EXPECT_FALSE(host.meeting().item("k1")->ink.empty());
  host.look();
  EXPECT_GT(host.ui.target("note/k1").rect.height(), before) << "the title stands under the writing";
  host.ui.key(ImGuiKey_F, true);
  host.look();
  host.ui.type("ごみ出し");
  ASSERT_TRUE(host.ui.has("search/hit/1"));
  EXPECT_EQ(host.ui.target("search/hit/1").label.substr(0, 18), "ごみ出しの坂");
}

TEST_F(HandNotes, LoseTheirTitleAgain) {
  host.apply(R"({"do":"set","id":"k1","text":"坂"})");
  host.look();
  host.ui.tap("note/k1");
  host.ui.tap("act/edit");
  host.look();
  host.ui.key(ImGuiKey_A, true);
  host.ui.key(ImGuiKey_Delete);
  host.ui.tap("ask/edit/ok");
  EXPECT_EQ(host.meeting().item("k1")->text, "");
}

TEST_F(HandNotes, AreDrawnOnTheProjector) {
  ProjectorRoom room(host);
  room.look();
  EXPECT_TRUE(room.ui.has("projector/ink/k1"));
  EXPECT_FALSE(room.ui.has("projector/ink/k2"));
  host.apply(R"({"do":"set","id":"k1","text":"坂"})");
  room.look();
  ASSERT_TRUE(room.ui.has("projector/note/k1"));
  EXPECT_LE(room.ui.target("projector/ink/k1").rect.y1, room.ui.target("projector/note/k1").rect.y1);
}

TEST_F(HandNotes, ShowNothingWhileTheyLieFaceDown) {
  host.apply(R"({"do":"hide","step":"hakodate/1"})");
  host.apply(R"({"do":"add","id":"k3","kind":"hypothesis","ink":"100,100 900,100"})");
  ProjectorRoom room(host);
  room.look();
  EXPECT_FALSE(room.ui.has("projector/ink/k3"));
  host.look();
  EXPECT_EQ(host.ui.target("note/k3").label, "伏せてあります");
}

TEST_F(HandNotes, AreNamedWhereOnlyWordsFit) {
  host.apply(R"({"do":"park","id":"k1"})");
  host.look();
  ASSERT_TRUE(host.ui.has("parked/k1"));
  EXPECT_EQ(host.ui.target("parked/k1").label, "手書きの付箋");
}

} // namespace
} // namespace yoriai::tests
