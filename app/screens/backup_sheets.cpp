// 控えから戻す, and what opening a damaged file came to. Targets: "backups/<group>/<n>", counted from 1, the newest
// first; "backups/back"; "salvaged/backup", "salvaged/ok".
#include <algorithm>

#include "base/time.hpp"
#include "screens/file_sheets.hpp"
#include "screens/notices.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kHead = 84, kRow = 76, kGroupGap = 20;

std::string moment(const Context& ctx, base::TimeMs at) {
  return long_date(ctx.words, base::iso_date(at)) + " " + base::clock_hm(at);
}

std::string changes(const Context& ctx, std::uint64_t count) {
  return ctx.words("backups.changes", {{"count", std::to_string(count)}});
}

float height_of(const BackupGroup& group) {
  return kHead + kRow * static_cast<float>(group.backups.size()) + kGroupGap;
}

// Title and place of the meeting; of a sealed one only its file.
void draw_head(Context& ctx, const BackupGroup& group, Rect r) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  const std::string file = group.of.filename().string();
  const bool nameless = group.sealed || group.title.empty();
  if (group.sealed) draw_icon(ui, icon::kLock, r.cut_left(36, 12).centre(), 32, theme.ink2);
  draw_line(ui, {r.x0, r.y0 + 8, r.x1, r.y0 + 44}, nameless ? file : group.title,
            {size::kButtonLarge, Weight::bold, kLineTitle}, theme.ink);
  draw_line(ui, {r.x0, r.y0 + 46, r.x1, r.y1 - 8}, group.of.string(), {size::kSmall, Weight::regular, kLineTitle},
            theme.ink2);
}

void draw_groups(Context& ctx, const Rect& body) {
  Ui& ui = ctx.ui;
  float content = 0;
  for (const auto& group : ctx.files->backups) content += height_of(group);
  ScrollArea area(ui, "backups", body, ctx.view.files.backups_scroll, content);
  float y = 0;
  for (std::size_t g = 0; g < ctx.files->backups.size(); ++g) {
    const BackupGroup& group = ctx.files->backups[g];
    const Rect head = Rect::at(0, y, body.width(), kHead);
    if (area.shows(head)) draw_head(ctx, group, area.place(head));
    for (std::size_t i = 0; i < group.backups.size(); ++i) {
      const BackupCard& backup = group.backups[i];
      const Rect row = Rect::at(0, y + kHead + kRow * static_cast<float>(i), body.width(), kRow);
      const std::string name = "backups/" + std::to_string(g + 1) + "/" + std::to_string(i + 1);
      const std::string title =
          moment(ctx, backup.at) + std::string(ctx.words("shell.between")) + changes(ctx, backup.changes);
      if (area.shows(row) &&
          list_row(ui, name, area.place(row), {.title = title, .icon = icon::kRestore, .chevron = true}))
        ctx.out.ask(RestoreBackup{backup.file});
    }
    y += height_of(group);
  }
}

std::vector<NoticeText> notices_of(Context& ctx, const SalvageReport& report) {
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  std::vector<NoticeText> notices;
  notices.push_back({NoticeKind::ok, icon::kCheckCircle,
                     ctx.words("salvage.kept", {{"count", std::to_string(report.kept)}}),
                     ctx.words("salvage.kept.text", {{"time", moment(ctx, report.kept_until)}})});
  notices.push_back({NoticeKind::warn, icon::kWarningAmber,
                     report.lost ? ctx.words("salvage.lost", {{"count", std::to_string(*report.lost)}})
                                 : word("salvage.lost_unknown"),
                     word("salvage.lost.text")});
  notices.push_back({NoticeKind::info, icon::kDescription, word("salvage.original"), report.original.string()});
  if (report.better)
    notices.push_back({NoticeKind::info, icon::kRestore,
                       ctx.words("salvage.better", {{"count", std::to_string(report.better->changes)}}),
                       ctx.words("salvage.better.text", {{"time", moment(ctx, report.better->at)}})});
  return notices;
}

} // namespace

void draw_backups_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  SheetFrame sheet =
      begin_sheet(ui, "backups",
                  {.height = ui.surface().height() - 120, .title = ctx.words("backups.title"), .icon = icon::kRestore});
  Rect body = sheet.body;
  const SheetTap foot =
      sheet_foot(ui, "backups", body, {.back = ctx.words("shell.back"), .hint = ctx.words("backups.hint")});
  if (!ctx.files->problem.empty()) cut_notice(ctx, body, {NoticeKind::warn, icon::kInfo, ctx.files->problem, {}});
  if (ctx.files->backups.empty())
    draw_text(ui, body, ctx.words("backups.empty"), {size::kButton, Weight::regular, kLineText}, {ui.theme().ink2});
  else draw_groups(ctx, body);
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

void draw_salvage_sheet(Context& ctx) {
  if (!ctx.files->salvaged) return;
  Ui& ui = ctx.ui;
  const SalvageReport& report = *ctx.files->salvaged;
  const auto notices = notices_of(ctx, report);
  const float width = std::min(1320.0f, ui.surface().width() - 2 * metric::kMargin);
  constexpr float kFrame = 108 + 24 + 96 + 36; // title, and the foot with the gap above it
  float height = kFrame;
  for (const auto& notice : notices)
    height += notice_height(ctx, notice, width - 2 * std::min(48.0f, width * 0.05f)) + 16;
  SheetFrame sheet =
      begin_sheet(ui, "salvaged", {.height = height, .title = ctx.words("salvage.title"), .icon = icon::kRestore});
  Rect body = sheet.body;
  Rect row = body.cut_bottom(metric::kTargetMain, 24);
  const ButtonSpec go_on{.label = ctx.words("salvage.ok"), .look = ButtonLook::primary, .size = 31};
  const ButtonSpec open{.label = ctx.words("salvage.open_better"), .icon = icon::kRestore, .size = 28};
  const bool ended = button(ui, "salvaged/ok", row.cut_right(button_width(ui, go_on, 46), 24), go_on);
  if (report.better &&
      button(ui, "salvaged/backup", row.cut_left(std::min(row.width(), button_width(ui, open, 46))), open))
    ctx.out.ask(RestoreBackup{report.better->file});
  const float content = height - kFrame - 16;
  ScrollArea area(ui, "salvaged", body, ctx.view.files.sheet_scroll, content);
  Rect inner = area.place(Rect::at(0, 0, area.visible().width(), content));
  for (const auto& notice : notices) cut_notice(ctx, inner, notice);
  area.finish();
  end_sheet(ui);
  if (ended || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace yoriai::screens
