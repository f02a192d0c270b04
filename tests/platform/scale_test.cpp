#include "platform/scale.hpp"

#include <gtest/gtest.h>

namespace yoriai::platform {
namespace {

TEST(ScreenScale, TheReferenceScreenIsOneToOne) {
  EXPECT_NEAR(scale_for({1920, 1080, 531, 299}).factor, 1, 0.01); // 24″
}

TEST(ScreenScale, FinerScreensGetMorePixels) {
  EXPECT_NEAR(scale_for({3840, 2160, 531, 299}).factor, 2, 0.01);
  EXPECT_NEAR(scale_for({3840, 2160, 531, 299}).mm_per_px, 0.138, 0.001);
}

TEST(ScreenScale, AHandTabletIsHeldNearer) {
  EXPECT_NEAR(scale_for({1200, 1920, 148, 236}).factor, 0.277 * 0.62 / 0.1233, 0.01); // 11″
}

TEST(ScreenScale, LargePanelsStayReadable) {
  EXPECT_NEAR(scale_for({1920, 1080, 952, 535}).factor, 0.85, 1e-6); // 43″
}

TEST(ScreenScale, WhatCannotBeBelievedIsOneToOne) {
  EXPECT_EQ(scale_for({1920, 1080, 0, 0}).factor, 1);
  EXPECT_EQ(scale_for({0, 0, 500, 300}).factor, 1);
  EXPECT_EQ(scale_for({1280, 800, 338, 211}).factor, 1);  // 96 dots an inch, made up by a server without a screen
  EXPECT_EQ(scale_for({1920, 1080, 160, 90}).factor, 1);  // a television that gives its aspect ratio for a size
  EXPECT_EQ(scale_for({1920, 1080, 300, 500}).factor, 1); // px are not that far from square
}

TEST(Scale, WhatSomebodyMeasuredIsBelieved) {
  // A 24 inch display that reports 96 dots an inch although it has them truly.
  const double mm = 25.4 / 96;
  EXPECT_DOUBLE_EQ(scale_of_measured(1920, 1080, mm).mm_per_px, mm);
  EXPECT_NEAR(scale_of_measured(1920, 1080, mm).factor, 0.277 / mm, 1e-4);
  EXPECT_NEAR(scale_of_measured(1920, 1080, 0.496).factor, 0.85, 1e-4) << "43 inches";
  EXPECT_NEAR(scale_of_measured(1200, 1920, 0.123).factor, 0.277 * 0.62 / 0.123, 1e-3) << "held in the hand";
}

} // namespace
} // namespace yoriai::platform
