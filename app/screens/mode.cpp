#include "screens/mode.hpp"

#include <algorithm>
#include <array>

#include "screens/ballot_sheet.hpp"
#include "screens/shell.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr int kFewestDigits = 4, kMostDigits = 12;
constexpr float kKey = 84, kKeyGap = 10;

ModeView& mode_of(Context& ctx) { return ctx.view.control.mode; }

bool own(const Context& ctx, std::string_view id) {
  const auto* item = ctx.meeting ? ctx.meeting->item(id) : nullptr;
  const ModeView& mode = ctx.view.control.mode;
  if (!item || item->removed || mode.of != ctx.meeting->head().id) return false;
  return static_cast<std::size_t>(item - ctx.meeting->items().data()) >= mode.began;
}

bool only_words_or_place(const base::Json& args) {
  for (const auto& [key, value] : args.items())
    if (key != "id" && key != "text" && key != "at") return false;
  return true;
}

bool barred(const Context& ctx) { return ctx.now < ctx.passcode.barred_until; }

void close(Context& ctx) {
  ModeView& mode = mode_of(ctx);
  mode.asks = ModeView::Asks::nothing;
  mode.typed.wipe(), mode.first.wipe();
  mode.differ = false;
  ctx.view.shell.sheet = ShellSheet::none;
}

void open(Context& ctx, ModeView::Asks asks) {
  close(ctx);
  mode_of(ctx).asks = asks;
  ctx.view.shell.sheet = ShellSheet::mode;
}

void start(Context& ctx) {
  ModeView& mode = mode_of(ctx);
  close(ctx);
  mode.participants = true;
  mode.of.clear();
  ctx.view.projector.focus.clear();
  ctx.view.selection.clear();
  ctx.view.shown.clear();
  ctx.out.ask(ShareScreen{true});
}

void leave(Context& ctx) {
  close(ctx);
  mode_of(ctx).participants = false;
  ctx.view.selection.clear();
  if (ctx.view.shown != "booth") ctx.view.shown.clear();
  ctx.out.ask(ShareScreen{false});
}

void type(SecretText& text, char digit) {
  const int count = text.characters();
  if (count >= kMostDigits) return;
  text.data()[count] = digit;
  text.data()[count + 1] = '\0';
}

void erase(SecretText& text) {
  if (const int count = text.characters(); count > 0) text.data()[count - 1] = '\0';
}

// What was typed, as dots; never the digits.
void draw_dots(Context& ctx, const Rect& r, int count) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  fill(ui, r, t.surface, metric::kRadiusButton);
  border(ui, r, t.line2, t.border_control, metric::kRadiusButton);
  const float pitch = std::min(38.0f, (r.width() - 32) / kMostDigits);
  const float x = r.centre().x - pitch * static_cast<float>(count - 1) / 2;
  for (int i = 0; i < count; ++i) disc(ui, {x + pitch * static_cast<float>(i), r.centre().y}, 11, t.ink);
}

// 1 2 3 / 4 5 6 / 7 8 9 / erase 0.
void draw_pad(Context& ctx, const Rect& r, SecretText& typed, bool enabled) {
  static constexpr std::array<const char*, 12> kKeys = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", ""};
  std::size_t at = 0;
  for (const Rect& line : r.rows(4, kKeyGap))
    for (const Rect& cell : line.columns(3, kKeyGap)) {
      const std::string_view key = kKeys[at++];
      if (key.empty()) continue;
      const std::string name = "mode/key/" + std::string(key);
      if (key == "erase") {
        if (icon_button(ctx.ui, name, cell, icon::kBackspace, ctx.words("mode.erase"), enabled && !typed.empty()))
          erase(typed);
      } else if (button(ctx.ui, name, cell,
                        {.label = key, .look = ButtonLook::neutral, .enabled = enabled, .size = 40})) {
        type(typed, key.front());
      }
    }
}

struct Look {
  std::string title, text, ok;
  bool pad = true;
  std::string drop = {};
};

Look look_of(const Context& ctx) {
  const ModeView& mode = ctx.view.control.mode;
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  switch (mode.asks) {
    case ModeView::Asks::choose:
      return {word("mode.choose"), word(mode.differ ? "mode.differ" : "mode.choose.text"), word("mode.next"), true,
              ctx.passcode.set ? word("mode.drop") : std::string()};
    case ModeView::Asks::again: return {word("mode.again"), word("mode.again.text"), word("mode.keep"), true};
    case ModeView::Asks::staff: return {word("mode.staff"), word("mode.digits"), word("mode.go_on"), true};
    case ModeView::Asks::leave:
      if (ctx.passcode.set) return {word("mode.leave"), word("mode.digits"), word("mode.go_on"), true};
      return {word("mode.leave"), word("mode.leave.text"), word("mode.leave"), false};
    case ModeView::Asks::nothing: break;
  }
  return {word("mode.begin"), word("mode.begin.text"), word("mode.begin"), false};
}

// The sentence above the pad: after wrong tries what happened, and how long to wait.
std::string told(const Context& ctx, const Look& look) {
  if (!look.pad || ctx.view.control.mode.asks == ModeView::Asks::choose ||
      ctx.view.control.mode.asks == ModeView::Asks::again)
    return look.text;
  if (barred(ctx)) {
    const auto seconds = (ctx.passcode.barred_until - ctx.now + 999) / 1000;
    return ctx.words("mode.barred", {{"count", std::to_string(seconds)}});
  }
  if (ctx.passcode.working) return std::string(ctx.words("mode.working"));
  return ctx.passcode.wrong && ctx.view.control.mode.typed.empty() ? std::string(ctx.words("mode.wrong")) : look.text;
}

void agree(Context& ctx) {
  ModeView& mode = mode_of(ctx);
  switch (mode.asks) {
    case ModeView::Asks::nothing: return start(ctx);
    case ModeView::Asks::leave:
      if (!ctx.passcode.set) return leave(ctx);
      return ctx.out.ask(TryPasscode{});
    case ModeView::Asks::staff: return ctx.out.ask(TryPasscode{});
    case ModeView::Asks::choose:
      mode.first = std::move(mode.typed);
      mode.typed = {};
      mode.asks = ModeView::Asks::again;
      return;
    case ModeView::Asks::again:
      if (mode.first.view() != mode.typed.view()) {
        mode.typed.wipe(), mode.first.wipe();
        mode.asks = ModeView::Asks::choose;
        mode.differ = true;
        return;
      }
      ctx.out.ask(ChoosePasscode{}); // takes the digits
      mode.asks = ModeView::Asks::nothing;
      mode.first.wipe();
      ctx.view.shell.sheet = ShellSheet::none;
      return;
  }
}

} // namespace

bool participants(const Context& ctx) { return ctx.view.control.mode.participants; }

bool allowed(const Context& ctx, May act, std::string_view item) {
  const ModeView& mode = ctx.view.control.mode;
  if (!mode.participants) return !ctx.read_only;
  if (!mode.writable || act == May::lead) return false;
  return act != May::change_own || own(ctx, item);
}

bool allowed(const Context& ctx, const meeting::Command& command) {
  const auto& args = command.args;
  if (command.name == "add") return allowed(ctx, May::write);
  if (command.name == "ballot.cast") return allowed(ctx, May::vote);
  const bool words =
      command.name == "set" && args.contains("id") && args["id"].is_string() && only_words_or_place(args);
  return allowed(ctx, words ? May::change_own : May::lead, words ? args["id"].get<std::string>() : std::string());
}

void begin_mode(Context& ctx) {
  ModeView& mode = mode_of(ctx);
  mode.writable = ctx.meeting && !ctx.read_only && !ctx.looking_back;
  if (mode.passed && mode.asks == ModeView::Asks::leave) mode.passed = false, leave(ctx);
  if (!mode.participants) return;
  if (ctx.meeting && mode.of != ctx.meeting->head().id)
    mode.of = ctx.meeting->head().id, mode.began = ctx.meeting->items().size();
  if (ctx.meeting) ctx.read_only = true; // what else may be done asks allowed()
  if (is_page(ctx.view.shown) || ctx.view.shown == "minutes") ctx.view.shown.clear();
  if (ctx.meeting && ctx.view.shown == "booth" && !may_vote_here(ctx)) ctx.view.shown.clear();
  if (ctx.view.shell.sheet != ShellSheet::mode) ctx.view.shell.sheet = ShellSheet::none;
}

void end_mode(Context& ctx) {
  ModeView& mode = mode_of(ctx);
  if (!mode.participants) return;
  auto& entries = ctx.out.entries;
  const auto kept_back = [&](const auto& entry) {
    if (const auto* command = std::get_if<meeting::Command>(&entry)) return !allowed(ctx, *command);
    const auto& request = std::get<Request>(entry);
    return !std::holds_alternative<ShareScreen>(request) && !std::holds_alternative<TryPasscode>(request);
  };
  const auto gone = std::remove_if(entries.begin(), entries.end(), kept_back);
  mode.held_back += static_cast<std::size_t>(entries.end() - gone);
  entries.erase(gone, entries.end());
}

bool may_vote_here(const Context& ctx) {
  if (!participants(ctx)) return true;
  const auto* ballot = open_ballot(ctx);
  return ballot && ballot->method != "hands";
}

void offer_mode(Context& ctx) { open(ctx, ModeView::Asks::nothing); }
void ask_to_leave(Context& ctx) { open(ctx, ModeView::Asks::leave); }
void ask_passcode(Context& ctx) { open(ctx, ModeView::Asks::choose); }

bool staff_passes(Context& ctx, bool asked_now) {
  ModeView& mode = mode_of(ctx);
  if (asked_now && mode.participants) return ask_to_leave(ctx), false; // then they are the one who leads
  if (asked_now && !ctx.passcode.set) return true;
  if (asked_now) open(ctx, ModeView::Asks::staff);
  if (mode.asks != ModeView::Asks::staff || !mode.passed) return false;
  mode.passed = false;
  close(ctx);
  return true;
}

void draw_mode_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  ModeView& mode = mode_of(ctx);
  const Look look = look_of(ctx);
  const TextStyle style{size::kButton, Weight::regular, kLineText};
  const float pad = 4 * kKey + 3 * kKeyGap, head = 112, foot_room = 24 + 96 + 48;
  const bool low = look.pad && head + 108 + 92 + pad + 16 + foot_room > ui.surface().height() - 24;
  const float height = head + (look.pad ? (low ? pad + 16 : 108 + 92 + pad + 16) : 210) + foot_room;
  SheetFrame sheet =
      begin_sheet(ui, "mode", {.width = 1000, .height = height, .title = look.title, .icon = look.pad ? icon::kLock : icon::kGroup});
  Rect body = sheet.body;
  const int digits = mode.typed.characters();
  const bool ready = !look.pad || (digits >= kFewestDigits && !ctx.passcode.working && !barred(ctx));
  const SheetTap foot =
      sheet_foot(ui, "mode", body, {.back = ctx.words("shell.back"), .ok = look.ok, .ok_enabled = ready});
  Rect words = low ? body.cut_left(body.width() * 0.46f, 24) : body.cut_top(look.pad ? 96 : body.height(), 12);
  const Rect dots = look.pad ? low ? words.cut_bottom(80) : body.cut_top(80, 12) : Rect{};
  bool dropped = false;
  if (!look.drop.empty() && low)
    dropped = button(ui, "mode/drop", words.cut_bottom(76, 12), {.label = look.drop, .look = ButtonLook::neutral});
  if (!look.drop.empty() && !low)
    dropped = button(ui, "mode/drop", words.cut_right(std::min(words.width() * 0.42f, 340.0f), 20).centred(340, 76),
                     {.label = look.drop, .look = ButtonLook::neutral});
  draw_text(ui, words, told(ctx, look), style, {ui.theme().ink});
  if (look.pad) {
    draw_dots(ctx, dots, digits);
    draw_pad(ctx, low ? body : body.cut_top(std::min(pad, body.height())), mode.typed,
             !ctx.passcode.working && !barred(ctx));
  }
  end_sheet(ui);
  if (dropped) {
    ctx.out.ask(DropPasscode{});
    return close(ctx);
  }
  if (foot == SheetTap::ok) return agree(ctx);
  if (foot == SheetTap::back || sheet.dismissed) close(ctx);
}

void draw_leave_button(Context& ctx, const Rect& r) {
  if (button(ctx.ui, "mode/leave", r,
             {.label = ctx.words("mode.leave_short"),
              .icon = icon::kLock,
              .look = ButtonLook::plain,
              .icon_above = true,
              .size = size::kSmall,
              .icon_size = 36,
              .spoken = ctx.words("mode.leave")}))
    ask_to_leave(ctx);
}

void draw_shared_start(Context& ctx) {
  Ui& ui = ctx.ui;
  fill(ui, ui.surface(), ui.theme().paper);
  Rect r = ui.surface().centred(std::min(900.0f, ui.surface().width() - 48), 320);
  crest(ui, {r.centre().x, r.y0 + 50}, 100);
  draw_text(ui, {r.x0, r.y0 + 120, r.x1, r.y0 + 210}, ctx.words("mode.no_meeting"),
            {size::kButtonLarge, Weight::regular, kLineText}, {ui.theme().ink, Align::centre, VAlign::middle});
  draw_leave_button(ctx, Rect::around({r.centre().x, r.y1 - 52}, 220, 96));
}

} // namespace yoriai::screens
