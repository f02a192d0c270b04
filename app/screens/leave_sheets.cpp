// 終了して痕跡を残さない: where the meeting goes, and what was removed from this machine. Targets: "leave/place/<n>",
// "leave/up", "leave/here", "leave/folder/<n>", counted from 1, "leave/list/up" and "leave/list/down"; "leave/ok", "leave/back"; "left/ok", "left/back".
#include <algorithm>

#include "screens/file_sheets.hpp"
#include "screens/notices.hpp"
#include "screens/shell.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kRow = 76, kReport = 68;

void choose_place(Context& ctx, const std::filesystem::path& place) { ctx.view.files.place = place; }

// What is said above the places: what will happen, or how it stands.
NoticeText what_happens(Context& ctx) {
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  if (ctx.files->working) return {NoticeKind::info, icon::kPending, word("leave.working"), word("leave.working.text")};
  if (!ctx.files->problem.empty())
    return {NoticeKind::warn, icon::kInfo, ctx.files->problem, word("leave.nothing_removed")};
  return {NoticeKind::info, icon::kDelete, word("leave.what"),
          ctx.words("leave.what.text", {{"count", std::to_string(ctx.files->written)}})};
}

// A row that can be chosen, or gone into.
bool draw_row(Context& ctx, ScrollArea& area, float& y, const std::string& name, const RowSpec& spec) {
  const Rect row = Rect::at(0, y, area.visible().width(), kRow);
  y += kRow;
  return area.shows(row) && list_row(ctx.ui, name, area.place(row), spec);
}

void draw_places(Context& ctx, const Rect& body) {
  const FileAffairs& files = *ctx.files;
  const float content = kRow * static_cast<float>(files.places.size() + 2 + files.folders.size());
  ScrollArea area(ctx.ui, "leave/list", body, ctx.view.files.places_scroll, content);
  const std::filesystem::path& chosen = ctx.view.files.place;
  float y = 0;
  for (std::size_t i = 0; i < files.places.size(); ++i) {
    const std::string name = files.places[i].filename().string(), path = files.places[i].string();
    if (draw_row(ctx, area, y, "leave/place/" + std::to_string(i + 1),
                 {.title = name, .sub = path, .icon = icon::kSave, .chosen = chosen == files.places[i]}))
      choose_place(ctx, files.places[i]);
  }
  const auto parent = files.folder.parent_path();
  if (draw_row(ctx, area, y, "leave/up",
               {.title = ctx.words("files.up"),
                .icon = icon::kArrowUpward,
                .enabled = !parent.empty() && parent != files.folder}))
    ctx.out.ask(ListPlaces{parent}), ctx.view.files.places_scroll.to_top();
  const std::string here = ctx.words("leave.here", {{"folder", files.folder.string()}});
  if (draw_row(ctx, area, y, "leave/here",
               {.title = here, .icon = icon::kFolderOpen, .chosen = chosen == files.folder}))
    choose_place(ctx, files.folder);
  for (std::size_t i = 0; i < files.folders.size(); ++i) {
    const std::string name = files.folders[i].filename().string();
    if (draw_row(ctx, area, y, "leave/folder/" + std::to_string(i + 1),
                 {.title = name, .icon = icon::kFolderOpen, .chevron = true}))
      ctx.out.ask(ListPlaces{files.folders[i]}), ctx.view.files.places_scroll.to_top();
  }
}

void draw_trace(Context& ctx, const LeaveReport::Trace& trace, Rect r, bool gone) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  draw_icon(ui, gone ? icon::kCheckCircle : icon::kWarningAmber, r.cut_left(32, 14).centre(), 28,
            gone ? theme.icon_ok : theme.icon_warn);
  const TextStyle bold{size::kHint, Weight::bold, kLineTitle}, plain{size::kHint, Weight::regular, kLineTitle};
  draw_line(ui, r.cut_left(std::min(r.width() * 0.35f, 240.0f), 12), trace.kind, bold, theme.ink);
  draw_text(ui, r, trace.path, plain, {gone ? theme.ink2 : theme.warn.ink, Align::left, VAlign::middle, 2});
}

} // namespace

void draw_leave_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  const FileAffairs& files = *ctx.files;
  const std::filesystem::path& place = ctx.view.files.place;
  SheetFrame sheet =
      begin_sheet(ui, "leave",
                  {.height = ui.surface().height() - 80, .title = ctx.words("menu.leave"), .icon = icon::kMoveToInbox});
  Rect body = sheet.body;
  const std::string hint =
      place.empty() ? std::string(ctx.words("leave.choose")) : ctx.words("leave.goes_to", {{"folder", place.string()}});
  const SheetTap foot = sheet_foot(ui, "leave", body,
                                   {.back = ctx.words("shell.back"),
                                    .ok = ctx.words("leave.ok"),
                                    .hint = hint,
                                    .ok_enabled = !place.empty() && !files.working});
  cut_notice(ctx, body, what_happens(ctx));
  draw_places(ctx, body);
  end_sheet(ui);
  if (foot == SheetTap::ok) ctx.out.ask(LeaveMachine{place});
  if (!files.working && (foot == SheetTap::back || sheet.dismissed)) ctx.view.shell.sheet = ShellSheet::none;
}

void draw_left_sheet(Context& ctx) {
  if (!ctx.files->left) return;
  Ui& ui = ctx.ui;
  const LeaveReport& report = *ctx.files->left;
  SheetFrame sheet = begin_sheet(
      ui, "left",
      {.height = ui.surface().height() - 120, .title = ctx.words("left.title"), .icon = icon::kCheckCircle});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "left", body, {.back = ctx.words("left.back"), .ok = ctx.words("left.ok")});
  cut_notice(ctx, body,
             {NoticeKind::ok, icon::kDescription, std::string(ctx.words("left.lies")), report.file.string()});
  if (!report.left.empty())
    cut_notice(ctx, body,
               {NoticeKind::warn, icon::kWarningAmber, std::string(ctx.words("left.some")),
                std::string(ctx.words("left.some.text"))});
  const std::size_t count = report.left.size() + report.gone.size();
  ScrollArea area(ui, "left", body, ctx.view.files.report_scroll, kReport * static_cast<float>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const bool gone = i >= report.left.size();
    const Rect row = Rect::at(0, kReport * static_cast<float>(i), body.width(), kReport);
    if (area.shows(row))
      draw_trace(ctx, gone ? report.gone[i - report.left.size()] : report.left[i], area.place(row), gone);
  }
  area.finish();
  end_sheet(ui);
  if (foot == SheetTap::ok) ctx.out.ask(Quit{});
  if (foot == SheetTap::back || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace yoriai::screens
