// The whole program under real touches: an X server with a touch panel, ten fingers, and what the meeting came to.

#include <gtest/gtest.h>
#include <signal.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/json.hpp"
#include "base/text.hpp"
#include "support/program.hpp"
#include "support/touch_display.hpp"
#include "support/virtual_display.hpp"

namespace yoriai::test {
namespace {

using base::Json;

struct Px {
  double x = 0, y = 0;
};

class TouchedWindow : public ::testing::Test {
protected:
  // A server each: its panel takes one client in its life, and no test shall meet the fingers of another.
  void SetUp() override {
    display_ = std::make_unique<TouchDisplay>(1920, 1080);
    if (!display_->ok()) GTEST_SKIP() << display_->why();
    ASSERT_EQ(yoriai({"new", file_, "--title", "手の会議"}).status, 0);
  }

  void start(const std::string& mm_per_px, const std::string& screen = "hakodate/1") {
    auto environment = display_->environment();
    environment["HOME"] = sandbox.path().string();
    environment["XDG_STATE_HOME"] = sandbox / "state";
    const std::vector<std::string> argv = {std::getenv("YORIAI_BINARY"), "--window", "1920x1080", "--ui-map", map_file_,
                                           "--mm-per-px", mm_per_px, file_};
    app_ = std::make_unique<Process>(argv, environment);
    ASSERT_TRUE(eventually([&] { return map().is_object() && map()["screen"] == screen; })) << map().dump();
  }
  void apply(const std::string& lines) { ASSERT_EQ(yoriai({"apply", file_}, lines).status, 0); }

  Json map() const {
    std::ifstream in(map_file_);
    Json json = Json::parse(in, nullptr, false);
    return json.is_discarded() ? Json() : json;
  }
  std::optional<Json> target(const std::string& name) const {
    const Json all = map();
    if (all.is_object())
      for (const auto& target : all["targets"])
        if (target["name"] == name) return target;
    return std::nullopt;
  }
  std::array<double, 4> rect(const std::string& name) const {
    const auto found = target(name);
    if (!found) ADD_FAILURE() << name << " is not there";
    return found ? (*found)["rect"].get<std::array<double, 4>>() : std::array<double, 4>{};
  }
  Px middle(const std::string& name) const {
    const auto r = rect(name);
    return {(r[0] + r[2]) / 2, (r[1] + r[3]) / 2};
  }
  bool comes(const std::string& name) const {
    return eventually([&] { return target(name) && (*target(name))["enabled"] == true; });
  }
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
  Json show() const { return Json::parse(yoriai({"show", file_, "--json"}).out); }
  std::size_t live_notes() const {
    std::size_t count = 0;
    const Json all = show();
    for (const auto& item : all["items"]) count += item["removed"] == false;
    return count;
  }
  static std::string notes(int count) {
    std::string lines;
    for (int i = 0; i < count; ++i)
      lines += R"({"do":"add","kind":"hypothesis","id":"h)" + std::to_string(i) + R"(","text":"坂が急で、帰りは何度も休む"})" "\n";
    return lines;
  }

  Sandbox sandbox;
  const std::string file_ = sandbox / "m.yoriai", map_file_ = sandbox / "map.json";
  std::unique_ptr<TouchDisplay> display_;
  std::unique_ptr<Process> app_;
};

// Of a 43″ panel: room for four pads.
class PadsWindow : public TouchedWindow {
protected:
  void open_pads() {
    start("0.496");
    tap("compose/open");
    for (const char* slot : {"1", "2", "3"}) tap("pads/open/" + std::string(slot));
    for (const char* slot : {"0", "1", "2", "3"}) ASSERT_TRUE(comes("pad/" + std::string(slot) + "/key/あ")) << slot;
  }
  static std::string key(int pad, std::string_view name) {
    return "pad/" + std::to_string(pad) + "/key/" + std::string(name);
  }
  // Texts of the live notes, by role.
  std::map<std::string, std::vector<std::string>> written() const {
    std::map<std::string, std::vector<std::string>> by_role;
    const Json all = show();
    for (const auto& item : all["items"])
      if (item["removed"] == false) by_role[item["role"].get<std::string>()].push_back(item["text"]);
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

TEST_F(PadsWindow, FourWritersAtOnceAndEveryTextIsRight) {
  open_pads();
  const std::vector<std::string> roles = {"resident", "medical", "commissioner", "care_provider"};
  for (int pad = 1; pad < 4; ++pad) {
    const std::string role = "pad/" + std::to_string(pad) + "/role";
    tap(role);
    tap(role + "/" + roles[pad]);
  }
  const std::vector<std::vector<std::string>> letters = {{"さ", "か", "み", "ち"}, {"く", "す", "り", "や"}, {"ゆ", "き", "か", "き"}, {"お", "く", "り", "ま"}};
  const std::vector<std::string> numbers = {"あ", "い", "う", "え", "お"};
  ASSERT_TRUE(comes(key(3, "あ")));
  std::map<std::string, Px> places; // looked up once: from here on nobody waits for anybody
  for (int pad = 0; pad < 4; ++pad) {
    for (const auto& k : letters[pad]) places[key(pad, k)] = middle(key(pad, k));
    for (const auto& k : numbers) places[key(pad, k)] = middle(key(pad, k));
    places[key(pad, "post")] = middle(key(pad, "post"));
  }
  std::map<std::string, std::vector<std::string>> wanted;
  const int before = show()["changes"];
  for (const std::string& number : numbers) {
    std::vector<std::vector<std::string>> taps(4);
    for (int pad = 0; pad < 4; ++pad) {
      taps[pad] = letters[pad];
      taps[pad].push_back(number);
      std::string text;
      for (const auto& k : taps[pad]) text += k;
      wanted[roles[pad]].push_back(text);
      taps[pad].push_back("post");
    }
    for (std::size_t i = 0; i < taps[0].size(); ++i) { // all four in step, the last ones post at the same moment
      for (int pad = 0; pad < 4; ++pad) display_->down(pad, places[key(pad, taps[pad][i])].x, places[key(pad, taps[pad][i])].y);
      for (int pad = 0; pad < 4; ++pad) display_->up(pad, places[key(pad, taps[pad][i])].x, places[key(pad, taps[pad][i])].y);
    }
  }
  display_->sync();
  EXPECT_TRUE(eventually([&] { return live_notes() >= 20; }, std::chrono::seconds(60))) << show()["items"].dump();
  EXPECT_EQ(written(), wanted);
  EXPECT_EQ(show()["changes"].get<int>(), before + 20) << "each a change of its own";
}

TEST_F(PadsWindow, WhatIsHalfWrittenOnAPadIsThereAgain) {
  open_pads();
  tap(key(2, "ゆ"));
  tap(key(2, "き"));
  ASSERT_TRUE(eventually([&] { return target("pad/2/text") && (*target("pad/2/text"))["label"] == "ゆき"; }));
  app_->signal(SIGTERM);
  ASSERT_EQ(app_->wait(), 0);
  start("0.496");
  ASSERT_TRUE(comes(key(2, "post"))) << map().dump();
  tap(key(2, "post"));
  EXPECT_TRUE(eventually([&] { return live_notes() == 1; }));
  EXPECT_EQ(show()["items"][0]["text"], "ゆき");
}

} // namespace
} // namespace yoriai::test
