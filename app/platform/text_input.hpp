// Text from the keyboard through the system's input method, beside GLFW.
//
// GLFW 3.3 to 3.5 knows no pre-edit text, hands over the keys that the input method has already consumed (a Return that
// only ended a conversion closes the field and loses the text), and 3.3.8 crashes when the input method dies. So on
// X11 we open a second connection with an input context of our own, select the keys of GLFW's window there, and GLFW's
// key and character callbacks never reach ImGui. Elsewhere, or when that connection fails, GLFW's callbacks serve.
// Touches come the same way, on a connection of their own (touch_input.hpp).
// Drawing thread only; `wake` is called from a thread of its own.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform/preedit.hpp"
#include "platform/surface.hpp"

struct GLFWwindow;

namespace yoriai::platform {

class TextInput {
public:
  virtual ~TextInput() = default;
  // Hands waiting keys and text to the surface. True when something changed that wants a frame.
  virtual bool pump() = 0;
  // As pump(), after asking the server for everything that was typed until now: keys and the pointer come on connections
  // of their own, and what was typed before a press must be there before it.
  virtual bool catch_up() = 0;
  // What is being composed goes to the surface as if it had been confirmed: somebody presses elsewhere.
  virtual void confirm() = 0;
  // Before the loop sleeps: true when events wait already (do not sleep); else `wake` is called when some arrive.
  virtual bool before_sleep() = 0;
  // Where the caret is in device px and whether a text field is being written into.
  virtual void set_spot(bool writing, int x_px, int y_px, int line_height_px) = 0;
  virtual const Preedit& preedit() const = 0;
};

// While this lives, an input method that GLFW opens is one that does nothing. Hold it around glfwInit.
class QuietGlfwInputMethod {
public:
  QuietGlfwInputMethod();
  ~QuietGlfwInputMethod();

private:
  bool was_set_;
  std::string modifiers_;
};

// Whether GLFW's windows are those of an X11 server.
bool runs_on_x11();

// Null when the window is not one of X11 or the connection cannot be made. `surface` and the window outlive it.
std::unique_ptr<TextInput> open_x11_text_input(GLFWwindow* window, Surface& surface, std::function<void()> wake);

} // namespace yoriai::platform
