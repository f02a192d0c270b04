// Boards that belong to no step, reached by the menu. Targets: "page/back"; "head/<field>", "keep_until/<years>"; "record/<path>/agreement",
// "record/<path>/remark"; "finding/<n>"; "trash/<id>/restore".
#include <algorithm>
#include <array>

#include "screens/note_card.hpp"
#include "screens/ask.hpp"
#include "screens/ballot_result.hpp"
#include "screens/form_sheet.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/note.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr std::array<std::string_view, 8> kPages = {"opening", "closing", "meeting", "people",
                                                   "record",  "findings", "history", "trash"};
constexpr TextStyle kLabel{size::kHint, Weight::regular, kLineTitle};
constexpr TextStyle kValue{size::kButtonLarge, Weight::regular, 1.36f};

// From the opening or closing the meeting goes back to its step, and so does its clock.
void leave_page(Context& ctx, std::string_view name) {
  const bool framing = name == "opening" || name == "closing";
  if (framing && !ctx.meeting->step().empty()) return go_to_step(ctx, ctx.meeting->step());
  ctx.view.shown.clear();
}

void draw_heading(Context& ctx, std::string_view name, Rect& board) {
  Ui& ui = ctx.ui;
  board = board.inset(narrow(ctx) ? 16 : metric::kMargin, 0);
  board.y1 -= 12;
  board.y0 += 16;
  Rect line = cut_strip(ctx, board, 72, 16);
  const ButtonSpec back{.label = ctx.words("page.back"), .icon = icon::kArrowBack};
  if (button(ui, "page/back", line.cut_right(button_width(ui, back), 16), back)) leave_page(ctx, name);
  draw_line(ui, line, ctx.words("page." + std::string(name)), {size::kTitle, Weight::bold, kLineTitle},
            ui.theme().ink);
}

void draw_nothing(Context& ctx, const Rect& r, const char* key) {
  draw_text(ctx.ui, r, ctx.words(key), {size::kButton, Weight::regular, kLineText}, {ctx.ui.theme().ink2});
}

// A list of equal rows of which only those in view are drawn.
template <typename DrawRow> void list(Context& ctx, const Rect& board, std::size_t count, float height, DrawRow draw) {
  const float pitch = height + 12;
  ScrollArea area(ctx.ui, "page", board, ctx.view.shell.page_scroll, pitch * static_cast<float>(count));
  const Rect seen = area.visible();
  const auto first = static_cast<std::size_t>(std::max(0.0f, seen.y0 / pitch));
  const auto end = std::min(count, static_cast<std::size_t>(std::max(0.0f, seen.y1 / pitch)) + 1);
  for (std::size_t i = first; i < end; ++i)
    draw(i, area.place(Rect::at(0, pitch * static_cast<float>(i), board.width(), height)));
  area.finish(static_cast<int>(first), static_cast<int>(count - end));
}

TextQuestion head_question(const Context& ctx, const std::string& field) {
  TextQuestion q;
  q.name = "ask/head/" + field;
  q.heading = ctx.words("head." + field);
  if (ctx.words.has("head." + field + ".hint")) q.hint = ctx.words("head." + field + ".hint");
  q.text = q.begun = ctx.meeting->head()[field];
  q.several_lines = field == "purpose" || field == "goal" || field == "openness";
  q.may_be_empty = true;
  q.then = {"meeting", base::Json::object()};
  q.into = "/" + field;
  return q;
}

// The day until which the meeting is kept: some usual spans after it, or a day of one's own.
void ask_keep_until(Context& ctx) {
  const std::string& held = ctx.meeting->head()["date"];
  const std::string from = base::parse_date(held) ? held : base::iso_date(ctx.now);
  const std::string now = ctx.meeting->head()["keep_until"];
  ChoiceQuestion q;
  q.name = "keep_until";
  q.heading = ctx.words("head.keep_until");
  q.options.push_back({.id = "none", .label = std::string(ctx.words("keep_until.none")), .chosen = now.empty()});
  for (const int years : {1, 3, 5}) {
    const std::string day = moved_date(from, 0, 12 * years);
    q.options.push_back({.id = std::to_string(years),
                         .label = ctx.words("keep_until.years", {{"count", std::to_string(years)}}),
                         .note = long_date(ctx.words, day), .chosen = day == now});
  }
  q.options.push_back({.id = "own", .label = std::string(ctx.words("keep_until.own"))});
  TextQuestion own = head_question(ctx, "keep_until");
  q.done = [view = &ctx.view, own, from](Outbox& out, const std::string& id) {
    if (id == "own") return void(view->text_question = own);
    const base::Json day = id == "none" ? base::Json(nullptr) : base::Json(moved_date(from, 0, 12 * std::stoi(id)));
    out.send({"meeting", {{"keep_until", day}}});
  };
  ask(ctx, std::move(q));
}

void draw_head_row(Context& ctx, const std::string& field, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  const std::string& kept = ctx.meeting->head()[field];
  const std::string value = field == "date" || field == "keep_until" ? long_date(ctx.words, kept) : kept;
  card(ui, r, theme.surface, theme.line, metric::kRadiusButton);
  const Touch touch = area(ui, "head/" + field, r, ctx.words("head." + field), "input", !ctx.read_only);
  Rect text = r.inset(24, 10);
  draw_icon(ui, icon::kEdit, {text.x1 - 16, r.centre().y}, 30, theme.ai_text);
  text.x1 -= 52;
  draw_line(ui, text.cut_top(30, 2), ctx.words("head." + field), kLabel, theme.ink2);
  draw_text(ui, text, value.empty() ? ctx.words("shell.not_yet") : std::string_view(value), kValue,
            {value.empty() ? theme.ink2 : theme.ink, Align::left, VAlign::top, 2});
  ui.finish_touch(touch, r);
  if (!touch.tapped) return;
  field == "keep_until" ? ask_keep_until(ctx) : ask(ctx, head_question(ctx, field));
}

void draw_head(Context& ctx, const Rect& board) {
  const bool two = !narrow(ctx);
  const std::size_t columns = two ? 2 : 1, count = meeting::kHeadFields.size();
  list(ctx, board, (count + columns - 1) / columns, 128, [&](std::size_t row, const Rect& r) {
    const auto cells = r.columns(static_cast<int>(columns), 12);
    for (std::size_t c = 0; c < columns && row * columns + c < count; ++c)
      draw_head_row(ctx, std::string(meeting::kHeadFields[row * columns + c]), cells[c]);
  });
}

void draw_findings(Context& ctx, const Rect& board) {
  if (ctx.findings.empty()) return draw_nothing(ctx, board, "page.findings.none");
  list(ctx, board, ctx.findings.size(), 92, [&](std::size_t i, const Rect& r) {
    const auto& finding = ctx.findings[i];
    Ui& ui = ctx.ui;
    const std::string text = ctx.words("finding." + finding.code, finding.args);
    const Touch touch = ui.touch({"finding/" + std::to_string(i + 1), text, "row"}, r);
    const StateLook& warn = ui.theme().warn;
    fill(ui, r, touch.down ? ui.theme().sunken : warn.ground, metric::kRadiusButton);
    border(ui, r, warn.border, ui.theme().border_control, metric::kRadiusButton);
    draw_icon(ui, icon::kError, {r.x0 + 40, r.centre().y}, 36, ui.theme().icon_warn);
    draw_icon(ui, icon::kChevronRight, {r.x1 - 36, r.centre().y}, 34, ui.theme().ai_text);
    Rect rest{r.x0 + 76, r.y0, r.x1 - 68, r.y1};
    const auto* step = ctx.library.step(finding.step);
    if (step && !step->plate.empty())
      draw_line(ui, rest.cut_right(100, 16), step->plate.in(ctx.lang()), kLabel, warn.ink, Align::right);
    draw_text(ui, rest, text, {size::kList, Weight::regular, kLineTitle}, {warn.ink, Align::left, VAlign::middle, 2});
    ui.finish_touch(touch, r);
    if (touch.tapped) go_to_item(ctx, finding.step, finding.item);
  });
}

void draw_trash(Context& ctx, const Rect& board) {
  const auto& removed = facts(ctx).removed;
  if (removed.empty()) return draw_nothing(ctx, board, "page.trash.none");
  list(ctx, board, removed.size(), 76, [&](std::size_t i, Rect r) {
    const std::string& id = removed[removed.size() - 1 - i]; // the last written first
    const auto* item = ctx.meeting->item(id);
    const auto* kind = ctx.library.kind(item->kind);
    const ButtonSpec restore{.label = ctx.words("page.trash.restore"), .icon = icon::kRestoreFromTrash,
                             .enabled = !ctx.read_only};
    if (button(ctx.ui, "trash/" + id + "/restore", r.cut_right(button_width(ctx.ui, restore), 16), restore))
      ctx.out.send(meeting::with_id("restore", id));
    card(ctx.ui, r, ctx.ui.theme().surface, ctx.ui.theme().line, metric::kRadiusButton);
    Rect text = r.inset(20, 0);
    const float names = narrow(ctx) ? 150 : 200;
    if (kind) draw_line(ctx.ui, text.cut_left(names, 12), kind->label.in(ctx.lang()), kLabel, ctx.ui.theme().ink2);
    const std::string shown = item->hidden           ? std::string(ctx.words("wall.face_down"))
                              : item->symbol.empty() ? std::string(text_of(ctx, *item)) : item->symbol + "  " + item->text;
    draw_line(ctx.ui, text, shown, {size::kButton, Weight::regular, kLineTitle}, ctx.ui.theme().ink);
  });
}

void ask_agreement(Context& ctx, const sheets::Step& step) {
  TextQuestion q;
  q.name = "ask/agreement";
  q.heading = ctx.words("agree.text");
  q.hint = step.title.in(ctx.lang());
  const auto* agreed = ctx.meeting->agreement(step.path);
  if (agreed) q.text = agreed->text;
  q.then = {"agree", {{"step", step.path}}};
  ask(ctx, std::move(q));
}

// The step a vote is shown with: the last one that works on its things.
const sheets::Step* home_of(const Context& ctx, const meeting::Ballot& ballot) {
  const sheets::Step* home = nullptr;
  for (const auto* step : steps_of(ctx))
    if (is_about(ctx, ballot, *step)) home = step;
  return home;
}

template <typename Which> std::vector<std::string> ballot_lines(const Context& ctx, Which which) {
  std::vector<std::string> lines;
  for (const auto& ballot : ctx.meeting->ballots())
    if (which(ballot)) lines.push_back(ballot_line(ctx, ballot));
  return lines;
}

// Lines of votes, cut off `rest`.
void draw_votes(Context& ctx, const std::vector<std::string>& votes, Rect& rest) {
  for (const std::string& vote : votes) {
    draw_line(ctx.ui, {rest.x0, rest.y0, rest.x0 + 120, rest.y0 + 36}, ctx.words("record.ballots"), kLabel,
              ctx.ui.theme().ink2);
    rest.y0 += 12 + draw_text(ctx.ui, {rest.x0 + 130, rest.y0, rest.x1, rest.y1}, vote,
                              {size::kList, Weight::regular, kLineText}, {ctx.ui.theme().ink});
  }
}

// Votes on a question alone, at the end of the record; returns the height.
float draw_meeting_votes(Context& ctx, const Rect& r) {
  const auto votes = ballot_lines(ctx, [](const meeting::Ballot& ballot) { return ballot.targets.empty(); });
  if (votes.empty()) return 0;
  const TextStyle text{size::kList, Weight::regular, kLineText};
  float height = 76 + 20;
  for (const std::string& vote : votes) height += text_height(ctx.ui, vote, text, r.width() - 48 - 130) + 12;
  const Rect box = Rect::at(r.x0, r.y0, r.width(), height);
  if (!ctx.ui.visible(box)) return height + 16;
  card(ctx.ui, box, ctx.ui.theme().surface, ctx.ui.theme().line);
  Rect rest = box.inset(24, 0);
  draw_line(ctx.ui, rest.cut_top(76), ctx.words("record.meeting_ballots"), {size::kButton, Weight::bold, kLineTitle},
            ctx.ui.theme().ink);
  draw_votes(ctx, votes, rest);
  return height + 16;
}

// One step of the record at `r.y0`; returns its height. Draws nothing when it is out of view.
float draw_record_step(Context& ctx, const sheets::Step& step, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  const auto lang = ctx.lang();
  const TextStyle text{size::kList, Weight::regular, kLineText};
  const float inner = r.width() - 48 - 130;
  const auto* agreed = ctx.meeting->agreement(step.path);
  const std::string agreement = !agreed ? std::string(ctx.words("shell.not_yet"))
                                : agreed->text.empty() ? std::string(ctx.words("record.agreed"))
                                                       : agreed->text;
  float height = 76 + std::max(64.0f, text_height(ui, agreement, text, inner) + 24) + 20;
  std::vector<const meeting::Minute*> remarks;
  for (const auto& minute : ctx.meeting->minutes())
    if (minute.step == step.path) remarks.push_back(&minute);
  for (const auto* remark : remarks) height += text_height(ui, remark->text, text, inner) + 12;
  const auto votes = ballot_lines(ctx, [&](const meeting::Ballot& b) { return !b.targets.empty() && home_of(ctx, b) == &step; });
  for (const std::string& vote : votes) height += text_height(ui, vote, text, inner) + 12;
  const Rect box = Rect::at(r.x0, r.y0, r.width(), height);
  if (!ui.visible(box)) return height;

  card(ui, box, theme.surface, theme.line);
  Rect rest = box.inset(24, 0);
  Rect head = rest.cut_top(76);
  const ButtonSpec more{.label = ctx.words("shell.remark_short"), .icon = icon::kAdd, .enabled = !ctx.read_only};
  if (button(ui, "record/" + step.path + "/remark",
             head.cut_right(button_width(ui, more), 12).inset(0, 8), more))
    ask_remark(ctx, step);
  const std::string title = step.plate.in(lang).empty() ? step.title.in(lang)
                                                        : step.plate.in(lang) + "  " + step.title.in(lang);
  draw_line(ui, head, title, {size::kButton, Weight::bold, kLineTitle}, theme.ink);
  const Rect line = rest.cut_top(std::max(64.0f, text_height(ui, agreement, text, inner) + 24));
  const Touch touch = area(ui, "record/" + step.path + "/agreement", line, ctx.words("agree.text"), "input",
                           !ctx.read_only);
  if (agreed)
    draw_chip(ui, {line.x0, line.y0 + 10}, {ctx.words("record.agreed_chip"), icon::kHandshake, ChipKind::ok});
  else
    draw_line(ui, {line.x0, line.y0, line.x0 + 120, line.y1}, ctx.words("record.agreement"), kLabel, theme.ink2);
  draw_text(ui, {line.x0 + 130, line.y0 + 12, line.x1, line.y1}, agreement, text, {agreed ? theme.ink : theme.ink2});
  ui.finish_touch(touch, line);
  if (touch.tapped) ask_agreement(ctx, step);
  draw_votes(ctx, votes, rest);
  for (const auto* remark : remarks) {
    draw_line(ui, {rest.x0, rest.y0, rest.x0 + 120, rest.y0 + 36}, base::clock_hm(remark->at), kLabel, theme.ink2);
    const float h = draw_text(ui, {rest.x0 + 130, rest.y0, rest.x1, rest.y1}, remark->text, text, {theme.ink});
    rest.y0 += h + 12;
  }
  return height;
}

void draw_record(Context& ctx, const Rect& board) {
  const auto steps = steps_of(ctx);
  float& content = ctx.view.shell.page_height; // of the last frame: heights follow the texts
  ScrollArea area(ctx.ui, "page", board, ctx.view.shell.page_scroll, content);
  float y = area.origin().y;
  for (const auto* step : steps) y += draw_record_step(ctx, *step, {board.x0, y, board.x1, y}) + 16;
  y += draw_meeting_votes(ctx, {board.x0, y, board.x1, y});
  const float height = y - area.origin().y;
  if (height != content) ctx.ui.want_frame();
  content = height;
}

} // namespace

bool is_page(std::string_view name) { return std::find(kPages.begin(), kPages.end(), name) != kPages.end(); }

void draw_page_board(Context& ctx, std::string_view name, Rect board) {
  draw_heading(ctx, name, board);
  if (name == "opening") draw_opening(ctx, board);
  if (name == "closing") draw_closing(ctx, board);
  if (name == "meeting") draw_head(ctx, board);
  if (name == "people") draw_people(ctx, board);
  if (name == "record") draw_record(ctx, board);
  if (name == "findings") draw_findings(ctx, board);
  if (name == "history") draw_history(ctx, board);
  if (name == "trash") draw_trash(ctx, board);
}

} // namespace yoriai::screens
