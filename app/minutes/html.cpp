#include "minutes/formats.hpp"
#include "minutes/plain_text.hpp"
#include "minutes/sketch_drawing.hpp"

namespace yoriai::minutes {
namespace {

constexpr std::string_view kStyle = R"(
body{font-family:"BIZ UDPGothic","BIZ UDGothic","Noto Sans CJK JP","Noto Sans JP",sans-serif;color:#1a1f26;background:#fff;
max-width:60em;margin:2em auto;padding:0 1em;line-height:1.6;line-break:strict;overflow-wrap:anywhere}
h1{font-size:1.6em;margin-bottom:.2em}h2{font-size:1.25em;border-bottom:2px solid #17406f;margin-top:2em;padding-bottom:.2em}
.form{color:#5e3200;background:#ffefcf;border:1px solid #b87a0e;padding:.4em .8em;border-radius:6px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em}dt{font-weight:bold}dd{margin:0}
table{border-collapse:collapse;width:100%;margin:1em 0}caption{text-align:left;font-weight:bold;padding:.4em 0}
th,td{border:1px solid #77736a;padding:.35em .6em;text-align:left;vertical-align:top;white-space:pre-line}
thead th{background:#e9e6dd}td.n{text-align:right}
svg{display:block;max-width:100%;height:auto;margin:.2em 0}h3{font-size:1em}li,p,dd,h1,h2{white-space:pre-line}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}thead{display:table-header-group}})";

std::string text_of(const std::string& text, const std::vector<Sketch>& sketches) {
  if (sketches.empty()) return xml_text(text);
  std::string out;
  for (const auto& [part, sketch] : parts_of(text, sketches)) {
    out += xml_text(part);
    if (sketch != nullptr) out += svg_of(*sketch, {});
  }
  return out;
}

void write(std::string& out, const Paragraph& block, const std::string&) { out += "<p>" + xml_text(block.text) + "</p>\n"; }

void write(std::string& out, const List& block, const std::string&) {
  if (!block.caption.empty()) out += "<h3>" + xml_text(block.caption) + "</h3>\n";
  out += "<ul>\n";
  for (std::size_t i = 0; i < block.entries.size(); ++i)
    out += "<li>" + text_of(block.entries[i], block.sketches_in(i)) + "</li>\n";
  out += "</ul>\n";
}

// A table without a caption is named by the heading of its section.
void write(std::string& out, const Table& block, const std::string& section) {
  out += block.caption.empty() ? "<table aria-labelledby=\"" + section + "\">\n" : "<table>\n";
  if (!block.caption.empty()) out += "<caption>" + xml_text(block.caption) + "</caption>\n";
  out += "<thead><tr>";
  for (const auto& head : block.heads) out += "<th scope=\"col\">" + xml_text(head) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : block.rows) {
    out += "<tr>";
    for (const auto& cell : row)
      out += (cell.number ? "<td class=\"n\">" : "<td>") + text_of(cell.text, cell.sketches) + "</td>";
    out += "</tr>\n";
  }
  out += "</tbody></table>\n";
}

} // namespace

std::string to_html(const Minutes& minutes) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + minutes.lang + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
                    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + xml_text(minutes.title) +
                    "</title>\n<style>" + std::string(kStyle) + "\n</style>\n</head>\n<body>\n<main>\n<h1>" +
                    xml_text(minutes.title) + "</h1>\n<p class=\"form\">" + xml_text(minutes.form) + "</p>\n<dl>\n";
  for (const auto& [label, value] : minutes.head)
    if (!value.empty()) out += "<dt>" + xml_text(label) + "</dt><dd>" + xml_text(value) + "</dd>\n";
  out += "</dl>\n";
  for (std::size_t i = 0; i < minutes.sections.size(); ++i) {
    const auto& section = minutes.sections[i];
    const std::string id = "part" + std::to_string(i + 1);
    out += "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + xml_text(section.heading) + "</h2>\n";
    for (const auto& block : section.blocks) std::visit([&](const auto& b) { write(out, b, id); }, block);
    out += "</section>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

} // namespace yoriai::minutes
