// Sleeps on a file descriptor in a thread of its own and calls back when something can be read, once for each time it
// is armed. So a loop that can only wait for one thing hears of another.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace yoriai::platform {

class Watcher {
public:
  // `called` runs in the watcher's thread.
  Watcher(int fd, std::function<void()> called);
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  ~Watcher();

  // From the next readable moment on (now, if it is readable) `called` runs once. Any thread.
  void arm();

private:
  void watch();
  void ring();

  int fd_, bell_;
  std::function<void()> called_;
  std::atomic<bool> armed_ = false, stop_ = false;
  std::thread thread_;
};

} // namespace yoriai::platform
