#include "input/lattice.hpp"

#include <algorithm>
#include <queue>

#include "input/kana.hpp"

namespace yoriai::input {
namespace {

// In the costs of the table, 500 × −ln(probability). A kana that no word explains is dearer than any word; a run of letters,
// digits or kanji that came as it is, is as likely as a common word.
constexpr std::int32_t kUnknownKana = 12000, kRun = 3000, kNumber = 2000, kMark = 500;
constexpr std::int32_t kDayAlone = 3500;
// Kana of a number that is read in kana; below kLeastAlone only where a counter follows, because にせん is much else.
constexpr std::u32string_view kNoDays = U"ついなよ"; // ついたち, いつか, なのか, ようか and よっか begin so
constexpr std::size_t kLeastNumber = 2, kLeastAlone = 4, kMostNumber = 16;
// A listed word that the table lacks, before its preference.
constexpr std::int32_t kNewWord = 6500, kLeastCost = -2000;

enum class Run { kana, mark, digits, latin, katakana, kanji, other };

Run run_of(char32_t c) {
  if (is_punctuation(c)) return Run::mark;
  if (is_hiragana(c) && c != U'ー') return Run::kana;
  if (is_digit(c)) return Run::digits;
  if (is_latin(c)) return Run::latin;
  if (is_katakana(c)) return Run::katakana;
  return is_kanji(c) ? Run::kanji : Run::other;
}

table::Role role_of(WordKind kind) {
  switch (kind) {
    case WordKind::noun:
    case WordKind::phrase: return table::noun;
    case WordKind::suru: return table::suru_noun;
    case WordKind::na: return table::na_adjective;
    case WordKind::proper: return table::proper_noun;
    case WordKind::person: return table::person;
    case WordKind::place: return table::place;
    case WordKind::organisation: return table::organisation;
    case WordKind::adverb: return table::adverb;
  }
  return table::noun;
}

} // namespace

Lattice::Lattice(std::u32string_view text, const Dictionary& dictionary, const WordLists& lists, Context context,
                 const std::vector<std::size_t>& cuts)
    : text_(text),
      dictionary_(dictionary),
      lists_(lists),
      context_(context),
      cuts_(cuts),
      codes_(dictionary.codes(text)),
      meetings_(text.size()),
      ending_at_(text.size() + 1),
      by_right_(dictionary.ids(), -1),
      by_left_(dictionary.ids(), -1) {
  find_pairs();
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    const std::size_t limit = limit_at(begin);
    const std::size_t first_new = nodes_.size();
    if (begin > 0 && ending_at_[begin].empty()) continue; // inside a run that is taken whole
    add_nodes_at(begin, limit);
    connect(begin, first_new);
  }
}

std::size_t Lattice::limit_at(std::size_t begin) const {
  const auto cut = std::upper_bound(cuts_.begin(), cuts_.end(), begin);
  return cut == cuts_.end() ? text_.size() : std::min(*cut, text_.size());
}

void Lattice::add(Node node) {
  ending_at_[node.end].push_back(static_cast<std::int32_t>(nodes_.size()));
  nodes_.push_back(node);
}

void Lattice::add_nodes_at(std::size_t begin, std::size_t limit) {
  if (run_of(text_[begin]) != Run::mark) {
    add_from_table(begin, limit);
    add_from_lists(begin, limit);
    add_pairs(begin);
    add_number(begin, limit);
  }
  add_as_typed(begin, limit);
}

void Lattice::add_from_table(std::size_t begin, std::size_t limit) {
  dictionary_.each_prefix(codes_.data() + begin, limit - begin, [&](std::size_t size, std::uint32_t key) {
    const std::size_t end = begin + size;
    if (end < text_.size() && end < limit && is_joined(text_[end])) return;
    dictionary_.each_word(key, [&](const Dictionary::Word& word) { add(node_of(word, begin, end)); });
  });
}

Node Lattice::node_of(const Dictionary::Word& word, std::size_t begin, std::size_t end) const {
  Node node;
  node.begin = static_cast<std::uint32_t>(begin), node.end = static_cast<std::uint32_t>(end);
  node.left = word.left, node.right = word.right, node.cost = word.cost;
  node.from = Node::From::table, node.word = word;
  return node;
}

void Lattice::add_from_lists(std::size_t begin, std::size_t limit) {
  for (const auto& list : lists_)
    list->each_prefix(text_.substr(begin, limit - begin),
                      [&](std::size_t size, const Word& listed) { add(node_of(listed, begin, begin + size)); });
}

Node Lattice::node_of(const Word& listed, std::size_t begin, std::size_t end) const {
  Node node;
  node.begin = static_cast<std::uint32_t>(begin), node.end = static_cast<std::uint32_t>(end);
  node.left = node.right = dictionary_.role(role_of(listed.kind));
  node.cost = kNewWord, node.from = Node::From::list, node.listed = &listed;
  // The table's own word keeps its part of speech, and its cost where that is lower.
  const std::u32string_view reading = text_.substr(begin, end - begin);
  bool known = false;
  if (const auto key = dictionary_.find(reading); key != dictionary_.keys())
    dictionary_.each_word(key, [&](const Dictionary::Word& word) {
      if (known || dictionary_.text(word, reading) != listed.text) return;
      known = true; // the cheapest of them comes first
      node.left = word.left, node.right = word.right, node.cost = std::min<std::int32_t>(word.cost, kNewWord);
    });
  node.cost = std::max(node.cost - std::clamp(listed.preference, 0, 10000), kLeastCost);
  return node;
}

bool Lattice::counter_follows(std::size_t at, std::size_t limit) const {
  bool found = false;
  dictionary_.each_prefix(codes_.data() + at, limit - at, [&](std::size_t, std::uint32_t key) {
    dictionary_.each_word(key, [&](const Dictionary::Word& word) {
      found = found || (dictionary_.traits(word.left) & table::counter) != 0;
    });
  });
  return found;
}

// にじゅうご as 25, いっ before かい as 1. What else is a number of one kana numeral (に, じゅう) is left to the table, which knows its
// other meanings.
void Lattice::add_number(std::size_t begin, std::size_t limit) {
  for (std::size_t size = kLeastNumber; size <= kMostNumber && begin + size <= limit; ++size) {
    const auto kana = text_.substr(begin, size);
    add_day(begin, begin + size);
    const bool cut = kana.back() == U'っ';
    if (number_of_kana(kana).size() < (cut ? 1 : 2)) continue;
    if ((cut || size < kLeastAlone) && !counter_follows(begin + size, limit)) continue;
    Node node;
    node.begin = static_cast<std::uint32_t>(begin), node.end = static_cast<std::uint32_t>(begin + size);
    node.left = node.right = dictionary_.role(table::number);
    node.cost = kNumber, node.from = Node::From::number;
    add(node);
  }
}

// はつか as 20日. いつか, なのか and others are days only behind a month, みっか and its like are written so more often there.
void Lattice::add_day(std::size_t begin, std::size_t end) {
  const auto reading = text_.substr(begin, end - begin);
  if (day_of_kana(reading).empty()) return;
  const bool behind_month = text_.substr(0, begin).ends_with(U"がつ");
  if (!behind_month && kNoDays.find(reading.front()) != kNoDays.npos) return;
  Node node;
  node.begin = static_cast<std::uint32_t>(begin), node.end = static_cast<std::uint32_t>(end);
  node.left = node.right = dictionary_.role(table::number);
  dictionary_.each_word(dictionary_.find(U"にち"), [&](const Dictionary::Word& word) {
    if ((dictionary_.traits(word.left) & table::counter) != 0) node.right = word.right;
  });
  node.cost = behind_month ? kNumber : kDayAlone, node.from = Node::From::number;
  add(node);
}

// What is no word of any list, set as it was typed.
void Lattice::add_as_typed(std::size_t begin, std::size_t limit) {
  const Run run = run_of(text_[begin]);
  Node node;
  node.begin = static_cast<std::uint32_t>(begin);
  std::size_t end = begin + 1;
  const auto belongs = [&](char32_t c) {
    return is_joined(c) ||
           (run != Run::kana && run != Run::mark && (run_of(c) == run || (run == Run::katakana && c == U'ー')));
  };
  while (end < limit && belongs(text_[end])) ++end;
  node.end = static_cast<std::uint32_t>(end);
  switch (run) {
    case Run::kana: node.cost = kUnknownKana, node.left = node.right = dictionary_.role(table::noun); break;
    case Run::mark: {
      node.cost = kMark, node.mark = true, node.left = node.right = dictionary_.role(table::symbol);
      // 、 and 。 have parts of speech of their own.
      if (const auto key = dictionary_.find(text_.substr(begin, 1)); key != dictionary_.keys())
        if (const auto words = dictionary_.words_of(key); !words.empty())
          node.left = words[0].left, node.right = words[0].right;
      break;
    }
    case Run::digits: node.cost = kNumber, node.left = node.right = dictionary_.role(table::number); break;
    case Run::other: node.cost = kRun, node.left = node.right = dictionary_.role(table::symbol); break;
    default: node.cost = kRun, node.left = node.right = dictionary_.role(table::noun); break;
  }
  add(node);
}

// Finds the cheapest node before each node that begins here. Many share a right or a left id, so each pair is weighed once.
void Lattice::connect(std::size_t begin, std::size_t first_new) {
  std::vector<std::uint16_t> rights;
  for (const std::int32_t i : ending_at_[begin]) {
    const Node& node = nodes_[static_cast<std::size_t>(i)];
    std::int32_t& best = by_right_[node.right];
    if (best < 0) rights.push_back(node.right);
    if (best < 0 || node.total < nodes_[static_cast<std::size_t>(best)].total) best = i;
  }
  for (std::size_t n = first_new; n < nodes_.size(); ++n) {
    Node& node = nodes_[n];
    if (begin == 0) {
      node.total = node.cost + dictionary_.connection(context_.right_before, node.left);
      continue;
    }
    std::int32_t& twin = by_left_[node.left]; // an earlier node of this place with the same left id
    if (twin >= 0) {
      const Node& like = nodes_[static_cast<std::size_t>(twin)];
      node.total = like.total - like.cost + node.cost, node.before = like.before;
      continue;
    }
    for (const std::uint16_t right : rights) {
      const std::int32_t before = by_right_[right];
      const std::int32_t total =
          nodes_[static_cast<std::size_t>(before)].total + dictionary_.connection(right, node.left) + node.cost;
      if (total < node.total) node.total = total, node.before = before;
    }
    twin = static_cast<std::int32_t>(n);
  }
  for (const std::uint16_t right : rights) by_right_[right] = -1;
  for (std::size_t n = first_new; n < nodes_.size(); ++n) by_left_[nodes_[n].left] = -1;
}

std::int32_t Lattice::last_cost(const Node& node) const {
  return dictionary_.connection(node.right, context_.left_after);
}

Lattice::Path Lattice::best() const {
  std::int32_t last = -1;
  for (const std::int32_t i : ending_at_.back()) {
    const Node& node = nodes_[static_cast<std::size_t>(i)];
    if (last < 0 || node.total + last_cost(node) < nodes_[static_cast<std::size_t>(last)].total +
                                                       last_cost(nodes_[static_cast<std::size_t>(last)]))
      last = i;
  }
  std::vector<std::int32_t> backwards;
  for (; last >= 0; last = nodes_[static_cast<std::size_t>(last)].before) backwards.push_back(last);
  Path path;
  for (auto i = backwards.rbegin(); i != backwards.rend(); ++i) append(path, nodes_[static_cast<std::size_t>(*i)]);
  return path;
}

void Lattice::append(Path& path, const Node& node) const {
  if (node.from != Node::From::row) return path.push_back(&node);
  for (const Node& word : rows_[node.row]) path.push_back(&word);
}

// From the end towards the beginning; what is left to go is known exactly (total), so paths come out in order of cost.
void Lattice::each_path(std::size_t most, const std::function<bool(const Path&)>& take) const {
  struct Step {
    std::int64_t estimate, after; // of the whole path; of what follows the node
    std::int32_t node, next;      // next: the step after this one, −1 at the end
  };
  std::vector<Step> steps;
  const auto dearer = [&](std::int32_t a, std::int32_t b) {
    return steps[static_cast<std::size_t>(a)].estimate > steps[static_cast<std::size_t>(b)].estimate;
  };
  std::priority_queue<std::int32_t, std::vector<std::int32_t>, decltype(dearer)> open(dearer);
  const auto push = [&](std::int32_t node, std::int64_t after, std::int32_t next) {
    steps.push_back({nodes_[static_cast<std::size_t>(node)].total + after, after, node, next});
    open.push(static_cast<std::int32_t>(steps.size() - 1));
  };
  if (text_.empty()) return;
  for (const std::int32_t i : ending_at_.back()) push(i, last_cost(nodes_[static_cast<std::size_t>(i)]), -1);
  for (std::size_t made = 0; made < most && !open.empty(); ++made) {
    const std::int32_t at = open.top();
    open.pop();
    const Step step = steps[static_cast<std::size_t>(at)];
    const Node& node = nodes_[static_cast<std::size_t>(step.node)];
    if (node.begin == 0) {
      Path path;
      for (std::int32_t i = at; i >= 0; i = steps[static_cast<std::size_t>(i)].next)
        append(path, nodes_[static_cast<std::size_t>(steps[static_cast<std::size_t>(i)].node)]);
      if (!take(path)) return;
      continue;
    }
    for (const std::int32_t i : ending_at_[node.begin]) {
      const Node& before = nodes_[static_cast<std::size_t>(i)];
      push(i, step.after + node.cost + dictionary_.connection(before.right, node.left), at);
    }
  }
}

std::string Lattice::text_of(const Node& node) const {
  switch (node.from) {
    case Node::From::table: {
      std::string text = dictionary_.text(node.word, reading_of(node));
      return text.empty() ? utf8(reading_of(node)) : text;
    }
    case Node::From::list: return node.listed->text;
    case Node::From::number: {
      const std::string day = day_of_kana(reading_of(node));
      return day.empty() ? written_number(number_of_kana(reading_of(node))) : day + "日";
    }
    case Node::From::row: // its words stand in paths, never the row
    case Node::From::typed: break;
  }
  return utf8(reading_of(node));
}

} // namespace yoriai::input
