// Sticky notes 付箋, stacks 束 and face-down notes 伏せ札, as in the components picture.
//
// Width is fixed per board, height follows the text: ask *_height first, then draw into a rectangle of that size.
// `zoom` scales everything for an overview (1 = reading size).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "widgets/drawing.hpp"
#include "widgets/geometry.hpp"
#include "widgets/paint.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {

struct NoteView {
  std::string_view role = {};                   // id of a profession or kind: the look
  std::string_view role_label = {};             // 住民
  std::string_view text = {};
  std::string_view strength = {};               // 強み: label at the right end with a thumb; empty = none
  bool marked = false;                     // ● emphasised: bold text and a disc
  std::span<const std::string_view> letters = {}; // issues it serves: badges in the tag row
  bool chosen = false;                     // 5 px ring
  bool dimmed = false;                     // filtered out: grey text, still readable
  bool enabled = true, draggable = true;
  float zoom = 1;
  int max_lines = 0;                       // 0 = all
  const Drawing* drawing = nullptr;        // written by hand, above the text
  std::string_view spoken = {};            // what it is called where there is no text
  float picture_height = 0;                // room for a picture under the text, which the caller draws
};
Rect note_picture(const Rect& note, const NoteView& view); // where it goes; empty without one
float note_height(Ui& ui, const NoteView& note, float width);
// Draws it as a target of kind "note" that can be dragged.
Touch note(Ui& ui, std::string_view name, const Rect& r, const NoteView& view);
// Only the picture, lifted: for the overlay while it is dragged.
void paint_note(Ui& ui, const Rect& r, const NoteView& view, Lift lift = Lift::note);

struct StackView {
  std::string_view title = {}; // bold bar
  std::string_view text = {};  // of the top note
  const Drawing* drawing = nullptr; // … if it was written by hand and has no text
  std::span<const std::string_view> roles = {}; // of all sheets, top first
  std::string_view count = {}; // 「7枚」
  bool chosen = false;
  bool dimmed = false;         // none of its sheets passes the filter
  bool draggable = true;
  float zoom = 1;
  int max_lines = 0;
};
float stack_height(Ui& ui, const StackView& stack, float width); // without the under-sheets (2 × (6, 8) px beyond)
Touch stack(Ui& ui, std::string_view name, const Rect& r, const StackView& view);
void paint_stack(Ui& ui, const Rect& r, const StackView& view, Lift lift = Lift::note);

inline constexpr float kFaceDownHeight = 124;
void paint_face_down(Ui& ui, const Rect& r, std::string_view words, float zoom = 1, Lift lift = Lift::rest);
Touch face_down(Ui& ui, std::string_view name, const Rect& r, std::string_view words, float zoom = 1,
                bool draggable = false);

// One-line note (62 high): parking tray, lists of hypotheses, stacks opened small.
struct SlipView {
  std::string_view role = {}, text = {};
  const Drawing* drawing = nullptr; // in place of a text
  bool chosen = false, marked = false, enabled = true, dimmed = false, draggable = true;
  std::span<const std::string_view> letters = {};
  float size = size::kList;
};
Touch slip(Ui& ui, std::string_view name, const Rect& r, const SlipView& view);
void paint_slip(Ui& ui, const Rect& r, const SlipView& view, Lift lift = Lift::note);

} // namespace yoriai::widgets
