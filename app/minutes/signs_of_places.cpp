// Addresses.
#include <algorithm>

#include "minutes/signs.hpp"

namespace yoriai::minutes {
namespace {

bool names_place(char32_t c) { return is_kanji(c) || is_katakana(c); }

// The name of the place before a number, so that it is marked too.
std::size_t place_begin(const Folded& text, std::size_t at) {
  constexpr std::size_t kLongest = 8;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongest && names_place(text.text[begin - 1]) &&
         number_at(text, begin - 1).length == 0)
    --begin;
  return begin;
}

// Behind all that goes on an address: 3番5号, -12, の4.
std::size_t address_end(const Folded& text, std::size_t at) {
  for (;;) {
    std::size_t next = at;
    if (is_hyphen(text.at(next)) || text.at(next) == U'の') ++next;
    const Number number = number_at(text, next);
    if (number.length == 0) return at;
    at = next + number.length;
    for (const std::u32string_view unit : {U"番地", U"号室", U"号棟", U"番", U"号", U"棟"})
      if (text.holds(at, unit)) {
        at += unit.size();
        break;
      }
  }
}

bool counts_things(const Search& search, std::size_t at) { return search.words.counters.at(search.text.text, at) > 0; }

// 三丁目, 12番地, 3番5号, 203号室, 3軒目.
void by_unit(Search& search, std::size_t at, const Number& number) {
  static const std::u32string_view kUnits[] = {U"丁目", U"番地", U"号室", U"号棟",
                                               U"番町", U"軒目", U"軒隣", U"軒先の"};
  const Folded& text = search.text;
  const std::size_t behind = at + number.length;
  for (const auto unit : kUnits)
    if (text.holds(behind, unit))
      search.mark(Sign::address, place_begin(text, at), address_end(text, behind + unit.size()));
  const bool road = at > 0 && (text.text[at - 1] == U'道' || text.text[at - 1] == U'線');
  const bool vehicle = std::u32string_view(U"線車機泊").find(text.at(behind + 1)) != std::u32string_view::npos;
  if (number.ascii && number.length >= 3 && text.at(behind) == U'号' && !road && !vehicle)
    search.mark(Sign::address, place_begin(text, at), behind + 1);
  if (text.at(behind) == U'番') {
    std::size_t second = behind + 1;
    if (text.at(second) == U'の' || is_hyphen(text.at(second))) ++second;
    const Number house = number_at(text, second);
    if (house.length > 0 && !counts_things(search, second + house.length))
      search.mark(Sign::address, place_begin(text, at), address_end(text, behind + 1));
  }
}

// 〒040-0001, 040-0001
void by_postal_code(Search& search, std::size_t at, const Number& first) {
  const Folded& text = search.text;
  if (!first.ascii || first.length != 3 || !is_hyphen(text.at(at + 3))) return;
  const Number second = number_at(text, at + 4);
  if (second.length != 4 || is_hyphen(text.at(at + 8))) return;
  if (at > 0 && (is_hyphen(text.text[at - 1]) || text.text[at - 1] == U')')) return;
  search.mark(Sign::address, at, at + 8);
}

// 本町3-5, 2-14-6
void by_hyphens(Search& search, std::size_t at, const Number& first) {
  constexpr std::size_t kMostDigits = 4;
  const Folded& text = search.text;
  if (first.length > kMostDigits || (at > 0 && (is_hyphen(text.text[at - 1]) || text.text[at - 1] == U'/'))) return;
  std::size_t behind = at + first.length, groups = 1;
  std::size_t digits = first.length;
  while (is_hyphen(text.at(behind))) {
    const Number next = number_at(text, behind + 1);
    if (next.length == 0 || next.length > kMostDigits) break;
    behind += 1 + next.length;
    digits += next.length;
    ++groups;
  }
  static const std::u32string_view kTowns = U"町村字丁条区郷通";
  const bool after_town = at > 0 && kTowns.find(text.text[at - 1]) != kTowns.npos;
  const bool is_date = first.length == 4 && (first.value / 100 == 19 || first.value / 100 == 20);
  if (groups == 3 && !is_date && digits < 9) search.mark(Sign::address, place_begin(text, at), behind);
  if (groups == 2 && after_town && !counts_things(search, behind))
    search.mark(Sign::address, place_begin(text, at), behind);
  if (groups == 1 && after_town && first.ascii && !counts_things(search, behind))
    search.mark(Sign::address, place_begin(text, at), behind);
}

// コーポ桜203, 団地3棟205
void by_housing(Search& search) {
  constexpr std::size_t kLongestName = 8, kRoomDigits = 3;
  const Folded& text = search.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t length = search.words.housing.at(text.text, i);
    if (length == 0) continue;
    std::size_t at = i + length;
    while (at < text.size() && at < i + length + kLongestName && names_place(text.text[at]) &&
           number_at(text, at).length == 0)
      ++at;
    if (is_latin(text.at(at)) && text.at(at + 1) == U'棟') at += 2;
    const Number number = number_at(text, at);
    if (number.length == 0) continue;
    const std::size_t behind = at + number.length;
    const bool block = text.at(behind) == U'棟' || text.at(behind) == U'号';
    const bool room = number.ascii && number.length >= kRoomDigits && !counts_things(search, behind);
    if (block || room) search.mark(Sign::address, place_begin(text, i), address_end(text, block ? behind + 1 : behind));
  }
}

} // namespace

void find_addresses(Search& search) {
  const Folded& text = search.text;
  for (std::size_t i = 0; i < text.size();) {
    if (text.text[i] == U'〒') search.mark(Sign::address, i, std::min(text.size(), i + 9));
    if (text.holds(i, U"大字")) search.mark(Sign::address, i, i + 2);
    const Number number = number_at(text, i);
    if (number.length > 0) {
      by_unit(search, i, number);
      by_postal_code(search, i, number);
      by_hyphens(search, i, number);
    }
    i += std::max<std::size_t>(number.length, 1);
  }
  by_housing(search);
}

} // namespace yoriai::minutes
