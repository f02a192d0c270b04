// When writing fails: it is said, the meeting goes on, and everything is saved in a second place.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "store/check.hpp"
#include "store/faulty_vfs.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

using test::FaultyVfs;
using test::submit;
using Fault = FaultyVfs::Fault;

constexpr const char* kAdd = R"({"do":"add","kind":"hypothesis","text":"気づき"})";

class FailureTest : public test::SessionTest {
protected:
  FailureTest() { faults.heal(); }
  ~FailureTest() override { faults.heal(); }

  std::unique_ptr<Store> create_faulty() {
    Options faulty = options();
    faulty.vfs = FaultyVfs::kName;
    auto store = Store::create(path(), {"hakodate"}, test::library(), faulty);
    EXPECT_TRUE(store);
    return std::move(*store);
  }
  // Until the writer has done what it can about the last change.
  SaveStatus settled(const Store& store) {
    for (int i = 0; i < 200 && store.status().rescued < store.changes(); ++i) ::usleep(10'000);
    return store.status();
  }
  void expect_whole_copy(const std::filesystem::path& copy, const Store& of) {
    const auto report = check_file(copy);
    ASSERT_TRUE(report) << copy;
    EXPECT_TRUE(report->whole());
    const auto rescued = Store::open(copy, test::library(), Access::read_only, options());
    ASSERT_TRUE(rescued);
    EXPECT_EQ((*rescued)->changes(), of.changes());
    EXPECT_TRUE((*rescued)->meeting().same_as(of.meeting()));
  }
  std::string reason_not_to_make(const std::filesystem::path& file) {
    const auto store = Store::create(file, {"hakodate"}, test::library(), options());
    if (store) return "made";
    EXPECT_EQ(store.error().code, base::Code::unwritable);
    EXPECT_EQ(store.error().args.at("file"), file.string());
    return store.error().key;
  }
  FaultyVfs& faults = FaultyVfs::get();
};

TEST_F(FailureTest, EachKindOfFailureIsSaidAndACopyHoldsEverything) {
  const std::pair<Fault, const char*> kCases[] = {
      {Fault::full, "store.disk_full"}, {Fault::write, "store.write_failed"}, {Fault::sync, "store.write_failed"}};
  for (const auto& [fault, key] : kCases) {
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path() += ending);
    auto store = create_faulty();
    ASSERT_TRUE(store->wait_until_durable(submit(*store, kAdd)));
    faults.fail(fault, "m.yoriai");
    const std::uint64_t number = submit(*store, kAdd);
    const auto waited = store->wait_until_durable(number);
    ASSERT_FALSE(waited);
    EXPECT_EQ(waited.error().key, key);
    EXPECT_EQ(waited.error().code, base::Code::unwritable);
    submit(*store, kAdd); // the meeting goes on
    submit(*store, R"({"do":"undo"})");
    const SaveStatus status = settled(*store);
    EXPECT_EQ(status.durable, 2u);
    EXPECT_EQ(status.submitted, 5u);
    EXPECT_FALSE(status.saved());
    ASSERT_TRUE(status.rescue);
    EXPECT_EQ(status.rescued, 5u);
    expect_whole_copy(*status.rescue, *store);
    faults.heal(); // too late for a file that was once wrong
    submit(*store, kAdd);
    EXPECT_EQ(settled(*store).durable, 2u);
    EXPECT_FALSE(store->close());
    expect_whole_copy(*status.rescue, *store);
    EXPECT_GE(open(Access::read_only)->changes(), 2u) << "what was durable still is";
  }
}

TEST_F(FailureTest, TheCopyIsTriedAgainUntilItWorks) {
  auto store = create_faulty();
  faults.fail(Fault::full, ".yoriai"); // everywhere
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(store->wait_until_durable(submit(*store, kAdd)));
  ::usleep(100'000);
  EXPECT_FALSE(store->status().rescue);
  for (const auto& left : std::filesystem::recursive_directory_iterator(folder_ / "state/rescue"))
    EXPECT_TRUE(left.is_directory()) << "half a copy is no copy: " << left.path();
  faults.heal();
  submit(*store, kAdd);
  const SaveStatus status = settled(*store);
  ASSERT_TRUE(status.rescue);
  expect_whole_copy(*status.rescue, *store);
}

TEST_F(FailureTest, WhenTheCopyFailsToo) {
  auto store = create_faulty();
  faults.fail(Fault::write, "m.yoriai");
  submit(*store, kAdd);
  const SaveStatus first = settled(*store);
  ASSERT_TRUE(first.rescue);
  faults.fail(Fault::sync, "rescue");
  submit(*store, kAdd);
  ::usleep(100'000);
  faults.heal();
  submit(*store, kAdd);
  const SaveStatus second = settled(*store);
  EXPECT_NE(*first.rescue, *second.rescue);
  expect_whole_copy(*second.rescue, *store);
}

TEST_F(FailureTest, AFailureAtAnyWriteKeepsWhatWasDurable) {
  for (const Fault fault : {Fault::full, Fault::sync}) {
    for (int spare = 0; spare < 24; ++spare) {
      std::filesystem::remove_all(folder_);
      std::filesystem::create_directories(folder_);
      auto store = create_faulty();
      faults.fail(fault, "m.yoriai", spare);
      std::uint64_t durable = 1;
      for (int i = 0; i < 8; ++i)
        if (const std::uint64_t number = submit(*store, kAdd); store->wait_until_durable(number)) durable = number;
      const meeting::Meeting all = store->meeting();
      const bool closed = store->close().ok();
      faults.heal();
      auto again = open(Access::read_write);
      ASSERT_TRUE(again) << spare;
      EXPECT_GE(again->changes(), closed ? 9 : durable) << spare;
      if (closed) {
        EXPECT_TRUE(again->meeting().same_as(all));
      } else {
        ASSERT_TRUE(store->status().rescue) << spare;
        expect_whole_copy(*store->status().rescue, *store);
      }
    }
  }
}

TEST_F(FailureTest, AFileThatMayNotGrow) {
  ASSERT_TRUE(create()->close());
  const pid_t child = ::fork();
  if (child == 0) { // a process of its own, for the limit counts for all files
    std::signal(SIGXFSZ, SIG_IGN);
    auto store = Store::open(path(), test::library(), Access::read_write, options());
    const rlimit small{60'000, 60'000};
    ::setrlimit(RLIMIT_FSIZE, &small);
    bool failed = false;
    for (int i = 0; i < 400 && !failed && store; ++i) {
      const auto number = (*store)->submit(test::command(kAdd), "test");
      failed = number && !(*store)->wait_until_durable(*number);
    }
    std::_Exit(failed && (*store)->status().failure && (*store)->submit(test::command(kAdd), "test") ? 7 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 7);
  auto again = open();
  ASSERT_TRUE(again);
  EXPECT_GT(again->changes(), 1u);
  EXPECT_TRUE(again->recovered());
}

TEST_F(FailureTest, PlacesWhereNothingCanBeMade) {
  EXPECT_EQ(reason_not_to_make(path("no/such/folder.yoriai")), "store.no_folder");
  test::put_bytes(path("file"), "x");
  EXPECT_EQ(reason_not_to_make(path("file/m.yoriai")), "store.no_folder");
  if (!std::filesystem::is_directory("/sys/kernel")) return;
  EXPECT_EQ(reason_not_to_make("/sys/kernel/m.yoriai"), "store.read_only_place"); // closed to root, too
}

TEST_F(FailureTest, PlacesWhereNothingMayBeWritten) {
  if (::geteuid() == 0) GTEST_SKIP() << "permissions do not hold for root";
  using std::filesystem::perms;
  std::filesystem::create_directories(path("closed"));
  std::filesystem::permissions(path("closed"), perms::owner_read | perms::owner_exec);
  EXPECT_EQ(reason_not_to_make(path("closed/m.yoriai")), "store.read_only_place");
  ASSERT_TRUE(create()->close());
  std::filesystem::permissions(path(), perms::owner_read);
  EXPECT_EQ(refusal(path()), "store.read_only_place");
  EXPECT_EQ(refusal(path(), Access::read_only), "");
  std::filesystem::permissions(path(), perms::owner_read | perms::owner_write);
  std::filesystem::permissions(folder_, perms::owner_read | perms::owner_exec);
  EXPECT_EQ(refusal(path()), "store.read_only_place");
  EXPECT_EQ(refusal(path(), Access::read_only), "");
  std::filesystem::permissions(folder_, perms::owner_all);
}

} // namespace
} // namespace yoriai::store
