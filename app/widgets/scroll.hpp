// A window onto something taller: clip, offset, finger drag, wheel, and ▲▼ buttons for those who do not drag.
//
// When the content is taller than the view, the buttons stand in a strip cut off its bottom, so that they never lie
// over text; a view too low for that (under 300 px) has them in its lower right corner and lets the content be
// scrolled past them.
//
//   ScrollArea area(ui, "wall", view, state, content_height);
//   for (…) if (area.shows(r)) note(ui, …, r.moved(area.origin().x, area.origin().y));
//   area.finish(above, below);
//
// A drag on the ground or on anything not draggable moves the content once the finger has gone 3 mm; the press it
// began with is given up. Nothing is spent on what is not in view: ask visible().
#pragma once

#include <string>
#include <string_view>

#include "widgets/geometry.hpp"
#include "widgets/ui.hpp"

namespace yoriai::widgets {

// Kept by the screen between frames.
struct ScrollState {
  float offset = 0; // px of content above the view
  bool dragging = false, armed = false;
  float drag_from = 0, offset_from = 0;
  void to_top() { offset = 0; }
};

class ScrollArea {
public:
  // `name` begins the names of the page buttons "<name>/up" and "<name>/down".
  ScrollArea(Ui& ui, std::string_view name, const Rect& view, ScrollState& state, float content_height);
  ~ScrollArea(); // finishes when the caller did not
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  // Where the content's (0,0) lies on the surface.
  Point origin() const { return {view_.x0, view_.y0 - state_.offset}; }
  // The part in view, in content coordinates.
  Rect visible() const { return Rect::at(0, state_.offset, view_.width(), view_.height()); }
  bool shows(const Rect& content) const { return visible().intersects(content); }
  Rect place(const Rect& content) const { return content.moved(origin().x, origin().y); }
  bool scrollable() const { return content_ > view_.height() + 0.5f; }
  // Brings a rectangle of the content into view.
  void reveal(const Rect& content);
  // Ends the clip and draws the page buttons; how many things lie above and below (0 = no figure).
  void finish(int above = 0, int below = 0);

private:
  void clamp();
  void drag();
  bool page_button(const char* which, const Rect& r, const char* icon, int count);
  void page(float by);

  Ui& ui_;
  std::string name_;
  Rect view_;  // what shows content
  Rect strip_; // for the page buttons; empty when nothing is to scroll
  ScrollState& state_;
  float content_; // with room for the page buttons when they lie over it
  bool done_ = false;
};

} // namespace yoriai::widgets
