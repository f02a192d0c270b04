// Every change of the meeting, newest first, and the way to look at any of those moments. Targets: "history/<number>",
// "history/newest", "history/newer", "history/older", "history/oldest", "history/trash".
#include <algorithm>

#include "screens/history_words.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr std::uint64_t kPage = 100; // changes; a list of all of them would be too long to scroll
constexpr float kRow = 92, kNarrowRow = 108, kLine = 72;

float row_height(const Context& ctx) { return narrow(ctx) ? kNarrowRow : kRow; }

// The sentences in view, kept until the meeting they are told of changes.
const HistoryRow& row_of(Context& ctx, std::uint64_t number) {
  HistoryView& view = ctx.view.shell.history;
  const HistoryView::Key key{ctx.meeting->head().id, ctx.meeting->revision(), ctx.looking_back != nullptr, ctx.lang()};
  if (!(key == view.key) || view.rows.size() > 4 * kPage) view.rows.clear(), view.key = key;
  const auto [row, fresh] = view.rows.try_emplace(number);
  if (!fresh) return row->second;
  if (const auto change = ctx.change ? ctx.change(number) : std::nullopt)
    row->second = {change->at, said_actor(ctx, change->actor), said_change(ctx, *change)};
  return row->second;
}

void draw_row(Context& ctx, std::uint64_t number, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const HistoryRow& row = row_of(ctx, number);
  const bool here = ctx.looking_back && ctx.looking_back->number == number;
  const Touch touch = area(ui, "history/" + std::to_string(number), r, row.sentence, "row");
  if (here) {
    fill(ui, r, t.ai_soft, metric::kRadiusButton);
    border(ui, r, t.ai, t.border_chosen, metric::kRadiusButton);
  } else {
    card(ui, r, touch.down ? t.ai_soft : t.surface, t.line, metric::kRadiusButton);
  }
  Rect in = r.inset(20, 8);
  draw_icon(ui, icon::kChevronRight, in.cut_right(36, 8).centre(), 34, t.ai_text);
  Rect when = in.cut_left(narrow(ctx) ? 136 : 150, 16);
  const bool today = base::iso_date(row.at) == base::iso_date(ctx.now);
  draw_line(ui, today ? when : when.cut_top(when.height() / 2), base::clock_hms(row.at),
            {size::kButton, Weight::bold, kLineTitle}, t.ink);
  if (!today) draw_line(ui, when, base::iso_date(row.at), {size::kSmall, Weight::regular, kLineTitle}, t.ink2);
  draw_line(ui, in.cut_left(narrow(ctx) ? 78 : 96, 12), row.actor, {size::kHint, Weight::regular, kLineTitle}, t.ink2);
  draw_text(ui, in, row.sentence, {size::kList, Weight::regular, kLineTitle},
            {t.ink, Align::left, VAlign::middle, narrow(ctx) ? 3 : 2});
  ui.finish_touch(touch, r);
  if (!touch.tapped) return;
  ctx.out.ask(LookBack{number});
}

// Which changes, and the way to others.
void draw_pager(Context& ctx, Rect line, std::uint64_t first, std::uint64_t last) {
  Ui& ui = ctx.ui;
  std::uint64_t& page = ctx.view.shell.history.page;
  const std::uint64_t pages = ctx.changes == 0 ? 0 : (ctx.changes - 1) / kPage;
  const std::uint64_t before = page;
  const ButtonSpec trash{.label = ctx.words("history.trash"), .icon = icon::kDelete, .look = ButtonLook::white};
  if (button(ui, "history/trash", line.cut_right(button_width(ui, trash), 24), trash)) ctx.view.shown = "trash";
  const bool tight = line.width() < 1100; // the arrows alone: the figures must be read
  const auto turn = [&](const char* id, const char* key, const char* icon, bool may, std::uint64_t to, bool after) {
    const std::string name = std::string("history/") + id;
    const ButtonSpec spec{
        .label = ctx.words(key), .icon = icon, .enabled = may, .icon_after = after, .size = size::kList};
    const bool tapped = tight ? icon_button(ui, name, line.cut_left(kLine, 8), icon, ctx.words(key), may)
                              : button(ui, name, line.cut_left(button_width(ui, spec, 16), 8), spec);
    if (tapped) page = to;
  };
  if (pages > 0) {
    if (pages > 1) turn("newest", "history.newest", icon::kExpandLess, page > 0, 0, false);
    turn("newer", "history.newer", icon::kChevronLeft, page > 0, page - 1, false);
    turn("older", "history.older", icon::kChevronRight, page < pages, page + 1, true);
    if (pages > 1) turn("oldest", "history.oldest", icon::kExpandMore, page < pages, pages, true);
  }
  if (page != before) ctx.view.shell.page_scroll.to_top();
  const std::string count = ctx.words(
      "history.count",
      {{"first", std::to_string(first)}, {"last", std::to_string(last)}, {"of", std::to_string(ctx.changes)}});
  line.x0 += 12;
  draw_text(ui, line, count, {size::kHint, Weight::regular, kLineTitle},
            {ui.theme().ink2, Align::left, VAlign::middle, 2});
}

} // namespace

void draw_history(Context& ctx, Rect board) {
  HistoryView& view = ctx.view.shell.history;
  if (ctx.changes == 0) return;
  view.page = std::min(view.page, (ctx.changes - 1) / kPage);
  const std::uint64_t last = ctx.changes - view.page * kPage, count = std::min(kPage, last);
  draw_pager(ctx, cut_strip(ctx, board, kLine, 14), last, last - count + 1);
  const float high = row_height(ctx), pitch = high + 10;
  ScrollArea area(ctx.ui, "page", board, ctx.view.shell.page_scroll, pitch * static_cast<float>(count));
  const Rect seen = area.visible();
  int above = 0, below = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const Rect content = Rect::at(0, pitch * static_cast<float>(i), board.width(), high);
    if (content.y1 <= seen.y0) ++above;
    else if (content.y0 >= seen.y1) ++below;
    else draw_row(ctx, last - i, area.place(content));
  }
  area.finish(above, below);
}

} // namespace yoriai::screens
