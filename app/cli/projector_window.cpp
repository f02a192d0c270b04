#include "cli/projector_window.hpp"

#include <iostream>

#include "screens/projector_view.hpp"

namespace yoriai::cli {

std::optional<std::size_t> screen_for_room(const std::vector<platform::Monitor>& monitors, std::size_t own, bool own_fills,
                                           const std::string& chosen) {
  for (std::size_t i = 0; i < monitors.size(); ++i) {
    const bool named = monitors[i].name == chosen || std::to_string(i + 1) == chosen;
    if (chosen.empty() ? i != own : named && (i != own || !own_fills)) return i;
  }
  return std::nullopt;
}

ProjectorWindow::ProjectorWindow(Stage& stage, const Environment& environment, platform::Desktop& desktop,
                                 Options options)
    : stage_(stage), environment_(environment), desktop_(desktop), options_(std::move(options)) {}

ProjectorWindow::~ProjectorWindow() { forget_map(); }

void ProjectorWindow::tell_screens(const platform::Window& own) {
  screens::ProjectorStatus status;
  for (std::size_t i = 0; i < monitors_.size(); ++i)
    status.screens.push_back({monitors_[i].name, static_cast<int>(i) + 1, monitors_[i].width_px, monitors_[i].height_px,
                              i == static_cast<std::size_t>(own.monitor()) && !options_.size});
  status.chosen = stage_.projector_screen();
  status.showing = window_ != nullptr && !closing_;
  status.window = options_.size.has_value();
  if (stage_.set_projector(std::move(status))) desktop_.wake();
}

void ProjectorWindow::look_after(platform::Window& own) {
  if (std::exchange(closing_, false)) window_ = nullptr; // the desktop has taken it away since
  if (desktop_.take_monitor_change() || !known_) monitors_ = desktop_.monitors();
  known_ = true;
  const auto wanted_on = options_.size ? std::nullopt
                                       : screen_for_room(monitors_, static_cast<std::size_t>(own.monitor()), own.fullscreen(),
                                                         stage_.projector_screen());
  const bool wanted = stage_.projects() && !options_.ends() && (options_.size || wanted_on);
  if (window_ != nullptr && (!wanted || (wanted_on && on_ != monitors_[*wanted_on]))) {
    if (!wanted && stage_.projects() && !options_.ends())
      stage_.tell(std::string(environment_.words("projector.screen_gone")), false), missed_ = true;
    close();
  } else if (window_ == nullptr && wanted) {
    open(own, wanted_on);
  }
  tell_screens(own);
}

void ProjectorWindow::open(platform::Window& own, std::optional<std::size_t> on) {
  platform::WindowOptions options;
  options.title = std::string(environment_.words("projector.window"));
  if (options_.size) options.size = platform::SurfaceSize{options_.size->first, options_.size->second, 1};
  if (on) options.monitor = static_cast<int>(*on), on_ = monitors_[*on];
  options.scale = 1; // what is drawn is measured in px of the picture
  options.text_input = false;
  options.only_shown = true;
  const bool had_keyboard = own.has_keyboard();
  auto opened = desktop_.open(options, *this);
  if (!opened) {
    stage_.stop_projecting();
    stage_.tell(environment_.sentence(opened.error()), false);
  } else {
    window_ = *opened;
    drawn_.clear();
    mapped_screen_.clear();
    if (had_keyboard) own.take_keyboard();
    if (std::exchange(missed_, false)) stage_.tell(std::string(environment_.words("projector.screen_back")), true);
  }
  desktop_.wake();
}

void ProjectorWindow::close() {
  closing_ = true;
  on_.reset();
  forget_map();
  desktop_.wake(); // another round: it may have to open elsewhere
}

void ProjectorWindow::close_asked() {
  stage_.stop_projecting();
  stage_.tell(std::string(environment_.words("projector.window_closed")), true);
  desktop_.wake();
}

void ProjectorWindow::frame(const platform::FrameInfo& info) {
  stage_.draw_projector({{static_cast<float>(info.size.width_px), static_cast<float>(info.size.height_px)}, 1, {}});
  drawn_ = stage_.projector_key();
}

void ProjectorWindow::shown(const platform::FrameInfo& info) {
  if (stage_.take_projector_news()) desktop_.wake(); // the facilitator is told of the pages
  if (options_.ui_map.empty() || window_ == nullptr || closing_) return;
  const std::string& screen = stage_.view().projector.shown;
  if (!stage_.projector_ui().targets().changed() && mapped_screen_ == screen &&
      mapped_silence_ == stage_.keeps_silent())
    return;
  mapped_screen_ = screen;
  mapped_silence_ = stage_.keeps_silent();
  write_map(info);
}

bool ProjectorWindow::wants_frame() { return drawn_ != stage_.projector_key(); }

void ProjectorWindow::write_map(const platform::FrameInfo& info) {
  const widgets::UiMapHead head{info.number, info.size.width_px, info.size.height_px, info.mm_per_px,
                                1,           mapped_screen_,     mapped_silence_};
  const auto written =
      widgets::write_ui_map(options_.ui_map, widgets::ui_map_json(head, stage_.projector_ui().targets().all()));
  if (written) return;
  std::cerr << environment_.sentence(written.error()) << "\n"; // once
  options_.ui_map.clear();
}

// It would speak of a window that is gone.
void ProjectorWindow::forget_map() {
  std::error_code ignored;
  if (!options_.ui_map.empty()) std::filesystem::remove(options_.ui_map, ignored);
}

} // namespace yoriai::cli
