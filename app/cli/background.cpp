#include "cli/background.hpp"

#include <utility>

namespace yoriai::cli {

Background::~Background() {
  if (thread_.joinable()) thread_.join();
}

bool Background::start(std::function<Then()> work) {
  if (running()) return false;
  thread_ = std::thread([this, work = std::move(work)]() mutable {
    Then then = work();
    work = nullptr; // what it held (a passphrase) goes before anybody is woken
    {
      const std::lock_guard lock(mutex_);
      then_ = std::move(then);
    }
    ended_.notify_all();
    if (wake_) wake_();
  });
  return true;
}

void Background::wait() {
  std::unique_lock lock(mutex_);
  ended_.wait(lock, [this] { return then_ || !thread_.joinable(); });
}

bool Background::carry_out() {
  std::optional<Then> then;
  {
    const std::lock_guard lock(mutex_);
    then = std::exchange(then_, std::nullopt);
  }
  if (!then) return false;
  thread_.join();
  if (*then) (*then)();
  return true;
}

} // namespace yoriai::cli
