#include "input/sentences.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "base/files.hpp"
#include "input/tables.hpp"

namespace yoriai::test {
namespace {

bool spells(const std::vector<std::vector<std::string>>& choices, std::size_t segment, std::string_view wanted) {
  if (segment == choices.size()) return wanted.empty();
  return std::any_of(choices[segment].begin(), choices[segment].end(), [&](const std::string& text) {
    return wanted.starts_with(text) && spells(choices, segment + 1, wanted.substr(text.size()));
  });
}

} // namespace

std::vector<Sentence> read_sentences(const std::string& name) {
  std::vector<Sentence> sentences;
  const auto text = base::read_file(base::assets_root().parent_path() / "tests/input" / name);
  std::istringstream lines(text.ok() ? *text : std::string());
  for (std::string line, part; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream columns(line);
    Sentence sentence;
    std::getline(columns, sentence.kana, '\t');
    while (std::getline(columns, part, '\t')) sentence.wanted.push_back(part);
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

Score score_sentences(const std::string& name, const input::Converter& converter, const input::WordLists& lists) {
  Score score;
  for (const Sentence& sentence : read_sentences(name)) {
    ++score.sentences;
    const input::Conversion conversion = converter.convert(sentence.kana, lists);
    const auto& wanted = sentence.wanted;
    if (std::find(wanted.begin(), wanted.end(), conversion.text()) != wanted.end()) {
      ++score.first, ++score.reachable;
      continue;
    }
    std::vector<std::vector<std::string>> choices;
    for (const auto& segment : conversion.segments) choices.push_back(texts(converter.candidates(segment, lists)));
    const bool reachable =
        std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) { return spells(choices, 0, one); });
    score.reachable += reachable ? 1 : 0;
    score.wrong +=
        (reachable ? "  in the list: " : "  out of reach: ") + joined(conversion) + "  for  " + wanted.at(0) + "\n";
  }
  return score;
}

} // namespace yoriai::test
