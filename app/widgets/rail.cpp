// The step rail, standing on the left of a screen or lying on top of a tablet's.
#include <algorithm>

#include "widgets/control_look.hpp"
#include "widgets/controls.hpp"

namespace yoriai::widgets {
namespace {

constexpr float kTallEntry = 104; // room for a third line

struct RailLook {
  Color ink, ink2, mark;
};

RailLook draw_ground(Ui& ui, const Rect& r, bool current, bool down) {
  const Theme& t = ui.theme();
  if (down) {
    fill(ui, r, t.ai_deep, metric::kRadiusButton);
    return {t.on_ai_deep, t.on_ai_deep, t.on_ai_deep};
  }
  if (!current) return {t.ink, t.ink2, t.line2};
  fill(ui, r, t.ai, metric::kRadiusButton);
  return {t.on_ai, t.on_ai, t.on_ai};
}

// Check, filled ring, ring or amber mark.
void state_mark(Ui& ui, Point c, StepState state, bool on_fill, Color plain) {
  const Theme& t = ui.theme();
  switch (state) {
    case StepState::done: draw_icon(ui, icon::kCheckCircle, c, 28, on_fill ? plain : t.icon_ok); return;
    case StepState::open: draw_icon(ui, icon::kError, c, 28, on_fill ? plain : t.icon_warn); return;
    case StepState::current:
      circle(ui, c, 11.5f, on_fill ? plain : t.ai_text, 2.5f);
      disc(ui, c, 5.5f, on_fill ? plain : t.ai_text);
      return;
    case StepState::todo: circle(ui, c, 11, plain, 2.5f); return;
  }
}

// At the foot: how much of the planned time is spent, as a thin bar, and the figure where there is height for it.
void draw_spent(Ui& ui, const Rect& r, const RailSpec& spec, bool on_fill, Color ink) {
  const Theme& t = ui.theme();
  Rect foot{r.x0 + 12, r.y1 - 30, r.x1 - 10, r.y1 - 6};
  Rect bar{foot.x0, r.y1 - 9, foot.x1, r.y1 - 4};
  if (r.height() >= kTallEntry && !spec.figure.empty()) {
    const TextStyle style{size::kSmall, spec.late ? Weight::bold : Weight::regular, 1};
    const Color figure = on_fill ? ink : spec.late ? t.warn.ink : ink;
    draw_line(ui, foot.cut_right(text_width(ui, spec.figure, style) + 1, 8), spec.figure, style, figure, Align::right);
    bar = {foot.x0, foot.centre().y - 2.5f, foot.x1, foot.centre().y + 2.5f};
  }
  if (spec.fraction < 0) return;
  fill(ui, bar, on_fill ? t.ai_deep : t.sunken, 2);
  const Rect done{bar.x0, bar.y0, bar.x0 + bar.width() * std::clamp(spec.fraction, 0.0f, 1.0f), bar.y1};
  fill(ui, done, spec.late ? t.warn.border : on_fill ? t.on_ai : t.ai_line, 2);
}

} // namespace

bool rail_entry(Ui& ui, std::string_view name, const Rect& r, const RailSpec& spec) {
  const Touch touch = ui.touch({.name = name, .label = spec.label, .kind = "tab"}, r);
  const RailLook look = draw_ground(ui, r, spec.current, touch.down);
  const bool on_fill = spec.current || touch.down;
  Rect in = r.inset(12, 0);
  in.x1 = r.x1 - 2;
  const TextStyle over{size::kSmall, Weight::regular, 1};
  const TextStyle label{size::kHint, Weight::bold, 1.2f};
  if (spec.icon) {
    draw_icon(ui, spec.icon, in.cut_left(28, 8).centre(), 28, on_fill ? look.ink : ui.theme().ink2);
    draw_text(ui, in, spec.label, label, {.color = look.ink, .valign = VAlign::middle, .max_lines = 2});
  } else {
    const float words = text_height(ui, spec.label, label, in.width(), 2);
    const bool foot = r.height() >= kTallEntry && !spec.figure.empty();
    const float middle = in.centre().y - (foot ? 11.0f : 0.0f);
    Rect block = Rect::at(in.x0, middle - (28 + 4 + words) / 2, in.width(), 28 + 4 + words);
    Rect top = block.cut_top(28, 4);
    state_mark(ui, top.cut_left(26, 8).centre(), spec.state, on_fill, look.mark);
    draw_line(ui, top, spec.over, over, look.ink2);
    draw_text(ui, block, spec.label, label,
              {.color = on_fill || spec.state != StepState::todo ? look.ink : look.ink2, .max_lines = 2});
    draw_spent(ui, r, spec, on_fill, look.ink2);
  }
  ui.finish_touch(touch, r);
  return touch.tapped;
}

bool rail_button(Ui& ui, std::string_view name, const Rect& r, std::string_view number, const char* icon,
                 std::string_view label, StepState state, bool current) {
  const Theme& t = ui.theme();
  const Touch touch = ui.touch({.name = name, .label = label, .kind = "tab"}, r);
  const ControlLook look = control_look(t, current ? ButtonLook::chosen : ButtonLook::white, true, touch.down);
  draw_control_box(ui, r, look, metric::kRadiusCard);
  const bool on_fill = current || touch.down;
  const Color ink = on_fill ? look.ink : t.ink;
  Rect in = r.inset(4, r.height() * 0.12f);
  const Rect top = in.cut_top(in.height() * 0.58f);
  if (icon)
    draw_icon(ui, icon, top.centre(), 42, ink);
  else
    draw_line(ui, top, number, {50, Weight::bold, 1}, ink, Align::centre);
  if (!on_fill && (state == StepState::done || state == StepState::open))
    state_mark(ui, {r.x1 - 24, r.y0 + 24}, state, false, t.line2);
  const TextStyle usual{size::kList + 2, Weight::regular, 1}, small{size::kSmall, Weight::regular, 1};
  draw_line(ui, in, label, text_width(ui, label, usual) <= in.width() ? usual : small, ink, Align::centre);
  ui.finish_touch(touch, r, metric::kRadiusCard);
  return touch.tapped;
}

} // namespace yoriai::widgets
