// Touches of a window, which GLFW does not report: several at once, each with an id of its own.
//
// On X11 a second connection selects the XInput 2.2 touches of GLFW's window; from then on the server makes no clicks
// of the first finger for GLFW. Elsewhere, or where the server or the panel knows no touches, there is none of this,
// and whatever the system makes of a finger arrives as the pointer.
// Drawing thread only; `wake` is called from a thread of its own.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "input/touches.hpp"

struct GLFWwindow;

namespace yoriai::platform {

struct TouchReport {
  std::vector<input::TouchEvent> events; // in the order in which they happened, px of the window
  std::vector<int> gone;                 // devices that were unplugged or switched off
};

class TouchInput {
public:
  virtual ~TouchInput() = default;
  // What happened since the last call.
  virtual TouchReport take() = 0;
  // Before the loop sleeps: true when events wait already (do not sleep); else `wake` is called when some arrive.
  virtual bool before_sleep() = 0;
};

// Null when the window is not one of X11, or the server knows no touches. The window outlives it.
std::unique_ptr<TouchInput> open_x11_touch(GLFWwindow* window, std::function<void()> wake);

} // namespace yoriai::platform
