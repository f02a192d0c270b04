// One program writes; a lock ends with its program.
#include <sys/wait.h>
#include <unistd.h>

#include "store/lock.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

class LockTest : public test::SessionTest {
protected:
  // Holds the file in another process until told; returns its id once it holds it.
  pid_t hold_elsewhere() {
    int ready[2];
    EXPECT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) { // only calls that are safe after fork
      auto lock = FileLock::take(path());
      (void)!::write(ready[1], lock ? "y" : "n", 1);
      for (;;) ::pause();
    }
    char answer = 0;
    EXPECT_EQ(::read(ready[0], &answer, 1), 1);
    EXPECT_EQ(answer, 'y');
    ::close(ready[0]);
    ::close(ready[1]);
    return child;
  }
};

TEST_F(LockTest, ASecondWriterIsRefusedInTheSameProcess) {
  auto store = create();
  EXPECT_TRUE(is_locked(path()));
  EXPECT_EQ(refusal(path()), "store.locked");
  EXPECT_EQ(refusal(path(), Access::read_only), "");
  std::filesystem::create_symlink(path(), path("other-name.yoriai"));
  EXPECT_EQ(refusal(path("other-name.yoriai")), "store.locked");
  // The attempts took nothing from the first.
  test::submit(*store, R"({"do":"add","kind":"hypothesis","text":"a"})");
  ASSERT_TRUE(store->close());
  EXPECT_FALSE(is_locked(path()));
  EXPECT_EQ(refusal(path()), "");
}

TEST_F(LockTest, ASecondWriterIsRefusedInAnotherProcessUntilTheFirstIsKilled) {
  ASSERT_TRUE(create()->close());
  const std::string before = test::bytes_of(path());
  const pid_t other = hold_elsewhere();
  EXPECT_TRUE(is_locked(path()));
  EXPECT_EQ(refusal(path()), "store.locked");
  EXPECT_EQ(refusal(path(), Access::read_only), "");
  EXPECT_EQ(test::bytes_of(path()), before);
  EXPECT_EQ(files().size(), 1u);
  ::kill(other, SIGKILL);
  ::waitpid(other, nullptr, 0);
  EXPECT_FALSE(is_locked(path()));
  EXPECT_EQ(refusal(path()), "");
}

} // namespace
} // namespace yoriai::store
