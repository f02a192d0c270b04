// Inside of the room: colours of a control by look and state, and painting without touching (used by the
// components picture to show states that nobody is causing).
#pragma once

#include "widgets/controls.hpp"

namespace yoriai::widgets {

struct ControlLook {
  Color ink = 0, icon = 0, ground = 0, edge = 0; // ground 0 = none
  float edge_width = 0;
  bool shadow = false;
};

ControlLook control_look(const Theme& theme, ButtonLook look, bool enabled, bool down);
void draw_control_box(Ui& ui, const Rect& r, const ControlLook& look, float radius);
void paint_button(Ui& ui, const Rect& r, const ButtonSpec& spec, bool down);
void paint_key(Ui& ui, const Rect& r, std::string_view label, bool enabled, bool down, bool function);
void paint_toggle3(Ui& ui, const Rect& r, Three value, const ThreeLabels& labels, bool enabled, bool down);

} // namespace yoriai::widgets
