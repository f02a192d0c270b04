#include "screens/lineage.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "screens/board_parts.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

// Breadth first from `id` along `next`, without what was seen.
template <typename Next>
std::vector<std::string> walk(const meeting::Meeting& meeting, const std::vector<std::string>& begin, Next next) {
  std::vector<std::string> found;
  std::set<std::string, std::less<>> seen(begin.begin(), begin.end());
  std::vector<std::string> wave = begin;
  while (!wave.empty()) {
    std::vector<std::string> reached;
    for (const std::string& id : wave)
      next(id, [&](const std::string& other) {
        const meeting::Item* item = meeting.item(other);
        if (!item || item->removed || item->hidden || !seen.insert(other).second) return;
        reached.push_back(other), found.push_back(other);
      });
    wave = std::move(reached);
  }
  return found;
}

std::vector<std::string> members_of(const meeting::Meeting& meeting, std::string_view id) {
  if (!meeting.stack(id)) return {std::string(id)};
  std::vector<std::string> ids;
  for (const meeting::Item* item : live_members(meeting, id)) ids.push_back(item->id);
  return ids;
}

} // namespace

Lineage lineage_of(const meeting::Meeting& meeting, std::string_view id) {
  const std::vector<std::string> begin = members_of(meeting, id);
  Lineage lineage;
  lineage.before = walk(meeting, begin, [&](const std::string& from, const auto& reach) {
    if (const meeting::Item* item = meeting.item(from))
      for (const std::string& other : item->from) reach(other);
    for (const meeting::Link& link : meeting.links())
      if (link.kind == meeting::LinkKind::serves && link.from == from) reach(link.to);
  });
  std::reverse(lineage.before.begin(), lineage.before.end());
  lineage.after = walk(meeting, begin, [&](const std::string& from, const auto& reach) {
    for (const std::uint32_t at : meeting.derived_from(from)) reach(meeting.items()[at].id);
    for (const meeting::Link& link : meeting.links())
      if (link.kind == meeting::LinkKind::serves && link.to == from) reach(link.from);
  });
  return lineage;
}

std::string lineage_line(const Context& ctx, std::string_view id) {
  const meeting::Meeting& m = *ctx.meeting;
  const Lineage lineage = lineage_of(m, id);
  std::vector<std::string> words;
  int hypotheses = 0;
  const auto letters = [&](const std::vector<std::string>& ids) {
    for (const std::string& other : ids) {
      const meeting::Item* item = m.item(other);
      if (item->kind == "hypothesis") ++hypotheses;
      if (!item->symbol.empty() && std::find(words.begin(), words.end(), item->symbol) == words.end())
        words.push_back(item->symbol);
    }
  };
  letters(lineage.before);
  if (hypotheses > 0) words.insert(words.begin(), ctx.words("board.hypotheses_n", {{"n", std::to_string(hypotheses)}}));
  const meeting::Item* own = m.item(id);
  if (own && !own->symbol.empty()) words.push_back(own->symbol);
  letters(lineage.after);
  std::string line;
  if (words.size() > 1)
    for (const std::string& word : words) line += (line.empty() ? "" : " → ") + word;
  return line;
}

void go_to_thing(Context& ctx, const std::string& id) {
  const meeting::Item* item = ctx.meeting->item(id);
  if (!item) return;
  const sheets::Kind* kind = ctx.library.kind(item->kind);
  const sheets::Step* step = ctx.library.step_of_place(item->place);
  if (!step && kind) step = ctx.library.step(kind->home);
  if (!step) return;
  ctx.view.board.revealed.clear();
  go_to_item(ctx, step->path, id);
}

void open_lineage(Context& ctx, const std::string& id) {
  ctx.view.board.lineage = id;
  ctx.view.board.lineage_scroll.to_top();
}

namespace {

constexpr std::array<std::string_view, 7> kOrder = {"hypothesis", "evidence", "problem", "factor",
                                                    "issue",      "response", "resource"};
constexpr float kHeading = 46, kRow = 68;

struct Line {
  std::string heading;                 // of a kind, or
  const meeting::Item* item = nullptr; // a thing
  bool own = false;
};

// Everything tied to the thing, by kind in the order in which one leads to the other.
std::vector<Line> lines_of(const Context& ctx, const std::string& id) {
  const meeting::Meeting& m = *ctx.meeting;
  const Lineage lineage = lineage_of(m, id);
  std::vector<std::string> ids = lineage.before;
  const std::vector<std::string> own = members_of(m, id);
  ids.insert(ids.end(), own.begin(), own.end());
  ids.insert(ids.end(), lineage.after.begin(), lineage.after.end());
  std::vector<Line> lines;
  for (const std::string_view kind : kOrder) {
    bool first = true;
    for (const std::string& other : ids) {
      const meeting::Item* item = m.item(other);
      if (!item || item->kind != kind) continue;
      const sheets::Kind* described = ctx.library.kind(kind);
      if (first && described) lines.push_back({in_lang(ctx, described->label), nullptr, false});
      first = false;
      lines.push_back({{}, item, std::find(own.begin(), own.end(), other) != own.end()});
    }
  }
  return lines;
}

bool draw_line_row(Context& ctx, const Rect& r, const Line& line) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const meeting::Item& item = *line.item;
  const std::string figure = item.field_text("figure");
  const std::string words = words_of(item) + (figure.empty() ? "" : " " + figure);
  if (line.own) fill(ui, r, t.ai_soft, metric::kRadiusNote);
  const Touch touch = area(ui, "lineage/" + item.id, r, words, "row");
  Rect in = r.inset(12, 0);
  const Rect mark = Rect::around(in.cut_left(46, 14).centre(), 44, 44);
  if (item.symbol.empty()) role_mark(ui, ctx.meeting->role_of(item), mark.centre(), 26);
  else if (item.kind == "issue") issue_badge(ui, mark, item.symbol);
  else problem_badge(ui, mark, item.symbol);
  draw_icon(ui, icon::kChevronRight, in.cut_right(34).centre(), 32, t.ai_text);
  draw_text(ui, in, words, {size::kList, line.own ? Weight::bold : Weight::regular, kLineTitle},
            {.color = t.ink, .valign = VAlign::middle, .max_lines = 2});
  ui.finish_touch(touch, r);
  return touch.tapped;
}

} // namespace

void draw_lineage(Context& ctx) {
  const std::string id = ctx.view.board.lineage;
  if (id.empty()) return;
  Ui& ui = ctx.ui;
  const std::vector<Line> lines = lines_of(ctx, id);
  float content = 0;
  for (const Line& line : lines) content += line.item ? kRow + 4 : kHeading;
  const float height = std::min(content + 280, ui.surface().height() - 60);
  const std::string title(ctx.words("board.lineage_title"));
  const SheetFrame frame =
      begin_sheet(ui, "lineage", {std::min(1180.0f, ui.surface().width() - 32), height, title, icon::kAccountTree});
  Rect body = frame.body;
  const std::string back(ctx.words("board.back"));
  SheetFoot foot;
  foot.back = back;
  const SheetTap tap = sheet_foot(ui, "lineage", body, foot);
  std::string going;
  {
    ScrollArea area(ui, "lineage/list", body, ctx.view.board.lineage_scroll, content);
    float y = 0;
    for (const Line& line : lines) {
      const Rect r = Rect::at(0, y, body.width(), line.item ? kRow : kHeading);
      y += line.item ? kRow + 4 : kHeading;
      if (!area.shows(r)) continue;
      if (line.item && draw_line_row(ctx, area.place(r), line)) going = line.item->id;
      if (!line.item)
        draw_text(ui, area.place(r).inset(12, 4), line.heading, {size::kHint, Weight::bold, 1},
                  {.color = ui.theme().ai_text, .valign = VAlign::bottom});
    }
  }
  end_sheet(ui);
  if (tap != SheetTap::none || frame.dismissed || !going.empty()) ctx.view.board.lineage.clear();
  if (!going.empty()) go_to_thing(ctx, going);
}

} // namespace yoriai::screens
