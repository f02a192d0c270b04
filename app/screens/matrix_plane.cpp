// The plane 効果 × 実現性 with its chips, and the row of those that are not placed yet. Targets: see matrix.cpp.
#include <algorithm>
#include <cmath>

#include "screens/matrix_parts.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using widgets::Align;
using widgets::Point;
using widgets::Rect;
using widgets::TextStyle;
using widgets::Weight;
namespace icon = widgets::icon;

constexpr float kWaitingLeast = 164;
constexpr float kAxisLeast = 50, kAxisBelow = 44, kPlate = 44, kSmallPlane = 600;
constexpr TextStyle kQuarter{widgets::size::kHint, Weight::regular, 1.2f};
constexpr TextStyle kQuarterBest{widgets::size::kHint, Weight::bold, 1.2f};
constexpr TextStyle kPlateText{widgets::size::kHint, Weight::bold, 1};
constexpr std::size_t kPlateCharacters = 9;

struct Chip {
  const meeting::Item* item;
  Point centre;
};

float diameter_for(std::size_t chips, float width) {
  return chips > 40 ? 60 : chips > 12 || width < kSmallPlane ? 68 : 84;
}

class Plane {
public:
  Plane(Context& ctx, const sheets::Step& step, const Rect& r, const MatrixThings& things)
      : ctx_(ctx),
        ui_(ctx.ui),
        t_(ctx.ui.theme()),
        matrix_(*step.matrix),
        things_(things),
        state_(ctx.view.wall.matrix[step.path]),
        chosen_(ctx.view.selection.first()),
        d_(diameter_for(things.placed.size(), r.width())) {
    axis_ = axis_width();
    plane_ = {r.x0 + axis_, r.y0, r.x1, r.y1 - kAxisBelow};
    const float keep = d_ / 2 + 6;
    inner_ = plane_.inset(keep, keep);
    for (const meeting::Item* item : things.placed) chips_.push_back({item, position(*item)});
    // The chosen one lies on top, then the first in rank.
    std::stable_sort(chips_.begin(), chips_.end(), [&](const Chip& a, const Chip& b) { return weight(a) < weight(b); });
  }

  void draw() {
    draw_ground();
    draw_axes();
    plane_target();
    draw_plates();
    for (const Chip& chip : chips_) draw_chip(chip);
    drop();
    draw_near_by();
  }

  // A thing in the row of those that wait.
  void draw_waiting(const meeting::Item& item, const Rect& r) {
    const Point centre{r.x0 + 38, r.centre().y};
    widgets::fill(ui_, r, t_.surface, widgets::metric::kRadiusCard);
    widgets::border(ui_, r, t_.high_contrast ? t_.line : t_.ai_line, t_.border_control, widgets::metric::kRadiusCard);
    const widgets::Touch touch = touch_chip(item, r);
    widgets::matrix_disc(ui_, centre, 60, item.symbol, is_deferred(item), item.id == chosen_);
    widgets::draw_text(ui_, {r.x0 + 78, r.y0 + 4, r.x1 - 8, r.y1 - 4}, short_name(ctx_, item.id, 40),
                       {widgets::size::kHint, Weight::regular, 1.2f},
                       {.color = t_.ink, .valign = widgets::VAlign::middle, .max_lines = 2});
    ui_.finish_touch(touch, r);
    if (touch.tapped) choose_one(ctx_, item.id);
  }

private:
  double weight(const Chip& chip) const {
    if (chip.item->id == chosen_) return 1e9;
    return -chip.item->field_number("priority").value_or(1e6);
  }

  Point position(const meeting::Item& item) const {
    const auto [x, y] = *item.at;
    return {inner_.x0 + static_cast<float>(x) * inner_.width(), inner_.y1 - static_cast<float>(y) * inner_.height()};
  }

  std::string_view words(const sheets::Text& text) const { return text.in(ctx_.lang()); }

  void draw_ground() {
    const Point c = plane_.centre();
    widgets::fill(ui_, plane_, t_.surface, 12);
    const Rect low{plane_.x0, c.y, c.x, plane_.y1}, best{c.x, plane_.y0, plane_.x1, c.y};
    widgets::fill(ui_, low, t_.paper, 12);
    widgets::fill(ui_, best, t_.ai_soft, 12);
    widgets::fill(ui_, {low.x1 - 14, low.y0, low.x1, low.y1}, t_.paper);
    widgets::fill(ui_, {low.x0, low.y0, low.x1, low.y0 + 14}, t_.paper);
    widgets::fill(ui_, {best.x0, best.y0, best.x0 + 14, best.y1}, t_.ai_soft);
    widgets::fill(ui_, {best.x0, best.y1 - 14, best.x1, best.y1}, t_.ai_soft);
    widgets::hline(ui_, plane_.x0, plane_.x1, c.y, t_.line2, 2);
    widgets::vline(ui_, c.x, plane_.y0, plane_.y1, t_.line2, 2);
    widgets::border(ui_, plane_, t_.line2, 2, 12);
    quarter(0, {plane_.x0, c.y, c.x, plane_.y1}, Align::left);
    quarter(1, {c.x, c.y, plane_.x1, plane_.y1}, Align::right);
    quarter(2, {plane_.x0, plane_.y0, c.x, c.y}, Align::left);
    quarter(3, {c.x, plane_.y0, plane_.x1, c.y}, Align::right);
  }

  // The words at the left of the plane, in either language.
  float axis_width() const {
    const bool upright = ctx_.lang() == base::Lang::ja;
    float widest = upright ? 0 : widgets::text_width(ui_, words(matrix_.y_label), {20, Weight::bold, 1});
    for (const sheets::Text* text : {&matrix_.y_low, &matrix_.y_high})
      widest = std::max(widest, widgets::text_width(ui_, words(*text), {widgets::size::kHint, Weight::regular, 1}));
    return std::clamp(widest + 16, kAxisLeast, 120.0f);
  }

  void quarter(int which, const Rect& r, Align align) {
    const std::string_view name = words(matrix_.quarters[which]);
    const bool best = which == 3;
    const TextStyle& style = best ? kQuarterBest : kQuarter;
    const Rect in = r.inset(16, 14);
    const widgets::TextBlock block = widgets::text_layout(ui_, name, style, in.width(), 2);
    const float y = which >= 2 ? in.y0 : in.y1 - block.height;
    const Rect at = align == Align::left ? Rect::at(in.x0, y, block.width + 2, block.height)
                                         : Rect::at(in.x1 - block.width - 2, y, block.width + 2, block.height);
    widgets::draw_text(ui_, at, name, style, {.color = best ? t_.ai_text : t_.ink2, .align = align, .max_lines = 2});
    taken_.push_back(at);
  }

  void draw_axes() {
    const TextStyle plain{widgets::size::kHint, Weight::regular, 1},
        strong{widgets::size::kButton, Weight::bold, 1.15f};
    const float x0 = plane_.x0 - axis_;
    const bool upright = ctx_.lang() == base::Lang::ja;
    widgets::draw_line(ui_, {x0, plane_.y0, plane_.x0 - 4, plane_.y0 + 36}, words(matrix_.y_high), plain, t_.ink2,
                       Align::centre);
    widgets::draw_line(ui_, {x0, plane_.y1 - 36, plane_.x0 - 4, plane_.y1}, words(matrix_.y_low), plain, t_.ink2,
                       Align::centre);
    const std::string y_label(words(matrix_.y_label));
    const float y = plane_.centre().y;
    widgets::draw_icon(ui_, icon::kArrowUpward, {x0 + axis_ / 2 - 4, y - (upright ? 50.0f : 34.0f)}, 28, t_.ai_text);
    if (upright)
      widgets::draw_stacked(ui_, {x0 + axis_ / 2 - 20, y - 30, x0 + axis_ / 2 + 12, plane_.y1 - 40}, y_label, strong,
                            t_.ai_text);
    else
      widgets::draw_line(ui_, {x0, y - 16, plane_.x0 - 4, y + 16}, y_label, {20, Weight::bold, 1}, t_.ai_text,
                         Align::centre);
    const Rect below{plane_.x0, plane_.y1 + 4, plane_.x1, plane_.y1 + kAxisBelow - 4};
    widgets::draw_line(ui_, below, words(matrix_.x_low), plain, t_.ink2);
    widgets::draw_line(ui_, below, words(matrix_.x_high), plain, t_.ink2, Align::right);
    Rect middle = below;
    middle.x0 += widgets::text_width(ui_, words(matrix_.x_low), plain) + 12;
    middle.x1 -= widgets::text_width(ui_, words(matrix_.x_high), plain) + 48;
    const float wide = widgets::draw_line(ui_, middle, words(matrix_.x_label), strong, t_.ai_text, Align::centre);
    widgets::draw_icon(ui_, icon::kArrowForward, {middle.centre().x + wide / 2 + 20, middle.centre().y}, 28,
                       t_.ai_text);
  }

  void plane_target() {
    const meeting::Item* item = chosen();
    const widgets::Touch touch = ui_.touch({.name = "matrix/plane",
                                            .label = ctx_.words("matrix.plane"),
                                            .kind = "cell",
                                            .enabled = item && !ctx_.read_only},
                                           plane_);
    if (!touch.tapped || !item) return;
    place(item->id, touch.pointer);
    ctx_.view.selection.clear();
  }

  const meeting::Item* chosen() const {
    const auto it = std::find_if(things_.all.begin(), things_.all.end(),
                                 [&](const meeting::Item* item) { return item->id == chosen_; });
    return it == things_.all.end() ? nullptr : *it;
  }

  void place(const std::string& id, Point p) {
    const float x = std::clamp((p.x - inner_.x0) / inner_.width(), 0.0f, 1.0f);
    const float y = std::clamp((inner_.y1 - p.y) / inner_.height(), 0.0f, 1.0f);
    const auto fine = [](float v) { return std::round(v * 1000.0) / 1000; };
    ctx_.out.send({"set", base::Json{{"id", id}, {"at", {fine(x), fine(y)}}}});
  }

  // Names beside the chips where there is room: right, left, above or below, over no chip and no other name.
  void draw_plates() {
    for (const Chip& chip : chips_) taken_.push_back(Rect::around(chip.centre, d_, d_));
    for (std::size_t i = chips_.size(); i-- > 0;) {
      const Chip& chip = chips_[i];
      const std::string name = short_name(ctx_, chip.item->id, kPlateCharacters);
      const float width = widgets::text_width(ui_, name, kPlateText) + 26;
      const bool must = chip.item->id == chosen_;
      const Rect r = free_place(chip.centre, width, must);
      if (r.empty()) continue;
      taken_.push_back(r);
      plates_.push_back({r, name});
    }
    for (auto it = plates_.rbegin(); it != plates_.rend(); ++it) {
      widgets::fill(ui_, it->first, t_.surface, 8);
      widgets::border(ui_, it->first, t_.line, t_.border_line, 8);
      widgets::draw_line(ui_, it->first, it->second, kPlateText, t_.ink, Align::centre);
    }
  }

  Rect free_place(Point c, float width, bool must) const {
    const float off = d_ / 2 + 10;
    const Rect tries[] = {Rect::at(c.x + off, c.y - kPlate / 2, width, kPlate),
                          Rect::at(c.x - off - width, c.y - kPlate / 2, width, kPlate),
                          Rect::at(c.x - width / 2, c.y + off - 4, width, kPlate),
                          Rect::at(c.x - width / 2, c.y - off - kPlate + 4, width, kPlate)};
    const Rect inside = plane_.inset(4);
    for (const Rect& r : tries) {
      if (!inside.contains(r)) continue;
      const bool hit =
          std::any_of(taken_.begin(), taken_.end(), [&](const Rect& other) { return other.intersects(r); });
      if (!hit) return r;
    }
    if (must)
      for (const Rect& r : tries)
        if (inside.contains(r)) return r;
    return {};
  }

  widgets::Touch touch_chip(const meeting::Item& item, const Rect& r) {
    return ui_.touch({.name = "note/" + item.id, .label = item.text, .kind = "note", .draggable = !ctx_.read_only}, r);
  }

  void draw_chip(const Chip& chip) {
    const Rect r = Rect::around(chip.centre, d_, d_);
    const widgets::Touch touch = touch_chip(*chip.item, r);
    const bool is_chosen = chip.item->id == chosen_;
    widgets::matrix_disc(ui_, chip.centre, d_, chip.item->symbol, is_deferred(*chip.item), is_chosen);
    ui_.finish_touch(touch, r, d_ / 2);
    if (!touch.tapped) return;
    std::vector<std::string> near_by;
    const bool by_finger = r.contains(touch.pointer);
    for (const Chip& other : chips_) {
      const bool close = std::hypot(other.centre.x - chip.centre.x, other.centre.y - chip.centre.y) < d_ * 0.55f;
      if (close || (by_finger && Rect::around(other.centre, d_ - 8, d_ - 8).contains(touch.pointer)))
        near_by.push_back(other.item->id);
    }
    if (near_by.size() > 1 && !is_chosen) {
      std::reverse(near_by.begin(), near_by.end());
      state_.near_by = std::move(near_by);
      state_.near_scroll.to_top();
    } else {
      choose_one(ctx_, chip.item->id);
    }
  }

  void drop() {
    const auto id_of = [&](std::string_view name) -> const meeting::Item* {
      if (!name.starts_with("note/")) return nullptr;
      for (const meeting::Item* item : things_.all)
        if (item->id == name.substr(5)) return item;
      return nullptr;
    };
    if (const meeting::Item* item = id_of(ui_.dragging())) {
      ui_.begin_overlay();
      widgets::matrix_disc(ui_, ui_.pointer(), d_, item->symbol, is_deferred(*item), true);
      ui_.end_overlay();
    }
    const widgets::Drop* drop = ui_.drop();
    const meeting::Item* item = drop ? id_of(drop->name) : nullptr;
    if (!item || !plane_.contains(drop->pointer)) return;
    place(item->id, drop->pointer);
    ctx_.view.selection.clear();
  }

  // The list of those that lie on each other where the finger was.
  void draw_near_by() {
    if (state_.near_by.empty()) return;
    std::vector<widgets::Choice> choices;
    std::vector<std::string> names;
    for (const std::string& id : state_.near_by) names.push_back(short_name(ctx_, id, 60));
    for (std::size_t i = 0; i < names.size(); ++i) {
      const meeting::Item* item = ctx_.meeting->item(state_.near_by[i]);
      if (!item) continue;
      choices.push_back({.id = item->id, .label = names[i], .letter = item->symbol});
    }
    const widgets::Chosen chosen = widgets::choose(
        ui_, "matrix/near", {.title = ctx_.words("matrix.near"), .anchor = {}, .back = ctx_.words("wall.back")},
        choices, state_.near_scroll);
    if (chosen.index >= 0) ctx_.view.selection.only(std::string(choices[static_cast<std::size_t>(chosen.index)].id));
    if (chosen.index >= 0 || chosen.dismissed) state_.near_by.clear();
  }

  Context& ctx_;
  widgets::Ui& ui_;
  const widgets::Theme& t_;
  const sheets::Matrix& matrix_;
  const MatrixThings& things_;
  MatrixView& state_;
  const std::string chosen_;
  const float d_;
  float axis_ = kAxisLeast;
  Rect plane_, inner_;
  std::vector<Chip> chips_;
  std::vector<Rect> taken_;
  std::vector<std::pair<Rect, std::string>> plates_;
};

// 「まだ置いていない課題」 in a row, by pages.
void draw_waiting(Context& ctx, const sheets::Step& step, Rect r, Plane& plane, const MatrixThings& things) {
  MatrixView& state = ctx.view.wall.matrix[step.path];
  const std::string heading = std::string(step.word("unplaced").in(ctx.lang())) + "　" +
                              ctx.words("matrix.count", {{"n", std::to_string(things.unplaced.size())}});
  widgets::draw_line(ctx.ui, r.cut_top(36, 4), heading, {widgets::size::kHint, Weight::bold, 1}, ctx.ui.theme().ink);
  const auto fitting = [&](float width) { return std::max(1, static_cast<int>((width + 8) / (kWaitingLeast + 8))); };
  const int count = static_cast<int>(things.unplaced.size());
  const int fit = count <= fitting(r.width()) ? count : fitting(r.width() - 136), pages = (count + fit - 1) / fit;
  state.unplaced_page = std::clamp(state.unplaced_page, 0, pages - 1);
  if (pages > 1) {
    if (widgets::icon_button(ctx.ui, "matrix/unplaced/previous", r.cut_left(60, 8), icon::kChevronLeft,
                             ctx.words("booth.page_back"), state.unplaced_page > 0))
      --state.unplaced_page;
    if (widgets::icon_button(ctx.ui, "matrix/unplaced/next", r.cut_right(60, 8), icon::kChevronRight,
                             ctx.words("booth.page_on"), state.unplaced_page + 1 < pages))
      ++state.unplaced_page;
  }
  const float width = std::min(320.0f, (r.width() + 8) / static_cast<float>(std::min(fit, count)) - 8);
  for (int i = state.unplaced_page * fit; i < std::min(count, (state.unplaced_page + 1) * fit); ++i)
    plane.draw_waiting(*things.unplaced[static_cast<std::size_t>(i)], r.cut_left(width, 8));
}

} // namespace

void draw_plane(Context& ctx, const sheets::Step& step, const Rect& r, const Rect& waiting,
                const MatrixThings& things) {
  Plane plane(ctx, step, r, things);
  if (!waiting.empty()) draw_waiting(ctx, step, waiting, plane, things);
  plane.draw();
}

} // namespace yoriai::screens
