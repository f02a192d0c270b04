#include "platform/watcher.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace yoriai::platform {

Watcher::Watcher(int fd, std::function<void()> called)
    : fd_(fd), bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), called_(std::move(called)) {
  thread_ = std::thread([this] { watch(); });
}

Watcher::~Watcher() {
  stop_ = true;
  ring();
  thread_.join();
  ::close(bell_);
}

void Watcher::arm() {
  if (armed_.exchange(true)) return;
  ring();
}

void Watcher::ring() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(bell_, &one, sizeof one);
}

void Watcher::watch() {
  while (!stop_) {
    pollfd wait[2] = {{bell_, POLLIN, 0}, {armed_ ? fd_ : -1, POLLIN, 0}};
    if (::poll(wait, 2, -1) < 0) continue;
    if (wait[0].revents != 0) {
      std::uint64_t rung = 0;
      [[maybe_unused]] const auto read = ::read(bell_, &rung, sizeof rung);
    }
    if (wait[1].revents != 0 && armed_.exchange(false)) called_();
  }
}

} // namespace yoriai::platform
