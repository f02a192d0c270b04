#include <algorithm>

#include "base/time.hpp"
#include "meeting/attendance.hpp"
#include "meeting/findings.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;

List list_of(std::string caption, std::vector<std::string> entries) { return {std::move(caption), std::move(entries)}; }

// One chain per response or, where it stops earlier, per last thing.
void chains(const Labels& labels, const Item& item, std::string so_far, std::vector<std::string>& out, int depth) {
  constexpr int kDeepest = 12; // longer chains are a circle made by hand
  so_far += (so_far.empty() ? "" : " → ") + labels.words("minutes.link", {{"kind", labels.kind(item.kind)}, {"name", labels.named(item)}});
  const auto next = derived(labels, item.id, "");
  if (next.empty() || depth >= kDeepest) return void(out.push_back(so_far));
  for (const auto* child : next) chains(labels, *child, so_far, out, depth + 1);
}

} // namespace

std::vector<const Item*> live_of(const Labels& labels, std::string_view kind) {
  std::vector<const Item*> found;
  for (const auto position : labels.meeting.of_kind(kind))
    if (const Item& item = labels.meeting.items()[position]; item.live()) found.push_back(&item);
  return found;
}

std::vector<const Item*> derived(const Labels& labels, std::string_view id, std::string_view kind) {
  std::vector<const Item*> found;
  for (const auto position : labels.meeting.derived_from(id)) {
    const Item& item = labels.meeting.items()[position];
    if (item.live() && (kind.empty() || item.kind == kind)) found.push_back(&item);
  }
  return found;
}

bool is_deferred(const Item& issue) { return !issue.field_text("deferral").empty() && !issue.field_number("priority"); }

std::vector<const Item*> issues_in_order(const Labels& labels, std::string_view kind) {
  auto issues = live_of(labels, kind);
  constexpr double kUnranked = 1e6, kDeferred = 2e6;
  const auto order = [&](const Item* issue) {
    return is_deferred(*issue) ? kDeferred : issue->field_number("priority").value_or(kUnranked);
  };
  std::stable_sort(issues.begin(), issues.end(), [&](const Item* a, const Item* b) { return order(a) < order(b); });
  return issues;
}

std::vector<Block> record_blocks(const Labels& labels, const sheets::Step& step) {
  std::vector<Block> blocks;
  if (const auto it = labels.face_down.find(step.path); it != labels.face_down.end())
    blocks.emplace_back(Paragraph{labels.words("minutes.face_down", {{"count", std::to_string(it->second)}})});
  for (Block& block : ballot_blocks(labels, step)) blocks.push_back(std::move(block));
  if (const auto* agreement = labels.meeting.agreement(step.path))
    blocks.emplace_back(list_of(labels.word("minutes.agreement"),
                                {labels.words("minutes.at", {{"time", base::clock_hm(agreement->at)},
                                                             {"text", agreement->text.empty() ? labels.word("minutes.agreed_as_is") : agreement->text}})}));
  std::vector<std::string> remarks;
  for (const auto& minute : labels.meeting.minutes())
    if (minute.step == step.path)
      remarks.push_back(labels.words("minutes.at", {{"time", base::clock_hm(minute.at)}, {"text", minute.text}}));
  if (!remarks.empty()) blocks.emplace_back(list_of(labels.word("minutes.remarks"), std::move(remarks)));
  return blocks;
}

Section attendance(const Labels& labels, bool names) {
  Section section{labels.word("minutes.attendance"), {}};
  int total = 0;
  Table table{"", {labels.word("minutes.column.role"), labels.word("minutes.column.count")}, {}};
  const auto add_role = [&](const std::string& role) {
    const int heads = meeting::heads_of(labels.meeting, role);
    total += heads;
    if (heads > 0) table.rows.push_back({{labels.role(role), {}}, {std::to_string(heads), heads}});
  };
  for (const auto role : meeting::kRoles) add_role(std::string(role));
  add_role(std::string(meeting::kOtherRole));
  if (total == 0) return section;
  table.rows.push_back({{labels.word("minutes.heads"), {}}, {std::to_string(total), total}});
  section.blocks.emplace_back(std::move(table));
  if (!names || labels.meeting.participants().empty()) return section;
  Table people{labels.word("minutes.people"), {}, {}};
  for (const char* head : {"name", "role", "organisation", "group_of"})
    people.heads.push_back(labels.word("minutes.column." + std::string(head)));
  for (const auto& person : labels.meeting.participants())
    people.rows.push_back({{person.name, {}}, {labels.role(person.role), {}}, {person.organisation, {}}, {person.group, {}}});
  section.blocks.emplace_back(std::move(people));
  return section;
}

Section lineage(const Labels& labels) {
  std::vector<std::string> found;
  for (const Item& item : labels.meeting.items())
    if (item.live() && item.from.empty() && !labels.meeting.derived_from(item.id).empty())
      chains(labels, item, "", found, 0);
  if (found.empty()) return {};
  return {labels.word("minutes.lineage"), {list_of("", std::move(found))}};
}

Section set_aside(const Labels& labels) {
  std::vector<std::string> parked, removed;
  for (const Item& item : labels.meeting.items()) {
    const std::string line = labels.words("minutes.link", {{"kind", labels.kind(item.kind)}, {"name", labels.named(item)}});
    if (item.removed)
      removed.push_back(line);
    else if (item.parked)
      parked.push_back(line);
  }
  Section section{labels.word("minutes.set_aside"), {}};
  if (!parked.empty()) section.blocks.emplace_back(list_of(labels.word("minutes.parked"), std::move(parked)));
  if (!removed.empty()) section.blocks.emplace_back(list_of(labels.word("minutes.removed"), std::move(removed)));
  return section;
}

Section still_open(const Labels& labels) {
  std::vector<std::string> lines;
  for (const auto& finding : meeting::findings(labels.meeting, labels.library))
    lines.push_back(labels.words("finding." + finding.code, finding.args));
  if (lines.empty()) return {};
  return {labels.word("minutes.still_open"), {list_of("", std::move(lines))}};
}

Section carried_over(const Labels& labels) {
  Section section{labels.word("minutes.carried_over"), {}};
  Table tasks{labels.word("minutes.tasks"), {}, {}};
  for (const char* head : {"owner", "task", "due"}) tasks.heads.push_back(labels.word("minutes.column." + std::string(head)));
  for (const auto* response : live_of(labels, "response")) {
    const std::string task = response->text.empty() ? labels.field(*response, "method") : response->text;
    const std::string owner = labels.field(*response, "owner");
    if (!task.empty()) tasks.rows.push_back({{owner.empty() ? labels.word("minutes.no_owner") : owner, {}}, {task, {}}, {labels.field(*response, "due"), {}}});
  }
  if (!tasks.rows.empty()) section.blocks.emplace_back(std::move(tasks));
  std::vector<std::string> later;
  for (const auto* problem : live_of(labels, "problem"))
    if (const auto reason = problem->field_text("reason"); !reason.empty())
      later.push_back(labels.words("minutes.put_off", {{"name", labels.named(*problem)}, {"reason", reason}}));
  for (const auto* issue : live_of(labels, "issue"))
    if (const auto reason = issue->field_text("deferral"); !reason.empty()) {
      const std::string until = labels.field(*issue, "deferral_until");
      later.push_back(labels.words(until.empty() ? "minutes.put_off" : "minutes.put_off_until",
                                   {{"name", labels.named(*issue)}, {"reason", reason}, {"until", until}}));
    }
  if (!later.empty()) section.blocks.emplace_back(list_of(labels.word("minutes.next_time"), std::move(later)));
  return section;
}

} // namespace yoriai::minutes
