#include "input/word_list.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "input/kana.hpp"

namespace yoriai::input {
namespace {

constexpr std::array<std::pair<std::string_view, WordKind>, 9> kKinds = {{{"noun", WordKind::noun},
                                                                          {"suru", WordKind::suru},
                                                                          {"na", WordKind::na},
                                                                          {"proper", WordKind::proper},
                                                                          {"person", WordKind::person},
                                                                          {"place", WordKind::place},
                                                                          {"organisation", WordKind::organisation},
                                                                          {"adverb", WordKind::adverb},
                                                                          {"phrase", WordKind::phrase}}};

// The kana that may follow the stem of a word that ends with this one: 飼わ, 飼い, 飼っ; 重かっ, 重く, 重さ. Empty for other words.
std::u32string_view endings(char32_t last) {
  switch (last) {
    case U'う': return U"わいうえおっ";
    case U'く': return U"かきくけこいっ";
    case U'ぐ': return U"がぎぐげごい";
    case U'す': return U"さしすせそ";
    case U'つ': return U"たちつてとっ";
    case U'ぬ': return U"なにぬねのん";
    case U'ぶ': return U"ばびぶべぼん";
    case U'む': return U"まみむめもん";
    case U'る': return U"らりるれろっ";
    case U'い': return U"いかくけさみ";
    default: return {};
  }
}

// かう, 飼う → か, 飼. What does not end with kana of its own (荷物) stays whole.
WordList::Stem stem_of(const Pair& pair) {
  const std::u32string whole = code_points(pair.second_reading);
  std::u32string reading = whole, text = code_points(pair.second_text);
  WordList::Stem stem{{}, {}, {}, whole, pair.second_text, pair.particles};
  if (reading.size() > 1 && text.size() > 1 && reading.back() == text.back() && !endings(reading.back()).empty()) {
    stem.endings = endings(reading.back());
    reading.pop_back(), text.pop_back();
  }
  stem.reading = std::move(reading), stem.text = utf8(text);
  return stem;
}

} // namespace

bool WordList::Stem::begins(std::u32string_view word) const {
  if (!word.starts_with(reading)) return false;
  if (endings.empty()) return true;
  if (word.size() == reading.size()) return whole_reading.back() == U'る'; // 着 of 着る
  return endings.find(word[reading.size()]) != endings.npos;
}

bool read_kind(std::string_view name, WordKind& kind) {
  for (const auto& [known, value] : kKinds)
    if (known == name) return kind = value, true;
  return false;
}

WordList::WordList(std::vector<Word> words, std::vector<Pair> pairs, std::vector<std::string> texts)
    : texts_(std::move(texts)) {
  for (Word& word : words) {
    std::u32string reading = code_points(word.reading);
    if (!reading.empty() && !word.text.empty())
      entries_.push_back({std::move(reading), entries_.size(), std::move(word)});
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    const int order = a.reading.compare(b.reading);
    return order != 0 ? order < 0 : a.order < b.order;
  });
  std::map<std::pair<std::u32string, std::string>, std::vector<Stem>> companions;
  for (const Pair& pair : pairs)
    if (!pair.reading.empty() && !pair.text.empty())
      if (Stem stem = stem_of(pair); !stem.reading.empty())
        companions[{code_points(pair.reading), pair.text}].push_back(std::move(stem));
  for (auto& [first, seconds] : companions) pairs_.push_back({first.first, first.second, std::move(seconds)});
}

std::vector<const Word*> WordList::beginning(std::u32string_view reading) const {
  std::size_t first = 0, last = entries_.size();
  for (std::size_t depth = 0; depth < reading.size(); ++depth) narrow(entries_, first, last, depth, reading[depth]);
  std::vector<const Entry*> found;
  for (std::size_t i = first; i < last; ++i) found.push_back(&entries_[i]);
  std::sort(found.begin(), found.end(), [](const Entry* a, const Entry* b) { return a->order < b->order; });
  std::vector<const Word*> words;
  for (const Entry* entry : found) words.push_back(&entry->word);
  return words;
}

std::vector<const Word*> WordList::all() const { return beginning(U""); }

} // namespace yoriai::input
