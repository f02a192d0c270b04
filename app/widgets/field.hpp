// Text fields over ImGui's own editing, with the look of the screens.
//
// What the input method composes (Ui::preedit) is drawn underlined at the caret, and while it composes neither
// Enter nor Ctrl+Enter submits. Text is cut at max_characters of code points.
#pragma once

#include <string>
#include <string_view>

#include "widgets/geometry.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {

struct FieldSpec {
  std::string_view label = {};       // for the UI map
  std::string_view placeholder = {};
  float size = size::kNote;
  bool multiline = false;            // Enter makes a new line, Ctrl+Enter submits; else Enter submits
  bool framed = true;                // false: the caller drew the box around it
  bool enabled = true;
  const char* icon = nullptr;        // in front, inside the box
  int max_characters = 2000;
};

struct FieldResult {
  bool changed = false;   // the text differs from the frame before
  bool submitted = false; // Enter (single line) or Ctrl+Enter
  bool active = false;    // being written into
  bool left = false;      // was active until now: save what was written
  bool pasted = false;    // the clipboard's text came in
};

FieldResult text_field(Ui& ui, std::string_view name, const Rect& r, std::string& text, const FieldSpec& spec);

// The named field takes the keyboard when it is drawn next.
void focus_field(Ui& ui, std::string_view name);

} // namespace yoriai::widgets
