// Kana as characters: scripts, the other kana, the mark key, and UTF-8 to code points and back. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace yoriai::input {

// UTF-8 to code points. What is no UTF-8 becomes U+FFFD, one for each broken run; a kana followed by a combining voiced mark
// (U+3099, U+309A) becomes one character where there is one.
std::u32string code_points(std::string_view utf8);
std::string utf8(std::u32string_view points);

bool is_hiragana(char32_t c); // ぁ to ゖ, and the long vowel ー
bool is_katakana(char32_t c); // ァ to ヺ, and ー
bool is_kanji(char32_t c);    // ideographs, and 々〆〇
bool is_digit(char32_t c);    // 0 to 9 and ０ to ９
bool is_latin(char32_t c);    // A to Z, a to z, both widths
// 、。and other marks that stand between words: never converted, never part of a word.
bool is_punctuation(char32_t c);
// Belongs to the character before it: variation selectors, combining marks, joiners.
bool is_joined(char32_t c);

char32_t to_katakana(char32_t c); // of a hiragana; anything else as it is
char32_t to_hiragana(char32_t c); // of a katakana; anything else as it is
std::string to_katakana(std::string_view utf8);
std::string to_hiragana(std::string_view utf8);

// True when the text is not empty and holds nothing but hiragana, ー, ASCII digits and ASCII letters: what the reading of a word
// may be made of (8050もんだい).
bool is_reading(std::string_view utf8);

// The one key 「゛゜小」: the next form of a kana. か→が→か, は→ば→ぱ→は, つ→っ→づ→つ, や→ゃ→や, う→ぅ→ゔ→う, and the same in
// katakana. A character that has no other form comes back as it is.
char32_t next_form(char32_t kana);

// Other writings of a run of ASCII digits: "25" → "２５", "二十五". Empty for more than twelve digits; no kanji for "007".
std::string wide_digits(std::string_view digits);
std::string kanji_number(std::string_view digits);
// The day of a month that kana read, in digits: ふつか → "2", はつか → "20". Empty for the days read as a number and にち.
std::string day_of_kana(std::u32string_view kana);
// The number at the front of `text` in kanji, and what follows it: 二十人 → {"20", "人"}. Empty when there is none.
std::pair<std::string, std::string> kanji_number_before(std::string_view text);
// As a number is written on a note: digits, and from ten thousand on with 万 and 億: "25000" → "2万5000", "300" → "300".
std::string written_number(std::string_view digits);
// The number that kana read, in ASCII digits: にじゅうご → "25", さんびゃく → "300". Empty when they read none; ろっ and
// じゅっ are numbers too: a counter follows them.
std::string number_of_kana(std::u32string_view kana);

} // namespace yoriai::input
