#include "input/learning.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "input/kana.hpp"

namespace yoriai::input {
namespace {

constexpr std::uint32_t kMostStrength = 4, kMostUses = 1'000'000;
constexpr std::size_t kLongestReading = 40, kLongestText = 200; // characters; bytes
constexpr std::size_t kShortestPhrase = 4, kLongestPhrase = 24; // characters of its reading

// One choice outweighs what the table thinks; a word of one or two kana stands in too many others to be pushed so hard.
int preference(std::uint32_t strength, std::size_t reading_size) {
  if (strength == 0) return 0;
  if (reading_size == 1) return 1000;
  if (reading_size == 2) return 2000 + 500 * static_cast<int>(strength);
  return 3500 + 500 * static_cast<int>(strength);
}

bool may_keep(const std::string& reading, const std::string& text) {
  return is_reading(reading) && code_points(reading).size() <= kLongestReading && !text.empty() &&
         text.size() <= kLongestText && base::clean_text(text) == text;
}

bool is_mark(const Piece& word) {
  const std::u32string points = code_points(word.text);
  return points.size() == 1 && is_punctuation(points[0]);
}

} // namespace

void Learning::note(const std::string& reading, const std::string& text, bool chosen) {
  if (!may_keep(reading, text)) return;
  Known known{reading, text, 0, 0};
  for (auto it = words_.begin(); it != words_.end();) {
    if (it->reading == reading && it->text == text) {
      known = *it;
      it = words_.erase(it);
      continue;
    }
    if (chosen && it->reading == reading) it->strength = 0; // who chooses one word turns away from its homonyms
    ++it;
  }
  known.uses = std::min(known.uses + 1, kMostUses);
  if (chosen) known.strength = std::min(known.strength + 1, kMostStrength);
  words_.push_back(std::move(known));
}

void Learning::note_phrase(const std::vector<Piece>& words) {
  std::string reading, text;
  for (const Piece& word : words) reading += word.reading, text += word.text;
  const std::size_t size = code_points(reading).size();
  if (words.size() > 1 && size >= kShortestPhrase && size <= kLongestPhrase && text != reading)
    note(reading, text, false);
}

void Learning::learn(const std::vector<Choice>& accepted) {
  if (!on_) return;
  std::vector<Piece> phrase;
  for (const Choice& choice : accepted) {
    for (const Piece& word : choice.candidate.words) {
      if (is_mark(word)) {
        note_phrase(phrase);
        phrase.clear();
        continue;
      }
      phrase.push_back(word);
      // Kana that stayed kana is learned only from somebody who wanted it so.
      if (word.text != word.reading || choice.chosen) note(word.reading, word.text, choice.chosen);
    }
  }
  note_phrase(phrase);
  while (words_.size() > kMostWords) {
    const auto least = std::min_element(words_.begin(), words_.end(), [](const Known& a, const Known& b) {
      return a.uses + a.strength < b.uses + b.strength; // the oldest of equals comes first
    });
    words_.erase(least);
  }
  list_.reset();
}

void Learning::switch_on(bool on) {
  on_ = on;
  list_.reset();
}

void Learning::clear() {
  words_.clear();
  list_.reset();
}

std::shared_ptr<const WordList> Learning::list() const {
  if (list_) return list_;
  std::vector<const Known*> order;
  if (on_)
    for (auto it = words_.rbegin(); it != words_.rend(); ++it) order.push_back(&*it);
  std::stable_sort(order.begin(), order.end(), [](const Known* a, const Known* b) { return a->uses > b->uses; });
  std::vector<Word> words;
  for (const Known* known : order)
    words.push_back(
        {known->reading, known->text, WordKind::noun, preference(known->strength, code_points(known->reading).size())});
  list_ = std::make_shared<WordList>(std::move(words));
  return list_;
}

base::Json Learning::to_json() const {
  base::Json words = base::Json::array();
  for (const Known& known : words_)
    words.push_back(base::Json::array({known.reading, known.text, known.uses, known.strength}));
  return {{"on", on_}, {"words", std::move(words)}};
}

base::Result<Learning> Learning::from_text(std::string_view text) {
  const base::Error bad = base::refused("learning.bad");
  const auto json = base::parse_json(text);
  if (!json || !json->is_object() || !json->contains("on") || !(*json)["on"].is_boolean() || !json->contains("words") ||
      !(*json)["words"].is_array() || (*json)["words"].size() > kMostWords)
    return bad;
  Learning learning;
  learning.on_ = (*json)["on"].get<bool>();
  for (const base::Json& row : (*json)["words"]) {
    if (!row.is_array() || row.size() != 4 || !row[0].is_string() || !row[1].is_string() ||
        !row[2].is_number_unsigned() || !row[3].is_number_unsigned())
      return bad;
    Known known{row[0].get<std::string>(), row[1].get<std::string>(), 0, 0};
    const auto uses = row[2].get<std::uint64_t>(), strength = row[3].get<std::uint64_t>();
    if (!may_keep(known.reading, known.text) || uses > kMostUses || strength > kMostStrength) return bad;
    known.uses = static_cast<std::uint32_t>(uses), known.strength = static_cast<std::uint32_t>(strength);
    learning.words_.push_back(std::move(known));
  }
  return learning;
}

} // namespace yoriai::input
