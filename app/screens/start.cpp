// Start screen. Targets: "interrupted/act", "interrupted/other"; "new/both", "new/<sheet>"; "start/practise",
// "start/open", "start/backups", "start/seal", "start/all", "start/settings", "start/language", "start/quit";
// "recent/<n>", counted from 1.
//
// The practice meeting is asked for as OpenMeeting{file = "", copy = true}: an empty file means the shipped example.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/time.hpp"
#include "screens/file_sheets.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

#ifndef YORIAI_VERSION
#define YORIAI_VERSION ""
#endif

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kHeader = 116, kFoot = 84, kRow = 112, kBanner = 114, kBackups = 68;

void draw_header(Context& ctx, Rect r) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  const bool slim = narrow(ctx);
  fill(ui, r, theme.surface);
  hline(ui, r.x0, r.x1, r.y1 - 1, theme.line, theme.border_line);
  r = r.inset(slim ? 16 : 56, 0);
  crest(ui, {r.x0 + 32, r.centre().y}, 62);
  r.x0 += 85;
  const ButtonSpec settings{.label = ctx.words("start.settings"), .icon = icon::kTune};
  Rect button_box = r.cut_right(button_width(ui, settings), 32);
  if (button(ui, "start/settings", {button_box.x0, r.centre().y - 36, button_box.x1, r.centre().y + 36}, settings))
    ctx.view.shell.sheet = ShellSheet::settings;
  r.x0 += draw_line(ui, r, ctx.words("start.name"), {48, Weight::bold, kLineTitle}, theme.ink) + 18;
  if (slim) return;
  const std::string when = long_date(ctx.words, base::iso_date(ctx.now)) + " " + base::clock_hm(ctx.now);
  const TextStyle plain{size::kButton, Weight::regular, kLineTitle};
  const float w = text_width(ui, when, plain) + 4;
  draw_line(ui, r.cut_right(w, 24), when, plain, theme.ink);
  if (text_width(ui, ctx.words("start.subtitle"), plain) <= r.width())
    draw_line(ui, r.moved(0, 6), ctx.words("start.subtitle"), plain, theme.ink2);
}

std::string step_word(const Context& ctx, const MeetingCard& card) {
  const auto* step = ctx.library.step(card.step);
  if (card.steps > 0 && card.steps_done >= card.steps) return std::string(ctx.words("start.finished"));
  if (!step) return {};
  const std::string& plate = step->plate.in(ctx.lang());
  return ctx.words("start.at_step", {{"step", plate.empty() ? step->label.in(ctx.lang()) : plate}});
}

std::string title_of(const Context& ctx, const MeetingCard& card) {
  if (card.sealed) return card.file.filename().string();
  return card.title.empty() ? std::string(ctx.words("shell.untitled")) : card.title;
}

void draw_interrupted(Context& ctx, const Rect& r) {
  const MeetingCard& card = *ctx.start->interrupted;
  std::string text = title_of(ctx, card);
  if (const auto step = step_word(ctx, card); !step.empty()) text += ctx.words("shell.between"), text += step;
  if (const auto last = card.last_change ? card.last_change : card.opened_at)
    text += ctx.words("shell.between"), text += ctx.words("start.last", {{"time", base::clock_hm(last)}});
  if (card.changes)
    text += ctx.words("shell.between"), text += ctx.words("start.changes", {{"count", std::to_string(card.changes)}});
  const BannerTap tap = banner(ctx.ui, "interrupted", r,
                               {NoticeKind::warn, icon::kRestore, ctx.words("start.interrupted"), text,
                                ctx.words("start.continue"), ctx.words("start.later")});
  if (tap == BannerTap::act) ctx.out.ask(OpenMeeting{card.file});
  if (tap == BannerTap::other) ctx.out.ask(DismissInterrupted{});
}

// What a new meeting may be made of: the usual sheets together, then each sheet alone.
struct NewCard {
  std::string id, title, sub;
  const char* icon = nullptr;
  std::vector<std::string> sheets;
};

std::vector<NewCard> new_cards(const Context& ctx) {
  std::vector<NewCard> cards;
  const auto lang = ctx.lang();
  NewCard both{"both", {}, std::string(ctx.words("start.both")), icon::kDashboardCustomize, {}};
  for (const char* id : {"hakodate", "resources"})
    if (const auto* sheet = ctx.library.sheet(id)) {
      if (!both.title.empty()) both.title += ctx.words("start.plus");
      both.title += sheet->short_title.in(lang);
      both.sheets.emplace_back(id);
    }
  if (both.sheets.size() > 1) cards.push_back(std::move(both));
  for (const auto& sheet : ctx.library.sheets()) {
    const bool grid = sheet.steps.size() == 1 && sheet.steps.front().kind == sheets::StepKind::grid;
    cards.push_back({sheet.id, ctx.words("start.only", {{"sheet", sheet.short_title.in(lang)}}), sheet.summary.in(lang),
                     grid ? icon::kGridView : icon::kChecklist, {sheet.id}});
  }
  return cards;
}

void draw_heading(Context& ctx, const Rect& r, const char* key) {
  draw_line(ctx.ui, r, ctx.words(key), {size::kTitle, Weight::bold, kLineTitle}, ctx.ui.theme().ink);
}

void draw_new_card(Context& ctx, const NewCard& card, const Rect& r, bool first) {
  if (radio_card(ctx.ui, "new/" + card.id, r,
                 {.title = card.title, .sub = card.sub, .icon = card.icon, .chosen = first, .chevron = true}))
    ctx.view.files.seal_new ? ask_new_passphrase(ctx, card.sheets) : ctx.out.ask(NewMeeting{card.sheets});
}

// The heading, and whether a new meeting gets a passphrase.
void draw_new_heading(Context& ctx, Rect r) {
  bool& seal = ctx.view.files.seal_new;
  const std::string_view label = ctx.words("start.seal");
  const float w = 12 + 36 + 14 + 12 + text_width(ctx.ui, label, {size::kList, Weight::regular, 1.3f}) + 4;
  const float title = text_width(ctx.ui, ctx.words("start.new"), {size::kTitle, Weight::bold, kLineTitle});
  if (check_box(ctx.ui, "start/seal", r.cut_right(std::min(w, r.width() - title - 16)), label, seal)) seal = !seal;
  draw_heading(ctx, r, "start.new");
}

// `height` of one card; the rows fill the column as in the picture.
void draw_new(Context& ctx, Rect r, const std::vector<NewCard>& cards, float height) {
  draw_new_heading(ctx, r.cut_top(60, 14));
  for (const auto& card : cards) draw_new_card(ctx, card, r.cut_top(height, 16), &card == &cards.front());
  const auto halves = r.cut_top(std::max(76.0f, height - 16), 16).columns(2, 16);
  const bool small = halves[0].width() < 300;
  const auto act = [&](const char* name, const Rect& box, const char* key, const char* icon) {
    return button(ctx.ui, name, box, {.label = ctx.words(key), .icon = icon, .size = small ? size::kHint : size::kButton});
  };
  if (act("start/practise", halves[0], "start.practise", icon::kSchool)) ctx.out.ask(OpenMeeting{{}, true});
  if (act("start/open", halves[1], "start.open", icon::kFolderOpen)) {
    ctx.view.shell.sheet = ShellSheet::files;
    ctx.view.shell.files_scroll.to_top();
    ctx.out.ask(ListFolder{ctx.start->files_folder.empty() ? ctx.start->save_folder : ctx.start->files_folder});
  }
  if (button(ctx.ui, "start/backups", r.cut_top(kBackups), {.label = ctx.words("backups.title"), .icon = icon::kRestore,
                                                           .look = ButtonLook::white})) {
    ctx.view.shell.sheet = ShellSheet::backups;
    ctx.view.files.backups_scroll.to_top();
    ctx.out.ask(ListBackups{});
  }
}

void draw_when(Context& ctx, const Rect& r, base::TimeMs at) {
  if (!at) return;
  Ui& ui = ctx.ui;
  std::string small, big;
  const auto date = base::parse_date(base::iso_date(at));
  if (base::iso_date(at) == base::iso_date(ctx.now)) {
    small = ctx.words("start.today"), big = base::clock_hm(at);
  } else if (date) {
    const base::Args args{{"year", std::to_string(date->year)},
                          {"month", std::string(ctx.words("start.month." + std::to_string(date->month)))},
                          {"day", std::to_string(date->day)}};
    const auto now = base::parse_date(base::iso_date(ctx.now));
    small = ctx.words(now && now->year == date->year ? "start.month" : "start.year_month", args);
    big = ctx.words("start.day", args);
  }
  draw_line(ui, {r.x0, r.y0 + 18, r.x1, r.centre().y}, small, {size::kHint, Weight::regular, kLineTitle}, ui.theme().ink2);
  draw_line(ui, {r.x0, r.centre().y - 6, r.x1, r.y1 - 18}, big, {r.width() < 120 ? 28.0f : 34.0f, Weight::bold, kLineTitle},
            ui.theme().ink);
}

// The amber chip of a meeting that should have gone by now; returns its left edge.
float draw_overdue(Context& ctx, const Rect& r) {
  const Chip chip{.text = ctx.words("start.overdue"), .icon = icon::kSchedule, .kind = ChipKind::warn};
  const float left = r.x1 - chip_width(ctx.ui, chip);
  draw_chip(ctx.ui, {left, r.centre().y - metric::kChip / 2}, chip);
  return left;
}

void draw_recent_row(Context& ctx, const MeetingCard& card, std::size_t number, const Rect& r, bool last) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  const std::string title = title_of(ctx, card);
  const Touch touch = area(ui, "recent/" + std::to_string(number), r, title, "row", !card.missing);
  const bool slim = r.width() < 700;
  const float left = r.x0 + (slim ? 144 : 164);
  draw_when(ctx, {r.x0 + 24, r.y0, left - 8, r.y1}, card.opened_at);
  const Rect words{left, r.y0 + 12, r.x1 - 76, r.centre().y + 2}, below{left, r.centre().y + 2, r.x1 - 76, r.y1 - 12};
  draw_line(ui, words, title, {28, Weight::bold, kLineTitle}, card.missing ? theme.disabled.ink : theme.ink);
  const TextStyle hint{size::kHint, Weight::regular, kLineTitle};
  if (card.missing) {
    draw_line(ui, below, ctx.words("start.missing", {{"file", card.file.filename().string()}}), hint, theme.warn.ink);
  } else {
    float x = below.x0, end = below.x1;
    if (card.overdue) end = draw_overdue(ctx, below) - 12;
    if (card.sealed) {
      draw_icon(ui, icon::kLock, {x + 14, below.centre().y}, 28, theme.ink2);
      x += 40;
    } else if (card.steps > 0) {
      const float w = 30.0f * static_cast<float>(card.steps) + 4;
      progress_segments(ui, Rect::at(x, below.centre().y - 7, w, 15), card.steps_done, card.steps);
      x += w + 14;
    }
    const std::string state = card.sealed ? std::string(ctx.words("start.sealed")) : step_word(ctx, card);
    draw_line(ui, {x, below.y0, end, below.y1}, state, hint, theme.ink2);
    draw_icon(ui, icon::kChevronRight, {r.x1 - 44, r.centre().y}, 40, theme.ai_text);
  }
  if (!last) hline(ui, r.x0, r.x1, r.y1 - 1, theme.line, theme.border_line);
  ui.finish_touch(touch, r);
  if (touch.tapped) ctx.out.ask(OpenMeeting{card.file});
}

void draw_recent(Context& ctx, Rect r) {
  Ui& ui = ctx.ui;
  const auto& recent = ctx.start->recent;
  Rect head = r.cut_top(60, 14);
  const bool all = ctx.view.shown == "all";
  const auto fitting = static_cast<std::size_t>(std::max(1.0f, std::floor(r.height() / kRow)));
  const std::size_t shown = all ? recent.size() : std::min(recent.size(), fitting);
  const std::string count = std::to_string(recent.size());
  const std::string label = all ? std::string(ctx.words("shell.back")) : ctx.words("start.all", {{"count", count}});
  if (all || shown < recent.size()) {
    const ButtonSpec spec{.label = label, .icon = all ? icon::kArrowBack : icon::kChevronRight,
                          .look = ButtonLook::plain, .icon_after = !all};
    if (button(ui, "start/all", head.cut_right(button_width(ui, spec), 12), spec)) ctx.view.shown = all ? "" : "all";
  }
  draw_heading(ctx, head, "start.recent");
  if (recent.empty()) {
    draw_text(ui, r.inset(4, 12), ctx.words("start.no_recent"), {size::kList, Weight::regular, kLineText},
              {ui.theme().ink2});
    return;
  }
  const float content = kRow * static_cast<float>(shown);
  const Rect box{r.x0, r.y0, r.x1, std::min(r.y1, r.y0 + content)};
  card(ui, box, ui.theme().surface, ui.theme().line);
  ScrollArea area(ui, "recent", box, ctx.view.shell.recent_scroll, content);
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect row = Rect::at(0, kRow * static_cast<float>(i), box.width(), kRow);
    if (area.shows(row)) draw_recent_row(ctx, recent[i], i + 1, area.place(row), i + 1 == shown);
  }
}

void draw_foot(Context& ctx, Rect r) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  const bool slim = narrow(ctx);
  r = r.inset(slim ? 16 : 56, 0);
  hline(ui, r.x0, r.x1, r.y0, theme.line, theme.border_line);
  const TextStyle hint{size::kHint, Weight::regular, kLineTitle};
  const auto plain = [&](const char* name, std::string_view label, const char* icon) {
    const ButtonSpec spec{.label = label, .icon = icon, .look = ButtonLook::plain, .size = size::kList};
    return button(ui, name, r.cut_right(button_width(ui, spec, 14), 8).inset(0, 10), spec);
  };
  if (plain("start/quit", ctx.words("start.quit"), icon::kClose)) ctx.out.ask(Quit{});
  if (plain("start/language", ctx.words("start.language"), icon::kLanguage)) ask_language(ctx);
  const std::string version = ctx.words("start.version", {{"version", YORIAI_VERSION}});
  if (!slim && !std::string_view(YORIAI_VERSION).empty())
    draw_line(ui, r.cut_right(text_width(ui, version, hint) + 4, 20), version, hint, theme.ink2);
  const bool known = ctx.start->free_bytes.has_value();
  const std::string space = known ? ctx.words("start.space", {{"gb", std::to_string(*ctx.start->free_bytes >> 30)}})
                                  : std::string(ctx.words("start.no_space"));
  const StateLook& look = known ? theme.ok : theme.warn;
  const float used = draw_icon_text(ui, r, {known ? icon::kCheckCircle : icon::kError, space, hint,
                                            known ? theme.icon_ok : theme.icon_warn, look.ink, 28, 10});
  r.x0 += used + 36;
  const IconText offline{icon::kWifiOff, ctx.words("start.offline"), hint, theme.ink2, theme.ink2, 28, 10};
  if (icon_text_width(ui, offline) <= r.width()) draw_icon_text(ui, r, offline);
}

// Portrait: one column that scrolls.
void draw_one_column(Context& ctx, const Rect& body, const std::vector<NewCard>& cards) {
  constexpr float kCard = 120;
  const float make = 74 + static_cast<float>(cards.size()) * (kCard + 16) + kCard + 16 + kBackups;
  const float list = 74 + kRow * static_cast<float>(std::max<std::size_t>(1, ctx.start->recent.size()));
  const bool all = ctx.view.shown == "all";
  ScrollArea area(ctx.ui, "start", body, ctx.view.shell.start_scroll, (all ? 0 : make + 24) + list);
  Rect rest = Rect::at(area.origin().x, area.origin().y, body.width(), make + 24 + list);
  if (!all) draw_new(ctx, rest.cut_top(make, 24), cards, kCard);
  draw_recent(ctx, rest);
}

void draw_two_columns(Context& ctx, Rect body, const std::vector<NewCard>& cards) {
  if (ctx.view.shown == "all") return draw_recent(ctx, body);
  const auto count = static_cast<float>(cards.size());
  const float height = std::clamp((body.height() - 74 - 16 * count - 16 - kBackups) / (count + 1), 84.0f, 132.0f);
  const float needed = 74 + (height + 16) * count + std::max(76.0f, height - 16) + 16 + kBackups;
  const Rect left = body.cut_left(body.width() * (body.width() < 1400 ? 0.45f : 0.416f), 48);
  ScrollArea area(ctx.ui, "start", left, ctx.view.shell.start_scroll, needed);
  draw_new(ctx, Rect::at(area.origin().x, area.origin().y, left.width(), needed), cards, height);
  area.finish();
  draw_recent(ctx, body);
}

} // namespace

void draw_start(Context& ctx) {
  static const StartInfo kNone;
  if (!ctx.start) ctx.start = &kNone;
  Ui& ui = ctx.ui;
  Rect rest = ui.surface();
  fill(ui, rest, ui.theme().paper);
  draw_header(ctx, rest.cut_top(kHeader));
  draw_foot(ctx, rest.cut_bottom(kFoot));
  rest = rest.inset(narrow(ctx) ? 16 : 56, 0);
  rest.y0 += 28;
  if (ctx.start->interrupted) draw_interrupted(ctx, rest.cut_top(kBanner, 28));
  rest.y1 -= 20;
  const auto cards = new_cards(ctx);
  if (narrow(ctx))
    draw_one_column(ctx, rest, cards);
  else
    draw_two_columns(ctx, rest, cards);
}

} // namespace yoriai::screens
