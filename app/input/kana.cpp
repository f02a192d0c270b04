#include "input/kana.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace yoriai::input {
namespace {

constexpr char32_t kReplacement = 0xFFFD, kLongVowel = U'ー', kToKatakana = 0x60;

// The rings in which the mark key turns, in hiragana; katakana follow by their distance.
constexpr std::u32string_view kRings[] = {
    U"あぁ",   U"いぃ",   U"うぅゔ", U"えぇ",   U"おぉ",   U"かが", U"きぎ", U"くぐ",   U"けげ", U"こご",
    U"さざ",   U"しじ",   U"すず",   U"せぜ",   U"そぞ",   U"ただ", U"ちぢ", U"つっづ", U"てで", U"とど",
    U"はばぱ", U"ひびぴ", U"ふぶぷ", U"へべぺ", U"ほぼぽ", U"やゃ", U"ゆゅ", U"よょ",   U"わゎ", U"ゝゞ"};

// か + U+3099 = が; nothing (0) where Unicode has no such kana.
char32_t with_mark(char32_t kana, bool half_voiced) {
  const char32_t c = to_hiragana(kana);
  const char32_t back = kana - c;
  if (half_voiced) return c >= U'は' && c <= U'ほ' && (c - U'は') % 3 == 0 ? kana + 2 : 0;
  if (c == U'う') return U'ゔ' + back;
  if ((c >= U'か' && c <= U'ち' && (c - U'か') % 2 == 0) || (c >= U'は' && c <= U'ほ' && (c - U'は') % 3 == 0) ||
      c == U'つ' || c == U'て' || c == U'と' || c == U'ゝ')
    return kana + 1;
  return 0;
}

constexpr std::array<std::u32string_view, 4> kSmallUnits = {U"", U"十", U"百", U"千"};
constexpr std::array<std::u32string_view, 3> kLargeUnits = {U"", U"万", U"億"};
constexpr std::u32string_view kKanjiDigits = U"〇一二三四五六七八九";

// Four digits at most: 2025 → 二千二十五.
std::u32string kanji_below_ten_thousand(std::string_view digits) {
  std::u32string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<std::size_t>(digits[i] - '0');
    const std::size_t unit = digits.size() - 1 - i;
    if (digit == 0) continue;
    if (digit > 1 || unit == 0) out += kKanjiDigits[digit];
    out += kSmallUnits[unit];
  }
  return out;
}

struct Numeral {
  std::u32string_view kana;
  std::uint64_t value;
};
// Longer ones first where one begins another.
constexpr Numeral kDigits[] = {{U"ぜろ", 0}, {U"いち", 1}, {U"いっ", 1}, {U"に", 2},     {U"さん", 3}, {U"よん", 4},
                               {U"よ", 4},   {U"しち", 7}, {U"し", 4},   {U"ご", 5},     {U"ろく", 6}, {U"ろっ", 6},
                               {U"なな", 7}, {U"はち", 8}, {U"はっ", 8}, {U"きゅう", 9}, {U"く", 9}};
constexpr Numeral kUnits[] = {{U"じゅう", 10},  {U"じゅっ", 10},  {U"じっ", 10},   {U"ひゃく", 100}, {U"ひゃっ", 100},
                              {U"びゃく", 100}, {U"ぴゃく", 100}, {U"せん", 1000}, {U"ぜん", 1000}};

template <typename Table> const Numeral* match(const Table& table, std::u32string_view text) {
  for (const Numeral& numeral : table)
    if (text.starts_with(numeral.kana)) return &numeral;
  return nullptr;
}

// Three, six and eight change what follows: さんびゃく, ろっぴゃく, はっせん, and never ごびゃく or はちひゃく.
bool goes_with(const Numeral* digit, const Numeral& unit) {
  if (digit == nullptr) return unit.kana != U"びゃく" && unit.kana != U"ぴゃく" && unit.kana != U"ぜん";
  if (digit->value == 0 || (digit->value == 1 && unit.value < 1000)) return false;
  const bool cut = digit->kana.back() == U'っ';
  if (unit.value == 10) return !cut;
  if (unit.value == 100) {
    if (digit->value == 3) return unit.kana == U"びゃく";
    if (digit->value == 6 || digit->value == 8) return cut && unit.kana == U"ぴゃく";
    return !cut && unit.kana == U"ひゃく";
  }
  if (digit->value == 3) return unit.kana == U"ぜん";
  if (digit->value == 1 || digit->value == 8) return cut && unit.kana == U"せん";
  return !cut && unit.kana == U"せん";
}

// にじゅうご at the front of `text`, taken off it; nothing when it does not begin with one or units do not fall.
bool take_below_ten_thousand(std::u32string_view& text, std::uint64_t& value) {
  value = 0;
  std::uint64_t last_unit = 10000;
  bool any = false;
  while (!text.empty()) {
    std::u32string_view rest = text;
    const Numeral* digit = match(kDigits, rest);
    if (digit) rest.remove_prefix(digit->kana.size());
    const Numeral* unit = match(kUnits, rest);
    if (!unit) {
      if (!digit || last_unit == 1 || (digit->value == 0 && any)) return any;
      value += digit->value;
      last_unit = 1, any = true, text = rest;
      continue;
    }
    if (unit->value >= last_unit || !goes_with(digit, *unit)) return any;
    value += (digit ? digit->value : 1) * unit->value;
    last_unit = unit->value, any = true;
    rest.remove_prefix(unit->kana.size());
    text = rest;
  }
  return any;
}

} // namespace

std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size() / 3 + 1);
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), INT32_MAX));
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    const char32_t point = c < 0 ? kReplacement : static_cast<char32_t>(c);
    if (point == kReplacement && !points.empty() && points.back() == kReplacement) continue;
    if ((point == 0x3099 || point == 0x309A) && !points.empty())
      if (const char32_t whole = with_mark(points.back(), point == 0x309A)) {
        points.back() = whole;
        continue;
      }
    points += point;
  }
  return points;
}

std::string utf8(std::u32string_view points) {
  std::string text;
  text.reserve(points.size() * 3);
  for (const char32_t c : points) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::int32_t n = 0;
    UBool bad = false;
    U8_APPEND(bytes.data(), n, U8_MAX_LENGTH, static_cast<UChar32>(c), bad);
    if (bad) text += "\xEF\xBF\xBD";
    else text.append(bytes.data(), static_cast<std::size_t>(n));
  }
  return text;
}

bool is_hiragana(char32_t c) { return (c >= U'ぁ' && c <= U'ゖ') || c == kLongVowel; }
bool is_katakana(char32_t c) { return (c >= U'ァ' && c <= U'ヺ') || c == kLongVowel; }
bool is_kanji(char32_t c) {
  return c == U'々' || c == U'〆' || c == U'〇' || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC);
}
bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool is_latin(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'Ａ' && c <= U'Ｚ') ||
         (c >= U'ａ' && c <= U'ｚ');
}
bool is_punctuation(char32_t c) {
  constexpr std::u32string_view kMarks = U"、。，．,.・「」『』（）()【】［］[]〈〉《》！？!?：；:;…‥“”‘’\"'　 \n\t";
  return kMarks.find(c) != kMarks.npos;
}
bool is_joined(char32_t c) {
  return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0020 && c <= 0xE007F) ||
         (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x1F3FB && c <= 0x1F3FF) ||
         (u_getCombiningClass(static_cast<UChar32>(c)) != 0);
}

char32_t to_katakana(char32_t c) {
  return (c >= U'ぁ' && c <= U'ゖ') || c == U'ゝ' || c == U'ゞ' ? c + kToKatakana : c;
}
char32_t to_hiragana(char32_t c) {
  return (c >= U'ァ' && c <= U'ヶ') || c == U'ヽ' || c == U'ヾ' ? c - kToKatakana : c;
}

std::string to_katakana(std::string_view text) {
  std::u32string points = code_points(text);
  for (char32_t& c : points) c = to_katakana(c);
  return utf8(points);
}

std::string to_hiragana(std::string_view text) {
  std::u32string points = code_points(text);
  for (char32_t& c : points) c = to_hiragana(c);
  return utf8(points);
}

bool is_reading(std::string_view text) {
  const std::u32string points = code_points(text);
  return !points.empty() && std::all_of(points.begin(), points.end(), [](char32_t c) {
    return is_hiragana(c) || (c < 0x80 && (is_digit(c) || is_latin(c)));
  });
}

char32_t next_form(char32_t kana) {
  const char32_t c = to_hiragana(kana);
  for (const auto ring : kRings)
    if (const auto at = ring.find(c); at != ring.npos) {
      const char32_t next = ring[(at + 1) % ring.size()];
      return c == kana ? next : to_katakana(next);
    }
  return kana;
}

std::string wide_digits(std::string_view digits) {
  std::u32string wide;
  for (const char c : digits) wide += U'０' + static_cast<char32_t>(c - '0');
  return utf8(wide);
}

std::string kanji_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 12) return {};
  if (digits == "0") return utf8(U"〇");
  if (digits.front() == '0') return {};
  std::u32string out;
  for (std::size_t left = digits.size(); left > 0;) {
    const std::size_t group = (left - 1) / 4, size = left - group * 4;
    const std::string_view part = digits.substr(digits.size() - left, size);
    std::u32string words = kanji_below_ten_thousand(part);
    if (!words.empty()) out += words + std::u32string(kLargeUnits[group]);
    left -= size;
  }
  // 10000 is 一万: 一 is said before large units only.
  return utf8(out);
}

std::string day_of_kana(std::u32string_view kana) {
  constexpr std::pair<std::u32string_view, std::string_view> kDays[] = {
      {U"ついたち", "1"},      {U"ふつか", "2"},  {U"みっか", "3"},         {U"よっか", "4"},   {U"いつか", "5"},
      {U"むいか", "6"},        {U"なのか", "7"},  {U"ようか", "8"},         {U"ここのか", "9"}, {U"とおか", "10"},
      {U"じゅうよっか", "14"}, {U"はつか", "20"}, {U"にじゅうよっか", "24"}};
  for (const auto& [reading, day] : kDays)
    if (reading == kana) return std::string(day);
  return {};
}

std::pair<std::string, std::string> kanji_number_before(std::string_view text) {
  const std::u32string points = code_points(text);
  std::uint64_t total = 0, part = 0, digit = 0;
  std::size_t i = 0;
  for (; i < points.size() && i < 12; ++i) {
    if (const auto at = kKanjiDigits.find(points[i]); at != kKanjiDigits.npos) {
      if (digit != 0) return {};
      digit = at;
    } else if (points[i] == U'万' && part + digit > 0) {
      total += (part + digit) * 10'000, part = digit = 0;
    } else {
      const std::uint64_t unit = points[i] == U'十' ? 10 : points[i] == U'百' ? 100 : points[i] == U'千' ? 1000 : 0;
      if (unit == 0) break;
      part += std::max<std::uint64_t>(digit, 1) * unit, digit = 0;
    }
  }
  if (i == 0) return {};
  return {std::to_string(total + part + digit), utf8(std::u32string_view(points).substr(i))};
}

std::string written_number(std::string_view digits) {
  if (digits.size() < 5 || digits.size() > 12 || digits.front() == '0') return std::string(digits);
  std::string out;
  for (std::size_t left = digits.size(); left > 0;) {
    const std::size_t group = (left - 1) / 4, size = left - group * 4;
    const std::string_view part = digits.substr(digits.size() - left, size);
    if (const std::size_t first = part.find_first_not_of('0'); first != part.npos)
      out += std::string(part.substr(first)) + utf8(kLargeUnits[group]);
    left -= size;
  }
  return out;
}

std::string number_of_kana(std::u32string_view kana) {
  std::uint64_t total = 0, part = 0;
  if (!take_below_ten_thousand(kana, part)) return {};
  if (kana.starts_with(U"おく")) {
    total += part * 100'000'000, part = 0, kana.remove_prefix(2);
    if (!kana.empty() && !take_below_ten_thousand(kana, part)) return {};
  }
  if (kana.starts_with(U"まん") && part > 0) {
    total += part * 10'000, part = 0, kana.remove_prefix(2);
    if (!kana.empty() && !take_below_ten_thousand(kana, part)) return {};
  }
  return kana.empty() ? std::to_string(total + part) : std::string();
}

} // namespace yoriai::input
