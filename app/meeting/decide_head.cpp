#include "meeting/decide.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {

using base::refused;

Decision decide_meeting(const Request& request) {
  MeetingDescribed described;
  for (const auto key : kHeadFields) {
    if (!request.args.contains(key)) continue;
    const std::string& before = request.meeting.head()[key];
    std::string after = request.text(key);
    if (before != after) described.changes.push_back({std::string(key), before, std::move(after)});
  }
  return described.changes.empty() ? Events() : Events{std::move(described)};
}

Decision decide_participant(const Request& request) {
  std::optional<Participant> before;
  if (const auto* known = request.meeting.participant(request.string("id"))) before = *known;
  if (!before && id_taken(request.meeting, request.string("id")))
    return refused("refused.id_taken", {{"id", request.string("id")}});
  Participant after = before.value_or(Participant());
  for (const char* needed : {"name", "role"})
    if (request.cleared(needed) || (!before && request.given(needed) == nullptr)) return missing("participant", needed);
  if (!before) after.id = request.id_or_new("u");
  if (request.given("name") != nullptr) after.name = request.text("name");
  if (request.given("role") != nullptr) after.role = request.string("role");
  if (request.args.contains("organisation")) after.organisation = request.text("organisation");
  if (request.args.contains("group")) after.group = request.text("group");
  return before == after ? Events() : Events{ParticipantSet{before, after}};
}

Decision decide_agree(const Request& request) {
  const auto step = step_of_meeting(request, request.string("step"));
  if (!step) return step.error();
  std::optional<Agreement> before;
  if (const auto* taken = request.meeting.agreement((*step)->path)) before = *taken;
  const Agreement after{(*step)->path, request.text("text"), request.context.now};
  if (before && before->text == after.text) return Events();
  return Events{AgreementSet{before, after}};
}

Decision decide_minute(const Request& request) {
  const auto step = step_of_meeting(request, request.string("step"));
  if (!step) return step.error();
  return Events{MinuteTaken{{request.id_or_new("m"), (*step)->path, request.text("text"), request.context.now}}};
}

} // namespace yoriai::meeting
