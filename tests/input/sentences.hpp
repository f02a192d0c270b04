// Measures kana to kanji on lists of sentences. The errors of sentences.tsv and sentences_fresh.tsv were looked at while the words and
// the converter were changed; those of sentences_unseen.tsv and sentences_held_back.tsv never.
#pragma once

#include <string>
#include <vector>

#include "input/converter.hpp"

namespace yoriai::test {

struct Sentence {
  std::string kana;
  std::vector<std::string> wanted; // spellings that are all right
};
std::vector<Sentence> read_sentences(const std::string& name);

struct Score {
  int sentences = 0;
  int first = 0;     // right without touching anything
  int reachable = 0; // right when candidates of the segments are chosen, borders as they came
  std::string wrong; // a line for each that is not right at once
};
Score score_sentences(const std::string& name, const input::Converter& converter, const input::WordLists& lists);

constexpr const char* kSentences = "sentences.tsv";
constexpr const char* kFreshSentences = "sentences_fresh.tsv";
constexpr const char* kUnseenSentences = "sentences_unseen.tsv";
constexpr const char* kHeldBackSentences = "sentences_held_back.tsv";

} // namespace yoriai::test
