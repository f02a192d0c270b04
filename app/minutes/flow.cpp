#include "minutes/flow.hpp"

#include <algorithm>
#include <numeric>

namespace yoriai::minutes {
namespace {

constexpr double kMarginSide = 15, kMarginTop = 18, kMarginBottom = 13;
constexpr double kAscent = 0.88; // of an em above the baseline, as Japanese type is cast

double baseline_in(const Style& style) { return (style.line_height() - style.em()) / 2 + kAscent * style.em(); }

double height_of_lines(const std::vector<Line>& lines, std::size_t from, std::size_t end) {
  double height = 0;
  for (std::size_t i = from; i < end; ++i) height += lines[i].height();
  return height;
}

} // namespace

PaperSize size_of(Paper paper, bool landscape) {
  const PaperSize upright = paper == Paper::a3 ? PaperSize{297, 420} : PaperSize{210, 297};
  return landscape ? PaperSize{upright.height, upright.width} : upright;
}

double Flow::left() const { return kMarginSide; }
double Flow::width() const { return size_.width - 2 * kMarginSide; }
double Flow::bottom() const { return size_.height - kMarginBottom; }

void Flow::begin(const std::string& title, PaperSize size, int level) {
  size_ = size;
  new_page();
  document_.pages.back().title = title;
  bookmark(title, level);
}

void Flow::bookmark(const std::string& title, int level) {
  if (!title.empty() && level >= 0) document_.bookmarks.push_back({title, page(), level, y_});
}

void Flow::new_page() {
  if (go_on_ && !go_on_()) stopped_ = true;
  Page page;
  page.width = size_.width;
  page.height = size_.height;
  if (!document_.pages.empty()) page.title = document_.pages.back().title;
  document_.pages.push_back(std::move(page));
  y_ = kMarginTop;
  fresh_ = true;
}

void Flow::need(double height) {
  if (!fresh_ && height > left_over()) new_page();
}

void Flow::space(double height) {
  if (!fresh_) y_ += height;
}

void Flow::place(const Line& line, double x, double top) {
  fresh_ = false;
  const double em = line.style.em(), base = top + baseline_in(line.style);
  if (line.bullet) add(TextMark{line.bullet, x + line.bullet_at, base, em, line.style.color});
  if (!line.set->runs.empty()) add(TextMark{line.set, x + line.indent, base, em, line.style.color});
  for (const Tile& tile : line.tiles) place(tile, line.style, x + line.indent + tile.x, top);
  if (!line.badge) return;
  const double size = line.badge_style.em(), pad = size * 0.3;
  const double at = x + line.width() + (line.set->runs.empty() ? 0 : 1.2);
  const double width = line.badge->width * size + 2 * pad, middle = top + line.height() / 2;
  add(BoxMark{{at, middle - size * 0.6, width, size * 1.2}, kInk, 0, kInk, size * 0.25});
  add(TextMark{line.badge, at + pad, middle + size * (kAscent - 0.5), size, kWhite});
}

void Flow::place(const Tile& tile, const Style& style, double x, double top) {
  for (const auto& caption : tile.caption) {
    add(TextMark{caption, x, top + baseline_in(style), style.em(), style.color});
    top += style.line_height();
  }
  open("Figure", tile.label);
  add(SketchMark{tile.strokes, tile.size, {x, top + kAboveSketch}, kInk});
  close("Figure");
}

void Flow::lines(const std::vector<Line>& lines, const char* tag) {
  for (std::size_t i = 0; i < lines.size() && !stopped_;) {
    need(lines[i].height());
    open(tag);
    do {
      place(lines[i], left(), y_);
      y_ += lines[i].height();
      ++i;
    } while (i < lines.size() && lines[i].height() <= left_over());
    close(tag);
  }
}

void Flow::text(std::string_view text, const Style& style, const char* tag, double indent) {
  auto set = type_.set(text, style, width() - indent);
  for (Line& line : set) line.indent += indent;
  lines(set, tag);
}

double Flow::height_of(const TableRow& row, const FlowTable& table) const {
  double height = row.least;
  for (const TableCell& cell : row.cells)
    height = std::max(height, height_of_lines(cell.lines, 0, cell.lines.size()) + 2 * kCellPadY + table.lane_bottom);
  return height;
}

void Flow::note_place(const Line& line, const Box& box) {
  if (line.anchor < 0) return;
  auto& places = places_[line.anchor];
  if (places.empty() || places.back().page != page()) places.push_back({page(), box, box});
  places.back().last = box;
}

void Flow::draw_cell(const TableCell& cell, const Box& box, std::size_t from, std::size_t end, double lane_bottom,
                     bool first_on_page) {
  const auto fill = cell.fill ? cell.fill : cell.head ? std::optional(kPale) : std::nullopt;
  if (fill) add(BoxMark{box, fill, 0, kInk, 0});
  const bool again = cell.joins && !first_on_page; // said above
  std::vector<Point> edge{{box.x, box.bottom()}, {box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}};
  if (again) {
    add(PathMark{{edge[0], edge[1]}, kHairline, kInk, 0, 0});
    add(PathMark{{edge[2], edge[3]}, kHairline, kInk, 0, 0});
  } else {
    add(PathMark{std::move(edge), kHairline, kInk, 0, 0});
  }
  this->cell(box);
  const char* tag = cell.head ? "TH" : "TD";
  open(tag);
  if (again) from = end;
  const double height = height_of_lines(cell.lines, from, end);
  double top = box.y + kCellPadY;
  if (cell.centred) top = box.y + std::max((box.h - lane_bottom - height) / 2, 0.0);
  for (std::size_t i = from; i < end; ++i) {
    const Line& line = cell.lines[i];
    const double x = cell.centred ? box.x + (box.w - line.width()) / 2 : box.x + kCellPadX;
    place(line, x, top);
    note_place(line, {x, top, line.width(), line.height()});
    top += line.height();
  }
  close(tag);
}

void Flow::cell_with(const TableCell& cell, const Box& box) {
  draw_cell(cell, box, 0, cell.lines.size(), 0, true);
  add(PathMark{{{box.x, box.bottom()}, {box.right(), box.bottom()}}, kHairline, kInk, 0, 0});
}

// What fits of the row into `height`; true when all of it has been placed.
bool Flow::row_part(const FlowTable& table, const TableRow& row, Progress& progress, double height,
                    bool at_least_a_line) {
  const double room = height - 2 * kCellPadY - table.lane_bottom;
  std::vector<std::size_t> from(row.cells.size()), end(row.cells.size());
  bool whole = true;
  double tallest = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& lines = row.cells[i].lines;
    from[i] = row.cells[i].again ? 0 : progress.next[i];
    end[i] = from[i];
    double used = 0;
    const auto fits = [&](const Line& line) {
      return used + line.height() <= room + 1e-6 || (at_least_a_line && end[i] == from[i]);
    };
    while (end[i] < lines.size() && fits(lines[end[i]])) used += lines[end[i]++].height();
    if (!row.cells[i].again) whole = whole && end[i] == lines.size();
    tallest = std::max(tallest, used);
  }
  double part = tallest + 2 * kCellPadY + table.lane_bottom;
  if (!progress.begun && whole) part = std::max(part, std::min(row.least, height));
  if (!whole) part = height; // it goes on: down to the edge
  open("TR");
  double x = left();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    draw_cell(row.cells[i], {x, y_, table.widths[i], part}, from[i], end[i], i == 0 ? 0 : table.lane_bottom,
              first_row_);
    progress.next[i] = end[i];
    x += table.widths[i];
  }
  close("TR");
  progress.begun = true;
  first_row_ = false;
  y_ += part;
  return whole;
}

void Flow::heads(const FlowTable& table) {
  for (const TableRow& head : table.heads) {
    Progress progress{std::vector<std::size_t>(head.cells.size(), 0)};
    FlowTable plain;
    plain.widths = table.widths;
    row_part(plain, head, progress, std::max(height_of(head, plain), head.least), false);
  }
  first_row_ = true;
}

void Flow::close_below(const FlowTable& table) {
  const double right = std::accumulate(table.widths.begin(), table.widths.end(), left());
  add(PathMark{{{left(), y_}, {right, y_}}, kHairline, kInk, 0, 0});
  close("Table");
}

Flow::Measures Flow::measure(const FlowTable& table) const {
  Measures measures;
  double tallest_line = 0;
  const FlowTable plain;
  for (const TableRow& head : table.heads) measures.heads += height_of(head, plain);
  for (const TableRow& row : table.rows)
    for (const TableCell& cell : row.cells)
      for (const Line& line : cell.lines) tallest_line = std::max(tallest_line, line.height());
  measures.least = tallest_line * 2 + 2 * kCellPadY + table.lane_bottom; // two lines of a row, or none
  measures.whole_page = bottom() - kMarginTop - measures.heads;
  return measures;
}

// A row is kept whole where that leaves no great gap: only a tall one begins where it cannot end.
bool Flow::may_begin(double height, double room, const Measures& measures) {
  if (height <= room + 1e-6) return true;
  if (height > measures.whole_page) return room > measures.least;
  return height > measures.whole_page / 3 && room > measures.whole_page / 4 && room > measures.least;
}

double Flow::start_of(const FlowTable& table) const {
  const Measures measures = measure(table);
  const double height = table.rows.empty() ? 0 : height_of(table.rows.front(), table);
  if (height > measures.whole_page) return measures.heads + measures.least + 0.1;
  if (height > measures.whole_page / 3) return measures.heads + std::max(measures.least, measures.whole_page / 4) + 0.1;
  return measures.heads + height;
}

std::vector<Fragment> Flow::table(const FlowTable& table) {
  places_.clear();
  std::vector<Fragment> fragments;
  const Measures measures = measure(table);
  need(start_of(table));
  open("Table");
  heads(table);
  const auto next_page = [&] {
    close_below(table);
    new_page();
    open("Table");
    heads(table);
  };
  for (std::size_t i = 0; i < table.rows.size() && !stopped_; ++i) {
    const TableRow& row = table.rows[i];
    const double height = height_of(row, table);
    if (!may_begin(height, left_over(), measures) && (i > 0 || height <= measures.whole_page)) next_page();
    Progress progress{std::vector<std::size_t>(row.cells.size(), 0)};
    for (bool done = false; !done && !stopped_;) {
      const double top = y_;
      done = row_part(table, row, progress, std::min(left_over(), height), progress.begun);
      fragments.push_back({page(), i, top, y_});
      if (!done) next_page();
    }
  }
  close_below(table);
  return fragments;
}

} // namespace yoriai::minutes
