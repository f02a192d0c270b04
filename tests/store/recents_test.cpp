// The list of the start screen.
#include "store/recents.hpp"

#include <fstream>

#include "base/files.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

class RecentsTest : public test::SessionTest {
protected:
  Recents recents{folder_ / "state"};
};

TEST_F(RecentsTest, LastOpenedFirstAndWithWhatTheListShows) {
  EXPECT_TRUE(recents.list().empty());
  auto store = create("a.yoriai");
  test::submit(*store, R"({"do":"meeting","title":"髙丘の集い","date":"2026-11-12","keep_until":"2031-11-12"})");
  Recent a = summary_of(path("a.yoriai"), store->meeting(), store->changes());
  a.last_opened = 100;
  ASSERT_TRUE(store->close());
  store = create("b.yoriai");
  Recent b = summary_of(path("b.yoriai"), store->meeting(), store->changes());
  b.last_opened = 200;
  ASSERT_TRUE(recents.remember(a));
  ASSERT_TRUE(recents.remember(b));
  ASSERT_TRUE(recents.remember(b));
  const std::vector<Recent> list = recents.list();
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].path, path("b.yoriai"));
  EXPECT_TRUE(list[0].in_use);
  EXPECT_EQ(list[1], a);
  EXPECT_EQ(list[1].title, "髙丘の集い");
  EXPECT_EQ(list[1].keep_until, "2031-11-12");
  ASSERT_TRUE(recents.forget(path("b.yoriai")));
  EXPECT_EQ(recents.list().size(), 1u);
}

TEST_F(RecentsTest, NothingOfASealedMeetingIsListed) {
  auto store = create("a.yoriai");
  test::submit(*store, R"({"do":"meeting","title":"髙丘の集い","date":"2026-11-12","centre":"高丘"})");
  ASSERT_TRUE(recents.remember(summary_of(path("a.yoriai"), store->meeting(), store->changes())));
  ASSERT_TRUE(recents.remember(summary_of(path("a.yoriai"), store->meeting(), store->changes(), true)));
  ASSERT_TRUE(store->close());
  const std::vector<Recent> list = recents.list();
  ASSERT_EQ(list.size(), 1u);
  EXPECT_TRUE(list[0].sealed);
  EXPECT_GT(list[0].last_opened, 0);
  const std::string kept = base::read_file(folder_ / "state/recents.json").value();
  for (const char* word : {"髙丘", "2026-11-12", "高丘", "hakodate"}) EXPECT_EQ(kept.find(word), kept.npos) << word;
}

TEST_F(RecentsTest, GoneAndInterruptedMeetingsAreMarked) {
  ASSERT_TRUE(create("a.yoriai")->close());
  ASSERT_TRUE(create("c.yoriai")->close());
  ASSERT_TRUE(create("d.yoriai")->close());
  test::put_bytes(path("c.yoriai-wal"), "x"); // as a killed program leaves it
  test::put_bytes(path("d.yoriai-wal"), "");  // as somebody leaves it who only looked
  for (const char* name : {"a.yoriai", "b.yoriai", "c.yoriai", "d.yoriai"}) {
    Recent recent;
    recent.path = path(name);
    ASSERT_TRUE(recents.remember(recent));
  }
  for (const Recent& recent : recents.list()) {
    EXPECT_EQ(recent.unreadable, recent.path == path("b.yoriai")) << recent.path;
    EXPECT_EQ(recent.interrupted, recent.path == path("c.yoriai")) << recent.path;
  }
}

TEST_F(RecentsTest, AnInterruptedMeetingTellsWhatIsOnDisk) {
  for (const bool sealed : {false, true}) {
    SCOPED_TRACE(sealed);
    Options with = options();
    if (sealed) with.key = test::quick_key("松風");
    auto store = Store::create(path("run.yoriai"), {"hakodate"}, test::library(), with).value();
    ASSERT_TRUE(recents.remember(summary_of(path("k.yoriai"), store->meeting(), store->changes(), sealed)));
    test::submit(*store, R"({"do":"step","to":"hakodate/2"})");
    test::submit(*store, R"({"do":"add","kind":"hypothesis","text":"気づき"})");
    ASSERT_TRUE(store->wait_until_durable(3));
    for (const char* ending : {"", "-wal"}) // as a program killed now leaves it
      std::filesystem::copy_file(path("run.yoriai") += ending, path("k.yoriai") += ending);
    const Recent recent = recents.list().front();
    EXPECT_TRUE(recent.interrupted);
    EXPECT_EQ(recent.changes, 3u);
    EXPECT_EQ(recent.step, sealed ? "" : "hakodate/2");
    EXPECT_EQ(recent.last_change, sealed ? 0 : store->log().back().at);
    ASSERT_TRUE(store->close());
    for (const char* name : {"run.yoriai", "k.yoriai", "k.yoriai-wal", "k.yoriai-shm"}) std::filesystem::remove(path(name));
  }
}

TEST_F(RecentsTest, AnUnreadableListIsAnEmptyOne) {
  std::filesystem::create_directories(folder_ / "state");
  for (const char* text : {"", "{", "[1,2,{\"path\":5},{\"title\":\"x\"}]", "[[[[[[[[[["}) {
    test::put_bytes(folder_ / "state/recents.json", text);
    EXPECT_TRUE(recents.list().empty()) << text;
  }
  Recent recent;
  recent.path = path();
  EXPECT_TRUE(recents.remember(recent));
  EXPECT_EQ(recents.list().size(), 1u);
}

TEST_F(RecentsTest, AtMostFiftyAreKept) {
  for (int i = 0; i < 60; ++i) {
    Recent recent;
    recent.path = path(std::to_string(i));
    recent.last_opened = i;
    ASSERT_TRUE(recents.remember(recent));
  }
  EXPECT_EQ(recents.list().size(), 50u);
  EXPECT_EQ(recents.list().front().path, path("59"));
}

} // namespace
} // namespace yoriai::store
