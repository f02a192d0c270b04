#include "screens/grid_arrows.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace yoriai::screens {

using widgets::Point;
using widgets::Rect;

namespace {

constexpr float kTrack = 8;

// A gutter filled with pieces of arrows: each piece takes the first track on which it meets no other.
class Tracks {
public:
  float take(float from, float to) {
    const auto [low, high] = std::minmax(from, to);
    for (std::size_t track = 0;; ++track) {
      if (track == used_.size()) used_.emplace_back();
      const bool free = std::none_of(used_[track].begin(), used_[track].end(), [&](const auto& piece) {
        return piece.first < high + 6 && low < piece.second + 6;
      });
      if (!free) continue;
      used_[track].push_back({low, high});
      return offset(track);
    }
  }

private:
  // 0, +1, −1, +2, −2 … tracks from the middle.
  static float offset(std::size_t track) {
    const auto step = static_cast<float>((track + 1) / 2) * kTrack;
    return track % 2 == 1 ? step : -step;
  }
  std::vector<std::vector<std::pair<float, float>>> used_;
};

class Router {
public:
  explicit Router(const Gutters& gutters) : g_(gutters) {}

  std::vector<Point> route(const ArrowWanted& a) {
    if (a.from.lane == a.to.lane && a.from.box == a.to.box) return {};
    const auto [out, in] = gutters_of(a.from, a.to);
    const float y0 = end_height(a.from, out), y1 = end_height(a.to, in);
    const bool straight = out == in;
    const float level = straight ? 0 : row_gutter(a.from, a.to);
    const float x0 = vertical(out, y0, straight ? y1 : level), x1 = straight ? x0 : vertical(in, level, y1);
    std::vector<Point> path{{side(a.from, out), y0}, {x0, y0}};
    if (!straight) {
      const float y = horizontal(level, x0, x1);
      path.push_back({x0, y});
      path.push_back({x1, y});
    }
    path.push_back({x1, y1});
    path.push_back({side(a.to, in), y1});
    return path;
  }

private:
  // The gutter at which an arrow leaves and that at which it arrives.
  std::pair<int, int> gutters_of(const ArrowEnd& from, const ArrowEnd& to) const {
    if (from.lane < to.lane) return {from.lane + 1, to.lane};
    if (from.lane > to.lane) return {from.lane, to.lane + 1};
    const bool outermost = from.lane + 2 == static_cast<int>(g_.x.size());
    const int own = outermost ? from.lane : from.lane + 1;
    return {own, own};
  }

  float row_gutter(const ArrowEnd& from, const ArrowEnd& to) const {
    const int last = static_cast<int>(g_.y.size()) - 1;
    const int row = from.row < to.row   ? to.row
                    : from.row > to.row ? to.row + 1
                    : to.row + 1 < last ? to.row + 1
                                        : to.row;
    return g_.y[static_cast<std::size_t>(std::clamp(row, 0, last))];
  }

  static float side(const ArrowEnd& end, int gutter) { return gutter > end.lane ? end.box.x1 : end.box.x0; }

  // Several arrows at one side of a box leave and arrive beside each other.
  float end_height(const ArrowEnd& end, int gutter) {
    const int n = ends_[{side(end, gutter), end.box.y0}]++;
    const float room = std::max(0.0f, end.box.height() / 2 - 8), step = static_cast<float>((n + 1) / 2) * 10;
    const float middle = end.box.centre().y;
    return middle + (n % 2 == 1 ? 1.0f : -1.0f) * std::min(step, room);
  }

  float vertical(int gutter, float from, float to) {
    const float limit = std::max(0.0f, g_.clear - 4);
    return g_.x[static_cast<std::size_t>(gutter)] + std::clamp(columns_[gutter].take(from, to), -limit, limit);
  }

  float horizontal(float y, float from, float to) {
    const float limit = std::max(0.0f, g_.clear - 8);
    return y + std::clamp(rows_[y].take(from, to), -limit, limit);
  }

  const Gutters& g_;
  std::map<int, Tracks> columns_;
  std::map<float, Tracks> rows_;
  std::map<std::pair<float, float>, int> ends_;
};

} // namespace

std::vector<std::vector<Point>> route_arrows(const Gutters& gutters, std::span<const ArrowWanted> arrows) {
  Router router(gutters);
  std::vector<std::vector<Point>> paths;
  for (const ArrowWanted& arrow : arrows) paths.push_back(router.route(arrow));
  return paths;
}

} // namespace yoriai::screens
