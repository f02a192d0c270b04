// Writing pads: who writes where, what the keys make, posting near the pad, each one's own undo, silence and drafts.
#include "screens/pads.hpp"

#include <gtest/gtest.h>

#include "screens/drafts.hpp"
#include "screens/pads_room.hpp"

namespace yoriai::tests {
namespace {

using screens::PadsWanted;

struct Display {
  const char* name;
  Host::Options options;
  double mm_per_px; // of a reference px
  int pads;
};
const Display kPanel{"43 inches", {.size = {1920, 1080}, .scale = 0.85f}, 0.496 * 0.85, 3};
const Display kLaptop{"24 inches", {.size = {1920, 1080}}, 0.277, 2};
const Display kTablet{"11 inches upright", {.size = {1200, 1920}, .scale = 1.396f}, 0.123 * 1.396, 1};
const Display kWall{"55 inches", {.size = {3840, 2160}, .scale = 1.2f}, 0.317 * 1.2, 4};

class Pads : public testing::Test {
protected:
  void open(const Display& display, PadsWanted wanted = PadsWanted::always, int pads = 1) {
    host = std::make_unique<Host>(display.options);
    host->view.pads.places.wanted = wanted;
    host->view.pads.mm_per_px = display.mm_per_px;
    host->apply(R"({"do":"step","to":"hakodate/1"})");
    host->look();
    room = std::make_unique<PadsRoom>(*host, display.options);
    if (pads > 0) host->ui.tap("compose/open");
    for (int i = 1; i < pads; ++i) host->ui.tap("pads/open/" + std::to_string(i));
  }
  std::string text_of(const std::string& id) const { return host->meeting().item(id)->text; }
  std::string post(int slot, const std::vector<std::string>& keys) {
    room->type(slot, keys);
    room->tap(slot, "key/post");
    EXPECT_FALSE(room->sent.empty());
    return room->sent.back().second.args["id"];
  }

  std::unique_ptr<Host> host;
  std::unique_ptr<PadsRoom> room;
};

TEST_F(Pads, OpenByThemselvesOnlyWherePeopleStandAround) {
  open(kLaptop, PadsWanted::by_size, 0);
  EXPECT_TRUE(host->ui.has("compose/text")) << "whoever has a keyboard writes in the field";
  open(kPanel, PadsWanted::by_size, 0);
  EXPECT_FALSE(host->ui.has("compose/text"));
  host->ui.tap("compose/open");
  ASSERT_EQ(host->view.pads.shown.size(), 1u);
  open(kPanel, PadsWanted::never, 0);
  EXPECT_TRUE(host->ui.has("compose/text"));
}

TEST_F(Pads, AsManyAsFingersHaveRoomFor) {
  for (const Display* display : {&kTablet, &kLaptop, &kPanel, &kWall}) {
    SCOPED_TRACE(display->name);
    open(*display, PadsWanted::always, display->pads);
    ASSERT_EQ(host->view.pads.shown.size(), static_cast<std::size_t>(display->pads));
    EXPECT_TRUE(host->ui.names_beginning("pads/open/").empty());
    const widgets::Rect surface = host->ui.ui().surface();
    for (const auto& place : host->view.pads.shown) {
      EXPECT_TRUE(surface.contains(place.rect));
      EXPECT_GE(place.rect.y0, surface.height() * 0.35f) << "the board keeps the upper part";
      UiDriver& pad = room->pad(place.slot);
      for (const std::string& name : pad.names()) {
        const widgets::Target& t = pad.target(name);
        EXPECT_TRUE(place.rect.contains(t.rect)) << name;
        EXPECT_GE(t.rect.height(), 59.9f) << name;
        EXPECT_GE(t.rect.width() * display->mm_per_px, 9.0) << name;
        EXPECT_FALSE(host->ui.has(name));
      }
    }
  }
}

TEST_F(Pads, TheBoardAboveStaysLive) {
  open(kPanel);
  host->apply(R"({"do":"add","kind":"hypothesis","text":"坂が急","id":"h1"})");
  host->look();
  ASSERT_TRUE(host->ui.has("note/h1"));
  EXPECT_FALSE(host->ui.has("step/5")) << "the rail makes room";
  host->ui.tap("note/h1");
  EXPECT_TRUE(host->view.selection.has("h1"));
  EXPECT_TRUE(host->ui.has("act/cancel"));
  EXPECT_LE(host->ui.target("act/cancel").rect.y1, host->view.pads.shown.front().rect.y0);
}

TEST_F(Pads, KeysMakeKana) {
  open(kPanel);
  room->type(0, {"か", "mark", "つ", "mark", "こ", "う"});
  EXPECT_EQ(room->state(0).writing.text(), "がっこう");
  room->type(0, {"erase", "erase", "は", "mark", "mark", "ー", "ゆ", "mark"});
  EXPECT_EQ(room->state(0).writing.text(), "がっぱーゅ");
  room->type(0, {"mark", "space", "、"});
  EXPECT_EQ(room->state(0).writing.text(), "がっぱーゆ　、");
}

TEST_F(Pads, TheMarkKeyGoesRound) {
  open(kPanel);
  for (const auto& [key, forms] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"つ", {"っ", "づ", "つ"}}, {"ほ", {"ぼ", "ぽ", "ほ"}}, {"う", {"ぅ", "ゔ", "う"}}, {"ま", {"ま"}}, {"よ", {"ょ", "よ"}}}) {
    room->state(0).writing = input::Composition();
    room->type(0, {key});
    for (const auto& form : forms) {
      room->tap(0, "key/mark");
      EXPECT_EQ(room->state(0).writing.text(), form);
    }
  }
}

TEST_F(Pads, LettersAndFiguresAreOnTheOtherTab) {
  open(kPanel);
  room->tap(0, "tab/latin");
  room->type(0, {"8", "0", "A", "case", "d", "l", "％"});
  EXPECT_EQ(room->state(0).writing.text(), "80Adl％");
  room->tap(0, "tab/kana");
  EXPECT_TRUE(room->pad(0).has("pad/0/key/あ"));
}

// Without a dictionary hiragana and katakana are what a segment may become: enough to see every act on segments.
TEST_F(Pads, KanaAreConvertedBySegmentsAndChosenFromAList) {
  open(kPanel);
  room->type(0, {"か", "き", "く"});
  room->type(0, {"convert"});
  ASSERT_TRUE(room->state(0).writing.converting());
  const auto has = [&](const std::string& part) { return room->pad(0).has("pad/0/" + part); };
  for (const char* key : {"key/commit", "key/left", "key/right", "key/narrow", "key/widen", "key/next", "key/back"})
    EXPECT_TRUE(has(key)) << key;
  ASSERT_TRUE(has("offer/0"));
  std::size_t katakana = 0;
  const auto offers = room->state(0).writing.offers({});
  while (katakana < offers.size() && offers[katakana].text != "カキク") ++katakana;
  ASSERT_LT(katakana, offers.size());
  room->tap(0, "offers");
  room->tap(0, "offer/" + std::to_string(katakana));
  EXPECT_EQ(room->state(0).writing.text(), "カキク");
  room->type(0, {"narrow", "narrow"});
  EXPECT_EQ(room->state(0).writing.segments(), 2u);
  room->type(0, {"commit"});
  EXPECT_FALSE(room->state(0).writing.converting());
  EXPECT_TRUE(has("key/convert"));
}

TEST_F(Pads, WhatIsStillBeingConvertedIsPostedAsItStands) {
  open(kPanel);
  room->type(0, {"か", "き"});
  room->type(0, {"convert"});
  const std::string shown = room->state(0).writing.text();
  room->tap(0, "key/post");
  ASSERT_EQ(room->sent.size(), 1u);
  EXPECT_EQ(room->sent[0].second.args["text"], shown);
}

TEST_F(Pads, AFingerOnTheTextSetsTheCaret) {
  open(kPanel);
  room->state(0).writing = input::Composition("山と川");
  room->pad(0).frame();
  const widgets::Rect box = room->pad(0).target("pad/0/text").rect;
  room->pad(0).tap_at({box.x0 + 17, box.y0 + 20});
  room->type(0, {"の"});
  EXPECT_EQ(room->state(0).writing.text(), "の山と川");
}

TEST_F(Pads, KanaMayStandAsTheyAreWritten) {
  open(kPanel);
  const float at_left = room->pad(0).target("pad/0/key/あ").rect.x0;
  host->view.pads.places.a_at_right = true;
  room->pad(0).frame();
  EXPECT_GT(room->pad(0).target("pad/0/key/あ").rect.x0, at_left + 200);
}

TEST_F(Pads, ANoteIsPostedWithItsRoleAndAppearsAboveItsPadInView) {
  open(kPanel, PadsWanted::always, 3);
  for (int i = 0; i < 30; ++i)
    host->apply(R"({"do":"add","kind":"hypothesis","text":"坂が急で、帰りは何度も休む"})");
  host->look();
  room->tap(2, "role");
  room->tap(2, "role/medical");
  const std::string id = post(2, {"く", "す", "り"});
  EXPECT_EQ(text_of(id), "くすり");
  EXPECT_EQ(host->meeting().item(id)->role, "medical");
  EXPECT_EQ(room->state(2).writing.text(), "");
  host->look();
  ASSERT_TRUE(host->ui.has("note/" + id)) << "in view";
  const widgets::Rect note = host->ui.target("note/" + id).rect, pad = host->view.pads.shown[2].rect;
  EXPECT_GT(note.centre().x, pad.x0 - note.width());
  EXPECT_LE(note.y1, pad.y0);
  const auto& layout = host->view.wall.boards["hakodate/1"].layout;
  for (const auto& a : layout.entries())
    for (const auto& b : layout.entries())
      EXPECT_TRUE(&a == &b || !a.rect.intersects(b.rect)) << a.thing.id << " lies over " << b.thing.id;
}

TEST_F(Pads, PostedInTheSameFrameBothAreThere) {
  open(kPanel, PadsWanted::always, 2);
  room->type(0, {"や", "ま"});
  room->type(1, {"か", "わ"});
  for (int slot : {0, 1}) room->pad(slot).press("pad/" + std::to_string(slot) + "/key/post");
  for (int slot : {0, 1}) room->pad(slot).release(); // nothing of the board happens between
  ASSERT_EQ(room->sent.size(), 2u);
  host->look();
  for (const auto& [slot, command] : room->sent) {
    EXPECT_EQ(text_of(command.args["id"]), slot == 0 ? "やま" : "かわ");
    EXPECT_TRUE(host->ui.has("note/" + command.args["id"].get<std::string>()));
  }
}

TEST_F(Pads, EachHasItsOwnUndo) {
  open(kPanel, PadsWanted::always, 2);
  room->type(0, {"や", "ま"});
  room->type(1, {"か", "わ"});
  room->tap(0, "undo");
  EXPECT_EQ(room->state(0).writing.text(), "") << "a run of typing is one step";
  EXPECT_EQ(room->state(1).writing.text(), "かわ");
  room->type(1, {"erase"});
  room->type(1, {"き"});
  room->tap(1, "undo");
  EXPECT_EQ(room->state(1).writing.text(), "か");
  room->tap(1, "undo");
  EXPECT_EQ(room->state(1).writing.text(), "かわ");
}

TEST_F(Pads, ThePostedNoteCanBeTakenBackByItsWriterAlone) {
  open(kPanel, PadsWanted::always, 2);
  const std::string hill = post(0, {"や", "ま"}), river = post(1, {"か", "わ"});
  room->tap(0, "undo");
  EXPECT_TRUE(host->meeting().item(hill)->removed);
  EXPECT_FALSE(host->meeting().item(river)->removed);
  EXPECT_EQ(room->state(0).writing.text(), "やま");
  host->apply(R"({"do":"set","id":")" + river + R"(","text":"川"})");
  host->look();
  room->pad(1).frame();
  EXPECT_FALSE(room->pad(1).enabled("pad/1/undo")) << "somebody worked on it since";
}

TEST_F(Pads, WhatIsRefusedComesBack) {
  open(kPanel);
  room->type(0, {"や", "ま"});
  room->refuse = true;
  room->tap(0, "key/post");
  EXPECT_EQ(room->state(0).writing.text(), "やま");
}

TEST_F(Pads, AfterNinetySecondsAPadClosesAndKeepsItsText) {
  open(kPanel, PadsWanted::always, 2);
  room->type(0, {"や", "ま"});
  EXPECT_EQ(screens::pad_closes_at(host->view), host->now + screens::kPadSilence);
  host->now += screens::kPadSilence - 1000;
  room->type(1, {"か"});
  host->look();
  EXPECT_EQ(host->view.pads.shown.size(), 2u);
  host->now += 1000;
  host->look();
  ASSERT_EQ(host->view.pads.shown.size(), 1u);
  EXPECT_EQ(host->view.pads.shown[0].slot, 1);
  host->ui.tap("pads/open/0");
  EXPECT_EQ(room->state(0).writing.text(), "やま");
  room->tap(0, "key/post");
  EXPECT_EQ(room->sent.size(), 1u);
}

TEST_F(Pads, ClosingAllBringsTheUsualFrameBack) {
  open(kPanel, PadsWanted::always, 2);
  room->tap(0, "close");
  EXPECT_FALSE(host->ui.has("step/5"));
  room->tap(1, "close");
  EXPECT_TRUE(host->ui.has("step/5"));
  EXPECT_TRUE(host->ui.has("compose/open"));
  EXPECT_FALSE(screens::pad_closes_at(host->view));
}

TEST_F(Pads, WhatIsHalfWrittenComesBackOnItsPad) {
  open(kPanel, PadsWanted::always, 2);
  room->tap(1, "role");
  room->tap(1, "role/medical");
  room->type(1, {"く", "す"});
  const auto kept = screens::half_written(host->view, host->meeting());
  ASSERT_TRUE(kept.contains("pad/1"));
  open(kPanel, PadsWanted::always, 0);
  screens::put_back(host->view, kept);
  host->look();
  ASSERT_EQ(host->view.pads.shown.size(), 1u);
  EXPECT_EQ(room->state(1).writing.text(), "くす");
  EXPECT_EQ(room->state(1).role, "medical");
  post(1, {"り"});
  EXPECT_TRUE(screens::half_written(host->view, host->meeting()).empty());
}

TEST_F(Pads, WhereNoneAreUsedTheWordsWaitAsANote) {
  open(kLaptop, PadsWanted::never, 0);
  screens::put_back(host->view, {{"pad/3", R"({"role":"medical","text":"くすり"})"}, {"pad/x", "{}"}, {"pad/1", "no json"}});
  host->look();
  ASSERT_TRUE(host->ui.has("banner/draft/continue"));
  host->ui.tap("banner/draft/continue");
  host->ui.tap("compose/post");
  ASSERT_FALSE(host->sent.empty());
  EXPECT_EQ(host->sent.back().args["text"], "くすり");
}

TEST_F(Pads, ANarrowerWindowLosesNobodysText) {
  open(kWall, PadsWanted::always, 4);
  for (int slot : {0, 1, 2, 3}) room->type(slot, {"や"});
  host->ui.resize({1200, 1920}, 1.396f);
  host->view.pads.mm_per_px = kTablet.mm_per_px;
  host->look();
  EXPECT_EQ(host->view.pads.shown.size(), 1u);
  EXPECT_EQ(screens::half_written(host->view, host->meeting()).size(), 4u);
}

TEST_F(Pads, AVeryLongTextIsHeldAtTheLimitAndItsEndIsInView) {
  open(kPanel);
  std::string text;
  for (int i = 0; i < 1999; ++i) text += "あ";
  room->state(0).writing = input::Composition(text);
  room->pad(0).frame();
  room->type(0, {"い", "う"});
  EXPECT_EQ(room->state(0).writing.text(), text + "い");
  room->tap(0, "key/post");
  EXPECT_EQ(room->sent.size(), 1u);
}

TEST_F(Pads, WhoeverPressesWithKeysGetsTheField) {
  open(kPanel, PadsWanted::always, 0);
  host->ui.ui().focus("compose/open");
  host->look();
  host->ui.key(ImGuiKey_Enter);
  host->look();
  EXPECT_TRUE(host->view.pads.shown.empty());
  ASSERT_TRUE(host->ui.has("compose/text"));
  host->ui.type("坂が急");
  host->ui.key(ImGuiKey_Enter);
  host->look();
  EXPECT_EQ(host->of_kind("hypothesis").size(), 1u);
  EXPECT_TRUE(host->ui.has("compose/text")) << "for the next one";
  host->ui.tap_at({1000, 400});
  host->look();
  ASSERT_TRUE(host->ui.has("compose/open")) << "a finger has come";
  host->ui.tap("compose/open");
  EXPECT_EQ(host->view.pads.shown.size(), 1u);
}

TEST_F(Pads, ParticipantsMayWriteAndNothingElse) {
  open(kPanel, PadsWanted::always, 0);
  host->view.control.mode.participants = true;
  host->look();
  host->ui.tap("compose/open");
  const std::string id = post(0, {"や", "ま"});
  EXPECT_EQ(text_of(id), "やま");
  room->pad(0).frame();
  EXPECT_FALSE(room->pad(0).enabled("pad/0/undo")) << "what lies there is the room's";
}

TEST_F(Pads, OtherStepsHaveNoneAndTheTextWaits) {
  open(kPanel);
  room->type(0, {"や"});
  host->apply(R"({"do":"step","to":"hakodate/5"})");
  host->look();
  EXPECT_TRUE(host->view.pads.shown.empty());
  EXPECT_TRUE(host->ui.has("step/1"));
  host->ui.tap("step/1");
  ASSERT_EQ(host->view.pads.shown.size(), 1u);
  EXPECT_EQ(room->state(0).writing.text(), "や");
}

TEST_F(Pads, InEnglishEveryKeyHasRoom) {
  Display english = kPanel;
  english.options.lang = base::Lang::en;
  open(english, PadsWanted::always, 3);
  EXPECT_EQ(host->view.pads.shown.size(), 3u);
  room->tap(0, "tab/latin");
  room->type(0, {"H", "I"});
  EXPECT_EQ(room->state(0).writing.text(), "HI");
}

TEST(Ruler, TheFrameIsMadeAsLargeAsThePaperHeldToIt) {
  Host host;
  host.ui.tap("menu");
  host.ui.tap("menu/settings");
  host.ui.tap("settings/ruler");
  host.ui.tap("ruler/a4");
  for (int i = 0; i < 3; ++i) host.ui.tap("ruler/more");
  host.ui.tap("ruler/much_less");
  host.ui.tap("ruler/ok");
  const auto* asked = host.asked<screens::SetRuler>();
  ASSERT_TRUE(asked && asked->mm_per_px);
  EXPECT_NEAR(*asked->mm_per_px, 0.277 / (1.005 * 1.005 * 1.005) * 1.05, 1e-6);
  EXPECT_TRUE(host.ui.has("settings/ruler")) << "back where it was asked for";
  host.ui.tap("settings/ruler");
  for (int i = 0; i < 200; ++i) host.ui.tap("ruler/much_more");
  host.ui.tap("ruler/forget");
  EXPECT_FALSE(host.asked<screens::SetRuler>()->mm_per_px) << "as the system tells it";
}

} // namespace
} // namespace yoriai::tests
