// What the table, the factors, the responses and the resource grid keep between frames. Gathered by view_state.hpp.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "widgets/drawing.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

struct Outbox;
struct FormSheet;      // form_sheet.hpp
struct TableLayout;    // table_layout.hpp
struct FactorsLayout;  // factors_layout.hpp
struct ResponseLayout; // responses_layout.hpp
struct GridLayout;     // grid_layout.hpp

struct TableView {
  std::shared_ptr<TableLayout> layout;
  widgets::ScrollState rows, untaken, information;
  bool list_open = false;        // the hypotheses nobody took up are listed at the left
  bool information_open = false; // the sheet of all evidence
};

struct FactorsView {
  std::shared_ptr<FactorsLayout> layout;
  std::string problem;                                 // whose tab is open
  std::string led_to;                                  // the chosen thing whose tab was opened
  std::map<std::string, std::string> issue;            // the issue shown, by problem
  int first_tab = 0, first_class = 0;                  // where there is no room for all
  std::map<std::string, widgets::ScrollState> columns; // by class
};

struct ResponsesView {
  std::shared_ptr<ResponseLayout> layout;
  widgets::ScrollState rows, checks;
  bool checks_open = false; // the six points a plan is checked by
};

struct GridView {
  std::shared_ptr<GridLayout> layout;
  std::string column, row; // the cell that is open, by the ids of the sheet; "" = the first with most
  bool transposed = false;
  int label_set = 0;
  std::string filter;                                // an issue, or "" for all
  std::string group;                                 // written with the last note
  std::map<std::string, widgets::ScrollState> cells; // by place
};

struct BoardViews {
  TableView table;
  FactorsView factors;
  ResponsesView responses;
  GridView grid;

  std::unordered_map<std::string, widgets::Drawing> drawings; // of notes written by hand, by id (note_card.hpp)

  std::shared_ptr<FormSheet> form; // being filled in
  std::string lineage;             // whose origin and consequences are shown, or ""
  widgets::ScrollState lineage_scroll;
  std::string pending_act; // chosen from 「ほかの操作」: carried out by the bar in the next frame
  std::string revealed;    // the chosen thing that was scrolled to last
};

} // namespace yoriai::screens
