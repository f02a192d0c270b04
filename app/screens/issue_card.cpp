#include "screens/issue_card.hpp"

#include <algorithm>

#include "screens/ask.hpp"
#include "screens/lineage.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr TextStyle kLead{size::kHint, Weight::regular, 1.2f}, kSentence{size::kTitle, Weight::bold, 1.2f},
    kLongSentence{size::kStackTitle, Weight::bold, kLineTitle}, kLowSentence{size::kButton, Weight::bold, kLineTitle};
constexpr float kSide = 218, kBadgeRoom = 130, kPager = 60;

const FactorsProblem* open_problem(const Context& ctx, const FactorsLayout& l) {
  return l.problem(ctx.view.board.factors.problem);
}

// The issue shown for the open problem; nullptr while there is none.
const meeting::Item* shown_issue(const Context& ctx, const FactorsProblem& p) {
  if (p.issues.empty()) return nullptr;
  const auto& kept = ctx.view.board.factors.issue;
  const auto it = kept.find(p.id);
  const bool known = it != kept.end() && std::find(p.issues.begin(), p.issues.end(), it->second) != p.issues.end();
  return ctx.meeting->item(known ? it->second : p.issues.back());
}

const TextStyle& sentence_style(Ui& ui, const std::string& text, float width, bool low) {
  if (low) return kLowSentence;
  return text_width(ui, text, kSentence) <= width ? kSentence : kLongSentence;
}

float sentence_width(const FactorsProblem& p, float width, bool low) {
  const float pager = p.issues.size() > 1 ? 2 * kPager + 16 : 0;
  return width - 2 * 20 - (low ? 84 : kBadgeRoom + kSide + 24) - pager;
}

std::vector<Chip> chips_of(Context& ctx, const sheets::Step& step, const FactorsProblem& p, const meeting::Item& issue,
                           std::vector<std::string>& words) {
  std::vector<Chip> chips;
  words.reserve(issue.from.size() + 3);
  const auto put = [&](std::string text, const char* mark, ChipKind kind, std::string_view letter = {}) {
    words.push_back(std::move(text));
    chips.push_back({words.back(), mark, kind, letter});
  };
  for (const std::string& from : issue.from)
    if (const meeting::Item* problem = ctx.meeting->item(from);
        problem && !problem->symbol.empty() && !problem->removed)
      put(in_lang(ctx, step.word("origin")), nullptr, ChipKind::accent, problem->symbol);
  if (p.factors > 0)
    put(ctx.words("board.factors_n", {{"n", std::to_string(p.factors)}}), icon::kAccountTree, ChipKind::plain);
  if (p.strengths > 0)
    put(ctx.words("board.strengths_n", {{"n", std::to_string(p.strengths)}}), icon::kThumbUp, ChipKind::ok);
  const std::string cause = issue.field_text("cause");
  const sheets::Kind* kind = ctx.library.kind(issue.kind);
  const sheets::Field* field = kind ? kind->field("cause") : nullptr;
  if (field && cause.empty())
    put(ctx.words("board.cause_open", {{"label", in_lang(ctx, field->label)}}), icon::kInfo, ChipKind::warn);
  else if (field) put(in_lang(ctx, field->label) + "：" + cause, icon::kFlag, ChipKind::plain);
  return chips;
}

void ask_issue(Context& ctx, const sheets::Step& step, const std::string& problem) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.back());
  ask_text(ctx, {"issue", kind ? in_lang(ctx, kind->label) : std::string(), in_lang(ctx, step.word("issue_lead")), {}},
           meeting::add(step.kinds.back(), {}, {{"from", {problem}}, {"role", ctx.view.writing_role}}));
  ctx.view.board.factors.issue.erase(problem);
}

// The weightiest factor, or words of one's own.
void ask_cause(Context& ctx, const meeting::Item& issue, const std::vector<const meeting::Item*>& factors) {
  const sheets::Kind* kind = ctx.library.kind(issue.kind);
  const sheets::Field* field = kind ? kind->field("cause") : nullptr;
  if (!field) return;
  TextQuestion own;
  own.name = "ask/cause";
  own.heading = in_lang(ctx, field->label), own.hint = in_lang(ctx, field->question);
  own.ok_label = ctx.words("board.ok");
  own.text = issue.field_text("cause");
  own.may_be_empty = true;
  own.begun = own.text;
  own.then = meeting::set_fields(issue.id, base::Json::object());
  own.into = "/fields/cause";
  if (factors.empty()) return ask(ctx, std::move(own));
  ChoiceQuestion question;
  question.name = "cause";
  question.heading = in_lang(ctx, field->question);
  for (const meeting::Item* f : factors)
    question.options.push_back({.id = f->id, .label = f->text, .chosen = f->text == issue.field_text("cause")});
  question.options.push_back({.id = "own", .label = std::string(ctx.words("board.own_words"))});
  std::map<std::string, std::string> texts;
  for (const meeting::Item* f : factors) texts[f->id] = f->text;
  question.done = [id = issue.id, view = &ctx.view, texts, own](Outbox& out, const std::string& picked) {
    if (picked == "own") return void(view->text_question = own);
    if (const auto f = texts.find(picked); f != texts.end()) out.send(meeting::set_fields(id, {{"cause", f->second}}));
  };
  ask(ctx, std::move(question));
}

void draw_pager(Context& ctx, const FactorsProblem& p, const meeting::Item& issue, Rect r) {
  const auto at = std::find(p.issues.begin(), p.issues.end(), issue.id) - p.issues.begin();
  const auto n = static_cast<std::ptrdiff_t>(p.issues.size());
  std::string& shown = ctx.view.board.factors.issue[p.id];
  const float y0 = r.centre().y - 36, y1 = y0 + 72;
  const Rect after = r.cut_right(kPager, 8), before = r.cut_right(kPager);
  if (icon_button(ctx.ui, "issue/after", {after.x0, y0, after.x1, y1}, icon::kChevronRight, ctx.words("board.after"),
                  at + 1 < n))
    shown = p.issues[static_cast<std::size_t>(at + 1)];
  if (icon_button(ctx.ui, "issue/before", {before.x0, y0, before.x1, y1}, icon::kChevronLeft, ctx.words("board.before"),
                  at > 0))
    shown = p.issues[static_cast<std::size_t>(at - 1)];
}

void draw_chips(Context& ctx, const sheets::Step& step, const FactorsProblem& p, const meeting::Item& issue, Rect r) {
  std::vector<std::string> words;
  const std::vector<Chip> chips = chips_of(ctx, step, p, issue, words);
  float x = r.x0;
  for (const Chip& chip : chips) {
    const float w = chip_width(ctx.ui, chip);
    if (x + w > r.x1) { // the last one that finds room is shortened, further ones are seen in the lineage
      const std::string cut = shortened(chip.text, 10);
      const Chip small{cut, chip.icon, chip.kind, chip.letter};
      if (x + chip_width(ctx.ui, small) <= r.x1) draw_chip(ctx.ui, {x, r.y0}, small);
      break;
    }
    x += draw_chip(ctx.ui, {x, r.y0}, chip) + 12;
  }
}

// Badge, sentence and chips; the whole card can be tapped.
void draw_sentence(Context& ctx, const sheets::Step& step, const FactorsProblem& p, const meeting::Item& issue, Rect r,
                   bool low) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const Touch touch = area(ui, "note/" + issue.id, r, issue.text, "note");
  Rect in = r.inset(20, low ? 10 : 16);
  Rect left = in.cut_left(low ? 62 : 112, low ? 22 : 18);
  const float side = low ? 62 : 80, label_h = low ? 0 : 34;
  const Rect badge = Rect::at(left.centre().x - side / 2, left.centre().y - (side + label_h) / 2, side, side);
  issue_badge(ui, badge, issue.symbol);
  if (!low)
    draw_line(ui, {left.x0, badge.y1 + 6, left.x1, badge.y1 + 34}, in_lang(ctx, step.word("issue_badge")),
              {size::kHint, Weight::bold, 1}, t.ai_text, Align::centre);
  if (!low) draw_text(ui, in.cut_top(28, 4), in_lang(ctx, step.word("issue_lead")), kLead, {.color = t.ink2});
  const TextStyle& style = sentence_style(ui, issue.text, in.width(), low);
  const Rect chips = in.cut_bottom(metric::kChip, 6);
  draw_text(ui, in, issue.text, style, {.color = t.ink, .valign = VAlign::middle});
  draw_chips(ctx, step, p, issue, chips);
  ui.finish_touch(touch, r, metric::kRadiusCard);
  if (touch.tapped) choose_tapped(ctx, issue.id);
}

void draw_side(Context& ctx, const sheets::Step& step, const FactorsProblem& p, const meeting::Item& issue,
               const Rect& r) {
  const auto rows = r.rows(2, 10);
  ButtonSpec edit;
  edit.label = ctx.words("board.edit"), edit.icon = icon::kEdit, edit.size = size::kList;
  if (button(ctx.ui, "issue/edit", rows[0], edit)) edit_act(ctx, issue).run();
  const std::string label =
      in_lang(ctx, step.word("next_issue")) + " " + meeting::letter(ctx.meeting->letters_given(issue.kind), true);
  ButtonSpec add;
  add.label = label, add.icon = icon::kAdd, add.size = size::kList;
  if (button(ctx.ui, "issue/add", rows[1], add)) ask_issue(ctx, step, p.id);
}

} // namespace

float issue_card_height(Context& ctx, const sheets::Step&, const FactorsLayout& l, float width, bool low) {
  const FactorsProblem* p = open_problem(ctx, l);
  const meeting::Item* issue = p ? shown_issue(ctx, *p) : nullptr;
  if (!issue) return low ? 88 : 112;
  const float room = sentence_width(*p, width, low);
  const float sentence = text_height(ctx.ui, issue->text, sentence_style(ctx.ui, issue->text, room, low), room);
  return low ? std::max(104.0f, sentence + 72) : std::max(175.0f, sentence + 114);
}

void draw_issue_card(Context& ctx, const sheets::Step& step, const FactorsLayout& l, const Rect& r, bool low) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const FactorsProblem* p = open_problem(ctx, l);
  if (!p) return;
  const meeting::Item* issue = shown_issue(ctx, *p);
  if (!issue) {
    if (empty_box(ui, "issue/add", r, ctx.words("board.write_issue"), in_lang(ctx, step.word("issue_lead"))))
      ask_issue(ctx, step, p->id);
    return;
  }
  const bool chosen = ctx.view.selection.has(issue->id);
  card(ui, r, chosen ? t.ai_soft : t.surface, t.ai, metric::kRadiusCard, chosen ? 5 : 3);
  Rect in = r.inset(5);
  if (!low) draw_side(ctx, step, *p, *issue, in.cut_right(kSide, 24).inset(0, 10).moved(-16, 0));
  if (p->issues.size() > 1) draw_pager(ctx, *p, *issue, in.cut_right(2 * kPager + 16, 8));
  draw_sentence(ctx, step, *p, *issue, in, low);
}

void draw_issue_bar(Context& ctx, const sheets::Step& step, const Rect& bar, const meeting::Item& issue) {
  if (ctx.view.selection.mode == TapMode::tie)
    return draw_act_bar(ctx, bar, ctx.words("board.tie_pick_tab", {{"letter", issue.symbol}}), {});
  Items factors;
  for (const std::string& from : issue.from)
    for (const meeting::Item* f : board_derived(ctx, from, step.kinds.front())) factors.push_back(f);
  const sheets::Kind* kind = ctx.library.kind(issue.kind);
  const sheets::Field* cause = kind ? kind->field("cause") : nullptr;
  std::vector<Act> acts{edit_act(ctx, issue)};
  if (cause)
    acts.push_back({"cause", in_lang(ctx, cause->label), icon::kFlag,
                    [&ctx, &issue, factors] { ask_cause(ctx, issue, factors); }});
  acts.push_back({"tie", std::string(ctx.words("board.tie_problem")), icon::kLink,
                  [&ctx] { ctx.view.selection.mode = TapMode::tie; }});
  acts.push_back({"add_issue", in_lang(ctx, step.word("next_issue")), icon::kAdd,
                  [&ctx, &step] { ask_issue(ctx, step, ctx.view.board.factors.problem); }});
  acts.push_back(lineage_act(ctx, issue.id));
  acts.push_back(park_act(ctx, issue.id));
  acts.push_back(remove_act(ctx, issue.id));
  draw_act_bar(ctx, bar, issue.symbol + " " + quoted(ctx, issue.text, 10), std::move(acts));
}

void tie_issue(Context& ctx, const meeting::Item& issue, const std::string& problem) {
  std::vector<std::string> from = issue.from;
  const auto it = std::find(from.begin(), from.end(), problem);
  if (it == from.end()) from.push_back(problem);
  else from.erase(it);
  ctx.out.send(set_from(issue.id, from));
}

} // namespace yoriai::screens
