// Photos from outside: turned as they should be, no larger than asked for, and never trusted.
#include "platform/photo.hpp"

#include <gtest/gtest.h>

#include "support/pictures.hpp"

namespace yoriai::platform {
namespace {

using yoriai::test::jpeg_of;
using yoriai::test::jpeg_turned;
using yoriai::test::png_of;

// Red grows to the right and green downwards in the pictures of the tests: how it does so in this one, at the corners.
struct Corners {
  int red_right, green_down, red_down, green_right; // differences of colour
};
Corners corners(const Image& image) {
  const auto colour = [&](int x, int y, int c) { return int{image.pixel(x, y)[c]}; };
  const int x = image.width - 1, y = image.height - 1;
  return {colour(x, 0, 0) - colour(0, 0, 0), colour(0, y, 1) - colour(0, 0, 1), colour(0, y, 0) - colour(0, 0, 0),
          colour(x, 0, 1) - colour(0, 0, 1)};
}

TEST(Photo, ComesAsLargeAsAskedForAndNeverLarger) {
  for (const std::string& bytes : {png_of(400, 300), jpeg_of(400, 300)}) {
    const auto whole = decode_photo(bytes, 1000);
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->width, 400);
    EXPECT_EQ(whole->height, 300);
    EXPECT_EQ(whole->rgba.size(), 400u * 300 * 4);
    const auto small = decode_photo(bytes, 100);
    ASSERT_TRUE(small);
    EXPECT_EQ(small->width, 100);
    EXPECT_EQ(small->height, 75);
    EXPECT_GT(corners(*small).red_right, 200);
    EXPECT_GT(corners(*small).green_down, 200);
    EXPECT_EQ(small->pixel(50, 30)[3], 255);
  }
  const auto strip = decode_photo(png_of(3000, 2), 100);
  ASSERT_TRUE(strip);
  EXPECT_EQ(strip->height, 1);
}

TEST(Photo, IsTurnedAsItsCameraSays) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto photo = decode_photo(jpeg_turned(64, 32, orientation), 1000);
    ASSERT_TRUE(photo) << orientation;
    const bool across = orientation >= 5;
    EXPECT_EQ(photo->width, across ? 32 : 64) << orientation;
    // What was right is now: right, left, left, right, down, down, up, up; what was down: down, down, up, up, right,
    // left, left, right.
    const Corners c = corners(*photo);
    const bool red_on = orientation == 1 || orientation == 4 || orientation == 5 || orientation == 6;
    const bool green_on = orientation == 1 || orientation == 2 || orientation == 5 || orientation == 8;
    const int red = across ? c.red_down : c.red_right, green = across ? c.green_right : c.green_down;
    EXPECT_GT(red_on ? red : -red, 200) << orientation;
    EXPECT_GT(green_on ? green : -green, 200) << orientation;
  }
}

TEST(Photo, AStrangeOrientationLeavesItAsItIs) {
  for (const int orientation : {0, 9, 255, 65'535}) EXPECT_EQ(decode_photo(jpeg_turned(64, 32, orientation), 64)->width, 64);
}

TEST(Photo, ClearPartsAreWhite) {
  // One clear pixel, as a PNG.
  constexpr unsigned char kClear[] = {
      0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0,    0,    0,    13,   'I',  'H',  'D',  'R',  0,
      0,    0,    1,    0,    0,    0,    1,    8,    6,    0,    0,    0,    0x1f, 0x15, 0xc4, 0x89, 0,
      0,    0,    11,   'I',  'D',  'A',  'T',  0x78, 0x9c, 0x63, 0x60, 0x00, 0x02, 0x00, 0x00, 0x05, 0x00,
      0x01, 0x7a, 0x5e, 0xab, 0x3f, 0,    0,    0,    0,    'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82};
  const auto image = decode_photo({reinterpret_cast<const char*>(kClear), sizeof kClear}, 10);
  ASSERT_TRUE(image);
  for (int c = 0; c < 4; ++c) EXPECT_EQ(image->pixel(0, 0)[c], 255);
}

TEST(Photo, WhatCannotBeDecodedIsNone) {
  EXPECT_FALSE(decode_photo("", 100));
  EXPECT_FALSE(decode_photo("GIF89a", 100));
  EXPECT_FALSE(decode_photo(yoriai::test::pdf_of_one_page(), 100));
  EXPECT_FALSE(decode_photo(png_of(8, 8), 0));
  EXPECT_FALSE(decode_photo(yoriai::test::with_png_size(png_of(8, 8), 10'000, 6'001), 100));
  EXPECT_FALSE(decode_photo(yoriai::test::with_png_size(png_of(8, 8), 60'000, 60'000), 100));
  EXPECT_FALSE(decode_photo(yoriai::test::with_png_size(png_of(8, 8), 7'000, 7'000), 100)) << "it has not that many";
  EXPECT_FALSE(decode_photo(yoriai::test::with_jpeg_size(jpeg_of(8, 8), 65'535, 65'535), 100));
}

// A JPEG may come in as many parts as it likes, and each is work.
TEST(Photo, TooManyPartsAreNotWaitedFor) {
  std::string jpeg = jpeg_of(64, 64);
  std::string parts;
  for (int i = 0; i < 100; ++i) parts += "\xff\xda";
  EXPECT_FALSE(decode_photo(jpeg.insert(jpeg.size() - 2, parts), 64));
}

TEST(Photo, SpoiledBytesNeverDoHarm) {
  for (const std::string& whole : {png_of(60, 40), jpeg_of(60, 40), jpeg_turned(60, 40, 6)}) {
    for (std::size_t length = 0; length < whole.size(); length += 7)
      if (const auto image = decode_photo(whole.substr(0, length), 64)) {
        EXPECT_LE(image->width, 64);
      }
    std::uint32_t chance = 1;
    for (int round = 0; round < 2000; ++round) {
      std::string spoiled = whole;
      for (int i = 0; i < 3; ++i) {
        chance = chance * 1'664'525 + 1'013'904'223;
        spoiled[chance % spoiled.size()] = static_cast<char>(chance >> 24);
      }
      if (const auto image = decode_photo(spoiled, 32)) {
        EXPECT_EQ(image->rgba.size(), static_cast<std::size_t>(image->width) * static_cast<std::size_t>(image->height) * 4);
      }
    }
  }
}

} // namespace
} // namespace yoriai::platform
