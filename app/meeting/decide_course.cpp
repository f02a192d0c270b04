// The order of the meeting and its clock; what is locked.
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "meeting/course.hpp"
#include "meeting/decide.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;
using base::refused;

constexpr std::size_t kMostEntries = 60;

// One entry as it was written; what is missing is filled in by read_entry.
struct Entry {
  AgendaEntry entry;
  std::optional<int> minutes;
};

Refusal check_entry(const Json& json) {
  if (!json.is_object()) return wrong_type("entries", "object");
  for (const auto& [key, value] : json.items()) {
    if (value.is_null()) continue;
    if (key == "step" || key == "id") {
      if (!value.is_string()) return wrong_type(key, key == "id" ? "id" : "path");
    } else if (key == "title") {
      if (auto off = check_text(value, key)) return off;
    } else if (key == "rest") {
      if (!value.is_boolean()) return wrong_type(key, "boolean");
    } else if (key == "minutes") {
      const auto minutes = whole_number(value);
      if (!minutes) return wrong_type(key, "whole");
      if (*minutes < 1 || *minutes > kMostMinutes) return out_of_range(key, 1, kMostMinutes);
    } else {
      return refused("refused.unknown_field", {{"do", "agenda"}, {"field", excerpt(key)}});
    }
  }
  return std::nullopt;
}

std::string path_of_point(const Request& request, const Json& json) {
  std::string id = json.value("id", std::string());
  if (id.empty()) id = request.context.ids.next("p");
  return std::string(kPointPrefix) + id;
}

base::Result<Entry> read_entry(const Request& request, const Json& json) {
  if (auto off = check_entry(json)) return *off;
  const auto has = [&](const char* key) { return json.contains(key) && !json[key].is_null(); };
  Entry read;
  if (has("minutes")) read.minutes = static_cast<int>(json["minutes"].get<double>());
  if (has("step")) {
    const auto step = step_of_meeting(request, json["step"].get<std::string>());
    if (!step) return step.error();
    read.entry.path = (*step)->path;
    return read;
  }
  if (has("id") && !base::is_id(json["id"].get<std::string>()))
    return refused("refused.bad_id", {{"field", "id"}, {"id", json_excerpt(json["id"])}});
  read.entry.path = path_of_point(request, json);
  read.entry.rest = has("rest") && json["rest"].get<bool>();
  if (has("title")) read.entry.title = base::clean_text(json["title"].get<std::string>());
  const bool named = read.entry.path == kOpeningPoint || read.entry.path == kClosingPoint;
  if (read.entry.title.empty() && !named) return missing("agenda", "title");
  return read;
}

void set_minutes(const Request& request, const std::string& path, std::optional<int> after, Events& events) {
  const auto& planned = request.meeting.planned_minutes();
  const auto it = planned.find(path);
  const std::optional<int> before = it == planned.end() ? std::nullopt : std::optional(it->second);
  if (before != after) events.push_back(TimerSet{path, before, after});
}

// A step of the meeting, or a point of its agenda.
base::Result<std::string> path_in_agenda(const Request& request, const std::string& path) {
  if (!is_point(path)) {
    const auto step = step_of_meeting(request, path);
    if (!step) return step.error();
    return (*step)->path;
  }
  if (path == kOpeningPoint || path == kClosingPoint) return path;
  for (const AgendaEntry& entry : request.meeting.course().agenda)
    if (entry.path == path) return path;
  return refused("refused.unknown_point", {{"point", excerpt(path)}});
}

Event turn_clock(const Request& request, ClockState to, std::string path) {
  return ClockTurned{request.meeting.course().clock, std::move(to), std::move(path), request.context.now};
}

} // namespace

Decision decide_agenda(const Request& request) {
  const Json& entries = *request.given("entries");
  if (entries.size() > kMostEntries)
    return refused("refused.too_many", {{"field", "entries"}, {"most", std::to_string(kMostEntries)}});
  AgendaSet set{request.meeting.course().agenda, {}};
  Events minutes;
  std::set<std::string> paths;
  for (const Json& json : entries) {
    auto read = read_entry(request, json);
    if (!read) return read.error();
    if (!paths.insert(read->entry.path).second)
      return refused("refused.agenda_twice", {{"path", excerpt(read->entry.path)}});
    if (read->minutes) set_minutes(request, read->entry.path, read->minutes, minutes);
    set.after.push_back(std::move(read->entry));
  }
  const std::string& point = request.meeting.course().clock.point;
  const bool stays = point.empty() || point == kOpeningPoint || point == kClosingPoint || paths.contains(point);
  if (!stays) return refused("refused.point_in_use", {{"point", point}});
  Events events;
  if (set.before != set.after) events.push_back(std::move(set));
  events.insert(events.end(), minutes.begin(), minutes.end());
  return events;
}

// To a step, or to a point of the agenda: then the step stays where it was.
Decision decide_step(const Request& request) {
  const auto to = path_in_agenda(request, request.string("to"));
  if (!to) return to.error();
  const ClockState& clock = request.meeting.course().clock;
  if (is_point(*to)) {
    if (clock == ClockState{*to, false}) return Events();
    return Events{turn_clock(request, {*to, false}, *to)};
  }
  if (request.meeting.step() == *to) {
    if (clock == ClockState()) return Events();
    return Events{turn_clock(request, {}, *to)};
  }
  Events events;
  if (clock != ClockState()) events.push_back(turn_clock(request, {}, ""));
  events.push_back(StepEntered{request.meeting.step(), *to, request.context.now});
  return events;
}

Decision decide_timer(const Request& request) {
  const auto path = path_in_agenda(request, request.string("step"));
  if (!path) return path.error();
  const auto minutes = request.whole("minutes"), more = request.whole("add");
  if (!minutes && !more) return missing("timer", "minutes");
  Events events;
  if (minutes) set_minutes(request, *path, minutes, events);
  if (more && *more != 0) {
    const auto& extra = request.meeting.course().extra_minutes;
    const auto it = extra.find(*path);
    const int before = it == extra.end() ? 0 : it->second;
    if (std::abs(before + *more) > kMostMinutes) return out_of_range("add", -kMostMinutes, kMostMinutes);
    events.push_back(TimeAdded{*path, before, before + *more});
  }
  return events;
}

Decision decide_clock(const Request& request) {
  ClockState to = request.meeting.course().clock;
  const bool stop = *request.boolean("stop");
  if (to.stopped == stop) return Events();
  if (request.meeting.visits().empty()) return refused("refused.clock_not_begun");
  to.stopped = stop;
  const std::string path = stop ? std::string() : to.point.empty() ? request.meeting.step() : to.point;
  return Events{turn_clock(request, std::move(to), path)};
}

namespace {

// "" for the whole board.
base::Result<std::string> what_to_lock(const Request& request) {
  if (request.given("step") == nullptr) return std::string();
  const auto step = step_of_meeting(request, request.string("step"));
  if (!step) return step.error();
  return (*step)->path;
}

} // namespace

Decision decide_lock(const Request& request) {
  const auto step = what_to_lock(request);
  if (!step) return step.error();
  if (request.meeting.course().locked.contains(*step)) return Events();
  return Events{StepLocked{*step}};
}

// The whole board: every lock there is.
Decision decide_unlock(const Request& request) {
  const auto step = what_to_lock(request);
  if (!step) return step.error();
  const auto& locked = request.meeting.course().locked;
  Events events;
  for (const std::string& each : locked)
    if (step->empty() || each == *step) events.push_back(StepUnlocked{each});
  if (events.empty() && locked.contains("")) return refused("refused.board_locked");
  return events;
}

// --- what a lock keeps

namespace {

bool keeps(const Meeting& meeting, const sheets::Library& library, std::string_view place) {
  const auto* step = find_step_of_place(meeting, library, place);
  return step != nullptr && meeting.course().locked.contains(step->path);
}

// What is placed and ranked on a matrix lies in another step.
bool keeps_values(const Meeting& meeting, const sheets::Library& library, const Item& item, const ItemChanged& e) {
  const bool values = std::any_of(e.changes.begin(), e.changes.end(),
                                  [](const Change& c) { return c.key == "at" || c.key.starts_with("fields."); });
  if (!values) return false;
  for (const std::string& path : meeting.course().locked) {
    const auto* step = path.empty() ? nullptr : find_step(meeting, library, path);
    if (step != nullptr && step->matrix && !step->kinds.empty() && step->kinds.front() == item.kind) return true;
  }
  return false;
}

bool turns_only(const ItemChanged& e) {
  return std::all_of(e.changes.begin(), e.changes.end(), [](const Change& c) { return c.key == "hidden"; });
}

struct Guard {
  const Meeting& meeting;
  const sheets::Library& library;

  bool item(std::string_view id) const {
    const Item* found = meeting.item(id);
    return found != nullptr && keeps(meeting, library, found->place);
  }
  bool operator()(const ItemAdded& e) const { return keeps(meeting, library, e.item.place); }
  bool operator()(const ItemChanged& e) const {
    const Item* found = meeting.item(e.id);
    if (found == nullptr || turns_only(e)) return false;
    if (keeps(meeting, library, found->place) || keeps_values(meeting, library, *found, e)) return true;
    return std::any_of(e.changes.begin(), e.changes.end(), [&](const Change& c) {
      const auto* place = std::get_if<std::string>(&c.after);
      return c.key == "place" && place != nullptr && keeps(meeting, library, *place);
    });
  }
  bool operator()(const StackSet& e) const {
    const std::string& id = e.after ? e.after->id : e.before ? e.before->id : std::string();
    const auto members = meeting.in_stack(id);
    return !members.empty() && item(meeting.items()[members.front()].id);
  }
  bool operator()(const LinkDrawn& e) const { return item(e.link.from); }
  bool operator()(const LinkErased& e) const { return item(e.link.from); }
  template <typename Other> bool operator()(const Other&) const { return false; }

  bool changes_the_board(const Event& event) const {
    return std::holds_alternative<ItemAdded>(event) || std::holds_alternative<StackSet>(event) ||
           std::holds_alternative<LinkDrawn>(event) || std::holds_alternative<LinkErased>(event) ||
           (std::holds_alternative<ItemChanged>(event) && !turns_only(std::get<ItemChanged>(event)));
  }
};

} // namespace

Refusal check_locks(const Meeting& meeting, const sheets::Library& library, const Events& events) {
  const auto& locked = meeting.course().locked;
  if (locked.empty()) return std::nullopt;
  const Guard guard{meeting, library};
  const bool all = locked.contains("");
  for (const Event& event : events) {
    if (all && guard.changes_the_board(event)) return refused("refused.board_locked");
    if (std::visit(guard, event)) return refused("refused.locked");
  }
  return std::nullopt;
}

} // namespace yoriai::meeting
