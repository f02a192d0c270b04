#include "widgets/ui.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui_internal.h"

namespace yoriai::widgets {
namespace {

constexpr ImGuiWindowFlags kHostFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                        ImGuiWindowFlags_NoScrollWithMouse;

ImGuiID item_id(std::string_view name) {
  return ImGui::GetCurrentWindow()->GetID(name.data(), name.data() + name.size());
}

ImRect imrect(const Rect& r) { return {r.x0, r.y0, r.x1, r.y1}; }

} // namespace

Ui::Ui(Fonts fonts, const base::Words& words) : fonts_(fonts), words_(&words) {}

void Ui::begin_frame(const Frame& frame) {
  if (frame.scale != frame_.scale) text_cache_.clear(); // glyph advances follow the raster size
  frame_ = frame;
  preedit_ = frame.preedit;
  theme_ = next_theme_;
  wants_frame_ = false;
  overlay_ = false;
  last_top_layer_ = top_layer_;
  top_layer_ = 0;
  layers_.clear();
  // ImDrawList::AddText rasterises at the font's own density; ImGui only sets that of the font it has pushed.
  for (ImFont* font : {fonts_.regular, fonts_.bold, fonts_.icons}) font->CurrentRasterizerDensity = frame.scale;

  ImGuiIO& io = ImGui::GetIO();
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false; // nothing blinks
  io.ConfigNavEscapeClearFocusItem = false;
  ImGui::GetStyle().CircleTessellationMaxError = 0.2f / frame.scale;
  take_hands();
  begin_touch_frame();
  frame_.hands = nullptr;
  targets_.begin_frame();
  open_window("##surface", true);
  if (last_top_layer_ == 0) {
    ImGuiWindow* here = ImGui::GetCurrentWindow();
    const ImGuiWindow* nav = ImGui::GetCurrentContext()->NavWindow;
    if (!nav || nav->RootWindow != here) ImGui::FocusWindow(here);
  }
}

void Ui::begin_touch_frame() {
  const Point p = pointer();
  const Target* hit = targets_.at(p);
  hit_name_ = hit ? hit->name : std::string{};
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    if (held_by_finger(hit_name_)) hit_name_.clear();
    pointer_on_ = hit_name_;
  }
  drop_.reset();
  ground_tapped_ = false;
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) press_on_ground_ = hit == nullptr, press_at_ = p;
  const bool far = std::hypot(p.x - press_at_.x, p.y - press_at_.y) >= metric::kDragStart;
  if (!press_name_.empty() && drag_name_.empty() && far) drag_name_ = press_name_;
  if (!pointer_down()) {
    if (!drag_name_.empty()) drop_ = Drop{drag_name_, p, grab_};
    drag_name_.clear();
    press_name_.clear();
    if (!ImGui::IsMouseReleased(ImGuiMouseButton_Left)) pointer_on_.clear();
    ground_tapped_ = press_on_ground_ && !far && ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    press_on_ground_ = false;
  }
}

void Ui::take_hands() {
  static const Hands kNone;
  const Hands& hands = frame_.hands ? *frame_.hands : kNone;
  if (hands.give_up) cancel_touch(), pointer_on_.clear();
  trail_ = hands.trail;
  if (trail_.empty()) trail_.push_back(pointer());
  pinch_ = hands.pinching ? std::optional(hands.pinch) : std::nullopt;
  follow_fingers(hands.beside);
}

bool Ui::held_by_finger(std::string_view name) const {
  return !name.empty() && std::any_of(held_.begin(), held_.end(), [&](const Held& h) { return h.name == name; });
}

void Ui::follow_fingers(const std::vector<Finger>& fingers) {
  std::vector<Held> before = std::exchange(held_, {});
  for (const Finger& finger : fingers) { // those that were there first: what they hold is taken
    const auto known = std::find_if(before.begin(), before.end(), [&](const Held& h) { return h.id == finger.id; });
    if (known != before.end()) held_.push_back({finger.id, std::move(known->name), finger.at, finger.up});
  }
  for (const Finger& finger : fingers) {
    if (std::any_of(held_.begin(), held_.end(), [&](const Held& h) { return h.id == finger.id; })) continue;
    const Target* hit = targets_.at(finger.began);
    std::string name = hit ? hit->name : std::string();
    if (held_by_finger(name) || (!name.empty() && name == pointer_on_)) name.clear();
    held_.push_back({finger.id, std::move(name), finger.at, finger.up});
  }
  for (const Held& held : held_) { // a text field only wants the keyboard
    const Target* field = held.up ? targets_.find(held.name) : nullptr;
    if (field && field->kind == "input" && field->rect.contains(held.at)) focus_request_ = held.name;
  }
}

void Ui::add_fingers(const TargetSpec& spec, const Rect& rect, Touch& touch) const {
  for (const Held& held : held_) {
    if (held.name != spec.name || !rect.contains(held.at)) continue;
    (held.up ? touch.tapped : touch.down) = true;
    touch.pointer = held.at;
  }
}

namespace {

// Tab starts from the first target when the one that had the keyboard is gone; ImGui alone would stay nowhere.
void settle_keyboard() {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  if (g.NavId != 0 && !g.NavIdIsAlive && g.ActiveId == 0 && !g.NavMoveSubmitted) g.NavId = 0;
  if (g.NavId == 0) g.NavCursorVisible = false;
}

} // namespace

void Ui::end_frame() {
  settle_keyboard();
  ImGui::PopFont();
  ImGui::End();
  draw_ = nullptr;
  if (top_layer_ != last_top_layer_) wants_frame_ = true; // what can be touched changes with the next frame
  targets_.end_frame(top_layer_);
}

void Ui::open_window(const char* id, bool base) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(frame_.size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::Begin(id, nullptr, kHostFlags | (base ? ImGuiWindowFlags_NoBringToFrontOnFocus : 0));
  ImGui::PopStyleVar(3);
  ImGui::PushFont(fonts_.regular, size::kList);
  ImGui::GetCurrentContext()->Style.Colors[ImGuiCol_NavCursor] = {0, 0, 0, 0}; // we draw our own ring
  draw_ = ImGui::GetWindowDrawList();
  draw_->_FringeScale = 1 / frame_.scale; // smooth edges one device px wide
}

Rect Ui::clip() const {
  if (overlay_) return surface();
  const ImRect& r = ImGui::GetCurrentWindow()->ClipRect;
  return {r.Min.x, r.Min.y, r.Max.x, r.Max.y};
}

void Ui::push_clip(const Rect& r) { ImGui::PushClipRect(r.min(), r.max(), true); }

void Ui::pop_clip() { ImGui::PopClipRect(); }

bool Ui::register_target(const TargetSpec& spec, const Rect& rect) {
  if (overlay_) return false;
  const Rect shown = rect.intersection(clip());
  if (shown.empty()) return false;
  targets_.add({std::string(spec.name), std::string(spec.label), shown, std::string(spec.kind), spec.enabled,
                layer(), spec.px});
  return interactive();
}

Touch Ui::touch(const TargetSpec& spec, const Rect& rect) {
  Touch touch;
  if (!register_target(spec, rect) || !spec.enabled) return touch;
  const ImGuiID id = item_id(spec.name);
  const ImRect box = imrect(rect);
  if (!ImGui::ItemAdd(box, id)) return touch;
  if (take_focus_request(spec.name)) {
    ImGui::FocusItem();
    ImGui::SetNavCursorVisible(true);
  }
  ImGuiContext& g = *ImGui::GetCurrentContext();
  const bool was_active = g.ActiveId == id;
  // Only the topmost thing under the finger may take it; ImGui alone would give it to the first one submitted.
  const ImRect reach = was_active || hit_name_ == spec.name ? box : ImRect(-1, -1, -1, -1);
  bool hovered = false, held = false;
  const bool pressed = ImGui::ButtonBehavior(reach, id, &hovered, &held);
  const bool by_pointer = g.ActiveIdSource == ImGuiInputSource_Mouse;

  touch.pointer = pointer();
  touch.focused = g.NavId == id && g.NavCursorVisible && g.NavWindow == g.CurrentWindow;
  if (g.ActiveId == id && !was_active && by_pointer) {
    press_at_ = touch.pointer;
    grab_ = {press_at_.x - rect.x0, press_at_.y - rect.y0};
    if (spec.draggable) press_name_ = spec.name;
  }
  touch.grab = grab_;
  touch.down = held && by_pointer && rect.contains(touch.pointer);
  touch.tapped = pressed;
  if (!held_.empty()) add_fingers(spec, rect, touch);
  return spec.draggable ? follow_drag(spec, touch) : touch;
}

Touch Ui::follow_drag(const TargetSpec& spec, Touch touch) {
  if (drop_ && drop_->name == spec.name) {
    touch.dropped = true;
    touch.tapped = false;
  } else if (drag_name_ == spec.name) {
    touch.drag_started = std::string_view(press_name_) == spec.name;
    if (touch.drag_started) press_name_.clear();
    touch.dragging = true;
    touch.down = false;
  }
  return touch;
}

void Ui::draw_focus_ring(const Rect& rect, float radius) {
  const float out = 5;
  const Rect ring = rect.inset(-out);
  draw_->AddRect(ring.min(), ring.max(), theme_->surface, radius + out, 0, 7);
  draw_->AddRect(ring.min(), ring.max(), theme_->high_contrast ? theme_->ink : theme_->ai_deep, radius + out, 0, 4);
}

void Ui::push_layer(std::string_view name, bool scrim) {
  layers_.push_back(draw_);
  top_layer_ = std::max(top_layer_, layer());
  const std::string id = "##layer/" + std::string(name);
  open_window(id.c_str(), false);
  ImGuiWindow* here = ImGui::GetCurrentWindow();
  if (here->Appearing) ImGui::BringWindowToDisplayFront(here);
  const ImGuiWindow* nav = ImGui::GetCurrentContext()->NavWindow;
  if (layer() >= last_top_layer_ && layer() >= top_layer_ && (!nav || nav->RootWindow != here))
    ImGui::FocusWindow(here);
  if (scrim) draw_->AddRectFilled({0, 0}, frame_.size, theme_->scrim);
}

void Ui::pop_layer() {
  ImGui::PopFont();
  ImGui::End();
  draw_ = layers_.back();
  layers_.pop_back();
}

void Ui::begin_overlay() {
  overlay_ = true;
  layers_.push_back(draw_);
  draw_ = ImGui::GetForegroundDrawList();
  draw_->_FringeScale = 1 / frame_.scale;
}

void Ui::end_overlay() {
  draw_ = layers_.back();
  layers_.pop_back();
  overlay_ = false;
}

Point Ui::pointer() const { return ImGui::GetIO().MousePos; }

bool Ui::pointer_down() const { return ImGui::GetIO().MouseDown[0]; }

bool Ui::escape_pressed() const {
  return interactive() && !composing() && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
}

void Ui::cancel_touch() {
  ImGui::ClearActiveID();
  press_name_.clear();
  drag_name_.clear();
  press_on_ground_ = false;
}

bool Ui::take_focus_request(std::string_view name) {
  if (focus_request_ != name) return false;
  focus_request_.clear();
  return true;
}

} // namespace yoriai::widgets
