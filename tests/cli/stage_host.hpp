// The stage as the app runs it, without a window: real screens over a real session file in a sandbox. Frames are drawn
// by hand; until() also draws one whenever the store has saved something, as the app's loop does.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "cli/stage.hpp"
#include "platform/surface.hpp"
#include "support/program.hpp"

namespace yoriai::test {

class StageHost {
public:
  explicit StageHost(cli::Environment& environment)
      : surface_(fonts()), stage(environment, fonts().fonts(), cli::Settings{}, [this] { saved(); }) {}
  ~StageHost() { stage.close_meeting(); }

  void frame(int count = 1) {
    for (int i = 0; i < count; ++i) {
      fonts().new_frame();
      surface_.frame({1920, 1080, 1}, 1.0f / 60, [this] {
        stage.draw({.size = {1920, 1080}, .scale = 1, .preedit = {}});
      });
      platform::accept_textures(fonts());
      stage.carry_out();
    }
  }
  bool has(std::string_view name) { return stage.ui().targets().find(name) != nullptr; }
  bool enabled(std::string_view name) {
    const auto* target = stage.ui().targets().find(name);
    return target && target->enabled;
  }
  void tap(std::string_view name) {
    const widgets::Target* target = stage.ui().targets().find(name);
    ASSERT_NE(target, nullptr) << "nothing to touch is called " << name;
    const widgets::Point at = target->rect.centre();
    surface_.io().AddMousePosEvent(at.x, at.y);
    surface_.io().AddMouseButtonEvent(0, true);
    frame();
    surface_.io().AddMouseButtonEvent(0, false);
    frame(4);
  }
  void type(std::string_view utf8) {
    surface_.io().AddInputCharactersUTF8(std::string(utf8).c_str());
    frame(3);
  }
  // Draws at every wake-up of the store until it is so; false after ten seconds.
  bool until(const std::function<bool()>& so) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (true) {
      frame(2); // what came is taken after the first, and shows in the second
      if (so()) return true;
      std::unique_lock lock(mutex_);
      if (!woken_.wait_until(lock, end, [this] { return saves_ > 0; })) return false;
      saves_ = 0;
    }
  }
  std::string note(std::string_view text) { // through the log, as a note written at the screen
    tap("compose/text");
    type(text);
    tap("compose/post");
    return stage.store()->meeting().items().empty() ? "" : stage.store()->meeting().items().back().text;
  }

  static platform::FontSet& fonts() {
    static std::unique_ptr<platform::FontSet> loaded = [] {
      auto set = platform::FontSet::load();
      if (!set) std::abort();
      return std::move(*set);
    }();
    return *loaded;
  }

private:
  void saved() {
    const std::lock_guard lock(mutex_);
    ++saves_;
    woken_.notify_all();
  }
  platform::Surface surface_;
  std::mutex mutex_;
  std::condition_variable woken_;
  int saves_ = 0;

public:
  cli::Stage stage; // last: its store's thread calls saved()
};

} // namespace yoriai::test
