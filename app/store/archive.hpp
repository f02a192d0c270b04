// How cereal names the values of a meeting. Included by payload.cpp alone. FORMAT.md lists the keys; a key is
// never renamed, and never given another meaning.
//
// Departures from cereal's own ways, so that the text can be read by people and does not depend on the order of
// our types: maps are objects, an optional value is a list of none or one, a variant carries its type by name.
#pragma once

#include <cereal/archives/json.hpp>
#include <cereal/types/set.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "meeting/event.hpp"
#include "meeting/restore.hpp"

// cereal finds these through the namespace of its archives.
namespace cereal {

namespace m = yoriai::meeting;

template <class A, class T> void save(A& ar, const std::map<std::string, T>& map) {
  for (const auto& [key, value] : map) ar(make_nvp(key, value));
}
template <class A, class T> void load(A& ar, std::map<std::string, T>& map) {
  map.clear();
  while (const char* name = ar.getNodeName()) {
    std::string key = name;
    T value{};
    ar(value);
    map.insert_or_assign(std::move(key), std::move(value));
  }
}

template <class A, class T> void save(A& ar, const std::optional<T>& value) {
  ar(make_size_tag(static_cast<size_type>(value ? 1 : 0)));
  if (value) ar(*value);
}
template <class A, class T> void load(A& ar, std::optional<T>& value) {
  size_type size = 0;
  ar(make_size_tag(size));
  if (size > 1) throw Exception("more than one value");
  value.reset();
  if (size == 1) ar(value.emplace());
}

template <class A> void save(A& ar, const m::Point& p) { ar(make_nvp("x", p[0]), make_nvp("y", p[1])); }
template <class A> void load(A& ar, m::Point& p) {
  ar(make_nvp("x", p[0]), make_nvp("y", p[1]));
  if (!std::isfinite(p[0]) || !std::isfinite(p[1])) throw Exception("not a finite number");
}

namespace yoriai_detail {
inline constexpr const char* kTypes[] = {"none", "bool", "number", "text", "list", "point"};
static_assert(std::size(kTypes) == std::variant_size_v<m::Value>);

template <class T, class A> m::Value read_value(A& ar) {
  T value{};
  ar(make_nvp("value", value));
  return value;
}
} // namespace yoriai_detail

template <class A> void save(A& ar, const m::Value& v) {
  ar(make_nvp("is", std::string(yoriai_detail::kTypes[v.index()])));
  std::visit(
      [&](const auto& value) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) ar(make_nvp("value", value));
      },
      v);
}
template <class A> void load(A& ar, m::Value& v) {
  using namespace yoriai_detail;
  std::string is;
  ar(make_nvp("is", is));
  if (is == "none") v = std::monostate{};
  else if (is == "bool") v = read_value<bool>(ar);
  else if (is == "number") v = read_value<double>(ar);
  else if (is == "text") v = read_value<std::string>(ar);
  else if (is == "list") v = read_value<std::vector<std::string>>(ar);
  else if (is == "point") v = read_value<m::Point>(ar);
  else throw Exception("unknown type of value");
  if (const double* number = std::get_if<double>(&v); number != nullptr && !std::isfinite(*number))
    throw Exception("not a finite number");
}

// A value that is written only when it holds something, and read only when it is there: what later versions added.
template <class A, class T> void if_any(A& ar, const char* name, T& value) {
  if constexpr (A::is_loading::value) {
    const char* next = ar.getNodeName();
    value = T{};
    if (next != nullptr && std::string_view(next) == name) ar(make_nvp(name, value));
  } else {
    if (!(value == T{})) ar(make_nvp(name, value));
  }
}

template <class A> void serialize(A& ar, m::Participant& p) {
  ar(make_nvp("id", p.id), make_nvp("name", p.name), make_nvp("role", p.role), make_nvp("organisation", p.organisation),
     make_nvp("group", p.group));
}
template <class A> void serialize(A& ar, m::Item& i) {
  ar(make_nvp("id", i.id), make_nvp("kind", i.kind), make_nvp("text", i.text), make_nvp("by", i.by),
     make_nvp("role", i.role), make_nvp("from", i.from), make_nvp("place", i.place), make_nvp("at", i.at),
     make_nvp("symbol", i.symbol), make_nvp("marked", i.marked), make_nvp("hidden", i.hidden),
     make_nvp("parked", i.parked), make_nvp("removed", i.removed), make_nvp("stack", i.stack),
     make_nvp("fields", i.fields), make_nvp("written_at", i.written_at));
  if_any(ar, "group", i.group);
  if_any(ar, "origin", i.origin);
  if_any(ar, "review", i.review);
  if_any(ar, "ink", i.ink);
}
template <class A> void serialize(A& ar, m::Stack& s) { ar(make_nvp("id", s.id), make_nvp("title", s.title)); }

template <class A> void save(A& ar, const m::Link& l) {
  const std::string kind = l.kind == m::LinkKind::arrow ? "arrow" : "serves";
  ar(make_nvp("from", l.from), make_nvp("to", l.to), make_nvp("kind", kind));
}
template <class A> void load(A& ar, m::Link& l) {
  std::string kind;
  ar(make_nvp("from", l.from), make_nvp("to", l.to), make_nvp("kind", kind));
  if (kind != "arrow" && kind != "serves") throw Exception("unknown kind of link");
  l.kind = kind == "arrow" ? m::LinkKind::arrow : m::LinkKind::serves;
}

template <class A> void serialize(A& ar, m::Agreement& a) {
  ar(make_nvp("step", a.step), make_nvp("text", a.text), make_nvp("at", a.at));
}
template <class A> void serialize(A& ar, m::Minute& t) {
  ar(make_nvp("id", t.id), make_nvp("step", t.step), make_nvp("text", t.text), make_nvp("at", t.at));
}
template <class A> void serialize(A& ar, m::Paper& p) {
  ar(make_nvp("id", p.id), make_nvp("role", p.role), make_nvp("votes", p.votes));
}
template <class A> void serialize(A& ar, m::Ballot& b) {
  ar(make_nvp("id", b.id), make_nvp("method", b.method), make_nvp("question", b.question),
     make_nvp("targets", b.targets), make_nvp("budget", b.budget), make_nvp("cap", b.cap), make_nvp("secret", b.secret),
     make_nvp("open", b.open), make_nvp("papers", b.papers));
}
template <class A> void serialize(A& ar, m::Visit& v) { ar(make_nvp("step", v.step), make_nvp("at", v.at)); }
template <class A> void serialize(A& ar, m::Head& h) {
  ar(make_nvp("id", h.id), make_nvp("sheets", h.sheets), make_nvp("opened_at", h.opened_at),
     make_nvp("about", h.about));
}
template <class A> void serialize(A& ar, m::Change& c) {
  ar(make_nvp("key", c.key), make_nvp("before", c.before), make_nvp("after", c.after));
}
template <class A> void serialize(A& ar, m::HeadChange& c) {
  ar(make_nvp("key", c.key), make_nvp("before", c.before), make_nvp("after", c.after));
}
template <class A> void serialize(A& ar, m::AgendaEntry& e) {
  ar(make_nvp("path", e.path), make_nvp("title", e.title), make_nvp("rest", e.rest));
}
template <class A> void serialize(A& ar, m::ClockState& c) {
  ar(make_nvp("point", c.point), make_nvp("stopped", c.stopped));
}
template <class A> void serialize(A& ar, m::Course& c) {
  ar(make_nvp("agenda", c.agenda), make_nvp("extra_minutes", c.extra_minutes), make_nvp("clock", c.clock),
     make_nvp("locked", c.locked), make_nvp("grounds", c.grounds));
}
template <class A> void serialize(A& ar, m::Action& a) {
  ar(make_nvp("id", a.id), make_nvp("what", a.what), make_nvp("who", a.who), make_nvp("due", a.due),
     make_nvp("from", a.from));
}
template <class A> void serialize(A& ar, m::FollowUp& f) {
  ar(make_nvp("id", f.id), make_nvp("text", f.text), make_nvp("source", f.source), make_nvp("outcome", f.outcome),
     make_nvp("note", f.note));
}
template <class A> void serialize(A& ar, m::Pulse& p) {
  ar(make_nvp("question", p.question), make_nvp("hands", p.hands));
}
template <class A> void serialize(A& ar, m::PlanCheck& c) {
  ar(make_nvp("id", c.id), make_nvp("ok", c.ok), make_nvp("note", c.note));
}
template <class A> void serialize(A& ar, m::PublicWording& w) { ar(make_nvp("of", w.of), make_nvp("text", w.text)); }
template <class A> void serialize(A& ar, m::Record& r) {
  ar(make_nvp("attendance", r.attendance), make_nvp("secrecy_at", r.secrecy_at), make_nvp("follow_ups", r.follow_ups),
     make_nvp("actions", r.actions), make_nvp("pulses", r.pulses), make_nvp("checks", r.checks));
  if_any(ar, "wordings", r.wordings);
}
template <class A> void serialize(A& ar, m::Attachment& a) {
  ar(make_nvp("id", a.id), make_nvp("item", a.item), make_nvp("name", a.name), make_nvp("type", a.type),
     make_nvp("bytes", a.bytes), make_nvp("width", a.width), make_nvp("height", a.height), make_nvp("sum", a.sum));
}
template <class A> void serialize(A& ar, m::Parts& p) {
  ar(make_nvp("head", p.head), make_nvp("step", p.step), make_nvp("participants", p.participants),
     make_nvp("items", p.items), make_nvp("stacks", p.stacks), make_nvp("links", p.links),
     make_nvp("agreements", p.agreements), make_nvp("minutes", p.minutes), make_nvp("ballots", p.ballots),
     make_nvp("visits", p.visits), make_nvp("planned_minutes", p.planned_minutes),
     make_nvp("letters_given", p.letters_given));
  if_any(ar, "hidden_steps", p.hidden_steps);
  if_any(ar, "course", p.course);
  if_any(ar, "record", p.record);
  if_any(ar, "attachments", p.attachments);
}

// The events. One line each; meeting/event.hpp says what they mean.
// clang-format off
template <class A> void serialize(A& ar, m::MeetingOpened& e)    { ar(make_nvp("head", e.head)); }
template <class A> void serialize(A& ar, m::MeetingClosed& e)    { ar(make_nvp("head", e.head)); }
template <class A> void serialize(A& ar, m::MeetingDescribed& e) { ar(make_nvp("changes", e.changes)); }
template <class A> void serialize(A& ar, m::ParticipantSet& e)   { ar(make_nvp("before", e.before), make_nvp("after", e.after)); }
template <class A> void serialize(A& ar, m::ItemAdded& e)        { ar(make_nvp("item", e.item)); }
template <class A> void serialize(A& ar, m::ItemWithdrawn& e)    { ar(make_nvp("item", e.item)); }
template <class A> void serialize(A& ar, m::ItemChanged& e)      { ar(make_nvp("id", e.id), make_nvp("changes", e.changes)); }
template <class A> void serialize(A& ar, m::StackSet& e)         { ar(make_nvp("before", e.before), make_nvp("after", e.after), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::LinkDrawn& e)        { ar(make_nvp("link", e.link), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::LinkErased& e)       { ar(make_nvp("link", e.link), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::StepEntered& e)      { ar(make_nvp("from", e.from), make_nvp("to", e.to), make_nvp("at", e.at)); }
template <class A> void serialize(A& ar, m::StepReturned& e)     { ar(make_nvp("from", e.from), make_nvp("to", e.to), make_nvp("at", e.at)); }
template <class A> void serialize(A& ar, m::AgreementSet& e)     { ar(make_nvp("before", e.before), make_nvp("after", e.after)); }
template <class A> void serialize(A& ar, m::MinuteTaken& e)      { ar(make_nvp("minute", e.minute)); }
template <class A> void serialize(A& ar, m::MinuteWithdrawn& e)  { ar(make_nvp("minute", e.minute)); }
template <class A> void serialize(A& ar, m::TimerSet& e)         { ar(make_nvp("step", e.step), make_nvp("before", e.before), make_nvp("after", e.after)); }
template <class A> void serialize(A& ar, m::StepHidden& e)       { ar(make_nvp("step", e.step)); }
template <class A> void serialize(A& ar, m::StepRevealed& e)     { ar(make_nvp("step", e.step)); }
template <class A> void serialize(A& ar, m::BallotOpened& e)     { ar(make_nvp("ballot", e.ballot), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::BallotWithdrawn& e)  { ar(make_nvp("ballot", e.ballot), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::PaperCast& e)        { ar(make_nvp("ballot", e.ballot), make_nvp("paper", e.paper)); }
template <class A> void serialize(A& ar, m::PaperWithdrawn& e)   { ar(make_nvp("ballot", e.ballot), make_nvp("paper", e.paper)); }
template <class A> void serialize(A& ar, m::BallotClosed& e)     { ar(make_nvp("ballot", e.ballot), make_nvp("papers", e.papers)); }
template <class A> void serialize(A& ar, m::BallotReopened& e)   { ar(make_nvp("ballot", e.ballot)); }
template <class A> void serialize(A& ar, m::AgendaSet& e)        { ar(make_nvp("before", e.before), make_nvp("after", e.after)); }
template <class A> void serialize(A& ar, m::ClockTurned& e)      { ar(make_nvp("from", e.from), make_nvp("to", e.to), make_nvp("path", e.path), make_nvp("at", e.at)); }
template <class A> void serialize(A& ar, m::ClockReturned& e)    { ar(make_nvp("from", e.from), make_nvp("to", e.to), make_nvp("path", e.path), make_nvp("at", e.at)); }
template <class A> void serialize(A& ar, m::TimeAdded& e)        { ar(make_nvp("path", e.path), make_nvp("before", e.before), make_nvp("after", e.after)); }
template <class A> void serialize(A& ar, m::StepLocked& e)       { ar(make_nvp("step", e.step)); }
template <class A> void serialize(A& ar, m::StepUnlocked& e)     { ar(make_nvp("step", e.step)); }
template <class A> void serialize(A& ar, m::AttendanceSet& e)    { ar(make_nvp("before", e.before), make_nvp("after", e.after)); }
template <class A> void serialize(A& ar, m::SecrecyRead& e)      { ar(make_nvp("before", e.before), make_nvp("after", e.after)); }
template <class A> void serialize(A& ar, m::FollowUpSet& e)      { ar(make_nvp("before", e.before), make_nvp("after", e.after), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::ActionSet& e)        { ar(make_nvp("before", e.before), make_nvp("after", e.after), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::PulseSet& e)         { ar(make_nvp("before", e.before), make_nvp("after", e.after), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::PlanCheckSet& e)     { ar(make_nvp("before", e.before), make_nvp("after", e.after)); }
template <class A> void serialize(A& ar, m::PublicWordingSet& e) { ar(make_nvp("before", e.before), make_nvp("after", e.after), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::AttachmentAdded& e)  { ar(make_nvp("attachment", e.attachment), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::AttachmentWithdrawn& e) { ar(make_nvp("attachment", e.attachment), make_nvp("position", e.position)); }
template <class A> void serialize(A& ar, m::GroundSet& e)        { ar(make_nvp("step", e.step), make_nvp("before", e.before), make_nvp("after", e.after)); }
// clang-format on

} // namespace cereal
