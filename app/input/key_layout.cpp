#include "input/key_layout.hpp"

#include <array>

#include "input/kana.hpp"

namespace yoriai::input {
namespace {

constexpr int kCharacterColumns = 10;
using Rows = std::array<std::u32string_view, KeyBoard::kRows>;

constexpr Rows kKana = {U"あかさたなはまやらわ", U"いきしちにひみ、りを", U"うくすつぬふむゆるん",
                        U"えけせてねへめ。れー", U"おこそとのほもよろ？"};
constexpr Rows kCapitals = {U"1234567890", U"ABCDEFGHIJ", U"KLMNOPQRST", U"UVWXYZ（）「」", U"、。・／：％＋－～！"};
constexpr Rows kSmall = {U"1234567890", U"abcdefghij", U"klmnopqrst", U"uvwxyz（）「」", U"、。・／：％＋－～！"};

const Rows& characters_of(KeyPage page) {
  switch (page) {
    case KeyPage::kana: return kKana;
    case KeyPage::capitals: return kCapitals;
    case KeyPage::small_letters: return kSmall;
  }
  return kKana;
}

Key act(std::string id, KeyAct what, int row, int half = -1) {
  Key key;
  key.label_key = "key." + id;
  key.id = std::move(id);
  key.act = what;
  key.row = row;
  key.column = kCharacterColumns + (half == 1 ? 1 : 0);
  key.width = half < 0 ? 2 : 1;
  return key;
}

Key with_sign(Key key, std::string label) {
  key.label = std::move(label);
  key.label_key.clear();
  return key;
}

Key turn_to(std::string id, KeyPage page, int row, int half) {
  Key key = act(std::move(id), KeyAct::page, row, half);
  key.page = page;
  return key;
}

void add_typing_column(KeyPage page, std::vector<Key>& keys) {
  keys.push_back(act("erase", KeyAct::erase, 0));
  if (page == KeyPage::kana) keys.push_back(act("mark", KeyAct::mark, 1));
  else keys.push_back(turn_to("case", page == KeyPage::capitals ? KeyPage::small_letters : KeyPage::capitals, 1, -1));
  keys.push_back(act("space", KeyAct::space, 2));
  keys.back().text = page == KeyPage::kana ? "　" : " ";
  keys.push_back(act("convert", KeyAct::convert, 3));
  keys.push_back(act("post", KeyAct::post, 4));
}

void add_converting_column(std::vector<Key>& keys) {
  keys.push_back(act("back", KeyAct::erase, 0, 0));
  keys.push_back(act("commit", KeyAct::commit, 0, 1));
  keys.push_back(with_sign(act("left", KeyAct::left, 1, 0), "←"));
  keys.push_back(with_sign(act("right", KeyAct::right, 1, 1), "→"));
  keys.push_back(act("narrow", KeyAct::narrow, 2, 0));
  keys.push_back(act("widen", KeyAct::widen, 2, 1));
  keys.push_back(act("next", KeyAct::convert, 3));
  keys.push_back(act("post", KeyAct::post, 4));
}

} // namespace

const Key* KeyBoard::find(std::string_view id) const {
  for (const Key& key : keys)
    if (key.id == id) return &key;
  return nullptr;
}

KeyBoard key_board(KeyPage page, KanaOrder order, bool converting) {
  KeyBoard board;
  const bool mirrored = page == KeyPage::kana && order == KanaOrder::a_at_right;
  const Rows& rows = characters_of(page);
  for (int row = 0; row < KeyBoard::kRows; ++row)
    for (int column = 0; column < kCharacterColumns; ++column) {
      Key key;
      const char32_t c = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
      key.text = utf8(std::u32string_view(&c, 1));
      key.id = key.label = key.text;
      key.row = row;
      key.column = mirrored ? kCharacterColumns - 1 - column : column;
      board.keys.push_back(std::move(key));
    }
  if (converting) add_converting_column(board.keys);
  else add_typing_column(page, board.keys);
  return board;
}

bool press(const Key& key, Composition& composition, const Engine& engine) {
  switch (key.act) {
    case KeyAct::type: return composition.type(key.text);
    case KeyAct::mark: return composition.turn_mark();
    case KeyAct::erase: return composition.erase();
    case KeyAct::space: return composition.type(key.text);
    case KeyAct::convert: return composition.convert(engine);
    case KeyAct::left: return composition.move_left();
    case KeyAct::right: return composition.move_right();
    case KeyAct::narrow: return composition.narrow(engine);
    case KeyAct::widen: return composition.widen(engine);
    case KeyAct::commit: return composition.commit();
    case KeyAct::post:
    case KeyAct::page: return false;
  }
  return false;
}

} // namespace yoriai::input
