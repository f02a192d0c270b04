// The keys of an on-screen keyboard as data: which key stands where, what is on it, what it does. Drawing and fingers are the
// pad's; press() turns a key into an act of a Composition.
//
// A board is a grid of kColumns × kRows cells: ten columns of characters, then a column of acts that is two cells wide, as on the
// writing pads of the screens. Names of targets are "key/" + id and never depend on the language. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/composition.hpp"

namespace yoriai::input {

enum class KeyPage { kana, capitals, small_letters };
enum class KanaOrder {
  a_at_left,
  a_at_right
}; // あ行 at the left, as people learn it now, or at the right, as it is written

enum class KeyAct {
  type,    // Key::text
  mark,    // ゛゜小
  erase,   // 消す; in conversion もどす
  space,   // a blank: Key::text, wide among kana, narrow among letters
  convert, // 変換; in conversion the next candidate
  post,    // 貼る: the pad posts Composition::finish()
  left,    // in conversion: the segment before
  right,   // in conversion: the segment after
  narrow,  // 縮める
  widen,   // 伸ばす
  commit,  // 確定
  page,    // the pad turns to Key::page
};

struct Key {
  std::string id;        // "あ", "A", "erase" …; unique on a board
  std::string label;     // what stands on it; empty where label_key names a word of assets/locale
  std::string label_key; // "key.erase" …
  KeyAct act = KeyAct::type;
  std::string text;                   // KeyAct::type and space: what it types
  KeyPage page = KeyPage::kana;       // KeyAct::page
  int column = 0, row = 0, width = 1; // cells
  std::string target() const { return "key/" + id; }
};

struct KeyBoard {
  static constexpr int kColumns = 12, kRows = 5;
  std::vector<Key> keys; // no two share a cell
  const Key* find(std::string_view id) const;
};

// `converting`: the column of acts then holds the acts on segments. あ stands at the left or right on the page of kana alone.
KeyBoard key_board(KeyPage page, KanaOrder order, bool converting);

// What the key does to what is written. False when nothing changed, and for `post` and `page`, which are the pad's.
bool press(const Key& key, Composition& composition, const Engine& engine);

} // namespace yoriai::input
