#include "meeting/lineage.hpp"

#include <algorithm>
#include <set>

#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using base::refused;

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

// Whether `wanted` is among `from`, or among what those come from.
bool comes_from(const Meeting& meeting, const std::vector<std::string>& from, std::string_view wanted) {
  std::vector<std::string_view> open(from.begin(), from.end());
  std::set<std::string_view> seen;
  while (!open.empty()) {
    const std::string_view id = open.back();
    open.pop_back();
    if (id == wanted) return true;
    const Item* item = seen.insert(id).second ? meeting.item(id) : nullptr;
    if (item != nullptr) open.insert(open.end(), item->from.begin(), item->from.end());
  }
  return false;
}

Refusal check_problem(const Item& source) {
  if (source.kind != kProblem || screened_in(source)) return std::nullopt;
  return refused("refused.issue_from_unscreened_problem", named(source));
}

// The problems of an issue, those behind its factors too.
Refusal check_problems_of_issue(const Meeting& meeting, const Item& issue) {
  for (const std::string& id : issue.from) {
    const Item& source = *meeting.item(id);
    if (auto off = check_problem(source)) return off;
    if (source.kind != kFactor) continue;
    for (const std::string& behind : source.from)
      if (const Item* problem = meeting.item(behind))
        if (auto off = check_problem(*problem)) return off;
  }
  return std::nullopt;
}

bool has_screening(const Request& request) {
  const sheets::Kind* problem = find_kind(request.meeting, request.context.library, kProblem);
  return problem != nullptr && (problem->field(kUniversality) != nullptr || problem->field(kSociality) != nullptr);
}

} // namespace

bool screened_in(const Item& problem) {
  return problem.field_bool(kUniversality) == true || problem.field_bool(kSociality) == true;
}

Refusal check_lineage(const Request& request, const Item& item, const sheets::Kind& kind) {
  for (const std::string& id : item.from) {
    const auto source = readable_item(request, id);
    if (!source) return source.error();
    if (std::find(kind.from.begin(), kind.from.end(), (*source)->kind) == kind.from.end()) {
      base::Args args = named(**source);
      args["kind"] = kind.id;
      args["kinds"] = joined(kind.from);
      return refused(kind.from.empty() ? "refused.from_nothing" : "refused.from_wrong_kind", std::move(args));
    }
  }
  if (comes_from(request.meeting, item.from, item.id)) return refused("refused.from_itself", named(item));
  if (kind.id != kIssue || !has_screening(request)) return std::nullopt;
  return check_problems_of_issue(request.meeting, item);
}

} // namespace yoriai::meeting
