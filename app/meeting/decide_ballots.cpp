#include <algorithm>
#include <array>

#include "meeting/decide.hpp"
#include "meeting/rules.hpp"
#include "meeting/tally.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;
using base::refused;

constexpr std::string_view kDots = "dots";
constexpr std::array<std::string_view, 5> kMethods = {kDots, "choice321", "yesno", "hands", "fist"};

Refusal check_method(const std::string& method) {
  if (method == kDots) return std::nullopt;
  if (std::find(kMethods.begin(), kMethods.end(), method) != kMethods.end())
    return refused("refused.not_in_this_version", {{"do", "ballot.open " + method}});
  return refused("refused.not_a_choice",
                 {{"field", "method"}, {"value", excerpt(method)}, {"choices", "dots choice321 yesno hands fist"}});
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

Refusal check_targets(const Request& request, const std::vector<std::string>& targets) {
  if (targets.empty()) return refused("refused.ballot_without_targets");
  if (targets.size() != request.given("targets")->size()) return refused("refused.ballot_target_twice");
  for (const std::string& id : targets)
    if (auto off = check_target(request, id)) return off;
  return std::nullopt;
}

base::Result<const Ballot*> open_ballot(const Request& request) {
  const std::string id = request.string("ballot");
  const Ballot* ballot = request.meeting.ballot(id);
  if (ballot == nullptr) return refused("refused.unknown_ballot", {{"id", excerpt(id)}});
  if (!ballot->open) return refused("refused.ballot_closed", {{"id", id}});
  return ballot;
}

// Adds one vote to the paper; nothing is kept of none.
Refusal read_vote(const Ballot& ballot, const std::string& target, const Json& value, Paper& paper) {
  if (std::find(ballot.targets.begin(), ballot.targets.end(), target) == ballot.targets.end())
    return refused("refused.ballot_not_a_target", {{"id", excerpt(target)}, {"ballot", ballot.id}});
  const auto dots = whole_number(value);
  if (!dots) return wrong_type("votes", "whole");
  if (*dots < 0 || *dots > ballot.cap)
    return refused("refused.ballot_over_cap", {{"id", target}, {"most", std::to_string(ballot.cap)}});
  if (*dots > 0) paper.votes[target] = static_cast<int>(*dots);
  return std::nullopt;
}

Refusal read_votes(const Request& request, const Ballot& ballot, Paper& paper) {
  const Json& votes = *request.given("votes");
  if (!votes.is_object()) return wrong_type("votes", "object");
  int sum = 0;
  for (const auto& [target, value] : votes.items())
    if (auto off = read_vote(ballot, target, value, paper)) return off;
  for (const auto& [target, dots] : paper.votes) sum += dots;
  if (sum <= ballot.budget) return std::nullopt;
  return refused("refused.ballot_over_budget", {{"sum", std::to_string(sum)}, {"most", std::to_string(ballot.budget)}});
}

bool has_paper(const Ballot& ballot, std::string_view id) {
  return std::any_of(ballot.papers.begin(), ballot.papers.end(), [&](const Paper& paper) { return paper.id == id; });
}

// Papers that tell nothing of who cast them or in what order.
std::vector<Paper> mixed(std::vector<Paper> papers, base::IdSource& ids) {
  for (Paper& paper : papers) paper.id.clear();
  for (std::size_t left = papers.size(); left > 1; --left) std::swap(papers[left - 1], papers[ids.number() % left]);
  return papers;
}

} // namespace

Decision decide_ballot_open(const Request& request) {
  if (auto off = check_method(request.string("method"))) return *off;
  Ballot ballot;
  ballot.targets = request.ids("targets");
  if (auto off = check_targets(request, ballot.targets)) return *off;
  ballot.id = request.id_or_new("b");
  ballot.method = kDots;
  ballot.question = request.text("question");
  ballot.budget = request.whole("budget").value_or(suggested_budget(ballot.targets.size()));
  ballot.cap = request.whole("cap").value_or(std::min(kUsualCap, ballot.budget));
  ballot.secret = request.boolean("secret").value_or(false);
  return Events{BallotOpened{std::move(ballot), static_cast<std::uint32_t>(request.meeting.ballots().size())}};
}

Decision decide_ballot_cast(const Request& request) {
  const auto ballot = open_ballot(request);
  if (!ballot) return ballot.error();
  Paper paper;
  paper.role = request.string("role");
  if (auto off = read_votes(request, **ballot, paper)) return *off;
  paper.id = request.string("paper");
  if (!paper.id.empty() && has_paper(**ballot, paper.id)) return refused("refused.paper_twice", {{"id", paper.id}});
  while (paper.id.empty() || has_paper(**ballot, paper.id)) paper.id = request.context.ids.next("v");
  return Events{PaperCast{(*ballot)->id, std::move(paper)}};
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
