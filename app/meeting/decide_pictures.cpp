// Pictures that belong to things, and those that lie under a wall. The store has read and looked at the file.
#include <algorithm>

#include "meeting/decide.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using base::refused;

base::Result<const Attachment*> known_picture(const Request& request, std::string_view arg) {
  const std::string id = request.string(arg);
  const Attachment* picture = request.meeting.attachment(id);
  if (picture == nullptr) return refused("refused.unknown_picture", {{"id", excerpt(id)}});
  return picture;
}

} // namespace

// `id` names what it belongs to; left out: the meeting.
Decision decide_attach(const Request& request) {
  const Attachment* taken = request.context.taken;
  if (taken == nullptr) return refused("refused.not_here", {{"do", std::string(request.name)}});
  Attachment picture = *taken;
  picture.item = request.string("id");
  if (picture.item == request.meeting.head().id) picture.item.clear();
  if (!picture.item.empty())
    if (const auto item = usable_item(request, picture.item); !item) return item.error();
  picture.id = request.string("picture");
  while (picture.id.empty() || id_taken(request.meeting, picture.id)) picture.id = request.context.ids.next("a");
  return Events{AttachmentAdded{std::move(picture), static_cast<std::uint32_t>(request.meeting.attachments().size())}};
}

Decision decide_detach(const Request& request) {
  const auto picture = known_picture(request, "picture");
  if (!picture) return picture.error();
  Events events;
  for (const auto& [step, ground] : request.meeting.course().grounds)
    if (ground == (*picture)->id) events.push_back(GroundSet{step, ground, ""});
  const auto position = static_cast<std::uint32_t>(*picture - request.meeting.attachments().data());
  events.push_back(AttachmentWithdrawn{**picture, position});
  return events;
}

// Under a wall; null takes it away.
Decision decide_ground(const Request& request) {
  const auto step = step_of_meeting(request, request.string("step"));
  if (!step) return step.error();
  if ((*step)->kind != sheets::StepKind::wall) return refused("refused.ground_not_here", {{"step", (*step)->path}});
  std::string after;
  if (request.given("picture") != nullptr) {
    const auto picture = known_picture(request, "picture");
    if (!picture) return picture.error();
    if ((*picture)->width == 0) return refused("refused.ground_no_picture", {{"name", (*picture)->name}});
    after = (*picture)->id;
  }
  const auto& grounds = request.meeting.course().grounds;
  const auto it = grounds.find((*step)->path);
  const std::string before = it == grounds.end() ? std::string() : it->second;
  return before == after ? Events() : Events{GroundSet{(*step)->path, before, std::move(after)}};
}

} // namespace yoriai::meeting
