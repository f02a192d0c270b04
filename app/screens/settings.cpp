// 画面と文字の大きさ. Targets: "settings/text/<small|usual|large|largest>", "settings/contrast/<usual|high>",
// "settings/screen/<full|window>", "settings/language/<ja|en>", "settings/pads/<by_size|always|never>", "settings/kana/<left|right>",
// "settings/hand/<right|left>", "settings/reach/<usual|seated|standing>", while a meeting is open "settings/learning/<on|off>",
// "settings/learning/clear" (the question is "forget/learned"), "settings/ruler", "settings/passcode", "settings/back".
// 画面の実寸: "ruler/<card|a4>", "ruler/less", "ruler/more", "ruler/much_less", "ruler/much_more", "ruler/forget", "ruler/back",
// "ruler/ok".
#include <algorithm>
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
    r = body.cut_top(80, 8);
    draw_line(ui, r.cut_left(r.width() * 0.26f, 16), ctx.words(key), style, ui.theme().ink);
  }
  return segmented(ui, name, r, parts, chosen);
}

// A row that leads to a sheet of its own.
bool button_row(Context& ctx, Rect& body, const char* name, const char* key, std::string_view label, const char* symbol,
                bool enabled = true) {
  Ui& ui = ctx.ui;
  const TextStyle style{size::kButton, Weight::bold, kLineTitle};
  if (narrow(ctx)) draw_line(ui, body.cut_top(44), ctx.words(key), style, ui.theme().ink);
  Rect r = body.cut_top(std::min(narrow(ctx) ? 76.0f : 80.0f, body.height()), narrow(ctx) ? 20.0f : 8.0f);
  if (!narrow(ctx)) draw_line(ui, r.cut_left(r.width() * 0.26f, 16), ctx.words(key), style, ui.theme().ink);
  return button(ui, name, r, {.label = label, .icon = symbol, .look = ButtonLook::neutral, .enabled = enabled});
}

// ---- where what is pressed lies ----

void placement_rows(Context& ctx, Rect& body) {
  const auto& words = ctx.words;
  Placement& placement = ctx.view.shell.placement;
  const std::array<Segment, 2> hands = {Segment{"right", words("settings.hand.right")},
                                        Segment{"left", words("settings.hand.left")}};
  const int hand = row(ctx, body, "settings/hand", "settings.hand", hands, static_cast<int>(placement.hand));
  if (hand >= 0) placement.hand = static_cast<Hand>(hand);
  const std::array<Segment, 3> reaches = {Segment{"usual", words("settings.usual")},
                                          Segment{"seated", words("settings.reach.seated")},
                                          Segment{"standing", words("settings.reach.standing")}};
  const int reach = row(ctx, body, "settings/reach", "settings.reach", reaches, static_cast<int>(placement.reach));
  if (reach >= 0) placement.reach = static_cast<Reach>(reach);
  if (hand >= 0 || reach >= 0) ctx.out.ask(SetPlacement{placement});
}

// ---- what the pads learn in this meeting ----

bool may_learn(const Context& ctx) { return ctx.meeting != nullptr && !ctx.read_only; }

void ask_to_forget(Context& ctx) {
  const std::string count = std::to_string(ctx.view.pads.learning.size());
  ChoiceQuestion q;
  q.name = "forget";
  q.heading = ctx.words("settings.learning.heading", {{"count", count}});
  q.options = {{.id = "learned", .label = std::string(ctx.words("settings.learning.forget")),
                .note = std::string(ctx.words("settings.learning.note"))}};
  q.done = [view = &ctx.view](Outbox&, const std::string&) { view->pads.learning.clear(); };
  ask(ctx, std::move(q));
}

void learning_rows(Context& ctx, Rect& body) {
  input::Learning& learning = ctx.view.pads.learning;
  const std::array<Segment, 2> parts = {Segment{"on", ctx.words("settings.learning.on")},
                                        Segment{"off", ctx.words("settings.learning.off")}};
  const int i = row(ctx, body, "settings/learning", "settings.learning", parts, learning.is_on() ? 0 : 1);
  if (i >= 0) learning.switch_on(i == 0);
  const std::string label = ctx.words("settings.learning.clear", {{"count", std::to_string(learning.size())}});
  if (button_row(ctx, body, "settings/learning/clear", "settings.learned", label, icon::kDelete, learning.size() > 0))
    ask_to_forget(ctx);
}

// ---- the ruler: a business card (91 × 55 mm) or a sheet of A4 is held to the glass, and a frame made as large ----

constexpr float kRulerSide = 420;
constexpr double kLeast = 0.03, kMost = 3; // mm of a device px: a telephone, a wall

struct Paper {
  const char* id;
  const char* key;
  double width_mm, height_mm;
};
constexpr std::array<Paper, 2> kPapers = {Paper{"card", "ruler.card", 91, 55}, Paper{"a4", "ruler.a4", 210, 297}};

// Its upper left corner, cut where the surface ends: one side is enough to hold a paper against.
void draw_frame(Context& ctx, const Rect& area, const Paper& paper, double mm_per_px) {
  Ui& ui = ctx.ui;
  const double px = 1 / (mm_per_px * ui.scale()); // reference px of a millimetre
  const Rect r = Rect::at(area.x0, area.y0, static_cast<float>(paper.width_mm * px), static_cast<float>(paper.height_mm * px));
  ui.push_clip(area);
  fill(ui, r, ui.theme().surface);
  border(ui, r, ui.theme().ai_text, 3);
  ui.pop_clip();
}

} // namespace

void open_ruler(Context& ctx) {
  ShellViews& shell = ctx.view.shell;
  shell.ruler_mm = ctx.view.pads.mm_per_px / ctx.ui.scale();
  shell.ruler_paper = 0;
  shell.sheet = ShellSheet::ruler;
}

void draw_ruler_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  ShellViews& shell = ctx.view.shell;
  const Rect all = ui.surface();
  SheetFrame sheet = begin_sheet(ui, "ruler", {.width = all.width() - 24, .height = all.height() - 40,
                                               .title = ctx.words("settings.ruler"), .icon = icon::kTune});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "ruler", body, {.back = ctx.words("shell.back"), .ok = ctx.words("ruler.ok")});
  const bool slim = body.width() < 900;
  const TextStyle plain{size::kList, Weight::regular, kLineText};
  const float said = text_height(ui, ctx.words("ruler.text"), plain, slim ? body.width() : kRulerSide);
  Rect side = slim ? body.cut_bottom(said + 276, 20) : body.cut_right(kRulerSide, 32);
  const Paper& paper = kPapers[static_cast<std::size_t>(shell.ruler_paper)];
  draw_frame(ctx, body, paper, shell.ruler_mm);

  draw_text(ui, side.cut_top(said, 16), ctx.words("ruler.text"), plain, {.color = ui.theme().ink});
  std::array<Segment, 2> papers;
  for (std::size_t i = 0; i < kPapers.size(); ++i) papers[i] = {kPapers[i].id, ctx.words(kPapers[i].key)};
  if (const int i = segmented(ui, "ruler", side.cut_top(72, 16), papers, shell.ruler_paper); i >= 0) shell.ruler_paper = i;
  const auto steps = side.cut_top(84, 16).columns(4, 10);
  const auto step = [&](std::size_t at, const char* name, const char* label, const char* key, double factor) {
    if (button(ui, name, steps[at], {.label = label, .size = size::kTitle, .spoken = ctx.words(key)}))
      shell.ruler_mm = std::clamp(shell.ruler_mm / factor, kLeast, kMost);
  };
  step(0, "ruler/much_less", "−−", "ruler.less", 1 / 1.05);
  step(1, "ruler/less", "−", "ruler.less", 1 / 1.005);
  step(2, "ruler/more", "＋", "ruler.more", 1.005);
  step(3, "ruler/much_more", "＋＋", "ruler.more", 1.05);
  const bool forget = button(ui, "ruler/forget", side.cut_top(72), {.label = ctx.words("ruler.forget"), .look = ButtonLook::neutral});
  end_sheet(ui);
  if (foot == SheetTap::ok) ctx.out.ask(SetRuler{shell.ruler_mm});
  if (forget) ctx.out.ask(SetRuler{});
  if (foot != SheetTap::none || forget || sheet.dismissed) shell.sheet = ShellSheet::settings;
}

void draw_settings(Context& ctx) {
  Ui& ui = ctx.ui;
  ShellViews& shell = ctx.view.shell;
  const auto& words = ctx.words;
  const float each = narrow(ctx) ? 140.0f : 88.0f, rows = may_learn(ctx) ? 12 : 10;
  SheetFrame sheet = begin_sheet(ui, "settings", {.height = 112 + rows * each + 24 + 96 + 48,
                                                  .title = words("start.settings"), .icon = icon::kTune});
  Rect view = sheet.body;
  const SheetTap foot = sheet_foot(ui, "settings", view, {.back = words("shell.close")});
  ScrollArea area(ui, "settings", view, shell.sheet_scroll, rows * each - 8);
  Rect body = Rect::at(area.origin().x, area.origin().y, view.width(), rows * each);
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
  const bool ruler = button_row(ctx, body, "settings/ruler", "settings.ruler", words("settings.ruler.open"), icon::kOpenInFull);
  placement_rows(ctx, body);
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
  if (may_learn(ctx)) learning_rows(ctx, body);
  // What the way back from the participants' screen is kept behind.
  const bool passcode =
      button_row(ctx, body, "settings/passcode", "settings.passcode",
                 words(ctx.passcode.set ? "settings.passcode.set" : "settings.passcode.none"), icon::kLock);
  area.finish();
  end_sheet(ui);
  if (ruler) return open_ruler(ctx);
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
