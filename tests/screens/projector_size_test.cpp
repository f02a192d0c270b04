// The size of words that the farthest seat can read.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "screens/projector_size.hpp"

namespace yoriai::screens {
namespace {

// Minutes of arc of `px` on a picture of `height_px` for the farthest seat.
double arc_of(double px, double height_px, const Room& room) {
  const double metres = px / height_px * room.screen_cm / 100;
  return std::atan(metres / static_cast<double>(room.seat_m)) * 180 / std::numbers::pi * 60;
}

TEST(ProjectorSize, ThreeRoomsAreSeenAtTwentyTwoMinutes) {
  const struct {
    Room room;
    double body;                                                           // px at 1080 lines
  } rooms[] = {{{150, 9}, 41.5}, {{125, 10}, 55.3}, {{120, 14.4f}, 82.9}}; // 6, 8 and 12 image heights
  for (const auto& [room, body] : rooms) {
    const auto size = type_size(1080, room);
    ASSERT_TRUE(size);
    EXPECT_NEAR(static_cast<double>(size->body_px), body, 0.1);
    EXPECT_NEAR(arc_of(static_cast<double>(size->body_px), 1080, room), 22, 0.01);
    EXPECT_NEAR(size->arc_minutes, 22, 0.01);
    EXPECT_TRUE(size->usual());
  }
}

TEST(ProjectorSize, FollowsTheLinesOfThePicture) {
  const Room room{125, 10};
  for (const float height : {600.0f, 768.0f, 1080.0f, 2160.0f})
    EXPECT_NEAR(type_size(height, room)->body_px / height, type_size(1080, room)->body_px / 1080, 1e-5);
}

TEST(ProjectorSize, ALongRoomIsToldBeforeItIsRefused) {
  const auto at = [](float heights) { return type_size(1080, Room{100, heights}); };
  EXPECT_NEAR(at(13)->arc_minutes, 22, 0.01);
  EXPECT_TRUE(at(14)->usual());
  EXPECT_LT(at(14)->arc_minutes, 22);
  EXPECT_FALSE(at(15)->usual());
  EXPECT_GE(at(17.5f)->arc_minutes, kArcLimit);
  const auto refused = at(18.5f);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key, "projector.room_too_long");
  const Room mended{std::stoi(refused.error().args.at("least")), 18.5f};
  EXPECT_TRUE(type_size(1080, mended)) << "the height it names would do";
  EXPECT_FALSE(type_size(1080, Room{mended.screen_cm - 1, 18.5f})) << "and a lower one would not";
}

TEST(ProjectorSize, ASmallRoomGetsNoTinyWords) {
  const auto size = type_size(1080, Room{300, 3});
  ASSERT_TRUE(size);
  EXPECT_NEAR(size->body_px, 24, 0.1);
  EXPECT_GT(size->arc_minutes, 22);
}

TEST(ProjectorSize, NumbersThatCannotBeAreRefused) {
  for (const Room& room :
       {Room{0, 10}, Room{125, 0}, Room{-5, 10}, Room{125, 1000}, Room{100000, 10}, Room{125, NAN}}) {
    const auto size = type_size(1080, room);
    ASSERT_FALSE(size);
    EXPECT_EQ(size.error().key, "projector.room_out_of_range");
  }
  EXPECT_FALSE(type_size(0, Room{}));
}

} // namespace
} // namespace yoriai::screens
