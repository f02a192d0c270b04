// Ids, dates and times, JSON from outside, words and files.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "base/files.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/locale.hpp"
#include "base/time.hpp"

namespace yoriai::base {
namespace {
namespace fs = std::filesystem;

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "yoriai-base-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path = name;
  }
  ~Folder() {
    std::error_code ec;
    fs::remove_all(path, ec);
  }
  void write(const char* name, std::string_view text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << text;
  }
};

TEST(Ids, Shape) {
  for (const char* id : {"a", "A-b_9", "0", "-"}) EXPECT_TRUE(is_id(id)) << id;
  for (const char* id : {"", "a b", "a/b", "あ", "a\n"}) EXPECT_FALSE(is_id(id)) << id;
  EXPECT_TRUE(is_id(std::string(64, 'x')));
  EXPECT_FALSE(is_id(std::string(65, 'x')));
}

TEST(Ids, FreshOnesDiffer) {
  IdSource ids(7), same(7), other;
  std::set<std::string> seen;
  for (int i = 0; i < 10'000; ++i) {
    const std::string id = ids.next("h");
    EXPECT_TRUE(is_id(id));
    EXPECT_EQ(id.size(), 11u);
    EXPECT_EQ(id.find_first_of("01loi"), id.npos) << id;
    EXPECT_TRUE(seen.insert(id).second);
    EXPECT_EQ(same.next("h"), id);
  }
  EXPECT_FALSE(seen.contains(other.next("h")));
}

TEST(Dates, ThatExist) {
  EXPECT_EQ(parse_date("2026-03-05"), (Date{2026, 3, 5}));
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
  EXPECT_EQ(parse_date("2026-03-05")->weekday(), 4); // a Thursday
  for (const char* off : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "1899-12-31", "2200-01-01",
                          "2026-3-5", "2026/03/05", "26-03-05", "2026-03-05 ", "2026-03-0５", "----------", "20260305"})
    EXPECT_FALSE(parse_date(off)) << off;
}

TEST(Times, AreShownLocally) {
  const TimeMs at = 1'772'676'207'000; // 2026-03-05 02:03:27 UTC
  const std::string iso = iso_local(at);
  EXPECT_EQ(iso.size(), 25u) << iso;
  EXPECT_EQ(clock_hms(at).size(), 8u);
  EXPECT_EQ(clock_hms(at).substr(0, 5), clock_hm(at));
  EXPECT_EQ(iso.substr(0, 10), iso_date(at));
  EXPECT_EQ(iso.substr(11, 8), clock_hms(at));
  EXPECT_GT(now_ms(), at - 100'000'000'000);
}

TEST(JsonFromOutside, IsRead) {
  EXPECT_EQ(parse_json("{\"b\":1,\"a\":[true,null,\"髙\"]}").value().dump(), "{\"b\":1,\"a\":[true,null,\"髙\"]}");
}

TEST(JsonFromOutside, IsBounded) {
  const auto key = [](std::string_view text, JsonLimits limits = {}) { return parse_json(text, limits).error().key; };
  EXPECT_EQ(key(std::string(1'000'000, '[')), "json.too_deep");
  EXPECT_EQ(key(std::string(33, '[') + std::string(33, ']')), "json.too_deep");
  EXPECT_TRUE(parse_json(std::string(32, '[') + std::string(32, ']')).ok());
  EXPECT_TRUE(parse_json("\"" + std::string(100, '[') + "\"").ok()) << "brackets in a text are no depth";
  EXPECT_TRUE(parse_json("\"\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"").ok());
  EXPECT_EQ(key("[1,2,3]", {.bytes = 6}), "json.too_large");
  EXPECT_EQ(key("{\"a\":1,\"b\":2}", {.members = 1}), "json.too_large");
  EXPECT_EQ(key("\"\xff\""), "json.not_utf8");
  EXPECT_EQ(key("[1e999]"), "json.number");
  EXPECT_EQ(key(""), "json.syntax");
  EXPECT_EQ(key("nul"), "json.syntax");
  EXPECT_EQ(key("{} x"), "json.syntax");
  EXPECT_EQ(key("]]]]"), "json.syntax");
}

TEST(JsonFromOutside, NamesLineAndColumn) {
  const auto error = parse_json("{\n  \"a\": 1,\n  \"b\" 2\n}").error();
  EXPECT_EQ(error.args.at("line"), "3");
  EXPECT_EQ(error.args.at("column"), "7");
}

TEST(Words, FillTheirPlaces) {
  Folder folder;
  folder.write("ja/a.json", R"({"hello": "{name}さん、{n}枚", "only": "日本語", "brace": "{ } {"})");
  folder.write("ja/b.json", R"({"why": "{file} が読めません。{reason}", "reason": "{file} は空です"})");
  folder.write("en/a.json", R"({"hello": "{n} for {name}"})");
  const auto ja = Words::load(folder.path, Lang::ja).value(), en = Words::load(folder.path, Lang::en).value();
  EXPECT_EQ(ja("hello", {{"name", "邉"}, {"n", "3"}}), "邉さん、3枚");
  EXPECT_EQ(en("hello", {{"name", "邉"}, {"n", "3"}}), "3 for 邉");
  EXPECT_EQ(ja("hello", {{"name", "{n}"}}), "{n}さん、{n}枚") << "what is put in is not looked at again";
  EXPECT_EQ(en("only"), "日本語") << "falls back to Japanese";
  EXPECT_EQ(en("nowhere"), "nowhere");
  EXPECT_EQ(ja("brace", {{"x", "y"}}), "{ } {");
  EXPECT_EQ(ja.sentence({Code::refused, "why", {{"file", "x"}, {"reason_key", "reason"}}}), "x が読めません。x は空です");
  EXPECT_TRUE(ja.has("only"));
  EXPECT_FALSE(en.has("only"));
}

TEST(Words, AreRefusedWithFileAndLine) {
  Folder folder;
  EXPECT_EQ(Words::load(folder.path, Lang::ja).error().key, "locale.unreadable");
  folder.write("ja/a.json", "{\n\"a\": \"b\"\n\"c\": \"d\"}");
  const auto error = Words::load(folder.path, Lang::ja).error();
  EXPECT_EQ(error.key, "locale.bad");
  EXPECT_EQ(error.args.at("line"), "3");
  folder.write("ja/a.json", "[]");
  EXPECT_EQ(Words::load(folder.path, Lang::ja).error().key, "locale.bad");
}

TEST(Files, AreWrittenWholeOrNotAtAll) {
  Folder folder;
  const fs::path file = folder.path / "a.txt";
  ASSERT_TRUE(write_file_atomically(file, "first").ok());
  ASSERT_TRUE(write_file_atomically(file, "second").ok());
  EXPECT_EQ(read_file(file).value(), "second");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()), 1) << "nothing is left beside it";
  const auto nowhere = write_file_atomically(folder.path / "none" / "a.txt", "x");
  EXPECT_EQ(nowhere.error().key, "file.unwritable");
  EXPECT_EQ(nowhere.error().code, Code::unwritable);
  fs::create_directory(folder.path / "b");
  EXPECT_FALSE(write_file_atomically(folder.path / "b", "x").ok());
  EXPECT_TRUE(fs::is_directory(folder.path / "b"));
}

TEST(Files, AreReadWithinALimit) {
  Folder folder;
  folder.write("a.txt", std::string(1000, 'x'));
  EXPECT_EQ(read_file(folder.path / "a.txt").value().size(), 1000u);
  for (const auto& result : {read_file(folder.path / "a.txt", 999), read_file(folder.path), read_file(folder.path / "none")})
    EXPECT_EQ(result.error().key, "file.unreadable");
}

TEST(Files, AreListedInOrder) {
  Folder folder;
  for (const char* name : {"b.json", "a.json", "c.txt", "d.json/x"}) folder.write(name, "");
  const auto found = files_with_ending(folder.path, ".json");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].filename(), "a.json");
  EXPECT_TRUE(files_with_ending(folder.path / "none", ".json").empty());
}

} // namespace
} // namespace yoriai::base
