// The whole program under real touches: an X server with a touch panel, ten fingers, and what the meeting came to.

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/json.hpp"
#include "base/text.hpp"
#include "support/program.hpp"
#include "support/running_app.hpp"
#include "support/touch_display.hpp"
#include "support/virtual_display.hpp"

namespace yoriai::test {
namespace {

using base::Json;

class TouchedWindow : public ::testing::Test {
protected:
  // A server each: its panel takes one client in its life, and no test shall meet the fingers of another.
  void SetUp() override {
    display_ = std::make_unique<TouchDisplay>(1920, 1080, 2);
    if (!display_->ok()) GTEST_SKIP() << display_->why();
    ASSERT_EQ(yoriai({"new", file_, "--title", "手の会議"}).status, 0);
  }

  void start(const std::string& mm_per_px, const std::string& screen = "hakodate/1", bool fullscreen = false) {
    std::vector<std::string> words{"--mm-per-px", mm_per_px, file_};
    if (!fullscreen) words.insert(words.begin(), {"--window", "1920x1080"});
    ASSERT_TRUE(app_.start(display_->environment(), words, screen)) << map().dump();
  }
  void xdotool(std::vector<std::string> words) {
    words.insert(words.begin(), "xdotool");
    ASSERT_EQ(Process(words, display_->environment()).wait(), 0);
  }
  void click(const std::string& name) { // by the mouse
    ASSERT_TRUE(comes(name));
    const Px at = middle(name);
    xdotool({"mousemove", std::to_string(static_cast<int>(at.x)), std::to_string(static_cast<int>(at.y)), "click", "1"});
  }
  void apply(const std::string& lines) { ASSERT_EQ(yoriai({"apply", file_}, lines).status, 0); }

  Json map() const { return app_.map(); }
  std::optional<Json> target(const std::string& name) const { return app_.target(name); }
  std::array<double, 4> rect(const std::string& name) const { return app_.rect(name); }
  Px middle(const std::string& name) const { return app_.middle(name); }
  bool comes(const std::string& name) const { return app_.comes(name); }
  void tap_at(Px at, int finger = 0) {
    display_->down(finger, at.x, at.y);
    display_->up(finger, at.x, at.y);
  }
  void tap(const std::string& name) {
    ASSERT_TRUE(comes(name)) << name << " in\n" << map().dump();
    tap_at(middle(name));
    display_->sync();
  }
  void drag(int finger, Px from, Px to) {
    display_->down(finger, from.x, from.y);
    for (int i = 1; i <= 20; ++i)
      display_->move(finger, from.x + (to.x - from.x) * i / 20, from.y + (to.y - from.y) * i / 20);
    display_->up(finger, to.x, to.y);
    display_->sync();
  }
  Json show() const { return shown(file_); }
  std::size_t live_notes() const { return live_items(file_).size(); }
  static std::string notes(int count) {
    std::string lines;
    for (int i = 0; i < count; ++i)
      lines += R"({"do":"add","kind":"hypothesis","id":"h)" + std::to_string(i) + R"(","text":"坂が急で、帰りは何度も休む"})" "\n";
    return lines;
  }

  Sandbox sandbox;
  const std::string file_ = sandbox / "m.yoriai";
  std::unique_ptr<TouchDisplay> display_;
  RunningApp app_{sandbox};
};

// Of a 54″ panel: room for four pads.
class PadsWindow : public TouchedWindow {
protected:
  void open_pads(bool fullscreen = false) {
    start("0.62", "hakodate/1", fullscreen);
    tap("compose/open");
    for (const char* slot : {"1", "2", "3"}) tap("pads/open/" + std::string(slot));
    for (const char* slot : {"0", "1", "2", "3"}) ASSERT_TRUE(comes("pad/" + std::string(slot) + "/key/あ")) << slot;
  }
  static std::string key(int pad, std::string_view name) {
    return "pad/" + std::to_string(pad) + "/key/" + std::string(name);
  }
  bool pad_shows(int pad, const std::string& text) const {
    const std::string name = "pad/" + std::to_string(pad) + "/text";
    return eventually([&] {
      const auto field = target(name);
      return field && (*field)["label"] == text;
    });
  }
  // Where those keys of all four pads are, looked up once: nobody who types waits for anybody.
  std::map<std::string, Px> places_of(const std::vector<std::string>& keys) const {
    std::map<std::string, Px> places;
    const Json all = map();
    for (const auto& target : all["targets"])
      for (int pad = 0; pad < 4; ++pad)
        for (const auto& name : keys)
          if (target["name"] == key(pad, name)) {
            const auto r = target["rect"].get<std::array<double, 4>>();
            places[key(pad, name)] = {(r[0] + r[2]) / 2, (r[1] + r[3]) / 2};
          }
    return places;
  }
  // Texts of the live notes, by role.
  std::map<std::string, std::vector<std::string>> written() const {
    std::map<std::string, std::vector<std::string>> by_role;
    for (const Json& item : live_items(file_)) by_role[item["role"].get<std::string>()].push_back(item["text"]);
    return by_role;
  }
};

TEST_F(TouchedWindow, FingersThatAreDownAtOnceActOnceEach) {
  std::string lines = notes(4);
  for (const char* i : {"0", "1", "2", "3"})
    lines += std::string(R"({"do":"add","kind":"problem","id":"p)") + i + R"(","text":"通院がつらい","from":["h)" + i + "\"]}\n";
  apply(lines + R"({"do":"step","to":"hakodate/2"})" "\n");
  start("0.277", "hakodate/2");
  const std::vector<std::string> names = {"universality/p0", "sociality/p0", "universality/p3", "sociality/p3"};
  for (const auto& name : names) ASSERT_TRUE(comes(name)) << map().dump();
  int finger = 0;
  for (const auto& name : names) display_->down(finger++, middle(name).x, middle(name).y);
  display_->sync();
  finger = 0;
  for (const auto& name : names) display_->up(finger++, middle(name).x, middle(name).y);
  display_->sync();
  // One tap more or less, and it is another value.
  EXPECT_TRUE(eventually([&] {
    const Json items = show()["items"];
    const auto fields = [&](const char* id) {
      for (const auto& item : items)
        if (item["id"] == id) return item["fields"];
      return Json();
    };
    return fields("p0")["universality"] == true && fields("p0")["sociality"] == true &&
           fields("p3")["universality"] == true && fields("p3")["sociality"] == true;
  })) << show()["items"].dump();
  tap("undo"); // each was a change of its own
  EXPECT_TRUE(eventually([&] {
    int yes = 0;
    const Json items = show()["items"];
    for (const auto& item : items)
      for (const char* field : {"universality", "sociality"}) yes += item["kind"] == "problem" && item["fields"][field] == true;
    return yes == 3;
  })) << show()["items"].dump();
}

TEST_F(TouchedWindow, OneFingerDragsTheBoardAndTwoPinchIt) {
  apply(notes(60));
  start("0.277");
  ASSERT_TRUE(comes("note/h0"));
  const auto first = rect("note/h0"), second = rect("note/h1");
  const double gap = (first[2] + second[0]) / 2; // the ground between two columns
  drag(0, {gap, 700}, {gap, 500});
  EXPECT_TRUE(eventually([&] { return !target("note/h0") || rect("note/h0")[3] <= first[3] - 100; })) << map().dump();
  drag(0, {gap, 500}, {gap, 720});
  EXPECT_TRUE(eventually([&] { return target("note/h0") && rect("note/h0")[1] == first[1]; })) << map().dump();

  const double y = middle("note/h0").y;
  const auto changes = show()["changes"];
  display_->down(1, gap - 280, y);
  display_->down(2, gap + 280, y);
  for (int i = 1; i <= 10; ++i) {
    display_->move(1, gap - 280 + 14 * i, y);
    display_->move(2, gap + 280 - 14 * i, y);
  }
  display_->up(1, gap - 140, y);
  display_->up(2, gap + 140, y);
  display_->sync();
  const double width = first[2] - first[0];
  EXPECT_TRUE(eventually([&] {
    const auto now = rect("note/h0");
    return std::abs((now[2] - now[0]) / width - 0.5) < 0.06;
  })) << map().dump();
  EXPECT_FALSE(target("act/cancel")) << "no note was chosen by it";
  EXPECT_EQ(show()["changes"], changes) << "and none was moved";
}

TEST_F(TouchedWindow, AFingerThatSlidesOffDoesNothing) {
  start("0.277");
  ASSERT_TRUE(comes("step/5"));
  drag(0, middle("step/5"), {900, 600});
  tap("step/3");
  EXPECT_TRUE(eventually([&] { return map()["screen"] == "hakodate/3" || map()["screen"] == "hakodate/2"; }));
  EXPECT_NE(show()["step"], "hakodate/5");
}

TEST_F(PadsWindow, TenFingersOnOneKeyTypeItOnce) {
  open_pads();
  const Px at = middle(key(0, "あ"));
  for (int finger = 0; finger < 10; ++finger) display_->down(finger, at.x + finger % 5 * 3 - 6, at.y + finger / 5 * 6 - 3);
  display_->sync();
  for (int finger = 9; finger >= 0; --finger) display_->up(finger, at.x, at.y);
  tap(key(0, "い"));
  tap(key(0, "post"));
  ASSERT_TRUE(eventually([&] { return live_notes() == 1; })) << show()["items"].dump() << map().dump();
  EXPECT_EQ(show()["items"][0]["text"], "あい");
}

TEST_F(PadsWindow, NoneOfTenFingersIsLostOrTakenByAnother) {
  open_pads();
  // Two or three on each pad, all down while every one of them trembles 500 times.
  const std::vector<std::pair<int, std::string>> keys = {{0, "あ"}, {1, "か"}, {2, "さ"}, {3, "た"}, {0, "そ"},
                                                         {1, "と"}, {2, "の"}, {3, "ほ"}, {0, "る"}, {1, "ん"}};
  std::vector<Px> at;
  for (const auto& [pad, name] : keys) at.push_back(middle(key(pad, name)));
  const int fingers = static_cast<int>(at.size());
  for (int f = 0; f < fingers; ++f) display_->down(f, at[f].x, at[f].y);
  for (int n = 0; n < 500; ++n)
    for (int f = 0; f < fingers; ++f) display_->move(f, at[f].x + n % 3 - 1, at[f].y + n % 2);
  for (int f = 0; f < fingers; ++f) display_->up(f, at[f].x, at[f].y);
  display_->sync();
  for (int pad = 0; pad < 4; ++pad) tap(key(pad, "post"));
  ASSERT_TRUE(eventually([&] { return live_notes() == 4; })) << show()["items"].dump();
  std::multiset<std::size_t> lengths;
  std::string all;
  const Json items = show()["items"];
  for (const auto& item : items) {
    lengths.insert(base::count_characters(item["text"].get<std::string>()));
    all += item["text"].get<std::string>();
  }
  EXPECT_EQ(lengths, (std::multiset<std::size_t>{2, 2, 3, 3}));
  for (const auto& [pad, name] : keys) EXPECT_NE(all.find(name), std::string::npos) << name;
}

// What one writer taps for one note, and what stands on it.
struct Note {
  std::vector<std::string> keys;
  std::string text;
};

// Every fifth is converted, where there is a dictionary.
Note note_of(int writer, int number) {
  static const std::vector<std::vector<std::string>> letters = {
      {"さ", "か", "み", "ち"}, {"く", "す", "り", "や"}, {"ゆ", "き", "か", "き"}, {"お", "く", "り", "ま"}};
  static const std::vector<Note> words = {{{"ち", "い", "き"}, "地域"},
                                          {{"く", "す", "り"}, "薬"},
                                          {{"く", "る", "ま"}, "車"},
                                          {{"あ", "さ"}, "朝"}};
  static const std::vector<std::string> marks = {"あ", "い", "う", "え", "お"};
  const char* dictionary = std::getenv("YORIAI_DICTIONARY");
  static const bool converts = dictionary != nullptr && std::filesystem::exists(dictionary);
  Note note{letters[static_cast<std::size_t>(writer)], {}};
  note.keys.push_back(marks[static_cast<std::size_t>(number / 5)]);
  note.keys.push_back(marks[static_cast<std::size_t>(number % 5)]);
  for (const auto& key : note.keys) note.text += key;
  if (number % 5 == 4 && converts) {
    const Note& word = words[static_cast<std::size_t>((number / 5 + writer) % 4)];
    note = word;
    note.keys.push_back("convert");
  }
  note.keys.push_back("post");
  return note;
}

TEST_F(PadsWindow, FourWritersPostTwentyNotesEachAtOnceAndEveryTextIsRightSlow) {
  open_pads();
  const std::vector<std::string> roles = {"resident", "medical", "commissioner", "care_provider"};
  for (int pad = 1; pad < 4; ++pad) {
    const std::string role = "pad/" + std::to_string(pad) + "/role";
    tap(role);
    tap(role + "/" + roles[static_cast<std::size_t>(pad)]);
  }
  ASSERT_TRUE(comes(key(3, "あ")));
  std::map<std::string, std::vector<std::string>> wanted;
  std::vector<std::vector<std::string>> taps(4);
  std::vector<std::string> used;
  for (std::size_t pad = 0; pad < 4; ++pad)
    for (int number = 0; number < 20; ++number) {
      const Note note = note_of(static_cast<int>(pad), number);
      taps[pad].insert(taps[pad].end(), note.keys.begin(), note.keys.end());
      used.insert(used.end(), note.keys.begin(), note.keys.end());
      wanted[roles[pad]].push_back(note.text);
    }
  const auto places = places_of(used);
  const int before = show()["changes"];
  std::size_t most = 0;
  for (const auto& list : taps) most = std::max(most, list.size());
  for (std::size_t i = 0; i < most; ++i) { // all four in step: most of them post at the same moment
    const auto each = [&](const auto& act) {
      for (std::size_t pad = 0; pad < 4; ++pad)
        if (i < taps[pad].size()) act(static_cast<int>(pad), places.at(key(static_cast<int>(pad), taps[pad][i])));
    };
    each([&](int finger, Px at) { display_->down(finger, at.x, at.y); });
    each([&](int finger, Px at) { display_->up(finger, at.x, at.y); });
  }
  display_->sync();
  EXPECT_TRUE(eventually([&] { return live_notes() >= 80; }, std::chrono::seconds(100))) << live_notes();
  EXPECT_EQ(written(), wanted);
  EXPECT_EQ(show()["changes"].get<int>(), before + 80) << "each a change of its own";
}

TEST_F(PadsWindow, TwoPadsThatPostAtTheSameMomentAreTwoChanges) {
  open_pads();
  tap(key(0, "あ"));
  tap(key(3, "か"));
  ASSERT_TRUE(pad_shows(0, "あ") && pad_shows(3, "か"));
  const auto places = places_of({"post"});
  const int before = show()["changes"];
  for (const int pad : {0, 3}) display_->down(pad, places.at(key(pad, "post")).x, places.at(key(pad, "post")).y);
  for (const int pad : {0, 3}) display_->up(pad, places.at(key(pad, "post")).x, places.at(key(pad, "post")).y);
  ASSERT_TRUE(eventually([&] { return live_notes() == 2; }));
  EXPECT_EQ(show()["changes"].get<int>(), before + 2);
  tap("pad/3/undo"); // each writer takes back their own
  EXPECT_TRUE(eventually([&] { return live_notes() == 1; }));
  EXPECT_EQ(live_items(file_)[0]["text"], "あ");
}

TEST_F(PadsWindow, APanelPulledOutUnderFingersTypesNothingAndTheOthersGoOn) {
  open_pads();
  const auto places = places_of({"あ", "い", "う", "か", "post"});
  const auto at = [&](int pad, const char* name) { return places.at(key(pad, name)); };
  const Px menu = middle("menu");
  display_->down(0, at(0, "あ").x, at(0, "あ").y);
  display_->down(1, at(2, "post").x, at(2, "post").y);
  display_->down(2, menu.x, menu.y);
  display_->down(10, at(1, "か").x, at(1, "か").y); // of the other panel
  display_->sync();
  ASSERT_TRUE(display_->pull_out(0));
  display_->up(10, at(1, "か").x, at(1, "か").y);
  EXPECT_TRUE(pad_shows(1, "か")) << "the finger on the other panel stays";
  tap_at(at(0, "い"), 11); // what was held can be pressed again
  EXPECT_TRUE(pad_shows(0, "い")) << "and nothing was typed by fingers that nobody lifted";
  click(key(0, "う"));
  EXPECT_TRUE(pad_shows(0, "いう")) << "the mouse types, too";
  EXPECT_FALSE(target("menu/settings"));
  tap_at(at(0, "post"), 12);
  tap_at(at(1, "post"), 13);
  ASSERT_TRUE(eventually([&] { return live_notes() == 2; }));
  click("menu");
  EXPECT_TRUE(comes("menu/settings"));
}

TEST_F(TouchedWindow, ANoteCarriedWhenThePanelIsPulledOutStaysWhereItWas) {
  apply(notes(3));
  start("0.277");
  ASSERT_TRUE(comes("note/h0"));
  const Px from = middle("note/h0");
  const auto before = rect("note/h0");
  const auto changes = show()["changes"];
  display_->down(0, from.x, from.y);
  for (int i = 1; i <= 20; ++i) display_->move(0, from.x + 15 * i, from.y + 10 * i);
  display_->sync();
  ASSERT_TRUE(display_->pull_out(0));
  tap_at(middle("note/h1"), 10);
  EXPECT_TRUE(comes("act/cancel")) << "a finger on the other panel chooses a note";
  EXPECT_EQ(rect("note/h0"), before);
  EXPECT_EQ(show()["changes"], changes);
}

TEST_F(PadsWindow, ATurnedDisplayTypesNothingAndKeepsEveryPad) {
  open_pads(true);
  ASSERT_EQ(map()["window"], Json::array({1920, 1080}));
  for (int pad = 0; pad < 4; ++pad) tap(key(pad, "や"));
  tap(key(0, "ま"));
  ASSERT_TRUE(pad_shows(0, "やま") && pad_shows(3, "や"));
  const Px held = middle(key(0, "あ")), posts = middle(key(1, "post"));
  display_->down(0, held.x, held.y);
  display_->down(1, posts.x, posts.y);
  display_->sync();
  if (!display_->turn(1080, 1920)) GTEST_SKIP() << "the display cannot be turned (tests/run installs xrandr)";
  ASSERT_TRUE(eventually([&] { return map().is_object() && map()["window"] == Json::array({1080, 1920}); })) << map()["window"];
  display_->up(0, held.x, held.y);
  display_->up(1, posts.x, posts.y);
  tap(key(0, "の")); // where it is now
  EXPECT_TRUE(pad_shows(0, "やまの"));
  EXPECT_TRUE(pad_shows(1, "や"));
  EXPECT_EQ(live_notes(), 0u);
  tap(key(1, "post"));
  EXPECT_TRUE(eventually([&] { return live_notes() == 1; }));
  ASSERT_TRUE(display_->turn(1920, 1080));
  ASSERT_TRUE(eventually([&] { return map().is_object() && map()["window"] == Json::array({1920, 1080}); }));
  ASSERT_TRUE(comes(key(3, "post")));
  EXPECT_TRUE(pad_shows(0, "やまの"));
  EXPECT_TRUE(pad_shows(2, "や") && pad_shows(3, "や")) << "those for which there was no room";
  for (const int pad : {0, 2, 3}) tap(key(pad, "post"));
  EXPECT_TRUE(eventually([&] { return live_notes() == 4; }));
}

TEST_F(PadsWindow, WhatIsHalfWrittenOnAPadIsThereAgain) {
  open_pads();
  tap(key(2, "ゆ"));
  tap(key(2, "き"));
  ASSERT_TRUE(eventually([&] { return target("pad/2/text") && (*target("pad/2/text"))["label"] == "ゆき"; }));
  app_.process().signal(SIGTERM);
  ASSERT_EQ(app_.process().wait(), 0);
  start("0.62");
  ASSERT_TRUE(comes(key(2, "post"))) << map().dump();
  tap(key(2, "post"));
  EXPECT_TRUE(eventually([&] { return live_notes() == 1; }));
  EXPECT_EQ(show()["items"][0]["text"], "ゆき");
}

} // namespace
} // namespace yoriai::test
