#include "base/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <memory>

namespace yoriai::base {
namespace {

using Breaker = std::unique_ptr<icu::BreakIterator>;

Breaker make_breaker(bool lines) {
  UErrorCode status = U_ZERO_ERROR;
  // The locale keyword is how ICU is told to use the strict rules of JIS X 4051 / CSS line-break: strict.
  const icu::Locale locale("ja@lb=strict");
  return Breaker(lines ? icu::BreakIterator::createLineInstance(locale, status)
                       : icu::BreakIterator::createCharacterInstance(locale, status));
}

// Building an iterator costs some 0.1 ms, so each thread keeps one of each sort.
icu::BreakIterator* breaker_of_thread(bool lines) {
  thread_local const Breaker line = make_breaker(true);
  thread_local const Breaker character = make_breaker(false);
  return lines ? line.get() : character.get();
}

std::vector<std::size_t> boundaries(std::string_view text, bool lines) {
  std::vector<std::size_t> ends;
  icu::BreakIterator* breaker = breaker_of_thread(lines);
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (breaker != nullptr && U_SUCCESS(status)) {
    breaker->setText(&utext, status);
    breaker->first();
    for (auto at = breaker->next(); at != icu::BreakIterator::DONE; at = breaker->next())
      ends.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&utext);
  if (ends.empty() && !text.empty()) ends.push_back(text.size());
  return ends;
}

// Invisible characters that hold visible ones together: joiners of an emoji family, the tags of a flag.
bool joins(UChar32 c) { return c == 0x200C || c == 0x200D || (c >= 0xE0020 && c <= 0xE007F); }

// Control characters and the invisible ones that steer direction or width (ICU counts both as control).
bool is_unwanted(UChar32 c) { return u_iscntrl(c) && !joins(c); }

bool ends_line(UChar32 c) { return c == '\n' || c == 0x2028 || c == 0x2029; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kWide[] = {"\u3000", "\u200c", "\u200d"}; // a joiner at an end joins nothing
  for (bool again = true; again;) {
    again = false;
    if (!text.empty() && is_blank(text.front())) text.remove_prefix(1), again = true;
    if (!text.empty() && is_blank(text.back())) text.remove_suffix(1), again = true;
    for (const auto blank : kWide) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
      if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
    }
  }
  return text;
}

} // namespace

bool is_utf8(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    if (static_cast<unsigned char>(text[static_cast<std::size_t>(i)]) < 0x80) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::vector<std::size_t> character_ends(std::string_view text) { return boundaries(text, false); }

std::size_t count_characters(std::string_view text) { return character_ends(text).size(); }

std::string_view first_characters(std::string_view text, std::size_t count) {
  if (count == 0) return text.substr(0, 0);
  const auto ends = character_ends(text);
  return ends.size() <= count ? text : text.substr(0, ends[count - 1]);
}

std::vector<std::size_t> line_break_opportunities(std::string_view text) { return boundaries(text, true); }

std::string clean_text(std::string_view text) {
  std::string cleaned;
  cleaned.reserve(text.size());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c == '\r') {
      cleaned += '\n';
      if (i < size && text[static_cast<std::size_t>(i)] == '\n') ++i;
    } else if (ends_line(c) || c == '\t') {
      cleaned += c == '\t' ? '\t' : '\n';
    } else if (c >= 0 && !is_unwanted(c)) {
      cleaned.append(text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start)));
    }
  }
  return std::string(trimmed(cleaned));
}

namespace {

std::string normalized(const icu::Normalizer2* form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  std::string result;
  if (form != nullptr) form->normalize(source, status).toUTF8String(result);
  return form != nullptr && U_SUCCESS(status) ? result : std::string(text);
}

} // namespace

std::string fold_for_search(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFKCCasefoldInstance(status), text);
}

std::string nfkc(std::string_view text) {
  if (!is_utf8(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFKCInstance(status), text);
}

namespace {

enum class Script { other, kanji, katakana };

Script script_of(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return Script::kanji;
  return c >= 0x30A1 && c <= 0x30FC ? Script::katakana : Script::other;
}

} // namespace

std::set<std::string> content_words(std::string_view text) {
  std::set<std::string> words;
  std::vector<std::string> run;
  Script script = Script::other;
  const auto end = [&] {
    std::string whole;
    for (const auto& character : run) whole += character;
    if (run.size() >= 2) words.insert(whole);
    if (script == Script::kanji && run.size() >= 4)
      for (std::size_t i = 0; i + 1 < run.size(); i += 2) words.insert(run[i] + run[i + 1]);
    run.clear();
  };
  const std::string folded = nfkc(text);
  const auto size = static_cast<std::int32_t>(folded.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(folded.data(), i, size, c);
    const Script now = c < 0 ? Script::other : script_of(c);
    if (now != script) end(), script = now;
    if (now != Script::other) run.push_back(folded.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start)));
  }
  end();
  return words;
}

} // namespace yoriai::base
