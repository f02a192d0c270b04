// A program killed at any moment loses at most what it had not yet called durable.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>

#include "store/check.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

class KillTest : public test::SessionTest {
protected:
  struct Child {
    pid_t id;
    int pipe; // numbers of durable changes, one a line
    std::uint64_t acknowledged = 0;
    std::string rest; // of what was read: half a line
  };
  Child start() {
    int ends[2];
    EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    const std::string file = path().string(), state = (folder_ / "state").string();
    const pid_t child = ::fork();
    if (child == 0) {
      ::dup2(ends[1], 1);
      ::execl(YORIAI_STORE_WRITER, YORIAI_STORE_WRITER, file.c_str(), state.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    return {child, ends[0], 0, {}};
  }
  // Reads numbers until the child is gone, or until it has written `enough`.
  static void read_numbers(Child& child, std::uint64_t enough) {
    char chunk[4096];
    while (child.acknowledged < enough) {
      const ssize_t n = ::read(child.pipe, chunk, sizeof chunk);
      if (n <= 0) return;
      child.rest.append(chunk, static_cast<std::size_t>(n));
      for (std::size_t end; (end = child.rest.find('\n')) != std::string::npos; child.rest.erase(0, end + 1))
        child.acknowledged = std::stoull(child.rest);
    }
  }
  // The writer's notes say which change made them.
  void expect_true_log(const Store& store) {
    for (const Change& change : store.log()) {
      if (change.command != "add") continue;
      EXPECT_EQ(std::get<meeting::ItemAdded>(change.events.at(0)).item.text, "change " + std::to_string(change.number));
    }
  }
};

TEST_F(KillTest, TwoHundredTimes) {
  std::mt19937 chance(std::random_device{}());
  std::uint64_t acknowledged = 0, most = 0;
  int while_writing = 0;
  for (int round = 0; round < 200; ++round) {
    if (round % 20 == 0) { // a short file again, so that the rounds stay quick
      for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path() += ending);
      ASSERT_TRUE(create()->close());
      acknowledged = 1;
    }
    Child child = start();
    // Mostly in the midst of writing, now and then while it starts and recovers.
    if (chance() % 8 != 0) read_numbers(child, acknowledged + 1);
    ::usleep(chance() % 12'000);
    ASSERT_EQ(::kill(child.id, SIGKILL), 0);
    read_numbers(child, ~std::uint64_t{0});
    ::close(child.pipe);
    int status = 0;
    ::waitpid(child.id, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "it ended by itself: " << WEXITSTATUS(status);
    if (child.acknowledged > acknowledged) ++while_writing;
    acknowledged = std::max(acknowledged, child.acknowledged);
    most = std::max(most, acknowledged);
    auto store = open(Access::read_only);
    ASSERT_TRUE(store) << "round " << round;
    ASSERT_GE(store->changes(), acknowledged) << "round " << round;
    acknowledged = store->changes(); // what was there once stays
    if (round % 10 != 9) continue;
    expect_true_log(*store);
    const auto report = check_file(path());
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->whole()) << "round " << round;
    std::error_code none;
    const auto left = std::filesystem::file_size(path("m.yoriai-wal"), none);
    const bool interrupted = !none && left > 0;
    auto writer = open(Access::read_write); // recovers, and leaves one file
    ASSERT_TRUE(writer);
    EXPECT_EQ(writer->recovered(), interrupted);
    ASSERT_TRUE(writer->close());
    EXPECT_EQ(files(), std::vector<std::string>{"m.yoriai"});
  }
  RecordProperty("killed_while_writing", while_writing);
  RecordProperty("most_changes", static_cast<int>(most));
  EXPECT_GT(while_writing, 120) << "of 200 kills";
}

} // namespace
} // namespace yoriai::store
