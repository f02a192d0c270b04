#include <algorithm>

#include "screens/pads.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;
using Span = input::Composition::Span;

constexpr TextStyle kStyle{size::kNote, Weight::regular, kLineNote};
constexpr float kLine = kStyle.size * kStyle.line_height;

// The text as it is laid out: lines of bytes, and where a byte stands.
class Laid {
public:
  Laid(Ui& ui, const std::string& text, float width)
      : ui_(ui), text_(text), block_(text.empty() ? TextBlock{} : text_layout(ui, text, kStyle, width)) {}

  std::size_t lines() const { return std::max<std::size_t>(1, block_.lines.size()); }
  float height() const { return static_cast<float>(lines()) * kLine; }
  // The line a caret before that byte stands in: at a break, the one that begins there.
  std::size_t line_of(std::size_t byte) const {
    std::size_t line = 0;
    for (std::size_t i = 0; i < block_.lines.size(); ++i)
      if (block_.lines[i].begin <= byte) line = i;
    return line;
  }
  float x_of(std::size_t line, std::size_t byte) const {
    if (block_.lines.empty()) return 0;
    const TextLine& l = block_.lines[line];
    const std::size_t end = std::clamp(byte, l.begin, l.end);
    return end == l.begin ? 0 : text_width(ui_, std::string_view(text_).substr(l.begin, end - l.begin), kStyle);
  }
  // The byte of the character nearest to a point of the text.
  std::size_t byte_at(Point p) const {
    if (block_.lines.empty()) return 0;
    const auto line = static_cast<std::size_t>(std::clamp(p.y / kLine, 0.0f, static_cast<float>(lines() - 1)));
    const TextLine& l = block_.lines[line];
    std::size_t best = l.begin;
    for (std::size_t byte = l.begin; byte <= l.end; ++byte) {
      const bool inside_character = byte < text_.size() && (static_cast<unsigned char>(text_[byte]) & 0xC0) == 0x80;
      if (!inside_character && std::abs(x_of(line, byte) - p.x) < std::abs(x_of(line, best) - p.x)) best = byte;
    }
    return best;
  }
  const TextBlock& block() const { return block_; }

private:
  Ui& ui_;
  const std::string& text_;
  TextBlock block_; // a copy: what is measured next may evict the cached one
};

// What is not yet taken stands on a line of its own colour; the segment in focus on a ground as well.
void draw_span(Ui& ui, const Laid& laid, Point origin, std::size_t begin, std::size_t end, Span::Kind kind) {
  const Theme& t = ui.theme();
  for (std::size_t i = 0; i < laid.block().lines.size(); ++i) {
    const TextLine& l = laid.block().lines[i];
    const std::size_t from = std::max(begin, l.begin), to = std::min(end, l.end);
    if (from >= to) continue;
    const float y = origin.y + static_cast<float>(i + 1) * kLine;
    const Rect r{origin.x + laid.x_of(i, from), y - kLine, origin.x + laid.x_of(i, to), y};
    if (kind == Span::Kind::focused) fill(ui, r.inset(0, 2), t.high_contrast ? t.sunken : t.ai_soft, 4);
    const float thick = kind == Span::Kind::focused ? 5 : 3;
    fill(ui, {r.x0 + 1, r.y1 - thick, r.x1 - 1, r.y1}, t.ai_text);
  }
}

// Which segment of the composition lies there; -1: none.
int segment_at(const std::vector<Span>& spans, std::size_t byte) {
  int segment = -1;
  std::size_t begin = 0;
  for (const Span& span : spans) {
    const bool is_segment = span.kind == Span::Kind::segment || span.kind == Span::Kind::focused;
    if (is_segment) ++segment;
    if (is_segment && byte >= begin && byte < begin + span.text.size()) return segment;
    begin += span.text.size();
  }
  return -1;
}

} // namespace

void draw_pad_text(Context& ctx, Pad& pad, const std::string& name, const Rect& box) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const RoleLook& role = t.role(pad.role);
  const Rect in = box.inset(16, 8);
  const std::string text = pad.writing.text();
  const auto spans = pad.writing.spans();
  const Laid laid(ui, text, in.width() - 6);
  const std::size_t caret = pad.writing.caret(), caret_line = laid.line_of(caret);
  const float caret_foot = static_cast<float>(caret_line + 1) * kLine;
  const Point origin{in.x0, in.y0 - std::max(0.0f, caret_foot - in.height())};

  const Touch touch = ui.touch({.name = name, .label = text, .kind = "cell"}, box);
  fill(ui, box, t.high_contrast ? t.surface : role.tint, metric::kRadiusNote);
  border(ui, box, role.edge, t.border_note, metric::kRadiusNote);
  ui.finish_touch(touch, box, metric::kRadiusNote);
  ui.push_clip(box.inset(2));
  std::size_t begin = 0;
  for (const Span& span : spans) {
    if (span.kind != Span::Kind::plain) draw_span(ui, laid, origin, begin, begin + span.text.size(), span.kind);
    begin += span.text.size();
  }
  if (text.empty()) draw_line(ui, {in.x0 + 10, in.y0, in.x1, in.y0 + kLine}, ctx.words("wall.write"), kStyle, t.ink2);
  else draw_text(ui, {origin.x, origin.y, in.x1 - 6, in.y1}, text, kStyle, {.color = t.ink});
  const float x = origin.x + laid.x_of(caret_line, caret), y = origin.y + caret_foot;
  fill(ui, {x, y - kLine + 5, x + 3, y - 5}, t.ai_text);
  ui.pop_clip();

  if (!touch.tapped || text.empty()) return;
  const std::size_t byte = laid.byte_at({touch.pointer.x - origin.x, touch.pointer.y - origin.y});
  const int segment = pad.writing.converting() ? segment_at(spans, byte) : -1;
  if (segment >= 0) pad.writing.focus(static_cast<std::size_t>(segment));
  else pad.writing.place_caret(byte);
}

} // namespace yoriai::screens
