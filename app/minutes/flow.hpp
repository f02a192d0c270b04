// Lets lines and tables flow over pages: a table that goes on repeats its headings, a row that is taller than a page
// goes on line by line, and nothing is clipped. All lengths in mm. One thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "minutes/minutes.hpp"
#include "minutes/typeset.hpp"

namespace yoriai::minutes {

// false: stop. What is written so far is thrown away.
using GoOn = std::function<bool()>;

struct PaperSize {
  double width = 210, height = 297;
};
PaperSize size_of(Paper paper, bool landscape);

struct TableCell {
  std::vector<Line> lines;
  bool centred = false; // in both directions
  bool head = false;    // of a column or row
  bool again = false;   // stands again where its row goes on on the next page
  bool joins = false;   // one with the cell above it: said once on each page
  std::optional<Color> fill = {};
};

struct TableRow {
  std::vector<TableCell> cells;
  double least = 0; // height
};

struct FlowTable {
  std::vector<double> widths;
  std::vector<TableRow> heads, rows;
  double lane_bottom = 0; // kept free of text at the foot of every row, for arrows
};

// Where a part of a row came to stand.
struct Fragment {
  int page = 0;
  std::size_t row = 0;
  double top = 0, bottom = 0;
};

// Where the lines of a thing came to stand on one page, first to last.
struct Place {
  int page = 0;
  Box first, last; // of its first and its last line there
};

class Flow {
public:
  Flow(Typesetter& type, Document& document, GoOn go_on) : type_(type), document_(document), go_on_(std::move(go_on)) {}

  Typesetter& type() { return type_; }
  bool stopped() const { return stopped_; }

  // A new page, and a bookmark of that level (none below 0). Pages after it are like it until the next.
  void begin(const std::string& title, PaperSize size, int level = 0);
  void bookmark(const std::string& title, int level); // where the next thing will stand
  void new_page();
  void need(double height); // a new page unless so much is left, or nothing stands on this one yet
  void space(double height);

  double left() const;
  double width() const;
  double y() const { return y_; }
  double bottom() const;
  double left_over() const { return bottom() - y_; }
  void go_to(double y) { y_ = y; }
  int page() const { return static_cast<int>(document_.pages.size()) - 1; }

  void add(Mark mark) { document_.pages.back().marks.push_back(std::move(mark)); }
  void add(int page, Mark mark) { document_.pages[static_cast<std::size_t>(page)].marks.push_back(std::move(mark)); }
  void cell(const Box& box) { document_.pages.back().cells.push_back(box); }
  void open(const char* tag, std::string label = {}) { add(TagMark{true, tag, std::move(label)}); }
  void close(const char* tag) { add(TagMark{false, tag}); }

  // Draws a line with its top left corner there.
  void place(const Line& line, double x, double top);
  // Lines one below the other from the left edge, as one element of that kind.
  void lines(const std::vector<Line>& lines, const char* tag);
  void text(std::string_view text, const Style& style, const char* tag, double indent = 0);

  std::vector<Fragment> table(const FlowTable& table);
  // What must be left on a page for a table to begin there: its headings, and its first row or a good part of it.
  double start_of(const FlowTable& table) const;
  // One cell that stands alone and fits.
  void cell_with(const TableCell& cell, const Box& box);
  double height_of(const TableRow& row, const FlowTable& table) const;

  // By Line::anchor, of the last table.
  const std::map<int, std::vector<Place>>& places() const { return places_; }

private:
  struct Progress { // of a row: the next line of each cell
    std::vector<std::size_t> next;
    bool begun = false;
  };
  struct Measures {
    double heads = 0, least = 0, whole_page = 0; // of a page for rows
  };
  Measures measure(const FlowTable& table) const;
  static bool may_begin(double height, double room, const Measures& measures);
  void heads(const FlowTable& table);
  void close_below(const FlowTable& table);
  bool row_part(const FlowTable& table, const TableRow& row, Progress& progress, double height, bool at_least_a_line);
  void draw_cell(const TableCell& cell, const Box& box, std::size_t from, std::size_t end, double lane_bottom,
                 bool first_on_page);
  void note_place(const Line& line, const Box& box);
  void place(const Tile& tile, const Style& style, double x, double top);

  Typesetter& type_;
  Document& document_;
  GoOn go_on_;
  PaperSize size_;
  double y_ = 0;
  bool fresh_ = true, stopped_ = false;
  bool first_row_ = true; // of a table on this page
  std::map<int, std::vector<Place>> places_;
};

inline constexpr double kCellPadX = 1.5, kCellPadY = 1.0, kHairline = 0.2;

} // namespace yoriai::minutes
