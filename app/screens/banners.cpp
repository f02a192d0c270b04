// What the room must know about its file, its half-written words and what it looks at, under the top bar. Targets:
// "banner/save/elsewhere", "banner/save/details"; "banner/unsaved/close"; "banner/locked/retry"; "banner/draft/continue",
// "banner/draft/drop"; "banner/keep_until/close"; "banner/opening/open", "banner/opening/later"; "banner/past/copy",
// "banner/past/before", "banner/past/after", "banner/past/now"; "banner/clock/go"; "banner/point/next".
#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "screens/agenda.hpp"
#include "screens/board_parts.hpp"
#include "screens/drafts.hpp"
#include "screens/mode.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr TextStyle kBold{size::kButton, Weight::bold, kLineTitle}, kPlain{size::kList, Weight::regular, 1.35f};
constexpr float kButtonHigh = 64, kMark = 38, kAround = 10, kLeastWords = 460;

struct BannerAct {
  const char* id;
  std::string label;
  ButtonLook look = ButtonLook::neutral;
  bool enabled = true;
};

struct Said {
  std::string name; // of its targets: "banner/<name>/<act>"
  const char* icon;
  StateLook look;
  std::string title, text;
  std::vector<BannerAct> acts; // the last one stands at the right
};

std::string word(const Context& ctx, const char* key) { return std::string(ctx.words(key)); }

// "13:02" of today, else with the day.
std::string said_moment(const Context& ctx, base::TimeMs at) {
  if (base::iso_date(at) == base::iso_date(ctx.now)) return base::clock_hm(at);
  return long_date(ctx.words, base::iso_date(at)) + " " + base::clock_hm(at);
}

Said save_failed(const Context& ctx) {
  const Saved& s = ctx.saved;
  const std::string since = base::clock_hm(s.unsaved_since ? s.unsaved_since : s.saved_at);
  const char* key = s.moving ? "banner.save.moving" : s.rescued ? "banner.save.rescued" : "banner.save.alone";
  return {"save",
          icon::kError,
          ctx.ui.theme().err,
          word(ctx, "banner.save"),
          ctx.words(key, {{"time", since}}),
          {{"details", word(ctx, "banner.save.details")},
           {"elsewhere", word(ctx, "banner.save.elsewhere"), ButtonLook::primary, !s.moving}}};
}

Said not_saved(const Context& ctx) {
  return {"unsaved",
          icon::kSyncProblem,
          ctx.ui.theme().warn,
          word(ctx, "shell.unsaved"),
          word(ctx, "shell.unsaved.text"),
          {{"close", word(ctx, "shell.close")}}};
}

// An ISO local time as people say it; "" stays "".
std::string said_since(const Context& ctx, const std::string& iso) {
  if (iso.size() < 16) return {};
  const std::string day = iso.substr(0, 10), time = iso.substr(11, 5);
  return day == base::iso_date(ctx.now) ? time : long_date(ctx.words, day) + " " + time;
}

Said barred(const Context& ctx) {
  const std::string since = said_since(ctx, ctx.barred->since);
  const std::string text = !ctx.barred->locked ? ctx.barred->reason
                           : since.empty()     ? word(ctx, "banner.locked.some_time")
                                               : ctx.words("banner.locked.since", {{"time", since}});
  return {"locked",
          icon::kLock,
          ctx.ui.theme().warn,
          word(ctx, "banner.locked"),
          text,
          {{"retry", word(ctx, "banner.locked.retry"), ButtonLook::secondary}}};
}

Said looking_back(const Context& ctx) {
  const LookingBack& at = *ctx.looking_back;
  const Theme& t = ctx.ui.theme();
  return {"past",
          icon::kRestore,
          {t.ai_text, t.ai_soft, t.ai_line},
          ctx.words("banner.past", {{"time", said_moment(ctx, at.at)}}),
          ctx.words("banner.past.text", {{"number", std::to_string(at.number)}, {"of", std::to_string(ctx.changes)}}),
          {{"copy", word(ctx, "banner.past.copy")},
           {"before", word(ctx, "banner.past.before"), ButtonLook::secondary, at.number > 1},
           {"after", word(ctx, "banner.past.after"), ButtonLook::secondary, at.number < ctx.changes},
           {"now", word(ctx, "banner.past.now"), ButtonLook::primary}}};
}

// The end of what was written: there the hand stopped.
std::string end_of(const std::string& words) {
  constexpr std::size_t kShown = 24; // characters
  const auto ends = base::character_ends(words);
  std::string shown = ends.size() <= kShown ? words : "…" + words.substr(ends[ends.size() - kShown - 1]);
  std::replace(shown.begin(), shown.end(), '\n', ' ');
  return shown;
}

Said draft_waits(const Context& ctx, const std::string& words) {
  const std::string shown = end_of(words);
  const std::size_t more = ctx.view.shell.waiting.size() - 1;
  const Theme& t = ctx.ui.theme();
  return {"draft",
          icon::kEditNote,
          {t.ai_text, t.ai_soft, t.ai_line},
          word(ctx, "banner.draft"),
          ctx.words(more > 0 ? "banner.draft.more" : "banner.draft.text",
                    {{"text", shown}, {"count", std::to_string(more)}}),
          {{"drop", word(ctx, "banner.draft.drop")},
           {"continue", word(ctx, "banner.draft.continue"), ButtonLook::primary}}};
}

bool kept_too_long(const Context& ctx) {
  const std::string& until = ctx.meeting->head()["keep_until"];
  return !until.empty() && until < base::iso_date(ctx.now); // both YYYY-MM-DD
}

Said keep_until_passed(const Context& ctx) {
  const Theme& t = ctx.ui.theme();
  return {"keep_until",
          icon::kEvent,
          {t.ai_text, t.ai_soft, t.ai_line},
          ctx.words("banner.keep_until", {{"date", said_date(ctx, ctx.meeting->head()["keep_until"])}}),
          word(ctx, "banner.keep_until.text"),
          {{"close", word(ctx, "shell.close")}}};
}

// A break or another point of the agenda, and a clock that stands: what goes on, and the way on.
std::optional<Said> off_the_steps(const Context& ctx) {
  const meeting::ClockState& clock = ctx.meeting->course().clock;
  const Theme& t = ctx.ui.theme();
  const StateLook look{t.ai_text, t.ai_soft, t.ai_line};
  if (clock.stopped)
    return Said{"clock", icon::kPauseCircle, look, word(ctx, "banner.clock"), word(ctx, "banner.clock.text"),
                {{"go", word(ctx, "agenda.go_on"), ButtonLook::primary, !ctx.read_only}}};
  if (clock.point.empty() || screen_name(ctx) == clock.point.substr(meeting::kPointPrefix.size())) return std::nullopt;
  const auto course = meeting::course_state(*ctx.meeting, ctx.library, ctx.clock());
  const meeting::EntryState* now = course.current();
  if (now == nullptr) return std::nullopt;
  const base::TimeMs left = std::max<base::TimeMs>(now->left(), 0);
  const std::string next = entry_after_now(ctx);
  const std::string until = ctx.words("banner.point.text", {{"count", std::to_string((left + 59'999) / 60'000)},
                                                             {"time", base::clock_hm(ctx.clock() + left)}});
  std::vector<BannerAct> acts;
  if (!next.empty()) acts.push_back({"next", word(ctx, "banner.point.next"), ButtonLook::primary, !ctx.read_only});
  return Said{"point", now->entry.rest ? icon::kLocalCafe : icon::kEvent, look, entry_name(ctx, now->entry), until, acts};
}

// Nothing was said or written yet: what frames the talk is offered.
bool not_begun(const Context& ctx) {
  const meeting::Meeting& m = *ctx.meeting;
  return !ctx.read_only && !participants(ctx) && m.visits().empty() && m.items().empty() && m.course().clock.point.empty() &&
         !is_page(ctx.view.shown) && !ctx.view.record.offer_closed;
}

Said opening_offered(const Context& ctx) {
  const Theme& t = ctx.ui.theme();
  return {"opening",
          icon::kCampaign,
          {t.ai_text, t.ai_soft, t.ai_line},
          word(ctx, "banner.opening"),
          word(ctx, "banner.opening.text"),
          {{"later", word(ctx, "banner.opening.later")},
           {"open", word(ctx, "banner.opening.open"), ButtonLook::secondary}}};
}

// At most one about the file or the words, the most pressing; a look back always says so.
std::vector<Said> all_said(const Context& ctx) {
  std::vector<Said> all;
  const ShellViews& shell = ctx.view.shell;
  if (!ctx.saved.failure.empty()) all.push_back(save_failed(ctx));
  else if (left_unsaved(ctx) && shell.unsaved_closed != ctx.saved.unsaved_since) all.push_back(not_saved(ctx));
  else if (ctx.looking_back) return {looking_back(ctx)};
  else if (ctx.barred) all.push_back(barred(ctx));
  else if (const std::string words = waiting_words(ctx); !words.empty()) all.push_back(draft_waits(ctx, words));
  else if (!shell.keep_until_told && kept_too_long(ctx)) all.push_back(keep_until_passed(ctx));
  else if (not_begun(ctx)) all.push_back(opening_offered(ctx));
  if (ctx.looking_back) all.push_back(looking_back(ctx));
  else if (auto said = off_the_steps(ctx)) all.push_back(std::move(*said));
  return all;
}

struct Laid {
  float height = 0, words = 0; // px; the width of the words
  bool below = false;          // the acts stand below the words
};

float acts_width(Context& ctx, const Said& said) {
  float width = 0;
  for (const BannerAct& act : said.acts) width += button_width(ctx.ui, {.label = act.label}, 23) + metric::kGap;
  return width;
}

float words_height(Context& ctx, const Said& said, float width) {
  const float title = text_width(ctx.ui, said.title, kBold), text = text_width(ctx.ui, said.text, kPlain);
  if (title + 16 + text <= width) return 40;
  return text_height(ctx.ui, said.title, kBold, width) + text_height(ctx.ui, said.text, kPlain, width) + 4;
}

Laid lay(Context& ctx, const Said& said, float width) {
  Laid laid;
  const float room = width - 24 - kMark - 14 - 12, acts = acts_width(ctx, said);
  laid.below = room - acts < std::min(kLeastWords, room * 0.4f);
  laid.words = laid.below ? room : room - acts;
  const float words = words_height(ctx, said, laid.words);
  laid.height = laid.below ? words + kButtonHigh + 32 : std::max(words, kButtonHigh) + 16;
  return laid;
}

float side(const Context& ctx) { return narrow(ctx) ? 16 : metric::kMargin; }

void draw_words(Context& ctx, const Said& said, Rect r) {
  const Color ink = ctx.ui.theme().ink;
  const float title = text_width(ctx.ui, said.title, kBold);
  if (title + 16 + text_width(ctx.ui, said.text, kPlain) <= r.width()) {
    draw_line(ctx.ui, r.cut_left(title + 1, 16), said.title, kBold, said.look.ink);
    return void(draw_line(ctx.ui, r, said.text, kPlain, ink));
  }
  r.y0 += std::max(0.0f, (r.height() - words_height(ctx, said, r.width())) / 2);
  r.y0 += draw_text(ctx.ui, r, said.title, kBold, {.color = said.look.ink}) + 4;
  draw_text(ctx.ui, r, said.text, kPlain, {.color = ink});
}

// The id of the act tapped, or "".
std::string_view draw_said(Context& ctx, const Said& said, const Rect& r, const Laid& laid) {
  Ui& ui = ctx.ui;
  fill(ui, r, said.look.ground, metric::kRadiusButton);
  border(ui, r, said.look.border, ui.theme().border_control, metric::kRadiusButton);
  Rect in{r.x0 + 24, r.y0 + 8, r.x1 - 12, r.y1 - 8};
  Rect row = laid.below ? in.cut_bottom(kButtonHigh, 8) : in.cut_right(acts_width(ctx, said));
  row = Rect::at(row.x0, row.centre().y - kButtonHigh / 2, row.width(), kButtonHigh);
  std::string_view tapped;
  for (auto act = said.acts.rbegin(); act != said.acts.rend(); ++act) {
    const ButtonSpec spec{.label = act->label, .look = act->look, .enabled = act->enabled};
    const Rect at = row.cut_right(button_width(ui, spec, 23), metric::kGap);
    if (button(ui, "banner/" + said.name + "/" + act->id, at, spec)) tapped = act->id;
  }
  draw_icon(ui, said.icon, in.cut_left(kMark, 14).centre(), kMark, said.look.ink);
  draw_words(ctx, said, in);
  return tapped;
}

void act_on_meeting(Context& ctx, std::string_view name, std::string_view act) {
  ShellViews& shell = ctx.view.shell;
  if (name == "save") {
    shell.sheet = act == "details" ? ShellSheet::save_details : ShellSheet::places;
    shell.sheet_scroll.to_top();
    ctx.out.ask(FindPlaces{});
  }
  if (name == "unsaved") shell.unsaved_closed = ctx.saved.unsaved_since;
  if (name == "locked") ctx.out.ask(TryToWrite{});
  if (name == "draft") act == "continue" ? continue_draft(ctx) : drop_draft(ctx);
  if (name == "clock") ctx.out.send({"clock", {{"stop", false}}});
  if (name == "point") go_to_entry(ctx, entry_after_now(ctx));
  if (name == "keep_until") shell.keep_until_told = true;
  if (name == "opening") act == "open" ? go_to_entry(ctx, std::string(meeting::kOpeningPoint)) : void(ctx.view.record.offer_closed = true);
}

void act_on_past(Context& ctx, std::string_view act) {
  const std::uint64_t number = ctx.looking_back->number;
  if (act == "before") ctx.out.ask(LookBack{number - 1});
  if (act == "after") ctx.out.ask(LookBack{number + 1});
  if (act == "now") ctx.out.ask(LookBack{});
  if (act == "copy") ctx.out.ask(CopyOut{number});
}

} // namespace

bool left_unsaved(const Context& ctx) {
  return ctx.saved.unsaved_since > 0 && ctx.now - ctx.saved.unsaved_since >= kUnsavedTold;
}

float banner_height(Context& ctx) {
  if (participants(ctx)) return 0;
  const float width = ctx.ui.surface().width() - 2 * side(ctx);
  float height = 0;
  for (const Said& said : all_said(ctx)) height += lay(ctx, said, width).height + kAround;
  return height > 0 ? height + kAround : 0;
}

void draw_banner(Context& ctx, const Rect& r) {
  if (r.empty()) return;
  fill(ctx.ui, r, ctx.ui.theme().paper);
  Rect rest = r.inset(side(ctx), 0);
  for (const Said& said : all_said(ctx)) {
    const Laid laid = lay(ctx, said, rest.width());
    rest.y0 += kAround;
    const std::string_view act = draw_said(ctx, said, rest.cut_top(laid.height), laid);
    if (act.empty()) continue;
    if (said.name == "past") act_on_past(ctx, act);
    else act_on_meeting(ctx, said.name, act);
  }
}

} // namespace yoriai::screens
