#include "support/touch_display.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <X11/extensions/XInput2.h>
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <xorg/xf86-input-inputtest-protocol.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

#include "support/program.hpp"

namespace yoriai::test {
namespace fs = std::filesystem;
namespace {

constexpr const char* kServer = "/usr/lib/xorg/Xorg"; // the wrapper in PATH starts it only from a console
constexpr double kAxis = 65535;
constexpr int kFingers = 10; // of a panel

std::string panel_name(int panel) { return "panel" + std::to_string(panel); }

std::string config(const fs::path& folder, int panels, int width, int height) {
  const std::string size = std::to_string(width) + "x" + std::to_string(height);
  // Any mode will do that the dummy can clock: nothing is scanned out.
  const auto mode = [&] {
    const int h = width + 48, v = height + 3;
    return "\"" + size + "\" 300.00 " + std::to_string(width) + " " + std::to_string(h) + " " + std::to_string(h + 32) +
           " " + std::to_string(h + 80) + " " + std::to_string(height) + " " + std::to_string(v) + " " +
           std::to_string(v + 5) + " " + std::to_string(v + 30);
  };
  std::string devices, layout;
  for (int i = 0; i < panels; ++i) {
    devices += "Section \"InputDevice\"\n  Identifier \"" + panel_name(i) +
               "\"\n  Driver \"inputtest\"\n  Option \"SocketPath\" \"" + (folder / panel_name(i)).string() +
               "\"\n  Option \"DeviceType\" \"Touch\"\n  Option \"TouchCount\" \"10\"\nEndSection\n";
    layout += "  InputDevice \"" + panel_name(i) + "\" \"SendCoreEvents\"\n";
  }
  return R"(Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "true"
  Option "DontVTSwitch" "true"
  Option "BlankTime" "0"
EndSection
Section "Device"
  Identifier "video"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 1-500
  VertRefresh 1-500
  Modeline )" +
         mode() + R"(
EndSection
Section "Screen"
  Identifier "screen"
  Device "video"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes ")" +
         size + R"("
    Virtual )" +
         std::to_string(width) + " " + std::to_string(height) + R"(
  EndSubSection
EndSection
)" + devices +
         R"(Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
)" + layout +
         "EndSection\n";
}

bool send(int socket, const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t n = ::write(socket, at, size);
    if (n <= 0) return false;
    at += n, size -= static_cast<std::size_t>(n);
  }
  return true;
}

bool read_answer(int socket, int type) {
  xf86ITResponseAny answer{};
  const auto read_all = [&](char* to, std::size_t size) {
    while (size > 0) {
      const ssize_t n = ::read(socket, to, size);
      if (n <= 0) return false;
      to += n, size -= static_cast<std::size_t>(n);
    }
    return true;
  };
  char* const begin = reinterpret_cast<char*>(&answer);
  if (!read_all(begin, sizeof answer.header)) return false;
  const std::size_t rest = std::min<std::size_t>(answer.header.length, sizeof answer) - sizeof answer.header;
  return read_all(begin + sizeof answer.header, rest) && static_cast<int>(answer.header.type) == type;
}

// The panel behind that socket; -1 when it cannot be reached.
int reach(const fs::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = socket;
  if (path.size() >= sizeof address.sun_path) return -1;
  std::memcpy(address.sun_path, path.data(), path.size());
  const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto reached = [&] { return ::connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0; };
  if (!eventually(reached, std::chrono::seconds(10))) return ::close(made), -1;
  xf86ITEventClientVersion version{};
  version.header = {sizeof version, XF86IT_EVENT_CLIENT_VERSION};
  version.major = XF86IT_PROTOCOL_VERSION_MAJOR, version.minor = XF86IT_PROTOCOL_VERSION_MINOR;
  if (send(made, &version, sizeof version) && read_answer(made, XF86IT_RESPONSE_SERVER_VERSION)) return made;
  ::close(made);
  return -1;
}

} // namespace

TouchDisplay::TouchDisplay(int width, int height, int panels) : width_(width), height_(height) {
  if (!fs::exists(kServer)) {
    why_ = "no Xorg (tests/run installs xserver-xorg-core)";
    return;
  }
  std::string pattern = (fs::temp_directory_path() / "yoriai-panel-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    why_ = "no temporary folder";
    return;
  }
  folder_ = pattern;
  std::ofstream(folder_ / "xorg.conf") << config(folder_, panels, width, height);
  server_ = std::make_unique<XServer>(std::vector<std::string>{kServer, "-config", folder_ / "xorg.conf", "-logfile",
                                                               folder_ / "log", "-novtswitch", "-sharevts", "-ac"});
  if (server_->name().empty()) {
    why_ = "Xorg did not start; its log: " + (folder_ / "log").string();
    return;
  }
  for (int i = 0; i < panels; ++i) {
    sockets_.push_back(reach(folder_ / panel_name(i)));
    if (sockets_.back() < 0) why_ = "the touch panel of Xorg cannot be reached";
  }
}

TouchDisplay::~TouchDisplay() {
  for (const int socket : sockets_)
    if (socket >= 0) ::close(socket);
  server_.reset(); // before the folder that it uses
  std::error_code ignored;
  if (ok() && !folder_.empty()) fs::remove_all(folder_, ignored);
}

void TouchDisplay::touch(int finger, int type, double x, double y) {
  xf86ITEventTouch event{};
  event.header = {sizeof event, XF86IT_EVENT_TOUCH};
  event.touchid = static_cast<std::uint32_t>(finger % kFingers);
  event.touch_type = static_cast<std::uint32_t>(type);
  event.valuators.mask[0] = 3;
  event.valuators.valuators[0] = x / width_ * kAxis;
  event.valuators.valuators[1] = y / height_ * kAxis;
  if (const int socket = sockets_.at(static_cast<std::size_t>(finger / kFingers)); socket >= 0)
    send(socket, &event, sizeof event);
}

void TouchDisplay::down(int finger, double x, double y) { touch(finger, XI_TouchBegin, x, y); }
void TouchDisplay::move(int finger, double x, double y) { touch(finger, XI_TouchUpdate, x, y); }
void TouchDisplay::up(int finger, double x, double y) { touch(finger, XI_TouchEnd, x, y); }

void TouchDisplay::sync() {
  xf86ITEventWaitForSync wait{};
  wait.header = {sizeof wait, XF86IT_EVENT_WAIT_FOR_SYNC};
  for (const int socket : sockets_)
    if (socket >= 0 && send(socket, &wait, sizeof wait)) read_answer(socket, XF86IT_RESPONSE_SYNC_FINISHED);
}

bool TouchDisplay::pull_out(int panel) {
  Display* display = XOpenDisplay(name().c_str());
  if (display == nullptr) return false;
  int count = 0, device = -1;
  XIDeviceInfo* all = XIQueryDevice(display, XIAllDevices, &count);
  for (int i = 0; i < count; ++i)
    if (panel_name(panel) == all[i].name) device = all[i].deviceid;
  XIFreeDeviceInfo(all);
  unsigned char off = 0;
  if (device >= 0)
    XIChangeProperty(display, device, XInternAtom(display, "Device Enabled", False), XA_INTEGER, 8, PropModeReplace,
                     &off, 1);
  XSync(display, False);
  XCloseDisplay(display);
  ::close(std::exchange(sockets_.at(static_cast<std::size_t>(panel)), -1));
  return device >= 0;
}

bool TouchDisplay::turn(int width, int height) {
  const std::string mode = std::to_string(width) + "x" + std::to_string(height);
  const auto xrandr = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"xrandr", "--display", name()});
    return run_program(words).status == 0;
  };
  const auto plus = [](int value, int more) { return std::to_string(value + more); };
  // The mode is there already when the screen turns back.
  xrandr({"--newmode", mode, "300", plus(width, 0), plus(width, 48), plus(width, 80), plus(width, 128), plus(height, 0),
          plus(height, 3), plus(height, 8), plus(height, 33)});
  xrandr({"--addmode", "DUMMY0", mode});
  if (!xrandr({"--output", "DUMMY0", "--mode", mode})) return false;
  width_ = width, height_ = height;
  return true;
}

} // namespace yoriai::test
