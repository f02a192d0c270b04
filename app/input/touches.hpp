// Touches of a window brought to its surfaces. A touch belongs, from its begin to its end, to the surface on which it
// began. Of those on one surface one is the pointer (it drags, scrolls, sets carets), the others press beside it, two
// that move make a pinch. Pure: no window, no clock, no ImGui context.
//
//   touches.set_places({{0, whole}, {1, pad}});       what lies where; later ones on top
//   touches.feed(event);                              in the order in which they happened
//   SurfaceInput next = touches.take(1, false);       what that surface gets in its next frame
//
// What does nothing: a contact larger than kPalmMm, several sudden ones spread like a palm or a sleeve over more than
// one target, a second contact at the place of one that is down (panels split a fingertip), and a touch that was lost
// (its device is gone). A touch that slides off what it pressed is let go by the widgets.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "widgets/fingers.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::input {

using widgets::Point;
using widgets::Rect;

struct TouchEvent {
  enum class Phase { begin, move, end, lost };
  Phase phase = Phase::begin;
  std::uint32_t id = 0;   // while the touch lasts
  Point at{};             // px of the window
  std::int64_t at_ms = 0; // of any clock that never goes back
  float size_mm = 0;      // longest side of the contact; 0: not known
  int device = 0;
};

struct Place {
  int surface = 0;
  Rect px;             // of the window
  bool pinches = true; // two fingers change a size here
};

// One thing that the pointer of a surface does. One a frame, so that nothing is missed between two frames.
struct PointerStep {
  enum class Kind { press, move, release, give_up };
  Kind kind = Kind::press;
  Point at{};                // px of the window
  std::vector<Point> trail{}; // of a move: where it was since the step before
};

struct SurfaceInput {
  std::optional<PointerStep> pointer;
  widgets::Hands hands; // points in px of the window
};

class Touches {
public:
  static constexpr float kPalmMm = 26;           // longest side; a thumb laid flat has about 20
  static constexpr float kMovedMm = 3;           // a finger that moved less has tapped
  static constexpr float kTrembleMm = 0.7f;      // … and one that moved less than this rests
  static constexpr float kSplitMm = 8;           // two fingertips cannot be nearer
  static constexpr float kHandMm = 100;          // across a palm
  static constexpr float kPinchMm = 300;         // the reach of somebody's two hands
  static constexpr std::int64_t kSuddenMs = 60;  // contacts that begin within this time came together
  static constexpr std::size_t kPalmContacts = 4;
  static constexpr std::int64_t kEchoMs = 400;   // in which a pointer made up from a touch may come

  // Do all of these px of the window lie on one target of the surface? Without it: never.
  using OneTarget = std::function<bool(int surface, std::span<const Point>)>;

  void set_places(std::vector<Place> places);
  void set_px_per_mm(float px_per_mm) { px_per_mm_ = px_per_mm; }
  void set_one_target(OneTarget one_target) { one_target_ = std::move(one_target); }
  // The pointer of the surface carries something: it is not given to another finger, and there is no pinch.
  void set_carrying(int surface, bool carrying) { surfaces_[surface].carrying = carrying; }
  // A mouse is pressed on the surface: touches press beside it.
  void set_mouse(int surface, bool down) { surfaces_[surface].mouse = down; }

  // False when nothing came of it: a finger that rests trembles, and no frame is drawn for that.
  bool feed(const TouchEvent& event);
  void lose_device(int device, std::int64_t at_ms);
  void lose_all(std::int64_t at_ms);

  // What the surface gets in its next frame; `busy`: it still has to take in earlier input, so no step of the pointer.
  SurfaceInput take(int surface, bool busy);
  // Another frame is needed though nothing else happens.
  bool waiting(int surface) const;
  bool any_down() const;
  // The topmost surface there; -1: none.
  int surface_at(Point px) const;
  // Is a pointer pressed there only what a system makes up from a touch?
  bool echo(Point px, std::int64_t at_ms) const;

private:
  enum class Role { pointer, beside, pinching, nothing };
  struct Contact {
    std::uint32_t id = 0;
    Point began{}, at{};
    std::int64_t began_ms = 0;
    Role role = Role::beside;
    int device = 0;
    bool stirred = false, moved = false, lifted = false, told = false;
    std::uint64_t order = 0; // in which it was lifted
  };
  struct OneSurface {
    std::vector<Contact> contacts; // in the order in which they began
    std::deque<PointerStep> steps;
    std::deque<std::uint64_t> step_orders; // … of each step
    widgets::Pinch pinch;
    float pinch_distance = 0; // when last told
    Point pinch_centre{};
    bool carrying = false, mouse = false;
  };
  struct Lifted {
    Point at{};
    std::int64_t at_ms = 0;
  };

  float px(float mm) const { return mm * px_per_mm_; }
  bool begin(const TouchEvent& event);
  bool move(int number, OneSurface& surface, Contact& contact, const TouchEvent& event);
  void end(OneSurface& surface, Contact& contact, const TouchEvent& event);
  void lose(OneSurface& surface, Contact& contact);
  void give_role(OneSurface& surface, Contact& contact);
  void look_for_palm(int number, OneSurface& surface, std::int64_t now_ms);
  void begins_to_move(int number, OneSurface& surface, Contact& contact);
  bool make_pinch(int number, OneSurface& surface, Contact& contact);
  void follow_pinch(OneSurface& surface);
  void step(OneSurface& surface, PointerStep::Kind kind, Point at);

  std::vector<Place> places_;
  std::map<int, OneSurface> surfaces_;
  std::map<std::uint32_t, int> owners_; // touch → surface
  std::vector<Lifted> lifted_;          // for echo()
  OneTarget one_target_;
  float px_per_mm_ = 3.6f;
  std::uint64_t order_ = 0; // of what happened
};

} // namespace yoriai::input
