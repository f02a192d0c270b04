// A display without a screen that has a touch panel: Xorg with its dummy video and the inputtest driver, and an injector
// of real touches. For tests of several fingers on the real program. One thread.
//
// The inputtest driver serves one client in the life of a server: the injector connects once, with the display. A panel
// that was pulled out stays out.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "support/virtual_display.hpp"

namespace yoriai::test {

class TouchDisplay {
public:
  // ok() is false when no such server can be started here; why() says what is missing.
  TouchDisplay(int width, int height, int panels = 1);
  TouchDisplay(const TouchDisplay&) = delete;
  TouchDisplay& operator=(const TouchDisplay&) = delete;
  ~TouchDisplay();

  bool ok() const { return why_.empty(); }
  const std::string& why() const { return why_; }
  const std::string& name() const { return server_->name(); } // for DISPLAY; only when ok()
  std::map<std::string, std::string> environment() const { return server_->environment(); }

  // Fingers 0 … 9 of the first panel, 10 … 19 of the second; px of the screen. Sent at once; sync() waits until the
  // server has worked all of them off.
  void down(int finger, double x, double y);
  void move(int finger, double x, double y);
  void up(int finger, double x, double y);
  void sync();

  // The server loses the panel, whatever lies on it. False when that cannot be done here.
  bool pull_out(int panel);
  // The screen has that size from now on, and the panels cover it. False when xrandr is not there.
  bool turn(int width, int height);

private:
  void touch(int finger, int type, double x, double y);

  int width_, height_;
  std::vector<int> sockets_; // of the panels; -1: pulled out
  std::unique_ptr<XServer> server_;
  std::filesystem::path folder_;
  std::string why_;
};

} // namespace yoriai::test
