#include "widgets/note.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/icons.hpp"

namespace yoriai::widgets {
namespace {

constexpr float kPadX = 19, kPadTop = 15, kPadBottom = 18, kTagRow = 22, kTagGap = 8, kMark = 22; // border included
constexpr float kPictureGap = 10;
constexpr float kDrawn = 230, kDrawnGap = 8, kDrawnInStack = 128; // the highest that writing by hand becomes
constexpr float kBar = 60, kStackTop = 12, kPlate = 40;

TextStyle body(float zoom, bool bold) {
  return {size::kNote * zoom, bold ? Weight::bold : Weight::regular, kLineNote};
}

Color note_ink(const Theme& t, bool dimmed) { return dimmed ? t.disabled.ink : t.ink; }

// What does not pass the filter loses its colour, so that its words stay readable on the ground.
RoleLook look_of(const Theme& t, std::string_view role, bool dimmed) {
  RoleLook look = t.role(role);
  if (dimmed) look.tint = t.disabled.ground, look.edge = t.disabled.border, look.mark = t.disabled.ink;
  return look;
}

void chosen_ring(Ui& ui, const Rect& r) {
  const Theme& t = ui.theme();
  const Rect ring = r.inset(-8);
  if (!t.high_contrast) border(ui, r.inset(-3), t.surface, 3, 11);
  border(ui, ring, t.ai, 5, 15);
}

void sheet_of_paper(Ui& ui, const Rect& r, const RoleLook& look, Lift lift) {
  shadow(ui, r, metric::kRadiusNote, lift);
  fill(ui, r, look.tint, metric::kRadiusNote);
  border(ui, r, look.edge, ui.theme().border_note, metric::kRadiusNote);
}

// Badges of the issues it serves or the problems it gave rise to, from the right; returns how wide they are.
float draw_letters(Ui& ui, const Rect& row, std::span<const std::string_view> letters, float side) {
  float x = row.x1;
  for (std::size_t i = letters.size(); i-- > 0;) {
    const Rect badge = Rect::at(x - side, row.centre().y - side / 2, side, side);
    const bool issue = !letters[i].empty() && letters[i].front() >= 'A' && letters[i].front() <= 'Z';
    issue ? issue_badge(ui, badge, letters[i]) : problem_badge(ui, badge, letters[i]);
    x -= side + 5;
  }
  return row.x1 - x;
}

void draw_tag_row(Ui& ui, Rect row, const NoteView& v) {
  const Theme& t = ui.theme();
  const float z = v.zoom;
  const RoleLook look = look_of(t, v.role, v.dimmed);
  draw_shape(ui, look.shape, row.cut_left(kMark * z, 10 * z).centre(), kMark * z, look.mark);
  if (!v.letters.empty()) row.x1 -= draw_letters(ui, row, v.letters, std::min(metric::kBadge, metric::kBadge * v.zoom));
  const TextStyle small{size::kSmall * z, Weight::regular, 1}, strong{size::kSmall * z, Weight::bold, 1};
  if (!v.strength.empty()) {
    const IconText word{.icon = icon::kThumbUp, .text = v.strength, .style = strong, .color = note_ink(t, v.dimmed),
                        .icon_size = 24 * z, .gap = 4 * z, .align = Align::right};
    row.x1 -= draw_icon_text(ui, row, word) + 8 * z;
  } else if (v.marked) {
    disc(ui, {row.x1 - 11 * z, row.centre().y}, 10 * z, t.ai);
    row.x1 -= 30 * z;
  }
  draw_line(ui, row, v.role_label, small, note_ink(t, v.dimmed));
}

// The words under what is written by hand; a note that is only written by hand has none.
float words_height(Ui& ui, const NoteView& v, float width) {
  if (v.drawing && v.text.empty()) return 0;
  return text_height(ui, v.text, body(v.zoom, v.marked), width, v.max_lines);
}

float drawn_height(const NoteView& v, float width) {
  if (!v.drawing) return 0;
  return drawing_size(*v.drawing, width, kDrawn * v.zoom).y + (v.text.empty() ? 0 : kDrawnGap * v.zoom);
}

Touch draggable(Ui& ui, std::string_view name, const Rect& r, std::string_view label, bool enabled, bool drags) {
  return ui.touch({.name = name, .label = label, .kind = "note", .enabled = enabled, .draggable = drags}, r);
}

void finish(Ui& ui, const Touch& touch, const Rect& r) {
  if (touch.down) border(ui, r, ui.theme().ai, 3, metric::kRadiusNote); // the finger is on it
  ui.finish_touch(touch, r, metric::kRadiusNote);
}

} // namespace

float note_height(Ui& ui, const NoteView& v, float width) {
  const float z = v.zoom;
  const float inner = width - 2 * kPadX * z;
  const float words = words_height(ui, v, inner) + drawn_height(v, inner);
  const float picture = v.picture_height > 0 ? v.picture_height + kPictureGap : 0;
  return std::round((kPadTop + kTagRow + kTagGap + kPadBottom + picture) * z + words);
}

Rect note_picture(const Rect& r, const NoteView& v) {
  const float z = v.zoom;
  if (v.picture_height <= 0) return {};
  const float y1 = r.y1 - kPadBottom * z;
  return {r.x0 + kPadX * z, y1 - v.picture_height * z, r.x1 - kPadX * z, y1};
}

void paint_note(Ui& ui, const Rect& r, const NoteView& v, Lift lift) {
  const Theme& t = ui.theme();
  const float z = v.zoom;
  sheet_of_paper(ui, r, look_of(t, v.role, v.dimmed), lift);
  Rect in = r.inset(kPadX * z, 0);
  in.y0 += kPadTop * z;
  draw_tag_row(ui, in.cut_top(kTagRow * z, kTagGap * z), v);
  if (v.drawing) {
    paint_drawing(ui, {in.x0, in.y0, in.x1, in.y0 + kDrawn * z}, *v.drawing, note_ink(t, v.dimmed));
    in.y0 += drawn_height(v, in.width());
  }
  draw_text(ui, in, v.text, body(z, v.marked), {.color = note_ink(t, v.dimmed), .max_lines = v.max_lines});
  if (v.chosen) chosen_ring(ui, r);
}

Touch note(Ui& ui, std::string_view name, const Rect& r, const NoteView& v) {
  const Touch touch = draggable(ui, name, r, v.text.empty() ? v.spoken : v.text, v.enabled, v.draggable);
  paint_note(ui, r, v);
  finish(ui, touch, r);
  return touch;
}

float stack_height(Ui& ui, const StackView& v, float width) {
  const float z = v.zoom;
  const float inner = width - 2 * kPadX * z;
  const float words = v.drawing ? drawing_size(*v.drawing, inner, kDrawnInStack * z).y
                                : text_height(ui, v.text, body(z, false), inner, v.max_lines);
  return std::round((kBar + kStackTop + kTagGap + kPlate + 11) * z + words);
}

void paint_stack(Ui& ui, const Rect& r, const StackView& v, Lift lift) {
  const Theme& t = ui.theme();
  const float z = v.zoom;
  const auto role_at = [&](std::size_t i) {
    return look_of(t, v.roles.empty() ? std::string_view{} : v.roles[std::min(i, v.roles.size() - 1)], v.dimmed);
  };
  for (int under = std::min<int>(2, static_cast<int>(v.roles.size()) - 1); under > 0; --under) {
    const RoleLook look = role_at(static_cast<std::size_t>(under));
    const Rect sheet = r.moved(6 * z * static_cast<float>(under), 8 * z * static_cast<float>(under));
    fill(ui, sheet, look.tint, metric::kRadiusNote);
    border(ui, sheet, look.edge, t.border_note, metric::kRadiusNote);
  }
  const RoleLook top = role_at(0);
  sheet_of_paper(ui, r, top, lift);
  Rect in = r;
  const Rect bar = in.cut_top(kBar * z);
  fill_top(ui, bar.inset(t.border_note / 2), t.surface, metric::kRadiusNote - 1);
  hline(ui, r.x0, r.x1, bar.y1, top.edge, t.border_note);
  border(ui, r, top.edge, t.border_note, metric::kRadiusNote);
  draw_line(ui, bar.inset(kPadX * z, 0), v.title, {size::kStackTitle * z, Weight::bold, 1}, note_ink(t, v.dimmed));

  Rect foot{r.x0 + kPadX * z, r.y1 - (kPlate + 11) * z, r.x1 - 12 * z, r.y1 - 11 * z};
  const TextStyle count{size::kList * z, Weight::bold, 1};
  const Rect plate = foot.cut_right(text_width(ui, v.count, count) + 20 * z, 8 * z);
  fill(ui, plate, t.plate, metric::kRadiusNote);
  draw_line(ui, plate, v.count, count, t.on_plate, Align::centre);
  float x = foot.x0 + 10 * z;
  for (const std::string_view role : v.roles) {
    if (x + 10 * z > foot.x1) break; // the plate says how many there are
    role_mark(ui, role, {x, foot.centre().y}, 20 * z);
    x += 27 * z;
  }
  const Rect words{r.x0 + kPadX * z, in.y0 + kStackTop * z, r.x1 - kPadX * z, foot.y0};
  if (v.drawing) paint_drawing(ui, words, *v.drawing, note_ink(t, v.dimmed));
  else draw_text(ui, words, v.text, body(z, false), {.color = note_ink(t, v.dimmed), .max_lines = v.max_lines});
  if (v.chosen) chosen_ring(ui, r);
}

Touch stack(Ui& ui, std::string_view name, const Rect& r, const StackView& v) {
  const Touch touch = draggable(ui, name, r, v.title.empty() ? v.text : v.title, true, v.draggable);
  paint_stack(ui, r, v);
  finish(ui, touch, r);
  return touch;
}

void paint_face_down(Ui& ui, const Rect& r, std::string_view words, float z, Lift lift) {
  const Theme& t = ui.theme();
  shadow(ui, r, metric::kRadiusNote, lift);
  fill(ui, r, t.sunken, metric::kRadiusNote);
  border(ui, r, t.line2, t.border_note, metric::kRadiusNote);
  border(ui, r.inset(9 * z), t.line2, 1, 5);
  const TextStyle style{size::kHint * z, Weight::regular, 1};
  const float side = 36 * z, gap = 14 * z;
  Rect in = r.inset(12 * z, 0);
  in = in.centred(std::min(in.width(), side + gap + text_width(ui, words, style) + 1), in.height());
  crest(ui, in.cut_left(side, gap).centre(), side, t.line2, t.line2);
  draw_line(ui, in, words, style, t.ink2);
}

Touch face_down(Ui& ui, std::string_view name, const Rect& r, std::string_view words, float z, bool drags) {
  const Touch touch = draggable(ui, name, r, words, true, drags);
  paint_face_down(ui, r, words, z);
  finish(ui, touch, r);
  return touch;
}

void paint_slip(Ui& ui, const Rect& r, const SlipView& v, Lift lift) {
  const Theme& t = ui.theme();
  const RoleLook look = look_of(t, v.role, v.dimmed);
  sheet_of_paper(ui, r, look, lift);
  Rect in = r.inset(15, 0);
  draw_shape(ui, look.shape, in.cut_left(kMark, 10).centre(), kMark, look.mark);
  if (!v.letters.empty()) in.x1 -= draw_letters(ui, in, v.letters, metric::kBadge);
  if (v.drawing) {
    const float height = drawing_size(*v.drawing, in.width(), in.height() - 12).y;
    paint_drawing(ui, in.centred(in.width(), height), *v.drawing, note_ink(t, v.dimmed));
    in.x1 = in.x0;
  }
  draw_line(ui, in, v.text, {v.size, v.marked ? Weight::bold : Weight::regular, 1}, note_ink(t, v.dimmed));
  if (v.chosen) border(ui, r.inset(-1), t.ai, 3.5f, metric::kRadiusNote + 1);
}

Touch slip(Ui& ui, std::string_view name, const Rect& r, const SlipView& v) {
  const Touch touch = draggable(ui, name, r, v.text, v.enabled, v.draggable);
  paint_slip(ui, r, v);
  finish(ui, touch, r);
  return touch;
}

} // namespace yoriai::widgets
