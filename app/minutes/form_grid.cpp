// The grid 社会資源・支援体制 整理・開発表: as it is, or with its rows for columns; marks, badges of the issues served, and
// arrows that run in lanes kept free of text.
#include <algorithm>
#include <set>

#include "minutes/form.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;

constexpr double kLanePitch = 1.4, kLaneEdge = 2.4, kArrowHead = 2.6, kArrowStroke = 0.45;
constexpr std::size_t kMostLanes = 5; // more arrows share them
constexpr Color kArrow{0.10, 0.26, 0.45};

struct Arrow {
  int from = 0, to = 0; // anchors
};

class GridForm : public FormPart {
public:
  GridForm(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look, const FormStyle& style)
      : FormPart(flow, labels, sheet, look, style), step_(sheet.steps.front()), grid_(*step_.grid) {
    const sheets::Grid::LabelSet* set = grid_.label_sets.empty() ? nullptr
                                        : look.transposed        ? &grid_.label_sets.back()
                                                                 : &grid_.label_sets.front();
    std::vector<Side> bodies, times;
    for (const auto& column : grid_.columns)
      bodies.push_back({column.id, labels.text(column.label), labels.text(column.note)});
    for (std::size_t i = 0; i < grid_.rows.size(); ++i)
      times.push_back({grid_.rows[i].id, labels.text(set == nullptr ? grid_.rows[i].label : set->rows[i]), ""});
    columns_ = look.transposed ? times : bodies;
    rows_ = look.transposed ? bodies : times;
  }

  void lay_out() {
    title();
    find_arrows();
    const bool side = !grid_.side_note.empty() && labels_.lang() == base::Lang::ja && !look_.transposed;
    table_width_ = flow_.width() - (side ? note_style().em() * 1.6 + 2 : 0);
    // An arrow that would lead to another page is told in words; that takes room and may part others.
    for (std::size_t round = 0; round <= arrows_.size() && !flow_.stopped(); ++round)
      if (!part_more()) break;
    const FlowTable table = build();
    const auto fragments = flow_.table(table);
    draw_arrows(table, fragments);
    note(side, fragments);
  }

private:
  struct Side {
    std::string id, label, note;
  };

  std::string place_of(std::size_t column, std::size_t row) const {
    const Side &a = look_.transposed ? rows_[row] : columns_[column],
               &b = look_.transposed ? columns_[column] : rows_[row];
    return step_.path + "/" + a.id + "/" + b.id;
  }

  void find_arrows() {
    if (look_.blank) return;
    for (std::size_t r = 0; r < rows_.size(); ++r)
      for (std::size_t c = 0; c < columns_.size(); ++c)
        for (const auto position : labels_.meeting.at_place(place_of(c, r)))
          if (const Item& item = labels_.meeting.items()[position]; item.live()) {
            anchors_[item.id] = static_cast<int>(things_.size());
            things_.push_back({&item, c, r});
          }
    for (const auto& link : labels_.meeting.links()) {
      const auto from = anchors_.find(link.from), to = anchors_.find(link.to);
      if (link.kind == meeting::LinkKind::arrow && from != anchors_.end() && to != anchors_.end())
        arrows_.push_back({from->second, to->second});
    }
  }

  std::string badge(const Item& item) const {
    std::string letters;
    for (const auto& link : labels_.meeting.links()) {
      if (link.kind != meeting::LinkKind::serves || link.from != item.id) continue;
      const Item* issue = labels_.meeting.item(link.to);
      if (issue != nullptr && issue->live()) letters += (letters.empty() ? "" : "・") + issue->symbol;
    }
    return letters;
  }

  // The thing as lines: mark, text, group, the issues it serves, and where an arrow leads that cannot be drawn.
  void add_thing(int anchor, double width, TableCell& cell) {
    const Item& item = *things_[static_cast<std::size_t>(anchor)].item;
    const Style style = item.marked ? style_.strong() : style_.cell(), mark = style_.cell();
    const double indent = mark.em() * 1.15;
    Noted note = labels_.noted(item);
    std::string& text = note.text;
    std::string group = labels_.field(item, "group");
    if (group.empty()) group = item.group;
    if (!group.empty()) text += labels_.words("minutes.paper.aside", {{"text", group}});
    for (std::size_t i = 0; i < arrows_.size(); ++i)
      if (arrows_[i].from == anchor && told_.count(i) > 0)
        text += "\n" + labels_.words("minutes.paper.leads_to",
                                     {{"name", things_[static_cast<std::size_t>(arrows_[i].to)].item->text}});
    note = sketches_last(std::move(note));
    auto lines = set_noted(type_, note.text, note.sketches, style, width - indent, sketch_room());
    for (Line& line : lines) {
      line.indent = indent;
      line.anchor = anchor;
    }
    if (lines.empty()) lines = type_.set("", style, width);
    lines.front().bullet = type_.set(item.marked ? "●" : "・", mark, 20).front().set;
    if (const std::string letters = badge(item); !letters.empty()) add_badge(letters, lines, width);
    cell.lines.insert(cell.lines.end(), lines.begin(), lines.end());
  }

  void add_badge(const std::string& letters, std::vector<Line>& lines, double width) {
    const Style style{.size_pt = 9, .bold = true, .color = kWhite};
    const auto set = type_.set(letters, style, 1000).front().set;
    const double needed = set->width * style.em() + style.em() * 0.6 + 1.2;
    if (!lines.back().tiles.empty() || lines.back().width() + needed > width) {
      Line more = lines.back();
      more.tiles.clear();
      more.set = type_.set("", more.style, width).front().set;
      more.bullet = nullptr;
      lines.push_back(std::move(more));
    }
    lines.back().badge = set;
    lines.back().badge_style = style;
  }

  FlowTable build() {
    FlowTable table;
    double label_width = style_.head().em() * 3 + 2 * kCellPadX;
    for (const Side& row : rows_)
      label_width = std::max(label_width, std::min(type_.width_of(row.label, style_.head()), style_.head().em() * 6.3) +
                                              2 * kCellPadX + 0.2);
    const double column = (table_width_ - label_width) / static_cast<double>(columns_.size());
    table.widths.assign(columns_.size() + 1, column);
    table.widths.front() = label_width;
    const std::size_t crossing = lanes_at_the_foot();
    table.lane_bottom = crossing == 0 ? 0 : 1.2 + static_cast<double>(crossing) * kLanePitch;
    table.heads.push_back(head_row(table));
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      TableRow row{{head(rows_[r].label, label_width)},
                   look_.blank ? style_.row_least : style_.cell().line_height() * 3};
      row.cells.front().again = true;
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        TableCell cell;
        for (std::size_t i = 0; i < things_.size(); ++i)
          if (things_[i].column == c && things_[i].row == r)
            add_thing(static_cast<int>(i), column - 2 * kCellPadX - lane_width(c), cell);
        row.cells.push_back(std::move(cell));
      }
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  TableRow head_row(const FlowTable& table) {
    TableRow heads;
    heads.cells.push_back(head("", table.widths.front()));
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      heads.cells.push_back(head(columns_[c].label, table.widths[c + 1]));
      if (columns_[c].note.empty()) continue;
      const auto note = type_.set(columns_[c].note, style_.note(), table.widths[c + 1] - 2 * kCellPadX);
      heads.cells.back().lines.insert(heads.cells.back().lines.end(), note.begin(), note.end());
    }
    return heads;
  }

  bool is_drawn(std::size_t arrow) const { return told_.count(arrow) == 0; }
  std::size_t column_of(int anchor) const { return things_[static_cast<std::size_t>(anchor)].column; }
  bool leaves_column(std::size_t i) const { return column_of(arrows_[i].from) != column_of(arrows_[i].to); }

  // The arrows that run up or down in a column, each in a lane of its own while there are lanes.
  std::vector<std::size_t> lanes_of(std::size_t column) const {
    std::vector<std::size_t> lanes;
    for (std::size_t i = 0; i < arrows_.size(); ++i)
      if (is_drawn(i) && (column_of(arrows_[i].from) == column || column_of(arrows_[i].to) == column))
        lanes.push_back(i);
    return lanes;
  }
  double lane_width(std::size_t column) const {
    const auto lanes = std::min(lanes_of(column).size(), kMostLanes);
    return lanes == 0 ? 0 : kLaneEdge + static_cast<double>(lanes) * kLanePitch;
  }
  std::size_t lanes_at_the_foot() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < arrows_.size(); ++i) count += is_drawn(i) && leaves_column(i) ? 1 : 0;
    return std::min(count, kMostLanes);
  }

  struct Ends {
    Place from, to;
  };
  static std::optional<Ends> on_one_page(const std::map<int, std::vector<Place>>& places, const Arrow& arrow) {
    const auto from = places.find(arrow.from), to = places.find(arrow.to);
    if (from == places.end() || to == places.end()) return std::nullopt;
    for (const Place& a : from->second)
      for (const Place& b : to->second)
        if (a.page == b.page) return Ends{a, b};
    return std::nullopt;
  }

  // Lays the grid out on trial; true when an arrow turned out to lead to another page.
  bool part_more() {
    if (told_.size() == arrows_.size()) return false;
    Document trial;
    Flow scratch(type_, trial, {});
    scratch.begin("", size_of(look_.paper, look_.landscape));
    scratch.go_to(flow_.y());
    scratch.table(build());
    const auto before = told_.size();
    for (std::size_t i = 0; i < arrows_.size(); ++i)
      if (!on_one_page(scratch.places(), arrows_[i])) told_.insert(i);
    return told_.size() > before;
  }

  // From the right edge of the thing into its column's lane, along the foot of its row where it leaves the column, and
  // from the right into the other thing.
  void draw_arrows(const FlowTable& table, const std::vector<Fragment>& fragments) {
    std::size_t crossing = 0;
    for (std::size_t i = 0; i < arrows_.size(); ++i) {
      const auto ends = on_one_page(flow_.places(), arrows_[i]);
      if (!is_drawn(i) || !ends) continue;
      const Thing &from = things_[static_cast<std::size_t>(arrows_[i].from)],
                  &to = things_[static_cast<std::size_t>(arrows_[i].to)];
      const double start_x = lane_x(table, from.column, i), end_x = lane_x(table, to.column, i);
      const double start_y = ends->from.last.y + ends->from.last.h / 2, end_y = ends->to.first.y + ends->to.first.h / 2;
      std::vector<Point> points{{ends->from.last.right() + 0.8 + badge_width(*from.item), start_y}, {start_x, start_y}};
      if (from.column != to.column) {
        double foot = start_y;
        for (const Fragment& fragment : fragments)
          if (fragment.page == ends->from.page && fragment.row == from.row) foot = fragment.bottom;
        foot -= 1.1 + kLanePitch * static_cast<double>(crossing++ % kMostLanes);
        points.insert(points.end(), {{start_x, foot}, {end_x, foot}});
      }
      points.push_back({end_x, end_y});
      points.push_back(
          {ends->to.first.right() + 0.8 + (ends->to.first.y == ends->to.last.y ? badge_width(*to.item) : 0), end_y});
      flow_.add(ends->from.page, PathMark{std::move(points), kArrowStroke, kArrow, kArrowHead, 1});
    }
  }

  double lane_x(const FlowTable& table, std::size_t column, std::size_t arrow) const {
    double right = flow_.left();
    for (std::size_t c = 0; c <= column + 1; ++c) right += table.widths[c];
    const auto lanes = lanes_of(column);
    const auto lane = static_cast<std::size_t>(std::find(lanes.begin(), lanes.end(), arrow) - lanes.begin());
    return right - 1.3 - kLanePitch * static_cast<double>(lane % kMostLanes);
  }

  double badge_width(const Item& item) const {
    const std::string letters = badge(item);
    const Style style{.size_pt = 9, .bold = true};
    return letters.empty() ? 0 : type_.width_of(letters, style) + style.em() * 0.6 + 1.2;
  }

  Style note_style() const { return {.size_pt = std::min(style_.head().size_pt, 12.0), .bold = true, .leading = 1.15}; }

  // 優先順位をつけて取り組む, beside the rows that are still to come; below the table where it would have to lie on its side.
  void note(bool side, const std::vector<Fragment>& fragments) {
    const std::string text = labels_.text(grid_.side_note);
    if (text.empty()) return;
    if (!side) {
      flow_.space(1.5);
      return flow_.text(text, style_.head(), "P");
    }
    double top = 0, bottom = 0;
    for (const Fragment& fragment : fragments) {
      if (fragment.page != flow_.page()) continue;
      if (fragment.row == 0 && rows_.size() > 1 && &fragment != &fragments.back()) continue;
      if (bottom == 0) top = fragment.top;
      bottom = fragment.bottom;
    }
    const Style style = note_style();
    const double x = flow_.left() + table_width_ + 1.5, width = flow_.left() + flow_.width() - x;
    const auto column = type_.set(text, style, style.em() * 1.01);
    const double needed = static_cast<double>(column.size()) * style.line_height() + 5.5;
    if (bottom - top < needed) {
      flow_.space(1.5);
      return flow_.text(text, style, "P");
    }
    flow_.open("P");
    double y = top + (bottom - top - needed) / 2;
    for (const Line& line : column) {
      flow_.place(line, x + (width - line.width()) / 2, y);
      y += line.height();
    }
    flow_.close("P");
    flow_.add(PathMark{{{x + width / 2, y + 0.8}, {x + width / 2, y + 5.5}}, 0.5, kInk, 2.4, 0});
    flow_.go_to(bottom);
  }

  struct Thing {
    const Item* item = nullptr;
    std::size_t column = 0, row = 0;
  };

  const sheets::Step& step_;
  const sheets::Grid& grid_;
  std::vector<Side> columns_, rows_;
  std::vector<Thing> things_; // their number is their anchor
  std::map<std::string, int> anchors_;
  std::vector<Arrow> arrows_;
  std::set<std::size_t> told_; // arrows that are told in words
  double table_width_ = 0;
};

} // namespace

void lay_out_grid(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look,
                  const FormStyle& style) {
  GridForm(flow, labels, sheet, look, style).lay_out();
}

} // namespace yoriai::minutes
