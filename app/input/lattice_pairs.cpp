// Words that belong together (word_list.hpp: Pair) as rows of the lattice.
#include <algorithm>

#include "input/kana.hpp"
#include "input/lattice.hpp"

namespace yoriai::input {
namespace {

// How much likelier two words are where they belong together: some four hundred times.
constexpr std::int32_t kPairPreference = 3000;
constexpr std::size_t kLongestRow = 4; // words after which a row takes one more pair and no further
constexpr std::size_t kShortestHead = 2,
                      kLongestHead = 12; // kana of a compound before the word of a pair that it ends with
// What may stand between them.
constexpr std::u32string_view kParticles[] = {U"",   U"が", U"を", U"に",   U"は",   U"も",   U"で",  U"の",
                                              U"と", U"へ", U"や", U"から", U"まで", U"には", U"さえ"};

} // namespace

// Where a first word of a pair is followed by what may be its second.
void Lattice::find_pairs() {
  for (std::size_t begin = 0; begin < text_.size(); ++begin)
    for (const auto& list : lists_)
      list->each_pair(text_.substr(begin), [&](const WordList::Companions& first) {
        const std::size_t end = begin + first.reading.size();
        for (const std::u32string_view particle : kParticles) {
          if (!text_.substr(end).starts_with(particle)) continue;
          for (const WordList::Stem& second : first.seconds)
            if (text_.substr(end + particle.size()).starts_with(second.reading))
              meetings_[begin].push_back({&first, &second, end, particle});
        }
      });
}

// 犬を飼う: the first word or one that ends with it (番犬), a particle or nothing, and the second one, as one row that costs less than
// its words; 重い荷物を持つ goes on. A border may lie between them.
void Lattice::add_pairs(std::size_t begin) {
  const std::size_t last = std::min(begin + kLongestHead, text_.size());
  for (std::size_t tail = begin; tail < last; tail += tail == begin ? kShortestHead : 1) {
    const WordList::Companions* known = nullptr; // several meetings share their first word
    Node first;
    for (const Meeting& meeting : meetings_[tail]) {
      if (meeting.end > limit_at(begin)) continue;
      if (meeting.first != known) first = first_of(begin, tail, meeting), known = meeting.first;
      if (first.end != 0) add_seconds({{first}, first.cost}, meeting);
    }
  }
}

// The cheapest word that is the first of this pair or ends with it; its end is 0 when there is none.
Node Lattice::first_of(std::size_t begin, std::size_t tail, const Meeting& meeting) const {
  Node first;
  each_word_at(begin, meeting.end, [&](const Node& word) {
    if (first.end != 0 && word.cost >= first.cost) return;
    const std::string text = text_of(word);
    if (tail == begin ? text == meeting.first->text : text.ends_with(meeting.first->text)) first = word;
  });
  return first;
}

// The words of the table and of the lists that read just this; particles and suffixes are left out.
template <typename F> void Lattice::each_word_at(std::size_t begin, std::size_t end, F&& found) const {
  const auto reading = text_.substr(begin, end - begin);
  dictionary_.each_word(dictionary_.find(reading), [&](const Dictionary::Word& word) {
    if (!is_joining(word)) found(node_of(word, begin, end));
  });
  for (const auto& list : lists_)
    list->each_prefix(reading, [&](std::size_t size, const Word& listed) {
      if (size == reading.size()) found(node_of(listed, begin, end));
    });
}

void Lattice::add_seconds(const Row& row, const Meeting& meeting) {
  const std::size_t at = meeting.end + meeting.particle.size(), limit = limit_at(at);
  if (at > meeting.end && limit_at(meeting.end) < at) return;
  const auto try_word = [&](const Node& word) {
    if (text_of(word).starts_with(meeting.second->text)) add_row(row, meeting.particle, word);
  };
  dictionary_.each_prefix(codes_.data() + at, limit - at, [&](std::size_t size, std::uint32_t key) {
    if (!meeting.second->begins(text_.substr(at, size)) || (at + size < text_.size() && is_joined(text_[at + size])))
      return;
    dictionary_.each_word(key, [&](const Dictionary::Word& word) {
      if (!is_joining(word)) try_word(node_of(word, at, at + size));
    });
  });
  for (const auto& list : lists_)
    list->each_prefix(text_.substr(at, limit - at), [&](std::size_t size, const Word& listed) {
      if (meeting.second->begins(text_.substr(at, size))) try_word(node_of(listed, at, at + size));
    });
}

void Lattice::add_row(Row row, std::u32string_view particle, const Node& word) {
  const Node last = row.words.back();
  std::int32_t least = dictionary_.connection(last.right, word.left);
  if (!particle.empty()) {
    least = std::numeric_limits<std::int32_t>::max();
    Node between;
    if (const auto key = dictionary_.find(particle); key != dictionary_.keys())
      dictionary_.each_word(key, [&](const Dictionary::Word& one) {
        const std::int32_t cost =
            dictionary_.connection(last.right, one.left) + one.cost + dictionary_.connection(one.right, word.left);
        if (cost < least && is_joining(one) && dictionary_.text(one, particle) == utf8(particle))
          least = cost, between = node_of(one, last.end, word.begin);
      });
    if (least == std::numeric_limits<std::int32_t>::max()) return;
    row.words.push_back(between);
  }
  row.words.push_back(word);
  row.cost += least + word.cost - kPairPreference;
  Node node;
  node.begin = row.words.front().begin, node.end = word.end;
  node.left = row.words.front().left, node.right = word.right, node.cost = row.cost;
  node.from = Node::From::row, node.row = static_cast<std::uint32_t>(rows_.size());
  rows_.push_back(row.words);
  add(node);
  if (row.words.size() > kLongestRow) return;
  const std::string text = text_of(word);
  for (const Meeting& next : meetings_[word.begin])
    if (next.end == word.end && next.first->text == text) add_seconds(row, next);
}

} // namespace yoriai::input
