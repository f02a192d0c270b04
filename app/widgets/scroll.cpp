#include "widgets/scroll.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/controls.hpp"

namespace yoriai::widgets {
namespace {

constexpr float kWheelStep = 96;
constexpr float kButtonWide = 150, kButtonHigh = 60, kButtonGap = 12, kStrip = 68;
constexpr float kLowView = 300; // under this a strip would take too much of it

} // namespace

ScrollArea::ScrollArea(Ui& ui, std::string_view name, const Rect& view, ScrollState& state, float content_height)
    : ui_(ui), name_(name), view_(view), state_(state), content_(content_height) {
  if (content_ > view_.height() + 0.5f) {
    const bool low = view_.height() < kLowView;
    strip_ = low ? Rect{view_.x0, view_.y1 - kStrip, view_.x1, view_.y1} : view_.cut_bottom(kStrip);
    if (low) content_ += kStrip;
  }
  drag();
  clamp();
  ui_.push_clip(view_);
}

ScrollArea::~ScrollArea() {
  if (!done_) finish();
}

void ScrollArea::clamp() {
  state_.offset = std::clamp(state_.offset, 0.0f, std::max(0.0f, content_ - view_.height()));
}

void ScrollArea::drag() {
  const Point p = ui_.pointer();
  const bool inside = ui_.interactive() && view_.contains(p) && ui_.clip().contains(p);
  if (inside && scrollable()) state_.offset -= ImGui::GetIO().MouseWheel * kWheelStep;
  if (!ui_.pointer_down() || !ui_.interactive()) {
    state_.armed = state_.dragging = false;
    return;
  }
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && inside) {
    state_.armed = true;
    state_.drag_from = p.y;
    state_.offset_from = state_.offset;
  }
  // A draggable thing takes the finger for itself.
  if (!ui_.press_on_draggable().empty() || !ui_.dragging().empty()) state_.armed = state_.dragging = false;
  if (state_.armed && !state_.dragging && scrollable() && std::abs(p.y - state_.drag_from) >= metric::kDragStart) {
    state_.dragging = true;
    ui_.cancel_touch();
  }
  if (state_.dragging) state_.offset = state_.offset_from - (p.y - state_.drag_from);
}

void ScrollArea::reveal(const Rect& content) {
  if (content.y0 < state_.offset) state_.offset = content.y0 - metric::kGap;
  const float foot = strip_.intersects(view_) ? kStrip : metric::kGap;
  if (content.y1 > state_.offset + view_.height() - foot) state_.offset = content.y1 - view_.height() + foot;
  clamp();
}

bool ScrollArea::page_button(const char* which, const Rect& r, const char* icon, int count) {
  const std::string name = name_ + "/" + which;
  const std::string number = count > 0 ? std::to_string(count) : std::string{};
  const std::string_view spoken = ui_.words()(std::string_view(which) == "up" ? "widgets.page_up" : "widgets.page_down");
  return button(ui_, name, r, {.label = number, .icon = icon, .icon_size = 34, .spoken = spoken});
}

void ScrollArea::page(float by) {
  // What was cut at the edge is whole on the next page.
  const float seen = view_.height() - (strip_.intersects(view_) ? kStrip : 0);
  state_.offset += by * std::max(seen - metric::kTargetTall, metric::kTargetMin);
  ui_.want_frame();
}

void ScrollArea::finish(int above, int below) {
  done_ = true;
  ui_.pop_clip();
  if (strip_.empty()) return;
  const bool over_content = strip_.intersects(view_);
  const bool up = state_.offset > 1, down = state_.offset < content_ - view_.height() - 1;
  const float corner = above > 0 || below > 0 ? 112 : 72; // with or without a figure
  const float wide = std::min(over_content ? corner : kButtonWide, (strip_.width() - kButtonGap) / 2);
  // At the foot of the strip: a gap keeps them from what ends above it.
  Rect pair = Rect::around({strip_.centre().x, strip_.y1 - kButtonHigh / 2}, 2 * wide + kButtonGap, kButtonHigh);
  if (over_content) { // in the corner, and only what can be pressed
    const float used = up && down ? 2 * wide + kButtonGap : wide;
    pair = Rect::at(strip_.x1 - used, pair.y0, used, kButtonHigh);
  }
  const Rect up_at = pair.cut_left(wide, kButtonGap), down_at = up || !over_content ? pair : up_at;
  if (up && page_button("up", up_at, icon::kExpandLess, above)) page(-1);
  if (down && page_button("down", {down_at.x0, down_at.y0, down_at.x0 + wide, down_at.y1}, icon::kExpandMore, below))
    page(1);
  clamp();
}

} // namespace yoriai::widgets
