// Things that are only drawn: fills, borders, shadows, shapes, badges, chips, bars. Nothing here can be pressed.
// All coordinates in reference px.
#pragma once

#include <span>
#include <string_view>

#include "widgets/geometry.hpp"
#include "widgets/text.hpp"
#include "widgets/theme.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {

void fill(Ui& ui, const Rect& r, Color color, float radius = 0);
void fill_top(Ui& ui, const Rect& r, Color color, float radius);  // only the upper corners rounded
void fill_bottom(Ui& ui, const Rect& r, Color color, float radius);
// The border lies inside `r`.
void border(Ui& ui, const Rect& r, Color color, float width, float radius = 0);
void border_dashed(Ui& ui, const Rect& r, Color color, float width, float radius);
void hline(Ui& ui, float x0, float x1, float y, Color color, float width = 1);
void vline(Ui& ui, float x, float y0, float y1, Color color, float width = 1);
void vline_dashed(Ui& ui, float x, float y0, float y1, Color color, float width, float dash = 8, float gap = 5);
// A card: shadow, fill, border.
void card(Ui& ui, const Rect& r, Color ground, Color edge, float radius = metric::kRadiusCard, float width = 1);

enum class Lift { rest, note, lifted };
// Stacked filled rectangles, offset down, spread out, no blur; none in high contrast.
void shadow(Ui& ui, const Rect& r, float radius, Lift lift = Lift::note);

void disc(Ui& ui, Point centre, float radius, Color color);
void circle(Ui& ui, Point centre, float radius, Color color, float width); // the line lies inside
void draw_shape(Ui& ui, Shape shape, Point centre, float size, Color color);
void role_mark(Ui& ui, std::string_view role, Point centre, float size); // the shape of a profession
void crest(Ui& ui, Point centre, float size, Color petals, Color heart);
void crest(Ui& ui, Point centre, float size); // the logo in its colours

// Letters of the sheet. Side (or diameter) in px: 62 in tables, 54 in cards, 30 serving badge.
void problem_badge(Ui& ui, const Rect& r, std::string_view letter);  // outlined square
void issue_badge(Ui& ui, const Rect& r, std::string_view letter);    // filled square
void deferred_badge(Ui& ui, const Rect& r, std::string_view letter); // outlined square of an issue put off
// On the matrix: filled circle, or white with a ring when put off; a second ring when chosen.
void matrix_disc(Ui& ui, Point centre, float diameter, std::string_view letter, bool deferred, bool chosen);

// Chips are 40 high unless `r` says otherwise; returns the width used. A chip alone is never pressable.
enum class ChipKind { quantitative, qualitative, accent, plain, warn, ok };
struct Chip {
  std::string_view text = {};
  const char* icon = nullptr;
  ChipKind kind = ChipKind::plain;
  std::string_view letter = {}; // bold in front of the text instead of an icon
};
float chip_width(Ui& ui, const Chip& chip, float height = metric::kChip);
float draw_chip(Ui& ui, Point top_left, const Chip& chip, float height = metric::kChip);
// Evidence: sunken-edged cell with the kind chip, text 22 and source 20 (60 high).
struct Evidence {
  std::string_view kind_label = {}, text = {}, source = {};
  bool quantitative = true;
};
void draw_evidence(Ui& ui, const Rect& r, const Evidence& e);

void pips(Ui& ui, Point left_middle, int value, int of = 3); // 12 × 20 each
float pips_width(int of = 3);
void progress_segments(Ui& ui, const Rect& r, int done, int of);
void progress_bar(Ui& ui, const Rect& r, float fraction);
// Score bars on a sunken track.
void score_bar(Ui& ui, const Rect& r, float fraction);
void vote_dot(Ui& ui, Point centre, float diameter, bool set);
void count_plate(Ui& ui, const Rect& r, std::string_view text); // 「7枚」

// のこり7分 in a box; amber when over. Any height.
void timer_box(Ui& ui, const Rect& r, std::string_view text, bool over);
float timer_box_width(Ui& ui, std::string_view text); // what the words need
struct TimerView {
  std::string_view left_label = {}, left = {};      // のこり, 7分
  std::string_view plan_label = {}, plan = {};      // 予定, 20分
  std::string_view spent_label = {}, spent = {};    // 経過, 13分
  float fraction = 0;                     // 0 … 1
  std::string_view end_label = {}, end = {}, end_plan = {}; // 終わりの見込み, 15:34, （予定 15:30）
  bool over = false;                      // past the plan: amber
};
void timer_panel(Ui& ui, const Rect& r, const TimerView& t); // 655 × 72 in the top bar

// A stack of facts before an act: amber or plain box with icon, bold title and a line. Not pressable.
enum class NoticeKind { warn, err, ok, info };
void notice(Ui& ui, const Rect& r, NoticeKind kind, const char* icon, std::string_view title, std::string_view text);

} // namespace yoriai::widgets
