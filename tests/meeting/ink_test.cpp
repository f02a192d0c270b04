// Writing by hand: what is kept of it, and where it comes to lie when it is drawn.
#include "meeting/ink.hpp"

#include <gtest/gtest.h>

namespace yoriai::meeting {
namespace {

TEST(Ink, IsTheSameAfterItWasWrittenAndRead) {
  const std::vector<Stroke> strokes = {{{0, 0}, {1000, 2000}}, {{7, 8}}};
  EXPECT_EQ(ink_text(strokes), "0,0 1000,2000;7,8");
  EXPECT_EQ(parse_ink(ink_text(strokes)), strokes);
  EXPECT_EQ(ink_text({{}, {{1, 2}}, {}}), "1,2");
}

TEST(Ink, IsRefusedWhenItIsAnythingElse) {
  for (const char* text : {"", ";", "1", "1,", "1,2;", "1,2 ", " 1,2", "1,2;;3,4", "1001,0", "0,2001", "-1,2", "1.5,2", "1,2,3", "a,b"})
    EXPECT_FALSE(parse_ink(text)) << text;
  std::string long_one = "1,1";
  while (long_one.size() <= kMostInkBytes) long_one += " 500,500";
  EXPECT_FALSE(parse_ink(long_one));
}

TEST(Ink, IsCutToWhatIsWrittenAndFillsTheWidth) {
  const std::vector<Stroke> strokes = {{{100, 300}, {900, 300}}, {{500, 500}}};
  const InkFit fit = fit_ink(strokes, 405, 1000);
  EXPECT_FLOAT_EQ(fit.scale, 0.5f); // 800 and the line's thickness in 405
  EXPECT_FLOAT_EQ(fit.width, 405);
  EXPECT_FLOAT_EQ(fit.height, 105);
  EXPECT_FLOAT_EQ(fit.left({100, 300}), 2.5f);
  EXPECT_FLOAT_EQ(fit.top({500, 500}), 102.5f);
  EXPECT_FLOAT_EQ(fit.pen(), 5);
}

TEST(Ink, LittleWritingGrowsOnlySoFar) {
  const InkFit fit = fit_ink({{{500, 500}}}, 400, 1000);
  EXPECT_FLOAT_EQ(fit.scale, 1);
  EXPECT_FLOAT_EQ(fit.width, kInkPen);
  EXPECT_FLOAT_EQ(fit.height, kInkPen);
}

TEST(Ink, TallWritingKeepsItsShapeWithinTheHeight) {
  const InkFit fit = fit_ink({{{0, 0}, {1000, 2000}}}, 500, 201);
  EXPECT_FLOAT_EQ(fit.scale, 0.1f);
  EXPECT_FLOAT_EQ(fit.height, 201);
  EXPECT_FLOAT_EQ(fit.width, 101);
}

TEST(Ink, NothingWrittenOrNoRoomTakesNothing) {
  EXPECT_EQ(fit_ink({}, 100, 100).height, 0);
  EXPECT_EQ(fit_ink({{}}, 100, 100).scale, 0);
  EXPECT_EQ(fit_ink({{{1, 1}}}, 0, 100).width, 0);
}

} // namespace
} // namespace yoriai::meeting
