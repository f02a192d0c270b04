// What GLFW cannot do to a window of X11. Drawing thread only.
#pragma once

struct GLFWwindow;

namespace yoriai::platform {

// Places a window that fills its monitor over these px of the screen, and leaves the monitor's mode alone: GLFW, asked
// for another size, looks for the nearest mode among those it knew when it started, and switches to that.
void fill_again(GLFWwindow* window, int x, int y, int width, int height);

} // namespace yoriai::platform
