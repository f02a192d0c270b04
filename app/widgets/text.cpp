#include "widgets/text.hpp"

#include <cfloat>
#include <cmath>
#include <functional>

#include "base/text.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {
namespace {

constexpr float kNoLimit = 1e6f;
constexpr float kAscent = 0.88f; // of BIZ UDPGothic (hhea 1802 / 2048)
constexpr const char* kEllipsis = "…";

ImFont* font_of(const Fonts& fonts, Weight weight) {
  return weight == Weight::bold ? fonts.bold : fonts.regular;
}

float measure(ImFont* font, float size, std::string_view text) {
  if (text.empty()) return 0;
  return font->CalcTextSizeA(size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && (text[end - 1] == '\n' || text[end - 1] == ' ')) --end;
  return end;
}

// Fills lines greedily: each ends at the last opportunity that fits.
class LineFiller {
public:
  LineFiller(ImFont* font, float size, std::string_view text, float width)
      : font_(font), size_(size), text_(text), width_(width) {}

  std::vector<TextLine> fill() {
    for (const std::size_t stop : base::line_break_opportunities(text_)) {
      const std::size_t visible_end = trimmed_end(text_, begin_, stop);
      const float with_piece = width_of(begin_, visible_end);
      if (with_piece <= width_) {
        end_ = stop;
        line_width_ = with_piece;
      } else {
        if (end_ > begin_) close();
        split_long_piece(stop);
      }
      if (stop > begin_ && text_[stop - 1] == '\n') close();
    }
    if (end_ > begin_ || lines_.empty()) close();
    if (!text_.empty() && text_.back() == '\n') close(); // the line that the last newline opens
    return std::move(lines_);
  }

private:
  float width_of(std::size_t begin, std::size_t end) const {
    return begin < end ? measure(font_, size_, text_.substr(begin, end - begin)) : 0;
  }

  void close() {
    lines_.push_back({begin_, trimmed_end(text_, begin_, end_), line_width_});
    begin_ = end_;
    line_width_ = 0;
  }

  // A piece without an opportunity that is wider than the line goes on the next line between characters.
  void split_long_piece(std::size_t stop) {
    const std::size_t piece = begin_;
    for (const std::size_t offset : base::character_ends(text_.substr(piece, stop - piece))) {
      const std::size_t at = piece + offset;
      const float w = width_of(begin_, trimmed_end(text_, begin_, at));
      if (w > width_ && end_ > begin_) close();
      end_ = at;
      line_width_ = width_of(begin_, trimmed_end(text_, begin_, at));
    }
  }

  ImFont* font_;
  float size_;
  std::string_view text_;
  float width_;
  std::vector<TextLine> lines_;
  std::size_t begin_ = 0, end_ = 0;
  float line_width_ = 0;
};

// Shortens the line so that … fits behind it.
void shorten(ImFont* font, float size, std::string_view text, float width, TextLine& line) {
  const float room = width - measure(font, size, kEllipsis);
  const std::string_view shown = text.substr(line.begin, line.end - line.begin);
  std::size_t keep = 0;
  for (const std::size_t end : base::character_ends(shown)) {
    if (end > shown.size() || measure(font, size, shown.substr(0, end)) > room) break;
    keep = end;
  }
  line.end = line.begin + keep;
  line.width = measure(font, size, shown.substr(0, keep)) + measure(font, size, kEllipsis);
}

TextBlock lay_out(const Fonts& fonts, std::string_view text, const TextStyle& style, float width, int max_lines) {
  ImFont* font = font_of(fonts, style.weight);
  TextBlock block;
  block.lines = LineFiller(font, style.size, text, width).fill();
  if (max_lines > 0 && block.lines.size() > static_cast<std::size_t>(max_lines)) {
    block.lines.resize(static_cast<std::size_t>(max_lines));
    block.cut = true;
    shorten(font, style.size, text, width, block.lines.back());
  }
  for (const TextLine& line : block.lines) block.width = std::max(block.width, line.width);
  block.height = static_cast<float>(block.lines.size()) * style.size * style.line_height;
  return block;
}

std::size_t hash_of(std::string_view text, const TextStyle& style, float width, int max_lines) {
  std::size_t h = std::hash<std::string_view>{}(text);
  const auto mix = [&h](std::size_t v) { h ^= v + 0x9e3779b97f4a7c15ull + (h << 6) + (h >> 2); };
  mix(std::hash<float>{}(style.size));
  mix(static_cast<std::size_t>(style.weight));
  mix(std::hash<float>{}(width));
  mix(static_cast<std::size_t>(max_lines));
  return h;
}

// Glyphs sit on whole device pixels, so that strokes stay sharp.
Point snap(Ui& ui, Point p) {
  const float s = ui.scale();
  return {std::round(p.x * s) / s, std::round(p.y * s) / s};
}

void add_text(Ui& ui, Weight weight, float size, Point at, Color color, std::string_view text) {
  if (text.empty()) return;
  ImFont* font = font_of(ui.fonts(), weight);
  // ImGui rounds the ascent up to whole px, which hangs small text too low in its line.
  at.y -= font->GetFontBaked(size)->Ascent - kAscent * size;
  ui.draw()->AddText(font, size, snap(ui, at), color, text.data(), text.data() + text.size());
}

float aligned(float x0, float x1, float width, Align align) {
  if (align == Align::left) return x0;
  return align == Align::right ? x1 - width : (x0 + x1 - width) / 2;
}

} // namespace

const TextBlock& TextCache::layout(const Fonts& fonts, std::string_view text, const TextStyle& style, float width,
                                   int max_lines) {
  const std::size_t hash = hash_of(text, style, width, max_lines);
  const auto [first, last] = index_.equal_range(hash);
  for (auto it = first; it != last; ++it) {
    Entry& e = *it->second;
    if (e.text == text && e.style == style && e.width == width && e.max_lines == max_lines) {
      entries_.splice(entries_.begin(), entries_, it->second);
      return e.block;
    }
  }
  ++misses_;
  entries_.push_front(
      {std::string(text), style, width, max_lines, hash, lay_out(fonts, text, style, width, max_lines)});
  index_.emplace(hash, entries_.begin());
  if (entries_.size() > capacity_) {
    const auto oldest = std::prev(entries_.end());
    const auto [a, b] = index_.equal_range(oldest->hash);
    for (auto it = a; it != b; ++it)
      if (it->second == oldest) {
        index_.erase(it);
        break;
      }
    entries_.pop_back();
  }
  return entries_.front().block;
}

void TextCache::clear() {
  index_.clear();
  entries_.clear();
}

const TextBlock& text_layout(Ui& ui, std::string_view text, const TextStyle& style, float width, int max_lines) {
  return ui.text_cache().layout(ui.fonts(), text, style, width, max_lines);
}

float text_width(Ui& ui, std::string_view text, const TextStyle& style) {
  return text.empty() ? 0 : text_layout(ui, text, style, kNoLimit).width;
}

float text_height(Ui& ui, std::string_view text, const TextStyle& style, float width, int max_lines) {
  return text_layout(ui, text, style, width, max_lines).height;
}

float draw_text(Ui& ui, const Rect& box, std::string_view text, const TextStyle& style, const TextLook& look) {
  const TextBlock& block = text_layout(ui, text, style, box.width(), look.max_lines);
  const float step = style.size * style.line_height;
  float y = box.y0;
  if (look.valign == VAlign::middle) y = (box.y0 + box.y1 - block.height) / 2;
  if (look.valign == VAlign::bottom) y = box.y1 - block.height;
  const Rect clip = ui.clip();
  y += (step - style.size) / 2;
  for (std::size_t i = 0; i < block.lines.size(); ++i, y += step) {
    if (y > clip.y1 || y + style.size < clip.y0) continue;
    const TextLine& line = block.lines[i];
    const float x = aligned(box.x0, box.x1, line.width, look.align);
    add_text(ui, style.weight, style.size, {x, y}, look.color, text.substr(line.begin, line.end - line.begin));
    if (block.cut && i + 1 == block.lines.size()) {
      const float dots = measure(font_of(ui.fonts(), style.weight), style.size, kEllipsis);
      add_text(ui, style.weight, style.size, {x + line.width - dots, y}, look.color, kEllipsis);
    }
  }
  return block.height;
}

float draw_line(Ui& ui, const Rect& box, std::string_view text, const TextStyle& style, Color color, Align align) {
  if (text.empty()) return 0;
  const float whole = text_width(ui, text, style);
  const float y = (box.y0 + box.y1 - style.size) / 2;
  const float room = box.width() + 0.5f;
  if (whole <= room && text.find('\n') == std::string_view::npos) {
    add_text(ui, style.weight, style.size, {aligned(box.x0, box.x1, whole, align), y}, color, text);
    return whole;
  }
  TextLine line{0, std::min(text.find('\n'), text.size()), whole};
  shorten(font_of(ui.fonts(), style.weight), style.size, text, room, line);
  const float x = aligned(box.x0, box.x1, line.width, align);
  add_text(ui, style.weight, style.size, {x, y}, color, text.substr(0, line.end));
  const float dots = measure(font_of(ui.fonts(), style.weight), style.size, kEllipsis);
  add_text(ui, style.weight, style.size, {x + line.width - dots, y}, color, kEllipsis);
  return line.width;
}

float draw_stacked(Ui& ui, const Rect& box, std::string_view text, const TextStyle& style, Color color) {
  const float step = style.size * 1.08f;
  float y = box.y0;
  std::size_t begin = 0;
  for (const std::size_t end : base::character_ends(text)) {
    const std::string_view letter = text.substr(begin, end - begin);
    begin = end;
    if (letter == "ー") { // the long-vowel bar stands upright in a column
      const float x = box.centre().x, w = style.size * 0.09f;
      ui.draw()->AddRectFilled({x - w / 2, y + style.size * 0.1f}, {x + w / 2, y + style.size * 0.9f}, color, w / 2);
    } else {
      const float w = measure(font_of(ui.fonts(), style.weight), style.size, letter);
      add_text(ui, style.weight, style.size, {box.centre().x - w / 2, y}, color, letter);
    }
    y += step;
  }
  return y - box.y0;
}

void draw_icon(Ui& ui, const char* icon, Point centre, float size, Color color) {
  if (!icon) return;
  ui.draw()->AddText(ui.fonts().icons, size, snap(ui, {centre.x - size / 2, centre.y - size / 2}), color, icon);
}

float icon_text_width(Ui& ui, const IconText& spec) {
  const float icon = spec.icon_size > 0 ? spec.icon_size : spec.style.size * 1.2f;
  const float words = text_width(ui, spec.text, spec.style);
  return spec.icon ? icon + (words > 0 ? spec.gap + words : 0) : words;
}

float draw_icon_text(Ui& ui, const Rect& box, const IconText& spec) {
  const float icon = spec.icon_size > 0 ? spec.icon_size : spec.style.size * 1.2f;
  const float width = std::min(icon_text_width(ui, spec), box.width());
  Rect rest = box;
  rest.x0 = aligned(box.x0, box.x1, width, spec.align);
  rest.x1 = rest.x0 + width;
  if (spec.icon)
    draw_icon(ui, spec.icon, rest.cut_left(icon, spec.gap).centre(), icon,
              spec.icon_color ? spec.icon_color : spec.color);
  draw_line(ui, rest, spec.text, spec.style, spec.color);
  return width;
}

} // namespace yoriai::widgets
