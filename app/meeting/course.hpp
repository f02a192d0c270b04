// How the meeting goes by its agenda: planned, given and spent minutes of every entry, and when it will end. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "meeting/meeting.hpp"
#include "sheets/library.hpp"

namespace yoriai::meeting {

inline constexpr int kMostMinutes = 600; // of one entry

// A path of the agenda that is no step: "agenda/<id>".
bool is_point(std::string_view path);

// The agenda, or the steps of the meeting's sheets in their order where none was made.
std::vector<AgendaEntry> agenda_of(const Meeting& meeting, const sheets::Library& library);

// Minutes: as set in the meeting, else the sheet's; of an opening or closing that nobody planned, 5 and 10.
int planned_minutes(const Meeting& meeting, const sheets::Library& library, std::string_view path);
int extra_minutes(const Meeting& meeting, std::string_view path);

// The path where time is counted now; "" before the first step and while the clock is stopped.
std::string path_now(const Meeting& meeting);

// A stay of more than this is a night between two sittings, not talk, and is not counted.
inline constexpr TimeMs kLongestStay = 4 * 60 * 60'000;

// Milliseconds that the meeting stayed at `path`. A clock that was set back counts as nothing.
TimeMs time_spent(const Meeting& meeting, std::string_view path, TimeMs now);

// How one entry of the agenda stands.
struct EntryState {
  AgendaEntry entry;
  int planned = 0, extra = 0; // minutes
  TimeMs spent = 0;
  bool current = false, visited = false;
  TimeMs left() const { return (planned + extra) * TimeMs{60'000} - spent; } // negative: over
};

struct CourseState {
  std::vector<EntryState> entries;
  TimeMs end_planned = 0; // of this sitting, from its beginning; 0: not begun
  TimeMs end = 0;         // forecast: what is left of the entry now, and of those after it; 0: not begun
  bool stopped = false;
  const EntryState* current() const;
};
CourseState course_state(const Meeting& meeting, const sheets::Library& library, TimeMs now);

} // namespace yoriai::meeting
