// Groups: each works on its own board of a step; the plenary sees one of them, all together, or (on a wall) side by side.
// What is looked at is no part of the meeting; that a note belongs to a group is.
//
// Targets: "group/all", "group/side", "group/<n>" (counted from 1); in the file chooser "merge/…".
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

// Lies on the board in view: on that of its group, and on every one when it is nobody's. (A wall keeps what is nobody's
// to itself.)
bool on_board(const Context& ctx, const meeting::Item& item);

// The row that chooses the board, cut from the top of a step's board; nothing while the meeting does not work in groups,
// and on the matrix, whose order is that of the whole room.
void draw_group_strip(Context& ctx, const sheets::Step& step, widgets::Rect& board);

// At the end of a frame: what is written while a board is in view belongs to its group.
void put_on_board(Context& ctx);

} // namespace yoriai::screens
