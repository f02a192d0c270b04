// Backups, and damaged files opened as far as they are whole.
#include "store/backups.hpp"

#include <thread>

#include "base/files.hpp"
#include "store/check.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

using test::bytes_of;
using test::put_bytes;
using test::sql;
using test::submit;
namespace fs = std::filesystem;

constexpr const char* kAdd = R"({"do":"add","kind":"hypothesis","text":"気づき"})";

class BackupTest : public test::SessionTest {
protected:
  std::vector<BackupSet> sets() const { return list_backups(folder_ / "state"); }
};

TEST_F(BackupTest, OneIsTakenOnOpeningAndOnClosingWhenSomethingChanged) {
  auto store = create();
  submit(*store, R"({"do":"meeting","title":"第3回 地域ケア会議"})");
  for (int i = 0; i < 30; ++i) submit(*store, kAdd);
  const meeting::Meeting meeting = store->meeting();
  const std::uint64_t changes = store->changes();
  ASSERT_TRUE(store->close());
  const auto all = sets();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].meeting, meeting.head().id);
  EXPECT_EQ(all[0].of, path());
  EXPECT_EQ(all[0].title, "第3回 地域ケア会議");
  EXPECT_FALSE(all[0].sealed);
  ASSERT_FALSE(all[0].backups.empty());
  EXPECT_EQ(all[0].backups.front().changes, changes);
  EXPECT_EQ(files(), std::vector<std::string>{"m.yoriai"}) << "none beside the session";
  const std::size_t before = all[0].backups.size();
  ASSERT_TRUE(open()->close()); // nothing new: nothing more
  EXPECT_EQ(sets()[0].backups.size(), before);
  const auto report = check_file(all[0].backups.front().file);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->whole());
}

TEST_F(BackupTest, OneIsTakenAfterTenMinutesOfChangeAndTenAreKept) {
  auto now = std::make_shared<std::atomic<TimeMs>>(1'760'000'000'000);
  Options timed = options();
  timed.clock = [now] { return now->load(); };
  auto store = Store::create(path(), {"hakodate"}, test::library(), timed).value();
  std::vector<std::uint64_t> seen;
  for (int minute = 0; minute < 150; ++minute) {
    *now += 60'000;
    ASSERT_TRUE(store->wait_until_durable(submit(*store, kAdd)));
    if (minute % 10 == 9) { // the thread that takes it may still be at work: closing waits for it
      ASSERT_TRUE(store->close());
      store = Store::open(path(), test::library(), Access::read_write, timed).value();
    }
  }
  ASSERT_TRUE(store->close());
  const auto all = sets();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].backups.size(), 10u);
  EXPECT_EQ(all[0].backups.front().changes, 151u) << "the newest are kept";
}

TEST_F(BackupTest, TenMinutesOfChangeWithoutClosing) {
  auto now = std::make_shared<std::atomic<TimeMs>>(1'760'000'000'000);
  Options timed = options();
  timed.clock = [now] { return now->load(); };
  auto store = Store::create(path(), {"hakodate"}, test::library(), timed).value();
  const auto taken = [&] { return sets().empty() ? std::size_t{0} : sets()[0].backups.size(); };
  while (taken() < 1) std::this_thread::yield(); // that of the opening, by a thread of its own
  *now += 9 * 60'000;
  ASSERT_TRUE(store->wait_until_durable(submit(*store, kAdd)));
  *now += 2 * 60'000;
  // The writer asks for one after a write, so that one more write shows that it has.
  for (int i = 0; taken() < 2; ++i) {
    ASSERT_LT(i, 10'000);
    ASSERT_TRUE(store->wait_until_durable(submit(*store, kAdd)));
  }
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(store->wait_until_durable(submit(*store, kAdd)));
  EXPECT_EQ(taken(), 2u) << "ten minutes have not passed again";
  ASSERT_TRUE(store->close());
  EXPECT_EQ(taken(), 3u);
}

TEST_F(BackupTest, OneIsRestoredUnderANameOfItsOwn) {
  auto store = create();
  test::play_example(*store);
  const meeting::Meeting meeting = store->meeting();
  ASSERT_TRUE(store->close());
  const BackupSet set = sets().at(0);
  const fs::path to = name_for(set.backups.front(), set, path("elsewhere"));
  EXPECT_EQ(to.parent_path(), folder_);
  EXPECT_NE(to, path());
  ASSERT_TRUE(restore_backup(set.backups.front(), to));
  EXPECT_EQ(restore_backup(set.backups.front(), to).error().key, "store.exists");
  EXPECT_NE(name_for(set.backups.front(), set, path("elsewhere")), to);
  EXPECT_TRUE(open(Access::read_only, to.filename())->meeting().same_as(meeting));
  fs::remove(path());
  EXPECT_EQ(sets().at(0).backups.size(), set.backups.size()) << "they outlive the file";
}

TEST_F(BackupTest, WhatIsNoBackupIsPassedOver) {
  ASSERT_TRUE(create()->close());
  const fs::path folder = sets().at(0).backups.front().file.parent_path();
  put_bytes(folder / "20200101T000000Z-00000001-0000000000000000.yoriai", "no session");
  put_bytes(folder / "of.json", "[");
  fs::create_directories(folder_ / "state/backups/empty");
  const auto all = sets();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].backups.size(), 1u);
  EXPECT_TRUE(list_backups(folder_ / "nowhere").empty());
}

TEST_F(BackupTest, AStateFolderThatCannotBeMadeStopsNothing) {
  put_bytes(folder_ / "state", "a file");
  auto store = create();
  submit(*store, kAdd);
  EXPECT_TRUE(store->close());
  EXPECT_EQ(open(Access::read_only)->changes(), 2u);
}

class SalvageTest : public test::SessionTest {
protected:
  Options salvaging() const {
    Options o = options();
    o.salvage = true;
    return o;
  }
  void make(int changes) {
    auto store = create();
    for (int i = 1; i < changes; ++i)
      submit(*store, R"({"do":"add","kind":"hypothesis","text":"気づき )" + std::to_string(i) + "\"}");
    ASSERT_TRUE(store->close());
  }
  void spoil(const std::string& statements) {
    const std::string triggers = sql(path(), "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'trigger'");
    ASSERT_EQ(sql(path(), "DROP TRIGGER changes_in_order; DROP TRIGGER changes_stay; DROP TRIGGER changes_fixed;"
                          "DROP TRIGGER events_in_order; DROP TRIGGER events_stay; DROP TRIGGER events_fixed;" + statements), "");
    ASSERT_EQ(sql(path(), triggers), "");
  }
};

TEST_F(SalvageTest, ADamagedFileOpensAsFarAsItIsWhole) {
  make(40);
  const meeting::Meeting then = open(Access::read_only)->at(29).value();
  spoil("UPDATE events SET payload = replace(payload, '気づき 29', '気づき XX') WHERE number = 30");
  const std::string damaged = bytes_of(path());
  EXPECT_EQ(refusal(path()), "store.damaged") << "only when it is asked for";
  auto store = Store::open(path(), test::library(), Access::read_write, salvaging()).value();
  ASSERT_TRUE(store->salvaged());
  EXPECT_EQ(store->salvaged()->kept, 29u);
  EXPECT_EQ(store->salvaged()->lost, 11u);
  EXPECT_GT(store->salvaged()->kept_until, 0);
  EXPECT_EQ(store->salvaged()->original, path("m.yoriai.damaged"));
  EXPECT_TRUE(bytes_of(path("m.yoriai.damaged")) == damaged);
  EXPECT_TRUE(store->meeting().same_as(then));
  submit(*store, kAdd);
  ASSERT_TRUE(store->close());
  auto again = Store::open(path(), test::library(), Access::read_write, salvaging()).value();
  EXPECT_FALSE(again->salvaged()) << "it is whole now";
  EXPECT_EQ(again->changes(), 30u);
  ASSERT_TRUE(again->close());
  spoil("UPDATE changes SET actor = 'x' WHERE number = 10");
  auto third = Store::open(path(), test::library(), Access::read_write, salvaging()).value();
  EXPECT_EQ(third->salvaged()->original, path("m.yoriai.damaged-2")) << "no original is overwritten";
  EXPECT_TRUE(bytes_of(path("m.yoriai.damaged")) == damaged);
}

TEST_F(SalvageTest, ASealedFileToo) {
  const auto key = test::quick_key("松風");
  Options sealed = salvaging();
  sealed.key = key;
  auto store = Store::create(path(), {"hakodate"}, test::library(), sealed).value();
  for (int i = 0; i < 20; ++i) submit(*store, kAdd);
  ASSERT_TRUE(store->close());
  ASSERT_EQ(sql(path(), "DROP TRIGGER changes_stay"), "");
  ASSERT_EQ(sql(path(), "DELETE FROM sealed_changes WHERE number > 15"), "");
  ASSERT_EQ(sql(path(), "CREATE TRIGGER changes_stay BEFORE DELETE ON sealed_changes BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"), "");
  store = Store::open(path(), test::library(), Access::read_write, sealed).value();
  EXPECT_EQ(store->salvaged()->kept, 15u);
  EXPECT_TRUE(store->sealed());
  submit(*store, kAdd);
  ASSERT_TRUE(store->close());
  EXPECT_EQ(Store::open(path(), test::library(), Access::read_only, sealed).value()->changes(), 16u);
  EXPECT_TRUE(is_sealed(path()).value());
}

TEST_F(SalvageTest, WhereNothingIsWholeNothingIsTouched) {
  make(5);
  spoil("UPDATE changes SET actor = 'x' WHERE number = 1");
  const std::string damaged = bytes_of(path());
  const auto store = Store::open(path(), test::library(), Access::read_write, salvaging());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().key, "store.damaged");
  EXPECT_TRUE(bytes_of(path()) == damaged);
  EXPECT_EQ(files(), std::vector<std::string>{"m.yoriai"});
  put_bytes(path("text.yoriai"), "no session");
  EXPECT_EQ(Store::open(path("text.yoriai"), test::library(), Access::read_write, salvaging()).error().key, "store.not_a_session");
}

TEST_F(SalvageTest, TheLogLeftByAKilledProgramIsPartOfTheOriginal) {
  make(10);
  {
    auto store = open();
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(store->wait_until_durable(submit(*store, kAdd)));
    fs::copy_file(path(), path("k.yoriai"));
    fs::copy_file(path("m.yoriai-wal"), path("k.yoriai-wal"));
    ASSERT_TRUE(store->close());
  }
  std::string bytes = bytes_of(path("k.yoriai"));
  const std::size_t at = bytes.find("気づき 7");
  ASSERT_NE(at, std::string::npos);
  bytes[at] ^= 1;
  put_bytes(path("k.yoriai"), bytes);
  const std::string log = bytes_of(path("k.yoriai-wal"));
  const auto store = Store::open(path("k.yoriai"), test::library(), Access::read_write, salvaging());
  ASSERT_TRUE(store) << store.error().key;
  if (!(*store)->salvaged()) return; // the log beside it held that page, whole
  EXPECT_TRUE(bytes_of(path("k.yoriai.damaged")) == bytes);
  EXPECT_TRUE(bytes_of(path("k.yoriai.damaged-wal")) == log);
}

} // namespace
} // namespace yoriai::store
