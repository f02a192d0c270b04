#include "minutes/pdf.hpp"

#include <cairo-pdf.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <vector>

#include "minutes/plain_text.hpp"

namespace yoriai::minutes {
namespace {

constexpr double kPtPerMm = 1 / kMmPerPt;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const Document& document) {
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Yoriai");
  if (!document.made_at.empty())
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, document.made_at.c_str());
}

void add_bookmarks(cairo_surface_t* surface, const Document& document) {
  std::vector<int> parents{CAIRO_PDF_OUTLINE_ROOT};
  for (const Bookmark& mark : document.bookmarks) {
    parents.resize(std::min(parents.size(), static_cast<std::size_t>(mark.level) + 1));
    char where[64];
    std::snprintf(where, sizeof where, "page=%d pos=[0 %d]", mark.page + 1, static_cast<int>(mark.y * kPtPerMm));
    const auto flags = mark.level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0);
    parents.push_back(cairo_pdf_surface_add_outline(surface, parents.back(), mark.title.c_str(), where, flags));
  }
}

// Changes to a file that cairo has written, as PDF provides for them: objects once more, at the end, with a table that
// says so (ISO 32000-1, 7.5.6). A file built otherwise than expected stays as it is.
class Revision {
public:
  explicit Revision(std::string& pdf) : pdf_(pdf) {
    root_ = number_after("/Root "), size_ = number_after("/Size "), info_ = number_after("/Info ");
    table_ = number_after("startxref");
    read_table();
  }

  // Adds to the dictionary of the object that is the catalogue.
  void add_language(const std::string& lang) {
    const std::string_view catalogue = object(root_);
    if (catalogue.find("/Type /Catalog") == catalogue.npos) return;
    std::string more = " /Lang (" + lang + ") /ViewerPreferences << /DisplayDocTitle true >>";
    const auto has = [&](std::string_view key) { return catalogue.find(key) != catalogue.npos; };
    if (has("/StructTreeRoot") && !has("/MarkInfo")) more += " /MarkInfo << /Marked true >>"; // cairo 1.16 forgets it
    change(root_, more);
  }

  // What pictures show, in the order of the document.
  void add_labels(const std::vector<std::string>& labels) {
    std::vector<long> figures;
    for (const auto& [offset, number] : by_offset_)
      if (object(number).substr(0, kLongestHead).find("/S /Figure\n") != std::string_view::npos)
        figures.push_back(number);
    if (figures.size() != labels.size()) return;
    for (std::size_t i = 0; i < labels.size(); ++i)
      if (!labels[i].empty()) change(figures[i], " /Alt " + text_string(labels[i]));
  }

  void append() {
    if (changed_.empty()) return;
    std::string table = "xref\n";
    for (const auto& [number, body] : changed_) {
      char line[32];
      std::snprintf(line, sizeof line, "%010zu 00000 n \n", pdf_.size());
      table += std::to_string(number) + " 1\n" + line;
      pdf_ += std::to_string(number) + " 0 obj\n" + body + "endobj\n";
    }
    const std::size_t at = pdf_.size();
    const auto reference = [](long number) { return std::to_string(number) + " 0 R"; };
    pdf_ += table + "trailer\n<< /Size " + std::to_string(size_) + " /Root " + reference(root_) + " /Info " +
            reference(info_) + " /Prev " + std::to_string(table_) + " >>\nstartxref\n" + std::to_string(at) +
            "\n%%EOF\n";
  }

private:
  static constexpr std::size_t kLongestHead = 64; // of a dictionary, where its sort is told

  // The number that follows `word` where it stands last.
  long number_after(std::string_view word) const {
    const auto at = pdf_.rfind(word);
    return at == std::string::npos ? -1 : std::strtol(pdf_.c_str() + at + word.size(), nullptr, 10);
  }

  // Where the objects stand: a line of twenty bytes each.
  void read_table() {
    constexpr std::size_t kLine = 20;
    if (root_ <= 0 || size_ <= 0 || info_ <= 0 || table_ <= 0) return;
    const std::string head = "xref\n0 " + std::to_string(size_) + "\n";
    std::size_t at = static_cast<std::size_t>(table_);
    if (at > pdf_.size() || pdf_.compare(at, head.size(), head) != 0) return;
    at += head.size();
    for (long number = 0; number < size_ && at + kLine <= pdf_.size(); ++number, at += kLine)
      if (pdf_[at + kLine - 3] == 'n') by_offset_[std::strtol(pdf_.c_str() + at, nullptr, 10)] = number;
    for (const auto& [offset, number] : by_offset_) offsets_[number] = offset;
  }

  // From its << on, up to the word that ends it; empty: there is none.
  std::string_view object(long number) const {
    const auto found = offsets_.find(number);
    if (found == offsets_.end()) return {};
    const std::string head = std::to_string(number) + " 0 obj\n<<";
    const auto begin = static_cast<std::size_t>(found->second);
    if (begin > pdf_.size() || pdf_.compare(begin, head.size(), head) != 0) return {};
    const std::size_t open = begin + head.size() - 2, end = pdf_.find("endobj", open);
    return end == std::string::npos ? std::string_view() : std::string_view(pdf_).substr(open, end - open);
  }

  void change(long number, const std::string& more) {
    changed_[number] = "<<" + more + std::string(object(number).substr(2));
  }

  static std::string text_string(std::string_view text) {
    std::string hex = "<FEFF";
    char digits[8];
    for (const char16_t unit : in_utf16(plain_text(text))) {
      std::snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(unit));
      hex += digits;
    }
    return hex + ">";
  }

  std::string& pdf_;
  long root_ = 0, size_ = 0, info_ = 0, table_ = 0;
  std::map<long, long> by_offset_, offsets_; // offset to number, number to offset
  std::map<long, std::string> changed_;
};

std::vector<std::string> labels_of(const Document& document) {
  std::vector<std::string> labels;
  for (const Page& page : document.pages)
    for (const Mark& mark : page.marks)
      if (const auto* tag = std::get_if<TagMark>(&mark); tag != nullptr && tag->begins && tag->tag == "Figure")
        labels.push_back(tag->label);
  return labels;
}

} // namespace

base::Result<std::string> to_pdf(const Document& document, const GoOn& go_on) {
  std::string pdf;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(&append, &pdf, 1, 1);
  // From 1.18 on, cairo packs the objects of a PDF 1.5; before, only PDF 1.5 keeps the text of glyphs that stand for several characters.
  cairo_pdf_surface_restrict_to_version(
      surface, cairo_version() >= CAIRO_VERSION_ENCODE(1, 17, 0) ? CAIRO_PDF_VERSION_1_4 : CAIRO_PDF_VERSION_1_5);
  describe(surface, document);
  cairo_t* cairo = cairo_create(surface);
  bool stopped = false;
  for (const Page& page : document.pages) {
    stopped = go_on && !go_on();
    if (stopped) break;
    cairo_pdf_surface_set_size(surface, page.width * kPtPerMm, page.height * kPtPerMm);
    cairo_save(cairo);
    cairo_scale(cairo, kPtPerMm, kPtPerMm);
    draw(cairo, page);
    cairo_restore(cairo);
    cairo_show_page(cairo);
  }
  if (!stopped) add_bookmarks(surface, document);
  const cairo_status_t drawn = cairo_status(cairo);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const cairo_status_t written = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (stopped) return base::refused("minutes.cancelled");
  for (const cairo_status_t status : {drawn, written})
    if (status != CAIRO_STATUS_SUCCESS)
      return base::Error{base::Code::unwritable, "minutes.unwritten", {{"reason", cairo_status_to_string(status)}}};
  Revision revision(pdf); // cairo has no word for these
  revision.add_language(document.lang);
  revision.add_labels(labels_of(document));
  revision.append();
  return pdf;
}

} // namespace yoriai::minutes
