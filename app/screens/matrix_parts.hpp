// What the plane and the ranking of StepKind::matrix share. Inner header.
#pragma once

#include <string>
#include <vector>

#include "screens/context.hpp"
#include "screens/view_state.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

using Things = std::vector<const meeting::Item*>;

// The live things of the step's kind, sorted by what has been settled about them.
struct MatrixThings {
  Things all;      // in order of writing
  Things placed, unplaced;
  Things ranked;   // by priority
  Things unranked; // neither ranked nor put off
  Things deferred;
};
MatrixThings matrix_things(const Context& ctx, const sheets::Step& step);

bool is_deferred(const meeting::Item& item);

// One tap chooses one thing; on the chosen one it lets go.
void choose_one(Context& ctx, const std::string& id);

// matrix_plane.cpp: the plane into `r`, those without a place into `waiting` (may be empty)
void draw_plane(Context& ctx, const sheets::Step& step, const widgets::Rect& r, const widgets::Rect& waiting,
                const MatrixThings& things);

// ranking.cpp: ranks with reasons and ↑↓, then those without a rank
void draw_ranking(Context& ctx, const sheets::Step& step, const widgets::Rect& r, const MatrixThings& things);
// … and 後回し計画
void draw_deferred(Context& ctx, const sheets::Step& step, const widgets::Rect& r, const MatrixThings& things);

// Acts on a thing of the matrix, for the selection bar and the slot.
void give_rank(Context& ctx, const meeting::Item& item, const MatrixThings& things); // the last place
void ask_deferral(Context& ctx, const meeting::Item& item);                          // reason
void ask_deferral_date(Context& ctx, const meeting::Item& item);                     // one of the next months

} // namespace yoriai::screens
