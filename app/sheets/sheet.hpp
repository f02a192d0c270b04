// A sheet as data: what a city prints on paper, read from assets/sheets/<id>.json. The program draws any
// sheet from these values; nothing in the code knows a label. Values are immutable after loading; any thread
// may read them.
//
// Source of the two built-in sheets: 函館市 日常生活圏域レベルの地域課題整理表; 社会資源・支援体制 整理・開発表.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.hpp"

namespace yoriai::sheets {

// A label or sentence in both languages. Japanese is always there; English falls back to it.
struct Text {
  std::string ja;
  std::string en;

  const std::string& in(base::Lang lang) const { return lang == base::Lang::en && !en.empty() ? en : ja; }
  bool empty() const { return ja.empty(); }
  bool operator==(const Text&) const = default;
};

// How a step is drawn. The last two are reserved for sheets to come (process sheet, check lists).
enum class StepKind { wall, table, factors, matrix, responses, grid, columns, checklist };

enum class FieldType { boolean, choice, number, integer, text, date };

// As written in a sheet file, in the order of the enumerations.
inline constexpr std::array<std::string_view, 8> kStepKindNames = {
    "wall", "table", "factors", "matrix", "responses", "grid", "columns", "checklist"};
inline constexpr std::array<std::string_view, 6> kFieldTypeNames = {"boolean", "choice", "number",
                                                                    "integer", "text",   "date"};
constexpr std::string_view name_of(StepKind kind) { return kStepKindNames[static_cast<std::size_t>(kind)]; }
constexpr std::string_view name_of(FieldType type) { return kFieldTypeNames[static_cast<std::size_t>(type)]; }

// One value a `choice` field may take, or one column or row of a grid, or one quarter of a matrix.
struct Choice {
  std::string id;
  Text label;
  Text note; // small explanation beside the label; may be empty
  bool operator==(const Choice&) const = default;
};

struct Field {
  std::string id;
  FieldType type = FieldType::text;
  Text label;
  Text question;               // what is asked of the room, e.g. the wording of ※1 普遍性
  std::vector<Choice> choices; // of a `choice` field
  double min = 0, max = 0;     // inclusive, of `number` and `integer`; max 0 means no upper limit
};

// How the things of one kind are named on paper.
enum class Lettering { none, lower, upper }; // a, b … z, aa …   A, B … Z, AA …
inline constexpr std::array<std::string_view, 3> kLetteringNames = {"none", "lower", "upper"};

struct Kind {
  std::string id;
  Text label;
  Lettering lettering = Lettering::none;
  bool text_optional = false;
  std::vector<std::string> from; // kinds it may be derived from; empty: none
  std::vector<Field> fields;
  std::string home; // place of a new thing that names none, e.g. "hakodate/1"; empty: a place must be named

  const Field* field(std::string_view field_id) const;
};

// When a line of the prompter comes up by itself. What each means in figures stands at screens/cue.hpp.
enum class CueWhen {
  analysis_skipped, // issues whose problems nobody asked the why of
  class_empty,      // factors are written, and a class of them has none
  column_empty,     // resources are written, and a column of the grid has none
  time_over,        // the planned minutes are gone
  time_short,       // four fifths of them are
  nobody_writes,    // for five minutes
  few_papers,       // a ballot is open and most have not voted
  notes_apart       // like notes lie apart, and there are many
};
inline constexpr std::array<std::string_view, 8> kCueNames = {"analysis_skipped", "class_empty", "column_empty",
                                                              "time_over",        "time_short",  "nobody_writes",
                                                              "few_papers",       "notes_apart"};
constexpr std::string_view name_of(CueWhen when) { return kCueNames[static_cast<std::size_t>(when)]; }

struct Cue {
  CueWhen when = CueWhen::analysis_skipped;
  Text text; // may name what was found: {name} {count} {minutes}
};

// What the facilitator may say and ask; shown to nobody else.
struct Guidance {
  std::vector<Text> say;
  std::vector<Text> ask;   // questions; one of them can be shown to the room
  std::vector<Text> hints; // from the viewpoints of the field
  std::vector<Text> quiet, one_voice, remedies; // when nobody speaks, one goes on, the talk leaps to remedies
  std::vector<Cue> cues;   // the first one that holds comes up

  bool empty() const {
    return say.empty() && ask.empty() && hints.empty() && quiet.empty() && one_voice.empty() && remedies.empty() &&
           cues.empty();
  }
};

// The 効果 × 実現性 plane: x and y name number fields of the placed kind, 0..1.
struct Matrix {
  std::string x_field, y_field;
  Text x_label, x_low, x_high;
  Text y_label, y_low, y_high;
  Text quarters[4]; // 0 low x low y, 1 high x low y, 2 low x high y, 3 high x high y
};

// The 自助・互助・共助・公助 × すでにある・すぐできる・時間がかかる grid. `label_sets` are other printings of
// the row labels; the first is the usual one.
struct Grid {
  std::vector<Choice> columns;
  std::vector<Choice> rows;
  struct LabelSet {
    std::string id;
    Text label;
    std::vector<Text> rows;
  };
  std::vector<LabelSet> label_sets;
  Text side_note;
  Text empty_question; // asked in an empty cell
};

struct Step {
  std::string id;   // "1"; empty when the sheet has a single step
  std::string path; // "hakodate/1"; the sheet's id when it has a single step
  StepKind kind = StepKind::wall;
  Text plate;       // "STEP1"
  Text label;       // short, for the rail
  Text short_label; // shorter still, for a narrow tablet
  Text title;
  Text instruction; // one line for the room
  Text question;    // for the projector
  int minutes = 0;  // planned; 0: none
  std::vector<std::string> kinds; // what is written here, the main one first
  // Column heads and other words of this kind of step, by name. Two steps that show with each other share
  // their words: each also holds those that only its partner names.
  std::map<std::string, Text> labels;
  std::string shows_with; // path of the step drawn on the same screen (STEP2 and STEP3), or empty; mutual.
                          // Their planned minutes add up.
  Guidance guidance;
  std::optional<Matrix> matrix; // kind == matrix
  std::optional<Grid> grid;     // kind == grid

  // The word `name`, or an empty text.
  const Text& word(std::string_view name) const;
  // Whether a thing may lie there: the step's path, or on a grid one of its cells "path/column/row".
  bool holds(std::string_view place) const;
};

struct Sheet {
  std::string id; // [a-z0-9_-]{1,32}, the file's name
  Text title;
  Text short_title; // for cards and tabs
  Text summary;     // one line for the start screen
  std::vector<Kind> kinds;
  std::vector<Step> steps;
  std::vector<Choice> plan_checks; // the six points that a plan is checked by; may be empty
  std::map<std::string, Text> labels; // words of the paper's head: centre, date …
  Guidance opening, closing; // before the first step and after the last
  std::vector<Cue> cues;     // of every step, after its own

  const Kind* kind(std::string_view kind_id) const;
  const Step* step(std::string_view path) const;
  // The word `name` of the paper's head, or an empty text.
  const Text& word(std::string_view name) const;
};

} // namespace yoriai::sheets
