#include "widgets/secret_field.hpp"

#include <gtest/gtest.h>

#include "imgui_internal.h"
#include "support/ui_driver.hpp"

namespace yoriai::widgets {
namespace {

using tests::UiDriver;

struct Asking {
  SecretText text;
  bool shown = false, there = true;
  int submitted = 0;
  void draw(Ui& ui) {
    if (!there) return wipe_editing();
    submitted +=
        secret_field(ui, "secret", Rect::at(100, 100, 400, 84), text, {.label = "合言葉", .shown = shown}).submitted;
  }
};

// Whether the bytes of a text lie in what ImGui keeps of fields.
bool kept_by_imgui(std::string_view text) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  const auto in = [&](const ImVector<char>& bytes) {
    return bytes.Data &&
           std::string_view(bytes.Data, static_cast<std::size_t>(bytes.Capacity)).find(text) != std::string_view::npos;
  };
  const auto& state = g.InputTextState;
  return in(state.TextA) || in(state.TextToRevertTo) || in(state.CallbackTextBackup) ||
         in(g.InputTextDeactivatedState.TextA) || in(g.TempBuffer);
}

TEST(SecretField, TakesWhatIsTypedAndShowsNoneOfIt) {
  Asking asking;
  UiDriver driver;
  driver.show([&](Ui& ui) { asking.draw(ui); });
  driver.tap("secret");
  driver.type("坂の上まで");
  EXPECT_EQ(asking.text.view(), "坂の上まで");
  EXPECT_EQ(asking.text.characters(), 5);
  EXPECT_EQ(driver.target("secret").label, "合言葉");
  driver.key(ImGuiKey_Backspace);
  EXPECT_EQ(asking.text.view(), "坂の上ま");
  driver.key(ImGuiKey_Enter);
  EXPECT_EQ(asking.submitted, 1);
}

TEST(SecretField, LettersCanBeShownAndHiddenAgainWithoutLosingAny) {
  Asking asking;
  UiDriver driver;
  driver.show([&](Ui& ui) { asking.draw(ui); });
  driver.tap("secret");
  driver.type("saka");
  asking.shown = true;
  driver.frame(2);
  driver.type("no");
  asking.shown = false;
  driver.frame(2);
  EXPECT_EQ(asking.text.view(), "sakano");
}

TEST(SecretField, NothingOfItStaysInImGui) {
  Asking asking;
  UiDriver driver;
  driver.show([&](Ui& ui) { asking.draw(ui); });
  driver.tap("secret");
  driver.type("yubinkyoku");
  ASSERT_TRUE(kept_by_imgui("yubinkyoku"));
  asking.there = false;
  driver.frame(3);
  EXPECT_FALSE(kept_by_imgui("yubinkyoku"));
  EXPECT_FALSE(kept_by_imgui("ubinkyok"));
}

TEST(SecretField, MoreThanItHoldsIsCutAndWipedTextIsGone) {
  SecretText text;
  Asking asking;
  UiDriver driver;
  driver.show([&](Ui& ui) { asking.draw(ui); });
  driver.tap("secret");
  driver.type(std::string(600, 'a'));
  EXPECT_EQ(asking.text.view().size(), SecretText::kMost - 1);
  SecretText moved = std::move(asking.text);
  EXPECT_TRUE(asking.text.empty());
  moved.wipe();
  EXPECT_TRUE(moved.empty());
  for (int i = 0; i < SecretText::kMost; ++i) ASSERT_EQ(moved.data()[i], 0);
}

} // namespace
} // namespace yoriai::widgets
