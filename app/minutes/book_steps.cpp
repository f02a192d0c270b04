// The tables of the sheets' steps for spreadsheets.
#include <algorithm>

#include "minutes/sections.hpp"
#include "minutes/workbook.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;
using Row = std::vector<Datum>;

Datum text(std::string value) { return value.empty() ? Datum() : Datum(std::move(value)); }

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts)
    if (!part.empty()) all += (all.empty() ? "" : "\n") + part;
  return all;
}

const std::string& kind_of(const sheets::Step& step) {
  static const std::string none;
  return step.kinds.empty() ? none : step.kinds.front();
}

// The heading a sheet gives a column, else the minutes' own word for it.
std::string head(const Labels& labels, const sheets::Step& step, std::string_view name) {
  const auto& own = step.word(name);
  return own.empty() ? labels.word("minutes.column." + std::string(name)) : labels.text(own);
}

BookSheet sheet_of(const Labels& labels, const sheets::Step& step, std::string name,
                   std::initializer_list<const char*> heads) {
  BookSheet sheet{std::move(name), {}, {}};
  for (const char* one : heads) sheet.heads.push_back(head(labels, step, one));
  return sheet;
}

Datum rank(const Labels& labels, const Item& issue) {
  if (is_deferred(issue)) return labels.word("minutes.deferred");
  return typed_field(labels, issue, "priority");
}

// ○, ― or 未定: the form asks for an answer either way.
Datum answer(const Labels& labels, const Item& item, std::string_view field) {
  Datum said = typed_field(labels, item, field);
  return std::holds_alternative<std::monostate>(said) ? Datum(labels.word("minutes.book.undecided")) : said;
}

std::string marks(const Labels& labels, const Item& item) {
  return joined(
      {item.marked ? "●" : "", item.field_bool("strength").value_or(false) ? labels.word("minutes.strength") : ""});
}

// Backing the problem or the hunches it came from; each once.
std::string evidence_of(const Labels& labels, const Item& problem) {
  auto backing = derived(labels, problem.id, "evidence");
  for (const auto& parent : problem.from)
    for (const auto* evidence : derived(labels, parent, "evidence"))
      if (std::find(backing.begin(), backing.end(), evidence) == backing.end()) backing.push_back(evidence);
  std::vector<std::string> lines;
  for (const auto* evidence : backing) {
    const std::string data = labels.field(*evidence, "data");
    const std::string told = labels.told(*evidence);
    std::string line = data.empty() ? told : labels.words("minutes.evidence", {{"data", data}, {"text", told}});
    for (const char* field : {"figure", "source"})
      if (const auto more = labels.field(*evidence, field); !more.empty()) line += "（" + more + "）";
    lines.push_back(std::move(line));
  }
  return joined(lines);
}

BookSheet wall(const Labels& labels, const sheets::Step& step) {
  BookSheet sheet = sheet_of(labels, step, labels.text(step.label), {"stack", "text", "writer", "group", "marks"});
  for (const auto& kind : step.kinds)
    for (const Item* item : live_of(labels, kind))
      if (item->place == step.path)
        sheet.rows.push_back({text(labels.stack_title(*item)), noted_datum(labels.noted(*item)),
                              text(labels.writer(*item)), text(item->group), text(marks(labels, *item))});
  std::stable_sort(sheet.rows.begin(), sheet.rows.end(), [](const Row& a, const Row& b) {
    const auto* left = std::get_if<std::string>(&a[0]);
    const auto* right = std::get_if<std::string>(&b[0]);
    return left != nullptr && (right == nullptr || *left < *right); // what lies alone comes last
  });
  return sheet;
}

BookSheet problems(const Labels& labels, const sheets::Step& step) {
  BookSheet sheet = sheet_of(labels, step, labels.word("minutes.book.problems"),
                             {"symbol", "problem", "hypothesis", "evidence", "universality", "sociality", "reason"});
  for (const Item* problem : live_of(labels, kind_of(step)))
    sheet.rows.push_back({text(problem->symbol), noted_datum(labels.noted(*problem)), text(labels.origin(*problem)),
                          text(evidence_of(labels, *problem)), answer(labels, *problem, "universality"),
                          answer(labels, *problem, "sociality"), typed_field(labels, *problem, "reason")});
  return sheet;
}

BookSheet factors(const Labels& labels, const sheets::Step& step) {
  BookSheet sheet =
      sheet_of(labels, step, labels.word("minutes.book.factors"), {"problem", "class", "factor", "writer", "marks"});
  for (const Item* factor : live_of(labels, "factor"))
    sheet.rows.push_back({text(labels.origin(*factor)), typed_field(labels, *factor, "class"),
                          noted_datum(labels.noted(*factor)), text(labels.writer(*factor)),
                          text(marks(labels, *factor))});
  return sheet;
}

// What the issue says of its cause; where it says nothing, the factors of its problems.
std::string cause_of(const Labels& labels, const Item& issue) {
  if (std::string cause = labels.field(issue, "cause"); !cause.empty()) return cause;
  std::vector<std::string> lines;
  for (const auto& problem : issue.from)
    for (const Item* factor : derived(labels, problem, "factor")) lines.push_back("・" + labels.told(*factor));
  return joined(lines);
}

BookSheet issues(const Labels& labels, const sheets::Step& step) {
  BookSheet sheet =
      sheet_of(labels, step, labels.word("minutes.book.issues"), {"priority", "symbol", "origin", "cause", "issue"});
  constexpr const char* kMore[] = {"effect", "feasibility", "urgency",       "concern",
                                   "speed",  "deferral",    "deferral_until"};
  for (const char* field : kMore) sheet.heads.push_back(labels.field_label("issue", field));
  for (const Item* issue : issues_in_order(labels, "issue")) {
    Row row{rank(labels, *issue), text(issue->symbol), text(labels.origin(*issue)), text(cause_of(labels, *issue)),
            noted_datum(labels.noted(*issue))};
    for (const char* field : kMore) row.push_back(typed_field(labels, *issue, field));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

BookSheet responses(const Labels& labels, const sheets::Step& step) {
  BookSheet sheet =
      sheet_of(labels, step, labels.word("minutes.book.responses"), {"priority", "symbol", "issue", "response"});
  const std::string& kind = kind_of(step);
  std::vector<std::string> fields;
  if (const auto* known = labels.library.kind(kind))
    for (const auto& field : known->fields)
      if (field.id != "method") fields.push_back(field.id);
  for (const auto& field : fields) sheet.heads.push_back(labels.field_label(kind, field));
  for (const Item* issue : issues_in_order(labels, "issue")) {
    const Row about{rank(labels, *issue), text(issue->symbol), text(issue->text)};
    const auto found = derived(labels, issue->id, kind);
    for (const Item* response : found) {
      Row row = about;
      row.push_back(noted_datum(join_notes({labels.noted(*response), labels.field(*response, "method")}, "\n")));
      for (const auto& field : fields) row.push_back(typed_field(labels, *response, field));
      sheet.rows.push_back(std::move(row));
    }
    if (found.empty()) sheet.rows.push_back(about);
  }
  for (Row& row : sheet.rows) row.resize(sheet.heads.size());
  return sheet;
}

std::string tied(const Labels& labels, const Item& item, meeting::LinkKind kind) {
  std::vector<std::string> names;
  for (const auto& link : labels.meeting.links())
    if (link.from == item.id && link.kind == kind) names.push_back(labels.named(link.to));
  return joined(names);
}

std::vector<const Item*> in_cell(const Labels& labels, const std::string& place) {
  std::vector<const Item*> items;
  for (const auto position : labels.meeting.at_place(place))
    if (const Item& item = labels.meeting.items()[position]; item.live()) items.push_back(&item);
  return items;
}

Datum in_grid(const Labels& labels, const Item& item) {
  return noted_datum({(item.marked ? "● " : "・") + item.text, labels.noted(item).sketches});
}

// As on paper: a cell each, one below the other.
BookSheet grid(const Labels& labels, const sheets::Step& step) {
  BookSheet sheet{labels.text(step.label), {""}, {}, true};
  for (const auto& column : step.grid->columns) sheet.heads.push_back(labels.text(column.label));
  bool any = false;
  for (const auto& row : step.grid->rows) {
    std::vector<std::vector<const Item*>> cells;
    std::size_t lines = 1;
    for (const auto& column : step.grid->columns) {
      cells.push_back(in_cell(labels, step.path + "/" + column.id + "/" + row.id));
      lines = std::max(lines, cells.back().size());
      any = any || !cells.back().empty();
    }
    for (std::size_t line = 0; line < lines; ++line) {
      Row made{text(labels.text(row.label) + (row.note.empty() ? "" : "\n" + labels.text(row.note)))};
      for (const auto& cell : cells)
        made.push_back(line < cell.size() ? in_grid(labels, *cell[line]) : Datum());
      sheet.rows.push_back(std::move(made));
    }
  }
  if (!any) sheet.rows.clear();
  return sheet;
}

BookSheet grid_list(const Labels& labels, const sheets::Step& step) {
  BookSheet sheet{labels.words("minutes.book.list", {{"name", labels.text(step.label)}}), {}, {}};
  for (const char* name :
       {"column", "row", "mark", "resource", "group", "serves", "arrow"}) // the sheet's are words of buttons
    sheet.heads.push_back(labels.word("minutes.column." + std::string(name)));
  for (const auto& column : step.grid->columns)
    for (const auto& row : step.grid->rows)
      for (const Item* item : in_cell(labels, step.path + "/" + column.id + "/" + row.id))
        sheet.rows.push_back({text(labels.text(column.label)), text(labels.text(row.label)),
                              text(item->marked ? "●" : "・"), noted_datum(labels.noted(*item)),
                              typed_field(labels, *item, "group"),
                              text(tied(labels, *item, meeting::LinkKind::serves)),
                              text(tied(labels, *item, meeting::LinkKind::arrow))});
  return sheet;
}

} // namespace

std::vector<BookSheet> step_sheets(const Labels& labels, const sheets::Step& step) {
  if (!step.shows_with.empty() && step.shows_with < step.path) return {};
  switch (step.kind) {
    case sheets::StepKind::table: return {problems(labels, step)};
    case sheets::StepKind::factors: return {factors(labels, step), issues(labels, step)};
    case sheets::StepKind::matrix: return {}; // stands with the issues
    case sheets::StepKind::responses: return {responses(labels, step)};
    case sheets::StepKind::grid:
      if (!step.grid) return {};
      return {grid(labels, step), grid_list(labels, step)};
    case sheets::StepKind::wall:
    case sheets::StepKind::columns:
    case sheets::StepKind::checklist: return {wall(labels, step)};
  }
  return {};
}

} // namespace yoriai::minutes
