#include "platform/desktop.hpp"

#include <GLFW/glfw3.h>
#include <langinfo.h>

#include <algorithm>
#include <clocale>
#include <cstring>
#include <utility>

#include "platform/text_input.hpp"

namespace yoriai::platform {
namespace {

// X11 hands over text in the encoding of the process. Numbers and dates keep the plain "C" rules.
void use_utf8_for_text() {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

bool start_glfw() {
#ifdef GLFW_PLATFORM // GLFW 3.4 prefers Wayland, which has neither our text input nor our touches yet
  if (glfwPlatformSupported(GLFW_PLATFORM_X11)) {
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
    if (glfwInit() == GLFW_TRUE) return true;
    glfwInitHint(GLFW_PLATFORM, GLFW_ANY_PLATFORM);
  }
#endif
  return glfwInit() == GLFW_TRUE;
}

bool monitors_changed = false; // GLFW gives its callback nothing to find the desktop by; there is one at a time

} // namespace

Desktop::Desktop(FontSet& fonts) : fonts_(fonts) {}

base::Result<std::unique_ptr<Desktop>> Desktop::start(FontSet& fonts) {
  use_utf8_for_text();
  const QuietGlfwInputMethod quiet;
  if (!start_glfw()) return base::refused("display.missing");
  monitors_changed = false;
  glfwSetMonitorCallback([](GLFWmonitor*, int) { monitors_changed = true; });
  return std::unique_ptr<Desktop>(new Desktop(fonts));
}

Desktop::~Desktop() {
  // The first window last: the others share its OpenGL objects.
  while (!windows_.empty()) windows_.pop_back();
  glfwTerminate();
}

base::Result<Window*> Desktop::open(const WindowOptions& options, FrameClient& client) {
  GLFWwindow* share = windows_.empty() ? nullptr : windows_.front()->handle();
  auto window = Window::open(fonts_, options, client, share);
  if (!window) return window.error();
  windows_.push_back(std::move(*window));
  return windows_.back().get();
}

std::vector<Monitor> Desktop::monitors() const {
  int count = 0;
  GLFWmonitor** all = glfwGetMonitors(&count);
  std::vector<Monitor> found;
  for (int i = 0; i < count; ++i) {
    const GLFWvidmode* mode = glfwGetVideoMode(all[i]);
    const char* name = glfwGetMonitorName(all[i]);
    found.push_back(
        {name != nullptr ? name : "", mode != nullptr ? mode->width : 0, mode != nullptr ? mode->height : 0});
  }
  return found;
}

bool Desktop::take_monitor_change() { return std::exchange(monitors_changed, false); }

void Desktop::wake() {
  woken_ = true;
  glfwPostEmptyEvent();
}

void Desktop::sleep() {
  bool stay_awake = false;
  std::optional<base::TimeMs> until;
  for (const auto& window : windows_) {
    stay_awake |= window->due() || window->before_sleep();
    if (const auto wake = window->next_wake(); wake && (!until || *wake < *until)) until = wake;
  }
  if (stay_awake) return glfwPollEvents();
  if (!until) return glfwWaitEvents();
  const base::TimeMs left_ms = *until - base::now_ms();
  if (left_ms <= 0) return glfwPollEvents();
  glfwWaitEventsTimeout(static_cast<double>(left_ms) / 1000);
}

void Desktop::run() {
  stopped_ = false;
  while (!windows_.empty() && !stopped_) {
    sleep();
    const bool woken = woken_.exchange(false);
    for (const auto& window : windows_) window->gather(woken);
    draw_due_windows();
    if (each_round_) each_round_();
    // Newest first, for the same reason as in the destructor.
    for (auto window = windows_.rbegin(); window != windows_.rend(); ++window)
      if ((*window)->finished()) window->reset();
    std::erase(windows_, nullptr);
  }
}

// All frames are built before any is drawn, and the one built last is drawn first: its context knows every texture that
// the shared atlas has become, also those that a growing atlas put into the frames built before.
void Desktop::draw_due_windows() {
  std::vector<Window*> due;
  for (const auto& window : windows_)
    if (window->due()) due.push_back(window.get());
  if (due.empty()) return;
  fonts_.new_frame();
  for (Window* window : due) window->build();
  for (auto window = due.rbegin(); window != due.rend(); ++window) (*window)->draw();
}

} // namespace yoriai::platform
