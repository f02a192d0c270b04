// What the stage makes of requests for whole files: no screen is drawn, but keys are made and files are sealed and moved.

#include <gtest/gtest.h>

#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include "base/files.hpp"
#include "cli/background.hpp"
#include "cli/places.hpp"
#include "cli/stage.hpp"
#include "cli/written.hpp"
#include "platform/fonts.hpp"
#include "store/backups.hpp"
#include "support/program.hpp"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;
using screens::ShellSheet;

class StageFiles : public ::testing::Test {
protected:
  void SetUp() override {
    auto environment = Environment::load(base::Lang::ja);
    ASSERT_TRUE(environment);
    environment_ = std::move(*environment);
    auto fonts = platform::FontSet::load();
    ASSERT_TRUE(fonts);
    fonts_ = std::move(*fonts);
    make("m.yoriai", "高丘の集い");
    restart();
  }
  void restart() {
    stage.reset();
    stage = std::make_unique<Stage>(*environment_, fonts_->fonts(), Settings{}, [this] {
      const std::lock_guard lock(mutex_);
      ++woken_;
      changed_.notify_all();
    });
  }
  void make(const std::string& name, const std::string& title) {
    auto store = store::Store::create(sandbox / name, {"hakodate"}, environment_->library);
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->submit({"meeting", {{"title", title}}}, "test"));
    ASSERT_TRUE((*store)->close());
  }
  // Asks as a screen would and lets the stage go on until nothing is at work any more.
  template <typename Request> void ask(Request request) {
    stage->ask(std::move(request));
    work();
  }
  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      const int seen = woken_;
      lock.unlock();
      stage->carry_out();
      if (!stage->files().working && !stage->writes_papers()) return;
      lock.lock();
      ASSERT_TRUE(changed_.wait_for(lock, std::chrono::seconds(60), [&] { return woken_ != seen; }));
    }
  }
  void type(std::string_view passphrase) {
    for (widgets::SecretText* text : {&stage->view().files.typed, &stage->view().files.again}) {
      text->wipe();
      std::copy(passphrase.begin(), passphrase.end(), text->data());
    }
  }
  ShellSheet sheet() { return stage->view().shell.sheet; }
  std::string recents() const { return base::read_file(sandbox / "state/yoriai/recents.json").value(); }
  static bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

  test::Sandbox sandbox;
  std::unique_ptr<Environment> environment_;
  std::unique_ptr<platform::FontSet> fonts_;
  std::unique_ptr<Stage> stage;

private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int woken_ = 0;
};

TEST_F(StageFiles, SealingOpeningAgainAndUnsealing) {
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  ASSERT_TRUE(stage->store());
  EXPECT_TRUE(has(recents(), "高丘の集い"));
  type("saka no ue no yubinkyoku");
  ask(screens::SealMeeting{});
  EXPECT_TRUE(stage->store()->sealed());
  EXPECT_TRUE(stage->keeps_silent());
  EXPECT_TRUE(stage->files().problem.empty());
  EXPECT_TRUE(stage->view().files.typed.empty()) << "taken and wiped";
  EXPECT_FALSE(has(recents(), "高丘の集い"));

  ask(screens::BackToStart{});
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  EXPECT_FALSE(stage->store());
  EXPECT_EQ(sheet(), ShellSheet::passphrase);
  type("saka no shita");
  ask(screens::UnlockMeeting{});
  EXPECT_FALSE(stage->store());
  EXPECT_EQ(sheet(), ShellSheet::passphrase) << "asks again";
  EXPECT_EQ(stage->files().problem, std::string(environment_->words("passphrase.wrong")));
  EXPECT_TRUE(stage->view().files.typed.empty());
  type("saka no ue no yubinkyoku");
  ask(screens::UnlockMeeting{});
  ASSERT_TRUE(stage->store());
  EXPECT_EQ(stage->store()->meeting().head()["title"], "高丘の集い");
  EXPECT_EQ(sheet(), ShellSheet::none);
  EXPECT_FALSE(has(recents(), "高丘の集い"));

  ask(screens::UnsealMeeting{});
  EXPECT_FALSE(stage->store()->sealed());
  EXPECT_FALSE(stage->keeps_silent());
  EXPECT_TRUE(has(recents(), "高丘の集い"));
}

TEST_F(StageFiles, ANewMeetingIsSealedFromItsFirstByte) {
  // New meetings go beside the assets of a checkout; here they go into the sandbox.
  const std::string assets = std::getenv("YORIAI_ASSETS");
  fs::create_directory_symlink(assets, sandbox / "assets");
  ::setenv("YORIAI_ASSETS", (sandbox / "assets").c_str(), 1);
  type("saka no ue no yubinkyoku");
  ask(screens::NewMeeting{{"hakodate"}, true});
  ::setenv("YORIAI_ASSETS", assets.c_str(), 1);
  ASSERT_TRUE(stage->store());
  EXPECT_TRUE(stage->store()->sealed());
  const fs::path file = stage->store()->file();
  ask(screens::BackToStart{});
  const auto sealed = store::is_sealed(file);
  ASSERT_TRUE(sealed);
  EXPECT_TRUE(*sealed);
  EXPECT_TRUE(file.string().starts_with(sandbox.path().string())) << file;
}

TEST_F(StageFiles, ADamagedFileOpensAsFarAsItIsWholeAndOffersItsBackup) {
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  stage->ask(screens::BackToStart{});
  work();
  std::string bytes = sandbox.read("m.yoriai");
  for (std::size_t at = bytes.find("高丘の集い"); at != bytes.npos; at = bytes.find("高丘の集い", at + 1))
    bytes[at + 2] ^= 1;
  sandbox.write("m.yoriai", bytes);
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  ASSERT_TRUE(stage->store());
  EXPECT_EQ(sheet(), ShellSheet::salvaged);
  ASSERT_TRUE(stage->files().salvaged);
  EXPECT_EQ(stage->files().salvaged->kept, 1u);
  EXPECT_EQ(sandbox.read(stage->files().salvaged->original.filename().string()), bytes);
  ASSERT_TRUE(stage->files().salvaged->better);
  EXPECT_EQ(stage->files().salvaged->better->changes, 2u);
  ask(screens::RestoreBackup{stage->files().salvaged->better->file});
  ASSERT_TRUE(stage->store());
  EXPECT_EQ(stage->store()->meeting().head()["title"], "高丘の集い");
  EXPECT_NE(stage->store()->file(), fs::path(sandbox / "m.yoriai"));
  EXPECT_TRUE(fs::exists(sandbox / "m.yoriai"));
}

TEST_F(StageFiles, BackupsAreListedByMeeting) {
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  ask(screens::BackToStart{});
  ask(screens::ListBackups{});
  ASSERT_EQ(stage->files().backups.size(), 1u);
  EXPECT_EQ(stage->files().backups[0].of, sandbox / "m.yoriai");
  EXPECT_FALSE(stage->files().backups[0].backups.empty());
}

TEST_F(StageFiles, LeavingRemovesTheMinutesWrittenHereToo) {
  fs::create_directories(sandbox / "stick");
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  screens::WriteMinutes write;
  write.choice.ending = "md";
  ask(write);
  ASSERT_TRUE(fs::exists(sandbox / "m.md"));
  ask(screens::ListPlaces{sandbox.path()});
  EXPECT_EQ(stage->files().written, 1u);
  EXPECT_EQ(stage->files().folders, (std::vector<fs::path>{sandbox / "state", sandbox / "stick"}));
  ask(screens::LeaveMachine{sandbox / "stick"});
  EXPECT_FALSE(stage->store());
  EXPECT_EQ(sheet(), ShellSheet::left);
  ASSERT_TRUE(stage->files().left);
  EXPECT_TRUE(stage->files().left->left.empty());
  for (const char* gone : {"m.yoriai", "m.md"}) EXPECT_FALSE(fs::exists(sandbox / gone)) << gone;
  EXPECT_TRUE(store::list_backups().empty());
  EXPECT_FALSE(has(recents(), "m.yoriai"));
  const auto there = store::Store::open(sandbox / "stick/m.yoriai", environment_->library, store::Access::read_only);
  ASSERT_TRUE(there);
  EXPECT_TRUE(written_here(**there).empty());
}

TEST_F(StageFiles, WhatAnEarlierMeetingLeftIsCarriedOverOnce) {
  make("earlier.yoriai", "9月の会議");
  {
    auto earlier = store::Store::open(sandbox / "earlier.yoriai", environment_->library, store::Access::read_write);
    ASSERT_TRUE(earlier);
    ASSERT_TRUE((*earlier)->submit({"action", {{"what", "町会へ説明に行く"}, {"who", "包括"}}}, "test"));
    ASSERT_TRUE((*earlier)->submit({"meeting", {{"next_issues", "冬の足"}}}, "test"));
    ASSERT_TRUE((*earlier)->close());
  }
  const std::string before = sandbox.read("earlier.yoriai");
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  ask(screens::CarryFrom{sandbox / "m.yoriai"}); // itself
  EXPECT_TRUE(stage->store()->meeting().record().follow_ups.empty());
  ask(screens::CarryFrom{sandbox / "earlier.yoriai"});
  const auto& carried = stage->store()->meeting().record().follow_ups;
  ASSERT_EQ(carried.size(), 2u);
  EXPECT_EQ(carried[0].text, "町会へ説明に行く（包括）");
  EXPECT_EQ(carried[0].source, "9月の会議");
  EXPECT_EQ(carried[1].text, "冬の足");
  ask(screens::CarryFrom{sandbox / "earlier.yoriai"});
  EXPECT_EQ(stage->store()->meeting().record().follow_ups.size(), 2u);
  ask(screens::Undo{});
  EXPECT_TRUE(stage->store()->meeting().record().follow_ups.empty()) << "one step of undo";
  EXPECT_EQ(sandbox.read("earlier.yoriai"), before);
}

TEST_F(StageFiles, TheBoardOfAGroupIsTakenInOnce) {
  make("3G.yoriai", "三班");
  {
    auto group = store::Store::open(sandbox / "3G.yoriai", environment_->library, store::Access::read_write);
    ASSERT_TRUE(group);
    ASSERT_TRUE((*group)->submit(meeting::add("hypothesis", "三班の気づき"), "test"));
    ASSERT_TRUE((*group)->close());
  }
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  const auto before = stage->store()->meeting().items().size();
  ask(screens::MergeFrom{sandbox / "m.yoriai"}); // itself
  EXPECT_EQ(stage->store()->meeting().items().size(), before);
  ask(screens::MergeFrom{sandbox / "3G.yoriai"});
  ASSERT_EQ(stage->store()->meeting().items().size(), before + 1);
  EXPECT_EQ(stage->store()->meeting().items().back().group, "3G");
  const auto changes = stage->store()->changes();
  ask(screens::MergeFrom{sandbox / "3G.yoriai"});
  EXPECT_EQ(stage->store()->changes(), changes) << "twice changes nothing";
  ask(screens::Undo{});
  EXPECT_EQ(stage->store()->meeting().items().size(), before) << "one step of undo";
}

TEST_F(StageFiles, NothingIsCarriedOverFromASealedFileOrFromNone) {
  make("earlier.yoriai", "9月の会議");
  {
    auto earlier = store::Store::open(sandbox / "earlier.yoriai", environment_->library, store::Access::read_write);
    ASSERT_TRUE(earlier);
    ASSERT_TRUE((*earlier)->submit({"meeting", {{"next_issues", "冬の足"}}}, "test"));
    ASSERT_TRUE((*earlier)->close());
  }
  ask(screens::OpenMeeting{sandbox / "earlier.yoriai"});
  type("saka no ue no yubinkyoku");
  ask(screens::SealMeeting{});
  ASSERT_TRUE(stage->store()->sealed());
  ask(screens::BackToStart{});
  sandbox.write("none.yoriai", "something else");
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  for (const char* name : {"earlier.yoriai", "none.yoriai", "gone.yoriai"}) {
    ask(screens::CarryFrom{sandbox / name});
    ASSERT_TRUE(stage->store()) << name;
    EXPECT_TRUE(stage->store()->meeting().record().follow_ups.empty()) << name;
    EXPECT_EQ(sheet(), ShellSheet::none) << name;
  }
}

TEST_F(StageFiles, NothingIsRemovedWhenItCannotGoThere) {
  fs::create_directories(sandbox / "stick");
  sandbox.write("stick/m.yoriai", "something else");
  ask(screens::OpenMeeting{sandbox / "m.yoriai"});
  stage->view().shell.sheet = ShellSheet::leave;
  ask(screens::LeaveMachine{sandbox / "stick"});
  EXPECT_TRUE(stage->store()) << "the meeting goes on";
  EXPECT_FALSE(stage->files().problem.empty());
  EXPECT_TRUE(fs::exists(sandbox / "m.yoriai"));
}

TEST_F(StageFiles, OnlyPapersAreEverTakenForPapers) {
  auto store = store::Store::open(sandbox / "m.yoriai", environment_->library);
  ASSERT_TRUE(store);
  sandbox.write("m.md", "x");
  sandbox.write("important.txt", "x");
  fs::create_symlink(sandbox / "important.txt", sandbox / "linked.md");
  for (const char* name : {"m.md", "important.txt", "linked.md", "gone.html"}) note_written(**store, sandbox / name);
  EXPECT_EQ(written_here(**store), std::vector<fs::path>{sandbox / "m.md"});
  forget_written(**store);
  EXPECT_TRUE(written_here(**store).empty());
}

TEST(Background, DoesOneThingAtATimeAndItsEndOnTheOwnersThread) {
  std::mutex mutex;
  std::condition_variable changed;
  bool woken = false;
  Background background([&] {
    const std::lock_guard lock(mutex);
    woken = true;
    changed.notify_all();
  });
  const auto owner = std::this_thread::get_id();
  std::thread::id worked, ended;
  ASSERT_TRUE(background.start([&]() -> Background::Then {
    worked = std::this_thread::get_id();
    return [&] { ended = std::this_thread::get_id(); };
  }));
  EXPECT_FALSE(background.start([] { return Background::Then(); }));
  std::unique_lock lock(mutex);
  ASSERT_TRUE(changed.wait_for(lock, std::chrono::seconds(30), [&] { return woken; }));
  EXPECT_TRUE(background.carry_out());
  EXPECT_NE(worked, owner);
  EXPECT_EQ(ended, owner);
  EXPECT_FALSE(background.running());
  EXPECT_FALSE(background.carry_out());
}

} // namespace
} // namespace yoriai::cli
