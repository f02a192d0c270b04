// The opening: aims, secrecy, attendance by role, what became of earlier things; by taps alone.
#include "screens/drafts.hpp"
#include "screens/surfaces.hpp"

namespace yoriai::tests {
namespace {

using widgets::Point;

class Opening : public testing::Test {
protected:
  Opening() : host(Host::Options{.size = {1920, 2600}}) {}

  void open() {
    host.ui.tap("menu");
    host.ui.tap("menu/opening");
  }
  void add(const std::string& id, const std::string& text) {
    host.apply(R"({"do":"follow_up","id":")" + id + R"(","text":")" + text + R"(","source":"9月の会議"})");
    host.look();
  }
  const meeting::Record& record() const { return host.meeting().record(); }
  Host host;
};

TEST_F(Opening, IsOfferedBeforeAnythingWasSaid) {
  host.ui.tap("banner/opening/open");
  EXPECT_EQ(host.view.shown, "opening");
  EXPECT_EQ(host.meeting().course().clock.point, "agenda/opening");
  EXPECT_FALSE(host.ui.has("banner/opening/open"));
  host.ui.tap("opening/begin");
  EXPECT_EQ(host.meeting().step(), "hakodate/1");
  EXPECT_EQ(host.meeting().course().clock.point, "");
  EXPECT_FALSE(host.ui.has("banner/opening/open"));
}

TEST_F(Opening, IsOfferedOnceOnly) {
  host.ui.tap("banner/opening/later");
  EXPECT_FALSE(host.ui.has("banner/opening/open"));
  EXPECT_TRUE(host.sent.empty());
}

TEST_F(Opening, LeadsBackToWhereTheTalkIs) {
  host.apply(R"({"do":"step","to":"hakodate/3"})");
  host.look();
  open();
  EXPECT_EQ(host.meeting().course().clock.point, "agenda/opening");
  host.ui.tap("page/back");
  EXPECT_EQ(host.meeting().step(), "hakodate/3");
  EXPECT_EQ(host.meeting().course().clock.point, "");
}

TEST_F(Opening, TakesTheAims) {
  open();
  host.ui.tap("opening/purpose");
  host.ui.type("坂の上の暮らしを話し合う");
  host.ui.tap("ask/head/purpose/ok");
  host.ui.tap("opening/goal");
  host.ui.type("課題を三つ選ぶ");
  host.ui.tap("ask/head/goal/ok");
  EXPECT_EQ(host.meeting().head()["purpose"], "坂の上の暮らしを話し合う");
  EXPECT_EQ(host.meeting().head()["goal"], "課題を三つ選ぶ");
}

TEST_F(Opening, RecordsWhenSecrecyWasReadOut) {
  open();
  host.ui.tap("opening/secrecy");
  EXPECT_EQ(record().secrecy_at, host.now);
  EXPECT_FALSE(host.ui.has("opening/secrecy"));
  host.ui.tap("opening/secrecy/back");
  EXPECT_EQ(record().secrecy_at, 0);
  EXPECT_TRUE(host.ui.has("opening/secrecy"));
}

TEST_F(Opening, CountsHeadsNeverFewerThanNames) {
  host.apply(R"({"do":"participant","id":"u1","name":"田中","role":"resident"})");
  open();
  EXPECT_FALSE(host.ui.enabled("opening/attendance/resident/minus"));
  host.ui.tap("opening/attendance/resident/plus");
  host.ui.tap("opening/attendance/resident/plus");
  EXPECT_EQ(record().attendance, (std::map<std::string, int>{{"resident", 3}}));
  host.ui.tap("opening/attendance/resident/minus");
  host.ui.tap("opening/attendance/resident/minus");
  EXPECT_EQ(record().attendance.at("resident"), 1);
  EXPECT_FALSE(host.ui.enabled("opening/attendance/resident/minus"));
  host.ui.tap("opening/people");
  EXPECT_EQ(host.view.shown, "people");
}

TEST_F(Opening, TakesATypedCount) {
  open();
  host.ui.tap("opening/attendance/medical/count");
  host.ui.key(ImGuiKey_Backspace);
  host.ui.key(ImGuiKey_Delete);
  host.ui.type("１2");
  host.ui.tap("opening/attendance/other/plus");
  EXPECT_EQ(record().attendance, (std::map<std::string, int>{{"medical", 12}, {"other", 1}}));
}

TEST_F(Opening, SaysWhatBecameOfEarlierThings) {
  add("k1", "移動販売の試行");
  open();
  host.ui.tap("follow_up/k1/going_on");
  EXPECT_EQ(record().follow_ups[0].outcome, "going_on");
  host.ui.tap("follow_up/k1/done");
  EXPECT_EQ(record().follow_ups[0].outcome, "done");
  host.ui.tap("follow_up/k1/done"); // back to nothing said
  EXPECT_EQ(record().follow_ups[0].outcome, "");
  host.ui.tap("follow_up/k1/note");
  host.ui.type("月に二回");
  host.ui.tap("ask/follow_up_note/ok");
  EXPECT_EQ(record().follow_ups[0].note, "月に二回");
  host.ui.tap("follow_up/k1");
  host.ui.type("、坂の下で");
  host.ui.tap("ask/follow_up/ok");
  EXPECT_NE(record().follow_ups[0].text.find("坂の下で"), std::string::npos);
  host.ui.tap("follow_up/k1/remove");
  EXPECT_TRUE(record().follow_ups.empty());
  host.ui.tap("undo");
  EXPECT_EQ(record().follow_ups.size(), 1u);
}

TEST_F(Opening, TakesEarlierThingsByHand) {
  open();
  host.ui.tap("follow_up/add");
  EXPECT_FALSE(host.ui.enabled("ask/follow_up/ok"));
  host.ui.type("送迎の話");
  host.ui.tap("ask/follow_up/ok");
  ASSERT_EQ(record().follow_ups.size(), 1u);
  EXPECT_EQ(record().follow_ups[0].text, "送迎の話");
}

TEST_F(Opening, AsksForTheFileOfAnEarlierMeeting) {
  host.start.files_folder = "/sessions";
  host.start.files = {"/sessions/september.yoriai"};
  open();
  host.ui.tap("opening/carry");
  ASSERT_TRUE(host.asked<screens::ListFolder>());
  host.ui.tap("carry/file/1");
  ASSERT_TRUE(host.asked<screens::CarryFrom>());
  EXPECT_EQ(host.asked<screens::CarryFrom>()->file, "/sessions/september.yoriai");
  EXPECT_FALSE(host.ui.has("carry/back"));
}

TEST_F(Opening, OnlyLooksAtWhatCannotBeWritten) {
  add("k1", "移動販売の試行");
  host.sent.clear();
  host.read_only = true;
  open();
  EXPECT_EQ(host.view.shown, "opening");
  for (const char* name : {"opening/secrecy", "opening/attendance/resident/plus", "follow_up/k1/done",
                           "follow_up/k1/remove", "follow_up/add", "opening/carry", "opening/purpose"})
    EXPECT_FALSE(host.ui.enabled(name)) << name;
  EXPECT_TRUE(host.sent.empty());
}

TEST_F(Opening, KeepsHalfWrittenWords) {
  add("k1", "移動販売の試行");
  open();
  host.ui.tap("follow_up/k1/note");
  host.ui.type("月に二");
  const screens::Drafts kept = screens::half_written(host.view, host.meeting());
  ASSERT_EQ(kept.size(), 1u);
  Host next(Host::Options{.size = {1920, 2600}});
  next.apply(R"({"do":"follow_up","id":"k1","text":"移動販売の試行"})");
  screens::put_back(next.view, kept);
  next.look();
  next.ui.tap("banner/draft/continue");
  next.ui.tap("ask/follow_up_note/ok");
  EXPECT_EQ(next.meeting().record().follow_ups[0].note, "月に二");
}

class OpeningLooks : public testing::TestWithParam<Surface> {};

TEST_P(OpeningLooks, EverythingIsReachedAndLiesOnTheScreen) {
  Host host(Host::Options{.size = size_of(GetParam()), .lang = lang_of(GetParam())});
  for (int i = 0; i < 6; ++i)
    host.apply(R"({"do":"follow_up","id":"k)" + std::to_string(i) +
               R"(","text":"坂の上への移動販売を月に二回試してみる"})");
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  host.view.shown = "opening";
  host.look();
  const std::set<std::string> seen = walk_down(host, "opening", size_of(GetParam()).x);
  for (const char* name :
       {"opening/purpose", "opening/goal", "opening/secrecy", "opening/attendance/other/plus", "follow_up/k0/done",
        "follow_up/k5/dropped", "follow_up/k5/note", "follow_up/add", "opening/carry", "opening/begin"})
    EXPECT_TRUE(seen.count(name)) << name;
}

INSTANTIATE_TEST_SUITE_P(Sizes, OpeningLooks, kSurfaces, surface_name);

} // namespace
} // namespace yoriai::tests
