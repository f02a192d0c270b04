#include "screens/response_acts.hpp"

#include "screens/ask.hpp"
#include "screens/board_parts.hpp"
#include "screens/lineage.hpp"
#include "screens/placement.hpp"
#include "screens/plan_sheet.hpp"
#include "screens/responses_layout.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"
#include "widgets/text.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

// Types one text field of a thing; empty takes it away.
void ask_field(Context& ctx, const meeting::Item& item, const std::string& field) {
  const sheets::Kind* kind = ctx.library.kind(item.kind);
  const sheets::Field* described = kind ? kind->field(field) : nullptr;
  if (!described) return;
  ask_text(ctx,
           {field, in_lang(ctx, described->label), in_lang(ctx, described->question), item.field_text(field), true},
           meeting::set_fields(item.id, base::Json::object()), "/fields/" + field);
}

void ask_way(Context& ctx, const meeting::Item& response) {
  const sheets::Kind* kind = ctx.library.kind(response.kind);
  const sheets::Field* field = kind ? kind->field("way") : nullptr;
  if (!field) return;
  ChoiceQuestion question;
  question.name = "way";
  question.heading = in_lang(ctx, field->question);
  const std::string now = response.field_text("way");
  for (const sheets::Choice& choice : field->choices)
    question.options.push_back({.id = choice.id, .label = in_lang(ctx, choice.label), .chosen = choice.id == now});
  question.done = [id = response.id, now](Outbox& out, const std::string& picked) {
    out.send(meeting::set_fields(id, {{"way", picked == now ? base::Json(nullptr) : base::Json(picked)}}));
  };
  ask(ctx, std::move(question));
}

// A response that says why there is none.
void ask_why_not(Context& ctx, const sheets::Step& step, const meeting::Item& issue) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  const sheets::Field* field = kind ? kind->field("reason_not") : nullptr;
  if (!field) return;
  ask_text(ctx, {"reason_not", in_lang(ctx, field->label), in_lang(ctx, field->question), {}},
           meeting::add(step.kinds.front(), {}, {{"from", {issue.id}}, {"role", ctx.view.writing_role}}),
           "/fields/reason_not");
}

// To which issue?
void ask_where(Context& ctx, const sheets::Step& step) {
  const auto& layout = ctx.view.board.responses.layout;
  if (!layout) return;
  ChoiceQuestion question;
  question.name = "add_to";
  question.heading = ctx.words("board.add_to");
  for (const IssueBlock& block : layout->blocks)
    if (const meeting::Item* issue = ctx.meeting->item(block.id))
      question.options.push_back({.id = issue->id, .label = issue->text, .letter = issue->symbol});
  question.done = [&view = ctx.view](Outbox&, const std::string& id) {
    view.selection.only(id);
    view.board.pending_act = "add";
  };
  (void)step;
  ask(ctx, std::move(question));
}

std::vector<Act> response_acts(Context& ctx, const sheets::Step& step, const meeting::Item& response,
                               const meeting::Item* issue) {
  const bool in_text = response.field_text("method").empty() && !response.text.empty();
  const sheets::Kind* kind = ctx.library.kind(response.kind);
  const auto label = [&](const char* field) {
    const sheets::Field* f = kind ? kind->field(field) : nullptr;
    return f ? in_lang(ctx, f->label) : std::string();
  };
  Act edit = edit_act(ctx, response);
  if (!in_text) edit.run = [&ctx, &response] { ask_field(ctx, response, "method"); };
  std::vector<Act> acts{
      edit,
      {"plan", in_lang(ctx, step.word("detail")), icon::kListAlt,
       [&ctx, &response, letter = issue ? issue->symbol : std::string()] { open_plan(ctx, response, letter); }},
      {"way", label("way"), icon::kLabel, [&ctx, &response] { ask_way(ctx, response); }}};
  if (issue)
    acts.push_back(
        {"add", in_lang(ctx, step.word("add")), icon::kAdd, [&ctx, &step, issue] { ask_response(ctx, step, *issue); }});
  acts.push_back({"reason_not", label("reason_not"), icon::kPauseCircle,
                  [&ctx, &response] { ask_field(ctx, response, "reason_not"); }});
  acts.push_back(lineage_act(ctx, response.id));
  acts.push_back(park_act(ctx, response.id));
  acts.push_back(remove_act(ctx, response.id));
  return acts;
}

std::vector<Act> issue_acts(Context& ctx, const sheets::Step& step, const meeting::Item& issue) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  const sheets::Field* why_not = kind ? kind->field("reason_not") : nullptr;
  std::vector<Act> acts{
      {"add", in_lang(ctx, step.word("add")), icon::kAdd, [&ctx, &step, &issue] { ask_response(ctx, step, issue); }}};
  if (why_not)
    acts.push_back({"reason_not", in_lang(ctx, why_not->label), icon::kPauseCircle,
                    [&ctx, &step, &issue] { ask_why_not(ctx, step, issue); }});
  acts.push_back(lineage_act(ctx, issue.id));
  return acts;
}

void draw_open_count(Context& ctx, Rect& bar) {
  const auto& layout = ctx.view.board.responses.layout;
  if (!layout || layout->without_owner == 0) return;
  const std::string words = ctx.words("board.without_owner", {{"n", std::to_string(layout->without_owner)}});
  IconText spec;
  spec.icon = icon::kError, spec.text = words, spec.style = {size::kList, Weight::regular, 1};
  spec.icon_color = ctx.ui.theme().icon_warn, spec.color = ctx.ui.theme().warn.ink, spec.align = Align::right;
  const float w = icon_text_width(ctx.ui, spec);
  if (w < bar.width()) draw_icon_text(ctx.ui, cut_at_hand(ctx, bar, w, 12), spec);
}

} // namespace

void ask_response(Context& ctx, const sheets::Step& step, const meeting::Item& issue) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  const sheets::Field* field = kind ? kind->field("method") : nullptr;
  ask_text(ctx,
           {"response", issue.symbol + "　" + issue.text, field ? in_lang(ctx, field->question) : std::string(), {}},
           meeting::add(step.kinds.front(), {}, {{"from", {issue.id}}, {"role", ctx.view.writing_role}}), "/fields/method");
}

void ask_owner(Context& ctx, const meeting::Item& response) { ask_field(ctx, response, "owner"); }

void draw_response_bar(Context& ctx, const sheets::Step& step, Rect bar) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  if (const meeting::Item* response = chosen_item(ctx, step.kinds.front())) {
    const meeting::Item* issue = response->from.empty() ? nullptr : ctx.meeting->item(response->from.front());
    const std::string words = (issue ? issue->symbol + " " : std::string()) + quoted(ctx, words_of(*response), 8);
    return draw_act_bar(ctx, bar, words, response_acts(ctx, step, *response, issue));
  }
  if (const meeting::Item* issue = kind && !kind->from.empty() ? chosen_item(ctx, kind->from.front()) : nullptr)
    return draw_act_bar(ctx, bar, issue->symbol + " " + quoted(ctx, issue->text, 10), issue_acts(ctx, step, *issue));
  const auto& layout = ctx.view.board.responses.layout;
  const bool any = layout && !layout->blocks.empty();
  draw_bar_buttons(
      ctx, bar,
      {{"add", in_lang(ctx, step.word("add")), icon::kAdd, [&] { ask_where(ctx, step); }, any && !ctx.read_only}});
  draw_open_count(ctx, bar);
  if (bar.width() > 220)
    draw_text(ctx.ui, bar, in_lang(ctx, step.question), {size::kHint, Weight::regular, kLineText},
              {.color = ctx.ui.theme().ink2, .valign = VAlign::middle, .max_lines = 2});
}

} // namespace yoriai::screens
