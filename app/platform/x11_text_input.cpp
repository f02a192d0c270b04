#include "platform/text_input.hpp"

#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/keysym.h>
#include <X11/XKBlib.h>
#include <X11/Xutil.h>

#include <optional>

#include "platform/watcher.hpp"
#include "platform/x11_input_method.hpp"
#include "platform/x11_keys.hpp"

namespace yoriai::platform {

bool runs_on_x11() {
#ifdef GLFW_PLATFORM_X11 // GLFW 3.4: one library, several window systems
  return glfwGetPlatform() == GLFW_PLATFORM_X11;
#else
  return true;
#endif
}

namespace {

class X11TextInput final : public TextInput {
public:
  X11TextInput(Display* display, ::Window window, Surface& surface, std::function<void()> wake)
      : display_(display), surface_(surface), method_(std::in_place, display, window) {
    XkbSetDetectableAutoRepeat(display_, True, nullptr);
    XFlush(display_);
    watcher_.emplace(ConnectionNumber(display_), std::move(wake));
  }

  ~X11TextInput() override {
    watcher_.reset();
    method_.reset();
    XCloseDisplay(display_);
  }

  bool pump() override { return take_events(true); }

  bool catch_up() override {
    XSync(display_, False);
    return take_events(false);
  }

  void confirm() override { surface_.io().AddInputCharactersUTF8(method_->confirm().c_str()); }

  bool before_sleep() override {
    XFlush(display_);
    // Telling the input method where the caret is waits for its answer, and what it says besides arrives in that moment.
    if (method_->changed() || XEventsQueued(display_, QueuedAfterReading) > 0) return true;
    watcher_->arm();
    return false;
  }

  void set_spot(bool writing, int x_px, int y_px, int line_height_px) override {
    method_->set_writing(writing);
    if (writing) method_->set_spot(x_px, y_px + line_height_px);
  }

  const Preedit& preedit() const override { return method_->preedit(); }

private:
  // Within one frame ImGui sees only what the modifiers came to: of a quick Ctrl V in a slow frame a v without Ctrl. So
  // what changes them waits until everything before it was taken in.
  bool take_events(bool modifiers_wait) {
    bool something = false;
    while (XPending(display_) > 0) {
      XEvent event;
      XNextEvent(display_, &event);
      if (modifiers_wait && is_modifier(event) && surface_.input_waiting()) {
        XPutBackEvent(display_, &event);
        return method_->take_changed(), true;
      }
      something |= handle(event);
    }
    return method_->take_changed() || something;
  }

  static bool is_modifier(XEvent& event) {
    return (event.type == KeyPress || event.type == KeyRelease) && IsModifierKey(XLookupKeysym(&event.xkey, 0));
  }

  bool handle(XEvent& event) {
    const bool key = event.type == KeyPress || event.type == KeyRelease;
    // Everything the input method sends goes through the filter; keys only while somebody writes, so that a space can press
    // a button and Esc can close a sheet whatever the input method would make of them.
    if (key && method_->writing()) method_->before_key();
    if ((!key || method_->writing()) && XFilterEvent(&event, 0)) return false;
    if (event.type == MappingNotify) XRefreshKeyboardMapping(&event.xmapping);
    if (key) hand_over(event.xkey);
    return key;
  }

  void hand_over(XKeyEvent& event) {
    ImGuiIO& io = surface_.io();
    const auto typed = method_->look_up(event);
    const bool down = event.type == KeyPress;
    tell_modifiers(io, event);
    // A committed text has keycode 0 and no key of its own.
    const KeySym plain = event.keycode != 0 ? XLookupKeysym(&event, 0) : NoSymbol;
    const ImGuiKey named = key_of_keysym(typed.keysym);
    const ImGuiKey key = named != ImGuiKey_None ? named : key_of_keysym(plain);
    // Some methods hand over keys that they have no use for while they compose. None of them is a shortcut of ours then.
    const bool ours = !down || !method_->composing();
    if (key != ImGuiKey_None && event.keycode != 0 && ours) io.AddKeyEvent(key, down);
    if (down && (event.state & (ControlMask | Mod1Mask)) == 0) io.AddInputCharactersUTF8(typed.text.c_str());
  }

  // The state of an event is the one before it; the key itself may be a modifier.
  static void tell_modifiers(ImGuiIO& io, const XKeyEvent& event) {
    XKeyEvent copy = event;
    const KeySym keysym = XLookupKeysym(&copy, 0);
    const bool down = event.type == KeyPress;
    const auto held = [&](unsigned mask, KeySym left, KeySym right) {
      return keysym == left || keysym == right ? down : (event.state & mask) != 0;
    };
    io.AddKeyEvent(ImGuiMod_Ctrl, held(ControlMask, XK_Control_L, XK_Control_R));
    io.AddKeyEvent(ImGuiMod_Shift, held(ShiftMask, XK_Shift_L, XK_Shift_R));
    io.AddKeyEvent(ImGuiMod_Alt, held(Mod1Mask, XK_Alt_L, XK_Alt_R));
    io.AddKeyEvent(ImGuiMod_Super, held(Mod4Mask, XK_Super_L, XK_Super_R));
  }

  Display* display_;
  Surface& surface_;
  std::optional<X11InputMethod> method_;
  std::optional<Watcher> watcher_; // last: it ends before the connection does
};

} // namespace

std::unique_ptr<TextInput> open_x11_text_input(GLFWwindow* window, Surface& surface, std::function<void()> wake) {
  if (!runs_on_x11() || glfwGetX11Display() == nullptr) return nullptr;
  Display* display = XOpenDisplay(DisplayString(glfwGetX11Display()));
  if (display == nullptr) return nullptr;
  return std::make_unique<X11TextInput>(display, glfwGetX11Window(window), surface, std::move(wake));
}

} // namespace yoriai::platform
