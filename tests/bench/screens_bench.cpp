// Building one frame (not drawing it) of a wall: 300 notes in view, of ever more that are not.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "meeting/ink.hpp"
#include "screens/pads_room.hpp"
#include "screens/projector_room.hpp"

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

// Three ballots on ten notes each, 80 papers a ballot; the last one stays open.
void add_ballots(Host& host) {
  const auto ids = host.of_kind("hypothesis");
  for (int b = 0; b < 3; ++b) {
    const std::string id = "b" + std::to_string(b);
    std::string targets;
    for (int t = 0; t < 10; ++t) targets += (t ? ",\"" : "\"") + ids[static_cast<std::size_t>(b * 10 + t)] + "\"";
    host.apply(R"({"do":"ballot.open","method":"dots","budget":3,"cap":2,"id":")" + id + R"(","targets":[)" + targets + "]}");
    for (int paper = 0; paper < 80; ++paper)
      host.apply(R"({"do":"ballot.cast","role":"resident","ballot":")" + id + R"(","votes":{")" +
                 ids[static_cast<std::size_t>(b * 10 + paper % 10)] + R"(":2}})");
    if (b < 2) host.apply(R"({"do":"ballot.close","ballot":")" + id + R"("})");
  }
}

// One frame of the facilitator's window and one of the room's, both built anew: 300 notes and 3 ballots of 80 papers.
void frame_of_both_windows(benchmark::State& state) {
  Host host({.size = {1920, 1080}});
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  add_notes(host, 300);
  add_ballots(host);
  static const char* const kShown[] = {"hakodate/1", "ballot/b0", ""}; // the wall, a result, and the open ballot
  ProjectorRoom room(host);
  room.view().on = true;
  room.view().shows = kShown[state.range(0)];
  host.ui.frame(5);
  room.ui.frame(5);
  for (auto _ : state) {
    host.ui.frame(1);
    room.ui.frame(1);
  }
  state.SetLabel(room.view().shown);
}
BENCHMARK(frame_of_both_windows)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

// The same, and the meeting has changed since: what is worked out of it is worked out anew.
void frame_of_both_windows_after_a_change(benchmark::State& state) {
  Host host({.size = {1920, 1080}});
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  add_notes(host, 300);
  add_ballots(host);
  ProjectorRoom room(host);
  room.view().shows = "hakodate/1";
  host.ui.frame(5);
  room.ui.frame(5);
  const std::string id = host.of_kind("hypothesis").front();
  bool on = false;
  for (auto _ : state) {
    state.PauseTiming();
    on = !on;
    host.apply(R"({"do":"mark","id":")" + id + R"(","on":)" + (on ? "true}" : "false}"));
    state.ResumeTiming();
    host.ui.frame(1);
    room.ui.frame(1);
  }
}
BENCHMARK(frame_of_both_windows_after_a_change)->Unit(benchmark::kMillisecond);

// 「めくる」 on 150 notes that lie face down: the change itself, and the first frame of both windows that shows it.
void reveal_of_150_notes(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    auto host = std::make_unique<Host>(Host::Options{.size = {1920, 1080}});
    host->apply(R"({"do":"step","to":"hakodate/1"})");
    host->apply(R"({"do":"hide","step":"hakodate/1"})");
    add_notes(*host, 150);
    ProjectorRoom room(*host);
    room.view().shows = "hakodate/1";
    host->ui.frame(5);
    room.ui.frame(5);
    state.ResumeTiming();
    host->apply(R"({"do":"reveal","step":"hakodate/1"})");
    host->ui.frame(1);
    room.ui.frame(1);
    state.PauseTiming();
    if (host->ui.names_beginning("note/").empty()) state.SkipWithError("nothing was turned over");
    host.reset();
    state.ResumeTiming();
  }
}
BENCHMARK(reveal_of_150_notes)->Iterations(30)->Unit(benchmark::kMillisecond);

// One frame of the board with 300 notes and of four pads over it, while a key was pressed on each of them.
void frame_of_four_pads(benchmark::State& state) {
  const Host::Options panel{.size = {3840, 2160}, .scale = 1.2f};
  Host host(panel);
  host.view.pads.places.wanted = screens::PadsWanted::always;
  host.view.pads.mm_per_px = 0.38;
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  add_notes(host, 300);
  PadsRoom room(host, panel);
  host.look();
  host.ui.tap("compose/open");
  for (const char* slot : {"1", "2", "3"}) host.ui.tap("pads/open/" + std::string(slot));
  for (int slot = 0; slot < 4; ++slot) room.pad(slot).frame(2);
  host.ui.frame(5);
  for (auto _ : state) {
    state.PauseTiming();
    for (int slot = 0; slot < 4; ++slot) {
      input::Composition& writing = room.state(slot).writing;
      if (writing.text().size() > 180) writing = input::Composition();
      writing.type("か");
    }
    state.ResumeTiming();
    host.ui.frame(1);
    for (int slot = 0; slot < 4; ++slot) room.pad(slot).frame(1);
  }
  state.counters["pads"] = static_cast<double>(host.view.pads.shown.size());
  state.counters["visible"] = static_cast<double>(host.ui.names_beginning("note/").size());
}
BENCHMARK(frame_of_four_pads)->Unit(benchmark::kMillisecond);

// A sheet as somebody fills it: 40 characters of eight lines, a dozen places each.
std::vector<meeting::Stroke> full_sheet() {
  std::vector<meeting::Stroke> strokes;
  for (int c = 0; c < 40; ++c)
    for (int s = 0; s < 8; ++s) {
      meeting::Stroke& stroke = strokes.emplace_back();
      for (int i = 0; i < 12; ++i)
        stroke.push_back({static_cast<std::uint16_t>(20 + c % 10 * 95 + i * 6), static_cast<std::uint16_t>(20 + c / 10 * 120 + s * 11 + i % 3 * 4)});
    }
  return strokes;
}

// Four fingers drawing at once under a wall of handwritten notes.
void frame_of_four_sheets(benchmark::State& state) {
  const Host::Options panel{.size = {3840, 2160}, .scale = 1.2f};
  Host host(panel);
  host.view.pads.places.wanted = screens::PadsWanted::always;
  host.view.pads.mm_per_px = 0.38;
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  const auto strokes = full_sheet();
  const std::string ink = meeting::ink_text(strokes);
  for (int i = 0; i < 300; ++i) host.apply(base::Json{{"do", "add"}, {"kind", "hypothesis"}, {"ink", ink}}.dump());
  PadsRoom room(host, panel);
  host.look();
  host.ui.tap("compose/open");
  for (const char* slot : {"1", "2", "3"}) host.ui.tap("pads/open/" + std::string(slot));
  for (int slot = 0; slot < 4; ++slot) {
    room.tap(slot, "tab/hand");
    room.state(slot).ink = strokes;
    room.pad(slot).press("pad/" + std::to_string(slot) + "/sheet");
  }
  host.ui.frame(5);
  int at = 0;
  for (auto _ : state) {
    for (int slot = 0; slot < 4; ++slot) {
      const widgets::Rect& r = host.view.pads.shown[static_cast<std::size_t>(slot)].rect;
      room.pad(slot).move_to({r.x0 + 100 + static_cast<float>(++at % 300), r.centre().y}); // a frame each
      if (room.state(slot).ink.back().size() > 200) room.state(slot).ink.back().resize(1);
    }
    host.ui.frame(1);
  }
  state.counters["visible"] = static_cast<double>(host.ui.names_beginning("note/").size());
}
BENCHMARK(frame_of_four_sheets)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace yoriai::tests
