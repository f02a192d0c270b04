// The program itself killed at any moment, two hundred times, while two others keep the processor busy: what it had
// acknowledged is there when it is opened again, and nothing is out of order.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <random>

#include "base/files.hpp"
#include "sheets/library.hpp"
#include "store/store.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

// Processes that want the processor all the time.
class Load {
public:
  Load() {
    for (pid_t& child : children_)
      if ((child = ::fork()) == 0)
        for (volatile unsigned n = 0;;) n = n + 1;
  }
  Load(const Load&) = delete;
  ~Load() {
    for (const pid_t child : children_) {
      ::kill(child, SIGKILL);
      ::waitpid(child, nullptr, 0);
    }
  }

private:
  std::array<pid_t, 2> children_{};
};

// What is fed in a round, line by line. Every line is accepted and is one change.
std::string text_of(int round, int line) { return "札 " + std::to_string(round) + "-" + std::to_string(line); }
bool is_undo(int line) { return line % 7 == 6; }
std::string lines_of(int round, int count) {
  std::string lines;
  for (int line = 0; line < count; ++line)
    lines += (is_undo(line) ? R"({"do":"undo"})"
                            : R"({"do":"add","kind":"hypothesis","text":")" + text_of(round, line) + "\"}") +
             "\n";
  return lines;
}

class KillTest : public ::testing::Test {
protected:
  // Starts the program on lines, kills it, and takes what it acknowledged into `acknowledged`.
  void kill_once(int round) {
    Running program({yoriai_path(), "apply", file_, "--ack"});
    program.write(lines_of(round, kLines));
    const auto take = [&] {
      const auto line = program.read_line();
      if (!line) return false;
      EXPECT_EQ(*line, std::to_string(++acknowledged_)) << "numbers without gaps";
      return true;
    };
    // Mostly in the midst of writing, now and then while it starts and recovers.
    if (chance_() % 8 != 0 && take()) ++while_writing_;
    ::usleep(chance_() % 12'000); // no moment in particular
    EXPECT_EQ(program.kill(), 128 + SIGKILL) << "it ended by itself";
    while (take()) {
    }
  }
  // `before`: how many changes there were when the round began.
  void expect_everything(int round, std::uint64_t before) {
    store::Options options;
    options.state_folder = sandbox_ / "state";
    const auto store = store::Store::open(file_, library_, store::Access::read_only, options);
    ASSERT_TRUE(store) << store.error().key << ", round " << round;
    ASSERT_GE((*store)->changes(), acknowledged_) << "round " << round;
    ASSERT_LE((*store)->changes(), before + kLines);
    const std::vector<store::Change> log = (*store)->log();
    for (std::uint64_t n = before; n < log.size(); ++n) {
      const int line = static_cast<int>(n - before);
      ASSERT_EQ(log[n].command, is_undo(line) ? "undo" : "add") << "round " << round << ", line " << line;
      if (is_undo(line)) continue;
      ASSERT_EQ(std::get<meeting::ItemAdded>(log[n].events.at(0)).item.text, text_of(round, line));
    }
    acknowledged_ = (*store)->changes(); // what was there once stays
  }
  void expect_whole() {
    const Outcome checked = yoriai({"check", file_});
    EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
    const Outcome shown = yoriai({"log", file_});
    EXPECT_EQ(std::count(shown.out.begin(), shown.out.end(), '\n'), static_cast<std::ptrdiff_t>(acknowledged_));
  }

  static constexpr int kLines = 400;
  Sandbox sandbox_;
  std::string file_ = sandbox_ / "m.yoriai";
  sheets::Library library_ = sheets::Library::load(base::assets_root() / "sheets");
  std::mt19937 chance_{std::random_device{}()};
  std::uint64_t acknowledged_ = 0;
  int while_writing_ = 0;
};

TEST_F(KillTest, TwoHundredTimesUnderLoadSlow) {
  const Load load;
  std::uint64_t all = 0;
  for (int round = 0; round < 200; ++round) {
    if (round % 20 == 0) { // a short file again, so that the rounds stay quick
      all += acknowledged_;
      for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(file_ + ending);
      ASSERT_EQ(yoriai({"new", file_}).status, 0);
      acknowledged_ = 1;
    }
    const std::uint64_t before = acknowledged_;
    kill_once(round);
    expect_everything(round, before);
    if (HasFatalFailure()) return;
    if (round % 10 == 9) expect_whole();
  }
  all += acknowledged_;
  RecordProperty("kills", 200);
  RecordProperty("while_writing", while_writing_);
  RecordProperty("changes", static_cast<int>(all));
  std::cout << "kills: 200, of which " << while_writing_ << " while it wrote; " << all << " changes" << std::endl;
  EXPECT_GT(while_writing_, 120);
}

} // namespace
} // namespace yoriai::test
