// Lines between things: arrows of the resource grid and connectors of the table. Drawn only.
#pragma once

#include <span>
#include <vector>

#include "widgets/geometry.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {

struct ArrowLook {
  Color color = 0;   // 0 = ink
  float width = 4;
  float halo = 10;   // white (ground) around it; 0 = none
  Color halo_color = 0; // 0 = surface
  float corner = 14; // radius of bends
  float head = 16;   // length of the head; 0 = none
};

// A polyline of horizontal and vertical pieces with rounded corners and a filled head at its end.
void draw_arrow(Ui& ui, std::span<const Point> path, const ArrowLook& look = {});

// From the side of one box to the side of another through the vertical gutter at `gutter_x`: leaves and arrives
// horizontally at the side that faces the gutter.
std::vector<Point> route_by_gutter(const Rect& from, const Rect& to, float gutter_x);

// Distance of a point from a path, for tapping an arrow.
float distance_to_path(Point p, std::span<const Point> path);

// Bézier from a dot at `from` to an open head at `to`: chosen 5 px blue, others 2.5 px grey.
void draw_connector(Ui& ui, Point from, Point to, bool chosen);

} // namespace yoriai::widgets
