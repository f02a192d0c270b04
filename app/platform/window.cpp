#include "platform/window.hpp"

#define GLFW_INCLUDE_NONE // OpenGL's functions are glad's
#include <glad/gl.h>
#include <GLFW/glfw3.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "imgui_impl_opengl3.h"
#include "platform/framebuffer.hpp"
#include "platform/glfw_input.hpp"
#include "platform/scale.hpp"
#include "platform/text_input.hpp"
#include "platform/touch_input.hpp"
#include "platform/x11_window.hpp"

namespace yoriai::platform {
namespace {

// After input ImGui needs a frame to take it in, one to act on it (a fast tap is down and up), and one to settle.
constexpr int kFramesAfterInput = 3;

using Clock = std::chrono::steady_clock;

std::int64_t clock_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

GLFWmonitor* monitor_number(int number) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  if (monitors == nullptr || count == 0) return nullptr;
  return number >= 0 && number < count ? monitors[number] : monitors[0];
}

ScreenMeasure measure(GLFWmonitor* monitor) {
  ScreenMeasure screen;
  const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
  if (mode == nullptr) return screen;
  glfwGetMonitorPhysicalSize(monitor, &screen.width_mm, &screen.height_mm);
  screen.width_px = mode->width;
  screen.height_px = mode->height;
  return screen;
}

void set_hints() {
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_API);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE); // the meeting stays on its screen when another window takes the keys
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "yoriai");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "yoriai");
}

base::Error why_no_window() {
  const char* description = nullptr;
  const int code = glfwGetError(&description);
  if (code == GLFW_VERSION_UNAVAILABLE || code == GLFW_API_UNAVAILABLE || code == GLFW_FORMAT_UNAVAILABLE)
    return base::refused("opengl.missing");
  return base::refused("display.no_window", {{"reason", description != nullptr ? description : "GLFW"}});
}

Scale scale_on(const ScreenMeasure& screen, std::optional<double> measured) {
  return measured ? scale_of_measured(screen.width_px, screen.height_px, *measured) : scale_for(screen);
}

GLFWwindow* create(const WindowOptions& options, GLFWwindow* share) {
  set_hints();
  if (options.only_shown) {
    glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
    glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
    glfwWindowHint(GLFW_CENTER_CURSOR, GLFW_FALSE);
  }
  if (options.size)
    return glfwCreateWindow(options.size->width_px, options.size->height_px, options.title.c_str(), nullptr, share);
  GLFWmonitor* monitor = monitor_number(options.monitor);
  const ScreenMeasure screen = measure(monitor);
  return glfwCreateWindow(std::max(1, screen.width_px), std::max(1, screen.height_px), options.title.c_str(), monitor,
                          share);
}

} // namespace

struct Window::State {
  State(FontSet& fonts, const WindowOptions& wanted, FrameClient& shown, GLFWwindow* made)
      : options(wanted), client(shown), window(made), surface(fonts), input(made, surface, !wanted.only_shown) {}

  WindowOptions options;
  FrameClient& client;
  GLFWwindow* window;
  Surface surface;
  GlfwInput input;
  std::unique_ptr<TextInput> text;
  std::unique_ptr<TouchInput> touch;
  input::Touches touches;
  std::vector<WindowPart> placed;                 // as the last frame had them
  std::map<int, std::unique_ptr<Surface>> parts;  // by id
  std::vector<Surface*> in_order;                 // … of placed, lowest first
  widgets::Hands hands;
  bool iconified = false;
  Scale scale;
  float zoom = 1;
  std::uint64_t frames = 0;
  int due = kFramesAfterInput;
  Clock::time_point last_frame = Clock::now();
  FrameInfo info;
  std::string preedit;
  std::uint64_t picture = 0; // of what is on the screen, while only_shown; 0: nothing yet
};

namespace {

// What other programs hand over may be broken anywhere, and ImGui, decoding it, would take whole characters away with a
// broken one. Valid until the next call.
const char* pasted(ImGuiContext*) {
  static std::string cleaned;
  const char* copied = glfwGetClipboardString(nullptr);
  if (copied == nullptr) return nullptr;
  cleaned = base::clean_text(copied);
  return cleaned.c_str();
}

// ImGui tells where the caret is at the end of a frame.
void connect_platform(Surface& surface, TextInput* text, GLFWwindow* window) {
  surface.make_current();
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Platform_ClipboardUserData = window;
  platform.Platform_GetClipboardTextFn = pasted;
  platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* copied) {
    glfwSetClipboardString(nullptr, copied);
  };
  platform.Platform_ImeUserData = text;
  platform.Platform_SetImeDataFn = [](ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* data) {
    auto* input = static_cast<TextInput*>(ImGui::GetPlatformIO().Platform_ImeUserData);
    if (input == nullptr) return;
    const float scale = ImGui::GetIO().DisplayFramebufferScale.x;
    input->set_spot(data->WantVisible, static_cast<int>(data->InputPos.x * scale),
                    static_cast<int>(data->InputPos.y * scale), static_cast<int>(data->InputLineHeight * scale));
  };
}

} // namespace

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}

base::Result<std::unique_ptr<Window>> Window::open(FontSet& fonts, const WindowOptions& options, FrameClient& client,
                                                   GLFWwindow* share) {
  GLFWwindow* made = create(options, share);
  if (made == nullptr) return why_no_window();
  glfwMakeContextCurrent(made);
  if (gladLoadGL(glfwGetProcAddress) == 0) {
    glfwDestroyWindow(made);
    return base::refused("opengl.missing");
  }
  glfwSwapInterval(share == nullptr ? 1 : 0); // waiting for two screens in turn would halve the pace of both
  auto state = std::make_unique<State>(fonts, options, client, made);
  state->surface.make_current();
  ImGui_ImplOpenGL3_Init("#version 330 core");
  if (options.text_input) state->text = open_x11_text_input(made, state->surface, [] { glfwPostEmptyEvent(); });
  if (!options.only_shown) state->touch = open_x11_touch(made, [] { glfwPostEmptyEvent(); });
  state->input.feed_keys(options.text_input && state->text == nullptr);
  if (state->text != nullptr)
    state->input.before_press([s = state.get()] {
      s->text->catch_up();
      if (s->input.pressed_on() == &s->surface) s->text->confirm();
    });
  connect_platform(state->surface, state->text.get(), made);
  if (options.scale) state->scale = {*options.scale, 0.277 / static_cast<double>(*options.scale)};
  else state->scale = scale_on(measure(monitor_number(options.monitor)), options.mm_per_px);
  if (options.only_shown) glfwSetInputMode(made, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
  State& s = *state;
  s.touches.set_one_target(
      [&s](int id, std::span<const widgets::Point> px) { return s.client.one_target(id, px); });
  s.touches.set_places({{0, {0, 0, 1e6f, 1e6f}}});
  s.input.ignore_moves_while([&s] { return s.touches.any_down(); });
  s.input.route_presses([&s](ImVec2 px) -> Surface* {
    if (s.touches.echo(px, clock_ms())) return nullptr; // made up from a touch, which has had its own way
    const auto part = s.parts.find(s.touches.surface_at(px));
    return part != s.parts.end() ? part->second.get() : &s.surface;
  });
  return std::unique_ptr<Window>(new Window(std::move(state)));
}

Window::~Window() {
  if (state_ == nullptr) return;
  GLFWwindow* window = state_->window;
  glfwMakeContextCurrent(window);
  state_->surface.make_current();
  ImGui::GetPlatformIO().Platform_ImeUserData = nullptr;
  ImGui_ImplOpenGL3_Shutdown();
  state_.reset();
  glfwDestroyWindow(window);
}

GLFWwindow* Window::handle() { return state_->window; }
Surface& Window::surface() { return state_->surface; }
double Window::mm_per_px() const { return state_->scale.mm_per_px; }
bool Window::fullscreen() const { return glfwGetWindowMonitor(state_->window) != nullptr; }
bool Window::has_input_method() const { return state_->text != nullptr; }
bool Window::has_keyboard() const { return glfwGetWindowAttrib(state_->window, GLFW_FOCUSED) != GLFW_FALSE; }
void Window::take_keyboard() { glfwFocusWindow(state_->window); }
void Window::set_title(const std::string& title) { glfwSetWindowTitle(state_->window, title.c_str()); }

SurfaceSize Window::size() const {
  SurfaceSize size;
  glfwGetFramebufferSize(state_->window, &size.width_px, &size.height_px);
  size.scale = state_->scale.factor * state_->zoom;
  return size;
}

int Window::monitor() const {
  int count = 0, x = 0, y = 0, width = 0, height = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  GLFWmonitor* const own = glfwGetWindowMonitor(state_->window);
  glfwGetWindowPos(state_->window, &x, &y);
  glfwGetWindowSize(state_->window, &width, &height);
  x += width / 2, y += height / 2;
  for (int i = 0; i < count; ++i) {
    int left = 0, top = 0;
    glfwGetMonitorPos(monitors[i], &left, &top);
    const ScreenMeasure screen = measure(monitors[i]);
    const bool inside = x >= left && y >= top && x < left + screen.width_px && y < top + screen.height_px;
    if (own != nullptr ? monitors[i] == own : inside) return i;
  }
  return 0;
}

std::string Window::display() const {
  GLFWmonitor* screen = monitor_number(monitor());
  const ScreenMeasure size = measure(screen);
  const char* name = screen != nullptr ? glfwGetMonitorName(screen) : nullptr;
  return std::string(name != nullptr ? name : "") + " " + std::to_string(size.width_px) + "x" + std::to_string(size.height_px);
}

void Window::set_measured(std::optional<double> mm_per_px) {
  if (state_->options.scale || state_->options.mm_per_px) return;
  state_->scale = scale_on(measure(monitor_number(monitor())), mm_per_px);
  state_->due = kFramesAfterInput;
}

void Window::set_zoom(float factor) {
  state_->zoom = std::clamp(factor, 0.5f, 2.0f);
  state_->due = kFramesAfterInput;
}

void Window::set_fullscreen(bool on) {
  if (on == fullscreen()) return;
  GLFWmonitor* monitor = monitor_number(state_->options.monitor);
  const ScreenMeasure screen = measure(monitor);
  if (screen.width_px <= 0) return;
  if (on) {
    glfwSetWindowMonitor(state_->window, monitor, 0, 0, screen.width_px, screen.height_px, GLFW_DONT_CARE);
  } else {
    const int width = screen.width_px * 4 / 5, height = screen.height_px * 4 / 5;
    glfwSetWindowMonitor(state_->window, nullptr, width / 8, height / 8, width, height, GLFW_DONT_CARE);
  }
  state_->due = kFramesAfterInput;
}

Image Window::screenshot() {
  const SurfaceSize size = state_->info.size;
  glfwMakeContextCurrent(state_->window);
  Framebuffer copy(std::max(1, size.width_px), std::max(1, size.height_px));
  std::vector<ImDrawData*> all;
  for (Surface* part : state_->in_order) all.push_back(part->draw_data());
  all.insert(all.begin(), state_->surface.draw_data()); // last: its context is the one with the renderer
  copy.draw(all, state_->client.ground());
  return copy.read();
}

// A tablet was turned, or its resolution changed. Where windows are managed the manager resizes what fills the screen; in
// a kiosk nobody does.
void Window::follow_monitor() {
  GLFWmonitor* monitor = glfwGetWindowMonitor(state_->window);
  if (monitor == nullptr) return;
  const ScreenMeasure screen = measure(monitor);
  int width = 0, height = 0;
  glfwGetWindowSize(state_->window, &width, &height);
  if (screen.width_px <= 0 || (screen.width_px == width && screen.height_px == height)) return;
  int x = 0, y = 0;
  glfwGetMonitorPos(monitor, &x, &y);
  fill_again(state_->window, x, y, screen.width_px, screen.height_px);
}

// What fingers did goes to the surface that each of them belongs to.
void Window::hear_touches() {
  State& s = *state_;
  const bool hidden = glfwGetWindowAttrib(s.window, GLFW_ICONIFIED) != GLFW_FALSE;
  if (hidden && !s.iconified) s.touches.lose_all(clock_ms());
  s.iconified = hidden;
  if (s.touch == nullptr) return;
  const TouchReport report = s.touch->take();
  bool news = !report.gone.empty();
  for (const auto& event : report.events) news |= s.touches.feed(event);
  for (const int device : report.gone) s.touches.lose_device(device, clock_ms());
  if (news) s.due = kFramesAfterInput;
  for (const auto& [id, surface] : s.parts)
    if (surface->input_waiting() || s.touches.waiting(id)) s.due = kFramesAfterInput;
  if (s.touches.waiting(0)) s.due = kFramesAfterInput;
}

void Window::gather(bool woken) {
  State& s = *state_;
  if (!s.options.only_shown) hear_touches();
  const bool typed = s.text != nullptr && s.text->pump();
  if (s.options.only_shown) {
    if (s.input.take_activity()) s.due = 1, s.picture = 0; // uncovered, or of another size
  } else if (s.input.take_activity() || typed || woken || s.surface.input_waiting()) {
    s.due = kFramesAfterInput;
  }
  const auto deadline = s.client.next_wake();
  if (s.client.wants_frame() || (deadline && *deadline <= base::now_ms())) s.due = std::max(s.due, 1);
  if (glfwWindowShouldClose(s.window)) {
    glfwSetWindowShouldClose(s.window, GLFW_FALSE);
    s.client.close_asked();
    s.due = kFramesAfterInput;
  }
}

bool Window::before_sleep() {
  follow_monitor(); // it asks the server: not while people type
  const bool touched = state_->touch != nullptr && state_->touch->before_sleep();
  return (state_->text != nullptr && state_->text->before_sleep()) || touched;
}
std::optional<base::TimeMs> Window::next_wake() { return state_->client.next_wake(); }
bool Window::due() const { return state_->due > 0; }
bool Window::finished() { return state_->client.finished(); }

void Window::build() {
  State& s = *state_;
  const auto now = Clock::now();
  const float seconds = std::chrono::duration<float>(now - s.last_frame).count();
  s.last_frame = now;
  s.preedit = s.text != nullptr ? s.text->preedit().text : std::string();
  const SurfaceSize before = s.info.size, now_px = size();
  s.info = {++s.frames, now_px, mm_per_px(), s.preedit};
  // Something else lies under the fingers now.
  if (before.width_px != now_px.width_px || before.height_px != now_px.height_px) s.touches.lose_all(clock_ms());
  s.input.set_scale(s.info.size.scale);
  s.input.settle_pointer();
  s.touches.set_px_per_mm(static_cast<float>(1 / s.info.mm_per_px));
  --s.due;
  build_surface(0, s.surface, seconds);
  if (s.options.only_shown) return;
  keep_parts();
  for (std::size_t i = 0; i < s.placed.size(); ++i) build_surface(s.placed[i].id, *s.in_order[i], seconds);
}

// One step of its pointer at a time, and only when ImGui has nothing earlier to hand out.
void Window::build_surface(int id, Surface& surface, float seconds) {
  State& s = *state_;
  const float scale = s.info.size.scale;
  s.touches.set_carrying(id, s.client.carrying(id));
  s.touches.set_mouse(id, s.input.pressed_on() == &surface);
  input::SurfaceInput next = s.touches.take(id, surface.input_waiting());
  if (next.pointer) {
    using Kind = input::PointerStep::Kind;
    const Kind kind = next.pointer->kind;
    if (kind == Kind::press && s.text != nullptr) {
      s.text->catch_up(); // what was typed before must be there before
      if (id == 0) s.text->confirm();
    }
    ImGuiIO& io = surface.io();
    if (kind != Kind::give_up) io.AddMousePosEvent(next.pointer->at.x / scale, next.pointer->at.y / scale);
    if (kind != Kind::move) io.AddMouseButtonEvent(0, kind == Kind::press);
  }
  s.hands = std::move(next.hands);
  for (widgets::Point& p : s.hands.trail) p = {p.x / scale, p.y / scale};
  for (widgets::Finger& finger : s.hands.beside) {
    finger.began = {finger.began.x / scale, finger.began.y / scale};
    finger.at = {finger.at.x / scale, finger.at.y / scale};
  }
  widgets::Pinch& pinch = s.hands.pinch;
  pinch.centre = {pinch.centre.x / scale, pinch.centre.y / scale};
  pinch.moved = {pinch.moved.x / scale, pinch.moved.y / scale};
  s.info.hands = &s.hands;
  s.info.preedit = id == 0 ? std::string_view(s.preedit) : std::string_view();
  surface.frame(s.info.size, seconds, [&] {
    if (s.hands.trail.empty()) s.hands.trail = s.input.take_trail(surface, surface.io().MouseClicked[0]);
    id == 0 ? s.client.frame(s.info) : s.client.part_frame(id, s.info);
  });
  s.info.hands = nullptr;
}

// The parts that the frame just built asks for.
void Window::keep_parts() {
  State& s = *state_;
  std::vector<WindowPart> wanted = s.client.parts();
  if (wanted == s.placed) return;
  for (auto part = s.parts.begin(); part != s.parts.end();) {
    const bool kept = std::any_of(wanted.begin(), wanted.end(), [&](const WindowPart& p) { return p.id == part->first; });
    if (!kept) s.input.forget(*part->second);
    part = kept ? std::next(part) : s.parts.erase(part);
  }
  s.placed = std::move(wanted);
  s.in_order.clear();
  std::vector<input::Place> places{{0, {0, 0, 1e6f, 1e6f}}};
  for (const WindowPart& part : s.placed) {
    std::unique_ptr<Surface>& surface = s.parts[part.id];
    if (surface == nullptr) surface = std::make_unique<Surface>(s.surface.fonts());
    s.in_order.push_back(surface.get());
    places.push_back({part.id, part.px, false});
  }
  s.touches.set_places(std::move(places));
}

namespace {

std::uint64_t mixed(std::uint64_t sum, const void* bytes, std::size_t size) {
  return sum * 0x100000001b3u ^ std::hash<std::string_view>{}({static_cast<const char*>(bytes), size});
}

// The same picture has the same number; never 0.
std::uint64_t number_of(const ImDrawData& data, ImU32 ground) {
  std::uint64_t sum = mixed(0xcbf29ce484222325u, &ground, sizeof ground);
  sum = mixed(sum, &data.DisplaySize, sizeof data.DisplaySize);
  for (const ImDrawList* list : data.CmdLists) {
    sum = mixed(sum, list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      sum = mixed(sum, &command.ClipRect, sizeof command.ClipRect);
      sum = mixed(sum, &command.TexRef._TexData, sizeof command.TexRef._TexData);
    }
  }
  return sum | 1;
}

} // namespace

// All with the renderer of the window's own surface. The one built last knows every texture that the shared atlas has
// become, also those that a growing atlas put into the frames built before: what it lacks is made first.
void Window::draw_surfaces() {
  State& s = *state_;
  std::vector<ImDrawData*> parts;
  for (Surface* part : s.in_order) parts.push_back(part->draw_data());
  ImDrawData* data = s.surface.draw_data();
  if (!parts.empty())
    for (ImTextureData* texture : *parts.back()->Textures)
      if (texture->Status != ImTextureStatus_OK) ImGui_ImplOpenGL3_UpdateTexture(texture);
  ImGui_ImplOpenGL3_RenderDrawData(data);
  for (ImDrawData* part : parts) ImGui_ImplOpenGL3_RenderDrawData(part);
}

void Window::draw() {
  State& s = *state_;
  ImDrawData* data = s.surface.draw_data();
  if (s.options.only_shown) {
    const std::uint64_t picture = number_of(*data, s.client.ground());
    if (std::exchange(s.picture, picture) == picture) return s.client.shown(s.info);
  }
  glfwMakeContextCurrent(s.window);
  ImGui_ImplOpenGL3_NewFrame();
  clear_target(s.info.size.width_px, s.info.size.height_px, s.client.ground());
  draw_surfaces();
  glfwSwapBuffers(s.window);
  s.client.shown(s.info);
}

} // namespace yoriai::platform
