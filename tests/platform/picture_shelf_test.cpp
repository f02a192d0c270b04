// Pictures come when they are decoded, drawing never waits for them, and they keep to the room there is.
#include "platform/picture_shelf.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "platform/offscreen.hpp"
#include "support/pictures.hpp"

namespace yoriai::platform {
namespace {

using State = widgets::Picture::State;
using yoriai::test::png_of;

class PictureShelfTest : public testing::Test {
protected:
  void SetUp() override {
    auto fonts = FontSet::load();
    ASSERT_TRUE(fonts);
    fonts_ = std::move(*fonts);
  }
  // As screens ask for one.
  widgets::Picture get(PictureShelf& shelf, const std::string& key, float px, const std::string& bytes) {
    return shelf.get(key, px, [&] {
      return [this, bytes]() -> base::Result<std::string> {
        ++reads_;
        return bytes;
      };
    });
  }
  widgets::Picture waited_for(PictureShelf& shelf, const std::string& key, float px, const std::string& bytes) {
    get(shelf, key, px, bytes);
    shelf.wait();
    shelf.tidy();
    return get(shelf, key, px, bytes);
  }
  std::unique_ptr<FontSet> fonts_;
  std::atomic<int> reads_{0};
};

TEST_F(PictureShelfTest, APictureComesAndIsDrawn) {
  auto offscreen = Offscreen::open(*fonts_, {200, 100, 1});
  ASSERT_TRUE(offscreen);
  PictureShelf shelf(*fonts_);
  EXPECT_EQ(get(shelf, "a", 100, png_of(64, 32)).state, State::coming);
  shelf.wait();
  EXPECT_TRUE(shelf.tidy());
  EXPECT_FALSE(shelf.tidy());
  const auto draw = [&] {
    const widgets::Picture picture = get(shelf, "a", 100, png_of(64, 32));
    ASSERT_EQ(picture.state, State::there);
    EXPECT_EQ(picture.width, 64);
    ImGui::GetForegroundDrawList()->AddImage(picture.texture, {0, 0}, {200, 100});
  };
  for (int round = 0; round < 3; ++round) { // its pixels are let go of once it is drawn
    (*offscreen)->frame(draw);
    const Image image = (*offscreen)->picture(IM_COL32_WHITE);
    EXPECT_LT(image.pixel(5, 5)[0], 40);
    EXPECT_GT(image.pixel(195, 5)[0], 200);
    EXPECT_LT(image.pixel(195, 5)[1], 60);
    EXPECT_GT(image.pixel(5, 95)[1], 200);
  }
  shelf.clear();
  (*offscreen)->frame([] {});
  (*offscreen)->picture(IM_COL32_WHITE);
  (*offscreen)->frame([&] { EXPECT_EQ(get(shelf, "a", 100, png_of(64, 32)).state, State::coming) << "forgotten"; });
  EXPECT_EQ(shelf.bytes(), 0u);
}

TEST_F(PictureShelfTest, WhatCannotBeShownIsNoneAndNotReadAgain) {
  PictureShelf shelf(*fonts_);
  EXPECT_EQ(waited_for(shelf, "a", 100, "no picture").state, State::none);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(waited_for(shelf, "a", 1000, "no picture").state, State::none);
  EXPECT_EQ(reads_, 1);
}

TEST_F(PictureShelfTest, ALargerOneReplacesTheSmaller) {
  PictureShelf shelf(*fonts_);
  EXPECT_EQ(waited_for(shelf, "a", 200, png_of(2000, 1000)).width, 256);
  EXPECT_EQ(waited_for(shelf, "a", 250, png_of(2000, 1000)).width, 256);
  EXPECT_EQ(reads_, 1);
  EXPECT_EQ(get(shelf, "a", 900, png_of(2000, 1000)).width, 256) << "meanwhile";
  shelf.wait();
  shelf.tidy();
  EXPECT_EQ(get(shelf, "a", 900, png_of(2000, 1000)).width, 1024);
  EXPECT_EQ(waited_for(shelf, "a", 100'000, png_of(2000, 1000)).width, 2000);
  EXPECT_EQ(waited_for(shelf, "a", 100, png_of(2000, 1000)).width, 2000) << "never smaller again";
  EXPECT_EQ(reads_, 3);
}

// A page of paper is never quite as large as was asked for, and yet it is drawn anew when it is to be larger.
TEST_F(PictureShelfTest, WhatIsDrawnIsDrawnAsLargeAsItIsWanted) {
  PictureShelf shelf(*fonts_);
  const auto page = [&](float px) {
    return shelf.make("page", px, [] {
      return [](int longest) -> std::optional<Image> {
        Image image{longest / 2, longest - 1, {}};
        image.rgba.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4, 255);
        return image;
      };
    });
  };
  for (const float px : {200.0f, 900.0f}) {
    page(px);
    shelf.wait();
    shelf.tidy();
  }
  EXPECT_EQ(page(900).height, 1023);
}

TEST_F(PictureShelfTest, ThereIsRoomForSoManyAndNoMore) {
  PictureShelf shelf(*fonts_, {}, 4 * 256 * 128 * 4);
  for (int n = 0; n < 12; ++n) {
    EXPECT_EQ(waited_for(shelf, std::to_string(n), 256, png_of(512, 256)).state, State::there);
    EXPECT_LE(shelf.bytes(), 5u * 256 * 128 * 4);
  }
  EXPECT_EQ(get(shelf, "11", 256, png_of(512, 256)).state, State::there);
  EXPECT_EQ(get(shelf, "0", 256, png_of(512, 256)).state, State::coming) << "the longest unused went";
}

TEST_F(PictureShelfTest, DrawingDoesNotWaitForASlowDisk) {
  PictureShelf shelf(*fonts_);
  std::promise<void> go;
  const std::shared_future<void> gone = go.get_future().share();
  const auto slow = [&] {
    return [gone]() -> base::Result<std::string> {
      gone.wait();
      return png_of(8, 8);
    };
  };
  for (int frame = 0; frame < 50; ++frame) {
    EXPECT_EQ(shelf.get("slow", 100, slow).state, State::coming);
    shelf.tidy();
  }
  go.set_value();
  shelf.wait();
  shelf.tidy();
  EXPECT_EQ(shelf.get("slow", 100, slow).state, State::there);
}

TEST_F(PictureShelfTest, SomebodyIsWokenForEachPicture) {
  std::atomic<int> woken{0};
  PictureShelf shelf(*fonts_, [&] { ++woken; });
  get(shelf, "a", 100, png_of(8, 8));
  get(shelf, "b", 100, png_of(8, 8));
  shelf.wait();
  EXPECT_EQ(woken, 2);
}

} // namespace
} // namespace yoriai::platform
