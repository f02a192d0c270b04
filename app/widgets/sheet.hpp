// Sheets that rise from the bottom edge over the scrim, and lists to choose from. While one is open nothing
// beneath can be touched. The caller keeps "open" as its own state and draws the sheet last in its frame.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "widgets/geometry.hpp"
#include "widgets/scroll.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {

struct SheetSpec {
  float width = 1320, height = 584; // cut to the surface
  std::string_view title = {};      // bold 40
  const char* icon = nullptr;
};

struct SheetFrame {
  Rect body;             // inside the padding (48 sides and bottom), below the title
  bool dismissed = false; // Esc; a tap on the scrim does nothing, because it would lose what was written
};

// begin_sheet … draw into body … end_sheet, every frame while open.
SheetFrame begin_sheet(Ui& ui, std::string_view name, const SheetSpec& spec);
void end_sheet(Ui& ui);

// The last row of a sheet: 「もどる」 left ("<name>/back"), the main act right ("<name>/ok"), a hint between.
struct SheetFoot {
  std::string_view back = {}, ok = {}, hint = {};
  const char* ok_icon = nullptr;
  bool ok_enabled = true;
};
enum class SheetTap { none, back, ok };
SheetTap sheet_foot(Ui& ui, std::string_view name, Rect& body, const SheetFoot& foot); // cuts 96 + gap off body

struct Choice {
  std::string_view id = {}, label = {}, sub = {};
  const char* icon = nullptr;
  std::string_view role = {};   // shape in front
  std::string_view letter = {}; // issue badge in front
  bool chosen = false, enabled = true;
  bool dangerous = false;       // red ink; never first
};

struct ChooseSpec {
  std::string_view title = {};
  std::optional<Rect> anchor = {}; // beside this control without a scrim; else a bottom sheet with `back`
  std::string_view back = {}; // label of the way out of a sheet; "<name>/back"
  int columns = 1;
  float row_height = 76;
};

struct Chosen {
  int index = -1;         // tapped choice ("<name>/<id>") or -1
  bool dismissed = false; // the way out, Esc, or a tap beside it
};

// A list to choose one from: menu, drop-down, role picker. Scrolls when it is long.
Chosen choose(Ui& ui, std::string_view name, const ChooseSpec& spec, std::span<const Choice> choices,
              ScrollState& scroll);

// A control that shows the chosen word and opens a list: shape or icon, label, ⌄. True when tapped.
bool dropdown(Ui& ui, std::string_view name, const Rect& r, std::string_view label, std::string_view role = {},
              const char* icon = nullptr, bool framed = true, bool enabled = true);

} // namespace yoriai::widgets
