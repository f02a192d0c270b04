#include "minutes/folded.hpp"

#include "base/text.hpp"

namespace yoriai::minutes {
namespace {

constexpr long kLargest = 1'000'000'000'000L;
constexpr std::size_t kLongestNumber = 40; // characters; a longer run is read in parts

// Code points of well-formed UTF-8; what is broken is passed by.
std::u32string points(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
    if (length == 0 || i + length > text.size()) {
      ++i;
      continue;
    }
    char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    out += c;
    i += length;
  }
  return out;
}

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u3000' || c == U'\u00A0' ||
         (c >= U'\u2000' && c <= U'\u200F') || c == U'\u2060' || c == U'\uFEFF' || c == U'\u00AD';
}

// Whether compatibility folding leaves it as it is: ASCII, kana, the usual kanji.
bool is_plain(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return true;
  if (character.size() != 3) return false;
  return (lead >= 0xE4 && lead <= 0xE9) || (lead == 0xE3 && static_cast<unsigned char>(character[1]) <= 0x83);
}

long unit_of(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }

} // namespace

Folded fold(std::string_view text, const std::map<char32_t, char32_t>& modern) {
  Folded folded;
  std::size_t begin = 0;
  bool gap = false;
  for (const std::size_t end : base::character_ends(text)) {
    const std::string_view character = text.substr(begin, end - begin);
    for (char32_t c : points(is_plain(character) ? std::string(character) : base::nfkc(character))) {
      if (is_blank(c)) {
        gap = true;
        continue;
      }
      const auto found = modern.find(c);
      folded.text += found == modern.end() ? c : found->second;
      folded.begin.push_back(begin);
      folded.end.push_back(end);
      folded.gap.push_back(gap);
      gap = false;
    }
    begin = end;
  }
  return folded;
}

bool is_kanji(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == U'々' || c == U'ヶ';
}
bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_katakana(char32_t c) { return c >= 0x30A1 && c <= 0x30FC && c != U'・' && c != U'ヶ'; }
bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_hyphen(char32_t c) { return std::u32string_view(U"-ー−―‐‑–—ｰ─").find(c) != std::u32string_view::npos; }

int digit(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  constexpr std::u32string_view kKanji = U"〇一二三四五六七八九";
  const auto at = kKanji.find(c);
  return at == kKanji.npos ? -1 : static_cast<int>(at);
}

Number number_at(const Folded& text, std::size_t at) {
  Number number;
  long total = 0, last = -1;
  number.ascii = text.at(at) < 0x80;
  for (std::size_t i = at; i < text.size() && number.length < kLongestNumber; ++i) {
    const char32_t c = text.text[i];
    const int value = digit(c);
    const long unit = unit_of(c);
    if (value < 0 && unit == 0) break;
    if (unit > 0) {
      total += (last < 0 ? 1 : last) * unit;
      last = -1;
    } else {
      last = last < 0 ? value : last * 10 + value;
    }
    if (last > kLargest) last = kLargest;
    if (total > kLargest) total = kLargest;
    ++number.length;
  }
  number.value = total + (last < 0 ? 0 : last);
  return number;
}

} // namespace yoriai::minutes
