// The view for the room, in a window of its own or as a picture: what the facilitator chose to show, large enough for the
// farthest seat. Never on it: controls, guidance, plan times, names of people, what lies face down, what is parked,
// whether all is saved.
//
// Targets (kind "text", each with the size of its words): "projector/step", "projector/plate", "projector/timer",
// "projector/question", "projector/total", "projector/stack/<id>", "projector/note/<id>", "projector/count/<id>",
// "projector/bar/<id>", "projector/score/<id>", "projector/page" …
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/context.hpp"
#include "screens/projector_view.hpp"

namespace yoriai::screens {

// Draws one frame onto ctx.ui, between its begin_frame() and end_frame(). One px of the surface is one device px.
// ctx.meeting may be null. Reads of ctx.view which part is being worked on, and changes nothing in it.
void draw_projector(Context& ctx, ProjectorView& view);

// Behind everything.
ImU32 projector_ground(const Context& ctx, const ProjectorView& view);

// Whatever the picture depends on besides the size of the surface: while it is the same nothing has to be drawn.
std::string projector_key(const Context& ctx, const ProjectorView& view);

// What can be chosen to be shown: "" (follow), the steps, ballots, "question", "timer", "cover".
struct ProjectorOffer {
  std::string shows, label;
};
std::vector<ProjectorOffer> projector_offers(const Context& ctx);
bool is_projector_view(const Context& ctx, std::string_view shows);

// A note or a stack that the room may read now.
bool can_focus(const Context& ctx, std::string_view id);

} // namespace yoriai::screens
