#include "platform/offscreen.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

namespace yoriai::platform {
namespace {

constexpr ImU32 kPaper = IM_COL32(0xF4, 0xF2, 0xEC, 255);
constexpr ImU32 kInk = IM_COL32(0x1A, 0x1F, 0x26, 255);

class OffscreenTest : public testing::Test {
protected:
  void SetUp() override {
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
    auto fonts = FontSet::load();
    ASSERT_TRUE(fonts) << fonts.error().key;
    fonts_ = std::move(*fonts);
  }
  std::unique_ptr<Offscreen> open(const SurfaceSize& size) {
    auto opened = Offscreen::open(*fonts_, size);
    EXPECT_TRUE(opened) << opened.error().key;
    return opened ? std::move(*opened) : nullptr;
  }
  // The picture of one text alone on paper.
  Image picture_of(const char* text, bool bold = false) {
    const auto offscreen = open({400, 120, 1});
    offscreen->frame([&] {
      ImGui::GetForegroundDrawList()->AddText(bold ? fonts_->fonts().bold : fonts_->fonts().regular, 48, {10, 10}, kInk,
                                              text);
    });
    return offscreen->picture(kPaper);
  }
  std::unique_ptr<FontSet> fonts_;
};

int dark_pixels(const Image& image, int x0, int x1) {
  int count = 0;
  for (int y = 0; y < image.height; ++y)
    for (int x = x0; x < x1; ++x) count += image.pixel(x, y)[0] < 128;
  return count;
}

TEST_F(OffscreenTest, ClearsToTheGroundWithoutADisplay) {
  const auto offscreen = open({64, 32, 1});
  offscreen->frame([] {});
  const Image image = offscreen->picture(kPaper);
  ASSERT_EQ(image.width, 64);
  ASSERT_EQ(image.height, 32);
  for (int y = 0; y < 32; ++y)
    for (int x = 0; x < 64; ++x) {
      ASSERT_EQ(image.pixel(x, y)[0], 0xF4);
      ASSERT_EQ(image.pixel(x, y)[1], 0xF2);
      ASSERT_EQ(image.pixel(x, y)[2], 0xEC);
      ASSERT_EQ(image.pixel(x, y)[3], 255);
    }
}

TEST_F(OffscreenTest, TheFirstRowIsTheTop) {
  const auto offscreen = open({64, 64, 1});
  offscreen->frame([] { ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, {32, 16}, kInk); });
  const Image image = offscreen->picture(kPaper);
  EXPECT_EQ(image.pixel(8, 8)[0], 0x1A);
  EXPECT_EQ(image.pixel(8, 56)[0], 0xF4);
  EXPECT_EQ(image.pixel(56, 8)[0], 0xF4);
}

TEST_F(OffscreenTest, JapaneseIsDrawnAndEveryCharacterLooksDifferent) {
  std::set<std::vector<std::uint8_t>> pictures;
  const Image unknown = picture_of("\U00012345");
  for (const char* text : {"住", "髙", "高", "﨑", "崎", "𠮷", "吉", "邉", "辺", "あ", "ー", "\xEE\xA1\xAC"}) {
    const Image image = picture_of(text);
    EXPECT_GT(dark_pixels(image, 0, 70), 40) << text;
    EXPECT_EQ(dark_pixels(image, 70, 400), 0) << text;
    EXPECT_NE(image, unknown) << text;
    pictures.insert(image.rgba);
  }
  EXPECT_EQ(pictures.size(), 12u);
  EXPECT_NE(picture_of("寄合"), picture_of("寄合", true));
}

TEST_F(OffscreenTest, ScaleDrawsTheSameThingWithMoreDots) {
  const auto draw = [&] {
    ImGui::GetForegroundDrawList()->AddText(fonts_->fonts().regular, 20, {10, 10}, kInk, "地域ケア会議");
  };
  const auto offscreen = open({400, 100, 2});
  offscreen->frame([&] {
    EXPECT_FLOAT_EQ(ImGui::GetIO().DisplaySize.x, 200);
    draw();
  });
  const Image image = offscreen->picture(kPaper);
  // Six characters of 20 reference px at twice the density: from 20 to 260.
  EXPECT_GT(dark_pixels(image, 220, 258), 0);
  EXPECT_EQ(dark_pixels(image, 270, 400), 0);
}

TEST_F(OffscreenTest, ThousandsOfGlyphsFitAndSurviveTheGrowingOfTheAtlas) {
  const auto offscreen = open({800, 600, 1});
  const auto draw_block = [&](int block) {
    offscreen->frame([&] {
      for (int i = 0; i < 300; ++i) {
        const int code = 0x4E00 + block * 300 + i;
        const char text[] = {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 63)),
                             static_cast<char>(0x80 | (code & 63)), 0};
        const ImVec2 at{static_cast<float>(i % 20) * 40, static_cast<float>(i / 20) * 40};
        ImGui::GetForegroundDrawList()->AddText(fonts_->fonts().regular, 36, at, kInk, text);
      }
    });
  };
  draw_block(0);
  const Image first = offscreen->picture(kPaper);
  for (int block = 1; block < 12; ++block) draw_block(block); // some of them never drawn
  EXPECT_GT(dark_pixels(offscreen->picture(kPaper), 0, 800), 10000);
  draw_block(0);
  EXPECT_EQ(offscreen->picture(kPaper), first);
}

TEST_F(OffscreenTest, SeveralSurfacesInTurnShareTheFonts) {
  const Image first = picture_of("見守り");
  const Image again = picture_of("見守り");
  EXPECT_EQ(first, again);
}

TEST_F(OffscreenTest, AButtonIsPressedByAFinger) {
  const auto offscreen = open({400, 300, 1});
  int taps = 0;
  const auto draw = [&] {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({400, 300});
    ImGui::Begin("screen", nullptr, ImGuiWindowFlags_NoDecoration);
    ImGui::SetCursorScreenPos({100, 100});
    taps += ImGui::InvisibleButton("target", {100, 60});
    ImGui::End();
  };
  const auto tap = [&](float x, float y) {
    ImGuiIO& io = offscreen->surface().io();
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(0, true);
    io.AddMouseButtonEvent(0, false);
    do offscreen->frame(draw);
    while (offscreen->surface().input_waiting());
  };
  offscreen->frame(draw);
  tap(150, 130);
  EXPECT_EQ(taps, 1);
  tap(350, 130);
  EXPECT_EQ(taps, 1);
}

TEST(OffscreenSize, APictureBeyondTheDriverIsRefused) {
  auto fonts = FontSet::load();
  ASSERT_TRUE(fonts);
  const auto offscreen = Offscreen::open(**fonts, {100000, 100000, 1});
  ASSERT_FALSE(offscreen);
  EXPECT_EQ(offscreen.error().key, "opengl.too_large");
}

TEST(SurfaceWithoutARenderer, BuildsFramesThatNobodyDraws) {
  auto fonts = FontSet::load();
  ASSERT_TRUE(fonts);
  Surface surface(**fonts);
  for (int i = 0; i < 5; ++i) {
    (*fonts)->new_frame();
    surface.frame({1280, 800, 1}, 0.1f, [&] {
      ImGui::GetForegroundDrawList()->AddText((*fonts)->fonts().bold, 20.0f + static_cast<float>(i) * 30, {0, 0}, kInk,
                                              "寄合");
    });
    accept_textures(**fonts);
    EXPECT_GT(surface.draw_data()->TotalVtxCount, 0);
  }
}

} // namespace
} // namespace yoriai::platform
