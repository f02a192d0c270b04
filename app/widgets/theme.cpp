#include "widgets/theme.hpp"

#include <cmath>

namespace yoriai::widgets {
namespace {

Theme make_light() {
  Theme t{};
  t.paper = rgb(0xF4F2EC), t.surface = rgb(0xFFFFFF), t.sunken = rgb(0xE9E6DD);
  t.ink = rgb(0x1A1F26), t.ink2 = rgb(0x3C434C);
  t.ai = rgb(0x17406F), t.on_ai = rgb(0xFFFFFF), t.ai_text = rgb(0x17406F);
  t.ai_deep = rgb(0x0C2A4C), t.on_ai_deep = rgb(0xFFFFFF);
  t.ai_soft = rgb(0xE3ECF6), t.ai_line = rgb(0x6485AD), t.button_ink = rgb(0x17406F);
  t.line = rgb(0xD6D1C5), t.line2 = rgb(0x77736A);
  t.plate = rgb(0xFFFFFF), t.on_plate = rgb(0x17406F);
  t.warn = {rgb(0x5E3200), rgb(0xFFEFCF), rgb(0xB87A0E)};
  t.err = {rgb(0x82130E), rgb(0xFCE6E3), rgb(0xB3261E)};
  t.ok = {rgb(0x0B4A2D), rgb(0xE0F1E6), rgb(0x3B8E64)};
  t.disabled = {rgb(0x656970), rgb(0xEEECE6), rgb(0xD6D1C5)};
  t.icon_warn = rgb(0xB87A0E), t.icon_ok = rgb(0x3B8E64);
  t.scrim = rgb(0x1A1F26, 140), t.shadow = rgb(0x1A1F26), t.logo_heart = rgb(0xC89E2D);
  t.border_line = 1, t.border_note = 1.5f, t.border_control = 2, t.border_chosen = 5;
  t.roles = {{
      {"resident", Shape::circle, rgb(0xF7E9A6), rgb(0xCDB552), rgb(0x8A6D00)},
      {"commissioner", Shape::triangle, rgb(0xFAD6BD), rgb(0xD79C74), rgb(0x7A2400)},
      {"care_manager", Shape::square, rgb(0xC3E3FA), rgb(0x7FB1DB), rgb(0x0047AE)},
      {"medical", Shape::cross, rgb(0xF7D9EA), rgb(0xD994BC), rgb(0xBE3D93)},
      {"care_provider", Shape::diamond, rgb(0xC6EAD7), rgb(0x79BC98), rgb(0x07805A)},
      {"administration", Shape::hexagon, rgb(0xECEDEF), rgb(0xA3A9B3), rgb(0x1F252E)},
      {"social_worker", Shape::inverted_triangle, rgb(0xE4DCF8), rgb(0xAC97DB), rgb(0x5A379E)},
      {"other", Shape::ring, rgb(0xEFE9DB), rgb(0xB5AC97), rgb(0x5C574C)},
  }};
  t.kinds = {{
      {"kind/0", Shape::circle, rgb(0xF9EFC0), rgb(0xCBB45A), rgb(0x8A6D00)},
      {"kind/1", Shape::diamond, rgb(0xCFEBEF), rgb(0x7DB5BD), rgb(0x0B6B78)},
      {"kind/2", Shape::triangle, rgb(0xFBD8D0), rgb(0xD99B8C), rgb(0xA12A14)},
      {"kind/3", Shape::hexagon, rgb(0xE6DFF5), rgb(0xA99BD0), rgb(0x4B3A8F)},
      {"kind/4", Shape::square, rgb(0xCFE0F3), rgb(0x86A6C6), rgb(0x17406F)},
      {"kind/5", Shape::cross, rgb(0xD2EBD3), rgb(0x8ABB8D), rgb(0x1E6B2B)},
      {"kind/6", Shape::inverted_triangle, rgb(0xE9E1D3), rgb(0xB8A98C), rgb(0x6B4E1E)},
      {"kind/7", Shape::ring, rgb(0xFFE3B8), rgb(0xD9A95C), rgb(0x8F4F00)},
  }};
  return t;
}

Theme make_high_contrast() {
  constexpr Color black = rgb(0x000000), white = rgb(0xFFFFFF), yellow = rgb(0xFFE14D);
  Theme t{};
  t.high_contrast = true;
  t.paper = t.surface = t.sunken = t.ai_soft = black;
  t.ink = t.ink2 = t.button_ink = white;
  t.ai = yellow, t.on_ai = black, t.ai_text = yellow;
  t.ai_deep = white, t.on_ai_deep = black;
  t.ai_line = t.line = t.line2 = white;
  t.plate = white, t.on_plate = black;
  t.warn = {rgb(0xFFC75A), black, rgb(0xFFC75A)};
  t.err = {rgb(0xFF9A8F), black, rgb(0xFF9A8F)};
  t.ok = {rgb(0x7CF0B0), black, rgb(0x7CF0B0)};
  t.disabled = {rgb(0xB8B8B8), black, rgb(0x8A8A8A)};
  t.icon_warn = t.warn.ink, t.icon_ok = t.ok.ink;
  t.scrim = rgb(0x000000, 178), t.shadow = 0, t.logo_heart = yellow;
  t.border_line = 2, t.border_note = 3, t.border_control = 3, t.border_chosen = 5;
  const auto role = [&](std::string_view id, Shape shape, std::uint32_t mark) {
    return RoleLook{id, shape, black, rgb(mark), rgb(mark)};
  };
  t.roles = {{
      role("resident", Shape::circle, 0xFFD84A),
      role("commissioner", Shape::triangle, 0xFF9A5C),
      role("care_manager", Shape::square, 0x6DB8FF),
      role("medical", Shape::cross, 0xFF8FD0),
      role("care_provider", Shape::diamond, 0x4FE0A6),
      role("administration", Shape::hexagon, 0xFFFFFF),
      role("social_worker", Shape::inverted_triangle, 0xC2A8FF),
      role("other", Shape::ring, 0xD8D2C2),
  }};
  t.kinds = {{
      role("kind/0", Shape::circle, 0xFFD84A),
      role("kind/1", Shape::diamond, 0x5FE3F0),
      role("kind/2", Shape::triangle, 0xFF9A8F),
      role("kind/3", Shape::hexagon, 0xC2A8FF),
      role("kind/4", Shape::square, 0x6DB8FF),
      role("kind/5", Shape::cross, 0x7CF0B0),
      role("kind/6", Shape::inverted_triangle, 0xD8D2C2),
      role("kind/7", Shape::ring, 0xFFB84A),
  }};
  return t;
}

double channel(Color c, int shift) {
  const double v = static_cast<double>((c >> shift) & 255u) / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double luminance(Color c) {
  return 0.2126 * channel(c, IM_COL32_R_SHIFT) + 0.7152 * channel(c, IM_COL32_G_SHIFT) +
         0.0722 * channel(c, IM_COL32_B_SHIFT);
}

} // namespace

const RoleLook& Theme::role(std::string_view id) const {
  for (const auto* looks : {&roles, &kinds})
    for (const RoleLook& look : *looks)
      if (look.id == id) return look;
  return roles.back();
}

const Theme& light_theme() {
  static const Theme theme = make_light();
  return theme;
}

const Theme& high_contrast_theme() {
  static const Theme theme = make_high_contrast();
  return theme;
}

double contrast(Color a, Color b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace yoriai::widgets
