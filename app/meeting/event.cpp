#include "meeting/event.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace yoriai::meeting {
namespace {

// In the order of the variant.
constexpr std::array<std::string_view, std::variant_size_v<Event>> kTags = {
    "meeting_opened",  "meeting_closed",  "meeting_described", "participant_set",  "item_added",
    "item_withdrawn",  "item_changed",    "stack_set",         "link_drawn",       "link_erased",
    "step_entered",    "step_returned",   "agreement_set",     "minute_taken",     "minute_withdrawn",
    "timer_set",       "ballot_opened",   "ballot_withdrawn",  "paper_cast",       "paper_withdrawn",
    "ballot_closed",   "ballot_reopened", "step_hidden",       "step_revealed",
    "agenda_set",      "clock_turned",    "clock_returned",    "time_added",       "step_locked",
    "step_unlocked",   "attendance_set",  "secrecy_read",      "follow_up_set",    "action_set",
    "pulse_set",       "plan_check_set",  "attachment_added",  "attachment_withdrawn", "ground_set",
    "public_wording_set"};

template <std::size_t... I> Event empty_event(std::size_t index, std::index_sequence<I...>) {
  Event event;
  ((index == I ? void(event.emplace<I>()) : void()), ...);
  return event;
}

template <typename T> std::vector<T> turned(std::vector<T> changes) {
  std::reverse(changes.begin(), changes.end());
  for (T& change : changes) std::swap(change.before, change.after);
  return changes;
}

Event inverse(const MeetingOpened& e) { return MeetingClosed{e.head}; }
Event inverse(const MeetingClosed& e) { return MeetingOpened{e.head}; }
Event inverse(const MeetingDescribed& e) { return MeetingDescribed{turned(e.changes)}; }
Event inverse(const ParticipantSet& e) { return ParticipantSet{e.after, e.before}; }
Event inverse(const ItemAdded& e) { return ItemWithdrawn{e.item}; }
Event inverse(const ItemWithdrawn& e) { return ItemAdded{e.item}; }
Event inverse(const ItemChanged& e) { return ItemChanged{e.id, turned(e.changes)}; }
Event inverse(const StackSet& e) { return StackSet{e.after, e.before, e.position}; }
Event inverse(const LinkDrawn& e) { return LinkErased{e.link, e.position}; }
Event inverse(const LinkErased& e) { return LinkDrawn{e.link, e.position}; }
Event inverse(const StepEntered& e) { return StepReturned{e.to, e.from, e.at}; }
Event inverse(const StepReturned& e) { return StepEntered{e.to, e.from, e.at}; }
Event inverse(const AgreementSet& e) { return AgreementSet{e.after, e.before}; }
Event inverse(const MinuteTaken& e) { return MinuteWithdrawn{e.minute}; }
Event inverse(const MinuteWithdrawn& e) { return MinuteTaken{e.minute}; }
Event inverse(const TimerSet& e) { return TimerSet{e.step, e.after, e.before}; }
Event inverse(const StepHidden& e) { return StepRevealed{e.step}; }
Event inverse(const StepRevealed& e) { return StepHidden{e.step}; }
Event inverse(const BallotOpened& e) { return BallotWithdrawn{e.ballot, e.position}; }
Event inverse(const BallotWithdrawn& e) { return BallotOpened{e.ballot, e.position}; }
Event inverse(const PaperCast& e) { return PaperWithdrawn{e.ballot, e.paper}; }
Event inverse(const PaperWithdrawn& e) { return PaperCast{e.ballot, e.paper}; }
Event inverse(const BallotClosed& e) { return BallotReopened{e.ballot}; }
// A secret ballot's papers were mixed when it was first closed and stay so: none need to be given again.
Event inverse(const BallotReopened& e) { return BallotClosed{e.ballot, {}}; }
Event inverse(const AgendaSet& e) { return AgendaSet{e.after, e.before}; }
Event inverse(const ClockTurned& e) { return ClockReturned{e.to, e.from, e.path, e.at}; }
Event inverse(const ClockReturned& e) { return ClockTurned{e.to, e.from, e.path, e.at}; }
Event inverse(const TimeAdded& e) { return TimeAdded{e.path, e.after, e.before}; }
Event inverse(const StepLocked& e) { return StepUnlocked{e.step}; }
Event inverse(const StepUnlocked& e) { return StepLocked{e.step}; }
Event inverse(const AttendanceSet& e) { return AttendanceSet{e.after, e.before}; }
Event inverse(const SecrecyRead& e) { return SecrecyRead{e.after, e.before}; }
Event inverse(const FollowUpSet& e) { return FollowUpSet{e.after, e.before, e.position}; }
Event inverse(const ActionSet& e) { return ActionSet{e.after, e.before, e.position}; }
Event inverse(const PulseSet& e) { return PulseSet{e.after, e.before, e.position}; }
Event inverse(const PlanCheckSet& e) { return PlanCheckSet{e.after, e.before}; }
Event inverse(const AttachmentAdded& e) { return AttachmentWithdrawn{e.attachment, e.position}; }
Event inverse(const AttachmentWithdrawn& e) { return AttachmentAdded{e.attachment, e.position}; }
Event inverse(const PublicWordingSet& e) { return PublicWordingSet{e.after, e.before, e.position}; }
Event inverse(const GroundSet& e) { return GroundSet{e.step, e.after, e.before}; }

} // namespace

std::string_view tag_of(const Event& event) { return kTags[event.index()]; }

std::optional<Event> event_of_tag(std::string_view tag) {
  const auto it = std::find(kTags.begin(), kTags.end(), tag);
  if (it == kTags.end()) return std::nullopt;
  return empty_event(static_cast<std::size_t>(it - kTags.begin()), std::make_index_sequence<kTags.size()>());
}

Event invert(const Event& event) {
  return std::visit([](const auto& e) { return inverse(e); }, event);
}

} // namespace yoriai::meeting
