// Where a finger writes instead of pressing keys: the sheet, which becomes a note as it is, and the box in which one kanji is
// drawn to be found.
#include <algorithm>
#include <array>
#include <cmath>

#include "screens/mode.hpp"
#include "screens/pads.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/drawing.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;
using meeting::InkPoint;
using meeting::Stroke;

constexpr float kRow = 60, kGap = 6, kBetween = 8, kSide = 172;
constexpr int kNear = 5;                 // thousandths: points nearer than this show nothing
constexpr std::size_t kMostPoints = 15'000; // of a sheet; as text some 150 kB, within meeting::kMostInkBytes
constexpr std::size_t kMostFound = 10;

InkPoint in_thousandths(Point p, const Rect& r) {
  const float unit = static_cast<float>(meeting::kInkWidth) / r.width();
  const float tallest = std::min(r.height() * unit, static_cast<float>(meeting::kInkTallest));
  return {static_cast<std::uint16_t>(std::clamp((p.x - r.x0) * unit, 0.0f, static_cast<float>(meeting::kInkWidth))),
          static_cast<std::uint16_t>(std::clamp((p.y - r.y0) * unit, 0.0f, tallest))};
}

std::size_t points_of(const std::vector<Stroke>& strokes) {
  std::size_t points = 0;
  for (const Stroke& stroke : strokes) points += stroke.size();
  return points;
}

void add_point(Stroke& stroke, InkPoint p) {
  if (!stroke.empty() && std::hypot(p.x - stroke.back().x, p.y - stroke.back().y) < kNear) return;
  stroke.push_back(p);
}

void paint_strokes(Ui& ui, const std::vector<Stroke>& strokes, const Rect& r, float pen) {
  const float unit = r.width() / static_cast<float>(meeting::kInkWidth);
  std::vector<Point> points;
  for (const Stroke& stroke : strokes) {
    points.clear();
    for (const InkPoint& p : stroke)
      points.push_back({r.x0 + static_cast<float>(p.x) * unit, r.y0 + static_cast<float>(p.y) * unit});
    paint_stroke(ui, points, pen, ui.theme().ink);
  }
}

// One frame of what takes lines. True when a line was finished.
bool follow_finger(Context& ctx, Pad& pad, std::vector<Stroke>& strokes, std::string_view name, std::string_view label,
                   const Rect& r) {
  Ui& ui = ctx.ui;
  const Touch touch = ui.touch({.name = name, .label = label, .kind = "ink", .draggable = true}, r);
  ui.finish_touch(touch, r, metric::kRadiusNote);
  const bool held = touch.down || touch.dragging, lifted = touch.dropped || (touch.tapped && pad.drawing);
  if (!held && !pad.drawing) return false;
  pad.touched_at = ctx.now;
  if (!pad.drawing) {
    if (points_of(strokes) >= kMostPoints) return false;
    strokes.emplace_back();
    pad.drawing = true;
    add_point(strokes.back(), in_thousandths({r.x0 + touch.grab.x, r.y0 + touch.grab.y}, r));
  }
  if (strokes.empty()) return pad.drawing = false; // wiped meanwhile
  if ((held || lifted) && points_of(strokes) < kMostPoints)
    for (const Point& p : ui.trail()) add_point(strokes.back(), in_thousandths(p, r));
  if (held) return false;
  pad.drawing = false;
  if (lifted) return true;
  strokes.pop_back(); // a palm, or the finger was lost
  return false;
}

// A key beside the place for the finger.
bool side_key(Context& ctx, const std::string& name, const Rect& r, const char* key, bool enabled = true) {
  const float fits = text_width(ctx.ui, ctx.words(key), {size::kHint, Weight::bold}) + 20 <= r.width() ? size::kHint : size::kSmall;
  return button(ctx.ui, name, r,
                {.label = ctx.words(key), .look = ButtonLook::neutral, .enabled = enabled, .size = fits, .kind = "key"});
}

void post_key(Context& ctx, Pad& pad, const std::string& name, const Rect& cell, const Rect& r) {
  const ButtonSpec post{
      .label = ctx.words("key.post"), .look = ButtonLook::primary, .enabled = may_post(ctx, pad), .kind = "key"};
  if (button(ctx.ui, name + "key/post", cell, post)) post_from_pad(ctx, pad, r);
}

void find_character(Context& ctx, Pad& pad) {
  pad.found.clear();
  if (!ctx.view.pads.characters || pad.character.empty()) return;
  std::vector<input::InkStroke> drawn;
  for (const Stroke& stroke : pad.character) {
    auto& line = drawn.emplace_back();
    for (const InkPoint& p : stroke) line.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
  }
  pad.found = ctx.view.pads.characters->find(drawn, kMostFound);
}

void draw_found(Context& ctx, Pad& pad, const std::string& name, const Rect& row) {
  if (pad.found.empty()) {
    const bool looked = !pad.character.empty() && !pad.drawing && ctx.view.pads.characters;
    const std::string_view words = !ctx.view.pads.characters_problem.empty() ? std::string_view(ctx.view.pads.characters_problem)
                                   : looked                                  ? ctx.words("pads.found_none")
                                                                             : std::string_view();
    draw_text(ctx.ui, row, words, {size::kSmall, Weight::regular, 1.2f},
              {.color = ctx.ui.theme().ink2, .valign = VAlign::middle, .max_lines = 2});
    return;
  }
  std::string taken;
  const auto cells = row.columns(static_cast<int>(kMostFound), kGap);
  for (std::size_t i = 0; i < pad.found.size(); ++i)
    if (key(ctx.ui, name + "found/" + std::to_string(i), cells[i], pad.found[i])) taken = pad.found[i];
  if (taken.empty()) return;
  forget_posted(pad);
  pad.writing.type(taken);
  pad.writing.commit();
  pad.character.clear();
  pad.found.clear();
}

void draw_box(Context& ctx, Pad& pad, const std::string& name, const Rect& box) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  fill(ui, box, t.surface, metric::kRadiusNote);
  vline(ui, box.centre().x, box.y0 + 4, box.y1 - 4, t.line, 2);
  hline(ui, box.x0 + 4, box.x1 - 4, box.centre().y, t.line, 2);
  border(ui, box, t.line2, t.border_control, metric::kRadiusNote);
  if (follow_finger(ctx, pad, pad.character, name + "box", ctx.words("pads.box"), box)) find_character(ctx, pad);
  ui.push_clip(box);
  paint_strokes(ui, pad.character, box, 10);
  ui.pop_clip();
}

} // namespace

void draw_pad_sheet(Context& ctx, Pad& pad, const std::string& name, const Rect& in, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  Rect sheet = in;
  const Rect row = sheet.cut_bottom(kRow, kBetween);
  const RoleLook& look = t.role(pad.role);
  fill(ui, sheet, look.tint, metric::kRadiusNote);
  border(ui, sheet, look.edge, t.border_note, metric::kRadiusNote);
  follow_finger(ctx, pad, pad.ink, name + "sheet", ctx.words("pads.sheet"), sheet);
  const bool full = points_of(pad.ink) >= kMostPoints;
  if (pad.ink.empty() || full)
    draw_text(ui, sheet.inset(20, 16), ctx.words(full ? "pads.sheet_full" : "pads.sheet_hint"),
              {size::kButton, Weight::regular, kLineNote}, {.color = t.ink2, .valign = full ? VAlign::bottom : VAlign::top});
  ui.push_clip(sheet);
  paint_strokes(ui, pad.ink, sheet, sheet.width() * meeting::kInkPen / meeting::kInkWidth);
  ui.pop_clip();

  Rect keys = row;
  post_key(ctx, pad, name, keys.cut_right(row.width() * 0.22f, kGap), r);
  const auto cells = keys.columns(3, kGap);
  if (side_key(ctx, name + "stroke", cells[0], "pads.stroke_back", !pad.ink.empty()) && !pad.ink.empty()) pad.ink.pop_back();
  if (side_key(ctx, name + "wipe", cells[1], "pads.wipe", !pad.ink.empty())) pad.ink.clear();
  if (side_key(ctx, name + "find", cells[2], "pads.find")) pad.shown = PadPage::character, pad.drawing = false;
  if (!pad.ink.empty() && !pad.posted.empty()) forget_posted(pad);
}

void draw_pad_character(Context& ctx, Pad& pad, const std::string& name, Rect in, const Rect& r) {
  Ui& ui = ctx.ui;
  Rect keys = in.cut_bottom(5 * kRow + 4 * kGap, kBetween);
  const Rect found = in.cut_bottom(kRow, kBetween);
  draw_pad_text(ctx, pad, name + "text", in);
  draw_found(ctx, pad, name, found);

  const auto side = keys.cut_right(kSide, kBetween).rows(5, kGap);
  draw_box(ctx, pad, name, keys.cut_left(std::min(keys.height(), keys.width()), kBetween + 4));
  if (keys.width() >= 100)
    draw_text(ui, keys, ctx.words("pads.box_hint"), {size::kHint, Weight::regular, kLineNote}, {.color = ui.theme().ink2});
  const bool drawn = !pad.character.empty();
  if (side_key(ctx, name + "stroke", side[0], "pads.stroke_back", drawn) && drawn) {
    pad.character.pop_back();
    find_character(ctx, pad);
  }
  if (side_key(ctx, name + "wipe", side[1], "pads.wipe", drawn)) pad.character.clear(), pad.found.clear();
  if (side_key(ctx, name + "erase", side[2], "key.erase", !pad.writing.empty())) pad.writing.erase();
  if (side_key(ctx, name + "as_it_is", side[3], "pads.as_it_is")) pad.shown = PadPage::sheet, pad.drawing = false;
  post_key(ctx, pad, name, side[4], r);
}

} // namespace yoriai::screens
