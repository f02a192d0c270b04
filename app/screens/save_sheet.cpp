// 保存できません: what happened, and where the meeting can be saved instead. Targets: "places/<n>", counted from 1,
// "places/back", "places/ok" (looks again); "save/back", "save/ok".
#include <algorithm>

#include "screens/shell.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kRow = 100, kParagraph = 18;
constexpr TextStyle kText{size::kButton, Weight::regular, kLineText};

std::string_view kind_word(const Context& ctx, SavePlace::Kind kind) {
  switch (kind) {
    case SavePlace::Kind::original: return ctx.words("places.original");
    case SavePlace::Kind::removable: return ctx.words("places.removable");
    case SavePlace::Kind::saves: return ctx.words("places.saves");
    case SavePlace::Kind::state: return ctx.words("places.state");
  }
  return {};
}

const char* kind_icon(SavePlace::Kind kind) {
  switch (kind) {
    case SavePlace::Kind::original: return icon::kRestore;
    case SavePlace::Kind::removable: return icon::kMoveToInbox;
    case SavePlace::Kind::saves: return icon::kFolderOpen;
    case SavePlace::Kind::state: return icon::kSave;
  }
  return nullptr;
}

void draw_places(Context& ctx, const Rect& body) {
  Ui& ui = ctx.ui;
  if (ctx.places.empty()) return void(draw_text(ui, body, ctx.words("places.none"), kText, {ui.theme().ink2}));
  ScrollArea area(ui, "places/list", body, ctx.view.shell.sheet_scroll, kRow * static_cast<float>(ctx.places.size()));
  for (std::size_t i = 0; i < ctx.places.size(); ++i) {
    const Rect row = Rect::at(0, kRow * static_cast<float>(i), body.width(), kRow);
    if (!area.shows(row)) continue;
    const SavePlace& place = ctx.places[i];
    std::string sub;
    if (place.free_bytes) sub = ctx.words("places.free", {{"gb", std::to_string(*place.free_bytes >> 30)}});
    sub += place.file.string();
    if (!list_row(ui, "places/" + std::to_string(i + 1), area.place(row),
                  {.title = kind_word(ctx, place.kind), .sub = sub, .icon = kind_icon(place.kind), .chevron = true}))
      continue;
    ctx.out.ask(MoveSession{place.file});
    ctx.view.shell.sheet = ShellSheet::none;
  }
}

// What happened, that the meeting goes on, and where everything lies meanwhile.
std::vector<std::string> details(const Context& ctx) {
  const Saved& s = ctx.saved;
  std::vector<std::string> lines{s.failure, std::string(ctx.words("save.goes_on"))};
  if (s.rescue.empty()) lines.emplace_back(ctx.words("save.no_copy"));
  else lines.push_back(ctx.words(s.rescued ? "save.copy" : "save.copy_behind", {{"file", s.rescue.string()}}));
  lines.emplace_back(ctx.words("save.what_to_do"));
  return lines;
}

} // namespace

void draw_places_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  const float rows = static_cast<float>(std::max<std::size_t>(2, ctx.places.size())) * kRow;
  const std::string_view text = ctx.words("places.text");
  const float room = std::min(1320.0f, ui.surface().width()) - 96;
  const float lead = text_height(ui, text, kText, room) + 20;
  SheetFrame sheet = begin_sheet(ui, "places",
                                 {.height = std::min(116 + lead + rows + 24 + 96 + 48, ui.surface().height() - 48),
                                  .title = ctx.words("banner.save.elsewhere"),
                                  .icon = icon::kSave});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(
      ui, "places", body, {.back = ctx.words("shell.back"), .ok = ctx.words("places.again"), .ok_icon = icon::kSearch});
  draw_text(ui, body.cut_top(lead), text, kText, {ui.theme().ink});
  draw_places(ctx, body);
  end_sheet(ui);
  if (foot == SheetTap::ok) ctx.out.ask(FindPlaces{});
  if (foot == SheetTap::back || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

void draw_save_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  ShellViews& shell = ctx.view.shell;
  if (ctx.saved.failure.empty()) return void(shell.sheet = ShellSheet::none); // saved again meanwhile
  const float room = std::min(1320.0f, ui.surface().width()) - 96;
  const auto lines = details(ctx);
  float text = 0;
  for (const auto& line : lines) text += text_height(ui, line, kText, room) + kParagraph;
  const float height = std::min(116 + text + 24 + 96 + 48, ui.surface().height() - 48);
  SheetFrame sheet =
      begin_sheet(ui, "save", {.height = height, .title = ctx.words("banner.save"), .icon = icon::kError});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "save", body,
                                   {.back = ctx.words("shell.close"),
                                    .ok = ctx.words("banner.save.elsewhere"),
                                    .ok_icon = icon::kSave,
                                    .ok_enabled = !ctx.saved.moving});
  {
    ScrollArea area(ui, "save/text", body, shell.sheet_scroll, text);
    Rect r = Rect::at(area.origin().x, area.origin().y, body.width(), text);
    for (const auto& line : lines) r.y0 += draw_text(ui, r, line, kText, {ui.theme().ink}) + kParagraph;
  }
  end_sheet(ui);
  if (foot == SheetTap::back || sheet.dismissed) shell.sheet = ShellSheet::none;
  if (foot != SheetTap::ok) return;
  shell.sheet = ShellSheet::places;
  ctx.out.ask(FindPlaces{});
}

} // namespace yoriai::screens
