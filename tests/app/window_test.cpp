// The whole program in a real window under Xvfb, led by pointer and keys as a facilitator would; what it did is read
// with the command line.

#include <gtest/gtest.h>
#include <signal.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>

#include "base/json.hpp"
#include "meeting/ink.hpp"
#include "support/program.hpp"
#include "support/virtual_display.hpp"

namespace yoriai::test {
namespace {

using base::Json;

class AppWindow : public ::testing::Test {
protected:
  static void SetUpTestSuite() { display_ = new VirtualDisplay(1920, 1080); }
  static void TearDownTestSuite() { delete std::exchange(display_, nullptr); }
  void SetUp() override { ASSERT_TRUE(display_->ok()) << "Xvfb is needed (tests/run installs it)"; }

  void start(std::vector<std::string> args = {}, const std::string& size = "1920x1080") {
    args.insert(args.begin(), {std::getenv("YORIAI_BINARY"), "--window", size, "--ui-map", map_file()});
    auto environment = display_->environment();
    environment["HOME"] = sandbox.path().string();
    environment["XDG_STATE_HOME"] = sandbox / "state";
    app_ = std::make_unique<Process>(args, environment);
    ASSERT_TRUE(eventually([&] { return !map().is_null(); })) << "no UI map was written";
  }

  std::string map_file() const { return sandbox / "map.json"; }
  // What can be touched now; null while there is no map yet.
  Json map(const std::string& which = "") const {
    std::ifstream in(map_file() + which);
    Json json = Json::parse(in, nullptr, false);
    return json.is_discarded() ? Json() : json;
  }
  std::optional<Json> target(const std::string& name, const std::string& which = "") const {
    const Json all = map(which);
    if (all.is_object())
      for (const auto& target : all["targets"])
        if (target["name"] == name) return target;
    return std::nullopt;
  }
  bool on_screen(const std::string& screen) const {
    return eventually([&] { return map().is_object() && map()["screen"] == screen; });
  }
  void tap(const std::string& name) {
    ASSERT_TRUE(eventually([&] { return target(name) && (*target(name))["enabled"] == true; })) << name << " in\n" << map().dump();
    const Json rect = (*target(name))["rect"];
    ASSERT_TRUE(display_->click((rect[0].get<int>() + rect[2].get<int>()) / 2, (rect[1].get<int>() + rect[3].get<int>()) / 2));
  }
  Json show(const std::string& file) const { return Json::parse(yoriai({"show", file, "--json"}).out); }

  static VirtualDisplay* display_;
  Sandbox sandbox;
  std::unique_ptr<Process> app_;
};
VirtualDisplay* AppWindow::display_ = nullptr;

TEST_F(AppWindow, ANoteIsWrittenMarkedAndTakenBackByPointerAndKeys) {
  const std::string file = sandbox / "m.yoriai";
  ASSERT_EQ(yoriai({"new", file, "--title", "窓の会議"}).status, 0);
  start({file});
  ASSERT_TRUE(on_screen("hakodate/1"));
  tap("compose/text");
  ASSERT_TRUE(display_->xdotool({"type", "saka ga kyuu"}));
  tap("compose/post");
  ASSERT_TRUE(eventually([&] { return show(file)["items"].size() == 1; }));
  const Json note = show(file)["items"][0];
  EXPECT_EQ(note["text"], "saka ga kyuu");
  EXPECT_EQ(note["kind"], "hypothesis");
  tap("note/" + note["id"].get<std::string>());
  tap("act/more");
  tap("act/mark");
  EXPECT_TRUE(eventually([&] { return show(file)["items"][0]["marked"] == true; }));
  tap("undo");
  EXPECT_TRUE(eventually([&] { return show(file)["items"][0]["marked"] == false; }));
  tap("step/5");
  EXPECT_TRUE(on_screen("hakodate/5"));
  EXPECT_TRUE(eventually([&] { return show(file)["step"] == "hakodate/5"; }));
}

TEST_F(AppWindow, WhatAPenDrawsInOneGoIsKeptLineByLine) {
  const std::string file = sandbox / "pen.yoriai";
  ASSERT_EQ(yoriai({"new", file, "--title", "手書きの会議"}).status, 0);
  start({"--mm-per-px", "0.496", file});
  tap("step/1");
  tap("compose/open");
  tap("pad/0/tab/hand");
  ASSERT_TRUE(eventually([&] { return target("pad/0/sheet").has_value(); }));
  const Json sheet = (*target("pad/0/sheet"))["rect"];
  const auto x = [&](double share) { return std::to_string(std::lround(sheet[0].get<double>() + share * (sheet[2].get<double>() - sheet[0].get<double>()))); };
  const auto y = [&](double share) { return std::to_string(std::lround(sheet[1].get<double>() + share * (sheet[3].get<double>() - sheet[1].get<double>()))); };
  std::vector<std::string> pen; // faster than any frame is drawn
  for (const double down : {0.2, 0.4, 0.6}) {
    pen.insert(pen.end(), {"mousemove", x(0.1), y(down), "mousedown", "1"});
    for (int i = 1; i <= 8; ++i) pen.insert(pen.end(), {"mousemove", x(0.1 + i * 0.1), y(down + (i % 2) * 0.05)});
    pen.insert(pen.end(), {"mouseup", "1"});
  }
  ASSERT_TRUE(display_->xdotool(pen));
  tap("pad/0/key/post");
  std::optional<std::vector<meeting::Stroke>> ink;
  ASSERT_TRUE(eventually([&] {
    const Json items = show(file)["items"];
    if (items.size() == 1) ink = meeting::parse_ink(items[0]["ink"].get<std::string>());
    return ink.has_value();
  }));
  ASSERT_EQ(ink->size(), 3u);
  for (const meeting::Stroke& line : *ink) {
    EXPECT_NEAR(line.front().x, 100, 6);
    EXPECT_NEAR(line.back().x, 900, 6);
    EXPECT_GE(line.size(), 9u) << "every turn of it";
  }
}

TEST_F(AppWindow, AskedToEndItClosesTheMeetingAndTakesItsMapAway) {
  const std::string file = sandbox / "m.yoriai";
  ASSERT_EQ(yoriai({"new", file}).status, 0);
  start({file});
  ASSERT_TRUE(on_screen("hakodate/1"));
  app_->signal(SIGTERM);
  EXPECT_EQ(app_->wait(), 0);
  EXPECT_FALSE(std::filesystem::exists(map_file()));
  EXPECT_FALSE(std::filesystem::exists(file + "-wal"));
}

TEST_F(AppWindow, ASealedMeetingAsksAndItsMapSaysNothing) {
  const std::string file = sandbox / "m.yoriai";
  sandbox.write("secret", "saka no ue no yubinkyoku");
  ASSERT_EQ(yoriai({"new", file, "--title", "naisho", "--passphrase-file", sandbox / "secret"}).status, 0);
  start({file});
  ASSERT_TRUE(on_screen("start"));
  ASSERT_TRUE(eventually([&] { return target("passphrase/text").has_value(); }));
  tap("passphrase/text");
  ASSERT_TRUE(display_->xdotool({"type", "saka no ue no yubinkyoku"}));
  tap("passphrase/ok");
  ASSERT_TRUE(on_screen("hakodate/1"));
  ASSERT_FALSE(map()["targets"].empty());
  const Json all = map();
  for (const auto& target : all["targets"]) EXPECT_EQ(target["label"], "") << target["name"];
}

TEST_F(AppWindow, KilledAtOnceAndStartedAgainNothingSavedIsLost) {
  const std::string file = sandbox / "m.yoriai";
  ASSERT_EQ(yoriai({"new", file}).status, 0);
  start({file});
  tap("compose/text");
  ASSERT_TRUE(display_->xdotool({"type", "yuki"}));
  tap("compose/post");
  ASSERT_TRUE(eventually([&] { return show(file)["items"].size() == 1; }));
  app_->signal(SIGKILL);
  EXPECT_EQ(app_->wait(), 128 + SIGKILL);
  EXPECT_EQ(yoriai({"check", file}).status, 0);
  EXPECT_EQ(show(file)["items"][0]["text"], "yuki");
  std::filesystem::remove(map_file());
  start();
  ASSERT_TRUE(on_screen("start"));
  EXPECT_TRUE(eventually([&] { return target("interrupted/act").has_value(); })) << map().dump();
}

constexpr const char* kRoom = ".projector"; // the map of what the room is shown

TEST_F(AppWindow, TheRoomIsShownWhatTheMeetingComesToAndNothingElse) {
  const std::string file = sandbox / "m.yoriai";
  ASSERT_EQ(yoriai({"new", file, "--title", "窓の会議"}).status, 0);
  start({"--projector", "1280x720", file}, "1000x800");
  ASSERT_TRUE(eventually([&] { return map(kRoom).is_object(); })) << "no map of the projector was written";
  EXPECT_EQ(map(kRoom)["screen"], "hakodate/1");
  EXPECT_EQ(map(kRoom)["window"], Json::array({1280, 720}));
  // 125 cm and 10 m, as long as nothing else was measured: 8 image heights, 22 minutes of arc.
  const Json all = map(kRoom);
  for (const auto& target : all["targets"]) {
    EXPECT_TRUE(target["name"].get<std::string>().starts_with("projector/")) << target;
    EXPECT_TRUE(target["kind"] != "text" || target["px"].get<double>() >= 36.8) << target;
    EXPECT_EQ(target["enabled"], false);
  }
  ASSERT_TRUE(target("compose/text") || target("compose/open"));
  tap("step/5");
  EXPECT_TRUE(eventually([&] { return map(kRoom).is_object() && map(kRoom)["screen"] == "hakodate/5"; })) << "it follows";
  tap("project");
  tap("project/curtain");
  EXPECT_TRUE(eventually([&] { return map(kRoom).is_object() && map(kRoom)["screen"] == "curtain"; }));
  tap("project/off");
  EXPECT_TRUE(eventually([&] { return !std::filesystem::exists(map_file() + kRoom); })) << "the window is gone";
  tap("project/on");
  EXPECT_TRUE(eventually([&] { return map(kRoom).is_object() && map(kRoom)["screen"] == "curtain"; })) << "as it was left";
  app_->signal(SIGTERM);
  EXPECT_EQ(app_->wait(), 0);
  EXPECT_FALSE(std::filesystem::exists(map_file() + kRoom));
}

TEST_F(AppWindow, ClosingTheRoomsWindowLeavesTheMeetingOpen) {
  const std::string file = sandbox / "m.yoriai";
  ASSERT_EQ(yoriai({"new", file}).status, 0);
  start({"--projector", "800x600", file}, "1000x800");
  ASSERT_TRUE(eventually([&] { return map(kRoom).is_object(); }));
  ASSERT_TRUE(display_->close_window("寄合 投影"));
  EXPECT_TRUE(eventually([&] { return !std::filesystem::exists(map_file() + kRoom); }));
  EXPECT_TRUE(app_->running());
  EXPECT_TRUE(eventually([&] { return target("project") && (*target("project"))["label"] == "投影"; }));
  tap("step/5");
  EXPECT_TRUE(on_screen("hakodate/5"));
}

TEST_F(AppWindow, WithoutASecondScreenTheMeetingRunsAndSaysSo) {
  const std::string file = sandbox / "m.yoriai";
  ASSERT_EQ(yoriai({"new", file}).status, 0);
  start({"--projector", "HDMI-9", file});
  ASSERT_TRUE(on_screen("hakodate/1"));
  EXPECT_TRUE(eventually([&] { return target("project") && (*target("project"))["label"] == "映せません"; }));
  EXPECT_FALSE(std::filesystem::exists(map_file() + kRoom));
}

TEST_F(AppWindow, TheMonitorItIsSentToIsFilled) {
  const std::string file = sandbox / "m.yoriai";
  ASSERT_EQ(yoriai({"new", file}).status, 0);
  start({"--projector", "1", file}, "1000x800"); // an ordinary window of the facilitator's leaves the only one free
  ASSERT_TRUE(eventually([&] { return map(kRoom).is_object(); }));
  EXPECT_EQ(map(kRoom)["window"], Json::array({1920, 1080}));
}

} // namespace
} // namespace yoriai::test
