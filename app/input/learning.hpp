// What people chose on the keyboards of one meeting: so that a word comes first the second time. A plain value; it is kept in the
// session file and nowhere else, because a shared machine must not carry words from one meeting to the next.
//
//   learning.learn(composition.take_choices());     // when a note is posted
//   lists = {field, board, learning.list()};        // for convert and predict; the list is made anew only after a change
//
// One thread; the list handed out is immutable and may be read by any.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "input/converter.hpp"
#include "input/word_list.hpp"

namespace yoriai::input {

// A segment as it was accepted.
struct Choice {
  Candidate candidate;
  bool chosen = false; // from the candidates, against what came first
  bool operator==(const Choice&) const = default;
};

class Learning {
public:
  static constexpr std::size_t kMostWords = 1000; // the ones used least and longest ago go first

  // Takes what was accepted in a row (one note). Words that somebody chose will come first; the others, and phrases up to a
  // punctuation mark, will be offered. Does nothing while switched off.
  void learn(const std::vector<Choice>& accepted);

  // Switched off, nothing is learned and nothing learned is used; what is known stays until clear().
  void switch_on(bool on);
  bool is_on() const { return on_; }
  void clear();
  std::size_t size() const { return words_.size(); }

  // Learned words, those used most first; empty while switched off. Never null.
  std::shared_ptr<const WordList> list() const;

  // {"on":true,"words":[["じじょ","自助",3,2],…]}: reading, word, times used, strength of the choice; oldest first.
  base::Json to_json() const;
  std::string to_text() const { return to_json().dump(); }
  // Error: "learning.bad" for anything that is not such a text; unknown members are passed over.
  static base::Result<Learning> from_text(std::string_view text);

  bool operator==(const Learning& other) const { return on_ == other.on_ && words_ == other.words_; }

private:
  struct Known {
    std::string reading, text;
    std::uint32_t uses = 0, strength = 0;
    bool operator==(const Known&) const = default;
  };
  void note(const std::string& reading, const std::string& text, bool chosen);
  void note_phrase(const std::vector<Piece>& words);

  bool on_ = true;
  std::vector<Known> words_;                     // oldest use first
  mutable std::shared_ptr<const WordList> list_; // null after a change
};

} // namespace yoriai::input
