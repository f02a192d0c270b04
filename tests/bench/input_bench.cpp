// Japanese entry: how quick, and how often right. The counters of "Sentences" are shares of the lists tests/input/sentences*.tsv: right
// at once (first) and right by choosing from the candidates (reachable). What is wrong is printed of the lists whose errors may be
// looked at; the others are there to judge.
#include <benchmark/benchmark.h>

#include <cstdio>

#include "input/composition.hpp"
#include "input/sentences.hpp"
#include "input/strokes.hpp"
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

enum class Show { nothing, errors };

void Sentences(benchmark::State& state, const char* list, bool with_field_words, Show show) {
  if (absent(state)) return;
  const input::Converter converter(test::real_dictionary());
  const input::WordLists lists = with_field_words ? input::WordLists{test::field_words()} : input::WordLists{};
  test::Score score;
  for (auto _ : state) score = test::score_sentences(list, converter, lists);
  state.counters["sentences"] = score.sentences;
  state.counters["first_percent"] = 100.0 * score.first / score.sentences;
  state.counters["reachable_percent"] = 100.0 * score.reachable / score.sentences;
  if (show == Show::errors) std::fprintf(stderr, "%s\n%s", list, score.wrong.c_str());
}
BENCHMARK_CAPTURE(Sentences, field_words, test::kSentences, true, Show::errors)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Sentences, general_table_alone, test::kSentences, false, Show::nothing)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Sentences, fresh, test::kFreshSentences, true, Show::errors)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Sentences, unseen, test::kUnseenSentences, true, Show::nothing)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Sentences, held_back, test::kHeldBackSentences, true, Show::nothing)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

// One key press of a keyboard: what is offered after it, at the end of a note of 20 and of 500 kana.
void Offers_after_a_key(benchmark::State& state) {
  if (absent(state)) return;
  const input::Engine engine{input::Converter(test::real_dictionary()), test::field_words(), nullptr, nullptr};
  std::string kana;
  for (int i = 0; i < state.range(0); ++i) kana += kSentence;
  input::Composition composition;
  composition.type(kana);
  for (auto _ : state) {
    composition.turn_mark(); // た → だ → た
    benchmark::DoNotOptimize(composition.offers(engine).size());
  }
}
BENCHMARK(Offers_after_a_key)->Arg(1)->Arg(24)->Unit(benchmark::kMillisecond);

void Finder_open(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(input::CharacterFinder::open(input::character_model_file()).ok());
}
BENCHMARK(Finder_open)->Unit(benchmark::kMillisecond);

void Find_a_character(benchmark::State& state) {
  const auto finder = input::CharacterFinder::open(input::character_model_file());
  if (!finder.ok()) {
    state.SkipWithError("there is no model for handwriting");
    return;
  }
  const auto characters = test::read_strokes();
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize((*finder)->find(characters[i++ % characters.size()].strokes).size());
}
BENCHMARK(Find_a_character)->Unit(benchmark::kMillisecond);

// Shares of the drawn characters of tests/input/strokes.txt found first and among ten; the argument is the unrest of the hand.
void Drawn_characters(benchmark::State& state) {
  const auto finder = input::CharacterFinder::open(input::character_model_file());
  if (!finder.ok()) {
    state.SkipWithError("there is no model for handwriting");
    return;
  }
  test::FinderScore score;
  for (auto _ : state) score = test::score_finder(**finder, static_cast<double>(state.range(0)), 1);
  state.counters["characters"] = score.characters;
  state.counters["first_percent"] = 100.0 * score.first / score.characters;
  state.counters["in_ten_percent"] = 100.0 * score.in_ten / score.characters;
  std::fprintf(stderr, "unrest %d: %s\n", static_cast<int>(state.range(0)), score.wrong.c_str());
}
BENCHMARK(Drawn_characters)->Arg(0)->Arg(1)->Arg(2)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace
