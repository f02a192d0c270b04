#include "minutes/form_plane.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

Style letter_style(const FormStyle& style) {
  return {.size_pt = std::max(style.size_pt * 0.92, 9.0), .bold = true, .leading = 1};
}

} // namespace

// Letters that would lie on each other move apart, the least that lets both be read.
std::vector<PlaneDrawing::Letter> PlaneDrawing::letters(const Box& plane, double radius) {
  std::vector<Letter> letters;
  unplaced_.clear();
  const std::string kind = step_.kinds.empty() ? "" : step_.kinds.front();
  for (const auto* item : live_of(labels_, kind)) {
    const auto x = item->field_number(step_.matrix->x_field), y = item->field_number(step_.matrix->y_field);
    if (!x || !y) {
      unplaced_.push_back(item);
      continue;
    }
    const auto inside = [&](double part, double from, double length) {
      return from + radius + std::clamp(part, 0.0, 1.0) * (length - 2 * radius);
    };
    letters.push_back({item, {inside(*x, plane.x, plane.w), inside(1 - *y, plane.y, plane.h)}});
  }
  constexpr int kRounds = 60;
  for (int round = 0; round < kRounds; ++round)
    for (std::size_t i = 0; i < letters.size(); ++i)
      for (std::size_t j = i + 1; j < letters.size(); ++j) {
        Point &a = letters[i].at, &b = letters[j].at;
        double dx = b.x - a.x, dy = b.y - a.y, distance = std::hypot(dx, dy);
        const double wanted = 2 * radius + 0.3;
        if (distance >= wanted) continue;
        if (distance < 1e-6) { // on the same spot: apart by their order
          const double angle = static_cast<double>(i + j) * std::numbers::phi * std::numbers::pi;
          dx = std::cos(angle), dy = std::sin(angle), distance = 1;
        }
        const double push = (wanted - std::min(distance, wanted - 0.01)) / 2;
        a = {a.x - dx / distance * push, a.y - dy / distance * push};
        b = {b.x + dx / distance * push, b.y + dy / distance * push};
        for (Point* point : {&a, &b})
          *point = {std::clamp(point->x, plane.x + radius, plane.right() - radius),
                    std::clamp(point->y, plane.y + radius, plane.bottom() - radius)};
      }
  return letters;
}

void PlaneDrawing::draw_letter(const Letter& letter, double radius) {
  const bool later = is_deferred(*letter.item);
  Style style = letter_style(style_);
  style.color = later ? kInk : kWhite;
  flow_.add(CircleMark{letter.at, radius, later ? kWhite : kInk, 0.35, kInk});
  const Line line = flow_.type().set(letter.item->symbol, style, 4 * radius).front();
  flow_.place(line, letter.at.x - line.width() / 2, letter.at.y - line.height() / 2);
}

double PlaneDrawing::draw(const Box& area, bool blank) {
  const sheets::Matrix& matrix = *step_.matrix;
  const Style axis{.size_pt = 9, .leading = 1.2};
  const std::string y_text = labels_.text(matrix.y_label), x_text = labels_.text(matrix.x_label) + " →";
  const double axis_width = axis.em() * 1.8;
  const Box plane{area.x + axis_width, area.y, area.w - axis_width, area.h - axis.line_height() - 1};
  flow_.add(BoxMark{plane, kWhite, 0.3, kInk, 0});
  const double middle_x = plane.x + plane.w / 2, middle_y = plane.y + plane.h / 2;
  flow_.add(PathMark{{{middle_x, plane.y}, {middle_x, plane.bottom()}}, 0.15, kGrey, 0, 0});
  flow_.add(PathMark{{{plane.x, middle_y}, {plane.right(), middle_y}}, 0.15, kGrey, 0, 0});
  flow_.open("Figure", labels_.text(step_.title));
  auto column = flow_.type().set(y_text, axis, axis.em() * 1.01); // one character below the other
  if (labels_.lang() != base::Lang::ja) column = flow_.type().set(y_text.substr(0, y_text.find(' ')), axis, 40);
  const auto arrow = flow_.type().set("↑", axis, axis.em() * 2).front();
  double top = middle_y - (static_cast<double>(column.size()) + 1) * axis.line_height() / 2;
  flow_.place(arrow, plane.x - axis.em() * 0.7 - arrow.width() / 2 - 0.8, top);
  for (const Line& line : column) {
    top += axis.line_height();
    flow_.place(line, std::max(plane.x - axis.em() * 0.7 - line.width() / 2 - 0.8, 5.0), top);
  }
  const Line below = flow_.type().set(x_text, axis, plane.w).front();
  flow_.place(below, middle_x - below.width() / 2, plane.bottom() + 0.8);
  double widest = 0;
  const Style style = letter_style(style_);
  const auto found = blank ? std::vector<Letter>() : letters(plane, style.em());
  for (const Letter& letter : found) widest = std::max(widest, flow_.type().width_of(letter.item->symbol, style));
  const double radius = std::max({style.em() * 0.78, widest / 2 + 0.6});
  if (!blank)
    for (const Letter& letter : letters(plane, radius)) draw_letter(letter, radius);
  flow_.close("Figure");
  return plane.bottom() + 1 + axis.line_height();
}

void PlaneDrawing::unplaced() const {
  std::string names;
  for (const auto* item : unplaced_) names += (names.empty() ? "" : "・") + item->symbol;
  if (names.empty()) return;
  const std::string label = labels_.text(step_.word("unplaced"));
  flow_.text(label.empty() ? names : labels_.words("minutes.paper.unplaced", {{"label", label}, {"names", names}}),
             style_.note(), "P");
}

} // namespace yoriai::minutes
