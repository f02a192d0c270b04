// A display without a screen (Xvfb) and programs that run on it, for tests of real windows. Any thread.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace yoriai::test {

// Asks again and again until `condition` holds; false when it never did within the time.
bool eventually(const std::function<bool()>& condition, std::chrono::milliseconds within = std::chrono::seconds(20));

// A running program with a pipe to its standard input; killed when this ends, unless it has ended.
class Process {
public:
  // `environment` is added to ours; an empty value takes the variable away. argv[0] is looked for in PATH.
  Process(const std::vector<std::string>& argv, const std::map<std::string, std::string>& environment);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  void say(const std::string& line); // to its standard input
  bool running();
  // Its exit status, 128 + the number of the signal that ended it, or -1 when it runs on after that time.
  int wait(std::chrono::milliseconds within = std::chrono::seconds(20));
  void signal(int number);
  pid_t pid() const { return pid_; }

private:
  pid_t pid_ = -1;
  int input_ = -1, status_ = -1;
};

// An X server that runs as long as this. Whoever asks waits until it can be reached.
class XServer {
public:
  explicit XServer(std::vector<std::string> argv); // argv[0] is looked for in PATH
  XServer(const XServer&) = delete;
  XServer& operator=(const XServer&) = delete;
  ~XServer();

  const std::string& name() const { return name_; } // for DISPLAY; "" when it did not start
  // What a program on this display needs around it.
  std::map<std::string, std::string> environment() const;

private:
  pid_t pid_ = -1;
  std::string name_;
};

class VirtualDisplay {
public:
  VirtualDisplay(int width, int height); // ok() is false when Xvfb is not there
  VirtualDisplay(const VirtualDisplay&) = delete;
  VirtualDisplay& operator=(const VirtualDisplay&) = delete;

  bool ok() const { return !name().empty(); }
  const std::string& name() const { return server_.name(); } // for DISPLAY
  std::map<std::string, std::string> environment() const { return server_.environment(); }
  // Runs xdotool with these words; true when it did its work.
  bool xdotool(const std::vector<std::string>& words) const;
  bool click(int x, int y) const;
  // Asks the window of that title to close, as its own button would (WM_DELETE_WINDOW; nobody manages windows here).
  bool close_window(const std::string& title) const;

private:
  XServer server_;
};

} // namespace yoriai::test
