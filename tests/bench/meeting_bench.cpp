// What a change costs, and looking a meeting over.
#include <benchmark/benchmark.h>

#include <chrono>

#include "base/files.hpp"
#include "meeting/command.hpp"
#include "meeting/findings.hpp"
#include "meeting/restore.hpp"
#include "meeting/state_json.hpp"

namespace yoriai::meeting {
namespace {

const sheets::Library& library() {
  static const auto kLibrary = sheets::Library::load(base::assets_root() / "sheets");
  return kLibrary;
}

// A meeting of about `count` things: half hunches, the rest along the lineage and on the grid.
Meeting meeting_of(int count) {
  base::IdSource ids(1);
  DecideContext context{library(), ids, 1};
  Meeting meeting;
  meeting::apply(meeting, open_meeting({"hakodate", "resources"}, context).value());
  const auto send = [&](const Command& command) {
    const auto events = decide(meeting, command, context);
    for (const Event& event : events.value()) meeting::apply(meeting, event);
  };
  for (int i = 0; i * 8 < count; ++i) {
    const std::string n = std::to_string(i);
    for (const char* part : {"a", "b", "c", "d"})
      send(add("hypothesis", "坂の上の家から店まで歩くと遠い", {{"id", "h" + n + part}}));
    send(add("problem", "買い物に行けない人がいる", {{"id", "p" + n}, {"from", {"h" + n + "a"}}, {"fields", {{"universality", true}}}}));
    send(add("factor", "バスの本数が減った", {{"id", "f" + n}, {"from", {"p" + n}}, {"fields", {{"class", "system"}}}}));
    send(add("issue", "移動の手立てをつくる", {{"id", "i" + n}, {"from", {"p" + n}}}));
    send(add("resource", "乗り合いの買い物便", {{"id", "r" + n}, {"place", "resources/mutual/quick"}}));
  }
  return meeting;
}

// decide + apply of one command, again and again on a meeting of 5,000 things; what it did is taken back outside
// the measured time, so that the meeting stays the same.
void change(benchmark::State& state, const Command& command) {
  Meeting meeting = meeting_of(5000);
  base::IdSource ids(2);
  DecideContext context{library(), ids, 1};
  for (auto unused : state) {
    const auto start = std::chrono::steady_clock::now();
    const auto events = decide(meeting, command, context);
    for (const Event& event : events.value()) meeting::apply(meeting, event);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    state.SetIterationTime(spent.count());
    for (auto it = events->rbegin(); it != events->rend(); ++it) meeting::apply(meeting, invert(*it));
  }
}

const Command kAdd = add("hypothesis", "夕方になると坂道が凍って、歩いて帰るのがこわい", {{"at", {0.25, 0.5}}});
const Command kSetText = {"set", {{"id", "h300a"}, {"text", "夕方になると坂道が凍って、歩いて帰るのがこわい"}}};
const Command kMove = {"set", {{"id", "r300"}, {"place", "resources/public/slow"}, {"at", {0.25, 0.5}}}};
const Command kStack = {"stack", {{"ids", {"h300a", "h300b"}}}};

BENCHMARK_CAPTURE(change, add, kAdd)->UseManualTime();
BENCHMARK_CAPTURE(change, set_text, kSetText)->UseManualTime();
BENCHMARK_CAPTURE(change, move, kMove)->UseManualTime();
BENCHMARK_CAPTURE(change, mark, Command{"mark", {{"id", "h300a"}, {"on", true}}})->UseManualTime();
BENCHMARK_CAPTURE(change, rank, set_fields("i300", {{"priority", 1}}))->UseManualTime();
BENCHMARK_CAPTURE(change, stack, kStack)->UseManualTime();
BENCHMARK_CAPTURE(change, remove, with_id("remove", "h300a"))->UseManualTime();

void looking_it_over(benchmark::State& state) {
  const Meeting meeting = meeting_of(static_cast<int>(state.range(0)));
  for (auto unused : state) benchmark::DoNotOptimize(findings(meeting, library()));
}
BENCHMARK(looking_it_over)->Arg(300)->Arg(5000)->Unit(benchmark::kMicrosecond);

void putting_together(benchmark::State& state) {
  const Meeting meeting = meeting_of(5000);
  for (auto unused : state) benchmark::DoNotOptimize(put_together(take_apart(meeting)));
}
BENCHMARK(putting_together)->Unit(benchmark::kMillisecond);

void as_json(benchmark::State& state) {
  const Meeting meeting = meeting_of(300);
  for (auto unused : state) benchmark::DoNotOptimize(state_json(meeting, library(), 300));
}
BENCHMARK(as_json)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace yoriai::meeting
