// How large things are drawn on a given screen: device px per reference px. Screens are laid out in reference px,
// 0.277 mm at arm's length. Pure functions.
#pragma once

namespace yoriai::platform {

struct ScreenMeasure {
  int width_px = 0, height_px = 0; // of the whole screen
  int width_mm = 0, height_mm = 0; // as the system tells it; 0 when it does not know
};

struct Scale {
  float factor = 1;         // device px per reference px
  double mm_per_px = 0.277; // of a device px; what `factor` was made from
};

// From the millimetres of the screen, when they are believable: 0.1 to 3 m wide, square px, and not the 96 dots an inch that
// a server without a real screen makes up. Otherwise one device px is one reference px.
// A hand tablet (under 14″) is held nearer, so that everything is 0.62 of its size (the same visual angle).
// Upright panels have large px, but people stand before them at arm's length as well: the factor stays above 0.85.
Scale scale_for(const ScreenMeasure& screen);

// The same where somebody has measured the screen with a ruler: believed whatever it is.
Scale scale_of_measured(int width_px, int height_px, double mm_per_px);

} // namespace yoriai::platform
