// What can be pressed. Every control takes its stable name and its rectangle, draws itself and tells whether it
// was tapped in this frame. Pressed shows at finger-down, acting is at finger-up inside, sliding off cancels.
// Targets are at least 60 px high (16.6 mm); rectangles in reference px.
#pragma once

#include <span>
#include <string_view>

#include "widgets/geometry.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {

enum class ButtonLook {
  secondary, // surface, blue border, blue text: the usual one
  primary,   // filled: one per zone, bottom right
  neutral,   // surface, grey border, ink text (くわしく, 閉じる)
  plain,     // no box, blue text
  plain_text, // no box, ink and regular weight (menu button of the top bar)
  chosen,    // filled, of a group
  warn,      // amber: something is still open here
  white,     // quiet: surface, thin decorative border, second ink (drop slots, folded things)
};

struct ButtonSpec {
  std::string_view label = {};
  std::string_view sub = {};    // second line, 20 px
  const char* icon = nullptr;
  ButtonLook look = ButtonLook::secondary;
  bool enabled = true;
  bool icon_above = false;      // icon over the label (undo, redo, tablet acts)
  bool icon_after = false;      // icon behind the label
  float size = size::kButton;   // of the label
  float icon_size = 0;          // 0 = by the label
  Align align = Align::centre;
  std::string_view letter = {}; // an issue or problem badge in front of the label
  bool letter_is_issue = true;
  std::string_view kind = "button";
  std::string_view spoken = {}; // label for the UI map when it is not `label` (icon alone)
};
bool button(Ui& ui, std::string_view name, const Rect& r, const ButtonSpec& spec);
float button_width(Ui& ui, const ButtonSpec& spec, float padding = 24); // what the label needs, ≥ 60

// An icon alone (zoom, close, arrows, chevrons); `spoken` is its label in the UI map.
bool icon_button(Ui& ui, std::string_view name, const Rect& r, const char* icon, std::string_view spoken,
                 bool enabled = true, ButtonLook look = ButtonLook::secondary);

// A tab of a row of tabs: letter badge, bold title, second line; amber with an open mark, a check when done.
enum class Mark { none, done, open };
struct TabSpec {
  std::string_view letter = {}; // problem letter
  std::string_view title = {}, sub = {};
  const char* icon = nullptr;
  Mark mark = Mark::none;
  bool chosen = false, enabled = true;
};
bool tab(Ui& ui, std::string_view name, const Rect& r, const TabSpec& spec);

// One of several side by side; returns the index tapped or -1. Part i is named "<name>/<ids[i]>".
struct Segment {
  std::string_view id = {}, label = {};
};
int segmented(Ui& ui, std::string_view name, const Rect& r, std::span<const Segment> parts, int chosen);

// ある → ない → これから. Labels come from the sheet.
enum class Three { undecided, yes, no };
struct ThreeLabels {
  std::string_view yes = {}, no = {}, undecided = {};
};
// Draws `value`; true when tapped: the caller sets next(value). 116 × 100.
bool toggle3(Ui& ui, std::string_view name, const Rect& r, Three value, const ThreeLabels& labels,
             std::string_view spoken = {}, bool enabled = true);
constexpr Three next(Three v) {
  return v == Three::undecided ? Three::yes : v == Three::yes ? Three::no : Three::undecided;
}

bool check_box(Ui& ui, std::string_view name, const Rect& r, std::string_view label, bool checked, bool enabled = true);

// A card that is one of a few (sheets at the start, who gets the minutes).
struct CardSpec {
  std::string_view title = {}, sub = {};
  const char* icon = nullptr;
  bool chosen = false, enabled = true, chevron = false;
  bool filled_when_chosen = true; // else a ring and a tint
};
bool radio_card(Ui& ui, std::string_view name, const Rect& r, const CardSpec& spec);

// A row of a list; the whole row is the target. Draw more into it afterwards.
struct RowSpec {
  std::string_view title = {}, sub = {};
  const char* icon = nullptr;
  std::string_view role = {}; // shape in front
  bool chosen = false, enabled = true, chevron = false, divider = true;
  std::string_view kind = "row";
};
bool list_row(Ui& ui, std::string_view name, const Rect& r, const RowSpec& spec);

// A place that can be tapped without a look of its own (a cell, a field of a table): pressed is a light tint.
Touch area(Ui& ui, std::string_view name, const Rect& r, std::string_view label, std::string_view kind = "cell",
           bool enabled = true);

// Empty place: soft blue box, plus sign, one plain sentence; itself the target.
bool empty_box(Ui& ui, std::string_view name, const Rect& r, std::string_view title, std::string_view text = {});
// A drop slot 「ここに置く」.
bool drop_slot(Ui& ui, std::string_view name, const Rect& r, std::string_view label, const char* icon, bool armed);

// Banner under the top bar. `act` and `other` are buttons "<name>/act" and "<name>/other"; empty label = none.
struct BannerSpec {
  NoticeKind kind = NoticeKind::warn; // warn or err
  const char* icon = nullptr;
  std::string_view title = {}, text = {};
  std::string_view act = {}, other = {};
};
enum class BannerTap { none, act, other };
BannerTap banner(Ui& ui, std::string_view name, const Rect& r, const BannerSpec& spec); // 76 to 116 high

// Replaces the middle of the bottom bar while something is chosen; a refusal stands here too.
struct BarAct {
  std::string_view id = {}, label = {};
  const char* icon = nullptr;
  bool enabled = true;
};
// Index of the act tapped or -1; acts are named "<name>/<id>". The text is amber when `refused`.
int selection_bar(Ui& ui, std::string_view name, const Rect& r, std::string_view text, std::span<const BarAct> acts,
                  bool refused = false);

// Entry of the step rail.
enum class StepState { todo, current, done, open }; // open = findings remain: amber
struct RailSpec {
  std::string_view over = {}, label = {}; // STEP1, 気づき・仮説
  StepState state = StepState::todo;
  bool current = false;                   // the block in blue; two may be current
  const char* icon = nullptr;             // entries without a step (資源表, 議事録)
  std::string_view figure = {};           // short, at the foot of a high entry: minutes
  float fraction = -1;                    // of the planned time that is spent, 0..1; negative: no bar
  bool late = false;                      // more is spent than was planned
};
bool rail_entry(Ui& ui, std::string_view name, const Rect& r, const RailSpec& spec);
// The rail on a tablet: number or icon over a short word, 160 × 132.
bool rail_button(Ui& ui, std::string_view name, const Rect& r, std::string_view number, const char* icon,
                 std::string_view label, StepState state, bool current);

// Key of an on-screen keyboard: 8 px radius, kana 28.
bool key(Ui& ui, std::string_view name, const Rect& r, std::string_view label, bool enabled = true,
         bool function = false);

} // namespace yoriai::widgets
