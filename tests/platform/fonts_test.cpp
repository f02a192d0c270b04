#include "platform/fonts.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "imgui_internal.h"
#include "platform/surface.hpp"
#include "platform/temporary_folder.hpp"

namespace yoriai::platform {
namespace {

namespace fs = std::filesystem;

constexpr ImWchar kTakahashi = 0x9AD9;    // 髙
constexpr ImWchar kTatsusaki = 0xFA11;    // 﨑
constexpr ImWchar kTsuchiyoshi = 0x20BB7; // 𠮷
constexpr ImWchar kBe = 0x9089;           // 邉

class Fonts : public testing::Test {
protected:
  void SetUp() override {
    auto loaded = FontSet::load();
    ASSERT_TRUE(loaded) << loaded.error().key;
    set_ = std::move(*loaded);
    surface_ = std::make_unique<Surface>(*set_);
  }
  // Runs `look` inside a frame, where fonts may be asked.
  void in_frame(const std::function<void()>& look) {
    set_->new_frame();
    surface_->frame({640, 480, 1}, 0.1f, look);
  }
  std::unique_ptr<FontSet> set_;
  std::unique_ptr<Surface> surface_;
};

TEST_F(Fonts, NothingIsLackingAfterTheSetUp) {
  EXPECT_TRUE(set_->lacking().empty());
  EXPECT_NE(set_->fonts().regular, set_->fonts().bold);
  EXPECT_NE(set_->fonts().regular, set_->fonts().icons);
}

TEST_F(Fonts, SurnamesHaveGlyphsOfTheirOwn) {
  in_frame([&] {
    for (ImFont* font : {set_->fonts().regular, set_->fonts().bold})
      for (const ImWchar surname : {kTakahashi, kTatsusaki, kTsuchiyoshi, kBe}) {
        EXPECT_TRUE(font->IsGlyphInFont(surname)) << std::hex << surname;
        EXPECT_NE(font->GetFontBaked(30)->FindGlyphNoFallback(surname), nullptr) << std::hex << surname;
      }
  });
}

TEST_F(Fonts, AnUnknownCharacterIsNotMistakenForAKnownOne) {
  in_frame([&] { EXPECT_FALSE(set_->fonts().regular->IsGlyphInFont(0x12345)); });
}

TEST_F(Fonts, RareCharactersAreAsLargeAsTheirNeighbours) {
  in_frame([&] {
    ImFontBaked* baked = set_->fonts().regular->GetFontBaked(100);
    const float rare = baked->FindGlyph(kTsuchiyoshi)->AdvanceX, usual = baked->FindGlyph(0x5409)->AdvanceX;
    EXPECT_NEAR(rare, 100, 1);
    EXPECT_NEAR(usual, 100, 3);
    // … and stand on the same line.
    EXPECT_NEAR(baked->FindGlyph(kTsuchiyoshi)->Y1, baked->FindGlyph(0x5409)->Y1, 5);
  });
}

TEST_F(Fonts, SizesAreThoseOfTheEmSquare) {
  in_frame([&] {
    EXPECT_NEAR(set_->fonts().regular->CalcTextSizeA(30, 1e9f, 0, "住").x, 30, 1);
    EXPECT_NEAR(set_->fonts().regular->CalcTextSizeA(30, 1e9f, 0, "住").y, 30, 0.1);
  });
}

TEST_F(Fonts, IconsFillTheLineBoxInTheTextFontToo) {
  constexpr ImWchar kCheckCircle = 0xE86C; // 20/24 of its square, centred
  in_frame([&] {
    for (ImFont* font : {set_->fonts().icons, set_->fonts().regular, set_->fonts().bold}) {
      const ImFontGlyph* glyph = font->GetFontBaked(48)->FindGlyphNoFallback(kCheckCircle);
      ASSERT_NE(glyph, nullptr);
      EXPECT_NEAR((glyph->Y0 + glyph->Y1) / 2, 24, 1.5);
      EXPECT_NEAR((glyph->X0 + glyph->X1) / 2, 24, 1.5);
    }
  });
}

TEST(MissingFonts, AFolderWithoutFontsIsNamedInTheSentence) {
  const test::TemporaryFolder empty;
  const auto none = FontSet::load({empty.path()});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().key, "font.no_japanese");
  EXPECT_EQ(none.error().args.at("folders"), empty.path().string());
  const auto nowhere = FontSet::load({"/nowhere/at/all"});
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().args.at("folders"), "/nowhere/at/all");
}

// Links the named fonts of the machine into a folder.
void offer(const test::TemporaryFolder& folder, std::initializer_list<std::string_view> names) {
  const FontIndex index = index_fonts(font_folders());
  for (const auto name : names) {
    const auto found = index.find(name);
    ASSERT_NE(found, index.end()) << name;
    fs::create_symlink(found->second, folder / name);
  }
}

TEST(MissingFonts, WithoutBoldTheRegularServesAndItIsSaid) {
  const test::TemporaryFolder folder;
  offer(folder, {"BIZUDPGothic-Regular.ttf", "NotoSansCJK-Regular.ttc", "MaterialIcons-Regular.ttf"});
  const auto set = FontSet::load({folder.path()});
  ASSERT_TRUE(set);
  EXPECT_EQ((*set)->fonts().bold, (*set)->fonts().regular);
  ASSERT_EQ((*set)->lacking().size(), 1u);
  EXPECT_EQ((*set)->lacking()[0].key, "font.no_bold");
}

TEST(MissingFonts, WithoutTheSupplementItIsSaid) {
  const test::TemporaryFolder folder;
  offer(folder, {"BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf", "MaterialIcons-Regular.ttf"});
  const auto set = FontSet::load({folder.path()});
  ASSERT_TRUE(set);
  ASSERT_EQ((*set)->lacking().size(), 1u);
  EXPECT_EQ((*set)->lacking()[0].key, "font.no_rare");
}

TEST(MissingFonts, TheSupplementAloneStillShowsJapanese) {
  const test::TemporaryFolder folder;
  offer(folder, {"NotoSansCJK-Regular.ttc", "MaterialIcons-Regular.ttf"});
  EXPECT_TRUE(FontSet::load({folder.path()}));
}

TEST(MissingFonts, AFileThatIsNoFontIsPassedOver) {
  const test::TemporaryFolder folder;
  offer(folder, {"NotoSansCJK-Regular.ttc", "MaterialIcons-Regular.ttf"});
  std::ofstream(folder / "BIZUDPGothic-Regular.ttf") << std::string(5000, 'x');
  std::ofstream(folder / "BIZUDPGothic-Bold.ttf") << "";
  EXPECT_TRUE(FontSet::load({folder.path()}));
}

TEST(MissingFonts, WithoutIconsTheSentenceSaysSo) {
  const test::TemporaryFolder folder;
  offer(folder, {"BIZUDPGothic-Regular.ttf"});
  const auto set = FontSet::load({folder.path()});
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().key, "font.no_icons");
}

TEST(FontFiles, TheJapaneseFaceOfTheCollectionIsFoundByName) {
  const FontIndex index = index_fonts(font_folders());
  const auto file = MappedFile::open(index.at("NotoSansCJK-Regular.ttc"));
  ASSERT_TRUE(file);
  const auto japanese = find_face(*file, "Noto Sans CJK JP Regular"),
             korean = find_face(*file, "Noto Sans CJK KR Regular");
  ASSERT_TRUE(japanese && korean);
  EXPECT_NE(*japanese, *korean);
  EXPECT_FALSE(find_face(*file, "No Such Family"));
}

TEST(FontFiles, YoriaiFontsReplacesTheUsualFolders) {
  ::setenv("YORIAI_FONTS", "/one:/two", 1);
  EXPECT_EQ(font_folders(), (std::vector<fs::path>{"/one/", "/two/"}));
  ::unsetenv("YORIAI_FONTS");
  EXPECT_GT(font_folders().size(), 2u);
}

} // namespace
} // namespace yoriai::platform
