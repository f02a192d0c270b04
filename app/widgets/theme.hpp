// Colours and measures of every screen, light and high contrast. Pure values; any thread.
//
// Colour means: ai (藍) = can be pressed or is chosen; warn = still open, gently; err = data at risk, and the
// no-preference line; ok = done or saved. Nothing else is coloured except the notes. Text keeps 7:1 on its
// ground, marks and control borders 3:1 (WCAG 2 relative luminance; computed in tests/widgets/theme_test.cpp).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "imgui.h"

namespace yoriai::widgets {

using Color = ImU32;

// 0xRRGGBB, opaque.
constexpr Color rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
  return ((hex >> 16) & 255u) << IM_COL32_R_SHIFT | ((hex >> 8) & 255u) << IM_COL32_G_SHIFT |
         (hex & 255u) << IM_COL32_B_SHIFT | alpha << IM_COL32_A_SHIFT;
}

enum class Shape { circle, triangle, square, cross, diamond, hexagon, inverted_triangle, ring };

// How a profession looks. Colour never stands alone: the shape goes with it everywhere.
struct RoleLook {
  std::string_view id; // "resident", … as in the commands
  Shape shape = Shape::ring;
  Color tint = 0; // body of a note
  Color edge = 0; // its border
  Color mark = 0; // the shape
};

struct StateLook { // ink on ground, with a border
  Color ink = 0, ground = 0, border = 0;
};

struct Theme {
  bool high_contrast = false;

  Color paper, surface, sunken; // ground / bars and cards / table heads and columns
  Color ink, ink2;              // text, second text
  Color ai, on_ai;              // primary fill and chosen; text on it
  Color ai_text;                // pressable or accented text and icons on paper, surface, ai_soft
  Color ai_deep, on_ai_deep;    // pressed fill
  Color ai_soft, ai_line;       // tint for current and facilitator zone / border of secondary buttons
  Color button_ink;             // text of a secondary button
  Color line, line2;            // decoration only / borders that carry meaning
  Color plate, on_plate;        // count plates and white title bars of stacks
  StateLook warn, err, ok, disabled;
  Color icon_warn, icon_ok; // marks of open and done things (3:1)
  Color scrim;              // behind a sheet: the one transparent colour
  Color shadow;             // opaque; alpha comes with the layer; unused in high contrast
  Color logo_heart;         // the gold middle of the crest, decoration

  // Border widths in reference px.
  float border_line, border_note, border_control, border_chosen;

  std::array<RoleLook, 8> roles;
  std::array<RoleLook, 8> kinds; // "kind/0" …: notes coloured by what they are instead of by whom they are

  // Look of a profession or of a kind; unknown ids look like "other".
  const RoleLook& role(std::string_view id) const;
};

const Theme& light_theme();
const Theme& high_contrast_theme();

// Contrast of two opaque colours, 1 … 21 (WCAG 2.2, "contrast ratio").
double contrast(Color a, Color b);

// Measures in reference px. One px is 0.277 mm on the 24″ screen.
inline constexpr float kMmPerPx = 0.277f;
constexpr float mm(float millimetres) { return millimetres / kMmPerPx; }

namespace metric {
inline constexpr float kTargetMin = 60, kTarget = 72, kTargetTall = 76, kTargetMain = 96;
inline constexpr float kGap = 12, kGapSmall = 8, kMargin = 24, kNoteGap = 20;
inline constexpr float kBadge = 30, kChip = 40;
inline constexpr float kRadiusBadge = 7, kRadiusNote = 8, kRadiusButton = 12, kRadiusToggle = 14, kRadiusCard = 16,
                       kRadiusSheet = 24;
inline constexpr float kNoteWidth = 306;
inline constexpr float kTopBar = 88, kRail = 184, kBottomBar = 104, kPrompter = 388, kPrompterTab = 68;
inline constexpr float kDragStart = mm(3.0f); // a finger that moved less has tapped
} // namespace metric

// Text sizes in reference px.
namespace size {
inline constexpr float kNote = 30, kNoteSmall = 29, kTitle = 36, kStackTitle = 28, kButton = 26, kButtonLarge = 28,
                       kList = 24, kHint = 22, kSmall = 20, kRank = 56, kCardTitle = 40;
} // namespace size

} // namespace yoriai::widgets
