// Where the zones of a meeting's frame lie, and at which side and edge what is pressed stands, for the hand that people
// press with and for whether they sit before the display or stand at it.
//
// Left hand: rail and prompter, and what stands at the two ends of the bars, change sides.
// Seated: what lies at the upper edge lies at the lower one, in the same order from the edge; where the display is higher
// than somebody who sits reaches, the rail is a row there too, and the prompter ends at that height.
// Standing: the bottom bar lies under the top bar, the parking tray over the prompter.
// Lengths are reference px. The projector knows nothing of this.
#pragma once

#include "screens/context.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// What people who sit before an upright display reach above its lower edge; never less than bars and prompter need.
inline constexpr double kSeatedReachMm = 450;
inline constexpr float kSeatedLeast = 800;
// What the bottom bar needs: on a surface that has less beside an open prompter it lies below that, too.
inline constexpr float kLeastBar = 1000;

struct ZonesWanted {
  widgets::Rect surface;
  double mm_per_px = 0.277;
  bool slim = false;                          // too narrow for rail and prompter beside the board
  float top = 0, banner = 0, bottom = 0;      // heights; 0: none
  float rail_rows = 0;                        // height of the rail as a row
  float pads = 0;                             // of the band in which people write; then neither rail nor prompter
  bool with_prompter = false, prompter_open = false;
  Placement placement;                        // as somebody chose it
};

struct FrameZones {
  widgets::Rect top, banner, rail, bottom, prompter, tray, board, pads;
  widgets::Rect side;    // the whole column of prompter and tray
  bool rail_row = false; // the rail is a row, not a column
  float beyond = 0;      // px of the surface, from its upper edge, that cannot be reached
};

FrameZones frame_zones(const ZonesWanted& wanted);

// What of the choice means something on this surface: height matters only where there is room for it.
Placement effective(const Placement& chosen, const widgets::Rect& surface, bool slim, double mm_per_px);
Placement placement_of(const Context& ctx);
// px of the surface, from its upper edge, that cannot be reached.
float out_of_reach(const Context& ctx);

bool left_handed(const Context& ctx);
// Cuts at the side of the hand, where the main act stands (the right one usually), or at the other side.
widgets::Rect cut_at_hand(const Context& ctx, widgets::Rect& bar, float width, float gap = 0);
widgets::Rect cut_opposite(const Context& ctx, widgets::Rect& bar, float width, float gap = 0);

// A strip with something to press over the board; at its foot where its head cannot be reached.
widgets::Rect cut_strip(const Context& ctx, widgets::Rect& board, float height, float gap = 0);

// The line of a bar towards the board.
void top_bar_line(Context& ctx, const widgets::Rect& bar);
void bottom_bar_line(Context& ctx, const widgets::Rect& bar);

} // namespace yoriai::screens
