// The minutes of a large meeting for office programs, and a meeting made again from its JSON.
#include <benchmark/benchmark.h>

#include "base/files.hpp"
#include "meeting/command.hpp"
#include "meeting/restate.hpp"
#include "minutes/write.hpp"
#include "support/assets.hpp"

namespace yoriai::minutes {
namespace {

using test::library;
using test::words;

// Of 5,000 things along the whole lineage and on the grid, with fields of every type.
const meeting::Meeting& large_meeting() {
  static const meeting::Meeting kMeeting = [] {
    base::IdSource ids(1);
    meeting::DecideContext context{library(), ids, 1'760'000'000'000};
    meeting::Meeting made;
    meeting::apply(made, meeting::open_meeting({"hakodate", "resources"}, context).value());
    const auto send = [&](std::string_view kind, std::string_view text, base::Json more) {
      const auto events = meeting::decide(made, meeting::add(kind, text, std::move(more)), context);
      for (const meeting::Event& event : events.value()) meeting::apply(made, event);
    };
    for (int i = 0; i < 625; ++i) {
      const std::string n = std::to_string(i);
      for (const char* part : {"a", "b", "c"})
        send("hypothesis", "夕方になると坂道が凍って、歩いて帰るのがこわい",
             {{"id", "h" + n + part}, {"role", "resident"}});
      send("problem", "買い物に行けない人がいる",
           {{"id", "p" + n}, {"from", {"h" + n + "a"}}, {"fields", {{"universality", true}, {"sociality", false}}}});
      send("factor", "バスの本数が減った", {{"id", "f" + n}, {"from", {"p" + n}}, {"fields", {{"class", "system"}}}});
      send("issue", "移動の手立てをつくる",
           {{"id", "i" + n}, {"from", {"p" + n}}, {"fields", {{"effect", 0.5}, {"feasibility", 0.75}}}});
      send("response", "乗り合いを試す",
           {{"id", "r" + n}, {"from", {"i" + n}}, {"fields", {{"owner", "町会"}, {"due", "2026-12-01"}}}});
      send("resource", "乗り合いの買い物便", {{"id", "g" + n}, {"place", "resources/mutual/quick"}});
    }
    return made;
  }();
  return kMeeting;
}

void written(benchmark::State& state, const char* ending) {
  const Source source{large_meeting(), library(), words()};
  for (auto unused : state) benchmark::DoNotOptimize(render(source, ending, {}).value());
}
BENCHMARK_CAPTURE(written, xlsx, "xlsx")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(written, docx, "docx")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(written, csv, "csv")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(written, json, "json")->Unit(benchmark::kMillisecond);

void made_again(benchmark::State& state) {
  const Source source{large_meeting(), library(), words()};
  const std::string text = render(source, "json", {}).value();
  base::JsonLimits limits;
  limits.bytes = text.size();
  for (auto unused : state)
    benchmark::DoNotOptimize(meeting::restate(base::parse_json(text, limits).value(), library(), {}, 1).value());
}
BENCHMARK(made_again)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace yoriai::minutes
