// A text made ready for looking for signs in it: width folded (０ｂ = 0b), old forms made new (髙 = 高), blanks and line
// ends taken out, and for each character where it stood. Inner header of the room.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yoriai::minutes {

struct Folded {
  std::u32string text;
  std::vector<std::size_t> begin, end; // of each character, bytes of the original
  std::vector<bool> gap;               // whether a blank stood before it

  std::size_t size() const { return text.size(); }
  char32_t at(std::size_t i) const { return i < text.size() ? text[i] : U'\0'; }
  bool holds(std::size_t at, std::u32string_view word) const { return text.compare(at, word.size(), word) == 0; }
  // Whether `word` ends just before `at`.
  bool ends_before(std::size_t at, std::u32string_view word) const {
    return word.size() <= at && holds(at - word.size(), word);
  }
};

Folded fold(std::string_view text, const std::map<char32_t, char32_t>& modern);

bool is_kanji(char32_t c); // 々 and the ヶ of names too
bool is_hiragana(char32_t c);
bool is_katakana(char32_t c); // ー too
bool is_latin(char32_t c);
bool is_hyphen(char32_t c); // - – ー and what is written for them

// A number: ASCII or kanji digits, 十百千 too.
struct Number {
  std::size_t length = 0; // characters; 0: none begins here
  long value = 0;         // the largest that fits when it is very long
  bool ascii = false;
};
Number number_at(const Folded& text, std::size_t at);

// The value of one digit, ASCII or one of 〇一…九; -1: none.
int digit(char32_t c);

} // namespace yoriai::minutes
