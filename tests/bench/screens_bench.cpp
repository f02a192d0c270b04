// Building one frame (not drawing it) of a wall: 300 notes in view, of ever more that are not.
#include <benchmark/benchmark.h>

#include <string>

#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

constexpr float kZoom = 0.5f;

void add_notes(Host& host, int count) {
  static const char* const kTexts[] = {"坂が急で、病院の帰りは何度も休んでしまう。", "夕方になっても、明かりのつかない家がある。",
                                       "退院の連絡が前の日で、家の準備が間に合わない。", "朝の体操に、毎日二十人ほどが集まっている。"};
  static const char* const kRoles[] = {"resident", "medical", "care_manager", "commissioner", "care_provider"};
  for (int i = 0; i < count; ++i)
    host.apply(std::string(R"({"do":"add","kind":"hypothesis","text":")") + kTexts[i % 4] + std::to_string(i) +
               R"(","role":")" + kRoles[i % 5] + R"("})");
}

// A frame of a large surface with about 300 notes in view, whatever lies above and below.
void frame_of_a_wall(benchmark::State& state) {
  Host host({.size = {3300, 2100}});
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  add_notes(host, static_cast<int>(state.range(0)));
  screens::WallBoard& board = host.view.wall.boards["hakodate/1"];
  board.zoom = kZoom;
  board.scroll.offset = 0;
  host.ui.frame(5);
  for (auto _ : state) host.ui.frame(1);
  state.counters["visible"] = static_cast<double>(host.ui.names_beginning("note/").size());
}
BENCHMARK(frame_of_a_wall)->Arg(300)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);

// The first frame after a change of the meeting: the layout is made anew, texts come from the cache.
void frame_after_a_change(benchmark::State& state) {
  Host host({.size = {1920, 1080}});
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  add_notes(host, static_cast<int>(state.range(0)));
  host.ui.frame(5);
  const std::string id = host.of_kind("hypothesis").front();
  bool on = false;
  for (auto _ : state) {
    state.PauseTiming();
    on = !on;
    host.apply(R"({"do":"mark","id":")" + id + R"(","on":)" + (on ? "true}" : "false}"));
    state.ResumeTiming();
    host.ui.frame(1);
  }
}
BENCHMARK(frame_after_a_change)->Arg(150)->Arg(5000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace yoriai::tests
