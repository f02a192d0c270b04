#include "widgets/controls.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "widgets/control_look.hpp"

namespace yoriai::widgets {
namespace {

std::string joined(std::string_view name, std::string_view id) {
  return std::string(name) + "/" + std::string(id);
}

constexpr TextStyle kTitle{size::kButton, Weight::bold, kLineTitle};
constexpr TextStyle kSub{size::kSmall, Weight::regular, 1.3f};

// Title and second line, in the middle of the height.
void title_and_sub(Ui& ui, const Rect& r, std::string_view title, std::string_view sub, const TextStyle& title_style,
                   const TextStyle& sub_style, Color title_ink, Color sub_ink) {
  const int sub_lines = sub.empty() ? 0 : 1;
  const float sub_h = sub.empty() ? 0 : text_height(ui, sub, sub_style, r.width(), sub_lines) + 2;
  const int lines = std::max(1, static_cast<int>((r.height() - sub_h) / (title_style.size * title_style.line_height)));
  const float title_h = text_height(ui, title, title_style, r.width(), lines);
  Rect block = Rect::at(r.x0, r.centre().y - (title_h + sub_h) / 2, r.width(), title_h + sub_h);
  draw_text(ui, block.cut_top(title_h), title, title_style, {.color = title_ink, .max_lines = lines});
  if (!sub.empty())
    draw_text(ui, block, sub, sub_style, {.color = sub_ink, .valign = VAlign::bottom, .max_lines = sub_lines});
}

} // namespace

bool tab(Ui& ui, std::string_view name, const Rect& r, const TabSpec& spec) {
  const Theme& t = ui.theme();
  const Touch touch = ui.touch({.name = name, .label = spec.title, .kind = "tab", .enabled = spec.enabled}, r);
  const ButtonLook kind = spec.chosen             ? ButtonLook::primary
                          : spec.mark == Mark::open ? ButtonLook::warn
                                                    : ButtonLook::secondary;
  const ControlLook look = control_look(t, kind, spec.enabled, touch.down);
  draw_control_box(ui, r, look, metric::kRadiusButton);
  const bool on_fill = spec.chosen || touch.down;
  Rect in = r.inset(18, 6);
  in.x1 = r.x1 - 12;
  if (!spec.letter.empty()) problem_badge(ui, Rect::around(in.cut_left(54, 16).centre(), 54, 54), spec.letter);
  if (spec.icon) draw_icon(ui, spec.icon, in.cut_left(40, 14).centre(), 40, look.icon);
  if (spec.mark != Mark::none && !spec.chosen) {
    const bool done = spec.mark == Mark::done;
    draw_icon(ui, done ? icon::kCheckCircle : icon::kError, in.cut_right(34, 4).centre(), 34,
              on_fill ? look.ink : done ? t.icon_ok : t.icon_warn);
  }
  const Color title = on_fill || spec.mark == Mark::open ? look.ink : t.ink;
  const Color sub = on_fill || spec.mark == Mark::open ? look.ink : t.ink2;
  const TextStyle sub_style{size::kHint, spec.mark == Mark::open && !on_fill ? Weight::bold : Weight::regular, 1.3f};
  title_and_sub(ui, in, spec.title, spec.sub, kTitle, sub_style, title, sub);
  ui.finish_touch(touch, r);
  return touch.tapped;
}

int segmented(Ui& ui, std::string_view name, const Rect& r, std::span<const Segment> parts, int chosen) {
  const Theme& t = ui.theme();
  constexpr TextStyle style{size::kHint, Weight::bold, 1};
  float words = 0;
  for (const Segment& p : parts) words += text_width(ui, p.label, style);
  const float pad = std::max((r.width() - words) / static_cast<float>(parts.size()), 8.0f);
  fill(ui, r, t.surface, metric::kRadiusButton);
  int tapped = -1;
  Rect rest = r;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size(), is_chosen = static_cast<int>(i) == chosen;
    const Rect part = last ? rest : rest.cut_left(std::round(text_width(ui, parts[i].label, style) + pad));
    const Touch touch =
        ui.touch({.name = joined(name, parts[i].id), .label = parts[i].label, .kind = "choice"}, part);
    const ImDrawFlags corners = (i == 0 ? ImDrawFlags_RoundCornersLeft : 0) | (last ? ImDrawFlags_RoundCornersRight : 0);
    if (is_chosen || touch.down)
      ui.draw()->AddRectFilled(part.min(), part.max(), touch.down ? t.ai_deep : t.ai, metric::kRadiusButton,
                               corners ? corners : static_cast<ImDrawFlags>(ImDrawFlags_RoundCornersNone));
    if (i > 0 && !is_chosen && static_cast<int>(i) != chosen + 1) vline(ui, part.x0, part.y0, part.y1, t.ai_line, 1.5f);
    draw_line(ui, part, parts[i].label, style,
              touch.down ? t.on_ai_deep
              : is_chosen ? t.on_ai
                          : t.button_ink,
              Align::centre);
    ui.finish_touch(touch, part);
    if (touch.tapped) tapped = static_cast<int>(i);
  }
  border(ui, r, t.ai_line, t.border_control, metric::kRadiusButton);
  return tapped;
}

void paint_toggle3(Ui& ui, const Rect& r, Three value, const ThreeLabels& labels, bool enabled, bool down) {
  const Theme& t = ui.theme();
  const ButtonLook kind = value == Three::yes  ? ButtonLook::chosen
                          : value == Three::no ? ButtonLook::neutral
                                               : ButtonLook::secondary;
  const ControlLook look = control_look(t, kind, enabled, down);
  draw_control_box(ui, r, look, metric::kRadiusToggle);
  const Point c{r.centre().x, r.y0 + r.height() * 0.35f};
  if (value == Three::yes) circle(ui, c, 18, look.ink, 6);
  if (value == Three::no) fill(ui, Rect::around(c, 30, 6), enabled && !down ? t.ink2 : look.ink, 2);
  if (value == Three::undecided) draw_icon(ui, icon::kTouchApp, c, 40, look.icon);
  const std::string_view word = value == Three::yes ? labels.yes : value == Three::no ? labels.no : labels.undecided;
  const Rect band{r.x0 + 4, r.y0 + r.height() * 0.58f, r.x1 - 4, r.y0 + r.height() * 0.86f};
  draw_line(ui, band, word, {size::kHint, Weight::bold, 1}, look.ink,
            Align::centre);
}

bool toggle3(Ui& ui, std::string_view name, const Rect& r, Three value, const ThreeLabels& labels,
             std::string_view spoken, bool enabled) {
  const std::string_view word = value == Three::yes ? labels.yes : value == Three::no ? labels.no : labels.undecided;
  const std::string label = spoken.empty() ? std::string(word) : std::string(spoken) + " " + std::string(word);
  const Touch touch = ui.touch({.name = name, .label = label, .kind = "toggle", .enabled = enabled}, r);
  paint_toggle3(ui, r, value, labels, enabled, touch.down);
  ui.finish_touch(touch, r, metric::kRadiusToggle);
  return touch.tapped;
}

bool check_box(Ui& ui, std::string_view name, const Rect& r, std::string_view label, bool checked, bool enabled) {
  const Theme& t = ui.theme();
  const Touch touch = ui.touch({.name = name, .label = label, .kind = "check", .enabled = enabled}, r);
  if (touch.down) fill(ui, r, t.ai_soft, metric::kRadiusButton);
  Rect in = r.inset(12, 0);
  const Rect box = Rect::around(in.cut_left(36, 14).centre(), 36, 36);
  const Color ink = enabled ? t.ink : t.disabled.ink;
  if (checked) {
    fill(ui, box, enabled ? t.ai : t.disabled.border, 8);
    draw_icon(ui, icon::kCheck, box.centre(), 30, enabled ? t.on_ai : t.disabled.ink);
  } else {
    fill(ui, box, enabled ? t.surface : t.disabled.ground, 8);
    border(ui, box, enabled ? t.line2 : t.disabled.border, 2.5f, 8);
  }
  draw_text(ui, in, label, {size::kList, Weight::regular, 1.3f}, {.color = ink, .valign = VAlign::middle});
  ui.finish_touch(touch, r);
  return touch.tapped;
}

bool radio_card(Ui& ui, std::string_view name, const Rect& r, const CardSpec& spec) {
  const Theme& t = ui.theme();
  const Touch touch = ui.touch({.name = name, .label = spec.title, .kind = "choice", .enabled = spec.enabled}, r);
  const bool filled = spec.chosen && spec.filled_when_chosen;
  ControlLook look = control_look(t, filled ? ButtonLook::primary : ButtonLook::white, spec.enabled, touch.down);
  if (!filled && !touch.down && spec.enabled) {
    look = {t.ink, t.ai_text, spec.chosen ? t.ai_soft : t.surface, spec.chosen ? t.ai : t.line,
            spec.chosen ? 3 : t.border_line, true};
  }
  if (look.shadow) shadow(ui, r, metric::kRadiusCard, Lift::note);
  look.shadow = false;
  draw_control_box(ui, r, look, metric::kRadiusCard);
  Rect in = r.inset(28, 8);
  if (spec.icon) draw_icon(ui, spec.icon, in.cut_left(50, 22).centre(), 50, look.icon);
  if (spec.chevron) draw_icon(ui, icon::kChevronRight, in.cut_right(38, 8).centre(), 38, look.icon);
  const bool on_fill = filled || touch.down;
  title_and_sub(ui, in, spec.title, spec.sub, {size::kButtonLarge, Weight::bold, 1.3f},
                {size::kHint - 1, Weight::regular, 1.35f}, look.ink, on_fill || !spec.enabled ? look.ink : t.ink2);
  ui.finish_touch(touch, r, metric::kRadiusCard);
  return touch.tapped;
}

bool list_row(Ui& ui, std::string_view name, const Rect& r, const RowSpec& spec) {
  const Theme& t = ui.theme();
  const Touch touch = ui.touch({.name = name, .label = spec.title, .kind = spec.kind, .enabled = spec.enabled}, r);
  if (touch.down || spec.chosen) fill(ui, r, t.ai_soft);
  if (t.high_contrast && (touch.down || spec.chosen)) border(ui, r, t.ai, 4);
  if (spec.divider) hline(ui, r.x0, r.x1, r.y1, t.line, t.border_line);
  const Color ink = spec.enabled ? t.ink : t.disabled.ink;
  Rect in = r.inset(22, 4);
  if (!spec.role.empty()) role_mark(ui, spec.role, in.cut_left(26, 12).centre(), 26);
  if (spec.icon) draw_icon(ui, spec.icon, in.cut_left(36, 14).centre(), 36, spec.enabled ? t.ai_text : ink);
  if (spec.chevron) draw_icon(ui, icon::kChevronRight, in.cut_right(36, 8).centre(), 36, t.ai_text);
  if (spec.chosen) draw_icon(ui, icon::kCheck, in.cut_right(34, 8).centre(), 34, t.ai_text);
  if (!spec.title.empty())
    title_and_sub(ui, in, spec.title, spec.sub, {size::kButton, spec.sub.empty() ? Weight::regular : Weight::bold, 1.3f},
                  kSub, ink, spec.enabled ? t.ink2 : ink);
  ui.finish_touch(touch, r.inset(4), 8);
  return touch.tapped;
}

Touch area(Ui& ui, std::string_view name, const Rect& r, std::string_view label, std::string_view kind, bool enabled) {
  const Touch touch = ui.touch({.name = name, .label = label, .kind = kind, .enabled = enabled}, r);
  if (touch.down) {
    fill(ui, r, ui.theme().ai_soft, metric::kRadiusNote);
    if (ui.theme().high_contrast) border(ui, r, ui.theme().ai, 4, metric::kRadiusNote);
  }
  ui.finish_touch(touch, r, metric::kRadiusNote);
  return touch;
}

bool empty_box(Ui& ui, std::string_view name, const Rect& r, std::string_view title, std::string_view text) {
  const Theme& t = ui.theme();
  const Touch touch = ui.touch({.name = name, .label = title}, r);
  const Color ink = touch.down ? t.on_ai_deep : t.ai_text;
  fill(ui, r, touch.down ? t.ai_deep : t.ai_soft, metric::kRadiusButton);
  border(ui, r, touch.down ? t.ai_deep : t.ai_line, t.border_control, metric::kRadiusButton);
  const TextStyle bold{r.width() < 300 ? size::kList : size::kButton, Weight::bold, kLineTitle};
  const TextStyle plain{size::kHint, Weight::regular, 1.35f};
  const float side = 34, gap = 16, pad = r.width() < 300 ? 16.0f : 24.0f;
  Rect in = r.inset(pad, 8);
  const float title_room = in.width() - side - gap;
  const float title_h = std::max(side, text_height(ui, title, bold, title_room));
  const float text_h = text.empty() ? 0 : text_height(ui, text, plain, in.width()) + 8;
  in = Rect::at(in.x0, in.centre().y - (title_h + text_h) / 2, in.width(), title_h + text_h);
  Rect head = in.cut_top(title_h);
  draw_icon(ui, icon::kAddCircle, head.cut_left(side, gap).centre(), side, ink);
  draw_text(ui, head, title, bold, {.color = ink, .valign = VAlign::middle});
  if (!text.empty()) draw_text(ui, in, text, plain, {.color = touch.down ? ink : t.ink, .valign = VAlign::bottom});
  ui.finish_touch(touch, r);
  return touch.tapped;
}

bool drop_slot(Ui& ui, std::string_view name, const Rect& r, std::string_view label, const char* icon, bool armed) {
  const Theme& t = ui.theme();
  const Touch touch = ui.touch({.name = name, .label = label, .kind = "cell"}, r);
  const Color ground = touch.down ? t.ai_deep : armed ? t.ai_soft : t.surface;
  const Color ink = touch.down ? t.on_ai_deep : armed ? t.ai_text : t.ink2;
  fill(ui, r, ground, metric::kRadiusButton);
  border(ui, r, armed ? t.ai_line : t.line2, armed ? t.border_control : t.border_note, metric::kRadiusButton);
  draw_icon_text(ui, r.inset(12, 0),
                 {.icon = icon, .text = label, .style = {size::kHint, armed ? Weight::bold : Weight::regular, 1},
                  .color = ink, .gap = 10, .align = Align::centre});
  ui.finish_touch(touch, r);
  return touch.tapped;
}

BannerTap banner(Ui& ui, std::string_view name, const Rect& r, const BannerSpec& spec) {
  const Theme& t = ui.theme();
  const StateLook& look = spec.kind == NoticeKind::err ? t.err : t.warn;
  fill(ui, r, look.ground, metric::kRadiusButton);
  border(ui, r, look.border, t.border_control, metric::kRadiusButton);
  Rect in = r.inset(24, 0);
  in.x1 = r.x1 - 12;
  BannerTap tap = BannerTap::none;
  const float high = std::clamp(r.height() - 16, metric::kTargetMin, 72.0f);
  const ButtonSpec act{.label = spec.act, .look = ButtonLook::primary};
  const ButtonSpec other{.label = spec.other, .look = ButtonLook::neutral};
  const auto cut = [&](const ButtonSpec& b) {
    const Rect place = in.cut_right(button_width(ui, b, 23), 16);
    return Rect::around(place.centre(), place.width(), high);
  };
  const Rect act_at = spec.act.empty() ? Rect{} : cut(act);
  const Rect other_at = spec.other.empty() ? Rect{} : cut(other);
  if (!spec.other.empty() && button(ui, joined(name, "other"), other_at, other)) tap = BannerTap::other;
  if (!spec.act.empty() && button(ui, joined(name, "act"), act_at, act)) tap = BannerTap::act;
  const float mark = r.height() > 90 ? 52.0f : 38.0f;
  draw_icon(ui, spec.icon, in.cut_left(mark, 14).centre(), mark, look.ink);
  const TextStyle bold{size::kButton, Weight::bold, kLineTitle}, plain{size::kList, Weight::regular, kLineTitle};
  const float title_w = text_width(ui, spec.title, bold), text_w = text_width(ui, spec.text, plain);
  if (title_w + 16 + text_w <= in.width() && r.height() <= 90) {
    draw_line(ui, in.cut_left(title_w + 1, 16), spec.title, bold, look.ink);
    draw_line(ui, in, spec.text, plain, t.ink);
  } else {
    title_and_sub(ui, in, spec.title, spec.text, bold, {size::kHint, Weight::regular, 1.35f}, look.ink, t.ink);
  }
  return tap;
}

int selection_bar(Ui& ui, std::string_view name, const Rect& r, std::string_view text, std::span<const BarAct> acts,
                  bool refused) {
  const Theme& t = ui.theme();
  const StateLook look = refused ? t.warn : StateLook{t.ai_text, t.ai_soft, t.high_contrast ? t.line : t.ai_soft};
  fill(ui, r, look.ground, metric::kRadiusButton);
  if (look.border != look.ground) border(ui, r, look.border, t.border_control, metric::kRadiusButton);
  int tapped = -1;
  Rect in = r.inset(8, 0);
  in.x0 = r.x0 + 20;
  const float high = std::max(metric::kTargetMin, r.height() - 14);
  const auto look_of = [](const BarAct& a) {
    return ButtonSpec{.label = a.label, .icon = a.icon, .enabled = a.enabled, .size = 25};
  };
  float width = 0; // the acts stand at the right end, and the keyboard goes through them from left to right
  for (const BarAct& a : acts) width += button_width(ui, look_of(a), 26) + 10;
  Rect places = in.cut_right(width, 6);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const Rect place = places.cut_left(button_width(ui, look_of(acts[i]), 26), 10);
    const Rect box = Rect::around({place.centre().x + 10, place.centre().y}, place.width(), high);
    if (button(ui, joined(name, acts[i].id), box, look_of(acts[i]))) tapped = static_cast<int>(i);
  }
  draw_text(ui, in, text, {size::kList, Weight::bold, 1.3f},
            {.color = look.ink, .valign = VAlign::middle, .max_lines = std::max(1, static_cast<int>(r.height() / 31))});
  return tapped;
}

} // namespace yoriai::widgets
