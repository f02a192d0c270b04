#include "cli/picture.hpp"

#include <algorithm>

#include "platform/image.hpp"
#include "platform/scale.hpp"

namespace yoriai::cli {
namespace {

constexpr int kMostFrames = 12; // layouts settle in three; a picture that still moves is taken as it is
constexpr int kLeastFrames = 3;
constexpr double kTabletMmPerPx = 0.123; // 11 inches, 1200 × 1920

float scale_of(int width_px, int height_px) {
  if (width_px >= height_px) return 1;
  const auto mm = [](int px) { return static_cast<int>(px * kTabletMmPerPx + 0.5); };
  return platform::scale_for({width_px, height_px, mm(width_px), mm(height_px)}).factor;
}

} // namespace

base::Result<std::unique_ptr<PictureMaker>> PictureMaker::open(Environment& environment, int width_px, int height_px,
                                                               const Settings& settings) {
  auto maker = std::unique_ptr<PictureMaker>(new PictureMaker);
  auto fonts = platform::FontSet::load();
  if (!fonts) return fonts.error();
  maker->fonts_ = std::move(*fonts);
  maker->size_ = {width_px, height_px, scale_of(width_px, height_px) * settings.text_scale};
  auto offscreen = platform::Offscreen::open(*maker->fonts_, maker->size_);
  if (!offscreen) return offscreen.error();
  maker->offscreen_ = std::move(*offscreen);
  maker->stage_ = std::make_unique<Stage>(environment, maker->fonts_->fonts(), settings);
  maker->stage_->look_writable();
  maker->shelf_ = std::make_unique<platform::PictureShelf>(*maker->fonts_);
  maker->stage_->show_pictures(*maker->shelf_);
  return maker;
}

widgets::Frame PictureMaker::frame() const {
  const float scale = size_.scale;
  return {{static_cast<float>(size_.width_px) / scale, static_cast<float>(size_.height_px) / scale}, scale, {}};
}

void PictureMaker::settle() {
  ground_ = stage_->ui().theme().paper;
  for (int n = 0; n < kMostFrames; ++n) {
    offscreen_->frame([&] { stage_->draw(frame()); });
    stage_->wait_for_papers();
    const bool new_pictures = shelf_->wait();
    const bool changed = stage_->carry_out() || new_pictures || stage_->ui().targets().changed() || stage_->ui().wants_frame();
    if (!changed && n + 1 >= kLeastFrames) return;
  }
}

void PictureMaker::settle(const std::function<void(widgets::Ui&)>& parts) {
  ground_ = stage_->ui().theme().paper;
  for (int n = 0; n < kLeastFrames; ++n)
    offscreen_->frame([&] {
      stage_->ui().begin_frame(frame());
      parts(stage_->ui());
      stage_->ui().end_frame();
    });
}

void PictureMaker::settle_projector() {
  const widgets::Frame all{{static_cast<float>(size_.width_px), static_cast<float>(size_.height_px)}, 1, {}};
  offscreen_->set_scale(1); // what the room sees is measured in px of the picture
  for (int n = 0; n < kLeastFrames; ++n) {
    offscreen_->frame([&] { stage_->draw_projector(all); });
    shelf_->wait();
    shelf_->tidy();
  }
  offscreen_->set_scale(size_.scale);
  ground_ = stage_->projector_ground();
}

base::Result<void> PictureMaker::write(const std::filesystem::path& out) {
  return platform::write_png(out, offscreen_->picture(ground_));
}

base::Result<std::string> PictureMaker::png() { return platform::png_of(offscreen_->picture(ground_)); }

} // namespace yoriai::cli
