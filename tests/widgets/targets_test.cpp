#include "widgets/targets.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "base/files.hpp"
#include "base/json.hpp"

namespace yoriai::widgets {
namespace {

Target make(std::string name, Rect rect, int layer = 0) { return {std::move(name), "札", rect, "button", true, layer}; }

TEST(Targets, TellWhatLiesOnTop) {
  Targets t;
  t.begin_frame();
  t.add(make("row", {0, 0, 100, 100}));
  t.add(make("row/inner", {40, 40, 60, 60}));
  t.end_frame(0);
  EXPECT_EQ(t.at({50, 50})->name, "row/inner");
  EXPECT_EQ(t.at({10, 10})->name, "row");
  EXPECT_EQ(t.at({200, 10}), nullptr);
}

TEST(Targets, NoticeChangesAndOnlyChanges) {
  Targets t;
  const auto frame = [&t](float x) {
    t.begin_frame();
    t.add(make("a", {x, 0, x + 10, 10}));
    t.end_frame(0);
    return t.changed();
  };
  EXPECT_TRUE(frame(0));
  EXPECT_FALSE(frame(0));
  EXPECT_TRUE(frame(5));
  t.begin_frame();
  t.end_frame(0);
  EXPECT_TRUE(t.changed());
}

TEST(Targets, ThoseUnderASheetAreGone) {
  Targets t;
  t.begin_frame();
  t.add(make("under", {0, 0, 100, 100}));
  t.add(make("sheet/ok", {0, 0, 50, 50}, 1));
  t.end_frame(1);
  EXPECT_EQ(t.find("under"), nullptr);
  EXPECT_NE(t.find("sheet/ok"), nullptr);
}

TEST(UiMap, IsWrittenInDevicePixels) {
  Target t = make("step/3", {10, 20.4f, 30, 40});
  t.enabled = false;
  const UiMapHead head{.frame = 7, .window_width = 2400, .window_height = 1600, .mm_per_px = 0.123, .scale = 2,
                       .screen = "hakodate/1"};
  const auto map = base::parse_json(ui_map_json(head, {t}));
  ASSERT_TRUE(map.ok());
  EXPECT_EQ((*map)["frame"], 7);
  EXPECT_EQ((*map)["window"], base::Json::parse("[2400,1600]"));
  EXPECT_EQ((*map)["mm_per_px"], 0.123);
  EXPECT_EQ((*map)["screen"], "hakodate/1");
  const auto& one = (*map)["targets"][0];
  EXPECT_EQ(one["name"], "step/3");
  EXPECT_EQ(one["label"], "札");
  EXPECT_EQ(one["rect"], base::Json::parse("[20,41,60,80]"));
  EXPECT_EQ(one["kind"], "button");
  EXPECT_EQ(one["enabled"], false);
}

TEST(UiMap, BrokenBytesInALabelDoNotStopIt) {
  Target t = make("a", {0, 0, 1, 1});
  t.label = "\xFF\xFE";
  EXPECT_TRUE(base::parse_json(ui_map_json({}, {t})).ok());
}

TEST(UiMap, ReplacesTheFileAsAWhole) {
  const auto path = std::filesystem::path(testing::TempDir()) / "yoriai_ui_map.json";
  ASSERT_TRUE(write_ui_map(path, "first").ok());
  ASSERT_TRUE(write_ui_map(path, "second").ok());
  EXPECT_EQ(base::read_file(path).value(), "second");
  std::filesystem::remove(path);
}

TEST(UiMap, SaysSoWhenItCannotBeWritten) {
  const auto result = write_ui_map("/nowhere/at/all/map.json", "x");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().key, "file.unwritable");
}

} // namespace
} // namespace yoriai::widgets
