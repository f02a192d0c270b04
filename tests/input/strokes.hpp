// Reads tests/input/strokes.txt and draws its characters as a hand might: slanted, uneven, a little shaky.
#pragma once

#include <string>
#include <vector>

#include "input/character_finder.hpp"

namespace yoriai::test {

struct DrawnCharacter {
  std::string text;
  std::vector<input::InkStroke> strokes; // on 100 × 100
};
std::vector<DrawnCharacter> read_strokes(); // parts left out

// `unrest` 0 is as in the file, 1 a calm hand, 2 a shaky one. The same seed draws the same.
std::vector<input::InkStroke> draw(const DrawnCharacter& character, double unrest, unsigned seed);

struct FinderScore {
  int characters = 0, first = 0, in_ten = 0;
  std::string wrong; // those that were not first, with what was
};
FinderScore score_finder(const input::CharacterFinder& finder, double unrest, unsigned seed);

} // namespace yoriai::test
