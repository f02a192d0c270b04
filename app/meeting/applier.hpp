// The only hand that writes into a Meeting. Every function is total: what does not fit changes nothing.
#pragma once

#include "meeting/event.hpp"

namespace yoriai::meeting {

class Applier {
public:
  explicit Applier(Meeting& meeting) : m_(meeting) {}

  void operator()(const MeetingOpened& e);
  void operator()(const MeetingClosed& e);
  void operator()(const MeetingDescribed& e);
  void operator()(const ParticipantSet& e);
  void operator()(const ItemAdded& e);
  void operator()(const ItemWithdrawn& e);
  void operator()(const ItemChanged& e);
  void operator()(const StackSet& e);
  void operator()(const LinkDrawn& e);
  void operator()(const LinkErased& e);
  void operator()(const StepEntered& e);
  void operator()(const StepReturned& e);
  void operator()(const AgreementSet& e);
  void operator()(const MinuteTaken& e);
  void operator()(const MinuteWithdrawn& e);
  void operator()(const TimerSet& e);
  void operator()(const StepHidden& e);
  void operator()(const StepRevealed& e);
  void operator()(const BallotOpened& e);
  void operator()(const BallotWithdrawn& e);
  void operator()(const PaperCast& e);
  void operator()(const PaperWithdrawn& e);
  void operator()(const BallotClosed& e);
  void operator()(const BallotReopened& e);
  void operator()(const AgendaSet& e);
  void operator()(const ClockTurned& e);
  void operator()(const ClockReturned& e);
  void operator()(const TimeAdded& e);
  void operator()(const StepLocked& e);
  void operator()(const StepUnlocked& e);
  void operator()(const AttendanceSet& e);
  void operator()(const SecrecyRead& e);
  void operator()(const FollowUpSet& e);
  void operator()(const ActionSet& e);
  void operator()(const PulseSet& e);
  void operator()(const PlanCheckSet& e);
  void operator()(const AttachmentAdded& e);
  void operator()(const AttachmentWithdrawn& e);
  void operator()(const GroundSet& e);
  void operator()(const PublicWordingSet& e);

  // Makes the indexes anew from the items.
  void rebuild_indexes();
  void count_revision() { ++m_.revision_; }

private:
  using Index = Meeting::ByName<std::vector<std::uint32_t>>;

  void list(std::uint32_t position);   // into every index
  void unlist(std::uint32_t position); // out of every index but the one by id
  void change(std::uint32_t position, const Change& change);
  Ballot* ballot(const std::string& id);
  void leave(const Visit& visit); // as if it had never been made

  Meeting& m_;
};

} // namespace yoriai::meeting
