// A display without a screen that has a touch panel: Xorg with its dummy video and the inputtest driver, and an injector
// of real touches. For tests of several fingers on the real program. One thread.
//
// The inputtest driver serves one client in the life of a server: the injector connects once, with the display.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "support/virtual_display.hpp"

namespace yoriai::test {

class TouchDisplay {
public:
  // ok() is false when no such server can be started here; why() says what is missing.
  TouchDisplay(int width, int height);
  TouchDisplay(const TouchDisplay&) = delete;
  TouchDisplay& operator=(const TouchDisplay&) = delete;
  ~TouchDisplay();

  bool ok() const { return socket_ >= 0; }
  const std::string& why() const { return why_; }
  const std::string& name() const { return server_->name(); } // for DISPLAY; only when ok()
  std::map<std::string, std::string> environment() const { return server_->environment(); }

  // Fingers 0 … 9, px of the screen. Sent at once; sync() waits until the server has worked all of them off.
  void down(int finger, double x, double y);
  void move(int finger, double x, double y);
  void up(int finger, double x, double y);
  void sync();

private:
  bool connect();
  void touch(int finger, int type, double x, double y);
  bool send(const void* bytes, std::size_t size);
  bool read_answer(int type);

  int width_, height_, socket_ = -1;
  std::unique_ptr<XServer> server_;
  std::filesystem::path folder_;
  std::string why_;
};

} // namespace yoriai::test
