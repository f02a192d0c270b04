// Names of people taken out of texts that others may read. Pure functions; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace yoriai::base {

// How the people may be named in a text, the longest first: the full name, without its blank, the family name alone.
// Names under two kanji are left out, since they would blot out ordinary words.
std::vector<std::string> spellings_of(std::span<const std::string> names);

// The text with ○○ in place of every spelling.
void mask_names(std::string& text, std::span<const std::string> spellings);

} // namespace yoriai::base
