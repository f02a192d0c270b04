#include "widgets/soft_wrap.hpp"

#include <algorithm>

#include "widgets/ui.hpp"

namespace yoriai::widgets {
namespace {

constexpr std::string_view kBreak = "\r\n\r";

std::size_t previous_character(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

std::size_t next_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

} // namespace

std::string wrap_softly(Ui& ui, std::string_view plain, const TextStyle& style, float width) {
  const TextBlock& block = text_layout(ui, plain, style, width);
  std::string shown;
  shown.reserve(plain.size() + block.lines.size() * kBreak.size());
  std::size_t done = 0;
  for (const TextLine& line : block.lines) {
    if (line.begin == 0 || line.begin >= plain.size() || plain[line.begin - 1] == '\n') continue;
    shown += plain.substr(done, line.begin - done);
    shown += kBreak;
    done = line.begin;
  }
  shown += plain.substr(done);
  return shown;
}

std::string unwrap(std::string_view shown, std::size_t* cursor) {
  std::string plain;
  plain.reserve(shown.size());
  std::size_t at = cursor ? *cursor : 0;
  const auto mark = [&](std::size_t i) {
    if (cursor && i <= *cursor) at = plain.size();
  };
  for (std::size_t i = 0; i < shown.size();) {
    mark(i);
    const std::string_view rest = shown.substr(i);
    if (rest.starts_with(kBreak)) {
      i += kBreak.size();
    } else if (rest.starts_with("\r\n")) { // Backspace at the start of a line: the character before goes
      plain.resize(previous_character(plain, plain.size()));
      i += 2;
    } else if (rest.starts_with("\n\r")) { // Delete at the end of a line: the character behind goes
      i = next_character(shown, i + 2);
    } else if (rest.front() == '\r') {
      i += 1;
    } else {
      plain += rest.front();
      i += 1;
    }
  }
  mark(shown.size());
  if (cursor) *cursor = std::min(at, plain.size());
  return plain;
}

std::size_t to_shown(std::string_view shown, std::size_t plain_at) {
  std::size_t i = 0;
  for (std::size_t plain = 0; i < shown.size();) {
    if (shown.substr(i).starts_with(kBreak)) {
      i += kBreak.size();
      continue;
    }
    if (plain == plain_at) break;
    ++plain;
    ++i;
  }
  return i;
}

std::size_t out_of_break(std::string_view shown, std::size_t at, CaretMove move) {
  for (const std::size_t back : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
    if (at < back || at - back >= shown.size() || !shown.substr(at - back).starts_with(kBreak)) continue;
    if (move == CaretMove::right) return at - back + kBreak.size();
    if (back == 0) return at;
    return move == CaretMove::left ? previous_character(shown, at - back) : at - back;
  }
  return at;
}

} // namespace yoriai::widgets
