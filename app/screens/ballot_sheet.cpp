#include "screens/ballot_sheet.hpp"

#include <algorithm>
#include <utility>

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

using meeting::Method;

Method method_of(const BallotDraft& draft) { return meeting::method_of(draft.method).value_or(Method::dots); }

const std::vector<std::string>& targets_of(const BallotDraft& draft) {
  static const std::vector<std::string> kNone;
  return draft.of_chosen ? draft.chosen : draft.of_all ? draft.all : kNone;
}

bool all_problems(const Context& ctx, const std::vector<std::string>& ids) {
  return !ids.empty() && std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const meeting::Item* item = ctx.meeting->item(id);
    return item != nullptr && item->kind == "problem";
  });
}

// What the method can be about: the chosen things, all of the screen, the question alone.
struct Offer {
  bool chosen = false, all = false, none = false;
};
Offer offer_of(const Context& ctx, const BallotDraft& draft) {
  const Method method = method_of(draft);
  if (method == Method::fist) return {draft.chosen.size() == 1, false, true};
  if (method == Method::yesno)
    return {draft.chosen.size() == 1 || all_problems(ctx, draft.chosen), all_problems(ctx, draft.all), true};
  return {draft.chosen.size() > 1, true, method == Method::hands};
}

bool enough(const BallotDraft& draft) {
  const Method method = method_of(draft);
  const std::size_t targets = targets_of(draft).size();
  if (method == Method::dots || method == Method::choice321) return targets > 1;
  return targets > 0 || !base::clean_text(draft.question).empty();
}

void suggest(BallotDraft& draft) {
  draft.budget = meeting::suggested_budget(targets_of(draft).size());
  draft.cap = std::min(meeting::kUsualCap, draft.budget);
}

std::string usual_question(const Context& ctx, const BallotDraft& draft) {
  const std::string key = "ballot.usual_question." + draft.method;
  return std::string(ctx.words(ctx.words.has(key) ? key : "ballot.usual_question"));
}

// The method and what goes with it; a question that was typed stays.
void take_method(Context& ctx, BallotDraft& draft, Method method) {
  draft.method = meeting::word_of(method);
  const Offer offer = offer_of(ctx, draft);
  draft.of_chosen = offer.chosen;
  draft.of_all = !offer.chosen && offer.all;
  const std::string usual = usual_question(ctx, draft);
  if (draft.question == draft.usual) draft.question = usual;
  draft.usual = usual;
  suggest(draft);
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

void draw_methods(Context& ctx, Rect r, BallotDraft& draft) {
  int i = 0;
  const bool slim = narrow(ctx);
  std::vector<Rect> places;
  for (const Rect& line : r.rows(slim ? 2 : 1, 10))
    for (const Rect& cell : line.columns(slim ? 3 : 5, 10)) places.push_back(cell);
  for (const Method method : {Method::dots, Method::choice321, Method::yesno, Method::hands, Method::fist}) {
    const std::string word(meeting::word_of(method));
    const std::string_view name = ctx.words("ballot.method." + word);
    const Rect& cell = places[static_cast<std::size_t>(i++)];
    const bool now = draft.method == word;
    if (widgets::button(ctx.ui, "ballot_sheet/method/" + word, cell,
                        {.look = now ? widgets::ButtonLook::chosen : widgets::ButtonLook::neutral, .spoken = name}) &&
        !now)
      take_method(ctx, draft, method);
    widgets::draw_text(ctx.ui, cell.inset(10, 6), name, {widgets::size::kList, widgets::Weight::bold, 1.2f},
                       {.color = now ? ctx.ui.theme().on_ai : ctx.ui.theme().ink,
                        .align = widgets::Align::centre,
                        .valign = widgets::VAlign::middle,
                        .max_lines = 2});
  }
}

void draw_targets(Context& ctx, Rect r, BallotDraft& draft) {
  label(ctx, r.cut_top(36, 6), ctx.words("ballot.what"));
  r.y1 = r.y0 + 76;
  const std::string all = ctx.words("ballot.all", {{"n", std::to_string(draft.all.size())}});
  const std::string chosen = draft.chosen.size() == 1
                                 ? short_name(ctx, draft.chosen.front(), 10)
                                 : ctx.words("ballot.chosen", {{"n", std::to_string(draft.chosen.size())}});
  const Offer offer = offer_of(ctx, draft);
  std::vector<widgets::Segment> parts;
  if (offer.chosen) parts.push_back({"chosen", chosen});
  if (offer.all) parts.push_back({"all", all});
  if (offer.none) parts.push_back({"none", ctx.words("ballot.question_alone")});
  const std::string_view want = draft.of_chosen ? "chosen" : draft.of_all ? "all" : "none";
  int now = 0;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].id == want) now = static_cast<int>(i);
  r.x1 = std::min(r.x1, r.x0 + 310.0f * static_cast<float>(parts.size()) + 30);
  const int tapped = widgets::segmented(ctx.ui, "ballot_sheet", r, parts, now);
  if (tapped < 0 || tapped == now) return;
  draft.of_chosen = parts[static_cast<std::size_t>(tapped)].id == "chosen";
  draft.of_all = parts[static_cast<std::size_t>(tapped)].id == "all";
  suggest(draft);
}

void send(Context& ctx, const BallotDraft& draft) {
  base::Json args = {{"method", draft.method}, {"targets", targets_of(draft)}};
  if (draft.method == "dots") args["budget"] = draft.budget, args["cap"] = draft.cap;
  if (draft.method != "hands") args["secret"] = draft.secret;
  if (const std::string question = base::clean_text(draft.question); !question.empty()) args["question"] = question;
  ctx.out.send({"ballot.open", std::move(args)});
  ctx.view.selection.clear();
}

// Low surfaces leave less between the lines.
float line_gap(const Context& ctx) { return ctx.ui.surface().height() < 900 ? 10 : 20; }

void draw_rules(Context& ctx, Rect& body, BallotDraft& draft) {
  draw_targets(ctx, body.cut_top(118, line_gap(ctx)), draft);
  const bool slim = narrow(ctx);
  Rect row = body.cut_top(118, line_gap(ctx));
  const Method method = method_of(draft);
  if (method == Method::hands) return;
  if (method == Method::dots) {
    const float half = slim ? row.width() / 2 : 340;
    draw_stepper(ctx, "budget", row.cut_left(half), ctx.words("ballot.budget"), draft.budget, 1, kMostDots);
    draft.cap = std::min(draft.cap, draft.budget);
    draw_stepper(ctx, "cap", row.cut_left(half), ctx.words("ballot.cap"), draft.cap, 1, draft.budget);
    if (slim) row = body.cut_top(100, 12);
    row.y0 = row.y1 - 76;
  } else {
    row.y1 = row.y0 + 76;
  }
  if (widgets::check_box(ctx.ui, "ballot_sheet/secret", row, ctx.words("ballot.secret"), draft.secret))
    draft.secret = !draft.secret;
}

// The words of ※1 and ※2, to be asked as they are.
void draw_asked_of_problems(Context& ctx, const sheets::Step& step, Rect& question, BallotDraft& draft) {
  const sheets::Kind* kind = ctx.library.kind("problem");
  if (method_of(draft) != Method::yesno || !kind || !all_problems(ctx, targets_of(draft))) return;
  for (const char* name : {"sociality", "universality"}) {
    const sheets::Field* field = kind->field(name);
    if (!field || field->question.empty()) continue;
    const sheets::Text& own = step.word(name);
    const widgets::ButtonSpec spec{.label = in_lang(ctx, own.empty() ? field->label : own), .size = 24};
    if (widgets::button(ctx.ui, "ballot_sheet/ask/" + std::string(name),
                        question.cut_right(widgets::button_width(ctx.ui, spec, 16), 12), spec))
      draft.question = in_lang(ctx, field->question);
  }
}

void draw_draft(Context& ctx, const sheets::Step& step) {
  BallotDraft& draft = ctx.view.wall.draft;
  const widgets::SheetSpec spec{.width = 1320,
                                .height = narrow(ctx) ? 1080.0f : 860.0f,
                                .title = ctx.words("ballot.heading"),
                                .icon = icon::kHowToVote};
  widgets::SheetFrame frame = widgets::begin_sheet(ctx.ui, "ballot_sheet", spec);
  Rect body = frame.body;
  const bool ready = enough(draft);
  const std::string hint(ctx.words(!ready                     ? "ballot.too_few"
                                   : draft.method == "hands" ? "ballot.hint_hands"
                                                             : "ballot.hint"));
  const widgets::SheetTap tap = widgets::sheet_foot(ctx.ui, "ballot_sheet", body,
                                                    {.back = ctx.words("wall.back"),
                                                     .ok = ctx.words("ballot.start"),
                                                     .hint = narrow(ctx) ? std::string_view() : hint,
                                                     .ok_icon = icon::kHowToVote,
                                                     .ok_enabled = ready});
  const float gap = line_gap(ctx);
  draw_methods(ctx, body.cut_top(narrow(ctx) ? 170.0f : gap < 20 ? 64.0f : 84.0f, gap), draft);
  Rect top = body.cut_top(36, 6);
  label(ctx, top, ctx.words("ballot.question"));
  Rect question = body.cut_top(76, gap);
  const bool results = !ballots_of(ctx, step).empty();
  const widgets::ButtonSpec earlier{.label = ctx.words("ballot.earlier"), .icon = icon::kBarChart, .size = 24};
  if (results && widgets::button(ctx.ui, "ballot_sheet/results",
                                 question.cut_right(widgets::button_width(ctx.ui, earlier), 16), earlier)) {
    draft.open = false;
    ctx.view.wall.result_sheet = true;
  }
  draw_asked_of_problems(ctx, step, question, draft);
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
  if (const std::string closed = std::exchange(ctx.view.wall.result_ballot, {}); !closed.empty())
    ctx.view.wall.results[step.path].ballot = closed;
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
  draft.chosen = std::move(chosen);
  draft.all = std::move(all);
  take_method(ctx, draft, draft.chosen.size() == 1 ? Method::yesno : Method::dots);
}

void take_yes_or_no(Context& ctx) { take_method(ctx, ctx.view.wall.draft, Method::yesno); }

void show_result_of(Context& ctx, const meeting::Ballot& ballot) {
  ctx.view.wall.results.clear();
  ctx.view.wall.result_sheet = true;
  ctx.view.wall.result_ballot = ballot.id;
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
