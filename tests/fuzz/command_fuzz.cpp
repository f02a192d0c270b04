// Commands as they come from `apply`, from phones, from anybody: one JSON object a line, on a small meeting. Whatever
// is accepted can be taken back.
#include "fuzz/fuzz_world.hpp"

using namespace yoriai;

namespace {

void take(meeting::Meeting& meeting, std::string_view line, meeting::DecideContext& context) {
  const auto json = base::parse_json(line);
  if (!json) return;
  const auto command = meeting::Command::from_json(*json);
  if (!command) return;
  const auto again = meeting::Command::from_json(command->to_json());
  fuzz::require(again.ok() && again->name == command->name, "a command survives being written");
  const auto events = meeting::decide(meeting, *command, context);
  if (!events) {
    fuzz::require(events.error().code == base::Code::refused && !events.error().key.empty(), "a refusal says why");
    return;
  }
  const meeting::Meeting before = meeting;
  for (const meeting::Event& event : *events) meeting::apply(meeting, event);
  meeting::Meeting back = meeting;
  for (auto event = events->rbegin(); event != events->rend(); ++event) meeting::apply(back, meeting::invert(*event));
  // The end of a secret ballot is for good; everything else is as it was.
  for (const meeting::Event& event : *events)
    if (std::holds_alternative<meeting::BallotClosed>(event)) return;
  fuzz::require(back.same_as(before), "what was accepted can be taken back");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  base::IdSource ids(7);
  meeting::DecideContext context{fuzz::library(), ids, 1'760'000'100'000};
  meeting::Meeting meeting = fuzz::small_meeting();
  for (int lines = 0; lines < 16 && !rest.empty(); ++lines) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    take(meeting, rest.substr(0, end), context);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return 0;
}
