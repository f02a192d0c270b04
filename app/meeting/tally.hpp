// Counting a ballot. Pure.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "meeting/ballot_method.hpp"
#include "meeting/meeting.hpp"

namespace yoriai::meeting {

// Groups smaller than this are merged with the next role, so that nobody's paper shows.
inline constexpr int kSmallestGroup = 5;

struct TargetResult {
  std::string item; // "": the question itself
  int score = 0;    // dots, points, yes, hands, or the sum of the fingers
  int votes = 0;    // papers that gave it any; of yes/no and fist, papers that answered; of hands, the hands
  std::map<std::string, int> by_role;       // "resident", "medical+administration" → score; empty of hands
  std::map<std::string, int> votes_by_role; // … → votes
  int rank = 0;           // 1 first; equal scores share a rank; 0 where nothing is ranked (yes/no, fist)
  bool near_next = false; // near tie with the next in rank: a difference of at most max(1, 5 % of the leader)
};

using Fingers = std::array<int, kFistMost + 1>; // papers that showed 0, 1 … 5

struct Tally {
  Method method = Method::dots;
  int papers = 0;
  std::map<std::string, int> papers_by_role; // merged groups
  double even_mean = 0; // of each target had nobody a preference; 0 where that means nothing (yes/no, hands, fist)
  std::vector<TargetResult>
      results;       // best first, equal ones in the order of the targets; yes/no in that order throughout
  Fingers fingers{}; // of fist
  std::map<std::string, Fingers> fingers_by_role;
};

// nullopt while a secret ballot is open.
std::optional<Tally> tally(const Ballot& ballot);

// The score of each of `targets` had nobody a preference; `sum` of all scores given on `papers`.
double even_mean(Method method, std::size_t targets, int papers, int sum);

// Of those who showed fingers: how many, the mean (0 of nobody), and how many fewer than kFistLow.
struct Shown {
  int papers = 0, low = 0;
  double mean = 0;
};
Shown shown(const Fingers& fingers);

// Parts of a whole in percent, rounded; 0 of nothing.
int percent(int part, int whole);

// A third of the things to choose from, within 3 to 7.
int suggested_budget(std::size_t targets);
inline constexpr int kUsualCap = 2;

} // namespace yoriai::meeting
