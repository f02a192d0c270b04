// What the papers of a meeting cost: laid out and written as PDF, with forms, record and pictures.
#include <benchmark/benchmark.h>

#include "base/files.hpp"
#include "meeting/command.hpp"
#include "minutes/pages.hpp"
#include "minutes/write.hpp"
#include "platform/photo.hpp"
#include "store/store.hpp"
#include "support/assets.hpp"
#include "support/pictures.hpp"

namespace yoriai::minutes {
namespace {

namespace fs = std::filesystem;

using test::library;
using test::words;

// With a picture as large as a screen for each of seven views.
Source source_of(const meeting::Meeting& meeting) {
  static const std::string kView = test::png_of(1600, 900);
  Source source{meeting, library(), words()};
  for (int i = 1; i <= 7; ++i) source.views.push_back({"STEP" + std::to_string(i), kView});
  source.decode = [](std::string_view bytes, int longest_px) -> std::optional<Pixels> {
    auto image = platform::decode_photo(bytes, longest_px);
    if (!image) return std::nullopt;
    return Pixels{image->width, image->height, std::move(image->rgba)};
  };
  return source;
}

void write_pdf(benchmark::State& state, const meeting::Meeting& meeting) {
  const Source source = source_of(meeting);
  Options options;
  options.pictures = true;
  for (auto unused : state) {
    const auto pdf = render(source, "pdf", options);
    if (!pdf) return state.SkipWithError(pdf.error().key.c_str());
    state.counters["bytes"] = static_cast<double>(pdf->size());
  }
}

void BM_PdfOfExample(benchmark::State& state) {
  const fs::path file = fs::path(YORIAI_SOURCE_DIR) / "sessions/example.yoriai";
  const auto store = store::Store::open(file, library(), store::Access::read_only);
  if (!store) return state.SkipWithError(store.error().key.c_str());
  write_pdf(state, (*store)->meeting());
}
BENCHMARK(BM_PdfOfExample)->Unit(benchmark::kMillisecond);

// Of each eight things: four hunches, a problem, its factor, its issue, and a resource.
meeting::Meeting meeting_of(int count) {
  base::IdSource ids(1);
  meeting::DecideContext context{library(), ids, 1};
  meeting::Meeting meeting;
  meeting::apply(meeting, meeting::open_meeting({"hakodate", "resources"}, context).value());
  const auto send = [&](const meeting::Command& command) {
    const auto events = meeting::decide(meeting, command, context);
    for (const auto& event : events.value()) meeting::apply(meeting, event);
  };
  for (int i = 0; i * 8 < count; ++i) {
    const std::string n = std::to_string(i);
    for (const char* part : {"a", "b", "c", "d"})
      send(meeting::add("hypothesis", "坂の上の家から店まで歩くと遠い、" + n + "番目の気づき",
                        {{"id", "h" + n + part}}));
    send(meeting::add("problem", "買い物に行けない人がいる",
                      {{"id", "p" + n}, {"from", {"h" + n + "a"}}, {"fields", {{"universality", true}}}}));
    send(meeting::add("factor", "バスの本数が減った", {{"from", {"p" + n}}, {"fields", {{"class", "system"}}}}));
    send(meeting::add("issue", "移動の手立てをつくる",
                      {{"from", {"p" + n}}, {"fields", {{"effect", 0.4}, {"feasibility", 0.6}}}}));
    send(meeting::add("resource", "乗り合いの買い物便", {{"place", "resources/mutual/quick"}}));
  }
  return meeting;
}

void BM_PdfOfItems(benchmark::State& state) { write_pdf(state, meeting_of(static_cast<int>(state.range(0)))); }
BENCHMARK(BM_PdfOfItems)->Arg(300)->Arg(1000)->Unit(benchmark::kMillisecond);

void BM_PagesLaidOut(benchmark::State& state) {
  const auto meeting = meeting_of(300);
  const Source source = source_of(meeting);
  for (auto unused : state) benchmark::DoNotOptimize(Pages::lay_out(source, {}));
}
BENCHMARK(BM_PagesLaidOut)->Unit(benchmark::kMillisecond);

void BM_PageDrawn(benchmark::State& state) {
  const auto meeting = meeting_of(300);
  const auto pages = Pages::lay_out(source_of(meeting), {});
  for (auto unused : state) benchmark::DoNotOptimize(pages->draw(0, 1000));
}
BENCHMARK(BM_PageDrawn)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace yoriai::minutes
