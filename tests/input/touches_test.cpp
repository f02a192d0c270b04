// Touches to surfaces: whose a touch is, which finger is the pointer, pinches, palms, and touches that never end.
#include "input/touches.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace yoriai::input {
namespace {

using Phase = TouchEvent::Phase;
using Kind = PointerStep::Kind;

constexpr float kPxPerMm = 4; // so that a finger has moved after 12 px

// A board with two pads at its lower edge.
class Table {
public:
  Table() {
    touches.set_px_per_mm(kPxPerMm);
    touches.set_places({{0, {0, 0, 2000, 1200}}, {1, {0, 700, 1000, 1200}, false}, {2, {1000, 700, 2000, 1200}, false}});
  }
  void down(std::uint32_t id, Point at, float size_mm = 0) { feed(Phase::begin, id, at, size_mm); }
  void move(std::uint32_t id, Point at, float size_mm = 0) { feed(Phase::move, id, at, size_mm); }
  void up(std::uint32_t id, Point at) { feed(Phase::end, id, at); }
  void feed(Phase phase, std::uint32_t id, Point at, float size_mm = 0) {
    touches.feed({phase, id, at, now, size_mm, static_cast<int>(id / 100)});
  }
  void later(std::int64_t ms = 200) { now += ms; }

  // Everything a surface is still to get, one frame after the other.
  struct Told {
    std::vector<PointerStep> steps;
    std::vector<std::uint32_t> lifted; // fingers beside the pointer, in order
    std::set<std::uint32_t> beside;    // those told at all
    float factor = 1;                  // of all pinches
    Point moved{};
    int most_acts_in_a_frame = 0;
  };
  Told drain(int surface) {
    Told told;
    for (int frame = 0; frame < 100 && (frame == 0 || touches.waiting(surface)); ++frame) {
      const SurfaceInput in = touches.take(surface, false);
      int acts = 0;
      if (in.pointer) told.steps.push_back(*in.pointer), acts += in.pointer->kind == Kind::release;
      for (const auto& f : in.hands.beside) {
        told.beside.insert(f.id);
        if (f.up) told.lifted.push_back(f.id), ++acts;
      }
      if (in.hands.pinching)
        told.factor *= in.hands.pinch.factor, told.moved = {told.moved.x + in.hands.pinch.moved.x, told.moved.y + in.hands.pinch.moved.y};
      told.most_acts_in_a_frame = std::max(told.most_acts_in_a_frame, acts);
    }
    EXPECT_FALSE(touches.waiting(surface));
    return told;
  }

  Touches touches;
  std::int64_t now = 1000;
};

// What the pointer does besides moving.
std::vector<Kind> kinds(const std::vector<PointerStep>& steps) {
  std::vector<Kind> all;
  for (const auto& s : steps)
    if (s.kind != Kind::move) all.push_back(s.kind);
  return all;
}
const std::vector<Kind> kATap = {Kind::press, Kind::release};

TEST(Touches, ATapIsAPressAndARelease) {
  Table t;
  t.down(7, {500, 300});
  t.up(7, {503, 301});
  const auto told = t.drain(0);
  ASSERT_EQ(kinds(told.steps), kATap);
  EXPECT_EQ(told.steps.front().at.x, 500);
  EXPECT_EQ(told.steps.back().at.x, 503);
  EXPECT_FALSE(t.touches.any_down());
}

TEST(Touches, ATouchBelongsToTheSurfaceWhereItBeganToItsEnd) {
  Table t;
  t.down(1, {500, 800}); // the left pad
  t.move(1, {500, 300}); // over the board
  t.move(1, {1500, 900}); // over the other pad
  t.up(1, {1500, 900});
  EXPECT_TRUE(t.drain(0).steps.empty());
  EXPECT_TRUE(t.drain(2).steps.empty());
  EXPECT_EQ(kinds(t.drain(1).steps), kATap);
}

TEST(Touches, EachSurfaceHasAPointerOfItsOwn) {
  Table t;
  t.down(1, {100, 100});
  t.down(2, {100, 800});
  t.down(3, {1100, 800});
  for (std::uint32_t id : {1, 2, 3}) t.up(id, {100, 100});
  for (int surface : {0, 1, 2}) EXPECT_EQ(kinds(t.drain(surface).steps), kATap) << surface;
}

TEST(Touches, TenFingersOnOneSurfaceActOnceEachAndNotInOneFrame) {
  Table t;
  for (std::uint32_t id = 0; id < 10; ++id) t.down(id, {100 + 180.0f * static_cast<float>(id), 300});
  for (std::uint32_t id = 0; id < 10; ++id) t.up(id, {100 + 180.0f * static_cast<float>(id), 300});
  const auto told = t.drain(0);
  EXPECT_EQ(kinds(told.steps), kATap) << "the first is the pointer";
  EXPECT_EQ(told.lifted, (std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_EQ(told.most_acts_in_a_frame, 1) << "two touches are two steps of undo";
}

TEST(Touches, WhatWasLiftedFirstActsFirst) {
  Table t;
  t.down(1, {100, 300});
  t.down(2, {700, 300});
  t.down(3, {1500, 300});
  t.up(2, {700, 300});
  t.up(1, {100, 300}); // the pointer
  t.up(3, {1500, 300});
  t.down(4, {1900, 300}); // the pointer again
  t.up(4, {1900, 300});
  std::vector<std::uint32_t> acts;
  std::uint32_t pointer = 1;
  for (int frame = 0; frame < 30 && t.touches.waiting(0); ++frame) {
    const SurfaceInput in = t.touches.take(0, false);
    if (in.pointer && in.pointer->kind == Kind::release) acts.push_back(pointer), pointer = 4;
    for (const auto& f : in.hands.beside)
      if (f.up) acts.push_back(f.id);
  }
  EXPECT_EQ(acts, (std::vector<std::uint32_t>{2, 1, 3, 4}));
}

TEST(Touches, NoneIsLostOfManyUpdates) {
  Table t;
  for (std::uint32_t id = 0; id < 10; ++id) t.down(id, {100 + 180.0f * static_cast<float>(id), 300});
  for (int n = 0; n < 500; ++n)
    for (std::uint32_t id = 0; id < 10; ++id) t.move(id, {100 + 180.0f * static_cast<float>(id), 300 + static_cast<float>(n % 10)});
  for (std::uint32_t id = 0; id < 10; ++id) t.up(id, {100 + 180.0f * static_cast<float>(id), 300});
  const auto told = t.drain(0);
  EXPECT_EQ(told.lifted.size(), 9u);
  EXPECT_EQ(kinds(told.steps), kATap);
}

TEST(Touches, WhereAFingerWentBetweenTwoFramesIsTold) {
  Table t;
  t.down(1, {100, 800});
  t.touches.take(1, false);
  for (int i = 1; i <= 20; ++i) t.move(1, {100 + static_cast<float>(i) * 10, 800});
  SurfaceInput in = t.touches.take(1, false);
  ASSERT_GE(in.hands.trail.size(), 18u); // the first of them may still tremble
  EXPECT_EQ(in.hands.trail.back().x, 300);
  for (std::size_t i = 1; i < in.hands.trail.size(); ++i) EXPECT_GT(in.hands.trail[i].x, in.hands.trail[i - 1].x);
  t.up(1, {300, 800});
  in = t.touches.take(1, false);
  ASSERT_EQ(in.hands.trail.size(), 1u) << "what was told is not told again";
  EXPECT_TRUE(t.touches.take(1, false).hands.trail.empty());
}

TEST(Touches, AFingerThatOnlyTremblesAsksForNothing) {
  Table t;
  EXPECT_TRUE(t.touches.feed({Phase::begin, 1, {500, 300}, 0}));
  t.touches.take(0, false);
  for (int n = 0; n < 100; ++n) EXPECT_FALSE(t.touches.feed({Phase::move, 1, {500 + static_cast<float>(n % 3), 301}, n}));
  EXPECT_FALSE(t.touches.waiting(0));
  EXPECT_TRUE(t.touches.feed({Phase::move, 1, {504, 300}, 101}));
  EXPECT_TRUE(t.touches.feed({Phase::end, 1, {504, 300}, 102}));
  EXPECT_EQ(kinds(t.drain(0).steps), std::vector<Kind>{Kind::release}) << "after the press";
  EXPECT_FALSE(t.touches.feed({Phase::move, 1, {900, 300}, 103})) << "it is gone";
}

TEST(Touches, AFingerThatMovesDragsThoughAnotherRests) {
  Table t;
  t.down(1, {100, 100}); // somebody leans on the table
  t.later();
  t.down(2, {1500, 600}); // 350 mm away: no pinch
  t.drain(0);
  for (float y = 600; y > 300; y -= 20) t.move(2, {1500, y});
  t.up(2, {1500, 300});
  t.up(1, {100, 100});
  const auto told = t.drain(0);
  EXPECT_EQ(kinds(told.steps), (std::vector<Kind>{Kind::give_up, Kind::press, Kind::release}));
  EXPECT_EQ(told.steps[1].at.y, 600) << "where it began";
  EXPECT_EQ(told.lifted, std::vector<std::uint32_t>{1}) << "the one that rested still presses what it lies on";
}

TEST(Touches, WhatIsCarriedIsNotTakenAway) {
  Table t;
  t.down(1, {100, 100});
  t.move(1, {200, 100});
  t.touches.set_carrying(0, true);
  t.down(2, {1500, 600});
  t.move(2, {1500, 400});
  t.down(3, {300, 100}); // near enough for a pinch
  t.move(3, {400, 100});
  t.move(1, {250, 100});
  t.up(1, {250, 100});
  const auto told = t.drain(0);
  EXPECT_EQ(kinds(told.steps), kATap);
  EXPECT_EQ(told.factor, 1);
}

TEST(Touches, TwoFingersPinchAndNeitherPresses) {
  Table t;
  t.down(1, {900, 300});
  t.later(30);
  t.down(2, {1000, 300});
  for (int n = 1; n <= 10; ++n) {
    t.move(1, {900 - 10.0f * static_cast<float>(n), 300});
    t.move(2, {1000 + 10.0f * static_cast<float>(n), 300});
  }
  t.up(1, {800, 300});
  t.move(2, {1400, 300}); // the other one has had its meaning
  t.up(2, {1400, 300});
  const auto told = t.drain(0);
  EXPECT_EQ(kinds(told.steps), (std::vector<Kind>{Kind::press, Kind::give_up}));
  EXPECT_TRUE(told.lifted.empty());
  EXPECT_NEAR(told.factor, 3, 1e-4) << "though both were lifted before anybody asked";
}

TEST(Touches, APinchTellsHowMuchSinceTheFrameBefore) {
  Table t;
  t.down(1, {900, 300});
  t.down(2, {1000, 300});
  t.move(2, {1050, 300});
  auto in = t.touches.take(0, false);
  ASSERT_TRUE(in.hands.pinching);
  EXPECT_NEAR(in.hands.pinch.factor, 1.5f, 1e-4);
  t.move(2, {1100, 300});
  t.move(1, {700, 300});
  in = t.touches.take(0, false);
  EXPECT_NEAR(in.hands.pinch.factor, 400.0f / 150, 1e-4);
  EXPECT_NEAR(in.hands.pinch.centre.x, 900, 1e-3);
  EXPECT_NEAR(in.hands.pinch.moved.x, 900 - 975, 1e-3);
  EXPECT_FALSE(t.touches.take(0, false).hands.pinching) << "nothing since";
}

TEST(Touches, OnAPadNothingPinches) {
  Table t;
  t.down(1, {300, 900});
  t.down(2, {400, 900});
  t.move(2, {500, 900});
  t.up(2, {500, 900});
  t.up(1, {300, 900});
  const auto told = t.drain(1);
  EXPECT_EQ(told.factor, 1);
  EXPECT_EQ(told.steps.back().kind, Kind::release);
}

TEST(Touches, APalmDoesNothing) {
  Table t;
  const Point palm[] = {{500, 300}, {620, 320}, {560, 420}, {700, 380}, {640, 470}};
  std::uint32_t id = 0;
  for (const Point p : palm) t.down(id++, p), t.later(5);
  for (std::uint32_t i = 0; i < id; ++i) t.move(i, {palm[i].x + 40, palm[i].y});
  for (std::uint32_t i = 0; i < id; ++i) t.up(i, palm[i]);
  const auto told = t.drain(0);
  EXPECT_EQ(kinds(told.steps), (std::vector<Kind>{Kind::press, Kind::give_up}));
  EXPECT_TRUE(told.lifted.empty());
  t.down(9, {500, 300});
  t.up(9, {500, 300});
  EXPECT_EQ(kinds(t.drain(0).steps), kATap) << "and the next finger is one again";
}

TEST(Touches, ManyHandsOnOneButtonAreNoPalm) {
  Table t;
  t.touches.set_one_target([](int, std::span<const Point>) { return true; });
  const Point hands[] = {{500, 300}, {560, 320}, {620, 420}, {700, 380}, {640, 470}};
  std::uint32_t id = 0;
  for (const Point p : hands) t.down(id++, p);
  for (std::uint32_t i = 0; i < id; ++i) t.up(i, hands[i]);
  const auto told = t.drain(0);
  EXPECT_EQ(kinds(told.steps), kATap);
  EXPECT_EQ(told.lifted.size(), 4u) << "whether they act is for the button to say";
}

TEST(Touches, FingersOfSeveralPeopleAreNoPalm) {
  Table t;
  const Point far_apart[] = {{100, 100}, {700, 120}, {1300, 420}, {1900, 380}};
  std::uint32_t id = 0;
  for (const Point p : far_apart) t.down(id++, p);
  for (std::uint32_t i = 0; i < id; ++i) t.up(i, far_apart[i]);
  EXPECT_EQ(t.drain(0).lifted.size(), 3u);
  id = 0;
  for (const Point p : {Point{500, 300}, Point{620, 320}, Point{560, 420}, Point{700, 380}}) t.down(id++, p), t.later(80);
  for (std::uint32_t i = 0; i < id; ++i) t.up(i, {600, 400});
  EXPECT_EQ(t.drain(0).lifted.size(), 3u) << "near each other, but one after the other";
}

TEST(Touches, ALargeContactDoesNothingAndOneThatGrowsStops) {
  Table t;
  t.down(1, {500, 300}, 40);
  t.up(1, {500, 300});
  EXPECT_TRUE(t.drain(0).steps.empty());
  t.down(2, {500, 300}, 9);
  t.move(2, {502, 300}, 31);
  t.up(2, {502, 300});
  EXPECT_EQ(kinds(t.drain(0).steps), (std::vector<Kind>{Kind::press, Kind::give_up}));
  t.down(3, {500, 300}, 9);
  t.move(3, {600, 300}, 10);
  t.move(3, {640, 300}, 30); // a finger that drags may lie flat
  t.up(3, {640, 300});
  EXPECT_EQ(kinds(t.drain(0).steps), kATap);
}

TEST(Touches, AFingertipSplitInTwoIsOne) {
  Table t;
  t.down(1, {500, 300});
  t.down(2, {510, 304});
  t.up(2, {510, 304});
  t.up(1, {500, 300});
  const auto told = t.drain(0);
  EXPECT_EQ(kinds(told.steps), kATap);
  EXPECT_TRUE(told.beside.empty());
}

TEST(Touches, ADeviceThatIsPulledOutTakesItsTouchesWithIt) {
  Table t;
  t.down(101, {100, 100}); // device 1
  t.down(102, {1500, 100});
  t.down(201, {600, 100}); // device 2
  t.touches.take(0, false);
  t.touches.lose_device(1, t.now);
  t.up(201, {600, 100});
  t.up(101, {100, 100}); // an end that comes late means nothing
  const auto told = t.drain(0);
  EXPECT_EQ(kinds(told.steps), std::vector<Kind>{Kind::give_up});
  EXPECT_EQ(told.lifted, std::vector<std::uint32_t>{201});
  EXPECT_FALSE(t.touches.any_down());
  t.down(103, {100, 100});
  t.up(103, {100, 100});
  EXPECT_EQ(kinds(t.drain(0).steps), kATap);
}

TEST(Touches, AnEndThatNeverCameIsMadeUpByTheNextBegin) {
  Table t;
  t.down(1, {100, 100});
  t.drain(0);
  t.down(1, {900, 100});
  t.up(1, {900, 100});
  EXPECT_EQ(kinds(t.drain(0).steps),
            (std::vector<Kind>{Kind::give_up, Kind::press, Kind::release}));
}

TEST(Touches, ASurfaceThatGoesAwayTakesItsTouchesWithIt) {
  Table t;
  t.down(1, {100, 800});
  t.touches.set_places({{0, {0, 0, 2000, 1200}}});
  t.move(1, {100, 100});
  t.up(1, {100, 100});
  EXPECT_FALSE(t.touches.any_down());
  EXPECT_TRUE(t.drain(0).steps.empty());
}

TEST(Touches, WhileAMouseIsPressedFingersPressBesideIt) {
  Table t;
  t.touches.set_mouse(0, true);
  t.down(1, {100, 100});
  t.up(1, {100, 100});
  const auto told = t.drain(0);
  EXPECT_TRUE(told.steps.empty());
  EXPECT_EQ(told.lifted, std::vector<std::uint32_t>{1});
}

TEST(Touches, APointerMadeUpFromATouchIsKnown) {
  Table t;
  t.down(1, {100, 100});
  EXPECT_TRUE(t.touches.echo({102, 101}, t.now));
  EXPECT_FALSE(t.touches.echo({700, 100}, t.now)) << "a mouse elsewhere";
  t.up(1, {140, 100});
  t.later(100);
  EXPECT_TRUE(t.touches.echo({140, 100}, t.now)) << "it may come after the finger went";
  t.later(1000);
  EXPECT_FALSE(t.touches.echo({140, 100}, t.now));
}

TEST(Touches, ABusySurfaceGetsItsPointerLater) {
  Table t;
  t.down(1, {100, 100});
  t.up(1, {100, 100});
  EXPECT_FALSE(t.touches.take(0, true).pointer);
  EXPECT_TRUE(t.touches.waiting(0));
  EXPECT_EQ(kinds(t.drain(0).steps), kATap);
}

// Whatever a panel reports, every press ends, and nobody acts twice.
TEST(Touches, AnyOrderOfEventsLeavesThePointerConsistent) {
  std::mt19937 chance(11);
  for (int round = 0; round < 300; ++round) {
    Table t;
    std::map<int, bool> down;
    std::map<int, int> presses, ends;
    const auto follow = [&](int surface) {
      const SurfaceInput in = t.touches.take(surface, chance() % 5 == 0);
      if (!in.pointer) return;
      if (in.pointer->kind == Kind::press) {
        EXPECT_FALSE(down[surface]);
        down[surface] = true;
      } else {
        EXPECT_TRUE(down[surface]);
        if (in.pointer->kind != Kind::move) down[surface] = false;
      }
    };
    for (int n = 0; n < 200; ++n) {
      const auto id = static_cast<std::uint32_t>(chance() % 6 + 100 * (chance() % 2));
      const Point at{static_cast<float>(chance() % 2000), static_cast<float>(chance() % 1200)};
      t.feed(static_cast<Phase>(chance() % 4), id, at, static_cast<float>(chance() % 30));
      t.later(static_cast<std::int64_t>(chance() % 40));
      if (chance() % 50 == 0) t.touches.lose_device(static_cast<int>(chance() % 2), t.now);
      t.touches.set_carrying(0, chance() % 3 == 0);
      if (chance() % 2) follow(static_cast<int>(chance() % 3));
    }
    t.touches.lose_all(t.now);
    for (int surface : {0, 1, 2}) {
      for (int n = 0; n < 500 && t.touches.waiting(surface); ++n) follow(surface);
      EXPECT_FALSE(down[surface]) << round;
    }
    EXPECT_FALSE(t.touches.any_down());
  }
}

} // namespace
} // namespace yoriai::input
