// Counting a ballot. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "meeting/meeting.hpp"

namespace yoriai::meeting {

// Groups smaller than this are merged with the next role, so that nobody's paper shows.
inline constexpr int kSmallestGroup = 5;

struct TargetResult {
  std::string item;
  int score = 0; // dots
  int votes = 0; // papers that gave it any
  std::map<std::string, int> by_role; // "resident", "medical+administration" → score
  int rank = 0;           // 1 first; equal scores share a rank
  bool near_next = false; // near tie with the next in rank: a difference of at most max(1, 5 % of the leader)
};

struct Tally {
  int papers = 0;
  std::map<std::string, int> papers_by_role; // merged groups
  double even_mean = 0; // score of each target had nobody a preference
  std::vector<TargetResult> results; // best first; equal ones in the order of the targets
};

// nullopt while a secret ballot is open.
std::optional<Tally> tally(const Ballot& ballot);

// A third of the things to choose from, within 3 to 7.
int suggested_budget(std::size_t targets);
inline constexpr int kUsualCap = 2;

} // namespace yoriai::meeting
