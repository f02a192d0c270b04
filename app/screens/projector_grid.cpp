// The resource grid for the room: one column at a time, that which is open in front of the facilitator first, below the
// heads of all with their counts. Targets: "projector/column/<id>", "projector/row/<id>", "projector/item/<id>".
#include <algorithm>

#include "screens/board_parts.hpp"
#include "screens/grid_layout.hpp"
#include "screens/projector_slide.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kRow = 7.2f;

struct Line {
  const sheets::Choice* column = nullptr;
  const sheets::Choice* row = nullptr;
  const meeting::Item* item = nullptr; // null: an empty cell
};

Items things_at(const meeting::Meeting& meeting, const std::string& place) {
  Items found;
  for (const std::uint32_t at : meeting.at_place(place))
    if (meeting.items()[at].live()) found.push_back(&meeting.items()[at]);
  return found;
}

std::vector<Line> lines_of(const Slide& slide, const sheets::Step& step, std::vector<std::size_t>& counts) {
  std::vector<Line> lines;
  for (const sheets::Choice& column : step.grid->columns) {
    std::size_t count = 0;
    for (const sheets::Choice& row : step.grid->rows) {
      const Items things = things_at(*slide.ctx.meeting, step.path + "/" + column.id + "/" + row.id);
      for (const meeting::Item* item : things) lines.push_back({&column, &row, item});
      if (things.empty()) lines.push_back({&column, &row, nullptr});
      count += things.size();
    }
    counts.push_back(count);
  }
  return lines;
}

void draw_heads(Slide& slide, const sheets::Step& step, const std::vector<std::size_t>& counts, const std::string& open,
                const Rect& r) {
  const auto cells = r.columns(static_cast<int>(counts.size()), slide.px(0.3f));
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const sheets::Choice& column = step.grid->columns[i];
    const bool here = column.id == open;
    fill(slide.ui, cells[i], here ? slide.theme.ai : slide.theme.sunken, slide.px(0.2f));
    if (slide.theme.high_contrast)
      border(slide.ui, cells[i], slide.theme.line, slide.theme.border_line, slide.px(0.2f));
    slide.text("projector/column/" + column.id, cells[i],
               grid_label(slide.ctx, step, column.id).label + " " + std::to_string(counts[i]),
               {.weight = here ? Weight::bold : Weight::regular,
                .color = here ? slide.theme.on_ai : slide.theme.ink,
                .align = Align::centre,
                .valign = VAlign::middle});
  }
}

void draw_row(Slide& slide, const sheets::Step& step, const Line& line, Rect r, bool with_label) {
  const Rect head = r.cut_left(slide.px(kRow), slide.px(0.4f));
  if (with_label)
    slide.text("projector/row/" + line.row->id, head, grid_label(slide.ctx, step, line.row->id).label,
               {.weight = Weight::bold, .color = slide.theme.ai_text});
  const Rect mark = r.cut_left(slide.px(0.8f), slide.px(0.2f));
  const float middle = mark.y0 + slide.px(kSlideLine / 2);
  if (!line.item) return hline(slide.ui, mark.x0, mark.x0 + slide.px(1), middle, slide.theme.line2, slide.px(0.06f));
  disc(slide.ui, {mark.x0 + slide.px(0.35f), middle}, slide.px(line.item->marked ? 0.32f : 0.13f), slide.theme.ink);
  slide.text("projector/item/" + line.item->id, r, line.item->text,
             {.weight = line.item->marked ? Weight::bold : Weight::regular,
              .max_lines = std::max(1, static_cast<int>(r.height() / slide.px(kSlideLine) + 0.1f))});
}

} // namespace

void project_grid(Slide& slide, const sheets::Step& step) {
  slide.band(slide_plate(slide.ctx, step), slide_name(slide.ctx, step));
  if (!step.grid) return;
  std::vector<std::size_t> counts;
  const std::vector<Line> lines = lines_of(slide, step, counts);
  Rect area = slide.rest;
  float head = 0;
  const float cell = area.width() / static_cast<float>(std::max<std::size_t>(1, counts.size())) - slide.px(0.3f);
  for (const sheets::Choice& column : step.grid->columns)
    head = std::max(head,
                    slide.height(grid_label(slide.ctx, step, column.id).label + " 00", cell, {.weight = Weight::bold}));
  const Rect heads = area.cut_top(head + slide.px(0.4f), slide.px(0.5f));
  const float width = area.width() - slide.px(kRow + 1.4f), room = area.height() - slide.page_strip(),
              gap = slide.px(0.2f);
  std::vector<SlideBlock> blocks;
  for (const Line& line : lines) {
    const float label =
        slide.height(grid_label(slide.ctx, step, line.row->id).label, slide.px(kRow), {.weight = Weight::bold});
    const float words =
        line.item ? slide.height(line.item->text, width, {.weight = line.item->marked ? Weight::bold : Weight::regular})
                  : 0;
    const bool first = blocks.empty() || line.row != lines[blocks.size() - 1].row;
    blocks.push_back({std::clamp(words, first ? std::min(label, room) : slide.px(kSlideLine), room), line.column->id});
  }
  const Slide::Range shown = slide.page(blocks, area.height(), gap, slide.ctx.view.board.grid.column);
  draw_heads(slide, step, counts, lines[shown.begin].column->id, heads);
  float y = area.y0;
  for (std::size_t i = shown.begin; i < shown.end; ++i) {
    const bool first = i == shown.begin || lines[i].row != lines[i - 1].row;
    draw_row(slide, step, lines[i], {area.x0, y, area.x1, y + blocks[i].height}, first);
    y += blocks[i].height + gap;
  }
  slide.draw_page_mark(area);
}

} // namespace yoriai::screens
