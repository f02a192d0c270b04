// What stands under the top bar: not saved, saved elsewhere, only to look at, a look back. By named targets.
#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

using base::Lang;
using Kind = screens::SavePlace::Kind;

struct Size {
  widgets::Point px;
  Lang lang = Lang::ja;
};

class Banners : public testing::TestWithParam<Size> {
protected:
  Banners() : host({.size = GetParam().px, .lang = GetParam().lang}) {}

  // All acts of a banner are on the surface, finger-sized, and none lies over another.
  void expect_room(const std::string& banner) {
    const auto names = host.ui.names_beginning("banner/" + banner + "/");
    ASSERT_FALSE(names.empty());
    const widgets::Rect all = host.ui.ui().surface();
    for (const auto& name : names) {
      const widgets::Rect r = host.ui.target(name).rect;
      EXPECT_GE(r.height(), 60) << name;
      EXPECT_TRUE(r.x0 >= 0 && r.x1 <= all.x1) << name;
      for (const auto& other : names)
        EXPECT_TRUE(other == name || !r.intersects(host.ui.target(other).rect)) << name << " " << other;
    }
  }

  Host host;
};

TEST_P(Banners, AWriteMayTakeTwoSecondsThenItIsSaid) {
  host.saved.unsaved_since = host.now - 1'999;
  host.look();
  EXPECT_FALSE(host.ui.has("banner/unsaved/close"));
  host.now += 1;
  host.look();
  expect_room("unsaved");
  host.ui.tap("banner/unsaved/close");
  EXPECT_FALSE(host.ui.has("banner/unsaved/close"));
  host.saved.unsaved_since = host.now - 5'000; // another time: said again
  host.look();
  EXPECT_TRUE(host.ui.has("banner/unsaved/close"));
  host.saved = {host.now, 0, ""};
  host.look();
  EXPECT_FALSE(host.ui.has("banner/unsaved/close"));
}

TEST_P(Banners, AfterAFailedWriteAnotherPlaceIsTwoTapsAway) {
  host.saved = {host.now - 60'000, host.now - 60'000, "この場所には、もう書き込めません。"};
  host.places = {{Kind::removable, "/media/stick/m.yoriai", 4ull << 30}, {Kind::saves, "/home/m/m.yoriai", {}}};
  host.look();
  expect_room("save");
  host.ui.tap("banner/save/elsewhere");
  EXPECT_NE(host.asked<screens::FindPlaces>(), nullptr);
  host.ui.tap("places/2");
  ASSERT_NE(host.asked<screens::MoveSession>(), nullptr);
  EXPECT_EQ(host.asked<screens::MoveSession>()->file, "/home/m/m.yoriai");
  EXPECT_FALSE(host.ui.has("places/1"));
  host.saved.moving = true; // it is being done: not again
  host.look();
  EXPECT_FALSE(host.ui.enabled("banner/save/elsewhere"));
  host.saved = {host.now, 0, ""};
  host.look();
  EXPECT_FALSE(host.ui.has("banner/save/elsewhere"));
}

TEST_P(Banners, NoPlaceIsSaidAndLookedForAgain) {
  host.saved.failure = "この場所には、もう書き込めません。";
  host.look();
  host.ui.tap("banner/save/elsewhere");
  EXPECT_FALSE(host.ui.has("places/1"));
  host.requests.clear();
  host.ui.tap("places/ok");
  EXPECT_NE(host.asked<screens::FindPlaces>(), nullptr);
  host.places = {{Kind::original, "/media/stick/m.yoriai", {}}};
  host.look();
  EXPECT_TRUE(host.ui.has("places/1"));
  host.ui.tap("places/back");
  EXPECT_FALSE(host.ui.has("places/1"));
  EXPECT_EQ(host.asked<screens::MoveSession>(), nullptr);
}

TEST_P(Banners, TheDetailsLeadToAnotherPlaceAndGoWhenItIsSaved) {
  host.saved.failure = "この場所には、もう書き込めません。";
  host.saved.rescue = "/home/m/.local/state/yoriai/rescue/m-20251120.yoriai";
  host.look();
  host.ui.tap("banner/save/details");
  host.ui.tap("save/ok");
  EXPECT_TRUE(host.ui.has("places/back"));
  host.ui.tap("places/back");
  host.ui.tap("banner/save/details");
  EXPECT_TRUE(host.ui.has("save/back"));
  host.saved = {host.now, 0, ""};
  host.look();
  EXPECT_FALSE(host.ui.has("save/back"));
}

TEST_P(Banners, AMeetingThatAnotherScreenHasCanBeTriedAgain) {
  host.read_only = true;
  host.barred = {true, "2025-11-20T13:02:11+09:00", ""};
  host.look();
  expect_room("locked");
  host.ui.tap("banner/locked/retry");
  EXPECT_NE(host.asked<screens::TryToWrite>(), nullptr);
  host.barred->since.clear();
  host.look();
  EXPECT_TRUE(host.ui.has("banner/locked/retry"));
  host.barred.reset(); // asked for read only: nothing to say
  host.look();
  EXPECT_FALSE(host.ui.has("banner/locked/retry"));
}

TEST_P(Banners, ALookBackLeadsOnBackAndOut) {
  for (int i = 0; i < 3; ++i) host.apply(R"({"do":"add","kind":"hypothesis","text":"坂が急"})");
  host.read_only = true;
  host.looking_back = {2, host.now - 60'000};
  host.look();
  expect_room("past");
  host.ui.tap("banner/past/before");
  EXPECT_EQ(host.asked<screens::LookBack>()->number, 1u);
  host.ui.tap("banner/past/after");
  EXPECT_EQ(host.asked<screens::LookBack>()->number, 3u);
  host.ui.tap("banner/past/copy");
  EXPECT_EQ(host.asked<screens::CopyOut>()->number, 2u);
  host.ui.tap("banner/past/now");
  EXPECT_EQ(host.asked<screens::LookBack>()->number, 0u);
  host.looking_back->number = 1;
  host.look();
  EXPECT_FALSE(host.ui.enabled("banner/past/before"));
  host.looking_back->number = 3;
  host.look();
  EXPECT_FALSE(host.ui.enabled("banner/past/after"));
  EXPECT_TRUE(host.sent.empty());
}

TEST_P(Banners, OverTheMinutesTooItIsSaid) {
  host.saved.failure = "この場所には、もう書き込めません。";
  host.view.shown = "minutes";
  host.look();
  expect_room("save");
}

INSTANTIATE_TEST_SUITE_P(Sizes, Banners,
                         testing::Values(Size{{1920, 1080}}, Size{{1280, 800}, Lang::en}, Size{{1000, 1600}},
                                         Size{{1000, 1600}, Lang::en}));

} // namespace
} // namespace yoriai::tests
