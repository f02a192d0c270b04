// What happened, in the past tense. An event holds before and after, so that it can be inverted without
// looking at anything else; it holds its own time where the meeting keeps one, so that applying it needs no clock.
//
// On disk each has a string tag (tag_of), never a variant index. Old tags are never given a new meaning.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "meeting/meeting.hpp"

namespace yoriai::meeting {

// One property of an item: "text" "by" "role" "from" "place" "at" "marked" "hidden" "parked" "removed" "stack"
// "group" "review", or "fields.<id>".
struct Change {
  std::string key;
  Value before, after;
  bool operator==(const Change&) const = default;
};

struct HeadChange {
  std::string key, before, after;
  bool operator==(const HeadChange&) const = default;
};

// Where a thing stands in its list, so that taking an event back puts it where it was. Links, stacks and ballots
// may be taken out of the middle; everything else is only ever taken back from the end.
inline constexpr std::uint32_t kAtEnd = 0xffffffff;

// clang-format off
struct MeetingOpened     { Head head; };                                             // meeting_opened
struct MeetingClosed     { Head head; };                                             // its inverse, never written
struct MeetingDescribed  { std::vector<HeadChange> changes; };                       // meeting_described
struct ParticipantSet    { std::optional<Participant> before, after; };              // participant_set
struct ItemAdded         { Item item; };                                             // item_added
struct ItemWithdrawn     { Item item; };                                             // item_withdrawn: undo of added
struct ItemChanged       { std::string id; std::vector<Change> changes; };           // item_changed
struct StackSet          { std::optional<Stack> before, after; std::uint32_t position = kAtEnd; }; // stack_set
struct LinkDrawn         { Link link; std::uint32_t position = kAtEnd; };            // link_drawn
struct LinkErased        { Link link; std::uint32_t position = kAtEnd; };            // link_erased
struct StepEntered       { std::string from, to; TimeMs at = 0; };                   // step_entered
struct StepReturned      { std::string from, to; TimeMs at = 0; };                   // step_returned: undo of entered, as it was
struct AgreementSet      { std::optional<Agreement> before, after; };                // agreement_set
struct MinuteTaken       { Minute minute; };                                         // minute_taken
struct MinuteWithdrawn   { Minute minute; };                                         // minute_withdrawn
struct TimerSet          { std::string step; std::optional<int> before, after; };    // timer_set, minutes
struct StepHidden        { std::string step; };                                      // step_hidden: silent writing begins
struct StepRevealed      { std::string step; };                                      // step_revealed; its notes turn by item_changed
struct BallotOpened      { Ballot ballot; std::uint32_t position = kAtEnd; };        // ballot_opened
struct BallotWithdrawn   { Ballot ballot; std::uint32_t position = kAtEnd; };        // ballot_withdrawn: cancel, undo of open
struct PaperCast         { std::string ballot; Paper paper; };                       // paper_cast
struct PaperWithdrawn    { std::string ballot; Paper paper; };                       // paper_withdrawn
struct BallotClosed      { std::string ballot; std::vector<Paper> papers; };         // ballot_closed; papers of a secret one, in random order
struct BallotReopened    { std::string ballot; };                                    // ballot_reopened: undo of closed; papers of a secret one stay without ids
struct AgendaSet         { std::vector<AgendaEntry> before, after; };                // agenda_set
struct ClockTurned       { ClockState from, to; std::string path; TimeMs at = 0; };  // clock_turned; path: where time is counted from now on, "" nowhere
struct ClockReturned     { ClockState from, to; std::string path; TimeMs at = 0; };  // clock_returned: undo of turned, as it was
struct TimeAdded         { std::string path; int before = 0, after = 0; };           // time_added, extra minutes
struct StepLocked        { std::string step; };                                      // step_locked; "" the whole board
struct StepUnlocked      { std::string step; };                                      // step_unlocked
struct AttendanceSet     { std::map<std::string, int> before, after; };              // attendance_set, role → heads
struct SecrecyRead       { TimeMs before = 0, after = 0; };                          // secrecy_read; 0: not read
struct FollowUpSet       { std::optional<FollowUp> before, after; std::uint32_t position = kAtEnd; }; // follow_up_set
struct ActionSet         { std::optional<Action> before, after; std::uint32_t position = kAtEnd; };   // action_set
struct PulseSet          { std::optional<Pulse> before, after; std::uint32_t position = kAtEnd; }; // pulse_set
struct PlanCheckSet      { std::optional<PlanCheck> before, after; };                // plan_check_set
struct PublicWordingSet  { std::optional<PublicWording> before, after; std::uint32_t position = kAtEnd; }; // public_wording_set
struct AttachmentAdded   { Attachment attachment; std::uint32_t position = kAtEnd; }; // attachment_added
struct AttachmentWithdrawn { Attachment attachment; std::uint32_t position = kAtEnd; }; // attachment_withdrawn; its bytes stay
struct GroundSet         { std::string step, before, after; };                       // ground_set, ids of pictures
// clang-format on

using Event = std::variant<MeetingOpened, MeetingClosed, MeetingDescribed, ParticipantSet, ItemAdded, ItemWithdrawn, ItemChanged,
                           StackSet, LinkDrawn, LinkErased, StepEntered, StepReturned, AgreementSet, MinuteTaken,
                           MinuteWithdrawn, TimerSet, BallotOpened, BallotWithdrawn, PaperCast, PaperWithdrawn, BallotClosed,
                           BallotReopened, StepHidden, StepRevealed, AgendaSet, ClockTurned, ClockReturned, TimeAdded, StepLocked,
                           StepUnlocked, AttendanceSet, SecrecyRead, FollowUpSet, ActionSet, PulseSet, PlanCheckSet,
                           AttachmentAdded, AttachmentWithdrawn, GroundSet, PublicWordingSet>;

// "item_added" …; the name on disk.
std::string_view tag_of(const Event& event);
// An empty event of that tag; nullopt for an unknown one.
std::optional<Event> event_of_tag(std::string_view tag);

// Takes the event back; pure. invert(invert(e)) == e in effect.
Event invert(const Event& event);

// Makes `meeting` what it is after `event`. Total: an event that does not fit (unknown id) changes nothing
// else and never fails. No clock, no chance, no input or output.
void apply(Meeting& meeting, const Event& event);

} // namespace yoriai::meeting
