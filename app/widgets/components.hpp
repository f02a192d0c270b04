// Every part in every state on one screen: the manual of this room, drawn by `render --view components`.
#pragma once

#include "widgets/ui.hpp"

namespace yoriai::widgets {

// Fills the surface (1920 × 1080); words from assets/locale/*/widgets.json.
void draw_components(Ui& ui);

} // namespace yoriai::widgets
