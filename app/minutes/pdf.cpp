#include "minutes/pdf.hpp"

#include <cairo-pdf.h>

#include <cstdio>
#include <vector>

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

// The number that follows `word` where it stands last.
long number_after(const std::string& pdf, std::string_view word) {
  const auto at = pdf.rfind(word);
  return at == std::string::npos ? -1 : std::strtol(pdf.c_str() + at + word.size(), nullptr, 10);
}

// Cairo has no word for the language of a document. It is added as PDF provides for changes: the catalogue once more,
// at the end, with a table that says so (ISO 32000-1, 7.5.6). A file built otherwise than expected stays as it is.
void add_language(std::string& pdf, const std::string& lang) {
  const long root = number_after(pdf, "/Root "), size = number_after(pdf, "/Size "), info = number_after(pdf, "/Info ");
  const long table = number_after(pdf, "startxref");
  if (root <= 0 || size <= 0 || info <= 0 || table <= 0) return;
  const std::string head = "\n" + std::to_string(root) + " 0 obj";
  const auto begin = pdf.find(head);
  const auto open = begin == std::string::npos ? begin : pdf.find("<<", begin);
  const auto end = open == std::string::npos ? open : pdf.find("endobj", open);
  if (end == std::string::npos) return;
  const std::string catalogue = pdf.substr(open + 2, end - open - 2); // up to its own >>
  if (catalogue.find("/Type /Catalog") == std::string::npos) return;
  std::string more = "/Lang (" + lang + ") /ViewerPreferences << /DisplayDocTitle true >>";
  const auto has = [&](std::string_view key) { return catalogue.find(key) != std::string::npos; };
  if (has("/StructTreeRoot") && !has("/MarkInfo")) more += " /MarkInfo << /Marked true >>"; // cairo 1.16 forgets it
  const std::size_t at = pdf.size();
  pdf += std::to_string(root) + " 0 obj\n<< " + more + catalogue + "endobj\n";
  const std::size_t entries = pdf.size();
  char line[32];
  std::snprintf(line, sizeof line, "%010zu 00000 n \n", at);
  pdf += "xref\n" + std::to_string(root) + " 1\n" + line + "trailer\n<< /Size " + std::to_string(size) + " /Root " +
         std::to_string(root) + " 0 R /Info " + std::to_string(info) + " 0 R /Prev " + std::to_string(table) +
         " >>\nstartxref\n" + std::to_string(entries) + "\n%%EOF\n";
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
  add_language(pdf, document.lang);
  return pdf;
}

} // namespace yoriai::minutes
