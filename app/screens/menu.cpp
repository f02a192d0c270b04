// The menu. Targets: "menu/<id>" with opening closing about people record remark findings timer prompter minutes pictures
// map search look lock share merge
// history trash settings seal unseal leave end quit, "menu/back".
#include <algorithm>

#include "screens/agenda.hpp"
#include "screens/file_sheets.hpp"
#include "screens/pictures.hpp"
#include "screens/lock.hpp"
#include "screens/mode.hpp"
#include "screens/search.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

struct Entry {
  const char* id;
  const char* icon;
  std::string label;
  bool enabled = true;
};

std::string counted(const Context& ctx, const char* key, std::size_t count) {
  std::string label(ctx.words(key));
  return count == 0 ? label : label + ctx.words("shell.in_brackets", {{"count", std::to_string(count)}});
}

bool on_a_wall(const Context& ctx) {
  const auto* step = shown_step(ctx);
  return step && step->kind == sheets::StepKind::wall;
}

std::vector<Entry> entries_of(Context& ctx) {
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  std::vector<Entry> entries = {
      {"opening", icon::kCampaign, word("menu.opening")},
      {"closing", icon::kFlag, word("menu.closing")},
      {"about", icon::kInfo, word("menu.about")},
      {"people", icon::kGroup, counted(ctx, "menu.people", ctx.meeting->participants().size())},
      {"remark", icon::kEditNote, word("shell.remark"), !ctx.read_only},
      {"record", icon::kListAlt, word("menu.record")},
      {"findings", icon::kFactCheck, counted(ctx, "menu.findings", ctx.findings.size())},
      {"minutes", icon::kDescription, word("menu.minutes")},
      {"timer", icon::kTimer, word("menu.timer"), !ctx.read_only},
      {"pictures", icon::kImage, counted(ctx, "menu.pictures", pictures_of(*ctx.meeting, "").size())},
      {"map", icon::kMap, word("pictures.lay"), !ctx.read_only && on_a_wall(ctx)},
      {"search", icon::kSearch, word("search.title")},
      {"look", icon::kPalette, word("look.title")},
      {"lock", icon::kLock, word("lock.short"), !ctx.read_only},
      {"share", icon::kTouchApp, word("mode.begin_short"), !ctx.read_only},
      {"merge", icon::kGroup, word("group.merge_short"), !ctx.read_only},
      {"history", icon::kRestore, word("menu.history")},
      {"trash", icon::kDelete, counted(ctx, "menu.trash", facts(ctx).removed.size())},
      {"settings", icon::kTune, word("start.settings")},
      {"seal", icon::kLock, word(ctx.files->sealed ? "seal.change" : "seal.title"), !ctx.read_only},
      {"leave", icon::kMoveToInbox, word("menu.leave"), !ctx.read_only},
  };
  if (ctx.files->sealed) entries.insert(entries.end() - 1, {"unseal", icon::kLock, word("unseal.title"), !ctx.read_only});
  if (narrow(ctx)) entries.insert(entries.begin() + 8, {"prompter", icon::kRecordVoiceOver, word("prompter.title")});
  return entries;
}

void choose_entry(Context& ctx, std::string_view id) {
  ShellViews& shell = ctx.view.shell;
  shell.sheet = ShellSheet::none;
  shell.sheet_scroll.to_top();
  if (id == "opening") go_to_entry(ctx, std::string(meeting::kOpeningPoint));
  if (id == "closing") go_to_entry(ctx, std::string(meeting::kClosingPoint));
  if (id == "about") ctx.view.shown = "meeting";
  if (id == "people" || id == "record" || id == "findings" || id == "minutes" || id == "history" || id == "trash")
    ctx.view.shown = id;
  if (id == "pictures") open_pictures(ctx, "");
  if (id == "map") ask_ground(ctx, shown_step(ctx)->path);
  if (id == "timer") shell.sheet = ShellSheet::timer;
  if (id == "prompter") shell.sheet = ShellSheet::prompter;
  if (id == "settings") shell.sheet = ShellSheet::settings;
  if (id == "search") open_search(ctx);
  if (id == "look") shell.sheet = ShellSheet::look;
  if (id == "lock") ask_lock(ctx);
  if (id == "share") offer_mode(ctx);
  if (id == "seal") ask_new_passphrase(ctx);
  if (id == "unseal") shell.sheet = ShellSheet::unseal;
  if (id == "merge") {
    shell.sheet = ShellSheet::merge;
    shell.files_scroll.to_top();
    ctx.out.ask(ListFolder{ctx.file.parent_path()});
  }
  if (id == "leave") {
    shell.sheet = ShellSheet::leave;
    ctx.view.files.place.clear();
    ctx.out.ask(ListPlaces{});
  }
  if (id == "end") ctx.out.ask(BackToStart{});
  if (id == "quit") ctx.out.ask(Quit{});
  const auto* step = shown_step(ctx);
  if (id == "remark" && step) ask_remark(ctx, *step);
}

// A low surface has lower tiles, so that none hides.
float tile_height(const Context& ctx) { return ctx.ui.surface().height() < 900 ? 72 : 92; }
float tile_gap(const Context& ctx) { return ctx.ui.surface().height() < 900 ? 8 : 12; }

// Tiles in columns; returns the id tapped.
std::string_view draw_tiles(Context& ctx, const std::vector<Entry>& entries, const Rect& body, int columns) {
  const float tile = tile_height(ctx), gap = tile_gap(ctx);
  const int rows = (static_cast<int>(entries.size()) + columns - 1) / columns;
  ScrollArea area(ctx.ui, "menu", body, ctx.view.shell.sheet_scroll, static_cast<float>(rows) * (tile + gap) - gap);
  const float w = (body.width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  std::string_view tapped;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto column = static_cast<float>(static_cast<int>(i) % columns);
    const auto row = static_cast<float>(static_cast<int>(i) / columns);
    const Rect content = Rect::at(column * (w + gap), row * (tile + gap), w, tile);
    if (!area.shows(content)) continue;
    if (button(ctx.ui, std::string("menu/") + entries[i].id, area.place(content),
               {.label = entries[i].label, .icon = entries[i].icon, .enabled = entries[i].enabled,
                .align = Align::left}))
      tapped = entries[i].id;
  }
  return tapped;
}

} // namespace

void draw_menu(Context& ctx) {
  Ui& ui = ctx.ui;
  const auto entries = entries_of(ctx);
  const int columns = narrow(ctx) ? 2 : entries.size() > 16 ? 5 : entries.size() > 9 ? 4 : 3;
  const float rows = static_cast<float>((static_cast<int>(entries.size()) + columns - 1) / columns);
  const float height = std::min(ui.surface().height() - 24, 112 + rows * (tile_height(ctx) + tile_gap(ctx)) + 44 + 40 + 88 + 24 + 96 + 48);
  SheetFrame sheet = begin_sheet(ui, "menu", {.height = height, .title = ctx.words("shell.menu"), .icon = icon::kMenu});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "menu", body, {.back = ctx.words("shell.back")});
  std::string_view tapped;
  const auto ways_out = body.cut_bottom(88).columns(2, 12);
  const auto leave = [&](const char* id, const Rect& r, const char* key, const char* icon) {
    if (button(ui, std::string("menu/") + id, r,
               {.label = ctx.words(key), .icon = icon, .look = ButtonLook::neutral}))
      tapped = id;
  };
  leave("end", ways_out[0], "menu.end", icon::kArrowBack);
  leave("quit", ways_out[1], "menu.quit", icon::kClose);
  const Rect where = body.cut_bottom(44);
  if (!ctx.file.empty())
    draw_line(ui, where, ctx.words("menu.file", {{"file", ctx.file.string()}}),
              {size::kSmall, Weight::regular, kLineTitle}, ui.theme().ink2);
  if (const auto chosen = draw_tiles(ctx, entries, body, columns); !chosen.empty()) tapped = chosen;
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
  if (!tapped.empty()) choose_entry(ctx, tapped);
}

} // namespace yoriai::screens
