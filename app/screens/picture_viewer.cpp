// One picture on the whole screen. Targets: "viewer" (drags the part in view), "viewer/zoom_out", "viewer/fit",
// "viewer/zoom_in", "viewer/before", "viewer/after", "viewer/ground" (under the wall in view, or away from it),
// "viewer/detach", "viewer/close".
#include <algorithm>

#include "screens/pictures.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kMostZoom = 8, kZoomStep = 1.5f, kBar = 104;

} // namespace

void show_picture(Context& ctx, const std::string& id) {
  ctx.view.pictures.shown = id;
  ctx.view.pictures.zoom = {};
}

void draw_zoom_buttons(Context& ctx, const std::string& name, Rect& line, PictureZoom& zoom) {
  Ui& ui = ctx.ui;
  if (icon_button(ui, name + "/zoom_in", line.cut_right(76, 8), icon::kZoomIn, ctx.words("wall.zoom_in"), zoom.factor < kMostZoom))
    zoom.factor = std::min(kMostZoom, zoom.factor * kZoomStep);
  const ButtonSpec fit{.label = ctx.words("pictures.fit"), .enabled = zoom.factor > 1, .size = size::kList};
  if (button(ui, name + "/fit", line.cut_right(std::max(120.0f, button_width(ui, fit)), 8), fit)) zoom = {};
  if (icon_button(ui, name + "/zoom_out", line.cut_right(76, 16), icon::kZoomOut, ctx.words("wall.zoom_out"), zoom.factor > 1))
    zoom.factor = std::max(1.0f, zoom.factor / kZoomStep);
}

Rect zoomed(const meeting::Attachment& picture, const Rect& view, PictureZoom& zoom) {
  const Rect whole = fitted(static_cast<float>(picture.width), static_cast<float>(picture.height), view);
  const float w = whole.width() * zoom.factor, h = whole.height() * zoom.factor;
  // Never more empty space at a side than there is without zoom.
  const auto keep = [](float& centre, float size, float room) {
    const float half = size <= room ? 0.5f : room / size / 2;
    centre = std::clamp(centre, half, 1 - half);
  };
  keep(zoom.centre.x, w, view.width());
  keep(zoom.centre.y, h, view.height());
  const Point c = view.centre();
  return Rect::at(c.x - zoom.centre.x * w, c.y - zoom.centre.y * h, w, h);
}

void pinch_picture(const Context& ctx, const meeting::Attachment& picture, const Rect& view, PictureZoom& zoom) {
  const Pinch* pinch = ctx.ui.pinch();
  if (pinch == nullptr || !view.contains(pinch->centre)) return;
  const Rect before = zoomed(picture, view, zoom);
  if (before.empty()) return;
  const Point from{pinch->centre.x - pinch->moved.x, pinch->centre.y - pinch->moved.y};
  const Point held{(from.x - before.x0) / before.width(), (from.y - before.y0) / before.height()}; // 0..1 of the picture
  const float factor = std::clamp(zoom.factor * pinch->factor, 1.0f, kMostZoom);
  const float w = before.width() * factor / zoom.factor, h = before.height() * factor / zoom.factor;
  zoom.factor = factor;
  zoom.centre = {held.x + (view.centre().x - pinch->centre.x) / w, held.y + (view.centre().y - pinch->centre.y) / h};
}

void pan(const Touch& touch, Point pointer, const Rect& whole, PictureZoom& zoom) {
  if (touch.drag_started) zoom.centre_from = {zoom.centre.x + pointer.x / whole.width(), zoom.centre.y + pointer.y / whole.height()};
  if (touch.drag_started || touch.dragging)
    zoom.centre = {zoom.centre_from.x - pointer.x / whole.width(), zoom.centre_from.y - pointer.y / whole.height()};
}

namespace {

// The one before or after among those of the same thing; nullptr at the ends.
const meeting::Attachment* neighbour(const Context& ctx, const meeting::Attachment& picture, int by) {
  const Pictures all = pictures_of(*ctx.meeting, picture.item);
  const auto here = std::find(all.begin(), all.end(), &picture);
  const auto at = here - all.begin() + by;
  return at >= 0 && at < static_cast<std::ptrdiff_t>(all.size()) ? all[static_cast<std::size_t>(at)] : nullptr;
}

// 地図を敷く, or take it away; only where a wall is in view.
void draw_ground_button(Context& ctx, Rect& line, const meeting::Attachment& picture) {
  const sheets::Step* step = shown_step(ctx);
  if (!step || step->kind != sheets::StepKind::wall || is_document(picture)) return;
  const meeting::Attachment* ground = ground_of(*ctx.meeting, step->path);
  const bool lies = ground && ground->id == picture.id;
  const ButtonSpec spec{.label = ctx.words(lies ? "pictures.unlay" : "pictures.lay"), .icon = icon::kMap};
  if (!button(ctx.ui, "viewer/ground", line.cut_left(button_width(ctx.ui, spec), 16), spec)) return;
  base::Json args{{"step", step->path}};
  if (!lies) args["picture"] = picture.id;
  ctx.out.send({"ground", std::move(args)});
  ctx.view.pictures.shown.clear();
  ctx.view.shell.sheet = ShellSheet::none;
}

// On a narrow surface in two rows.
void draw_bar(Context& ctx, Rect line, const meeting::Attachment& picture) {
  const Rect upper = narrow(ctx) ? line.cut_top((line.height() - 14) / 2, 14) : Rect{};
  Ui& ui = ctx.ui;
  std::string& shown = ctx.view.pictures.shown;
  const std::string id = picture.id;
  const ButtonSpec close{.label = ctx.words("shell.close"), .icon = icon::kClose, .look = ButtonLook::primary};
  if (button(ui, "viewer/close", line.cut_right(std::max(180.0f, button_width(ui, close)), 24), close)) shown.clear();
  if (!is_document(picture)) draw_zoom_buttons(ctx, "viewer", line, ctx.view.pictures.zoom);
  if (narrow(ctx)) line = upper;
  const meeting::Attachment* before = neighbour(ctx, picture, -1);
  const meeting::Attachment* after = neighbour(ctx, picture, 1);
  if (before || after) {
    if (icon_button(ui, "viewer/before", line.cut_left(76, 8), icon::kChevronLeft, ctx.words("pictures.before"), before != nullptr))
      show_picture(ctx, before->id);
    if (icon_button(ui, "viewer/after", line.cut_left(76, 16), icon::kChevronRight, ctx.words("pictures.after"), after != nullptr))
      show_picture(ctx, after->id);
  }
  if (ctx.read_only) return;
  draw_ground_button(ctx, line, picture);
  const ButtonSpec detach{.label = ctx.words("pictures.detach"), .icon = icon::kDelete, .look = ButtonLook::neutral};
  if (button(ui, "viewer/detach", line.cut_left(button_width(ui, detach)), detach)) {
    ctx.out.send({"detach", base::Json{{"picture", id}}});
    shown.clear();
  }
}

} // namespace

void draw_picture_viewer(Context& ctx) {
  const meeting::Attachment* picture = ctx.meeting ? ctx.meeting->attachment(ctx.view.pictures.shown) : nullptr;
  if (!picture) return ctx.view.pictures.shown.clear();
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  PictureZoom& zoom = ctx.view.pictures.zoom;
  ui.push_layer("viewer", true);
  Rect all = ui.surface();
  fill(ui, all, t.paper);
  Rect bar = all.cut_bottom(narrow(ctx) ? 2 * kBar - 14 : kBar);
  fill(ui, bar, t.surface);
  const Rect view = all;
  if (is_document(*picture)) {
    draw_attachment(ctx, view.centred(240, 300), *picture, Fit::whole, metric::kRadiusCard);
    draw_text(ui, {view.x0 + 48, view.centre().y + 170, view.x1 - 48, view.y1}, ctx.words("pictures.document"),
              {size::kList, Weight::regular, kLineText}, {t.ink2, Align::centre});
  } else {
    pinch_picture(ctx, *picture, view, zoom);
    const Touch touch = ui.touch({.name = "viewer", .label = picture->name, .kind = "cell", .draggable = true}, view);
    Rect whole = zoomed(*picture, view, zoom);
    pan(touch, ui.pointer(), whole, zoom);
    whole = zoomed(*picture, view, zoom);
    ui.push_clip(view);
    draw_picture(ui, whole, texture_of(ctx, *picture, std::max(whole.width(), whole.height())));
    ui.pop_clip();
  }
  const TextStyle plain{size::kHint, Weight::regular, 1};
  const Rect name = Rect::at(24, 20, std::min(all.width() - 48, text_width(ui, picture->name, plain) + 32), 48);
  fill(ui, name, t.surface, metric::kRadiusNote);
  draw_line(ui, name.inset(16, 0), picture->name, plain, t.ink);
  draw_bar(ctx, bar.inset(24, 14), *picture);
  if (ui.escape_pressed()) ctx.view.pictures.shown.clear();
  ui.pop_layer();
}

} // namespace yoriai::screens
