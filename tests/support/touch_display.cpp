#include "support/touch_display.hpp"

#include <X11/extensions/XI2.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <xorg/xf86-input-inputtest-protocol.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

namespace yoriai::test {
namespace fs = std::filesystem;
namespace {

constexpr const char* kServer = "/usr/lib/xorg/Xorg"; // the wrapper in PATH starts it only from a console
constexpr double kAxis = 65535;

std::string config(const fs::path& socket, int width, int height) {
  const std::string size = std::to_string(width) + "x" + std::to_string(height);
  // Any mode will do that the dummy can clock: nothing is scanned out.
  const auto mode = [&] {
    const int h = width + 48, v = height + 3;
    return "\"" + size + "\" 300.00 " + std::to_string(width) + " " + std::to_string(h) + " " + std::to_string(h + 32) +
           " " + std::to_string(h + 80) + " " + std::to_string(height) + " " + std::to_string(v) + " " +
           std::to_string(v + 5) + " " + std::to_string(v + 30);
  };
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
  Modeline )" + mode() + R"(
EndSection
Section "Screen"
  Identifier "screen"
  Device "video"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes ")" + size + R"("
    Virtual )" + std::to_string(width) + " " + std::to_string(height) + R"(
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "panel"
  Driver "inputtest"
  Option "SocketPath" ")" + socket.string() + R"("
  Option "DeviceType" "Touch"
  Option "TouchCount" "10"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "panel" "SendCoreEvents"
EndSection
)";
}

} // namespace

TouchDisplay::TouchDisplay(int width, int height) : width_(width), height_(height) {
  if (!fs::exists(kServer)) {
    why_ = "no Xorg (tests/run installs xserver-xorg-core)";
    return;
  }
  std::string pattern = (fs::temp_directory_path() / "yoriai-panel-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return;
  folder_ = pattern;
  std::ofstream(folder_ / "xorg.conf") << config(folder_ / "socket", width, height);
  server_ = std::make_unique<XServer>(std::vector<std::string>{kServer, "-config", folder_ / "xorg.conf", "-logfile",
                                                               folder_ / "log", "-novtswitch", "-sharevts", "-ac"});
  if (server_->name().empty()) why_ = "Xorg did not start; its log: " + (folder_ / "log").string();
  else if (!connect()) why_ = "the touch panel of Xorg cannot be reached";
}

TouchDisplay::~TouchDisplay() {
  if (socket_ >= 0) ::close(socket_);
  server_.reset(); // before the folder that it uses
  std::error_code ignored;
  if (ok() && !folder_.empty()) fs::remove_all(folder_, ignored);
}

bool TouchDisplay::connect() {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = folder_ / "socket";
  if (path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.data(), path.size());
  const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto reached = [&] { return ::connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0; };
  if (!eventually(reached, std::chrono::seconds(10))) return ::close(made), false;
  socket_ = made;
  xf86ITEventClientVersion version{};
  version.header = {sizeof version, XF86IT_EVENT_CLIENT_VERSION};
  version.major = XF86IT_PROTOCOL_VERSION_MAJOR, version.minor = XF86IT_PROTOCOL_VERSION_MINOR;
  if (send(&version, sizeof version) && read_answer(XF86IT_RESPONSE_SERVER_VERSION)) return true;
  ::close(std::exchange(socket_, -1));
  return false;
}

bool TouchDisplay::send(const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t n = ::write(socket_, at, size);
    if (n <= 0) return false;
    at += n, size -= static_cast<std::size_t>(n);
  }
  return true;
}

bool TouchDisplay::read_answer(int type) {
  xf86ITResponseAny answer{};
  const auto read_all = [&](char* to, std::size_t size) {
    while (size > 0) {
      const ssize_t n = ::read(socket_, to, size);
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

void TouchDisplay::touch(int finger, int type, double x, double y) {
  xf86ITEventTouch event{};
  event.header = {sizeof event, XF86IT_EVENT_TOUCH};
  event.touchid = static_cast<std::uint32_t>(finger);
  event.touch_type = static_cast<std::uint32_t>(type);
  event.valuators.mask[0] = 3;
  event.valuators.valuators[0] = x / width_ * kAxis;
  event.valuators.valuators[1] = y / height_ * kAxis;
  send(&event, sizeof event);
}

void TouchDisplay::down(int finger, double x, double y) { touch(finger, XI_TouchBegin, x, y); }
void TouchDisplay::move(int finger, double x, double y) { touch(finger, XI_TouchUpdate, x, y); }
void TouchDisplay::up(int finger, double x, double y) { touch(finger, XI_TouchEnd, x, y); }

void TouchDisplay::sync() {
  xf86ITEventWaitForSync wait{};
  wait.header = {sizeof wait, XF86IT_EVENT_WAIT_FOR_SYNC};
  if (send(&wait, sizeof wait)) read_answer(XF86IT_RESPONSE_SYNC_FINISHED);
}

} // namespace yoriai::test
