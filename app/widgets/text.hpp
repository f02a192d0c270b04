// Text laid out by Japanese rules and drawn with ImGui's glyphs. Sizes and widths in reference px.
//
// Dear ImGui would begin lines with ー and ・, so lines are broken here (base::line_break_opportunities, lb=strict)
// and drawn one by one. Layouts are kept in a cache that belongs to the Ui: text that was laid out once costs a
// look-up. A piece longer than the line is split between characters. Drawing thread only.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "widgets/fonts.hpp"
#include "widgets/geometry.hpp"
#include "widgets/theme.hpp"

namespace yoriai::widgets {

class Ui;

enum class Weight { regular, bold };
enum class Align { left, centre, right };
enum class VAlign { top, middle, bottom };

inline constexpr float kLineNote = 1.36f, kLineText = 1.45f, kLineTitle = 1.25f;

struct TextStyle {
  float size = 24;
  Weight weight = Weight::regular;
  float line_height = kLineText; // × size
  bool operator==(const TextStyle&) const = default;
};

struct TextLine {
  std::size_t begin = 0, end = 0; // bytes of the text
  float width = 0;
};

struct TextBlock {
  std::vector<TextLine> lines;
  float width = 0;  // of the widest line
  float height = 0; // lines × line height
  bool cut = false; // more lines than allowed: the last one is drawn with … at its end
};

// Layouts by (text, style, width, lines allowed), the least recently used leave first.
class TextCache {
public:
  explicit TextCache(std::size_t capacity = 8192) : capacity_(capacity) {}
  // Valid until the next call that may evict; use it at once. max_lines 0 = no limit.
  const TextBlock& layout(const Fonts& fonts, std::string_view text, const TextStyle& style, float width,
                          int max_lines);
  std::size_t size() const { return entries_.size(); }
  std::size_t misses() const { return misses_; } // layouts made since the start
  void clear();

private:
  struct Entry {
    std::string text;
    TextStyle style;
    float width = 0;
    int max_lines = 0;
    std::size_t hash = 0;
    TextBlock block;
  };
  std::size_t capacity_, misses_ = 0;
  std::list<Entry> entries_; // most recent first
  std::unordered_multimap<std::size_t, std::list<Entry>::iterator> index_;
};

struct TextLook {
  Color color = 0;
  Align align = Align::left;
  VAlign valign = VAlign::top;
  int max_lines = 0; // 0 = as many as it takes
};

// Measuring.
float text_width(Ui& ui, std::string_view text, const TextStyle& style); // widest line, broken only at \n
float text_height(Ui& ui, std::string_view text, const TextStyle& style, float width, int max_lines = 0);
const TextBlock& text_layout(Ui& ui, std::string_view text, const TextStyle& style, float width, int max_lines = 0);

// A wrapped block inside `box`, not clipped; returns its height.
float draw_text(Ui& ui, const Rect& box, std::string_view text, const TextStyle& style, const TextLook& look);

// One line, in the middle of the height of `box`, ended with … where it does not fit; returns the drawn width.
float draw_line(Ui& ui, const Rect& box, std::string_view text, const TextStyle& style, Color color,
                Align align = Align::left);

// Upright words: one character under the other, centred in `box`, from its top. ー is drawn standing.
// Returns the height used.
float draw_stacked(Ui& ui, const Rect& box, std::string_view text, const TextStyle& style, Color color);

// An icon of `size` px (its em square) with the middle at `centre`.
void draw_icon(Ui& ui, const char* icon, Point centre, float size, Color color);

// Icon, gap and one line of text, in the middle of the height of `box`; returns the width used.
struct IconText {
  const char* icon = nullptr;
  std::string_view text = {};
  TextStyle style{};
  Color icon_color = 0, color = 0;
  float icon_size = 0; // 0 = 1.2 × text size
  float gap = 8;
  Align align = Align::left;
};
float draw_icon_text(Ui& ui, const Rect& box, const IconText& spec);
float icon_text_width(Ui& ui, const IconText& spec);

} // namespace yoriai::widgets
