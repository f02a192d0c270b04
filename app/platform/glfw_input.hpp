// What GLFW reports of one window, given to its surface: pointer, wheel, focus, and keys where no other text input serves.
//
// A pointer that only moves asks for no frame: nothing on the screens answers to hovering. Its place is told to ImGui
// together with the next press. Drawing thread only.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "platform/surface.hpp"

struct GLFWwindow;

namespace yoriai::platform {

class GlfwInput {
public:
  // Takes over the callbacks and the user pointer of the window. Both outlive this. Without `input` only those by which
  // the window asks to be drawn again.
  GlfwInput(GLFWwindow* window, Surface& surface, bool input = true);
  GlfwInput(const GlfwInput&) = delete;
  GlfwInput& operator=(const GlfwInput&) = delete;
  ~GlfwInput();

  // Device px per reference px, and window px per device px is the system's.
  void set_scale(float scale) { scale_ = scale; }
  // Whether GLFW's keys and characters go to the surface.
  void feed_keys(bool on) { keys_ = on; }
  // Called when a button of the pointer goes down, before the surface hears of it.
  void before_press(std::function<void()> callback) { before_press_ = std::move(callback); }
  // Which surface a press of the pointer there (device px) belongs to, until it is let go; null: to none. Without it
  // everything belongs to the one surface.
  void route_presses(std::function<Surface*(ImVec2 px)> surface_at) { surface_at_ = std::move(surface_at); }
  // While this holds moves of the pointer are those that a server makes up from a touch.
  void ignore_moves_while(std::function<bool()> touched) { touched_ = std::move(touched); }
  // Before the surface is destroyed.
  void forget(const Surface& surface);
  // The surface that a button of the pointer is held on, or null.
  const Surface* pressed_on() const { return pressed_ ? pressed_on_ : nullptr; }
  // Where the pointer went while a button of it is held, since the frame before; for the frame of that surface that is being
  // built, `clicked` when a press has come with it. Empty where it was not pressed.
  std::vector<ImVec2> take_trail(const Surface& surface, bool clicked);
  // Before a frame begins: the pointer's last place.
  void settle_pointer();
  // True once after something happened that wants a frame.
  bool take_activity();

private:
  static void on_pointer(GLFWwindow*, double x, double y);
  static void on_enter(GLFWwindow*, int entered);
  static void on_button(GLFWwindow*, int button, int action, int mods);
  static void on_wheel(GLFWwindow*, double x, double y);
  static void on_key(GLFWwindow*, int key, int scancode, int action, int mods);
  static void on_character(GLFWwindow*, unsigned character);
  static void on_focus(GLFWwindow*, int focused);
  static void on_refresh(GLFWwindow*);
  static void on_size(GLFWwindow*, int width, int height);

  void install(bool on);
  void install_input(bool on);
  ImVec2 device_px(double x, double y) const;
  void move_to(double x, double y);
  Surface& pointed(); // the surface that hears of the pointer now

  GLFWwindow* window_;
  Surface& surface_;
  float scale_ = 1;
  bool keys_ = true, activity_ = true, moved_ = false, pressed_ = false;
  ImVec2 pointer_{};
  std::optional<std::pair<double, double>> last_; // as GLFW told it, in window px; nothing: it is not over the window
  struct Trail { // from a press to its end
    const Surface* on = nullptr;
    std::vector<ImVec2> points;
    bool begun = false; // its press has come to the surface
  };
  std::deque<Trail> trails_;
  Surface* pressed_on_ = nullptr; // of the last press; null: nobody hears of it
  std::function<void()> before_press_;
  std::function<Surface*(ImVec2)> surface_at_;
  std::function<bool()> touched_;
};

} // namespace yoriai::platform
