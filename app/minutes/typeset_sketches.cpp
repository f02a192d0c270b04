// Lines that hold handwriting.
#include <algorithm>

#include "minutes/typeset.hpp"

namespace yoriai::minutes {
namespace {

constexpr double kBetweenTiles = 5; // mm

double width_of(const Tile& tile, const Style& style) {
  double width = tile.size.width;
  for (const auto& caption : tile.caption) width = std::max(width, caption->width * style.em());
  return width;
}

double height_of(const Tile& tile, const Style& style) {
  return static_cast<double>(tile.caption.size()) * style.line_height() + kAboveSketch + tile.size.height +
         kBelowSketch;
}

Tile tile_of(const Sketch& sketch, double width, SketchRoom room) {
  room.width = std::min(room.width, std::max(width, 1.0));
  return {0, {}, sketch.strokes, size_of(*sketch.strokes, room), sketch.label};
}

Line line_of(const Style& style, Tile tile) {
  Line line{std::make_shared<SetLine>(), style};
  line.tiles.push_back(std::move(tile));
  return line;
}

} // namespace

double Line::height() const {
  double height = tiles.empty() ? style.line_height() : 0;
  for (const Tile& tile : tiles) height = std::max(height, height_of(tile, style));
  return height;
}

double Line::width() const {
  double width = set->width * style.em();
  for (const Tile& tile : tiles) width = std::max(width, tile.x + width_of(tile, style));
  return indent + width;
}

std::vector<Line> set_noted(Typesetter& type, std::string_view text, const std::vector<Sketch>& sketches,
                            const Style& style, double width_mm, SketchRoom room) {
  if (sketches.empty()) return type.set(text, style, width_mm);
  std::vector<Line> lines;
  for (const auto& [part, sketch] : parts_of(text, sketches)) {
    if (!part.empty())
      for (Line& line : type.set(part, style, width_mm)) lines.push_back(std::move(line));
    if (sketch != nullptr) lines.push_back(line_of(style, tile_of(*sketch, width_mm, room)));
  }
  return lines;
}

std::vector<Line> set_tiles(Typesetter& type, const std::vector<Noted>& notes, const Style& style, double width_mm,
                            SketchRoom room) {
  constexpr std::size_t kMostCaptionLines = 2;
  std::vector<Line> lines;
  bool open = false; // the last line takes more
  for (const Noted& note : notes) {
    const auto caption = type.set(note.text, style, std::min(room.width, width_mm));
    if (caption.size() > kMostCaptionLines || note.sketches.size() != 1) {
      for (Line& line : set_noted(type, note.text, note.sketches, style, width_mm, room))
        lines.push_back(std::move(line));
      open = false;
      continue;
    }
    Tile tile = tile_of(note.sketches.front(), width_mm, room);
    if (!note.text.empty())
      for (const Line& line : caption) tile.caption.push_back(line.set);
    if (open) tile.x = lines.back().width() + kBetweenTiles;
    if (!open || tile.x + width_of(tile, style) > width_mm) {
      tile.x = 0;
      lines.push_back(line_of(style, std::move(tile)));
    } else {
      lines.back().tiles.push_back(std::move(tile));
    }
    open = true;
  }
  return lines;
}

} // namespace yoriai::minutes
