// The opening: what the meeting is for, the duty of secrecy, who came, what became of earlier things. Targets:
// "opening/purpose", "opening/goal"; "opening/secrecy", "opening/secrecy/back"; "opening/attendance/<role>/minus",
// "…/count", "…/plus", "opening/people"; "follow_up/<id>", "follow_up/<id>/<outcome>", "…/note", "…/remove",
// "follow_up/add", "opening/carry"; in the bottom bar "opening/begin". Of the banner that offers it see banners.cpp.
#include <algorithm>

#include "meeting/attendance.hpp"
#include "meeting/course.hpp"
#include "screens/ask.hpp"
#include "screens/board_parts.hpp"
#include "screens/placement.hpp"
#include "screens/record_parts.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr TextStyle kPlain{size::kButton, Weight::regular, kLineText}, kSmall{size::kHint, Weight::regular, kLineTitle};

void ask_head(Context& ctx, const char* field) {
  ask(ctx, words_question("ask/head/" + std::string(field), ctx.words(std::string("head.") + field),
                          ctx.meeting->head()[field], {"meeting", base::Json::object()}, std::string("/") + field));
}

void draw_aims(Context& ctx, Rect& column) {
  RecordCard card(ctx, column, "opening/aims", ctx.words("opening.aims"), icon::kFlag);
  for (const char* field : {"purpose", "goal"})
    if (written_line(ctx, std::string("opening/") + field, card.rest, ctx.words(std::string("head.") + field),
                     ctx.meeting->head()[field], ctx.words(std::string("opening.empty.") + field)))
      ask_head(ctx, field);
}

// In our own words; the law: 介護保険法第115条の48第5項 (duty), 第205条第2項 (penalty).
void draw_secrecy(Context& ctx, Rect& column) {
  const Theme& t = ctx.ui.theme();
  RecordCard card(ctx, column, "opening/secrecy", ctx.words("opening.secrecy"), icon::kLock);
  say(ctx, card.rest, ctx.words("opening.secrecy.text"), kPlain, t.ink);
  say(ctx, card.rest, ctx.words("opening.secrecy.law"), kSmall, t.ink2, 16);
  const base::TimeMs read = ctx.meeting->record().secrecy_at;
  if (read != 0) {
    const std::string told = ctx.words("opening.secrecy.done", {{"time", base::clock_hm(read)}});
    draw_chip(ctx.ui, {card.rest.x0, card.rest.y0}, {told, icon::kCheckCircle, ChipKind::ok});
    card.rest.y0 += metric::kChip + 16;
  }
  ButtonRows rows(ctx, card.rest);
  if (read == 0) {
    if (rows.put("opening/secrecy", {.label = ctx.words("opening.secrecy.read"),
                                     .icon = icon::kRecordVoiceOver,
                                     .look = ButtonLook::primary,
                                     .enabled = !ctx.read_only}))
      ctx.out.send({"secrecy", {{"read", true}}});
  } else if (rows.put("opening/secrecy/back", {.label = ctx.words("opening.secrecy.back"),
                                               .look = ButtonLook::neutral,
                                               .enabled = !ctx.read_only})) {
    ctx.out.send({"secrecy", {{"read", false}}});
  }
}

std::string names_of(const Context& ctx, const std::vector<const meeting::Participant*>& people) {
  std::string all;
  for (const auto* person : people) {
    if (!all.empty()) all += ctx.words("record.between_names");
    all += person->name;
  }
  return all;
}

void draw_role(Context& ctx, std::string_view role, Rect& rest) {
  Ui& ui = ctx.ui;
  const std::string names = names_of(ctx, meeting::named_in(*ctx.meeting, role));
  const TextStyle bold{size::kButton, Weight::bold, kLineTitle};
  Rect words{rest.x0 + 40, rest.y0, rest.x1 - kCounterWidth - 16, rest.y1};
  const float used = text_height(ui, role_label(ctx, role), bold, words.width()) +
                     (names.empty() ? 0 : 4 + text_height(ui, names, kSmall, words.width()));
  const float height = std::max(kCounterHeight + 12, used + 12);
  const float middle = rest.y0 + height / 2;
  role_mark(ui, role, {rest.x0 + 14, middle}, 26);
  words.y0 = middle - used / 2;
  say(ctx, words, role_label(ctx, role), bold, ui.theme().ink, 4);
  say(ctx, words, names, kSmall, ui.theme().ink2);
  const int named = static_cast<int>(meeting::named_in(*ctx.meeting, role).size());
  const auto after = counter(ctx, "opening/attendance/" + std::string(role),
                             {rest.x1 - kCounterWidth, rest.y0, rest.x1, rest.y0 + height},
                             meeting::heads_of(*ctx.meeting, role), named, role_label(ctx, role));
  if (after) {
    base::Json counts = base::Json::object();
    counts[std::string(role)] = *after;
    ctx.out.send({"attendance", {{"counts", std::move(counts)}}});
  }
  rest.y0 += height;
  hline(ui, rest.x0, rest.x1, rest.y0, ui.theme().line, ui.theme().border_line);
}

void draw_attendance(Context& ctx, Rect& column) {
  int total = meeting::heads_of(*ctx.meeting, meeting::kOtherRole);
  for (const auto role : meeting::kRoles) total += meeting::heads_of(*ctx.meeting, role);
  const std::string beside = ctx.words("opening.heads", {{"count", std::to_string(total)}});
  RecordCard card(ctx, column, "opening/attendance", ctx.words("opening.attendance"), icon::kGroup, beside);
  say(ctx, card.rest, ctx.words("opening.attendance.hint"), kSmall, ctx.ui.theme().ink2, 4);
  for (const auto role : meeting::kRoles) draw_role(ctx, role, card.rest);
  draw_role(ctx, meeting::kOtherRole, card.rest);
  card.rest.y0 += 16;
  ButtonRows rows(ctx, card.rest);
  if (rows.put("opening/people", {.label = ctx.words("opening.people"), .icon = icon::kPersonAdd}))
    ctx.view.shown = "people";
}

void draw_follow_up(Context& ctx, const meeting::FollowUp& thing, Rect& rest) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const std::string name = "follow_up/" + thing.id;
  Rect line = rest;
  if (icon_button(ui, name + "/remove", {rest.x1 - 68, rest.y0, rest.x1, rest.y0 + 68}, icon::kClose,
                  ctx.words("follow_up.remove"), !ctx.read_only, ButtonLook::neutral))
    ctx.out.send(meeting::with_id("follow_up.remove", thing.id));
  line.x1 -= 84;
  if (written_line(ctx, name, line, thing.source, thing.text, {}))
    ask(ctx, [&] {
      TextQuestion q = words_question("ask/follow_up", ctx.words("follow_up.change"), thing.text,
                                      {"follow_up", {{"id", thing.id}}}, "/text");
      q.may_be_empty = false;
      return q;
    }());
  rest.y0 = line.y0;
  const bool wide = rest.width() >= 1100;
  Rect left{rest.x0, rest.y0, wide ? rest.x0 + 720 : rest.x1, rest.y1};
  Segment of[meeting::kOutcomes.size()];
  int chosen = -1;
  for (std::size_t i = 0; i < meeting::kOutcomes.size(); ++i) {
    of[i] = {meeting::kOutcomes[i], ctx.words("outcome." + std::string(meeting::kOutcomes[i]))};
    if (thing.outcome == meeting::kOutcomes[i]) chosen = static_cast<int>(i);
  }
  const int tapped = answers(ctx, name, left, of, chosen);
  if (tapped >= 0) {
    const base::Json outcome = tapped == chosen ? base::Json(nullptr) : base::Json(std::string(of[tapped].id));
    ctx.out.send({"follow_up", {{"id", thing.id}, {"outcome", outcome}}});
  }
  Rect right{wide ? left.x1 + 24 : rest.x0 + 8, wide ? rest.y0 : left.y0, rest.x1 - 8, rest.y1};
  if (written_line(ctx, name + "/note", right, {}, thing.note, ctx.words("record.note_empty")))
    ask(ctx, words_question("ask/follow_up_note", thing.text, thing.note, {"follow_up", {{"id", thing.id}}}, "/note"));
  rest.y0 = std::max(left.y0, right.y0) + 4;
  hline(ui, rest.x0, rest.x1, rest.y0, t.line, t.border_line);
  rest.y0 += 16;
}

void ask_follow_up(Context& ctx) {
  TextQuestion q =
      words_question("ask/follow_up", ctx.words("follow_up.add"), {}, {"follow_up", base::Json::object()}, "/text");
  q.hint = ctx.words("follow_up.hint");
  q.may_be_empty = false;
  ask(ctx, std::move(q));
}

void draw_follow_ups(Context& ctx, Rect& column) {
  const auto& things = ctx.meeting->record().follow_ups;
  RecordCard card(ctx, column, "opening/follow_ups", ctx.words("opening.follow_ups"), icon::kEventRepeat);
  if (things.empty()) say(ctx, card.rest, ctx.words("opening.follow_ups.empty"), kPlain, ctx.ui.theme().ink2, 16);
  for (const auto& thing : things) draw_follow_up(ctx, thing, card.rest);
  ButtonRows rows(ctx, card.rest);
  if (rows.put("opening/carry",
               {.label = ctx.words("opening.carry"), .icon = icon::kFolderOpen, .enabled = !ctx.read_only})) {
    ctx.view.shell.sheet = ShellSheet::carry;
    ctx.view.shell.files_scroll.to_top();
    ctx.out.ask(ListFolder{ctx.file.parent_path()});
  }
  if (rows.put("follow_up/add", {.label = ctx.words("follow_up.add"), .icon = icon::kAdd, .enabled = !ctx.read_only}))
    ask_follow_up(ctx);
}

// Where the talk begins, or goes on.
std::string first_path(const Context& ctx) {
  if (!ctx.meeting->step().empty()) return ctx.meeting->step();
  for (const auto& entry : meeting::agenda_of(*ctx.meeting, ctx.library))
    if (!meeting::is_point(entry.path)) return entry.path;
  return {};
}

} // namespace

void draw_opening(Context& ctx, Rect board) {
  static constexpr CardBoard::Card kLeft[] = {draw_aims, draw_secrecy}, kRight[] = {draw_attendance}, kBelow[] = {draw_follow_ups};
  draw_card_board(ctx, "opening", ctx.view.record.opening, board, {kLeft, kRight, kBelow});
}

void draw_opening_bar(Context& ctx, Rect bar) {
  const std::string path = first_path(ctx);
  const ButtonSpec begin{.label = ctx.words(ctx.meeting->step().empty() ? "opening.begin" : "opening.go_on"),
                         .icon = icon::kPlayArrow,
                         .look = ButtonLook::primary,
                         .enabled = !path.empty()};
  if (button(ctx.ui, "opening/begin",
             cut_at_hand(ctx, bar, std::min(bar.width(), std::max(248.0f, button_width(ctx.ui, begin)))), begin))
    go_to_step(ctx, path);
}

} // namespace yoriai::screens
