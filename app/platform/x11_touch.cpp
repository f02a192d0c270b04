#include "platform/touch_input.hpp"

#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/extensions/XInput2.h>
#include <X11/Xatom.h>

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string_view>

#include "platform/text_input.hpp"
#include "platform/watcher.hpp"

namespace yoriai::platform {
namespace {

using input::TouchEvent;

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

constexpr Time kTogetherMs = 5; // what the server does in one go

bool refused_by_server = false;
int note_error(Display*, XErrorEvent*) {
  refused_by_server = true;
  return 0;
}

// Selecting touches fails when another program has them already; the answer comes as an error of the connection.
bool select_touches(Display* display, ::Window window) {
  std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> touches{}, devices{};
  for (const int type : {XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd}) XISetMask(touches.data(), type);
  XISetMask(devices.data(), XI_HierarchyChanged);
  XIEventMask touch_mask{XIAllMasterDevices, static_cast<int>(touches.size()), touches.data()};
  XIEventMask device_mask{XIAllDevices, static_cast<int>(devices.size()), devices.data()};
  XSync(display, False);
  refused_by_server = false;
  const auto before = XSetErrorHandler(note_error);
  XISelectEvents(display, window, &touch_mask, 1);
  XISelectEvents(display, DefaultRootWindow(display), &device_mask, 1);
  XSync(display, False);
  XSetErrorHandler(before);
  return !refused_by_server;
}

// Where a device tells how large a contact is.
struct SizeAxis {
  int number = -1;
  double mm_per_unit = 0;
};

class X11Touch final : public TouchInput {
public:
  X11Touch(Display* display, ::Window window, int opcode, std::function<void()> wake)
      : display_(display), window_(window), opcode_(opcode) {
    major_ = XInternAtom(display_, "Abs MT Touch Major", False);
    watcher_.emplace(ConnectionNumber(display_), std::move(wake));
  }

  ~X11Touch() override {
    watcher_.reset();
    XCloseDisplay(display_);
  }

  TouchReport take() override {
    TouchReport report;
    times_.clear();
    while (XPending(display_) > 0) {
      XEvent event;
      XNextEvent(display_, &event);
      XGenericEventCookie& cookie = event.xcookie;
      if (event.type != GenericEvent || cookie.extension != opcode_ || !XGetEventData(display_, &cookie)) continue;
      if (cookie.evtype == XI_HierarchyChanged) note_devices(*static_cast<XIHierarchyEvent*>(cookie.data), report);
      else note_touch(*static_cast<XIDeviceEvent*>(cookie.data), report);
      XFreeEventData(display_, &cookie);
    }
    return report;
  }

  bool before_sleep() override {
    XFlush(display_);
    if (XEventsQueued(display_, QueuedAfterReading) > 0) return true;
    watcher_->arm();
    return false;
  }

private:
  void note_touch(const XIDeviceEvent& event, TouchReport& report) {
    if (event.event != window_) return;
    TouchEvent::Phase phase = TouchEvent::Phase::move;
    if (event.evtype == XI_TouchBegin) phase = TouchEvent::Phase::begin;
    else if (event.evtype == XI_TouchEnd) phase = TouchEvent::Phase::end;
    else if (event.evtype != XI_TouchUpdate) return;
    report.events.push_back({phase,
                             static_cast<std::uint32_t>(event.detail),
                             {static_cast<float>(event.event_x), static_cast<float>(event.event_y)},
                             now_ms(),
                             size_mm(event),
                             event.sourceid});
    times_.push_back(event.time);
  }

  void note_devices(const XIHierarchyEvent& event, TouchReport& report) {
    for (int i = 0; i < event.num_info; ++i) {
      if ((event.info[i].flags & (XISlaveRemoved | XIDeviceDisabled)) == 0) continue;
      const int device = event.info[i].deviceid;
      report.gone.push_back(device);
      // The server ends the touches of a device that goes, in that moment; nobody has lifted these fingers.
      for (std::size_t k = 0; k < report.events.size(); ++k)
        if (TouchEvent& touch = report.events[k];
            touch.device == device && touch.phase == TouchEvent::Phase::end && event.time - times_[k] <= kTogetherMs)
          touch.phase = TouchEvent::Phase::lost;
      axes_.erase(device);
    }
  }

  // The values of the axes that are told stand one after the other.
  float size_mm(const XIDeviceEvent& event) {
    const SizeAxis& axis = axis_of(event.sourceid);
    if (axis.number < 0 || axis.number >= event.valuators.mask_len * 8) return 0;
    if (!XIMaskIsSet(event.valuators.mask, axis.number)) return 0;
    int before = 0;
    for (int i = 0; i < axis.number; ++i) before += XIMaskIsSet(event.valuators.mask, i) ? 1 : 0;
    return static_cast<float>(event.valuators.values[before] * axis.mm_per_unit);
  }

  const SizeAxis& axis_of(int device) {
    if (const auto known = axes_.find(device); known != axes_.end()) return known->second;
    SizeAxis axis;
    int count = 0;
    XIDeviceInfo* info = XIQueryDevice(display_, device, &count);
    for (int i = 0; info != nullptr && i < info->num_classes; ++i) {
      if (info->classes[i]->type != XIValuatorClass) continue;
      const auto& valuator = *reinterpret_cast<const XIValuatorClassInfo*>(info->classes[i]);
      // The resolution is told in units per metre; without one a size cannot be known.
      if (valuator.label == major_ && valuator.resolution > 0) axis = {valuator.number, 1000.0 / valuator.resolution};
    }
    if (info != nullptr) XIFreeDeviceInfo(info);
    return axes_[device] = axis;
  }

  Display* display_;
  ::Window window_;
  int opcode_;
  Atom major_;
  std::map<int, SizeAxis> axes_;   // by device
  std::vector<Time> times_;        // of the server, of the events that are being reported
  std::optional<Watcher> watcher_; // last: it ends before the connection does
};

} // namespace

std::unique_ptr<TouchInput> open_x11_touch(GLFWwindow* window, std::function<void()> wake) {
  if (!runs_on_x11() || glfwGetX11Display() == nullptr) return nullptr;
  Display* display = XOpenDisplay(DisplayString(glfwGetX11Display()));
  if (display == nullptr) return nullptr;
  int opcode = 0, event = 0, error = 0, major = 2, minor = 2;
  const ::Window x11 = glfwGetX11Window(window);
  if (!XQueryExtension(display, "XInputExtension", &opcode, &event, &error) ||
      XIQueryVersion(display, &major, &minor) != Success || major * 10 + minor < 22 || !select_touches(display, x11)) {
    XCloseDisplay(display);
    return nullptr;
  }
  return std::make_unique<X11Touch>(display, x11, opcode, std::move(wake));
}

} // namespace yoriai::platform
