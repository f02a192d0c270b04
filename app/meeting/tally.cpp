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
    const auto next = std::find_if(results.begin(), results.end(), [&](const auto& r) { return r.score < result.score; });
    result.near_next = next != results.end() && result.score - next->score <= near;
  }
}

} // namespace

std::optional<Tally> tally(const Ballot& ballot) {
  if (ballot.secret && ballot.open) return std::nullopt;
  const auto groups = groups_of(ballot.papers);
  Tally tally;
  tally.papers = static_cast<int>(ballot.papers.size());
  std::map<std::string_view, std::size_t> at; // of each target in the results
  for (const std::string& target : ballot.targets) {
    at[target] = tally.results.size();
    TargetResult& result = tally.results.emplace_back();
    result.item = target;
    for (const auto& [role, group] : groups) result.by_role[group] = 0;
  }
  int dots = 0;
  for (const Paper& paper : ballot.papers) {
    const std::string& group = groups.at(role_of(paper));
    ++tally.papers_by_role[group];
    for (const auto& [target, votes] : paper.votes) {
      const auto found = at.find(target);
      if (found == at.end() || votes <= 0) continue;
      TargetResult& result = tally.results[found->second];
      result.score += votes;
      result.votes += 1;
      result.by_role[group] += votes;
      dots += votes;
    }
  }
  if (!tally.results.empty()) tally.even_mean = static_cast<double>(dots) / static_cast<double>(tally.results.size());
  rank(tally.results);
  return tally;
}

int suggested_budget(std::size_t targets) {
  return static_cast<int>(std::clamp<std::size_t>((targets + 1) / 3, 3, 7)); // rounded to the nearest
}

} // namespace yoriai::meeting
