#include "widgets/theme.hpp"

#include <gtest/gtest.h>

#include <set>

namespace yoriai::widgets {
namespace {

void expect_text(const char* what, Color ink, Color ground) {
  EXPECT_GE(contrast(ink, ground), 7.0) << what;
}

void expect_mark(const char* what, Color mark, Color ground) {
  EXPECT_GE(contrast(mark, ground), 3.0) << what;
}

class EveryTheme : public testing::TestWithParam<const Theme*> {};

TEST_P(EveryTheme, TextKeepsSevenToOne) {
  const Theme& t = *GetParam();
  for (const Color ground : {t.paper, t.surface, t.sunken, t.ai_soft}) {
    expect_text("ink", t.ink, ground);
    expect_text("second ink", t.ink2, ground);
    expect_text("pressable text", t.ai_text, ground);
  }
  expect_text("button", t.button_ink, t.surface);
  expect_text("on the primary fill", t.on_ai, t.ai);
  expect_text("on the pressed fill", t.on_ai_deep, t.ai_deep);
  expect_text("on a plate", t.on_plate, t.plate);
  expect_text("open", t.warn.ink, t.warn.ground);
  expect_text("at risk", t.err.ink, t.err.ground);
  expect_text("done", t.ok.ink, t.ok.ground);
  EXPECT_GE(contrast(t.disabled.ink, t.disabled.ground), 4.5);
}

TEST_P(EveryTheme, ControlsAndMarksKeepThreeToOne) {
  const Theme& t = *GetParam();
  for (const Color ground : {t.paper, t.surface}) {
    expect_mark("secondary border", t.ai_line, ground);
    expect_mark("input border", t.line2, ground);
    expect_mark("chosen", t.ai, ground);
  }
  expect_mark("open border", t.warn.border, t.warn.ground);
  expect_mark("at-risk border", t.err.border, t.err.ground);
  expect_mark("no-preference line", t.err.border, t.sunken);
  expect_mark("open mark", t.icon_warn, t.surface);
  expect_mark("done mark", t.icon_ok, t.surface);
}

TEST_P(EveryTheme, NotesCarryReadableTextAndAShapeOfTheirOwn) {
  const Theme& t = *GetParam();
  std::set<Shape> shapes;
  for (const RoleLook& role : t.roles) {
    expect_text("note", t.ink, role.tint);
    expect_mark("shape", role.mark, role.tint);
    EXPECT_TRUE(shapes.insert(role.shape).second) << role.id << " shares its shape";
  }
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme, testing::Values(&light_theme(), &high_contrast_theme()),
                         [](const auto& info) { return info.index == 0 ? "Light" : "HighContrast"; });

TEST(Theme, MeasuresTheContrastsOfItsDescription) {
  const Theme& t = light_theme();
  EXPECT_NEAR(contrast(t.ink, t.paper), 14.8, 0.1);
  EXPECT_NEAR(contrast(t.on_ai, t.ai), 10.5, 0.1);
  EXPECT_NEAR(contrast(t.ai_line, t.surface), 3.8, 0.1);
  EXPECT_NEAR(contrast(t.role("medical").mark, t.role("medical").tint), 3.8, 0.1);
  EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21, 0.01);
}

TEST(Theme, HighContrastNotesAreBlackWithBrightEdges) {
  const Theme& t = high_contrast_theme();
  for (const RoleLook& role : t.roles) {
    EXPECT_EQ(role.tint, rgb(0x000000));
    EXPECT_GE(contrast(role.edge, role.tint), 8.0) << role.id;
  }
}

TEST(Theme, AnUnknownRoleLooksLikeOther) {
  EXPECT_EQ(light_theme().role("astronaut").id, "other");
  EXPECT_EQ(light_theme().role("").id, "other");
}

} // namespace
} // namespace yoriai::widgets
