#include "meeting/tally.hpp"

#include <algorithm>
#include <utility>

namespace yoriai::meeting {
namespace {

// Near ties, besides a single dot: this share of the leader's score.
constexpr double kNearShare = 0.05;

std::string_view role_of(const Paper& paper) { return is_role(paper.role) ? std::string_view(paper.role) : kOtherRole; }

// The name of the group that each role belongs to: roles with too few papers together with the next.
std::map<std::string_view, std::string> groups_of(const std::vector<Paper>& papers) {
  struct Group {
    std::vector<std::string_view> roles;
    long papers = 0;
  };
  std::vector<std::string_view> order(kRoles.begin(), kRoles.end());
  order.push_back(kOtherRole);
  std::vector<Group> groups;
  for (const std::string_view role : order) {
    const auto count = std::count_if(papers.begin(), papers.end(), [&](const Paper& p) { return role_of(p) == role; });
    if (count == 0) continue;
    if (groups.empty() || groups.back().papers >= kSmallestGroup) groups.emplace_back();
    groups.back().roles.push_back(role);
    groups.back().papers += count;
  }
  if (groups.size() > 1 && groups.back().papers < kSmallestGroup) {
    const Group last = std::move(groups.back());
    groups.pop_back();
    groups.back().roles.insert(groups.back().roles.end(), last.roles.begin(), last.roles.end());
  }
  std::map<std::string_view, std::string> names;
  for (const Group& group : groups) {
    std::string name;
    for (const std::string_view role : group.roles) name.append(name.empty() ? "" : "+").append(role);
    for (const std::string_view role : group.roles) names[role] = name;
  }
  return names;
}

void rank(std::vector<TargetResult>& results) {
  std::stable_sort(results.begin(), results.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  for (std::size_t i = 0; i < results.size(); ++i) {
    const bool tied = i > 0 && results[i].score == results[i - 1].score;
    results[i].rank = tied ? results[i - 1].rank : static_cast<int>(i) + 1;
  }
  const double near = results.empty() ? 0 : std::max(1.0, kNearShare * results.front().score);
  for (TargetResult& result : results) {
    const auto next =
        std::find_if(results.begin(), results.end(), [&](const auto& r) { return r.score < result.score; });
    result.near_next = next != results.end() && result.score - next->score <= near;
  }
}

// Whether a paper's value on a target is counted; a file may hold anything.
bool counts(Method method, int value) {
  if (method == Method::yesno) return value == 0 || value == 1;
  if (method == Method::fist) return value >= 0 && value <= kFistMost;
  return value > 0;
}

// What results are made of: the targets, or the question itself where the method can do without any.
std::vector<std::string> targets_of(const Ballot& ballot, Method method) {
  const bool needs_targets = method == Method::dots || method == Method::choice321;
  if (ballot.targets.empty() && !needs_targets) return {std::string(kQuestionItself)};
  return ballot.targets;
}

// Adds a paper's values to what is counted.
class Counter {
public:
  Counter(Tally& tally, const std::vector<std::string>& targets) : tally_(tally) {
    for (const std::string& target : targets) {
      at_[target] = tally_.results.size();
      tally_.results.emplace_back().item = target;
    }
  }

  void name_group(const std::string& group) {
    for (TargetResult& result : tally_.results) result.by_role[group] = result.votes_by_role[group] = 0;
  }

  void add(const Paper& paper, const std::string& group) {
    for (const auto& [target, value] : paper.votes) {
      const auto found = at_.find(target);
      if (found == at_.end() || !counts(tally_.method, value)) continue;
      TargetResult& result = tally_.results[found->second];
      const int votes = tally_.method == Method::hands ? value : 1;
      result.score += value;
      result.votes += votes;
      sum_ += value;
      if (tally_.method == Method::hands) continue;
      result.by_role[group] += value;
      result.votes_by_role[group] += votes;
      if (tally_.method != Method::fist) continue;
      ++tally_.fingers[static_cast<std::size_t>(value)];
      ++tally_.fingers_by_role[group][static_cast<std::size_t>(value)];
    }
  }

  int sum() const { return sum_; }

private:
  Tally& tally_;
  std::map<std::string, std::size_t, std::less<>> at_; // of each target in the results
  int sum_ = 0;
};

} // namespace

std::optional<Tally> tally(const Ballot& ballot) {
  if (ballot.secret && ballot.open) return std::nullopt;
  Tally tally;
  tally.method = method_of(ballot.method).value_or(Method::dots);
  tally.papers = static_cast<int>(ballot.papers.size());
  const bool by_role = tally.method != Method::hands; // staff's paper is nobody's
  const auto groups = by_role ? groups_of(ballot.papers) : std::map<std::string_view, std::string>();
  const auto targets = targets_of(ballot, tally.method);
  Counter counter(tally, targets);
  for (const auto& [role, group] : groups) counter.name_group(group);
  for (const Paper& paper : ballot.papers) {
    const std::string group = by_role ? groups.at(role_of(paper)) : std::string();
    if (by_role) ++tally.papers_by_role[group];
    counter.add(paper, group);
  }
  tally.even_mean = even_mean(tally.method, targets.size(), tally.papers, counter.sum());
  if (tally.method != Method::yesno && tally.method != Method::fist) rank(tally.results);
  return tally;
}

double even_mean(Method method, std::size_t targets, int papers, int sum) {
  if (targets == 0 || (method != Method::dots && method != Method::choice321)) return 0;
  const int given = method == Method::dots ? sum : papers * choice_points(targets);
  return static_cast<double>(given) / static_cast<double>(targets);
}

Shown shown(const Fingers& fingers) {
  Shown all;
  int sum = 0;
  for (int value = 0; value <= kFistMost; ++value) {
    const int papers = fingers[static_cast<std::size_t>(value)];
    all.papers += papers;
    sum += value * papers;
    if (value < kFistLow) all.low += papers;
  }
  if (all.papers > 0) all.mean = static_cast<double>(sum) / all.papers;
  return all;
}

int percent(int part, int whole) { return whole == 0 ? 0 : (200 * part + whole) / (2 * whole); }

int suggested_budget(std::size_t targets) {
  return static_cast<int>(std::clamp<std::size_t>((targets + 1) / 3, 3, 7)); // rounded to the nearest
}

} // namespace yoriai::meeting
