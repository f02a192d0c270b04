// Going on in another file, copies of earlier moments, drafts, and looking back.
#include <algorithm>

#include "meeting/state_json.hpp"
#include "store/check.hpp"
#include "store/faulty_vfs.hpp"
#include "store/lock.hpp"
#include "store/session_fixture.hpp"
#include "store/traces.hpp"
#include "store/recents.hpp"

namespace yoriai::store {
namespace {

using test::bytes_of;
using test::FaultyVfs;
using test::put_bytes;
using test::submit;
namespace fs = std::filesystem;

constexpr const char* kAdd = R"({"do":"add","kind":"hypothesis","text":"気づき"})";

// All that can be seen of a meeting; which letters were ever given is not, and going back does not forget them.
std::string seen(const meeting::Meeting& meeting) { return meeting::state_json(meeting, test::library(), 0).dump(); }

class ErrandTest : public test::SessionTest {
protected:
  ~ErrandTest() override { FaultyVfs::get().heal(); }
  std::unique_ptr<Store> create_faulty() {
    Options faulty = options();
    faulty.vfs = FaultyVfs::kName;
    return Store::create(path(), {"hakodate"}, test::library(), faulty).value();
  }
  std::string failure(Store& store) {
    const auto done = store.wait_for_errand();
    return done ? "" : done.error().key;
  }
};

TEST_F(ErrandTest, TheMeetingGoesOnInAnotherFile) {
  fs::create_directories(path("stick"));
  auto store = create();
  submit(*store, kAdd);
  store->move_to(path("stick/n.yoriai"));
  submit(*store, kAdd);
  EXPECT_EQ(failure(*store), "");
  EXPECT_EQ(store->status().errand.what, Errand::move);
  EXPECT_FALSE(store->status().errand.running);
  EXPECT_EQ(store->file(), fs::canonical(path("stick/n.yoriai")));
  submit(*store, kAdd);
  ASSERT_TRUE(store->wait_until_durable(4));
  EXPECT_TRUE(is_locked(path("stick/n.yoriai")));
  EXPECT_FALSE(is_locked(path()));
  ASSERT_TRUE(store->close());
  EXPECT_EQ(open(Access::read_only, "stick/n.yoriai")->changes(), 4u);
  EXPECT_EQ(open(Access::read_only)->changes(), 3u) << "the old file is left as it was";
  EXPECT_EQ(files(), (std::vector<std::string>{"m.yoriai", "stick"}));
}

TEST_F(ErrandTest, NothingIsOverwrittenByMoving) {
  put_bytes(path("other.txt"), "somebody's");
  Options seeded = options(); // the usual ones would make the very same meeting
  seeded.seed = 8;
  ASSERT_TRUE(Store::create(path("other.yoriai"), {"hakodate"}, test::library(), seeded).value()->close());
  const std::string other = bytes_of(path("other.yoriai"));
  auto store = create();
  for (const char* name : {"other.txt", "other.yoriai"}) {
    store->move_to(path(name));
    EXPECT_EQ(failure(*store), "store.exists") << name;
  }
  store->move_to(path("no/folder.yoriai"));
  EXPECT_EQ(failure(*store), "store.no_folder");
  auto second = create("second.yoriai");
  store->move_to(path("second.yoriai"));
  EXPECT_EQ(failure(*store), "store.locked");
  submit(*store, kAdd); // none of this disturbs the meeting
  ASSERT_TRUE(store->close());
  EXPECT_EQ(open(Access::read_only)->changes(), 2u);
  EXPECT_EQ(bytes_of(path("other.txt")), "somebody's");
  EXPECT_TRUE(bytes_of(path("other.yoriai")) == other);
}

// A stick pulled out in the midst of it, put back, and the meeting saved where it was.
TEST_F(ErrandTest, AfterAFailureTheMeetingGoesBackToItsPlace) {
  FaultyVfs& faults = FaultyVfs::get();
  auto store = create_faulty();
  ASSERT_TRUE(store->wait_until_durable(submit(*store, kAdd)));
  faults.fail(FaultyVfs::Fault::write, "m.yoriai");
  EXPECT_FALSE(store->wait_until_durable(submit(*store, kAdd)));
  store->move_to(path()); // still out
  EXPECT_NE(failure(*store), "");
  ASSERT_TRUE(store->status().rescue);
  const fs::path rescue = *store->status().rescue;
  EXPECT_TRUE(fs::exists(rescue));
  faults.heal();
  store->move_to(path());
  EXPECT_EQ(failure(*store), "");
  const SaveStatus status = store->status();
  EXPECT_FALSE(status.failure);
  EXPECT_TRUE(status.saved());
  EXPECT_EQ(status.durable, 3u);
  EXPECT_FALSE(status.rescue);
  EXPECT_FALSE(fs::exists(rescue)) << "nothing of it is left elsewhere";
  submit(*store, kAdd);
  ASSERT_TRUE(store->close());
  EXPECT_EQ(open(Access::read_only)->changes(), 4u);
  EXPECT_TRUE(check_file(path()).value().whole());
  EXPECT_EQ(files(), std::vector<std::string>{"m.yoriai"});
}

TEST_F(ErrandTest, AnotherMeetingThatTookThePlaceMeanwhileStays) {
  FaultyVfs& faults = FaultyVfs::get();
  auto store = create_faulty();
  faults.fail(FaultyVfs::Fault::write, "m.yoriai");
  EXPECT_FALSE(store->wait_until_durable(submit(*store, kAdd)));
  faults.heal();
  fs::remove(path("m.yoriai-wal"));
  fs::remove(path("m.yoriai-shm"));
  fs::remove(path());
  Options seeded = options(); // the usual ones would make the very same meeting
  seeded.seed = 8;
  ASSERT_TRUE(Store::create(path("x.yoriai"), {"hakodate"}, test::library(), seeded).value()->close());
  fs::rename(path("x.yoriai"), path());
  const std::string stranger = bytes_of(path());
  store->move_to(path());
  EXPECT_EQ(failure(*store), "store.exists");
  EXPECT_TRUE(bytes_of(path()) == stranger);
}

TEST_F(ErrandTest, ACopyOfAnEarlierMomentIsAMeetingOfItsOwn) {
  auto store = create();
  test::play_example(*store);
  const meeting::Meeting then = store->at(60).value();
  store->copy_out(path("copy.yoriai"), 60);
  EXPECT_EQ(failure(*store), "");
  store->copy_out(path("copy.yoriai"), 60);
  EXPECT_EQ(failure(*store), "store.exists");
  store->copy_out(path("none.yoriai"), store->changes() + 1);
  EXPECT_EQ(failure(*store), "store.no_such_change");
  auto copy = open(Access::read_write, "copy.yoriai");
  EXPECT_EQ(copy->changes(), 60u);
  EXPECT_NE(copy->meeting().head().id, store->meeting().head().id);
  EXPECT_EQ(copy->meeting().items().size(), then.items().size());
  submit(*copy, R"({"do":"undo"})");
  submit(*copy, kAdd);
  ASSERT_TRUE(copy->close());
  ASSERT_TRUE(store->close());
  auto reader = open(Access::read_only);
  reader->copy_out(path("again.yoriai"), reader->changes());
  EXPECT_EQ(failure(*reader), "");
  EXPECT_EQ(open(Access::read_only, "again.yoriai")->changes(), reader->changes());
}

TEST_F(ErrandTest, EveryMomentIsAsItWas) {
  auto store = create();
  std::vector<meeting::Meeting> moments{{}, store->meeting()};
  for (const std::string& line : test::example_commands()) {
    if (submit(*store, line) != moments.size()) continue; // a secret paper is no change
    meeting::Meeting& now = moments.emplace_back(store->meeting());
    for (const meeting::Ballot& ballot : store->meeting().ballots())
      for (const meeting::Paper& paper : ballot.papers)
        if (ballot.secret && ballot.open) meeting::apply(now, meeting::PaperWithdrawn{ballot.id, paper});
  }
  ASSERT_EQ(moments.size(), store->changes() + 1);
  ASSERT_GT(moments.size(), 100u);
  for (std::size_t n = moments.size() - 1; n >= 1; --n) // backwards, by inverse events
    ASSERT_EQ(seen(store->at(n).value()), seen(moments[n])) << n;
  for (const std::size_t n : {std::size_t{70}, std::size_t{3}, moments.size() - 2, std::size_t{50}, std::size_t{51}})
    ASSERT_EQ(seen(store->at(n).value()), seen(moments[n])) << n;
  EXPECT_EQ(store->at(0).error().key, "store.no_such_change");
  EXPECT_EQ(store->at(moments.size()).error().key, "store.no_such_change");
  EXPECT_EQ(store->change(2).value().number, 2u);
  EXPECT_FALSE(store->change(2).value().events.empty());
}

TEST_F(ErrandTest, LookingBackShowsNoSecretPaper) {
  auto store = create();
  submit(*store, R"({"do":"add","kind":"hypothesis","id":"h1","text":"気づき"})");
  submit(*store, R"({"do":"ballot.open","id":"b1","method":"dots","targets":["h1"],"secret":true})");
  submit(*store, R"({"do":"ballot.cast","ballot":"b1","votes":{"h1":1}})");
  submit(*store, kAdd);
  for (std::uint64_t n = store->changes(); n >= 3; --n) EXPECT_TRUE(store->at(n).value().ballot("b1")->papers.empty()) << n;
  submit(*store, R"({"do":"ballot.close","ballot":"b1"})");
  EXPECT_EQ(store->at(store->changes()).value().ballot("b1")->papers.size(), 1u);
  EXPECT_TRUE(store->at(store->changes() - 1).value().ballot("b1")->papers.empty());
}

TEST_F(ErrandTest, DraftsComeBackUntilTheyAreLetGo) {
  auto store = create();
  store->keep("compose", "書きかけ");
  store->keep("agree/hakodate/1", "合意の\n途中");
  store->keep("compose", "書きかけの文");
  const std::uint64_t changes = store->changes();
  ASSERT_TRUE(store->wait_until_durable(changes));
  fs::copy_file(path(), path("killed.yoriai")); // as a program killed now would leave it
  fs::copy_file(path("m.yoriai-wal"), path("killed.yoriai-wal"));
  auto killed = open(Access::read_write, "killed.yoriai");
  EXPECT_EQ(killed->kept().at("compose"), "書きかけの文");
  EXPECT_EQ(killed->kept().at("agree/hakodate/1"), "合意の\n途中");
  EXPECT_EQ(killed->changes(), changes) << "a draft is no change";
  store->keep("compose", "");
  store->keep("agree/hakodate/1", "");
  ASSERT_TRUE(store->close());
  EXPECT_TRUE(open(Access::read_only)->kept().empty());
  EXPECT_EQ(bytes_of(path()).find("書きかけ"), std::string::npos) << "not even in freed pages";
  killed->keep("x", "y");
  ASSERT_TRUE(killed->close());
  EXPECT_EQ(open(Access::read_only, "killed.yoriai")->kept().size(), 3u);
}

TEST_F(ErrandTest, LeavingTakesEveryTraceAlong) {
  fs::create_directories(path("stick"));
  auto store = create();
  test::play_example(*store);
  const Recents recents(folder_ / "state");
  ASSERT_TRUE(recents.remember(summary_of(path(), store->meeting(), store->changes())));
  put_bytes(path("m.html"), "the minutes");
  put_bytes(path("somebody.html"), "not ours");
  const std::string id = store->meeting().head().id;
  store->move_to(path("stick/m.yoriai"));
  ASSERT_EQ(failure(*store), "");
  const meeting::Meeting meeting = store->meeting();
  ASSERT_TRUE(store->close());
  const Removed removed = remove_traces({id, path(), {path("m.html"), path("never.html")}, folder_ / "state"});
  EXPECT_TRUE(removed.left.empty());
  std::vector<Trace::Kind> kinds;
  for (const Trace& trace : removed.gone) kinds.push_back(trace.kind);
  for (const Trace::Kind kind : {Trace::Kind::session, Trace::Kind::backup, Trace::Kind::written, Trace::Kind::recent})
    EXPECT_NE(std::count(kinds.begin(), kinds.end(), kind), 0) << static_cast<int>(kind);
  EXPECT_EQ(files(), (std::vector<std::string>{"somebody.html", "stick"}));
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "state"))
    if (entry.is_regular_file()) all += bytes_of(entry.path());
  for (const auto& item : meeting.items())
    EXPECT_TRUE(item.text.empty() || all.find(item.text) == all.npos) << item.text;
  EXPECT_EQ(all.find(path().string()), all.npos);
  EXPECT_TRUE(open(Access::read_only, "stick/m.yoriai")->meeting().same_as(meeting));
}

TEST_F(ErrandTest, WipingSparesWhatHasAnotherName) {
  put_bytes(path("a"), "kept");
  fs::create_hard_link(path("a"), path("b"));
  fs::create_symlink(path("a"), path("c"));
  EXPECT_TRUE(wipe_file(path("b")));
  EXPECT_TRUE(wipe_file(path("c")));
  EXPECT_FALSE(wipe_file(path("nothing")));
  EXPECT_EQ(bytes_of(path("a")), "kept");
  EXPECT_EQ(files(), std::vector<std::string>{"a"});
}

} // namespace
} // namespace yoriai::store
