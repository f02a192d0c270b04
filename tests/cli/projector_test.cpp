// What the room is shown, from the command line; which screen it is shown on; what of it is remembered.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <memory>

#include "cli/projector_window.hpp"
#include "cli/settings.hpp"
#include "cli/stage_host.hpp"
#include "platform/image.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using platform::Monitor;

const std::vector<Monitor> kTwo = {{"eDP-1", 1920, 1080}, {"HDMI-1", 1280, 720}};

TEST(ScreenForRoom, IsTheOneTheFacilitatorIsNotOn) {
  EXPECT_EQ(cli::screen_for_room(kTwo, 0, true, ""), 1u);
  EXPECT_EQ(cli::screen_for_room(kTwo, 1, true, ""), 0u);
  EXPECT_EQ(cli::screen_for_room(kTwo, 0, false, ""), 1u);
}

TEST(ScreenForRoom, CanBeNamedOrNumbered) {
  EXPECT_EQ(cli::screen_for_room(kTwo, 0, true, "HDMI-1"), 1u);
  EXPECT_EQ(cli::screen_for_room(kTwo, 0, true, "2"), 1u);
  EXPECT_EQ(cli::screen_for_room(kTwo, 0, true, "1"), std::nullopt) << "the facilitator's own screen is not covered";
  EXPECT_EQ(cli::screen_for_room(kTwo, 0, false, "1"), 0u);
}

TEST(ScreenForRoom, GoesWithItsPlugAndComesBackWithIt) {
  const std::vector<Monitor> one = {kTwo[0]};
  EXPECT_EQ(cli::screen_for_room(one, 0, true, ""), std::nullopt);
  EXPECT_EQ(cli::screen_for_room(one, 0, true, "HDMI-1"), std::nullopt);
  EXPECT_EQ(cli::screen_for_room({}, 0, true, ""), std::nullopt);
  EXPECT_EQ(cli::screen_for_room(kTwo, 0, true, "HDMI-1"), 1u);
}

class RenderForRoom : public testing::Test {
protected:
  std::string example() { return (std::filesystem::path(std::getenv("YORIAI_SESSIONS")) / "example.yoriai").string(); }
  Sandbox sandbox;
};

TEST_F(RenderForRoom, DrawsEveryViewInTheSizeAskedFor) {
  for (const char* view : {"hakodate/1", "hakodate/5", "resources", "question", "timer", "cover", "curtain", "start"}) {
    const auto drawn =
        yoriai({"render", example(), "--view", view, "--projector", "--size", "960x540", "-o", sandbox / "x.png"});
    ASSERT_EQ(drawn.status, 0) << view << ": " << drawn.err;
    const auto image = platform::read_png(sandbox / "x.png");
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width, 960);
    EXPECT_EQ(image->height, 540);
  }
}

TEST_F(RenderForRoom, ACurtainIsOneColour) {
  ASSERT_EQ(
      yoriai({"render", example(), "--view", "curtain", "--projector", "--size", "320x240", "-o", sandbox / "x.png"})
          .status,
      0);
  const auto image = platform::read_png(sandbox / "x.png");
  ASSERT_TRUE(image);
  for (int y = 0; y < 240; ++y)
    for (int x = 0; x < 320; ++x)
      for (int c = 0; c < 3; ++c) ASSERT_EQ(image->pixel(x, y)[c], image->pixel(0, 0)[c]) << x << "," << y;
}

TEST_F(RenderForRoom, SaysWhichViewItDoesNotKnow) {
  for (const char* view : {"minutes", "trash", "ballot/none", "hakodate/9"}) {
    const auto drawn = yoriai({"render", example(), "--view", view, "--projector", "-o", sandbox / "x.png"});
    EXPECT_EQ(drawn.status, 2) << view;
    EXPECT_NE(drawn.err.find(view), std::string::npos);
  }
}

class StageForRoom : public testing::Test {
protected:
  StageForRoom() {
    auto loaded = cli::Environment::load(base::Lang::ja);
    if (!loaded) std::abort();
    environment = std::move(*loaded);
    host = std::make_unique<StageHost>(*environment);
  }
  void ask(screens::Request request) {
    host->stage.ask(std::move(request));
    host->frame(2);
  }
  Sandbox sandbox;
  std::unique_ptr<cli::Environment> environment;
  std::unique_ptr<StageHost> host;
};

TEST_F(StageForRoom, RoomAndScreenAreKeptAndARoomThatCannotBeIsRefused) {
  ask(screens::SetRoom{{180, 12}});
  ask(screens::Project{true, "HDMI-1"});
  EXPECT_TRUE(host->stage.projects());
  const cli::Settings kept = cli::load_settings();
  EXPECT_EQ(kept.room, (screens::Room{180, 12}));
  EXPECT_EQ(kept.projector_screen, "HDMI-1");
  ask(screens::SetRoom{{60, 30}});
  EXPECT_EQ(host->stage.view().projector.room, (screens::Room{180, 12})) << "under 16 minutes of arc";
  EXPECT_EQ(cli::load_settings().room, (screens::Room{180, 12}));
}

TEST_F(StageForRoom, ASettingsFileThatCannotBeGivesTheUsualRoom) {
  std::filesystem::create_directories(store::state_folder());
  std::ofstream(store::state_folder() / "settings.json") << R"({"projector_height_cm": 1, "farthest_seat_m": 1e9})";
  EXPECT_EQ(cli::load_settings().room, screens::Room{});
}

TEST_F(StageForRoom, GoesOnWhileAnotherMeetingIsOpened) {
  ask(screens::Project{true, ""});
  host->stage.view().projector.curtain = true;
  const std::string file = sandbox / "m.yoriai";
  ASSERT_EQ(yoriai({"new", file}).status, 0);
  ask(screens::OpenMeeting{file});
  ASSERT_NE(host->stage.store(), nullptr);
  EXPECT_TRUE(host->stage.projects());
  EXPECT_TRUE(host->stage.view().projector.curtain);
}

} // namespace
} // namespace yoriai::test
