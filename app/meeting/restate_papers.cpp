// Votes that travel: groups are written down, papers that count the same are made up.
#include <algorithm>
#include <array>

#include "meeting/restate.hpp"
#include "meeting/tally.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;

constexpr int kMostPapers = 2000, kMostScore = 1'000'000;

std::vector<std::string> targets_of(const Ballot& ballot) {
  return ballot.targets.empty() ? std::vector<std::string>{std::string(kQuestionItself)} : ballot.targets;
}

int whole(const Json& object, const char* key, int most) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  if (!object.is_object() || found == object.end() || !found->is_number_integer()) return 0;
  const auto number = found->get<std::int64_t>();
  return number < 0 || number > most ? 0 : static_cast<int>(number);
}

int whole_at(const Json& object, const char* key, std::size_t at, int most) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array() || at >= found->size() || !(*found)[at].is_number_integer()) return 0;
  const auto number = (*found)[at].get<std::int64_t>();
  return number < 0 || number > most ? 0 : static_cast<int>(number);
}

// Everything of one group.
struct Group {
  std::vector<std::string> roles;
  std::vector<Paper> papers;
};

std::vector<std::string> roles_of(const Json& said) {
  std::vector<std::string> roles;
  const auto found = said.is_object() ? said.find("roles") : said.end();
  if (!said.is_object() || found == said.end() || !found->is_string()) return roles;
  const std::string all = found->get<std::string>();
  for (std::size_t at = 0; at <= all.size();) {
    const auto end = std::min(all.find('+', at), all.size());
    roles.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return roles;
}

std::size_t order_of(const Group& group) {
  const auto it = std::find(kRoles.begin(), kRoles.end(), group.roles.empty() ? std::string() : group.roles.front());
  return static_cast<std::size_t>(it - kRoles.begin());
}

// `votes` papers, from the one after those that had the target before, share `score`.
void share_out(Method method, const std::string& target, int score, int votes, std::size_t& next,
               std::vector<Paper>& papers) {
  if (votes <= 0 || static_cast<std::size_t>(votes) > papers.size()) return;
  for (int i = 0; i < votes; ++i) {
    const int value = method == Method::yesno ? (i < score ? 1 : 0) : score / votes + (i < score % votes ? 1 : 0);
    papers[next].votes[target] = value;
    next = (next + 1) % papers.size();
  }
}

Group group_of(const Ballot& ballot, Method method, const Json& said) {
  Group group{roles_of(said), {}};
  group.papers.resize(static_cast<std::size_t>(whole(said, "papers", kMostPapers)));
  if (group.papers.empty() || !said.is_object()) return group;
  const auto targets = targets_of(ballot);
  std::size_t next = 0;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (method != Method::fist) {
      share_out(method, targets[i], whole_at(said, "scores", i, kMostScore), whole_at(said, "votes", i, kMostPapers),
                next, group.papers);
      continue;
    }
    for (int value = 0; i == 0 && value <= kFistMost; ++value)
      for (int n = whole_at(said, "fingers", static_cast<std::size_t>(value), kMostPapers);
           n > 0 && next < group.papers.size(); --n)
        group.papers[next++].votes[targets[i]] = value;
  }
  return group;
}

// One paper for each role of the group, all others for the role at `most`.
void name_roles(Group& group, std::size_t most) {
  for (std::size_t i = 0; i < group.papers.size(); ++i)
    group.papers[i].role = group.roles.empty() ? "" : i < group.roles.size() ? group.roles[i] : group.roles[most];
}

std::vector<Paper> all_of(const std::vector<Group>& groups) {
  std::vector<Paper> papers;
  for (const Group& group : groups) papers.insert(papers.end(), group.papers.begin(), group.papers.end());
  std::sort(papers.begin(), papers.end(),
            [](const Paper& a, const Paper& b) { return std::tie(a.role, a.votes) < std::tie(b.role, b.votes); });
  return papers;
}

// What staff counted, on one paper.
std::vector<Paper> counted_hands(const Ballot& ballot, const Json& said) {
  std::vector<Paper> papers(static_cast<std::size_t>(whole(said, "papers", kMostPapers)));
  const auto groups = said.find("groups");
  if (papers.empty() || groups == said.end() || !groups->is_array() || groups->empty() || !groups->front().is_object())
    return papers;
  const auto targets = targets_of(ballot);
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (const int hands = whole_at(groups->front(), "scores", i, kMostScore); hands > 0)
      papers.front().votes[targets[i]] = hands;
  return papers;
}

} // namespace

Json papers_json(const Ballot& ballot) {
  Ballot counted = ballot;
  const auto tally = meeting::tally(counted);
  if (!tally) return nullptr;
  const auto targets = targets_of(ballot);
  const auto numbers = [&](auto number) {
    Json all = Json::array();
    for (const auto& target : targets) {
      const auto it =
          std::find_if(tally->results.begin(), tally->results.end(), [&](const auto& r) { return r.item == target; });
      all.push_back(it == tally->results.end() ? 0 : number(*it));
    }
    return all;
  };
  Json groups = Json::array();
  for (const auto& [roles, papers] : tally->papers_by_role) {
    const std::string group = roles;
    Json said = {{"roles", group},
                 {"papers", papers},
                 {"scores", numbers([&](const TargetResult& r) { return r.by_role.at(group); })},
                 {"votes", numbers([&](const TargetResult& r) { return r.votes_by_role.at(group); })}};
    if (const auto fingers = tally->fingers_by_role.find(group); fingers != tally->fingers_by_role.end())
      said["fingers"] = fingers->second;
    groups.push_back(std::move(said));
  }
  if (tally->method == Method::hands && !ballot.papers.empty())
    groups.push_back({{"scores", numbers([](const TargetResult& r) { return r.score; })}});
  return {{"papers", ballot.papers.size()}, {"groups", std::move(groups)}};
}

std::vector<Paper> papers_of(const Ballot& ballot, const Json& said) {
  const auto method = method_of(ballot.method);
  if (!method || !said.is_object()) return {};
  if (*method == Method::hands) return counted_hands(ballot, said);
  std::vector<Group> groups;
  if (const auto list = said.find("groups");
      list != said.end() && list->is_array() && list->size() <= kRoles.size() + 1)
    for (const Json& one : *list) groups.push_back(group_of(ballot, *method, one));
  if (groups.empty()) return {};
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return order_of(a) < order_of(b); });
  for (Group& group : groups) name_roles(group, group.roles.size() - 1);
  // Which role of the last group had most papers decides whether it is merged as it was.
  Ballot made = ballot;
  for (std::size_t most = groups.back().roles.size(); most-- > 0;) {
    name_roles(groups.back(), most);
    made.papers = all_of(groups);
    if (papers_json(made) == said) break;
  }
  return std::move(made.papers);
}

} // namespace yoriai::meeting
