// 画面と文字の大きさ. Targets: "settings/text/<small|usual|large|largest>", "settings/contrast/<usual|high>",
// "settings/screen/<full|window>", "settings/language/<ja|en>", "settings/pads/<by_size|always|never>", "settings/kana/<left|right>",
// "settings/passcode", "settings/back".
#include <array>
#include <cmath>

#include "screens/ask.hpp"
#include "screens/mode.hpp"
#include "screens/shell.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr std::array<float, 4> kScales = {0.85f, 1.0f, 1.2f, 1.45f};
constexpr std::array<const char*, 4> kScaleIds = {"small", "usual", "large", "largest"};

int nearest_scale(float scale) {
  int best = 0;
  for (int i = 1; i < 4; ++i)
    if (std::abs(kScales[static_cast<std::size_t>(i)] - scale) < std::abs(kScales[static_cast<std::size_t>(best)] - scale))
      best = i;
  return best;
}

// A row: words at the left (above on a narrow sheet), choices at the right. Returns the index tapped or -1.
int row(Context& ctx, Rect& body, const char* name, const char* key, std::span<const Segment> parts, int chosen) {
  Ui& ui = ctx.ui;
  const TextStyle style{size::kButton, Weight::bold, kLineTitle};
  Rect r;
  if (narrow(ctx)) {
    draw_line(ui, body.cut_top(44), ctx.words(key), style, ui.theme().ink);
    r = body.cut_top(76, 20);
  } else {
    r = body.cut_top(80, 20);
    draw_line(ui, r.cut_left(r.width() * 0.26f, 16), ctx.words(key), style, ui.theme().ink);
  }
  return segmented(ui, name, r, parts, chosen);
}

// What the way back from the participants' screen is kept behind.
bool passcode_row(Context& ctx, Rect& body) {
  Ui& ui = ctx.ui;
  const TextStyle style{size::kButton, Weight::bold, kLineTitle};
  if (narrow(ctx)) draw_line(ui, body.cut_top(44), ctx.words("settings.passcode"), style, ui.theme().ink);
  Rect r = body.cut_top(std::min(76.0f, body.height()));
  if (!narrow(ctx)) draw_line(ui, r.cut_left(r.width() * 0.26f, 16), ctx.words("settings.passcode"), style, ui.theme().ink);
  return button(ui, "settings/passcode", r,
                {.label = ctx.words(ctx.passcode.set ? "settings.passcode.set" : "settings.passcode.none"),
                 .icon = icon::kLock, .look = ButtonLook::neutral});
}

} // namespace

void draw_settings(Context& ctx) {
  Ui& ui = ctx.ui;
  ShellViews& shell = ctx.view.shell;
  const auto& words = ctx.words;
  const float each = narrow(ctx) ? 140.0f : 100.0f;
  SheetFrame sheet = begin_sheet(ui, "settings", {.height = 112 + 7 * each + 24 + 96 + 48,
                                                  .title = words("start.settings"), .icon = icon::kTune});
  Rect view = sheet.body;
  const SheetTap foot = sheet_foot(ui, "settings", view, {.back = words("shell.close")});
  ScrollArea area(ui, "settings", view, shell.sheet_scroll, 7 * each - 20);
  Rect body = Rect::at(area.origin().x, area.origin().y, view.width(), 7 * each);
  std::array<Segment, 4> sizes;
  const std::array<const char*, 4> keys = {"settings.small", "settings.usual", "settings.large", "settings.largest"};
  for (std::size_t i = 0; i < 4; ++i) sizes[i] = {kScaleIds[i], words(keys[i])};
  if (const int i = row(ctx, body, "settings/text", "settings.text", sizes, nearest_scale(shell.text_scale)); i >= 0) {
    shell.text_scale = kScales[static_cast<std::size_t>(i)];
    ctx.out.ask(SetTextScale{shell.text_scale});
  }
  const std::array<Segment, 2> contrast = {Segment{"usual", words("settings.usual")},
                                           Segment{"high", words("settings.high")}};
  if (const int i = row(ctx, body, "settings/contrast", "settings.contrast", contrast, ui.theme().high_contrast); i >= 0)
    ctx.out.ask(SetHighContrast{i == 1});
  const std::array<Segment, 2> screen = {Segment{"full", words("settings.full")},
                                         Segment{"window", words("settings.window")}};
  if (const int i = row(ctx, body, "settings/screen", "settings.screen", screen, !shell.fullscreen); i >= 0) {
    shell.fullscreen = i == 0;
    ctx.out.ask(SetFullscreen{shell.fullscreen});
  }
  const std::array<Segment, 2> languages = {Segment{"ja", "日本語"}, Segment{"en", "English"}};
  const int lang = ctx.lang() == base::Lang::ja ? 0 : 1;
  if (const int i = row(ctx, body, "settings/language", "settings.language", languages, lang); i >= 0)
    ctx.out.ask(SetLanguage{i == 0 ? base::Lang::ja : base::Lang::en});
  WritingPlaces& places = ctx.view.pads.places;
  const std::array<Segment, 3> pads = {Segment{"by_size", words("settings.pads.by_size")},
                                       Segment{"always", words("settings.pads.always")},
                                       Segment{"never", words("settings.pads.never")}};
  if (const int i = row(ctx, body, "settings/pads", "settings.pads", pads, static_cast<int>(places.wanted)); i >= 0) {
    places.wanted = static_cast<PadsWanted>(i);
    ctx.out.ask(SetPads{places});
  }
  const std::array<Segment, 2> kana = {Segment{"left", words("settings.kana.left")}, Segment{"right", words("settings.kana.right")}};
  if (const int i = row(ctx, body, "settings/kana", "settings.kana", kana, places.a_at_right); i >= 0) {
    places.a_at_right = i == 1;
    ctx.out.ask(SetPads{places});
  }
  const bool passcode = passcode_row(ctx, body);
  area.finish();
  end_sheet(ui);
  if (passcode) return ask_passcode(ctx);
  if (foot != SheetTap::none || sheet.dismissed) shell.sheet = ShellSheet::none;
}

void ask_language(Context& ctx) {
  ChoiceQuestion q;
  q.name = "language";
  q.heading = ctx.words("settings.language");
  const bool ja = ctx.lang() == base::Lang::ja;
  q.options = {{.id = "ja", .label = "日本語", .chosen = ja}, {.id = "en", .label = "English", .chosen = !ja}};
  q.done = [](Outbox& out, const std::string& id) {
    out.ask(SetLanguage{id == "en" ? base::Lang::en : base::Lang::ja});
  };
  ask(ctx, std::move(q));
}

} // namespace yoriai::screens
