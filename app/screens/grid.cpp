// The resource grid 4×3: one cell open with everything in it, the others as an overview; arrows from a thing to what it
// grows into; issues that things serve.
//
// Targets: "cell/<place>" (e.g. "cell/resources/mutual/quick"), "note/<resource>" in the open cell, "head/<column or row>",
// "filter", "filter/all", "filter/<issue>"; in the bar "act/write", "act/transpose", "act/labels", "act/mark", "act/arrow",
// "act/erase_arrow", "act/serves", "act/move", "act/edit", "act/lineage", "act/park", "act/remove", "act/cancel". The form
// "resource/text", "resource/group"; questions "serves/<issue>", "arrow/<from>><to>".
#include <algorithm>

#include "screens/board_parts.hpp"
#include "screens/form_sheet.hpp"
#include "screens/grid_acts.hpp"
#include "screens/grid_layout.hpp"
#include "screens/lineage.hpp"
#include "screens/shell.hpp"
#include "screens/step_view.hpp"
#include "widgets/arrows.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kHeadPad = 16;

void draw_bullet(Ui& ui, Point left_middle, bool marked, Color ink, float size) {
  if (marked)
    disc(ui, {left_middle.x + 11, left_middle.y}, size / 2 - 2, ui.theme().high_contrast ? ink : ui.theme().ai);
  else disc(ui, {left_middle.x + 9, left_middle.y}, 3, ink);
}

// Bullet, words, group and badges of one thing in `r`.
void draw_thing(Context& ctx, const meeting::Item& item, const GridThing& thing, const Rect& r, bool open,
                bool passes) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const Color ink = passes ? t.ink : t.disabled.ink;
  Rect in = open ? r.inset(12, 0) : r;
  const TextStyle style =
      open ? (item.marked ? kGridOpenBold : kGridOpenWords) : (item.marked ? kGridWordsBold : kGridWords);
  const float width = grid_words_width(ctx, item, thing.letters.size(), r.width(), open);
  draw_bullet(ui, {in.x0 - 2, open ? r.centre().y : r.y0 + 6 + style.size * 0.66f}, item.marked && passes, ink,
              open ? 26 : 22);
  const float first_line = open ? r.centre().y : r.y0 + 6 + style.size * 0.66f;
  for (auto letter = thing.letters.rbegin(); letter != thing.letters.rend(); ++letter) {
    const Rect slot = in.cut_right(kGridBadge, 5);
    const Rect badge = Rect::around({slot.centre().x, first_line}, kGridBadge, kGridBadge);
    if (passes) issue_badge(ui, badge, *letter);
    else
      border(ui, badge, t.disabled.border, 1.5f, metric::kRadiusBadge),
          draw_line(ui, badge, *letter, {20, Weight::bold, 1}, t.disabled.ink, Align::centre);
  }
  const std::string group = open ? item.field_text("group") : std::string();
  if (!group.empty()) {
    const Rect slot = in.cut_right(text_width(ui, group, kGridGroup) + 6, 4);
    draw_line(ui, slot, group, kGridGroup, passes ? t.ink2 : t.disabled.ink, Align::right);
  }
  const Rect words{in.x0 + kGridBullet, open ? r.y0 : r.y0 + 6, in.x0 + kGridBullet + width, r.y1};
  draw_text(ui, words, item.text, style,
            {.color = ink, .valign = open ? VAlign::middle : VAlign::top, .max_lines = open ? 0 : 3});
}

void paint_box(Ui& ui, const Rect& r, bool chosen, bool down) {
  const Theme& t = ui.theme();
  fill(ui, r, chosen || down ? t.ai_soft : t.surface, metric::kRadiusNote);
  border(ui, r, chosen || down ? t.ai : t.line2, chosen ? 3 : 1.5f, metric::kRadiusNote);
}

void draw_open_thing(Context& ctx, const meeting::Item& item, const GridThing& thing, const Rect& r) {
  Ui& ui = ctx.ui;
  const Touch touch =
      ui.touch({.name = "note/" + item.id, .label = item.text, .kind = "note", .draggable = !ctx.read_only}, r);
  const bool chosen = ctx.view.selection.has(item.id);
  paint_box(ui, r, chosen, touch.down);
  draw_thing(ctx, item, thing, r, true, passes_filter(ctx, item.id));
  ui.finish_touch(touch, r, metric::kRadiusNote);
  if (touch.tapped) tap_thing(ctx, item);
  if (!touch.dragging) return;
  ui.begin_overlay();
  const Rect held = Rect::at(touch.pointer.x - touch.grab.x, touch.pointer.y - touch.grab.y, r.width(), r.height());
  shadow(ui, held, metric::kRadiusNote, Lift::lifted);
  paint_box(ui, held, true, false);
  draw_thing(ctx, item, thing, held, true, true);
  ui.end_overlay();
}

std::string empty_question(const Context& ctx, const sheets::Step& step, const GridCell& cell) {
  const sheets::Text& own = step.word("empty_" + cell.column);
  return in_lang(ctx, own.empty() ? step.grid->empty_question : own);
}

// Nothing there yet: a question, itself part of the cell that is pressed.
void draw_empty(Context& ctx, const sheets::Step& step, const GridCell& cell) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const Rect r = cell.r.inset(cell.r.width() < 200 ? 8 : 12, 10);
  fill(ui, r, t.ai_soft, metric::kRadiusNote);
  border(ui, r, t.ai_line, 1.5f, metric::kRadiusNote);
  Rect in = r.inset(14, 10);
  const TextStyle bold{size::kHint, Weight::bold, kLineTitle}, plain{size::kSmall, Weight::regular, kLineTitle};
  const std::string& title = in_lang(ctx, step.word("empty"));
  const std::string question = empty_question(ctx, step, cell);
  if (in.width() < 130) return draw_icon(ui, icon::kAddCircle, r.centre(), 34, t.ai_text);
  const float title_h = std::max(30.0f, text_height(ui, title, bold, in.width() - 40));
  const float text_h = text_height(ui, question, plain, in.width());
  Rect head = in.cut_top(std::min(title_h, in.height()), 4);
  draw_icon(ui, icon::kAddCircle, {head.x0 + 14, head.y0 + 15}, 28, t.ai_text);
  draw_text(ui, {head.x0 + 38, head.y0, head.x1, head.y1}, title, bold, {.color = t.ai_text, .valign = VAlign::middle});
  if (text_h <= in.height() + 4) draw_text(ui, in, question, plain, {.color = t.ink});
}

void draw_count(Context& ctx, const GridCell& cell) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const Point c = cell.r.centre();
  const bool marks = cell.marked > 0;
  draw_line(ui, Rect::around({c.x, c.y - (marks ? 18 : 0)}, cell.r.width() - 8, 40),
            ctx.words("board.things_n", {{"n", std::to_string(cell.count)}}), {size::kButton, Weight::bold, 1}, t.ink,
            Align::centre);
  if (marks)
    draw_line(ui, Rect::around({c.x, c.y + 20}, cell.r.width() - 8, 30), "● " + std::to_string(cell.marked),
              {size::kHint, Weight::bold, 1}, t.ai_text, Align::centre);
}

void draw_overview(Context& ctx, const GridCell& cell) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  for (const GridThing& thing : cell.things) {
    const meeting::Item* item = ctx.meeting->item(thing.id);
    if (!item) continue;
    if (ctx.view.selection.has(thing.id))
      fill(ui, {thing.r.x0 - 6, thing.r.y0, thing.r.x1 + 6, thing.r.y1}, t.ai_soft, metric::kRadiusNote);
    draw_thing(ctx, *item, thing, thing.r, false, passes_filter(ctx, thing.id));
  }
  if (cell.hidden > 0)
    draw_line(ui, cell.more, ctx.words("board.more_n", {{"n", std::to_string(cell.hidden)}}),
              {size::kHint, Weight::bold, 1}, t.ai_text);
}

void draw_cell(Context& ctx, const sheets::Step& step, const GridCell& cell) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const std::string label = grid_label(ctx, step, cell.column).label + "・" + grid_label(ctx, step, cell.row).label;
  const Touch touch = ui.touch({.name = "cell/" + cell.place, .label = label, .kind = "cell"}, cell.r);
  const bool goal =
      ctx.view.selection.mode == TapMode::move || (ui.dragging().starts_with("note/") && cell.r.contains(ui.pointer()));
  fill(ui, cell.r, touch.down || (goal && !cell.open) ? t.ai_soft : t.surface);
  border(ui, cell.r, t.line, t.border_line);
  if (cell.open) {
    if (cell.count == 0) draw_empty(ctx, step, cell);
  } else if (cell.count == 0) {
    draw_empty(ctx, step, cell);
  } else if (cell.counted) {
    draw_count(ctx, cell);
  } else {
    draw_overview(ctx, cell);
  }
  ui.finish_touch(touch, cell.r);
  if (touch.tapped) tap_cell(ctx, step, cell);
  const Drop* drop = ui.drop();
  if (!drop || !cell.r.contains(drop->pointer) || !drop->name.starts_with("note/")) return;
  const meeting::Item* item = ctx.meeting->item(drop->name.substr(5));
  if (item && item->kind == step.kinds.front() && item->place != cell.place)
    ctx.out.send({"set", base::Json{{"id", item->id}, {"place", cell.place}}});
}

// The things of the open cell; returns where they are on the surface, to draw arrows from.
// What is scrolled to its edges keeps apart from the head above it and the cell below.
Rect view_of_open(const GridCell& cell) {
  return {cell.r.x0 + 2, cell.r.y0 + metric::kGapSmall, cell.r.x1 - 2, cell.r.y1 - metric::kGapSmall};
}

void draw_open_cell(Context& ctx, const GridLayout& l, const GridCell& cell) {
  Ui& ui = ctx.ui;
  ScrollArea area(ui, "open", view_of_open(cell), ctx.view.board.grid.cells[cell.place], l.open_height);
  const Point shift{cell.r.x0 - area.origin().x, 0};
  int above = 0, below = 0;
  for (const GridThing& thing : cell.things) {
    const meeting::Item* item = ctx.meeting->item(thing.id);
    const Rect place = thing.r.moved(shift.x, 0);
    if (place.y1 <= area.visible().y0 + 20) ++above;
    if (place.y0 >= area.visible().y1 - 20) ++below;
    if (item && thing.id == ctx.view.selection.first() && wants_reveal(ctx, thing.id)) area.reveal(place);
    if (item && area.shows(place)) draw_open_thing(ctx, *item, thing, area.place(place));
  }
  area.finish(above, below);
}

void draw_heads(Context& ctx, const sheets::Step& step, const GridLayout& l) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  GridView& view = ctx.view.board.grid;
  fill_top(ui, {l.table.x0, l.table.y0, l.table.x1, l.gutters.y.front()}, t.sunken, metric::kRadiusButton);
  for (const GridHead& head : l.columns) {
    const GridLabel words = grid_label(ctx, step, head.id);
    const Touch touch = ui.touch({.name = "head/" + head.id, .label = words.label, .kind = "button"}, head.r);
    const bool filled = head.open || touch.down;
    if (filled) fill(ui, head.r, touch.down ? t.ai_deep : t.ai);
    Rect in = head.r.inset(kHeadPad, 0);
    const TextStyle bold{size::kStackTitle, Weight::bold, 1}, small{size::kSmall, Weight::regular, 1};
    const Color ink = filled ? t.on_ai : t.ink;
    if (head.open && in.width() > 300)
      draw_line(ui, in.cut_right(110), ctx.words("board.things_n", {{"n", std::to_string(head.count)}}),
                {size::kHint, Weight::regular, 1}, ink, Align::right);
    const float w = std::min(in.width(), text_width(ui, words.label, bold) + 1);
    const TextStyle fits =
        text_width(ui, words.label, bold) <= in.width() + 16 ? bold : TextStyle{size::kHint, Weight::bold, 1};
    draw_text(ui, {in.x0 - (fits.size < 24 ? 8 : 0), in.y0, in.x0 + std::max(w, in.width()), in.y1}, words.label, fits,
              {.color = ink, .valign = VAlign::middle, .max_lines = 2});
    in.x0 += w + 12;
    if (!words.note.empty() && text_width(ui, words.note, small) <= in.width())
      draw_line(ui, in, words.note, small, filled ? t.on_ai : t.ink2);
    ui.finish_touch(touch, head.r);
    if (touch.tapped) (view.transposed ? view.row : view.column) = head.id;
  }
  for (const GridHead& head : l.rows) {
    const GridLabel words = grid_label(ctx, step, head.id);
    const Touch touch = ui.touch({.name = "head/" + head.id, .label = words.label, .kind = "button"}, head.r);
    fill(ui, head.r, touch.down ? t.ai_soft : t.sunken);
    hline(ui, head.r.x0, head.r.x1, head.r.y0, t.line, t.border_line);
    if (head.open) fill(ui, {head.r.x0, head.r.y0, head.r.x0 + 6, head.r.y1}, t.ai);
    const Rect in = head.r.inset(5, 6);
    TextStyle bold{size::kHint, Weight::bold, kLineNote};
    if (text_width(ui, words.label, bold) > in.width() &&
        text_width(ui, words.label, {size::kSmall, Weight::bold, 1}) <= in.width())
      bold.size = size::kSmall;
    const TextStyle small{size::kSmall, Weight::regular, kLineTitle};
    const float label_h = text_height(ui, words.label, bold, in.width());
    const float note_h = words.note.empty() ? 0 : text_height(ui, words.note, small, in.width());
    Rect block = Rect::around(in.centre(), in.width(), label_h + note_h);
    draw_text(ui, block.cut_top(label_h), words.label, bold, {.color = t.ink, .align = Align::centre});
    draw_text(ui, block, words.note, small, {.color = t.ink2, .align = Align::centre});
    ui.finish_touch(touch, head.r);
    if (touch.tapped) (view.transposed ? view.column : view.row) = head.id;
  }
}

// The end of an arrow at a thing: its words, or where it is hidden.
bool arrow_end(const Context& ctx, const GridLayout& l, const std::string& id, ArrowEnd& end) {
  const meeting::Item* item = ctx.meeting->item(id);
  const GridCell* cell = item && item->live() ? l.cell(item->place) : nullptr;
  if (!cell || cell->counted) return false;
  end.row = cell->down;
  const auto thing =
      std::find_if(cell->things.begin(), cell->things.end(), [&](const GridThing& t) { return t.id == id; });
  const auto lane_rect = [&](int lane, float y0, float y1) {
    const float clear = l.gutters.clear;
    return Rect{l.gutters.x[static_cast<std::size_t>(lane)] + clear, y0,
                l.gutters.x[static_cast<std::size_t>(lane) + 1] - clear, y1};
  };
  if (cell->open && thing != cell->things.end()) {
    end.lane = thing->lane;
    const auto scroll = ctx.view.board.grid.cells.find(cell->place);
    const float offset = scroll == ctx.view.board.grid.cells.end() ? 0 : scroll->second.offset;
    Rect r = thing->r.moved(cell->r.x0, view_of_open(*cell).y0 - offset);
    if (r.centre().y < cell->r.y0 + 8) r.y0 = r.y1 = cell->r.y0 + 8;
    if (r.centre().y > cell->r.y1 - 8) r.y0 = r.y1 = cell->r.y1 - 8;
    end.box = r;
    return true;
  }
  if (thing != cell->things.end()) {
    end.lane = thing->lane;
    end.box = {thing->r.x0, thing->r.y0 + 4, thing->r.x1, thing->r.y0 + 40};
    return true;
  }
  // Among those that found no room.
  int lane = 0;
  for (std::size_t i = 0; i + 1 < l.gutters.x.size(); ++i)
    if (l.gutters.x[i] <= cell->r.x0 + 20) lane = static_cast<int>(i);
  end.lane = lane;
  const Rect place = cell->more.empty() ? Rect::around(cell->r.centre(), 10, 40) : cell->more;
  end.box = lane_rect(lane, place.y0, place.y1);
  return true;
}

void draw_arrows(Context& ctx, const GridLayout& l) {
  std::vector<ArrowWanted> wanted;
  std::vector<bool> plain;
  for (const meeting::Link& link : ctx.meeting->links()) {
    if (link.kind != meeting::LinkKind::arrow) continue;
    ArrowWanted arrow;
    if (!arrow_end(ctx, l, link.from, arrow.from) || !arrow_end(ctx, l, link.to, arrow.to)) continue;
    wanted.push_back(arrow);
    plain.push_back(passes_filter(ctx, link.from) || passes_filter(ctx, link.to));
  }
  const auto paths = route_arrows(l.gutters, wanted);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    ArrowLook look;
    if (!plain[i]) look.color = ctx.ui.theme().disabled.ink;
    if (!paths[i].empty()) draw_arrow(ctx.ui, paths[i], look);
  }
}

void draw_grid(Context& ctx, const sheets::Step& step, Rect board) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const auto& kept = ctx.view.board.grid.layout;
  const sheets::Step& titled = kept && kept->titled.path == step.path ? kept->titled : step;
  const Rect line = draw_title(ctx, titled, board, std::clamp(board.width() - 640, 240.0f, 700.0f));
  draw_filter(ctx, step, line);
  const GridLayout& l = grid_layout(ctx, step, {board.x0, board.y0 - 4, board.x1, board.y1 - 10});
  fill(ui, l.table, t.surface, metric::kRadiusButton);
  for (const GridCell& cell : l.cells) draw_cell(ctx, step, cell);
  draw_heads(ctx, step, l);
  ui.push_clip(l.table);
  draw_arrows(ctx, l);
  ui.pop_clip();
  const GridCell* open = l.cell(l.open_place);
  if (open && open->count > 0) draw_open_cell(ctx, l, *open);
  border(ui, l.table, t.line2, t.border_control, metric::kRadiusButton);
  if (open) border(ui, {open->r.x0 - 1, open->r.y0 - 1, open->r.x1 + 1, open->r.y1 + 1}, t.ai, 4, 4);
}

// Opens the cell of a thing that somebody was led to.
void follow_chosen(Context& ctx, const sheets::Step& step) {
  const meeting::Item* thing = chosen_item(ctx, step.kinds.front());
  if (!thing) {
    if (ctx.view.selection.empty()) ctx.view.board.revealed.clear();
    return;
  }
  if (ctx.view.board.revealed == thing->id || ctx.view.selection.mode != TapMode::choose) return;
  const std::string_view place =
      std::string_view(thing->place).substr(std::min(thing->place.size(), step.path.size() + 1));
  const std::size_t slash = place.find('/');
  if (slash == std::string_view::npos) return;
  ctx.view.board.grid.column = place.substr(0, slash);
  ctx.view.board.grid.row = place.substr(slash + 1);
}

void draw_board(Context& ctx, const sheets::Step& step, Rect board) {
  if (!step.grid) return;
  follow_chosen(ctx, step);
  draw_grid(ctx, step, board);
  draw_form(ctx);
  draw_lineage(ctx);
}

} // namespace

const StepView kGridView{sheets::StepKind::grid, draw_board, draw_grid_bar};

} // namespace yoriai::screens
