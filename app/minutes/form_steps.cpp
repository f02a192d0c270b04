// The form of a sheet of steps: a box for a wall, tables for what is lettered, the plane, and what was agreed.
#include <algorithm>
#include <cmath>
#include <set>

#include "minutes/form.hpp"
#include "minutes/form_plane.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;
using sheets::StepKind;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const auto& part : parts)
    if (!part.empty()) all += (all.empty() ? std::string() : std::string(between)) + part;
  return all;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

class StepsForm : public FormPart {
public:
  using FormPart::FormPart;

  void lay_out() {
    title();
    for (const auto& step : sheet_.steps) {
      if (flow_.stopped()) return;
      if (step.shows_with.empty() || step.path < step.shows_with) part(step);
    }
  }

private:
  struct Column {
    std::string head;
    double width = 0;                    // mm; 0: shares what is left …
    double share = 1;                    // … by this
    bool centred = false, joins = false; // joins: one cell with those above it that say the same
  };

  void part(const sheets::Step& step) {
    switch (step.kind) {
      case StepKind::table: return problems(step);
      case StepKind::factors: return issues(step);
      case StepKind::matrix: return plane(step);
      case StepKind::responses: return responses(step);
      case StepKind::wall:
      case StepKind::grid:
      case StepKind::columns:
      case StepKind::checklist: return wall(step);
    }
  }

  void heading(const sheets::Step& step, double least_below) {
    flow_.need(plate_height() + least_below);
    const auto* partner = sheet_.step(step.shows_with);
    std::string plate = labels_.text(step.plate), title = labels_.text(step.title);
    if (partner != nullptr) {
      plate = labels_.text(step.word("paper_plate"));
      title = labels_.text(step.word("paper_title"));
      if (plate.empty()) plate = labels_.text(step.plate) + "・" + labels_.text(partner->plate);
      if (title.empty()) title = joined({labels_.text(step.title), labels_.text(partner->title)}, "／");
    }
    this->plate(plate, title, flow_.left(), flow_.width());
  }

  double em(double count) const { return style_.cell().em() * count + 2 * kCellPadX; }

  using Row = std::vector<Noted>;

  void lay_table(const sheets::Step& step, const std::vector<Column>& columns, const std::vector<Row>& rows) {
    FlowTable table;
    double fixed = 0, shares = 0;
    for (const Column& column : columns)
      (column.width > 0 ? fixed : shares) += column.width > 0 ? column.width : column.share;
    TableRow heads;
    for (const Column& column : columns) {
      table.widths.push_back(column.width > 0 ? column.width : (flow_.width() - fixed) * column.share / shares);
      heads.cells.push_back(head(column.head, table.widths.back()));
    }
    table.heads.push_back(std::move(heads));
    for (const auto& row : rows.empty() ? std::vector<Row>(1) : rows) {
      TableRow set;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        set.cells.push_back(cell(i < row.size() ? row[i] : "", style_.cell(), table.widths[i], columns[i].centred));
        set.cells.back().again = columns[i].centred && i == 0; // the letter tells whose row goes on
        if (const auto* above = table.rows.empty() ? nullptr : &rows[table.rows.size() - 1];
            above != nullptr && columns[i].joins)
          set.cells.back().joins =
              row.size() > 1 && above->size() > 1 && row[0] == (*above)[0] && row[1] == (*above)[1];
      }
      set.least = style_.row_least;
      table.rows.push_back(std::move(set));
    }
    heading(step, flow_.start_of(table));
    flow_.table(table);
    flow_.space(2.5);
  }

  std::vector<Row> blank_rows(const sheets::Step& step) const {
    std::vector<Row> rows;
    for (const auto& letter : words_of(labels_.text(step.word("paper_rows")))) rows.push_back({letter});
    if (rows.empty()) rows.resize(4);
    return rows;
  }

  // How wide a column is whose cells hold a word or two: as wide as the longest word of its heading, of which a very
  // long one is broken once; and not narrower than `ems`.
  double narrow(const std::string& head, double ems) const {
    double widest = 0;
    const double one = style_.head().em();
    std::string parts = head;
    if (const auto bracket = parts.find("（"); bracket != std::string::npos) parts.insert(bracket, " ");
    for (const auto& word : words_of(parts)) {
      const double width = type_.width_of(word, style_.head());
      widest = std::max(widest, width > 5.5 * one ? width / 2 + 0.6 * one : width);
    }
    return std::max(em(ems), widest + 2 * kCellPadX + 0.2);
  }

  void wall(const sheets::Step& step) {
    const double least = look_.blank ? std::max(style_.row_least * 2, 15.0) : style_.cell().line_height() * 2;
    FlowTable box;
    box.widths = {flow_.width()};
    box.rows.push_back({{look_.blank ? cell("", style_.cell(), flow_.width()) : wall_cell(step)}, least});
    heading(step, flow_.start_of(box));
    flow_.table(box);
    flow_.space(2.5);
  }

  TableCell wall_cell(const sheets::Step& step) {
    std::vector<std::pair<int, std::string>> stacks;
    std::vector<std::string> alone;
    std::vector<Noted> drawn;
    int count = 0;
    for (const auto& kind : step.kinds)
      for (const auto* item : live_of(labels_, kind)) {
        ++count;
        const std::string title = item->stack.empty() ? "" : labels_.named(item->stack);
        const auto known = std::find_if(stacks.begin(), stacks.end(), [&](const auto& s) { return s.second == title; });
        if (Noted note = labels_.noted(*item); title.empty() && !note.sketches.empty())
          drawn.push_back(std::move(note));
        else if (title.empty()) alone.push_back(item->text);
        else if (known == stacks.end()) stacks.emplace_back(1, title);
        else ++known->first;
      }
    if (count == 0)
      return cell(look_.open_public ? labels_.word("minutes.paper.wall_public") : "", style_.cell(), flow_.width());
    std::stable_sort(stacks.begin(), stacks.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> parts;
    for (const auto& [members, title] : stacks)
      parts.push_back(labels_.words("minutes.paper.stack", {{"title", title}, {"count", std::to_string(members)}}));
    std::string text = joined(parts, "　");
    const std::string singles = look_.notes ? joined(alone, "／") : "";
    text += (text.empty() || singles.empty() ? "" : "\n") + singles;
    const std::string total = labels_.words("minutes.paper.total", {{"count", std::to_string(count)}});
    if (drawn.empty() || !look_.notes) return cell(text + "\n" + total, style_.cell(), flow_.width());
    TableCell made = cell(text, style_.cell(), flow_.width());
    if (text.empty()) made.lines.clear();
    for (const auto& more : {set_tiles(type_, drawn, style_.cell(), flow_.width() - 2 * kCellPadX, sketch_room()),
                             type_.set(total, style_.cell(), flow_.width() - 2 * kCellPadX)})
      made.lines.insert(made.lines.end(), more.begin(), more.end());
    return made;
  }

  Noted evidence(const Item& problem) const {
    auto backing = derived(labels_, problem.id, "evidence");
    for (const auto& parent : problem.from)
      for (const auto* evidence : derived(labels_, parent, "evidence"))
        if (std::find(backing.begin(), backing.end(), evidence) == backing.end()) backing.push_back(evidence);
    std::vector<Noted> found;
    for (const auto* evidence : backing) {
      const std::string figure = labels_.field(*evidence, "figure"), source = labels_.field(*evidence, "source");
      Noted line = labels_.noted(*evidence);
      line.text += (figure.empty() ? "" : " " + figure);
      if (!source.empty()) line.text += labels_.words("minutes.paper.aside", {{"text", source}});
      found.push_back(sketches_last(std::move(line)));
    }
    return join_notes(found, "／");
  }

  void problems(const sheets::Step& step) {
    const std::string kind = step.kinds.empty() ? "" : step.kinds.front();
    std::vector<Column> columns{{word(step, "symbol"), narrow(word(step, "symbol"), 2.2), 0, true},
                                {word(step, "problem"), 0, 5},
                                {word(step, "evidence"), 0, 7}};
    const auto* definition = labels_.library.kind(kind);
    std::vector<const sheets::Field*> asked;
    if (definition != nullptr)
      for (const auto& field : definition->fields)
        if (field.type == sheets::FieldType::boolean) asked.push_back(&field);
    for (const auto* field : asked) {
      const std::string label =
          step.word(field->id).empty() ? labels_.text(field->label) : labels_.text(step.word(field->id));
      columns.push_back({label, narrow(label, 3), 0, true});
    }
    std::vector<Row> rows;
    for (const auto* problem : live_of(labels_, kind)) {
      const std::string reason = labels_.field(*problem, "reason");
      Noted text = labels_.noted(*problem);
      if (!reason.empty())
        text = join_notes({text, labels_.words("minutes.paper.put_off",
                                               {{"label", labels_.field_label(kind, "reason")}, {"text", reason}})},
                          "\n");
      rows.push_back({problem->symbol, text, evidence(*problem)});
      for (const auto* field : asked) rows.back().push_back(labels_.field(*problem, field->id));
    }
    lay_table(step, columns, look_.blank ? blank_rows(step) : rows);
    footnotes(step, asked);
  }

  void footnotes(const sheets::Step& step, const std::vector<const sheets::Field*>& asked) {
    std::vector<std::string> notes;
    for (const auto* field : asked) {
      const auto& mark = step.word(field->id + "_mark");
      if (mark.empty() || field->question.empty()) continue;
      notes.push_back(labels_.words("minutes.paper.footnote", {{"mark", labels_.text(mark)},
                                                               {"label", labels_.text(field->label)},
                                                               {"text", labels_.text(field->question)}}));
    }
    if (notes.empty()) return;
    flow_.go_to(flow_.y() - 1.5);
    flow_.text(joined(notes, "　"), style_.note(), "P");
    flow_.space(2);
  }

  struct Origin {
    std::vector<const Item*> problems, factors; // factors: those it was made of
  };

  Origin origin(const Item& issue) const {
    Origin origin;
    const auto add = [](std::vector<const Item*>& to, const Item* item) {
      if (item != nullptr && item->live() && std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
    };
    for (const auto& id : issue.from) {
      const Item* parent = labels_.meeting.item(id);
      if (parent == nullptr) continue;
      if (!parent->symbol.empty()) {
        add(origin.problems, parent);
        continue;
      }
      add(origin.factors, parent);
      for (const auto& above : parent->from) add(origin.problems, labels_.meeting.item(above));
    }
    return origin;
  }

  static std::string letters(const std::vector<const Item*>& items) {
    std::vector<std::string> all;
    for (const auto* item : items) all.push_back(item->symbol);
    return joined(all, "・");
  }

  std::string rank(const Item& issue) const {
    return is_deferred(issue) ? labels_.word("minutes.deferred") : labels_.field(issue, "priority");
  }

  void issues(const sheets::Step& step) {
    const std::string priority = labels_.word("minutes.column.priority");
    const std::vector<Column> columns{{word(step, "symbol"), narrow(word(step, "symbol"), 2.2), 0, true},
                                      {word(step, "problem"), narrow(word(step, "problem"), 4), 0, true},
                                      {word(step, "factors"), 0, 6},
                                      {word(step, "issue"), 0, 5},
                                      {priority, narrow(priority, 3.2), 0, true}};
    std::vector<Row> rows;
    std::set<const Item*> told; // factors; those no issue was made of stand with the first issue of their problem
    const auto all_issues = live_of(labels_, "issue");
    for (const auto* issue : all_issues)
      for (const auto* factor : origin(*issue).factors) told.insert(factor);
    for (const auto* issue : all_issues) {
      Origin from = origin(*issue);
      for (const auto* problem : from.problems)
        for (const auto* factor : derived(labels_, problem->id, "factor"))
          if (told.insert(factor).second) from.factors.push_back(factor);
      const std::string cause = labels_.field(*issue, "cause");
      std::vector<Noted> factors;
      if (!cause.empty()) factors.push_back(cause);
      for (const auto* factor : from.factors)
        if (factor->text != cause) factors.push_back(labels_.noted(*factor));
      rows.push_back(
          {issue->symbol, letters(from.problems), join_notes(factors, "／"), labels_.noted(*issue), rank(*issue)});
    }
    for (const auto* problem : live_of(labels_, "problem")) { // those whose issue is still to be found
      std::vector<Noted> factors;
      for (const auto* factor : derived(labels_, problem->id, "factor"))
        if (told.insert(factor).second) factors.push_back(labels_.noted(*factor));
      if (!factors.empty()) rows.push_back({"", problem->symbol, join_notes(factors, "／"), "", ""});
    }
    lay_table(step, columns, look_.blank ? blank_rows(step) : rows);
  }

  // Its width; with many letters it is wider, so that a fifth of it is covered at most.
  double plane_size(const sheets::Step& step) const {
    const double count =
        look_.blank ? 0 : static_cast<double>(live_of(labels_, step.kinds.empty() ? "" : step.kinds.front()).size());
    const double usual = std::clamp(flow_.width() * 0.34, 45.0, 90.0) + std::min(style_.row_least, 20.0);
    const double letter = style_.head().em() * 1.9;
    return std::max(usual, std::min(std::sqrt(count / 0.2 / 0.68) * letter, flow_.width() * 0.55));
  }

  void plane(const sheets::Step& step) {
    if (!step.matrix) return;
    const double size = plane_size(step);
    // As high as what was agreed needs beside it, within reason.
    const double x = flow_.left() + size + 14, width = flow_.left() + flow_.width() - x;
    FlowTable plain;
    const double agreed = flow_.height_of({{cell(agreed_text(), style_.cell(), width)}, 0}, plain);
    const double plane_height = std::clamp(agreed + 0.5, size * 0.68 + 6, size * 1.15);
    flow_.need(plate_height() + plane_height + 2);
    const double top = flow_.y(), left = flow_.left();
    plate(labels_.text(step.plate), labels_.text(step.title), left, size + 12);
    const double below = flow_.y();
    PlaneDrawing plane(flow_, labels_, step, style_);
    const double plane_bottom = plane.draw({left, below, size + 8, plane_height}, look_.blank);
    agreements(x, width, top, plane_bottom, plane);
  }

  std::string agreed_text() const {
    std::vector<std::string> lines;
    for (const auto& step : sheet_.steps)
      if (const auto* agreement = look_.blank ? nullptr : labels_.meeting.agreement(step.path))
        lines.push_back(labels_.words(
            "minutes.paper.entry",
            {{"text", agreement->text.empty() ? labels_.word("minutes.agreed_as_is") : agreement->text}}));
    return joined(lines, "\n");
  }

  // What was agreed stands beside the plane; what does not fit there, below it.
  void agreements(double x, double width, double top, double plane_bottom, const PlaneDrawing& plane) {
    const std::string text = agreed_text(), plate = labels_.word("minutes.paper.agreed_plate"),
                      title = labels_.word("minutes.paper.agreed");
    TableRow beside{{cell(text, style_.cell(), width)}, plane_bottom - top - plate_height()};
    FlowTable plain;
    const bool fits = flow_.height_of(beside, plain) <= beside.least + 1e-6;
    if (fits) {
      flow_.go_to(top);
      this->plate(plate, title, x, width);
      flow_.cell_with(beside.cells.front(), {x, flow_.y(), width, beside.least});
    }
    flow_.go_to(plane_bottom);
    flow_.space(1.5);
    plane.unplaced();
    flow_.space(1);
    if (fits) return;
    FlowTable table;
    table.widths = {flow_.width()};
    table.rows.push_back({{cell(text, style_.cell(), flow_.width())}, 0});
    flow_.need(plate_height() + flow_.start_of(table));
    this->plate(plate, title, flow_.left(), flow_.width());
    flow_.table(table);
    flow_.space(2.5);
  }

  // A choice without its note.
  std::string choice(const Item& item, std::string_view field) const {
    const auto* kind = labels_.library.kind(item.kind);
    const auto* definition = kind != nullptr ? kind->field(field) : nullptr;
    if (definition != nullptr)
      for (const auto& choice : definition->choices)
        if (choice.id == item.field_text(field)) return labels_.text(choice.label);
    return "";
  }

  Noted what_to_do(const Item& response) const {
    const std::string method = labels_.field(response, "method"), not_done = labels_.field(response, "reason_not");
    Noted text = join_notes({labels_.noted(response), method == response.text ? "" : method}, "\n");
    if (!not_done.empty())
      text = join_notes(
          {text, labels_.words("minutes.paper.put_off",
                               {{"label", labels_.field_label(response.kind, "reason_not")}, {"text", not_done}})},
          "\n");
    const std::string level = choice(response, "level");
    if (!level.empty() && !text.empty()) text.text += labels_.words("minutes.paper.aside", {{"text", level}});
    if (text.sketches.size() == 1 && method.empty() && not_done.empty()) return sketches_last(std::move(text));
    return text;
  }

  std::string who(const Item& response) const {
    const std::string due = labels_.field(response, "due");
    return joined(
        {labels_.field(response, "owner"), due.empty() ? "" : labels_.words("minutes.paper.due", {{"date", due}})},
        "\n");
  }

  std::string later(const Item& issue) const {
    const std::string reason = labels_.field(issue, "deferral"), until = labels_.field(issue, "deferral_until");
    return until.empty() ? reason : labels_.words("minutes.paper.later", {{"reason", reason}, {"until", until}});
  }

  void responses(const sheets::Step& step) {
    const std::string priority = word(step, "priority"), issue_head = word(step, "issue");
    const std::vector<Column> columns{{priority, narrow(priority, 3.2), 0, true, true},
                                      {issue_head, narrow(issue_head, 3), 0, true, true},
                                      {word(step, "method"), 0, 7},
                                      {word(step, "owner"), 0, 4}};
    std::vector<Row> rows;
    for (const auto* issue : issues_in_order(labels_, "issue")) {
      const auto found = derived(labels_, issue->id, step.kinds.empty() ? "" : step.kinds.front());
      if (const std::string reason = later(*issue); is_deferred(*issue))
        rows.push_back({rank(*issue), issue->symbol, reason, ""});
      else if (found.empty()) rows.push_back({rank(*issue), issue->symbol, "", ""});
      for (const auto* response : found)
        rows.push_back({rank(*issue), issue->symbol, what_to_do(*response), who(*response)});
    }
    lay_table(step, columns, look_.blank ? blank_rows(step) : rows);
  }
};

} // namespace

void lay_out_steps(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look,
                   const FormStyle& style) {
  StepsForm(flow, labels, sheet, look, style).lay_out();
}

} // namespace yoriai::minutes
