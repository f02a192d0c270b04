#include "cli/end_on_signal.hpp"

#include <pthread.h>

#include <utility>

namespace yoriai::cli {

EndOnSignal::EndOnSignal(std::function<void()> end) : end_(std::move(end)) {
  ::sigemptyset(&signals_);
  for (const int signal : {SIGTERM, SIGHUP, SIGINT}) ::sigaddset(&signals_, signal);
  ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  thread_ = std::thread([this] {
    int signal = 0;
    while (!over_ && ::sigwait(&signals_, &signal) != 0) {
    }
    if (!over_) end_();
  });
}

EndOnSignal::~EndOnSignal() {
  over_ = true;
  ::pthread_kill(thread_.native_handle(), SIGTERM); // it waits for one
  thread_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

} // namespace yoriai::cli
