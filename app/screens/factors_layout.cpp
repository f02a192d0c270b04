#include "screens/factors_layout.hpp"

#include <algorithm>

#include "screens/table_layout.hpp"

namespace yoriai::screens {

const FactorsProblem* FactorsLayout::problem(std::string_view id) const {
  for (const FactorsProblem& p : problems)
    if (p.id == id) return &p;
  return nullptr;
}

int FactorsLayout::index(std::string_view id) const {
  for (std::size_t i = 0; i < problems.size(); ++i)
    if (problems[i].id == id) return static_cast<int>(i);
  return 0;
}

const FactorsLayout& factors_layout(Context& ctx, const sheets::Step& step) {
  FactorsView& view = ctx.view.board.factors;
  LayoutKey key = layout_key(ctx, {}, 0, step.path + "/" + view.problem);
  if (view.layout && view.layout->key == key) return *view.layout;
  view.layout = std::make_shared<FactorsLayout>();
  FactorsLayout& l = *view.layout;
  l.key = std::move(key);
  l.bare.path = step.path, l.bare.title = step.title;
  const sheets::Kind* factor = ctx.library.kind(step.kinds.front());
  if (!factor || factor->from.empty()) return l;
  for (const meeting::Item* item : board_items(ctx, factor->from.front())) {
    FactorsProblem p;
    p.id = item->id;
    p.goes_on = goes_on(*item);
    for (const meeting::Item* f : board_derived(ctx, item->id, factor->id))
      ++p.factors, p.strengths += f->field_bool("strength").value_or(false);
    for (const meeting::Item* issue : board_derived(ctx, item->id, step.kinds.back()))
      p.issues.push_back(issue->id);
    l.problems.push_back(std::move(p));
  }
  std::stable_sort(l.problems.begin(), l.problems.end(),
                   [](const FactorsProblem& a, const FactorsProblem& b) { return a.goes_on > b.goes_on; });
  const sheets::Field* sorted_by = factor->field("class");
  for (const meeting::Item* f : board_derived(ctx, view.problem, factor->id)) {
    std::string column = f->field_text("class");
    if (column.empty() && sorted_by && !sorted_by->choices.empty()) column = sorted_by->choices.front().id;
    l.columns[column].push_back(f->id);
  }
  return l;
}

} // namespace yoriai::screens
