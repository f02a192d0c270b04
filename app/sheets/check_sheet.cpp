#include <algorithm>
#include <set>

#include "sheets/read_sheet.hpp"

namespace yoriai::sheets {
namespace {

// Each of `things`, whose nodes are the entries of `list`, has a name of its own.
template <typename Things> void check_names_differ(const Things& things, const Node& list) {
  std::set<std::string> seen;
  const auto nodes = list.list();
  for (std::size_t i = 0; i < things.size() && i < nodes.size(); ++i)
    if (!seen.insert(things[i].id).second) nodes[i].at("id").refuse("name_taken", {{"name", things[i].id}});
}

void check_kinds_exist(const Sheet& sheet, const std::vector<std::string>& kinds, const Node& list) {
  const auto nodes = list.list();
  std::set<std::string> seen;
  for (std::size_t i = 0; i < kinds.size() && i < nodes.size(); ++i) {
    if (sheet.kind(kinds[i]) == nullptr) nodes[i].refuse("no_such_kind", {{"name", kinds[i]}});
    if (!seen.insert(kinds[i]).second) nodes[i].refuse("name_taken", {{"name", kinds[i]}});
  }
}

// The step whose things lie at `place`, if the sheet has one.
const Step* step_at(const Sheet& sheet, const std::string& place) {
  const auto it =
      std::find_if(sheet.steps.begin(), sheet.steps.end(), [&](const Step& s) { return s.holds(place); });
  return it == sheet.steps.end() ? nullptr : &*it;
}

void check_kind(const Sheet& sheet, const Kind& kind, const Node& node) {
  check_names_differ(kind.fields, node.at("fields"));
  const auto fields = node.at("fields").list();
  for (std::size_t i = 0; i < kind.fields.size(); ++i)
    check_names_differ(kind.fields[i].choices, fields[i].at("choices"));
  check_kinds_exist(sheet, kind.from, node.at("from"));
  if (const Node home = node.at("home")) {
    const Step* step = step_at(sheet, kind.home);
    if (step == nullptr) home.refuse("no_such_place", {{"name", kind.home}});
    else if (std::find(step->kinds.begin(), step->kinds.end(), kind.id) == step->kinds.end())
      home.refuse("kind_not_written_there", {{"name", kind.home}, {"kind", kind.id}});
  }
}

// A part that this kind of step needs, and that no other may have.
void check_part(const Step& step, StepKind owner, const char* part, const Node& node) {
  const bool present = static_cast<bool>(node.at(part));
  const base::Args args = {{"part", part}, {"kind", std::string(name_of(step.kind))}};
  if (step.kind == owner && !present) node.at(part).refuse("part_missing", args);
  if (step.kind != owner && present) node.at(part).refuse("part_unused", args);
}

void check_matrix(const Step& step, const Kind& placed, const Node& node) {
  for (const char* axis : {"x_field", "y_field"}) {
    const std::string& name = axis[0] == 'x' ? step.matrix->x_field : step.matrix->y_field;
    const Field* field = placed.field(name);
    if (field == nullptr || field->type != FieldType::number)
      node.at(axis).refuse("no_such_number", {{"name", name}, {"kind", placed.id}});
  }
  if (step.matrix->x_field == step.matrix->y_field)
    node.at("y_field").refuse("name_taken", {{"name", step.matrix->y_field}});
}

void check_grid(const Grid& grid, const Node& node) {
  check_names_differ(grid.columns, node.at("columns"));
  check_names_differ(grid.rows, node.at("rows"));
  check_names_differ(grid.label_sets, node.at("label_sets"));
}

void check_shows_with(const Sheet& sheet, const Step& step, const Node& node) {
  if (!node) return;
  const Step* partner = sheet.step(step.shows_with);
  if (partner == nullptr) node.refuse("no_such_step", {{"name", step.shows_with}});
  else if (partner == &step || partner->shows_with != step.path)
    node.refuse("not_mutual", {{"name", step.shows_with}, {"path", step.path}});
}

void check_step(const Sheet& sheet, const Step& step, const Node& node) {
  const Node kinds = node.at("kinds");
  kinds.list(1);
  check_kinds_exist(sheet, step.kinds, kinds);
  check_shows_with(sheet, step, node.at("shows_with"));
  check_part(step, StepKind::matrix, "matrix", node);
  check_part(step, StepKind::grid, "grid", node);
  if (step.grid) check_grid(*step.grid, node.at("grid"));
  const Kind* main = step.kinds.empty() ? nullptr : sheet.kind(step.kinds.front());
  if (main == nullptr) return;
  if (step.matrix) check_matrix(step, *main, node.at("matrix"));
  const auto sorts = [](const Field& f) { return f.type == FieldType::choice; };
  if (step.kind == StepKind::factors && std::none_of(main->fields.begin(), main->fields.end(), sorts))
    kinds.refuse("nothing_to_sort_by", {{"kind", main->id}});
}

} // namespace

void check_sheet(const Sheet& sheet, const Node& root) {
  check_names_differ(sheet.kinds, root.at("kinds"));
  check_names_differ(sheet.steps, root.at("steps"));
  check_names_differ(sheet.plan_checks, root.at("plan_checks"));
  const auto steps = root.at("steps").list();
  for (std::size_t i = 0; i < sheet.steps.size(); ++i) check_step(sheet, sheet.steps[i], steps[i]);
  const auto kinds = root.at("kinds").list();
  for (std::size_t i = 0; i < sheet.kinds.size(); ++i) check_kind(sheet, sheet.kinds[i], kinds[i]);
}

} // namespace yoriai::sheets
