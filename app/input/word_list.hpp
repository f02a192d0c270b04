// Words with their readings that stand beside the table of words: the field's dictionary, the words of this meeting, what was
// learned. A plain sorted list; immutable once made, so that keyboards of every thread share it by pointer.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yoriai::input {

// How a word joins its neighbours when the table of words does not know it.
enum class WordKind { noun, suru, na, proper, person, place, organisation, adverb, phrase };

// "noun", "suru" …, as in the field's dictionary; nothing for any other name.
bool read_kind(std::string_view name, WordKind& kind);

struct Word {
  std::string reading; // hiragana; ASCII digits and letters may stand in it
  std::string text;
  WordKind kind = WordKind::noun;
  // How much likelier than the table says, in its costs: 500 × ln(times likelier). 0 to 10,000.
  int preference = 0;

  bool operator==(const Word&) const = default;
};

// Two words that belong together, with a particle or nothing between them: 犬 (を) 飼う, 風邪 (を) ひく. Where they meet they are taken
// before their homonyms. The second may be inflected (飼って).
struct Pair {
  std::string reading, text;               // of the first
  std::string second_reading, second_text; // as in a dictionary: かう, 飼う
  std::vector<std::string> particles = {}; // between them, where the second may be offered: を

  bool operator==(const Pair&) const = default;
};

class WordList {
public:
  WordList() = default;
  // Words and pairs without reading or text are left out. `texts` are whole notes in which words stand one after another.
  explicit WordList(std::vector<Word> words, std::vector<Pair> pairs = {}, std::vector<std::string> texts = {});

  // Calls found(characters of the reading, word) for every word whose reading begins `text`.
  template <typename F> void each_prefix(std::u32string_view text, F&& found) const {
    std::size_t first = 0, last = entries_.size();
    for (std::size_t depth = 0; depth < text.size() && first < last; ++depth) {
      narrow(entries_, first, last, depth, text[depth]);
      for (std::size_t i = first; i < last && entries_[i].reading.size() == depth + 1; ++i)
        found(depth + 1, entries_[i].word);
    }
  }
  // The beginning of a second word, as far as it stays in every form: か, 飼.
  struct Stem {
    std::u32string reading;
    std::string text;
    std::u32string_view endings;  // kana that may follow it; empty: the word does not change
    std::u32string whole_reading; // かう
    std::string whole_text;       // 飼う
    std::vector<std::string> particles;
    bool begins(std::u32string_view word) const; // whether a word of this reading may be a form of it
  };
  struct Companions {
    std::u32string reading; // of the first word
    std::string text;
    std::vector<Stem> seconds;
  };
  // Calls found(companions) for the first words of pairs whose reading begins `text`.
  template <typename F> void each_pair(std::u32string_view text, F&& found) const {
    std::size_t first = 0, last = pairs_.size();
    for (std::size_t depth = 0; depth < text.size() && first < last; ++depth) {
      narrow(pairs_, first, last, depth, text[depth]);
      for (std::size_t i = first; i < last && pairs_[i].reading.size() == depth + 1; ++i) found(pairs_[i]);
    }
  }
  const std::vector<Companions>& pairs() const { return pairs_; } // by the reading of the first
  const std::vector<std::string>& texts() const { return texts_; }

  // Words whose reading begins with `reading` (an equal one too), in the order of the list they were made from.
  std::vector<const Word*> beginning(std::u32string_view reading) const;
  std::vector<const Word*> all() const; // in the same order

  std::size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty() && pairs_.empty(); }

private:
  struct Entry {
    std::u32string reading;
    std::size_t order;
    Word word;
  };
  // Of the rows [first, last), whose readings share their first `depth` characters, those whose next one is `c`.
  template <typename Row>
  static void narrow(const std::vector<Row>& rows, std::size_t& first, std::size_t& last, std::size_t depth,
                     char32_t c) {
    const auto at = [depth](const Row& row) { return depth < row.reading.size() ? row.reading[depth] : char32_t{0}; };
    const auto from = rows.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = rows.begin() + static_cast<std::ptrdiff_t>(last);
    const auto low = std::lower_bound(from, to, c, [&](const Row& row, char32_t wanted) { return at(row) < wanted; });
    const auto high = std::upper_bound(low, to, c, [&](char32_t wanted, const Row& row) { return wanted < at(row); });
    first = static_cast<std::size_t>(low - rows.begin());
    last = static_cast<std::size_t>(high - rows.begin());
  }

  std::vector<Entry> entries_;    // by reading, then by order
  std::vector<Companions> pairs_; // by reading, then by text
  std::vector<std::string> texts_;
};

// The strongest last: where two lists hold a word, the greater preference counts.
using WordLists = std::vector<std::shared_ptr<const WordList>>;

} // namespace yoriai::input
