#include "input/word_list.hpp"

#include <algorithm>
#include <array>
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

} // namespace

bool read_kind(std::string_view name, WordKind& kind) {
  for (const auto& [known, value] : kKinds)
    if (known == name) return kind = value, true;
  return false;
}

WordList::WordList(std::vector<Word> words) {
  for (Word& word : words) {
    std::u32string reading = code_points(word.reading);
    if (!reading.empty() && !word.text.empty())
      entries_.push_back({std::move(reading), entries_.size(), std::move(word)});
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    const int order = a.reading.compare(b.reading);
    return order != 0 ? order < 0 : a.order < b.order;
  });
}

void WordList::narrow(std::size_t& first, std::size_t& last, std::size_t depth, char32_t c) const {
  const auto from = entries_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto to = entries_.begin() + static_cast<std::ptrdiff_t>(last);
  const auto at = [depth](const Entry& e) { return depth < e.reading.size() ? e.reading[depth] : char32_t{0}; };
  const auto low = std::lower_bound(from, to, c, [&](const Entry& e, char32_t wanted) { return at(e) < wanted; });
  const auto high = std::upper_bound(low, to, c, [&](char32_t wanted, const Entry& e) { return wanted < at(e); });
  first = static_cast<std::size_t>(low - entries_.begin());
  last = static_cast<std::size_t>(high - entries_.begin());
}

std::vector<const Word*> WordList::beginning(std::u32string_view reading) const {
  std::size_t first = 0, last = entries_.size();
  for (std::size_t depth = 0; depth < reading.size(); ++depth) narrow(first, last, depth, reading[depth]);
  std::vector<const Entry*> found;
  for (std::size_t i = first; i < last; ++i) found.push_back(&entries_[i]);
  std::sort(found.begin(), found.end(), [](const Entry* a, const Entry* b) { return a->order < b->order; });
  std::vector<const Word*> words;
  for (const Entry* entry : found) words.push_back(&entry->word);
  return words;
}

std::vector<const Word*> WordList::all() const { return beginning(U""); }

} // namespace yoriai::input
