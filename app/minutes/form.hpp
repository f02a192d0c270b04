// A sheet in its paper form, drawn from the sheet's own data: its labels, steps and kinds.
#pragma once

#include "minutes/flow.hpp"
#include "minutes/labels.hpp"

namespace yoriai::minutes {

struct FormLook {
  Paper paper = Paper::a4;
  bool landscape = false;
  bool transposed = false;  // a grid with its rows for columns, and its other labels
  bool blank = false;       // for work on paper: empty rows instead of the meeting
  bool open_public = false; // the digest says that it has no hunches, where it has none
  bool notes = true;        // a wall tells the notes that lie in no stack; else it counts them
  bool big = false;         // a poster: one page, the type as big as it goes
};

// One sheet; a bookmark and as many pages as it needs. Type is as large as lets it stay on one page, from 10.5 pt (14 pt on A3)
// down to 9 pt; what does not fit so flows over pages, in 10 pt or more.
void lay_out_form(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look);

// How its parts are set; everything follows the size of its text.
struct FormStyle {
  double size_pt = 10.5;
  double row_least = 0; // of an empty form's rows, mm

  Style title() const { return {.size_pt = size_pt * 1.4, .bold = true, .leading = 1.5}; }
  Style part() const { return {.size_pt = size_pt * 1.05, .bold = true, .leading = 1.4}; }
  Style cell() const { return {.size_pt = size_pt, .leading = 1.32}; }
  Style strong() const { return {.size_pt = size_pt, .bold = true, .leading = 1.32}; }
  Style head() const { return {.size_pt = std::max(size_pt * 0.92, 9.0), .bold = true, .leading = 1.32}; }
  Style note() const { return {.size_pt = 9, .leading = 1.35}; }
};

// What the parts of a form share.
class FormPart {
public:
  FormPart(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look, const FormStyle& style)
      : flow_(flow), type_(flow.type()), labels_(labels), sheet_(sheet), look_(look), style_(style) {}

protected:
  TableCell cell(const Noted& text, const Style& style, double width, bool centred = false);
  SketchRoom sketch_room() const; // handwriting is as large as goes with the text
  TableCell head(std::string_view text, double width);
  void title(); // of the sheet, and センター名 / 実施日
  void plate(const std::string& plate, const std::string& title, double x, double width); // STEP1 気づき・仮説の共有
  double plate_height() const;
  std::string word(const sheets::Step& step, std::string_view name) const; // the sheet's, else the minutes' own

  Flow& flow_;
  Typesetter& type_;
  const Labels& labels_;
  const sheets::Sheet& sheet_;
  const FormLook& look_;
  const FormStyle style_;
};

// A sheet of steps (form_steps.cpp), and a grid (form_grid.cpp).
void lay_out_steps(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look,
                   const FormStyle& style);
void lay_out_grid(Flow& flow, const Labels& labels, const sheets::Sheet& sheet, const FormLook& look,
                  const FormStyle& style);

} // namespace yoriai::minutes
