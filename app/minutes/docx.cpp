// The minutes as a Word file (WordprocessingML), by pugixml and libzip. Nothing else in the program knows its schema.
#include "minutes/docx.hpp"

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <pugixml.hpp>
#include <sstream>

#include "minutes/plain_text.hpp"
#include "minutes/word_parts.hpp"
#include "minutes/zip.hpp"

namespace yoriai::minutes {
namespace {

using Node = pugi::xml_node;

constexpr const char* kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kDrawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr const char* kPlaced = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
constexpr const char* kPictureSpace = "http://schemas.openxmlformats.org/drawingml/2006/picture";

// A paper as it lies, in twentieths of a point.
struct Page {
  int width = 0, height = 0;
  bool landscape = false;
  int text_width() const { return width - 2 * kMargin; }
  int text_height() const { return height - 2 * kMargin - kHeadingRoom; }
  static constexpr int kMargin = 1134;       // 20 mm
  static constexpr int kHeadingRoom = 1'400; // above a picture
};

Page page_of(Paper paper, bool landscape) {
  Page page = paper == Paper::a3 ? Page{16838, 23811, landscape} : Page{11906, 16838, landscape};
  if (landscape) std::swap(page.width, page.height);
  return page;
}

Node put(Node parent, const char* name) { return parent.append_child(name); }
Node put(Node parent, const char* name, const char* value) {
  Node node = put(parent, name);
  node.append_attribute("w:val") = value;
  return node;
}

// Lines and tabs of a text become what Word has for them.
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

// Which columns say anything at all.
std::vector<std::size_t> used_columns(const Table& table) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < table.heads.size(); ++i)
    if (std::any_of(table.rows.begin(), table.rows.end(),
                    [&](const auto& row) { return i < row.size() && !row[i].text.empty(); }))
      used.push_back(i);
  return used;
}

// What columns get of the width: first what their narrowest words need, then by how much stands in them.
std::vector<int> column_widths(const Table& table, const std::vector<std::size_t>& columns, int all) {
  constexpr double kHalfWidth = 120,
                   kSides = 260; // of a character and of the margins of a cell, in twentieths of a point
  constexpr std::size_t kShort = 4, kWord = 6, kWidest = 44; // half-width characters
  std::vector<double> least, wants;
  double taken = 0, wanted = 0;
  for (const auto i : columns) {
    std::size_t widest = std::min<std::size_t>(columns_wide(table.heads[i]), 12);
    std::size_t bytes = 0;
    for (const auto& row : table.rows) {
      widest = std::max(widest, columns_wide(row[i].text));
      bytes += row[i].text.size();
    }
    // Of two columns whose texts fill more than a line, the one with more text gets more.
    const double filling = std::min(120.0, static_cast<double>(bytes) / 3 / static_cast<double>(table.rows.size()));
    widest = std::clamp(widest, kShort, kWidest);
    least.push_back(static_cast<double>(std::min(widest, kWord)) * kHalfWidth + kSides);
    wants.push_back(static_cast<double>(widest - std::min(widest, kWord)) + (widest == kWidest ? filling : 0));
    taken += least.back();
    wanted += wants.back();
  }
  const double squeeze = taken > all ? all / taken : 1, rest = std::max(0.0, all - taken);
  std::vector<int> widths;
  int left = all;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double share = wanted > 0 ? wants[i] / wanted : 1.0 / static_cast<double>(columns.size());
    widths.push_back(static_cast<int>(least[i] * squeeze + rest * share));
    left -= widths.back();
  }
  if (!widths.empty()) widths.back() += left;
  return widths;
}

// Needs a page that lies across.
bool is_wide(const Section& section) {
  constexpr std::size_t kMostUpright = 7; // columns
  return std::any_of(section.blocks.begin(), section.blocks.end(), [](const Block& block) {
    const auto* table = std::get_if<Table>(&block);
    return table != nullptr && used_columns(*table).size() > kMostUpright;
  });
}

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

class Writer {
public:
  Writer(const Options& options) : options_(options), page_(page_of(options.paper, options.landscape)) {
    Node root = root_of(document_, "w:document");
    root.append_attribute("xmlns:w") = kMain;
    root.append_attribute("xmlns:r") = kRelations;
    root.append_attribute("xmlns:wp") = kPlaced;
    root.append_attribute("xmlns:a") = kDrawing;
    root.append_attribute("xmlns:pic") = kPictureSpace;
    body_ = put(root, "w:body");
  }

  void head(const Minutes& minutes) {
    put_paragraph(body_, "Title", minutes.title);
    put_paragraph(body_, "Subtitle", minutes.form);
    Table table{"", {"", ""}, {}};
    for (const auto& [label, value] : minutes.head)
      if (!value.empty()) table.rows.push_back({{label, {}}, {value, {}}});
    if (!table.rows.empty()) put_table(table, false);
  }

  void section(const Section& section) {
    turn(options_.landscape || is_wide(section));
    put_paragraph(body_, "Heading1", section.heading);
    for (const Block& block : section.blocks) std::visit([&](const auto& b) { put_block(b); }, block);
  }

  // Of the annex: each with its title, as large as the page takes.
  void picture(const Picture& picture, const std::string& relation, int number) {
    turn(options_.landscape);
    if (picture.type.empty()) return void(put_paragraph(body_, "ListBullet", picture.title));
    put_paragraph(body_, "Heading2", picture.title);
    Node run = put(put(body_, "w:p"), "w:r");
    put_drawing(put(run, "w:drawing"), picture, relation, number);
  }
  void heading(std::string_view text) {
    turn(options_.landscape);
    put_paragraph(body_, "Heading1", text);
  }

  std::string finish() {
    put_page(body_);
    return saved(document_);
  }

private:
  void put_block(const Paragraph& block) { put_paragraph(body_, "Normal", block.text); }
  void put_block(const List& block) {
    if (!block.caption.empty()) put_paragraph(body_, "Heading2", block.caption);
    for (const auto& entry : block.entries) put_paragraph(body_, "ListBullet", entry);
  }
  void put_block(const Table& block) {
    if (!block.caption.empty()) put_paragraph(body_, "Heading2", block.caption);
    put_table(block, true);
  }

  // With a row of headings that comes again on every page; or, without, with headings in the first column.
  void put_table(const Table& table, bool headed) {
    const auto columns = used_columns(table);
    if (columns.empty()) return;
    auto widths = column_widths(table, columns, page_.text_width());
    Node node = put(body_, "w:tbl");
    Node properties = put(node, "w:tblPr");
    put(properties, "w:tblStyle", "TableGrid");
    Node width = put(properties, "w:tblW");
    width.append_attribute("w:w") = page_.text_width();
    width.append_attribute("w:type") = "dxa";
    put(properties, "w:tblLayout").append_attribute("w:type") = "fixed";
    Node look = put(properties, "w:tblLook", headed ? "0020" : "0080");
    look.append_attribute("w:firstRow") = headed ? 1 : 0;
    look.append_attribute("w:firstColumn") = headed ? 0 : 1;
    Node grid = put(node, "w:tblGrid");
    for (const int one : widths) put(grid, "w:gridCol").append_attribute("w:w") = one;
    if (headed) {
      Node row = put(node, "w:tr");
      Node row_properties = put(row, "w:trPr");
      put(row_properties, "w:cantSplit");
      put(row_properties, "w:tblHeader");
      for (std::size_t i = 0; i < columns.size(); ++i) put_cell(row, table.heads[columns[i]], widths[i], true, false);
    }
    for (const auto& cells : table.rows) put_row(node, cells, columns, widths, headed);
    put_paragraph(body_, "AfterTable", ""); // two tables would grow together
  }

  void put_row(Node table, const std::vector<Cell>& cells, const std::vector<std::size_t>& columns,
               const std::vector<int>& widths, bool headed) {
    constexpr std::size_t kShort = 1'200; // bytes: what fits on a page with ease stays on one
    Node row = put(table, "w:tr");
    std::size_t longest = 0;
    for (const Cell& cell : cells) longest = std::max(longest, cell.text.size());
    if (longest < kShort) put(put(row, "w:trPr"), "w:cantSplit");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Cell& cell = cells[columns[i]];
      put_cell(row, cell.text, widths[i], !headed && i == 0, cell.number.has_value());
    }
  }

  static void put_cell(Node row, std::string_view text, int width, bool head, bool number) {
    Node cell = put(row, "w:tc");
    Node properties = put(cell, "w:tcPr");
    Node measure = put(properties, "w:tcW");
    measure.append_attribute("w:w") = width;
    measure.append_attribute("w:type") = "dxa";
    if (head) {
      Node shade = put(properties, "w:shd", "clear");
      shade.append_attribute("w:color") = "auto";
      shade.append_attribute("w:fill") = "E9E6DD";
    }
    Node paragraph = put_paragraph(cell, head ? "CellHead" : "CellText", text);
    if (number) put(paragraph.child("w:pPr"), "w:jc", "right");
  }

  // Ends the section of pages before this and goes on with pages the other way round.
  void turn(bool landscape) {
    if (page_.landscape == landscape) return;
    Node last = body_.last_child();
    if (!last || std::string_view(last.name()) != "w:p") last = put_paragraph(body_, "AfterTable", "");
    put_page(last.child("w:pPr"));
    page_ = page_of(options_.paper, landscape);
  }

  void put_page(Node parent) {
    Node section = put(parent, "w:sectPr");
    Node footer = put(section, "w:footerReference");
    footer.append_attribute("w:type") = "default";
    footer.append_attribute("r:id") = "footer";
    Node size = put(section, "w:pgSz");
    size.append_attribute("w:w") = page_.width;
    size.append_attribute("w:h") = page_.height;
    if (page_.landscape) size.append_attribute("w:orient") = "landscape";
    Node margins = put(section, "w:pgMar");
    for (const char* side : {"w:top", "w:right", "w:bottom", "w:left"}) margins.append_attribute(side) = Page::kMargin;
    for (const char* side : {"w:header", "w:footer"}) margins.append_attribute(side) = 567;
    margins.append_attribute("w:gutter") = 0;
  }

  void put_drawing(Node drawing, const Picture& picture, const std::string& relation, int number) {
    constexpr std::int64_t kPerTwip = 635, kPerPixel = 9'525; // English metric units
    double width = static_cast<double>(picture.width) * kPerPixel,
           height = static_cast<double>(picture.height) * kPerPixel;
    const double fits = std::min({1.0, static_cast<double>(page_.text_width() * kPerTwip) / width,
                                  static_cast<double>(page_.text_height() * kPerTwip) / height});
    const auto cx = std::max<long long>(1, static_cast<long long>(width * fits));
    const auto cy = std::max<long long>(1, static_cast<long long>(height * fits));
    const std::string title = plain_text(picture.title);
    const auto extent = [&](Node node) {
      node.append_attribute("cx") = cx;
      node.append_attribute("cy") = cy;
    };
    Node inline_node = put(drawing, "wp:inline");
    extent(put(inline_node, "wp:extent"));
    const auto name = [&](Node node) {
      node.append_attribute("id") = number;
      node.append_attribute("name") = ("Picture " + std::to_string(number)).c_str();
      node.append_attribute("descr") = title.c_str();
    };
    name(put(inline_node, "wp:docPr"));
    Node data = put(put(inline_node, "a:graphic"), "a:graphicData");
    data.append_attribute("uri") = kPictureSpace;
    Node pic = put(data, "pic:pic");
    Node properties = put(pic, "pic:nvPicPr");
    name(put(properties, "pic:cNvPr"));
    put(properties, "pic:cNvPicPr");
    Node fill = put(pic, "pic:blipFill");
    put(fill, "a:blip").append_attribute("r:embed") = relation.c_str();
    put(put(fill, "a:stretch"), "a:fillRect");
    Node shape = put(pic, "pic:spPr");
    Node transform = put(shape, "a:xfrm");
    Node offset = put(transform, "a:off");
    offset.append_attribute("x") = 0;
    offset.append_attribute("y") = 0;
    extent(put(transform, "a:ext"));
    Node geometry = put(shape, "a:prstGeom");
    geometry.append_attribute("prst") = "rect";
    put(geometry, "a:avLst");
  }

  const Options& options_;
  Page page_;
  pugi::xml_document document_;
  Node body_;
};

// 3 / 12
std::string footer() {
  pugi::xml_document document;
  Node root = root_of(document, "w:ftr");
  root.append_attribute("xmlns:w") = kMain;
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
std::string relations(const std::vector<std::pair<std::string, std::string>>& pictures) {
  pugi::xml_document document;
  Node root = root_of(document, "Relationships");
  root.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/relationships";
  const auto add = [&](const std::string& id, const char* type, const std::string& target) {
    Node node = put(root, "Relationship");
    node.append_attribute("Id") = id.c_str();
    node.append_attribute("Type") = std::string(kRelations).append("/").append(type).c_str();
    node.append_attribute("Target") = target.c_str();
  };
  for (const char* part : {"styles", "numbering", "fontTable", "settings", "footer"})
    add(part, part, std::string(part) + ".xml");
  for (const auto& [id, target] : pictures) add(id, "image", target);
  return saved(document);
}

} // namespace

base::Result<std::string> to_docx(const Minutes& minutes, const Annex& annex, base::TimeMs made_at,
                                  const Options& options) {
  Writer writer(options);
  writer.head(minutes);
  for (const Section& section : minutes.sections) writer.section(section);
  std::vector<std::pair<std::string, std::string>> shown;
  std::vector<ZipEntry> media;
  if (!annex.pictures.empty()) writer.heading(annex.heading);
  for (const Picture& picture : annex.pictures) {
    const int number = static_cast<int>(shown.size()) + 1;
    const std::string id = "picture" + std::to_string(number);
    writer.picture(picture, id, number);
    if (picture.type.empty()) continue;
    shown.emplace_back(id, "media/" + id + (picture.type == "image/jpeg" ? ".jpeg" : ".png"));
    media.push_back({"word/" + shown.back().second, picture.bytes, true});
  }
  std::vector<ZipEntry> entries{{"[Content_Types].xml", std::string(kTypes)},
                                {"_rels/.rels", std::string(kPackageRelations)},
                                {"word/document.xml", writer.finish()},
                                {"word/_rels/document.xml.rels", relations(shown)},
                                {"word/styles.xml", std::string(word_styles())},
                                {"word/numbering.xml", std::string(word_numbering())},
                                {"word/fontTable.xml", std::string(word_fonts())},
                                {"word/settings.xml", std::string(word_settings())},
                                {"word/footer.xml", footer()},
                                {"docProps/core.xml", properties(minutes, made_at)}};
  std::move(media.begin(), media.end(), std::back_inserter(entries));
  return zipped(entries);
}

} // namespace yoriai::minutes
