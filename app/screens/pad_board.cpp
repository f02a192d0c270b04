// Between a pad and the wall: posting a note so that it appears near its pad, and taking it back.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "screens/board_parts.hpp"
#include "screens/groups.hpp"
#include "screens/mode.hpp"
#include "screens/pads.hpp"
#include "screens/pictures.hpp"
#include "screens/shell.hpp"
#include "screens/wall_parts.hpp"

namespace yoriai::screens {
namespace {

using widgets::Rect;

constexpr float kAboveEdge = 150; // of the board: a note that is put in here is in view, at least its first lines

// The gap of the wall nearest to the pad that is in view; the notes below it move down and none is covered.
WallSpot spot_above(const WallBoard& board, const Rect& pad) {
  const float x = std::clamp(pad.centre().x, board.view.x0, board.view.x1) - board.view.x0;
  const float y = board.scroll.offset + std::max(0.0f, board.view.height() - kAboveEdge);
  return board.layout.spot({x, y}, {});
}

// What was posted stands on the pad again.
void write_again(Pad& pad) {
  if (pad.posted_ink.empty()) {
    pad.writing.undo();
    return;
  }
  pad.ink = std::exchange(pad.posted_ink, {});
  pad.shown = PadPage::sheet;
}

} // namespace

bool may_post(const Context& ctx, const Pad& pad) {
  const bool written =
      pad.shown == PadPage::sheet ? !pad.ink.empty() && !pad.drawing : !base::clean_text(pad.writing.text()).empty();
  return written && allowed(ctx, May::write);
}

void post_from_pad(Context& ctx, Pad& pad, const Rect& r) {
  const sheets::Step* step = shown_step(ctx);
  if (!step || step->kinds.empty() || !may_post(ctx, pad)) return;
  const bool by_hand = pad.shown == PadPage::sheet;
  const std::string text = by_hand ? std::string() : base::clean_text(pad.writing.text());
  WallBoard& board = wall_board(ctx, *step);
  WallKeys at;
  std::string group = group_shown(ctx);
  if (ground_of(*ctx.meeting, step->path) != nullptr) {
    at = free_ground_place(board);
  } else {
    const WallSpot spot = spot_above(board, r);
    at = spot.at;
    if (const auto band = static_cast<std::size_t>(spot.band); band < board.key.boards.size())
      group = board.key.boards[band];
  }
  const std::string id = ctx.view.pads.ids.next("n");
  base::Json more = {{"id", id}, {"place", step->path}, {"role", pad.role}, {"at", {at[0], at[1]}}};
  if (!group.empty()) more["group"] = group;
  if (by_hand) more["ink"] = meeting::ink_text(pad.ink);
  ctx.out.send(meeting::add(step->kinds.front(), text, std::move(more)));
  ctx.view.wall.own.insert(id);
  pad.posted_ink.clear();
  if (by_hand) {
    std::swap(pad.ink, pad.posted_ink);
  } else {
    pad.writing.finish();
    ctx.view.pads.learning.learn(pad.writing.take_choices());
  }
  pad.posted = id;
  pad.posted_text = text;
  pad.posting = true;
  pad.offers_open = false;
}

void settle_post(Context& ctx, Pad& pad) {
  if (!std::exchange(pad.posting, false) || (ctx.meeting && ctx.meeting->item(pad.posted))) return;
  write_again(pad); // refused: the sentence stands on the board
  ctx.view.wall.own.erase(pad.posted);
  pad.posted.clear();
}

bool can_take_back(const Context& ctx, const Pad& pad) {
  if (pad.posted.empty()) return pad.shown == PadPage::sheet ? !pad.ink.empty() : pad.writing.can_undo();
  const meeting::Item* note = ctx.meeting ? ctx.meeting->item(pad.posted) : nullptr;
  return note && note->live() && note->stack.empty() && note->text == pad.posted_text && allowed(ctx, May::lead);
}

void take_back(Context& ctx, Pad& pad) {
  if (!can_take_back(ctx, pad)) return;
  if (!pad.posted.empty()) {
    ctx.out.send(meeting::with_id("remove", std::exchange(pad.posted, {})));
    write_again(pad);
  } else if (pad.shown == PadPage::sheet) {
    pad.ink.pop_back();
  } else {
    pad.writing.undo();
  }
}

void forget_posted(Pad& pad) {
  if (pad.posted.empty()) return;
  pad.posted.clear();
  if (!pad.posted_ink.empty()) return pad.posted_ink.clear();
  pad.writing = input::Composition(); // it is empty; the words of that note are not to come back a second time
}

} // namespace yoriai::screens
