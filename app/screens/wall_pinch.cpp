#include <algorithm>
#include <cmath>

#include "screens/wall_parts.hpp"

namespace yoriai::screens {
namespace {

constexpr float kStep = 0.05f;

} // namespace

void zoom_by_pinch(Context& ctx, WallBoard& board, const widgets::Rect& view) {
  const widgets::Pinch* pinch = ctx.ui.pinch();
  if (pinch == nullptr || !view.contains(pinch->centre)) return;
  const float before = board.zoom;
  const bool same_pinch = std::abs(board.pinched - before) <= kStep; // else a button has changed it since
  board.pinched = std::clamp((same_pinch ? board.pinched : before) * pinch->factor, kZoomLeast, kZoomMost);
  board.zoom = std::round(board.pinched / kStep) * kStep;
  if (std::abs(board.zoom - 1) < kStep / 2) board.zoom = 1;
  const float from_top = pinch->centre.y - view.y0;
  board.scroll.offset = std::max(0.0f, (board.scroll.offset + from_top - pinch->moved.y) * board.zoom / before - from_top);
  if (board.zoom != before) ctx.ui.want_frame(); // it is laid out anew
}

} // namespace yoriai::screens
