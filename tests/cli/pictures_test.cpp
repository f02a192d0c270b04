// `attach` from the command line, and pictures as the program shows them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/json.hpp"
#include "cli/stage_host.hpp"
#include "platform/image.hpp"
#include "support/pictures.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;
namespace fs = std::filesystem;

class Attach : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_EQ(yoriai({"new", file, "--title", "高丘の集い"}).status, 0);
    ASSERT_EQ(yoriai({"apply", file}, R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"})").status, 0);
    sandbox.write("坂.jpg", jpeg_of(640, 480));
    sandbox.write("map.png", png_of(300, 200));
    sandbox.write("資料.pdf", pdf_of_one_page());
  }
  Outcome apply(const Json& command) const { return yoriai({"apply", file}, command.dump()); }
  Json shown() const { return Json::parse(yoriai({"show", file, "--json"}).out); }

  Sandbox sandbox;
  const std::string file = sandbox / "m.yoriai";
};

TEST_F(Attach, PhotosMapsAndPapersBecomePartOfTheMeeting) {
  EXPECT_EQ(apply({{"do", "attach"}, {"id", "h1"}, {"path", sandbox / "坂.jpg"}}).status, 0);
  EXPECT_EQ(apply({{"do", "attach"}, {"path", sandbox / "map.png"}, {"picture", "map"}}).status, 0);
  const std::string own = shown()["id"];
  EXPECT_EQ(apply({{"do", "attach"}, {"id", own}, {"path", sandbox / "資料.pdf"}}).status, 0);
  EXPECT_EQ(apply({{"do", "ground"}, {"step", "hakodate/1"}, {"picture", "map"}}).status, 0);
  const Json all = shown()["attachments"];
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]["item"], "h1");
  EXPECT_EQ(all[0]["name"], "坂.jpg");
  EXPECT_EQ(all[0]["type"], "image/jpeg");
  EXPECT_EQ(all[0]["width"], 640);
  EXPECT_EQ(all[1]["type"], "image/png");
  EXPECT_EQ(all[2]["type"], "application/pdf");
  EXPECT_TRUE(all[1]["item"].is_null() || all[1]["item"] == "");
  EXPECT_EQ(all[1]["item"], all[2]["item"]) << "the meeting's id and none are the same";
  EXPECT_EQ(shown()["grounds"]["hakodate/1"], "map");
  const Outcome checked = yoriai({"check", file});
  EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
  fs::remove(sandbox / "坂.jpg");
  EXPECT_EQ(yoriai({"check", file}).status, 0) << "it is in the meeting";
}

TEST_F(Attach, WhatCannotBeTakenIsRefusedInOneSentence) {
  sandbox.write("story.txt", "no picture at all");
  sandbox.write("cut.png", png_of(300, 200).substr(0, 500));
  sandbox.write("cut.jpg", jpeg_of(300, 200).substr(0, 900));
  sandbox.write("bomb.png", with_png_size(png_of(8, 8), 60'000, 60'000));
  sandbox.write("bomb.jpg", with_jpeg_size(jpeg_of(8, 8), 65'000, 65'000));
  sandbox.write("moving.gif", "GIF89a......");
  sandbox.write("large.png", png_of(8, 8));
  fs::resize_file(sandbox / "large.png", (20 << 20) + 1);
  sandbox.write("empty.png", "");
  for (const char* name : {"story.txt", "cut.png", "cut.jpg", "bomb.png", "bomb.jpg", "moving.gif", "large.png", "empty.png", "none.png", ""}) {
    const Outcome refused = apply({{"do", "attach"}, {"path", sandbox / name}});
    EXPECT_EQ(refused.status, 3) << name << refused.err;
    EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << name << refused.err;
    EXPECT_NE(refused.err.find(*name == '\0' ? sandbox.path().filename().string() : name), std::string::npos) << refused.err;
  }
  EXPECT_EQ(apply({{"do", "attach"}, {"id", "nobody"}, {"path", sandbox / "坂.jpg"}}).status, 3);
  EXPECT_EQ(apply({{"do", "attach"}}).status, 3);
  EXPECT_EQ(apply({{"do", "attach"}, {"path", 7}}).status, 3);
  EXPECT_EQ(shown()["attachments"].size(), 0u);
  EXPECT_EQ(shown()["changes"], 3);
}

TEST_F(Attach, ADamagedPictureIsFoundByCheck) {
  ASSERT_EQ(apply({{"do", "attach"}, {"path", sandbox / "坂.jpg"}}).status, 0);
  std::string bytes = sandbox.read("m.yoriai");
  const std::string middle = jpeg_of(640, 480).substr(4000, 64);
  const std::size_t at = bytes.find(middle);
  ASSERT_NE(at, bytes.npos) << "an unsealed picture lies in the file as it is";
  bytes[at] ^= 1;
  sandbox.write("m.yoriai", bytes);
  const Outcome checked = yoriai({"check", file});
  EXPECT_EQ(checked.status, 4);
  EXPECT_NE((checked.out + checked.err).find("坂.jpg"), std::string::npos) << checked.out << checked.err;
  EXPECT_EQ(yoriai({"show", file}).status, 0) << "the meeting opens";
}

// The picture of the tests is red at the right and green at the foot.
bool has_colour(const platform::Image& image, int red, int green, int blue) {
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4)
    if (std::abs(image.rgba[i] - red) < 12 && std::abs(image.rgba[i + 1] - green) < 12 && std::abs(image.rgba[i + 2] - blue) < 12)
      return true;
  return false;
}

TEST_F(Attach, APictureIsDrawnOnItsNoteAndUnderItsWall) {
  const std::vector<std::string> render{"render", file, "--view", "hakodate/1", "-o", sandbox / "wall.png"};
  ASSERT_EQ(yoriai(render).status, 0);
  EXPECT_FALSE(has_colour(*platform::read_png(sandbox / "wall.png"), 230, 230, 64));
  ASSERT_EQ(apply({{"do", "attach"}, {"id", "h1"}, {"path", sandbox / "坂.jpg"}, {"picture", "slope"}}).status, 0);
  ASSERT_EQ(yoriai(render).status, 0);
  EXPECT_TRUE(has_colour(*platform::read_png(sandbox / "wall.png"), 200, 128, 64)) << "the thumbnail";
  ASSERT_EQ(apply({{"do", "ground"}, {"step", "hakodate/1"}, {"picture", "slope"}}).status, 0);
  ASSERT_EQ(yoriai(render).status, 0);
  EXPECT_TRUE(has_colour(*platform::read_png(sandbox / "wall.png"), 240, 240, 64)) << "its far corner";
}

TEST_F(Attach, TheScreenReadsAFileBesideItsFramesAndUndoesItInOneStep) {
  auto environment = cli::Environment::load(base::Lang::ja);
  ASSERT_TRUE(environment);
  StageHost host(**environment);
  ASSERT_TRUE(host.stage.open(file, store::Access::read_write));
  const auto pictures = [&] { return host.stage.store()->meeting().attachments().size(); };
  host.stage.ask(screens::AttachPicture{sandbox / "map.png", "", "hakodate/1"});
  EXPECT_TRUE(host.until([&] { return pictures() == 1; }));
  const auto& grounds = host.stage.store()->meeting().course().grounds;
  ASSERT_EQ(grounds.size(), 1u);
  EXPECT_EQ(grounds.begin()->second, host.stage.store()->meeting().attachments().front().id);
  host.stage.ask(screens::Undo{});
  host.frame(2);
  EXPECT_EQ(pictures(), 0u);
  EXPECT_TRUE(host.stage.store()->meeting().course().grounds.empty());
  sandbox.write("story.png", "no picture");
  host.stage.ask(screens::AttachPicture{sandbox / "story.png", "h1", ""});
  EXPECT_TRUE(host.until([&] { return host.has("notice/close"); })) << "why not is said";
  EXPECT_EQ(pictures(), 0u);
}

TEST_F(Attach, PicturesNearAreListed) {
  fs::create_directories(sandbox / "Pictures/下見");
  sandbox.write("Pictures/A.PNG", png_of(8, 8));
  sandbox.write("Pictures/story.txt", "");
  auto environment = cli::Environment::load(base::Lang::ja);
  ASSERT_TRUE(environment);
  StageHost host(**environment);
  ASSERT_TRUE(host.stage.open(file, store::Access::read_write));
  host.frame(2);
  host.tap("menu");
  host.tap("menu/pictures");
  host.tap("pictures/add");
  EXPECT_TRUE(host.has("picture_files/file/1"));
  EXPECT_FALSE(host.has("picture_files/file/2"));
  host.tap("picture_files/file/1");
  EXPECT_TRUE(host.until([&] { return host.stage.store()->meeting().attachments().size() == 1; }));
  EXPECT_EQ(host.stage.store()->meeting().attachments().front().name, "A.PNG");
}

} // namespace
} // namespace yoriai::test
