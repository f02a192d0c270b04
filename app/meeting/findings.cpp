#include "meeting/findings.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "meeting/lineage.hpp"
#include "meeting/ranks.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using sheets::Kind;
using sheets::Step;
using sheets::StepKind;

constexpr std::string_view kHypothesis = "hypothesis", kEvidence = "evidence", kResponse = "response";

// Looks through the meeting kind by kind. Each question is asked only where the sheet has a step and a field for
// it, so that a city may leave some out.
class Finder {
public:
  Finder(const Meeting& meeting, const sheets::Library& library) : m_(meeting), library_(library) {}

  std::vector<Finding> look() {
    look_at_hypotheses();
    look_at_problems();
    look_at_issues();
    look_at_responses();
    look_at_steps();
    look_at_silence();
    return in_order();
  }

private:
  struct Found {
    std::size_t step, item; // where they stand, for the order
    Finding finding;
  };

  const Kind* kind(std::string_view id) const { return find_kind(m_, library_, id); }

  // The first or last step of this meeting that is so.
  template <typename Is> const Step* first_step(Is is) const {
    for (const std::string& id : m_.head().sheets)
      if (const auto* sheet = library_.sheet(id))
        for (const Step& step : sheet->steps)
          if (is(step)) return &step;
    return nullptr;
  }
  template <typename Is> const Step* last_step(Is is) const {
    const Step* last = nullptr;
    first_step([&](const Step& step) {
      if (is(step)) last = &step;
      return false;
    });
    return last;
  }
  static bool writes(const Step& step, std::string_view kind) {
    return std::find(step.kinds.begin(), step.kinds.end(), kind) != step.kinds.end();
  }

  // Live things of a kind, in order of writing.
  template <typename Do> void each(std::string_view kind, Do look) {
    for (const auto at : m_.of_kind(kind))
      if (m_.items()[at].live()) look(m_.items()[at]);
  }
  // A live thing of the kind (any, if empty) was derived from `id`.
  bool leads_to(std::string_view id, std::string_view kind) const {
    const auto children = m_.derived_from(id);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t at) {
      const Item& child = m_.items()[at];
      return child.live() && (kind.empty() || child.kind == kind);
    });
  }
  // The same for the thing or one that lies in its stack: like notes are taken up together.
  bool stack_leads_to(const Item& item, std::string_view kind) const {
    if (leads_to(item.id, kind)) return true;
    const auto mates = m_.in_stack(item.stack);
    return !item.stack.empty() && std::any_of(mates.begin(), mates.end(), [&](std::uint32_t at) {
      return leads_to(m_.items()[at].id, kind);
    });
  }

  void add(const Step* step, std::string code, const Item& item) {
    if (step != nullptr) found_.push_back({order(*step), position(item), {std::move(code), step->path, item.id, named(item)}});
  }
  void add(const Step& step, std::string code, base::Args args = {}) {
    args["plate"] = step.plate.ja.empty() ? step.label.ja : step.plate.ja;
    found_.push_back({order(step), m_.items().size(), {std::move(code), step.path, step.path, std::move(args)}});
  }
  std::size_t position(const Item& item) const { return static_cast<std::size_t>(&item - m_.items().data()); }
  std::size_t order(const Step& wanted) const {
    std::size_t number = 0;
    first_step([&](const Step& step) { return &step == &wanted || (++number, false); });
    return number;
  }

  void look_at_hypotheses();
  void look_at_problems();
  void look_at_screened_in(const Item& problem, const Step* factors);
  bool has_evidence(const Item& problem) const;
  bool has_issue(const Item& problem) const;
  void look_at_issues();
  void look_at_rank(const Item& issue, const Step* matrix, const Step* responses);
  void look_at_responses();
  void look_at_steps();
  void look_at_silence();
  std::vector<Finding> in_order();

  const Meeting& m_;
  const sheets::Library& library_;
  std::vector<Found> found_;
};

void Finder::look_at_hypotheses() {
  const Step* wall = first_step([](const Step& s) { return writes(s, kHypothesis); });
  each(kHypothesis, [&](const Item& hypothesis) {
    // A strength of the area is no problem: it is kept, not pursued.
    if (hypothesis.field_bool("strength") != true && !stack_leads_to(hypothesis, ""))
      add(wall, "hypothesis_not_taken_up", hypothesis);
  });
}

// Of its own, or of a hypothesis that it comes from.
bool Finder::has_evidence(const Item& problem) const {
  return leads_to(problem.id, kEvidence) || std::any_of(problem.from.begin(), problem.from.end(), [&](const auto& id) {
           const Item* hypothesis = m_.item(id);
           return hypothesis != nullptr && stack_leads_to(*hypothesis, kEvidence);
         });
}

// Directly, or by way of one of its factors.
bool Finder::has_issue(const Item& problem) const {
  const auto children = m_.derived_from(problem.id);
  return leads_to(problem.id, kIssue) || std::any_of(children.begin(), children.end(), [&](std::uint32_t at) {
           const Item& child = m_.items()[at];
           return child.kind == kFactor && child.live() && leads_to(child.id, kIssue);
         });
}

void Finder::look_at_problems() {
  const Kind* problems = kind(kProblem);
  if (problems == nullptr) return;
  const Step* evidence = first_step([](const Step& s) { return writes(s, kEvidence); });
  const Step* screening = last_step([](const Step& s) { return s.kind == StepKind::table && writes(s, kProblem); });
  const Step* factors = first_step([](const Step& s) { return s.kind == StepKind::factors; });
  const bool screened = problems->field(kUniversality) != nullptr && problems->field(kSociality) != nullptr;
  each(kProblem, [&](const Item& problem) {
    if (!has_evidence(problem)) add(evidence, "problem_without_evidence", problem);
    if (!screened) return;
    const auto universality = problem.field_bool(kUniversality), sociality = problem.field_bool(kSociality);
    if (screened_in(problem))
      look_at_screened_in(problem, factors);
    else if (!universality || !sociality)
      add(screening, "problem_not_screened", problem);
    else if (problems->field("reason") != nullptr && problem.field_text("reason").empty())
      add(screening, "problem_screened_out_without_reason", problem);
  });
}

void Finder::look_at_screened_in(const Item& problem, const Step* factors) {
  if (!leads_to(problem.id, kFactor)) add(factors, "problem_without_factors", problem);
  if (!has_issue(problem)) add(factors, "problem_without_issue", problem);
}

void Finder::look_at_issues() {
  const Kind* issues = kind(kIssue);
  if (issues == nullptr) return;
  const Step* factors = first_step([](const Step& s) { return s.kind == StepKind::factors; });
  const Step* matrix = first_step([](const Step& s) { return s.matrix && writes(s, kIssue); });
  const Step* responses = first_step([](const Step& s) { return s.kind == StepKind::responses; });
  each(kIssue, [&](const Item& issue) {
    // A factor it comes from is its cause.
    const bool from_factor = std::any_of(issue.from.begin(), issue.from.end(), [&](const std::string& id) {
      const Item* source = m_.item(id);
      return source != nullptr && source->kind == kFactor;
    });
    if (issues->field("cause") != nullptr && issue.field_text("cause").empty() && !from_factor)
      add(factors, "issue_without_cause", issue);
    if (matrix != nullptr && (!issue.field_number(matrix->matrix->x_field) || !issue.field_number(matrix->matrix->y_field)))
      add(matrix, "issue_not_placed", issue);
    if (issues->field(kRankField) != nullptr) look_at_rank(issue, matrix, responses);
  });
}

// An issue with a reasoned 'later' (後回し計画) needs no rank and no response today.
void Finder::look_at_rank(const Item& issue, const Step* matrix, const Step* responses) {
  const bool reasoned = !issue.field_text("deferral").empty();
  if (!reasoned && !issue.field_text("deferral_until").empty()) add(matrix, "deferral_without_reason", issue);
  if (reasoned) return;
  if (!issue.field_number(kRankField))
    add(matrix, "issue_not_ranked", issue);
  else if (!leads_to(issue.id, kResponse))
    add(responses, "issue_without_response", issue);
}

void Finder::look_at_responses() {
  const Step* responses = first_step([](const Step& s) { return s.kind == StepKind::responses; });
  each(kResponse, [&](const Item& response) {
    if (!response.field_text("reason_not").empty()) return; // said why not: nobody has to do it
    if (response.text.empty() && response.field_text("method").empty())
      add(responses, "response_without_method", response);
    if (response.field_text("owner").empty()) add(responses, "response_without_owner", response);
  });
}

// A step is left when the meeting has gone on to a later one of the same sheet.
void Finder::look_at_steps() {
  std::set<std::string_view> visited, left;
  for (const Visit& visit : m_.visits()) {
    const Step* entered = find_step(m_, library_, visit.step);
    if (entered == nullptr) continue;
    const sheets::Sheet* sheet = library_.sheet_of(visit.step);
    for (const Step& step : sheet->steps) {
      if (&step == entered) break;
      if (visited.contains(step.path)) left.insert(step.path);
    }
    visited.insert(entered->path);
  }
  for (const auto path : left)
    if (m_.agreement(path) == nullptr) add(*find_step(m_, library_, path), "step_without_agreement");
}

// Notes of silent writing that the room has not seen yet.
void Finder::look_at_silence() {
  std::map<const Step*, int> face_down;
  for (const Item& item : m_.items())
    if (item.present() && item.hidden)
      if (const Step* step = find_step_of_place(m_, library_, item.place)) ++face_down[step];
  for (const auto& [step, count] : face_down) add(*step, "notes_face_down", {{"count", std::to_string(count)}});
}

std::vector<Finding> Finder::in_order() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return a.step != b.step ? a.step < b.step : a.item < b.item;
  });
  std::vector<Finding> findings;
  findings.reserve(found_.size());
  for (Found& found : found_) findings.push_back(std::move(found.finding));
  return findings;
}

} // namespace

std::vector<Finding> findings(const Meeting& meeting, const sheets::Library& library) {
  return Finder(meeting, library).look();
}

} // namespace yoriai::meeting
