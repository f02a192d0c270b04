// The papers as the program makes them at the screen: laid out, written and printed beside the drawing thread.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.hpp"
#include "cli/paper_desk.hpp"
#include "cli/stage_host.hpp"
#include "platform/picture_shelf.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

namespace fs = std::filesystem;

class AtTheDesk : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_EQ(yoriai({"new", file, "--title", "高丘の集い"}).status, 0);
    ASSERT_EQ(yoriai({"apply", file}, R"({"do":"step","to":"hakodate/1"}
{"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"}
{"do":"add","kind":"problem","id":"p1","text":"山田太郎さんは買い物に行けない","fields":{"universality":true}})")
                  .status,
              0);
    auto loaded = cli::Environment::load(base::Lang::ja);
    ASSERT_TRUE(loaded);
    environment = std::move(*loaded);
    host = std::make_unique<StageHost>(*environment);
    shelf = std::make_unique<platform::PictureShelf>(StageHost::fonts());
    host->stage.show_pictures(*shelf);
    ASSERT_TRUE(host->stage.open(file, store::Access::read_write));
    host->stage.view().shown = "minutes";
  }
  void TearDown() override {
    host.reset();
    shelf.reset();
  }
  bool laid_out() {
    return host->until([this] { return host->has("minutes/page/1"); });
  }
  // An lp of our own, that keeps what it was given.
  void put_lp(const std::string& script) {
    fs::create_directories(sandbox / "bin");
    sandbox.write("bin/lp", "#!/bin/sh\n" + script);
    fs::permissions(sandbox / "bin/lp", fs::perms::owner_all);
    setenv("PATH", ((sandbox / "bin") + ":" + path).c_str(), 1);
  }
  ~AtTheDesk() override { setenv("PATH", path.c_str(), 1); }

  Sandbox sandbox;
  const std::string file = sandbox / "m.yoriai", path = std::getenv("PATH");
  std::unique_ptr<cli::Environment> environment;
  std::unique_ptr<platform::PictureShelf> shelf;
  std::unique_ptr<StageHost> host;
};

TEST_F(AtTheDesk, PagesFollowTheMeetingAndTheChoice) {
  ASSERT_TRUE(laid_out());
  const auto pages = [&] {
    std::size_t n = 0;
    while (host->has("minutes/page/" + std::to_string(n + 1))) ++n;
    return n;
  };
  const std::size_t before = pages();
  auto& without = host->stage.view().papers.choice.without;
  without = {"sheet/hakodate", "sheet/resources", "notes"};
  EXPECT_TRUE(host->until([&] { return pages() < before; })) << before;
}

TEST_F(AtTheDesk, AFileIsWrittenBesideTheMeeting) {
  ASSERT_TRUE(laid_out());
  for (const char* ending : {"pdf", "csv"}) {
    host->stage.view().papers.choice.ending = ending;
    host->tap("minutes/save");
    const fs::path out = sandbox / (std::string("m.") + ending);
    EXPECT_TRUE(host->until([&] { return fs::exists(out); })) << out;
    EXPECT_TRUE(host->until([&] { return host->has("minutes/save"); }));
  }
  EXPECT_TRUE(base::read_file(sandbox / "m.pdf", 1 << 24)->starts_with("%PDF-"));
}

TEST_F(AtTheDesk, TheDigestIsReadOver) {
  host->stage.view().papers.choice.open_public = true;
  ASSERT_TRUE(host->until([&] { return host->has("minutes/review"); }));
  host->tap("minutes/review");
  host->tap("digest/1/omit");
  EXPECT_EQ(host->stage.store()->meeting().record().wordings.size(), 1u);
  EXPECT_EQ(host->stage.store()->meeting().record().wordings[0].of, "山田太郎さんは買い物に行けない");
}

TEST_F(AtTheDesk, PagesGoToThePrinter) {
  put_lp("cat > '" + sandbox.path().string() + "/printed'\necho \"$2\" > '" + sandbox.path().string() + "/title'\n");
  ASSERT_TRUE(laid_out());
  host->tap("minutes/print");
  ASSERT_TRUE(host->until([&] { return host->has("minutes/print"); }));
  EXPECT_TRUE(sandbox.read("printed").starts_with("%PDF-"));
  EXPECT_EQ(sandbox.read("title"), "高丘の集い\n");
}

TEST_F(AtTheDesk, APrinterThatRefusesIsTold) {
  put_lp("echo no default destination >&2\nexit 1\n");
  const auto refused = cli::print_pdf(std::string(1 << 20, 'x'), "題");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key, "print.refused");
  EXPECT_NE(environment->sentence(refused.error()).find("no default destination"), std::string::npos);
  setenv("PATH", (sandbox / "nowhere").c_str(), 1);
  const auto none = cli::print_pdf("x", "題");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().key, "print.none");
}

TEST_F(AtTheDesk, WritingCanBeStoppedAndLeavesTheOldFile) {
  sandbox.write("m.pdf", "the paper of yesterday");
  cli::PaperDesk desk(*environment, {});
  bool ended = false;
  base::Result<void> outcome;
  ASSERT_TRUE(desk.write(*host->stage.store(), {}, sandbox / "m.pdf", [&](const base::Result<void>& done) {
    ended = true;
    outcome = done;
  }));
  desk.stop();
  desk.clear();
  ASSERT_TRUE(ended);
  if (!outcome) {
    EXPECT_EQ(outcome.error().key, "minutes.cancelled");
    EXPECT_EQ(sandbox.read("m.pdf"), "the paper of yesterday");
  } else {
    EXPECT_TRUE(sandbox.read("m.pdf").starts_with("%PDF-")) << "it was through before the stop";
  }
}

} // namespace
} // namespace yoriai::test
