// What other programs put into the clipboard, pasted into the note field of the real window.

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "base/text.hpp"
#include "support/program.hpp"
#include "support/running_app.hpp"
#include "support/virtual_display.hpp"

namespace yoriai::test {
namespace {

class ClipboardWindow : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(display_.ok()) << "Xvfb is needed (tests/run installs it)";
    ASSERT_EQ(yoriai({"new", file_}).status, 0);
    ASSERT_TRUE(app_.start(display_.environment(), {"--window", "1920x1080", file_}, "hakodate/1"));
    ASSERT_TRUE(app_.comes("compose/text"));
    const Px at = app_.middle("compose/text");
    ASSERT_TRUE(display_.click(static_cast<int>(at.x), static_cast<int>(at.y)));
  }
  // xclip hands the bytes over as they are, in pieces when they are many.
  void put(const std::string& bytes) {
    sandbox_.write("copied", bytes);
    const std::vector<std::string> xclip{"xclip",     "-display", display_.name(), "-selection",
                                         "clipboard", "-target",  "UTF8_STRING"};
    std::vector<std::string> in = xclip, out = xclip;
    in.insert(in.end(), {"-quiet", "-in", sandbox_ / "copied"}); // quiet: not in the background
    out.push_back("-out");
    owner_ = std::make_unique<Process>(in, display_.environment());
    ASSERT_TRUE(eventually([&] { return run_program(out).out == bytes; })) << "xclip is needed (tests/run installs it)";
  }
  // The text of the note that comes of what is pasted and what is typed around it.
  std::string pasted(const std::string& bytes) {
    put(bytes);
    EXPECT_TRUE(display_.xdotool({"key", "a"}));
    EXPECT_TRUE(app_.comes("compose/post")); // the field has the keyboard
    EXPECT_TRUE(display_.xdotool({"key", "ctrl+v", "b", "Return"}));
    std::string text;
    EXPECT_TRUE(eventually([&] {
      const auto items = live_items(file_);
      if (!items.empty()) text = items.back()["text"];
      return !items.empty();
    })) << app_.map().dump();
    return text;
  }

  Sandbox sandbox_;
  const std::string file_ = sandbox_ / "m.yoriai";
  VirtualDisplay display_{1920, 1080};
  RunningApp app_{sandbox_};
  std::unique_ptr<Process> owner_; // of the clipboard
};

TEST_F(ClipboardWindow, EmojiVariantsAndRareCharactersArriveWhole) {
  EXPECT_EQ(pasted("葛󠄀城の𠮷野さん 👵🏽👨‍👩‍👧 髙﨑"),
            "a葛󠄀城の𠮷野さん 👵🏽👨‍👩‍👧 髙﨑b");
}

TEST_F(ClipboardWindow, BrokenBytesAndControlCharactersAreCleaned) {
  const std::string text = pasted("坂\xff\xfe道\x01\x07\x1b[31mが\xe3\x81急\x7f\xc0\xaf終わり\xed\xa0\x80");
  EXPECT_TRUE(base::is_utf8(text)) << text;
  EXPECT_EQ(text.find("\xEF\xBF\xBD"), std::string::npos) << text;
  EXPECT_TRUE(std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; })) << text;
  std::size_t at = 0;
  for (const char* part : {"a", "坂", "道", "が", "急", "終わり", "b"}) { // all that was text, in its order
    const std::size_t found = text.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << " in " << text;
    at = found;
  }
}

TEST_F(ClipboardWindow, OfAHundredThousandBytesANoteTakesTheBeginningWhenAsked) {
  std::string page;
  while (page.size() < 100'000) page += "坂道が急で休む";
  put(page);
  ASSERT_TRUE(display_.xdotool({"key", "a"}));
  ASSERT_TRUE(app_.comes("compose/post"));
  ASSERT_TRUE(display_.xdotool({"key", "ctrl+v"}));
  ASSERT_TRUE(app_.comes("compose/paste/one")) << app_.map().dump();
  const Px one = app_.middle("compose/paste/one");
  ASSERT_TRUE(display_.click(static_cast<int>(one.x), static_cast<int>(one.y)));
  ASSERT_TRUE(eventually([&] { return !app_.target("compose/paste/one") && app_.target("compose/post"); }));
  // The field has the keyboard again a frame or two later.
  ASSERT_TRUE(eventually([&] { return display_.xdotool({"key", "Return"}) && !live_items(file_).empty(); }));
  const std::string text = live_items(file_).back()["text"];
  EXPECT_EQ(base::count_characters(text), 2000u);
  EXPECT_TRUE(text.starts_with("a坂道が急で休む坂道が急で休む"));
  EXPECT_TRUE(app_.process().running());
}

} // namespace
} // namespace yoriai::test
