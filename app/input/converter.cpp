#include "input/converter.hpp"

#include <algorithm>
#include <unordered_set>

#include "input/kana.hpp"
#include "input/lattice.hpp"

namespace yoriai::input {
namespace {

constexpr std::size_t kSearchSteps = 6000; // of the search for other readings of one segment
constexpr std::size_t kOtherReadings = 30; // taken from it
constexpr std::size_t kMostInAll = 300;
// What stands behind a number in one word with it: 一人, 三日.
constexpr std::string_view kCounted[] = {"人", "つ", "日", "回", "度", "年",   "月",   "時",   "分",
                                         "歳", "名", "件", "軒", "個", "枚",   "本",   "階",   "割",
                                         "円", "番", "台", "匹", "杯", "冊",   "歩",   "か月", "倍",
                                         "代", "班", "組", "点", "週", "時間", "週間", "か所", "世帯"};
constexpr std::string_view kNumerals = "〇一二三四五六七八九十百千万億";

std::string text_of(const std::vector<Piece>& words) {
  std::string text;
  for (const Piece& word : words) text += word.text;
  return text;
}

Candidate candidate_of(const Lattice& lattice, const Lattice::Path& path, std::size_t first, std::size_t last) {
  Candidate candidate;
  for (std::size_t i = first; i < last; ++i)
    candidate.words.push_back({utf8(lattice.reading_of(*path[i])), lattice.text_of(*path[i])});
  candidate.text = text_of(candidate.words);
  return candidate;
}

Candidate as_one_word(const std::string& reading, std::string text) {
  Candidate candidate{std::move(text), {}};
  candidate.words = {{reading, candidate.text}};
  return candidate;
}

bool is_numeral(const std::string& text) {
  const std::u32string points = code_points(text);
  return !points.empty() && std::all_of(points.begin(), points.end(), [](char32_t c) {
    return is_digit(c) || kNumerals.find(utf8(std::u32string_view(&c, 1))) != kNumerals.npos;
  });
}

// The digits that a row of numeral words stands for: 二十 + 五 read にじゅうご → 25; 25 as typed → 25.
std::string digits_of(const std::string& reading) {
  const std::u32string points = code_points(reading);
  if (!std::all_of(points.begin(), points.end(), [](char32_t c) { return is_digit(c); })) return number_of_kana(points);
  std::string digits;
  for (const char32_t c : points) digits += static_cast<char>('0' + (c >= U'０' ? c - U'０' : c - U'0'));
  return digits;
}

// Collects candidates once each.
class Collector {
public:
  void add(Candidate candidate) {
    if (!candidate.text.empty() && seen_.insert(candidate.text).second) found_.push_back(std::move(candidate));
  }
  std::size_t size() const { return found_.size(); }
  std::vector<Candidate> take() { return std::move(found_); }

private:
  std::unordered_set<std::string> seen_;
  std::vector<Candidate> found_;
};

// 一人 also as 1人, １人.
void add_counted(const Candidate& candidate, Collector& to) {
  const auto [digits, counter] = kanji_number_before(candidate.words.front().text);
  if (std::find(std::begin(kCounted), std::end(kCounted), counter) == std::end(kCounted)) return;
  for (const std::string& form : {digits, wide_digits(digits)}) {
    Candidate other = candidate;
    other.words.front().text = form + counter;
    other.text = text_of(other.words);
    to.add(std::move(other));
  }
}

// 二十五人 also as 25人, ２５人; 25人 also as 二十五人.
void add_numbers(const Candidate& candidate, Collector& to) {
  std::size_t count = 0;
  std::string reading;
  while (count < candidate.words.size() && is_numeral(candidate.words[count].text))
    reading += candidate.words[count++].reading;
  const std::string digits = count > 0 ? digits_of(reading) : std::string();
  if (digits.empty() && count == 0 && !candidate.words.empty()) return add_counted(candidate, to);
  if (digits.empty()) return;
  for (const std::string& form : {written_number(digits), digits, wide_digits(digits), kanji_number(digits)}) {
    if (form.empty()) continue;
    Candidate other{{}, {{reading, form}}};
    other.words.insert(other.words.end(), candidate.words.begin() + static_cast<std::ptrdiff_t>(count),
                       candidate.words.end());
    other.text = text_of(other.words);
    to.add(std::move(other));
  }
}

// Latin letters and marks in their other width.
std::string other_width(const std::string& text) {
  std::u32string points = code_points(text);
  for (char32_t& c : points) {
    if (c > 0x20 && c < 0x7F) c += 0xFEE0;
    else if (c > 0xFF00 && c < 0xFF5F) c -= 0xFEE0;
  }
  return utf8(points);
}

// Where segments begin, as places in the path.
std::vector<std::size_t> segment_starts(std::u32string_view text, const Lattice::Path& path,
                                        const Dictionary& dictionary, const std::vector<std::size_t>& cuts) {
  std::vector<std::size_t> starts;
  const std::size_t last_cut = cuts.empty() ? 0 : cuts.back();
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool at_cut = std::binary_search(cuts.begin(), cuts.end(), path[i]->begin);
    const bool inside_fixed = path[i]->begin < last_cut;
    bool starts_here = i == 0 || at_cut;
    const auto unknown = [&](std::size_t n) {
      return path[n]->from == Node::From::typed && is_hiragana(text[path[n]->begin]);
    };
    if (!starts_here && !inside_fixed && !(unknown(i) && unknown(i - 1))) {
      const unsigned now = dictionary.traits(path[i]->left), before = dictionary.traits(path[i - 1]->left);
      starts_here = path[i]->mark || path[i - 1]->mark ||
                    !((now & table::joins_before) != 0 || (before & table::takes_next) != 0 ||
                      (now & before & table::numeral) != 0); // 百 | 二十
    }
    if (starts_here) starts.push_back(i);
  }
  return starts;
}

Segment as_typed(std::u32string_view reading) {
  Segment segment;
  segment.reading = utf8(reading), segment.size = reading.size();
  segment.best = as_one_word(segment.reading, segment.reading);
  return segment;
}

// Lengths to places: {3, 2} → {3, 5}.
std::vector<std::size_t> cuts_of(const std::vector<std::size_t>& lengths, std::size_t size) {
  std::vector<std::size_t> cuts;
  std::size_t at = 0;
  for (const std::size_t length : lengths) {
    if (length == 0) continue;
    at += std::min(length, size - at);
    if (cuts.empty() || cuts.back() != at) cuts.push_back(at);
  }
  return cuts;
}

} // namespace

std::string Conversion::text() const {
  std::string text;
  for (const Segment& segment : segments) text += segment.best.text;
  return text;
}

Conversion Converter::convert(std::string_view reading, const WordLists& lists,
                              const std::vector<std::size_t>& lengths) const {
  const std::u32string all = code_points(reading);
  const std::u32string_view text = std::u32string_view(all).substr(0, kMaxReading),
                            rest = std::u32string_view(all).substr(text.size());
  const std::vector<std::size_t> cuts = cuts_of(lengths, text.size());
  Conversion conversion;
  if (text.empty()) return conversion;
  if (!dictionary_) {
    std::size_t at = 0;
    for (const std::size_t cut : cuts) conversion.segments.push_back(as_typed(text.substr(at, cut - at))), at = cut;
    if (at < all.size()) conversion.segments.push_back(as_typed(std::u32string_view(all).substr(at)));
    return conversion;
  }
  const Lattice lattice(text, *dictionary_, lists, {}, cuts);
  const Lattice::Path path = lattice.best();
  const auto starts = segment_starts(text, path, *dictionary_, cuts);
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const std::size_t first = starts[s], last = s + 1 < starts.size() ? starts[s + 1] : path.size();
    Segment segment;
    const std::size_t begin = path[first]->begin, end = path[last - 1]->end;
    segment.reading = utf8(text.substr(begin, end - begin)), segment.size = end - begin;
    segment.best = candidate_of(lattice, path, first, last);
    segment.fixed = path[first]->mark && last == first + 1;
    segment.before = first > 0 ? path[first - 1]->right : std::uint16_t{0};
    segment.after = last < path.size() ? path[last]->left : std::uint16_t{0};
    conversion.segments.push_back(std::move(segment));
  }
  if (!rest.empty()) conversion.segments.push_back(as_typed(rest));
  return conversion;
}

std::vector<Candidate> Converter::candidates(const Segment& segment, const WordLists& lists, std::size_t most) const {
  Collector found;
  found.add(segment.best);
  if (segment.fixed) return found.take();
  const std::u32string text = code_points(segment.reading);
  if (dictionary_ && !text.empty() && text.size() <= kMaxReading) {
    add_numbers(segment.best, found);
    const Lattice lattice(text, *dictionary_, lists, {segment.before, segment.after}, {});
    const std::size_t readings = std::min(most, kOtherReadings);
    lattice.each_path(kSearchSteps, [&](const Lattice::Path& path) {
      Candidate other = candidate_of(lattice, path, 0, path.size());
      found.add(other);
      add_numbers(other, found);
      return found.size() < readings;
    });
    // Every word of the first word's reading before the same rest: the search may spend itself on the rest.
    if (!segment.best.words.empty()) {
      const Piece& head = segment.best.words.front();
      const std::u32string reading = code_points(head.reading);
      dictionary_->each_word(dictionary_->find(reading), [&](const Dictionary::Word& word) {
        if (found.size() >= most) return;
        Candidate other{{}, segment.best.words};
        other.words.front().text = dictionary_->text(word, reading);
        if (other.words.front().text.empty()) return;
        other.text = text_of(other.words);
        found.add(std::move(other));
      });
    }
    dictionary_->each_word(dictionary_->find(text), [&](const Dictionary::Word& word) {
      if (found.size() < kMostInAll) found.add(as_one_word(segment.reading, dictionary_->text(word, text)));
    });
  }
  found.add(as_one_word(segment.reading, segment.reading));
  found.add(as_one_word(segment.reading, to_katakana(segment.reading)));
  found.add(as_one_word(segment.reading, other_width(segment.reading)));
  return found.take();
}

} // namespace yoriai::input
