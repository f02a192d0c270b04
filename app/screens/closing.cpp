// The closing: what was reached, what is for next time, who does what, what was parked, how it was, and the checks of
// the plan. Targets: "closing/reached", "closing/next_issues"; "closing/action/<id>", "closing/action/add",
// "closing/action/take", the form "action/what" "action/who" "action/due/…" "action/ok" "action/remove";
// "closing/review/<id>/next_time", "/settled", "/dropped", "/unpark"; "closing/pulse/<question>/<answer>/minus",
// "/count", "/plus"; "closing/check/<id>/yes", "/no", "/open", "/note"; in the bottom bar "closing/minutes" and
// "closing/end"; in the sheet that ends the meeting "ending/back", "ending/ok".
#include <algorithm>

#include "meeting/attendance.hpp"
#include "screens/ask.hpp"
#include "screens/board_parts.hpp"
#include "screens/closing.hpp"
#include "screens/form_sheet.hpp"
#include "screens/placement.hpp"
#include "screens/record_parts.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr TextStyle kPlain{size::kButton, Weight::regular, kLineText}, kSmall{size::kHint, Weight::regular, kLineTitle},
    kBold{size::kButton, Weight::bold, kLineTitle};

void draw_reached(Context& ctx, Rect& column) {
  RecordCard card(ctx, column, "closing/reached", ctx.words("closing.reached"), icon::kFlag);
  const std::string& goal = ctx.meeting->head()["goal"];
  if (!goal.empty()) say(ctx, card.rest, ctx.words("closing.goal", {{"text", goal}}), kSmall, ctx.ui.theme().ink2, 12);
  for (const char* field : {"reached", "next_issues"})
    if (written_line(ctx, std::string("closing/") + field, card.rest, ctx.words(std::string("head.") + field),
                     ctx.meeting->head()[field], ctx.words(std::string("closing.empty.") + field)))
      ask(ctx, words_question("ask/head/" + std::string(field), ctx.words(std::string("head.") + field),
                              ctx.meeting->head()[field], {"meeting", base::Json::object()}, std::string("/") + field));
}

// Responses that somebody is to do, or by some day, and that are no action yet.
std::vector<const meeting::Item*> not_taken(const meeting::Meeting& m) {
  std::vector<const meeting::Item*> found;
  for (const meeting::Item* response : live_items(m, "response")) {
    const auto& actions = m.record().actions;
    const bool taken =
        std::any_of(actions.begin(), actions.end(), [&](const auto& a) { return a.from == response->id; });
    const bool somebody = !response->field_text("owner").empty() || !response->field_text("due").empty();
    if (!taken && somebody && !words_of(*response).empty()) found.push_back(response);
  }
  return found;
}

void take_responses(Context& ctx) {
  for (const meeting::Item* response : not_taken(*ctx.meeting)) {
    base::Json args{{"what", words_of(*response)}, {"from", response->id}};
    if (const std::string who = response->field_text("owner"); !who.empty()) args["who"] = who;
    if (const std::string due = response->field_text("due"); !due.empty()) args["due"] = due;
    ctx.out.send({"action", std::move(args)});
  }
}

void draw_action(Context& ctx, const meeting::Action& action, Rect& rest) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const std::string who = action.who.empty() ? std::string(ctx.words("action.nobody")) : action.who;
  const std::string when = action.due.empty() ? std::string(ctx.words("action.no_day"))
                                              : ctx.words("action.by", {{"date", said_date(ctx, action.due)}});
  const std::string below = who + std::string(ctx.words("shell.between")) + when;
  const bool open = action.who.empty() || action.due.empty();
  const float width = rest.width() - 60;
  const float height = 24 + text_height(ui, action.what, kBold, width) + 4 + text_height(ui, below, kSmall, width);
  const Rect r{rest.x0, rest.y0, rest.x1, rest.y0 + std::max(72.0f, height)};
  const Touch touch = area(ui, "closing/action/" + action.id, r, action.what, "row", !ctx.read_only);
  Rect words{r.x0 + 4, r.y0 + 12, r.x0 + 4 + width, r.y1};
  say(ctx, words, action.what, kBold, t.ink, 4);
  say(ctx, words, below, kSmall, open ? t.warn.ink : t.ink2);
  draw_icon(ui, icon::kChevronRight, {r.x1 - 22, r.centre().y}, 30, t.ai_text);
  hline(ui, r.x0, r.x1, r.y1, t.line, t.border_line);
  ui.finish_touch(touch, r);
  rest.y0 = r.y1;
  if (touch.tapped) open_action(ctx, &action);
}

void draw_actions(Context& ctx, Rect& column) {
  const auto& actions = ctx.meeting->record().actions;
  RecordCard card(ctx, column, "closing/actions", ctx.words("closing.actions"), icon::kHandshake);
  if (actions.empty()) say(ctx, card.rest, ctx.words("closing.actions.empty"), kPlain, ctx.ui.theme().ink2, 16);
  for (const auto& action : actions) draw_action(ctx, action, card.rest);
  if (!actions.empty()) card.rest.y0 += 16;
  const auto more = not_taken(*ctx.meeting).size();
  ButtonRows rows(ctx, card.rest);
  if (rows.put("closing/action/add", {.label = ctx.words("action.add"), .icon = icon::kAdd, .enabled = !ctx.read_only}))
    open_action(ctx, nullptr);
  const std::string take = ctx.words("action.take", {{"count", std::to_string(more)}});
  if (more > 0 &&
      rows.put("closing/action/take", {.label = take, .icon = icon::kMoveToInbox, .enabled = !ctx.read_only}))
    take_responses(ctx);
}

void draw_parked(Context& ctx, const meeting::Item& item, Rect& rest) {
  const Theme& t = ctx.ui.theme();
  const std::string name = "closing/review/" + item.id;
  Rect words{rest.x0 + 36, rest.y0 + 6, rest.x1, rest.y1};
  role_mark(ctx.ui, ctx.meeting->role_of(item), {rest.x0 + 14, rest.y0 + 24}, 24);
  say(ctx, words, words_of(item), kPlain, t.ink, 10);
  rest.y0 = words.y0;
  Segment of[meeting::kReviews.size() + 1];
  int chosen = -1;
  for (std::size_t i = 0; i < meeting::kReviews.size(); ++i) {
    of[i] = {meeting::kReviews[i], ctx.words("review." + std::string(meeting::kReviews[i]))};
    if (item.review == meeting::kReviews[i]) chosen = static_cast<int>(i);
  }
  of[meeting::kReviews.size()] = {"unpark", ctx.words("parking.unpark")};
  const int tapped = answers(ctx, name, rest, of, chosen);
  if (tapped == static_cast<int>(meeting::kReviews.size())) ctx.out.send(meeting::with_id("unpark", item.id));
  else if (tapped >= 0)
    ctx.out.send({"review",
                  {{"id", item.id},
                   {"outcome", tapped == chosen ? base::Json(nullptr) : base::Json(std::string(of[tapped].id))}}});
  hline(ctx.ui, rest.x0, rest.x1, rest.y0, t.line, t.border_line);
  rest.y0 += 12;
}

void draw_parking_review(Context& ctx, Rect& column) {
  const auto& parked = facts(ctx).parked;
  RecordCard card(ctx, column, "closing/parking", ctx.words("closing.parking"), icon::kInbox);
  if (parked.empty()) say(ctx, card.rest, ctx.words("closing.parking.empty"), kPlain, ctx.ui.theme().ink2);
  for (const std::string& id : parked) draw_parked(ctx, *ctx.meeting->item(id), card.rest);
}

std::vector<int> hands_of(const meeting::Meeting& m, std::string_view question) {
  for (const auto& pulse : m.record().pulses)
    if (pulse.question == question) return pulse.hands;
  return std::vector<int>(meeting::kPulseAnswers, 0);
}

void draw_question(Context& ctx, const std::string& question, Rect& rest) {
  Ui& ui = ctx.ui;
  std::vector<int> hands = hands_of(*ctx.meeting, question);
  say(ctx, rest, ctx.words("pulse." + question), kBold, ui.theme().ink, 2);
  say(ctx, rest, ctx.words("pulse." + question + ".ask"), kSmall, ui.theme().ink2, 10);
  const bool beside = rest.width() >= 3 * kCounterWidth + 2 * 24;
  for (std::size_t i = 0; i < hands.size(); ++i) {
    const std::string key = std::to_string(i);
    const std::string_view label = ctx.words("pulse.answer." + key);
    Rect r{rest.x0, rest.y0, rest.x1, rest.y0 + kCounterHeight + (beside ? 36 : 0)};
    if (beside) {
      r = r.columns(3, 24)[i];
      draw_line(ui, r.cut_top(36), label, kSmall, ui.theme().ink);
    } else {
      draw_text(ui, {r.x0, r.y0, r.x1 - kCounterWidth - 12, r.y1}, label, {size::kList, Weight::regular, kLineTitle},
                {ui.theme().ink, Align::left, VAlign::middle});
      r.x0 = r.x1 - kCounterWidth;
    }
    if (const auto after = counter(ctx, "closing/pulse/" + question + "/" + key, r, hands[i], 0, label)) {
      hands[i] = *after;
      base::Json args{{"question", question}};
      if (std::any_of(hands.begin(), hands.end(), [](int n) { return n > 0; })) args["hands"] = hands;
      ctx.out.send({"pulse", std::move(args)});
    }
    if (!beside || i + 1 == hands.size()) rest.y0 = r.y1 + 12;
  }
  rest.y0 += 8;
}

void draw_pulse(Context& ctx, Rect& column) {
  RecordCard card(ctx, column, "closing/pulse", ctx.words("closing.pulse"), icon::kThumbUp);
  say(ctx, card.rest, ctx.words("closing.pulse.hint"), kSmall, ctx.ui.theme().ink2, 16);
  for (const auto question : meeting::kPulseQuestions) draw_question(ctx, std::string(question), card.rest);
}

void draw_checks(Context& ctx, Rect& column) {
  for (const auto& id : ctx.meeting->head().sheets) {
    const sheets::Sheet* sheet = ctx.library.sheet(id);
    if (!sheet || sheet->plan_checks.empty()) continue;
    RecordCard card(ctx, column, "closing/check/" + id, ctx.words("closing.checks"), icon::kFactCheck);
    draw_check_rows(ctx, *sheet, "closing/check", card.rest);
  }
}

// What the end of the meeting should tell, in the order of the talk.
std::vector<std::string> still_open(Context& ctx) {
  const meeting::Meeting& m = *ctx.meeting;
  const meeting::Record& record = m.record();
  std::vector<std::string> open;
  const auto add = [&](const char* key, std::ptrdiff_t count) {
    if (count > 0) open.push_back(ctx.words(key, {{"count", std::to_string(count)}}));
  };
  int heads = meeting::heads_of(m, meeting::kOtherRole);
  for (const auto role : meeting::kRoles) heads += meeting::heads_of(m, role);
  add("ending.secrecy", record.secrecy_at == 0);
  add("ending.attendance", heads == 0);
  add("ending.follow_ups", std::count_if(record.follow_ups.begin(), record.follow_ups.end(),
                                         [](const auto& f) { return f.outcome.empty(); }));
  add("ending.reached", m.head()["reached"].empty());
  add("ending.next_issues", m.head()["next_issues"].empty());
  add("ending.actions", std::count_if(record.actions.begin(), record.actions.end(),
                                      [](const auto& a) { return a.who.empty() || a.due.empty(); }));
  add("ending.responses", static_cast<std::ptrdiff_t>(not_taken(m).size()));
  const auto& parked = facts(ctx).parked;
  add("ending.parked",
      std::count_if(parked.begin(), parked.end(), [&](const auto& id) { return m.item(id)->review.empty(); }));
  add("ending.pulse", static_cast<std::ptrdiff_t>(meeting::kPulseQuestions.size() - record.pulses.size()));
  std::ptrdiff_t checks = 0;
  for (const auto& id : m.head().sheets)
    if (const auto* sheet = ctx.library.sheet(id)) checks += static_cast<std::ptrdiff_t>(sheet->plan_checks.size());
  add("ending.checks", checks - std::count_if(record.checks.begin(), record.checks.end(),
                                              [](const auto& c) { return c.ok.has_value(); }));
  add("ending.findings", static_cast<std::ptrdiff_t>(ctx.findings.size()));
  return open;
}

} // namespace

void open_action(Context& ctx, const meeting::Action* action) {
  FormSheet form;
  form.name = "action";
  form.about = {{"form", "action"}, {"id", action ? action->id : ""}};
  form.heading = ctx.words(action ? "action.change" : "action.add");
  form.icon = icon::kHandshake;
  form.may_be_empty = false;
  for (const char* id : {"what", "who", "due"}) {
    FormField& field = form.fields.emplace_back();
    field.id = id;
    field.label = ctx.words("action." + field.id);
  }
  form.fields[0].several_lines = form.fields[0].wide = true;
  form.fields[2].type = sheets::FieldType::date;
  if (action) {
    form.fields[0].value = action->what, form.fields[1].value = action->who, form.fields[2].value = action->due;
    for (FormField& field : form.fields) field.before = field.value;
    form.remove_label = ctx.words("action.remove");
    form.removed = [id = action->id](Outbox& out, const FormSheet&) {
      out.send(meeting::with_id("action.remove", id));
    };
  }
  form.done = [id = action ? action->id : std::string()](Outbox& out, const FormSheet& filled) {
    base::Json args = filled.changed_fields();
    if (args.empty()) return;
    if (!id.empty()) args["id"] = id;
    out.send({"action", std::move(args)});
  };
  open_form(ctx, std::move(form));
}

void draw_closing(Context& ctx, Rect board) {
  static constexpr CardBoard::Card kLeft[] = {draw_reached, draw_actions, draw_parking_review}, kRight[] = {draw_pulse}, kBelow[] = {draw_checks};
  draw_card_board(ctx, "closing", ctx.view.record.closing, board, {kLeft, kRight, kBelow});
  if (!ctx.view.text_question) draw_form(ctx);
}

void draw_closing_bar(Context& ctx, Rect bar) {
  const ButtonSpec end{.label = ctx.words("closing.end"), .icon = icon::kCheckCircle, .look = ButtonLook::primary};
  if (button(ctx.ui, "closing/end",
             cut_at_hand(ctx, bar, std::min(bar.width() * 0.6f, std::max(248.0f, button_width(ctx.ui, end))), 12), end)) {
    ctx.view.shell.sheet = ShellSheet::ending;
    ctx.view.record.ending.to_top();
  }
  const ButtonSpec minutes{.label = ctx.words("menu.minutes"), .icon = icon::kDescription};
  if (button(ctx.ui, "closing/minutes", cut_at_hand(ctx, bar, std::min(bar.width(), button_width(ctx.ui, minutes))), minutes))
    ctx.view.shown = "minutes";
}

void draw_ending_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  const auto open = still_open(ctx);
  float& content = ctx.view.record.heights["ending"];
  SheetFrame sheet = begin_sheet(ui, "ending",
                                 {.height = std::min(ui.surface().height() - 24, 112 + content + 24 + 96 + 64),
                                  .title = ctx.words("ending.title"),
                                  .icon = icon::kCheckCircle});
  Rect body = sheet.body;
  const SheetTap foot =
      sheet_foot(ui, "ending", body,
                 {.back = ctx.words("shell.back"), .ok = ctx.words("closing.end"), .ok_icon = icon::kCheckCircle});
  {
    ScrollArea area(ui, "ending", body, ctx.view.record.ending, content);
    Rect rest{body.x0, area.origin().y, body.x1, area.origin().y + 1e6f};
    const float top = rest.y0;
    say(ctx, rest, ctx.words(open.empty() ? "ending.nothing" : "ending.open"), kPlain, ui.theme().ink, 16);
    for (const std::string& line : open) {
      draw_icon(ui, icon::kError, {rest.x0 + 18, rest.y0 + 16}, 30, ui.theme().icon_warn);
      Rect words{rest.x0 + 48, rest.y0, rest.x1, rest.y1};
      say(ctx, words, line, {size::kList, Weight::regular, kLineText}, ui.theme().ink, 8);
      rest.y0 = words.y0;
    }
    if (content != rest.y0 - top) ui.want_frame();
    content = rest.y0 - top;
  }
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
  if (foot == SheetTap::ok) ctx.out.ask(BackToStart{});
}

} // namespace yoriai::screens
