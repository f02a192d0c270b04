// Bottom bar: undo and redo, what the step's view puts between, and the agreement. Targets: "undo", "redo", "agree";
// on a narrow surface also "parking", "remark"; where notes lie face down "silence/reveal".
#include <algorithm>

#include "screens/mode.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/silence.hpp"
#include "screens/step_view.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kNarrowRow = 116, kNarrowActs = 107;

// Undo lies at the left of redo for every hand: their arrows point there.
void draw_undo(Context& ctx, const Rect& undo, const Rect& redo) {
  const auto act = [&](const char* name, const Rect& r, const char* key, const char* icon, bool enabled) {
    return button(ctx.ui, name, r,
                  {.label = ctx.words(key), .icon = icon, .enabled = enabled && !ctx.read_only, .icon_above = true,
                   .size = size::kHint, .icon_size = 34});
  };
  if (act("undo", undo, "shell.undo", icon::kUndo, ctx.can_undo)) ctx.out.ask(Undo{});
  if (act("redo", redo, "shell.redo", icon::kRedo, ctx.can_redo)) ctx.out.ask(Redo{});
}

std::string_view agree_label(const Context& ctx, const sheets::Step& step) {
  const auto& own = step.word("agree");
  return own.empty() ? ctx.words("shell.agree_next") : std::string_view(own.in(ctx.lang()));
}

void draw_agree(Context& ctx, const sheets::Step& step, const Rect& r, bool above) {
  if (button(ctx.ui, "agree", r,
             {.label = agree_label(ctx, step), .icon = icon::kHandshake, .look = ButtonLook::primary,
              .enabled = !ctx.read_only, .icon_above = above, .size = above ? size::kList : size::kButton}))
    open_agreement(ctx, step);
}

void draw_view_bar(Context& ctx, const sheets::Step& step, Rect r) {
  // The wall has it beside its other acts.
  if (step.kind != sheets::StepKind::wall && ctx.view.selection.empty() && !participants(ctx)) draw_silence(ctx, step, r, false);
  if (const StepView* view = step_view(step.kind)) view->draw_bar(ctx, step, r);
}

void draw_page_bar(Context& ctx, const Rect& r) {
  if (ctx.view.shown == "opening") draw_opening_bar(ctx, r);
  if (ctx.view.shown == "closing") draw_closing_bar(ctx, r);
}

void draw_narrow(Context& ctx, const sheets::Step* step, Rect r) {
  r = r.inset(14, 16);
  if (step) draw_view_bar(ctx, *step, r.cut_top(kNarrowRow, 12));
  if (participants(ctx)) return;
  constexpr float kGap = 10;
  const float cell = (r.width() - 5 * kGap) / 6;
  const auto two = cut_opposite(ctx, r, 2 * cell + kGap, kGap).columns(2, kGap);
  draw_undo(ctx, two[0], two[1]);
  if (!step) return draw_page_bar(ctx, r);
  const auto count = facts(ctx).parked.size();
  const std::string parked = ctx.words("parking.short", {{"count", std::to_string(count)}});
  const auto act = [&](const char* name, const Rect& cell, std::string_view label, const char* icon, bool enabled) {
    return button(ctx.ui, name, cell,
                  {.label = label, .icon = icon, .enabled = enabled, .icon_above = true, .size = size::kHint,
                   .icon_size = 36});
  };
  if (act("parking", cut_opposite(ctx, r, cell, kGap), parked, icon::kInbox, true)) ctx.view.shell.sheet = ShellSheet::parked;
  if (act("remark", cut_opposite(ctx, r, cell, kGap), ctx.words("shell.remark_short"), icon::kEditNote, !ctx.read_only)) ask_remark(ctx, *step);
  draw_agree(ctx, *step, r, true);
}

} // namespace

float bottom_bar_height(const Context& ctx) {
  if (!narrow(ctx)) return metric::kBottomBar;
  const float step_row = is_page(ctx.view.shown) ? 0 : kNarrowRow + 12; // a page has no acts of a step
  return 16 + step_row + kNarrowActs + 16;
}

void draw_bottom_bar(Context& ctx, const sheets::Step* step, const Rect& r) {
  Ui& ui = ctx.ui;
  fill(ui, r, ui.theme().surface);
  bottom_bar_line(ctx, r);
  if (narrow(ctx)) return draw_narrow(ctx, step, r);
  const bool tight = ui.surface().width() < 1500;
  if (participants(ctx)) {
    if (step) draw_view_bar(ctx, *step, {r.x0 + 16, r.y0 + 15, r.x1 - 16, r.y1 - 13});
    return;
  }
  Rect rest{r.x0 + 16, r.y0 + 15, r.x1 - 16, r.y1 - 13};
  const float w = tight ? 100 : 112;
  const auto two = cut_opposite(ctx, rest, 2 * w + 12, 12).columns(2, 12);
  draw_undo(ctx, two[0], two[1]);
  if (!step) return draw_page_bar(ctx, rest);
  ButtonSpec spec{.label = agree_label(ctx, *step), .icon = icon::kHandshake};
  spec.size = tight ? size::kList : size::kButton, spec.icon_above = tight;
  const Rect agree = cut_at_hand(ctx, rest, std::max(tight ? 150.0f : 248.0f, button_width(ui, spec, tight ? 14 : 24)), 12);
  draw_agree(ctx, *step, agree, tight);
  draw_view_bar(ctx, *step, rest);
}

} // namespace yoriai::screens
