// Names of people: by honorific, by family name, by given name, by initials.
#include <algorithm>

#include "minutes/signs.hpp"

namespace yoriai::minutes {
namespace {

constexpr std::size_t kLongestName = 6; // characters of a name that are marked before an honorific
constexpr std::u32string_view kMasks = U"○〇◯●◎×✕△▲□■☆*＊_";

bool same_script(char32_t a, char32_t b) {
  return (is_kanji(a) && is_kanji(b)) || (is_hiragana(a) && is_hiragana(b)) || (is_katakana(a) && is_katakana(b)) ||
         (is_latin(a) && is_latin(b));
}

// Where the run of one script that ends before `at` begins. Hiragana is followed back to a blank or another script only
// so far as a name is long, since particles look like names.
std::size_t run_begin(const Folded& text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < kLongestName && !text.gap[begin] &&
         same_script(text.text[begin - 1], text.text[begin]))
    --begin;
  return begin;
}

std::size_t run_end(const Folded& text, std::size_t at, bool (*in)(char32_t)) {
  while (at < text.size() && in(text.text[at])) ++at;
  return at;
}

bool is_masked(char32_t c) { return kMasks.find(c) != kMasks.npos; }

// 田中さん, 花子ちゃん, Aさん.
void by_honorific(Search& search) {
  const Folded& text = search.text;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const std::size_t length = search.words.honorifics.at(text.text, i);
    if (length == 0 || search.is_harmless(i, i + length)) continue;
    const char32_t before = text.text[i - 1];
    if (is_masked(before) || search.words.nobody.before(text.text, i) > 0) continue;
    const std::size_t begin = run_begin(text, i);
    if (is_latin(before)) {
      search.mark(i - begin <= 2 ? Sign::person : Sign::name, begin, i + length);
    } else if (is_kanji(before) || is_katakana(before)) {
      search.mark(Sign::name, begin, i + length);
    } else if (is_hiragana(before) && length > 1) { // a single 様 or 氏 after a particle is none
      search.mark(Sign::name, begin, i + length);
    }
  }
}

// Whether a given name stands at `at` up to the end of its run of kanji, or kana after a blank; its end, or 0.
std::size_t given_name_end(const Search& search, std::size_t at) {
  const Folded& text = search.text;
  const std::size_t end = run_end(text, at, is_kanji);
  if (end > at) {
    const std::size_t length = search.words.given_names.at(text.text, at);
    return length > 0 && at + length == end ? end : 0;
  }
  if (at >= text.size() || !text.gap[at]) return 0;
  const auto script = is_hiragana(text.text[at]) ? is_hiragana : is_katakana;
  const std::size_t kana = run_end(text, at, script);
  return kana - at >= 2 && kana - at <= 4 ? kana : 0;
}

// Whether what follows a family name in the same run of kanji ends like a given name: 田中+美代子.
bool looks_given(const Folded& text, std::size_t at, std::size_t end) {
  constexpr std::u32string_view kLast =
      U"子美恵江代枝香奈夫雄男郎治司之介助太樹也彦吉蔵作朗弘博誠勇一二三花葉菜咲愛翔蓮海結凛優心梅松竹鶴亀"
      U"千静節清貞茂実隆豊進正義孝忠悟修薫守昇稔昭章勉武健剛毅学";
  return end - at >= 1 && end - at <= 3 && kLast.find(text.text[end - 1]) != kLast.npos;
}

// A family name whose left side is open: nothing, no kanji, or a title.
bool stands_apart(const Search& search, std::size_t at) {
  if (at == 0 || search.text.gap[at] || !is_kanji(search.text.text[at - 1])) return true;
  return search.words.titles.before(search.text.text, at) > 1 || search.words.nobody.before(search.text.text, at) > 1;
}

void by_family_name(Search& search, const WordSet& names, bool alone_is_enough) {
  const Folded& text = search.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t length = names.at(text.text, i);
    if (length == 0 || !stands_apart(search, i) || search.is_harmless(i, i + length)) continue;
    const std::size_t next = i + length;
    const std::size_t end = run_end(text, next, is_kanji);
    const std::size_t title = search.words.titles.at(text.text, next), place = search.words.places.at(text.text, next);
    if (title > place || (title > 0 && title == place)) {
      search.mark(Sign::name, i, next + title);
    } else if (place > 0) {
      continue;
    } else if (const std::size_t given = given_name_end(search, next); given > next) {
      search.mark(Sign::name, i, given);
    } else if (alone_is_enough && (end == next || looks_given(text, next, end))) {
      search.mark(Sign::name, i, end);
    }
  }
}

void by_given_name(Search& search) {
  const Folded& text = search.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t length = search.words.given_names.at(text.text, i);
    if (length == 0 || is_kanji(text.at(i + length)) || search.is_harmless(i, i + length)) continue;
    std::size_t begin = i; // a family name that no list holds
    while (begin > 0 && i - begin < 3 && !text.gap[begin] && is_kanji(text.text[begin - 1])) --begin;
    search.mark(Sign::name, begin, i + length);
  }
}

char32_t katakana(char32_t c) { return is_hiragana(c) && c <= 0x3096 ? c + 0x60 : c; }

// サトウ ハナコ, さとう はなこ: a family name and a blank, then kana.
void by_kana(Search& search) {
  const Folded& text = search.text;
  std::u32string folded;
  for (const char32_t c : text.text) folded += katakana(c);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const std::size_t length = search.words.kana_names.at(folded, i), next = i + length;
    const bool apart = i == 0 || text.gap[i] || !same_script(text.text[i - 1], text.text[i]);
    if (length == 0 || !apart || next >= folded.size() || !text.gap[next]) continue;
    const std::size_t end = run_end(text, next, is_hiragana(text.text[next]) ? is_hiragana : is_katakana);
    if (end - next >= 2) search.mark(Sign::name, i, std::min(end, next + kLongestName));
  }
}

void by_roman(Search& search) {
  const Folded& text = search.text;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = run_end(text, i, is_latin);
    std::u32string word;
    std::size_t from = i;
    for (std::size_t k = i; k <= end; ++k) { // the words between blanks
      if (k == end || (k > from && text.gap[k])) {
        if (search.words.roman_names.has(word)) search.mark(Sign::name, from, k);
        word.clear();
        from = k;
      }
      if (k < end) word += text.text[k] < U'a' ? text.text[k] + 0x20 : text.text[k];
    }
    i = std::max(end, i + 1);
  }
}

// 氏名：…
void by_label(Search& search) {
  const Folded& text = search.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t length = search.words.name_labels.at(text.text, i), colon = i + length;
    if (length == 0 || (text.at(colon) != U':' && text.at(colon) != U'=')) continue;
    search.mark(Sign::name, i, std::min(text.size(), colon + 1 + kLongestName));
  }
}

bool is_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }

// T.K, Y.S., Aの母, Ｂ宅, 事例3, ケースA.
void by_initials(Search& search) {
  const Folded& text = search.text;
  static const std::u32string_view kAfter[] = {U"宅",     U"家",   U"夫妻",   U"夫婦",   U"の母",    U"の父",
                                               U"の妻",   U"の夫", U"の息子", U"の娘",   U"の長男",  U"の長女",
                                               U"の世帯", U"世帯", U"の家",   U"の事例", U"のケース"};
  static const std::u32string_view kCases[] = {U"事例", U"症例", U"ケース"};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool apart = i == 0 || !is_latin(text.text[i - 1]);
    if (apart && is_capital(text.text[i]) && !is_latin(text.at(i + 1))) {
      for (const auto after : kAfter)
        if (text.holds(i + 1, after)) search.mark(Sign::person, i, i + 1 + after.size());
      if (text.at(i + 1) == U'.' && is_capital(text.at(i + 2)) && !is_latin(text.at(i + 3)))
        search.mark(Sign::person, i, i + 3);
    }
    for (const auto word : kCases) {
      if (!text.holds(i, word)) continue;
      std::size_t at = i + word.size();
      if (text.at(at) == U'番' && text.at(at + 1) == U'号') at += 2;
      if (text.at(at) == U'#' || text.at(at) == U':') ++at;
      const Number number = number_at(text, at);
      if (number.length > 0 && search.words.counters.at(text.text, at + number.length) == 0)
        search.mark(Sign::person, i, at + number.length);
      else if (is_latin(text.at(at)) && !is_latin(text.at(at + 1))) search.mark(Sign::person, i, at + 1);
    }
  }
}

} // namespace

void find_names(Search& search, std::span<const std::u32string> people) {
  for (const auto& name : people)
    for (auto at = search.text.text.find(name); at != name.npos; at = search.text.text.find(name, at + 1))
      search.mark(Sign::name, at, at + name.size());
  by_honorific(search);
  by_family_name(search, search.words.surnames, true);
  by_family_name(search, search.words.surnames_also_words, false);
  by_given_name(search);
  by_kana(search);
  by_roman(search);
  by_label(search);
  by_initials(search);
}

} // namespace yoriai::minutes
