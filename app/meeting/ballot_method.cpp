#include "meeting/ballot_method.hpp"

#include <algorithm>
#include <array>

namespace yoriai::meeting {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 5> kWords = {"dots", "choice321", "yesno", "hands", "fist"};

} // namespace

std::optional<Method> method_of(std::string_view word) {
  const auto it = std::find(kWords.begin(), kWords.end(), word);
  return it == kWords.end() ? std::nullopt : std::optional(static_cast<Method>(it - kWords.begin()));
}

std::string_view word_of(Method method) { return kWords[static_cast<std::size_t>(method)]; }

int choice_points(std::size_t targets) {
  int points = 0;
  for (int rank = 0; rank < 3 && static_cast<std::size_t>(rank) < targets; ++rank) points += 3 - rank;
  return points;
}

} // namespace yoriai::meeting
