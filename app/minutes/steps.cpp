#include <algorithm>

#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;
using Row = std::vector<Cell>;

Cell quantity(const std::optional<double>& value) {
  return value ? Cell{plain_number(*value), *value} : Cell{};
}

std::string lines(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : "\n") + part;
  return all;
}

std::string marks(const Labels& labels, const Item& item) {
  std::string all;
  if (item.marked) all += "●";
  if (item.field_bool("strength").value_or(false)) all += (all.empty() ? "" : " ") + labels.word("minutes.strength");
  return all;
}

Noted evidence_line(const Labels& labels, const Item& evidence) {
  Noted line = labels.noted(evidence);
  if (const std::string data = labels.field(evidence, "data"); !data.empty())
    line.text = labels.words("minutes.evidence", {{"data", data}, {"text", line.text}});
  for (const char* field : {"figure", "source"})
    if (const auto more = labels.field(evidence, field); !more.empty()) line.text += "（" + more + "）";
  return sketches_last(std::move(line));
}

const std::string& kind_of(const sheets::Step& step) {
  static const std::string none;
  return step.kinds.empty() ? none : step.kinds.front();
}

// The heading a sheet gives a column, else the minutes' own word for it.
std::string column(const Labels& labels, const sheets::Step& step, std::string_view name) {
  const auto& own = step.word(name);
  return own.empty() ? labels.word("minutes.column." + std::string(name)) : labels.text(own);
}

std::vector<std::string> columns(const Labels& labels, const sheets::Step& step,
                                 std::initializer_list<std::string_view> names) {
  std::vector<std::string> heads;
  for (const auto name : names) heads.push_back(column(labels, step, name));
  return heads;
}

std::vector<Block> one_table(Table table) {
  if (table.rows.empty()) return {};
  return {std::move(table)};
}

std::string rank_text(const Labels& labels, const Item& issue) {
  if (is_deferred(issue)) return labels.word("minutes.deferred");
  return labels.field(issue, "priority");
}

// Evidence may back the problem, the hunches it came from, or both; each is told once.
Noted evidence_of(const Labels& labels, const Item& problem) {
  auto backing = derived(labels, problem.id, "evidence");
  for (const auto& parent : problem.from)
    for (const auto* evidence : derived(labels, parent, "evidence"))
      if (std::find(backing.begin(), backing.end(), evidence) == backing.end()) backing.push_back(evidence);
  std::vector<Noted> found;
  for (const auto* evidence : backing) found.push_back(evidence_line(labels, *evidence));
  return join_notes(found, "\n");
}

Row response_row(const Labels& labels, const Item& issue, const Item* response) {
  Row row{{rank_text(labels, issue), issue.field_number("priority")}, {issue.symbol, {}}, {issue.text, {}}};
  if (response == nullptr) return row.resize(10), row;
  const std::string method = labels.field(*response, "method");
  row.push_back(cell_of(join_notes({labels.noted(*response), method}, "\n")));
  for (const char* field : {"reason_not", "owner", "due", "level", "way"})
    row.push_back({labels.field(*response, field), {}});
  std::vector<std::string> plan;
  for (const char* field : {"why", "what", "who", "when", "where", "how", "cost", "indicator", "target", "review"})
    if (const auto value = labels.field(*response, field); !value.empty())
      plan.push_back(labels.field_label(response->kind, field) + "：" + value);
  row.push_back({lines(plan), {}});
  return row;
}

} // namespace

std::vector<Block> wall_blocks(const Labels& labels, const sheets::Step& step) {
  Table table{"", columns(labels, step, {"stack", "text", "writer", "marks"}), {}};
  for (const auto& kind : step.kinds)
    for (const auto* item : live_of(labels, kind))
      table.rows.push_back({{labels.stack_title(*item), {}},
                            cell_of(labels.noted(*item)),
                            {labels.writer(*item), {}},
                            {marks(labels, *item), {}}});
  std::stable_sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::pair(a[0].text.empty(), a[0].text) < std::pair(b[0].text.empty(), b[0].text);
  });
  return one_table(without_empty(std::move(table), {column(labels, step, "writer")}));
}

std::vector<Block> table_blocks(const Labels& labels, const sheets::Step& step) {
  Table table{"", columns(labels, step, {"symbol", "problem", "hypothesis", "evidence", "universality", "sociality", "reason"}), {}};
  for (const auto* problem : live_of(labels, kind_of(step)))
    table.rows.push_back({{problem->symbol, {}},
                          cell_of(labels.noted(*problem)),
                          {labels.origin(*problem), {}},
                          cell_of(evidence_of(labels, *problem)),
                          {labels.field(*problem, "universality"), {}},
                          {labels.field(*problem, "sociality"), {}},
                          {labels.field(*problem, "reason"), {}}});
  return one_table(std::move(table));
}

std::vector<Block> factor_blocks(const Labels& labels, const sheets::Step& step) {
  std::vector<Block> blocks;
  Table factors{labels.word("minutes.factors"), columns(labels, step, {"problem", "class", "factor", "writer", "marks"}), {}};
  for (const auto* factor : live_of(labels, "factor"))
    factors.rows.push_back({{labels.origin(*factor), {}},
                            {labels.field(*factor, "class"), {}},
                            cell_of(labels.noted(*factor)),
                            {labels.writer(*factor), {}},
                            {marks(labels, *factor), {}}});
  if (!factors.rows.empty()) blocks.emplace_back(without_empty(std::move(factors), {column(labels, step, "writer")}));
  Table issues{labels.word("minutes.issues"), columns(labels, step, {"symbol", "origin", "cause", "issue", "priority"}), {}};
  for (const auto* issue : live_of(labels, "issue"))
    issues.rows.push_back({{issue->symbol, {}},
                           {labels.origin(*issue), {}},
                           {labels.field(*issue, "cause"), {}},
                           cell_of(labels.noted(*issue)),
                           {rank_text(labels, *issue), issue->field_number("priority")}});
  if (!issues.rows.empty()) blocks.emplace_back(std::move(issues));
  return blocks;
}

std::vector<Block> matrix_blocks(const Labels& labels, const sheets::Step& step) {
  if (!step.matrix) return {};
  const std::string& kind = kind_of(step);
  Table table{"", columns(labels, step, {"priority", "symbol", "issue"}), {}};
  const std::string_view numbers[] = {step.matrix->y_field, step.matrix->x_field, "urgency", "concern", "speed"};
  for (const auto field : numbers) table.heads.push_back(labels.field_label(kind, field));
  for (const char* field : {"deferral", "deferral_until"}) table.heads.push_back(labels.field_label(kind, field));
  for (const auto* issue : issues_in_order(labels, kind)) {
    Row row{{rank_text(labels, *issue), issue->field_number("priority")}, {issue->symbol, {}}, {issue->text, {}}};
    for (const auto field : numbers) row.push_back(quantity(issue->field_number(field)));
    for (const char* field : {"deferral", "deferral_until"}) row.push_back({labels.field(*issue, field), {}});
    table.rows.push_back(std::move(row));
  }
  return one_table(std::move(table));
}

std::vector<Block> response_blocks(const Labels& labels, const sheets::Step& step) {
  Table table{"", columns(labels, step, {"priority", "symbol", "issue", "response", "reason_not", "owner", "due", "level", "way", "plan"}), {}};
  for (const auto* issue : issues_in_order(labels, "issue")) {
    const auto responses = derived(labels, issue->id, kind_of(step));
    for (const auto* response : responses) table.rows.push_back(response_row(labels, *issue, response));
    if (responses.empty()) table.rows.push_back(response_row(labels, *issue, nullptr));
  }
  return one_table(std::move(table));
}

std::vector<Block> grid_blocks(const Labels& labels, const sheets::Step& step) {
  if (!step.grid) return {};
  Table table{"", columns(labels, step, {"column", "row", "mark", "resource", "group", "serves", "arrow"}), {}};
  for (const auto& column : step.grid->columns)
    for (const auto& row : step.grid->rows)
      for (const auto position : labels.meeting.at_place(step.path + "/" + column.id + "/" + row.id)) {
        const Item& item = labels.meeting.items()[position];
        if (!item.live()) continue;
        std::vector<std::string> serves, arrows;
        for (const auto& link : labels.meeting.links())
          if (link.from == item.id)
            (link.kind == meeting::LinkKind::arrow ? arrows : serves).push_back(labels.named(link.to));
        table.rows.push_back({{labels.text(column.label), {}}, {labels.text(row.label), {}},
                              {item.marked ? "●" : "・", {}},  cell_of(labels.noted(item)),
                              {labels.field(item, "group"), {}}, {lines(serves), {}}, {lines(arrows), {}}});
      }
  return one_table(std::move(table));
}

std::vector<Block> step_blocks(const Labels& labels, const sheets::Step& step) {
  if (!step.shows_with.empty() && step.shows_with < step.path) return {};
  switch (step.kind) {
  case sheets::StepKind::wall: return {};
  case sheets::StepKind::table: return table_blocks(labels, step);
  case sheets::StepKind::factors: return factor_blocks(labels, step);
  case sheets::StepKind::matrix: return matrix_blocks(labels, step);
  case sheets::StepKind::responses: return response_blocks(labels, step);
  case sheets::StepKind::grid: return grid_blocks(labels, step);
  case sheets::StepKind::columns:
  case sheets::StepKind::checklist: return wall_blocks(labels, step);
  }
  return {};
}

} // namespace yoriai::minutes
