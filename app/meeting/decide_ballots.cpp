#include <algorithm>
#include <array>

#include "meeting/ballot_method.hpp"
#include "meeting/decide.hpp"
#include "meeting/rules.hpp"
#include "meeting/tally.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;
using base::refused;

// What each method takes, in the order of the enumeration.
struct Rules {
  bool needs_targets;
  std::size_t most_targets;
};
constexpr std::array<Rules, 5> kRules = {
    {{true, kListLimit}, {true, kListLimit}, {false, kListLimit}, {false, kListLimit}, {false, 1}}};
constexpr std::string_view kProblem = "problem";

base::Error unknown_method(const std::string& word) {
  return refused("refused.not_a_choice",
                 {{"field", "method"}, {"value", excerpt(word)}, {"choices", "dots choice321 yesno hands fist"}});
}

// Something to vote on: a live item, or a stack with one in it.
Refusal check_target(const Request& request, const std::string& id) {
  const auto things = known_things(request, id);
  if (!things) return things.error();
  if (std::any_of(things->begin(), things->end(), [](const Item* item) { return item->live(); })) return std::nullopt;
  const Item& first = *things->front();
  const char* why = first.removed ? "refused.in_trash" : first.parked ? "refused.parked" : "refused.face_down";
  return refused(why, named(first));
}

bool is_problem(const Request& request, const std::string& id) {
  const Item* item = request.meeting.item(id);
  return item != nullptr && item->kind == kProblem;
}

Refusal check_targets(const Request& request, Method method, const std::vector<std::string>& targets) {
  const Rules& rules = kRules[static_cast<std::size_t>(method)];
  if (targets.empty() && rules.needs_targets) return refused("refused.ballot_without_targets");
  if (targets.empty() && request.text("question").empty()) return refused("refused.ballot_without_question");
  if (!targets.empty() && targets.size() != request.given("targets")->size())
    return refused("refused.ballot_target_twice");
  if (targets.size() > rules.most_targets) return refused("refused.ballot_one_target");
  for (const std::string& id : targets)
    if (auto off = check_target(request, id)) return off;
  if (method != Method::yesno || targets.size() < 2) return std::nullopt;
  for (const std::string& id : targets)
    if (!is_problem(request, id)) return refused("refused.ballot_yesno_kind", {{"id", id}});
  return std::nullopt;
}

base::Result<const Ballot*> open_ballot(const Request& request) {
  const std::string id = request.string("ballot");
  const Ballot* ballot = request.meeting.ballot(id);
  if (ballot == nullptr) return refused("refused.unknown_ballot", {{"id", excerpt(id)}});
  if (!ballot->open) return refused("refused.ballot_closed", {{"id", id}});
  return ballot;
}

// What a value may be with each method: the refusal, else nullopt. Zero stands for nothing given, save in yes/no and fist.
Refusal check_value(const Request& request, const Ballot& ballot, Method method, const std::string& target,
                    double value) {
  const auto within = [&](int most) { return value >= 0 && value <= most; };
  const auto off = [&](const char* rule, int most) {
    const std::string named = target.empty() ? ballot.question : target;
    return Refusal(refused(rule, {{"id", named}, {"most", std::to_string(most)}}));
  };
  switch (method) {
    case Method::dots: return within(ballot.cap) ? std::nullopt : off("refused.ballot_over_cap", ballot.cap);
    case Method::choice321: return within(3) ? std::nullopt : off("refused.ballot_points", 3);
    case Method::yesno: return within(1) ? std::nullopt : off("refused.ballot_yes_or_no", 1);
    case Method::fist: return within(kFistMost) ? std::nullopt : off("refused.ballot_fingers", kFistMost);
    case Method::hands: {
      const int most = std::max(kMostHands, static_cast<int>(request.meeting.participants().size()));
      return within(most) ? std::nullopt : off("refused.ballot_hands_number", most);
    }
  }
  return std::nullopt;
}

// Adds one vote to the paper; of dots, points and hands nothing is kept of none.
Refusal read_vote(const Request& request, const Ballot& ballot, Method method, const std::string& target,
                  const Json& value, Paper& paper) {
  const bool truth = method == Method::yesno && value.is_boolean();
  const auto number = truth ? std::optional(value.get<bool>() ? 1.0 : 0.0) : whole_number(value);
  if (!number) return wrong_type("votes", "whole");
  if (auto off = check_value(request, ballot, method, target, *number)) return off;
  if (*number == 0 && method != Method::yesno && method != Method::fist) return std::nullopt;
  if (target != kQuestionItself)
    if (auto off = check_target(request, target)) return off; // taken away since the ballot was opened
  paper.votes[target] = static_cast<int>(*number);
  return std::nullopt;
}

// Which target a key of the votes means: an id, or the name of the method where there is nothing to tell apart.
base::Result<std::string> target_of(const Ballot& ballot, Method method, const std::string& key) {
  if (std::find(ballot.targets.begin(), ballot.targets.end(), key) != ballot.targets.end()) return key;
  const std::string_view own = method == Method::yesno ? "yes" : word_of(method);
  const bool single = method == Method::yesno || method == Method::hands || method == Method::fist;
  if (single && ballot.targets.size() < 2 && key == own)
    return ballot.targets.empty() ? std::string(kQuestionItself) : ballot.targets.front();
  return refused("refused.ballot_not_a_target", {{"id", excerpt(key)}, {"ballot", ballot.id}});
}

Refusal check_dots(const Ballot& ballot, const Paper& paper) {
  int sum = 0;
  for (const auto& [target, dots] : paper.votes) sum += dots;
  if (sum <= ballot.budget) return std::nullopt;
  return refused("refused.ballot_over_budget", {{"sum", std::to_string(sum)}, {"most", std::to_string(ballot.budget)}});
}

Refusal check_points(const Paper& paper) {
  std::array<int, 4> given{};
  for (const auto& [target, points] : paper.votes)
    if (++given[static_cast<std::size_t>(points)] > 1)
      return refused("refused.ballot_points_twice", {{"points", std::to_string(points)}});
  return std::nullopt;
}

// Votes by target, or one bare value where there is nothing to tell apart.
Refusal read_votes(const Request& request, const Ballot& ballot, Method method, Paper& paper) {
  const Json& votes = *request.given("votes");
  if (votes.is_object()) {
    for (const auto& [key, value] : votes.items()) {
      const auto target = target_of(ballot, method, key);
      if (!target) return target.error();
      if (paper.votes.contains(*target)) return refused("refused.ballot_target_twice");
      if (auto off = read_vote(request, ballot, method, *target, value, paper)) return off;
    }
  } else {
    if (method == Method::dots || method == Method::choice321) return wrong_type("votes", "object");
    if (ballot.targets.size() > 1) return refused("refused.ballot_which_target");
    const std::string target(ballot.targets.empty() ? kQuestionItself : std::string_view(ballot.targets.front()));
    if (auto off = read_vote(request, ballot, method, target, votes, paper)) return off;
  }
  if (method == Method::dots) return check_dots(ballot, paper);
  if (method == Method::choice321) return check_points(paper);
  if (method == Method::fist && paper.votes.empty())
    return refused("refused.ballot_fingers", {{"id", ballot.question}, {"most", std::to_string(kFistMost)}});
  return std::nullopt;
}

bool has_paper(const Ballot& ballot, std::string_view id) {
  return std::any_of(ballot.papers.begin(), ballot.papers.end(), [&](const Paper& paper) { return paper.id == id; });
}

// There is one count of hands: the last one stands.
Events count_again(const Ballot& ballot, Paper paper, const Request& request) {
  Events events;
  for (const Paper& earlier : ballot.papers) {
    if (earlier.votes == paper.votes) return {};
    events.emplace_back(PaperWithdrawn{ballot.id, earlier});
  }
  paper.id = ballot.papers.empty() ? request.string("paper") : ballot.papers.front().id;
  if (paper.id.empty()) paper.id = request.context.ids.next("v");
  events.emplace_back(PaperCast{ballot.id, std::move(paper)});
  return events;
}

// Papers that tell nothing of who cast them or in what order.
std::vector<Paper> mixed(std::vector<Paper> papers, base::IdSource& ids) {
  for (Paper& paper : papers) paper.id.clear();
  for (std::size_t left = papers.size(); left > 1; --left) std::swap(papers[left - 1], papers[ids.number() % left]);
  return papers;
}

} // namespace

Decision decide_ballot_open(const Request& request) {
  const auto method = method_of(request.string("method"));
  if (!method) return unknown_method(request.string("method"));
  Ballot ballot;
  ballot.targets = request.ids("targets");
  if (auto off = check_targets(request, *method, ballot.targets)) return *off;
  ballot.secret = request.boolean("secret").value_or(false);
  if (ballot.secret && *method == Method::hands) return refused("refused.ballot_hands_open");
  ballot.id = request.id_or_new("b");
  ballot.method = word_of(*method);
  ballot.question = request.text("question");
  if (*method == Method::dots) {
    ballot.budget = request.whole("budget").value_or(suggested_budget(ballot.targets.size()));
    ballot.cap = request.whole("cap").value_or(std::min(kUsualCap, ballot.budget));
  } else if (*method == Method::choice321) { // its own, whatever is asked for
    ballot.budget = choice_points(ballot.targets.size());
    ballot.cap = 3;
  }
  return Events{BallotOpened{std::move(ballot), static_cast<std::uint32_t>(request.meeting.ballots().size())}};
}

Decision decide_ballot_cast(const Request& request) {
  const auto found = open_ballot(request);
  if (!found) return found.error();
  const Ballot& ballot = **found;
  const Method method = method_of(ballot.method).value_or(Method::dots);
  Paper paper;
  if (auto off = read_votes(request, ballot, method, paper)) return *off;
  if (method == Method::hands) return count_again(ballot, std::move(paper), request);
  paper.role = request.string("role");
  paper.id = request.string("paper");
  if (!paper.id.empty() && has_paper(ballot, paper.id)) return refused("refused.paper_twice", {{"id", paper.id}});
  while (paper.id.empty() || has_paper(ballot, paper.id)) paper.id = request.context.ids.next("v");
  return Events{PaperCast{ballot.id, std::move(paper)}};
}

Decision decide_ballot_close(const Request& request) {
  const auto ballot = open_ballot(request);
  if (!ballot) return ballot.error();
  BallotClosed closed{(*ballot)->id, {}};
  if ((*ballot)->secret) closed.papers = mixed((*ballot)->papers, request.context.ids);
  return Events{std::move(closed)};
}

Decision decide_ballot_cancel(const Request& request) {
  const auto ballot = open_ballot(request);
  if (!ballot) return ballot.error();
  const auto position = static_cast<std::uint32_t>(*ballot - request.meeting.ballots().data());
  return Events{BallotWithdrawn{**ballot, position}};
}

} // namespace yoriai::meeting
