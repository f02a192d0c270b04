// What stands around the talk: the agenda and its clock, what is recorded at the opening and the closing, what is
// locked, and the pictures. Plain values, part of the Meeting (meeting/meeting.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace yoriai::meeting {

using base::TimeMs;

// A break or any other point of the agenda that is no step of a sheet has the path "agenda/<id>".
inline constexpr std::string_view kPointPrefix = "agenda/";
// Two points that every meeting has, whether or not its agenda names them.
inline constexpr std::string_view kOpeningPoint = "agenda/opening";
inline constexpr std::string_view kClosingPoint = "agenda/closing";

struct AgendaEntry {
  std::string path;  // of a step, or "agenda/<id>"
  std::string title; // of a point; empty of a step, the opening and the closing, which have names of their own
  bool rest = false; // a break: nobody is expected to work
  bool operator==(const AgendaEntry&) const = default;
};

// Where the clock runs.
struct ClockState {
  std::string point;    // "agenda/<id>" while the meeting is at a point; empty: at its step
  bool stopped = false; // paused: time passes for nobody
  bool operator==(const ClockState&) const = default;
};

// The order of the meeting and how it goes. Planned minutes stand in Meeting::planned_minutes(), by path.
struct Course {
  std::vector<AgendaEntry> agenda;          // empty: the steps of the sheets in their order
  std::map<std::string, int> extra_minutes; // given while it ran, by path; may be negative
  ClockState clock;
  std::set<std::string> locked;               // paths of steps where nothing moves; "" stands for all of them
  std::map<std::string, std::string> grounds; // step → the picture that lies under its wall
  bool operator==(const Course&) const = default;
};

// Something to do that was agreed: 役割分担.
struct Action {
  std::string id, what, who, due; // due: ISO date, or empty
  std::string from;               // the issue or response it comes from, or empty
  bool operator==(const Action&) const = default;
};

// Something carried over from an earlier meeting, and what became of it.
inline constexpr std::array<std::string_view, 4> kOutcomes = {"done", "going_on", "not_yet", "dropped"};
struct FollowUp {
  std::string id, text, source; // source: of which meeting, in words
  std::string outcome;          // one of kOutcomes, or empty: not yet talked about
  std::string note;
  bool operator==(const FollowUp&) const = default;
};

// A closing question, answered by a show of hands: そう思う, どちらともいえない, そう思わない.
inline constexpr std::array<std::string_view, 3> kPulseQuestions = {"purpose", "safety", "effect"};
inline constexpr std::size_t kPulseAnswers = 3;
struct Pulse {
  std::string question; // one of kPulseQuestions
  std::vector<int> hands; // kPulseAnswers counts
  bool operator==(const Pulse&) const = default;
};

// One of the checks of the plan that the sheet asks.
struct PlanCheck {
  std::string id;         // of sheets::Sheet::plan_checks
  std::optional<bool> ok; // none: still to be talked about
  std::string note;
  bool operator==(const PlanCheck&) const = default;
};

// How a text goes out in the public digest, as staff who have read it decided. It holds for that text wherever it
// stands, and no longer once the text is written anew.
struct PublicWording {
  std::string of;   // the text as it stands in the closed record
  std::string text; // what the public reads instead; the same: good as it is; empty: left out
  bool operator==(const PublicWording&) const = default;
};

// What is recorded around the talk.
struct Record {
  std::map<std::string, int> attendance; // role → heads, those not named among them
  TimeMs secrecy_at = 0;                 // when the duty of secrecy was read out; 0: not yet
  std::vector<FollowUp> follow_ups;
  std::vector<Action> actions;
  std::vector<Pulse> pulses;
  std::vector<PlanCheck> checks;
  std::vector<PublicWording> wordings; // one a text at most
  bool operator==(const Record&) const = default;
};

// What the closing made of something parked.
inline constexpr std::array<std::string_view, 3> kReviews = {"next_time", "settled", "dropped"};

// A picture, scan or map, kept in the session file; the store has its bytes.
struct Attachment {
  std::string id, item;   // item: what it belongs to; empty: the meeting
  std::string name, type; // file name without folder; "image/png" "image/jpeg" "application/pdf"
  std::uint64_t bytes = 0;
  int width = 0, height = 0; // pixels; 0 of a document
  std::string sum;           // of the bytes, as the store counts it: tells that they are the same
  bool operator==(const Attachment&) const = default;
};

} // namespace yoriai::meeting
