// Problems with their factors and issues, kept until the meeting or the tab changes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "screens/board_parts.hpp"

namespace yoriai::screens {

struct FactorsProblem {
  std::string id;
  bool goes_on = false; // has 普遍性 or 社会性
  int factors = 0, strengths = 0;
  std::vector<std::string> issues; // ids, in order of writing
};

struct FactorsLayout {
  LayoutKey key;
  sheets::Step bare;                                       // the step without its instruction
  std::vector<FactorsProblem> problems;                    // those that go on first
  std::map<std::string, std::vector<std::string>> columns; // factors of the open problem, by class

  const FactorsProblem* problem(std::string_view id) const;
  int index(std::string_view id) const; // 0 for an unknown one
};

// Factors without a class stand in the first column.
const FactorsLayout& factors_layout(Context& ctx, const sheets::Step& step);

} // namespace yoriai::screens
