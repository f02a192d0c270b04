// The parts of a Word file that are the same for every text: styles, bullets, fonts, settings.
#pragma once

#include <string_view>

namespace yoriai::minutes {

inline constexpr std::string_view kWordFont = "BIZ UDPGothic";

std::string_view word_styles();
std::string_view word_numbering();
std::string_view word_fonts();
std::string_view word_settings();

} // namespace yoriai::minutes
