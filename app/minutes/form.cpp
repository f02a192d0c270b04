#include "minutes/form.hpp"

#include <algorithm>

namespace yoriai::minutes {
namespace {

bool is_grid(const sheets::Sheet& sheet) { return sheet.steps.size() == 1 && sheet.steps.front().grid.has_value(); }

void lay_out(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look,
             const FormStyle& style) {
  flow.begin(labels.text(sheet.title), size_of(look.paper, look.landscape));
  if (is_grid(sheet)) lay_out_grid(flow, labels, sheet, look, style);
  else lay_out_steps(flow, labels, sheet, look, style);
}

std::size_t pages_of(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look,
                     const FormStyle& style) {
  Document trial;
  Flow scratch(flow.type(), trial, {});
  lay_out(scratch, labels, sheet, look, style);
  return trial.pages.size();
}

bool fits_one_page(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look,
                   const FormStyle& style) {
  return pages_of(flow, labels, sheet, look, style) == 1;
}

std::vector<double> sizes_to_try(const FormLook& look) {
  if (look.big) return {28, 26, 24, 22, 20, 18, 16, 14, 12, 10.5};
  if (look.paper == Paper::a3) return {14, 13, 12, 11, 10.5, 10, 9.5, 9};
  return {10.5, 10, 9.5, 9};
}

FormStyle style_of(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look) {
  for (const double size : sizes_to_try(look)) {
    FormStyle style{.size_pt = size};
    if (!fits_one_page(flow, labels, sheet, look, style)) continue;
    if (!look.blank) return style;
    // An empty form fills its page: rows as high as they can be.
    double low = 0, high = 200;
    for (int round = 0; round < 12; ++round) {
      style.row_least = (low + high) / 2;
      (fits_one_page(flow, labels, sheet, look, style) ? low : high) = style.row_least;
    }
    style.row_least = low;
    return style;
  }
  // Over several pages: as few as 10 pt need, in the largest type that needs no more.
  constexpr double kSmallestOverPages = 10;
  FormStyle style{.size_pt = kSmallestOverPages};
  const std::size_t fewest = pages_of(flow, labels, sheet, look, style);
  for (const double size : sizes_to_try(look))
    if (size > kSmallestOverPages && pages_of(flow, labels, sheet, look, {.size_pt = size}) <= fewest)
      return {.size_pt = size};
  return style;
}

} // namespace

void lay_out_form(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look) {
  lay_out(flow, labels, sheet, look, style_of(flow, labels, sheet, look));
}

SketchRoom FormPart::sketch_room() const {
  const double em = style_.cell().em();
  return {em * 12, em * 4.6};
}

TableCell FormPart::cell(const Noted& text, const Style& style, double width, bool centred) {
  TableCell cell;
  cell.lines = set_noted(type_, text.text, text.sketches, style, width - 2 * kCellPadX, sketch_room());
  cell.centred = centred;
  return cell;
}

TableCell FormPart::head(std::string_view text, double width) {
  std::string broken(text); // where it needs two lines, between words rather than within one
  if (type_.width_of(text, style_.head()) > width - 2 * kCellPadX) {
    std::replace(broken.begin(), broken.end(), ' ', '\n');
    if (const auto bracket = broken.find("（"); bracket != std::string::npos && bracket > 0)
      broken.insert(bracket, "\n");
  }
  TableCell head = cell(broken, style_.head(), width, true);
  head.head = true;
  return head;
}

void FormPart::title() {
  auto lines = type_.set(labels_.text(sheet_.title), style_.title(), flow_.width());
  for (Line& line : lines) line.indent = (flow_.width() - line.width()) / 2;
  flow_.lines(lines, "H1");
  flow_.space(1.5);
  FlowTable table;
  TableRow row;
  const auto add = [&](std::string_view name, const std::string& value, double share) {
    const std::string label = labels_.text(sheet_.word(name));
    if (label.empty()) return;
    const double label_width = type_.width_of(label, style_.head()) + 2 * kCellPadX + 4;
    table.widths.push_back(label_width);
    row.cells.push_back(head(label, label_width));
    table.widths.push_back(std::max(flow_.width() * share - label_width, 30.0));
    row.cells.push_back(cell(value, style_.cell(), table.widths.back()));
  };
  const auto& about = labels_.meeting.head();
  add("centre", about["centre"], 0.63);
  add("date", about["date"].empty() ? "" : long_date(labels_.words, about["date"]), 0.37);
  if (row.cells.empty()) return;
  row.least = look_.blank ? style_.cell().line_height() * 1.8 : 0;
  table.rows.push_back(std::move(row));
  flow_.table(table);
  flow_.space(2.5);
}

double FormPart::plate_height() const { return style_.part().line_height() + 1.2; }

void FormPart::plate(const std::string& plate, const std::string& title, double x, double width) {
  const Style style = style_.part(),
              white{.size_pt = std::max(style_.size_pt * 0.95, 9.0), .bold = true, .color = kWhite};
  double at = x;
  const double top = flow_.y(), height = style.line_height();
  flow_.open("H2");
  if (!plate.empty()) {
    const Line line = type_.set(plate, white, width).front();
    flow_.add(BoxMark{{x, top, line.width() + 4, height}, kInk, 0, kInk, 0.8});
    flow_.place(line, x + 2, top + (height - line.height()) / 2);
    at += line.width() + 6;
  }
  const auto lines = type_.set(title, style, x + width - at);
  if (!lines.empty()) flow_.place(lines.front(), at, top);
  flow_.close("H2");
  flow_.go_to(top + plate_height());
}

std::string FormPart::word(const sheets::Step& step, std::string_view name) const {
  const auto& own = step.word(name);
  return own.empty() ? labels_.word("minutes.column." + std::string(name)) : labels_.text(own);
}

} // namespace yoriai::minutes
