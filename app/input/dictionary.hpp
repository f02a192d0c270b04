// The table of words: readings, words, and what it costs to set one word after another. Read in place from one file, so that
// opening it takes no time however large it is, and many keyboards share one copy.
//
// The file comes from outside this program: whatever its bytes are, nothing here reads outside it or fails to end; a table damaged
// behind a whole header gives wrong or no words, every text handed out is UTF-8. The file must not be cut short by another
// program while it is open. Immutable; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "input/mapped_file.hpp"
#include "input/table_format.hpp"

namespace yoriai::input {

// The table of words of this installation: $YORIAI_DICTIONARY, else beside the program (build tree), else in
// share/yoriai/dictionary of where it is installed. Where there is none, the first of these places.
std::filesystem::path dictionary_file();

class Dictionary {
public:
  // Maps the file and checks its head. Errors: "dictionary.missing" {file}, "dictionary.damaged" {file}.
  static base::Result<std::shared_ptr<const Dictionary>> open(const std::filesystem::path& file);
  // The same over bytes in memory. Error: "dictionary.damaged" {file: ""}.
  static base::Result<std::shared_ptr<const Dictionary>> of_bytes(std::string bytes);
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  // Reads the whole file and compares its checksum: some 20 ms. Error: "dictionary.damaged" {file}.
  base::Result<void> verify() const;

  struct Word {
    std::uint16_t left = 0, right = 0; // ids, always < ids()
    std::int16_t cost = 0;
    std::uint32_t index = 0; // for text()
  };

  // A reading as codes of this table; 0 for a character that no reading has.
  std::vector<std::uint8_t> codes(std::u32string_view reading) const;

  // Calls found(length, key) for every reading that begins `codes`, shortest first.
  template <typename F> void each_prefix(const std::uint8_t* codes, std::size_t size, F&& found) const {
    std::uint32_t first = 0, last = keys_;
    for (std::size_t depth = 0; depth < size && codes[depth] != 0; ++depth) {
      narrow(first, last, depth, codes[depth]);
      if (first == last) return;
      if (key_size(first) == depth + 1) found(depth + 1, first);
    }
  }
  // The key of exactly this reading, or keys().
  std::uint32_t find(std::u32string_view reading) const;
  // The keys whose reading begins so: [first, last).
  std::pair<std::uint32_t, std::uint32_t> keys_beginning(std::u32string_view reading) const;

  std::vector<Word> words_of(std::uint32_t key) const; // cheapest first
  template <typename F> void each_word(std::uint32_t key, F&& f) const {
    const auto [first, last] = word_range(key);
    for (std::uint32_t i = first; i < last; ++i)
      if (Word word; read_word(i, word)) f(word);
  }
  std::u32string reading(std::uint32_t key) const;
  // What is written for a word of that reading. Empty when the table is damaged there.
  std::string text(const Word& word, std::u32string_view reading) const;

  // The bytes of a word that is neither its reading nor its katakana, unchecked, for comparing; empty for the others.
  std::string_view stored_text(const Word& word) const;

  int connection(std::uint16_t right_before, std::uint16_t left_after) const;
  std::uint8_t traits(std::uint16_t left) const;
  std::uint16_t role(table::Role role) const { return roles_[role]; }
  std::uint32_t keys() const { return keys_; }
  std::uint32_t words() const { return words_; }
  std::uint32_t ids() const { return ids_; }

private:
  Dictionary() = default;
  base::Result<void> read_head();
  std::string_view section(table::Section section) const { return sections_[section]; }
  template <typename T> T value(table::Section section, std::size_t i) const;
  std::string_view key_codes(std::uint32_t key) const;
  std::size_t key_size(std::uint32_t key) const { return key_codes(key).size(); }
  // Of the keys [first, last), which share their first `depth` codes, those whose next code is `code`.
  void narrow(std::uint32_t& first, std::uint32_t& last, std::size_t depth, std::uint8_t code) const;
  std::pair<std::uint32_t, std::uint32_t> word_range(std::uint32_t key) const;
  bool read_word(std::uint32_t index, Word& word) const;

  std::string name_;     // of the file, for errors
  MappedFile file_;      // open()
  std::string bytes_;    // of_bytes()
  std::string_view all_; // of either
  std::array<std::string_view, table::kSections> sections_;
  std::uint32_t keys_ = 0, words_ = 0, ids_ = 0;
  std::array<std::uint16_t, table::kRoles> roles_{};
  std::vector<std::uint8_t> code_of_;                          // by code point below kDirect
  std::vector<std::pair<char32_t, std::uint8_t>> other_codes_; // the rest, ascending
};

} // namespace yoriai::input
