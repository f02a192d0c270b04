// One ImGui context that draws with the shared fonts: builds frames, knows no window and no OpenGL.
//
// The context is set up as all screens expect it: sizes in reference px, nothing saved to or read from files,
// a text cursor that does not blink (a frame is drawn only when something changed). Drawing thread only.
#pragma once

#include <functional>

#include "imgui.h"
#include "platform/fonts.hpp"

namespace yoriai::platform {

struct SurfaceSize {
  int width_px = 0, height_px = 0; // device px
  float scale = 1;                 // device px per reference px
  bool operator==(const SurfaceSize&) const = default;
};

class Surface {
public:
  // `fonts` outlives the surface.
  explicit Surface(FontSet& fonts);
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;
  ~Surface();

  // One frame: ImGui::NewFrame, `draw`, ImGui::Render; `seconds` since the frame before. FontSet::new_frame() goes first.
  // The context stays current afterwards.
  void frame(const SurfaceSize& size, float seconds, const std::function<void()>& draw);
  // Of the last frame; valid until the next.
  ImDrawData* draw_data();
  ImGuiContext* context() { return context_; }
  void make_current() { ImGui::SetCurrentContext(context_); }
  ImGuiIO& io();
  FontSet& fonts() { return fonts_; }
  // Input that ImGui still has to hand out, one step a frame (a fast tap needs two): another frame is needed.
  bool input_waiting() const;

private:
  FontSet& fonts_;
  ImGuiContext* context_;
};

// Tells the atlas that its textures are where they should be, in place of a renderer: for building frames that
// nobody will draw. Call after each frame.
void accept_textures(FontSet& fonts);

} // namespace yoriai::platform
