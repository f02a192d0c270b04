// The JSON of a meeting, as `import` takes it. What is taken makes a meeting that is written as it was read.
#include "base/json.hpp"
#include "fuzz/fuzz_world.hpp"
#include "meeting/restate.hpp"
#include "meeting/state_json.hpp"

using namespace yoriai;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto json = base::parse_json(fuzz::text_of(data, size));
  if (!json) return 0;
  const auto restated = meeting::restate(*json, fuzz::library(), {}, 1'760'000'000'000);
  if (!restated) return 0;
  meeting::Meeting meeting;
  for (const meeting::Event& event : restated->events) meeting::apply(meeting, event);
  base::Json state = meeting::state_json(meeting, fuzz::library(), 0);
  state["restore"] = meeting::restore_json(meeting);
  const auto again = meeting::restate(state, fuzz::library(), {}, 1'760'000'000'000);
  fuzz::require(again || restated->emptied_ballots.size() > 0, "what was taken in can be taken in again");
  return 0;
}
