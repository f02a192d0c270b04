// The windows of the program and the loop that draws them, only when something changed: between frames it sleeps until
// the system reports input, a client's deadline comes, or another thread calls wake().
//
// All windows share one set of fonts. Drawing thread only, but for wake().
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/window.hpp"

namespace yoriai::platform {

// One that is plugged in, as the system numbers them; the first is the primary one.
struct Monitor {
  std::string name; // "HDMI-1"; not always another one for each
  int width_px = 0, height_px = 0;
  bool operator==(const Monitor&) const = default;
};

class Desktop {
public:
  // `fonts` outlives the desktop; one desktop at a time. Error: "display.missing".
  static base::Result<std::unique_ptr<Desktop>> start(FontSet& fonts);
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;
  ~Desktop();

  // Opens a window that shows `client`, which outlives it. It lives until its client is finished or the desktop ends.
  // Errors: "opengl.missing", "display.no_window" {reason}.
  base::Result<Window*> open(const WindowOptions& options, FrameClient& client);

  // Those plugged in now.
  std::vector<Monitor> monitors() const;
  // True once after one was plugged in or pulled out. A window that filled a screen that is gone has become an ordinary one.
  bool take_monitor_change();
  // Called in every round of run() after the frames are drawn and before finished clients lose their windows: the place to
  // open windows.
  void each_round(std::function<void()> act) { each_round_ = std::move(act); }

  // Until no window is left, or stop().
  void run();
  void stop() { stopped_ = true; }
  // Every window gets a frame soon. Any thread, while the desktop lives; not from a signal handler.
  void wake();

private:
  explicit Desktop(FontSet& fonts);
  void sleep();
  void draw_due_windows();

  FontSet& fonts_;
  std::vector<std::unique_ptr<Window>> windows_;
  std::function<void()> each_round_;
  std::atomic<bool> woken_ = false, stopped_ = false;
};

} // namespace yoriai::platform
