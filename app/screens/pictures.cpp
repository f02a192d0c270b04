// Targets: "picture/<id>" (a thumbnail on a board); in the sheet of a thing's pictures "pictures/<id>", "pictures/add",
// "pictures/back"; in the choice of a file "picture_files/up", "picture_files/folder/<n>", "picture_files/file/<n>",
// counted from 1, "picture_files/back".
#include "screens/pictures.hpp"

#include <algorithm>

#include "screens/notices.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kRow = 76, kTile = 250, kCaption = 60, kTileGap = 16;

// How a document looks where a picture would be.
void draw_document(Ui& ui, const Rect& r, float radius) {
  fill(ui, r, ui.theme().sunken, radius);
  draw_icon(ui, icon::kDescription, r.centre(), std::min({r.width(), r.height(), 72.0f}) * 0.6f, ui.theme().ink2);
}

} // namespace

Pictures pictures_of(const meeting::Meeting& meeting, std::string_view item) {
  Pictures pictures;
  for (const meeting::Attachment& picture : meeting.attachments())
    if (picture.item == item) pictures.push_back(&picture);
  return pictures;
}

const meeting::Attachment* photo_of(const meeting::Meeting& meeting, std::string_view item) {
  for (const meeting::Attachment& picture : meeting.attachments())
    if (picture.item == item && !is_document(picture)) return &picture;
  return nullptr;
}

widgets::Picture texture_of(const Context& ctx, const meeting::Attachment& picture, float longest) {
  return ctx.picture ? ctx.picture(picture, longest * ctx.ui.scale()) : widgets::Picture{};
}

void draw_attachment(Context& ctx, const Rect& r, const meeting::Attachment& picture, Fit fit, float radius) {
  if (!ctx.ui.visible(r)) return;
  if (is_document(picture)) return draw_document(ctx.ui, r, radius);
  // What is cut off is decoded too.
  const Rect all = fitted(static_cast<float>(picture.width), static_cast<float>(picture.height), r, fit);
  draw_picture(ctx.ui, r, texture_of(ctx, picture, std::max(all.width(), all.height())), fit, radius);
}

void draw_thumbnail(Context& ctx, const Rect& r, const meeting::Attachment& picture) {
  const Touch touch = ctx.ui.touch({.name = "picture/" + picture.id, .label = picture.name}, r);
  draw_attachment(ctx, r, picture, Fit::cover, metric::kRadiusBadge);
  border(ctx.ui, r, touch.down ? ctx.ui.theme().ai : ctx.ui.theme().line2, touch.down ? 3 : 1, metric::kRadiusBadge);
  ctx.ui.finish_touch(touch, r, metric::kRadiusBadge);
  if (touch.tapped) show_picture(ctx, picture.id);
}

void open_pictures(Context& ctx, std::string item) {
  ctx.view.pictures.of = std::move(item);
  ctx.view.pictures.ground_for.clear();
  ctx.view.pictures.list.to_top();
  ctx.view.shell.sheet = ShellSheet::pictures;
}

Act pictures_act(Context& ctx, const std::string& item) {
  const std::size_t count = pictures_of(*ctx.meeting, item).size();
  std::string label(ctx.words(count == 0 ? "pictures.add" : "pictures.some"));
  if (count > 0) label += ctx.words("shell.in_brackets", {{"count", std::to_string(count)}});
  return {"pictures", std::move(label), icon::kAddPhoto, [&ctx, item] { open_pictures(ctx, item); }};
}

namespace {

void ask_file(Context& ctx) {
  ctx.view.shell.sheet = ShellSheet::picture_files;
  ctx.view.pictures.files.to_top();
  ctx.out.ask(ListPictures{ctx.pictures_near ? ctx.pictures_near->folder : std::filesystem::path()});
}

} // namespace

void ask_ground(Context& ctx, const std::string& step) {
  ctx.view.pictures.of.clear();
  ctx.view.pictures.ground_for = step;
  ask_file(ctx);
}

const meeting::Attachment* ground_of(const meeting::Meeting& meeting, const std::string& step) {
  const auto ground = meeting.course().grounds.find(step);
  return ground == meeting.course().grounds.end() ? nullptr : meeting.attachment(ground->second);
}

namespace {

bool draw_tile(Context& ctx, const Rect& r, const meeting::Attachment& picture) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const Touch touch = ui.touch({.name = "pictures/" + picture.id, .label = picture.name}, r);
  Rect rest = r;
  const Rect caption = rest.cut_bottom(kCaption);
  fill(ui, r, touch.down ? t.ai_soft : t.surface, metric::kRadiusNote);
  draw_attachment(ctx, rest.inset(6), picture, Fit::whole, 0);
  border(ui, r, touch.down ? t.ai : t.line2, t.border_line, metric::kRadiusNote);
  draw_text(ui, caption.inset(10, 2), picture.name, {size::kSmall, Weight::regular, kLineTitle},
            {t.ink, Align::centre, VAlign::middle, 2});
  ui.finish_touch(touch, r, metric::kRadiusNote);
  return touch.tapped;
}

void draw_tiles(Context& ctx, const Rect& body, const Pictures& pictures) {
  const int columns = std::max(1, static_cast<int>((body.width() + kTileGap) / (kTile + kTileGap)));
  const auto rows = (static_cast<int>(pictures.size()) + columns - 1) / columns;
  const float pitch = kTile + kTileGap;
  ScrollArea area(ctx.ui, "pictures/list", body, ctx.view.pictures.list, static_cast<float>(rows) * pitch);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const int at = static_cast<int>(i);
    const Rect tile = Rect::at(static_cast<float>(at % columns) * pitch, static_cast<float>(at / columns) * pitch, kTile, kTile);
    if (area.shows(tile) && draw_tile(ctx, area.place(tile), *pictures[i])) show_picture(ctx, pictures[i]->id);
  }
  area.finish();
}

std::string heading(const Context& ctx) {
  const meeting::Item* item = ctx.meeting->item(ctx.view.pictures.of);
  if (!item) return std::string(ctx.words("pictures.of_meeting"));
  return ctx.words("pictures.of", {{"text", shortened(words_of(*item), 16)}});
}

} // namespace

void draw_pictures_sheet(Context& ctx) {
  if (!ctx.view.pictures.shown.empty()) return; // one of them fills the screen
  Ui& ui = ctx.ui;
  PictureViews& view = ctx.view.pictures;
  if (!view.of.empty() && !ctx.meeting->item(view.of)) view.of.clear();
  const Pictures pictures = pictures_of(*ctx.meeting, view.of);
  const std::string title = heading(ctx);
  const bool taking = ctx.pictures_near && ctx.pictures_near->taking;
  SheetFrame sheet = begin_sheet(ui, "pictures", {.height = ui.surface().height() - 200, .title = title, .icon = icon::kImage});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "pictures", body, {.back = ctx.words("shell.close"), .hint = taking ? ctx.words("pictures.taking") : std::string_view()});
  if (!ctx.read_only) {
    const ButtonSpec add{.label = ctx.words("pictures.add"), .icon = icon::kAddPhoto, .look = ButtonLook::primary, .enabled = !taking};
    Rect line = body.cut_top(76, 20);
    if (button(ui, "pictures/add", line.cut_left(button_width(ui, add, 32)), add)) ask_file(ctx);
  }
  if (pictures.empty())
    draw_text(ui, body, ctx.words("pictures.none"), {size::kButton, Weight::regular, kLineText}, {ui.theme().ink2});
  else
    draw_tiles(ctx, body, pictures);
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

namespace {

void draw_files(Context& ctx, const PictureAffairs& near, const Rect& body) {
  const std::size_t folders = near.folders.size(), count = folders + near.files.size();
  PictureViews& view = ctx.view.pictures;
  if (count == 0) {
    draw_text(ctx.ui, body, ctx.words("pictures.no_files"), {size::kButton, Weight::regular, kLineText}, {ctx.ui.theme().ink2});
    return;
  }
  ScrollArea area(ctx.ui, "picture_files/list", body, view.files, kRow * static_cast<float>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const Rect row = Rect::at(0, kRow * static_cast<float>(i), body.width(), kRow);
    if (!area.shows(row)) continue;
    const bool folder = i < folders;
    const auto& path = folder ? near.folders[i] : near.files[i - folders];
    const std::string name = folder ? "picture_files/folder/" + std::to_string(i + 1)
                                    : "picture_files/file/" + std::to_string(i - folders + 1);
    const std::string label = path.filename().string();
    if (!list_row(ctx.ui, name, area.place(row), {.title = label, .icon = folder ? icon::kFolderOpen : icon::kImage, .chevron = folder}))
      continue;
    if (folder) {
      ctx.out.ask(ListPictures{path});
      view.files.to_top();
    } else {
      ctx.out.ask(AttachPicture{path, view.of, view.ground_for});
      ctx.view.shell.sheet = view.ground_for.empty() ? ShellSheet::pictures : ShellSheet::none;
    }
  }
  area.finish();
}

} // namespace

void draw_picture_files_sheet(Context& ctx) {
  static const PictureAffairs kNone;
  const PictureAffairs& near = ctx.pictures_near ? *ctx.pictures_near : kNone;
  Ui& ui = ctx.ui;
  const bool map = !ctx.view.pictures.ground_for.empty();
  SheetFrame sheet = begin_sheet(ui, "picture_files", {.height = ui.surface().height() - 120,
                                                       .title = ctx.words(map ? "pictures.choose_map" : "pictures.choose"),
                                                       .icon = map ? icon::kMap : icon::kImage});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "picture_files", body, {.back = ctx.words("shell.back"), .hint = ctx.words("pictures.limits")});
  Rect line = body.cut_top(72, 12);
  const auto parent = near.folder.parent_path();
  const ButtonSpec up{.label = ctx.words("files.up"), .icon = icon::kArrowUpward, .enabled = !parent.empty() && parent != near.folder};
  if (button(ui, "picture_files/up", line.cut_left(button_width(ui, up), 20), up)) {
    ctx.out.ask(ListPictures{parent});
    ctx.view.pictures.files.to_top();
  }
  draw_text(ui, line, near.folder.string(), {size::kHint, Weight::regular, kLineTitle}, {ui.theme().ink2, Align::left, VAlign::middle, 2});
  draw_files(ctx, near, body);
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = map ? ShellSheet::none : ShellSheet::pictures;
}

} // namespace yoriai::screens
