// What may come after the text before the caret (predictor.hpp: predict_next).
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "input/kana.hpp"
#include "input/predictor.hpp"

namespace yoriai::input {
namespace {

constexpr std::size_t kLeastShared = 2, kMostShared = 30; // characters at the end of the text that must be met again
constexpr std::size_t kLeastHiragana = 4;                 // of them, when all are hiragana: がない stands anywhere
constexpr std::size_t kLongestOffer = 20;                 // characters

struct Next {
  std::size_t most;
  std::set<std::string> seen;
  std::vector<Prediction> made;

  void add(const std::string& reading, const std::string& text) {
    if (made.size() < most && !text.empty() && seen.insert(text).second)
      made.push_back({0, {}, {text, {{reading, text}}}});
  }
};

bool is_plain_hiragana(char32_t c) { return is_hiragana(c) && c != U'ー'; }

bool is_border(char32_t left, char32_t right) {
  return !(is_kanji(left) && is_kanji(right)) && !(is_katakana(left) && is_katakana(right));
}

// True when `before` ends with the whole word: 話が ends 長い話が and not 電話が.
bool ends_with_word(std::u32string_view before, std::u32string_view word) {
  return before.ends_with(word) &&
         (before.size() == word.size() || is_border(before[before.size() - word.size() - 1], word.front()));
}

// How many characters at the end of `before` are the beginning of `whole`, without being all of it; 0 when too few tell anything.
// A word does not begin inside a run of kanji or katakana.
std::size_t shared(std::u32string_view before, std::u32string_view whole) {
  for (std::size_t size = std::min({before.size(), whole.size() - 1, kMostShared}); size >= kLeastShared; --size) {
    const auto tail = before.substr(before.size() - size);
    if (whole.substr(0, size) != tail) continue;
    if (size < before.size() && !is_border(before[before.size() - size - 1], tail.front())) continue;
    const bool hiragana = std::all_of(tail.begin(), tail.end(), is_plain_hiragana);
    if (!hiragana || size >= kLeastHiragana) return size;
  }
  return 0;
}

// The first words of `rest`, as one would say them in one breath: 家は of 家は何日も; no mark, and nothing very long.
std::u32string first_breath(std::u32string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() && !is_plain_hiragana(rest[end]) && !is_punctuation(rest[end])) ++end;
  while (end < rest.size() && (is_plain_hiragana(rest[end]) || is_joined(rest[end]))) ++end;
  return end <= kLongestOffer ? std::u32string(rest.substr(0, end)) : std::u32string();
}

// Where in its reading the character `cut` of a text begins: kana stand for themselves, kanji for one kana or more.
std::optional<std::size_t> place_in_reading(std::u32string_view text, std::u32string_view reading, std::size_t cut) {
  // reachable[i]: places of the reading at which character i may begin.
  std::vector<std::set<std::size_t>> places(text.size() + 1);
  places[0].insert(0);
  const auto fixed = [](char32_t c) { return is_hiragana(c) || is_katakana(c) || is_digit(c) || is_latin(c); };
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const std::size_t at : places[i]) {
      if (at >= reading.size()) continue;
      if (fixed(text[i])) {
        if (to_hiragana(text[i]) == reading[at]) places[i + 1].insert(at + 1);
      } else {
        for (std::size_t next = at + 1; next <= std::min(reading.size(), at + 5); ++next) places[i + 1].insert(next);
      }
    }
  // Backwards from the end, keeping what leads there.
  std::set<std::size_t> alive = {reading.size()};
  for (std::size_t i = text.size(); i > cut; --i) {
    std::set<std::size_t> before;
    for (const std::size_t at : places[i - 1])
      for (const std::size_t next : alive)
        if (fixed(text[i - 1]) ? next == at + 1 && at < reading.size() && to_hiragana(text[i - 1]) == reading[at]
                               : next > at && next <= at + 5)
          before.insert(at);
    alive = std::move(before);
  }
  if (alive.size() != 1) return std::nullopt; // none, or nobody can tell which
  return *alive.begin();
}

// The reading of what follows `size` characters of a word; the text itself where that cannot be told.
std::string reading_after(const Word& word, std::u32string_view text, std::size_t size, std::size_t end,
                          const Engine& engine) {
  const std::u32string reading = code_points(word.reading);
  const std::string rest = utf8(text.substr(size, end - size));
  if (is_reading(to_hiragana(rest))) return to_hiragana(rest);
  auto from = place_in_reading(text, reading, size);
  if (!from) { // 地域 of 地域課題 is a word with a reading of its own
    const std::string head = utf8(text.substr(0, size));
    if (engine.field)
      engine.field->each_prefix(reading, [&](std::size_t length, const Word& other) {
        if (other.text == head) from = length;
      });
    if (const Dictionary* table = engine.converter.dictionary(); table != nullptr && !from) {
      const auto codes = table->codes(reading);
      table->each_prefix(codes.data(), codes.size(), [&](std::size_t length, std::uint32_t key) {
        table->each_word(key, [&](const Dictionary::Word& one) {
          if (!from && table->text(one, std::u32string_view(reading).substr(0, length)) == head) from = length;
        });
      });
    }
  }
  const auto to =
      end == text.size() ? std::optional<std::size_t>(reading.size()) : place_in_reading(text, reading, end);
  return from && to && *from < *to ? utf8(std::u32string_view(reading).substr(*from, *to - *from)) : rest;
}

void add_from_words(const WordList& list, const Engine& engine, std::u32string_view before, bool whole, Next& next) {
  struct Found {
    std::size_t shared;
    const Word* word;
  };
  std::vector<Found> found;
  for (const Word* word : list.all())
    if (const std::size_t size = shared(before, code_points(word->text)); size > 0) found.push_back({size, word});
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.shared > b.shared; });
  for (const auto& [size, word] : found) {
    const std::u32string text = code_points(word->text);
    const std::u32string breath = whole ? text.substr(size) : first_breath(std::u32string_view(text).substr(size));
    next.add(reading_after(*word, text, size, size + breath.size(), engine), utf8(breath));
  }
}

// What followed the end of the text in other notes; where more was the same it comes first, then what came oftener.
void add_from_texts(const std::vector<std::string>& texts, std::u32string_view before, Next& next) {
  std::map<std::u32string, std::pair<std::size_t, int>> found; // breath → longest shared, times
  for (const std::string& one : texts) {
    const std::u32string text = code_points(one);
    for (std::size_t begin = 0; begin + kLeastShared < text.size(); ++begin) {
      if (begin > 0 && !is_border(text[begin - 1], text[begin])) continue;
      const std::size_t size = shared(before, std::u32string_view(text).substr(begin));
      if (size == 0) continue;
      if (std::u32string breath = first_breath(std::u32string_view(text).substr(begin + size)); !breath.empty()) {
        auto& [longest, times] = found[std::move(breath)];
        longest = std::max(longest, size), ++times;
      }
    }
  }
  std::vector<std::pair<std::pair<std::size_t, int>, std::u32string>> order;
  for (auto& [breath, worth] : found) order.emplace_back(worth, breath);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [worth, breath] : order) {
    const std::string text = utf8(breath);
    next.add(is_reading(to_hiragana(text)) ? to_hiragana(text) : text, text);
  }
}

// The endings that follow the stem of a verb or adjective before て and ない: 飼う → っ, わ. Which る it is, only the table knows.
struct Endings {
  std::u32string te, nai;
};
std::optional<Endings> endings_of(const WordList::Stem& verb, const Dictionary* dictionary) {
  constexpr std::u32string_view kPlain = U"うくぐすつぬぶむる", kA = U"わかがさたなばまら";
  const char32_t last = verb.whole_reading.back();
  if (last == U'い') return Endings{U"くて", U"くない"};
  const auto row = kPlain.find(last);
  if (row == kPlain.npos) return std::nullopt;
  const std::u32string nai = std::u32string(1, kA[row]) + U"ない";
  switch (last) {
    case U'う':
    case U'つ': return Endings{U"って", nai};
    case U'く': return Endings{verb.whole_text == "行く" ? U"って" : U"いて", nai};
    case U'ぐ': return Endings{U"いで", nai};
    case U'す': return Endings{U"して", nai};
    case U'る': break;
    default: return Endings{U"んで", nai};
  }
  if (dictionary == nullptr || verb.whole_text == "する" || verb.whole_text == "来る") return std::nullopt;
  std::u32string reading = verb.whole_reading, text = code_points(verb.whole_text);
  reading.back() = text.back() = U'っ';
  bool five_rows = false;
  dictionary->each_word(dictionary->find(reading), [&](const Dictionary::Word& word) {
    five_rows = five_rows || dictionary->text(word, reading) == utf8(text);
  });
  return five_rows ? Endings{U"って", nai} : Endings{U"て", U"ない"};
}

// 灯りが → ついて, つかない, 消えて, …
void add_from_pairs(const WordList& list, std::u32string_view before, const Dictionary* dictionary, Next& next) {
  std::vector<const WordList::Stem*> seconds;
  for (const WordList::Companions& first : list.pairs())
    for (const WordList::Stem& second : first.seconds)
      for (const std::string& particle : second.particles)
        if (ends_with_word(before, code_points(first.text + particle))) seconds.push_back(&second);
  for (const WordList::Stem* second : seconds) {
    const auto endings = endings_of(*second, dictionary);
    if (!endings) continue;
    const std::u32string stem = second->whole_reading.substr(0, second->whole_reading.size() - 1);
    std::u32string text = code_points(second->whole_text);
    text.pop_back();
    for (const std::u32string& ending : {endings->te, endings->nai}) next.add(utf8(stem + ending), utf8(text + ending));
  }
}

} // namespace

std::vector<Prediction> predict_next(const Engine& engine, std::string_view before, std::size_t most) {
  const std::u32string all = code_points(before);
  const std::u32string_view tail = std::u32string_view(all).substr(all.size() - std::min(all.size(), kMostShared + 1));
  if (tail.size() < kLeastShared || is_punctuation(tail.back())) return {};
  Next next{most, {}, {}};
  if (engine.learned) add_from_words(*engine.learned, engine, tail, false, next);
  if (engine.board) add_from_texts(engine.board->texts(), tail, next);
  for (const auto& list : {engine.field, engine.board})
    if (list) add_from_pairs(*list, tail, engine.converter.dictionary(), next);
  if (engine.field) add_from_words(*engine.field, engine, tail, true, next);
  return std::move(next.made);
}

} // namespace yoriai::input
