// Pictures in the session file: what was attached comes back byte for byte, wherever the file goes, or it is said that it
// does not.
#include "store/pictures.hpp"

#include <unistd.h>

#include "store/backups.hpp"
#include "store/check.hpp"
#include "store/faulty_vfs.hpp"
#include "store/session_fixture.hpp"
#include "support/pictures.hpp"

namespace yoriai::store {
namespace {

using test::bytes_of;
using test::FaultyVfs;
using test::put_bytes;
using test::sql;
using test::submit;
using yoriai::test::jpeg_of;
using yoriai::test::png_of;
namespace fs = std::filesystem;

class PicturesTest : public test::SessionTest, public ::testing::WithParamInterface<test::Kept> {
protected:
  PicturesTest() {
    if (sealed()) key_ = test::quick_key("松風の音");
    put_bytes(path("wall.png"), wall_);
    put_bytes(path("map.jpg"), map_);
  }
  bool sealed() const { return GetParam() == test::Kept::sealed; }
  Options with_key() const {
    Options options = this->options();
    options.key = key_;
    return options;
  }
  std::unique_ptr<Store> make() {
    auto store = Store::create(path(), {"hakodate"}, test::library(), with_key());
    EXPECT_TRUE(store);
    submit(**store, R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"})");
    return std::move(*store);
  }
  std::unique_ptr<Store> reopen(const fs::path& file, const std::shared_ptr<const SealKey>& key,
                                Access access = Access::read_only) {
    Options options = this->options();
    options.key = key;
    auto store = Store::open(file, test::library(), access, options);
    EXPECT_TRUE(store) << (store ? "" : store.error().key);
    return store ? std::move(*store) : nullptr;
  }
  std::string attach(const std::string& file, const std::string& item = "") const {
    return R"({"do":"attach",)" + (item.empty() ? "" : R"("id":")" + item + "\",") + R"("path":")" + path(file).string() +
           "\"}";
  }
  // The bytes of every picture of the meeting, in order; of one that cannot be had, the key of the error.
  static std::vector<std::string> bytes_in(const Store& store) {
    std::vector<std::string> all;
    for (const meeting::Attachment& picture : store.meeting().attachments()) {
      const auto bytes = store.picture_reader(picture.sum)();
      all.push_back(bytes ? *bytes : bytes.error().key);
    }
    return all;
  }
  void expect_whole(const fs::path& file, const std::shared_ptr<const SealKey>& key, std::uint64_t pictures) {
    const auto report = check_file(file, key);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->whole()) << report->problems.front().key;
    EXPECT_EQ(report->pictures, pictures);
  }
  // Meeting with both pictures, closed.
  void make_with_two() {
    auto store = make();
    submit(*store, attach("wall.png", "h1"));
    submit(*store, attach("map.jpg"));
    ASSERT_TRUE(store->close());
  }

  const std::string wall_ = png_of(123, 77), map_ = jpeg_of(800, 600);
  std::shared_ptr<const SealKey> key_;
};

TEST_P(PicturesTest, ComeBackByteForByte) {
  auto store = make();
  submit(*store, attach("wall.png", "h1"));
  const std::uint64_t last = submit(*store, attach("map.jpg"));
  const auto pictures = store->meeting().attachments();
  ASSERT_EQ(pictures.size(), 2u);
  EXPECT_EQ(pictures[0].item, "h1");
  EXPECT_EQ(pictures[0].name, "wall.png");
  EXPECT_EQ(pictures[0].width, 123);
  EXPECT_EQ(pictures[1].item, "");
  EXPECT_EQ(pictures[1].type, "image/jpeg");
  EXPECT_EQ(pictures[1].height, 600);
  const std::vector<std::string> expected{wall_, map_};
  EXPECT_EQ(bytes_in(*store), expected) << "at once";
  ASSERT_TRUE(store->wait_until_durable(last));
  const auto reader = store->picture_reader(pictures[1].sum);
  EXPECT_EQ(bytes_in(*reopen(path(), key_)), expected) << "while it is open";
  ASSERT_TRUE(store->close());
  store = nullptr;
  EXPECT_EQ(reader().value(), map_) << "a reader outlives the meeting";
  EXPECT_EQ(bytes_in(*reopen(path(), key_)), expected);
  EXPECT_EQ(bytes_in(*reopen(path(), key_, Access::read_write)), expected);
  expect_whole(path(), key_, 2);
}

TEST_P(PicturesTest, TakenBackTheyAreHiddenAndKept) {
  auto store = make();
  submit(*store, attach("wall.png", "h1"));
  submit(*store, R"({"do":"undo"})");
  EXPECT_TRUE(store->meeting().attachments().empty());
  ASSERT_TRUE(store->close());
  expect_whole(path(), key_, 1);
  fs::remove(path("wall.png")); // it is in the meeting now
  store = reopen(path(), key_, Access::read_write);
  submit(*store, R"({"do":"redo"})");
  EXPECT_EQ(bytes_in(*store), std::vector{wall_});
  ASSERT_TRUE(store->close());
  EXPECT_EQ(bytes_in(*reopen(path(), key_)), std::vector{wall_});
}

TEST_P(PicturesTest, TheSameBytesLieThereOnce) {
  auto store = make();
  submit(*store, attach("map.jpg", "h1"));
  submit(*store, attach("map.jpg"));
  ASSERT_TRUE(store->close());
  EXPECT_EQ(sql(path(), sealed() ? "SELECT count(*) FROM sealed_attachments" : "SELECT count(*) FROM attachments"), "1");
  EXPECT_EQ(bytes_in(*reopen(path(), key_)), (std::vector{map_, map_}));
}

TEST_P(PicturesTest, WhatIsRefusedChangesNothing) {
  auto store = make();
  put_bytes(path("story.txt"), "no picture");
  put_bytes(path("bomb.png"), yoriai::test::with_png_size(wall_, 60'000, 60'000));
  put_bytes(path("half.jpg"), map_.substr(0, map_.size() / 2));
  const std::pair<std::string, const char*> kCases[] = {{attach("story.txt"), "refused.no_picture"},
                                                        {attach("bomb.png"), "refused.picture_too_many_pixels"},
                                                        {attach("half.jpg"), "refused.no_picture"},
                                                        {attach("nowhere.png"), "refused.picture_missing"},
                                                        {attach("wall.png", "nobody"), "refused.unknown_item"}};
  for (const auto& [json, key] : kCases) {
    const auto number = store->submit(test::command(json), "test");
    ASSERT_FALSE(number) << json;
    EXPECT_EQ(number.error().key, key);
  }
  EXPECT_EQ(store->changes(), 2u);
  store->hold();
  submit(*store, attach("wall.png"));
  store->drop();
  submit(*store, attach("wall.png"));
  ASSERT_TRUE(store->close());
  EXPECT_EQ(bytes_in(*reopen(path(), key_)), std::vector{wall_});
}

TEST_P(PicturesTest, GoWhereverTheFileGoes) {
  make_with_two();
  const std::vector<std::string> expected{wall_, map_};
  auto store = reopen(path(), key_, Access::read_write);
  const auto other = test::quick_key("別の言葉");
  store->seal(other);
  ASSERT_TRUE(store->wait_for_errand());
  EXPECT_EQ(bytes_in(*store), expected);
  store->move_to(path("moved.yoriai"));
  store->copy_out(path("copy.yoriai"), 3);
  ASSERT_TRUE(store->wait_for_errand());
  EXPECT_EQ(bytes_in(*store), expected);
  store->unseal();
  ASSERT_TRUE(store->wait_for_errand());
  ASSERT_TRUE(store->close());
  EXPECT_EQ(bytes_in(*reopen(path("moved.yoriai"), nullptr)), expected);
  EXPECT_EQ(bytes_in(*reopen(path("copy.yoriai"), other)), std::vector{wall_});
  expect_whole(path("moved.yoriai"), nullptr, 2);
  expect_whole(path("copy.yoriai"), other, 1);
  const auto sets = list_backups(folder_ / "state");
  ASSERT_FALSE(sets.empty());
  ASSERT_TRUE(restore_backup(sets.front().backups.front(), path("back.yoriai")));
  EXPECT_EQ(bytes_in(*reopen(path("back.yoriai"), nullptr)), expected);
}

TEST_P(PicturesTest, ACopyMadeReadOnlyHasThem) {
  make_with_two();
  auto store = reopen(path(), key_);
  store->copy_out(path("copy.yoriai"), 4);
  ASSERT_TRUE(store->wait_for_errand());
  EXPECT_EQ(bytes_in(*reopen(path("copy.yoriai"), key_)), (std::vector{wall_, map_}));
}

// A picture from before and one of now.
TEST_P(PicturesTest, AreInTheRescueCopyWhenTheFileFails) {
  FaultyVfs::get().heal();
  auto store = make();
  submit(*store, attach("wall.png", "h1"));
  ASSERT_TRUE(store->close());
  Options faulty = with_key();
  faulty.vfs = FaultyVfs::kName;
  auto opened = Store::open(path(), test::library(), Access::read_write, faulty);
  ASSERT_TRUE(opened);
  FaultyVfs::get().fail(FaultyVfs::Fault::write, "m.yoriai");
  EXPECT_FALSE((*opened)->wait_until_durable(submit(**opened, attach("map.jpg"))));
  for (int i = 0; i < 200 && (*opened)->status().rescued < (*opened)->changes(); ++i) ::usleep(10'000);
  ASSERT_TRUE((*opened)->status().rescue);
  FaultyVfs::get().heal();
  EXPECT_EQ(bytes_in(**opened), (std::vector{wall_, map_}));
  const fs::path rescue = *(*opened)->status().rescue;
  (void)(*opened)->close();
  EXPECT_EQ(bytes_in(*reopen(rescue, key_)), (std::vector{wall_, map_}));
  expect_whole(rescue, key_, 2);
}

TEST_P(PicturesTest, DamageIsSaidAndNeverShown) {
  make_with_two();
  const std::string table = sealed() ? "sealed_attachments" : "attachments";
  const std::string first = sealed() ? "number = (SELECT min(number) FROM sealed_attachments)" : "name = 'wall.png'";
  // One byte within; then the bytes of another picture in its place; then none.
  const std::string kSpoils[] = {
      "UPDATE " + table + " SET bytes = CAST(substr(bytes, 1, 400) || x'5a5b' || substr(bytes, 403) AS BLOB) WHERE " + first,
      "UPDATE " + table + " SET bytes = (SELECT bytes FROM " + table + " ORDER BY length(bytes) DESC LIMIT 1) WHERE " + first,
      "DELETE FROM " + table + " WHERE " + first};
  for (const std::string& spoil : kSpoils) {
    sql(path(), spoil);
    EXPECT_EQ(bytes_in(*reopen(path(), key_)), (std::vector<std::string>{"store.damaged_picture", map_})) << spoil;
    const auto report = check_file(path(), key_);
    ASSERT_TRUE(report);
    ASSERT_EQ(report->problems.size(), 1u) << spoil;
    EXPECT_EQ(report->problems.front().key, "store.damaged_picture");
    EXPECT_EQ(report->problems.front().args.at("name"), "wall.png");
  }
  // The meeting goes on, and what is left goes along.
  auto store = reopen(path(), key_, Access::read_write);
  store->move_to(path("moved.yoriai"));
  ASSERT_TRUE(store->wait_for_errand());
  ASSERT_TRUE(store->close());
  EXPECT_EQ(bytes_in(*reopen(path("moved.yoriai"), key_)), (std::vector<std::string>{"store.damaged_picture", map_}));
}

TEST_P(PicturesTest, AreSavedFromADamagedFile) {
  make_with_two();
  auto store = reopen(path(), key_, Access::read_write);
  const std::uint64_t last = submit(*store, R"({"do":"add","kind":"hypothesis","text":"冬の坂"})");
  ASSERT_TRUE(store->close());
  sql(path(), "DROP TRIGGER changes_stay; DELETE FROM " + std::string(sealed() ? "sealed_changes" : "changes") +
                  " WHERE number = " + std::to_string(last) + "; CREATE TRIGGER changes_stay BEFORE DELETE ON " +
                  (sealed() ? "sealed_changes " : "changes ") + "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END");
  Options options = with_key();
  options.salvage = true;
  auto saved = Store::open(path(), test::library(), Access::read_write, options);
  ASSERT_TRUE(saved) << saved.error().key;
  ASSERT_TRUE((*saved)->salvaged());
  EXPECT_EQ((*saved)->changes(), last - 1);
  EXPECT_EQ(bytes_in(**saved), (std::vector{wall_, map_}));
}

TEST_P(PicturesTest, EventsFromElsewhereBringTheirBytes) {
  make_with_two();
  const auto from = reopen(path(), key_);
  auto into = Store::create(path("into.yoriai"), {"hakodate"}, test::library(), options());
  ASSERT_TRUE(into);
  const meeting::Attachment map = from->meeting().attachments()[1];
  const std::vector<meeting::Event> events{meeting::AttachmentAdded{map, 0}};
  EXPECT_EQ((*into)->record(events, "merge", "test").error().key, "refused.picture_missing");
  const auto bytes = std::make_shared<const std::string>(from->picture_reader(map.sum)().value());
  ASSERT_TRUE((*into)->record(events, "merge", "test", {{map.sum, bytes}}));
  ASSERT_TRUE((*into)->close());
  EXPECT_EQ(bytes_in(*reopen(path("into.yoriai"), nullptr)), std::vector{map_});
}

INSTANTIATE_TEST_SUITE_P(Each, PicturesTest, ::testing::Values(test::Kept::plain, test::Kept::sealed),
                         [](const auto& kept) { return test::name_of(kept.param); });

class SealedPicturesTest : public test::SessionTest {};

// Pieces of the picture itself, its name and its kind, in no file of the machine but the one it was taken from.
TEST_F(SealedPicturesTest, NothingOfThemIsReadable) {
  const std::string map = jpeg_of(800, 600);
  put_bytes(path("梅が丘の地図.jpg"), map);
  auto store = Store::create(path(), {"hakodate"}, test::library(), options());
  ASSERT_TRUE(store);
  submit(**store, R"({"do":"attach","path":")" + path("梅が丘の地図.jpg").string() + "\"}");
  (*store)->seal(test::quick_key("松風の音"));
  ASSERT_TRUE((*store)->wait_for_errand());
  put_bytes(path("second.png"), png_of(333, 222));
  ASSERT_TRUE((*store)->wait_until_durable(submit(**store, R"({"do":"attach","path":")" + path("second.png").string() + "\"}")));
  fs::remove(path("梅が丘の地図.jpg"));
  fs::remove(path("second.png"));
  const std::string second = png_of(333, 222);
  std::vector<std::string> pieces{"梅が丘", "image/", "second.png", picture_sum(map), picture_sum(second)};
  for (const std::string* bytes : {&map, &second})
    for (std::size_t at = 0; at + 24 <= bytes->size(); at += bytes->size() / 7) pieces.push_back(bytes->substr(at, 24));
  std::size_t files = 0;
  for (const bool closed : {false, true}) {
    if (closed) {
      ASSERT_TRUE((*store)->close());
    }
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      if (!entry.is_regular_file()) continue;
      ++files;
      const std::string bytes = bytes_of(entry.path());
      for (const std::string& piece : pieces) EXPECT_EQ(bytes.find(piece), bytes.npos) << entry.path();
    }
  }
  EXPECT_GE(files, 3u);
}

} // namespace
} // namespace yoriai::store
