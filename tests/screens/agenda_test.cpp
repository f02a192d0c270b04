// The agenda by tapping: breaks and points, the clock, the way on, and what the rail tells.
#include <gtest/gtest.h>

#include "screens/agenda.hpp"
#include "screens/surfaces.hpp"

namespace yoriai::tests {
namespace {

constexpr base::TimeMs kMinute = 60'000;

class Agenda : public testing::TestWithParam<Surface> {
protected:
  Agenda() : host({.size = size_of(GetParam()), .lang = lang_of(GetParam())}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.look();
  }
  const meeting::Course& course() const { return host.meeting().course(); }
  std::vector<std::string> paths() const {
    std::vector<std::string> paths;
    for (const auto& entry : course().agenda) paths.push_back(entry.path);
    return paths;
  }
  bool narrow() const { return is_narrow(GetParam()); }

  Host host;
};

TEST_P(Agenda, ABreakIsPutInMovedEnteredAndLeft) {
  host.ui.tap("timer");
  host.ui.tap("timer/break");
  ASSERT_EQ(course().agenda.size(), 8u);
  const std::string tea = course().agenda[1].path;
  EXPECT_TRUE(course().agenda[1].rest);
  EXPECT_EQ(host.meeting().planned_minutes().at(tea), 10);
  host.ui.tap("timer/" + tea + "/down");
  EXPECT_EQ(paths()[2], tea);
  host.ui.tap("timer/" + tea + "/up");
  EXPECT_EQ(paths()[1], tea);
  host.ui.tap("timer/" + tea + "/minus");
  EXPECT_EQ(host.meeting().planned_minutes().at(tea), 9);
  host.ui.tap("timer/" + tea + "/go");
  EXPECT_EQ(course().clock.point, tea);
  EXPECT_EQ(host.meeting().step(), "hakodate/1");
  host.now += 4 * kMinute;
  host.look();
  ASSERT_TRUE(host.ui.has("banner/point/next"));
  host.ui.tap("banner/point/next");
  EXPECT_EQ(host.meeting().step(), "hakodate/2");
  EXPECT_TRUE(course().clock.point.empty());
  EXPECT_FALSE(host.ui.has("banner/point/next"));
  EXPECT_TRUE(host.refusals.empty()) << host.refusals.front();
}

TEST_P(Agenda, APointHasATitleAndCanBeTakenOut) {
  host.ui.tap("timer");
  host.ui.tap("timer/point");
  host.ui.type("資料の説明");
  host.ui.tap("point/ok");
  ASSERT_EQ(course().agenda.size(), 8u);
  EXPECT_EQ(course().agenda[1].title, "資料の説明");
  EXPECT_FALSE(course().agenda[1].rest);
  const std::string path = course().agenda[1].path;
  host.look();
  host.ui.tap("timer/" + path + "/remove");
  EXPECT_EQ(course().agenda.size(), 7u);
  EXPECT_FALSE(host.ui.has("timer/hakodate/1/remove")) << "steps belong to the sheet";
}

TEST_P(Agenda, TheClockIsStoppedAndRunsAgain) {
  host.now += 5 * kMinute;
  host.ui.tap("timer");
  host.ui.tap("timer/stop");
  EXPECT_TRUE(course().clock.stopped);
  host.ui.tap("timer/back");
  host.now += 20 * kMinute;
  host.look();
  const auto spent = [&] { return meeting::time_spent(host.meeting(), "hakodate/1", host.now); };
  EXPECT_EQ(spent() / kMinute, 5);
  host.ui.tap("banner/clock/go");
  EXPECT_FALSE(course().clock.stopped);
  EXPECT_FALSE(host.ui.has("banner/clock/go"));
}

TEST_P(Agenda, AgreementGoesOnToWhatComesNext) {
  host.apply(
      R"({"do":"agenda","entries":[{"step":"hakodate/1"},{"id":"tea","title":"休憩","rest":true},{"step":"hakodate/2"}]})");
  host.look();
  host.ui.tap("agree");
  host.ui.tap("agree/ok");
  EXPECT_EQ(course().clock.point, "agenda/tea");
  host.ui.tap("banner/point/next");
  EXPECT_EQ(host.meeting().step(), "hakodate/2");
  host.ui.tap("agree");
  host.ui.tap("agree/ok");
  EXPECT_EQ(host.view.shown, "closing") << "the end of the agenda";
}

TEST_P(Agenda, TheRailLeadsToABreak) {
  if (narrow()) GTEST_SKIP() << "a narrow surface has steps alone on its rail";
  host.apply(
      R"({"do":"agenda","entries":[{"step":"hakodate/1"},{"id":"tea","title":"休憩","rest":true},{"step":"hakodate/2"},{"id":"end","title":"まとめ"}]})");
  host.look();
  EXPECT_LT(host.ui.target("step/1").rect.y0, host.ui.target("point/tea").rect.y0);
  EXPECT_LT(host.ui.target("point/tea").rect.y0, host.ui.target("step/2").rect.y0);
  EXPECT_EQ(host.ui.target("point/end").label, "まとめ");
  host.ui.tap("point/tea");
  EXPECT_EQ(course().clock.point, "agenda/tea");
  host.ui.tap("step/1"); // back to where it was
  EXPECT_TRUE(course().clock.point.empty());
  EXPECT_EQ(host.meeting().step(), "hakodate/1");
}

INSTANTIATE_TEST_SUITE_P(Sizes, Agenda, kSurfaces, surface_name);

} // namespace
} // namespace yoriai::tests
