#include "screens/view_state.hpp"

#include <algorithm>

namespace yoriai::screens {

bool Selection::has(const std::string& id) const { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

const std::string& Selection::first() const {
  static const std::string kNone;
  return ids.empty() ? kNone : ids.front();
}

void Selection::toggle(const std::string& id) {
  const auto it = std::find(ids.begin(), ids.end(), id);
  if (it == ids.end())
    ids.push_back(id);
  else
    ids.erase(it);
}

void ViewState::forget_layouts() {
  shell.facts = {};
  for (auto& [step, board] : wall.boards) board.key = {};
  board.table.layout.reset();
  board.factors.layout.reset();
  board.responses.layout.reset();
  board.grid.layout.reset();
  selection.clear();
}

} // namespace yoriai::screens
