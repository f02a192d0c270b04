#include "cli/gesture.hpp"

#include <iterator>

namespace yoriai::cli {
namespace {

// The events of all commands, each decided on what the ones before it leave.
base::Result<std::vector<meeting::Event>> decide_together(const meeting::Meeting& meeting, const sheets::Library& library,
                                                          base::IdSource& ids, std::span<const meeting::Command> commands,
                                                          const store::PictureFile* picture) {
  meeting::Meeting ahead = meeting;
  std::vector<meeting::Event> all;
  meeting::DecideContext context{library, ids, base::now_ms()};
  if (picture != nullptr) context.taken = &picture->about;
  for (const auto& command : commands) {
    auto events = meeting::decide(ahead, command, context);
    if (!events) return events.error();
    for (const auto& event : *events) meeting::apply(ahead, event);
    std::move(events->begin(), events->end(), std::back_inserter(all));
  }
  return all;
}

} // namespace

std::optional<base::Error> carry_out_gesture(store::Store& store, const sheets::Library& library, base::IdSource& ids,
                                             std::span<const meeting::Command> commands, std::string_view actor,
                                             const store::PictureFile* picture) {
  if (commands.size() > 1 && store.access() == store::Access::read_write) {
    auto events = decide_together(store.meeting(), library, ids, commands, picture);
    std::map<std::string, store::Bytes> bytes;
    if (picture != nullptr) bytes[picture->about.sum] = picture->bytes;
    if (events && store.record(std::move(*events), commands.front().name, actor, bytes).ok()) return std::nullopt;
  }
  std::optional<base::Error> refusal;
  for (const auto& command : commands)
    if (const auto done = store.submit(command, actor, picture); !done && !refusal) refusal = done.error();
  return refusal;
}

} // namespace yoriai::cli
