// UTF-8 and Japanese text. Positions are byte offsets into the UTF-8; lengths for people are in characters
// as they see them (grapheme clusters). Pure functions; any thread.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yoriai::base {

// Well-formed UTF-8: no surrogates, no overlong forms, nothing beyond U+10FFFF.
bool is_utf8(std::string_view text);

// Characters as a person counts them: が written with a combining mark is one, an emoji family is one.
std::size_t count_characters(std::string_view text);

// The first `count` characters; the whole text when it is shorter.
std::string_view first_characters(std::string_view text, std::size_t count);

// Where a line may end, as ascending byte offsets ending with text.size(), by ICU's Japanese rules with
// lb=strict (禁則処理): no line begins with 、。ー）」ャ, none ends with （「. A newline is an opportunity too.
std::vector<std::size_t> line_break_opportunities(std::string_view text);

// Byte offsets at which characters (grapheme clusters) end, ending with text.size().
std::vector<std::size_t> character_ends(std::string_view text);

// Text from a keyboard, a file or the clipboard made fit to keep: CR LF, CR and Unicode's line separators become
// LF; other control characters and unpaired bytes are dropped, invisible ones too unless they hold an emoji
// together; blanks at both ends are cut.
std::string clean_text(std::string_view text);

// For searching: compatibility width and case folded (ＡＢＣ = abc, ｶﾞ = ガ). Hiragana and katakana stay apart.
std::string fold_for_search(std::string_view text);

// Compatibility forms made one (Unicode NFKC): Ａ = A, ｶﾞ = ガ. The text itself when it is no UTF-8.
std::string nfkc(std::string_view text);

// The words by which like notes are told, without doubles: runs of two or more kanji or katakana, and of four kanji or
// more their pairs too (通院手段: 通院, 手段).
std::set<std::string> content_words(std::string_view text);

} // namespace yoriai::base
