// Kana to kanji: how quick, and how often right. The counters of "Sentences" are shares of tests/input/sentences.tsv: right at
// once (first) and right by choosing from the candidates (reachable).
#include <benchmark/benchmark.h>

#include <cstdio>

#include "input/sentences.hpp"
#include "input/tables.hpp"

namespace {

using namespace yoriai;

// 20 kana as on a note; and 25 times as much.
constexpr const char* kNote = "さかがきゅうでかいものにいけないひと";
constexpr const char* kSentence = "みんせいいいんのなりてがいなくてこまった";

bool absent(benchmark::State& state) {
  if (test::real_dictionary()) return false;
  state.SkipWithError("the table of words was not built (app/setup/mozc)");
  return true;
}

void Dictionary_open(benchmark::State& state) {
  if (absent(state)) return;
  for (auto _ : state) benchmark::DoNotOptimize(input::Dictionary::open(input::dictionary_file()).ok());
}
BENCHMARK(Dictionary_open)->Unit(benchmark::kMillisecond);

void Dictionary_verify(benchmark::State& state) {
  if (absent(state)) return;
  const auto dictionary = test::real_dictionary();
  for (auto _ : state) benchmark::DoNotOptimize(dictionary->verify().ok());
}
BENCHMARK(Dictionary_verify)->Unit(benchmark::kMillisecond);

void convert(benchmark::State& state, const std::string& kana) {
  if (absent(state)) return;
  const input::Converter converter(test::real_dictionary());
  const input::WordLists lists{test::field_words()};
  for (auto _ : state) benchmark::DoNotOptimize(converter.convert(kana, lists).segments.size());
}
void Convert_20_kana(benchmark::State& state) { convert(state, kSentence); }
BENCHMARK(Convert_20_kana)->Unit(benchmark::kMillisecond);

void Convert_500_kana(benchmark::State& state) {
  std::string kana;
  for (int i = 0; i < 13; ++i) kana += std::string(kSentence) + kNote + "、";
  convert(state, kana);
}
BENCHMARK(Convert_500_kana)->Unit(benchmark::kMillisecond);

void Candidates_of_a_segment(benchmark::State& state) {
  if (absent(state)) return;
  const input::Converter converter(test::real_dictionary());
  const input::WordLists lists{test::field_words()};
  const auto segment = converter.convert("きゅうけいの", lists).segments.at(0);
  for (auto _ : state) benchmark::DoNotOptimize(converter.candidates(segment, lists).size());
}
BENCHMARK(Candidates_of_a_segment)->Unit(benchmark::kMillisecond);

void Sentences(benchmark::State& state, bool with_field_words) {
  if (absent(state)) return;
  const input::Converter converter(test::real_dictionary());
  const input::WordLists lists = with_field_words ? input::WordLists{test::field_words()} : input::WordLists{};
  test::Score score;
  for (auto _ : state) score = test::score_sentences(converter, lists);
  state.counters["sentences"] = score.sentences;
  state.counters["first_percent"] = 100.0 * score.first / score.sentences;
  state.counters["reachable_percent"] = 100.0 * score.reachable / score.sentences;
  if (with_field_words) std::fputs(score.wrong.c_str(), stderr);
}
BENCHMARK_CAPTURE(Sentences, field_words, true)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Sentences, general_table_alone, false)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace
