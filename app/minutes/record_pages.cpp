// The 会議録 on paper: whatever Minutes holds, in its order.
#include <algorithm>
#include <numeric>

#include "minutes/layout.hpp"

namespace yoriai::minutes {
namespace {

constexpr Style kTitle{.size_pt = 16, .bold = true, .leading = 1.4};
constexpr Style kHeading{.size_pt = 12.5, .bold = true, .leading = 1.5};
constexpr Style kCaption{.size_pt = 10.5, .bold = true, .leading = 1.5};
constexpr Style kBody{.size_pt = 10.5, .leading = 1.45};
constexpr Style kCell{.size_pt = 10, .leading = 1.35};
constexpr Style kCellHead{.size_pt = 9.5, .bold = true, .leading = 1.35};
constexpr double kFewestEms = 5;    // a column narrower than this is no column for sentences
constexpr double kLeastSketch = 28; // mm, and one narrower than this none for handwriting

struct Columns {
  std::vector<std::size_t> shown; // those in which anything stands
  std::vector<double> least, natural, mass;
};

class RecordPages {
public:
  RecordPages(Flow& flow) : flow_(flow), type_(flow.type()) {}

  void operator()(const Paragraph& paragraph) {
    flow_.text(paragraph.text, kBody, "P");
    flow_.space(1.5);
  }

  void operator()(const List& list) {
    if (!list.caption.empty()) caption(list.caption);
    constexpr double kIndent = 4.2;
    const auto dot = type_.set("・", kBody, 20).front().set;
    flow_.open("L");
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
      auto lines = set_noted(type_, list.entries[i], list.sketches_in(i), kBody, flow_.width() - kIndent, {});
      for (Line& line : lines) line.indent = kIndent;
      lines.front().bullet = dot;
      if (lines.size() > 1 && !lines[1].tiles.empty() && lines[0].height() + lines[1].height() > flow_.left_over())
        flow_.close("L"), flow_.new_page(), flow_.open("L"); // its drawing stays with it
      if (lines.front().height() > flow_.left_over()) flow_.close("L"), flow_.new_page(), flow_.open("L");
      item(lines);
    }
    flow_.close("L");
    flow_.space(2);
  }

  void operator()(const Table& table) {
    if (table.heads.empty()) return;
    const Columns columns = measure(table);
    if (columns.shown.empty()) return;
    const double needed = std::accumulate(columns.least.begin(), columns.least.end(), 0.0);
    if (!table.caption.empty()) caption(table.caption);
    if (needed > flow_.width()) cards(table, columns);
    else rows(table, columns);
    flow_.space(3);
  }

  void head(const Minutes& minutes) {
    auto title = type_.set(minutes.title, kTitle, flow_.width());
    flow_.lines(title, "H1");
    flow_.space(2);
    FlowTable table;
    constexpr double kLabel = 32;
    table.widths = {kLabel, flow_.width() - kLabel};
    for (const auto& [label, value] : minutes.head)
      table.rows.push_back({{cell(label, kCellHead, kLabel, true), cell(value, kBody, table.widths[1], false)}});
    if (!table.rows.empty()) flow_.table(table);
    flow_.space(4);
  }

  void section(const Section& section) {
    const auto heading = type_.set(section.heading, kHeading, flow_.width() - 3);
    flow_.need(heading.size() * kHeading.line_height() + 22); // never alone at the foot of a page
    flow_.bookmark(section.heading, 1);
    const double top = flow_.y();
    auto lines = heading;
    for (Line& line : lines) line.indent = 3;
    flow_.lines(lines, "H2");
    flow_.add(BoxMark{{flow_.left(), top + 0.8, 1.2, std::max(flow_.y() - top - 1.6, 1.0)}, kInk, 0, kInk, 0});
    flow_.space(1.2);
    for (const Block& block : section.blocks) {
      if (flow_.stopped()) return;
      std::visit(*this, block);
    }
    flow_.space(2.5);
  }

private:
  // An entry goes on over pages, one LI on each.
  void item(const std::vector<Line>& lines) {
    std::size_t i = 0;
    while (i < lines.size() && !flow_.stopped()) {
      if (lines[i].height() > flow_.left_over()) flow_.close("L"), flow_.new_page(), flow_.open("L");
      flow_.open("LI");
      do {
        flow_.place(lines[i], flow_.left(), flow_.y());
        flow_.go_to(flow_.y() + lines[i].height());
      } while (++i < lines.size() && lines[i].height() <= flow_.left_over());
      flow_.close("LI");
    }
  }

  void caption(const std::string& text) {
    flow_.need(kCaption.line_height() * 3);
    flow_.text(text, kCaption, "H3");
    flow_.space(0.5);
  }

  TableCell cell(const std::string& text, const Style& style, double width, bool head) {
    return cell(Cell{text, {}}, style, width, head);
  }
  TableCell cell(const Cell& value, const Style& style, double width, bool head) {
    TableCell cell;
    cell.lines = set_noted(type_, value.text, value.sketches, style, width - 2 * kCellPadX, {});
    cell.head = head;
    return cell;
  }

  double longest_word(const std::string& text, const Style& style) { // the first few characters stand for a sentence
    return std::min(type_.width_of(text, style), kFewestEms * style.em()) + 2 * kCellPadX + 0.1;
  }

  // Where a heading may be broken in two: at its blanks, and before a bracket.
  static std::string broken(std::string head) {
    std::replace(head.begin(), head.end(), ' ', '\n');
    if (const auto bracket = head.find("（"); bracket != std::string::npos && bracket > 0) head.insert(bracket, "\n");
    return head;
  }

  // One line where there is room for it.
  TableCell column_head(const std::string& text, double width) {
    const bool fits = type_.width_of(text, kCellHead) <= width - 2 * kCellPadX;
    TableCell head = cell(fits ? text : broken(text), kCellHead, width, true);
    head.centred = true;
    return head;
  }

  Columns measure(const Table& table) {
    Columns columns;
    for (std::size_t i = 0; i < table.heads.size(); ++i) {
      double least = longest_word(broken(table.heads[i]), kCellHead),
             natural = type_.width_of(table.heads[i], kCellHead);
      double mass = 0;
      bool empty = true;
      for (const auto& row : table.rows) {
        if (i >= row.size() || row[i].empty()) continue;
        empty = false;
        least = std::max(least, longest_word(row[i].text, kCell));
        double width = type_.width_of(row[i].text, kCell);
        if (!row[i].sketches.empty()) {
          least = std::max(least, kLeastSketch + 2 * kCellPadX);
          for (const Sketch& sketch : row[i].sketches) width = std::max(width, size_of(*sketch.strokes, {}).width);
        }
        natural = std::max(natural, width);
        mass += width;
      }
      if (empty && table.heads.size() > 4) continue; // of a wide table: what nobody filled in takes no room
      columns.shown.push_back(i);
      columns.least.push_back(least);
      columns.natural.push_back(std::max(natural + 2 * kCellPadX + 0.1, least));
      columns.mass.push_back(mass);
    }
    return columns;
  }

  // What is left beyond the least goes to those that hold most, none wider than it needs.
  std::vector<double> widths(const Columns& columns) const {
    std::vector<double> widths = columns.least;
    for (int round = 0; round < 8; ++round) {
      const double left = flow_.width() - std::accumulate(widths.begin(), widths.end(), 0.0);
      double mass = 0;
      for (std::size_t i = 0; i < widths.size(); ++i)
        if (widths[i] < columns.natural[i] - 1e-6) mass += columns.mass[i] + 1;
      if (left < 0.1 || mass <= 0) break;
      for (std::size_t i = 0; i < widths.size(); ++i)
        if (widths[i] < columns.natural[i] - 1e-6)
          widths[i] = std::min(columns.natural[i], widths[i] + left * (columns.mass[i] + 1) / mass);
    }
    const double left = flow_.width() - std::accumulate(widths.begin(), widths.end(), 0.0);
    *std::max_element(widths.begin(), widths.end()) += std::max(left, 0.0);
    return widths;
  }

  void rows(const Table& table, const Columns& columns) {
    FlowTable flow;
    flow.widths = widths(columns);
    TableRow heads;
    for (std::size_t i = 0; i < columns.shown.size(); ++i)
      heads.cells.push_back(column_head(table.heads[columns.shown[i]], flow.widths[i]));
    flow.heads.push_back(std::move(heads));
    for (const auto& row : table.rows) {
      TableRow set;
      for (std::size_t i = 0; i < columns.shown.size(); ++i) {
        const Cell empty, &value = columns.shown[i] < row.size() ? row[columns.shown[i]] : empty;
        set.cells.push_back(cell(value, kCell, flow.widths[i], false));
        set.cells.back().centred = value.number.has_value();
      }
      flow.rows.push_back(std::move(set));
    }
    flow_.table(flow);
  }

  // A table too wide for the paper: each row becomes a small table of its own, one line for each column.
  void cards(const Table& table, const Columns& columns) {
    constexpr double kLabel = 32;
    for (const auto& row : table.rows) {
      FlowTable card;
      card.widths = {kLabel, flow_.width() - kLabel};
      for (const std::size_t i : columns.shown)
        if (i < row.size() && !row[i].empty())
          card.rows.push_back(
              {{cell(table.heads[i], kCellHead, kLabel, true), cell(row[i], kCell, card.widths[1], false)}});
      if (!card.rows.empty()) flow_.table(card);
      flow_.space(2);
    }
  }

  Flow& flow_;
  Typesetter& type_;
};

} // namespace

void lay_out_record(Flow& flow, const Minutes& minutes, const base::Words& words, PaperSize size) {
  flow.begin(std::string(words("minutes.title")), size);
  RecordPages pages(flow);
  pages.head(minutes);
  for (const Section& section : minutes.sections) {
    if (flow.stopped()) return;
    pages.section(section);
  }
}

} // namespace yoriai::minutes
