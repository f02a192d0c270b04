// A picture to draw into and read back, in the OpenGL context that is current. Drawing thread only.
#pragma once

#include <span>

#include "imgui.h"
#include "platform/image.hpp"

namespace yoriai::platform {

class Framebuffer {
public:
  Framebuffer(int width_px, int height_px);
  Framebuffer(const Framebuffer&) = delete;
  Framebuffer& operator=(const Framebuffer&) = delete;
  ~Framebuffer(); // the context of the constructor must be current again

  bool complete() const { return complete_; }
  // Clears to `ground`, then draws with the OpenGL renderer of the current ImGui context; later ones on top.
  void draw(std::span<ImDrawData* const> all, ImU32 ground);
  void draw(ImDrawData* data, ImU32 ground) { draw(std::span(&data, 1), ground); }
  Image read() const;

private:
  int width_, height_;
  unsigned framebuffer_ = 0, colour_ = 0;
  bool complete_ = false;
};

// Clears the present target of width × height device px.
void clear_target(int width_px, int height_px, ImU32 ground);

} // namespace yoriai::platform
