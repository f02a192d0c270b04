// STEP4: why each problem happens, sorted into five classes, and the issue it becomes.
//
// Targets: "problem/<id>" (tab), "problems/before", "problems/after", "note/<factor>", "column/<class>/move" (ここへ移す),
// "column/<class>/write", "classes/before", "classes/after", "note/<issue>" (the card), "issue/edit", "issue/add",
// "issue/before", "issue/after"; in the bar "act/strength", "act/edit", "act/cause", "act/tie", "act/add_issue",
// "act/lineage", "act/park", "act/remove", "act/cancel". Questions: "ask/factor", "ask/issue", "ask/edit", "cause/<factor>".
#include <algorithm>

#include "screens/board_parts.hpp"
#include "screens/factors_layout.hpp"
#include "screens/form_sheet.hpp"
#include "screens/issue_card.hpp"
#include "screens/lineage.hpp"
#include "screens/mode.hpp"
#include "screens/note_card.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/step_view.hpp"
#include "screens/table_layout.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/note.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kGapColumns = 13, kTabLeast = 300, kColumnLeast = 252, kPager = 60, kInset = 12, kNoteGap = 12;
constexpr TextStyle kHeadLabel{size::kHint, Weight::regular, kLineTitle},
    kHeadNote{size::kList, Weight::bold, kLineTitle};

// How many of `n` things of at least `least` px stand side by side, and from which on.
struct Paged {
  int shown = 0, first = 0;
  bool pages = false;
};
Paged paged(int n, float width, float least, int& first) {
  Paged p;
  p.shown = std::clamp(static_cast<int>((width + kGapColumns) / (least + kGapColumns)), 1, std::max(1, n));
  p.pages = p.shown < n;
  if (p.pages)
    p.shown =
        std::clamp(static_cast<int>((width - 2 * (kPager + kGapColumns) + kGapColumns) / (least + kGapColumns)), 1, n);
  first = std::clamp(first, 0, std::max(0, n - p.shown));
  p.first = first;
  return p;
}

std::string tab_sub(const Context& ctx, const sheets::Step& step, const FactorsProblem& p) {
  if (!p.goes_on)
    return in_lang(ctx, step.word("factor")) + " " + std::to_string(p.factors) + "・" +
           std::string(ctx.words("board.not_screened_in"));
  if (p.factors == 0) return in_lang(ctx, step.word("no_factors"));
  return in_lang(ctx, step.word("factor")) + " " + std::to_string(p.factors) + "  " +
         in_lang(ctx, step.word("issue_badge")) + " " + std::to_string(p.issues.size());
}

void tap_tab(Context& ctx, const FactorsProblem& p) {
  FactorsView& view = ctx.view.board.factors;
  const meeting::Item* issue = ctx.view.selection.mode == TapMode::tie ? chosen_item(ctx, "issue") : nullptr;
  if (issue) return tie_issue(ctx, *issue, p.id);
  view.problem = p.id;
  ctx.view.selection.clear();
}

void draw_tabs(Context& ctx, const sheets::Step& step, const FactorsLayout& l, Rect r) {
  Ui& ui = ctx.ui;
  FactorsView& view = ctx.view.board.factors;
  const int n = static_cast<int>(l.problems.size());
  const Paged p = paged(n, r.width(), kTabLeast, view.first_tab);
  if (p.pages) {
    if (icon_button(ui, "problems/before", r.cut_left(kPager, kGapColumns), icon::kChevronLeft,
                    ctx.words("board.before"), p.first > 0))
      view.first_tab = std::max(0, p.first - p.shown);
    if (icon_button(ui, "problems/after", r.cut_right(kPager, kGapColumns), icon::kChevronRight,
                    ctx.words("board.after"), p.first + p.shown < n))
      view.first_tab = p.first + p.shown;
  }
  const auto slots = r.columns(p.shown, kGapColumns);
  for (int i = 0; i < p.shown && p.first + i < n; ++i) {
    const FactorsProblem& problem = l.problems[static_cast<std::size_t>(p.first + i)];
    const meeting::Item* item = ctx.meeting->item(problem.id);
    if (!item) continue;
    const std::string sub = tab_sub(ctx, step, problem);
    TabSpec spec;
    spec.letter = item->symbol, spec.title = item->text, spec.sub = sub;
    spec.chosen = problem.id == view.problem;
    spec.mark = !problem.goes_on         ? Mark::none
                : problem.factors == 0   ? Mark::open
                : problem.issues.empty() ? Mark::none
                                         : Mark::done;
    if (tab(ui, "problem/" + problem.id, slots[static_cast<std::size_t>(i)], spec)) tap_tab(ctx, problem);
  }
}

void ask_factor(Context& ctx, const sheets::Step& step, const std::string& problem, const sheets::Choice& choice) {
  const std::string side = in_lang(ctx, choice.label) + "　" + in_lang(ctx, choice.note);
  ask_text(ctx, {"factor", in_lang(ctx, step.word("write")), side, {}},
           meeting::add(step.kinds.front(), {},
                        {{"from", {problem}}, {"role", ctx.view.writing_role}, {"fields", {{"class", choice.id}}}}));
}

void draw_factor(Context& ctx, const meeting::Item& item, const Rect& r) {
  const NoteView view = note_view(ctx, item);
  const Touch touch = note(ctx.ui, "note/" + item.id, r, view);
  if (touch.tapped) choose_tapped(ctx, item.id);
  if (!touch.dragging) return;
  ctx.ui.begin_overlay();
  paint_note(ctx.ui, Rect::at(touch.pointer.x - touch.grab.x, touch.pointer.y - touch.grab.y, r.width(), r.height()),
             view, Lift::lifted);
  ctx.ui.end_overlay();
}

void draw_column_foot(Context& ctx, const sheets::Step& step, const sheets::Choice& choice, const Rect& r,
                      const meeting::Item* chosen) {
  Ui& ui = ctx.ui;
  ButtonSpec spec;
  spec.size = size::kList;
  if (chosen && chosen->field_text("class") == choice.id) {
    draw_text(ui, r, ctx.words("board.present_place"), {size::kHint, Weight::regular, 1},
              {.color = ui.theme().ink2, .align = Align::centre, .valign = VAlign::middle});
  } else if (chosen) {
    spec.label = ctx.words("board.move_here"), spec.icon = icon::kArrowDownward;
    if (button(ui, "column/" + choice.id + "/move", r, spec))
      ctx.out.send(meeting::set_fields(chosen->id, {{"class", choice.id}}));
  } else {
    spec.label = in_lang(ctx, step.word("write")), spec.icon = icon::kAdd, spec.enabled = allowed(ctx, May::write);
    if (button(ui, "column/" + choice.id + "/write", r, spec))
      ask_factor(ctx, step, ctx.view.board.factors.problem, choice);
  }
}

// Label and note of the class; on a low surface the button stands beside them instead of below the notes.
void draw_column_head(Context& ctx, const sheets::Step& step, const sheets::Choice& choice, Rect& in,
                      const meeting::Item* chosen, bool low) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  if (!low) in.cut_bottom(78);
  Rect head = in;
  head.x0 += 6;
  const Rect foot{in.x0, in.y1 + 10, in.x1, in.y1 + 78};
  if (low) head.cut_right(68);
  const float label_h = text_height(ui, in_lang(ctx, choice.label), kHeadLabel, head.width());
  const float note_h = choice.note.empty() ? 0 : text_height(ui, in_lang(ctx, choice.note), kHeadNote, head.width());
  const float h = std::max(label_h + note_h, low ? 62.0f : 0.0f);
  const Rect beside{in.x1 - 62, in.y0, in.x1, in.y0 + 62}, over{in.x0, in.y0, in.x1, in.y0 + 62};
  in.cut_top(h, low ? 6 : 10);
  if (low && chosen) return draw_column_foot(ctx, step, choice, over, chosen);
  draw_text(ui, head.cut_top(label_h), in_lang(ctx, choice.label), kHeadLabel, {.color = t.ink2});
  draw_text(ui, head, in_lang(ctx, choice.note), kHeadNote, {.color = t.ink});
  if (!low) return draw_column_foot(ctx, step, choice, foot, chosen);
  if (icon_button(ui, "column/" + choice.id + "/write", beside, icon::kAdd, in_lang(ctx, step.word("write")),
                  allowed(ctx, May::write)))
    ask_factor(ctx, step, ctx.view.board.factors.problem, choice);
}

void draw_column(Context& ctx, const sheets::Step& step, const FactorsLayout& l, const sheets::Choice& choice, Rect r,
                 bool low) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const meeting::Item* chosen = chosen_item(ctx, step.kinds.front());
  const bool armed = (chosen && chosen->field_text("class") != choice.id) || ui.dragging().starts_with("note/");
  fill(ui, r, armed ? t.ai_soft : t.sunken, metric::kRadiusCard);
  if (armed || t.high_contrast)
    border(ui, r, armed ? t.ai_line : t.line, armed ? 3 : t.border_line, metric::kRadiusCard);
  Rect in = r.inset(kInset, low ? 8 : kInset);
  draw_column_head(ctx, step, choice, in, chosen, low);

  const auto found = l.columns.find(choice.id);
  const std::vector<std::string> none;
  const std::vector<std::string>& ids = found == l.columns.end() ? none : found->second;
  const float width = in.width() - 4;
  std::vector<float> heights;
  float content = 4;
  for (const std::string& id : ids) {
    const meeting::Item* item = ctx.meeting->item(id);
    heights.push_back(item ? note_height(ui, note_view(ctx, *item), width) : 0);
    content += heights.back() + kNoteGap;
  }
  ScrollArea area(ui, "column/" + choice.id, {in.x0 - 8, in.y0 - 4, in.x1 + 8, in.y1},
                  ctx.view.board.factors.columns[choice.id], content);
  float y = 8;
  int above = 0, below = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Rect place = Rect::at(10, y, width, heights[i]);
    y += heights[i] + kNoteGap;
    if (place.y1 <= area.visible().y0 + 20) ++above;
    if (place.y0 >= area.visible().y1 - 20) ++below;
    const meeting::Item* item = ctx.meeting->item(ids[i]);
    if (item && ids[i] == ctx.view.selection.first() && wants_reveal(ctx, ids[i])) area.reveal(place);
    if (item && area.shows(place)) draw_factor(ctx, *item, area.place(place));
  }
  area.finish(above, below);
}

void drop_factor(Context& ctx, const sheets::Step& step, const sheets::Choice& choice, const Rect& r) {
  const Drop* drop = ctx.ui.drop();
  if (!drop || !r.contains(drop->pointer) || !drop->name.starts_with("note/")) return;
  const meeting::Item* item = ctx.meeting->item(drop->name.substr(5));
  if (item && item->kind == step.kinds.front() && item->field_text("class") != choice.id)
    ctx.out.send(meeting::set_fields(item->id, {{"class", choice.id}}));
}

// How many columns stand side by side, of how many.
int columns_shown(float width, int of) {
  return std::clamp(static_cast<int>((width + kGapColumns) / (kColumnLeast + kGapColumns)), 1, of);
}

bool all_columns_fit(const Context& ctx, const sheets::Step& step, float width) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  const sheets::Field* field = kind ? kind->field("class") : nullptr;
  const int n = field ? static_cast<int>(field->choices.size()) : 0;
  return n == 0 || columns_shown(width, n) == n;
}

void draw_columns(Context& ctx, const sheets::Step& step, const FactorsLayout& l, Rect r, Rect pager, bool low) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  const sheets::Field* field = kind ? kind->field("class") : nullptr;
  if (!field) return;
  FactorsView& view = ctx.view.board.factors;
  const int n = static_cast<int>(field->choices.size());
  const int shown = columns_shown(r.width(), n);
  view.first_class = std::clamp(view.first_class, 0, n - shown);
  if (shown < n) {
    if (icon_button(ctx.ui, "classes/after", pager.cut_right(kPager, 8), icon::kChevronRight, ctx.words("board.after"),
                    view.first_class + shown < n))
      view.first_class = std::min(n - shown, view.first_class + shown);
    const std::string words = std::to_string(view.first_class + 1) + "–" + std::to_string(view.first_class + shown) +
                              " / " + std::to_string(n);
    draw_line(ctx.ui, pager.cut_right(96, 8), words, {size::kHint, Weight::regular, 1}, ctx.ui.theme().ink2,
              Align::centre);
    if (icon_button(ctx.ui, "classes/before", pager.cut_right(kPager), icon::kChevronLeft, ctx.words("board.before"),
                    view.first_class > 0))
      view.first_class = std::max(0, view.first_class - shown);
  }
  const auto slots = r.columns(shown, kGapColumns);
  for (int i = 0; i < shown; ++i) {
    const sheets::Choice& choice = field->choices[static_cast<std::size_t>(view.first_class + i)];
    draw_column(ctx, step, l, choice, slots[static_cast<std::size_t>(i)], low);
    drop_factor(ctx, step, choice, slots[static_cast<std::size_t>(i)]);
  }
}

// The tab that is open: of what is chosen, the one opened last, or the first that wants something.
void keep_tab(Context& ctx, const sheets::Step& step, const FactorsLayout& l) {
  FactorsView& view = ctx.view.board.factors;
  const std::string& chosen = ctx.view.selection.first();
  if (const meeting::Item* item = chosen.empty() ? nullptr : ctx.meeting->item(chosen)) {
    const bool derived = item->kind == step.kinds.front() || item->kind == step.kinds.back();
    if (item->id != view.led_to) {
      if (l.problem(item->id)) view.problem = item->id;
      if (derived && std::find(item->from.begin(), item->from.end(), view.problem) == item->from.end())
        for (const std::string& from : item->from)
          if (l.problem(from)) view.problem = from;
      if (item->kind == step.kinds.back()) view.issue[view.problem] = item->id;
      view.led_to = item->id;
      const auto at = l.index(view.problem);
      if (at < view.first_tab) view.first_tab = at;
    }
    if (l.problem(item->id)) ctx.view.selection.clear();
  } else {
    view.led_to.clear();
  }
  if (l.problem(view.problem) || l.problems.empty()) return;
  view.problem = l.problems.front().id;
  for (const FactorsProblem& p : l.problems)
    if (p.goes_on && p.factors == 0) {
      view.problem = p.id;
      break;
    }
}

void draw_factors(Context& ctx, const sheets::Step& step, Rect board) {
  const bool low = board.height() < 760; // the title alone: every line counts
  const auto& kept = ctx.view.board.factors.layout;
  const bool bare = low && kept && kept->bare.path == step.path;
  // Without anything to page through, no row for buttons is needed where it would stand at the foot of the board.
  const bool no_buttons = out_of_reach(ctx) > 0 && all_columns_fit(ctx, step, board.width() - 2 * metric::kMargin);
  Rect line = draw_title(ctx, bare ? kept->bare : step, board, no_buttons ? 0.0f : 300.0f);
  const FactorsLayout& l = factors_layout(ctx, step);
  keep_tab(ctx, step, l);
  board.y1 -= low ? 8 : 14;
  if (l.problems.empty()) {
    const sheets::Step* table = sibling_step(ctx, step, sheets::StepKind::table);
    if (empty_box(ctx.ui, "empty", board.cut_top(120), in_lang(ctx, step.word("empty")),
                  ctx.words("board.no_problems")) &&
        table)
      go_to_step(ctx, table->path);
    return;
  }
  draw_tabs(ctx, step, l, cut_strip(ctx, board, low ? 76 : 100, low ? 8 : 14));
  const Rect card = board.cut_bottom(issue_card_height(ctx, step, l, board.width(), low), low ? 10 : 16);
  draw_columns(ctx, step, l, board, line, low);
  draw_issue_card(ctx, step, l, card, low);
}

void draw_board(Context& ctx, const sheets::Step& step, Rect board) {
  draw_factors(ctx, step, board);
  draw_form(ctx);
  draw_lineage(ctx);
}

std::vector<Act> factor_acts(Context& ctx, const meeting::Item& factor) {
  std::vector<Act> acts;
  const sheets::Kind* kind = ctx.library.kind(factor.kind);
  if (const sheets::Field* field = kind ? kind->field("strength") : nullptr) {
    const bool on = factor.field_bool("strength").value_or(false);
    acts.push_back(
        {"strength", in_lang(ctx, field->label), icon::kThumbUp, [&ctx, id = factor.id, on] {
           ctx.out.send(meeting::set_fields(id, {{"strength", on ? base::Json(nullptr) : base::Json(true)}}));
         }});
  }
  acts.push_back(edit_act(ctx, factor));
  acts.push_back(park_act(ctx, factor.id));
  acts.push_back(lineage_act(ctx, factor.id));
  acts.push_back(remove_act(ctx, factor.id));
  return acts;
}

void draw_bar(Context& ctx, const sheets::Step& step, Rect bar) {
  if (const meeting::Item* factor = chosen_item(ctx, step.kinds.front()))
    return draw_act_bar(ctx, bar, ctx.words("board.move_to_column"), factor_acts(ctx, *factor));
  if (const meeting::Item* issue = chosen_item(ctx, step.kinds.back())) return draw_issue_bar(ctx, step, bar, *issue);
  const std::string& problem = ctx.view.board.factors.problem;
  if (!ctx.meeting->item(problem)) return;
  draw_bar_buttons(ctx, bar, {lineage_act(ctx, problem)});
  draw_text(ctx.ui, bar, in_lang(ctx, step.question), {size::kHint, Weight::regular, kLineText},
            {.color = ctx.ui.theme().ink2, .valign = VAlign::middle, .max_lines = 2});
}

} // namespace

const StepView kFactorsView{sheets::StepKind::factors, draw_board, draw_bar};

} // namespace yoriai::screens
