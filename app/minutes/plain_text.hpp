// Texts made fit for files that other programs read; every format takes what it writes through here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yoriai::minutes {

// Line ends become LF; what XML 1.0 forbids, other control characters and broken UTF-8 become U+FFFD; marks that steer
// the direction of writing are left out, so that no text can scramble its neighbours. Everything else stays as it is.
std::string plain_text(std::string_view text);

// The same with the five characters of XML's and HTML's own escaped.
std::string xml_text(std::string_view text);

std::u16string in_utf16(std::string_view text); // with U+FFFD for what is no UTF-8
// In units of UTF-16, as Excel counts.
std::size_t utf16_length(std::string_view text);
// The text in parts of at most `most` units, cut after whole characters; one empty part of an empty text.
std::vector<std::string_view> in_parts(std::string_view text, std::size_t most);

// How wide the widest line is on paper, in half-width characters: kanji and kana are two.
std::size_t columns_wide(std::string_view text);

} // namespace yoriai::minutes
