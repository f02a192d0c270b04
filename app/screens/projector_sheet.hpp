// How the facilitator leads the projector: the button of the top bar, the sheet behind it, the curtain, and one note read
// large here and on the projector. Nothing of it is ever on the projector itself.
//
// Targets: "project" (the button), "project/on", "project/off", "project/curtain", "project/page/previous" and "/next",
// "project/what/<follow | step | ballot/id | question | timer | cover>", "project/screen/<auto | number>",
// "project/screen_cm/less" and "/more", "project/seat_m/less" and "/more", "project/back"; "focus/close".
#pragma once

#include "screens/context.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// Cuts the button off the right of the top bar; an icon alone where `slim`.
void draw_project_button(Context& ctx, widgets::Rect& bar, bool slim);
void draw_project_sheet(Context& ctx);

// F8 lets the curtain down and takes it up, wherever the keyboard is.
void take_curtain_key(Context& ctx);

// A note or stack over the whole surface until it is tapped; nothing while none is chosen for it.
void draw_focus(Context& ctx);

} // namespace yoriai::screens
