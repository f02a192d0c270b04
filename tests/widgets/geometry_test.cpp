#include "widgets/geometry.hpp"

#include <gtest/gtest.h>

#include "widgets/arrows.hpp"

namespace yoriai::widgets {
namespace {

TEST(Rect, SlicesAreCutOffWithTheirGap) {
  Rect r = Rect::at(0, 0, 100, 50);
  EXPECT_EQ(r.cut_left(20, 5), (Rect{0, 0, 20, 50}));
  EXPECT_EQ(r.cut_right(10, 5), (Rect{90, 0, 100, 50}));
  EXPECT_EQ(r.cut_top(10), (Rect{25, 0, 85, 10}));
  EXPECT_EQ(r.cut_bottom(10), (Rect{25, 40, 85, 50}));
  EXPECT_EQ(r, (Rect{25, 10, 85, 40}));
}

TEST(Rect, PartsFillTheWhole) {
  const auto columns = Rect::at(10, 0, 320, 60).columns(3, 10);
  ASSERT_EQ(columns.size(), 3u);
  EXPECT_FLOAT_EQ(columns[0].width(), 100);
  EXPECT_FLOAT_EQ(columns[2].x1, 330);
  const auto rows = Rect::at(0, 0, 60, 210).rows(2, 10);
  EXPECT_FLOAT_EQ(rows[1].y0, 110);
}

TEST(Rect, EdgesBelongToOneNeighbourOnly) {
  const Rect a{0, 0, 10, 10}, b{10, 0, 20, 10};
  EXPECT_FALSE(a.intersects(b));
  EXPECT_TRUE(b.contains(Point{10, 5}));
  EXPECT_FALSE(a.contains(Point{10, 5}));
  EXPECT_TRUE(a.intersection(b).empty());
}

TEST(Arrow, LeavesAndArrivesAtTheSidesThatFaceTheGutter) {
  const auto path = route_by_gutter({0, 0, 100, 40}, {200, 100, 300, 140}, 150);
  ASSERT_EQ(path.size(), 4u);
  EXPECT_EQ(path.front().x, 100);
  EXPECT_EQ(path.back().x, 200);
  EXPECT_EQ(path[1].x, 150);
  EXPECT_EQ(path[2].y, 120);
}

TEST(Arrow, IsFoundByAFingerNearIt) {
  const Point path[] = {{0, 0}, {100, 0}, {100, 100}};
  EXPECT_FLOAT_EQ(distance_to_path({50, 8}, path), 8);
  EXPECT_FLOAT_EQ(distance_to_path({130, 50}, path), 30);
  EXPECT_FLOAT_EQ(distance_to_path({103, 104}, path), 5);
}

} // namespace
} // namespace yoriai::widgets
