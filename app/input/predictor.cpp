#include "input/predictor.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "input/kana.hpp"

namespace yoriai::input {
namespace {

constexpr std::size_t kLongestTail = 30;      // kana at the end in which a word may begin
constexpr std::size_t kLeastTail = 2;         // kana typed of a word that does not begin the text
constexpr std::size_t kLeastForTable = 3;     // kana typed before the table is asked: fewer begin too many words
constexpr std::uint32_t kMostKeysRead = 4000; // of the table, for one offer
constexpr std::size_t kFromTable = 4;
constexpr int kBoardPreference = 1500;
constexpr std::size_t kLongestWord = 8, kMostRuns = 4000; // kanji of one word looked up; runs of kanji of a board

// Places near the end of the kana where a word begins, the first first.
std::vector<std::size_t> starts_of(const Conversion& conversion, std::size_t size) {
  std::vector<std::size_t> starts;
  std::size_t at = 0;
  for (const Segment& segment : conversion.segments)
    for (const Piece& word : segment.best.words) {
      if (size - at <= kLongestTail && (at == 0 || size - at >= kLeastTail)) starts.push_back(at);
      at += code_points(word.reading).size();
    }
  return starts;
}

struct Offers {
  const Engine& engine;
  std::size_t most;
  std::set<std::pair<std::size_t, std::string>> seen;
  std::vector<Prediction> made;

  bool full() const { return made.size() >= most; }
  void add(std::size_t from, const std::string& reading, const std::string& text) {
    if (full() || !seen.emplace(from, text).second) return;
    made.push_back({from, {}, {text, {{reading, text}}}});
  }
};

// The cheapest words of the table whose reading goes on from `tail`.
void add_from_table(std::u32string_view tail, std::size_t from, Offers& offers) {
  const Dictionary* dictionary = offers.engine.converter.dictionary();
  if (dictionary == nullptr || tail.size() < kLeastForTable) return;
  struct Found {
    int cost;
    std::uint32_t key;
    Dictionary::Word word;
  };
  std::vector<Found> found;
  const auto [first, last] = dictionary->keys_beginning(tail);
  for (std::uint32_t key = first; key < last && key - first < kMostKeysRead; ++key)
    if (const auto words = dictionary->words_of(key); !words.empty()) found.push_back({words[0].cost, key, words[0]});
  const std::size_t count = std::min(found.size(), kFromTable);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(),
                    [](const Found& a, const Found& b) { return a.cost < b.cost; });
  for (std::size_t i = 0; i < count; ++i) {
    const std::u32string reading = dictionary->reading(found[i].key);
    const std::string text = dictionary->text(found[i].word, reading);
    if (!text.empty() && reading.size() > tail.size()) offers.add(from, utf8(reading), text);
  }
}

Candidate converted(const Converter& converter, std::u32string_view kana, const WordLists& lists) {
  Candidate all;
  for (const Segment& segment : converter.convert(utf8(kana), lists).segments) {
    all.text += segment.best.text;
    all.words.insert(all.words.end(), segment.best.words.begin(), segment.best.words.end());
  }
  return all;
}

// Runs of kanji, of katakana.
struct Runs {
  std::vector<std::u32string> kanji, katakana; // as they come, without doubles
};

Runs runs_of(const std::vector<std::string>& texts) {
  Runs runs;
  std::set<std::u32string> seen;
  std::u32string run;
  int script = 0;
  const auto end = [&] {
    const std::size_t least = script == 1 ? 2 : 3;
    auto& into = script == 1 ? runs.kanji : runs.katakana;
    if (script != 0 && run.size() >= least && into.size() < kMostRuns && seen.insert(run).second) into.push_back(run);
    run.clear();
  };
  for (const std::string& text : texts) {
    for (const char32_t c : code_points(text)) {
      const int now = is_kanji(c) ? 1 : is_katakana(c) ? 2 : 0;
      if (now != script) end();
      script = now;
      if (now != 0) run += c;
    }
    end();
    script = 0;
  }
  return runs;
}

// The readings of these words, as far as the table has them: the cheapest of each.
using Readings = std::unordered_map<std::string, std::pair<int, std::string>>; // word → cost, reading

void read_table(const Dictionary& dictionary, Readings& wanted) {
  if (wanted.empty()) return;
  for (std::uint32_t key = 0; key < dictionary.keys(); ++key) {
    std::u32string reading;
    dictionary.each_word(key, [&](const Dictionary::Word& word) {
      const std::string_view stored = dictionary.stored_text(word);
      if (stored.size() < 3) return;
      const auto found = wanted.find(std::string(stored));
      if (found == wanted.end() || (!found->second.second.empty() && found->second.first <= word.cost)) return;
      if (reading.empty()) reading = dictionary.reading(key);
      found->second = {word.cost, utf8(reading)};
    });
  }
}

// The parts that a run of kanji can be cut into: itself, and two words.
template <typename F> void each_cut(const std::u32string& run, F&& cut) {
  if (run.size() <= kLongestWord) cut(utf8(run), std::string());
  for (std::size_t at = run.size() - 1; at >= 2; --at)
    if (at <= kLongestWord && run.size() - at <= kLongestWord) cut(utf8(run.substr(0, at)), utf8(run.substr(at)));
}

} // namespace

WordLists Engine::lists() const {
  WordLists lists;
  for (const auto& list : {field, board, learned})
    if (list && !list->empty()) lists.push_back(list);
  return lists;
}

std::vector<Prediction> predict(const Engine& engine, std::string_view kana, std::size_t most) {
  const std::u32string text = code_points(kana);
  if (text.empty() || text.size() > Converter::kMaxReading) return {};
  const WordLists lists = engine.lists();
  const auto starts = starts_of(engine.converter.convert(kana, lists), text.size());
  Offers offers{engine, most, {}, {}};
  for (const auto& list : {engine.learned, engine.board, engine.field})
    for (const std::size_t from : starts) {
      if (!list) break;
      for (const Word* word : list->beginning(std::u32string_view(text).substr(from))) {
        if (offers.full()) break;
        offers.add(from, word->reading, word->text);
      }
    }
  for (const std::size_t from : starts) add_from_table(std::u32string_view(text).substr(from), from, offers);
  std::map<std::size_t, Candidate> heads; // what stands before, converted once for each place
  for (Prediction& offer : offers.made) {
    if (offer.from == 0) continue;
    const auto [head, is_new] = heads.try_emplace(offer.from);
    if (is_new) head->second = converted(engine.converter, std::u32string_view(text).substr(0, offer.from), lists);
    offer.before = head->second;
  }
  return std::move(offers.made);
}

std::shared_ptr<const WordList> board_words(const BoardTexts& board, const WordList* field,
                                            const Dictionary* dictionary) {
  std::vector<Word> words;
  std::set<std::string> seen;
  const auto add = [&](const std::string& reading, const std::string& text, WordKind kind) {
    if (is_reading(reading) && seen.insert(text).second) words.push_back({reading, text, kind, kBoardPreference});
  };
  for (const auto& [reading, text] : board.known) add(to_hiragana(reading), text, WordKind::proper);
  std::string all;
  for (const std::string& text : board.texts) all += text + "\n";
  if (field)
    for (const Word* word : field->all())
      if (all.find(word->text) != all.npos) add(word->reading, word->text, word->kind);
  const Runs runs = runs_of(board.texts);
  for (const std::u32string& run : runs.katakana) add(to_hiragana(utf8(run)), utf8(run), WordKind::noun);
  if (dictionary) {
    Readings readings;
    for (const auto& run : runs.kanji)
      each_cut(run, [&](const std::string& first, const std::string& second) {
        readings.try_emplace(first);
        if (!second.empty()) readings.try_emplace(second);
      });
    read_table(*dictionary, readings);
    for (const auto& run : runs.kanji) {
      std::pair<int, std::string> best;
      each_cut(run, [&](const std::string& first, const std::string& second) {
        const auto& [cost, reading] = readings[first];
        if (reading.empty() || (!best.second.empty() && code_points(first).size() < run.size() && best.first < 0))
          return;
        if (second.empty()) {
          best = {-1, reading}; // the whole run is a word: nothing is better
          return;
        }
        const auto& [rest_cost, rest] = readings[second];
        if (!rest.empty() && (best.second.empty() || cost + rest_cost < best.first))
          best = {cost + rest_cost, reading + rest};
      });
      if (!best.second.empty()) add(best.second, utf8(run), WordKind::noun);
    }
  }
  return std::make_shared<WordList>(std::move(words), std::vector<Pair>(), board.texts);
}

} // namespace yoriai::input
