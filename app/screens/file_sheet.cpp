// ファイルから開く, and the earlier meeting to carry from: folders and meetings of the folder that the caller listed. Targets:
// "files/up", "files/folder/<n>", "files/file/<n>", counted from 1; "files/back". To carry from: "carry/…"; of a group: "merge/…".
#include <algorithm>
#include <functional>

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

constexpr float kRow = 76;

// What a file is chosen for.
struct Purpose {
  std::string name; // of the targets
  const char* title;
  std::function<Request(const std::filesystem::path&)> ask;
};

void draw_list(Context& ctx, const StartInfo& start, const Purpose& purpose, const Rect& body) {
  const std::size_t folders = start.folders.size(), count = folders + start.files.size();
  ShellViews& shell = ctx.view.shell;
  if (count == 0) {
    draw_text(ctx.ui, body, ctx.words("files.none"), {size::kButton, Weight::regular, kLineText},
              {ctx.ui.theme().ink2});
    return;
  }
  ScrollArea area(ctx.ui, purpose.name, body, shell.files_scroll, kRow * static_cast<float>(count));
  int above = 0, below = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Rect row = Rect::at(0, kRow * static_cast<float>(i), body.width(), kRow);
    if (row.y1 <= area.visible().y0) ++above;
    if (row.y0 >= area.visible().y1) ++below;
    if (!area.shows(row)) continue;
    const bool folder = i < folders;
    const auto& path = folder ? start.folders[i] : start.files[i - folders];
    const std::string name = folder ? purpose.name + "/folder/" + std::to_string(i + 1)
                                    : purpose.name + "/file/" + std::to_string(i - folders + 1);
    const std::string label = path.filename().string();
    if (!list_row(ctx.ui, name, area.place(row),
                  {.title = label, .icon = folder ? icon::kFolderOpen : icon::kDescription,
                   .enabled = folder || path != ctx.file, .chevron = folder}))
      continue;
    if (folder) {
      ctx.out.ask(ListFolder{path});
    } else {
      ctx.out.ask(purpose.ask(path));
      shell.sheet = ShellSheet::none;
    }
    shell.files_scroll.to_top();
  }
  area.finish(above, below);
}

void draw_chooser(Context& ctx, const Purpose& purpose) {
  if (!ctx.start) return;
  Ui& ui = ctx.ui;
  const StartInfo& start = *ctx.start;
  SheetFrame sheet = begin_sheet(ui, purpose.name, {.height = ui.surface().height() - 120, .title = ctx.words(purpose.title),
                                               .icon = icon::kFolderOpen});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, purpose.name, body, {.back = ctx.words("shell.back")});
  Rect line = body.cut_top(72, 12);
  const auto parent = start.files_folder.parent_path();
  const ButtonSpec up{.label = ctx.words("files.up"), .icon = icon::kArrowUpward,
                      .enabled = !parent.empty() && parent != start.files_folder};
  if (button(ui, purpose.name + "/up", line.cut_left(button_width(ui, up), 20), up)) {
    ctx.out.ask(ListFolder{parent});
    ctx.view.shell.files_scroll.to_top();
  }
  draw_text(ui, line, start.files_folder.string(), {size::kHint, Weight::regular, kLineTitle},
            {ui.theme().ink2, Align::left, VAlign::middle, 2});
  draw_list(ctx, start, purpose, body);
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace

void draw_files_sheet(Context& ctx) {
  draw_chooser(ctx, {"files", "start.open", [](const auto& file) { return OpenMeeting{file}; }});
}

void draw_carry_sheet(Context& ctx) {
  draw_chooser(ctx, {"carry", "opening.carry", [](const auto& file) { return CarryFrom{file}; }});
}

void draw_merge_sheet(Context& ctx) {
  draw_chooser(ctx, {"merge", "group.merge", [](const auto& file) { return MergeFrom{file}; }});
}

} // namespace yoriai::screens
