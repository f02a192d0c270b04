#include "screens/wall_layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace yoriai::screens {
namespace {

// The digits of n in `base`, mirrored behind the point (van der Corput): evenly spread for any count.
double mirrored(std::uint32_t n, std::uint32_t base) {
  double value = 0, weight = 1;
  for (; n > 0; n /= base) {
    weight /= base;
    value += weight * (n % base);
  }
  return value;
}

double order_of_ordinal(std::uint32_t ordinal) { return (ordinal + 1.0) / (ordinal + 65.0); }

int column_of(double x, int columns) { return std::clamp(static_cast<int>(std::floor(x * columns)), 0, columns - 1); }

} // namespace

int columns_that_fit(float width, float note_width, float gap) {
  return std::max(1, static_cast<int>(std::floor((width + gap + 0.5f) / (note_width + gap))));
}

WallKeys keys_of_ordinal(std::uint32_t ordinal) { return {mirrored(ordinal, 4), order_of_ordinal(ordinal)}; }

namespace {

using Column = std::vector<WallEntry>;

float stride(const WallEntry& entry, const WallMeasures& m) {
  return entry.thing.height + m.gap_y + (entry.thing.stack ? m.under_sheets : 0);
}

// The run at the foot of a column that may go elsewhere: a note never moved and what was dropped under it. Where it
// begins; the column's size when there is none.
std::size_t loose_foot(const Column& column) {
  for (std::size_t i = column.size(); i-- > 0;) {
    if (!column[i].thing.at) return i;
    if (i == 0 || column[i - 1].keys[0] != column[i].keys[0]) break;
  }
  return column.size();
}

// First column of a band; that of the band behind the last is the count of columns.
int first_of_band(int band, int bands, int columns) { return band * columns / bands; }

// Evens out the feet of the columns.
void balance(std::span<Column> columns, const WallMeasures& m) {
  std::vector<float> feet(columns.size(), 0);
  for (std::size_t c = 0; c < columns.size(); ++c)
    for (const WallEntry& entry : columns[c]) feet[c] += stride(entry, m);
  const float slack = m.note_width * 0.4f;
  std::size_t all = 0;
  for (const Column& column : columns) all += column.size();
  for (std::size_t turn = 0; turn < all; ++turn) {
    const auto longest = static_cast<std::size_t>(std::max_element(feet.begin(), feet.end()) - feet.begin());
    const auto shortest = static_cast<std::size_t>(std::min_element(feet.begin(), feet.end()) - feet.begin());
    Column &from = columns[longest], &to = columns[shortest];
    const std::size_t first = loose_foot(from);
    float height = 0;
    for (std::size_t i = first; i < from.size(); ++i) height += stride(from[i], m);
    if (first == from.size() || feet[longest] - feet[shortest] <= height + slack) return;
    std::move(from.begin() + static_cast<std::ptrdiff_t>(first), from.end(), std::back_inserter(to));
    from.resize(first);
    feet[longest] -= height;
    feet[shortest] += height;
  }
}

bool lies_before(const WallEntry& a, const WallEntry& b) {
  return a.keys[1] != b.keys[1] ? a.keys[1] < b.keys[1] : a.thing.ordinal < b.thing.ordinal;
}

} // namespace

WallLayout WallLayout::make(std::vector<WallThing> things, const WallMeasures& measures) {
  WallLayout layout;
  layout.measures_ = measures;
  const int count =
      measures.columns > 0 ? measures.columns : columns_that_fit(measures.width, measures.note_width, measures.gap_x);
  const int bands = std::clamp(measures.bands, 1, count);
  layout.measures_.bands = bands;
  std::vector<Column> columns(static_cast<std::size_t>(count));
  for (WallThing& thing : things) {
    const WallKeys keys = thing.at ? *thing.at : keys_of_ordinal(thing.ordinal);
    const int band = std::clamp(thing.band, 0, bands - 1), first = first_of_band(band, bands, count);
    const int column = first + column_of(keys[0], first_of_band(band + 1, bands, count) - first);
    columns[static_cast<std::size_t>(column)].push_back({std::move(thing), keys, 0, {}});
  }
  for (Column& column : columns) std::sort(column.begin(), column.end(), lies_before);
  for (int band = 0; band < bands; ++band) {
    const auto first = static_cast<std::size_t>(first_of_band(band, bands, count));
    const auto last = static_cast<std::size_t>(first_of_band(band + 1, bands, count));
    balance(std::span(columns).subspan(first, last - first), measures);
  }
  layout.entries_.reserve(things.size());
  layout.starts_.clear();
  for (int c = 0; c < count; ++c) {
    layout.starts_.push_back(layout.entries_.size());
    float y = measures.head;
    for (WallEntry& entry : columns[static_cast<std::size_t>(c)]) {
      entry.column = c;
      entry.rect = widgets::Rect::at(layout.column_x(c), y, measures.note_width, entry.thing.height);
      y += stride(entry, measures);
      layout.height_ = std::max(layout.height_, y - measures.gap_y);
      layout.entries_.push_back(std::move(entry));
    }
  }
  layout.starts_.push_back(layout.entries_.size());
  return layout;
}

WallLayout::Band WallLayout::band(int b) const {
  const int first = first_of_band(b, measures_.bands, columns());
  const int last = first_of_band(b + 1, measures_.bands, columns());
  return {first, last, column_x(first), column_x(last - 1) + measures_.note_width};
}

float WallLayout::column_x(int c) const { return static_cast<float>(c) * (measures_.note_width + measures_.gap_x); }

std::span<const WallEntry> WallLayout::column(int c) const {
  const std::size_t from = starts_[static_cast<std::size_t>(c)], to = starts_[static_cast<std::size_t>(c) + 1];
  return std::span(entries_).subspan(from, to - from);
}

const WallEntry* WallLayout::find(std::string_view id) const {
  const auto it = std::find_if(entries_.begin(), entries_.end(), [&](const WallEntry& e) { return e.thing.id == id; });
  return it == entries_.end() ? nullptr : &*it;
}

std::span<const WallEntry> WallLayout::in_view(int c, float y0, float y1) const {
  const std::span<const WallEntry> all = column(c);
  const float reach = measures_.under_sheets;
  const auto first =
      std::partition_point(all.begin(), all.end(), [&](const WallEntry& e) { return e.rect.y1 + reach <= y0; });
  const auto last = std::partition_point(first, all.end(), [&](const WallEntry& e) { return e.rect.y0 < y1; });
  return all.subspan(static_cast<std::size_t>(first - all.begin()), static_cast<std::size_t>(last - first));
}

int WallLayout::column_at(float x) const {
  const float pitch = measures_.note_width + measures_.gap_x;
  return std::clamp(static_cast<int>(std::floor((x + measures_.gap_x / 2) / pitch)), 0, columns() - 1);
}

const WallEntry* WallLayout::at(widgets::Point p) const {
  if (p.x < 0) return nullptr;
  for (const WallEntry& entry : in_view(column_at(p.x), p.y, p.y + 1))
    if (entry.rect.contains(p)) return &entry;
  return nullptr;
}

// Half way from y to the next greater key of the wall, so that no other key lies between at any width.
double WallLayout::key_after(double y, std::string_view moving) const {
  double next = std::max(order_of_ordinal(static_cast<std::uint32_t>(entries_.size()) + 1), y + (1 - y) / 2);
  for (const WallEntry& entry : entries_)
    if (entry.thing.id != moving && entry.keys[1] > y) next = std::min(next, entry.keys[1]);
  return std::midpoint(y, next);
}

double WallLayout::key_before(double y, std::string_view moving) const {
  double previous = 0;
  for (const WallEntry& entry : entries_)
    if (entry.thing.id != moving && entry.keys[1] < y) previous = std::max(previous, entry.keys[1]);
  return std::midpoint(previous, y);
}

WallSpot WallLayout::spot(widgets::Point p, std::string_view moving) const {
  WallSpot spot;
  spot.column = column_at(p.x);
  while (spot.column >= band(spot.band).last) ++spot.band;
  const Band own = band(spot.band);
  const WallEntry *above = nullptr, *below = nullptr;
  for (const WallEntry& entry : column(spot.column)) {
    if (entry.thing.id == moving) continue;
    if (entry.rect.centre().y <= p.y) {
      above = &entry;
    } else {
      below = &entry;
      break;
    }
  }
  const float half = measures_.gap_y / 2;
  float y = 0;
  if (above) {
    spot.at = {above->keys[0], key_after(above->keys[1], moving)};
    y = above->rect.y1 + half + (above->thing.stack ? measures_.under_sheets : 0);
  } else if (below) {
    spot.at = {below->keys[0], key_before(below->keys[1], moving)};
    y = below->rect.y0 - half;
  } else {
    spot.at = {(spot.column - own.first + 0.5) / (own.last - own.first), 0.5};
    y = measures_.head;
  }
  spot.line = widgets::Rect::at(column_x(spot.column), y - 4, measures_.note_width, 8);
  return spot;
}

WallKeys WallLayout::next_free(std::uint32_t ordinal, int of_band) const {
  const Band board = band(std::clamp(of_band, 0, measures_.bands - 1));
  int shortest = board.first;
  float least = 0;
  double last = 0;
  for (int c = board.first; c < board.last; ++c) {
    const std::span<const WallEntry> all = column(c);
    const float foot = all.empty() ? 0 : all.back().rect.y1;
    if (c == board.first || foot < least) shortest = c, least = foot;
  }
  for (const WallEntry& entry : entries_) last = std::max(last, entry.keys[1]);
  const double own = order_of_ordinal(ordinal);
  // Spread over the width of the column, so that other numbers of columns fill evenly too.
  const double x = (shortest - board.first + mirrored(ordinal, 2)) / (board.last - board.first);
  return {x, own > last ? own : std::midpoint(last, 1.0)};
}

} // namespace yoriai::screens
