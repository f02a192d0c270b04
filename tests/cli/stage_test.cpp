// The stage over a real session file: where it saves when its place fails, what comes back after a crash, how the
// past is looked at.
#include <sqlite3.h>

#include "base/files.hpp"
#include "cli/places.hpp"
#include "stage_host.hpp"
#include "store/faulty_vfs.hpp"

namespace yoriai::test {
namespace {

namespace fs = std::filesystem;
using store::test::FaultyVfs;

class StageTest : public ::testing::Test {
protected:
  void SetUp() override {
    // A checkout saves beside its assets: here that is the sandbox.
    fs::create_directory_symlink(real_assets, sandbox / "assets");
    ::setenv("YORIAI_ASSETS", (sandbox / "assets").c_str(), 1);
    auto loaded = cli::Environment::load(base::Lang::ja);
    ASSERT_TRUE(loaded);
    environment = std::move(*loaded);
    auto made = store::Store::create(file, {"hakodate", "resources"}, environment->library);
    ASSERT_TRUE(made);
    ASSERT_TRUE((*made)->close());
  }
  void TearDown() override {
    FaultyVfs::get().heal();
    ::setenv("YORIAI_ASSETS", real_assets.c_str(), 1);
  }

  void open(StageHost& host, const fs::path& path) {
    const auto opened = host.stage.open(path, store::Access::read_write);
    ASSERT_TRUE(opened) << environment->sentence(opened.error());
    host.frame(3);
  }
  std::string text(StageHost& host) { return host.stage.view().wall.composing["hakodate/1"].text; }
  std::size_t notes(StageHost& host) { return host.stage.store()->meeting().items().size(); }

  const fs::path real_assets = fs::canonical(base::assets_root());
  Sandbox sandbox;
  fs::path file = sandbox / "m.yoriai";
  std::unique_ptr<cli::Environment> environment;
};

// Whatever SQLite writes meanwhile goes through a disk that can be told to fail.
class BadDisk {
public:
  BadDisk() : usual_(sqlite3_vfs_find(nullptr)) {
    FaultyVfs::get().heal();
    sqlite3_vfs_register(sqlite3_vfs_find(FaultyVfs::kName), 1);
  }
  ~BadDisk() { sqlite3_vfs_register(usual_, 1); }

private:
  sqlite3_vfs* usual_;
};

TEST_F(StageTest, AfterAFailedWriteTheMeetingGoesOnInAnotherPlace) {
  const BadDisk disk;
  StageHost host(*environment);
  open(host, file);
  host.note("坂が急");
  ASSERT_TRUE(host.until([&] { return host.stage.store()->status().saved(); }));
  EXPECT_FALSE(host.has("banner/save/elsewhere"));

  FaultyVfs::get().fail(FaultyVfs::Fault::write, "m.yoriai");
  host.note("雪かきの人がいない");
  ASSERT_TRUE(host.until([&] { return host.has("banner/save/elsewhere"); }));
  EXPECT_EQ(host.note("会議はつづく"), "会議はつづく");

  FaultyVfs::get().heal();
  host.tap("banner/save/elsewhere");
  ASSERT_TRUE(host.has("places/1"));
  host.tap("places/2"); // the first one is the old place
  ASSERT_TRUE(host.until([&] { return !host.has("banner/save/elsewhere"); }));
  const fs::path now = host.stage.store()->file();
  EXPECT_EQ(now, sandbox.path() / "yoriai" / "m.yoriai");            // the usual folder of a home without documents
  EXPECT_TRUE(host.until([&] { return host.has("notice/close"); })); // it names the place
  host.note("もう一枚");
  ASSERT_TRUE(host.until([&] { return host.stage.store()->status().saved(); }));
  host.stage.close_meeting();
  const auto again = store::Store::open(now, environment->library, store::Access::read_only);
  ASSERT_TRUE(again);
  EXPECT_EQ((*again)->meeting().items().size(), 4u);
}

TEST_F(StageTest, WhatIsNotSavedIsLookedAtAgainAfterTwoSeconds) {
  const BadDisk disk;
  StageHost host(*environment);
  open(host, file);
  FaultyVfs::get().fail(FaultyVfs::Fault::write, "m.yoriai");
  host.note("坂が急");
  ASSERT_TRUE(host.until([&] { return host.stage.store()->status().failure.has_value(); }));
  const base::TimeMs since = host.stage.store()->status().unsaved_since, told = since + screens::kUnsavedTold;
  ASSERT_GT(since, 0);
  EXPECT_LE(host.stage.next_tick(since + 1), told); // the loop wakes in time for the banner …
  EXPECT_GT(host.stage.next_tick(told), told);      // … and does not go on waking for it
}

TEST_F(StageTest, ASecondScreenLooksAndWritesWhenTheFirstHasGone) {
  auto first = store::Store::open(file, environment->library, store::Access::read_write);
  ASSERT_TRUE(first);
  StageHost host(*environment);
  open(host, file);
  EXPECT_EQ(host.stage.store()->access(), store::Access::read_only);
  ASSERT_TRUE(host.has("banner/locked/retry"));
  host.tap("banner/locked/retry"); // still there
  EXPECT_TRUE(host.has("banner/locked/retry"));
  EXPECT_EQ(host.stage.store()->access(), store::Access::read_only);
  ASSERT_TRUE((*first)->close());
  host.tap("banner/locked/retry");
  EXPECT_FALSE(host.has("banner/locked/retry"));
  EXPECT_EQ(host.stage.store()->access(), store::Access::read_write);
  EXPECT_EQ(host.note("書けるようになった"), "書けるようになった");
}

TEST_F(StageTest, AHalfWrittenNoteComesBackAndIsLetGoWhenPosted) {
  {
    StageHost host(*environment);
    open(host, file);
    host.tap("compose/text");
    host.type("書きかけの気づ");
    EXPECT_TRUE(host.stage.next_tick(base::now_ms()) <= base::now_ms() + 500);
    host.stage.close_meeting(); // as far as the file goes this is the same as a crash after the pause
  }
  {
    const auto kept = store::Store::open(file, environment->library, store::Access::read_only);
    ASSERT_TRUE(kept);
    EXPECT_TRUE((*kept)->meeting().items().empty());
    EXPECT_EQ((*kept)->changes(), 1u); // no part of the log
  }
  StageHost host(*environment);
  open(host, file);
  EXPECT_EQ(text(host), "書きかけの気づ");
  host.tap("compose/post");
  EXPECT_EQ(notes(host), 1u);
  EXPECT_TRUE(host.stage.store()->kept().empty());
}

TEST_F(StageTest, AHalfWrittenAnswerIsOfferedAgain) {
  {
    StageHost host(*environment);
    open(host, file);
    host.note("坂が急");
    const std::string id = host.stage.store()->meeting().items().back().id;
    host.tap("note/" + id);
    host.tap("act/edit");
    host.type("で、買い物に");
    host.stage.close_meeting();
  }
  StageHost host(*environment);
  open(host, file);
  ASSERT_TRUE(host.has("banner/draft/continue"));
  host.tap("banner/draft/continue");
  ASSERT_TRUE(host.has("ask/edit/text"));
  host.tap("ask/edit/ok");
  EXPECT_EQ(notes(host), 1u);
  EXPECT_NE(host.stage.store()->meeting().items().back().text.find("買い物に"), std::string::npos);
  EXPECT_FALSE(host.has("banner/draft/continue"));
  EXPECT_TRUE(host.stage.store()->kept().empty());
}

TEST_F(StageTest, AnEarlierMomentIsOnlyLookedAtAndCanBeCopiedOut) {
  StageHost host(*environment);
  open(host, file);
  for (const char* words : {"一枚目", "二枚目", "三枚目"}) host.note(words);
  const std::uint64_t before = host.stage.store()->changes();
  host.tap("compose/text");
  host.type("書きかけ");
  host.tap("menu");
  host.tap("menu/history");
  ASSERT_TRUE(host.has("history/" + std::to_string(before)));
  host.tap("history/3");
  ASSERT_TRUE(host.has("banner/past/now"));
  EXPECT_EQ(host.stage.screen_name(), "hakodate/1");
  EXPECT_FALSE(host.has("compose/text"));
  const auto written = host.stage.store()->meeting().items();
  EXPECT_TRUE(host.has("note/" + written[0].id));
  EXPECT_TRUE(host.has("note/" + written[1].id));
  EXPECT_FALSE(host.has("note/" + written[2].id)); // was not there yet
  host.tap("banner/past/before");
  EXPECT_FALSE(host.has("note/" + written[1].id));
  host.tap("banner/past/after");
  EXPECT_TRUE(host.has("note/" + written[1].id));
  EXPECT_FALSE(host.enabled("undo"));

  host.tap("banner/past/copy");
  ASSERT_TRUE(host.until(
      [&] { return host.stage.store()->status().errand.number > 0 && !host.stage.store()->status().errand.running; }));
  const auto errand = host.stage.store()->status().errand;
  ASSERT_FALSE(errand.failure) << environment->sentence(*errand.failure);
  host.frame(2);
  EXPECT_TRUE(host.has("notice/close"));
  const auto copy = store::Store::open(errand.file, environment->library, store::Access::read_only);
  ASSERT_TRUE(copy);
  EXPECT_EQ((*copy)->meeting().items().size(), 2u);

  host.tap("banner/past/now");
  EXPECT_FALSE(host.has("banner/past/now"));
  EXPECT_EQ(host.stage.store()->changes(), before);
  EXPECT_TRUE(host.has("note/" + written[2].id) || host.stage.screen_name() == "history");
  EXPECT_EQ(text(host), "書きかけ");
}

TEST_F(StageTest, NothingCanBeChangedInThePast) {
  StageHost host(*environment);
  open(host, file);
  host.note("一枚目");
  host.note("二枚目");
  const std::uint64_t before = host.stage.store()->changes();
  host.tap("menu");
  host.tap("menu/history");
  host.tap("history/2");
  for (const std::string step : {"step/2", "step/4", "step/5", "step/6", "step/resources", "step/1"})
    if (host.has(step)) host.tap(step);
  for (const char* act : {"undo", "redo", "agree", "wall/vote"}) EXPECT_FALSE(host.enabled(act)) << act;
  EXPECT_EQ(host.stage.store()->changes(), before);
  EXPECT_EQ(host.stage.store()->meeting().items().size(), 2u);
}

TEST_F(StageTest, VotesOfASecretBallotAreNotSeenByLookingBack) {
  std::uint64_t cast = 0, closed = 0;
  {
    auto made = store::Store::open(file, environment->library, store::Access::read_write);
    ASSERT_TRUE(made);
    const auto send = [&](const char* line) {
      const auto done = (*made)->submit(*meeting::Command::from_json(*base::parse_json(line)), "screen");
      ASSERT_TRUE(done) << line << environment->sentence(done.error());
    };
    send(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂"})");
    send(R"({"do":"add","kind":"hypothesis","id":"h2","text":"雪"})");
    send(R"({"do":"ballot.open","id":"b","method":"dots","targets":["h1","h2"],"budget":1,"secret":true})");
    send(R"({"do":"ballot.cast","ballot":"b","votes":{"h1":1}})");
    cast = (*made)->changes();
    send(R"({"do":"ballot.close","ballot":"b"})");
    closed = (*made)->changes();
    ASSERT_TRUE((*made)->close());
  }
  StageHost host(*environment);
  open(host, file);
  const auto& store = *host.stage.store();
  for (std::uint64_t number : {closed, cast, closed, cast}) { // there and back
    const auto then = store.at(number);
    ASSERT_TRUE(then);
    const auto* ballot = then->ballot("b");
    ASSERT_NE(ballot, nullptr);
    EXPECT_EQ(ballot->open, number == cast);
    EXPECT_EQ(ballot->papers.size(), number == cast ? 0u : 1u) << number;
  }
}

// ---- when a text is told ----

using Told = std::vector<std::pair<std::string, std::string>>;

TEST(DraftKeeper, WaitsForAPauseOrAnotherField) {
  cli::DraftKeeper keeper;
  EXPECT_EQ(keeper.take({{"a", "坂"}}, 1000), Told());
  EXPECT_EQ(keeper.due(), std::optional<base::TimeMs>(1500));
  EXPECT_EQ(keeper.take({{"a", "坂が"}}, 1400), Told());
  EXPECT_EQ(keeper.take({{"a", "坂が"}}, 1899), Told());
  EXPECT_EQ(keeper.take({{"a", "坂が"}}, 1900), (Told{{"a", "坂が"}}));
  EXPECT_EQ(keeper.due(), std::nullopt);
  EXPECT_EQ(keeper.take({{"a", "坂が急"}}, 2000), Told());
  EXPECT_EQ(keeper.take({{"a", "坂が急"}, {"b", "雪"}}, 2001), (Told{{"a", "坂が急"}})); // the field was left
}

TEST(DraftKeeper, LetsGoAtOnceWhatWasPostedOrTakenBack) {
  cli::DraftKeeper keeper;
  keeper.begin({{"a", "坂"}});
  EXPECT_EQ(keeper.take({{"a", "坂"}}, 1000), Told());
  EXPECT_EQ(keeper.take({}, 1001), (Told{{"a", ""}}));
  EXPECT_EQ(keeper.take({}, 1002), Told());
  EXPECT_EQ(keeper.take({{"b", "雪"}}, 1003), Told()); // never told, never let go
  EXPECT_EQ(keeper.take({}, 1004), Told());
}

TEST(DraftKeeper, TellsEverythingWhenTheMeetingIsClosed) {
  cli::DraftKeeper keeper;
  keeper.begin({{"a", "坂"}, {"c", "月"}});
  keeper.take({{"a", "坂が"}, {"c", "月"}}, 1000);
  EXPECT_EQ(keeper.take_all({{"a", "坂が"}, {"b", "雪"}}), (Told{{"c", ""}, {"a", "坂が"}, {"b", "雪"}}));
}

// ---- places ----

TEST(Places, OffersWhatCanBeWrittenAndNeverANameThatIsTaken) {
  const Sandbox sandbox;
  const fs::path root = sandbox.path();
  fs::create_directories(root / "stick");
  sandbox.write("stick/m.yoriai", "taken");
  using Kind = screens::SavePlace::Kind;
  auto places = cli::places_for({root / "m.yoriai", root / "saves", root / "state", {root / "stick", root / "gone"}});
  ASSERT_EQ(places.size(), 4u);
  EXPECT_EQ(places[0].kind, Kind::original);
  EXPECT_EQ(places[0].file, root / "m.yoriai");
  EXPECT_EQ(places[1].kind, Kind::removable);
  EXPECT_EQ(places[1].file, root / "stick" / "m-2.yoriai");
  EXPECT_EQ(places[2].file, root / "saves" / "m.yoriai");
  EXPECT_EQ(places[3].kind, Kind::state);
  // The stick was pulled out: its own place cannot be offered, the folder of the session is not offered twice.
  places = cli::places_for({root / "gone" / "m.yoriai", root / "saves", root / "saves", {}});
  ASSERT_EQ(places.size(), 2u);
  EXPECT_EQ(places[0].kind, Kind::saves);
}

} // namespace
} // namespace yoriai::test
