#include "platform/preedit.hpp"

#include "imgui_internal.h" // UTF-8 conversions

namespace yoriai::platform {

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    char bytes[5] = {};
    const int count = ImTextCharToUtf8(bytes, c);
    out.append(bytes, static_cast<std::size_t>(count));
  }
  return out;
}

std::u32string from_utf8(std::string_view text) {
  std::u32string out;
  const char *at = text.data(), *end = at + text.size();
  while (at < end) {
    unsigned code = 0;
    at += std::max(1, ImTextCharFromUtf8(&code, at, end));
    out.push_back(code);
  }
  return out;
}

void PreeditBuilder::replace(int first, int length, std::u32string_view with, int caret) {
  const int size = static_cast<int>(text_.size());
  first = std::clamp(first, 0, size);
  length = std::clamp(length, 0, size - first);
  text_.replace(static_cast<std::size_t>(first), static_cast<std::size_t>(length), with);
  move_caret(caret);
}

} // namespace yoriai::platform
