#include "screens/grid_layout.hpp"

#include <algorithm>
#include <unordered_map>

#include "screens/groups.hpp"
#include "widgets/text.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kHead = 60, kLaneGap = 44, kSide = 16, kItemPad = 12, kMore = 34, kTwoLanesFrom = 540, kWordsFrom = 170,
                kOpenGap = 9, kOpenTop = 8;
constexpr int kLinesInView = 3;

using Letters = std::unordered_map<std::string, std::vector<std::string>>;

Letters letters_of(const meeting::Meeting& meeting) {
  Letters letters;
  for (const meeting::Link& link : meeting.links()) {
    if (link.kind != meeting::LinkKind::serves) continue;
    const meeting::Item* issue = meeting.item(link.to);
    if (issue && !issue->removed && !issue->symbol.empty()) letters[link.from].push_back(issue->symbol);
  }
  for (auto& [id, found] : letters) std::sort(found.begin(), found.end());
  return letters;
}

Items things_of(const Context& ctx, const GridCell& cell) {
  Items found;
  for (const std::uint32_t at : ctx.meeting->at_place(cell.place)) {
    const meeting::Item& item = ctx.meeting->items()[at];
    if (item.live() && on_board(ctx, item)) found.push_back(&item);
  }
  return found;
}

// Widths of the columns or heights of the rows: the open one is wide, the others share what is left.
std::vector<float> shares(int n, int open, float total, float wide) {
  const float other = n > 1 ? (total - wide) / static_cast<float>(n - 1) : total;
  std::vector<float> sizes(static_cast<std::size_t>(n), other);
  sizes[static_cast<std::size_t>(open)] = n > 1 ? wide : total;
  return sizes;
}

int index_of(const std::vector<sheets::Choice>& choices, std::string_view id) {
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (choices[i].id == id) return static_cast<int>(i);
  return 0;
}

// The cell that is open: the one tapped last, else the fullest.
void keep_open(Context& ctx, const sheets::Step& step) {
  GridView& view = ctx.view.board.grid;
  const sheets::Grid& grid = *step.grid;
  const auto knows = [](const std::vector<sheets::Choice>& choices, const std::string& id) {
    return std::any_of(choices.begin(), choices.end(), [&](const auto& c) { return c.id == id; });
  };
  if (knows(grid.columns, view.column) && knows(grid.rows, view.row)) return;
  std::size_t most = 0;
  view.column = grid.columns.front().id, view.row = grid.rows.front().id;
  for (const auto& column : grid.columns)
    for (const auto& row : grid.rows) {
      const std::size_t n = ctx.meeting->at_place(step.path + "/" + column.id + "/" + row.id).size();
      if (n > most) most = n, view.column = column.id, view.row = row.id;
    }
}

struct Lane {
  float x0, x1;
  int index;
};

// Heads, borders and gutters; the columns and rows as drawn.
class Frame {
public:
  Frame(const sheets::Step& step, const GridView& view, const Rect& area, GridLayout& l)
      : across_(view.transposed ? step.grid->rows : step.grid->columns),
        down_(view.transposed ? step.grid->columns : step.grid->rows),
        l_(l) {
    open_across_ = index_of(across_, view.transposed ? view.row : view.column);
    open_down_ = index_of(down_, view.transposed ? view.column : view.row);
    const float label = area.width() < 900 ? 92.0f : area.width() < 1200 ? 104.0f : 132.0f;
    const float wide = area.width() - label;
    const float open = area.width() < 900 ? 0.46f * wide : std::min(std::max(0.44f * wide, 380.0f), 664.0f);
    const auto widths = shares(static_cast<int>(across_.size()), open_across_, wide, open);
    l.table = area;
    label_ = label;
    float x = area.x0 + label;
    for (std::size_t i = 0; i < widths.size(); x += widths[i++]) {
      l.columns.push_back(
          {across_[i].id, {x, area.y0, x + widths[i], area.y0 + kHead}, static_cast<int>(i) == open_across_, 0});
      add_lanes(x, x + widths[i], static_cast<int>(i) == open_across_);
    }
    l.gutters.x.push_back(x - kSide / 2);
    l.gutters.clear = kSide;
  }

  // The row of the open cell is as high as its things need, but leaves the others their share.
  void place_rows(float needed) {
    const Rect& area = l_.table;
    const auto n = static_cast<float>(down_.size());
    const float high = area.height() - kHead, most = (n > 3 ? 0.46f : 0.58f) * high, least = high / n;
    const auto heights = shares(static_cast<int>(down_.size()), open_down_, high, std::clamp(needed, least, most));
    float y = area.y0 + kHead;
    for (std::size_t i = 0; i < heights.size(); y += heights[i++]) {
      l_.rows.push_back(
          {down_[i].id, {area.x0, y, area.x0 + label_, y + heights[i]}, static_cast<int>(i) == open_down_, 0});
      l_.gutters.y.push_back(y);
    }
    l_.gutters.y.push_back(y);
  }

  const std::vector<Lane>& lanes(std::size_t column) const { return lanes_[column]; }
  std::size_t open_column() const { return static_cast<std::size_t>(open_across_); }

private:
  void add_lanes(float x0, float x1, bool open) {
    auto& gutters = l_.gutters.x;
    const int first = static_cast<int>(gutters.size());
    gutters.push_back(first == 0 ? x0 + kSide / 2 : x0);
    std::vector<Lane> lanes;
    if (open && x1 - x0 >= kTwoLanesFrom) {
      const float middle = (x0 + x1) / 2;
      gutters.push_back(middle);
      lanes = {{x0 + kSide, middle - kLaneGap / 2, first}, {middle + kLaneGap / 2, x1 - kSide, first + 1}};
    } else {
      lanes = {{x0 + kSide, x1 - kSide, first}};
    }
    lanes_.push_back(std::move(lanes));
  }

  const std::vector<sheets::Choice>& across_;
  const std::vector<sheets::Choice>& down_;
  GridLayout& l_;
  int open_across_ = 0, open_down_ = 0;
  float label_ = 0; // width of the labels of the rows
  std::vector<std::vector<Lane>> lanes_;
};

// Fills the lanes with boxes, the shorter one first; all of them, the cell scrolls.
float place_open(Context& ctx, const Items& items, const std::vector<Lane>& lanes, const Letters& letters,
                 GridCell& cell) {
  std::vector<float> ends(lanes.size(), kOpenTop);
  for (const meeting::Item* item : items) {
    const auto at = static_cast<std::size_t>(std::min_element(ends.begin(), ends.end()) - ends.begin());
    const auto found = letters.find(item->id);
    GridThing thing{item->id, {}, lanes[at].index, found == letters.end() ? std::vector<std::string>{} : found->second};
    const float width = lanes[at].x1 - lanes[at].x0;
    const float text = text_height(ctx.ui, item->text, item->marked ? kGridOpenBold : kGridOpenWords,
                                   grid_words_width(ctx, *item, thing.letters.size(), width, true));
    const float h = std::max(kGridOpenItem, text + 18);
    thing.r = Rect::at(lanes[at].x0 - cell.r.x0, ends[at], width, h);
    ends[at] += h + kOpenGap;
    cell.things.push_back(std::move(thing));
  }
  return *std::max_element(ends.begin(), ends.end());
}

float cell_pad(const GridCell& cell) { return cell.r.height() < 120 ? 2 : 10; }

// Fills the lanes down to `bottom`; returns how many found room.
std::size_t fill_overview(Context& ctx, const Items& items, const std::vector<Lane>& lanes, const Letters& letters,
                          float bottom, GridCell& cell, std::vector<float>& ends) {
  cell.things.clear();
  ends.assign(lanes.size(), cell.r.y0 + cell_pad(cell));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto at = static_cast<std::size_t>(std::min_element(ends.begin(), ends.end()) - ends.begin());
    const auto found = letters.find(items[i]->id);
    GridThing thing{
        items[i]->id, {}, lanes[at].index, found == letters.end() ? std::vector<std::string>{} : found->second};
    const float width = lanes[at].x1 - lanes[at].x0;
    const float text = text_height(ctx.ui, items[i]->text, items[i]->marked ? kGridWordsBold : kGridWords,
                                   grid_words_width(ctx, *items[i], thing.letters.size(), width, false), kLinesInView);
    const float h = std::max(text, kGridBadge) + kItemPad;
    if (ends[at] + h > bottom) return i;
    thing.r = Rect::at(lanes[at].x0, ends[at], width, h);
    ends[at] += h;
    cell.things.push_back(std::move(thing));
  }
  return items.size();
}

// As many as find room, then how many more there are.
void place_overview(Context& ctx, const Items& items, const std::vector<Lane>& lanes, const Letters& letters,
                    GridCell& cell) {
  std::vector<float> ends;
  if (fill_overview(ctx, items, lanes, letters, cell.r.y1 - 2, cell, ends) == items.size()) return;
  const float bottom = cell.r.y1 - 2 - kMore;
  const std::size_t shown = fill_overview(ctx, items, lanes, letters, bottom, cell, ends);
  cell.hidden = static_cast<int>(items.size() - shown);
  cell.more = Rect::at(lanes.front().x0, bottom, lanes.front().x1 - lanes.front().x0, kMore);
}

} // namespace

const GridCell* GridLayout::cell(std::string_view place) const {
  for (const GridCell& c : cells)
    if (c.place == place) return &c;
  return nullptr;
}

float grid_words_width(Context& ctx, const meeting::Item& item, std::size_t letters, float lane, bool open) {
  float width = lane - kGridBullet - static_cast<float>(letters) * (kGridBadge + 5) - (letters > 0 ? 4.0f : 0.0f);
  if (open) width -= 24;
  const std::string group = item.field_text("group");
  if (open && !group.empty()) width -= text_width(ctx.ui, group, kGridGroup) + 10;
  return std::max(40.0f, width);
}

GridLabel grid_label(const Context& ctx, const sheets::Step& step, std::string_view id) {
  const sheets::Grid& grid = *step.grid;
  const auto set = static_cast<std::size_t>(ctx.view.board.grid.label_set);
  for (const sheets::Choice& column : grid.columns)
    if (column.id == id) return {in_lang(ctx, column.label), in_lang(ctx, column.note)};
  for (std::size_t i = 0; i < grid.rows.size(); ++i) {
    if (grid.rows[i].id != id) continue;
    const bool printed = set > 0 && set < grid.label_sets.size() && i < grid.label_sets[set].rows.size();
    if (printed) return {in_lang(ctx, grid.label_sets[set].rows[i]), {}};
    return {in_lang(ctx, grid.rows[i].label), in_lang(ctx, grid.rows[i].note)};
  }
  return {};
}

const GridLayout& grid_layout(Context& ctx, const sheets::Step& step, const Rect& area) {
  GridView& view = ctx.view.board.grid;
  keep_open(ctx, step);
  LayoutKey key = layout_key(
      ctx, area, view.transposed ? 1 : 0,
      step.path + "/" + view.column + "/" + view.row + "@" + std::to_string(area.x0) + "," + std::to_string(area.y0));
  if (view.layout && view.layout->key == key) return *view.layout;
  view.layout = std::make_shared<GridLayout>();
  GridLayout& l = *view.layout;
  l.key = std::move(key);
  l.titled.path = step.path, l.titled.title = step.title;
  l.titled.instruction = step.grid->side_note.empty() ? step.instruction : step.grid->side_note;
  Frame frame(step, view, area, l);
  const Letters letters = letters_of(*ctx.meeting);
  GridCell open;
  open.place = step.path + "/" + view.column + "/" + view.row;
  open.r.x0 = l.columns[frame.open_column()].r.x0;
  l.open_place = open.place;
  l.open_height = place_open(ctx, things_of(ctx, open), frame.lanes(frame.open_column()), letters, open);
  frame.place_rows(l.open_height + 2 * metric::kGapSmall);
  for (std::size_t down = 0; down < l.rows.size(); ++down)
    for (std::size_t across = 0; across < l.columns.size(); ++across) {
      GridHead &column = l.columns[across], &row = l.rows[down];
      GridCell cell;
      cell.column = view.transposed ? row.id : column.id, cell.row = view.transposed ? column.id : row.id;
      cell.place = step.path + "/" + cell.column + "/" + cell.row;
      cell.across = static_cast<int>(across), cell.down = static_cast<int>(down);
      cell.r = {column.r.x0, row.r.y0, column.r.x1, row.r.y1};
      cell.open = column.open && row.open;
      cell.counted = !cell.open && cell.r.width() < kWordsFrom;
      const Items items = things_of(ctx, cell);
      cell.count = static_cast<int>(items.size());
      for (const meeting::Item* item : items) cell.marked += item->marked;
      column.count += cell.count, row.count += cell.count, l.total += cell.count;
      if (cell.open) {
        cell.things = open.things;
      } else if (!cell.counted) {
        place_overview(ctx, items, frame.lanes(across), letters, cell);
      }
      l.cells.push_back(std::move(cell));
    }
  return l;
}

} // namespace yoriai::screens
