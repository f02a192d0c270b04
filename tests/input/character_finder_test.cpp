#include "input/character_finder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <set>

#include "base/files.hpp"
#include "base/text.hpp"
#include "input/strokes.hpp"
#include "support/program.hpp"

namespace yoriai::input {
namespace {

std::shared_ptr<const CharacterFinder> real_finder() {
  static const auto finder = CharacterFinder::open(character_model_file());
  EXPECT_TRUE(finder.ok()) << finder.error().key;
  return finder.ok() ? *finder : nullptr;
}

// A model of two characters, made by hand.
std::string small_model() {
  std::string model(12, '\0');
  const auto append = [&model](auto value) { model.append(reinterpret_cast<const char*>(&value), sizeof(value)); };
  for (const char* name : {"山", "川"}) {
    std::string field = name;
    field.resize(16, '\0');
    model += field;
    append(0.5F);
    for (std::int32_t index = 0; index < 40; index += 4) append(index), append(name[2] == '\xb1' ? 0.25F : -0.25F);
    append(std::int32_t{-1}), append(0.0F);
  }
  const std::uint32_t head[] = {0xef71821u ^ static_cast<std::uint32_t>(model.size()), 1, 2};
  std::memcpy(model.data(), head, sizeof(head));
  return model;
}

class SmallModel : public testing::Test {
protected:
  test::Sandbox folder;
  base::Result<std::shared_ptr<const CharacterFinder>> open(const std::string& bytes) {
    folder.write("model", bytes);
    return CharacterFinder::open(folder.path() / "model");
  }
};

const std::vector<InkStroke> kCross = {{{8, 42}, {92, 42}}, {{50, 6}, {50, 96}}};

TEST(CharacterFinder, FindsDrawnKanji) {
  const auto finder = real_finder();
  ASSERT_NE(finder, nullptr);
  EXPECT_GT(finder->characters(), 6000u);
  const auto found = finder->find(kCross);
  ASSERT_EQ(found.size(), 10u);
  EXPECT_EQ(found.front(), "十");
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()).size(), 10u);
  for (const auto& text : found) EXPECT_EQ(base::count_characters(text), 1u);
  EXPECT_EQ(finder->find(kCross, 3).size(), 3u);
}

TEST(CharacterFinder, SizeAndPlaceOfTheInkDoNotCount) {
  const auto finder = real_finder();
  ASSERT_NE(finder, nullptr);
  std::vector<InkStroke> small = kCross;
  for (InkStroke& stroke : small)
    for (InkPoint& point : stroke) point = {5000 + point.x / 50, -700 + point.y / 50};
  EXPECT_EQ(finder->find(small).front(), "十");
}

TEST(CharacterFinder, RecognisesAHundredKanji) {
  const auto finder = real_finder();
  ASSERT_NE(finder, nullptr);
  ASSERT_GE(test::read_strokes().size(), 100u);
  for (const double unrest : {0.0, 1.0, 2.0}) {
    const test::FinderScore score = test::score_finder(*finder, unrest, 1);
    EXPECT_GE(score.first * 100, score.characters * 75) << unrest << " " << score.wrong;
    EXPECT_GE(score.in_ten * 100, score.characters * 90) << unrest << " " << score.wrong;
  }
}

TEST(CharacterFinder, StrangeInkIsNoTrouble) {
  const auto finder = real_finder();
  ASSERT_NE(finder, nullptr);
  const float nan = std::numeric_limits<float>::quiet_NaN(), far = std::numeric_limits<float>::infinity();
  EXPECT_TRUE(finder->find({}).empty());
  EXPECT_TRUE(finder->find({{}, {}}).empty());
  EXPECT_TRUE(finder->find({{{nan, nan}, {far, 1}}}).empty());
  EXPECT_TRUE(finder->find(kCross, 0).empty());
  std::vector<InkStroke> mixed = kCross;
  mixed[0].insert(mixed[0].begin() + 1, {nan, far});
  mixed.emplace_back();
  EXPECT_EQ(finder->find(mixed).front(), "十");
  EXPECT_LE(finder->find({{{1, 1}}}).size(), 10u); // a dot
  std::vector<InkStroke> many(500, InkStroke(3000, {3, 4}));
  EXPECT_LE(finder->find(many).size(), 10u);
}

TEST_F(SmallModel, IsRead) {
  const auto finder = open(small_model());
  ASSERT_TRUE(finder.ok());
  EXPECT_EQ((*finder)->characters(), 2u);
  EXPECT_EQ((*finder)->find(kCross).size(), 2u);
}

TEST_F(SmallModel, MissingOrNoModelIsSaid) {
  EXPECT_EQ(CharacterFinder::open(folder.path() / "none").error().key, "finder.missing");
  EXPECT_EQ(CharacterFinder::open(folder.path()).error().key, "finder.missing");
  EXPECT_EQ(open("").error().key, "finder.damaged");
  EXPECT_EQ(open(std::string(100000, 'x')).error().key, "finder.damaged");
}

TEST_F(SmallModel, EveryTruncationIsRefused) {
  const std::string model = small_model();
  for (std::size_t size = 0; size < model.size(); ++size) EXPECT_FALSE(open(model.substr(0, size)).ok()) << size;
  // Also when its length is put right.
  for (std::size_t size = 12; size < model.size(); ++size) {
    std::string cut = model.substr(0, size);
    const std::uint32_t magic = 0xef71821u ^ static_cast<std::uint32_t>(size);
    std::memcpy(cut.data(), &magic, sizeof(magic));
    EXPECT_FALSE(open(cut).ok()) << size;
  }
}

TEST_F(SmallModel, AFlippedBitIsRefusedOrHarmless) {
  const std::string model = small_model();
  for (std::size_t bit = 0; bit < model.size() * 8; ++bit) {
    std::string damaged = model;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    const auto finder = open(damaged);
    if (!finder.ok()) continue;
    EXPECT_GE(bit, 96u); // its head is refused
    for (const auto& text : (*finder)->find(kCross)) EXPECT_TRUE(base::is_utf8(text));
  }
}

} // namespace
} // namespace yoriai::input
