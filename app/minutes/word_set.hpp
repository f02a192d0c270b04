// Words looked up where they begin or end in a text, the longest first. Inner header of the room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yoriai::minutes {

class WordSet {
public:
  void add(std::u32string word); // an empty one is none

  // How long the longest word is that begins at `at`, or ends before it; 0: none.
  std::size_t at(std::u32string_view text, std::size_t at) const;
  std::size_t before(std::u32string_view text, std::size_t at) const;
  bool has(std::u32string_view word) const;
  bool empty() const { return by_first_.empty(); }

private:
  using Lists = std::unordered_map<char32_t, std::vector<std::u32string>>; // the longest first
  Lists by_first_, by_last_;
};

} // namespace yoriai::minutes
