// What the opening, the closing and the checks of the plan are made of: cards that grow with their contents, counts by
// − and ＋, lines that are tapped to be written, one of a few answers.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "screens/context.hpp"
#include "screens/view_state.hpp"
#include "sheets/sheet.hpp"
#include "widgets/controls.hpp"
#include "widgets/geometry.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {

// A card over the width of `column`, below what is there already; moves column.y0 past itself when it ends. Its height
// is that of the last frame, so that the ground can be drawn first.
class RecordCard {
public:
  RecordCard(Context& ctx, widgets::Rect& column, std::string name, std::string_view title, const char* icon,
             std::string_view beside = {});
  ~RecordCard();
  RecordCard(const RecordCard&) = delete;

  widgets::Rect rest; // inside; whoever draws moves y0 down

private:
  Context& ctx_;
  widgets::Rect& column_;
  std::string name_;
};

// Draws words at the top of `rest` and moves it below them.
void say(Context& ctx, widgets::Rect& rest, std::string_view text, const widgets::TextStyle& style,
         widgets::Color color, float gap = 12);

// Buttons from the left, in as many rows as they need. Ends with `rest` below them.
class ButtonRows {
public:
  ButtonRows(Context& ctx, widgets::Rect& rest) : ctx_(ctx), rest_(rest), x_(rest.x0) {}
  ~ButtonRows();
  ButtonRows(const ButtonRows&) = delete;
  bool put(std::string_view name, const widgets::ButtonSpec& spec);

private:
  Context& ctx_;
  widgets::Rect& rest_;
  float x_;
  bool any_ = false;
};

// A label, and below it what was written or a question; tapping it asks. True when tapped.
bool written_line(Context& ctx, std::string_view name, widgets::Rect& rest, std::string_view label,
                  std::string_view value, std::string_view otherwise);

// "<name>/minus", "<name>/count" (a field), "<name>/plus". The number that it is to be now, when it changed.
std::optional<int> counter(Context& ctx, const std::string& name, const widgets::Rect& r, int now, int least,
                           std::string_view label);
inline constexpr float kCounterWidth = 72 + 8 + 92 + 8 + 72, kCounterHeight = 68;
inline constexpr int kMostCounted = 2000;

// One of a few; index tapped or -1. Targets "<name>/<id>". Two rows where one is too narrow.
int answers(Context& ctx, const std::string& name, widgets::Rect& rest, std::span<const widgets::Segment> of,
            int chosen);

// Cards below each other in a board that scrolls by `name`; on a wide one in two columns, with `below` under both.
struct CardBoard {
  using Card = void (*)(Context& ctx, widgets::Rect& column);
  std::span<const Card> left, right, below;
};
void draw_card_board(Context& ctx, const char* name, widgets::ScrollState& scroll, const widgets::Rect& board,
                     const CardBoard& cards);

// The checks of the plan with what was found, below each other. Targets "<prefix>/<id>/yes", "/no", "/open", "/note".
void draw_check_rows(Context& ctx, const sheets::Sheet& sheet, const std::string& prefix, widgets::Rect& rest);

// Asks for words; the answer is a command.
TextQuestion words_question(std::string name, std::string_view heading, const std::string& text, meeting::Command then,
                            std::string into);

} // namespace yoriai::screens
