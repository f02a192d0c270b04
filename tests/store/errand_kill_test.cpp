// The program killed while a file is sealed, sealed anew, unsealed or moved: at every moment there is one whole file, and
// what was half made is gone after the next opening.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <random>

#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

using Key = std::shared_ptr<const SealKey>;

class ErrandKillTest : public test::SessionTest {
protected:
  ErrandKillTest() { move_to_memory(); } // what is killed is the program, not the disk
  Options options_with(const Key& key) const {
    Options options = test::options_for(test::Kept::plain, folder_ / "state");
    options.key = key;
    return options;
  }
  // Opens the file with the key that fits it.
  base::Result<std::unique_ptr<Store>> open_as_it_is(Access access) const {
    for (const Key& key : {Key(), one_, other_}) {
      auto store = Store::open(path(), test::library(), access, options_with(key));
      if (store || (store.error().key != "store.sealed" && store.error().key != "store.wrong_passphrase")) return store;
    }
    return base::Error{base::Code::unusable_file, "no key fits", {}};
  }
  // In a process of its own, until it is killed; writes a byte after each errand.
  [[noreturn]] void do_errands(int pipe) const {
    auto store = open_as_it_is(Access::read_write);
    if (!store) std::_Exit(1);
    for (int n = 0;; ++n) {
      if (n % 3 == 2) (*store)->unseal();
      else (*store)->seal(n % 3 == 0 ? one_ : other_);
      if (!(*store)->wait_for_errand() || ::write(pipe, "x", 1) != 1) std::_Exit(2);
    }
  }

  const Key one_ = test::quick_key("川べり"), other_ = test::quick_key("坂の上");
};

TEST_F(ErrandKillTest, OneWholeFileAtEveryMomentSlow) {
  meeting::Meeting meeting;
  {
    auto store = create();
    for (int n = 0; n < 20; ++n) test::submit(*store, R"({"do":"add","kind":"hypothesis","text":"気づき"})");
    meeting = store->meeting();
    ASSERT_TRUE(store->close());
  }
  std::mt19937 chance(std::random_device{}());
  int sealed = 0, half_made = 0;
  constexpr int kRounds = 150;
  for (int round = 0; round < kRounds; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    const pid_t child = ::fork();
    if (child == 0) do_errands(ends[1]);
    ::close(ends[1]);
    char done;
    for (unsigned errands = chance() % 4; errands > 0 && ::read(ends[0], &done, 1) == 1;) --errands;
    ::usleep(chance() % 8'000); // no moment in particular
    ::kill(child, SIGKILL);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "it ended by itself: " << WEXITSTATUS(status);
    for (const std::string& name : files()) half_made += name.find(".new") != std::string::npos ? 1 : 0;
    auto store = open_as_it_is(Access::read_write);
    ASSERT_TRUE(store) << store.error().key << ", round " << round;
    ASSERT_TRUE((*store)->meeting().same_as(meeting)) << "round " << round;
    sealed += (*store)->sealed() ? 1 : 0;
    ASSERT_TRUE((*store)->close());
    ASSERT_EQ(files(), std::vector<std::string>{"m.yoriai"}) << "round " << round;
  }
  RecordProperty("found_sealed", sealed);
  std::cout << "kills in errands: " << kRounds << ", " << sealed << " times found sealed, " << half_made
            << " half made files" << std::endl;
  EXPECT_GT(sealed, 5);
  EXPECT_LT(sealed, kRounds - 5);
  EXPECT_GT(half_made, 0);
}

} // namespace
} // namespace yoriai::store
