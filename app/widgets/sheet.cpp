#include "widgets/sheet.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/controls.hpp"

namespace yoriai::widgets {
namespace {

constexpr float kSide = 48, kTitleTop = 36, kTitleHigh = 52, kTitleGap = 20;

std::string joined(std::string_view name, std::string_view id) { return std::string(name) + "/" + std::string(id); }

void sheet_ground(Ui& ui, const Rect& r) {
  const Theme& t = ui.theme();
  fill_top(ui, r, t.surface, metric::kRadiusSheet);
  if (t.high_contrast) border(ui, {r.x0, r.y0, r.x1, r.y1 + 40}, t.line, t.border_control, metric::kRadiusSheet);
}

} // namespace

SheetFrame begin_sheet(Ui& ui, std::string_view name, const SheetSpec& spec) {
  ui.push_layer(name, true);
  const Theme& t = ui.theme();
  const Rect all = ui.surface();
  const float w = std::min(spec.width, all.width() - 2 * metric::kMargin);
  const float h = std::min(spec.height, all.height() - metric::kMargin);
  const Rect r = Rect::at(all.centre().x - w / 2, all.y1 - h, w, h);
  sheet_ground(ui, r);
  Rect body = r.inset(std::min(kSide, w * 0.05f), 0);
  body.y1 -= 36;
  if (spec.title.empty()) {
    body.y0 += 32;
  } else {
    body.y0 += kTitleTop;
    Rect title = body.cut_top(kTitleHigh, kTitleGap);
    if (spec.icon) draw_icon(ui, spec.icon, title.cut_left(50, 18).centre(), 48, t.ai_text);
    draw_line(ui, title, spec.title, {size::kCardTitle, Weight::bold, 1}, t.ink);
  }
  return {body, ui.escape_pressed()};
}

void end_sheet(Ui& ui) { ui.pop_layer(); }

SheetTap sheet_foot(Ui& ui, std::string_view name, Rect& body, const SheetFoot& foot) {
  Rect row = body.cut_bottom(metric::kTargetMain, 24);
  SheetTap tap = SheetTap::none;
  const ButtonSpec back{.label = foot.back, .size = 28};
  const ButtonSpec ok{.label = foot.ok, .icon = foot.ok_icon, .look = ButtonLook::primary, .enabled = foot.ok_enabled,
                      .size = 31};
  const float half = (row.width() - 16) / 2;
  const Rect back_at = foot.back.empty() ? Rect{} : row.cut_left(std::min(half, std::max(180.0f, button_width(ui, back, 46))), 24);
  const Rect ok_at = foot.ok.empty() ? Rect{} : row.cut_right(std::min(half, std::max(220.0f, button_width(ui, ok, 46))), 24);
  if (!foot.back.empty() && button(ui, joined(name, "back"), back_at, back)) tap = SheetTap::back;
  if (!foot.hint.empty())
    draw_text(ui, row, foot.hint, {size::kHint, Weight::regular, 1.35f},
              {.color = ui.theme().ink2, .align = Align::right, .valign = VAlign::middle});
  if (!foot.ok.empty() && button(ui, joined(name, "ok"), ok_at, ok)) tap = SheetTap::ok;
  return tap;
}

namespace {

float choice_width(Ui& ui, std::span<const Choice> choices) {
  float w = 200;
  for (const Choice& c : choices) {
    float one = 44 + text_width(ui, c.label, {size::kButton, Weight::bold, 1});
    one = std::max(one, 44 + text_width(ui, c.sub, {size::kSmall, Weight::regular, 1}));
    if (c.icon) one += 50;
    if (!c.role.empty()) one += 38;
    if (!c.letter.empty()) one += 52;
    if (c.chosen) one += 42;
    w = std::max(w, one + 12);
  }
  return w;
}

bool draw_choice(Ui& ui, std::string_view name, const Rect& r, const Choice& c, bool divider) {
  const Theme& t = ui.theme();
  const std::string id = joined(name, c.id);
  if (!c.dangerous && c.letter.empty())
    return list_row(ui, id, r,
                    {.title = c.label, .sub = c.sub, .icon = c.icon, .role = c.role, .chosen = c.chosen,
                     .enabled = c.enabled, .divider = divider, .kind = "choice"});
  // A letter badge or red ink: the row draws the ground and the target, we draw the words.
  const Touch touch = area(ui, id, r, c.label, "choice", c.enabled);
  if (c.chosen && !touch.down) fill(ui, r, t.ai_soft);
  if (divider) hline(ui, r.x0, r.x1, r.y1, t.line, t.border_line);
  Rect in = r.inset(22, 0);
  const Color ink = !c.enabled ? t.disabled.ink : c.dangerous ? t.err.ink : t.ink;
  if (!c.letter.empty()) issue_badge(ui, Rect::around(in.cut_left(40, 12).centre(), 40, 40), c.letter);
  if (c.icon) draw_icon(ui, c.icon, in.cut_left(36, 14).centre(), 36, ink);
  if (c.chosen) draw_icon(ui, icon::kCheck, in.cut_right(34, 8).centre(), 34, t.ai_text);
  draw_text(ui, in, c.label, {size::kButton, Weight::regular, 1.3f},
            {.color = ink, .valign = VAlign::middle, .max_lines = 2});
  return touch.tapped;
}

// The rows inside `view`, scrolling when they are many; the index tapped or -1.
int draw_choices(Ui& ui, std::string_view name, const Rect& view, const ChooseSpec& spec,
                 std::span<const Choice> choices, ScrollState& scroll) {
  const int columns = std::max(1, spec.columns);
  const int rows = (static_cast<int>(choices.size()) + columns - 1) / columns;
  ScrollArea list(ui, name, view, scroll, static_cast<float>(rows) * spec.row_height);
  int tapped = -1, above = 0, below = 0;
  const float gap = columns > 1 ? 16.0f : 0.0f;
  const float w = (view.width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
    const float x = static_cast<float>(i % columns) * (w + gap), y = static_cast<float>(i / columns) * spec.row_height;
    const Rect row = Rect::at(x, y, w, spec.row_height);
    if (row.y1 <= list.visible().y0) ++above;
    if (row.y0 >= list.visible().y1) ++below;
    if (!list.shows(row)) continue;
    if (draw_choice(ui, name, list.place(row), choices[static_cast<std::size_t>(i)], i / columns + 1 < rows)) tapped = i;
  }
  list.finish(above, below);
  return tapped;
}

// Beside the control: under it, or above it when there is more room there.
Rect beside(const Rect& anchor, const Rect& all, float w, float h) {
  const float x = std::clamp(anchor.x0, all.x0 + 12, std::max(all.x0 + 12, all.x1 - 12 - w));
  const float room_under = all.y1 - 12 - anchor.y1 - 8, room_above = anchor.y0 - 8 - all.y0 - 12;
  if (h <= room_under || room_under >= room_above) return Rect::at(x, anchor.y1 + 8, w, std::min(h, room_under));
  const float high = std::min(h, room_above);
  return Rect::at(x, anchor.y0 - 8 - high, w, high);
}

Chosen choose_beside(Ui& ui, std::string_view name, const ChooseSpec& spec, std::span<const Choice> choices,
                     ScrollState& scroll) {
  const Theme& t = ui.theme();
  ui.push_layer(name, false);
  const float title = spec.title.empty() ? 0 : 52.0f;
  const float rows = std::ceil(static_cast<float>(choices.size()) / static_cast<float>(std::max(1, spec.columns)));
  const float heading = spec.title.empty() ? 0 : 52 + text_width(ui, spec.title, {size::kHint, Weight::bold, 1});
  const float w = std::max({choice_width(ui, choices) * static_cast<float>(std::max(1, spec.columns)),
                            spec.anchor->width(), heading});
  const Rect r = beside(*spec.anchor, ui.surface(), std::min(w, ui.surface().width() - 24),
                        title + 16 + rows * spec.row_height);
  shadow(ui, r, metric::kRadiusCard, Lift::lifted);
  fill(ui, r, t.surface, metric::kRadiusCard);
  border(ui, r, t.high_contrast ? t.line : t.ai_line, t.border_control, metric::kRadiusCard);
  Rect in = r.inset(3, 8);
  if (title > 0)
    draw_line(ui, in.cut_top(title).inset(22, 0), spec.title, {size::kHint, Weight::bold, 1}, t.ink2);
  Chosen chosen;
  chosen.index = draw_choices(ui, name, in, spec, choices, scroll);
  const bool outside = ui.ground_tapped() && !r.contains(ui.pointer());
  chosen.dismissed = ui.escape_pressed() || (outside && ui.interactive());
  ui.pop_layer();
  return chosen;
}

} // namespace

Chosen choose(Ui& ui, std::string_view name, const ChooseSpec& spec, std::span<const Choice> choices,
              ScrollState& scroll) {
  if (spec.anchor) return choose_beside(ui, name, spec, choices, scroll);
  const float rows = std::ceil(static_cast<float>(choices.size()) / static_cast<float>(std::max(1, spec.columns)));
  const float title = spec.title.empty() ? 32 : kTitleTop + kTitleHigh + kTitleGap;
  SheetFrame sheet = begin_sheet(
      ui, name, {.width = 1120, .height = title + rows * spec.row_height + metric::kTargetMain + 24 + 36, .title = spec.title});
  Chosen chosen;
  const SheetTap tap = sheet_foot(ui, name, sheet.body, {.back = spec.back});
  chosen.index = draw_choices(ui, name, sheet.body, spec, choices, scroll);
  chosen.dismissed = sheet.dismissed || tap == SheetTap::back;
  end_sheet(ui);
  return chosen;
}

bool dropdown(Ui& ui, std::string_view name, const Rect& r, std::string_view label, std::string_view role,
              const char* icon, bool framed, bool enabled) {
  const Theme& t = ui.theme();
  const Touch touch = ui.touch({.name = name, .label = label, .kind = "choice", .enabled = enabled}, r);
  if (framed) {
    fill(ui, r, !enabled ? t.disabled.ground : touch.down ? t.ai_soft : t.surface, metric::kRadiusButton);
    border(ui, r, enabled ? t.line2 : t.disabled.border, t.border_control, metric::kRadiusButton);
  } else if (touch.down) {
    fill(ui, r, t.ai_soft, metric::kRadiusButton);
  }
  const Color ink = enabled ? t.ink : t.disabled.ink;
  Rect in = r.inset(framed ? 16 : 8, 0);
  draw_icon(ui, icon::kExpandMore, in.cut_right(28, framed ? 8 : 2).centre(), 28, ink);
  if (!role.empty()) role_mark(ui, role, in.cut_left(24, 10).centre(), 24);
  if (icon) draw_icon(ui, icon, in.cut_left(32, 10).centre(), 32, enabled ? t.ai_text : ink);
  // Where there is no room for a word, the shape of the role says it alone; the sheet that opens has the words.
  constexpr float kRoomForWord = 48;
  if (role.empty() || in.width() >= kRoomForWord) draw_line(ui, in, label, {size::kList, Weight::regular, 1}, ink);
  ui.finish_touch(touch, r);
  return touch.tapped;
}

} // namespace yoriai::widgets
