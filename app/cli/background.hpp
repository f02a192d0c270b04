// One piece of work beside the drawing thread, such as making a key of a passphrase.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace yoriai::cli {

// Owner: the drawing thread.
class Background {
public:
  using Then = std::function<void()>;

  // `wake` is called on the thread of the work when it has ended.
  explicit Background(std::function<void()> wake) : wake_(std::move(wake)) {}
  ~Background(); // waits for the work to end; its Then is dropped
  Background(const Background&) = delete;

  // Runs the work on a thread of its own; it returns what is to be done on the owner's thread with its result. False:
  // one is running still.
  bool start(std::function<Then()> work);
  bool running() const { return thread_.joinable(); }
  void wait(); // until the work has ended; carry_out() takes what it returned
  // Does what the work returned, once it has ended. True when it did.
  bool carry_out();

private:
  std::function<void()> wake_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::optional<Then> then_; // under mutex_; set when the work has ended
};

} // namespace yoriai::cli
