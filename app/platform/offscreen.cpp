#include "platform/offscreen.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <string>

#include "imgui_impl_opengl3.h"
#include "platform/framebuffer.hpp"

namespace yoriai::platform {
namespace {

constexpr EGLint kContext[] = {
    EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
    EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
constexpr EGLint kConfig[] = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};

// Mesa's platform without any window system first; elsewhere the driver's default display often does the same.
EGLDisplay open_display() {
  EGLDisplay display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) return display;
  display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
  if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) return display;
  return EGL_NO_DISPLAY;
}

// An OpenGL context that lives as long as this. The EGL display belongs to the process and stays open: others may be
// using it.
class EglContext {
public:
  EglContext() {
    display_ = open_display();
    EGLConfig config = nullptr;
    EGLint configs = 0;
    if (display_ == EGL_NO_DISPLAY || !eglBindAPI(EGL_OPENGL_API) ||
        !eglChooseConfig(display_, kConfig, &config, 1, &configs) || configs == 0)
      return;
    context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT, kContext);
    ok_ = context_ != EGL_NO_CONTEXT && make_current() &&
          gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress)) != 0;
  }
  EglContext(const EglContext&) = delete;
  EglContext& operator=(const EglContext&) = delete;
  ~EglContext() {
    if (context_ == EGL_NO_CONTEXT) return;
    if (eglGetCurrentContext() == context_) eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display_, context_);
  }
  bool ok() const { return ok_; }
  bool make_current() { return eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_) == EGL_TRUE; }

private:
  EGLDisplay display_ = EGL_NO_DISPLAY;
  EGLContext context_ = EGL_NO_CONTEXT;
  bool ok_ = false;
};

} // namespace

struct Offscreen::State {
  State(FontSet& shared, const SurfaceSize& wanted) : fonts(shared), size(wanted) {}
  ~State() {
    if (surface == nullptr) return;
    gl.make_current();
    surface->make_current();
    ImGui_ImplOpenGL3_Shutdown();
    picture.reset();
  }
  FontSet& fonts;
  SurfaceSize size;
  EglContext gl;
  std::unique_ptr<Framebuffer> picture;
  std::unique_ptr<Surface> surface;
};

Offscreen::Offscreen(std::unique_ptr<State> state) : state_(std::move(state)) {}
Offscreen::~Offscreen() = default;

base::Result<std::unique_ptr<Offscreen>> Offscreen::open(FontSet& fonts, const SurfaceSize& size) {
  auto state = std::make_unique<State>(fonts, size);
  if (!state->gl.ok()) return base::refused("opengl.no_offscreen");
  state->picture = std::make_unique<Framebuffer>(size.width_px, size.height_px);
  if (!state->picture->complete())
    return base::refused("opengl.too_large",
                         {{"width", std::to_string(size.width_px)}, {"height", std::to_string(size.height_px)}});
  state->surface = std::make_unique<Surface>(fonts);
  state->surface->make_current();
  ImGui_ImplOpenGL3_Init("#version 330 core");
  return std::unique_ptr<Offscreen>(new Offscreen(std::move(state)));
}

Surface& Offscreen::surface() { return *state_->surface; }
const SurfaceSize& Offscreen::size() const { return state_->size; }

void Offscreen::set_scale(float scale) { state_->size.scale = scale; }

void Offscreen::frame(const std::function<void()>& draw, float seconds) {
  state_->fonts.new_frame();
  state_->surface->frame(state_->size, seconds, draw);
}

Image Offscreen::picture(ImU32 ground) {
  state_->gl.make_current();
  ImDrawData* data = state_->surface->draw_data();
  ImGui_ImplOpenGL3_NewFrame(); // makes the shaders when they are not there yet
  state_->picture->draw(data, ground);
  return state_->picture->read();
}

} // namespace yoriai::platform
