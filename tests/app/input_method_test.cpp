// The whole program with an input method (XIM) of the tests' own: what is composed, committed, confirmed by Enter, lost
// with the method, and where the caret is told to be.

#include <gtest/gtest.h>
#include <pwd.h>
#include <signal.h>
#include <unistd.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/json.hpp"
#include "support/program.hpp"
#include "support/running_app.hpp"
#include "support/virtual_display.hpp"

namespace yoriai::test {
namespace {

using base::Json;

// tests/support/xim_server, on a display.
class InputMethod {
public:
  InputMethod(const Sandbox& sandbox, const VirtualDisplay& display, const std::string& style)
      : report_(sandbox / "input_method"), server_({XIM_SERVER, report_, style}, display.environment()) {
    EXPECT_TRUE(eventually([&] { return !told("style").empty(); })) << "the input method did not start";
  }
  ~InputMethod() { std::filesystem::remove(report_); }

  std::string told(const std::string& name) const {
    std::ifstream in(report_);
    for (std::string line; std::getline(in, line);)
      if (line.starts_with(name + " ")) return line.substr(name.size() + 1);
    return {};
  }
  bool tells(const std::string& name, const std::string& value) const {
    return eventually([&] { return told(name) == value; });
  }
  std::pair<int, int> spot() const {
    std::pair<int, int> at;
    std::istringstream(told("spot")) >> at.first >> at.second;
    return at;
  }
  void say(const std::string& line) { server_.say(line); }
  void kill() {
    server_.signal(SIGKILL);
    ASSERT_NE(server_.wait(), -1);
    std::filesystem::remove(report_);
  }

private:
  std::string report_;
  Process server_;
};

// What the display shows.
class Screen {
public:
  explicit Screen(const std::string& display) : display_(XOpenDisplay(display.c_str())) {}
  Screen(const Screen&) = delete;
  ~Screen() { XCloseDisplay(display_); }

  // The longest level run of that colour within a rectangle: {x, y, length}.
  std::array<int, 3> longest_run(const std::array<double, 4>& rect, unsigned long color) const {
    const int left = static_cast<int>(rect[0]), top = static_cast<int>(rect[1]);
    const int width = static_cast<int>(rect[2]) - left, height = static_cast<int>(rect[3]) - top;
    XImage* image = XGetImage(display_, DefaultRootWindow(display_), left, top, static_cast<unsigned>(width),
                              static_cast<unsigned>(height), AllPlanes, ZPixmap);
    std::array<int, 3> longest{};
    for (int y = 0; image != nullptr && y < height; ++y)
      for (int x = 0, run = 0; x < width; ++x) {
        run = (XGetPixel(image, x, y) & 0xFFFFFF) == color ? run + 1 : 0;
        if (run > longest[2]) longest = {left + x - run + 1, top + y, run};
      }
    if (image != nullptr) XDestroyImage(image);
    return longest;
  }

private:
  Display* display_;
};

constexpr unsigned long kInk = 0x17406F; // of the caret and of the line under what is composed

class InputMethodWindow : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(display_.ok()) << "Xvfb is needed (tests/run installs it)";
    ASSERT_EQ(yoriai({"new", file_, "--title", "文字の会議"}).status, 0);
  }

  void start_method(const std::string& style = "callbacks") {
    method_ = std::make_unique<InputMethod>(sandbox_, display_, style);
  }
  void start_app() {
    auto environment = display_.environment();
    environment["XMODIFIERS"] = "@im=yoriai_test";
    ASSERT_TRUE(app_.start(environment, {"--window", "1920x1080", file_}, "hakodate/1"));
  }
  void tap(const std::string& name) {
    ASSERT_TRUE(app_.comes(name)) << name << " in\n" << app_.map().dump();
    const Px at = app_.middle(name);
    ASSERT_TRUE(display_.click(static_cast<int>(at.x), static_cast<int>(at.y)));
  }
  // The note field has the keyboard, and the input method knows.
  void write_a_note() {
    tap("compose/text");
    ASSERT_TRUE(method_->tells("focus", "1"));
  }
  void keys(const std::vector<std::string>& names) {
    std::vector<std::string> words{"key", "--delay", "5"};
    words.insert(words.end(), names.begin(), names.end());
    ASSERT_TRUE(display_.xdotool(words));
  }
  void type(const std::string& letters) { ASSERT_TRUE(display_.xdotool({"type", "--delay", "5", letters})); }
  // The place of the caret is told after one.
  void pause() { ASSERT_TRUE(display_.xdotool({"sleep", "0.4"})); }
  // Letters, the conversion, and Enter that only confirms it.
  void compose(const std::string& letters, const std::string& word) {
    type(letters);
    keys({"space"});
    ASSERT_TRUE(method_->tells("preedit", word)) << method_->told("preedit");
    keys({"Return"});
    ASSERT_TRUE(method_->tells("preedit", ""));
  }
  // The texts of the notes, when there are so many.
  std::vector<std::string> notes(std::size_t count) const {
    std::vector<std::string> texts;
    eventually([&] {
      texts.clear();
      for (const Json& item : live_items(file_)) texts.push_back(item["text"]);
      return texts.size() >= count;
    });
    return texts;
  }
  // The line under what is composed reaches in the note field: {x, y, length}.
  std::array<int, 3> underline() const { return Screen(display_.name()).longest_run(app_.rect("compose/text"), kInk); }

  using Texts = std::vector<std::string>;
  Sandbox sandbox_;
  const std::string file_ = sandbox_ / "m.yoriai";
  VirtualDisplay display_{1920, 1080};
  std::unique_ptr<InputMethod> method_;
  RunningApp app_{sandbox_};
};

TEST_F(InputMethodWindow, WhatIsCommittedArrivesWholeInOrderAndEnterOnlyConfirms) {
  start_method();
  start_app();
  write_a_note();
  compose("tiikikeakaigi", "地域ケア会議");
  compose("saka", "坂");
  keys({"1", "2"}); // not taken by the method
  compose("katuragi", "葛󠄀城");
  compose("yosino", "𠮷野");
  type("tiiki"); // confirmed without a conversion
  keys({"Return"});
  ASSERT_TRUE(method_->tells("preedit", ""));
  keys({"Return"}); // nothing is composed: this one posts
  EXPECT_EQ(notes(1), Texts{"地域ケア会議坂12葛󠄀城𠮷野ちいき"});
}

TEST_F(InputMethodWindow, EnterBreaksNoLineWhereThereAreSeveral) {
  start_method();
  ASSERT_EQ(yoriai({"apply", file_}, R"({"do":"add","kind":"hypothesis","id":"h","text":"a"})"
                                     "\n")
                .status,
            0);
  start_app();
  tap("note/h");
  tap("act/edit");
  tap("ask/edit/text");
  ASSERT_TRUE(method_->tells("focus", "1"));
  keys({"End"});
  compose("saka", "坂");
  compose("tiikikeakaigi", "地域ケア会議");
  tap("ask/edit/ok");
  EXPECT_TRUE(eventually([&] { return live_items(file_)[0]["text"] == "a坂地域ケア会議"; }))
      << live_items(file_)[0].dump();
}

TEST_F(InputMethodWindow, WhatIsComposedStandsUnderlinedAtTheCaretAndTheMethodKnowsWhere) {
  start_method();
  start_app();
  write_a_note();
  ASSERT_LT(underline()[2], 60);
  type("tiikikeakaigi");
  ASSERT_TRUE(method_->tells("preedit", "ちいきけあかいぎ"));
  EXPECT_TRUE(eventually([&] { return underline()[2] > 180; })) << underline()[2];
  const auto kana = underline();
  const auto field = app_.rect("compose/text");
  EXPECT_NEAR(method_->spot().first, kana[0], 3);
  EXPECT_NEAR(method_->spot().second, kana[1], 8);
  EXPECT_LT(kana[0], (field[0] + field[2]) / 2);
  keys({"space"}); // fewer characters
  EXPECT_TRUE(eventually([&] { return underline()[2] < kana[2] && underline()[2] > 100; })) << underline()[2];
  keys({"Return"});
  EXPECT_TRUE(eventually([&] { return underline()[2] < 60; }));
  pause();
  type("tiiki");
  ASSERT_TRUE(method_->tells("preedit", "ちいき"));
  EXPECT_TRUE(eventually([&] { return underline()[2] > 60 && underline()[0] > kana[0] + 100; }));
  // Where the caret has come to: near the end of the field, what is composed is drawn so that it is whole.
  EXPECT_GT(method_->spot().first, kana[0] + 150);
  EXPECT_NEAR(method_->spot().second, underline()[1], 8);
  keys({"Escape"});
  EXPECT_TRUE(eventually([&] { return underline()[2] < 60; })) << "given up";
  keys({"Return"});
  EXPECT_EQ(notes(1), Texts{"地域ケア会議"});
}

TEST_F(InputMethodWindow, AMethodThatDrawsItselfIsToldWhereTheCaretIs) {
  start_method("position");
  start_app();
  write_a_note();
  type("s");
  ASSERT_TRUE(method_->tells("preedit", "s"));
  const auto first = method_->spot();
  const auto field = app_.rect("compose/text");
  EXPECT_GT(first.first, field[0]);
  EXPECT_GT(first.second, field[1]);
  EXPECT_LT(first.second, field[3]);
  type("aka");
  keys({"Return"});
  ASSERT_TRUE(method_->tells("preedit", ""));
  pause();
  type("si");
  ASSERT_TRUE(method_->tells("preedit", "し"));
  EXPECT_TRUE(eventually([&] { return method_->spot().first > first.first + 40; })) << method_->told("spot");
  EXPECT_EQ(method_->spot().second, first.second);
  keys({"Return", "Return"});
  EXPECT_EQ(notes(1), Texts{"さかし"});
}

TEST_F(InputMethodWindow, AMethodThatGivesOnlyWhatIsCommittedServes) {
  start_method("nothing");
  start_app();
  write_a_note();
  compose("tiikikeakaigi", "地域ケア会議");
  compose("saka", "坂");
  keys({"1", "Return"});
  EXPECT_EQ(notes(1), Texts{"地域ケア会議坂1"});
}

TEST_F(InputMethodWindow, AWholePageCommittedAtOnceIsThere) {
  start_method();
  start_app();
  write_a_note();
  std::string page;
  for (int i = 0; i < 30; ++i) page += "坂道👵🏽葛󠄀𠮷";
  method_->say("commit " + page);
  ASSERT_TRUE(app_.comes("compose/post")) << "it has come without any key";
  keys({"Return"});
  const Texts given = notes(1);
  ASSERT_EQ(given.size(), 1u);
  EXPECT_TRUE(given[0] == page) << given[0].size() << " bytes of " << page.size();
}

TEST_F(InputMethodWindow, WhileSomethingIsComposedNoShortcutActs) {
  start_method();
  start_app();
  write_a_note();
  compose("saka", "坂");
  method_->say("let through"); // some methods hand over what they have no use for
  ASSERT_TRUE(method_->tells("lets", "1"));
  type("tiiki");
  keys({"ctrl+z", "ctrl+a", "ctrl+x", "ctrl+f", "F8", "Tab", "Home", "Delete", "Escape"});
  keys({"Return"});
  ASSERT_TRUE(method_->tells("preedit", ""));
  EXPECT_FALSE(app_.target("search/text"));
  keys({"Return"});
  EXPECT_EQ(notes(1), Texts{"坂ちいき"});
}

TEST_F(InputMethodWindow, APressElsewhereTakesOverWhatIsComposed) {
  start_method();
  start_app();
  write_a_note();
  compose("saka", "坂");
  type("tiiki");
  ASSERT_TRUE(method_->tells("preedit", "ちいき"));
  tap("compose/post");
  EXPECT_EQ(notes(1), Texts{"坂ちいき"});
  EXPECT_TRUE(method_->tells("preedit", "")) << "and the method has let go of it";
}

TEST_F(InputMethodWindow, KilledWhileComposingItTakesNothingWithIt) {
  start_method();
  start_app();
  write_a_note();
  compose("saka", "坂");
  type("tiiki");
  ASSERT_TRUE(eventually([&] { return underline()[2] > 60; }));
  method_->kill();
  EXPECT_TRUE(eventually([&] { return underline()[2] < 60; })) << "nothing is composed any more";
  type("abc");
  keys({"Return"});
  EXPECT_EQ(notes(1), Texts{"坂abc"});
  method_.reset();
  start_method(); // and it comes back
  ASSERT_TRUE(method_->tells("focus", "1"));
  compose("tiikikeakaigi", "地域ケア会議");
  keys({"Return"});
  EXPECT_EQ(notes(2), (Texts{"坂abc", "地域ケア会議"}));
  EXPECT_TRUE(app_.process().running());
}

TEST_F(InputMethodWindow, OneThatStartsLaterIsTaken) {
  start_app();
  tap("compose/text");
  type("abc");
  start_method();
  ASSERT_TRUE(method_->tells("focus", "1"));
  compose("saka", "坂");
  keys({"Return"});
  EXPECT_EQ(notes(1), Texts{"abc坂"});
}

// Mozc as people have it: ibus, its XIM server, and a session bus, all by a user of its own (Mozc does not serve root).
class MozcWindow : public InputMethodWindow {
protected:
  void SetUp() override {
    for (const char* needed : {"/usr/bin/ibus-daemon", "/usr/lib/mozc/mozc_server", "/usr/bin/dbus-run-session"})
      if (!std::filesystem::exists(needed)) GTEST_SKIP() << "no " << needed << " (ibus-mozc and dbus are needed)";
    const bool root = ::geteuid() == 0;
    const passwd* user = root ? ::getpwnam("nobody") : ::getpwuid(::geteuid());
    if (user == nullptr) GTEST_SKIP() << "no user besides root, whom Mozc does not serve";
    home_ = std::filesystem::temp_directory_path() / ("yoriai-mozc-" + sandbox_.path().filename().string());
    std::filesystem::create_directories(home_ / "config/mozc");
    std::ofstream(home_ / "config/mozc/ibus_config.textproto")
        << R"(engines { name: "mozc-jp" longname: "Mozc" layout: "default" rank: 80 } active_on_launch: True)";
    for (const auto& part : {home_, home_ / "config", home_ / "config/mozc"})
      ASSERT_EQ(::chown(part.c_str(), user->pw_uid, user->pw_gid), 0);
    std::filesystem::permissions(home_, std::filesystem::perms::owner_all);
    InputMethodWindow::SetUp();
    auto environment = display_.environment();
    for (const char* name : {"HOME", "XDG_RUNTIME_DIR"}) environment[name] = home_;
    environment["XDG_CONFIG_HOME"] = home_ / "config";
    environment["XDG_CACHE_HOME"] = home_ / "cache";
    std::vector<std::string> words = {"sh", "-c", "exec \"$@\" >/dev/null 2>&1", "quiet"};
    if (root) words.insert(words.end(), {"setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"});
    words.insert(words.end(), {"dbus-run-session", "--", "sh", "-c",
                               "ibus-daemon --xim --replace --panel=disable & "
                               "until [ \"$(ibus engine)\" = mozc-jp ]; do ibus engine mozc-jp; sleep 0.1; done; "
                               "echo > \"$HOME/ready\"; wait"});
    ibus_ = std::make_unique<Process>(words, environment);
    if (!eventually([&] { return std::filesystem::exists(home_ / "ready"); }, std::chrono::seconds(40)))
      GTEST_SKIP() << "ibus with Mozc does not start here";
  }
  void TearDown() override {
    end_ibus();
    std::error_code ignored;
    if (!home_.empty()) std::filesystem::remove_all(home_, ignored);
  }

  // Everything that lives in that home: ibus and Mozc start programs that outlive them.
  void end_ibus() {
    if (home_.empty()) return;
    eventually([&] {
      bool any = false;
      for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const int pid = std::atoi(entry.path().filename().c_str());
        std::ifstream in(entry.path() / "environ");
        const std::string around((std::istreambuf_iterator<char>(in)), {});
        if (pid > 0 && around.find("HOME=" + home_.string() + '\0') != std::string::npos)
          any |= ::kill(pid, SIGKILL) == 0;
      }
      return !any;
    });
    ibus_.reset();
  }
  // Mozc is there some time after the window has the keyboard; until then letters are letters.
  bool composes() {
    return eventually(
        [&] {
          type("aaaaa");
          if (eventually([&] { return underline()[2] > 100; }, std::chrono::seconds(2))) return true;
          keys({"ctrl+a", "BackSpace"});
          return false;
        },
        std::chrono::seconds(40));
  }

  std::filesystem::path home_;
  std::unique_ptr<Process> ibus_;
};

TEST_F(MozcWindow, WritesThroughIbusAndItsEndTakesNothing) {
  auto environment = display_.environment();
  environment["XMODIFIERS"] = "@im=ibus";
  ASSERT_TRUE(app_.start(environment, {"--window", "1920x1080", file_}, "hakodate/1"));
  tap("compose/text");
  ASSERT_TRUE(composes());
  keys({"Escape"});
  ASSERT_TRUE(eventually([&] { return underline()[2] < 60; }));
  type("tiikikeakaigi");
  ASSERT_TRUE(eventually([&] { return underline()[2] > 150; })) << underline()[2];
  keys({"space", "Return"}); // converts and confirms
  ASSERT_TRUE(eventually([&] { return underline()[2] < 60; }));
  EXPECT_TRUE(live_items(file_).empty());
  keys({"Return"});
  EXPECT_EQ(notes(1), Texts{"地域ケア会議"});

  type("aaaaa");
  ASSERT_TRUE(eventually([&] { return underline()[2] > 100; }));
  end_ibus();
  ASSERT_TRUE(eventually([&] { return underline()[2] < 60; }));
  type("abc");
  keys({"Return"});
  const Texts both = notes(2);
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[1].substr(both[1].find_first_not_of('a') - 1), "abc") << "a key on its way to the method comes as a letter: " << both[1];
}

} // namespace
} // namespace yoriai::test
