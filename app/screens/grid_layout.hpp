// Where the cells of the resource grid and the words in them lie, kept until the meeting, the size, the language or the
// open cell changes. Surface coordinates, but for the things of the open cell: those are of its scrolled content.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "screens/board_parts.hpp"
#include "screens/grid_arrows.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

struct GridThing {
  std::string id;
  widgets::Rect r;                  // the lane wide
  int lane = 0;                     // of the grid
  std::vector<std::string> letters; // of the issues it serves
};

struct GridCell {
  std::string place, column, row; // "resources/mutual/quick", ids of the sheet
  int across = 0, down = 0;       // where it is drawn
  widgets::Rect r;
  bool open = false, counted = false; // counted: too slim for words, only how many
  int count = 0, marked = 0, hidden = 0;
  std::vector<GridThing> things; // those in view, of the open cell all
  widgets::Rect more;            // 「ほか 3件」
};

struct GridHead {
  std::string id;
  widgets::Rect r;
  bool open = false;
  int count = 0;
};

struct GridLayout {
  LayoutKey key;
  sheets::Step titled; // the step with the side note of the paper as its instruction
  widgets::Rect table;
  std::vector<GridHead> columns, rows; // as drawn
  std::vector<GridCell> cells;         // row by row, as drawn
  Gutters gutters;
  float open_height = 0; // content of the open cell
  std::string open_place;
  int total = 0;

  const GridCell* cell(std::string_view place) const;
};

// `area`: the whole grid with its heads.
const GridLayout& grid_layout(Context& ctx, const sheets::Step& step, const widgets::Rect& area);

// Label and note of a row or column, as the chosen printing has it.
struct GridLabel {
  std::string label, note;
};
GridLabel grid_label(const Context& ctx, const sheets::Step& step, std::string_view id);

inline constexpr float kGridBullet = 26, kGridBadge = 30, kGridOpenItem = 60;
inline constexpr widgets::TextStyle kGridWords{24, widgets::Weight::regular, 1.33f},
    kGridWordsBold{24, widgets::Weight::bold, 1.33f}, kGridOpenWords{29, widgets::Weight::regular, 1.25f},
    kGridOpenBold{29, widgets::Weight::bold, 1.25f}, kGridGroup{20, widgets::Weight::regular, 1};

// What the words of a thing leave of their lane, between bullet and badges.
float grid_words_width(Context& ctx, const meeting::Item& item, std::size_t letters, float lane, bool open);

} // namespace yoriai::screens
