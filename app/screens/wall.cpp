// The wall 付箋の壁 (StepKind::wall).
//
// Targets: "note/<id>", "stack/<id>", "wall/empty", "wall/place" (while a place is asked for), "wall/reading",
// "wall/zoom_out", "wall/fit", "wall/zoom_in", "wall/scroll/up", "wall/scroll/down".
#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "screens/board_parts.hpp"
#include "screens/compose.hpp"
#include "screens/groups.hpp"
#include "screens/lock.hpp"
#include "screens/mode.hpp"
#include "screens/note_card.hpp"
#include "screens/pads.hpp"
#include "screens/pictures.hpp"
#include "screens/shell.hpp"
#include "screens/step_view.hpp"
#include "screens/wall_parts.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using widgets::Point;
using widgets::Rect;

constexpr float kGapX = 20, kGapY = 22, kUnder = 16;
constexpr float kZoomStep = 1.25f, kOverview = 0.75f;
constexpr float kPadX = 12, kPadTop = 10, kPadFoot = 24; // room for rings and shadows inside the clip
constexpr float kBoardHead = 56; // over the boards of groups that lie side by side
constexpr int kStackLines = 6;
constexpr std::size_t kMeasureAll = 600; // beyond this many notes an overview scales what was measured

WallMeasures measures_of(const Context& ctx, float width, float note_width, float zoom, std::size_t boards) {
  WallMeasures m;
  m.width = width;
  m.note_width = note_width * zoom;
  m.gap_x = kGapX * zoom;
  m.gap_y = kGapY * zoom;
  m.under_sheets = kUnder * zoom;
  if (narrow(ctx) && zoom == 1) m.columns = 3;
  m.bands = static_cast<int>(std::max<std::size_t>(1, boards));
  m.head = boards == 0 ? 0 : kBoardHead;
  return m;
}

float height_of(Context& ctx, const WallThing& thing, float note_width, float zoom) {
  const meeting::Item& item = ctx.meeting->items()[thing.index];
  if (thing.stack) {
    StackCard card;
    const auto members = live_members(*ctx.meeting, thing.id);
    fill_stack_card(ctx, *ctx.meeting->stack(thing.id), members, card);
    card.view.zoom = zoom;
    card.view.max_lines = kStackLines;
    return widgets::stack_height(ctx.ui, card.view, note_width * zoom);
  }
  if (item.hidden) return widgets::kFaceDownHeight * zoom;
  widgets::NoteView view = note_view(ctx, item);
  view.zoom = zoom;
  view.picture_height = picture_room(ctx, item);
  return widgets::note_height(ctx.ui, view, note_width * zoom);
}

std::vector<std::string> boards_of(Context& ctx, const sheets::Step& step, float width, float note_width,
                                   float zoom) {
  const int columns = narrow(ctx) && zoom == 1 ? 3 : columns_that_fit(width, note_width * zoom, kGapX * zoom);
  return boards_side_by_side(ctx, step, columns);
}

// What lies on the wall, in order of writing; a stack stands where its top note was written.
std::vector<WallThing> things_of(Context& ctx, const sheets::Step& step, const std::vector<std::string>& boards,
                                 std::size_t& notes, std::size_t& face_down) {
  std::vector<WallThing> things;
  std::unordered_set<std::string_view> stacks;
  notes = face_down = 0;
  std::uint32_t ordinal = 0;
  const std::string& group = group_shown(ctx);
  for (const std::uint32_t index : ctx.meeting->at_place(step.path)) {
    const meeting::Item& item = ctx.meeting->items()[index];
    const std::uint32_t own = ordinal++;
    if (!item.present() || (!group.empty() && item.group != group)) continue;
    ++notes;
    if (item.hidden) ++face_down;
    if (!item.stack.empty() && !stacks.insert(item.stack).second) continue;
    WallThing thing{item.stack.empty() ? item.id : item.stack, !item.stack.empty(), own, item.at, 0, index};
    const auto board = std::find(boards.begin(), boards.end(), item.group);
    if (board != boards.end()) thing.band = static_cast<int>(board - boards.begin());
    things.push_back(std::move(thing));
  }
  return things;
}

} // namespace

float wall_note_width(const Context& ctx, float board_width) {
  if (narrow(ctx)) return std::floor((board_width - 2 * kGapX) / 3);
  return std::min(widgets::metric::kNoteWidth, board_width);
}

const WallLayout& keep_layout(Context& ctx, const sheets::Step& step, WallBoard& board, float width) {
  const float note_width = wall_note_width(ctx, width);
  std::vector<std::string> boards = boards_of(ctx, step, width, note_width, board.zoom);
  WallBoard::Key key{ctx.meeting->head().id,       ctx.meeting->revision(), width, note_width, board.zoom, ctx.lang(),
                     ctx.ui.theme().high_contrast, group_shown(ctx),        std::move(boards)};
  if (key == board.key) return board.layout;
  board.key = std::move(key);
  const auto& side_by_side = board.key.boards;
  std::vector<WallThing> things = things_of(ctx, step, side_by_side, board.notes, board.face_down);
  const bool scaled = board.zoom != 1 && things.size() > kMeasureAll;
  for (WallThing& thing : things)
    thing.height =
        scaled ? height_of(ctx, thing, note_width, 1) * board.zoom : height_of(ctx, thing, note_width, board.zoom);
  board.layout = WallLayout::make(std::move(things), measures_of(ctx, width, note_width, board.zoom, side_by_side.size()));
  return board.layout;
}

float zoom_to_fit(Context& ctx, const sheets::Step& step, WallBoard& board, const Rect& view) {
  const float note_width = wall_note_width(ctx, view.width());
  std::size_t notes = 0, face_down = 0;
  const std::vector<std::string> boards = boards_of(ctx, step, view.width(), note_width, 1);
  std::vector<WallThing> at_reading_size = things_of(ctx, step, boards, notes, face_down);
  for (WallThing& thing : at_reading_size) thing.height = height_of(ctx, thing, note_width, 1);
  for (float zoom = 1; zoom > kZoomLeast; zoom -= 0.05f) {
    std::vector<WallThing> things = at_reading_size;
    for (WallThing& thing : things) thing.height *= zoom;
    const WallLayout layout = WallLayout::make(std::move(things), measures_of(ctx, view.width(), note_width, zoom, boards.size()));
    if (layout.height() <= view.height() - kPadTop - kPadFoot) return zoom;
  }
  static_cast<void>(board);
  return kZoomLeast;
}

std::vector<std::string> wall_things(const Context& ctx, const WallBoard& board) {
  std::vector<const WallEntry*> entries;
  for (const WallEntry& entry : board.layout.entries())
    if (entry.thing.stack || !ctx.meeting->items()[entry.thing.index].hidden) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const WallEntry* a, const WallEntry* b) {
    return a->keys[1] != b->keys[1] ? a->keys[1] < b->keys[1] : a->thing.ordinal < b->thing.ordinal;
  });
  std::vector<std::string> ids;
  for (const WallEntry* entry : entries) ids.push_back(entry->thing.id);
  return ids;
}

void send_move(Context& ctx, const std::string& id, const WallKeys& at) {
  ctx.out.send({"set", base::Json{{"id", id}, {"at", {at[0], at[1]}}}});
}

void send_stack(Context& ctx, std::vector<std::string> ids) {
  ctx.out.send({"stack", base::Json{{"ids", std::move(ids)}}});
}

namespace {

// One frame of one wall.
class WallFrame {
public:
  WallFrame(Context& ctx, const sheets::Step& step, const Rect& view)
      : ctx_(ctx),
        step_(step),
        board_(wall_board(ctx, step)),
        view_(view),
        layout_(keep_layout(ctx, step, board_, view.width())) {}

  void draw() {
    if (const meeting::Attachment* ground = ground_of(*ctx_.meeting, step_.path)) {
      take_posted();
      draw_ground_board(ctx_, step_, board_, view_, *ground);
      return draw_reading(1);
    }
    if (layout_.entries().empty()) return draw_empty();
    const Rect clip{view_.x0 - kPadX, view_.y0 - kPadTop, view_.x1 + kPadX, view_.y1};
    widgets::ScrollArea area(ctx_.ui, "wall/scroll", clip, board_.scroll, layout_.height() + kPadTop + kPadFoot);
    reveal(area);
    origin_ = {area.origin().x + kPadX, area.origin().y + kPadTop};
    draw_heads();
    find_dragged();
    if (ctx_.view.selection.mode == TapMode::move) draw_place_target(clip);
    const float y0 = area.visible().y0 - kPadTop, y1 = area.visible().y1;
    int above = 0, below = 0;
    for (int c = 0; c < layout_.columns(); ++c) {
      const auto all = layout_.column(c);
      const auto shown = layout_.in_view(c, y0 - kPadTop, y1);
      for (const WallEntry& entry : shown) draw_entry(entry);
      if (all.empty()) continue;
      above += static_cast<int>(shown.data() - all.data());
      below += static_cast<int>(all.data() + all.size() - (shown.data() + shown.size()));
    }
    if (dragged_) draw_target();
    area.finish(above, below);
    if (dragged_) draw_lifted(), scroll_at_edges(clip);
    drop(clip);
    draw_reading(kOverview);
    if (ctx_.ui.ground_tapped() && clip.contains(ctx_.ui.pointer())) ctx_.view.selection.clear();
  }

private:
  Point content(Point p) const { return {p.x - origin_.x, p.y - origin_.y}; }
  Rect surface(const Rect& r) const { return r.moved(origin_.x, origin_.y); }

  void draw_empty() {
    const std::string_view words = step_.word("empty").in(ctx_.lang());
    const Rect box = Rect::at(view_.x0, view_.y0 + 8, std::min(656.0f, view_.width()), 96);
    if (widgets::empty_box(ctx_.ui, "wall/empty", box, words.empty() ? ctx_.words("wall.empty") : words)) {
      if (pads_offered(ctx_)) return open_pad(ctx_);
      start_writing(ctx_, ctx_.view.wall.composing[step_.path], "compose");
    }
  }

  // The note that was posted in the frame before, or "". One's own is known again though it lies face down.
  std::string take_posted() {
    if (!board_.posted) return {};
    const std::string text = std::exchange(board_.posted_text, {});
    board_.posted = false;
    const auto here = ctx_.meeting->at_place(step_.path);
    if (here.empty()) return {};
    const meeting::Item& last = ctx_.meeting->items()[here.back()];
    if (last.hidden && last.text == text) ctx_.view.wall.own.insert(last.id);
    return last.id;
  }

  // Brings what was posted, or what somebody was led to, into view.
  void reveal(widgets::ScrollArea& area) {
    const std::string& chosen = ctx_.view.selection.first();
    const bool led = chosen != board_.reveal;
    board_.reveal = chosen;
    std::string id = led ? chosen : std::string();
    if (const std::string posted = take_posted(); !posted.empty()) id = posted;
    if (id.empty()) return;
    const meeting::Item* item = ctx_.meeting->item(id);
    const WallEntry* entry = layout_.find(item && !item->stack.empty() ? item->stack : id);
    if (entry) area.reveal(entry->rect.moved(0, kPadTop));
  }

  void find_dragged() {
    dragged_ = nullptr;
    const std::string_view name = ctx_.ui.dragging();
    for (const std::string_view kind : {"note/", "stack/"})
      if (name.starts_with(kind)) dragged_ = layout_.find(name.substr(kind.size()));
  }

  void draw_entry(const WallEntry& entry) {
    const Rect r = surface(entry.rect);
    const bool lifted = dragged_ && dragged_->thing.id == entry.thing.id;
    const meeting::Item& item = ctx_.meeting->items()[entry.thing.index];
    widgets::Touch touch;
    if (entry.thing.stack) {
      StackCard card;
      fill_stack_card(ctx_, *ctx_.meeting->stack(entry.thing.id), live_members(*ctx_.meeting, entry.thing.id), card);
      card.view.zoom = board_.zoom;
      card.view.max_lines = kStackLines;
      touch = widgets::stack(ctx_.ui, "stack/" + entry.thing.id, r, card.view);
    } else if (item.hidden) {
      touch = widgets::face_down(ctx_.ui, "note/" + item.id, r, ctx_.words("wall.face_down"), board_.zoom,
                                 allowed(ctx_, May::change_own, item.id) && !is_locked(ctx_, item.place));
      if (ctx_.view.selection.has(item.id)) 
        widgets::border(ctx_.ui, r.inset(-6), ctx_.ui.theme().ai, ctx_.ui.theme().border_chosen, 14);
    } else {
      widgets::NoteView view = note_view(ctx_, item);
      const auto letters = letters_from(*ctx_.meeting, item.id);
      view.letters = letters;
      view.zoom = board_.zoom;
      view.picture_height = picture_room(ctx_, item);
      view.dimmed = view.dimmed || lifted;
      touch = widgets::note(ctx_.ui, "note/" + item.id, r, view);
      draw_note_picture(ctx_, widgets::note_picture(r, view), item, !lifted);
    }
    if (touch.tapped) tap(entry, touch.pointer);
  }

  void tap(const WallEntry& entry, Point at) {
    Selection& selection = ctx_.view.selection;
    const std::string& id = entry.thing.id;
    if (selection.mode == TapMode::stack && !selection.has(id)) {
      std::vector<std::string> ids{id};
      ids.insert(ids.end(), selection.ids.begin(), selection.ids.end());
      send_stack(ctx_, std::move(ids));
      return selection.clear();
    }
    if (selection.mode == TapMode::move) {
      if (!selection.has(id)) place(at);
      return;
    }
    if (ctx_.view.control.look.gathering || (board_.several && !selection.empty())) return selection.toggle(id);
    if (selection.ids.size() == 1 && selection.has(id)) return selection.clear();
    board_.several = false;
    board_.reading = board_.zoom < kOverview;
    board_.reading_left = content(at).x > view_.width() / 2;
    selection.only(id);
    board_.reveal = id; // it is in view already
    if (entry.thing.stack) open_stack(ctx_, id);
  }

  // The name over each board of those side by side.
  void draw_heads() {
    const auto& boards = board_.key.boards;
    for (std::size_t i = 0; i < boards.size() && static_cast<int>(i) < layout_.bands(); ++i) {
      const WallLayout::Band band = layout_.band(static_cast<int>(i));
      const Rect r = surface({band.x0, 0, band.x1, kBoardHead - 12});
      const widgets::Theme& t = ctx_.ui.theme();
      widgets::draw_line(ctx_.ui, r, boards[i].empty() ? ctx_.words("group.nobody") : std::string_view(boards[i]),
                         {widgets::size::kButtonLarge, widgets::Weight::bold, 1}, t.ink);
      widgets::hline(ctx_.ui, r.x0, r.x1, r.y1, t.line2, t.border_control);
    }
  }

  // Dropped on another group's board a note belongs there.
  void move_to(const std::string& id, Point at) {
    const WallSpot spot = layout_.spot(content(at), id);
    const meeting::Item* item = ctx_.meeting->item(id);
    const auto& boards = board_.key.boards;
    const auto band = static_cast<std::size_t>(spot.band);
    if (item == nullptr || band >= boards.size() || item->group == boards[band]) return send_move(ctx_, id, spot.at);
    base::Json args = {{"id", id}, {"at", {spot.at[0], spot.at[1]}}, {"group", nullptr}};
    if (!boards[band].empty()) args["group"] = boards[band];
    ctx_.out.send({"set", std::move(args)});
  }

  void place(Point at) {
    move_to(ctx_.view.selection.first(), at);
    ctx_.view.selection.clear();
  }

  void draw_place_target(const Rect& clip) {
    const widgets::Touch touch =
        ctx_.ui.touch({.name = "wall/place", .label = ctx_.words("wall.place_here"), .kind = "cell"}, clip);
    if (touch.tapped) place(touch.pointer);
  }

  // What the dragged thing would do if it were let go now: lie on this one, or go to a gap.
  const WallEntry* onto() const {
    const WallEntry* under = allowed(ctx_, May::lead) ? layout_.at(content(ctx_.ui.pointer())) : nullptr;
    if (!under || !dragged_ || under->thing.id == dragged_->thing.id) return nullptr;
    if (face_down(*under) || face_down(*dragged_)) return nullptr; // like notes cannot be told yet
    const Rect& r = under->rect;
    const Rect middle = r.inset(r.width() * 0.1f, std::min(r.height() * 0.26f, 48 * board_.zoom));
    return middle.contains(content(ctx_.ui.pointer())) ? under : nullptr;
  }

  bool face_down(const WallEntry& entry) const {
    return !entry.thing.stack && ctx_.meeting->items()[entry.thing.index].hidden;
  }

  bool over_board() const {
    const Point p = ctx_.ui.pointer();
    return p.x >= view_.x0 - kPadX && p.x < view_.x1 + kPadX && p.y >= view_.y0 - kPadTop && p.y < view_.y1;
  }

  void draw_target() {
    if (!over_board()) return;
    const widgets::Theme& t = ctx_.ui.theme();
    if (const WallEntry* under = onto()) {
      const Rect ring = surface(under->rect).inset(-8);
      widgets::border(ctx_.ui, ring, t.ai, t.border_chosen, 15);
      return;
    }
    widgets::fill(ctx_.ui, surface(layout_.spot(content(ctx_.ui.pointer()), dragged_->thing.id).line), t.ai, 4);
  }

  void draw_lifted() {
    const Point p = ctx_.ui.pointer(), grab = ctx_.ui.drag_grab();
    const Rect r = Rect::at(p.x - grab.x, p.y - grab.y, dragged_->rect.width(), dragged_->rect.height());
    const meeting::Item& item = ctx_.meeting->items()[dragged_->thing.index];
    ctx_.ui.begin_overlay();
    if (dragged_->thing.stack) {
      StackCard card;
      fill_stack_card(ctx_, *ctx_.meeting->stack(dragged_->thing.id), live_members(*ctx_.meeting, dragged_->thing.id),
                      card);
      card.view.zoom = board_.zoom;
      card.view.max_lines = kStackLines;
      widgets::paint_stack(ctx_.ui, r, card.view, widgets::Lift::lifted);
    } else if (item.hidden) {
      widgets::paint_face_down(ctx_.ui, r, ctx_.words("wall.face_down"), board_.zoom, widgets::Lift::lifted);
    } else {
      widgets::NoteView view = note_view(ctx_, item);
      view.zoom = board_.zoom;
      view.picture_height = picture_room(ctx_, item);
      view.chosen = false;
      widgets::paint_note(ctx_.ui, r, view, widgets::Lift::lifted);
      draw_note_picture(ctx_, widgets::note_picture(r, view), item, false);
    }
    ctx_.ui.end_overlay();
  }

  // A drag held near the upper or lower edge moves the wall.
  void scroll_at_edges(const Rect& clip) {
    const float y = ctx_.ui.pointer().y, reach = 72, speed = 14;
    if (!over_board()) return;
    const float before = board_.scroll.offset;
    if (y < clip.y0 + reach) board_.scroll.offset -= speed;
    if (y > clip.y1 - reach) board_.scroll.offset += speed;
    board_.scroll.offset = std::max(0.0f, board_.scroll.offset);
    if (board_.scroll.offset != before) ctx_.ui.want_frame();
  }

  void drop(const Rect& clip) {
    const widgets::Drop* drop = ctx_.ui.drop();
    if (!drop || !clip.contains(drop->pointer)) return;
    const std::size_t slash = drop->name.find('/');
    const std::string_view kind = std::string_view(drop->name).substr(0, slash);
    if (slash == std::string::npos || (kind != "note" && kind != "stack")) return;
    dragged_ = layout_.find(std::string_view(drop->name).substr(slash + 1));
    if (!dragged_) return;
    const std::string id = dragged_->thing.id;
    if (const WallEntry* under = onto()) {
      send_stack(ctx_, {under->thing.id, id});
      ctx_.view.selection.clear();
    } else {
      move_to(id, drop->pointer);
    }
  }

  // Over an overview the chosen note stands at reading size; so does one's own that lies face down, for as long as its
  // writer asks for it.
  void draw_reading(float below) {
    std::string& peeked = ctx_.view.wall.peeked;
    const std::string chosen = ctx_.view.selection.empty() ? std::string() : ctx_.view.selection.ids.back();
    if (peeked != chosen) peeked.clear();
    const meeting::Item* item = ctx_.meeting->item(chosen);
    if (!item || (item->hidden ? peeked.empty() : !board_.reading || (below < 1 && board_.zoom >= below))) return;
    widgets::NoteView view = note_view(ctx_, *item);
    view.chosen = false;
    view.picture_height = picture_room(ctx_, *item);
    const float width = std::min(520.0f, view_.width() - 48);
    view.max_lines = std::max(2, static_cast<int>((view_.height() - 160 - view.picture_height) / 41));
    const float height = widgets::note_height(ctx_.ui, view, width);
    const float x = board_.reading_left ? view_.x0 : view_.x1 - width - 48;
    const Rect panel = Rect::at(x, view_.y1 - height - 64, width + 48, height + 48);
    widgets::shadow(ctx_.ui, panel, widgets::metric::kRadiusCard, widgets::Lift::lifted);
    if (widgets::area(ctx_.ui, "wall/reading", panel, ctx_.words("wall.reading"), "button").tapped)
      board_.reading = false, peeked.clear();
    const widgets::Theme& t = ctx_.ui.theme();
    widgets::card(ctx_.ui, panel, t.surface, t.high_contrast ? t.line : t.ai_line);
    widgets::paint_note(ctx_.ui, panel.inset(24), view, widgets::Lift::rest);
    draw_note_picture(ctx_, widgets::note_picture(panel.inset(24), view), *item, true);
  }

  Context& ctx_;
  const sheets::Step& step_;
  WallBoard& board_;
  Rect view_;
  const WallLayout& layout_;
  const WallEntry* dragged_ = nullptr;
  Point origin_{};
};

void set_zoom(WallBoard& board, float zoom) {
  board.zoom = std::abs(zoom - 1) < 0.06f ? 1 : std::clamp(zoom, kZoomLeast, kZoomMost);
  board.scroll.to_top();
}

// −, 全体を見る, ＋ at the right of the title line, the count before them.
void draw_tools(Context& ctx, WallBoard& board, Rect line, bool anything) {
  widgets::Ui& ui = ctx.ui;
  const bool whole = board.zoom < 1;
  const std::string_view fit = ctx.words(whole ? "wall.reading_size" : "wall.fit");
  const bool silent = board.face_down > 0;
  const std::string count = ctx.words(silent ? "wall.count_face_down" : "wall.count",
                                      {{"n", std::to_string(board.notes)}, {"down", std::to_string(board.face_down)}});
  const auto toggle = [&] {
    if (whole) set_zoom(board, 1);
    else board.fit_wanted = true;
  };
  line = Rect{line.x0, line.centre().y - 30, line.x1, line.centre().y + 30};
  if (narrow(ctx)) {
    const widgets::ButtonSpec spec{.label = fit, .sub = count, .icon = widgets::icon::kZoomOutMap, .enabled = anything};
    const float width = std::min(line.width(), std::max(210.0f, widgets::button_width(ui, spec)));
    const Rect r{line.x1 - width, line.y0 - 6, line.x1, line.y1 + 4};
    if (widgets::button(ui, "wall/fit", r, spec)) toggle();
    return;
  }
  if (widgets::icon_button(ui, "wall/zoom_in", line.cut_right(64, 8), widgets::icon::kZoomIn, ctx.words("wall.zoom_in"),
                           anything && board.zoom < kZoomMost))
    set_zoom(board, board.zoom * kZoomStep);
  const widgets::ButtonSpec spec{.label = fit, .enabled = anything, .size = widgets::size::kList};
  if (widgets::button(ui, "wall/fit", line.cut_right(std::max(150.0f, widgets::button_width(ui, spec)), 8), spec))
    toggle();
  if (widgets::icon_button(ui, "wall/zoom_out", line.cut_right(64, 16), widgets::icon::kZoomOut,
                           ctx.words("wall.zoom_out"), anything && board.zoom > kZoomLeast))
    set_zoom(board, board.zoom / kZoomStep);
  widgets::draw_line(ui, line, count, {widgets::size::kList, widgets::Weight::regular, 1}, ui.theme().ink2,
                     widgets::Align::right);
}

void draw_board(Context& ctx, const sheets::Step& step, Rect board) {
  WallBoard& wall = wall_board(ctx, step);
  const Rect tools = draw_title(ctx, step, board, 560);
  board.y0 += 4;
  if (ctx.view.selection.empty()) wall.several = false;
  keep_layout(ctx, step, wall, board.width());
  const meeting::Attachment* ground = ground_of(*ctx.meeting, step.path);
  if (ground) draw_ground_tools(ctx, wall, tools, *ground);
  else draw_tools(ctx, wall, tools, !wall.layout.entries().empty());
  if (wall.fit_wanted) {
    wall.fit_wanted = false;
    set_zoom(wall, zoom_to_fit(ctx, step, wall, board));
  }
  wall.view = board;
  if (!ground) zoom_by_pinch(ctx, wall, board);
  WallFrame(ctx, step, board).draw();
}

} // namespace

const StepView kWallView{sheets::StepKind::wall, draw_board, draw_wall_bar};

} // namespace yoriai::screens
