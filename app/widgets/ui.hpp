// One drawing surface: theme, fonts, words, layers, named targets and what the finger or the keys do to them.
//
// A surface is one ImGui context. A frame is
//   ImGui::NewFrame();  ui.begin_frame(frame);  …widgets…  ui.end_frame();  ImGui::Render();
// io.DisplaySize is in reference px and io.DisplayFramebufferScale is the device px per reference px, so every
// number given to a widget is a reference px. Each widget is a real ImGui item with its stable name as id; Tab
// goes through them in the order drawn, Enter or Space acts. What a touch hits is decided by the targets of the
// last frame: nobody presses what was not yet shown, and what is drawn later lies on top.
// Several fingers press several targets at once, each for itself; a target that one finger holds is not pressed by
// another. No hover style exists. Drawing thread only.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/locale.hpp"
#include "imgui.h"
#include "widgets/fingers.hpp"
#include "widgets/fonts.hpp"
#include "widgets/geometry.hpp"
#include "widgets/targets.hpp"
#include "widgets/text.hpp"
#include "widgets/theme.hpp"

namespace yoriai::widgets {

struct Frame {
  Point size{1920, 1080};   // of the surface, reference px
  float scale = 1;          // device px per reference px
  std::string_view preedit = {}; // what the system's input method composes now, shown underlined at the caret
  const Hands* hands = nullptr; // fingers beside the pointer; lives until the frame begins
};

// What happened to one target in this frame.
struct Touch {
  bool down = false;   // draw it pressed
  bool tapped = false; // finger up inside, whether it is the pointer or one beside it, or Enter / Space
  bool focused = false; // the keyboard is here
  bool drag_started = false, dragging = false, dropped = false; // only when draggable
  Point pointer{};     // where the finger is, valid while down, dragging or dropped
  Point grab{};        // the finger's place inside the target at finger-down
};

struct TargetSpec {
  std::string_view name = {};
  std::string_view label = {};
  std::string_view kind = "button";
  bool enabled = true;
  bool draggable = false; // a move beyond metric::kDragStart becomes a drag instead of a tap
  float px = 0;           // size of its words where the UI map shall tell it
};

// A drag that ended in this frame.
struct Drop {
  std::string name; // of the target that was dragged
  Point pointer{};  // where it was let go
  Point grab{};     // the finger's place inside the target when it was taken
};

class Ui {
public:
  // `words` outlives the Ui.
  Ui(Fonts fonts, const base::Words& words);

  void begin_frame(const Frame& frame);
  void end_frame();

  // Settings; the theme changes with the next begin_frame().
  void set_high_contrast(bool on) { next_theme_ = on ? &high_contrast_theme() : &light_theme(); }
  void set_reduce_motion(bool on) { reduce_motion_ = on; }
  void set_words(const base::Words& words) { words_ = &words; }
  bool reduce_motion() const { return reduce_motion_; }

  const Theme& theme() const { return *theme_; }
  const Fonts& fonts() const { return fonts_; }
  const base::Words& words() const { return *words_; }
  TextCache& text_cache() { return text_cache_; }
  const Targets& targets() const { return targets_; }
  Rect surface() const { return {0, 0, frame_.size.x, frame_.size.y}; }
  float scale() const { return frame_.scale; }
  std::string_view preedit() const { return preedit_; }
  bool composing() const { return !preedit_.empty(); }

  // Where everything is drawn now: the window of the present layer, or the overlay.
  ImDrawList* draw() const { return draw_; }
  // The visible part of what is drawn now (surface cut by clips).
  Rect clip() const;
  void push_clip(const Rect& r); // cuts the present clip further
  void pop_clip();
  bool visible(const Rect& r) const { return clip().intersects(r); }

  // Declares a target: registers it, lets ImGui know it and tells what happened. Clipped-out and covered targets are
  // not registered and never act. Draw the thing, then call finish_touch() for the keyboard's ring.
  Touch touch(const TargetSpec& spec, const Rect& rect);
  // For items that ImGui handles by itself (text fields): registers only. False when not visible or covered.
  bool register_target(const TargetSpec& spec, const Rect& rect);
  void draw_focus_ring(const Rect& rect, float radius);
  void finish_touch(const Touch& touch, const Rect& rect, float radius = metric::kRadiusButton) {
    if (touch.focused) draw_focus_ring(rect, radius);
  }

  // While a layer is pushed only what is drawn inside it can be touched; layers beneath stay drawn.
  // Every frame in which the layer shows: push, draw, pop. With `scrim` the rest is darkened.
  void push_layer(std::string_view name, bool scrim);
  void pop_layer();
  int layer() const { return static_cast<int>(layers_.size()); }
  // Does the present layer take input?
  // A sheet or list lies over the screen in this frame (after end_frame: in the last one).
  bool covered() const { return top_layer_ > 0; }
  bool interactive() const { return !overlay_ && layer() >= last_top_layer_; }

  // Drawing above everything of all layers (a lifted note); targets inside are not registered.
  void begin_overlay();
  void end_overlay();

  // The present drag: who is dragged (target name, empty = nobody), where the finger took it. It goes on when the
  // dragged thing itself is scrolled out of view.
  std::string_view dragging() const { return drag_name_; }
  Point drag_grab() const { return grab_; }
  // The draggable target under a finger that has not moved far yet.
  std::string_view press_on_draggable() const { return press_name_; }
  // The drag that ended in this frame, or null.
  const Drop* drop() const { return drop_ ? &*drop_ : nullptr; }

  Point pointer() const;
  // Where the pointer went since the last frame, its place now last: for lines that are drawn.
  std::span<const Point> trail() const { return trail_; }
  bool pointer_down() const;
  // A finger went down in this frame on no target at all (ground); where.
  bool ground_tapped() const { return ground_tapped_; }
  bool escape_pressed() const; // Esc, when the present layer takes input and nothing is being composed
  // Gives up the present press or drag: nothing will be tapped or dropped by it.
  void cancel_touch();
  // Two fingers that change a size in this frame, while the present layer takes input; else null.
  const Pinch* pinch() const { return pinch_ && interactive() ? &*pinch_ : nullptr; }
  // Somebody touches this surface: the pointer is down, or a finger beside it.
  bool touched() const { return pointer_down() || !held_.empty() || pinch_; }
  // Moves the keyboard's place to the named target or field when it is drawn next.
  void focus(std::string_view name) { focus_request_ = name; }
  bool take_focus_request(std::string_view name); // true once for that name

  // The picture will change by itself soon (motion, autoscroll): another frame is wanted.
  void want_frame() { wants_frame_ = true; }
  bool wants_frame() const { return wants_frame_; }

private:
  void open_window(const char* id, bool base);
  void begin_touch_frame();
  void take_hands();
  void follow_fingers(const std::vector<Finger>& fingers);
  void add_fingers(const TargetSpec& spec, const Rect& rect, Touch& touch) const;
  bool held_by_finger(std::string_view name) const;
  Touch follow_drag(const TargetSpec& spec, Touch touch);

  Fonts fonts_;
  const base::Words* words_;
  const Theme* theme_ = &light_theme();
  const Theme* next_theme_ = &light_theme();
  TextCache text_cache_;
  Targets targets_;
  Frame frame_;
  std::string preedit_;
  ImDrawList* draw_ = nullptr;
  std::vector<ImDrawList*> layers_; // drawing of the layers beneath the present one
  int last_top_layer_ = 0, top_layer_ = 0;
  bool overlay_ = false, reduce_motion_ = false, wants_frame_ = false, ground_tapped_ = false;
  bool press_on_ground_ = false;
  std::string hit_name_;   // topmost target under the finger, by the last frame
  std::string press_name_; // the draggable target that is held
  std::string drag_name_;  // … and has gone far enough
  Point press_at_{}, grab_{};
  std::optional<Drop> drop_;
  std::string focus_request_;
  struct Held { // a finger beside the pointer
    std::uint32_t id = 0;
    std::string name; // the target it began on; "" none
    Point at{};
    bool up = false;
  };
  std::vector<Held> held_;
  std::string pointer_on_; // the target that the pointer was pressed on
  std::optional<Pinch> pinch_;
  std::vector<Point> trail_;
};

} // namespace yoriai::widgets
