// Dates of birth, exact ages, and circumstances that together tell a household.
#include <algorithm>
#include <set>
#include <utility>

#include "minutes/signs.hpp"

namespace yoriai::minutes {
namespace {

constexpr long kOldestAge = 120;

// A date that begins with a year: its end, whether it names the day, and whether somebody old may be born then.
struct DateFound {
  std::size_t begin = 0, end = 0; // end 0: none
  bool day = false, long_ago = false;
};

constexpr long kLongAgo = 1975; // who was born before is among those the meeting talks about

// 昭和12年3月4日, S12.3.4, 1938年3月
DateFound date_at(const Folded& text, std::size_t at) {
  static const std::pair<std::u32string_view, bool> kEras[] = {
      {U"明治", true}, {U"大正", true}, {U"昭和", true}, {U"平成", false}, {U"令和", false}, {U"昭", true},
      {U"M", true},    {U"T", true},    {U"S", true},    {U"H", false},    {U"R", false}};
  DateFound found;
  found.begin = at;
  bool era = false;
  for (const auto& [name, old] : kEras)
    if (text.holds(at, name)) {
      era = true, found.long_ago = old;
      at += name.size();
      break;
    }
  const bool letter = era && at - found.begin == 1;
  if (letter && found.begin > 0 && is_latin(text.text[found.begin - 1])) return {};
  const bool first_year = era && text.at(at) == U'元';
  Number year = number_at(text, at);
  if (first_year) year = {1, 1, false};
  if (year.length == 0 || (!era && (year.value < 1880 || year.value > 2100)) || (era && year.value > 64)) return {};
  if (!era) found.long_ago = year.value <= kLongAgo;
  at += year.length;
  const auto separates = [&](char32_t unit) {
    const char32_t c = text.at(at);
    return c == unit || c == U'.' || c == U'/' || is_hyphen(c) || c == U'・';
  };
  if (!separates(U'年')) return {};
  const bool written = text.at(at) == U'年';
  found.end = written ? ++at : 0;
  if (!written) ++at;
  const Number month = number_at(text, at);
  if (month.length == 0 || month.value < 1 || month.value > 12) return found;
  at += month.length;
  if (!separates(U'月')) return found;
  if (text.at(at) == U'月') found.end = at + 1;
  ++at;
  const Number day = number_at(text, at);
  if (day.length == 0 || day.value < 1 || day.value > 31) return found;
  at += day.length;
  found.end = text.at(at) == U'日' ? at + 1 : at;
  found.day = true;
  return found;
}

// Behind 生まれ, 生, うまれ, or 0.
std::size_t born_end(const Folded& text, std::size_t at) {
  if (text.at(at) == U'の' || text.at(at) == U')') ++at;
  for (const std::u32string_view word : {U"生まれ", U"うまれ", U"産まれ", U"生れ", U"出生", U"誕生"})
    if (text.holds(at, word)) return at + word.size();
  return text.at(at) == U'生' && !is_kanji(text.at(at + 1)) ? at + 1 : 0;
}

void by_date(Search& search) {
  const Folded& text = search.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const std::size_t word = search.words.birth_words.at(text.text, i); word > 0)
      search.mark(Sign::birth, i, i + word);
    const bool inside =
        i > 0 && digit(text.text[i]) >= 0 && (digit(text.text[i - 1]) >= 0 || text.text[i - 1] == U'十');
    if (inside) continue;
    if (const DateFound date = date_at(text, i); date.end > 0) {
      const std::size_t born = born_end(text, date.end);
      if (born > 0 || (date.day && date.long_ago)) search.mark(Sign::birth, i, std::max(born, date.end));
    }
    const Number month = number_at(text, i);
    if (month.length == 0 || text.at(i + month.length) != U'月') continue;
    const Number day = number_at(text, i + month.length + 1);
    std::size_t behind = i + month.length + 1 + day.length;
    if (day.length > 0 && text.at(behind) == U'日') ++behind;
    if (const std::size_t born = born_end(text, behind); born > 0) search.mark(Sign::birth, i, born);
  }
}

// The end of an exact age that begins at `at`, or 0. 65歳以上, 80歳代 and 平均83歳 are nobody's.
std::size_t exact_age_end(const Search& search, std::size_t at) {
  const Folded& text = search.text;
  const Number number = number_at(text, at);
  if (number.length == 0 || number.value > kOldestAge) return 0;
  std::size_t behind = at + number.length;
  if (text.at(behind) != U'歳' && text.at(behind) != U'才') return 0;
  if (text.at(behind) == U'才' && text.at(behind + 1) == U'能') return 0;
  ++behind;
  if (text.holds(behind, U"になったら") || search.words.age_ranges.at(text.text, behind) > 0) return 0;
  for (const std::u32string_view word :
       {U"平均", U"平均は", U"平均年齢", U"平均年齢は", U"概ね", U"おおむね", U"から", U"~", U"〜"})
    if (text.ends_before(at, word)) return 0;
  return behind;
}

} // namespace

void find_births(Search& search) {
  by_date(search);
  for (std::size_t i = 0; i < search.text.size(); i += std::max<std::size_t>(number_at(search.text, i).length, 1))
    if (const std::size_t end = exact_age_end(search, i); end > 0) search.mark(Sign::birth, i, end);
}

namespace {

// Which circumstances a text names, by their position in SignWords, and where; the age of somebody comes first.
struct Circumstances {
  std::set<std::size_t> which;
  std::vector<std::pair<std::size_t, std::size_t>> where;
};
constexpr std::size_t kAged = static_cast<std::size_t>(-1);

// 80代, 五十歳代
std::size_t decade_end(const Folded& text, std::size_t at) {
  const Number number = number_at(text, at);
  const std::size_t behind = at + number.length;
  if (number.length == 0 || number.value % 10 != 0 || number.value < 10 || number.value > kOldestAge) return 0;
  return text.at(behind) == U'代' ? behind + 1 : text.holds(behind, U"歳代") ? behind + 2 : 0;
}

Circumstances circumstances_in(const Search& search) {
  const Folded& text = search.text;
  Circumstances found;
  const auto add = [&](std::size_t which, std::size_t begin, std::size_t end) {
    found.which.insert(which);
    found.where.emplace_back(begin, end);
  };
  for (std::size_t i = 0; i < text.size(); i += std::max<std::size_t>(number_at(text, i).length, 1))
    if (const std::size_t end = std::max(decade_end(text, i), exact_age_end(search, i)); end > 0) add(kAged, i, end);
  for (std::size_t which = 0; which < search.words.circumstances.size(); ++which)
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::size_t length = search.words.circumstances[which].words.at(text.text, i);
      if (length > 0 && !search.is_harmless(i, i + length)) add(which, i, i + length);
    }
  return found;
}

} // namespace

void find_household(Search& search, const Folded& beside) {
  const Circumstances found = circumstances_in(search);
  std::set<std::size_t> all = found.which;
  if (beside.size() > 0)
    all.merge(circumstances_in({beside, search.words, harmless_in(beside, search.words), {}}).which);
  int weight = 0;
  for (const std::size_t which : all) {
    const bool twice = which != kAged && search.words.circumstances[which].id == "age" && all.count(kAged) > 0;
    if (!twice) weight += which == kAged ? 1 : search.words.circumstances[which].weight;
  }
  if (weight < search.words.enough) return;
  for (const auto& [begin, end] : found.where) search.mark(Sign::household, begin, end);
}

} // namespace yoriai::minutes
