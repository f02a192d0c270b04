// Every part in every state, in both themes, both languages and several scales.
#include "widgets/components.hpp"

#include <gtest/gtest.h>

#include "support/ui_driver.hpp"
#include "widgets/note.hpp"

namespace yoriai::widgets {
namespace {

using tests::UiDriver;

TEST(Components, AreDrawnInBothThemesAndLanguages) {
  for (const bool high_contrast : {false, true})
    for (const base::Lang lang : {base::Lang::ja, base::Lang::en}) {
      UiDriver driver({1920, 1080}, 1, lang);
      driver.ui().set_high_contrast(high_contrast);
      driver.show(draw_components);
      EXPECT_EQ(driver.ui().theme().high_contrast, high_contrast);
      EXPECT_GT(driver.draw_data()->TotalVtxCount, 1000);
      EXPECT_TRUE(driver.has("toggle/undecided"));
    }
}

TEST(Components, EveryTargetIsLargeEnoughForAFinger) {
  UiDriver driver;
  driver.show(draw_components);
  for (const std::string& name : driver.names()) {
    EXPECT_GE(driver.target(name).rect.height(), metric::kTargetMin) << name;
    EXPECT_GE(driver.target(name).rect.width(), metric::kTargetMin) << name;
  }
}

TEST(Components, EveryTargetHasALabel) {
  UiDriver driver;
  driver.show(draw_components);
  for (const std::string& name : driver.names()) EXPECT_FALSE(driver.target(name).label.empty()) << name;
}

TEST(Components, ASteadyScreenLaysOutNothingAgain) {
  UiDriver driver;
  driver.show(draw_components);
  const std::size_t before = driver.ui().text_cache().misses();
  driver.frame(5);
  EXPECT_EQ(driver.ui().text_cache().misses(), before);
  EXPECT_FALSE(driver.ui().targets().changed());
  EXPECT_FALSE(driver.ui().wants_frame());
}

TEST(Note, HeightFollowsTheText) {
  UiDriver driver;
  driver.show([](Ui& ui) {
    const float one = note_height(ui, {.role = "resident", .text = "坂"}, metric::kNoteWidth);
    const float two = note_height(ui, {.role = "resident", .text = "坂\n道"}, metric::kNoteWidth);
    EXPECT_NEAR(two - one, size::kNote * kLineNote, 1);
    const float small = note_height(ui, {.role = "resident", .text = "坂", .zoom = 0.5f}, metric::kNoteWidth / 2);
    EXPECT_NEAR(small, one / 2, 1);
  });
}

} // namespace
} // namespace yoriai::widgets
