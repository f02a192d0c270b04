// The window for the room: opened on the second screen while the facilitator wishes for it, closed when that screen is
// pulled out, opened again when it comes back. Drawing thread only.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/stage.hpp"
#include "platform/desktop.hpp"

namespace yoriai::cli {

// Which of the monitors the room is shown on: the one that was chosen by name or number (from 1), else the first that the
// facilitator's own window is not on. Nothing: there is none. A window that fills its screen gives that screen to nobody.
std::optional<std::size_t> screen_for_room(const std::vector<platform::Monitor>& monitors, std::size_t own,
                                           bool own_fills, const std::string& chosen);

class ProjectorWindow : public platform::FrameClient {
public:
  struct Options {
    std::optional<std::pair<int, int>> size; // px of an ordinary window instead of a whole screen
    std::filesystem::path ui_map;            // "": none is written
    std::function<bool()> ends;              // the facilitator's own window is about to close
  };
  // All of them outlive this.
  ProjectorWindow(Stage& stage, const Environment& environment, platform::Desktop& desktop, Options options);
  ProjectorWindow(const ProjectorWindow&) = delete;
  ~ProjectorWindow() override;

  // Opens or closes the window as things stand. Once in every round of the desktop.
  void look_after(platform::Window& own);

  void frame(const platform::FrameInfo& info) override;
  void shown(const platform::FrameInfo& info) override;
  ImU32 ground() const override { return stage_.projector_ground(); }
  bool wants_frame() override;
  void close_asked() override; // by the window's own button: nothing is shown any more
  bool finished() override { return closing_ || options_.ends(); }

private:
  void look_for_screens(const platform::Window& own);
  void give_keyboard_back(platform::Window& own);
  void tell_screens();
  void open(platform::Window& own, std::optional<std::size_t> on);
  void close();
  void write_map(const platform::FrameInfo& info);
  void forget_map();

  Stage& stage_;
  const Environment& environment_;
  platform::Desktop& desktop_;
  Options options_;
  std::vector<platform::Monitor> monitors_;
  std::size_t own_monitor_ = 0; // the facilitator's, as its window was last asked
  bool own_fills_ = false, wished_ = false;
  base::TimeMs keyboard_until_ = 0;     // until when the facilitator's window gets the keyboard back
  bool known_ = false;                  // monitors_ are those of now
  platform::Window* window_ = nullptr;  // owned by the desktop
  std::optional<platform::Monitor> on_; // the screen it fills
  bool closing_ = false, missed_ = false;
  std::string drawn_, mapped_screen_;
  bool mapped_silence_ = false;
};

} // namespace yoriai::cli
