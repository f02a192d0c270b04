// Keys that act wherever the keyboard is. Drawing thread only.
#pragma once

#include "widgets/ui.hpp"

namespace yoriai::widgets {

// Ctrl+F, while no sheet is open and nothing is being composed.
bool find_pressed(const Ui& ui);

} // namespace yoriai::widgets
