// 進行メモ: what the facilitator may say and ask at this step, and the line of the moment (cue.hpp). Never on the
// projector, never on a participants' screen.
// Targets: "prompter/close", "prompter/open", "prompter/ask/<n>" from 1, "prompter/project", "prompter/case/<quiet|
// one_voice|remedies|hints>", "prompter/cue/dismiss", "prompter/finding", "prompter/remark", "parking" (on the tab), in the
// sheet "prompter/back".
#include <algorithm>
#include <optional>

#include "screens/cue.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kPad = 21;
constexpr TextStyle kBody{size::kList, Weight::regular, kLineText};

float heading(Context& ctx, Rect r, const char* icon, const char* key, bool paint) {
  if (paint)
    draw_icon_text(ctx.ui, {r.x0, r.y0, r.x1, r.y0 + 40},
                   {icon,
                    ctx.words(key),
                    {size::kList, Weight::bold, kLineTitle},
                    ctx.ui.theme().ai_text,
                    ctx.ui.theme().ai_text,
                    28,
                    9});
  return 40;
}

constexpr float kRow = 60, kRowGap = 6;
constexpr base::TimeMs kStands = 60'000; // a line gives way to one that takes precedence after this long

using Steps = std::vector<const sheets::Step*>;

// What the facilitator stands before: a step with its partner, or the opening or closing of the meeting.
struct Place {
  std::string key; // of what is kept for it: the path of the first step, "opening", "closing"
  Steps steps;     // empty before the first and after the last
  std::vector<const sheets::Guidance*> words;
};

// The first sheet of the meeting that has words for it.
const sheets::Guidance* words_of_page(const Context& ctx, std::string_view page) {
  if (page != "opening" && page != "closing") return nullptr;
  for (const auto& id : ctx.meeting->head().sheets) {
    const auto* sheet = ctx.library.sheet(id);
    const auto* words = !sheet ? nullptr : page == "opening" ? &sheet->opening : &sheet->closing;
    if (words && !words->empty()) return words;
  }
  return nullptr;
}

// Nothing on the other pages that belong to no step.
std::optional<Place> place_of(const Context& ctx) {
  const std::string_view name = screen_name(ctx);
  if (const auto* words = words_of_page(ctx, name)) return Place{std::string(name), {}, {words}};
  const auto* step = is_page(name) ? nullptr : shown_step(ctx);
  if (!step) return std::nullopt;
  Place place{"", screen_of(ctx, *step), {}};
  place.key = place.steps.front()->path;
  for (const auto* each : place.steps) place.words.push_back(&each->guidance);
  return place;
}

struct Case {
  const char* id;
  std::vector<sheets::Text> sheets::Guidance::*lines;
};
constexpr Case kCases[] = {{"quiet", &sheets::Guidance::quiet},
                           {"one_voice", &sheets::Guidance::one_voice},
                           {"remedies", &sheets::Guidance::remedies},
                           {"hints", &sheets::Guidance::hints}};

std::vector<const sheets::Text*> lines_of(const Place& place, std::vector<sheets::Text> sheets::Guidance::*which) {
  std::vector<const sheets::Text*> lines;
  for (const auto* words : place.words)
    for (const auto& line : words->*which) lines.push_back(&line);
  return lines;
}

// The words of the screen one under the other; with paint = false only their height.
class Words {
public:
  Words(Context& ctx, const Place& place, const Rect& r, bool paint)
      : ctx_(ctx), ui_(ctx.ui), view_(ctx.view.control.prompter), place_(place), r_(r), y_(r.y0), paint_(paint) {}

  float draw() {
    y_ += heading(ctx_, {r_.x0, y_, r_.x1, y_}, icon::kRecordVoiceOver, "prompter.say", paint_);
    for (const auto* say : lines_of(place_, &sheets::Guidance::say)) line(0, say->in(ctx_.lang()));
    rule();
    y_ += heading(ctx_, {r_.x0, y_, r_.x1, y_}, icon::kForum, "prompter.ask", paint_);
    const auto asks = lines_of(place_, &sheets::Guidance::ask);
    for (std::size_t i = 0; i < asks.size(); ++i) question(static_cast<int>(i), asks[i]->in(ctx_.lang()));
    rule();
    for (const Case& each : kCases) fold(each);
    return y_ - r_.y0;
  }

private:
  void line(float indent, const std::string& text) {
    const Rect box{r_.x0 + indent, y_, r_.x1, y_};
    y_ +=
        (paint_ ? draw_text(ui_, box, text, kBody, {ui_.theme().ink}) : text_height(ui_, text, kBody, box.width())) + 8;
  }

  void rule() {
    y_ += 6;
    if (paint_) hline(ui_, r_.x0, r_.x1, y_, ui_.theme().ai_line, ui_.theme().border_line);
    y_ += 10;
  }

  // Chosen by a tap; the one that the room sees has a mark of its own.
  void question(int number, const std::string& text) {
    const Theme& t = ui_.theme();
    const float left = 40, room = r_.width() - left - 12;
    const float height = std::max(kRow, text_height(ui_, text, kBody, room) + 16);
    const Rect row{r_.x0 - 8, y_, r_.x1, y_ + height};
    y_ += height + kRowGap;
    if (!paint_) return;
    const bool chosen = view_.question == number, shown = view_.projected == number;
    const std::string name = "prompter/ask/" + std::to_string(number + 1);
    const Touch touch = area(ui_, name, row, text, "choice");
    if (chosen || touch.down) fill(ui_, row, touch.down ? t.sunken : t.surface, metric::kRadiusButton);
    if (chosen) border(ui_, row, t.ai, t.border_control, metric::kRadiusButton);
    const Rect mark{row.x0 + 10, row.y0, row.x0 + left, row.y1};
    if (shown) draw_icon(ui_, icon::kCastConnected, {mark.x0 + 13, mark.centre().y}, 26, t.ai_text);
    else draw_line(ui_, mark, std::to_string(number + 1), {size::kList, Weight::bold, kLineText}, t.ai_text);
    draw_text(ui_, {row.x0 + left, row.y0, row.x0 + left + room, row.y1}, text, kBody,
              {t.ink, Align::left, VAlign::middle});
    ui_.finish_touch(touch, row);
    if (touch.tapped) view_.question = number;
  }

  // What to do when …, and what to look at: one of them is unfolded.
  void fold(const Case& each) {
    const auto lines = lines_of(place_, each.lines);
    if (lines.empty()) return;
    const bool open = view_.unfolded == each.id;
    const Rect row{r_.x0, y_, r_.x1, y_ + kRow};
    y_ += kRow + kRowGap;
    if (paint_) {
      const std::string key = std::string("prompter.") + each.id;
      if (button(ui_, std::string("prompter/case/") + each.id, row,
                 {.label = ctx_.words(key),
                  .icon = open ? icon::kExpandLess : icon::kExpandMore,
                  .look = open ? ButtonLook::secondary : ButtonLook::white,
                  .size = size::kList,
                  .align = Align::left,
                  .kind = "tab"}))
        view_.unfolded = open ? "" : each.id;
    }
    if (!open) return;
    for (const auto* text : lines) {
      if (paint_) disc(ui_, {r_.x0 + 10, y_ + 17}, 4, ui_.theme().ai_text);
      line(26, text->in(ctx_.lang()));
    }
    y_ += 6;
  }

  Context& ctx_;
  Ui& ui_;
  PrompterView& view_;
  const Place& place_;
  Rect r_;
  float y_;
  bool paint_;
};

Moment moment_of(Context& ctx, const Steps& steps) {
  constexpr base::TimeMs kMinute = 60'000;
  const Timing t = timing(ctx, *steps.front());
  return {*ctx.meeting,        ctx.findings,      steps,     ctx.library.sheet_of(steps.front()->path), ctx.clock(),
          t.planned * kMinute, t.spent * kMinute, ctx.lang()};
}

// One line at a time. What stands stays for as long as it holds, or until something that takes precedence has waited
// for a minute: nothing comes and goes under the eyes.
std::optional<CueNow> cue_now(Context& ctx, const Steps& steps) {
  PrompterView& view = ctx.view.control.prompter;
  const Moment moment = moment_of(ctx, steps);
  std::optional<CueNow> next = cue(moment, view.dismissed);
  if (view.shown && next && *view.shown != next->when && ctx.clock() - view.shown_since < kStands &&
      !view.dismissed.contains(dismissal(moment, *view.shown)))
    if (auto still = cue_still(moment, *view.shown)) return still;
  if (!next) view.shown.reset();
  else if (view.shown != next->when) view.shown = next->when, view.shown_since = ctx.clock();
  return next;
}

// The same, looked for anew once a second and after every change: it reads all notes.
std::optional<CueNow> kept_cue(Context& ctx, const Steps& steps) {
  PrompterView& view = ctx.view.control.prompter;
  const auto number = [](auto n) { return std::to_string(n) + " "; };
  const std::string key = ctx.meeting->head().id + " " + number(ctx.meeting->revision()) + number(ctx.clock() / 1000) +
                          number(view.dismissed.size()) + number(static_cast<int>(ctx.lang())) + steps.front()->path;
  if (view.found_for != key) {
    const auto now = cue_now(ctx, steps);
    view.found_for = key, view.found = now ? now->text : std::string();
  }
  if (view.found.empty() || !view.shown) return std::nullopt;
  return CueNow{*view.shown, view.found};
}

// The first thing still open at these steps, or null.
const meeting::Finding* next_finding(const Context& ctx, const Steps& steps) {
  for (const auto& finding : ctx.findings)
    for (const auto* step : steps)
      if (finding.step == step->path) return &finding;
  return nullptr;
}

constexpr TextStyle kCueText{size::kHint, Weight::regular, 1.36f};

// The line of the moment, with a way to put it away.
void draw_cue(Context& ctx, const Steps& steps, const CueNow& now, Rect& rest) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const float words = rest.width() - 52 - 68;
  const Rect r = rest.cut_bottom(std::max(76.0f, text_height(ui, now.text, kCueText, words, 5) + 20), 12);
  fill(ui, r, t.surface, metric::kRadiusButton);
  border(ui, r, t.high_contrast ? t.line2 : t.ai_line, t.border_control, metric::kRadiusButton);
  const bool time = now.when == sheets::CueWhen::time_over || now.when == sheets::CueWhen::time_short;
  draw_icon(ui, time ? icon::kSchedule : icon::kInfo, {r.x0 + 28, r.centre().y}, 30, t.ai_text);
  draw_text(ui, {r.x0 + 52, r.y0, r.x0 + 52 + words, r.y1}, now.text, kCueText,
            {t.ink, Align::left, VAlign::middle, 5});
  if (icon_button(ui, "prompter/cue/dismiss", {r.x1 - 64, r.centre().y - 31, r.x1 - 2, r.centre().y + 31}, icon::kClose,
                  ctx.words("prompter.dismiss"), true, ButtonLook::plain)) {
    ctx.view.control.prompter.dismissed.insert(dismissal(moment_of(ctx, steps), now.when));
    ctx.view.control.prompter.shown.reset();
  }
}

// At the foot: the line of the moment; else what is still open, which leads there.
void draw_foot_line(Context& ctx, const Steps& steps, Rect& rest) {
  if (steps.empty()) return;
  if (const auto now = kept_cue(ctx, steps)) return draw_cue(ctx, steps, *now, rest);
  const auto* finding = next_finding(ctx, steps);
  if (!finding) return;
  Ui& ui = ctx.ui;
  const std::string text = finding_line(ctx, *finding);
  const float words = rest.width() - 64;
  const float height = std::max(60.0f, std::min(text_height(ui, text, kCueText, words, 4), 124.0f) + 18);
  const Rect r = rest.cut_bottom(height, 12);
  const StateLook& warn = ui.theme().warn;
  const Touch touch = ui.touch({"prompter/finding", text}, r);
  fill(ui, r, touch.down ? ui.theme().sunken : warn.ground, metric::kRadiusButton);
  border(ui, r, warn.border, ui.theme().border_control, metric::kRadiusButton);
  draw_icon(ui, icon::kError, {r.x0 + 30, r.centre().y}, 28, ui.theme().icon_warn);
  draw_text(ui, {r.x0 + 54, r.y0, r.x0 + 54 + words, r.y1}, text, kCueText, {warn.ink, Align::left, VAlign::middle, 4});
  ui.finish_touch(touch, r);
  if (touch.tapped) go_to_item(ctx, finding->step, finding->item);
}

// 問いかけを投影する: the chosen question, until it is taken away or the step changes; and a line for the record.
void draw_acts(Context& ctx, const Place& place, Rect r) {
  PrompterView& view = ctx.view.control.prompter;
  if (button(ctx.ui, "prompter/remark", r.cut_right(76, 8),
             {.label = ctx.words("prompter.remark"),
              .icon = icon::kEditNote,
              .enabled = !ctx.read_only,
              .icon_above = true,
              .size = size::kSmall,
              .spoken = ctx.words("shell.remark")}))
    if (const auto* step = place.steps.empty() ? shown_step(ctx) : place.steps.front()) ask_remark(ctx, *step);
  const auto count = static_cast<int>(lines_of(place, &sheets::Guidance::ask).size());
  const bool shown = view.projected >= 0 && view.projected == view.question;
  if (button(ctx.ui, "prompter/project", r,
             {.label = ctx.words(shown ? "prompter.unproject" : "prompter.project"),
              .icon = shown ? icon::kCastConnected : icon::kCast,
              .enabled = count > 0,
              .size = size::kSmall}))
    view.projected = shown ? -1 : std::clamp(view.question, 0, count - 1);
}

// Towards the board.
void side_line(Context& ctx, const Rect& r) {
  const Theme& t = ctx.ui.theme();
  vline(ctx.ui, left_handed(ctx) ? r.x1 - 1 : r.x0, r.y0, r.y1, t.high_contrast ? t.ai_text : t.ai_line, t.border_note);
}

void draw_words(Context& ctx, const Place& place, const Rect& r, ScrollState& scroll) {
  const Rect inner{r.x0 + 8, r.y0, r.x1, r.y1};
  const float height = Words(ctx, place, inner, false).draw() + 8;
  ScrollArea area(ctx.ui, "prompter", r, scroll, height);
  Words(ctx, place, Rect::at(area.origin().x + 8, area.origin().y, inner.width(), height), true).draw();
}

} // namespace

bool has_prompter(const Context& ctx) { return ctx.meeting && place_of(ctx).has_value(); }

bool prompter_open(const Context& ctx) {
  const auto place = place_of(ctx);
  if (!place) return false;
  const auto& chosen = ctx.view.shell.prompter_open;
  if (const auto it = chosen.find(place->key); it != chosen.end()) return it->second;
  const bool wall = place->steps.empty() || place->steps.front()->kind == sheets::StepKind::wall;
  return wall && ctx.ui.surface().width() >= 1600;
}

void draw_prompter(Context& ctx, const Rect& r) {
  const auto place = place_of(ctx);
  if (!place) return;
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  fill(ui, r, theme.ai_soft);
  const bool left = left_handed(ctx);
  side_line(ctx, r);
  Rect rest{r.x0 + kPad, r.y0, r.x1 - kPad, r.y1 - 16};
  Rect head = rest.cut_top(68, 4);
  head = {r.x0, head.y0, r.x1, head.y1};
  const Rect close = cut_at_hand(ctx, head, 72);
  if (!left) head.x0 = rest.x0;
  const float used = draw_line(ui, head, ctx.words("prompter.title"), {28, Weight::bold, kLineTitle}, theme.ai_text);
  const Chip only{ctx.words("prompter.only"), icon::kVisibilityOff, ChipKind::accent};
  const float chip = chip_width(ui, only), right = left ? rest.x1 : head.x1;
  if (head.x0 + used + 12 + chip <= right) draw_chip(ui, {right - chip, head.centre().y - 20}, only);
  if (icon_button(ui, "prompter/close", close.inset(5, 4), left ? icon::kChevronLeft : icon::kChevronRight,
                  ctx.words("prompter.close"), true, ButtonLook::plain))
    ctx.view.shell.prompter_open[place->key] = false;
  draw_foot_line(ctx, place->steps, rest);
  draw_acts(ctx, *place, placement_of(ctx).reach == Reach::standing ? rest.cut_top(72, 10) : rest.cut_bottom(72, 10));
  draw_words(ctx, *place, rest, ctx.view.shell.prompter_scroll);
}

void draw_prompter_tab(Context& ctx, const Rect& r) {
  const auto place = place_of(ctx);
  if (!place) return;
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  Rect rest = r;
  const Rect parking = placement_of(ctx).reach == Reach::standing ? rest.cut_top(124) : rest.cut_bottom(124);
  const Touch touch = ui.touch({"prompter/open", ctx.words("prompter.title"), "tab"}, rest);
  fill(ui, r, theme.ai_soft);
  if (touch.down) fill(ui, rest, theme.sunken);
  side_line(ctx, r);
  const float middle = r.centre().x;
  draw_icon(ui, left_handed(ctx) ? icon::kChevronRight : icon::kChevronLeft, {middle, rest.y0 + 36}, 36, theme.ai_text);
  const float h = draw_stacked(ui, {r.x0, rest.y0 + 70, r.x1, rest.y1 - 60}, ctx.words("prompter.title"),
                               {size::kList, Weight::bold, 1.2f}, theme.ai_text);
  draw_icon(ui, icon::kVisibilityOff, {middle, rest.y0 + 70 + h + 30}, 30, theme.ai_text);
  ui.finish_touch(touch, rest, 0);
  if (touch.tapped) ctx.view.shell.prompter_open[place->key] = true;
  const auto count = facts(ctx).parked.size();
  if (button(ui, "parking", parking.inset(4, 8),
             {.label = std::to_string(count),
              .icon = icon::kInbox,
              .look = ButtonLook::plain,
              .icon_above = true,
              .size = size::kList,
              .icon_size = 34,
              .spoken = ctx.words("parking.title")}))
    ctx.view.shell.sheet = ShellSheet::parked;
}

void draw_prompter_sheet(Context& ctx) {
  const auto place = place_of(ctx);
  if (!place) {
    ctx.view.shell.sheet = ShellSheet::none;
    return;
  }
  Ui& ui = ctx.ui;
  SheetFrame sheet = begin_sheet(
      ui, "prompter",
      {.height = ui.surface().height() - 160, .title = ctx.words("prompter.title"), .icon = icon::kVisibilityOff});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "prompter", body, {.back = ctx.words("shell.close")});
  draw_foot_line(ctx, place->steps, body);
  draw_acts(ctx, *place, body.cut_bottom(76, 12));
  draw_words(ctx, *place, body, ctx.view.control.prompter.sheet_scroll);
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

void tidy_prompter(Context& ctx) {
  PrompterView& view = ctx.view.control.prompter;
  const auto place = ctx.meeting ? place_of(ctx) : std::nullopt;
  const std::string here = place ? place->key : std::string();
  if (view.step != here) {
    auto dismissed = std::move(view.dismissed);
    view = {};
    view.step = here, view.dismissed = std::move(dismissed);
    ctx.view.shell.prompter_scroll.to_top();
  }
  ProjectorView& room = ctx.view.projector;
  std::string& shown = ctx.view.shell.projected_question;
  if (!shown.empty() && room.shows != "question")
    view.projected = -1, shown.clear(); // something else was chosen for it
  const auto asks = place ? lines_of(*place, &sheets::Guidance::ask) : std::vector<const sheets::Text*>{};
  const auto projected = static_cast<std::size_t>(view.projected);
  const std::string now =
      view.projected >= 0 && projected < asks.size() ? asks[projected]->in(ctx.lang()) : std::string();
  if (now == shown) return;
  if (!now.empty()) room.shows = "question", room.question = now;
  else if (room.shows == "question") room.shows.clear(), room.question.clear();
  shown = now;
}

} // namespace yoriai::screens
