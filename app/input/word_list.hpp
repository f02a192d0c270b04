// Words with their readings that stand beside the table of words: the field's dictionary, the words of this meeting, what was
// learned. A plain sorted list; immutable once made, so that keyboards of every thread share it by pointer.
#pragma once

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

class WordList {
public:
  WordList() = default;
  explicit WordList(std::vector<Word> words); // those without reading or text are left out

  // Calls found(characters of the reading, word) for every word whose reading begins `text`.
  template <typename F> void each_prefix(std::u32string_view text, F&& found) const {
    std::size_t first = 0, last = entries_.size();
    for (std::size_t depth = 0; depth < text.size() && first < last; ++depth) {
      narrow(first, last, depth, text[depth]);
      for (std::size_t i = first; i < last && entries_[i].reading.size() == depth + 1; ++i)
        found(depth + 1, entries_[i].word);
    }
  }
  // Words whose reading begins with `reading` (an equal one too), in the order of the list they were made from.
  std::vector<const Word*> beginning(std::u32string_view reading) const;
  std::vector<const Word*> all() const; // in the same order

  std::size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }

private:
  struct Entry {
    std::u32string reading;
    std::size_t order;
    Word word;
  };
  void narrow(std::size_t& first, std::size_t& last, std::size_t depth, char32_t c) const;

  std::vector<Entry> entries_; // by reading, then by order
};

// The strongest last: where two lists hold a word, the greater preference counts.
using WordLists = std::vector<std::shared_ptr<const WordList>>;

} // namespace yoriai::input
