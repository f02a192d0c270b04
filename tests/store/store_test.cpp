// The live meeting and its file in good days.
#include "store/store.hpp"

#include <unistd.h>

#include <atomic>
#include <thread>

#include "store/check.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

using test::bytes_of;
using test::sql;
using test::submit;

class StoreTest : public test::SessionTest {};

TEST_F(StoreTest, ANewMeetingIsOneFileWithOneChange) {
  auto store = create();
  EXPECT_EQ(store->changes(), 1u);
  EXPECT_TRUE(store->status().saved());
  EXPECT_FALSE(store->recovered());
  EXPECT_FALSE(store->can_undo());
  ASSERT_TRUE(store->close());
  EXPECT_EQ(files(), std::vector<std::string>{"m.yoriai"});
  EXPECT_EQ(sql(path(), "PRAGMA application_id"), std::to_string(0x594F5249));
  EXPECT_EQ(sql(path(), "PRAGMA user_version"), "1");
}

TEST_F(StoreTest, NothingIsOverwritten) {
  test::put_bytes(path(), "something of somebody's");
  const auto store = Store::create(path(), {"hakodate"}, test::library(), options());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().key, "store.exists");
  EXPECT_EQ(store.error().code, base::Code::unwritable);
  EXPECT_EQ(bytes_of(path()), "something of somebody's");
  EXPECT_EQ(files().size(), 1u);
}

TEST_F(StoreTest, WhatADeletedMeetingLeftBehindIsNotTakenForTheNewOne) {
  auto store = create();
  ASSERT_TRUE(store->wait_until_durable(submit(*store, R"({"do":"add","kind":"hypothesis","text":"a"})")));
  std::filesystem::copy_file(path("m.yoriai-wal"), path("n.yoriai-wal")); // n.yoriai itself is gone
  auto other = create("n.yoriai");
  EXPECT_TRUE(other->meeting().items().empty());
  EXPECT_NE(other->meeting().head().id, "");
  ASSERT_TRUE(other->close());
  EXPECT_EQ(open(Access::read_only, "n.yoriai")->changes(), 1u);
}

TEST_F(StoreTest, AMeetingOfUnknownSheetsIsNotMade) {
  const auto store = Store::create(path(), {"nowhere"}, test::library(), options());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, base::Code::refused);
  EXPECT_TRUE(files().empty());
}

TEST_F(StoreTest, OneCommandIsOneNumberedChange) {
  auto store = create();
  EXPECT_EQ(submit(*store, R"({"do":"add","kind":"hypothesis","text":"冬は道が凍る","id":"h1"})"), 2u);
  EXPECT_EQ(submit(*store, R"({"do":"set","id":"h1","text":"冬は坂が凍る"})"), 3u);
  EXPECT_EQ(submit(*store, R"({"do":"set","id":"h1","text":"冬は坂が凍る"})"), 3u) << "nothing changed";
  const auto refused = store->submit(test::command(R"({"do":"set","id":"h9","text":"x"})"), "test");
  EXPECT_FALSE(refused);
  ASSERT_TRUE(store->wait_until_durable(3));
  const std::vector<Change> log = store->log();
  ASSERT_EQ(log.size(), 3u);
  EXPECT_EQ(log[0].command, "new");
  EXPECT_EQ(log[1].command, "add");
  EXPECT_EQ(log[1].actor, "test");
  EXPECT_EQ(log[2].number, 3u);
  EXPECT_LT(log[1].at, log[2].at);
  EXPECT_EQ(meeting::tag_of(log[2].events.at(0)), "item_changed");
}

TEST_F(StoreTest, AReopenedMeetingIsTheSame) {
  auto store = create();
  test::play_example(*store);
  const std::uint64_t changes = store->changes();
  const meeting::Meeting before = store->meeting();
  ASSERT_TRUE(store->close());
  EXPECT_EQ(files(), std::vector<std::string>{"m.yoriai"});
  const std::string bytes = bytes_of(path());
  for (const Access access : {Access::read_only, Access::read_write}) {
    auto again = open(access);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->changes(), changes);
    EXPECT_TRUE(again->meeting().same_as(before));
    EXPECT_EQ(again->log().size(), changes);
    EXPECT_TRUE(again->close());
    EXPECT_EQ(bytes_of(path()), bytes) << "looking changes nothing";
  }
  const auto report = check_file(path());
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->whole());
  EXPECT_EQ(report->changes, changes);
  EXPECT_EQ(report->snapshots, 1u);
}

TEST_F(StoreTest, SnapshotAndLogGiveTheSameMeeting) {
  auto store = create();
  // Twice enough for a snapshot, each on disk before more follows: what waits together gives one snapshot only.
  for (int i = 0; i < 1200; ++i) {
    const auto number = submit(*store, R"({"do":"add","kind":"hypothesis","text":"気づき )" + std::to_string(i) + "\"}");
    if (i == 600) {
      ASSERT_TRUE(store->wait_until_durable(number));
    }
  }
  const meeting::Meeting before = store->meeting();
  ASSERT_TRUE(store->close());
  EXPECT_EQ(sql(path(), "SELECT count(*) FROM snapshots"), "2");
  sql(path(), "DELETE FROM snapshots"); // not part of the log: opening only takes longer
  EXPECT_TRUE(open(Access::read_only)->meeting().same_as(before));
}

TEST_F(StoreTest, UndoAndRedoReachFarAcrossReopening) {
  auto store = create();
  constexpr int kDepth = 600;
  const meeting::Meeting start = store->meeting();
  for (int i = 0; i < kDepth; ++i) submit(*store, R"({"do":"add","kind":"hypothesis","text":"気づき"})");
  const meeting::Meeting full = store->meeting();
  store = nullptr;
  store = open();
  for (int i = 0; i < kDepth; ++i) submit(*store, R"({"do":"undo"})");
  EXPECT_FALSE(store->can_undo());
  EXPECT_TRUE(store->meeting().items().empty());
  const auto nothing = store->submit(test::command(R"({"do":"undo"})"), "test");
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().key, "refused.nothing_to_undo");
  store = nullptr;
  store = open();
  EXPECT_TRUE(store->can_redo());
  for (int i = 0; i < kDepth; ++i) submit(*store, R"({"do":"redo"})");
  EXPECT_FALSE(store->can_redo());
  EXPECT_TRUE(store->meeting().same_as(full));
  EXPECT_EQ(store->changes(), 1u + 3 * kDepth) << "the log never rewinds";
  EXPECT_EQ(store->log().back().redoes, 1u + kDepth);
}

TEST_F(StoreTest, EveryCommandOfTheExampleCanBeTakenBackAndDoneAgain) {
  auto store = create();
  test::play_example(*store);
  const meeting::Meeting full = store->meeting();
  int undone = 0;
  for (; store->can_undo(); ++undone) submit(*store, R"({"do":"undo"})");
  EXPECT_GT(undone, 50);
  EXPECT_LT(store->meeting().items().size(), full.items().size());
  for (int i = 0; i < undone; ++i) submit(*store, R"({"do":"redo"})");
  EXPECT_TRUE(store->meeting().same_as(full));
}

TEST_F(StoreTest, ANewChangeEndsRedo) {
  auto store = create();
  submit(*store, R"({"do":"add","kind":"hypothesis","text":"a"})");
  submit(*store, R"({"do":"undo"})");
  EXPECT_TRUE(store->can_redo());
  submit(*store, R"({"do":"add","kind":"hypothesis","text":"b"})");
  EXPECT_FALSE(store->can_redo());
  const auto redo = store->submit(test::command(R"({"do":"redo"})"), "test");
  ASSERT_FALSE(redo);
  EXPECT_EQ(redo.error().key, "refused.nothing_to_redo");
}

TEST_F(StoreTest, AllOrNothing) {
  auto store = create();
  submit(*store, R"({"do":"add","kind":"hypothesis","text":"a","id":"h1"})");
  const meeting::Meeting before = store->meeting();
  store->hold();
  submit(*store, R"({"do":"set","id":"h1","text":"b"})");
  submit(*store, R"({"do":"undo"})");
  submit(*store, R"({"do":"undo"})");
  EXPECT_TRUE(store->meeting().items().empty());
  store->drop();
  EXPECT_TRUE(store->meeting().same_as(before));
  EXPECT_EQ(store->changes(), 2u);
  EXPECT_TRUE(store->can_undo());
  EXPECT_FALSE(store->can_redo());
  store->hold();
  submit(*store, R"({"do":"set","id":"h1","text":"c"})");
  submit(*store, R"({"do":"mark","id":"h1","on":true})");
  store->release();
  ASSERT_TRUE(store->close());
  EXPECT_EQ(open()->changes(), 4u);
}

TEST_F(StoreTest, TheStateSaysWhatIsOnDisk) {
  auto store = create();
  std::atomic<int> told{0};
  store->on_saved([&] { ++told; });
  const std::uint64_t number = submit(*store, R"({"do":"add","kind":"hypothesis","text":"a"})");
  EXPECT_EQ(store->status().submitted, number);
  ASSERT_TRUE(store->wait_until_durable(number));
  const SaveStatus status = store->status();
  EXPECT_EQ(status.durable, number);
  EXPECT_TRUE(status.saved());
  EXPECT_FALSE(status.failure);
  EXPECT_GT(status.saved_at, store->log().back().at);
  // Read by somebody else, from the disk, while it is open here.
  EXPECT_EQ(sql(path(), "SELECT max(number) FROM changes"), std::to_string(number));
  ASSERT_TRUE(store->close());
  EXPECT_GE(told, 1);
}

TEST_F(StoreTest, AfterAQuietMomentTheOneFileHoldsEverything) {
  auto store = create();
  submit(*store, R"({"do":"add","kind":"hypothesis","text":"坂道の手すり"})");
  for (int i = 0; i < 100 && bytes_of(path()).find("坂道の手すり") == std::string::npos; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  std::filesystem::copy_file(path(), path("copy.yoriai"));
  EXPECT_EQ(open(Access::read_only, "copy.yoriai")->changes(), 2u);
}

TEST_F(StoreTest, OthersReadWhileOneWrites) {
  auto store = create();
  std::uint64_t seen = 0;
  for (int i = 0; i < 60; ++i) {
    ASSERT_TRUE(store->wait_until_durable(submit(*store, R"({"do":"add","kind":"hypothesis","text":"a"})")));
    if (i % 6 != 0) continue;
    auto reader = open(Access::read_only);
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->changes(), store->changes());
    EXPECT_GT(reader->changes(), seen);
    seen = reader->changes();
    const auto refused = reader->submit(test::command(R"({"do":"undo"})"), "test");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().key, "store.read_only");
    ASSERT_TRUE(check_file(path())->whole());
  }
}

TEST_F(StoreTest, TheLogIsAppendOnlyForEverybody) {
  auto store = create();
  submit(*store, R"({"do":"add","kind":"hypothesis","text":"a"})");
  ASSERT_TRUE(store->close());
  const std::string before = sql(path(), "SELECT group_concat(chain) FROM changes");
  for (const char* attempt :
       {"UPDATE events SET payload = '{}'", "DELETE FROM events", "UPDATE changes SET actor = 'x'",
        "DELETE FROM changes WHERE number = 2", "INSERT OR REPLACE INTO changes VALUES(2,0,'x','x',0,0,0,0)",
        "INSERT OR REPLACE INTO events VALUES(2,0,'x','x')", "INSERT INTO changes VALUES(9,0,'x','x',0,0,0,0)",
        "INSERT INTO changes(at,actor,command,undoes,redoes,settles,chain) VALUES(0,'x','x',0,0,0,0) RETURNING 'in'",
        "INSERT INTO events VALUES(1,1,'x','x')", "INSERT INTO events VALUES(2,5,'x','x')"})
    EXPECT_EQ(sql(path(), attempt).substr(0, 6), "error:") << attempt;
  EXPECT_EQ(sql(path(), "SELECT group_concat(chain) FROM changes"), before);
  EXPECT_EQ(refusal(path()), "");
}

// What is written while people wait goes into room that is there already; much of it is moved into the file meanwhile.
TEST_F(StoreTest, TheLogIsMadeAheadAndBegunAnew) {
  constexpr const char* kAdd = R"({"do":"add","kind":"hypothesis","text":"気づき"})";
  constexpr std::uintmax_t kRoom = 2 << 20;
  auto store = create();
  EXPECT_TRUE(store->wait_until_durable(submit(*store, kAdd)));
  const auto log = path("m.yoriai-wal");
  for (int i = 0; i < 3'000 && std::filesystem::file_size(log) < kRoom; ++i) ::usleep(10'000); // between two writes
  EXPECT_EQ(std::filesystem::file_size(log), kRoom);
  const std::uintmax_t before = std::filesystem::file_size(path());
  for (int i = 0; i < 900; ++i) ASSERT_TRUE(store->wait_until_durable(submit(*store, kAdd)));
  EXPECT_LT(std::filesystem::file_size(log), 3 * kRoom / 2);
  EXPECT_GT(std::filesystem::file_size(path()), before + 100'000);
  ASSERT_TRUE(store->close());
  EXPECT_FALSE(std::filesystem::exists(log));
  EXPECT_EQ(open()->changes(), 902u);
}

} // namespace
} // namespace yoriai::store
