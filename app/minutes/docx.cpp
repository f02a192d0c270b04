// The minutes as a Word file (WordprocessingML), by pugixml and libzip. Nothing else in the program knows its schema.
#include "minutes/docx.hpp"

#include <algorithm>
#include <map>

#include "minutes/plain_text.hpp"
#include "minutes/sketch_drawing.hpp"
#include "minutes/word_nodes.hpp"
#include "minutes/word_package.hpp"

namespace yoriai::minutes {
namespace {

using Node = pugi::xml_node;

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

// Which columns say anything at all.
std::vector<std::size_t> used_columns(const Table& table) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < table.heads.size(); ++i)
    if (std::any_of(table.rows.begin(), table.rows.end(),
                    [&](const auto& row) { return i < row.size() && !row[i].empty(); }))
      used.push_back(i);
  return used;
}

// What columns get of the width: first what their narrowest words need, then by how much stands in them.
std::vector<int> column_widths(const Table& table, const std::vector<std::size_t>& columns, int all) {
  constexpr double kHalfWidth = 120,
                   kSides = 260; // of a character and of the margins of a cell, in twentieths of a point
  constexpr std::size_t kShort = 4, kWord = 6, kSketch = 24, kWidest = 44; // half-width characters
  std::vector<double> least, wants;
  double taken = 0, wanted = 0;
  for (const auto i : columns) {
    std::size_t widest = std::min<std::size_t>(columns_wide(table.heads[i]), 12);
    std::size_t bytes = 0;
    for (const auto& row : table.rows) {
      widest = std::max(widest, columns_wide(row[i].text));
      if (!row[i].sketches.empty()) widest = std::max(widest, kSketch);
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

class Writer {
public:
  Writer(const Options& options) : options_(options), page_(page_of(options.paper, options.landscape)) {
    Node root = root_of(document_, "w:document");
    root.append_attribute("xmlns:w") = kWordMain;
    root.append_attribute("xmlns:r") = kOfficeRelations;
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
  void picture(const Picture& picture) {
    turn(options_.landscape);
    if (picture.type.empty()) return void(put_paragraph(body_, "ListBullet", picture.title));
    put_paragraph(body_, "Heading2", picture.title);
    constexpr double kPerTwip = 635, kPerPixel = 9'525;
    const double width = picture.width * kPerPixel, height = picture.height * kPerPixel;
    const double fits = std::min({1.0, page_.text_width() * kPerTwip / width, page_.text_height() * kPerTwip / height});
    const std::string relation = keep(picture.bytes, picture.type == "image/jpeg" ? ".jpeg" : ".png");
    put_drawing(put(body_, "w:p"), relation, picture.title, width * fits, height * fits);
  }
  void heading(std::string_view text) {
    turn(options_.landscape);
    put_paragraph(body_, "Heading1", text);
  }

  std::string finish() {
    put_page(body_);
    return saved(document_);
  }

  std::vector<WordPicture> take_pictures() { return std::move(pictures_); } // what finish() refers to

private:
  void put_block(const Paragraph& block) { put_paragraph(body_, "Normal", block.text); }
  void put_block(const List& block) {
    if (!block.caption.empty()) put_paragraph(body_, "Heading2", block.caption);
    for (std::size_t i = 0; i < block.entries.size(); ++i) {
      Node paragraph = put_paragraph(body_, "ListBullet", block.entries[i]);
      for (const Sketch& sketch : block.sketches_in(i)) {
        put(put(paragraph, "w:r"), "w:br");
        put_sketch(paragraph, sketch, page_.text_width());
      }
    }
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
    for (const Cell& cell : cells) longest = std::max(longest, cell.text.size() + cell.sketches.size() * kShort / 4);
    if (longest < kShort) put(put(row, "w:trPr"), "w:cantSplit");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Cell& cell = cells[columns[i]];
      Node made = put_cell(row, cell.sketches.empty() ? std::string_view(cell.text) : std::string_view(), widths[i],
                           !headed && i == 0, cell.number.has_value());
      if (cell.sketches.empty()) continue;
      made.remove_child(made.last_child());
      for (const auto& [text, sketch] : parts_of(cell.text, cell.sketches)) {
        if (!text.empty()) put_paragraph(made, "CellText", text);
        if (sketch != nullptr) put_sketch(put_paragraph(made, "CellText", ""), *sketch, widths[i] - kCellSides);
      }
    }
  }

  static Node put_cell(Node row, std::string_view text, int width, bool head, bool number) {
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
    return cell;
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

  // Keeps the bytes of a picture; the name by which the text refers to them.
  std::string keep(std::string bytes, const char* ending) {
    pictures_.push_back({"picture" + std::to_string(pictures_.size() + 1), ending, std::move(bytes)});
    return pictures_.back().id;
  }

  // Handwriting, no wider than so many twentieths of a point. The picture of a note is kept once.
  void put_sketch(Node paragraph, const Sketch& sketch, int most) {
    constexpr double kPerMm = 36'000, kMmPerTwip = 25.4 / 1440;
    const SketchSize size = size_of(*sketch.strokes, {});
    auto& relation = sketches_[sketch.strokes.get()];
    if (relation.empty()) {
      std::string png = picture_of(*sketch.strokes, size).png;
      if (png.empty()) return put_text(paragraph, sketch.sign);
      relation = keep(std::move(png), ".png");
    }
    const double fits = std::min(1.0, std::max(most * kMmPerTwip, 1.0) / size.width);
    put_drawing(paragraph, relation, sketch.label, size.width * fits * kPerMm, size.height * fits * kPerMm);
  }

  // Sizes in English metric units.
  void put_drawing(Node paragraph, const std::string& relation, std::string_view label, double width, double height) {
    const int number = ++drawings_;
    Node drawing = put(put(paragraph, "w:r"), "w:drawing");
    const auto cx = std::max<long long>(1, static_cast<long long>(width));
    const auto cy = std::max<long long>(1, static_cast<long long>(height));
    const std::string title = plain_text(label);
    const auto extent = [&](Node node) {
      node.append_attribute("cx") = cx;
      node.append_attribute("cy") = cy;
    };
    Node inline_node = put(drawing, "wp:inline");
    for (const char* side : {"distT", "distB", "distL", "distR"}) inline_node.append_attribute(side) = 0;
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

  static constexpr int kCellSides = 250; // the margins of a cell, twentieths of a point

  const Options& options_;
  Page page_;
  pugi::xml_document document_;
  Node body_;
  std::vector<WordPicture> pictures_;
  std::map<const Strokes*, std::string> sketches_; // their relations
  int drawings_ = 0;
};

} // namespace

base::Result<std::string> to_docx(const Minutes& minutes, const Annex& annex, base::TimeMs made_at,
                                  const Options& options) {
  Writer writer(options);
  writer.head(minutes);
  for (const Section& section : minutes.sections) writer.section(section);
  if (!annex.pictures.empty()) writer.heading(annex.heading);
  for (const Picture& picture : annex.pictures) writer.picture(picture);
  std::string document = writer.finish();
  return zipped(word_package(std::move(document), minutes, made_at, writer.take_pictures()));
}

} // namespace yoriai::minutes
