// One window and the surfaces in it: made by Desktop, drawn by its loop. Drawing thread only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "input/touches.hpp"
#include "platform/image.hpp"
#include "platform/preedit.hpp"
#include "platform/surface.hpp"

struct GLFWwindow;

namespace yoriai::platform {

// What a client is told with each frame.
struct FrameInfo {
  std::uint64_t number = 0; // of the frames of this window, from 1
  SurfaceSize size;         // device px and device px per reference px
  double mm_per_px = 0.277; // of a device px, or what is assumed
  std::string_view preedit; // what the input method composes now; lives until the frame ends
  const widgets::Hands* hands = nullptr; // fingers beside the pointer, reference px; lives until the frame ends
};

// A part of the window that takes input by itself, beside all others: a surface of its own over the window's. Its frame
// is built in the coordinates of the whole window and touches no px outside.
struct WindowPart {
  int id = 0;         // from 1; the same as long as it is the same
  widgets::Rect px{}; // of the window, device px
  bool operator==(const WindowPart&) const = default;
};

// What the window shows. Everything is called by Desktop::run() in the drawing thread.
class FrameClient {
public:
  virtual ~FrameClient() = default;
  // Draws with ImGui; the surface's context is current, between NewFrame and Render.
  virtual void frame(const FrameInfo& info) = 0;
  // The parts as the frame that was just built wants them, later ones on top, and the frame of one of them.
  virtual std::vector<WindowPart> parts() { return {}; }
  virtual void part_frame(int, const FrameInfo&) {}
  // Do all of these device px lie on one target? Part 0 is the window itself. And: does its pointer carry something?
  virtual bool one_target(int, std::span<const widgets::Point>) { return false; }
  virtual bool carrying(int) { return false; }
  // The frame is on the screen: the time to carry out commands and to write the UI map.
  virtual void shown(const FrameInfo&) {}
  virtual ImU32 ground() const = 0;
  // Another frame is wanted at once (motion, a command was carried out).
  virtual bool wants_frame() { return false; }
  // When a frame is wanted though nothing happens (a clock); Unix ms. Nothing: never.
  virtual std::optional<base::TimeMs> next_wake() { return std::nullopt; }
  // The window's own close button was pressed. finished() may become true, or the client asks first.
  virtual void close_asked() = 0;
  // The window shall close.
  virtual bool finished() = 0;
};

struct WindowOptions {
  std::string title = "Yoriai";
  // Device px of an ordinary window; nothing: fullscreen on `monitor`.
  std::optional<SurfaceSize> size;
  int monitor = 0; // 0 is the primary one
  // Device px per reference px; nothing: from the screen's millimetres (scale.hpp).
  std::optional<float> scale;
  std::optional<double> mm_per_px; // of a device px, where it is known better than the system does
  // Keys and text come through this window's own input method.
  bool text_input = true;
  // Only looked at: takes no input and not the keyboard from another window, hides the pointer, and is drawn again only
  // when its picture is another one.
  bool only_shown = false;
};

class Window {
public:
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  ~Window();

  Surface& surface();
  SurfaceSize size() const;
  double mm_per_px() const;
  bool fullscreen() const;
  void set_fullscreen(bool on);
  // The number (from 0) of the monitor that its middle is on; 0 when it is on none.
  int monitor() const;
  bool has_keyboard() const;
  void take_keyboard();
  // Of a device px, as somebody has measured it on this display; nothing: as the system tells it. WindowOptions::scale
  // and mm_per_px stand above it.
  void set_measured(std::optional<double> mm_per_px);
  // What this window's display can be known by again: its name and size.
  std::string display() const;
  // Everything larger or smaller than usual, 0.5 … 2.
  void set_zoom(float factor);
  void set_title(const std::string& title);
  // What the last frame showed. Call between frames (FrameClient::shown is such a place).
  Image screenshot();
  // Whether text comes through our own input context (X11) and not through GLFW.
  bool has_input_method() const;

private:
  friend class Desktop;
  struct State;
  static base::Result<std::unique_ptr<Window>> open(FontSet& fonts, const WindowOptions& options, FrameClient& client,
                                                    GLFWwindow* share);
  explicit Window(std::unique_ptr<State> state);

  GLFWwindow* handle();
  // The steps of the loop.
  void gather(bool woken); // input, deadlines: does a frame have to be drawn?
  bool before_sleep();     // true: do not sleep
  std::optional<base::TimeMs> next_wake();
  bool due() const;
  bool finished();
  void follow_monitor();
  void hear_touches();
  void build_surface(int id, Surface& surface, float seconds);
  void keep_parts();
  void draw_surfaces();
  void build(); // the frame, not yet drawn
  void draw();  // … drawn and shown

  std::unique_ptr<State> state_;
};

} // namespace yoriai::platform
