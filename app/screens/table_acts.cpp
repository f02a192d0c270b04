#include "screens/table_acts.hpp"

#include <algorithm>

#include "screens/ballot_sheet.hpp"
#include "screens/mode.hpp"
#include "screens/evidence_sheet.hpp"
#include "screens/lineage.hpp"
#include "screens/note_card.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/note.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

// The source as it is now; the layout of the last frame may be older than the selection.
const TableSource* chosen_source(const Context& ctx) {
  const auto& layout = ctx.view.board.table.layout;
  return layout && !ctx.view.selection.empty() ? layout->source(ctx.view.selection.first()) : nullptr;
}

bool derived_from_all(const meeting::Item& problem, const std::vector<std::string>& ids) {
  return std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
    return std::find(problem.from.begin(), problem.from.end(), id) != problem.from.end();
  });
}

void tie(Context& ctx, const meeting::Item& problem, const TableSource& source) {
  std::vector<std::string> from = problem.from;
  for (const std::string& id : source.members)
    if (std::find(from.begin(), from.end(), id) == from.end()) from.push_back(id);
  if (from != problem.from) ctx.out.send(set_from(problem.id, from));
}

void untie(Context& ctx, const meeting::Item& problem, const TableSource& source) {
  std::vector<std::string> from;
  for (const std::string& id : problem.from)
    if (std::find(source.members.begin(), source.members.end(), id) == source.members.end()) from.push_back(id);
  ctx.out.send(set_from(problem.id, from));
}

void tie_or_untie(Context& ctx, const meeting::Item& problem, const TableSource& source) {
  if (derived_from_all(problem, source.members)) untie(ctx, problem, source);
  else tie(ctx, problem, source);
}

void ask_promote(Context& ctx, const sheets::Step& step, const TableSource& source) {
  const meeting::Stack* stack = ctx.meeting->stack(source.id);
  const meeting::Item* top = ctx.meeting->item(source.members.front());
  std::string text = stack && !stack->title.empty() ? stack->title : top ? top->text : std::string();
  ask_text(ctx,
           {"promote", std::string(ctx.words("board.promote_heading")), in_lang(ctx, step.question), std::move(text)},
           meeting::add(step.kinds.front(), {}, {{"from", source.members}, {"role", ctx.view.writing_role}}));
}

void ask_problem(Context& ctx, const sheets::Step& step) {
  ask_text(ctx, {"problem", in_lang(ctx, step.word("add_problem")), in_lang(ctx, step.question), {}},
           meeting::add(step.kinds.front(), {}, {{"role", ctx.view.writing_role}}));
}

} // namespace

void ask_reason(Context& ctx, const meeting::Item& problem) {
  const sheets::Kind* kind = ctx.library.kind(problem.kind);
  const sheets::Field* field = kind ? kind->field("reason") : nullptr;
  ask_text(ctx,
           {"reason", field ? in_lang(ctx, field->label) : std::string(),
            field ? in_lang(ctx, field->question) : std::string(), problem.field_text("reason"), true},
           meeting::set_fields(problem.id, base::Json::object()), "/fields/reason");
}

void tap_problem(Context& ctx, const meeting::Item& problem) {
  const TableSource* source = ctx.view.selection.mode == TapMode::tie ? chosen_source(ctx) : nullptr;
  if (source) return tie_or_untie(ctx, problem, *source);
  choose_tapped(ctx, problem.id);
}

void tap_source(Context& ctx, const TableSource& source) {
  const meeting::Item* problem = ctx.view.selection.mode == TapMode::tie && !chosen_source(ctx)
                                     ? ctx.meeting->item(ctx.view.selection.first())
                                     : nullptr;
  if (problem) return tie_or_untie(ctx, *problem, source);
  choose_tapped(ctx, source.id);
}

void drop_source(Context& ctx, const sheets::Step& step, const TableLayout& l, Point origin, const Rect& view) {
  const Drop* drop = ctx.ui.drop();
  if (!drop || !view.contains(drop->pointer) || drop->pointer.x < origin.x + l.left) return;
  const std::size_t slash = drop->name.find('/');
  const TableSource* source = slash == std::string::npos ? nullptr : l.source(drop->name.substr(slash + 1));
  if (!source) return;
  for (const TableRow& row : l.rows) {
    if (!row.r.moved(origin.x, origin.y).contains(drop->pointer)) continue;
    if (const meeting::Item* problem = ctx.meeting->item(row.id)) tie(ctx, *problem, *source);
    return;
  }
  ask_promote(ctx, step, *source);
}

void draw_list_button(Context& ctx, const sheets::Step& step, const TableLayout& l, const Rect& r) {
  TableView& view = ctx.view.board.table;
  const int n = l.untaken();
  if (n == 0 && !view.list_open) return;
  const std::string label = l.lines || r.width() < 190
                                ? ctx.words("board.untaken", {{"n", std::to_string(n)}})
                                : ctx.words("board.untaken_long", {{"name", in_lang(ctx, step.word("hypotheses"))},
                                                                   {"n", std::to_string(n)}});
  ButtonSpec spec;
  spec.label = label, spec.size = size::kHint;
  spec.look = view.list_open ? ButtonLook::chosen : ButtonLook::secondary;
  if (button(ctx.ui, "untaken", r, spec)) view.list_open = !view.list_open;
}

void draw_left_head(Context& ctx, const sheets::Step& step, const TableLayout& l, Rect r) {
  if (l.untaken() > 0 || ctx.view.board.table.list_open) draw_list_button(ctx, step, l, r.cut_right(126, 8).cut_top(metric::kTargetMin));
  draw_text(ctx.ui, r, in_lang(ctx, step.word("hypotheses")), {size::kHint, Weight::regular, kLineTitle},
            {.color = ctx.ui.theme().ink2, .valign = VAlign::middle, .max_lines = 2});
}

namespace {

constexpr float kNoteColumn = 300;

// Draws one of the list and answers taps and drags.
void draw_untaken_one(Context& ctx, const TableSource& source, const Rect& r) {
  const std::string name = (source.stack ? "stack/" : "note/") + source.id;
  Touch touch;
  const Point at{r.x0, r.y0};
  const auto lifted = [&](const Touch& held) {
    return Rect::at(held.pointer.x - held.grab.x, held.pointer.y - held.grab.y, r.width(), r.height());
  };
  if (const meeting::Stack* stack = source.stack ? ctx.meeting->stack(source.id) : nullptr) {
    StackCard card;
    fill_stack_card(ctx, *stack, live_members(*ctx.meeting, source.id), card);
    touch = widgets::stack(ctx.ui, name, Rect::at(at.x, at.y, r.width(), r.height()), card.view);
    if (touch.dragging)
      ctx.ui.begin_overlay(), paint_stack(ctx.ui, lifted(touch), card.view, Lift::lifted), ctx.ui.end_overlay();
  } else if (const meeting::Item* item = ctx.meeting->item(source.members.front())) {
    const NoteView view = note_view(ctx, *item);
    touch = note(ctx.ui, name, r, view);
    if (touch.dragging)
      ctx.ui.begin_overlay(), paint_note(ctx.ui, lifted(touch), view, Lift::lifted), ctx.ui.end_overlay();
  }
  if (touch.tapped) tap_source(ctx, source);
}

float untaken_height(Context& ctx, const TableSource& source, float width) {
  if (const meeting::Stack* stack = source.stack ? ctx.meeting->stack(source.id) : nullptr) {
    StackCard card;
    fill_stack_card(ctx, *stack, live_members(*ctx.meeting, source.id), card);
    return stack_height(ctx.ui, card.view, width) + 20;
  }
  const meeting::Item* item = ctx.meeting->item(source.members.front());
  return item ? note_height(ctx.ui, note_view(ctx, *item), width) : 0;
}

// Lays the list out in as many columns as find room, the shorter one first.
void lay_list_out(Context& ctx, TableLayout& l, float width) {
  if (l.list_width == width) return;
  l.list_width = width;
  l.list.clear();
  const int columns = std::max(1, static_cast<int>((width + 20) / (kNoteColumn + 20)));
  const float note = columns == 1 ? std::min(kNoteColumn, width - 16)
                                  : (width - 16 - 20 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  std::vector<float> ends(static_cast<std::size_t>(columns), 8.0f);
  for (std::size_t i = 0; i < l.sources.size(); ++i) {
    const TableSource& s = l.sources[i];
    if (!s.rows.empty()) continue;
    const auto shortest = std::min_element(ends.begin(), ends.end());
    const float x = 6 + static_cast<float>(shortest - ends.begin()) * (note + 20);
    const float h = untaken_height(ctx, s, note);
    l.list.emplace_back(i, Rect::at(x, *shortest, note, s.stack ? h - 20 : h));
    *shortest += h + 18;
  }
  l.list_height = *std::max_element(ends.begin(), ends.end());
}

} // namespace

void draw_untaken(Context& ctx, const Rect& r) {
  TableLayout* l = ctx.view.board.table.layout.get();
  if (!l) return;
  lay_list_out(ctx, *l, r.width());
  ScrollArea area(ctx.ui, "untaken_list", r, ctx.view.board.table.untaken, l->list_height);
  int above = 0, below = 0;
  for (const auto& [source, place] : l->list) {
    if (place.y1 <= area.visible().y0) ++above;
    if (place.y0 >= area.visible().y1) ++below;
    if (area.shows(place)) draw_untaken_one(ctx, l->sources[source], area.place(place));
  }
  area.finish(above, below);
}

namespace {

std::vector<std::string> problems(const Context& ctx, const sheets::Step& step) {
  std::vector<std::string> ids;
  for (const meeting::Item* item : board_items(ctx, step.kinds.front())) ids.push_back(item->id);
  return ids;
}

std::vector<Act> problem_acts(Context& ctx, const sheets::Step& step, const meeting::Item& problem) {
  std::vector<Act> acts{edit_act(ctx, problem),
                        {"evidence", in_lang(ctx, step.word("add_evidence")), icon::kAdd,
                         [&ctx, id = problem.id] { ask_evidence(ctx, {id}); }},
                        lineage_act(ctx, problem.id),
                        {"tie", std::string(ctx.words("board.tie_hypothesis")), icon::kLink, [&ctx] {
                           ctx.view.selection.mode = TapMode::tie;
                           ctx.view.board.table.list_open = true;
                         }}};
  acts.push_back({"vote", std::string(ctx.words("ballot.ask_this")), icon::kHowToVote,
                  [&ctx, &step, id = problem.id] { open_ballot_draft(ctx, step, problems(ctx, step), {id}); },
                  !open_ballot(ctx)});
  if (!goes_on(problem))
    acts.push_back({"reason", in_lang(ctx, step.word("reason")), icon::kEventRepeat, [&ctx, id = problem.id] {
                      if (const meeting::Item* item = ctx.meeting->item(id)) ask_reason(ctx, *item);
                    }});
  acts.push_back(park_act(ctx, problem.id));
  acts.push_back(remove_act(ctx, problem.id));
  return acts;
}

std::vector<Act> source_acts(Context& ctx, const sheets::Step& step, const TableSource& source) {
  std::vector<Act> acts{{"promote", std::string(ctx.words("board.promote")), icon::kArrowForward,
                         [&ctx, &step, source] { ask_promote(ctx, step, source); }},
                        {"tie", std::string(ctx.words("board.tie")), icon::kLink,
                         [&ctx] {
                           ctx.view.selection.mode = TapMode::tie;
                           if (const auto& l = ctx.view.board.table.layout; l && !l->lines)
                             ctx.view.board.table.list_open = false;
                         }},
                        {"evidence", in_lang(ctx, step.word("add_evidence")), icon::kAdd,
                         [&ctx, from = source.members] { ask_evidence(ctx, from); }},
                        lineage_act(ctx, source.id)};
  if (source.stack) return acts;
  if (const meeting::Item* item = ctx.meeting->item(source.members.front())) acts.push_back(edit_act(ctx, *item));
  acts.push_back(park_act(ctx, source.id));
  acts.push_back(remove_act(ctx, source.id));
  return acts;
}

// The wording of ※1 and ※2, as the sheet has it.
void draw_footnotes(Context& ctx, const sheets::Step& step, const Rect& r) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  if (!kind || r.width() < 160) return;
  std::string words;
  for (const char* name : {"universality", "sociality"}) {
    const sheets::Field* field = kind->field(name);
    if (!field) continue;
    words += (words.empty() ? "" : "\n") + in_lang(ctx, step.word(std::string(name) + "_mark")) + " " +
             in_lang(ctx, field->question);
  }
  TextStyle style{size::kHint, Weight::regular, 1.36f};
  if (text_height(ctx.ui, words, style, r.width()) > r.height()) style = {size::kSmall, Weight::regular, 1.2f};
  draw_text(ctx.ui, r, words, style, {.color = ctx.ui.theme().ink2, .valign = VAlign::middle});
}

} // namespace

void draw_table_bar(Context& ctx, const sheets::Step& step, Rect bar) {
  const bool tying = ctx.view.selection.mode == TapMode::tie;
  if (const meeting::Item* problem = chosen_item(ctx, step.kinds.front())) {
    if (tying) return draw_act_bar(ctx, bar, ctx.words("board.tie_pick_hypothesis", {{"letter", problem->symbol}}), {});
    const std::string line = lineage_line(ctx, problem->id);
    return draw_act_bar(ctx, bar, line.empty() ? problem->symbol + " " + quoted(ctx, problem->text) : line,
                        problem_acts(ctx, step, *problem));
  }
  if (const TableSource* source = chosen_source(ctx)) {
    const std::string name = quoted(ctx, short_name(ctx, source->id, 14), 15);
    if (tying) return draw_act_bar(ctx, bar, ctx.words("board.tie_pick_problem", {{"name", name}}), {});
    return draw_act_bar(ctx, bar, name, source_acts(ctx, step, *source));
  }
  const Act write{"write", in_lang(ctx, step.word("add_problem")), icon::kAdd, [&] { ask_problem(ctx, step); },
                  !ctx.read_only};
  const bool voting = open_ballot(ctx) != nullptr;
  const Act vote{"vote", std::string(ctx.words(voting ? "ballot.continue" : "ballot.vote")), icon::kHowToVote, [&] {
                   if (voting) return enter_booth(ctx);
                   open_ballot_draft(ctx, step, problems(ctx, step), {});
                   take_yes_or_no(ctx);
                 },
                 voting || !ctx.read_only};
  std::vector<Act> acts;
  if (!participants(ctx)) acts.push_back(write);
  if (may_vote_here(ctx)) acts.push_back(vote);
  draw_bar_buttons(ctx, bar, acts);
  draw_footnotes(ctx, step, bar);
}

} // namespace yoriai::screens
