#include "minutes/word_nodes.hpp"

#include <sstream>

#include "minutes/plain_text.hpp"

namespace yoriai::minutes {

using Node = pugi::xml_node;

std::string saved(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

Node root_of(pugi::xml_document& document, const char* name) {
  Node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  return document.append_child(name);
}

Node put(Node parent, const char* name) { return parent.append_child(name); }
Node put(Node parent, const char* name, const char* value) {
  Node node = put(parent, name);
  node.append_attribute("w:val") = value;
  return node;
}

void put_text(Node paragraph, std::string_view text) {
  const std::string plain = plain_text(text);
  Node run = put(paragraph, "w:r");
  std::size_t from = 0;
  const auto flush = [&](std::size_t to) {
    if (to == from) return;
    Node node = put(run, "w:t");
    node.append_attribute("xml:space") = "preserve";
    node.text().set(plain.substr(from, to - from).c_str());
  };
  for (std::size_t at = 0; at < plain.size(); ++at) {
    if (plain[at] != '\n' && plain[at] != '\t') continue;
    flush(at);
    put(run, plain[at] == '\n' ? "w:br" : "w:tab");
    from = at + 1;
  }
  flush(plain.size());
}

Node put_paragraph(Node parent, const char* style, std::string_view text) {
  Node paragraph = put(parent, "w:p");
  put(put(paragraph, "w:pPr"), "w:pStyle", style);
  if (!text.empty()) put_text(paragraph, text);
  return paragraph;
}

} // namespace yoriai::minutes
