// The step rail. Targets: "step/<id>" (step/3) for the steps of a sheet, "step/<sheet>" (step/resources) for a sheet
// with a single step, "point/<id>" for the points of the agenda, "tab/minutes".
#include <algorithm>
#include <cmath>

#include "screens/agenda.hpp"
#include "screens/lock.hpp"
#include "screens/mode.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kStep = 120, kEntry = 98, kPoint = 61, kGap = 8, kRule = 18;

std::string target_name(const sheets::Step& step) { return "step/" + (step.id.empty() ? step.path : step.id); }

bool visited(const Context& ctx, const sheets::Step& step) {
  const auto visits = ctx.meeting->visits();
  return std::any_of(visits.begin(), visits.end(), [&](const auto& visit) { return visit.step == step.path; });
}

bool is_current(const Context& ctx, const sheets::Step& step) {
  const auto name = screen_name(ctx);
  if (is_page(name) || name == "minutes") return false;
  const auto* shown = shown_step(ctx);
  return shown && (shown->path == step.path || shown->shows_with == step.path);
}

StepState state_of(Context& ctx, const sheets::Step& step) {
  if (is_current(ctx, step)) return StepState::current;
  if (ctx.meeting->agreement(step.path)) return StepState::done;
  if (!participants(ctx) && visited(ctx, step) && facts(ctx).open_by_step.count(step.path)) return StepState::open;
  return StepState::todo;
}

const char* icon_of(const sheets::Step& step) {
  return step.kind == sheets::StepKind::grid ? icon::kGridView : icon::kListAlt;
}

// Steps of several-step sheets first, then the sheets that stand alone.
struct Entries {
  std::vector<const sheets::Step*> steps, alone;
};

Entries entries_of(const Context& ctx) {
  Entries e;
  for (const auto* step : steps_of(ctx)) (stands_alone(*step) ? e.alone : e.steps).push_back(step);
  return e;
}

struct Spent {
  std::string figure;
  float fraction = -1;
  bool late = false;
};

// Planned minutes, and a bar once the step was begun; 「+3分」 when it took longer.
Spent spent_on(const Context& ctx, std::string_view path) {
  const meeting::Meeting& m = *ctx.meeting;
  const int planned = meeting::planned_minutes(m, ctx.library, path) + meeting::extra_minutes(m, path);
  if (planned <= 0) return {};
  const base::TimeMs spent = meeting::time_spent(m, path, ctx.clock()), over = spent - planned * base::TimeMs{60'000};
  Spent s;
  s.late = over >= 60'000;
  const auto count = s.late ? "+" + std::to_string(over / 60'000) : std::to_string(planned);
  s.figure = ctx.words("rail.minutes", {{"count", count}});
  if (spent > 0) s.fraction = static_cast<float>(spent) / static_cast<float>(planned * 60'000);
  return s;
}

// The points of the agenda that come right before `path`; "" for those at its end.
std::vector<const meeting::AgendaEntry*> points_before(const Context& ctx, std::string_view path) {
  std::vector<const meeting::AgendaEntry*> points;
  for (const meeting::AgendaEntry& entry : ctx.meeting->course().agenda) {
    if (meeting::is_point(entry.path)) points.push_back(&entry);
    else if (entry.path == path) return points;
    else points.clear();
  }
  return path.empty() ? points : std::vector<const meeting::AgendaEntry*>();
}

void draw_points(Context& ctx, std::string_view before, Rect& rest) {
  if (participants(ctx)) return;
  for (const auto* entry : points_before(ctx, before)) {
    const std::string name = entry_name(ctx, *entry);
    const bool now = ctx.meeting->course().clock.point == entry->path;
    if (rail_entry(ctx.ui, "point/" + entry->path.substr(meeting::kPointPrefix.size()), rest.cut_top(kPoint, kGap),
                   {{}, name, StepState::todo, now, entry->rest ? icon::kLocalCafe : icon::kEvent}))
      go_to_entry(ctx, entry->path);
  }
}

void draw_steps(Context& ctx, const Entries& entries, Rect rest, float shrink) {
  Ui& ui = ctx.ui;
  const base::Lang lang = ctx.lang();
  for (const auto* step : entries.steps) {
    draw_points(ctx, step->path, rest);
    const Rect r = rest.cut_top(kStep * shrink, kGap);
    const Spent spent = participants(ctx) ? Spent{} : spent_on(ctx, step->path);
    if (rail_entry(ui, target_name(*step), r,
                   {step->plate.in(lang), step->label.in(lang), state_of(ctx, *step), is_current(ctx, *step), nullptr,
                    spent.figure, spent.fraction, spent.late}))
      go_to_step(ctx, step->path);
    draw_lock_mark(ctx, step->path, {r.x1 - 18, r.y0 + 24}, is_current(ctx, *step));
  }
  for (const auto* step : entries.alone) draw_points(ctx, step->path, rest);
  draw_points(ctx, "", rest);
  if (!entries.steps.empty()) {
    const Rect rule = rest.cut_top(kRule * shrink);
    hline(ui, rule.x0 + 6, rule.x1 - 6, rule.y0 + 2, ui.theme().line, ui.theme().border_line);
  }
  for (const auto* step : entries.alone) {
    const Rect r = rest.cut_top(kEntry * shrink, kGap);
    if (rail_entry(ui, target_name(*step), r,
                   {{}, step->label.in(lang), state_of(ctx, *step), is_current(ctx, *step), icon_of(*step)}))
      go_to_step(ctx, step->path);
    draw_lock_mark(ctx, step->path, {r.x1 - 18, r.y0 + 24}, is_current(ctx, *step));
  }
  if (participants(ctx)) return;
  if (rail_entry(ui, "tab/minutes", rest.cut_top(kEntry * shrink),
                 {{}, ctx.words("shell.minutes_tab"), StepState::todo, false, icon::kDescription}))
    ctx.view.shown = "minutes";
}

// ---- as a row of buttons ----

constexpr float kCellHigh = 95, kCellLeast = 100, kCellGap = 8;

// A step, a point of the agenda, or the minutes where both are null.
struct Cell {
  const sheets::Step* step = nullptr;
  const meeting::AgendaEntry* point = nullptr;
};

// On a narrow surface the steps alone: it has the rest in its menu.
std::vector<Cell> cells_of(const Context& ctx) {
  std::vector<Cell> cells;
  const bool whole = !narrow(ctx) && !participants(ctx);
  const auto add_points = [&](std::string_view before) {
    if (!whole) return;
    for (const auto* point : points_before(ctx, before)) cells.push_back({nullptr, point});
  };
  for (const auto* step : steps_of(ctx)) add_points(step->path), cells.push_back({step});
  add_points("");
  if (whole) cells.push_back({});
  return cells;
}

void draw_step_cell(Context& ctx, const sheets::Step& step, const Rect& r) {
  const bool alone = stands_alone(step);
  if (rail_button(ctx.ui, target_name(step), r, alone ? std::string_view() : std::string_view(step.id),
                  alone ? icon_of(step) : nullptr, step.short_label.in(ctx.lang()), state_of(ctx, step),
                  is_current(ctx, step)))
    go_to_step(ctx, step.path);
  draw_lock_mark(ctx, step.path, {r.x0 + 22, r.y0 + 22}, is_current(ctx, step));
}

void draw_cell(Context& ctx, const Cell& cell, const Rect& r) {
  if (cell.step) return draw_step_cell(ctx, *cell.step, r);
  if (cell.point == nullptr) {
    if (rail_button(ctx.ui, "tab/minutes", r, {}, icon::kDescription, ctx.words("shell.minutes_tab"), StepState::todo, false))
      ctx.view.shown = "minutes";
    return;
  }
  const std::string& path = cell.point->path;
  const bool now = ctx.meeting->course().clock.point == path;
  if (rail_button(ctx.ui, "point/" + path.substr(meeting::kPointPrefix.size()), r, {},
                  cell.point->rest ? icon::kLocalCafe : icon::kEvent, entry_name(ctx, *cell.point), StepState::todo, now))
    go_to_entry(ctx, path);
}

} // namespace

void draw_rail(Context& ctx, const Rect& r) {
  Ui& ui = ctx.ui;
  fill(ui, r, ui.theme().surface);
  vline(ui, left_handed(ctx) ? r.x0 : r.x1 - 1, r.y0, r.y1, ui.theme().line, ui.theme().border_line);
  const Entries entries = entries_of(ctx);
  const auto count = [](const auto& list) { return static_cast<float>(list.size()); };
  const auto points = static_cast<float>(
      std::count_if(ctx.meeting->course().agenda.begin(), ctx.meeting->course().agenda.end(),
                    [](const meeting::AgendaEntry& entry) { return meeting::is_point(entry.path); }));
  const float fixed = kGap * (count(entries.steps) + count(entries.alone)) + points * (kPoint + kGap);
  const float wanted = kStep * count(entries.steps) + kRule + kEntry * (count(entries.alone) + 1);
  Rect inner = r.inset(10, 12);
  const float shrink = std::clamp((inner.height() - fixed) / wanted, 0.62f, 1.0f); // 74 and 61 px at the least
  ScrollArea area(ui, "rail", inner, ctx.view.shell.rail_scroll, wanted * shrink + fixed);
  draw_steps(ctx, entries, Rect::at(area.origin().x, area.origin().y, inner.width(), wanted), shrink);
}

float rail_rows_height(Context& ctx, float width) {
  const auto n = static_cast<float>(cells_of(ctx).size());
  const float rows = std::ceil(n * kCellLeast / std::max(kCellLeast, width - 24));
  return 12 + rows * (kCellHigh + kCellGap);
}

void draw_rail_buttons(Context& ctx, const Rect& r) {
  Ui& ui = ctx.ui;
  fill(ui, r, ui.theme().paper);
  const std::vector<Cell> cells = cells_of(ctx);
  if (cells.empty()) return;
  const auto rows = static_cast<std::size_t>(std::max(1.0f, std::round((r.height() - 12) / (kCellHigh + kCellGap))));
  const std::size_t each = (cells.size() + rows - 1) / rows;
  const Rect inner{r.x0 + 14, r.y0 + 12, r.x1 - 14, r.y1};
  const float w = (inner.width() - kCellGap * static_cast<float>(each - 1)) / static_cast<float>(each);
  for (std::size_t i = 0; i < cells.size(); ++i)
    draw_cell(ctx, cells[i],
              Rect::at(inner.x0 + static_cast<float>(i % each) * (w + kCellGap),
                       inner.y0 + static_cast<float>(i / each) * (kCellHigh + kCellGap), w, kCellHigh));
}

} // namespace yoriai::screens
