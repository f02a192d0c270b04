// The payload of an event as it lies in a file. The first byte chooses the tag. What can be read is written again as it
// was read, and can be applied to any meeting, and taken back, without harm.
#include "fuzz/fuzz_world.hpp"
#include "store/payload.hpp"

using namespace yoriai;

namespace {

constexpr std::string_view kTags[] = {
    "meeting_opened", "meeting_closed",  "meeting_described", "participant_set", "item_added",    "item_withdrawn",
    "item_changed",   "stack_set",       "link_drawn",        "link_erased",     "step_entered",  "step_returned",
    "agreement_set",  "minute_taken",    "minute_withdrawn",  "timer_set",       "ballot_opened", "ballot_withdrawn",
    "paper_cast",     "paper_withdrawn", "ballot_closed",     "ballot_reopened"};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text = fuzz::text_of(data + 1, size - 1);
  if (data[0] == 'P') (void)store::decode_paper(text);
  if (data[0] == 'M')
    if (const auto meeting = store::decode_meeting(text)) (void)store::encode_meeting(*meeting);
  const std::string_view tag = kTags[data[0] % std::size(kTags)];
  const auto event = store::decode(tag, text);
  if (!event) return 0;
  const store::Payload written = store::encode(*event);
  fuzz::require(written.tag == tag, "an event keeps its tag");
  const auto again = store::decode(written.tag, written.text);
  fuzz::require(again && store::encode(*again) == written, "an event survives being written");
  meeting::Meeting meeting = fuzz::small_meeting(), empty;
  for (meeting::Meeting* to : {&meeting, &empty}) {
    meeting::apply(*to, *event);
    meeting::apply(*to, meeting::invert(*event));
    meeting::apply(*to, *event);
    const auto read = store::decode_meeting(store::encode_meeting(*to));
    fuzz::require(!read || read->same_as(*to), "a meeting is read as it was written");
  }
  return 0;
}
