#include "meeting/course.hpp"

#include <algorithm>

namespace yoriai::meeting {
namespace {

constexpr TimeMs kMinute = 60'000;
constexpr int kOpeningMinutes = 5, kClosingMinutes = 10;

const sheets::Step* find(const sheets::Library& library, std::string_view path) {
  return is_point(path) ? nullptr : library.step(path);
}

// Since when this sitting goes on: the first visit after the last long gap. 0 when nobody is here.
TimeMs sitting_since(const Meeting& meeting, TimeMs now) {
  const auto visits = meeting.visits();
  if (visits.empty() || now - visits.back().at > kLongestStay) return 0;
  TimeMs since = visits.back().at;
  for (std::size_t i = visits.size(); i-- > 1 && visits[i].at - visits[i - 1].at <= kLongestStay;)
    since = std::min(since, visits[i - 1].at);
  return since;
}

// The entry where the meeting is, however the clock stands.
std::string place_now(const Meeting& meeting) {
  const std::string& point = meeting.course().clock.point;
  return point.empty() ? meeting.step() : point;
}

// Steps that are drawn on one screen share their minutes.
bool together(const sheets::Library& library, const EntryState& a, const EntryState& b) {
  const sheets::Step* step = find(library, a.entry.path);
  return step != nullptr && !step->shows_with.empty() && step->shows_with == b.entry.path;
}

// Of the entry where the meeting is and those after it; at a step that the agenda leaves out, all of it is to come.
TimeMs left_from_here(const CourseState& state, const sheets::Library& library) {
  const auto& entries = state.entries;
  bool reached = state.current() == nullptr;
  TimeMs sum = 0;
  for (std::size_t i = 0; i < entries.size();) {
    TimeMs left = 0;
    std::size_t end = i;
    do {
      left += entries[end].left();
      reached = reached || entries[end].current;
      ++end;
    } while (end < entries.size() && together(library, entries[end - 1], entries[end]));
    if (reached) sum += std::max<TimeMs>(left, 0);
    i = end;
  }
  return sum;
}

} // namespace

bool is_point(std::string_view path) { return path.starts_with(kPointPrefix); }

std::vector<AgendaEntry> agenda_of(const Meeting& meeting, const sheets::Library& library) {
  if (!meeting.course().agenda.empty()) return meeting.course().agenda;
  std::vector<AgendaEntry> entries;
  for (const std::string& id : meeting.head().sheets)
    if (const sheets::Sheet* sheet = library.sheet(id))
      for (const sheets::Step& step : sheet->steps) entries.push_back({step.path, "", false});
  return entries;
}

int planned_minutes(const Meeting& meeting, const sheets::Library& library, std::string_view path) {
  const auto& planned = meeting.planned_minutes();
  if (const auto it = planned.find(std::string(path)); it != planned.end()) return it->second;
  if (path == kOpeningPoint) return kOpeningMinutes;
  if (path == kClosingPoint) return kClosingMinutes;
  const sheets::Step* step = find(library, path);
  return step == nullptr ? 0 : step->minutes;
}

int extra_minutes(const Meeting& meeting, std::string_view path) {
  const auto& extra = meeting.course().extra_minutes;
  const auto it = extra.find(std::string(path));
  return it == extra.end() ? 0 : it->second;
}

std::string path_now(const Meeting& meeting) {
  return meeting.course().clock.stopped ? std::string() : place_now(meeting);
}

TimeMs time_spent(const Meeting& meeting, std::string_view path, TimeMs now) {
  const auto visits = meeting.visits();
  TimeMs sum = 0;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    if (visits[i].step != path) continue;
    const TimeMs stay = (i + 1 < visits.size() ? visits[i + 1].at : now) - visits[i].at;
    if (stay > 0 && stay <= kLongestStay) sum += stay;
  }
  return sum;
}

const EntryState* CourseState::current() const {
  const auto it = std::find_if(entries.begin(), entries.end(), [](const EntryState& e) { return e.current; });
  return it == entries.end() ? nullptr : &*it;
}

CourseState course_state(const Meeting& meeting, const sheets::Library& library, TimeMs now) {
  CourseState state;
  state.stopped = meeting.course().clock.stopped;
  const std::string here = place_now(meeting);
  auto entries = agenda_of(meeting, library);
  const bool listed =
      std::any_of(entries.begin(), entries.end(), [&](const AgendaEntry& entry) { return entry.path == here; });
  if (!listed && here == kOpeningPoint) entries.insert(entries.begin(), {here, "", false});
  if (!listed && here == kClosingPoint) entries.push_back({here, "", false});
  for (AgendaEntry& entry : entries) {
    EntryState one;
    one.planned = planned_minutes(meeting, library, entry.path);
    one.extra = extra_minutes(meeting, entry.path);
    one.spent = time_spent(meeting, entry.path, now);
    one.current = entry.path == here;
    one.visited = std::any_of(meeting.visits().begin(), meeting.visits().end(),
                              [&](const Visit& visit) { return visit.step == entry.path; });
    one.entry = std::move(entry);
    state.entries.push_back(std::move(one));
  }
  const TimeMs since = sitting_since(meeting, now);
  if (since == 0) return state;
  state.end_planned = since;
  for (const EntryState& each : state.entries) state.end_planned += each.planned * kMinute;
  state.end = now + left_from_here(state, library);
  return state;
}

} // namespace yoriai::meeting
