// What of participants' mode outlives a frame: the mode itself over a crash, the passcode as a hash, the pause.
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "base/files.hpp"
#include "cli/settings.hpp"
#include "cli/stage.hpp"
#include "platform/fonts.hpp"
#include "store/passcode.hpp"
#include "support/program.hpp"

namespace yoriai::cli {
namespace {

class ModeOfStage : public ::testing::Test {
protected:
  void SetUp() override {
    auto environment = Environment::load(base::Lang::ja);
    ASSERT_TRUE(environment);
    environment_ = std::move(*environment);
    auto fonts = platform::FontSet::load();
    ASSERT_TRUE(fonts);
    fonts_ = std::move(*fonts);
    restart();
  }
  // As after a crash: only what is on disk is left.
  void restart() {
    stage.reset();
    stage = std::make_unique<Stage>(*environment_, fonts_->fonts(), load_settings(), [this] {
      const std::lock_guard lock(mutex_);
      ++woken_;
      changed_.notify_all();
    });
  }
  screens::ModeView& mode() { return stage->view().control.mode; }
  template <typename Request> void ask(Request request, std::string_view digits = {}) {
    mode().typed.wipe();
    std::copy(digits.begin(), digits.end(), mode().typed.data());
    stage->ask(std::move(request));
    for (;;) {
      std::unique_lock lock(mutex_);
      const int seen = woken_;
      lock.unlock();
      stage->carry_out();
      if (!stage->files().working) return;
      lock.lock();
      ASSERT_TRUE(changed_.wait_for(lock, std::chrono::seconds(60), [&] { return woken_ != seen; }));
    }
  }
  std::string settings_text() const { return base::read_file(sandbox / "state/yoriai/settings.json").value(); }

  test::Sandbox sandbox;
  std::unique_ptr<Environment> environment_;
  std::unique_ptr<platform::FontSet> fonts_;
  std::unique_ptr<Stage> stage;
  std::mutex mutex_;
  std::condition_variable changed_;
  int woken_ = 0;
};

TEST_F(ModeOfStage, OutlivesACrash) {
  ask(screens::ShareScreen{true});
  restart();
  EXPECT_TRUE(mode().participants);
  ask(screens::ShareScreen{false});
  EXPECT_FALSE(mode().participants);
  restart();
  EXPECT_FALSE(mode().participants);
}

TEST_F(ModeOfStage, ThePasscodeIsKeptAsAHashAndNeverPlain) {
  ask(screens::ChoosePasscode{}, "246813579");
  EXPECT_TRUE(mode().typed.empty()) << "taken and wiped";
  EXPECT_EQ(settings_text().find("246813579"), std::string::npos);
  EXPECT_NE(settings_text().find("argon2id"), std::string::npos);
  restart();
  EXPECT_TRUE(stage->settings().passcode == load_settings().passcode);
  EXPECT_TRUE(store::passcode_fits(stage->settings().passcode, "246813579"));
  EXPECT_FALSE(store::passcode_fits(stage->settings().passcode, "246813578"));
  ask(screens::DropPasscode{});
  EXPECT_EQ(load_settings().passcode, "");
}

TEST_F(ModeOfStage, OnlyTheRightDigitsLeadBack) {
  ask(screens::ChoosePasscode{}, "2468");
  ask(screens::ShareScreen{true});
  ask(screens::ShareScreen{false});
  EXPECT_TRUE(stage->settings().participants) << "nobody leaves by asking alone";
  ask(screens::TryPasscode{}, "1111");
  EXPECT_FALSE(mode().passed);
  ask(screens::DropPasscode{});
  EXPECT_FALSE(stage->settings().passcode.empty()) << "nor by dropping it";
  ask(screens::ChoosePasscode{}, "9999");
  EXPECT_TRUE(store::passcode_fits(stage->settings().passcode, "2468")) << "nor by choosing another";
  ask(screens::TryPasscode{}, "2468");
  EXPECT_TRUE(mode().passed);
  ask(screens::ShareScreen{false});
  EXPECT_FALSE(load_settings().participants);
}

TEST_F(ModeOfStage, AfterThreeWrongTriesItRestsEvenOverACrash) {
  ask(screens::ChoosePasscode{}, "2468");
  ask(screens::ShareScreen{true});
  ask(screens::TryPasscode{}, "1111");
  restart(); // does not give the tries back
  ask(screens::TryPasscode{}, "2222");
  EXPECT_EQ(stage->settings().barred_until, 0);
  ask(screens::TryPasscode{}, "3333");
  EXPECT_GT(stage->settings().barred_until, base::now_ms());
  EXPECT_LE(stage->settings().barred_until, base::now_ms() + 30'000);
  restart();
  ask(screens::TryPasscode{}, "2468");
  EXPECT_FALSE(mode().passed) << "not even the right ones while it rests";
  EXPECT_TRUE(mode().participants);
  EXPECT_LE(stage->next_tick(base::now_ms()), base::now_ms() + 1'000) << "the seconds are seen to pass";
}

TEST(Passcode, BrokenHashesFitNothing) {
  for (const char* hash : {"", "x", "$argon2id$v=19$", "2468"})
    EXPECT_FALSE(store::passcode_fits(hash, "2468")) << hash;
  EXPECT_FALSE(store::passcode_fits(std::string(500, 'x'), "2468"));
  EXPECT_NE(store::passcode_hash("2468"), store::passcode_hash("2468")) << "salted";
}

} // namespace
} // namespace yoriai::cli
