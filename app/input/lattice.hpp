// Every way to read a row of kana as words, and the cheapest ones: Viterbi forwards, A* backwards. The inside of the converter;
// screens use converter.hpp. One object serves one conversion on one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "input/dictionary.hpp"
#include "input/word_list.hpp"

namespace yoriai::input {

struct Node {
  std::uint32_t begin = 0, end = 0; // characters of the text
  std::uint16_t left = 0, right = 0;
  std::int32_t cost = 0;
  enum class From : std::uint8_t { table, list, number, typed, row } from = From::typed;
  bool mark = false;            // punctuation, set as it was typed
  Dictionary::Word word;        // From::table
  const Word* listed = nullptr; // From::list
  std::uint32_t row = 0;        // From::row: words set together, by their place in rows_
  // The cheapest way from the beginning to the end of this node, and the node before it there.
  std::int32_t total = std::numeric_limits<std::int32_t>::max();
  std::int32_t before = -1;
};

class Lattice {
public:
  // What stands before and after the text, by its ids; 0 is the beginning or end of a sentence.
  struct Context {
    std::uint16_t right_before = 0, left_after = 0;
  };
  // No word crosses one of `cuts` (ascending, characters). `text`, `dictionary` and `lists` must live as long as this.
  Lattice(std::u32string_view text, const Dictionary& dictionary, const WordLists& lists, Context context,
          const std::vector<std::size_t>& cuts);

  // Words in order; those of a row each by itself. The nodes live as long as the lattice.
  using Path = std::vector<const Node*>;
  Path best() const;
  // The cheapest paths in ascending order, until `take` returns false or `most` steps of search were made.
  void each_path(std::size_t most, const std::function<bool(const Path&)>& take) const;

  std::string text_of(const Node& node) const;
  std::u32string_view reading_of(const Node& node) const { return text_.substr(node.begin, node.end - node.begin); }

private:
  void add_nodes_at(std::size_t begin, std::size_t limit);
  void add_from_table(std::size_t begin, std::size_t limit);
  void add_from_lists(std::size_t begin, std::size_t limit);
  void add_pairs(std::size_t begin);
  // Words that belong together, and what they cost from the first to the last.
  struct Row {
    std::vector<Node> words;
    std::int32_t cost = 0;
  };
  // Where two of them may stand beside each other.
  struct Meeting {
    const WordList::Companions* first;
    const WordList::Stem* second;
    std::size_t end; // of the first
    std::u32string_view particle;
  };
  void find_pairs();
  Node first_of(std::size_t begin, std::size_t tail, const Meeting& meeting) const;
  void add_seconds(const Row& row, const Meeting& meeting);
  void add_row(Row row, std::u32string_view particle, const Node& word);
  void add_number(std::size_t begin, std::size_t limit);
  void add_day(std::size_t begin, std::size_t end);
  void add_as_typed(std::size_t begin, std::size_t limit);
  void add(Node node);
  std::size_t limit_at(std::size_t begin) const; // where a word that begins here must have ended
  Node node_of(const Dictionary::Word& word, std::size_t begin, std::size_t end) const;
  Node node_of(const Word& listed, std::size_t begin, std::size_t end) const;
  template <typename F> void each_word_at(std::size_t begin, std::size_t end, F&& found) const;
  bool is_joining(const Dictionary::Word& word) const { // a particle, a suffix
    return (dictionary_.traits(word.left) & table::joins_before) != 0;
  }
  bool counter_follows(std::size_t at, std::size_t limit) const;
  void append(Path& path, const Node& node) const;
  void connect(std::size_t begin, std::size_t first_new);
  std::int32_t last_cost(const Node& node) const; // of what follows the text

  std::u32string_view text_;
  const Dictionary& dictionary_;
  const WordLists& lists_;
  Context context_;
  std::vector<std::size_t> cuts_;
  std::vector<std::uint8_t> codes_;
  std::vector<Node> nodes_;
  std::vector<std::vector<Node>> rows_;
  std::vector<std::vector<Meeting>> meetings_;       // by where the first word begins
  std::vector<std::vector<std::int32_t>> ending_at_; // nodes by their end
  // The cheapest node that ends where the next begins, by its right id, and the best of those by left id; −1 for none yet.
  std::vector<std::int32_t> by_right_, by_left_;
};

} // namespace yoriai::input
