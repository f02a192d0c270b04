// Buttons in all their looks; the other controls borrow their colours from here.
#include <algorithm>
#include <cmath>

#include "widgets/control_look.hpp"
#include "widgets/controls.hpp"

namespace yoriai::widgets {
namespace {

constexpr float kPad = 12, kIconGap = 10;

struct Content { // what stands inside a button, measured
  float icon = 0, letter = 0, words = 0, width = 0;
};

TextStyle label_style(const ButtonSpec& spec) {
  const bool light = spec.look == ButtonLook::plain_text;
  return {spec.size, light ? Weight::regular : Weight::bold, 1.2f};
}

TextStyle sub_style() { return {size::kSmall, Weight::regular, 1.2f}; }

float icon_side(const ButtonSpec& spec) {
  return spec.icon_size > 0 ? spec.icon_size : std::round(spec.size * 1.25f);
}

Content measure(Ui& ui, const ButtonSpec& spec, float room) {
  Content c;
  if (spec.icon) c.icon = icon_side(spec) + (spec.label.empty() ? 0 : kIconGap);
  if (!spec.letter.empty()) c.letter = std::round(spec.size * 1.4f) + (spec.label.empty() ? 0 : kIconGap);
  const float words_room = std::max(room - c.icon - c.letter, 1.0f);
  const TextStyle style = label_style(spec);
  if (!spec.label.empty()) c.words = std::min(text_width(ui, spec.label, style), words_room);
  if (c.words >= words_room) c.words = text_layout(ui, spec.label, style, words_room).width;
  if (!spec.sub.empty()) c.words = std::max(c.words, std::min(text_width(ui, spec.sub, sub_style()), words_room));
  c.width = c.icon + c.letter + c.words;
  return c;
}

void draw_words(Ui& ui, const Rect& r, const ButtonSpec& spec, Color ink, Align align) {
  const TextStyle style = label_style(spec);
  const int lines = std::max(1, static_cast<int>((r.height() - (spec.sub.empty() ? 0 : 26)) / (style.size * 1.15f)));
  const Rect wide{r.x0, r.y0, r.x1 + 1, r.y1};
  const float label_h = spec.label.empty() ? 0 : text_height(ui, spec.label, style, wide.width(), lines);
  const float sub_h = spec.sub.empty() ? 0 : text_height(ui, spec.sub, sub_style(), wide.width(), 1) + 3;
  Rect block = Rect::at(wide.x0, r.centre().y - (label_h + sub_h) / 2, wide.width(), label_h + sub_h);
  draw_text(ui, block.cut_top(label_h), spec.label, style, {.color = ink, .align = align, .max_lines = lines});
  if (sub_h > 0)
    draw_text(ui, block, spec.sub, sub_style(),
              {.color = ink, .align = align, .valign = VAlign::bottom, .max_lines = 1});
}

void draw_beside(Ui& ui, const Rect& r, const ButtonSpec& spec, Color ink, Color icon_ink) {
  Rect in = r.inset(kPad, 4);
  const Content c = measure(ui, spec, in.width());
  if (spec.align == Align::centre) in = in.centred(std::min(c.width, in.width()), in.height());
  if (spec.align == Align::left) in.x1 = std::min(in.x1, in.x0 + c.width);
  if (spec.align == Align::right) in.x0 = std::max(in.x0, in.x1 - c.width);
  if (c.letter > 0) {
    const float side = std::round(spec.size * 1.4f);
    const Rect badge = Rect::around(in.cut_left(side, spec.label.empty() ? 0 : kIconGap).centre(), side, side);
    if (spec.letter_is_issue)
      issue_badge(ui, badge, spec.letter);
    else
      problem_badge(ui, badge, spec.letter);
  }
  if (spec.icon) {
    const float side = icon_side(spec), gap = spec.label.empty() ? 0 : kIconGap;
    const Rect place = spec.icon_after ? in.cut_right(side, gap) : in.cut_left(side, gap);
    draw_icon(ui, spec.icon, place.centre(), side, icon_ink);
  }
  draw_words(ui, in, spec, ink, spec.sub.empty() ? spec.align : Align::left);
}

void draw_above(Ui& ui, const Rect& r, const ButtonSpec& spec, Color ink, Color icon_ink) {
  const float side = icon_side(spec);
  const Rect in = r.inset(3, 6);
  const TextStyle style = label_style(spec);
  const TextStyle below{size::kSmall, Weight::regular, kLineTitle};
  const float words = text_height(ui, spec.label, style, in.width(), 2);
  const float sub = spec.sub.empty() ? 0 : text_height(ui, spec.sub, below, in.width(), 1);
  const float gap = std::clamp((in.height() - side - words - sub) * 0.5f, 0.0f, 6.0f), high = side + gap + words + sub;
  Rect block = Rect::at(in.x0, in.centre().y - high / 2, in.width(), high);
  draw_icon(ui, spec.icon, block.cut_top(side, gap).centre(), side, icon_ink);
  draw_text(ui, block.cut_top(words), spec.label, style, {.color = ink, .align = Align::centre, .max_lines = 2});
  if (sub > 0) draw_line(ui, block, spec.sub, below, ink, Align::centre);
}

} // namespace

ControlLook control_look(const Theme& t, ButtonLook look, bool enabled, bool down) {
  const float control = t.border_control;
  if (!enabled) return {t.disabled.ink, t.disabled.ink, t.disabled.ground, t.disabled.border, control, false};
  if (down && look != ButtonLook::plain && look != ButtonLook::plain_text)
    return {t.on_ai_deep, t.on_ai_deep, t.ai_deep, t.ai_deep, 0, false};
  switch (look) {
    case ButtonLook::primary: return {t.on_ai, t.on_ai, t.ai, t.ai, 0, true};
    case ButtonLook::chosen: return {t.on_ai, t.on_ai, t.ai, t.ai, 0, false};
    case ButtonLook::neutral: return {t.ink, t.ink, t.surface, t.line2, control, false};
    case ButtonLook::warn: return {t.warn.ink, t.warn.ink, t.warn.ground, t.warn.border, control, false};
    case ButtonLook::plain: return {t.ai_text, t.ai_text, down ? t.ai_soft : 0, 0, 0, false};
    case ButtonLook::plain_text: return {t.ink, t.ink, down ? t.ai_soft : 0, 0, 0, false};
    case ButtonLook::white: return {t.ink2, t.ink2, t.surface, t.line, t.border_note, false};
    case ButtonLook::secondary: break;
  }
  return {t.button_ink, t.button_ink, t.surface, t.ai_line, control, false};
}

void draw_control_box(Ui& ui, const Rect& r, const ControlLook& look, float radius) {
  if (look.shadow) shadow(ui, r, radius, Lift::rest);
  if (look.ground & IM_COL32_A_MASK) fill(ui, r, look.ground, radius);
  if (look.edge_width > 0) border(ui, r, look.edge, look.edge_width, radius);
}

void paint_button(Ui& ui, const Rect& r, const ButtonSpec& spec, bool down) {
  const ControlLook look = control_look(ui.theme(), spec.look, spec.enabled, down);
  draw_control_box(ui, r, look, metric::kRadiusButton);
  if (spec.icon_above && spec.icon)
    draw_above(ui, r, spec, look.ink, look.icon);
  else
    draw_beside(ui, r, spec, look.ink, look.icon);
}

bool button(Ui& ui, std::string_view name, const Rect& r, const ButtonSpec& spec) {
  const std::string_view label = spec.spoken.empty() ? spec.label : spec.spoken;
  const Touch touch = ui.touch({.name = name, .label = label, .kind = spec.kind, .enabled = spec.enabled}, r);
  paint_button(ui, r, spec, touch.down);
  ui.finish_touch(touch, r);
  return touch.tapped;
}

float button_width(Ui& ui, const ButtonSpec& spec, float padding) {
  if (spec.icon_above)
    return std::max(metric::kTargetMin, std::max(icon_side(spec), text_width(ui, spec.label, label_style(spec))) + 24);
  return std::max(metric::kTargetMin, std::ceil(measure(ui, spec, 4000).width + 2 * padding));
}

bool icon_button(Ui& ui, std::string_view name, const Rect& r, const char* icon, std::string_view spoken, bool enabled,
                 ButtonLook look) {
  return button(ui, name, r,
                {.icon = icon, .look = look, .enabled = enabled, .icon_size = size::kTitle - 4, .spoken = spoken});
}

bool key(Ui& ui, std::string_view name, const Rect& r, std::string_view label, bool enabled, bool function) {
  const Touch touch = ui.touch({.name = name, .label = label, .kind = "key", .enabled = enabled}, r);
  paint_key(ui, r, label, enabled, touch.down, function);
  ui.finish_touch(touch, r, metric::kRadiusNote);
  return touch.tapped;
}

void paint_key(Ui& ui, const Rect& r, std::string_view label, bool enabled, bool down, bool function) {
  const Theme& t = ui.theme();
  ControlLook look = control_look(t, ButtonLook::neutral, enabled, down);
  if (enabled && !down && function) look.ground = t.ai_soft;
  if (look.edge_width > 0) look.edge_width = t.border_note;
  draw_control_box(ui, r, look, metric::kRadiusNote);
  draw_line(ui, r, label, {std::round(std::clamp(r.height() * 0.5f, 28.0f, 34.0f)), Weight::regular, 1}, look.ink,
            Align::centre);
}

} // namespace yoriai::widgets
