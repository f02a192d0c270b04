// 進行メモ: what the facilitator may say and ask at this step. Never on the projector.
// Targets: "prompter/close", "prompter/open", "prompter/remark", "prompter/finding", "parking" (on the tab).
#include <algorithm>

#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kPad = 21;
constexpr TextStyle kBody{size::kList, Weight::regular, kLineText};

float heading(Context& ctx, Rect r, const char* icon, const char* key, bool paint) {
  if (paint)
    draw_icon_text(ctx.ui, {r.x0, r.y0, r.x1, r.y0 + 40},
                   {icon, ctx.words(key), {size::kList, Weight::bold, kLineTitle}, ctx.ui.theme().ai_text,
                    ctx.ui.theme().ai_text, 28, 9});
  return 40;
}

// The steps' words one under the other; with paint = false only their height.
float guidance(Context& ctx, const std::vector<const sheets::Step*>& steps, const Rect& r, bool paint) {
  Ui& ui = ctx.ui;
  const base::Lang lang = ctx.lang();
  float y = r.y0;
  const auto line = [&](float x, const sheets::Text& text) {
    const Rect box{x, y, r.x1, y};
    y += (paint ? draw_text(ui, box, text.in(lang), kBody, {ui.theme().ink})
                : text_height(ui, text.in(lang), kBody, box.width())) + 8;
  };
  y += heading(ctx, {r.x0, y, r.x1, y}, icon::kRecordVoiceOver, "prompter.say", paint);
  for (const auto* step : steps)
    for (const auto& say : step->guidance.say) line(r.x0, say);
  y += 8;
  if (paint) hline(ui, r.x0, r.x1, y, ui.theme().ai_line, ui.theme().border_line);
  y += 14;
  y += heading(ctx, {r.x0, y, r.x1, y}, icon::kForum, "prompter.ask", paint);
  int number = 0;
  for (const auto* step : steps)
    for (const auto& ask : step->guidance.ask) {
      if (paint)
        draw_text(ui, {r.x0, y, r.x0 + 40, y}, std::to_string(number + 1), {size::kList, Weight::bold, kLineText},
                  {ui.theme().ai_text});
      ++number;
      line(r.x0 + 28, ask);
    }
  return y - r.y0;
}

// The first thing still open at these steps, or null.
const meeting::Finding* next_finding(const Context& ctx, const std::vector<const sheets::Step*>& steps) {
  for (const auto& finding : ctx.findings)
    for (const auto* step : steps)
      if (finding.step == step->path) return &finding;
  return nullptr;
}

// At the foot: what is still open, which leads there; else a hint.
void draw_cue(Context& ctx, const std::vector<const sheets::Step*>& steps, Rect& rest) {
  Ui& ui = ctx.ui;
  const auto* finding = next_finding(ctx, steps);
  std::string text;
  if (finding)
    text = finding_line(ctx, *finding);
  else if (!steps.front()->guidance.hints.empty())
    text = steps.front()->guidance.hints.front().in(ctx.lang());
  if (text.empty()) return;
  const TextStyle style{size::kHint, Weight::regular, 1.36f};
  const float words = rest.width() - 64;
  const float height = std::max(60.0f, std::min(text_height(ui, text, style, words, 4), 124.0f) + 18);
  const Rect r = rest.cut_bottom(height, 12);
  const StateLook& warn = ui.theme().warn;
  Touch touch;
  if (finding) touch = ui.touch({"prompter/finding", text}, r);
  fill(ui, r, finding ? (touch.down ? ui.theme().sunken : warn.ground) : ui.theme().surface, metric::kRadiusButton);
  if (finding || ui.theme().high_contrast)
    border(ui, r, finding ? warn.border : ui.theme().line2, ui.theme().border_control, metric::kRadiusButton);
  draw_icon(ui, finding ? icon::kError : icon::kInfo, {r.x0 + 30, r.centre().y}, 28,
            finding ? ui.theme().icon_warn : ui.theme().ai_text);
  draw_text(ui, {r.x0 + 54, r.y0, r.x0 + 54 + words, r.y1}, text, style,
            {finding ? warn.ink : ui.theme().ink, Align::left, VAlign::middle, 4});
  if (!finding) return;
  ui.finish_touch(touch, r);
  if (touch.tapped) go_to_item(ctx, finding->step, finding->item);
}

void draw_remark_button(Context& ctx, const sheets::Step& step, Rect& rest) {
  if (button(ctx.ui, "prompter/remark", rest.cut_bottom(66, 12),
             {.label = ctx.words("shell.remark"), .icon = icon::kEditNote, .enabled = !ctx.read_only,
              .size = size::kList}))
    ask_remark(ctx, step);
}

void draw_words(Context& ctx, const std::vector<const sheets::Step*>& steps, const Rect& r) {
  const float height = guidance(ctx, steps, r, false);
  ScrollArea area(ctx.ui, "prompter", r, ctx.view.shell.prompter_scroll, height);
  guidance(ctx, steps, Rect::at(area.origin().x, area.origin().y, r.width(), height), true);
}

} // namespace

bool prompter_open(const Context& ctx, const sheets::Step& step) {
  const auto& chosen = ctx.view.shell.prompter_open;
  if (const auto it = chosen.find(step.path); it != chosen.end()) return it->second;
  return step.kind == sheets::StepKind::wall && ctx.ui.surface().width() >= 1600;
}

void draw_prompter(Context& ctx, const sheets::Step& step, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  fill(ui, r, theme.ai_soft);
  vline(ui, r.x0, r.y0, r.y1, theme.high_contrast ? theme.ai_text : theme.ai_line, theme.border_note);
  Rect rest{r.x0 + kPad, r.y0, r.x1 - kPad, r.y1 - 16};
  const Rect head = rest.cut_top(68, 4);
  const float used = draw_line(ui, {head.x0, head.y0, head.x0 + 140, head.y1}, ctx.words("prompter.title"),
                               {28, Weight::bold, kLineTitle}, theme.ai_text);
  const Chip only{ctx.words("prompter.only"), icon::kVisibilityOff, ChipKind::accent};
  const float chip = chip_width(ui, only), right = r.x1 - 72;
  if (head.x0 + used + 12 + chip <= right) draw_chip(ui, {right - chip, head.centre().y - 20}, only);
  if (icon_button(ui, "prompter/close", {r.x1 - 68, head.y0 + 4, r.x1 - 6, head.y1 - 2}, icon::kChevronRight,
                  ctx.words("prompter.close"), true, ButtonLook::plain))
    ctx.view.shell.prompter_open[step.path] = false;
  const auto steps = screen_of(ctx, step);
  draw_cue(ctx, steps, rest);
  draw_remark_button(ctx, step, rest);
  draw_words(ctx, steps, rest);
}

void draw_prompter_tab(Context& ctx, const sheets::Step& step, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  Rect rest = r;
  const Rect parking = rest.cut_bottom(124);
  const Touch touch = ui.touch({"prompter/open", ctx.words("prompter.title"), "tab"}, rest);
  fill(ui, r, theme.ai_soft);
  if (touch.down) fill(ui, rest, theme.sunken);
  vline(ui, r.x0, r.y0, r.y1, theme.high_contrast ? theme.ai_text : theme.ai_line, theme.border_note);
  const float middle = r.centre().x;
  draw_icon(ui, icon::kChevronLeft, {middle, r.y0 + 36}, 36, theme.ai_text);
  const float h = draw_stacked(ui, {r.x0, r.y0 + 70, r.x1, rest.y1 - 60}, ctx.words("prompter.title"),
                               {size::kList, Weight::bold, 1.2f}, theme.ai_text);
  draw_icon(ui, icon::kVisibilityOff, {middle, r.y0 + 70 + h + 30}, 30, theme.ai_text);
  ui.finish_touch(touch, rest, 0);
  if (touch.tapped) ctx.view.shell.prompter_open[step.path] = true;
  const auto count = facts(ctx).parked.size();
  if (button(ui, "parking", parking.inset(4, 8),
             {.label = std::to_string(count), .icon = icon::kInbox, .look = ButtonLook::plain, .icon_above = true,
              .size = size::kList, .icon_size = 34, .spoken = ctx.words("parking.title")}))
    ctx.view.shell.sheet = ShellSheet::parked;
}

void draw_prompter_sheet(Context& ctx) {
  const auto* step = shown_step(ctx);
  if (!step) {
    ctx.view.shell.sheet = ShellSheet::none;
    return;
  }
  Ui& ui = ctx.ui;
  SheetFrame sheet = begin_sheet(ui, "prompter", {.height = ui.surface().height() - 160,
                                                  .title = ctx.words("prompter.title"), .icon = icon::kVisibilityOff});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "prompter", body, {.back = ctx.words("shell.close")});
  draw_words(ctx, screen_of(ctx, *step), body);
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace yoriai::screens
