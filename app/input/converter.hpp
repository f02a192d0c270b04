// Kana to kanji: かいごしえんせんもんいん → 介護支援専門員, by segments, each with its candidates.
//
//   Converter converter(Dictionary::open(dictionary_file()));           // once; shared by all keyboards
//   Conversion all = converter.convert("ちいきのかだい", lists);           // 地域の | 課題
//   auto others = converter.candidates(all.segments[0], lists);          // 地域の, 地いきの, 値域の, …, ちいきの, チイキノ
//   all = converter.convert("ちいきのかだい", lists, {3});                 // the first segment is now ちいき
//
// Nothing is remembered here: what was learned comes in as one of the lists (learning.hpp). Costs for 20 kana well under 1 ms,
// for 500 a few ms; candidates are made only when asked for. Immutable; any thread, several at once.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/dictionary.hpp"
#include "input/word_list.hpp"

namespace yoriai::input {

// One word as it was read and written.
struct Piece {
  std::string reading, text;
  bool operator==(const Piece&) const = default;
};

struct Candidate {
  std::string text;
  std::vector<Piece> words; // in order; their texts make up `text`, their readings the reading of the segment
  bool operator==(const Candidate&) const = default;
};

struct Segment {
  std::string reading;                 // as typed
  std::size_t size = 0;                // of the reading, in code points (what convert() takes as a length)
  Candidate best;                      // the first candidate
  bool fixed = false;                  // a punctuation mark: there is nothing to choose
  std::uint16_t before = 0, after = 0; // parts of speech around it, for candidates()
};

struct Conversion {
  std::vector<Segment> segments; // their readings in a row are what was given
  std::string text() const;      // of all first candidates
};

class Converter {
public:
  static constexpr std::size_t kMaxReading = 2000; // code points; what follows is one segment, set as it was typed

  // Without a dictionary (null) every segment is set as it was typed, and hiragana and katakana are its candidates.
  Converter() = default;
  explicit Converter(std::shared_ptr<const Dictionary> dictionary) : dictionary_(std::move(dictionary)) {}
  bool has_dictionary() const { return dictionary_ != nullptr; }

  // `reading` is kana, mixed with whatever else; bytes that are no UTF-8 become U+FFFD. `lengths` fixes the first segments, in code
  // points: they are exactly so long, and the rest is parted anew. Lengths beyond the text are cut; those of 0 are ignored.
  Conversion convert(std::string_view reading, const WordLists& lists = {},
                     const std::vector<std::size_t>& lengths = {}) const;

  // All that a segment may become, the likeliest first: its best, other words, numbers in digits and kanji, hiragana, katakana,
  // single kanji. No doubles; about `most`, and besides them every kanji of just this reading, hiragana and katakana.
  std::vector<Candidate> candidates(const Segment& segment, const WordLists& lists = {}, std::size_t most = 60) const;

  const Dictionary* dictionary() const { return dictionary_.get(); }

private:
  std::shared_ptr<const Dictionary> dictionary_;
};

} // namespace yoriai::input
