#include "screens/lock.hpp"

#include <algorithm>

#include "screens/ask.hpp"
#include "screens/mode.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

const std::string kWhole; // how the meeting names the whole board

meeting::Command lock_command(bool on, const std::string& step) {
  base::Json args = base::Json::object();
  if (!step.empty()) args["step"] = step;
  return {on ? "lock" : "unlock", std::move(args)};
}

bool whole_locked(const Context& ctx) { return ctx.meeting->course().locked.contains(kWhole); }

// The steps of a shared screen are locked together.
std::vector<std::string> paths_of(const Context& ctx, const sheets::Step& step) {
  std::vector<std::string> paths;
  for (const auto* each : screen_of(ctx, step)) paths.push_back(each->path);
  return paths;
}

} // namespace

bool is_locked(const Context& ctx, std::string_view path_or_place) {
  if (whole_locked(ctx)) return true;
  const auto* step = ctx.library.step_of_place(path_or_place);
  if (!step) step = ctx.library.step(path_or_place);
  return step && ctx.meeting->course().locked.contains(step->path);
}

void ask_lock(Context& ctx) {
  const auto* step = shown_step(ctx);
  if (!step) return;
  const bool whole = whole_locked(ctx), here = is_locked(ctx, step->path);
  const std::string& name = (step->plate.empty() ? step->label : step->plate).in(ctx.lang());
  ChoiceQuestion q;
  q.name = "lock";
  q.heading = ctx.words("lock.title");
  q.options = {{.id = "step",
                .label = ctx.words(here ? "lock.step_off" : "lock.step_on", {{"step", name}}),
                .note = std::string(ctx.words("lock.note")),
                .enabled = !whole},
               {.id = "all", .label = std::string(ctx.words(whole ? "lock.all_off" : "lock.all_on"))}};
  q.done = [paths = paths_of(ctx, *step), here, whole](Outbox& out, const std::string& id) {
    if (id == "all") return out.send(lock_command(!whole, kWhole));
    for (const auto& path : paths) out.send(lock_command(!here, path));
  };
  ask(ctx, std::move(q));
}

void draw_lock_strip(Context& ctx, const sheets::Step& step, Rect& board) {
  if (!is_locked(ctx, step.path)) return;
  Ui& ui = ctx.ui;
  const bool whole = whole_locked(ctx);
  Rect r = cut_strip(ctx, board, 76).inset(narrow(ctx) ? 16 : metric::kMargin, 8);
  const ButtonSpec open{.label = ctx.words("lock.open"), .icon = icon::kLockOpen, .size = size::kList};
  if (allowed(ctx, May::lead) && button(ui, "lock/open", r.cut_right(button_width(ui, open), 16), open)) {
    if (whole) ctx.out.send(lock_command(false, kWhole));
    else
      for (const auto& path : paths_of(ctx, step)) ctx.out.send(lock_command(false, path));
  }
  draw_icon(ui, icon::kLock, {r.x0 + 16, r.centre().y}, 32, ui.theme().ai_text);
  draw_text(ui, {r.x0 + 44, r.y0, r.x1, r.y1}, ctx.words(whole ? "lock.all_told" : "lock.step_told"),
            {size::kList, Weight::bold, kLineTitle},
            {.color = ui.theme().ai_text, .valign = VAlign::middle, .max_lines = 2});
}

void draw_lock_mark(Context& ctx, std::string_view path, Point at, bool current) {
  if (!is_locked(ctx, path)) return;
  const Theme& t = ctx.ui.theme();
  draw_icon(ctx.ui, icon::kLock, at, 22, current ? t.on_ai : t.ai_text);
}

} // namespace yoriai::screens
