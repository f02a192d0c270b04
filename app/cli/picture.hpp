// One screen as a picture, without a window: for `render` and the demo. Drawing thread only.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "cli/stage.hpp"
#include "platform/offscreen.hpp"

namespace yoriai::cli {

class PictureMaker {
public:
  // Size in px. A portrait surface is taken for a hand tablet of 11 inches, any other for a 24-inch screen.
  // Errors: those of the fonts and of OpenGL.
  static base::Result<std::unique_ptr<PictureMaker>> open(Environment& environment, int width_px, int height_px,
                                                          const Settings& settings);

  Stage& stage() { return *stage_; }
  // Lets the stage draw until nothing moves any more, carrying out what it asks for.
  void settle();
  // Draws `parts` in place of the stage.
  void settle(const std::function<void(widgets::Ui&)>& parts);
  // Draws what the room is shown in place of the stage, as ViewState::projector says.
  void settle_projector();
  base::Result<void> write(const std::filesystem::path& out);
  base::Result<std::string> png(); // the same as bytes

private:
  PictureMaker() = default;
  widgets::Frame frame() const;

  std::unique_ptr<platform::FontSet> fonts_;
  std::unique_ptr<platform::Offscreen> offscreen_;
  std::unique_ptr<platform::PictureShelf> shelf_;
  std::unique_ptr<Stage> stage_;
  platform::SurfaceSize size_;
  ImU32 ground_ = 0; // of what was drawn last
};

} // namespace yoriai::cli
