// A meeting made again from the JSON that it was written to: state_json, and beside it under "restore" what an equal
// meeting needs besides. Pure; any thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "meeting/event.hpp"
#include "sheets/library.hpp"

namespace yoriai::meeting {

// {"opened_at", "written_at": [of each item], "letters_given": {kind: how many}, "ballots": [of each, null while open and
// secret, else {"papers", "groups": [{"roles", "papers", "scores", "votes", "fingers"}]}]}. Of papers no more is told than
// how the groups that results are read by answered; never fewer than tally() merges.
base::Json restore_json(const Meeting& meeting);

struct Restated {
  std::vector<Event> events;                // MeetingOpened first; applied in order they make the meeting
  std::vector<std::string> emptied_ballots; // questions of open secret ballots: their papers are in no file
  int pictures_left_out = 0;                // listed, but `sums` has none of their bytes
};

// `sums`: of the pictures whose bytes are at hand, by id. The JSON is taken for hostile: whatever is not exactly a meeting
// that state_json could have written, within the limits of commands, is refused. Papers are made up so that every count
// comes out the same. Errors: "import.not_a_meeting", "import.newer" {format}, "import.unknown_sheet" {sheet},
// "import.too_many" {place, most}, "import.no_papers" (a vote without "restore"), "import.bad_place" {place}: a JSON
// pointer. All refused.
base::Result<Restated> restate(const base::Json& state, const sheets::Library& library,
                               const std::map<std::string, std::string>& sums, TimeMs now);

// Inner parts of the room.

// What "restore" says of a ballot; null while it is open and secret.
base::Json papers_json(const Ballot& ballot);
// Papers that are counted as `said`; none when no papers could be.
std::vector<Paper> papers_of(const Ballot& ballot, const base::Json& said);

// The first place where `made` differs from `wanted`, as a JSON pointer, or "". What holds nothing (null, "", false, 0, [])
// may be missing on either side; times are the same when they name the same instant.
std::string first_difference(const base::Json& wanted, const base::Json& made);
// Of "2026-03-05T14:03:27+09:00"; 0 of anything else.
TimeMs instant_of(std::string_view iso);

} // namespace yoriai::meeting
