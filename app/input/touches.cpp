#include "input/touches.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yoriai::input {
namespace {

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }
Point between(Point a, Point b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }

// The widest distance of two of them.
float spread(std::span<const Point> points) {
  float widest = 0;
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = i + 1; j < points.size(); ++j) widest = std::max(widest, distance(points[i], points[j]));
  return widest;
}

} // namespace

void Touches::set_places(std::vector<Place> places) {
  places_ = std::move(places);
  // A surface that is gone takes its touches with it; their ends are not heard any more.
  const auto gone = [&](int surface) {
    return std::none_of(places_.begin(), places_.end(), [&](const Place& p) { return p.surface == surface; });
  };
  std::erase_if(surfaces_, [&](const auto& entry) { return gone(entry.first); });
  std::erase_if(owners_, [&](const auto& entry) { return gone(entry.second); });
}

int Touches::surface_at(Point at) const {
  int found = -1;
  for (const Place& place : places_)
    if (place.px.contains(at)) found = place.surface;
  return found;
}

void Touches::step(OneSurface& surface, PointerStep::Kind kind, Point at) {
  auto& steps = surface.steps;
  if (kind == PointerStep::Kind::move && !steps.empty() && steps.back().kind == kind) {
    steps.back().trail.push_back(std::exchange(steps.back().at, at));
    return;
  }
  steps.push_back({kind, at});
  surface.step_orders.push_back(++order_);
}

bool Touches::feed(const TouchEvent& event) {
  if (event.phase == TouchEvent::Phase::begin) return begin(event);
  const auto owner = owners_.find(event.id);
  if (owner == owners_.end()) return false;
  const int number = owner->second;
  OneSurface& surface = surfaces_[number];
  const auto contact = std::find_if(surface.contacts.begin(), surface.contacts.end(),
                                    [&](const Contact& c) { return c.id == event.id && !c.lifted; });
  if (event.phase != TouchEvent::Phase::move) owners_.erase(owner);
  if (contact == surface.contacts.end()) return false;
  if (event.phase == TouchEvent::Phase::move) return move(number, surface, *contact, event);
  if (event.phase == TouchEvent::Phase::lost) return lose(surface, *contact), true;
  std::erase_if(lifted_, [&](const Lifted& l) { return event.at_ms - l.at_ms > kEchoMs; });
  lifted_.push_back({event.at, event.at_ms});
  end(surface, *contact, event);
  return true;
}

bool Touches::begin(const TouchEvent& event) {
  if (owners_.contains(event.id)) { // its end was missed
    TouchEvent lost = event;
    lost.phase = TouchEvent::Phase::lost;
    feed(lost);
  }
  const int number = surface_at(event.at);
  if (number < 0) return false;
  owners_[event.id] = number;
  OneSurface& surface = surfaces_[number];
  Contact contact{event.id, event.at, event.at, event.at_ms, Role::beside, event.device};
  const bool split = std::any_of(surface.contacts.begin(), surface.contacts.end(), [&](const Contact& other) {
    return !other.lifted && distance(other.at, event.at) < px(kSplitMm);
  });
  if (event.size_mm > kPalmMm || split) contact.role = Role::nothing;
  surface.contacts.push_back(contact);
  if (contact.role == Role::nothing) return false;
  look_for_palm(number, surface, event.at_ms);
  if (surface.contacts.back().role != Role::nothing) give_role(surface, surface.contacts.back());
  return true;
}

void Touches::give_role(OneSurface& surface, Contact& contact) {
  const bool taken = std::any_of(surface.contacts.begin(), surface.contacts.end(),
                                 [](const Contact& c) { return c.role == Role::pointer || c.role == Role::pinching; });
  if (taken || surface.mouse) return;
  contact.role = Role::pointer;
  step(surface, PointerStep::Kind::press, contact.at);
}

// A palm or a sleeve comes down as several contacts at once, wider than a button and not wider than a hand.
void Touches::look_for_palm(int number, OneSurface& surface, std::int64_t now_ms) {
  std::vector<Point> sudden;
  for (const Contact& c : surface.contacts)
    if (!c.lifted && now_ms - c.began_ms <= kSuddenMs) sudden.push_back(c.began);
  const Point newest = sudden.back();
  std::erase_if(sudden, [&](Point p) { return distance(p, newest) > px(kHandMm); });
  if (sudden.size() < kPalmContacts || spread(sudden) > px(kHandMm)) return;
  if (one_target_ && one_target_(number, sudden)) return; // many hands on one button
  for (Contact& c : surface.contacts)
    if (!c.lifted && now_ms - c.began_ms <= kSuddenMs && distance(c.began, newest) <= px(kHandMm)) lose(surface, c);
}

bool Touches::move(int number, OneSurface& surface, Contact& contact, const TouchEvent& event) {
  if (contact.role == Role::nothing) return false;
  if (event.size_mm > kPalmMm && !contact.moved) return lose(surface, contact), true;
  const float far = distance(contact.began, event.at);
  if (!contact.stirred && far < px(kTrembleMm)) return false;
  contact.stirred = true;
  contact.at = event.at;
  if (contact.role == Role::pointer) step(surface, PointerStep::Kind::move, contact.at);
  if (contact.role == Role::pinching) follow_pinch(surface);
  if (!contact.moved && far >= px(kMovedMm)) {
    contact.moved = true;
    begins_to_move(number, surface, contact);
  }
  return true;
}

// A finger beside the pointer that moves wants more than to press.
void Touches::begins_to_move(int number, OneSurface& surface, Contact& contact) {
  if (surface.carrying || contact.role == Role::pinching) return;
  if (make_pinch(number, surface, contact) || contact.role != Role::beside || surface.mouse) return;
  const auto pointer = std::find_if(surface.contacts.begin(), surface.contacts.end(),
                                    [](const Contact& c) { return c.role == Role::pointer; });
  const bool pinched = std::any_of(surface.contacts.begin(), surface.contacts.end(),
                                   [](const Contact& c) { return c.role == Role::pinching; });
  if (pinched || (pointer != surface.contacts.end() && pointer->moved)) return; // the other one keeps it
  if (pointer != surface.contacts.end()) {
    pointer->role = Role::beside;
    step(surface, PointerStep::Kind::give_up, pointer->at);
  }
  contact.role = Role::pointer;
  step(surface, PointerStep::Kind::press, contact.began);
  step(surface, PointerStep::Kind::move, contact.at);
}

bool Touches::make_pinch(int number, OneSurface& surface, Contact& contact) {
  const auto place = std::find_if(places_.begin(), places_.end(), [&](const Place& p) { return p.surface == number; });
  if (place == places_.end() || !place->pinches) return false;
  Contact* other = nullptr;
  for (Contact& c : surface.contacts) {
    if (c.role == Role::pinching) return false;
    if (&c == &contact || c.lifted || (c.role != Role::pointer && c.role != Role::beside)) continue;
    if (distance(c.began, contact.began) > px(kPinchMm)) continue;
    if (other == nullptr || distance(c.at, contact.at) < distance(other->at, contact.at)) other = &c;
  }
  if (other == nullptr) return false;
  for (Contact* c : {&contact, other}) {
    if (c->role == Role::pointer) step(surface, PointerStep::Kind::give_up, c->at);
    c->role = Role::pinching;
  }
  surface.pinch = {};
  surface.pinch_distance = std::max(1.0f, distance(contact.began, other->began));
  surface.pinch_centre = between(contact.began, other->began);
  follow_pinch(surface);
  return true;
}

void Touches::follow_pinch(OneSurface& surface) {
  std::vector<Point> two;
  for (const Contact& c : surface.contacts)
    if (c.role == Role::pinching) two.push_back(c.at);
  if (two.size() != 2) return;
  const float apart = std::max(1.0f, distance(two[0], two[1]));
  surface.pinch.factor = apart / surface.pinch_distance;
  surface.pinch.centre = between(two[0], two[1]);
  surface.pinch.moved = {surface.pinch.centre.x - surface.pinch_centre.x,
                         surface.pinch.centre.y - surface.pinch_centre.y};
}

void Touches::end(OneSurface& surface, Contact& contact, const TouchEvent& event) {
  const bool elsewhere = event.at.x != contact.at.x || event.at.y != contact.at.y;
  contact.at = event.at;
  switch (contact.role) {
  case Role::pointer:
    if (elsewhere) step(surface, PointerStep::Kind::move, contact.at);
    step(surface, PointerStep::Kind::release, contact.at);
    break;
  case Role::beside: // told in its turn
    contact.lifted = true;
    contact.order = ++order_;
    return;
  case Role::pinching: return lose(surface, contact);
  case Role::nothing: break;
  }
  std::erase_if(surface.contacts, [id = contact.id](const Contact& c) { return c.id == id && !c.lifted; });
}

// From now on it does nothing. Of a pinch the other finger does nothing either: it has had its meaning.
void Touches::lose(OneSurface& surface, Contact& contact) {
  if (contact.role == Role::pointer) step(surface, PointerStep::Kind::give_up, contact.at);
  if (contact.role == Role::pinching) // what they did until now stands, and is told
    for (Contact& c : surface.contacts)
      if (c.role == Role::pinching) c.role = Role::nothing;
  contact.role = Role::nothing;
  if (!owners_.contains(contact.id))
    std::erase_if(surface.contacts, [id = contact.id](const Contact& c) { return c.id == id && !c.lifted; });
}

void Touches::lose_device(int device, std::int64_t at_ms) {
  std::vector<std::uint32_t> ids;
  for (const auto& [number, surface] : surfaces_)
    for (const Contact& c : surface.contacts)
      if (!c.lifted && c.device == device) ids.push_back(c.id);
  for (const std::uint32_t id : ids) feed({TouchEvent::Phase::lost, id, {}, at_ms});
}

void Touches::lose_all(std::int64_t at_ms) {
  const auto down = owners_;
  for (const auto& [id, surface] : down) feed({TouchEvent::Phase::lost, id, {}, at_ms});
}

SurfaceInput Touches::take(int number, bool busy) {
  SurfaceInput input;
  const auto found = surfaces_.find(number);
  if (found == surfaces_.end()) return input;
  OneSurface& surface = found->second;
  // One act a frame, in the order in which they happened.
  const Contact* next = nullptr;
  for (const Contact& c : surface.contacts)
    if (c.role == Role::beside && c.lifted && (next == nullptr || c.order < next->order)) next = &c;
  const bool lift = next != nullptr && (surface.steps.empty() || next->order < surface.step_orders.front());
  if (!surface.steps.empty() && !busy && !lift) {
    input.pointer = std::move(surface.steps.front());
    surface.steps.pop_front();
    surface.step_orders.pop_front();
    input.hands.trail = std::move(input.pointer->trail);
    input.hands.trail.push_back(input.pointer->at);
    input.hands.give_up = input.pointer->kind == PointerStep::Kind::give_up;
  }
  const std::uint64_t lifted = lift && !busy && next->told ? next->order : 0;
  std::erase_if(surface.contacts, [&](Contact& c) {
    if (c.role != Role::beside) return false;
    const bool up = c.lifted && c.order == lifted;
    c.told = true;
    input.hands.beside.push_back({c.id, c.began, c.at, up});
    return up;
  });
  const widgets::Pinch pinch = std::exchange(surface.pinch, {});
  if (pinch.factor != 1 || pinch.moved.x != 0 || pinch.moved.y != 0) {
    input.hands.pinching = true;
    input.hands.pinch = pinch;
    surface.pinch_distance *= pinch.factor;
    surface.pinch_centre = pinch.centre;
  }
  return input;
}

bool Touches::waiting(int number) const {
  const auto found = surfaces_.find(number);
  if (found == surfaces_.end()) return false;
  const OneSurface& surface = found->second;
  return !surface.steps.empty() || surface.pinch.factor != 1 || std::any_of(surface.contacts.begin(), surface.contacts.end(), [](const Contact& c) {
    return c.role == Role::beside && (c.lifted || !c.told);
  });
}

bool Touches::any_down() const { return !owners_.empty(); }

bool Touches::echo(Point at, std::int64_t at_ms) const {
  const float near = px(kSplitMm);
  for (const auto& [number, surface] : surfaces_)
    for (const Contact& c : surface.contacts)
      if (distance(c.at, at) <= near || distance(c.began, at) <= near) return true;
  return std::any_of(lifted_.begin(), lifted_.end(),
                     [&](const Lifted& l) { return at_ms - l.at_ms <= kEchoMs && distance(l.at, at) <= near; });
}

} // namespace yoriai::input
