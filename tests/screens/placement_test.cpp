// Where what is pressed lies, for the right and the left hand and for people who sit before a display or stand at it.
#include "screens/placement.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "screens/displays.hpp"

namespace yoriai::tests {
namespace {

using screens::FrameZones;
using screens::Hand;
using screens::Placement;
using screens::Reach;
using screens::ZonesWanted;
using widgets::Rect;

constexpr Hand kHands[] = {Hand::right, Hand::left};
constexpr Reach kReaches[] = {Reach::usual, Reach::seated, Reach::standing};

// ---- the zones alone ----

ZonesWanted wanted(Rect surface, double mm_per_px, bool slim = false) {
  ZonesWanted w;
  w.surface = surface, w.mm_per_px = mm_per_px, w.slim = slim;
  w.top = 88, w.banner = 92, w.bottom = slim ? 267 : 104, w.rail_rows = 115;
  w.with_prompter = w.prompter_open = !slim;
  return w;
}

float area(const Rect& r) { return r.empty() ? 0 : r.width() * r.height(); }

// They share the surface: nothing lies on anything else, and nothing is left over.
void expect_shared(const FrameZones& z, const Rect& surface) {
  const Rect all[] = {z.top, z.banner, z.rail, z.bottom, z.side, z.board, z.pads};
  float sum = 0;
  for (const Rect& one : all) {
    sum += area(one);
    if (one.empty()) continue;
    EXPECT_TRUE(surface.contains(one));
    for (const Rect& other : all) EXPECT_FALSE(&one != &other && !other.empty() && one.intersects(other));
  }
  EXPECT_NEAR(sum, area(surface), 1);
  if (z.side.empty()) return;
  EXPECT_TRUE(z.side.contains(z.prompter));
  EXPECT_TRUE(z.side.contains(z.tray));
  EXPECT_FALSE(z.prompter.intersects(z.tray));
}

TEST(FrameZones, ShareTheSurfaceInEveryPlacement) {
  const std::tuple<Rect, double, bool> surfaces[] = {
      {{0, 0, 2259, 1270}, 0.4216, false}, {{0, 0, 1270, 2259}, 0.4216, false}, {{0, 0, 1920, 1080}, 0.277, false},
      {{0, 0, 1280, 800}, 0.277, false},   {{0, 0, 860, 1376}, 0.172, true},    {{0, 0, 1920, 1080}, 2.0, false}};
  for (const auto& [surface, mm, slim] : surfaces)
    for (const Hand hand : kHands)
      for (const Reach reach : kReaches)
        for (const float pads : {0.0f, 612.0f}) {
          SCOPED_TRACE(testing::Message()
                       << surface.width() << " " << static_cast<int>(hand) << " " << static_cast<int>(reach));
          ZonesWanted w = wanted(surface, mm, slim);
          w.placement = {hand, reach}, w.pads = std::min(pads, surface.height() * 0.62f + 12);
          if (pads > 0) w.with_prompter = w.prompter_open = false;
          expect_shared(frame_zones(w), surface);
        }
}

TEST(FrameZones, UsualIsAsItAlwaysWas) {
  const FrameZones z = frame_zones([] {
    ZonesWanted w = wanted({0, 0, 1920, 1080}, 0.277);
    w.banner = 0;
    return w;
  }());
  EXPECT_EQ(z.top, (Rect{0, 0, 1920, 88}));
  EXPECT_EQ(z.rail, (Rect{0, 88, 184, 1080}));
  EXPECT_EQ(z.bottom, (Rect{184, 976, 1532, 1080}));
  EXPECT_EQ(z.prompter, (Rect{1532, 88, 1920, 792}));
  EXPECT_EQ(z.tray, (Rect{1532, 792, 1920, 1080}));
  EXPECT_EQ(z.board, (Rect{184, 88, 1532, 976}));
}

TEST(FrameZones, ALeftHandHasTheSidesSwapped) {
  ZonesWanted w = wanted({0, 0, 1920, 1080}, 0.277);
  const FrameZones right = frame_zones(w);
  w.placement.hand = Hand::left;
  const FrameZones left = frame_zones(w);
  const auto mirrored = [](const Rect& r) { return Rect{1920 - r.x1, r.y0, 1920 - r.x0, r.y1}; };
  EXPECT_EQ(left.rail, mirrored(right.rail));
  EXPECT_EQ(left.prompter, mirrored(right.prompter));
  EXPECT_EQ(left.tray, mirrored(right.tray));
  EXPECT_EQ(left.board, mirrored(right.board));
}

TEST(FrameZones, WhoSitsReachesEverythingButTheBoard) {
  for (const Rect surface : {Rect{0, 0, 2259, 1270}, Rect{0, 0, 1270, 2259}}) {
    ZonesWanted w = wanted(surface, 0.4216);
    w.placement.reach = Reach::seated;
    const FrameZones z = frame_zones(w);
    EXPECT_TRUE(z.rail_row);
    for (const Rect& r : {z.top, z.banner, z.rail, z.bottom, z.prompter, z.tray})
      EXPECT_LE((surface.y1 - r.y0) * w.mm_per_px, screens::kSeatedReachMm + 0.1);
  }
  ZonesWanted low = wanted({0, 0, 1920, 1080}, 0.277); // all of it can be reached
  low.placement.reach = Reach::seated;
  EXPECT_FALSE(frame_zones(low).rail_row);
  EXPECT_EQ(frame_zones(low).beyond, 0);
}

TEST(FrameZones, HeightMeansNothingOnATabletInTheHand) {
  ZonesWanted w = wanted({0, 0, 860, 1376}, 0.172, true);
  const FrameZones usual = frame_zones(w);
  w.placement.reach = Reach::seated;
  EXPECT_EQ(frame_zones(w).top, usual.top);
  w.placement.reach = Reach::standing;
  EXPECT_EQ(frame_zones(w).bottom, usual.bottom);
  w.mm_per_px = 0.5; // a narrow one as high as a door
  EXPECT_NE(frame_zones(w).bottom, usual.bottom);
}

// ---- the screens ----

struct Case {
  Display display;
  base::Lang lang = base::Lang::ja;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.display.name; }

class PlacedScreens : public testing::TestWithParam<Case> {
protected:
  PlacedScreens() : host(GetParam().display.options(GetParam().lang)), ui(host.ui) {
    host.view.pads.mm_per_px = GetParam().display.mm_per_px();
    host.view.pads.places.wanted = screens::PadsWanted::never;
    host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急","place":"hakodate/1"})");
    host.apply(R"({"do":"add","kind":"problem","id":"p1","text":"通院しにくい","from":["h1"]})");
    host.apply(R"({"do":"set","id":"p1","fields":{"universality":true,"sociality":true}})");
    host.apply(R"({"do":"add","kind":"issue","id":"i1","text":"通院の足をつくる","from":["p1"]})");
  }
  void go(const std::string& step) {
    host.apply(R"({"do":"step","to":")" + step + "\"}");
    host.view.shell.prompter_open[step] = true; // at a pair of steps the first one keeps it
    host.look();
  }
  void place(Hand hand, Reach reach) {
    host.view.shell.placement = {hand, reach};
    host.look();
  }
  // Of the frame and the board, without what only scrolling brings into view.
  std::vector<std::string> fixed_names() const {
    std::vector<std::string> names;
    for (const std::string& name : ui.names())
      if (!name.starts_with("prompter/ask/") && !name.starts_with("prompter/case/") && !name.ends_with("/up") &&
          !name.ends_with("/down"))
        names.push_back(name);
    return names;
  }
  void expect_nothing_overlaps() {
    const auto& all = ui.ui().targets().all();
    const Rect surface = ui.ui().surface();
    for (const widgets::Target& a : all) {
      EXPECT_TRUE(surface.contains(a.rect)) << a.name;
      for (const widgets::Target& b : all) {
        const bool inside = a.rect.contains(b.rect) || b.rect.contains(a.rect);
        if (&a >= &b || inside) continue;
        const Rect both = a.rect.intersection(b.rect);
        EXPECT_FALSE(both.width() > 0.5f && both.height() > 0.5f) << a.name << " and " << b.name;
      }
    }
  }
  float centre_x(const char* name) const { return ui.target(name).rect.centre().x; }
  float centre_y(const char* name) const { return ui.target(name).rect.centre().y; }
  float width() { return ui.ui().surface().width(); }
  float height() { return ui.ui().surface().height(); }
  bool slim() { return width() < 1100; }

  Host host;
  UiDriver& ui;
};

const char* const kSteps[] = {"hakodate/1", "hakodate/2", "hakodate/3", "hakodate/4",
                              "hakodate/5", "hakodate/6", "resources"};

TEST_P(PlacedScreens, EverythingIsThereInEveryPlacementAndNothingOverlaps) {
  for (const char* step : kSteps) {
    SCOPED_TRACE(step);
    place(Hand::right, Reach::usual);
    go(step);
    const auto usual = fixed_names();
    for (const Hand hand : kHands)
      for (const Reach reach : kReaches) {
        SCOPED_TRACE(testing::Message() << static_cast<int>(hand) << static_cast<int>(reach));
        place(hand, reach);
        for (const std::string& name : usual) // where there is more room the filter is a row of buttons
          EXPECT_TRUE(ui.has(name) || (name == "filter" && ui.has("filter/all"))) << name;
        expect_nothing_overlaps();
      }
  }
}

TEST_P(PlacedScreens, WhatActsLiesAtTheHand) {
  for (const char* step : kSteps) {
    SCOPED_TRACE(step);
    go(step);
    for (const Reach reach : kReaches) {
      place(Hand::right, reach);
      EXPECT_GT(centre_x("agree"), width() / 2);
      EXPECT_LT(centre_x("menu"), width() / 2);
      EXPECT_GT(centre_x("timer"), width() / 2);
      EXPECT_LT(centre_x("undo"), centre_x("agree"));
      place(Hand::left, reach);
      EXPECT_LT(centre_x("agree"), width() / 2);
      EXPECT_GT(centre_x("menu"), width() / 2);
      EXPECT_LT(centre_x("timer"), width() / 2);
      EXPECT_GT(centre_x("undo"), centre_x("agree"));
      EXPECT_LT(centre_x("undo"), centre_x("redo")) << "their arrows point there";
      EXPECT_TRUE(!ui.has("prompter/close") || centre_x("prompter/close") < 100);
    }
  }
}

TEST_P(PlacedScreens, WhoSitsReachesWhatIsPressed) {
  place(Hand::right, Reach::seated);
  const double reach = std::min<double>(screens::kSeatedReachMm / host.view.pads.mm_per_px, slim() ? 1e9 : height());
  for (const char* step : kSteps) {
    SCOPED_TRACE(step);
    go(step);
    if (!slim()) {
      EXPECT_GT(centre_y("menu"), height() / 2);
      EXPECT_GT(centre_y("timer"), height() / 2);
      EXPECT_GT(centre_y("agree"), height() / 2);
    }
    for (const std::string& name : ui.names()) {
      const bool frame = name.find('/') == std::string::npos || name.starts_with("step/") ||
                         name.starts_with("prompter/") || name.starts_with("tab/") || name.starts_with("wall/") ||
                         name.starts_with("compose/") || name == "plan_checks" || name == "information" ||
                         name == "parking/slot";
      EXPECT_TRUE(!frame || name == "empty" || height() - ui.target(name).rect.y0 <= reach + 0.5) << name;
    }
  }
}

TEST_P(PlacedScreens, WhoStandsDoesNotStoop) {
  place(Hand::right, Reach::standing);
  if (slim()) GTEST_SKIP() << "it is held in the hand";
  for (const char* step : kSteps) {
    SCOPED_TRACE(step);
    go(step);
    for (const char* name : {"menu", "timer", "undo", "redo", "agree"})
      EXPECT_LT(centre_y(name), height() * 0.3f) << name;
    EXPECT_TRUE(!ui.has("prompter/project") || centre_y("prompter/project") < height() * 0.55f);
  }
}

TEST_P(PlacedScreens, ANoticeLiesOverTheBoardBesideTheBar) {
  go("hakodate/1");
  host.notice = {"この会議は見るだけです", false, host.now};
  for (const Hand hand : kHands)
    for (const Reach reach : kReaches) {
      place(hand, reach);
      ASSERT_TRUE(ui.has("notice/close"));
      const Rect notice = ui.target("notice/close").rect, agree = ui.target("agree").rect;
      EXPECT_FALSE(notice.intersects(agree));
      EXPECT_LT(std::abs(notice.centre().y - agree.centre().y), 260);
    }
}

TEST_P(PlacedScreens, TheSettingsAskForIt) {
  ui.tap("menu");
  while (!ui.has("menu/settings")) ui.tap("menu/down");
  ui.tap("menu/settings");
  const auto tap = [&](const std::string& name) {
    while (!ui.has(name) && ui.has("settings/down")) ui.tap("settings/down");
    ui.tap(name);
  };
  tap("settings/hand/left");
  ASSERT_TRUE(host.asked<screens::SetPlacement>());
  EXPECT_EQ(host.asked<screens::SetPlacement>()->placement, (Placement{Hand::left, Reach::usual}));
  tap("settings/reach/standing");
  EXPECT_EQ(host.asked<screens::SetPlacement>()->placement, (Placement{Hand::left, Reach::standing}));
  EXPECT_EQ(host.view.shell.placement, (Placement{Hand::left, Reach::standing}));
}

TEST_P(PlacedScreens, PointsOfTheAgendaAndTheMinutesStandInTheRowToo) {
  host.apply(
      R"({"do":"agenda","entries":[{"step":"hakodate/1"},{"id":"tea","title":"休憩","rest":true},{"step":"hakodate/2"}]})");
  go("hakodate/1");
  const auto points = ui.names_beginning("point/");
  place(Hand::right, Reach::seated);
  EXPECT_EQ(ui.names_beginning("point/"), points);
}

INSTANTIATE_TEST_SUITE_P(Displays, PlacedScreens,
                         testing::Values(Case{kPanel}, Case{kPanel, base::Lang::en}, Case{kUprightPanel}, Case{kLaptop},
                                         Case{kLaptop, base::Lang::en}, Case{kTablet}, Case{kTablet, base::Lang::en}),
                         [](const testing::TestParamInfo<Case>& info) {
                           return std::string(info.param.display.name) +
                                  (info.param.lang == base::Lang::ja ? "_ja" : "_en");
                         });

} // namespace
} // namespace yoriai::tests
