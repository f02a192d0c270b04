// What is recorded around the talk: who came, secrecy, what became of earlier things, what is to be done, and how
// the meeting was.
#include <algorithm>

#include "meeting/decide.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;
using base::refused;

constexpr int kMostHeads = 2000;
constexpr std::size_t kMostWordings = 20'000;

template <std::size_t N> bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
base::Error not_one_of(const std::array<std::string_view, N>& words, std::string_view field, std::string_view word) {
  std::string all;
  for (const auto each : words) all.append(all.empty() ? "" : " ").append(each);
  return refused("refused.not_a_choice", {{"field", std::string(field)}, {"value", excerpt(word)}, {"choices", all}});
}

Refusal check_count(const Json& value, std::string_view field) {
  const auto number = whole_number(value);
  if (!number) return wrong_type(field, "whole");
  if (*number < 0 || *number > kMostHeads) return out_of_range(field, 0, kMostHeads);
  return std::nullopt;
}

template <typename Thing>
std::pair<std::optional<Thing>, std::uint32_t> find(const std::vector<Thing>& things, const std::string& id) {
  const auto it = std::find_if(things.begin(), things.end(), [&](const Thing& thing) { return thing.id == id; });
  const auto position = static_cast<std::uint32_t>(it - things.begin());
  if (it == things.end()) return {std::nullopt, position};
  return {*it, position};
}

} // namespace

// Counts by role; a role left out keeps its count, null or 0 takes it away.
Decision decide_attendance(const Request& request) {
  AttendanceSet set{request.meeting.record().attendance, request.meeting.record().attendance};
  for (const auto& [role, value] : request.given("counts")->items()) {
    if (!is_role(role)) return refused("refused.unknown_role", {{"role", excerpt(role)}});
    if (value.is_null()) {
      set.after.erase(role);
      continue;
    }
    if (auto off = check_count(value, "counts")) return *off;
    const int count = static_cast<int>(value.get<double>());
    if (count == 0) set.after.erase(role);
    else set.after[role] = count;
  }
  return set.before == set.after ? Events() : Events{std::move(set)};
}

Decision decide_secrecy(const Request& request) {
  const TimeMs before = request.meeting.record().secrecy_at;
  if (*request.boolean("read")) return Events{SecrecyRead{before, request.context.now}};
  return before == 0 ? Events() : Events{SecrecyRead{before, 0}};
}

Decision decide_follow_up(const Request& request) {
  const auto [before, position] = find(request.meeting.record().follow_ups, request.string("id"));
  if (!before && id_taken(request.meeting, request.string("id")))
    return refused("refused.id_taken", {{"id", request.string("id")}});
  if (request.cleared("text") || (!before && request.given("text") == nullptr)) return missing("follow_up", "text");
  FollowUp after = before.value_or(FollowUp());
  if (!before) after.id = request.id_or_new("f");
  if (request.given("text") != nullptr) after.text = request.text("text");
  if (request.args.contains("source")) after.source = request.text("source");
  if (request.args.contains("note")) after.note = request.text("note");
  if (request.args.contains("outcome")) after.outcome = request.string("outcome");
  if (!after.outcome.empty() && !one_of(kOutcomes, after.outcome))
    return not_one_of(kOutcomes, "outcome", after.outcome);
  if (before && *before == after) return Events();
  return Events{FollowUpSet{before, std::move(after), position}};
}

Decision decide_follow_up_remove(const Request& request) {
  const auto [before, position] = find(request.meeting.record().follow_ups, request.string("id"));
  if (!before) return refused("refused.unknown_item", {{"id", excerpt(request.string("id"))}});
  return Events{FollowUpSet{before, std::nullopt, position}};
}

Decision decide_action(const Request& request) {
  const auto [before, position] = find(request.meeting.record().actions, request.string("id"));
  if (!before && id_taken(request.meeting, request.string("id")))
    return refused("refused.id_taken", {{"id", request.string("id")}});
  if (request.cleared("what") || (!before && request.given("what") == nullptr)) return missing("action", "what");
  Action after = before.value_or(Action());
  if (!before) after.id = request.id_or_new("t");
  if (request.given("what") != nullptr) after.what = request.text("what");
  if (request.args.contains("who")) after.who = request.text("who");
  if (request.args.contains("due")) after.due = request.string("due");
  if (request.args.contains("from")) after.from = request.string("from");
  if (request.given("from") != nullptr)
    if (const auto item = usable_item(request, after.from); !item) return item.error();
  if (before && *before == after) return Events();
  return Events{ActionSet{before, std::move(after), position}};
}

Decision decide_action_remove(const Request& request) {
  const auto [before, position] = find(request.meeting.record().actions, request.string("id"));
  if (!before) return refused("refused.unknown_item", {{"id", excerpt(request.string("id"))}});
  return Events{ActionSet{before, std::nullopt, position}};
}

Decision decide_pulse(const Request& request) {
  const std::string question = request.string("question");
  if (!one_of(kPulseQuestions, question)) return not_one_of(kPulseQuestions, "question", question);
  std::optional<Pulse> before, after;
  const auto& pulses = request.meeting.record().pulses;
  const auto it = std::find_if(pulses.begin(), pulses.end(), [&](const Pulse& p) { return p.question == question; });
  if (it != pulses.end()) before = *it;
  if (const Json* hands = request.given("hands")) {
    if (hands->size() != kPulseAnswers)
      return refused("refused.pulse_answers", {{"count", std::to_string(kPulseAnswers)}});
    after = Pulse{question, {}};
    for (const Json& count : *hands) {
      if (auto off = check_count(count, "hands")) return *off;
      after->hands.push_back(static_cast<int>(count.get<double>()));
    }
  }
  return before == after ? Events()
                         : Events{PulseSet{before, std::move(after), static_cast<std::uint32_t>(it - pulses.begin())}};
}

// Neither a text nor `omit`: as if nobody had read it yet.
Decision decide_public(const Request& request) {
  const bool omit = request.boolean("omit").value_or(false);
  if (omit && request.given("text") != nullptr) return refused("refused.public_both");
  PublicWording after{request.text("of"), request.text("text")};
  const auto& all = request.meeting.record().wordings;
  const auto it = std::find_if(all.begin(), all.end(), [&](const PublicWording& w) { return w.of == after.of; });
  PublicWordingSet set{std::nullopt, std::nullopt, static_cast<std::uint32_t>(it - all.begin())};
  if (it != all.end()) set.before = *it;
  else if (all.size() >= kMostWordings)
    return refused("refused.too_many", {{"field", "public"}, {"most", std::to_string(kMostWordings)}});
  if (omit || !after.text.empty()) set.after = std::move(after);
  return set.before == set.after ? Events() : Events{std::move(set)};
}

Decision decide_plan_check(const Request& request) {
  const std::string id = request.string("id");
  bool known = false;
  for (const std::string& sheet_id : request.meeting.head().sheets)
    if (const sheets::Sheet* sheet = request.context.library.sheet(sheet_id))
      for (const sheets::Choice& check : sheet->plan_checks) known = known || check.id == id;
  if (!known) return refused("refused.unknown_check", {{"id", excerpt(id)}});
  std::optional<PlanCheck> before;
  for (const PlanCheck& check : request.meeting.record().checks)
    if (check.id == id) before = check;
  PlanCheck after = before.value_or(PlanCheck{id, std::nullopt, ""});
  if (request.args.contains("ok")) after.ok = request.boolean("ok");
  if (request.args.contains("note")) after.note = request.text("note");
  if (before ? *before == after : after == PlanCheck{id, std::nullopt, ""}) return Events();
  return Events{PlanCheckSet{before, std::move(after)}};
}

// Of something parked; null: not looked at yet.
Decision decide_review(const Request& request) {
  const auto things = known_things(request, request.string("id"));
  if (!things) return things.error();
  const std::string outcome = request.string("outcome");
  if (!outcome.empty() && !one_of(kReviews, outcome)) return not_one_of(kReviews, "outcome", outcome);
  Events events;
  for (const Item* item : *things) {
    if (item->removed) return refused("refused.in_trash", named(*item));
    if (!item->parked) return refused("refused.not_parked", named(*item));
    Item after = *item;
    after.review = outcome;
    change_item(*item, after, events);
  }
  return events;
}

} // namespace yoriai::meeting
