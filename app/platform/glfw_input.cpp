#include "platform/glfw_input.hpp"

#include <GLFW/glfw3.h>

#include <cfloat>

// ImGui's back end for GLFW exports this table without a header of its own.
ImGuiKey ImGui_ImplGlfw_KeyToImGuiKey(int keycode, int scancode);

namespace yoriai::platform {
namespace {

GlfwInput& input_of(GLFWwindow* window) { return *static_cast<GlfwInput*>(glfwGetWindowUserPointer(window)); }

void tell_modifiers(ImGuiIO& io, GLFWwindow* window) {
  const auto held = [&](int left, int right) {
    return glfwGetKey(window, left) == GLFW_PRESS || glfwGetKey(window, right) == GLFW_PRESS;
  };
  io.AddKeyEvent(ImGuiMod_Ctrl, held(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL));
  io.AddKeyEvent(ImGuiMod_Shift, held(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT));
  io.AddKeyEvent(ImGuiMod_Alt, held(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT));
  io.AddKeyEvent(ImGuiMod_Super, held(GLFW_KEY_LEFT_SUPER, GLFW_KEY_RIGHT_SUPER));
}

} // namespace

GlfwInput::GlfwInput(GLFWwindow* window, Surface& surface, bool input)
    : window_(window), surface_(surface), pressed_on_(&surface) {
  glfwSetWindowUserPointer(window_, this);
  install(true);
  if (input) install_input(true);
}

GlfwInput::~GlfwInput() {
  install(false);
  install_input(false);
  glfwSetWindowUserPointer(window_, nullptr);
}

void GlfwInput::install(bool on) {
  glfwSetWindowRefreshCallback(window_, on ? on_refresh : nullptr);
  glfwSetFramebufferSizeCallback(window_, on ? on_size : nullptr);
}

void GlfwInput::install_input(bool on) {
  glfwSetCursorPosCallback(window_, on ? on_pointer : nullptr);
  glfwSetCursorEnterCallback(window_, on ? on_enter : nullptr);
  glfwSetMouseButtonCallback(window_, on ? on_button : nullptr);
  glfwSetScrollCallback(window_, on ? on_wheel : nullptr);
  glfwSetKeyCallback(window_, on ? on_key : nullptr);
  glfwSetCharCallback(window_, on ? on_character : nullptr);
  glfwSetWindowFocusCallback(window_, on ? on_focus : nullptr);
}

bool GlfwInput::take_activity() {
  const bool was = activity_;
  activity_ = false;
  return was;
}

// GLFW counts in window px, which are device px on X11 and Windows and larger on macOS and Wayland.
ImVec2 GlfwInput::device_px(double x, double y) const {
  int window_width = 0, framebuffer_width = 0, unused = 0;
  glfwGetWindowSize(window_, &window_width, &unused);
  glfwGetFramebufferSize(window_, &framebuffer_width, &unused);
  const double device = window_width > 0 ? static_cast<double>(framebuffer_width) / window_width : 1;
  return {static_cast<float>(x * device), static_cast<float>(y * device)};
}

void GlfwInput::move_to(double x, double y) {
  const ImVec2 px = device_px(x, y);
  pointer_ = {px.x / scale_, px.y / scale_};
  moved_ = true;
  if (pressed_ && !trails_.empty()) trails_.back().points.push_back(pointer_);
}

// A surface hears of presses one frame after the other, so that several trails can be waiting.
std::vector<ImVec2> GlfwInput::take_trail(const Surface& surface, bool clicked) {
  if (clicked) std::erase_if(trails_, [&](const Trail& trail) { return trail.on == &surface && trail.begun; });
  const auto first = std::find_if(trails_.begin(), trails_.end(), [&](const Trail& trail) { return trail.on == &surface; });
  if (first == trails_.end()) return {};
  first->begun |= clicked;
  return first->begun ? std::exchange(first->points, {}) : std::vector<ImVec2>();
}

Surface& GlfwInput::pointed() { return pressed_on_ != nullptr ? *pressed_on_ : surface_; }

void GlfwInput::forget(const Surface& surface) {
  std::erase_if(trails_, [&](const Trail& trail) { return trail.on == &surface; });
  if (pressed_on_ != &surface) return;
  pressed_on_ = pressed_ ? nullptr : &surface_;
}

void GlfwInput::settle_pointer() {
  if (moved_ && (pressed_on_ != nullptr || !pressed_)) pointed().io().AddMousePosEvent(pointer_.x, pointer_.y);
  moved_ = false;
}

void GlfwInput::on_pointer(GLFWwindow* window, double x, double y) {
  GlfwInput& input = input_of(window);
  input.last_ = {x, y};
  if (!input.pressed_ && input.touched_ && input.touched_()) return;
  input.move_to(x, y);
  if (input.pressed_) input.activity_ = true;
}

void GlfwInput::on_enter(GLFWwindow* window, int entered) {
  GlfwInput& input = input_of(window);
  if (entered != GLFW_FALSE || input.pressed_) return;
  input.last_.reset();
  input.pointer_ = {-FLT_MAX, -FLT_MAX};
  input.moved_ = true;
}

void GlfwInput::on_button(GLFWwindow* window, int button, int action, int) {
  if (button != GLFW_MOUSE_BUTTON_LEFT && button != GLFW_MOUSE_BUTTON_RIGHT && button != GLFW_MOUSE_BUTTON_MIDDLE)
    return;
  GlfwInput& input = input_of(window);
  // Where it was then: the system only tells where it is now, which may be far ahead.
  auto [x, y] = input.last_.value_or(std::pair<double, double>());
  if (!input.last_) glfwGetCursorPos(window, &x, &y); // a press may come without a move before it
  const bool left = button == GLFW_MOUSE_BUTTON_LEFT;
  if (action == GLFW_PRESS && !input.pressed_)
    input.pressed_on_ = input.surface_at_ ? input.surface_at_(input.device_px(x, y)) : &input.surface_;
  if (left && action == GLFW_PRESS) input.pressed_ = true;
  if (left && action == GLFW_PRESS && input.pressed_on_ != nullptr) input.trails_.push_back({input.pressed_on_, {}, false});
  if (input.pressed_on_ == nullptr) {
    if (left) input.pressed_ = action == GLFW_PRESS;
    return;
  }
  if (action == GLFW_PRESS && input.before_press_) input.before_press_();
  input.move_to(x, y);
  input.settle_pointer();
  input.pointed().io().AddMouseButtonEvent(button, action == GLFW_PRESS);
  if (left) input.pressed_ = action == GLFW_PRESS;
  input.activity_ = true;
}

void GlfwInput::on_wheel(GLFWwindow* window, double x, double y) {
  GlfwInput& input = input_of(window);
  double at_x = 0, at_y = 0;
  glfwGetCursorPos(window, &at_x, &at_y);
  if (!input.pressed_ && input.surface_at_) input.pressed_on_ = input.surface_at_(input.device_px(at_x, at_y));
  if (input.pressed_on_ == nullptr) return;
  input.move_to(at_x, at_y);
  input.settle_pointer();
  input.pointed().io().AddMouseWheelEvent(static_cast<float>(x), static_cast<float>(y));
  input.activity_ = true;
}

void GlfwInput::on_key(GLFWwindow* window, int key, int scancode, int action, int) {
  GlfwInput& input = input_of(window);
  if (!input.keys_) return;
  tell_modifiers(input.surface_.io(), window);
  if (action != GLFW_REPEAT)
    input.surface_.io().AddKeyEvent(ImGui_ImplGlfw_KeyToImGuiKey(key, scancode), action == GLFW_PRESS);
  input.activity_ = true;
}

void GlfwInput::on_character(GLFWwindow* window, unsigned character) {
  GlfwInput& input = input_of(window);
  if (!input.keys_) return;
  input.surface_.io().AddInputCharacter(character);
  input.activity_ = true;
}

void GlfwInput::on_focus(GLFWwindow* window, int focused) {
  GlfwInput& input = input_of(window);
  input.surface_.io().AddFocusEvent(focused != GLFW_FALSE);
  if (focused == GLFW_FALSE) input.pressed_ = false;
  input.activity_ = true;
}

void GlfwInput::on_refresh(GLFWwindow* window) { input_of(window).activity_ = true; }
void GlfwInput::on_size(GLFWwindow* window, int, int) { input_of(window).activity_ = true; }

} // namespace yoriai::platform
