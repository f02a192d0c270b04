// The look that the fields of field.hpp and secret_field.hpp share. Drawing thread only.
#pragma once

#include "widgets/geometry.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {

inline constexpr float kFieldPad = 16, kFieldScrollbar = 10;

void draw_field_box(Ui& ui, const Rect& r, bool enabled, bool active);
// Around ImGui's own item: its colours and padding.
void push_field_style(const Theme& t, Point padding);
void pop_field_style();
// What the input method composes, at the caret, underlined.
void draw_field_preedit(Ui& ui, const Rect& inside, float size);

} // namespace yoriai::widgets
