#include "sheets/read_sheet.hpp"

#include "sheets/read_guidance.hpp"

namespace yoriai::sheets {
namespace {

constexpr int kMostMinutes = 600;

std::map<std::string, Text> read_words(const Node& node) {
  std::map<std::string, Text> words;
  for (const auto& [name, value] : node.members()) words.emplace(name, value.text());
  return words;
}

std::vector<std::string> read_names(const Node& node) {
  std::vector<std::string> names;
  for (const Node& entry : node.list()) names.push_back(entry.name());
  return names;
}

std::vector<Choice> read_choices(const Node& node, std::size_t least) {
  std::vector<Choice> choices;
  for (const Node& entry : node.list(least)) {
    entry.keys({"id", "label"}, {"note"});
    choices.push_back({entry.at("id").name(), entry.at("label").text(), entry.at("note").text()});
  }
  return choices;
}

void read_limits(const Node& node, Field& field) {
  const Node min = node.at("min"), max = node.at("max");
  const bool numeric = field.type == FieldType::number || field.type == FieldType::integer;
  for (const Node& limit : {min, max})
    if (limit && !numeric) limit.refuse("limit_without_number");
  if (!numeric) return;
  const auto read = [&](const Node& limit) {
    return field.type == FieldType::integer ? limit.integer(-1'000'000, 1'000'000) : limit.number();
  };
  field.min = read(min);
  field.max = read(max);
  if (max && field.max <= field.min) max.refuse("limits_crossed");
}

Field read_field(const Node& node) {
  node.keys({"id", "type", "label"}, {"question", "choices", "min", "max"});
  Field field;
  field.id = node.at("id").name();
  field.type = static_cast<FieldType>(node.at("type").one_of(kFieldTypeNames));
  field.label = node.at("label").text();
  field.question = node.at("question").text();
  const Node choices = node.at("choices");
  if (field.type == FieldType::choice && !choices) node.refuse("choice_without_choices");
  if (field.type != FieldType::choice && choices) choices.refuse("choices_without_choice");
  field.choices = read_choices(choices, 1);
  read_limits(node, field);
  return field;
}

Kind read_kind(const Node& node) {
  node.keys({"id", "label"}, {"lettering", "text_optional", "from", "fields", "home"});
  Kind kind;
  kind.id = node.at("id").name();
  kind.label = node.at("label").text();
  kind.lettering = static_cast<Lettering>(node.at("lettering").one_of(kLetteringNames));
  kind.text_optional = node.at("text_optional").boolean();
  kind.from = read_names(node.at("from"));
  for (const Node& field : node.at("fields").list()) kind.fields.push_back(read_field(field));
  kind.home = node.at("home").string();
  return kind;
}

Matrix read_matrix(const Node& node) {
  node.keys({"x_field", "y_field", "x_label", "x_low", "x_high", "y_label", "y_low", "y_high", "quarters"},
            {});
  Matrix matrix;
  matrix.x_field = node.at("x_field").name();
  matrix.y_field = node.at("y_field").name();
  matrix.x_label = node.at("x_label").text();
  matrix.x_low = node.at("x_low").text();
  matrix.x_high = node.at("x_high").text();
  matrix.y_label = node.at("y_label").text();
  matrix.y_low = node.at("y_low").text();
  matrix.y_high = node.at("y_high").text();
  const auto quarters = node.at("quarters").texts();
  if (quarters.size() != 4) node.at("quarters").refuse("wants_count", {{"count", "4"}});
  for (std::size_t i = 0; i < 4 && i < quarters.size(); ++i) matrix.quarters[i] = quarters[i];
  return matrix;
}

Grid read_grid(const Node& node) {
  node.keys({"columns", "rows"}, {"label_sets", "side_note", "empty_question"});
  Grid grid;
  grid.columns = read_choices(node.at("columns"), 1);
  grid.rows = read_choices(node.at("rows"), 1);
  for (const Node& set : node.at("label_sets").list()) {
    set.keys({"id", "label", "rows"}, {});
    grid.label_sets.push_back({set.at("id").name(), set.at("label").text(), set.at("rows").texts()});
    if (grid.label_sets.back().rows.size() != grid.rows.size())
      set.at("rows").refuse("wants_count", {{"count", std::to_string(grid.rows.size())}});
  }
  grid.side_note = node.at("side_note").text();
  grid.empty_question = node.at("empty_question").text();
  return grid;
}

// A single step may have no id of its own: its path is the sheet's id.
std::string read_step_id(const Node& node, bool single) {
  const std::string id = node.string();
  if (id.empty() && single) return id;
  if (id.empty()) node.refuse("step_without_id");
  return node.name();
}

Step read_step(const Node& node, const std::string& sheet_id, bool single) {
  node.keys({"id", "kind", "label", "title", "kinds"},
            {"plate", "short_label", "instruction", "question", "minutes", "labels", "shows_with", "guidance",
             "matrix", "grid"});
  Step step;
  step.id = read_step_id(node.at("id"), single);
  step.path = step.id.empty() ? sheet_id : sheet_id + "/" + step.id;
  step.kind = static_cast<StepKind>(node.at("kind").one_of(kStepKindNames));
  step.plate = node.at("plate").text();
  step.label = node.at("label").text();
  step.short_label = node.at("short_label") ? node.at("short_label").text() : step.label;
  step.title = node.at("title").text();
  step.instruction = node.at("instruction").text();
  step.question = node.at("question").text();
  step.minutes = node.at("minutes").integer(0, kMostMinutes);
  step.kinds = read_names(node.at("kinds"));
  step.labels = read_words(node.at("labels"));
  step.shows_with = node.at("shows_with").string();
  if (const Node guidance = node.at("guidance")) step.guidance = read_guidance(guidance);
  if (const Node matrix = node.at("matrix")) step.matrix = read_matrix(matrix);
  if (const Node grid = node.at("grid")) step.grid = read_grid(grid);
  return step;
}

// Steps drawn as one screen share their words.
void share_words(Sheet& sheet) {
  std::vector<std::pair<Step*, const Step*>> pairs;
  for (Step& step : sheet.steps)
    if (const Step* partner = sheet.step(step.shows_with)) pairs.emplace_back(&step, partner);
  for (const auto& [step, partner] : pairs)
    step->labels.insert(partner->labels.begin(), partner->labels.end());
}

} // namespace

Sheet read_sheet(const Node& root, const std::string& id) {
  root.keys({"id", "title", "kinds", "steps"}, {"short_title", "summary", "labels", "plan_checks"});
  Sheet sheet;
  sheet.id = root.at("id").name();
  if (sheet.id != id) root.at("id").refuse("id_is_not_the_file", {{"name", id}});
  sheet.title = root.at("title").text();
  sheet.short_title = root.at("short_title") ? root.at("short_title").text() : sheet.title;
  sheet.summary = root.at("summary").text();
  sheet.labels = read_words(root.at("labels"));
  for (const Node& kind : root.at("kinds").list(1)) sheet.kinds.push_back(read_kind(kind));
  const auto steps = root.at("steps").list(1);
  for (const Node& step : steps) sheet.steps.push_back(read_step(step, sheet.id, steps.size() == 1));
  sheet.plan_checks = read_choices(root.at("plan_checks"), 0);
  share_words(sheet);
  return sheet;
}

} // namespace yoriai::sheets
