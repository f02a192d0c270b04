#include "platform/image.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "platform/temporary_folder.hpp"

namespace yoriai::platform {
namespace {

Image gradient(int width, int height) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int value : {x * 7, y * 11, x * y, 255 - x}) image.rgba.push_back(static_cast<std::uint8_t>(value));
  return image;
}

TEST(Image, ComesBackFromPngAsItWas) {
  const test::TemporaryFolder folder;
  const Image image = gradient(37, 23);
  ASSERT_TRUE(write_png(folder / "a.png", image));
  const auto back = read_png(folder / "a.png");
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, image);
}

TEST(Image, AFailedWriteLeavesNothingBehind) {
  const test::TemporaryFolder folder;
  const auto result = write_png(folder / "nowhere" / "a.png", gradient(4, 4));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, base::Code::unwritable);
  EXPECT_EQ(result.error().key, "file.unwritable");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Image, AnEmptyOrInconsistentPictureIsRefused) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(write_png(folder / "a.png", {}).error().key, "image.empty");
  EXPECT_EQ(write_png(folder / "a.png", {5, 5, {1, 2, 3}}).error().key, "image.empty");
  EXPECT_FALSE(std::filesystem::exists(folder / "a.png"));
}

TEST(Image, WhatIsNoPngIsRefused) {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "text.png") << "not a picture";
  EXPECT_EQ(read_png(folder / "text.png").error().key, "image.unreadable");
  EXPECT_EQ(read_png(folder / "none.png").error().key, "file.unreadable");
}

TEST(Image, ATruncatedPngIsRefusedAtEveryLength) {
  const test::TemporaryFolder folder;
  ASSERT_TRUE(write_png(folder / "a.png", gradient(16, 16)));
  std::ifstream in(folder / "a.png", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  for (std::size_t length = 0; length + 16 < bytes.size(); length += 3) {
    std::ofstream(folder / "b.png", std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(length));
    EXPECT_FALSE(read_png(folder / "b.png")) << length;
  }
}

} // namespace
} // namespace yoriai::platform
