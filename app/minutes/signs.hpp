// The looking for each sort of sign. Inner header of the room.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "minutes/folded.hpp"
#include "minutes/identifying.hpp"

namespace yoriai::minutes {

// What every search reads, and where it puts what it finds. Positions are characters of `text`.
struct Search {
  const Folded& text;
  const SignWords& words;
  std::vector<bool> harmless; // characters of words that mean nobody: たくさん
  std::vector<Mark> marks;

  void mark(Sign sign, std::size_t begin, std::size_t end) {
    if (begin < end && end <= text.size()) marks.push_back({sign, text.begin[begin], text.end[end - 1]});
  }
  bool is_harmless(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i)
      if (harmless[i]) return true;
    return false;
  }
};

// Which characters belong to words that mean nobody.
std::vector<bool> harmless_in(const Folded& text, const SignWords& words);

void find_names(Search& search, std::span<const std::u32string> people); // names, initials, cases
void find_addresses(Search& search);
void find_numbers(Search& search);  // telephone, numbers of people
void find_contacts(Search& search); // mail, web
void find_births(Search& search);   // dates of birth, exact ages
void find_household(Search& search, const Folded& beside);

} // namespace yoriai::minutes
