// What was put to the vote: a table for each way of asking, and where the agreed order differs from the vote.
#include <algorithm>
#include <cstdio>

#include "meeting/tally.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Ballot;
using meeting::Item;
using meeting::Method;
using meeting::Tally;
using meeting::TargetResult;

// A ballot belongs to the step where the kind of its first target lies.
bool belongs_to(const Labels& labels, const Ballot& ballot, const sheets::Step& step) {
  if (ballot.targets.empty()) return false;
  const Item* item = labels.meeting.item(ballot.targets.front());
  if (item == nullptr) {
    const auto members = labels.meeting.in_stack(ballot.targets.front());
    if (members.empty()) return false;
    item = &labels.meeting.items()[members.front()];
  }
  if (item->place == step.path) return true;
  const auto* home = labels.library.step_of_place(item->place);
  return home == &step;
}

std::string one_decimal(double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1f", number);
  return buffer;
}

std::string head_of(const Labels& labels, const Ballot& ballot) {
  const std::string method = labels.words("minutes.method." + ballot.method, {{"budget", std::to_string(ballot.budget)},
                                                                              {"cap", std::to_string(ballot.cap)}});
  return labels.words("minutes.ballot",
                      {{"question", ballot.question.empty() ? labels.word("minutes.ballot.untitled") : ballot.question},
                       {"method", method},
                       {"papers", std::to_string(ballot.papers.size())},
                       {"state", labels.word(ballot.open ? "minutes.ballot.open" : "minutes.ballot.closed")}});
}

std::string group_name(const Labels& labels, const std::string& group) {
  std::string name;
  for (std::size_t at = 0; at <= group.size();) {
    const auto end = std::min(group.find('+', at), group.size());
    name += (name.empty() ? "" : "・") + labels.role(group.substr(at, end - at));
    at = end + 1;
  }
  return name;
}

// 住民 12／医療・介護 7; of yes/no how many of how many, of fist the mean.
std::string by_role(const Labels& labels, const Tally& tally, const TargetResult& result) {
  std::string all;
  for (const auto& [group, score] : result.by_role) {
    const int votes = result.votes_by_role.at(group);
    std::string value = std::to_string(score);
    if (tally.method == Method::yesno) value += "/" + std::to_string(votes);
    if (tally.method == Method::fist) value = votes == 0 ? "―" : one_decimal(static_cast<double>(score) / votes);
    all += (all.empty() ? "" : "／") + group_name(labels, group) + " " + value;
  }
  return all;
}

Cell number(int value) { return {std::to_string(value), value}; }

std::string target_name(const Labels& labels, const std::string& target) {
  return target.empty() ? labels.word("minutes.ballot.itself") : labels.named(target);
}

void add_heads(const Labels& labels, Table& table, std::initializer_list<const char*> heads) {
  for (const char* head : heads) table.heads.push_back(labels.word("minutes.column." + std::string(head)));
}

void fill_scores(const Labels& labels, const Tally& tally, Table& table) {
  if (tally.even_mean > 0)
    table.caption += labels.words("minutes.ballot.even", {{"mean", one_decimal(tally.even_mean)}});
  add_heads(labels, table, {"target", "score", "votes", "by_role", "near"});
  for (const auto& result : tally.results)
    table.rows.push_back({{target_name(labels, result.item), {}},
                          number(result.score),
                          number(result.votes),
                          {by_role(labels, tally, result), {}},
                          {result.near_next ? labels.word("minutes.near_tie") : "", {}}});
}

void fill_hands(const Labels& labels, const Tally& tally, Table& table) {
  add_heads(labels, table, {"target", "hands", "near"});
  for (const auto& result : tally.results)
    table.rows.push_back({{target_name(labels, result.item), {}},
                          number(result.score),
                          {result.near_next ? labels.word("minutes.near_tie") : "", {}}});
}

void fill_answers(const Labels& labels, const Tally& tally, Table& table) {
  add_heads(labels, table, {"target", "yes", "no", "share", "by_role"});
  for (const auto& result : tally.results)
    table.rows.push_back({{target_name(labels, result.item), {}},
                          number(result.score),
                          number(result.votes - result.score),
                          {std::to_string(meeting::percent(result.score, result.votes)) + " %", {}},
                          {by_role(labels, tally, result), {}}});
}

void fill_fingers(const Labels& labels, const Tally& tally, Table& table) {
  const meeting::Shown shown = meeting::shown(tally.fingers);
  const TargetResult& result = tally.results.front();
  if (!result.item.empty())
    table.caption += labels.words("minutes.ballot.about", {{"name", labels.named(result.item)}});
  table.caption +=
      labels.words("minutes.ballot.fingers", {{"mean", one_decimal(shown.mean)}, {"low", std::to_string(shown.low)}});
  if (const std::string groups = by_role(labels, tally, result); !groups.empty())
    table.caption += labels.words("minutes.ballot.means", {{"groups", groups}});
  add_heads(labels, table, {"fingers", "count"});
  for (int value = meeting::kFistMost; value >= 0; --value)
    table.rows.push_back({number(value), number(tally.fingers[static_cast<std::size_t>(value)])});
}

Block table_of(const Labels& labels, const Ballot& ballot, const Tally& tally) {
  Table table;
  table.caption = head_of(labels, ballot);
  switch (tally.method) {
    case Method::dots:
    case Method::choice321: fill_scores(labels, tally, table); break;
    case Method::yesno: fill_answers(labels, tally, table); break;
    case Method::hands: fill_hands(labels, tally, table); break;
    case Method::fist: fill_fingers(labels, tally, table); break;
  }
  return table;
}

Block block_of(const Labels& labels, const Ballot& ballot) {
  const auto tally = ballot.open ? std::nullopt : meeting::tally(ballot);
  return tally ? table_of(labels, ballot, *tally) : Block(Paragraph{head_of(labels, ballot)});
}

// Where the order the room agreed on is not that of the vote.
std::vector<std::string> differences(const Labels& labels, const Tally& tally) {
  std::vector<std::string> lines;
  for (const TargetResult& result : tally.results) {
    const Item* item = labels.meeting.item(result.item);
    if (item == nullptr || !item->live()) continue;
    const auto agreed = item->field_number("priority");
    const std::string vote = std::to_string(result.rank);
    if (agreed && static_cast<int>(*agreed) != result.rank)
      lines.push_back(labels.words("minutes.order.differs",
                                   {{"name", labels.named(*item)}, {"vote", vote}, {"agreed", plain_number(*agreed)}}));
    if (!agreed && is_deferred(*item))
      lines.push_back(labels.words("minutes.order.deferred", {{"name", labels.named(*item)}, {"vote", vote}}));
  }
  return lines;
}

} // namespace

std::vector<Block> ballot_blocks(const Labels& labels, const sheets::Step& step) {
  std::vector<Block> blocks;
  std::optional<Tally> ranking; // of the last vote that puts things in an order
  for (const Ballot& ballot : labels.meeting.ballots()) {
    if (!belongs_to(labels, ballot, step)) continue;
    blocks.push_back(block_of(labels, ballot));
    auto tally = ballot.open ? std::nullopt : meeting::tally(ballot);
    if (tally && tally->method != Method::yesno && tally->method != Method::fist) ranking = std::move(tally);
  }
  const auto lines = ranking ? differences(labels, *ranking) : std::vector<std::string>();
  if (!lines.empty()) blocks.emplace_back(List{labels.word("minutes.order"), lines});
  return blocks;
}

std::vector<Block> meeting_ballots(const Labels& labels) {
  std::vector<Block> blocks;
  for (const Ballot& ballot : labels.meeting.ballots())
    if (ballot.targets.empty()) blocks.push_back(block_of(labels, ballot));
  return blocks;
}

} // namespace yoriai::minutes
