#include "screens/agenda.hpp"

#include <algorithm>

#include "screens/ask.hpp"
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
using meeting::AgendaEntry;
using meeting::EntryState;

constexpr float kRow = 84, kNarrowRow = 160, kButton = 68;
constexpr int kBreakMinutes = 10;

base::TimeMs minutes(base::TimeMs time) { return time / 60'000; }

// The whole agenda as a command, so that an entry can be moved in it.
base::Json as_json(const std::vector<AgendaEntry>& entries) {
  base::Json list = base::Json::array();
  for (const AgendaEntry& entry : entries) {
    base::Json one = base::Json::object();
    if (!meeting::is_point(entry.path)) {
      one["step"] = entry.path;
    } else {
      one["id"] = entry.path.substr(meeting::kPointPrefix.size());
      one["rest"] = entry.rest;
      if (!entry.title.empty()) one["title"] = entry.title;
    }
    list.push_back(std::move(one));
  }
  return list;
}

void set_agenda(Context& ctx, const std::vector<AgendaEntry>& entries) {
  ctx.out.send({"agenda", {{"entries", as_json(entries)}}});
}

// A new point stands behind where the meeting is now, or in front before it has begun.
std::size_t place_of_new(const meeting::CourseState& course) {
  for (std::size_t i = 0; i < course.entries.size(); ++i)
    if (course.entries[i].current) return i + 1;
  return 0;
}

std::vector<AgendaEntry> entries_of(const meeting::CourseState& course) {
  std::vector<AgendaEntry> entries;
  for (const EntryState& each : course.entries) entries.push_back(each.entry);
  return entries;
}

void add_break(Context& ctx, const meeting::CourseState& course) {
  base::Json list = as_json(entries_of(course));
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(place_of_new(course)),
              base::Json{{"title", ctx.words("agenda.break")}, {"rest", true}, {"minutes", kBreakMinutes}});
  ctx.out.send({"agenda", {{"entries", std::move(list)}}});
}

void ask_point(Context& ctx, const meeting::CourseState& course) {
  base::Json list = as_json(entries_of(course));
  const std::size_t place = place_of_new(course);
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(place), base::Json{{"title", ""}, {"minutes", kBreakMinutes}});
  TextQuestion q;
  q.name = "point";
  q.heading = ctx.words("agenda.point");
  q.hint = ctx.words("agenda.point.hint");
  q.ok_label = ctx.words("agenda.point.ok");
  q.several_lines = false;
  q.then = {"agenda", {{"entries", std::move(list)}}};
  q.into = "/entries/" + std::to_string(place) + "/title";
  ask(ctx, std::move(q));
}

void swap_entries(Context& ctx, const meeting::CourseState& course, std::size_t a, std::size_t b) {
  auto entries = entries_of(course);
  std::swap(entries[a], entries[b]);
  set_agenda(ctx, entries);
}

void take_out(Context& ctx, const meeting::CourseState& course, std::size_t at) {
  auto entries = entries_of(course);
  entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(at));
  set_agenda(ctx, entries);
}

void plan(Context& ctx, const EntryState& entry, int change) {
  const int planned = std::clamp(entry.planned + change, 1, meeting::kMostMinutes);
  if (planned != entry.planned) ctx.out.send({"timer", {{"step", entry.entry.path}, {"minutes", planned}}});
}

// What was taken, beside the plan: 「実際 18分」, 「あと 3分」 while it goes on.
std::string said_spent(const Context& ctx, const EntryState& entry) {
  if (!entry.visited && !entry.current) return {};
  const auto count = [](base::TimeMs n) { return base::Args{{"count", std::to_string(n)}}; };
  std::string said = ctx.words("agenda.spent", count(minutes(entry.spent)));
  if (entry.extra != 0)
    said += ctx.words(entry.extra > 0 ? "agenda.extra" : "agenda.less", count(std::abs(entry.extra)));
  return said;
}

void draw_name(Context& ctx, const EntryState& entry, const Rect& r) {
  Ui& ui = ctx.ui;
  const std::string name = entry_name(ctx, entry.entry), target = "timer/" + entry.entry.path + "/go";
  const Touch touch = ui.touch({target, name, "button", !entry.current || ctx.meeting->course().clock.stopped}, r);
  if (touch.down) fill(ui, r, ui.theme().sunken, metric::kRadiusButton);
  Rect in = r.inset(8, 0);
  const Theme& t = ui.theme();
  const Point mark = in.cut_left(40, 8).centre();
  if (entry.current) {
    circle(ui, mark, 11.5f, t.ai_text, 2.5f), disc(ui, mark, 5.5f, t.ai_text);
  } else if (meeting::is_point(entry.entry.path)) {
    draw_icon(ui, entry.entry.rest ? icon::kLocalCafe : icon::kEvent, mark, 30, t.ink2);
  } else if (entry.visited) {
    draw_icon(ui, icon::kCheckCircle, mark, 28, t.icon_ok);
  } else {
    circle(ui, mark, 11, t.line2, 2.5f);
  }
  const std::string spent = said_spent(ctx, entry);
  const bool over = entry.planned > 0 && entry.left() < 0 && entry.visited;
  const TextStyle bold{size::kButton, entry.current ? Weight::bold : Weight::regular, 1.15f};
  const TextStyle small{size::kHint, over ? Weight::bold : Weight::regular, kLineTitle};
  if (!spent.empty()) draw_line(ui, in.cut_bottom(34, 0), spent, small, over ? t.warn.ink : t.ink2);
  draw_text(ui, in, name, bold,
            {entry.current ? t.ai_text : t.ink, Align::left, VAlign::middle, spent.empty() ? 2 : 1});
  ui.finish_touch(touch, r);
  if (touch.tapped) go_to_entry(ctx, entry.entry.path);
}

void draw_row(Context& ctx, const meeting::CourseState& course, std::size_t at, const Rect& r) {
  Ui& ui = ctx.ui;
  const EntryState& entry = course.entries[at];
  const std::string name = "timer/" + entry.entry.path;
  const bool may = !ctx.read_only, slim = narrow(ctx);
  Rect rest = r.inset(0, 6);
  Rect acts = slim ? rest.cut_bottom(kButton, 8) : rest;
  const auto tool = [&](const char* id, const char* icon, const char* key, bool enabled) {
    return icon_button(ui, name + id, acts.cut_right(kButton, 10), icon, ctx.words(key), enabled && may);
  };
  const bool point = meeting::is_point(entry.entry.path);
  if (point) {
    if (tool("/remove", icon::kDelete, "agenda.remove", !entry.current)) take_out(ctx, course, at);
  } else {
    acts.cut_right(kButton, 10);
  }
  if (tool("/down", icon::kArrowDownward, "agenda.down", at + 1 < course.entries.size()))
    swap_entries(ctx, course, at, at + 1);
  if (tool("/up", icon::kArrowUpward, "agenda.up", at > 0)) swap_entries(ctx, course, at, at - 1);
  acts.cut_right(20);
  if (tool("/plus", icon::kAdd, "timer.more", entry.planned < meeting::kMostMinutes)) plan(ctx, entry, 1);
  const std::string planned = ctx.words("shell.minutes", {{"count", std::to_string(entry.planned)}});
  draw_line(ui, acts.cut_right(104, 10), planned, {size::kButton, Weight::bold, kLineTitle}, ui.theme().ink,
            Align::centre);
  if (tool("/minus", icon::kRemove, "timer.less", entry.planned > 1)) plan(ctx, entry, -1);
  draw_name(ctx, entry, slim ? rest : Rect{rest.x0, rest.y0, acts.x1 - 8, rest.y1});
  hline(ui, r.x0, r.x1, r.y1, ui.theme().line, ui.theme().border_line);
}

// More time for where the meeting is, and the clock itself.
void draw_clock(Context& ctx, const meeting::CourseState& course, const Rect& r) {
  Ui& ui = ctx.ui;
  const EntryState* now = course.current();
  const std::string path = now ? now->entry.path : ctx.meeting->step();
  const bool may = !ctx.read_only && !path.empty();
  const auto more = [&](const char* name, int count, const Rect& at) {
    if (button(ui, name, at,
               {.label = ctx.words("agenda.plus", {{"count", std::to_string(count)}}),
                .icon = icon::kAdd,
                .enabled = may}))
      ctx.out.send({"timer", {{"step", path}, {"add", count}}});
  };
  const auto cells = r.columns(narrow(ctx) ? 3 : 5, 12);
  const bool begun = !ctx.meeting->visits().empty();
  if (button(ui, "timer/stop", cells[0],
             {.label = ctx.words(course.stopped ? "agenda.go_on" : "agenda.stop"),
              .icon = course.stopped ? icon::kPlayArrow : icon::kPauseCircle,
              .enabled = begun && !ctx.read_only}))
    ctx.out.send({"clock", {{"stop", !course.stopped}}});
  more("timer/plus1", 1, cells[1]);
  more("timer/plus5", 5, cells[2]);
  if (cells.size() < 5) return;
  if (button(ui, "timer/break", cells[3],
             {.label = ctx.words("agenda.add_break"), .icon = icon::kLocalCafe, .enabled = !ctx.read_only}))
    add_break(ctx, course);
  if (button(ui, "timer/point", cells[4],
             {.label = ctx.words("agenda.add_point"), .icon = icon::kEvent, .enabled = !ctx.read_only}))
    ask_point(ctx, course);
}

// 「予定 14:00〜16:10　見込み 16:20」
std::string said_end(const Context& ctx, const meeting::CourseState& course) {
  int planned = 0;
  for (const EntryState& each : course.entries) planned += each.planned;
  if (course.end == 0) return ctx.words("agenda.total", {{"count", std::to_string(planned)}});
  return ctx.words("agenda.end", {{"count", std::to_string(planned)},
                                  {"plan", base::clock_hm(course.end_planned)},
                                  {"end", base::clock_hm(course.end)}});
}

} // namespace

std::string entry_name(const Context& ctx, const AgendaEntry& entry) {
  if (!entry.title.empty()) return entry.title;
  if (entry.path == meeting::kOpeningPoint) return std::string(ctx.words("history.point.opening"));
  if (entry.path == meeting::kClosingPoint) return std::string(ctx.words("history.point.closing"));
  const sheets::Step* step = ctx.library.step(entry.path);
  if (!step) return entry.path;
  const std::string& plate = step->plate.in(ctx.lang());
  return plate.empty() ? step->label.in(ctx.lang()) : plate + "　" + step->label.in(ctx.lang());
}

void go_to_entry(Context& ctx, const std::string& path) {
  if (!meeting::is_point(path)) return go_to_step(ctx, path);
  const std::string page = path.substr(meeting::kPointPrefix.size());
  ctx.view.shell.sheet = ShellSheet::none;
  ctx.view.shown = is_page(page) ? page : std::string();
  if (!ctx.read_only && ctx.meeting->course().clock != meeting::ClockState{path, false})
    ctx.out.send({"step", {{"to", path}}});
}

std::string entry_after_now(const Context& ctx) {
  const auto course = meeting::course_state(*ctx.meeting, ctx.library, ctx.clock());
  const auto& entries = course.entries;
  const auto it = std::find_if(entries.begin(), entries.end(), [](const EntryState& e) { return e.current; });
  return it == entries.end() || it + 1 == entries.end() ? std::string() : (it + 1)->entry.path;
}

std::string entry_after(const Context& ctx, const sheets::Step& step) {
  const auto agenda = meeting::agenda_of(*ctx.meeting, ctx.library);
  const auto screen = screen_of(ctx, step);
  std::string after;
  bool found = false;
  for (const AgendaEntry& entry : agenda) {
    const bool here = std::any_of(screen.begin(), screen.end(), [&](const auto* s) { return s->path == entry.path; });
    if (found && !here && after.empty()) after = entry.path;
    if (here) found = true, after.clear();
  }
  return after;
}

void draw_timer_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  const auto course = meeting::course_state(*ctx.meeting, ctx.library, ctx.clock());
  const bool slim = narrow(ctx);
  const float pitch = slim ? kNarrowRow : kRow, list = pitch * static_cast<float>(course.entries.size());
  const float height =
      std::min(ui.surface().height() - 24, 112 + 112 + (slim ? 88.0f : 0.0f) + 44 + list + 24 + 96 + 48);
  SheetFrame sheet = begin_sheet(
      ui, "timer", {.width = 1400, .height = height, .title = ctx.words("timer.title"), .icon = icon::kTimer});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "timer", body, {.back = ctx.words("shell.close")});
  draw_clock(ctx, course, body.cut_top(76, 12));
  if (slim && !ctx.read_only) {
    const auto cells = body.cut_top(76, 12).columns(2, 12);
    if (button(ui, "timer/break", cells[0], {.label = ctx.words("agenda.add_break"), .icon = icon::kLocalCafe}))
      add_break(ctx, course);
    if (button(ui, "timer/point", cells[1], {.label = ctx.words("agenda.add_point"), .icon = icon::kEvent}))
      ask_point(ctx, course);
  }
  draw_line(ui, body.cut_top(40, 4), said_end(ctx, course), {size::kList, Weight::regular, kLineTitle}, ui.theme().ink);
  ScrollArea area(ui, "timer", body, ctx.view.shell.sheet_scroll, list);
  for (std::size_t i = 0; i < course.entries.size(); ++i) {
    const Rect content = Rect::at(0, pitch * static_cast<float>(i), body.width(), pitch);
    if (area.shows(content)) draw_row(ctx, course, i, area.place(content));
  }
  area.finish();
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace yoriai::screens
