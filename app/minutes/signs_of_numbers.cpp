// Telephone numbers, numbers that stand for a person, mail and web.
#include <algorithm>

#include "minutes/signs.hpp"

namespace yoriai::minutes {
namespace {

// A row of digits with at most two signs between: 0138-23-4567, (0138)23-4567, 〇九〇 一二三四 五六七八.
struct Row {
  std::size_t begin = 0, end = 0; // of the first and behind the last digit
  std::u32string digits;          // 0-9
  std::vector<std::size_t> groups;
  bool hyphens_only = true, kanji = false;
};

bool joins_digits(char32_t c) {
  return is_hyphen(c) || std::u32string_view(U"().・~〜/･").find(c) != std::u32string_view::npos;
}

Row row_at(const Folded& text, std::size_t at) {
  Row row;
  row.begin = at;
  std::size_t signs = 0, group = 0;
  for (std::size_t i = at; i < text.size() && signs <= 2; ++i) {
    const char32_t c = text.text[i];
    if (const int value = digit(c); value >= 0) {
      if (group > 0 && text.gap[i] && signs == 0) row.groups.push_back(group), group = 0;
      if (group == 0 && signs > 0 && row.groups.empty()) break;
      row.digits += static_cast<char32_t>(U'0' + value);
      row.kanji = row.kanji || c > 0x7F;
      signs = 0, ++group;
      row.end = i + 1;
    } else if (joins_digits(c) && !row.digits.empty()) {
      if (group > 0) row.groups.push_back(group);
      group = 0, ++signs;
      const bool more = digit(text.at(i + 1)) >= 0 || (joins_digits(text.at(i + 1)) && digit(text.at(i + 2)) >= 0);
      if (!more) break;
      row.hyphens_only = row.hyphens_only && is_hyphen(c);
    } else {
      break;
    }
  }
  if (group > 0) row.groups.push_back(group);
  return row;
}

bool is_year(std::u32string_view digits) { return digits.starts_with(U"19") || digits.starts_with(U"20"); }

// Two groups of a local number; two years with a dash between are none.
bool looks_local(const Row& row) {
  if (row.kanji || !row.hyphens_only || row.groups.size() != 2 || row.groups[1] != 4) return false;
  if (row.groups[0] < 2 || row.groups[0] > 4 || row.groups[0] == 3) return false; // 3 and 4: a postal code
  return !(row.groups[0] == 4 && is_year(row.digits) && is_year(std::u32string_view(row.digits).substr(4)));
}

bool is_telephone(const Search& search, const Row& row) {
  const std::size_t count = row.digits.size();
  if ((count == 10 || count == 11) && row.digits[0] == U'0') return true;
  if (row.begin > 0 && search.text.text[row.begin - 1] == U'+' && count >= 9 && count <= 15) return true;
  if (looks_local(row)) return true;
  for (std::size_t back = 0; back <= 4 && back <= row.begin; ++back)
    if (search.words.telephone_words.before(search.text.text, row.begin - back) > 0) return count >= 5;
  return false;
}

// 函館 500 あ 12-34
void by_plate(Search& search) {
  const Folded& text = search.text;
  for (std::size_t i = 1; i + 4 < text.size(); ++i) {
    if (!is_kanji(text.text[i - 1]) || digit(text.text[i]) < 0) continue;
    std::size_t at = i;
    while (at < i + 4 && at < text.size() && text.text[at] < 0x80 && digit(text.text[at]) >= 0) ++at;
    if (at - i < 2 || at - i > 3 || !is_hiragana(text.at(at))) continue;
    std::size_t digits = 0, last = at + 1;
    while (last < text.size() && (digit(text.text[last]) >= 0 || is_hyphen(text.text[last])))
      digits += digit(text.text[last++]) >= 0;
    const bool spaced = text.gap[at] || (at + 1 < text.size() && text.gap[at + 1]) || last - at - 1 > digits;
    if (digits == 4 && spaced) search.mark(Sign::number, i - 1, last);
  }
}

void by_word(Search& search) {
  constexpr std::size_t kBetween = 8;
  const Folded& text = search.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t length = search.words.number_words.at(text.text, i);
    if (length == 0) continue;
    for (std::size_t at = i + length; at < std::min(text.size(), i + length + kBetween); ++at) {
      const Row row = row_at(text, at);
      if (row.digits.size() < 3) continue;
      search.mark(Sign::number, i, row.end);
      break;
    }
  }
}

} // namespace

void find_numbers(Search& search) {
  const Folded& text = search.text;
  for (std::size_t i = 0; i < text.size();) {
    if (digit(text.text[i]) < 0) {
      ++i;
      continue;
    }
    const Row row = row_at(text, i);
    constexpr std::size_t kLongNumber = 10; // 被保険者番号 has 10, マイナンバー 12
    if (is_telephone(search, row)) {
      const bool opened = row.begin > 0 && (text.text[row.begin - 1] == U'(' || text.text[row.begin - 1] == U'+');
      search.mark(Sign::telephone, row.begin - (opened ? 1 : 0), row.end);
    } else if (row.digits.size() >= kLongNumber && row.hyphens_only) {
      search.mark(Sign::number, row.begin, row.end);
    }
    i = std::max(row.end, i + 1);
  }
  by_plate(search);
  by_word(search);
}

namespace {

bool in_address(char32_t c) {
  return is_latin(c) || (c >= U'0' && c <= U'9') || c == U'.' || c == U'_' || c == U'-' || c == U'+' || c == U'%';
}

} // namespace

void find_contacts(Search& search) {
  const Folded& text = search.text;
  static const std::u32string_view kStarts[] = {U"http://", U"https://", U"www."};
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const auto start : kStarts)
      if (text.holds(i, start)) {
        std::size_t end = i + start.size();
        while (end < text.size() && text.text[end] > 0x20 && text.text[end] < 0x7F) ++end;
        search.mark(Sign::contact, i, end);
      }
    if (const std::size_t word = search.words.contact_words.at(text.text, i); word > 0)
      search.mark(Sign::contact, i, i + word);
    if (text.text[i] != U'@') continue;
    std::size_t begin = i, end = i + 1;
    while (begin > 0 && in_address(text.text[begin - 1])) --begin;
    while (end < text.size() && in_address(text.text[end])) ++end;
    if (end - i >= 3) search.mark(Sign::contact, begin, end); // name@place, or @account
  }
}

} // namespace yoriai::minutes
