// Sealed sessions: nothing to read without the passphrase, nothing to be moved about unseen.
#include "store/seal.hpp"

#include <sqlite3.h>

#include <fstream>

#include "store/backups.hpp"
#include "store/check.hpp"
#include "store/faulty_vfs.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

using test::bytes_of;
using test::sql;
using test::submit;
namespace fs = std::filesystem;

class SealTest : public test::SessionTest {
protected:
  std::shared_ptr<const SealKey> key(std::string_view passphrase = "松風の音") { return test::quick_key(passphrase); }

  Options with(const std::shared_ptr<const SealKey>& key) const {
    Options sealed = options();
    sealed.key = key;
    return sealed;
  }
  std::unique_ptr<Store> create_sealed(const std::shared_ptr<const SealKey>& key) {
    auto store = Store::create(path(), {"hakodate", "resources"}, test::library(), with(key));
    EXPECT_TRUE(store);
    return std::move(*store);
  }
  base::Result<std::unique_ptr<Store>> reopen(const std::shared_ptr<const SealKey>& key,
                                              Access access = Access::read_write) {
    return Store::open(path(), test::library(), access, with(key));
  }
  std::string key_of_refusal(const std::shared_ptr<const SealKey>& key) {
    const auto store = reopen(key, Access::read_only);
    return store ? "" : store.error().key;
  }
  // Every file beneath the test's folder that holds one of the texts.
  void expect_nothing_readable(const std::vector<std::string>& texts) {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      if (!entry.is_regular_file()) continue;
      ++files;
      const std::string bytes = bytes_of(entry.path());
      for (const std::string& text : texts)
        EXPECT_EQ(bytes.find(text), bytes.npos) << entry.path() << " holds " << text;
    }
    EXPECT_GT(files, 0u);
  }
  // What people wrote: titles, names, notes, lines of the record, and the words of their payloads.
  static std::vector<std::string> texts_of(const meeting::Meeting& meeting) {
    std::vector<std::string> texts{"item_added", "hypothesis", "care_manager", "気づき"};
    for (const auto& [key, text] : meeting.head().about) texts.push_back(text);
    for (const auto& item : meeting.items()) texts.push_back(item.text);
    for (const auto& person : meeting.participants()) texts.push_back(person.name);
    for (const auto& minute : meeting.minutes()) texts.push_back(minute.text);
    for (const auto& agreement : meeting.agreements()) texts.push_back(agreement.text);
    for (const auto& ballot : meeting.ballots()) texts.push_back(ballot.question);
    std::erase_if(texts, [](const std::string& text) { return text.size() < 6; }); // too short to mean anything
    return texts;
  }
};

TEST_F(SealTest, ASealedRowOpensAtItsOwnPlaceOnly) {
  const auto k = key();
  const SealKey::Tag before{1}, other{2};
  const std::string text = "坂が急で買い物に行けない";
  const std::string sealed = k->seal("change", 7, before, text);
  EXPECT_EQ(k->open("change", 7, before, sealed), text);
  EXPECT_EQ(k->open("change", 8, before, sealed), std::nullopt);
  EXPECT_EQ(k->open("change", 7, other, sealed), std::nullopt);
  EXPECT_EQ(k->open("head", 7, before, sealed), std::nullopt);
  EXPECT_EQ(k->for_new_file()->open("change", 7, before, sealed), std::nullopt);
  EXPECT_EQ(k->for_new_file()->for_file_of(k->head())->open("change", 7, before, sealed), text);
  EXPECT_EQ(key()->open("change", 7, before, sealed), std::nullopt) << "the same passphrase is another key";
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string bent = sealed;
    bent[i] ^= 1;
    EXPECT_EQ(k->open("change", 7, before, bent), std::nullopt) << i;
  }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    EXPECT_EQ(k->open("change", 7, before, sealed.substr(0, size)), std::nullopt) << size;
}

TEST_F(SealTest, LengthsTellLittle) {
  const auto k = key();
  EXPECT_EQ(k->seal("change", 1, {}, "").size(), k->seal("change", 1, {}, std::string(63, 'x')).size());
  EXPECT_LT(k->seal("change", 1, {}, "").size(), k->seal("change", 1, {}, std::string(64, 'x')).size());
  EXPECT_NE(k->seal("change", 1, {}, "same"), k->seal("change", 1, {}, "same"));
  for (const std::string& text : {std::string(), std::string("\0\0", 2), std::string("\x80"), std::string("a\x80\0", 3)})
    EXPECT_EQ(k->open("change", 1, {}, k->seal("change", 1, {}, text)), text);
}

TEST_F(SealTest, APassphraseMayBeTypedInEitherWidth) {
  const auto store = create_sealed(key("ｱｲｳ ＡＢＣ"));
  ASSERT_TRUE(store->close());
  EXPECT_TRUE(SealKey::unlock(path(), Passphrase("アイウ ABC")));
  EXPECT_FALSE(SealKey::unlock(path(), Passphrase("アイウ abc")));
  EXPECT_EQ(SealKey::make(Passphrase(""), Strength{1, 8192}).error().key, "store.passphrase_empty");
}

TEST_F(SealTest, TheDefaultStrengthIsModerate) {
  const Strength strength;
  EXPECT_EQ(strength.passes, 3u);
  EXPECT_EQ(strength.memory_bytes, 256u << 20);
}

TEST_F(SealTest, AWrongPassphraseIsToldApartFromDamage) {
  const auto right = key();
  auto store = create_sealed(right);
  test::play_example(*store);
  ASSERT_TRUE(store->close());
  EXPECT_TRUE(is_sealed(path()).value());
  EXPECT_EQ(key_of_refusal(nullptr), "store.sealed");
  EXPECT_EQ(key_of_refusal(key("別の言葉")), "store.wrong_passphrase");
  EXPECT_EQ(SealKey::unlock(path(), Passphrase("別の言葉")).error().key, "store.wrong_passphrase");
  EXPECT_EQ(check_file(path()).error().key, "store.sealed");
  const std::string whole = bytes_of(path());
  sql(path(), "UPDATE seal SET wrapped = zeroblob(72)");
  EXPECT_EQ(SealKey::unlock(path(), Passphrase("松風の音")).error().key, "store.damaged_file");
  test::put_bytes(path(), whole);
  sql(path(), "UPDATE seal SET memory = 1099511627776");
  EXPECT_EQ(SealKey::unlock(path(), Passphrase("松風の音")).error().key, "store.damaged_file") << "and asks for no memory";
  test::put_bytes(path(), whole);
  const auto opened = SealKey::unlock(path(), Passphrase("松風の音"));
  ASSERT_TRUE(opened);
  EXPECT_EQ(key_of_refusal(*opened), "");
  EXPECT_TRUE(check_file(path(), *opened).value().whole());
}

TEST_F(SealTest, EverythingComesBack) {
  const auto k = key();
  auto store = create_sealed(k);
  test::play_example(*store);
  submit(*store, R"({"do":"undo"})");
  store->keep("compose", "書きかけの\n気づき");
  const meeting::Meeting meeting = store->meeting();
  const std::size_t changes = store->changes();
  ASSERT_TRUE(store->close());
  auto again = reopen(k);
  ASSERT_TRUE(again);
  EXPECT_TRUE((*again)->sealed());
  EXPECT_TRUE((*again)->meeting().same_as(meeting));
  EXPECT_EQ((*again)->changes(), changes);
  EXPECT_TRUE((*again)->can_redo());
  EXPECT_EQ((*again)->kept().at("compose"), "書きかけの\n気づき");
  submit(**again, R"({"do":"redo"})");
  ASSERT_TRUE((*again)->close());
  sql(path(), "DELETE FROM sealed_snapshots"); // not part of the log
  EXPECT_EQ((*reopen(k))->changes(), changes + 1);
}

TEST_F(SealTest, NothingReadableIsLeftAnywhere) {
  const auto k = key();
  auto store = create_sealed(k);
  test::play_example(*store);
  store->keep("compose", "まだ貼っていない付箋の文");
  submit(*store, R"({"do":"ballot.open","id":"bs","method":"dots","targets":["h1"],"question":"どれから取り組みますか","secret":true})");
  ASSERT_TRUE(store->wait_until_durable(store->changes()));
  std::vector<std::string> texts = texts_of(store->meeting());
  EXPECT_GT(texts.size(), 60u);
  texts.push_back("まだ貼っていない付箋の文");
  expect_nothing_readable(texts); // with its -wal and -shm, while it is open
  store->copy_out(path("copy.yoriai"), 100);
  ASSERT_TRUE(store->wait_for_errand());
  ASSERT_TRUE(store->close());
  EXPECT_FALSE(list_backups(folder_ / "state").empty());
  expect_nothing_readable(texts);
}

TEST_F(SealTest, ARescueCopyIsSealedToo) {
  const auto k = key();
  ASSERT_TRUE(create_sealed(k)->close());
  test::FaultyVfs& faults = test::FaultyVfs::get();
  Options faulty = with(k);
  faulty.vfs = test::FaultyVfs::kName;
  auto store = Store::open(path(), test::library(), Access::read_write, faulty).value();
  faults.fail(test::FaultyVfs::Fault::write, "m.yoriai");
  const std::uint64_t number = submit(*store, R"({"do":"add","kind":"hypothesis","text":"だれにも読まれない気づき"})");
  EXPECT_FALSE(store->wait_until_durable(number));
  EXPECT_FALSE(store->close());
  faults.heal();
  const SaveStatus status = store->status();
  ASSERT_TRUE(status.rescue);
  EXPECT_TRUE(is_sealed(*status.rescue).value());
  expect_nothing_readable({"だれにも読まれない気づき"});
  const auto rescued = Store::open(*status.rescue, test::library(), Access::read_only, with(k));
  ASSERT_TRUE(rescued);
  EXPECT_EQ((*rescued)->changes(), number);
}

TEST_F(SealTest, SealedAtAnyTimeChangedAndRemoved) {
  auto store = create();
  test::play_example(*store);
  const meeting::Meeting meeting = store->meeting();
  const std::vector<std::string> texts = texts_of(meeting);
  store->seal(key("ひとつめ"));
  submit(*store, R"({"do":"undo"})"); // the meeting goes on meanwhile
  submit(*store, R"({"do":"redo"})");
  ASSERT_TRUE(store->wait_for_errand());
  EXPECT_TRUE(store->sealed());
  ASSERT_TRUE(store->wait_until_durable(store->changes()));
  expect_nothing_readable(texts); // nor in the backups, which were readable before
  const auto second = key("ふたつめ");
  store->seal(second);
  ASSERT_TRUE(store->wait_for_errand());
  const std::uint64_t changes = store->changes();
  ASSERT_TRUE(store->close());
  EXPECT_EQ(SealKey::unlock(path(), Passphrase("ひとつめ")).error().key, "store.wrong_passphrase");
  for (const BackupSet& set : list_backups(folder_ / "state"))
    for (const Backup& backup : set.backups)
      EXPECT_TRUE(SealKey::unlock(backup.file, Passphrase("ふたつめ"))) << "under the new passphrase only";
  auto again = reopen(*SealKey::unlock(path(), Passphrase("ふたつめ"))).value();
  EXPECT_TRUE(again->meeting().same_as(meeting));
  again->unseal();
  ASSERT_TRUE(again->wait_for_errand());
  EXPECT_FALSE(again->sealed());
  ASSERT_TRUE(again->close());
  const auto plain = open(Access::read_only);
  EXPECT_TRUE(plain->meeting().same_as(meeting));
  EXPECT_EQ(plain->changes(), changes);
  EXPECT_EQ(files(), std::vector<std::string>{"m.yoriai"});
}

TEST_F(SealTest, SealingThatFailsLeavesTheFileAsItWas) {
  ASSERT_TRUE(create()->close());
  test::FaultyVfs& faults = test::FaultyVfs::get();
  Options faulty = options();
  faulty.vfs = test::FaultyVfs::kName;
  auto store = Store::open(path(), test::library(), Access::read_write, faulty).value();
  ASSERT_TRUE(store->wait_until_durable(submit(*store, R"({"do":"add","kind":"hypothesis","text":"気づき"})")));
  faults.fail(test::FaultyVfs::Fault::full, ".new");
  store->seal(key());
  const auto done = store->wait_for_errand();
  faults.heal();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().key, "store.disk_full");
  EXPECT_FALSE(store->sealed());
  EXPECT_TRUE(store->status().saved());
  submit(*store, R"({"do":"add","kind":"hypothesis","text":"続き"})");
  ASSERT_TRUE(store->close());
  EXPECT_EQ(open(Access::read_only)->changes(), 3u);
  EXPECT_EQ(files(), std::vector<std::string>{"m.yoriai"});
}

TEST_F(SealTest, WhoReadsMeanwhileIsNotCutOff) {
  auto store = create();
  sqlite3* reader = nullptr; // as a slow program would
  ASSERT_EQ(sqlite3_open_v2(path().c_str(), &reader, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  submit(*store, R"({"do":"add","kind":"hypothesis","text":"気づき"})");
  ASSERT_TRUE(store->wait_until_durable(store->changes()));
  ASSERT_EQ(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM changes", nullptr, nullptr, nullptr), SQLITE_OK);
  submit(*store, R"({"do":"add","kind":"hypothesis","text":"もうひとつ"})");
  store->seal(key());
  const auto done = store->wait_for_errand();
  sqlite3_close(reader);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().key, "store.being_read");
  store->seal(key());
  EXPECT_TRUE(store->wait_for_errand());
  EXPECT_TRUE(store->sealed());
}

// Rows put elsewhere by somebody who has the file, but not the passphrase.
TEST_F(SealTest, RowsCannotBeCutOutSwappedOrBroughtBack) {
  const auto k = key();
  auto store = create_sealed(k);
  for (int i = 0; i < 20; ++i) submit(*store, R"({"do":"add","kind":"hypothesis","text":"気づき"})");
  ASSERT_TRUE(store->close());
  const std::string early = bytes_of(path());
  store = reopen(k).value();
  for (int i = 0; i < 20; ++i) submit(*store, R"({"do":"undo"})");
  ASSERT_TRUE(store->close());
  const std::string whole = bytes_of(path());
  test::put_bytes(path("early.yoriai"), early);
  const auto other_file = path("other.yoriai");
  Options other = with(k->for_new_file());
  auto stranger = Store::create(other_file, {"hakodate"}, test::library(), other).value();
  submit(*stranger, R"({"do":"add","kind":"hypothesis","text":"よその気づき"})");
  ASSERT_TRUE(stranger->close());
  const std::string drop = "DROP TRIGGER changes_in_order; DROP TRIGGER changes_stay; DROP TRIGGER changes_fixed;";
  const std::string from_early = "ATTACH '" + path("early.yoriai").string() + "' AS e;";
  const std::string from_other = "ATTACH '" + other_file.string() + "' AS o;";
  const std::string cases[] = {
      "DELETE FROM sealed_changes WHERE number = 41",
      "DELETE FROM sealed_changes WHERE number > 21",
      "DELETE FROM sealed_changes WHERE number > 21; DELETE FROM sealed_head;" + from_early +
          "INSERT INTO sealed_head SELECT one, 41, bytes FROM e.sealed_head",
      "DELETE FROM sealed_changes WHERE number = 5; UPDATE sealed_changes SET number = number - 1 WHERE number > 5",
      "UPDATE sealed_changes SET number = -5 WHERE number = 5; UPDATE sealed_changes SET number = 5 WHERE number = 6;"
      "UPDATE sealed_changes SET number = 6 WHERE number = -5",
      "INSERT INTO sealed_changes SELECT 42, bytes FROM sealed_changes WHERE number = 41",
      "INSERT INTO sealed_changes SELECT 42, bytes FROM sealed_changes WHERE number = 2",
      from_other + "UPDATE sealed_changes SET bytes = (SELECT bytes FROM o.sealed_changes WHERE number = 2) WHERE number = 2",
      from_early + "DELETE FROM sealed_head; INSERT INTO sealed_head SELECT * FROM e.sealed_head",
      "DELETE FROM sealed_head", "UPDATE sealed_head SET number = 40",
      "UPDATE sealed_changes SET bytes = 'text' WHERE number = 3"};
  for (const std::string& harm : cases) {
    test::put_bytes(path(), whole);
    const std::string triggers = sql(path(), "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'trigger'");
    ASSERT_EQ(sql(path(), drop + harm), "") << harm;
    ASSERT_EQ(sql(path(), triggers), "");
    EXPECT_EQ(key_of_refusal(k), "store.damaged") << harm;
  }
  // An old snapshot is passed over, an old draft at worst comes back: neither is the meeting.
  test::put_bytes(path(), whole);
  ASSERT_EQ(sql(path(), from_early + "DELETE FROM sealed_snapshots; INSERT INTO sealed_snapshots SELECT 41, bytes FROM e.sealed_snapshots"), "");
  const auto again = reopen(k, Access::read_only);
  ASSERT_TRUE(again);
  EXPECT_TRUE((*again)->meeting().items().empty());
  // A whole older file is an older file: that is what a backup is.
  test::put_bytes(path(), early);
  EXPECT_EQ(key_of_refusal(k), "");
}

TEST_F(SealTest, SecretPapersAreKeptAndStaySecret) {
  const auto k = key();
  auto store = create_sealed(k);
  submit(*store, R"({"do":"add","kind":"hypothesis","id":"h1","text":"気づきのひとつめ"})");
  submit(*store, R"({"do":"ballot.open","id":"bs","method":"dots","targets":["h1"],"secret":true})");
  submit(*store, R"({"do":"ballot.cast","ballot":"bs","votes":{"h1":1},"role":"resident"})");
  submit(*store, R"({"do":"ballot.cast","ballot":"bs","votes":{"h1":2},"role":"medical"})");
  ASSERT_TRUE(store->close());
  EXPECT_EQ(sql(path(), "SELECT count(*) FROM sealed_changes"), "3") << "casting is no change";
  store = reopen(k).value();
  EXPECT_EQ(store->meeting().ballot("bs")->papers.size(), 2u);
  submit(*store, R"({"do":"ballot.close","ballot":"bs"})");
  ASSERT_TRUE(store->close());
  EXPECT_EQ((*reopen(k))->meeting().ballot("bs")->papers.size(), 2u);
}

} // namespace
} // namespace yoriai::store
