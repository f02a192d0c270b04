// A wall with a picture under it, mostly a map: its notes hang from the points where they were put. Targets: "wall/ground"
// (drags the part in view), "wall/place" (while a place is asked for), "note/<id>", "stack/<id>", "wall/map",
// "wall/ground/zoom_out", "wall/ground/fit", "wall/ground/zoom_in".
#include <algorithm>
#include <cmath>

#include "screens/board_parts.hpp"
#include "screens/note_card.hpp"
#include "screens/pictures.hpp"
#include "screens/shell.hpp"
#include "screens/wall_parts.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kZoom = 0.68f;     // of the notes, whatever the map's: beside a map they are read one at a time
constexpr float kWidth = 210;      // of a note
constexpr float kStem = 14, kPin = 7;
constexpr int kLines = 2;

// One frame of it.
class GroundFrame {
public:
  GroundFrame(Context& ctx, const sheets::Step& step, WallBoard& board, const Rect& view, const meeting::Attachment& ground)
      : ctx_(ctx), step_(step), board_(board), view_(view), ground_(ground) {}

  void draw() {
    Ui& ui = ctx_.ui;
    pinch_picture(ctx_, ground_, view_, board_.ground_zoom);
    whole_ = zoomed(ground_, view_, board_.ground_zoom);
    const Touch touch = ui.touch({.name = "wall/ground", .label = ground_.name, .kind = "cell", .draggable = true}, view_);
    pan(touch, ui.pointer(), whole_, board_.ground_zoom);
    whole_ = zoomed(ground_, view_, board_.ground_zoom);
    ui.push_clip(view_);
    draw_picture(ui, whole_, texture_of(ctx_, ground_, std::max(whole_.width(), whole_.height())));
    if (selection().mode == TapMode::move) draw_place_target();
    find_dragged();
    const Selection chosen = selection(); // as it is before a tap changes it
    for (const WallEntry& entry : board_.layout.entries())
      if (!chosen.has(entry.thing.id) && &entry != dragged_) draw_entry(entry);
    for (const WallEntry& entry : board_.layout.entries()) // what is chosen lies on top
      if (chosen.has(entry.thing.id) && &entry != dragged_) draw_entry(entry);
    ui.pop_clip();
    border(ui, view_, ui.theme().line, 1);
    if (dragged_) draw_lifted();
    drop();
    if (touch.tapped) selection().clear();
  }

private:
  Selection& selection() { return ctx_.view.selection; }
  const meeting::Item& item_of(const WallEntry& entry) const { return ctx_.meeting->items()[entry.thing.index]; }
  bool face_down(const WallEntry& entry) const { return !entry.thing.stack && item_of(entry).hidden; }

  Point pin_of(const WallEntry& entry) const {
    return {whole_.x0 + static_cast<float>(entry.keys[0]) * whole_.width(), whole_.y0 + static_cast<float>(entry.keys[1]) * whole_.height()};
  }
  WallKeys keys_at(Point p) const {
    return {std::clamp((p.x - whole_.x0) / whole_.width(), 0.0f, 1.0f), std::clamp((p.y - whole_.y0) / whole_.height(), 0.0f, 1.0f)};
  }
  float height_of(const WallEntry& entry, const NoteView& view) {
    return face_down(entry) ? kFaceDownHeight * kZoom : note_height(ctx_.ui, view, kWidth);
  }
  // Beneath the pin, or above it where there is no room beneath; wholly in view as long as the pin is.
  Rect rect_at(Point pin, float height) const {
    const float x = std::clamp(pin.x - kWidth / 2, view_.x0 + 4, std::max(view_.x0 + 4, view_.x1 - 4 - kWidth));
    const bool above = pin.y + kStem + height > view_.y1 - 4;
    return Rect::at(x, above ? pin.y - kStem - height : pin.y + kStem, kWidth, height);
  }

  // A stack is shown as its first note with the count in front.
  NoteView look_of(const WallEntry& entry) {
    NoteView view = note_view(ctx_, item_of(entry));
    view.zoom = kZoom;
    view.max_lines = kLines;
    view.picture_height = 0;
    if (!entry.thing.stack) return view;
    const auto members = live_members(*ctx_.meeting, entry.thing.id);
    const meeting::Stack* stack = ctx_.meeting->stack(entry.thing.id);
    stack_words_ = ctx_.words("wall.sheets", {{"n", std::to_string(members.size())}}) + " " +
                   (stack && !stack->title.empty() ? stack->title : std::string(view.text));
    view.text = stack_words_;
    view.chosen = selection().has(entry.thing.id);
    return view;
  }

  void draw_pin(Point pin, const Rect& r) {
    const Theme& t = ctx_.ui.theme();
    const float end = pin.y < r.y0 ? r.y0 : r.y1;
    vline(ctx_.ui, pin.x, std::min(pin.y, end), std::max(pin.y, end), t.ink, 3);
    disc(ctx_.ui, pin, kPin + 2, t.surface);
    disc(ctx_.ui, pin, kPin, t.ai);
  }

  void draw_entry(const WallEntry& entry) {
    const Point pin = pin_of(entry);
    if (!view_.contains(pin)) return;
    const NoteView view = look_of(entry);
    const Rect r = rect_at(pin, height_of(entry, view));
    draw_pin(pin, r);
    const std::string name = (entry.thing.stack ? "stack/" : "note/") + entry.thing.id;
    const Touch touch = face_down(entry) ? widgets::face_down(ctx_.ui, name, r, ctx_.words("wall.face_down"), kZoom, true)
                                         : note(ctx_.ui, name, r, view);
    if (touch.tapped) tap(entry, touch.pointer);
  }

  void tap(const WallEntry& entry, Point at) {
    const std::string& id = entry.thing.id;
    if (selection().mode == TapMode::move) {
      if (!selection().has(id)) place(at);
      return;
    }
    if (selection().mode == TapMode::stack && !selection().has(id)) {
      std::vector<std::string> ids{id};
      ids.insert(ids.end(), selection().ids.begin(), selection().ids.end());
      send_stack(ctx_, std::move(ids));
      return selection().clear();
    }
    if (board_.several && !selection().empty()) return selection().toggle(id);
    if (selection().ids.size() == 1 && selection().has(id)) return selection().clear();
    board_.several = false;
    board_.reading = true;
    board_.reading_left = at.x > view_.centre().x;
    selection().only(id);
    if (entry.thing.stack) open_stack(ctx_, id);
  }

  void place(Point at) {
    send_move(ctx_, selection().first(), keys_at(at));
    selection().clear();
  }

  void draw_place_target() {
    const Touch touch = ctx_.ui.touch({.name = "wall/place", .label = ctx_.words("wall.place_here"), .kind = "cell"}, view_);
    if (touch.tapped) place(touch.pointer);
  }

  void find_dragged() {
    const std::string_view name = ctx_.ui.dragging();
    for (const std::string_view kind : {"note/", "stack/"})
      if (name.starts_with(kind)) dragged_ = board_.layout.find(name.substr(kind.size()));
  }

  // Where its pin would come: above the middle of the note as it is held.
  Point held_pin(Point pointer, Point grab, float height) const {
    const Point pin = dragged_ ? pin_of(*dragged_) : Point{};
    const Rect was = rect_at(pin, height);
    return {pin.x + pointer.x - (was.x0 + grab.x), pin.y + pointer.y - (was.y0 + grab.y)};
  }

  void draw_lifted() {
    const NoteView view = look_of(*dragged_);
    const float height = height_of(*dragged_, view);
    const Point p = ctx_.ui.pointer(), grab = ctx_.ui.drag_grab();
    const Rect r = Rect::at(p.x - grab.x, p.y - grab.y, kWidth, height);
    ctx_.ui.begin_overlay();
    draw_pin(held_pin(p, grab, height), r);
    if (face_down(*dragged_)) paint_face_down(ctx_.ui, r, ctx_.words("wall.face_down"), kZoom, Lift::lifted);
    else paint_note(ctx_.ui, r, view, Lift::lifted);
    ctx_.ui.end_overlay();
  }

  void drop() {
    const Drop* drop = ctx_.ui.drop();
    if (!drop || !view_.contains(drop->pointer)) return;
    const std::size_t slash = drop->name.find('/');
    const std::string_view kind = std::string_view(drop->name).substr(0, slash);
    if (slash == std::string::npos || (kind != "note" && kind != "stack")) return;
    dragged_ = board_.layout.find(std::string_view(drop->name).substr(slash + 1));
    if (!dragged_) return;
    const float height = height_of(*dragged_, look_of(*dragged_));
    send_move(ctx_, dragged_->thing.id, keys_at(held_pin(drop->pointer, drop->grab, height)));
    dragged_ = nullptr;
  }

  Context& ctx_;
  const sheets::Step& step_;
  WallBoard& board_;
  const Rect view_;
  const meeting::Attachment& ground_;
  Rect whole_; // of the picture, as it lies now
  const WallEntry* dragged_ = nullptr;
  std::string stack_words_;
};

} // namespace

void draw_ground_tools(Context& ctx, WallBoard& board, Rect line, const meeting::Attachment& ground) {
  line = Rect{line.x0, line.centre().y - 34, line.x1, line.centre().y + 34};
  draw_zoom_buttons(ctx, "wall/ground", line, board.ground_zoom);
  const ButtonSpec map{.label = ctx.words("pictures.map"), .icon = icon::kMap, .size = size::kList};
  const float width = button_width(ctx.ui, map);
  if (width <= line.width() && button(ctx.ui, "wall/map", line.cut_right(width), map)) show_picture(ctx, ground.id);
}

void draw_ground_board(Context& ctx, const sheets::Step& step, WallBoard& board, const Rect& view, const meeting::Attachment& ground) {
  GroundFrame(ctx, step, board, view, ground).draw();
}

WallKeys free_ground_place(const WallBoard& board) {
  // A row at the foot of the picture, filled from the left, where new notes wait to be put in their place.
  const auto count = static_cast<double>(board.layout.entries().size());
  return {0.08 + std::fmod(count, 8) * 0.12, 0.92};
}

} // namespace yoriai::screens
