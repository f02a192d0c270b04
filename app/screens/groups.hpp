// Groups: each works on its own board of a wall; the plenary sees one of them, all together, or side by side. What is
// looked at is no part of the meeting; that a note belongs to a group is.
//
// Targets: "group/all", "group/side", "group/<n>" (counted from 1), "group/new"; in the file chooser "merge/…".
#pragma once

#include <span>
#include <string>
#include <vector>

#include "screens/context.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// The names of the groups: those of notes and, once there is such a note or `people`, those of people; in order.
std::vector<std::string> groups_of(Context& ctx, bool people = false);

// The one in view, which new notes belong to; "" for all of them.
const std::string& group_shown(const Context& ctx);

// The boards that lie side by side, "" (nobody's) first where there is any such note; empty while they do not.
std::vector<std::string> boards_side_by_side(Context& ctx, const sheets::Step& step, int columns);

// Height of the row below, 0 while the meeting does not work in groups.
float group_row_height(Context& ctx);
void draw_group_row(Context& ctx, const widgets::Rect& r);

} // namespace yoriai::screens
