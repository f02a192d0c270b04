// What the room sees: large enough from every seat, never what is the facilitator's or a person's own, always what was
// chosen for it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/names.hpp"
#include "screens/projector_room.hpp"

namespace yoriai::tests {
namespace {

using screens::Room;

const Room kRooms[] = {{150, 9}, {125, 10}, {120, 14.4f}}; // 6, 8 and 12 image heights

class Projector : public testing::Test {
protected:
  void fill() {
    const char* folder = std::getenv("YORIAI_SESSIONS");
    host.apply_file(std::filesystem::path(folder ? folder : "sessions") / "example.jsonl");
  }
  void notes(int count) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    for (int i = 0; i < count; ++i)
      host.apply(R"({"do":"add","kind":"hypothesis","id":"n)" + std::to_string(i) +
                 R"(","text":"坂の上の家から店までが遠い )" + std::to_string(i) + R"("})");
  }
  // Every view that can be chosen, page by page.
  template <typename Act> void everywhere(ProjectorRoom& room, Act act) {
    for (const std::string& shows : room.offers()) {
      room.view().shows = shows;
      SCOPED_TRACE("showing " + shows);
      room.each_page(act);
    }
  }
  Host host;
};

TEST_F(Projector, EveryWordIsLargeEnoughInThreeRoomsAndLiesOnThePicture) {
  fill();
  const float least[] = {41.4f, 55.2f, 82.8f};
  for (std::size_t i = 0; i < 3; ++i)
    for (const widgets::Point size : {widgets::Point{1920, 1080}, widgets::Point{1440, 1080}}) {
      ProjectorRoom room(host, size, size.x > 1500 ? base::Lang::ja : base::Lang::en);
      room.view().room = kRooms[i];
      everywhere(room, [&] {
        for (const auto& target : room.targets()) {
          EXPECT_TRUE(target.kind != "text" || target.px >= least[i]) << target.name << " " << target.px;
          EXPECT_GE(target.rect.x0, -1) << target.name;
          EXPECT_GE(target.rect.y0, -1) << target.name;
          EXPECT_LE(target.rect.x1, size.x + 1) << target.name;
          EXPECT_LE(target.rect.y1, size.y + 1) << target.name;
        }
      });
    }
}

TEST_F(Projector, NoWordsLieOverOthers) {
  fill();
  const auto over_others = [](const widgets::Target& t) { // on the plane, and beside the bars they belong to
    return t.name.starts_with("projector/place/") || t.name.starts_with("projector/quarter/") ||
           t.name.starts_with("projector/tie/");
  };
  for (const Room& measured : kRooms) {
    ProjectorRoom room(host, {1920, 1080});
    room.view().room = measured;
    everywhere(room, [&] {
      const auto targets = room.targets();
      for (std::size_t a = 0; a < targets.size(); ++a)
        for (std::size_t b = a + 1; b < targets.size(); ++b) {
          const bool words = targets[a].kind == "text" && targets[b].kind == "text";
          if (!words || over_others(targets[a]) || over_others(targets[b])) continue;
          const widgets::Rect both = targets[a].rect.intersection(targets[b].rect);
          EXPECT_TRUE(both.width() < 2 || both.height() < targets[a].px * 0.36f)
              << targets[a].name << " " << targets[a].rect.y0 << "-" << targets[a].rect.y1 << " and " << targets[b].name
              << " " << targets[b].rect.y0;
        }
    });
  }
}

TEST_F(Projector, NothingOnItIsTheFacilitatorsOrCanBeTouched) {
  fill();
  ProjectorRoom room(host);
  everywhere(room, [&] {
    for (const auto& target : room.targets()) {
      EXPECT_TRUE(target.name.starts_with("projector/")) << target.name;
      EXPECT_TRUE(target.kind == "text" || target.kind == "bar" || target.kind == "picture") << target.kind;
      EXPECT_FALSE(target.enabled) << target.name;
    }
  });
}

TEST_F(Projector, NobodysNameAndNothingParkedOrKeptIsRead) {
  fill();
  std::vector<std::string> never, names;
  for (const auto& person : host.meeting().participants()) names.push_back(person.name);
  never = base::spellings_of(names);
  ASSERT_GE(never.size(), 20u);
  host.apply(R"({"do":"add","kind":"hypothesis","id":"parked","text":"あとで話すことにしたひみつ"})");
  host.apply(R"({"do":"park","id":"parked"})");
  never.push_back("あとで話すことにしたひみつ");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"gone","text":"捨てたひみつの付箋"})");
  host.apply(R"({"do":"remove","id":"gone"})");
  never.push_back("捨てたひみつの付箋");
  for (const auto& minute : host.meeting().minutes()) never.push_back(minute.text);
  for (const auto& item : host.meeting().items())
    for (const char* field : {"owner", "source"})
      if (!item.field_text(field).empty()) never.push_back(item.field_text(field));
  for (const auto& sheet : host.library.sheets())
    for (const auto& step : sheet.steps)
      for (const auto& said : step.guidance.say) never.push_back(said.ja);
  for (const char* field : {"centre", "secretariat"}) never.push_back(host.meeting().head()[field]);
  std::erase(never, "");
  // Names that the room itself wrote into a text are taken out, too.
  host.apply(R"({"do":"add","kind":"hypothesis","id":"named","text":")" + never.front() + R"(さんの家の前の坂"})");
  ProjectorRoom room(host);
  everywhere(room, [&] {
    const std::string words = room.words();
    for (const std::string& secret : never) EXPECT_EQ(words.find(secret), std::string::npos) << secret;
  });
}

TEST_F(Projector, NotesFaceDownAreBacksAlike) {
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  host.apply(R"({"do":"hide","step":"hakodate/1"})");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h","text":"夜に父の声が大きくなる","role":"medical"})");
  ProjectorRoom room(host);
  EXPECT_TRUE(room.ui.has("projector/backs"));
  EXPECT_EQ(room.ui.target("projector/total").label, "1");
  EXPECT_EQ(room.words().find("父"), std::string::npos);
  room.view().focus = "h";
  room.look();
  EXPECT_TRUE(room.ui.has("projector/back"));
  EXPECT_EQ(room.words(), "\n") << "a back without a word";
  host.apply(R"({"do":"reveal","step":"hakodate/1"})");
  room.look();
  EXPECT_EQ(room.ui.target("projector/focus").label, "夜に父の声が大きくなる");
}

TEST_F(Projector, TheLargestStacksComeFirstWithTheirCounts) {
  notes(12);
  host.apply(R"({"do":"stack","ids":["n0","n1"],"title":"買い物"})");
  host.apply(R"({"do":"stack","ids":["n2","n3","n4"],"title":"除雪"})");
  ProjectorRoom room(host);
  const std::string two = host.meeting().item("n0")->stack, three = host.meeting().item("n2")->stack;
  EXPECT_EQ(room.ui.target("projector/stack/" + three).label, "除雪");
  EXPECT_EQ(room.ui.target("projector/count/" + three).label, "3");
  EXPECT_EQ(room.ui.target("projector/count/" + two).label, "2");
  EXPECT_LT(room.ui.target("projector/stack/" + three).rect.x0, room.ui.target("projector/stack/" + two).rect.x0);
  EXPECT_EQ(room.ui.target("projector/total").label, "12");
  EXPECT_TRUE(room.ui.has("projector/question"));
}

TEST_F(Projector, WhatDoesNotFitIsPagedAndNeverSmaller) {
  notes(30);
  ProjectorRoom room(host);
  ASSERT_GT(room.view().pages, 3);
  std::set<std::string> seen;
  std::set<float> sizes;
  room.each_page([&] {
    EXPECT_EQ(room.ui.target("projector/page").label,
              std::to_string(room.view().page + 1) + "/" + std::to_string(room.view().pages));
    for (const std::string& name : room.ui.names_beginning("projector/note/")) {
      EXPECT_TRUE(seen.insert(name).second) << name << " stands on two pages";
      sizes.insert(room.ui.target(name).px);
    }
  });
  EXPECT_EQ(seen.size(), 30u);
  EXPECT_EQ(sizes.size(), 1u);
  room.view().page = 99;
  room.look();
  EXPECT_EQ(room.view().page, room.view().pages - 1);
}

TEST_F(Projector, FollowsTheMeetingAtOnceUnlessOneViewIsChosen) {
  fill();
  ProjectorRoom room(host);
  for (const char* step : {"hakodate/1", "hakodate/4", "hakodate/5", "hakodate/6", "resources"}) {
    host.apply(R"({"do":"step","to":")" + std::string(step) + R"("})");
    room.look();
    EXPECT_EQ(room.view().shown, step);
  }
  room.view().shows = "hakodate/1";
  room.look();
  EXPECT_EQ(room.view().shown, "hakodate/1");
  host.apply(R"({"do":"step","to":"hakodate/5"})");
  room.look();
  EXPECT_EQ(room.view().shown, "hakodate/1");
  room.view().shows = "cover";
  room.look();
  EXPECT_EQ(room.words(), host.meeting().head()["title"] + "\n") << "the title and nothing else";
}

TEST_F(Projector, PagesBeginAnewWithAnotherView) {
  notes(30);
  ProjectorRoom room(host);
  room.view().page = 2;
  room.look();
  ASSERT_EQ(room.view().page, 2);
  room.view().shows = "question";
  room.look();
  EXPECT_EQ(room.view().page, 0);
}

TEST_F(Projector, TheProblemAtWorkIsTheOneThatIsShown) {
  fill();
  host.apply(R"({"do":"step","to":"hakodate/4"})");
  ProjectorRoom room(host);
  for (const std::string& id : host.of_kind("problem")) {
    if (!host.meeting().item(id)->live()) continue;
    host.view.board.factors.problem = id;
    room.look();
    EXPECT_TRUE(room.ui.has("projector/letter/" + id)) << id;
  }
}

TEST_F(Projector, ACurtainHidesEverythingButItself) {
  fill();
  ProjectorRoom room(host);
  room.view().curtain = true;
  room.look();
  EXPECT_EQ(room.ui.names(), std::vector<std::string>{"projector/curtain"});
  EXPECT_EQ(room.ui.target("projector/curtain").label, "");
  room.view().curtain = false;
  room.look();
  EXPECT_TRUE(room.ui.has("projector/step"));
}

TEST_F(Projector, AnOpenBallotShowsOnlyHowManyVotedThenItsBars) {
  fill();
  host.apply(R"({"do":"step","to":"hakodate/5"})");
  const auto issues = host.of_kind("issue");
  ASSERT_GE(issues.size(), 2u);
  host.apply(R"({"do":"ballot.open","id":"vote","method":"dots","targets":[")" + issues[0] + R"(",")" + issues[1] +
             R"("],"budget":3,"cap":2,"secret":true})");
  ProjectorRoom room(host);
  EXPECT_EQ(room.view().shown, "ballot/vote");
  for (int i = 0; i < 7; ++i) host.apply(R"({"do":"ballot.cast","ballot":"vote","votes":{")" + issues[1] + R"(":2}})");
  room.look();
  EXPECT_EQ(room.ui.target("projector/papers").label, "7票");
  EXPECT_TRUE(room.ui.names_beginning("projector/bar/").empty());
  EXPECT_TRUE(room.ui.names_beginning("projector/score/").empty());
  host.apply(R"({"do":"ballot.close","ballot":"vote"})");
  room.look();
  EXPECT_EQ(room.ui.target("projector/score/" + issues[1]).label, "14");
  EXPECT_TRUE(room.ui.has("projector/bar/" + issues[0]));
  EXPECT_NE(room.ui.target("projector/mean").label.find("7"), std::string::npos);
  EXPECT_EQ(room.ui.target("projector/talk").label, "順番は、話し合って決めます");
  host.apply(R"({"do":"step","to":"hakodate/6"})");
  room.look();
  EXPECT_EQ(room.view().shown, "hakodate/6") << "the meeting goes on";
}

TEST_F(Projector, SixtyTargetsArePagedAndEachIsShownOnce) {
  notes(60);
  std::string targets;
  for (int i = 0; i < 60; ++i) targets += (i ? ",\"n" : "\"n") + std::to_string(i) + "\"";
  host.apply(R"({"do":"ballot.open","id":"many","method":"dots","budget":7,"cap":2,"targets":[)" + targets + "]}");
  for (int i = 0; i < 80; ++i)
    host.apply(R"({"do":"ballot.cast","ballot":"many","votes":{"n)" + std::to_string(i % 60) + R"(":2}})");
  host.apply(R"({"do":"ballot.close","ballot":"many"})");
  ProjectorRoom room(host);
  room.view().shows = "ballot/many";
  std::size_t shown = 0;
  room.each_page([&] { shown += room.ui.names_beginning("projector/bar/").size(); });
  EXPECT_EQ(shown, 60u);
  EXPECT_GT(room.view().pages, 5);
}

TEST_F(Projector, NearTiesAreOneBracket) {
  fill();
  const auto issues = host.of_kind("issue");
  host.apply(R"({"do":"ballot.open","id":"vote","method":"dots","targets":[")" + issues[0] + R"(",")" + issues[1] +
             R"("],"budget":3,"cap":2,"secret":false})");
  host.apply(R"({"do":"ballot.cast","ballot":"vote","votes":{")" + issues[0] + R"(":2,")" + issues[1] + R"(":1}})");
  host.apply(R"({"do":"ballot.close","ballot":"vote"})");
  ProjectorRoom room(host);
  room.view().shows = "ballot/vote";
  room.look();
  ASSERT_TRUE(room.ui.has("projector/tie/0"));
  EXPECT_EQ(room.ui.target("projector/tie/0").label, "ほぼ同じ");
}

TEST_F(Projector, EveryWayOfVotingHasItsResultAndNoneTellsWho) {
  fill();
  const auto issues = host.of_kind("issue");
  const std::string two = R"("targets":[")" + issues[0] + R"(",")" + issues[1] + R"("])";
  const auto run = [&](const std::string& id, const std::string& open, const std::vector<std::string>& votes) {
    host.apply(R"({"do":"ballot.open","id":")" + id + R"(",)" + open + "}");
    for (const std::string& vote : votes)
      host.apply(R"({"do":"ballot.cast","ballot":")" + id + R"(","votes":)" + vote + "}");
    host.apply(R"({"do":"ballot.close","ballot":")" + id + R"("})");
  };
  const std::string ranks = R"({")" + issues[0] + R"(":3,")" + issues[1] + R"(":2})";
  run("points", R"("method":"choice321",)" + two, {ranks, ranks});
  run("yes", R"("method":"yesno","question":"これでよいですか")", {"1", "1", "1", "0"});
  run("hands", R"("method":"hands",)" + two, {R"({")" + issues[0] + R"(":12,")" + issues[1] + R"(":5})"});
  run("fist", R"("method":"fist","question":"進めますか")", {"5", "4", "2"});
  ProjectorRoom room(host);
  const auto shows = [&](const char* id) {
    room.view().shows = "ballot/" + std::string(id);
    room.look();
    ASSERT_EQ(room.view().shown, room.view().shows);
  };
  shows("points");
  EXPECT_EQ(room.ui.target("projector/score/" + issues[0]).label, "6");
  EXPECT_TRUE(room.ui.has("projector/mean"));
  shows("yes");
  EXPECT_EQ(room.ui.target("projector/score/answer").label, "75");
  EXPECT_EQ(room.ui.target("projector/name/answer").label, "これでよいですか");
  EXPECT_FALSE(room.ui.has("projector/talk")) << "nothing is put in an order";
  shows("hands");
  EXPECT_EQ(room.ui.target("projector/score/" + issues[0]).label, "12");
  EXPECT_FALSE(room.ui.has("projector/mean"));
  EXPECT_TRUE(room.ui.has("projector/talk"));
  EXPECT_FALSE(room.ui.has("projector/papers")) << "what staff counted is one paper";
  shows("fist");
  EXPECT_EQ(room.ui.target("projector/score/5").label, "1");
  EXPECT_NE(room.ui.target("projector/mean").label.find("3.7"), std::string::npos);
  std::size_t values = 0; // from five fingers to none, on as many pages as they take
  room.each_page([&] { values += room.ui.names_beginning("projector/score/").size(); });
  EXPECT_EQ(values, 6u);
  EXPECT_EQ(room.ui.target("projector/score/0").label, "0");
}

TEST_F(Projector, AtTheOpeningAndTheClosingItShowsTheTitleAlone) {
  fill();
  ProjectorRoom room(host);
  for (const char* point : {"agenda/opening", "agenda/closing"}) {
    host.apply(R"({"do":"step","to":")" + std::string(point) + R"("})");
    room.look();
    EXPECT_EQ(room.words(), host.meeting().head()["title"] + "\n");
  }
}

TEST_F(Projector, TheTimeLeftEndsSoftly) {
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  ProjectorRoom room(host);
  EXPECT_EQ(room.ui.target("projector/timer").label, "20");
  host.now += 13 * 60'000;
  room.look();
  EXPECT_EQ(room.ui.target("projector/timer").label, "7");
  host.now += 10 * 60'000;
  room.look();
  EXPECT_EQ(room.ui.target("projector/timer").label, "3分すぎ");
  room.view().shows = "timer";
  room.look();
  EXPECT_EQ(room.ui.target("projector/timer/large").label, "3分すぎ");
}

TEST_F(Projector, ALongNoteReadLargeIsPaged) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "坂の上の家から店まで歩くと遠い。";
  host.apply(R"({"do":"add","kind":"hypothesis","id":"long","text":")" + text + R"("})");
  ProjectorRoom room(host);
  room.view().focus = "long";
  room.look();
  ASSERT_GT(room.view().pages, 1);
  std::string read;
  room.each_page([&] { read += room.ui.target("projector/focus").label; });
  EXPECT_EQ(read, text);
}

TEST_F(Projector, WhatIsReadLargeGoesWithItsNote) {
  notes(2);
  ProjectorRoom room(host);
  room.view().focus = "n1";
  room.look();
  EXPECT_EQ(room.view().shown, "focus");
  host.apply(R"({"do":"park","id":"n1"})");
  room.look();
  EXPECT_EQ(room.view().shown, "hakodate/1");
}

TEST_F(Projector, ItsPictureDependsOnNothingButWhatItShows) {
  notes(3);
  ProjectorRoom room(host);
  const std::string before = room.key();
  host.view.selection.only("n1");
  host.view.shell.sheet = screens::ShellSheet::menu;
  host.now += 1'000;
  EXPECT_EQ(room.key(), before);
  host.now += 60'000;
  EXPECT_NE(room.key(), before) << "a minute less is left";
  room.view().curtain = true;
  const std::string curtain = room.key();
  host.apply(R"({"do":"mark","id":"n1","on":true})");
  EXPECT_EQ(room.key(), curtain) << "behind the curtain nothing moves";
}

TEST_F(Projector, AnEmptyMeetingHasAQuestionAtEveryStep) {
  ProjectorRoom room(host);
  everywhere(room, [&] { EXPECT_TRUE(room.ui.has("projector/step") || room.view().shown == "cover"); });
}

// --- led from the facilitator's screen

TEST_F(Projector, IsTurnedOnByTwoTapsAndPutsItsCurtainDownByOne) {
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  host.look();
  host.ui.tap("project");
  host.ui.tap("project/on");
  ASSERT_NE(host.asked<screens::Project>(), nullptr);
  EXPECT_TRUE(host.asked<screens::Project>()->on);
  host.ui.tap("project/curtain");
  EXPECT_TRUE(host.view.projector.curtain);
  host.view.projector.on = true;
  host.ui.tap("project/back");
  EXPECT_EQ(host.ui.target("project").label, "幕が下りています") << "seen at once";
  host.ui.key(ImGuiKey_F8);
  EXPECT_FALSE(host.view.projector.curtain);
  EXPECT_EQ(host.ui.target("project").label, "投影中");
}

TEST_F(Projector, WhatIsShownAndWhichPageAreChosenInTheSheet) {
  notes(30);
  ProjectorRoom room(host);
  host.view.projector.on = true;
  host.look();
  EXPECT_NE(host.ui.target("project").label.find("1/"), std::string::npos) << "the facilitator is told of pages";
  host.ui.tap("project");
  EXPECT_FALSE(host.ui.enabled("project/page/previous"));
  host.ui.tap("project/page/next");
  room.look();
  EXPECT_EQ(room.view().page, 1);
  host.ui.tap("project/what/cover");
  EXPECT_EQ(room.view().shows, "cover");
  room.look();
  EXPECT_EQ(room.view().shown, "cover");
  host.ui.tap("project/what/follow");
  room.look();
  EXPECT_EQ(room.view().shown, "hakodate/1");
}

TEST_F(Projector, TheRoomIsMeasuredInTheSheet) {
  host.look();
  host.ui.tap("project");
  host.ui.tap("project/screen_cm/more");
  ASSERT_NE(host.asked<screens::SetRoom>(), nullptr);
  EXPECT_EQ(host.asked<screens::SetRoom>()->room.screen_cm, 130);
  host.ui.tap("project/seat_m/less");
  EXPECT_EQ(host.asked<screens::SetRoom>()->room.seat_m, 9.5f);
}

TEST_F(Projector, ScreensAreListedWithoutTheFacilitatorsOwn) {
  screens::ProjectorStatus status;
  status.screens = {{"eDP-1", 1, 1920, 1080, true}, {"HDMI-1", 2, 1280, 720, false}};
  host.projector = status;
  host.look();
  host.ui.tap("project");
  EXPECT_FALSE(host.ui.has("project/screen/1"));
  host.ui.tap("project/screen/2");
  ASSERT_NE(host.asked<screens::Project>(), nullptr);
  EXPECT_EQ(host.asked<screens::Project>()->screen, "HDMI-1");
  host.view.projector.on = true;
  host.ui.tap("project/back");
  EXPECT_EQ(host.ui.target("project").label, "映せません") << "wished for, and there is no window";
}

TEST_F(Projector, OneNoteIsReadLargeHereAndThereUntilItIsTapped) {
  notes(3);
  ProjectorRoom room(host);
  host.look();
  host.ui.tap("note/n1");
  if (!host.ui.has("act/focus")) host.ui.tap("act/more");
  host.ui.tap("act/focus");
  host.look();
  EXPECT_EQ(host.ui.names(), std::vector<std::string>{"focus/close"});
  room.look();
  EXPECT_EQ(room.ui.target("projector/focus").label, host.meeting().item("n1")->text);
  host.ui.tap("focus/close");
  host.look();
  EXPECT_TRUE(host.ui.has("note/n1"));
  room.look();
  EXPECT_EQ(room.view().shown, "hakodate/1");
}

} // namespace
} // namespace yoriai::tests
