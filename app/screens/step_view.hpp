// One kind of step on the screen. The shell draws the frame (top bar, rail, prompter, undo and redo, agreement) and
// hands the board and the middle of the bottom bar to the view of the step's kind.
#pragma once

#include <array>

#include "screens/context.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

struct StepView {
  sheets::StepKind kind;
  // The board: everything between top bar, rail, bottom bar and prompter, without margins. Draws its own title line
  // by draw_title() of shell.hpp.
  void (*draw_board)(Context&, const sheets::Step&, widgets::Rect board);
  // The bottom bar between undo/redo and 合意して次へ. While something is chosen this is the selection bar.
  void (*draw_bar)(Context&, const sheets::Step&, widgets::Rect bar);
};

// By kind; nullptr for a kind that has no screen yet.
const StepView* step_view(sheets::StepKind kind);

// wall.cpp, matrix.cpp (wall_views.hpp)
extern const StepView kWallView, kMatrixView;
// table.cpp, factors.cpp, responses.cpp, grid.cpp (board_views.hpp)
extern const StepView kTableView, kFactorsView, kResponsesView, kGridView;

} // namespace yoriai::screens
