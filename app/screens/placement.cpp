#include "screens/placement.hpp"

#include <algorithm>

#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kPrompterHigh = 420, kTrayLeast = 190, kTrayMost = 288; // what is left above the prompter is the tray's

float unreached(const Rect& surface, const Placement& placement, double mm_per_px) {
  if (placement.reach != Reach::seated) return 0;
  return std::max(0.0f, surface.height() - std::max(kSeatedLeast, static_cast<float>(kSeatedReachMm / mm_per_px)));
}

// Prompter and tray in their column.
void share_side(FrameZones& z, const Placement& placement, bool open) {
  z.prompter = z.side;
  z.prompter.y0 = std::max(z.prompter.y0, z.beyond);
  if (!open) return;
  const float tray = std::clamp(z.prompter.height() - kPrompterHigh, kTrayLeast, kTrayMost);
  z.tray = placement.reach == Reach::standing ? z.prompter.cut_top(tray) : z.prompter.cut_bottom(tray);
}

void cut_bottom_bar(FrameZones& z, const ZonesWanted& wanted, const Placement& placement, Rect& rest) {
  if (!z.bottom.empty()) return;
  z.bottom = placement.reach == Reach::standing ? rest.cut_top(wanted.bottom) : rest.cut_bottom(wanted.bottom);
}

void cut_columns(FrameZones& z, const ZonesWanted& wanted, const Placement& placement, Rect& rest) {
  const bool left = placement.hand == Hand::left;
  if (!z.rail_row) z.rail = left ? rest.cut_right(metric::kRail) : rest.cut_left(metric::kRail);
  if (!wanted.with_prompter) return;
  const float width = wanted.prompter_open ? metric::kPrompter : metric::kPrompterTab;
  if (rest.width() - width < kLeastBar) cut_bottom_bar(z, wanted, placement, rest);
  z.side = left ? rest.cut_left(width) : rest.cut_right(width);
  share_side(z, placement, wanted.prompter_open);
}

void line_of(Context& ctx, const Rect& bar, bool at_head) {
  const Theme& t = ctx.ui.theme();
  hline(ctx.ui, bar.x0, bar.x1, at_head ? bar.y0 : bar.y1 - 1, t.line, t.border_line);
}

} // namespace

Placement effective(const Placement& chosen, const Rect& surface, bool slim, double mm_per_px) {
  Placement placement = chosen;
  if (slim && surface.height() * mm_per_px < kSeatedReachMm) placement.reach = Reach::usual;
  return placement;
}

FrameZones frame_zones(const ZonesWanted& wanted) {
  FrameZones z;
  Rect rest = wanted.surface;
  const Placement placement = effective(wanted.placement, rest, wanted.slim, wanted.mm_per_px);
  const bool seated = placement.reach == Reach::seated;
  z.beyond = unreached(rest, placement, wanted.mm_per_px);
  z.rail_row = wanted.pads == 0 && (wanted.slim || z.beyond > 0);
  z.pads = rest.cut_bottom(wanted.pads);
  const auto cut_edge = [&](float height) { return seated ? rest.cut_bottom(height) : rest.cut_top(height); };
  z.top = cut_edge(wanted.top);
  z.banner = cut_edge(wanted.banner);
  if (z.rail_row) z.rail = cut_edge(wanted.rail_rows);
  if (wanted.pads == 0 && !wanted.slim) cut_columns(z, wanted, placement, rest);
  cut_bottom_bar(z, wanted, placement, rest);
  z.board = rest;
  return z;
}

Placement placement_of(const Context& ctx) {
  return effective(ctx.view.shell.placement, ctx.ui.surface(), narrow(ctx), ctx.view.pads.mm_per_px);
}

float out_of_reach(const Context& ctx) {
  return unreached(ctx.ui.surface(), placement_of(ctx), ctx.view.pads.mm_per_px);
}

bool left_handed(const Context& ctx) { return ctx.view.shell.placement.hand == Hand::left; }

Rect cut_at_hand(const Context& ctx, Rect& bar, float width, float gap) {
  return left_handed(ctx) ? bar.cut_left(width, gap) : bar.cut_right(width, gap);
}

Rect cut_opposite(const Context& ctx, Rect& bar, float width, float gap) {
  return left_handed(ctx) ? bar.cut_right(width, gap) : bar.cut_left(width, gap);
}

Rect cut_strip(const Context& ctx, Rect& board, float height, float gap) {
  return out_of_reach(ctx) > board.y0 ? board.cut_bottom(height, gap) : board.cut_top(height, gap);
}

void top_bar_line(Context& ctx, const Rect& bar) { line_of(ctx, bar, placement_of(ctx).reach == Reach::seated); }
void bottom_bar_line(Context& ctx, const Rect& bar) { line_of(ctx, bar, placement_of(ctx).reach != Reach::standing); }

} // namespace yoriai::screens
