// Pictures (photos, scans, maps) as screens draw them. Where they come from and how they are decoded is not known here.
#pragma once

#include "imgui.h"
#include "widgets/geometry.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {

struct Picture {
  enum class State {
    coming, // being made; the frame is drawn anew when it is there
    there,
    none // cannot be shown
  };
  State state = State::none;
  ImTextureRef texture{};       // of a picture that is there
  float width = 0, height = 0;  // its shape: of the picture as it is shown, any unit
};

enum class Fit {
  whole, // all of it, as large as goes
  cover  // the rectangle is filled, what juts out is cut off
};
// Where a picture of that shape lies in `r`.
Rect fitted(float width, float height, const Rect& r, Fit fit = Fit::whole);

// Draws it into `r`, cut off there; what is not there yet as a quiet field with an icon.
void draw_picture(Ui& ui, const Rect& r, const Picture& picture, Fit fit = Fit::whole, float radius = 0);

} // namespace yoriai::widgets
