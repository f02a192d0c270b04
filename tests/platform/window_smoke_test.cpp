// A real window on a virtual display, driven by a real pointer and real keys (XTEST through xdotool).
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "platform/desktop.hpp"
#include "platform/temporary_folder.hpp"
#include "support/virtual_display.hpp"

namespace yoriai::platform {
namespace {

using test::eventually;

class WindowSmoke : public testing::Test {
protected:
  static void SetUpTestSuite() { display_ = new test::VirtualDisplay(1280, 800); }
  static void TearDownTestSuite() {
    delete display_;
    display_ = nullptr;
  }
  void SetUp() override { ASSERT_TRUE(display_->ok()) << "Xvfb is needed (tests/run installs it)"; }

  void start(const std::string& size, const std::string& second = {}) {
    std::vector<std::string> words{WINDOW_CLIENT, report().string(), size};
    if (!second.empty()) words.push_back(second);
    client_ = std::make_unique<test::Process>(words, display_->environment());
    ASSERT_TRUE(eventually([&] { return frames() >= 3; }));
  }
  std::filesystem::path report() const { return folder_ / "report"; }

  // One line of the report: what stands behind `name`.
  std::string told(const std::string& name, const std::string& which = "report") const {
    std::ifstream in(folder_ / which);
    for (std::string line; std::getline(in, line);)
      if (line.starts_with(name + " ")) return line.substr(name.size() + 1);
    return {};
  }
  int frames() const { return std::atoi(told("frames").c_str()); }
  bool tells(const std::string& name, const std::string& value) const {
    return eventually([&] { return told(name) == value; });
  }
  void write_in_field() {
    ASSERT_TRUE(display_->click(300, 310));
    ASSERT_TRUE(tells("active", "1"));
  }
  // No frame for a while.
  bool comes_to_rest() const {
    int last = -1;
    return eventually([&] {
      const int now = frames();
      const bool same = now == last;
      last = now;
      std::this_thread::sleep_for(std::chrono::milliseconds(600));
      return same;
    });
  }

  static test::VirtualDisplay* display_;
  test::TemporaryFolder folder_;
  std::unique_ptr<test::Process> client_;
};
test::VirtualDisplay* WindowSmoke::display_ = nullptr;

TEST_F(WindowSmoke, APointerPressesAButtonOnceEach) {
  start("800x600");
  ASSERT_TRUE(display_->click(200, 150));
  EXPECT_TRUE(tells("presses", "1"));
  ASSERT_TRUE(display_->click(700, 150)); // beside it
  ASSERT_TRUE(display_->click(200, 150));
  EXPECT_TRUE(tells("presses", "2"));
}

TEST_F(WindowSmoke, SlidingOffCancels) {
  start("800x600");
  ASSERT_TRUE(
      display_->xdotool({"mousemove", "200", "150", "mousedown", "1", "mousemove", "700", "500", "mouseup", "1"}));
  ASSERT_TRUE(display_->click(200, 150));
  EXPECT_TRUE(tells("presses", "1"));
}

TEST_F(WindowSmoke, TwentyFastTapsAreTwentyTaps) {
  start("800x600");
  ASSERT_TRUE(display_->xdotool({"mousemove", "200", "150", "click", "--repeat", "20", "--delay", "1", "1"}));
  EXPECT_TRUE(tells("presses", "20"));
}

TEST_F(WindowSmoke, KeysWriteIntoTheField) {
  start("800x600");
  write_in_field();
  ASSERT_TRUE(display_->xdotool({"type", "--delay", "5", "Yoriai 123"}));
  EXPECT_TRUE(tells("text", "Yoriai 123"));
  ASSERT_TRUE(display_->xdotool({"key", "BackSpace", "Home", "Delete", "End", "exclam"}));
  EXPECT_TRUE(tells("text", "oriai 12!"));
  ASSERT_TRUE(display_->xdotool({"key", "ctrl+a", "z"}));
  EXPECT_TRUE(tells("text", "z"));
  ASSERT_TRUE(display_->xdotool({"key", "Return"}));
  EXPECT_TRUE(tells("submitted", "1"));
}

TEST_F(WindowSmoke, JapaneseAndRareCharactersArrive) {
  start("800x600");
  write_in_field();
  // One at a time, and again when it did not come: for a character that no key has, xdotool changes the keyboard for a
  // moment, and a program that asks too late what the key means finds nothing.
  std::string written;
  for (const char* character : {"寄", "合", "髙", "﨑", "𠮷", "邉", "ー"}) {
    written += character;
    bool arrived = false;
    for (int tries = 0; tries < 5 && !arrived; ++tries) {
      ASSERT_TRUE(display_->xdotool({"type", "--delay", "100", character}));
      arrived = eventually([&] { return told("text") == written; }, std::chrono::seconds(4));
    }
    ASSERT_TRUE(arrived) << told("text");
  }
}

TEST_F(WindowSmoke, NothingIsDrawnWhileNothingHappens) {
  start("800x600");
  ASSERT_TRUE(comes_to_rest());
  const int before = frames();
  // A pointer that only passes over changes nothing.
  ASSERT_TRUE(display_->xdotool({"mousemove", "10", "10", "mousemove", "210", "160", "mousemove", "400", "400"}));
  std::this_thread::sleep_for(std::chrono::milliseconds(400)); // the time in which a frame might wrongly come
  EXPECT_EQ(frames(), before);
}

TEST_F(WindowSmoke, AnotherThreadWakesIt) {
  start("800x600");
  ASSERT_TRUE(comes_to_rest());
  const int before = frames();
  client_->say("wake");
  EXPECT_TRUE(eventually([&] { return frames() > before; }));
}

TEST_F(WindowSmoke, AScreenshotShowsWhatTheWindowShows) {
  start("800x600");
  client_->say("shot " + (folder_ / "shot.png").string());
  ASSERT_TRUE(eventually([&] { return std::filesystem::exists(folder_ / "shot.png"); }));
  const auto image = read_png(folder_ / "shot.png");
  ASSERT_TRUE(image);
  EXPECT_EQ(image->width, 800);
  EXPECT_EQ(image->height, 600);
  EXPECT_EQ(image->pixel(5, 5)[0], 0xF4);
  int dark = 0;
  for (int y = 400; y < 440; ++y)
    for (int x = 100; x < 400; ++x) dark += image->pixel(x, y)[0] < 100;
  EXPECT_GT(dark, 500); // the Japanese line
}

TEST_F(WindowSmoke, FullscreenFillsTheScreen) {
  start("fullscreen");
  EXPECT_TRUE(tells("size", "1280x800"));
  ASSERT_TRUE(display_->click(200, 150));
  EXPECT_TRUE(tells("presses", "1"));
}

TEST_F(WindowSmoke, ASecondWindowSharesTheFonts) {
  start("600x500", "640x480");
  EXPECT_TRUE(eventually([&] { return told("size", "report.second") == "640x480"; }));
  client_->say("shot " + (folder_ / "one.png").string());
  EXPECT_TRUE(eventually([&] { return std::filesystem::exists(folder_ / "one.png"); }));
  client_->say("quit");
  EXPECT_EQ(client_->wait(), 0);
}

TEST_F(WindowSmoke, AWindowThatIsOnlyShownTakesNoInputAndIsLeftAlone) {
  start("600x500", "640x480"); // the second lies over the first
  ASSERT_TRUE(eventually([&] { return !told("frames", "report.second").empty(); }));
  ASSERT_TRUE(comes_to_rest());
  const std::string drawn = told("frames", "report.second");
  const int before = frames();
  ASSERT_TRUE(display_->click(200, 150));
  client_->say("wake");
  ASSERT_TRUE(eventually([&] { return frames() > before; }));
  EXPECT_EQ(told("presses", "report.second"), "0");
  EXPECT_EQ(told("frames", "report.second"), drawn) << "what did not change is not drawn";
}

TEST_F(WindowSmoke, EndsCleanly) {
  start("800x600");
  client_->say("quit");
  EXPECT_EQ(client_->wait(), 0);
}

TEST_F(WindowSmoke, WithoutADisplayItSaysSo) {
  const auto environment = std::map<std::string, std::string>{{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}};
  test::Process client({WINDOW_CLIENT, report().string(), "800x600"}, environment);
  EXPECT_EQ(client.wait(), 3);
}

} // namespace
} // namespace yoriai::platform
