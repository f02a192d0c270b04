// Words offered while somebody is still typing: みんせ → 民生委員, 民生児童委員. First what was chosen in this meeting, then what
// stands on its board, then the field's words, then likely words of the table. Pure functions over immutable lists; any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/converter.hpp"
#include "input/word_list.hpp"

namespace yoriai::input {

// What all keyboards of a meeting write with. Copying it copies pointers; a keyboard that is handed a new one after a note was
// posted goes on as it was.
struct Engine {
  Converter converter;
  std::shared_ptr<const WordList> field, board, learned; // each may be null

  WordLists lists() const; // for Converter: those that there are
};

struct Prediction {
  std::size_t from = 0; // code points of the kana that stay before it; they become `before`
  Candidate before;     // the first candidates of what stands before
  Candidate word;
  bool operator==(const Prediction&) const = default;
};

// What the end of `kana` may become. A word is looked for from the beginning of the kana, and from every place where the converter
// begins a word, if at least two kana follow. No doubles, at most `most`.
std::vector<Prediction> predict(const Engine& engine, std::string_view kana, std::size_t most = 12);

// What may come next where nothing is being typed: 玄関の灯りが → ついて, つかない. From what was written in this meeting, from the notes
// on its board, from words that belong together and from the field's phrases, in this order; nothing where none of them knows the
// end of `before`, which is the text left of the caret. `from` is 0 and `before` empty; where the reading of an offer is not known, its
// text stands for it. No doubles, at most `most`.
std::vector<Prediction> predict_next(const Engine& engine, std::string_view before, std::size_t most = 6);

// Words of this meeting, for Engine::board; its texts are kept there too.
struct BoardTexts {
  std::vector<std::string> texts;                         // of notes, agreements, participants …
  std::vector<std::pair<std::string, std::string>> known; // (reading, word) where the caller knows both
};
// Katakana words; words of the field's list; kanji words whose reading the table knows: a whole run of kanji, or two words that make
// it up. With a dictionary its whole table is read once, some 50 ms: call it beside the drawing thread. `known` comes first.
std::shared_ptr<const WordList> board_words(const BoardTexts& board, const WordList* field,
                                            const Dictionary* dictionary);

} // namespace yoriai::input
