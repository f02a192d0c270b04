// The resource grid for the room: one column at a time, that which is open in front of the facilitator first, below the
// heads of all with their counts. Targets: "projector/column/<id>", "projector/row/<id>", "projector/item/<id>".
#include <algorithm>

#include "screens/board_parts.hpp"
#include "screens/grid_layout.hpp"
#include "screens/projector_slide.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kRow = 6.4f;

struct Line {
  const sheets::Choice* column = nullptr;
  const sheets::Choice* row = nullptr;
  const meeting::Item* item = nullptr;   // null: an empty cell
  const meeting::Item* beside = nullptr; // a second short one on the same line
};

Items things_at(const meeting::Meeting& meeting, const std::string& place) {
  Items found;
  for (const std::uint32_t at : meeting.at_place(place))
    if (meeting.items()[at].live()) found.push_back(&meeting.items()[at]);
  return found;
}

float words_width(const Slide& slide) { return slide.rest.width() - slide.px(kRow + 1.4f); }
float lane_width(const Slide& slide) { return (words_width(slide) - slide.px(1.4f)) / 2; }

bool is_short(Slide& slide, const meeting::Item& item) {
  const SlideText look{.weight = item.marked ? Weight::bold : Weight::regular};
  return slide.height(item.text, lane_width(slide), look) < slide.px(1.5f * kSlideLine);
}

void add_cell(Slide& slide, const sheets::Choice& column, const sheets::Choice& row, const Items& things,
              std::vector<Line>& lines) {
  if (things.empty()) lines.push_back({&column, &row});
  for (std::size_t i = 0; i < things.size(); ++i) {
    lines.push_back({&column, &row, things[i]});
    if (i + 1 < things.size() && is_short(slide, *things[i]) && is_short(slide, *things[i + 1]))
      lines.back().beside = things[++i];
  }
}

std::vector<Line> lines_of(Slide& slide, const sheets::Step& step, std::vector<std::size_t>& counts) {
  std::vector<Line> lines;
  for (const sheets::Choice& column : step.grid->columns) {
    std::size_t count = 0;
    for (const sheets::Choice& row : step.grid->rows) {
      const Items things = things_at(*slide.ctx.meeting, step.path + "/" + column.id + "/" + row.id);
      add_cell(slide, column, row, things, lines);
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

void draw_item(Slide& slide, const meeting::Item& item, Rect r) {
  const Rect mark = r.cut_left(slide.px(0.8f), slide.px(0.2f));
  disc(slide.ui, {mark.x0 + slide.px(0.35f), mark.y0 + slide.px(kSlideLine / 2)}, slide.px(item.marked ? 0.32f : 0.13f),
       slide.theme.ink);
  slide.text("projector/item/" + item.id, r, item.text,
             {.weight = item.marked ? Weight::bold : Weight::regular,
              .max_lines = std::max(1, static_cast<int>(r.height() / slide.px(kSlideLine) + 0.1f))});
}

void draw_row(Slide& slide, const sheets::Step& step, const Line& line, Rect r, bool with_label) {
  const Rect head = r.cut_left(slide.px(kRow), slide.px(0.4f));
  if (with_label)
    slide.text("projector/row/" + line.row->id, head, grid_label(slide.ctx, step, line.row->id).label,
               {.weight = Weight::bold, .color = slide.theme.ai_text});
  if (!line.item) {
    const float middle = r.y0 + slide.px(kSlideLine / 2);
    return hline(slide.ui, r.x0, r.x0 + slide.px(1), middle, slide.theme.line2, slide.px(0.06f));
  }
  if (!line.beside) return draw_item(slide, *line.item, r);
  draw_item(slide, *line.item, r.cut_left(lane_width(slide) + slide.px(1), slide.px(0.4f)));
  draw_item(slide, *line.beside, r);
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
  const float width = words_width(slide), room = area.height() - slide.page_strip(), gap = slide.px(0.2f);
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
