#include "screens/shell_facts.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "base/time.hpp"
#include "meeting/course.hpp"
#include "screens/note_card.hpp"

namespace yoriai::screens {
namespace {

constexpr base::TimeMs kMinute = 60'000;
// Milliseconds that the meeting stayed at any of `steps`.
base::TimeMs time_spent(const Context& ctx, const std::vector<const sheets::Step*>& steps) {
  base::TimeMs sum = 0;
  for (const auto* step : steps) sum += meeting::time_spent(*ctx.meeting, step->path, ctx.clock());
  return sum;
}

// Minutes planned and given.
int planned_of(const Context& ctx, const std::vector<const sheets::Step*>& steps) {
  int sum = 0;
  for (const auto* step : steps)
    sum += planned_minutes(ctx, *step) + meeting::extra_minutes(*ctx.meeting, step->path);
  return sum;
}

} // namespace

const ShellFacts& facts(Context& ctx) {
  ShellFacts& f = ctx.view.shell.facts;
  const meeting::Meeting& m = *ctx.meeting;
  if (f.revision == m.revision() && f.meeting == m.head().id && f.findings == ctx.findings.size()) return f;
  f = {m.revision(), m.head().id, ctx.findings.size(), {}, {}, {}, {}, {}};
  for (const auto& finding : ctx.findings) ++f.open_by_step[finding.step];
  for (const auto& item : m.items()) {
    if (item.removed)
      f.removed.push_back(item.id);
    else if (item.parked)
      f.parked.push_back(item.id);
    if (!item.removed && !item.group.empty()) f.groups.insert(item.group);
  }
  for (const auto& person : m.participants())
    if (!person.group.empty()) f.groups_of_people.insert(person.group);
  return f;
}

std::vector<const sheets::Step*> steps_of(const Context& ctx) {
  std::vector<const sheets::Step*> steps;
  for (const auto& id : ctx.meeting->head().sheets)
    if (const auto* sheet = ctx.library.sheet(id))
      for (const auto& step : sheet->steps) steps.push_back(&step);
  return steps;
}

std::vector<const sheets::Step*> screen_of(const Context& ctx, const sheets::Step& step) {
  if (step.shows_with.empty()) return {&step};
  std::vector<const sheets::Step*> screen;
  for (const auto* other : steps_of(ctx))
    if (other->path == step.path || other->path == step.shows_with) screen.push_back(other);
  return screen.empty() ? std::vector<const sheets::Step*>{&step} : screen;
}

bool stands_alone(const sheets::Step& step) { return step.id.empty(); }

int planned_minutes(const Context& ctx, const sheets::Step& step) {
  return meeting::planned_minutes(*ctx.meeting, ctx.library, step.path);
}

namespace {

Timing timing(const Context& ctx, int planned, base::TimeMs spent) {
  Timing t;
  t.planned = planned;
  t.spent = static_cast<int>(spent / kMinute);
  const base::TimeMs left = planned * kMinute - spent;
  // A minute that has begun still counts as left; one that is over counts once it is whole.
  t.left = static_cast<int>(left >= 0 ? (left + kMinute - 1) / kMinute : left / kMinute);
  if (left < 0 && t.left == 0) t.left = -1;
  const meeting::CourseState course = meeting::course_state(*ctx.meeting, ctx.library, ctx.clock());
  t.end = course.end, t.end_planned = course.end_planned, t.stopped = course.stopped;
  return t;
}

} // namespace

Timing timing(const Context& ctx, const sheets::Step& step) {
  const auto screen = screen_of(ctx, step);
  return timing(ctx, planned_of(ctx, screen), time_spent(ctx, screen));
}

Timing timing_now(const Context& ctx, const sheets::Step& step) {
  const std::string& point = ctx.meeting->course().clock.point;
  if (point.empty()) return timing(ctx, step);
  const int minutes = meeting::planned_minutes(*ctx.meeting, ctx.library, point) + meeting::extra_minutes(*ctx.meeting, point);
  return timing(ctx, minutes, meeting::time_spent(*ctx.meeting, point, ctx.clock()));
}

std::string finding_line(const Context& ctx, const meeting::Finding& finding) {
  base::Args args = finding.args;
  if (const auto* item = ctx.meeting->item(finding.item)) {
    const auto* named = item;
    if (item->symbol.empty() && !item->from.empty())
      if (const auto* parent = ctx.meeting->item(item->from.front())) named = parent;
    args["symbol"] = named->symbol;
    const std::string_view words = text_of(ctx, *item);
    args["text"] = std::string(base::first_characters(words, 12));
    if (args["text"].size() < words.size()) args["text"] += "…";
  }
  if (const auto* step = ctx.library.step(finding.step))
    args["plate"] = (step->plate.empty() ? step->label : step->plate).in(ctx.lang());
  const std::string key = "agree.open." + finding.code;
  return ctx.words(ctx.words.has(key) ? key : "finding." + finding.code, args);
}

std::string long_date(const base::Words& words, std::string_view iso) {
  const auto date = base::parse_date(iso);
  if (!date) return std::string(iso);
  return words("shell.date", {{"year", std::to_string(date->year)},
                              {"month", std::to_string(date->month)},
                              {"day", std::to_string(date->day)},
                              {"iso", std::string(iso)},
                              {"weekday", std::string(words("shell.weekday." + std::to_string(date->weekday())))}});
}

} // namespace yoriai::screens
