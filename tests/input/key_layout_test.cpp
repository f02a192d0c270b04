#include "input/key_layout.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/files.hpp"
#include "base/locale.hpp"
#include "input/kana.hpp"
#include "input/tables.hpp"

namespace yoriai::input {
namespace {

constexpr KeyPage kPages[] = {KeyPage::kana, KeyPage::capitals, KeyPage::small_letters};

TEST(KeyLayout, EveryBoardFillsItsGridOnceAndNamesItsKeysOnce) {
  for (const KeyPage page : kPages)
    for (const KanaOrder order : {KanaOrder::a_at_left, KanaOrder::a_at_right})
      for (const bool converting : {false, true}) {
        std::set<std::pair<int, int>> cells;
        std::set<std::string> names;
        const KeyBoard board = key_board(page, order, converting);
        for (const Key& key : board.keys) {
          EXPECT_TRUE(names.insert(key.target()).second) << key.id;
          for (int i = 0; i < key.width; ++i) EXPECT_TRUE(cells.emplace(key.column + i, key.row).second) << key.id;
          EXPECT_NE(key.label.empty(), key.label_key.empty()) << key.id;
        }
        EXPECT_EQ(cells.size(), static_cast<std::size_t>(KeyBoard::kColumns * KeyBoard::kRows));
        for (const auto& [column, row] : cells) {
          EXPECT_TRUE(column >= 0 && column < KeyBoard::kColumns);
          EXPECT_TRUE(row >= 0 && row < KeyBoard::kRows);
        }
      }
}

TEST(KeyLayout, TheLabelsOfActsHaveWords) {
  for (const base::Lang lang : {base::Lang::ja, base::Lang::en}) {
    const auto words = base::Words::load(base::assets_root() / "locale", lang);
    ASSERT_TRUE(words.ok());
    for (const KeyPage page : kPages)
      for (const bool converting : {false, true})
        for (const Key& key : key_board(page, KanaOrder::a_at_left, converting).keys)
          EXPECT_TRUE(key.label_key.empty() || words->has(key.label_key)) << key.label_key;
  }
}

TEST(KeyLayout, KanaStandWhereAStandsAtLeftOrRight) {
  const KeyBoard left = key_board(KeyPage::kana, KanaOrder::a_at_left, false);
  const KeyBoard right = key_board(KeyPage::kana, KanaOrder::a_at_right, false);
  EXPECT_EQ(left.find("あ")->column, 0);
  EXPECT_EQ(right.find("あ")->column, 9);
  EXPECT_EQ(left.find("こ")->row, 4);
  EXPECT_EQ(right.find("わ")->column, 0);
  EXPECT_EQ(left.find("post")->column, right.find("post")->column);
  EXPECT_EQ(left.find("あ")->target(), "key/あ");
  EXPECT_EQ(left.find("nothing"), nullptr);
}

TEST(KeyLayout, AllKanaDigitsAndLettersAreThere) {
  const auto typed = [](KeyPage page) {
    std::set<std::string> all;
    for (const Key& key : key_board(page, KanaOrder::a_at_left, false).keys)
      if (key.act == KeyAct::type) all.insert(key.text);
    return all;
  };
  const std::u32string_view kana =
      U"あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんー、。？";
  for (const char32_t c : kana) EXPECT_TRUE(typed(KeyPage::kana).contains(utf8(std::u32string(1, c))));
  for (char c = '0'; c <= '9'; ++c) EXPECT_TRUE(typed(KeyPage::capitals).contains(std::string(1, c)));
  for (char c = 'A'; c <= 'Z'; ++c) EXPECT_TRUE(typed(KeyPage::capitals).contains(std::string(1, c)));
  for (char c = 'a'; c <= 'z'; ++c) EXPECT_TRUE(typed(KeyPage::small_letters).contains(std::string(1, c)));
}

TEST(KeyLayout, KeysWriteANote) {
  const Engine engine{Converter(test::small_dictionary()), nullptr, nullptr, nullptr};
  Composition pad;
  const auto strike = [&](std::string_view id) {
    const KeyBoard board = key_board(KeyPage::kana, KanaOrder::a_at_right, pad.converting());
    const Key* key = board.find(id);
    ASSERT_NE(key, nullptr) << id;
    EXPECT_TRUE(press(*key, pad, engine)) << id;
  };
  for (const char* id : {"し", "mark", "し", "mark", "よ", "mark", "の", "space", "erase"}) strike(id);
  EXPECT_EQ(pad.text(), "じじょの");
  for (const char* id :
       {"か", "た", "mark", "い", "convert", "right", "next", "left", "narrow", "widen", "next", "commit"})
    strike(id);
  EXPECT_FALSE(pad.converting());
  EXPECT_TRUE(pad.text().ends_with("課題"));
  const KeyBoard board = key_board(KeyPage::kana, KanaOrder::a_at_left, false);
  EXPECT_FALSE(press(*board.find("post"), pad, engine)); // the pad's own
}

} // namespace
} // namespace yoriai::input
