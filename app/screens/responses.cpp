// STEP6: how each issue is responded to, by whom, by when and how widely, or why not.
//
// Targets: "note/<issue>", "note/<response>" (the method), "owner/<response>", "due/<response>",
// "level/<response>/<choice>", "add/<issue>" (while it has none), "plan_checks", "empty"; in the bar "act/add", "act/edit",
// "act/plan", "act/way", "act/reason_not", "act/lineage", "act/park", "act/remove", "act/cancel". Questions:
// "ask/response", "ask/owner", "ask/method", "ask/reason_not", "way/<choice>", "add_to/<issue>"; forms "plan", "due".
#include <algorithm>

#include "screens/board_parts.hpp"
#include "screens/form_sheet.hpp"
#include "screens/lineage.hpp"
#include "screens/plan_sheet.hpp"
#include "screens/response_acts.hpp"
#include "screens/responses_layout.hpp"
#include "screens/shell.hpp"
#include "screens/step_view.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kHead = 56;
constexpr TextStyle kMethod{size::kNoteSmall, Weight::regular, kLineNote},
    kIssue{size::kStackTitle, Weight::bold, kLineNote}, kOwner{size::kList, Weight::regular, kLineTitle};

const char* way_icon(std::string_view way) {
  struct Named {
    std::string_view id;
    const char* icon;
  };
  static constexpr Named kIcons[] = {{"personal", icon::kVolunteerActivism},
                                     {"organising", icon::kGroups},
                                     {"rules", icon::kRule},
                                     {"proposal", icon::kDescription},
                                     {"exchange", icon::kForum},
                                     {"awareness", icon::kCampaign},
                                     {"meeting", icon::kGroup}};
  for (const Named& named : kIcons)
    if (named.id == way) return named.icon;
  return icon::kLabel;
}

const sheets::Field* response_field(const Context& ctx, const sheets::Step& step, std::string_view name) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  return kind ? kind->field(name) : nullptr;
}

std::string choice_label(const Context& ctx, const sheets::Field* field, std::string_view id) {
  if (field)
    for (const sheets::Choice& choice : field->choices)
      if (choice.id == id) return in_lang(ctx, choice.label);
  return {};
}

void draw_rank(Context& ctx, const sheets::Step& step, const IssueBlock& block, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const Rect upper = Rect::around({r.centre().x, r.centre().y - 12}, r.width(), 64);
  const Rect lower{r.x0, upper.y1 - 4, r.x1, upper.y1 + 28};
  const TextStyle small{size::kHint, Weight::regular, 1};
  if (block.rank == IssueBlock::Rank::ranked) {
    draw_line(ui, upper, std::to_string(block.priority), {size::kRank, Weight::bold, 1}, t.ink, Align::centre);
    draw_line(ui, lower, in_lang(ctx, step.word("rank_unit")), small, t.ink2, Align::centre);
    return;
  }
  const bool deferred = block.rank == IssueBlock::Rank::deferred;
  draw_icon(ui, deferred ? icon::kEventRepeat : icon::kMoreHoriz, upper.centre(), 46, t.ai_text);
  draw_text(ui, {lower.x0, lower.y0, lower.x1, lower.y1 + 24},
            deferred ? std::string_view(in_lang(ctx, step.word("deferred"))) : ctx.words("board.unranked"),
            {size::kSmall, Weight::regular, 1.15f}, {.color = t.ink2, .align = Align::centre});
}

void draw_issue(Context& ctx, const sheets::Step& step, const IssueBlock& block, const meeting::Item& issue, Point at) {
  Ui& ui = ctx.ui;
  const Rect badge = block.badge.moved(at.x, at.y), text = block.text.moved(at.x, at.y);
  const Rect target{badge.x0 - 8, std::max(text.y0, badge.y0 - 60), text.x1, std::min(text.y1, badge.y1 + 120)};
  const Touch touch = area(ui, "note/" + issue.id, target, issue.text, "note");
  draw_rank(ctx, step, block, block.number.moved(at.x, at.y));
  if (block.rank == IssueBlock::Rank::deferred) deferred_badge(ui, badge, issue.symbol);
  else issue_badge(ui, badge, issue.symbol);
  draw_text(ui, text, issue.text, kIssue, {.color = ui.theme().ink, .valign = VAlign::middle});
  ui.finish_touch(touch, target);
  if (touch.tapped) choose_tapped(ctx, issue.id);
}

// Chips above the method: the way, and how many resources help.
float draw_method_chips(Context& ctx, const sheets::Step& step, const IssueBlock& block, const meeting::Item& response,
                        bool first, Rect r) {
  Ui& ui = ctx.ui;
  float x = r.x0;
  const auto put = [&](const std::string& words, const char* mark, ChipKind kind) {
    const Chip chip{words, mark, kind, {}};
    if (x > r.x0 && x + chip_width(ui, chip) > r.x1) return;
    x += draw_chip(ui, {x, r.y0}, chip) + 10;
  };
  const std::string way = choice_label(ctx, response_field(ctx, step, "way"), response.field_text("way"));
  const ResponseWords words = response_words(response);
  const sheets::Field* why_not = response_field(ctx, step, "reason_not");
  if (!way.empty()) put(way, way_icon(response.field_text("way")), ChipKind::accent);
  if (words.method.empty() && why_not) put(in_lang(ctx, why_not->label), icon::kPauseCircle, ChipKind::plain);
  if (way.empty() && !words.method.empty())
    if (const sheets::Field* field = response_field(ctx, step, "way"))
      put(in_lang(ctx, field->label) + " ―", icon::kLabel, ChipKind::plain);
  if (first && block.resources > 0)
    for (const char* key : {"board.resources_n", "board.resources_short"}) {
      const float before = x;
      put(ctx.words(key, {{"n", std::to_string(block.resources)}}), icon::kGridView, ChipKind::plain);
      if (x > before) break;
    }
  return kMethodChip + 8;
}

void draw_method(Context& ctx, const sheets::Step& step, const IssueBlock& block, const meeting::Item& response,
                 bool first, const Rect& r, const Rect& target) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const ResponseWords words = response_words(response);
  const Touch touch = area(ui, "note/" + response.id, target, words_of(response), "note");
  Rect in = r;
  in.cut_top(draw_method_chips(ctx, step, block, response, first, in));
  if (!words.method.empty()) in.cut_top(draw_text(ui, in, words.method, kMethod, {.color = t.ink}));
  if (!words.method.empty() && !words.reason_not.empty()) {
    in.cut_top(8);
    const sheets::Field* field = response_field(ctx, step, "reason_not");
    const Chip chip{field ? std::string_view(in_lang(ctx, field->label)) : std::string_view(),
                    icon::kPauseCircle,
                    ChipKind::plain,
                    {}};
    draw_chip(ui, {in.x0, in.y0}, chip);
    in.cut_top(kMethodChip + 8);
  }
  if (!words.reason_not.empty()) draw_text(ui, in, words.reason_not, kMethod, {.color = t.ink});
  ui.finish_touch(touch, target);
  if (touch.tapped) choose_tapped(ctx, response.id);
}

void draw_owner(Context& ctx, const sheets::Step& step, const meeting::Item& response, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const std::string name = "owner/" + response.id;
  const std::vector<std::string> owners = owners_of(response);
  const bool refused = !response.field_text("reason_not").empty();
  if (owners.empty()) {
    ButtonSpec spec;
    spec.label = in_lang(ctx, step.word("no_owner")), spec.icon = icon::kPersonAdd, spec.size = size::kList;
    spec.look = refused ? ButtonLook::secondary : ButtonLook::warn, spec.enabled = !ctx.read_only;
    if (button(ui, name, r, spec)) ask_owner(ctx, response);
    return;
  }
  const Touch touch = area(ui, name, r, response.field_text("owner"), "button");
  float y = r.y0;
  for (const std::string& owner : owners) {
    const float h = std::max(40.0f, text_height(ui, owner, kOwner, r.width() - 44) + 8);
    const float shift = owners.size() == 1 ? (r.height() - h) / 2 : 0;
    draw_icon(ui, icon::kGroup, {r.x0 + 16, y + shift + 20}, 28, t.ai_text);
    draw_text(ui, {r.x0 + 40, y + shift, r.x1, y + shift + h}, owner, kOwner,
              {.color = t.ink, .valign = VAlign::middle});
    y += h;
  }
  ui.finish_touch(touch, r);
  if (touch.tapped) ask_owner(ctx, response);
}

void draw_due(Context& ctx, const sheets::Step& step, const IssueBlock& block, const meeting::Item& response,
              const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  std::string words = said_date(ctx, response.field_text("due"));
  bool set = !words.empty();
  const meeting::Item* issue = ctx.meeting->item(block.id);
  const std::string again = issue ? issue->field_text("deferral_until") : std::string();
  if (!set && block.rank == IssueBlock::Rank::deferred && !again.empty())
    words = ctx.words("board.look_again", {{"date", said_date(ctx, again)}}), set = true;
  if (words.empty()) words = in_lang(ctx, step.word("due"));
  const Touch touch = area(ui, "due/" + response.id, r, words, "button");
  draw_icon(ui, icon::kEvent, {r.x0 + 16, r.centre().y}, 28, t.ai_text);
  draw_text(ui, {r.x0 + 40, r.y0, r.x1, r.y1}, words, kOwner,
            {.color = set ? t.ink : t.ai_text, .valign = VAlign::middle, .max_lines = 2});
  ui.finish_touch(touch, r);
  if (touch.tapped && !ctx.read_only) open_date(ctx, response, "due");
}

void draw_levels(Context& ctx, const sheets::Step& step, const meeting::Item& response, const ResponseRow& row,
                 Point at) {
  const sheets::Field* field = response_field(ctx, step, "level");
  if (!field) return;
  const std::string value = response.field_text("level");
  for (std::size_t i = 0; i < row.level.size() && i < field->choices.size(); ++i) {
    const sheets::Choice& choice = field->choices[i];
    ButtonSpec spec;
    spec.label = in_lang(ctx, choice.label), spec.kind = "choice", spec.enabled = !ctx.read_only;
    spec.look = value == choice.id ? ButtonLook::chosen : ButtonLook::secondary, spec.size = size::kSmall;
    if (button(ctx.ui, "level/" + response.id + "/" + choice.id, row.level[i].moved(at.x, at.y), spec))
      ctx.out.send(meeting::set_fields(response.id,
                                       {{"level", value == choice.id ? base::Json(nullptr) : base::Json(choice.id)}}));
  }
}

// An issue without a response: put off with its reason, or waiting for the first one.
void draw_none(Context& ctx, const sheets::Step& step, const IssueBlock& block, const meeting::Item& issue,
               const ResponseRow& row, Point at) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const Rect method = row.method.moved(at.x, at.y), r = row.r.moved(at.x, at.y);
  if (block.rank != IssueBlock::Rank::deferred) {
    const Rect box = Rect::around({(method.x0 + r.x1 - 16) / 2, r.centre().y}, r.x1 - 16 - method.x0,
                                  std::min(96.0f, r.height() - 16));
    if (empty_box(ui, "add/" + block.id, box, in_lang(ctx, step.word("empty")))) ask_response(ctx, step, issue);
    return;
  }
  const sheets::Kind* kind = ctx.library.kind(issue.kind);
  const sheets::Field* field = kind ? kind->field("deferral") : nullptr;
  Rect in = method;
  draw_chip(ui, {in.x0, in.y0},
            {field ? std::string_view(in_lang(ctx, field->label)) : std::string_view(),
             icon::kEventRepeat,
             ChipKind::plain,
             {}});
  in.cut_top(kMethodChip + 8);
  draw_text(ui, in, issue.field_text("deferral"), kMethod, {.color = t.ink});
  const std::string again = issue.field_text("deferral_until");
  if (again.empty() || row.owner.x0 < method.x1) return;
  const Rect due = row.owner.moved(at.x, at.y);
  draw_icon(ui, icon::kEvent, {due.x0 + 16, due.centre().y}, 28, t.ai_text);
  draw_text(ui, {due.x0 + 40, due.y0, due.x1, due.y1}, ctx.words("board.look_again", {{"date", said_date(ctx, again)}}),
            kOwner, {.color = t.ink, .valign = VAlign::middle});
}

void draw_block(Context& ctx, const sheets::Step& step, const ResponseLayout& l, const IssueBlock& block,
                const ScrollArea& area) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const meeting::Item* issue = ctx.meeting->item(block.id);
  if (!issue) return;
  const Point at = area.origin();
  const Rect r = block.r.moved(at.x, at.y);
  const bool chosen = ctx.view.selection.has(block.id);
  if (block.rank == IssueBlock::Rank::deferred) fill(ui, r, t.paper);
  if (chosen) fill(ui, r, t.ai_soft);
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    const ResponseRow& row = block.rows[i];
    if (!area.shows(row.r)) continue;
    const meeting::Item* response = row.id.empty() ? nullptr : ctx.meeting->item(row.id);
    const bool row_chosen = response && ctx.view.selection.has(row.id);
    const Rect place = row.r.moved(at.x, at.y);
    if (row_chosen) fill(ui, {block.rows.size() == 1 ? r.x0 : place.x0, place.y0, r.x1, place.y1}, t.ai_soft);
    if (row_chosen && t.high_contrast) border(ui, place, t.ai, 5);
    if (i > 0) hline(ui, place.x0 + 12, r.x1 - 12, place.y0, t.line, t.border_line);
    if (!response) {
      draw_none(ctx, step, block, *issue, row, at);
      continue;
    }
    const Rect method = row.method.moved(at.x, at.y);
    const Rect target = l.shape == ResponseLayout::Shape::narrow
                            ? method
                            : Rect{method.x0 - 12, place.y0 + 4, method.x1 + 8, place.y1 - 4};
    draw_method(ctx, step, block, *response, i == 0, method, target);
    draw_owner(ctx, step, *response, row.owner.moved(at.x, at.y));
    draw_due(ctx, step, block, *response, row.due.moved(at.x, at.y));
    draw_levels(ctx, step, *response, row, at);
  }
  draw_issue(ctx, step, block, *issue, at);
  hline(ui, r.x0, r.x1, r.y1, t.line, t.border_line);
}

void draw_heads(Context& ctx, const sheets::Step& step, const ResponseLayout& l, const Rect& head) {
  Ui& ui = ctx.ui;
  fill_top(ui, head, ui.theme().sunken, metric::kRadiusCard);
  const auto word = [&](float x0, float x1, const char* name, Align align = Align::left) {
    draw_head_words(ui, {head.x0 + x0, head.y0, head.x0 + x1, head.y1}, in_lang(ctx, step.word(name)), align);
  };
  word(l.head_rank.x0 + 4, l.head_rank.x1 - 4, "priority", Align::centre);
  if (l.shape == ResponseLayout::Shape::narrow) return word(l.head_issue.x0, l.head_issue.x1, "issue");
  word(l.head_issue.x0, std::min(l.head_issue.x1, l.head_owner.x0 - 20), "issue");
  if (l.shape == ResponseLayout::Shape::columns) word(l.head_method.x0, l.head_method.x1, "method");
  word(l.head_owner.x0, l.head_owner.x1, "owner");
  word(l.head_level.x0, l.head_level.x1, "level");
}

void reveal_chosen(Context& ctx, const ResponseLayout& l, ScrollArea& area) {
  const std::string& first = ctx.view.selection.first();
  for (const IssueBlock& block : l.blocks) {
    if (block.id == first && wants_reveal(ctx, first)) area.reveal(block.r);
    for (const ResponseRow& row : block.rows)
      if (!row.id.empty() && row.id == first && wants_reveal(ctx, first)) area.reveal(row.r);
  }
}

void draw_responses(Context& ctx, const sheets::Step& step, Rect board) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  Rect line = draw_title(ctx, step, board, 380);
  ButtonSpec checks;
  checks.label = in_lang(ctx, step.word("plan_checks")), checks.icon = icon::kFactCheck;
  const float w = std::min(line.width(), button_width(ui, checks, 24));
  if (button(ui, "plan_checks", line.cut_right(w), checks)) ctx.view.board.responses.checks_open = true;
  const Rect area_rect{board.x0, board.y0 + kHead, board.x1, board.y1 - 4};
  const ResponseLayout& l = response_layout(ctx, step, area_rect);
  if (l.blocks.empty()) {
    const sheets::Step* factors = sibling_step(ctx, step, sheets::StepKind::factors);
    if (empty_box(ui, "empty", board.cut_top(120), ctx.words("board.no_issues")) && factors)
      go_to_step(ctx, factors->path);
    return;
  }
  const Rect table{board.x0, board.y0, board.x1, std::min(area_rect.y1, area_rect.y0 + l.height)};
  card(ui, table, t.surface, t.line);
  draw_heads(ctx, step, l, {board.x0, board.y0, board.x1, area_rect.y0});
  ScrollArea area(ui, "responses", {table.x0, area_rect.y0, table.x1, table.y1}, ctx.view.board.responses.rows,
                  l.height);
  reveal_chosen(ctx, l, area);
  int above = 0, below = 0;
  for (const IssueBlock& block : l.blocks) {
    if (block.r.y1 <= area.visible().y0 + 30) ++above;
    if (block.r.y0 >= area.visible().y1 - 30) ++below;
    if (area.shows(block.r)) draw_block(ctx, step, l, block, area);
  }
  area.finish(above, below);
  border(ui, table, t.line, t.border_line, metric::kRadiusCard); // rows of another ground lie over it
}

void draw_board(Context& ctx, const sheets::Step& step, Rect board) {
  draw_responses(ctx, step, board);
  draw_plan_checks(ctx, step);
  draw_form(ctx);
  draw_lineage(ctx);
}

} // namespace

const StepView kResponsesView{sheets::StepKind::responses, draw_board, draw_response_bar};

} // namespace yoriai::screens
