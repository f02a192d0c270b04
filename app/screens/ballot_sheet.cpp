#include "screens/ballot_sheet.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "meeting/tally.hpp"
#include "screens/ballot_result.hpp"
#include "screens/board_parts.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using widgets::Rect;
using widgets::TextStyle;
namespace icon = widgets::icon;

constexpr int kMostDots = 20;

const std::vector<std::string>& targets_of(const BallotDraft& draft) {
  return draft.of_chosen ? draft.chosen : draft.all;
}

void suggest(BallotDraft& draft) {
  draft.budget = meeting::suggested_budget(targets_of(draft).size());
  draft.cap = std::min(meeting::kUsualCap, draft.budget);
}

void label(Context& ctx, const Rect& r, std::string_view text) {
  widgets::draw_line(ctx.ui, r, text, {widgets::size::kList, widgets::Weight::bold, 1}, ctx.ui.theme().ink);
}

// − 3つ ＋
void draw_stepper(Context& ctx, std::string_view name, Rect r, std::string_view words, int& value, int least,
                  int most) {
  widgets::Ui& ui = ctx.ui;
  label(ctx, r.cut_top(36, 6), words);
  r.y1 = r.y0 + 76;
  const std::string id = "ballot_sheet/" + std::string(name);
  if (widgets::icon_button(ui, id + "/minus", r.cut_left(76, 8), icon::kRemove, ctx.words("ballot.fewer"),
                           value > least))
    --value;
  const Rect number = r.cut_left(116, 8);
  widgets::draw_line(ui, number, ctx.words("ballot.dots", {{"n", std::to_string(value)}}),
                     {34, widgets::Weight::bold, 1}, ui.theme().ink, widgets::Align::centre);
  if (widgets::icon_button(ui, id + "/plus", r.cut_left(76), icon::kAdd, ctx.words("ballot.more"), value < most))
    ++value;
}

void draw_targets(Context& ctx, Rect r, BallotDraft& draft) {
  label(ctx, r.cut_top(36, 6), ctx.words("ballot.what"));
  r.y1 = r.y0 + 76;
  const std::string all = ctx.words("ballot.all", {{"n", std::to_string(draft.all.size())}});
  const std::string chosen = ctx.words("ballot.chosen", {{"n", std::to_string(draft.chosen.size())}});
  std::vector<widgets::Segment> parts;
  if (draft.chosen.size() > 1) parts.push_back({"chosen", chosen});
  parts.push_back({"all", all});
  const bool two = parts.size() > 1;
  const int now = two && draft.of_chosen ? 0 : static_cast<int>(parts.size()) - 1;
  r.x1 = std::min(r.x1, r.x0 + (two ? 620.0f : 340.0f));
  const int tapped = widgets::segmented(ctx.ui, "ballot_sheet", r, parts, now);
  if (tapped < 0 || tapped == now) return;
  draft.of_chosen = parts[static_cast<std::size_t>(tapped)].id == "chosen";
  suggest(draft);
}

void send(Context& ctx, const BallotDraft& draft) {
  base::Json args = {{"method", "dots"},
                     {"targets", targets_of(draft)},
                     {"budget", draft.budget},
                     {"cap", draft.cap},
                     {"secret", draft.secret}};
  if (const std::string question = base::clean_text(draft.question); !question.empty()) args["question"] = question;
  ctx.out.send({"ballot.open", std::move(args)});
  ctx.view.selection.clear();
}

void draw_rules(Context& ctx, Rect& body, BallotDraft& draft) {
  draw_targets(ctx, body.cut_top(118, 20), draft);
  const bool slim = narrow(ctx);
  Rect row = body.cut_top(118, 20);
  const float half = slim ? row.width() / 2 : 340;
  draw_stepper(ctx, "budget", row.cut_left(half), ctx.words("ballot.budget"), draft.budget, 1, kMostDots);
  draft.cap = std::min(draft.cap, draft.budget);
  draw_stepper(ctx, "cap", row.cut_left(half), ctx.words("ballot.cap"), draft.cap, 1, draft.budget);
  if (slim) row = body.cut_top(100, 12);
  row.y0 = row.y1 - 76;
  if (widgets::check_box(ctx.ui, "ballot_sheet/secret", row, ctx.words("ballot.secret"), draft.secret))
    draft.secret = !draft.secret;
}

void draw_draft(Context& ctx, const sheets::Step& step) {
  BallotDraft& draft = ctx.view.wall.draft;
  const widgets::SheetSpec spec{.width = 1320,
                                .height = narrow(ctx) ? 900.0f : 760.0f,
                                .title = ctx.words("ballot.heading"),
                                .icon = icon::kHowToVote};
  widgets::SheetFrame frame = widgets::begin_sheet(ctx.ui, "ballot_sheet", spec);
  Rect body = frame.body;
  const bool enough = targets_of(draft).size() > 1;
  const std::string hint(ctx.words(enough ? "ballot.hint" : "ballot.too_few"));
  const widgets::SheetTap tap = widgets::sheet_foot(ctx.ui, "ballot_sheet", body,
                                                    {.back = ctx.words("wall.back"),
                                                     .ok = ctx.words("ballot.start"),
                                                     .hint = narrow(ctx) ? std::string_view() : hint,
                                                     .ok_icon = icon::kHowToVote,
                                                     .ok_enabled = enough});
  Rect top = body.cut_top(36, 6);
  label(ctx, top, ctx.words("ballot.question"));
  Rect question = body.cut_top(76, 20);
  const bool results = !ballots_of(ctx, step).empty();
  const widgets::ButtonSpec earlier{.label = ctx.words("ballot.earlier"), .icon = icon::kBarChart, .size = 24};
  if (results && widgets::button(ctx.ui, "ballot_sheet/results",
                                 question.cut_right(widgets::button_width(ctx.ui, earlier), 16), earlier)) {
    draft.open = false;
    ctx.view.wall.result_sheet = true;
  }
  widgets::text_field(ctx.ui, "ballot_sheet/question", question, draft.question,
                      {.label = ctx.words("ballot.question"), .size = 28, .max_characters = 200});
  draw_rules(ctx, body, draft);
  widgets::end_sheet(ctx.ui);
  if (tap == widgets::SheetTap::back || frame.dismissed) draft.open = false;
  if (tap != widgets::SheetTap::ok) return;
  send(ctx, draft);
  draft.open = false;
  enter_booth(ctx);
}

void draw_results(Context& ctx, const sheets::Step& step) {
  const Rect all = ctx.ui.surface();
  const widgets::SheetSpec spec{.width = 1420, .height = all.height() - 140};
  widgets::SheetFrame frame = widgets::begin_sheet(ctx.ui, "result_sheet", spec);
  Rect body = frame.body;
  const std::string_view talk = ctx.words("ballot.decided_in_talk");
  const widgets::SheetTap tap =
      widgets::sheet_foot(ctx.ui, "result_sheet", body, {.back = ctx.words("ballot.to_board"), .hint = talk});
  draw_ballot_result(ctx, step, body, {.rounds = true, .wide = true});
  widgets::end_sheet(ctx.ui);
  if (tap == widgets::SheetTap::back || frame.dismissed) ctx.view.wall.result_sheet = false;
}

} // namespace

const meeting::Ballot* open_ballot(const Context& ctx) {
  for (const meeting::Ballot& ballot : ctx.meeting->ballots())
    if (ballot.open) return &ballot;
  return nullptr;
}

void open_ballot_draft(Context& ctx, const sheets::Step& step, std::vector<std::string> all,
                       std::vector<std::string> chosen) {
  BallotDraft& draft = ctx.view.wall.draft;
  draft = {};
  draft.open = true;
  draft.step = step.path;
  draft.question = ctx.words("ballot.usual_question");
  draft.of_chosen = chosen.size() > 1;
  draft.chosen = std::move(chosen);
  draft.all = std::move(all);
  suggest(draft);
}

void enter_booth(Context& ctx) {
  BoothView& booth = ctx.view.wall.booth;
  const std::string back = ctx.view.shown == "booth" ? booth.back_to : ctx.view.shown;
  booth = {};
  booth.back_to = back;
  ctx.view.shown = "booth";
}

void draw_ballot_sheets(Context& ctx, const sheets::Step& step) {
  if (ctx.view.wall.draft.open && ctx.view.wall.draft.step == step.path) return draw_draft(ctx, step);
  if (ctx.view.wall.result_sheet) draw_results(ctx, step);
}

} // namespace yoriai::screens
