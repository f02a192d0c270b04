#include "screens/step_view.hpp"

#include "sheets/sheet.hpp"

namespace yoriai::screens {

const StepView* step_view(sheets::StepKind kind) {
  static const std::array<const StepView*, 6> kViews = {&kWallView,    &kMatrixView,    &kTableView,
                                                        &kFactorsView, &kResponsesView, &kGridView};
  for (const StepView* view : kViews)
    if (view->kind == kind) return view;
  return nullptr;
}

} // namespace yoriai::screens
