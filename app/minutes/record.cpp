#include <algorithm>

#include "base/time.hpp"
#include "meeting/attendance.hpp"
#include "meeting/findings.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;

List list_of(std::string caption, std::vector<std::string> entries) { return {std::move(caption), std::move(entries)}; }

std::string text_of(const Labels& labels, const meeting::Agreement& agreement) {
  return agreement.text.empty() ? labels.word("minutes.agreed_as_is") : agreement.text;
}

// Texts one below the other, each with its letter.
std::string lines_of(const Labels& labels, const std::vector<const Item*>& items) {
  std::string all;
  for (const auto* item : items) all += (all.empty() ? "" : "\n") + labels.named(*item);
  return all;
}

// What `item` comes from, of a kind.
std::vector<const Item*> parents(const Labels& labels, const Item& item, std::string_view kind) {
  std::vector<const Item*> found;
  for (const auto& id : item.from)
    if (const auto* parent = labels.meeting.item(id); parent != nullptr && parent->live() && parent->kind == kind)
      found.push_back(parent);
  return found;
}

// How an issue is answered; a response may name nothing but its method, or why it cannot be.
std::string responses_to(const Labels& labels, const Item& issue) {
  std::string all;
  for (const auto* response : derived(labels, issue.id, "response")) {
    std::string line = response->text;
    for (const char* field : {"method", "reason_not"})
      if (line.empty()) line = labels.field(*response, field);
    if (!line.empty()) all += (all.empty() ? "" : "\n") + line;
  }
  return all;
}

// Issues that came of a problem, straight or by way of its factors, and by which of them.
struct Way {
  const Item* issue;
  std::vector<const Item*> factors;
};
std::vector<Way> ways_from(const Labels& labels, const Item& problem) {
  std::vector<Way> ways;
  const auto way_to = [&](const Item* issue) -> Way& {
    for (Way& way : ways)
      if (way.issue == issue) return way;
    return ways.emplace_back(Way{issue, {}});
  };
  for (const auto* issue : derived(labels, problem.id, "issue")) way_to(issue);
  for (const auto* factor : derived(labels, problem.id, "factor"))
    for (const auto* issue : derived(labels, factor->id, "issue")) way_to(issue).factors.push_back(factor);
  return ways;
}

} // namespace

Cell cell_of(Noted noted) { return {std::move(noted.text), {}, std::move(noted.sketches)}; }

Table without_empty(Table table, std::initializer_list<std::string> heads) {
  for (std::size_t column = table.heads.size(); column-- > 0;) {
    const auto is_empty = [&](const auto& row) { return row[column].empty(); };
    if (std::find(heads.begin(), heads.end(), table.heads[column]) == heads.end()) continue;
    if (!std::all_of(table.rows.begin(), table.rows.end(), is_empty)) continue;
    table.heads.erase(table.heads.begin() + static_cast<std::ptrdiff_t>(column));
    for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
  }
  return table;
}

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
  if (const auto* agreement = labels.meeting.agreement(step.path))
    blocks.emplace_back(list_of(labels.word("minutes.agreement"),
                                {labels.words("minutes.at", {{"time", base::clock_hm(agreement->at)},
                                                             {"text", text_of(labels, *agreement)}})}));
  std::vector<std::string> remarks;
  for (const auto& minute : labels.meeting.minutes())
    if (minute.step == step.path)
      remarks.push_back(labels.words("minutes.at", {{"time", base::clock_hm(minute.at)}, {"text", minute.text}}));
  if (!remarks.empty()) blocks.emplace_back(list_of(labels.word("minutes.remarks"), std::move(remarks)));
  return blocks;
}

std::vector<Block> attendance(const Labels& labels, bool names) {
  std::vector<Block> blocks;
  int total = 0;
  Table table{"", {labels.word("minutes.column.role"), labels.word("minutes.column.count")}, {}};
  const auto add_role = [&](const std::string& role) {
    const int heads = meeting::heads_of(labels.meeting, role);
    total += heads;
    if (heads > 0) table.rows.push_back({{labels.role(role), {}}, {std::to_string(heads), heads}});
  };
  for (const auto role : meeting::kRoles) add_role(std::string(role));
  add_role(std::string(meeting::kOtherRole));
  if (total == 0) return blocks;
  table.rows.push_back({{labels.word("minutes.heads"), {}}, {std::to_string(total), total}});
  blocks.emplace_back(std::move(table));
  if (!names || labels.meeting.participants().empty()) return blocks;
  Table people{labels.word("minutes.people"), {}, {}};
  for (const char* head : {"name", "role", "organisation", "group_of"})
    people.heads.push_back(labels.word("minutes.column." + std::string(head)));
  for (const auto& person : labels.meeting.participants())
    people.rows.push_back(
        {{person.name, {}}, {labels.role(person.role), {}}, {person.organisation, {}}, {person.group, {}}});
  blocks.emplace_back(std::move(people));
  return blocks;
}

std::vector<Block> agreed(const Labels& labels) {
  std::vector<std::string> lines;
  for (const auto& agreement : labels.meeting.agreements())
    lines.push_back(labels.words("minutes.agreed_in",
                                 {{"step", labels.step(agreement.step)}, {"text", text_of(labels, agreement)}}));
  if (lines.empty()) return {};
  return {list_of("", std::move(lines))};
}

// A row for each way from a problem to an issue; a problem that led to none has one too.
std::vector<Block> lineage(const Labels& labels) {
  Table table;
  for (const char* kind : {"hypothesis", "problem", "factor", "issue", "response"})
    table.heads.push_back(labels.kind(kind));
  for (const auto* problem : live_of(labels, "problem")) {
    const std::string hunches = lines_of(labels, parents(labels, *problem, "hypothesis"));
    auto ways = ways_from(labels, *problem);
    if (ways.empty()) ways.push_back({nullptr, derived(labels, problem->id, "factor")});
    for (const Way& way : ways)
      table.rows.push_back({{hunches, {}},
                            {labels.named(*problem), {}},
                            {lines_of(labels, way.factors), {}},
                            {way.issue == nullptr ? "" : labels.named(*way.issue), {}},
                            {way.issue == nullptr ? "" : responses_to(labels, *way.issue), {}}});
  }
  if (table.rows.empty()) return {};
  return {std::move(table)};
}

std::vector<Block> set_aside(const Labels& labels) {
  List parked{labels.word("minutes.parked"), {}}, removed{labels.word("minutes.removed"), {}};
  for (const Item& item : labels.meeting.items()) {
    if (!item.removed && !item.parked) continue;
    List& list = item.removed ? removed : parked;
    list.entries.push_back(
        labels.words("minutes.link", {{"kind", labels.kind(item.kind)}, {"name", labels.named(item)}}));
    for (Sketch& sketch : labels.noted(item).sketches) {
      sketch.at = list.entries.back().size();
      if (sketch.sign == sketch.label) sketch.sign.clear(); // the entry says it
      list.sketches[list.entries.size() - 1].push_back(std::move(sketch));
    }
  }
  std::vector<Block> blocks;
  for (List* list : {&parked, &removed})
    if (!list->entries.empty()) blocks.emplace_back(std::move(*list));
  return blocks;
}

std::vector<Block> still_open(const Labels& labels) {
  std::vector<std::string> lines;
  for (const auto& finding : meeting::findings(labels.meeting, labels.library))
    lines.push_back(labels.words("finding." + finding.code, finding.args));
  if (lines.empty()) return {};
  return {list_of("", std::move(lines))};
}

std::vector<Block> notes(const Labels& labels) {
  std::vector<Block> blocks;
  for (const auto& id : labels.meeting.head().sheets) {
    const auto* sheet = labels.library.sheet(id);
    if (sheet == nullptr) continue;
    for (const auto& step : sheet->steps) {
      if (step.kind != sheets::StepKind::wall) continue;
      for (Block& block : wall_blocks(labels, step)) {
        if (auto* table = std::get_if<Table>(&block)) table->caption = labels.step(step.path);
        blocks.push_back(std::move(block));
      }
    }
  }
  return blocks;
}

std::vector<Block> pictures(const Labels& labels) {
  std::vector<std::string> lines;
  for (const auto& attachment : labels.meeting.attachments()) {
    const auto* item = labels.meeting.item(attachment.item);
    lines.push_back(item == nullptr ? attachment.name
                                    : labels.words("minutes.picture_of",
                                                   {{"name", attachment.name}, {"item", labels.named(*item)}}));
  }
  if (lines.empty()) return {};
  return {list_of("", std::move(lines))};
}

} // namespace yoriai::minutes
