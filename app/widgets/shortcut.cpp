#include "widgets/shortcut.hpp"

namespace yoriai::widgets {

bool find_pressed(const Ui& ui) {
  return ui.interactive() && !ui.composing() && ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_F, false);
}

} // namespace yoriai::widgets
