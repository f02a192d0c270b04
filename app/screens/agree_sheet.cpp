// 合意して次へ: what is still open, what was agreed; it never stops anybody.
// Targets: "agree/go/<n>" (leads to the n-th open thing), "agree/text", "agree/back", "agree/ok"; "remark/…".
#include <algorithm>

#include "base/text.hpp"
#include "screens/agenda.hpp"
#include "screens/ask.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kFinding = 123, kFindingGap = 12, kField = 119;

// What is open on the screen of the step; that it is not agreed yet is no news here.
std::vector<const meeting::Finding*> open_here(const Context& ctx, const std::vector<const sheets::Step*>& steps) {
  std::vector<const meeting::Finding*> open;
  for (const auto& finding : ctx.findings) {
    const auto here = [&](const sheets::Step* step) { return step->path == finding.step; };
    if (finding.code != "step_without_agreement" && std::any_of(steps.begin(), steps.end(), here))
      open.push_back(&finding);
  }
  return open;
}

std::string_view word_of(const Context& ctx, const char* what, const std::string& code, std::string_view otherwise) {
  const std::string key = std::string(what) + code;
  return ctx.words.has(key) ? ctx.words(key) : otherwise;
}

bool draw_finding(Context& ctx, const meeting::Finding& finding, const std::string& name, const Rect& r) {
  Ui& ui = ctx.ui;
  const StateLook& warn = ui.theme().warn;
  fill(ui, r, warn.ground, metric::kRadiusCard);
  border(ui, r, warn.border, ui.theme().border_control, metric::kRadiusCard);
  draw_icon(ui, icon::kError, {r.x0 + 51, r.centre().y}, 46, ui.theme().icon_warn);
  const auto* item = ctx.meeting->item(finding.item);
  ButtonSpec go{.label = word_of(ctx, "agree.go.", finding.code, ctx.words("agree.go")), .look = ButtonLook::white};
  if (item) go.letter = item->symbol, go.letter_is_issue = item->kind == "issue";
  const float width = std::min(button_width(ui, go), r.width() * 0.4f);
  const Rect box{r.x1 - 20 - width, r.y0 + 20, r.x1 - 20, r.y1 - 20};
  const std::string title = finding_line(ctx, finding);
  const std::string_view why = word_of(ctx, "agree.why.", finding.code, {});
  Rect text{r.x0 + 92, r.y0 + 8, box.x0 - 20, r.y1 - 8};
  const TextStyle bold{size::kButton, Weight::bold, kLineTitle}, plain{size::kHint, Weight::regular, kLineTitle};
  const float h1 = text_height(ui, title, bold, text.width(), 2);
  const float h2 = why.empty() ? 0 : text_height(ui, why, plain, text.width(), 2) + 6;
  text.y0 = std::max(text.y0, text.centre().y - (h1 + h2) / 2);
  draw_text(ui, text, title, bold, {warn.ink, Align::left, VAlign::top, 2});
  const int lines = h1 + h2 > r.height() - 8 ? 1 : 2;
  if (!why.empty())
    draw_text(ui, {text.x0, text.y0 + h1 + 6, text.x1, text.y1}, why, plain,
              {ui.theme().ink, Align::left, VAlign::top, lines});
  return button(ui, name, box, go);
}

// Scrolls when there are many; returns the one to go to, or null.
const meeting::Finding* draw_findings(Context& ctx, const std::vector<const meeting::Finding*>& open, const Rect& r) {
  const float pitch = kFinding + kFindingGap;
  const meeting::Finding* chosen = nullptr;
  ScrollArea area(ctx.ui, "agree/findings", r, ctx.view.shell.sheet_scroll,
                  pitch * static_cast<float>(open.size()) - kFindingGap);
  int above = 0, below = 0;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Rect content = Rect::at(0, pitch * static_cast<float>(i), r.width(), kFinding);
    if (content.y1 <= area.visible().y0) ++above;
    if (content.y0 >= area.visible().y1) ++below;
    if (area.shows(content) && draw_finding(ctx, *open[i], "agree/go/" + std::to_string(i + 1), area.place(content)))
      chosen = open[i];
  }
  area.finish(above, below);
  return chosen;
}

// Both steps of a shared screen are agreed at once; the words stand with the last.
void agree(Context& ctx, const sheets::Step& step) {
  const std::string text = base::clean_text(ctx.view.shell.agree_text);
  const auto screen = screen_of(ctx, step);
  for (const auto* each : screen) {
    base::Json args{{"step", each->path}};
    if (each == screen.back() && !text.empty()) args["text"] = text;
    ctx.out.send({"agree", std::move(args)});
  }
  ctx.view.shell.sheet = ShellSheet::none;
  if (const std::string next = entry_after(ctx, step); !next.empty())
    go_to_entry(ctx, next);
  else
    go_to_entry(ctx, std::string(meeting::kClosingPoint));
}

} // namespace

void open_agreement(Context& ctx, const sheets::Step& step) {
  ShellViews& shell = ctx.view.shell;
  shell.sheet = ShellSheet::agree;
  shell.sheet_scroll.to_top();
  shell.agree_step = step.path;
  const auto* agreed = ctx.meeting->agreement(screen_of(ctx, step).back()->path);
  shell.agree_text = agreed ? agreed->text : std::string();
}

void draw_agree_sheet(Context& ctx) {
  ShellViews& shell = ctx.view.shell;
  const auto* step = ctx.library.step(shell.agree_step);
  if (!step) {
    shell.sheet = ShellSheet::none;
    return;
  }
  Ui& ui = ctx.ui;
  const auto screen = screen_of(ctx, *step);
  const auto open = open_here(ctx, screen);
  std::string plate(screen.front()->plate.in(ctx.lang()));
  if (screen.size() > 1) plate += ctx.words("shell.between_steps"), plate += screen.back()->plate.in(ctx.lang());
  if (plate.empty()) plate = step->label.in(ctx.lang());
  const float findings_height = std::min<float>(static_cast<float>(open.size()), 2.5f) * (kFinding + kFindingGap);
  const float fixed = 112 + 44 + kField + 24 + 96 + 48;
  SheetFrame sheet = begin_sheet(ui, "agree", {.height = fixed + findings_height + (open.empty() ? 0 : 12),
                                               .title = ctx.words("agree.title", {{"step", plate}}),
                                               .icon = icon::kHandshake});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "agree", body,
                                   {.back = ctx.words("shell.back"),
                                    .ok = ctx.words(open.empty() ? "agree.ok" : "agree.ok_as_it_is"),
                                    .hint = ctx.words("agree.hint"), .ok_icon = icon::kHandshake});
  Rect field = body.cut_bottom(std::min(kField, body.height()));
  draw_line(ui, body.cut_bottom(44), ctx.words("agree.text"), {size::kButton, Weight::bold, kLineTitle},
            ui.theme().ink);
  const auto* go = open.empty() ? nullptr : draw_findings(ctx, open, {body.x0, body.y0, body.x1, body.y1 - 12});
  text_field(ui, "agree/text", field, shell.agree_text,
             {.label = ctx.words("agree.text"), .placeholder = ctx.words("agree.placeholder"), .multiline = true});
  end_sheet(ui);
  if (foot == SheetTap::ok) return agree(ctx, *step);
  if (foot == SheetTap::back || sheet.dismissed) shell.sheet = ShellSheet::none;
  if (go) go_to_item(ctx, go->step, go->item);
}

void ask_remark(Context& ctx, const sheets::Step& step) {
  TextQuestion q;
  q.name = "remark";
  q.heading = ctx.words("remark.title", {{"step", step.title.in(ctx.lang())}});
  q.hint = ctx.words("remark.hint");
  q.ok_label = ctx.words("remark.ok");
  q.then = {"minute", {{"step", step.path}}};
  ask(ctx, std::move(q));
}

} // namespace yoriai::screens
