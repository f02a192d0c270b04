// Files that are no sessions, cut, damaged, newer or hostile: refused in plain words, and left as they are.
#include <sys/stat.h>

#include <random>

#include "store/check.hpp"
#include "store/payload.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

using test::bytes_of;
using test::put_bytes;
using test::sql;
using test::submit;

class DamageTest : public test::SessionTest {
protected:
  void make_session(int changes = 40) {
    auto store = create();
    for (int i = 1; i < changes; ++i)
      submit(*store, R"({"do":"add","kind":"hypothesis","text":"気づき )" + std::to_string(i) + "\"}");
    ASSERT_TRUE(store->close());
  }
  // Refused with this key, by every way in, and untouched.
  void expect_refused(const std::string& key) {
    const std::string before = bytes_of(path());
    for (const Access access : {Access::read_write, Access::read_only}) EXPECT_EQ(refusal(path(), access), key);
    const auto store = Store::open(path(), test::library(), Access::read_write, options());
    EXPECT_EQ(store.error().code, base::Code::unusable_file);
    const auto report = check_file(path());
    EXPECT_TRUE(report ? !report->whole() : report.error().key == key) << key;
    EXPECT_TRUE(bytes_of(path()) == before);
    EXPECT_EQ(files(), std::vector<std::string>{"m.yoriai"});
  }
  // Changes rows behind the triggers' back.
  void tamper(const std::string& statements) {
    const std::string triggers = sql(path(), "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'trigger'");
    const std::string done = sql(path(),
                                 "DROP TRIGGER changes_in_order; DROP TRIGGER changes_stay; DROP TRIGGER changes_fixed;"
                                 "DROP TRIGGER events_in_order; DROP TRIGGER events_stay; DROP TRIGGER events_fixed;" +
                                     statements);
    ASSERT_EQ(done, "") << done;
    ASSERT_EQ(sql(path(), triggers), "");
  }
  // A payload put in place of the one of change 2, with sums that are right.
  void plant(const std::string& tag, const std::string& text);
};

TEST_F(DamageTest, NotASession) {
  for (const std::string& bytes :
       {std::string(), std::string("hello"), std::string(5000, '\0'), std::string("SQLite format 3\0", 16),
        std::string("PK\3\4") + std::string(2000, 'x')}) {
    put_bytes(path(), bytes);
    expect_refused("store.not_a_session");
  }
  std::filesystem::remove(path());
  sql(path(), "CREATE TABLE changes(number)");
  expect_refused("store.not_a_session");
}

TEST_F(DamageTest, NoFileAtAll) {
  EXPECT_EQ(refusal(path("nothing.yoriai")), "store.missing");
  EXPECT_EQ(refusal(path("no/folder.yoriai")), "store.missing");
  EXPECT_EQ(refusal(folder_), "store.not_a_session");
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(refusal(path("pipe")), "store.not_a_session"); // and does not wait for a writer
  EXPECT_EQ(refusal("/dev/null"), "store.not_a_session");
}

TEST_F(DamageTest, ANewerFormat) {
  make_session();
  sql(path(), "PRAGMA user_version = 2");
  expect_refused("store.newer_format");
  sql(path(), "PRAGMA user_version = 0");
  expect_refused("store.damaged_file");
}

TEST_F(DamageTest, CutAnywhere) {
  make_session();
  const std::string whole = bytes_of(path());
  for (std::size_t size = 0; size < whole.size(); size += size < 4096 ? 97 : 1021) {
    put_bytes(path(), whole.substr(0, size));
    EXPECT_NE(refusal(path()), "") << size;
    EXPECT_EQ(bytes_of(path()).size(), size);
    EXPECT_EQ(files().size(), 1u) << size;
  }
}

TEST_F(DamageTest, FlippedBytesNeverGiveAnotherMeeting) {
  make_session();
  const std::string whole = bytes_of(path());
  const meeting::Meeting meeting = open(Access::read_only)->meeting();
  std::mt19937 chance(20261121);
  int refused = 0;
  for (int round = 0; round < 600; ++round) {
    std::string bytes = whole;
    for (unsigned flips = 1 + chance() % 4; flips > 0; --flips)
      bytes[chance() % bytes.size()] ^= static_cast<char>(1u << chance() % 8);
    put_bytes(path(), bytes);
    const auto store = Store::open(path(), test::library(), Access::read_only, options());
    if (!store) ++refused;
    EXPECT_TRUE(!store || (*store)->meeting().same_as(meeting)) << round;
    ASSERT_EQ(bytes_of(path()), bytes) << round;
    ASSERT_EQ(files().size(), 1u) << round;
  }
  EXPECT_GT(refused, 100);
}

TEST_F(DamageTest, FlippedBytesAreRefusedByAWriterToo) {
  make_session();
  const std::string whole = bytes_of(path());
  std::mt19937 chance(5);
  for (int round = 0; round < 150; ++round) {
    std::string bytes = whole;
    for (int flips = 0; flips < 8; ++flips) bytes[chance() % bytes.size()] ^= static_cast<char>(1u << chance() % 8);
    put_bytes(path(), bytes);
    const bool refused = !refusal(path()).empty();
    EXPECT_TRUE(!refused || bytes_of(path()) == bytes) << round;
    EXPECT_EQ(files().size(), 1u) << round;
  }
}

TEST_F(DamageTest, RowsChangedBehindTheProgram) {
  make_session();
  const std::string whole = bytes_of(path());
  const std::pair<const char*, const char*> kCases[] = {
      {"UPDATE events SET payload = replace(payload, '気づき 7', '気づき 8') WHERE number = 8", "store.damaged"},
      {"UPDATE changes SET actor = 'somebody' WHERE number = 5", "store.damaged"},
      {"DELETE FROM events WHERE number = 9", "store.damaged"},
      {"DELETE FROM changes WHERE number = 9", "store.damaged"},
      {"DELETE FROM events WHERE number = 40; DELETE FROM changes WHERE number = 40", ""}, // a shorter whole log
      {"DELETE FROM changes WHERE number = 40", "store.damaged"},
      {"DELETE FROM events; DELETE FROM changes", "store.damaged"},
      {"UPDATE events SET tag = 'item_withdrawn' WHERE number = 3", "store.damaged"},
      {"UPDATE events SET payload = x'00ff' WHERE number = 3", "store.damaged"},
      {"UPDATE events SET ordinal = 1 WHERE number = 3", "store.damaged"},
      {"UPDATE changes SET undoes = 2 WHERE number = 4", "store.damaged"},
      {"UPDATE changes SET at = 'noon' WHERE number = 4", "store.damaged"},
      {"UPDATE changes SET number = 99 WHERE number = 40", "store.damaged"},
      {"INSERT INTO box VALUES(1, 'b1', '{}', 0)", "store.damaged_file"},
      {"CREATE VIEW more AS SELECT 1", "store.damaged_file"},
      {"CREATE TRIGGER evil AFTER INSERT ON changes BEGIN DELETE FROM snapshots; END", "store.damaged_file"},
      {"DROP TABLE attachments", "store.damaged_file"},
      {"ALTER TABLE changes ADD COLUMN more", "store.damaged_file"}};
  for (const auto& [statements, key] : kCases) {
    put_bytes(path(), whole);
    tamper(statements);
    EXPECT_EQ(refusal(path(), Access::read_only), key) << statements;
    EXPECT_EQ(refusal(path()), key) << statements;
  }
}

TEST_F(DamageTest, ABadSnapshotCostsOnlyTime) {
  make_session();
  const meeting::Meeting meeting = open(Access::read_only)->meeting();
  for (const char* harm : {"UPDATE snapshots SET payload = replace(payload, '気づき 7', '気づき 8')",
                           "UPDATE snapshots SET sum = 1", "UPDATE snapshots SET payload = '{}'",
                           "UPDATE snapshots SET number = 4000", "UPDATE snapshots SET payload = zeroblob(1000)"}) {
    sql(path(), harm);
    auto store = open(Access::read_only);
    ASSERT_TRUE(store) << harm;
    EXPECT_TRUE(store->meeting().same_as(meeting)) << harm;
    const auto report = check_file(path());
    ASSERT_TRUE(report);
    ASSERT_EQ(report->problems.size(), 1u) << harm;
    EXPECT_EQ(report->problems[0].key, "store.damaged_snapshot");
  }
}

void DamageTest::plant(const std::string& tag, const std::string& text) {
  const auto number = [&](const std::string& column) {
    return sql(path(), "SELECT " + column + " FROM changes WHERE number = 2");
  };
  const auto before = static_cast<std::uint64_t>(std::stoll(sql(path(), "SELECT chain FROM changes WHERE number = 1")));
  const std::string head = std::to_string(before) + "\n2\n" + number("at") + "\n" + number("actor") + "\n" +
                           number("command") + "\n0\n0\n0\n";
  const auto chain = static_cast<std::int64_t>(sum(head + tag + "\n" + text + "\n"));
  put_bytes(path("payload"), text);
  sql(path(), "DELETE FROM snapshots");
  tamper("UPDATE events SET tag = '" + tag + "', payload = CAST(x'" +
         [&] {
           std::string hex;
           for (const unsigned char c : text) {
             hex += "0123456789abcdef"[c >> 4];
             hex += "0123456789abcdef"[c & 15];
           }
           return hex;
         }() +
         "' AS TEXT) WHERE number = 2; UPDATE changes SET chain = " + std::to_string(chain) + " WHERE number = 2");
  std::filesystem::remove(path("payload"));
}

TEST_F(DamageTest, HostilePayloadsWithRightSums) {
  make_session(2);
  const std::string whole = bytes_of(path());
  const std::string good = sql(path(), "SELECT payload FROM events WHERE number = 2");
  plant("item_added", good);
  EXPECT_EQ(refusal(path(), Access::read_only), "") << "the planting itself is right";
  const std::pair<std::string, std::string> kPlants[] = {
      {"item_added", std::string(200'000, '[')},
      {"item_added", "{\"item\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}"},
      {"item_added", good + std::string(kLongestPayload, ' ')},
      {"item_multiplied", good},
      {"4", good},
      {"item_added", "{}"},
      {"item_added", "{\"item\": {\"id\": 5}}"},
      {"ballot_closed", "{\"ballot\": \"b\",\"papers\": {\"size\": 1099511627776}}"},
      {"link_drawn", "{\"link\": null}"}};
  for (const auto& [tag, text] : kPlants) {
    put_bytes(path(), whole);
    plant(tag, text);
    expect_refused("store.damaged");
  }
}

} // namespace
} // namespace yoriai::store
