#include "minutes/word_package.hpp"

#include <ctime>

#include "minutes/plain_text.hpp"
#include "minutes/word_nodes.hpp"
#include "minutes/word_parts.hpp"

namespace yoriai::minutes {
namespace {

using Node = pugi::xml_node;

// 3 / 12
std::string footer() {
  pugi::xml_document document;
  Node root = root_of(document, "w:ftr");
  root.append_attribute("xmlns:w") = kWordMain;
  Node paragraph = put_paragraph(root, "Footer", "");
  const auto field = [&](const char* code) {
    Node node = put(paragraph, "w:fldSimple");
    node.append_attribute("w:instr") = code;
    put(put(node, "w:r"), "w:t").text().set("1");
  };
  field(" PAGE ");
  put_text(paragraph, " / ");
  field(" NUMPAGES ");
  return saved(document);
}

std::string utc(base::TimeMs at) {
  const std::time_t seconds = at / 1000;
  std::tm when{};
  ::gmtime_r(&seconds, &when);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &when)};
}

std::string properties(const Minutes& minutes, base::TimeMs made_at) {
  pugi::xml_document document;
  Node root = root_of(document, "cp:coreProperties");
  root.append_attribute("xmlns:cp") = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
  root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  root.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
  root.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  put(root, "dc:title").text().set(plain_text(minutes.title).c_str());
  put(root, "dc:subject").text().set(plain_text(minutes.form).c_str());
  put(root, "dc:language").text().set(minutes.lang == "ja" ? "ja-JP" : "en-GB");
  for (const char* name : {"dcterms:created", "dcterms:modified"}) {
    Node node = put(root, name);
    node.append_attribute("xsi:type") = "dcterms:W3CDTF";
    node.text().set(utc(made_at).c_str());
  }
  return saved(document);
}

constexpr std::string_view kPackageRelations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="properties" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>
)";

constexpr std::string_view kTypes = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>
<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
<Override PartName="/word/footer.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>
)";

// The parts a document is tied to, and the pictures in it.
std::string relations(const std::vector<WordPicture>& pictures) {
  pugi::xml_document document;
  Node root = root_of(document, "Relationships");
  root.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/relationships";
  const auto add = [&](const std::string& id, const char* type, const std::string& target) {
    Node node = put(root, "Relationship");
    node.append_attribute("Id") = id.c_str();
    node.append_attribute("Type") = std::string(kOfficeRelations).append("/").append(type).c_str();
    node.append_attribute("Target") = target.c_str();
  };
  for (const char* part : {"styles", "numbering", "fontTable", "settings", "footer"})
    add(part, part, std::string(part) + ".xml");
  for (const WordPicture& picture : pictures) add(picture.id, "image", "media/" + picture.id + picture.ending);
  return saved(document);
}

} // namespace

std::vector<ZipEntry> word_package(std::string document, const Minutes& minutes, base::TimeMs made_at,
                                   std::vector<WordPicture> pictures) {
  std::vector<ZipEntry> entries{{"[Content_Types].xml", std::string(kTypes)},
                                {"_rels/.rels", std::string(kPackageRelations)},
                                {"word/document.xml", std::move(document)},
                                {"word/_rels/document.xml.rels", relations(pictures)},
                                {"word/styles.xml", std::string(word_styles())},
                                {"word/numbering.xml", std::string(word_numbering())},
                                {"word/fontTable.xml", std::string(word_fonts())},
                                {"word/settings.xml", std::string(word_settings())},
                                {"word/footer.xml", footer()},
                                {"docProps/core.xml", properties(minutes, made_at)}};
  for (WordPicture& picture : pictures)
    entries.push_back({"word/media/" + picture.id + picture.ending, std::move(picture.bytes), true});
  return entries;
}

} // namespace yoriai::minutes
