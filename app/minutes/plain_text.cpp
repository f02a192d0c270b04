#include "minutes/plain_text.hpp"

#include <algorithm>
#include <cstdint>

#include "base/text.hpp"

namespace yoriai::minutes {
namespace {

struct Letter {
  std::uint32_t code = 0xFFFD;
  std::size_t bytes = 1;
};

// The first letter of a text that is not empty; one byte that belongs to none is U+FFFD.
Letter first_letter(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC0 || text.size() < bytes || !base::is_utf8(text.substr(0, bytes))) return {};
  std::uint32_t code = lead & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  return {code, bytes};
}

bool ends_line(std::uint32_t code) { return code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029; }

bool is_forbidden(std::uint32_t code) {
  if (code == '\t' || code == '\n') return false;
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code & 0xFFFEu) == 0xFFFE ||
         (code >= 0xFDD0 && code <= 0xFDEF);
}

bool steers_direction(std::uint32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x206F) || code == 0xFEFF;
}

bool is_wide(std::uint32_t code) {
  return code >= 0x1100 &&
         (code <= 0x115F || (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xAC00 && code <= 0xD7A3) ||
          (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE6F) ||
          (code >= 0xFF00 && code <= 0xFF60) || (code >= 0xFFE0 && code <= 0xFFE6) ||
          (code >= 0x2460 && code <= 0x27BF) || (code >= 0x1F000 && code <= 0x3FFFF));
}

// Takes no room of its own: combining marks, joiners, variation selectors.
bool is_narrowest(std::uint32_t code) {
  return (code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200D) || (code >= 0x3099 && code <= 0x309A) ||
         (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0000 && code <= 0xE01EF);
}

} // namespace

std::string plain_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    const std::string_view bytes = text.substr(0, letter.bytes);
    text.remove_prefix(letter.bytes);
    if (ends_line(letter.code)) {
      out += '\n';
      if (letter.code == '\r' && text.starts_with('\n')) text.remove_prefix(1);
    } else if (is_forbidden(letter.code) || (letter.code == 0xFFFD && letter.bytes == 1)) {
      out += "\uFFFD";
    } else if (!steers_direction(letter.code)) {
      out += bytes;
    }
  }
  return out;
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : plain_text(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::u16string in_utf16(std::string_view text) {
  constexpr std::uint32_t kBeyond = 0x10000;
  std::u16string out;
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    text.remove_prefix(letter.bytes);
    if (letter.code < kBeyond) {
      out += static_cast<char16_t>(letter.code);
    } else {
      out += static_cast<char16_t>(0xD800 + ((letter.code - kBeyond) >> 10));
      out += static_cast<char16_t>(0xDC00 + ((letter.code - kBeyond) & 0x3FF));
    }
  }
  return out;
}

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (; !text.empty(); text.remove_prefix(first_letter(text).bytes)) units += first_letter(text).code > 0xFFFF ? 2 : 1;
  return units;
}

std::vector<std::string_view> in_parts(std::string_view text, std::size_t most) {
  std::vector<std::string_view> parts;
  while (utf16_length(text) > most) {
    std::size_t end = 0;
    for (std::size_t at = 0, units = 0; at < text.size();) {
      const Letter letter = first_letter(text.substr(at));
      units += letter.code > 0xFFFF ? 2 : 1;
      if (units > most) break;
      at += letter.bytes;
      end = at;
    }
    // Not between a letter and the mark upon it.
    const auto ends = base::character_ends(text.substr(0, end + std::min<std::size_t>(text.size() - end, 64)));
    const auto after = std::upper_bound(ends.begin(), ends.end(), end);
    if (after != ends.begin() && *(after - 1) > 0) end = *(after - 1);
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  parts.push_back(text);
  return parts;
}

std::size_t columns_wide(std::string_view text) {
  std::size_t widest = 0, line = 0;
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    text.remove_prefix(letter.bytes);
    if (letter.code == '\n') line = 0;
    else if (!is_narrowest(letter.code)) line += is_wide(letter.code) ? 2 : 1;
    widest = std::max(widest, line);
  }
  return widest;
}

} // namespace yoriai::minutes
