#include "minutes/word_set.hpp"

#include <algorithm>

namespace yoriai::minutes {
namespace {

void put(std::vector<std::u32string>& list, std::u32string word) {
  const auto place =
      std::find_if(list.begin(), list.end(), [&](const auto& other) { return other.size() <= word.size(); });
  list.insert(place, std::move(word));
}

} // namespace

void WordSet::add(std::u32string word) {
  if (word.empty() || has(word)) return;
  put(by_last_[word.back()], word);
  const char32_t first = word.front();
  put(by_first_[first], std::move(word));
}

std::size_t WordSet::at(std::u32string_view text, std::size_t at) const {
  if (at >= text.size()) return 0;
  const auto found = by_first_.find(text[at]);
  if (found == by_first_.end()) return 0;
  for (const auto& word : found->second)
    if (text.compare(at, word.size(), word) == 0) return word.size();
  return 0;
}

std::size_t WordSet::before(std::u32string_view text, std::size_t at) const {
  if (at == 0 || at > text.size()) return 0;
  const auto found = by_last_.find(text[at - 1]);
  if (found == by_last_.end()) return 0;
  for (const auto& word : found->second)
    if (word.size() <= at && text.compare(at - word.size(), word.size(), word) == 0) return word.size();
  return 0;
}

bool WordSet::has(std::u32string_view word) const { return !word.empty() && at(word, 0) == word.size(); }

} // namespace yoriai::minutes
