// Lets the program end in its own way (everything closed, the UI map gone) when the system asks it to: SIGTERM at
// shutdown, SIGHUP, SIGINT. Make it before any other thread begins, so that they inherit what it blocks.
#pragma once

#include <signal.h>

#include <atomic>
#include <functional>
#include <thread>

namespace yoriai::cli {

class EndOnSignal {
public:
  // `end` is called on a thread of its own, at most once.
  explicit EndOnSignal(std::function<void()> end);
  ~EndOnSignal(); // from here on the signals are as before
  EndOnSignal(const EndOnSignal&) = delete;

private:
  std::function<void()> end_;
  std::atomic<bool> over_ = false;
  sigset_t signals_{}, before_{};
  std::thread thread_;
};

} // namespace yoriai::cli
