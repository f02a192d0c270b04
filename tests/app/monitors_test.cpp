// The window for the room on a second monitor that is pulled out and put in again: an X server with outputs that can be
// switched by xrandr, and the real program.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <memory>

#include "base/json.hpp"
#include "support/program.hpp"
#include "support/touch_display.hpp"
#include "support/virtual_display.hpp"

namespace yoriai::test {
namespace {

using base::Json;

class MonitorsWindow : public ::testing::Test {
protected:
  void SetUp() override {
    display_ = std::make_unique<TouchDisplay>(1920, 1080);
    if (!display_->ok()) GTEST_SKIP() << display_->why();
    if (xrandr({"--addmode", "DUMMY1", "1280x720"}) != 0)
      GTEST_SKIP() << "no second output (tests/run installs xrandr)";
    ASSERT_EQ(yoriai({"new", file_, "--title", "会館の会議"}).status, 0);
    ASSERT_EQ(yoriai({"apply", file_}, R"({"do":"step","to":"hakodate/1"})").status, 0);
  }

  int xrandr(std::vector<std::string> args) const {
    args.insert(args.begin(), {"xrandr", "--display", display_->name()});
    return run_program(args).status;
  }
  void put_in() { switch_output({"--mode", "1280x720", "--right-of", "DUMMY0"}); }
  void pull_out() { switch_output({"--off"}); }
  void switch_output(std::vector<std::string> how) const {
    how.insert(how.begin(), {"--output", "DUMMY1"});
    ASSERT_EQ(xrandr(how), 0);
    ASSERT_EQ(xrandr({"--query"}), 0); // only now the server looks what is connected, as a plug would make it do
  }

  void start() {
    auto environment = display_->environment();
    environment["HOME"] = sandbox.path().string();
    environment["XDG_STATE_HOME"] = sandbox / "state";
    app_ = std::make_unique<Process>(std::vector<std::string>{std::getenv("YORIAI_BINARY"), "--window", "1280x800",
                                                              "--ui-map", map_file_, "--projector", "DUMMY1", file_},
                                     environment);
    ASSERT_TRUE(eventually([&] { return map().is_object(); }));
  }
  Json map(const std::string& which = "") const {
    std::ifstream in(map_file_ + which);
    Json json = Json::parse(in, nullptr, false);
    return json.is_discarded() ? Json() : json;
  }
  bool room_sees(const Json& window) const {
    return eventually([&] { return map(".projector").is_object() && map(".projector")["window"] == window; });
  }
  bool room_sees_nothing() const {
    return eventually([&] { return map(".projector").is_null(); });
  }

  Sandbox sandbox;
  const std::string file_ = sandbox / "m.yoriai", map_file_ = sandbox / "map.json";
  std::unique_ptr<TouchDisplay> display_;
  std::unique_ptr<Process> app_;
};

TEST_F(MonitorsWindow, TheRoomsWindowSurvivesUnpluggingAndPlugging) {
  put_in();
  start();
  EXPECT_TRUE(room_sees({1280, 720}));
  for (int round = 0; round < 2; ++round) {
    pull_out();
    EXPECT_TRUE(room_sees_nothing());
    EXPECT_TRUE(app_->running());
    put_in();
    EXPECT_TRUE(room_sees({1280, 720}));
  }
}

TEST_F(MonitorsWindow, AMonitorPutInLaterIsTaken) {
  start();
  EXPECT_TRUE(room_sees_nothing());
  put_in();
  EXPECT_TRUE(room_sees({1280, 720}));
}

} // namespace
} // namespace yoriai::test
