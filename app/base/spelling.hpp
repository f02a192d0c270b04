// One word, many spellings: 取組・取り組み・とりくみ, 髙橋・高橋, サーバー・サーバ. For searching only; what people wrote
// is never changed.
//
// Two texts are the same to a search when they differ in width, case, hiragana and katakana, the long vowel ー or
// blanks; then in old and new forms of a character; then in the spellings of a word that are listed in
// assets/spelling.json, which can be edited. Immutable after load; any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace yoriai::base {

class Spelling {
public:
  // {"characters": [["高", "髙"], …], "words": [["取組", "取り組み"], …]}: lists of at least two forms, one word each.
  // Errors: "spelling.unreadable" {file, reason}, "spelling.bad" {file, place}: `place` is a JSON pointer.
  static Result<Spelling> load(const std::filesystem::path& file);
  Spelling() = default; // no list: width, case, kana, ー and blanks only

  // A text made ready to be searched.
  struct Folded {
    std::string plain, canonical; // as it is spelt; with every listed word in its first form
  };
  Folded fold(std::string_view text) const;
  // The words of a question, parted by blanks.
  std::vector<Folded> fold_words(std::string_view question) const;

private:
  std::u32string plain(std::string_view text) const;
  std::u32string canonical(const std::u32string& plain) const;

  std::map<char32_t, char32_t> characters_;
  // Forms by their first character, the longest first, with the form that stands for them all.
  std::map<char32_t, std::vector<std::pair<std::u32string, std::u32string>>> forms_;
};

// Every word stands somewhere in the text.
bool holds_all(const Spelling::Folded& text, const std::vector<Spelling::Folded>& words);

} // namespace yoriai::base
