// STEP2 and STEP3 on one screen: hypotheses, the problems they became, what backs them, ※1 and ※2, and what comes next.
//
// Targets: "note/<problem>" (the row), "note/<evidence>", "note/<hypothesis>", "stack/<id>", "add_evidence/<problem>",
// "reason/<problem>", "universality/<problem>", "sociality/<problem>", "next/<problem>", "untaken" (list of hypotheses
// nobody took up), "information", "empty"; in the bar "act/write", "act/promote", "act/tie", "act/evidence", "act/edit",
// "act/reason", "act/lineage", "act/park", "act/remove", "act/cancel", "act/more". Questions: "ask/problem", "ask/promote",
// "ask/reason", "ask/edit"; the form "evidence".
#include <algorithm>

#include "screens/ballot_sheet.hpp"
#include "screens/board_parts.hpp"
#include "screens/evidence_sheet.hpp"
#include "screens/form_sheet.hpp"
#include "screens/lineage.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "screens/step_view.hpp"
#include "screens/table_acts.hpp"
#include "screens/table_layout.hpp"
#include "widgets/arrows.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/note.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kHead = 68;
constexpr TextStyle kProblem{size::kNote, Weight::regular, kLineNote}, kNextText{size::kHint, Weight::bold, kLineTitle},
    kReasonText{size::kHint, Weight::regular, kLineTitle}, kOrigin{size::kSmall, Weight::regular, kLineTitle};

Three three(const meeting::Item& problem, const char* field) {
  const auto value = problem.field_bool(field);
  return !value ? Three::undecided : *value ? Three::yes : Three::no;
}

void draw_toggle(Context& ctx, const sheets::Step& step, const meeting::Item& problem, const char* field,
                 const Rect& r) {
  const ThreeLabels labels{in_lang(ctx, step.word("yes")), in_lang(ctx, step.word("no")),
                           in_lang(ctx, step.word("open"))};
  const Three value = three(problem, field);
  const std::string name = std::string(field) + "/" + problem.id;
  if (!toggle3(ctx.ui, name, r, value, labels, in_lang(ctx, step.word(field)), !ctx.read_only)) return;
  const Three then = next(value);
  ctx.out.send(meeting::set_fields(
      problem.id, {{field, then == Three::undecided ? base::Json(nullptr) : base::Json(then == Three::yes)}}));
}

// このあと: goes to STEP4, asks why it is put off, or chooses the row.
void draw_next(Context& ctx, const sheets::Step& step, const meeting::Item& problem, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const AfterScreening after = after_screening(problem);
  const bool on = after == AfterScreening::goes_on, later = after == AfterScreening::next_time;
  const std::string& words = in_lang(ctx, step.word(on ? "next_on" : later ? "next_later" : "next_open"));
  const Touch touch = area(ui, "next/" + problem.id, r, words, "button");
  const char* mark = on ? icon::kArrowForward : later ? icon::kEventRepeat : icon::kMoreHoriz;
  const Color ink = on ? t.ok.ink : later ? t.ink : t.ink2;
  draw_icon(ui, mark, {r.centre().x, r.y0 + 32}, 36, ink);
  TextStyle style = kNextText;
  if (!on && !later) style.weight = Weight::regular;
  draw_text(ui, {r.x0 - 2, r.y0 + 54, r.x1 + 2, r.y1}, words, style,
            {.color = ink, .align = Align::centre, .max_lines = 2});
  ui.finish_touch(touch, r);
  if (!touch.tapped) return;
  const sheets::Step* factors = sibling_step(ctx, step, sheets::StepKind::factors);
  if (on && factors) return go_to_item(ctx, factors->path, problem.id);
  ctx.view.selection.only(problem.id);
  if (later) ask_reason(ctx, problem);
}

void draw_cell(Context& ctx, const sheets::Step& step, const meeting::Item& problem, const TableCell& cell,
               const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  if (cell.kind == TableCell::Kind::evidence) {
    const meeting::Item* evidence = ctx.meeting->item(cell.id);
    if (evidence &&
        draw_evidence_cell(ctx, step, "note/" + cell.id + (cell.again ? "/" + problem.id : ""), r, *evidence))
      ask_evidence_again(ctx, *evidence);
    return;
  }
  if (cell.kind == TableCell::Kind::missing) {
    ButtonSpec spec;
    spec.label = in_lang(ctx, step.word("no_evidence")), spec.icon = icon::kInfo, spec.look = ButtonLook::warn;
    spec.align = Align::left, spec.size = size::kHint;
    if (button(ui, "add_evidence/" + problem.id, r, spec)) ask_evidence(ctx, {problem.id});
    return;
  }
  const std::string reason = problem.field_text("reason");
  const std::string words = reason.empty() ? std::string(ctx.words("board.reason_missing"))
                                           : in_lang(ctx, step.word("reason")) + "：" + reason;
  const Touch touch = ui.touch({.name = "reason/" + problem.id, .label = words}, r);
  const StateLook plain{t.ink, t.paper, t.line};
  const StateLook& look = reason.empty() ? t.warn : plain;
  fill(ui, r, touch.down ? t.ai_soft : look.ground, metric::kRadiusNote);
  border(ui, r, touch.down ? t.ai : look.border, t.border_line, metric::kRadiusNote);
  draw_icon(ui, icon::kEdit, {r.x0 + 28, r.centre().y}, 26, t.ai_text);
  draw_text(ui, {r.x0 + 52, r.y0 + 4, r.x1 - 10, r.y1 - 4}, words, kReasonText,
            {.color = look.ink, .valign = VAlign::middle});
  ui.finish_touch(touch, r, metric::kRadiusNote);
  if (touch.tapped) ask_reason(ctx, problem);
}

void draw_row_words(Context& ctx, const TableRow& row, const meeting::Item& problem, Point at) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const Rect text = row.text.moved(at.x, at.y), letter = row.letter.moved(at.x, at.y);
  const Rect target{letter.x0 - 8, std::min(text.y0, letter.y0), text.x1, std::max(text.y1, letter.y1)};
  const Touch touch = area(ui, "note/" + problem.id, target, problem.text, "note");
  problem_badge(ui, letter, problem.symbol);
  draw_text(ui, text, problem.text, kProblem, {.color = t.ink, .valign = VAlign::middle});
  if (!row.origin.empty() && !row.origins.empty()) {
    std::string words;
    for (const std::string& origin : row.origins) words += (words.empty() ? "" : "・") + origin;
    Rect line = row.origin.moved(at.x, at.y);
    draw_icon(ui, icon::kLink, line.cut_left(24, 6).centre(), 22, t.ai_text);
    draw_line(ui, line, words, kOrigin, t.ink2);
  }
  ui.finish_touch(touch, target);
  if (touch.tapped) tap_problem(ctx, problem);
}

void draw_row(Context& ctx, const sheets::Step& step, const TableRow& row, const meeting::Item& problem, Point at,
              bool last) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const bool chosen = ctx.view.selection.has(row.id);
  const Rect r = row.r.moved(at.x, at.y);
  if (chosen) fill(ui, r, t.ai_soft);
  if (chosen && t.high_contrast) border(ui, r, t.ai, 5);
  if (!last) hline(ui, r.x0, r.x1, r.y1, t.line, t.border_line);
  draw_row_words(ctx, row, problem, at);
  for (const TableCell& cell : row.cells) draw_cell(ctx, step, problem, cell, cell.r.moved(at.x, at.y));
  if (chosen && !row.free.empty()) {
    ButtonSpec spec;
    spec.label = in_lang(ctx, step.word("add_evidence")), spec.icon = icon::kAdd, spec.size = size::kList;
    if (button(ui, "add_evidence/" + problem.id, row.free.moved(at.x, at.y), spec)) ask_evidence(ctx, {problem.id});
  }
  draw_toggle(ctx, step, problem, "universality", row.universality.moved(at.x, at.y));
  draw_toggle(ctx, step, problem, "sociality", row.sociality.moved(at.x, at.y));
  draw_next(ctx, step, problem, row.next.moved(at.x, at.y));
}

void draw_heads(Context& ctx, const sheets::Step& step, const TableLayout& l, const Rect& head) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const Rect band{head.x0 + l.left, head.y0, head.x1, head.y1};
  fill_top(ui, band, t.sunken, metric::kRadiusCard);
  hline(ui, band.x0, band.x1, band.y1, t.line, t.border_line);
  const auto word = [&](const Rect& column, const char* name, Align align) {
    const Rect box{head.x0 + column.x0, head.y0, head.x0 + column.x1, head.y1};
    draw_head_words(ui, box, in_lang(ctx, step.word(name)), align);
  };
  word(l.head_letter, "symbol", Align::centre);
  word(l.head_problem, "problem", Align::left);
  if (l.one_line) word(l.head_evidence, "evidence", Align::left);
  word(l.head_universality, "universality", Align::centre);
  word(l.head_sociality, "sociality", Align::centre);
  word(l.head_next, "next", Align::centre);
}

// One hypothesis or stack beside the table.
void draw_slip(Context& ctx, const TableSource& source, const Rect& r) {
  const meeting::Item* top = ctx.meeting->item(source.members.front());
  const meeting::Stack* stack = ctx.meeting->stack(source.id);
  SlipView view = slip_view(ctx, *top);
  if (source.stack) view.marked = false;
  if (stack && !stack->title.empty()) view.text = stack->title, view.drawing = nullptr;
  view.chosen = ctx.view.selection.has(source.id);
  view.size = size::kHint;
  const Touch touch = slip(ctx.ui, (source.stack ? "stack/" : "note/") + source.id, r, view);
  if (touch.tapped) tap_source(ctx, source);
  if (!touch.dragging) return;
  ctx.ui.begin_overlay();
  paint_slip(ctx.ui, Rect::at(touch.pointer.x - touch.grab.x, touch.pointer.y - touch.grab.y, r.width(), r.height()),
             view, Lift::lifted);
  ctx.ui.end_overlay();
}

void draw_lines(Context& ctx, const TableLayout& l, const ScrollArea& area) {
  for (const bool front : {false, true})
    for (const TableSource& s : l.sources)
      for (const int row : s.rows) {
        const TableRow& to = l.rows[static_cast<std::size_t>(row)];
        const bool chosen = ctx.view.selection.has(s.id) || ctx.view.selection.has(to.id);
        const Rect span{0, std::min(s.slip.y0, to.r.y0), 1, std::max(s.slip.y1, to.r.y1)};
        if (chosen != front || !area.shows(span)) continue;
        const Point o = area.origin();
        draw_connector(ctx.ui, {o.x + s.slip.x1, o.y + s.slip.centre().y}, {o.x + l.left, o.y + to.r.centre().y},
                       chosen);
      }
}

void draw_rows(Context& ctx, const sheets::Step& step, const TableLayout& l, const Rect& view, bool with_slips) {
  Ui& ui = ctx.ui;
  ScrollArea area(ui, "table", view, ctx.view.board.table.rows, l.height);
  const std::string& first = ctx.view.selection.first();
  for (const TableRow& row : l.rows)
    if (row.id == first && wants_reveal(ctx, first)) area.reveal(row.r);
  if (with_slips) draw_lines(ctx, l, area);
  int above = 0, below = 0;
  for (std::size_t i = 0; i < l.rows.size(); ++i) {
    const TableRow& row = l.rows[i];
    const meeting::Item* problem = ctx.meeting->item(row.id);
    if (row.r.y1 <= area.visible().y0 + 30) ++above;
    if (row.r.y0 >= area.visible().y1 - 30) ++below;
    if (problem && area.shows(row.r)) draw_row(ctx, step, row, *problem, area.origin(), i + 1 == l.rows.size());
  }
  if (with_slips)
    for (const TableSource& s : l.sources)
      if (!s.slip.empty() && area.shows(s.slip)) draw_slip(ctx, s, area.place(s.slip));
  drop_source(ctx, step, l, area.origin(), view);
  area.finish(above, below);
}

// Title line: the annex, and the list of hypotheses where these have no place beside the table.
void draw_buttons(Context& ctx, const sheets::Step& step, const TableLayout& l, Rect line) {
  ButtonSpec annex;
  annex.label = in_lang(ctx, step.word("information_sheet")), annex.icon = icon::kFindInPage;
  if (!l.lines) annex.size = size::kList;
  const float w = button_width(ctx.ui, annex, l.lines ? 24 : 14);
  if (button(ctx.ui, "information", line.cut_right(std::min(w, line.width()), metric::kGap), annex))
    ctx.view.board.table.information_open = true;
  if (l.lines || line.width() < 72) return;
  draw_list_button(ctx, step, l, line.cut_right(std::min(line.width(), 250.0f)));
}

void draw_table(Context& ctx, const sheets::Step& step, Rect board) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  TableView& view = ctx.view.board.table;
  const Rect line = draw_title(ctx, step, board, board.width() > 1180 ? 340 : narrow(ctx) ? 372 : 500);
  const Rect area{board.x0, board.y0 + kHead, board.x1, board.y1 - 4};
  const TableLayout& l = table_layout(ctx, step, area);
  draw_buttons(ctx, step, l, line);
  if (l.untaken() == 0) view.list_open = false;
  if (view.list_open && !l.lines) return draw_untaken(ctx, board);
  const Rect table{board.x0 + l.left, board.y0, board.x1, std::min(area.y1, area.y0 + std::max(l.height, 160.0f))};
  card(ui, table, t.surface, t.line);
  draw_heads(ctx, step, l, {board.x0, board.y0, board.x1, area.y0});
  if (t.high_contrast) border(ui, table, t.line, t.border_line, metric::kRadiusCard); // the heads lie over it
  if (l.lines) {
    Rect left{board.x0, board.y0, board.x0 + l.left - 16, board.y0 + kHead};
    draw_left_head(ctx, step, l, left);
    if (view.list_open) draw_untaken(ctx, {board.x0, area.y0 + 8, board.x0 + l.left - 12, area.y1});
  }
  if (l.rows.empty()) {
    const Rect slot = Rect{table.x0 + 24, area.y0 + 24, table.x1 - 24, area.y0 + 120};
    if (empty_box(ui, "empty", slot, in_lang(ctx, step.word("empty")))) view.list_open = l.untaken() > 0;
    if (l.lines && l.untaken() > 0) view.list_open = true;
    drop_source(ctx, step, l, {area.x0, area.y0}, area);
    return;
  }
  const bool slips = l.lines && !view.list_open;
  draw_rows(ctx, step, l, area, slips);
}

void draw_board(Context& ctx, const sheets::Step& step, Rect board) {
  draw_table(ctx, step, board);
  draw_information(ctx, step);
  draw_form(ctx);
  draw_lineage(ctx);
}

void draw_bar(Context& ctx, const sheets::Step& step, Rect bar) {
  draw_table_bar(ctx, step, bar);
  draw_ballot_sheets(ctx, step);
}

} // namespace

const StepView kTableView{sheets::StepKind::table, draw_board, draw_bar};

} // namespace yoriai::screens
