// Top bar. Targets: "menu", "timer", "project" (projector_sheet.hpp).
#include <algorithm>
#include <cmath>

#include "screens/mode.hpp"
#include "screens/placement.hpp"
#include "screens/projector_sheet.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

struct SavedLook {
  const char* icon = nullptr;
  std::string text;
  Color icon_color = 0, color = 0;
};

SavedLook saved_look(const Context& ctx) {
  const Theme& theme = ctx.ui.theme();
  const auto at = [&](const char* key, base::TimeMs time) {
    return ctx.words(key, {{"time", base::clock_hm(time)}});
  };
  if (ctx.read_only) return {icon::kLock, std::string(ctx.words("shell.read_only")), theme.ink2, theme.ink2};
  if (!ctx.saved.failure.empty()) {
    auto text = ctx.saved.unsaved_since ? at("shell.unsaved_since", ctx.saved.unsaved_since)
                                        : std::string(ctx.words("shell.not_saved"));
    return {icon::kError, std::move(text), theme.err.border, theme.err.ink};
  }
  if (left_unsaved(ctx))
    return {icon::kSyncProblem, at("shell.unsaved_since", ctx.saved.unsaved_since), theme.icon_warn, theme.warn.ink};
  if (ctx.saved.saved_at == 0) return {};
  return {icon::kCheckCircle, at("shell.saved", ctx.saved.saved_at), theme.icon_ok, theme.ok.ink};
}

std::string minutes_word(const Context& ctx, int minutes) {
  return ctx.words("shell.minutes", {{"count", std::to_string(minutes)}});
}

std::string left_word(const Context& ctx, const Timing& t) {
  if (t.planned == 0) return minutes_word(ctx, t.spent);
  return t.over() ? ctx.words("shell.over", {{"count", std::to_string(-t.left)}}) : minutes_word(ctx, t.left);
}

const char* timer_lead(const Timing& t) { return t.planned == 0 ? "shell.timer.spent" : "shell.timer.left"; }

std::string timer_label(const Context& ctx, const Timing& t) {
  const std::string left = left_word(ctx, t);
  return t.over() ? left : std::string(ctx.words(timer_lead(t))) + " " + left;
}

void draw_timer(Context& ctx, const sheets::Step& step, const Rect& r, bool whole) {
  const Timing t = timing_now(ctx, step);
  const auto& words = ctx.words;
  const std::string left = left_word(ctx, t), plan = minutes_word(ctx, t.planned), spent = minutes_word(ctx, t.spent);
  const std::string end = t.end ? base::clock_hm(t.end) : std::string(words("shell.no_time"));
  const std::string end_plan =
      t.end_planned ? words("shell.end_planned", {{"time", base::clock_hm(t.end_planned)}}) : std::string();
  const std::string label = timer_label(ctx, t);
  const Touch touch = area(ctx.ui, "timer", r, label, "button", !participants(ctx));
  if (whole) {
    TimerView view;
    view.left_label = words(t.stopped ? "shell.timer.stopped" : t.over() ? "shell.timer.over" : timer_lead(t));
    const bool long_over = t.over() && -t.left >= 100; // the column is narrow
    const std::string figure = long_over ? std::to_string(-t.left) : t.over() ? minutes_word(ctx, -t.left) : left;
    view.left = figure;
    view.plan_label = words("shell.timer.plan"), view.plan = plan;
    view.spent_label = words("shell.timer.spent"), view.spent = spent;
    view.fraction = t.planned ? std::min(1.0f, static_cast<float>(t.spent) / static_cast<float>(t.planned)) : 0;
    view.end_label = words("shell.timer.end"), view.end = end, view.end_plan = end_plan;
    view.over = t.over();
    timer_panel(ctx.ui, r, view);
  } else {
    timer_box(ctx.ui, r, label, t.over());
  }
  ctx.ui.finish_touch(touch, r);
  if (touch.tapped) ctx.view.shell.sheet = ShellSheet::timer;
}

std::string people_line(const Context& ctx) {
  const auto& centre = ctx.meeting->head()["centre"];
  const auto count = ctx.meeting->participants().size();
  std::string line = centre;
  if (count == 0) return line;
  if (!line.empty()) line += ctx.words("shell.between");
  return line + ctx.words("shell.people", {{"count", std::to_string(count)}});
}

std::string_view title_of(const Context& ctx) {
  const auto& title = ctx.meeting->head()["title"];
  return title.empty() ? ctx.words("shell.untitled") : std::string_view(title);
}

} // namespace

float draw_saved(Context& ctx, const Rect& r, bool at_left) {
  const SavedLook look = saved_look(ctx);
  if (look.text.empty()) return 0;
  const IconText spec{look.icon, look.text, {size::kList, Weight::regular, kLineTitle}, look.icon_color, look.color,
                      28, 8, at_left ? Align::left : Align::right};
  return draw_icon_text(ctx.ui, r, spec);
}

void draw_top_bar(Context& ctx, const sheets::Step* step, Rect r) {
  Ui& ui = ctx.ui;
  const bool slim = narrow(ctx), left = left_handed(ctx);
  fill(ui, r, ui.theme().surface);
  top_bar_line(ctx, r);
  const Rect first = cut_opposite(ctx, r, 108).inset(4, 4);
  if (participants(ctx))
    draw_leave_button(ctx, first);
  else if (button(ui, "menu", first,
             {.label = ctx.words("shell.menu"), .icon = icon::kMenu, .look = ButtonLook::plain, .icon_above = true,
              .size = size::kSmall, .icon_size = 36}))
    ctx.view.shell.sheet = ShellSheet::menu;
  cut_opposite(ctx, r, 4);
  const float full = 655, wide = ui.surface().width();
  if (const auto* now = step ? ctx.library.step(ctx.meeting->step()) : nullptr; now || step) {
    const bool whole = wide >= 1500 && !participants(ctx); // plan and forecast are the facilitator's
    const sheets::Step& timed = now ? *now : *step;
    const float least = wide >= 1500 ? 300 : 220;
    const float room = whole ? full : std::max(least, timer_box_width(ui, timer_label(ctx, timing_now(ctx, timed))));
    cut_at_hand(ctx, r, 16);
    draw_timer(ctx, timed, cut_at_hand(ctx, r, room, 16).inset(0, 8), whole);
  } else {
    cut_at_hand(ctx, r, 16);
  }
  if (!participants(ctx)) draw_project_button(ctx, r, slim);
  if (!slim && !participants(ctx)) cut_at_hand(ctx, r, draw_saved(ctx, r, left) + 24);
  const float middle = r.y0 + r.height() * 0.5f;
  const Align side = left ? Align::right : Align::left;
  draw_line(ui, {r.x0, r.y0 + 8, r.x1, middle + 2}, title_of(ctx), {28, Weight::bold, kLineTitle}, ui.theme().ink,
            side);
  const Rect below{r.x0, middle + 2, r.x1, r.y1 - 8};
  if (slim && !participants(ctx))
    draw_saved(ctx, below, !left);
  else
    draw_line(ui, below, people_line(ctx), {size::kHint, Weight::regular, kLineTitle}, ui.theme().ink2, side);
}

} // namespace yoriai::screens
