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

} // namespace yoriai::screens
