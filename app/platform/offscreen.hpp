// Draws without a window and without a display: an OpenGL 3.3 core context on EGL's surfaceless platform.
// For `render`, the demo and tests. Drawing thread only; several may live side by side when each has its own FontSet.
#pragma once

#include <functional>
#include <memory>

#include "base/result.hpp"
#include "platform/image.hpp"
#include "platform/surface.hpp"

namespace yoriai::platform {

class Offscreen {
public:
  // `fonts` outlives this. Errors: "opengl.no_offscreen", "opengl.too_large" {width, height}.
  static base::Result<std::unique_ptr<Offscreen>> open(FontSet& fonts, const SurfaceSize& size);
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;
  ~Offscreen();

  Surface& surface();
  const SurfaceSize& size() const;

  // The next frames are built as if the picture had that many px for a reference px; its own size stays.
  void set_scale(float scale);

  // Builds one frame and does not draw it. 1/60 s goes by unless said; input goes in through surface().io() before.
  void frame(const std::function<void()>& draw, float seconds = 1.0f / 60);
  // Draws the last frame built onto `ground` and reads it back.
  Image picture(ImU32 ground);

private:
  struct State;
  explicit Offscreen(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

} // namespace yoriai::platform
