// Where everything of the table of problems lies, kept until the meeting, the size or the language changes.
// Coordinates of the scrolled content: (0,0) is its upper left corner.
#pragma once

#include <string>
#include <vector>

#include "screens/board_parts.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// A hypothesis or a stack of them, as problems are derived from it.
struct TableSource {
  std::string id;
  bool stack = false;
  std::vector<std::string> members; // ids of the hypotheses
  std::vector<int> rows;            // of problems derived from it; empty: not taken up
  widgets::Rect slip;               // where it is drawn beside the table; empty: not taken up
};

struct TableCell {
  enum class Kind { evidence, missing, reason } kind = Kind::evidence;
  std::string id; // of the evidence
  widgets::Rect r;
  bool again = false; // backs a problem above, too
};

struct TableRow {
  std::string id;
  widgets::Rect r, letter, text, evidence, universality, sociality, next, free;
  std::vector<TableCell> cells;
  std::vector<std::string> origins; // words of what it is derived from, where no lines can be drawn
  widgets::Rect origin;             // … and their place
};

struct TableLayout {
  LayoutKey key;
  bool lines = false;   // the hypotheses stand at the left
  bool one_line = true; // a row is one line; else problem above, evidence and toggles below
  float left = 0;       // width of the hypotheses and their lines
  float height = 0;
  std::vector<TableRow> rows;
  std::vector<TableSource> sources; // taken up ones in the order of their rows, then the others
  widgets::Rect head_letter, head_problem, head_evidence, head_universality, head_sociality, head_next; // x only

  // The list of those nobody took up, laid out when it is first looked at: index of the source and its place.
  std::vector<std::pair<std::size_t, widgets::Rect>> list;
  float list_width = -1, list_height = 0;

  const TableSource* source(std::string_view id) const;
  int untaken() const;
};

enum class AfterScreening { goes_on, in_talk, next_time };
AfterScreening after_screening(const meeting::Item& problem);
bool goes_on(const meeting::Item& problem); // 普遍性 or 社会性

inline constexpr float kSlipWidth = 248, kSlipHeight = 62, kLineRoom = 76;

// `area`: what the rows and the hypotheses share, below the heads.
const TableLayout& table_layout(Context& ctx, const sheets::Step& step, const widgets::Rect& area);

} // namespace yoriai::screens
