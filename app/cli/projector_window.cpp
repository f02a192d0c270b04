#include "cli/projector_window.hpp"

#include <iostream>

#include "screens/projector_view.hpp"

namespace yoriai::cli {
namespace {

constexpr base::TimeMs kKeyboardMayGo = 2'000; // in which a window manager deals with a new window

} // namespace

std::optional<std::size_t> screen_for_room(const std::vector<platform::Monitor>& monitors, std::size_t own,
                                           bool own_fills, const std::string& chosen) {
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

void ProjectorWindow::tell_screens() {
  screens::ProjectorStatus status;
  for (std::size_t i = 0; i < monitors_.size(); ++i)
    status.screens.push_back({monitors_[i].name, static_cast<int>(i) + 1, monitors_[i].width_px, monitors_[i].height_px,
                              i == own_monitor_ && !options_.size});
  status.chosen = stage_.projector_screen();
  status.showing = window_ != nullptr && !closing_;
  status.window = options_.size.has_value();
  if (stage_.set_projector(std::move(status))) desktop_.wake();
}

// Asking where a window is costs a question to the display: only when the answer may be another.
void ProjectorWindow::look_for_screens(const platform::Window& own) {
  const bool fills = own.fullscreen(), wished = stage_.projects();
  if (!desktop_.take_monitor_change() && known_ && fills == own_fills_ && wished == wished_) return;
  known_ = true;
  own_fills_ = fills;
  wished_ = wished;
  monitors_ = desktop_.monitors();
  own_monitor_ = static_cast<std::size_t>(own.monitor());
}

// A window manager may give the keyboard to the window that came last.
void ProjectorWindow::give_keyboard_back(platform::Window& own) {
  if (base::now_ms() > keyboard_until_) return;
  if (own.has_keyboard()) return;
  keyboard_until_ = 0;
  own.take_keyboard();
}

void ProjectorWindow::look_after(platform::Window& own) {
  if (std::exchange(closing_, false)) window_ = nullptr; // the desktop has taken it away since
  look_for_screens(own);
  give_keyboard_back(own);
  const auto on =
      options_.size ? std::nullopt : screen_for_room(monitors_, own_monitor_, own_fills_, stage_.projector_screen());
  const bool wished = stage_.projects() && !options_.ends(), wanted = wished && (options_.size || on);
  if (window_ != nullptr && (!wanted || (on && on_ != monitors_[*on]))) {
    if (!wanted && wished) stage_.tell(std::string(environment_.words("projector.screen_gone")), false), missed_ = true;
    close();
  } else if (window_ == nullptr && wanted) {
    open(own, on);
  }
  tell_screens();
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
    if (had_keyboard || options_.size) own.take_keyboard(), keyboard_until_ = base::now_ms() + kKeyboardMayGo; // and stays in front
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
  const double mm_per_px = stage_.view().projector.room.screen_cm * 10.0 / info.size.height_px; // on the wall
  const widgets::UiMapHead head{info.number, info.size.width_px, info.size.height_px, mm_per_px,
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
