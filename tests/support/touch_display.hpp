// A display without a screen that has a touch panel: Xorg with its dummy video and the inputtest driver, and an injector
// of real touches. For tests of several fingers on the real program. One thread.
//
// The inputtest driver serves one client in the life of a server: the injector connects once, with the display.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>

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
  const std::string& name() const { return name_; } // for DISPLAY
  // What a program on this display needs around it.
  std::map<std::string, std::string> environment() const;

  // Fingers 0 … 9, px of the screen. Sent at once; sync() waits until the server has worked all of them off.
  void down(int finger, double x, double y);
  void move(int finger, double x, double y);
  void up(int finger, double x, double y);
  void sync();

private:
  void start_server(const std::filesystem::path& config);
  bool connect();
  void touch(int finger, int type, double x, double y);
  bool send(const void* bytes, std::size_t size);
  bool read_answer(int type);

  int width_, height_, socket_ = -1;
  pid_t server_ = -1;
  std::filesystem::path folder_;
  std::string name_, why_;
};

} // namespace yoriai::test
