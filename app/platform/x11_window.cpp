#include "platform/x11_window.hpp"

#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

#include "platform/text_input.hpp"

namespace yoriai::platform {

void fill_again(GLFWwindow* window, int x, int y, int width, int height) {
  if (!runs_on_x11() || glfwGetX11Display() == nullptr) return;
  XMoveResizeWindow(glfwGetX11Display(), glfwGetX11Window(window), x, y, static_cast<unsigned>(width),
                    static_cast<unsigned>(height));
  XFlush(glfwGetX11Display());
}

} // namespace yoriai::platform
