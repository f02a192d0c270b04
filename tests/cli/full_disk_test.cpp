// A small disk of its own that is really full, or really closed to writing: the program says so in one plain sentence,
// and nothing that was saved is lost. Needs the right to mount; the same troubles made by SQLite's own interface are in
// tests/store.
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "support/program.hpp"

namespace yoriai::test {
namespace {

namespace fs = std::filesystem;

std::string note(int n) {
  std::string text = "札 " + std::to_string(n) + " ";
  while (text.size() < 1500) text += "坂";
  return R"({"do":"add","kind":"hypothesis","text":")" + text + "\"}\n";
}
std::string notes(int count) {
  std::string lines;
  for (int n = 0; n < count; ++n) lines += note(n);
  return lines;
}
long lines_in(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

class FullDisk : public ::testing::Test {
protected:
  void SetUp() override {
    fs::create_directories(disk_);
    // A view of the file systems of this process's own: what is mounted goes away with it.
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", disk_.c_str(), "tmpfs", 0, "size=600k") != 0)
      GTEST_SKIP() << "nothing can be mounted here";
    mounted_ = true;
  }
  ~FullDisk() override {
    if (mounted_) ::umount2(disk_.c_str(), MNT_DETACH);
  }
  // Something else on the disk, of so many pages at most.
  void fill(int pages) const {
    std::ofstream out(disk_ / "rest", std::ios::binary);
    for (int i = 0; i < pages && out.write(std::string(4096, 'x').data(), 4096).flush(); ++i) {
    }
  }
  void expect_one_sentence(const Outcome& outcome, const std::string& about) {
    EXPECT_EQ(outcome.status, 5) << outcome.err;
    EXPECT_EQ(lines_in(outcome.err), 1) << outcome.err;
    EXPECT_NE(outcome.err.find(about), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find(file_.filename()), std::string::npos) << "it says which file: " << outcome.err;
  }
  // Whole, and with so many changes at least.
  void expect_whole(const fs::path& file, long changes) {
    const Outcome checked = yoriai({"check", file});
    EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
    EXPECT_GE(lines_in(yoriai({"log", file}).out), changes) << file;
  }
  std::vector<fs::path> rescue_copies() const {
    std::vector<fs::path> found;
    std::error_code none;
    for (const auto& entry : fs::recursive_directory_iterator(sandbox_.path() / "state", none))
      if (entry.path().string().find("/rescue/") != std::string::npos && entry.path().extension() == ".yoriai")
        found.push_back(entry.path());
    return found;
  }

  Sandbox sandbox_;
  const fs::path disk_ = sandbox_.path() / "disk", file_ = disk_ / "m.yoriai";
  bool mounted_ = false;
};

TEST_F(FullDisk, LineByLineUntilItIsFull) {
  ASSERT_EQ(yoriai({"new", file_}).status, 0);
  const Outcome outcome = yoriai({"apply", file_, "--ack", "--locale", "en"}, notes(400));
  expect_one_sentence(outcome, "no space left");
  const long acknowledged = lines_in(outcome.out);
  EXPECT_GT(acknowledged, 5);
  EXPECT_LT(acknowledged, 400);
  expect_whole(file_, acknowledged + 1);
  ASSERT_EQ(rescue_copies().size(), 1u);
  expect_whole(rescue_copies().front(), acknowledged + 2); // with the one that found no room
}

TEST_F(FullDisk, AllOrNothing) {
  ASSERT_EQ(yoriai({"new", file_}).status, 0);
  ASSERT_EQ(yoriai({"apply", file_}, notes(5)).status, 0);
  expect_one_sentence(yoriai({"apply", file_, "--locale", "en"}, notes(400)), "no space left");
  EXPECT_EQ(lines_in(yoriai({"log", file_}).out), 6) << "nothing of the four hundred";
  expect_whole(file_, 6);
  ASSERT_EQ(rescue_copies().size(), 1u);
  expect_whole(rescue_copies().front(), 406);
}

TEST_F(FullDisk, AndNoOtherPlaceEither) {
  ::setenv("XDG_STATE_HOME", (disk_ / "state").c_str(), 1);
  fill(80);
  ASSERT_EQ(yoriai({"new", file_}).status, 0);
  const Outcome outcome = yoriai({"apply", file_, "--ack", "--locale", "en"}, notes(400));
  expect_one_sentence(outcome, "no space left");
  expect_whole(file_, lines_in(outcome.out) + 1);
  // With room again it goes on.
  fs::remove(disk_ / "rest");
  EXPECT_EQ(yoriai({"apply", file_}, notes(1)).status, 0);
}

TEST_F(FullDisk, NoRoomForANewMeeting) {
  fill(1000);
  expect_one_sentence(yoriai({"new", file_, "--locale", "en"}), "no space left");
  EXPECT_FALSE(fs::exists(file_));
  EXPECT_EQ(std::distance(fs::directory_iterator(disk_), {}), 1) << "half a meeting is left";
}

TEST_F(FullDisk, AFullDiskCanStillBeRead) {
  ASSERT_EQ(yoriai({"new", file_}).status, 0);
  ASSERT_EQ(yoriai({"apply", file_}, notes(5)).status, 0);
  fill(1000);
  EXPECT_NE(yoriai({"show", file_}).out.find("札 4"), std::string::npos);
  expect_whole(file_, 6);
}

TEST_F(FullDisk, AFolderThatIsClosedToWriting) {
  ASSERT_EQ(yoriai({"new", file_}).status, 0);
  ASSERT_EQ(yoriai({"apply", file_}, notes(5)).status, 0);
  ASSERT_EQ(::mount("tmpfs", disk_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr), 0);
  expect_one_sentence(yoriai({"apply", file_, "--locale", "en"}, notes(1)), "not permitted");
  EXPECT_NE(yoriai({"show", file_}).out.find("札 4"), std::string::npos);
  expect_whole(file_, 6);
  const Outcome made = yoriai({"new", disk_ / "other-m.yoriai", "--locale", "en"});
  expect_one_sentence(made, "not permitted");
}

} // namespace
} // namespace yoriai::test
