#include <type_traits>

#include "minutes/formats.hpp"
#include "minutes/plain_text.hpp"

namespace yoriai::minutes {
namespace {

// Characters that Markdown or the HTML inside it would take for its own.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : plain_text(text)) {
    if (std::string_view("\\`*_[]<>|#&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string in_cell(std::string_view text) {
  std::string out;
  for (const char c : escaped(text)) out += c == '\n' ? std::string("<br>") : std::string(1, c);
  return out;
}

// A line of its own: what would begin a list or a rule is kept as text, further lines are indented below it.
std::string in_line(std::string_view text, std::string_view indent) {
  std::string out;
  for (const char c : escaped(text)) {
    out += c;
    if (c == '\n') out += indent;
  }
  if (!out.empty() && (out[0] == '-' || out[0] == '+')) out.insert(0, "\\");
  return out;
}

void write_row(std::string& out, const std::vector<std::string>& cells) {
  for (const auto& cell : cells) out += "| " + in_cell(cell) + " ";
  out += "|\n";
}

void write(std::string& out, const Paragraph& block) { out += in_line(block.text, "") + "\n\n"; }

void write(std::string& out, const List& block) {
  if (!block.caption.empty()) out += "**" + escaped(block.caption) + "**\n\n";
  for (std::size_t i = 0; i < block.entries.size(); ++i)
    out += "- " + in_line(spelled(block.entries[i], block.sketches_in(i)), "  ") + "\n";
  out += "\n";
}

void write(std::string& out, const Table& block) {
  if (!block.caption.empty()) out += "**" + escaped(block.caption) + "**\n\n";
  write_row(out, block.heads);
  for (std::size_t i = 0; i < block.heads.size(); ++i) out += "|---";
  out += "|\n";
  for (const auto& row : block.rows) {
    std::vector<std::string> cells;
    for (const auto& cell : row) cells.push_back(spelled(cell.text, cell.sketches));
    write_row(out, cells);
  }
  out += "\n";
}

} // namespace

std::string to_markdown(const Minutes& minutes) {
  std::string out = "# " + in_line(minutes.title, "") + "\n\n" + escaped(minutes.form) + "\n\n";
  for (const auto& [label, value] : minutes.head)
    if (!value.empty()) out += "- " + escaped(label) + ": " + in_line(value, "  ") + "\n";
  out += "\n";
  for (const auto& section : minutes.sections) {
    out += "## " + escaped(section.heading) + "\n\n";
    for (const auto& block : section.blocks) std::visit([&](const auto& b) { write(out, b); }, block);
  }
  return out;
}

} // namespace yoriai::minutes
