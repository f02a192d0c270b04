#include "minutes/print.hpp"

#include "base/files.hpp"
#include "minutes/layout.hpp"
#include "minutes/pdf.hpp"

namespace yoriai::minutes {
namespace {

base::Result<void> check_ending(const std::filesystem::path& out) {
  const std::string ending = out.extension().string();
  if (ending == ".pdf") return {};
  return base::Error{base::Code::usage,
                     "minutes.unknown_format",
                     {{"ending", ending.empty() ? "" : ending.substr(1)}, {"known", "pdf"}}};
}

base::Result<void> write(const base::Result<Document>& document, const std::filesystem::path& out) {
  if (!document) return document.error();
  const auto pdf = to_pdf(*document);
  if (!pdf) return pdf.error();
  return base::write_file_atomically(out, *pdf);
}

base::Error unknown(const std::string& sheet) {
  return {base::Code::usage, "minutes.unknown_sheet", {{"sheet", sheet}}};
}

} // namespace

base::Result<void> write_blank(const sheets::Library& library, const base::Words& words, const std::string& sheet,
                               const std::filesystem::path& out, const Options& options) {
  if (auto fine = check_ending(out); !fine) return fine;
  const auto* form = library.sheet(sheet);
  if (form == nullptr) return unknown(sheet);
  return write(lay_out_blank(library, words, *form, options), out);
}

base::Result<void> write_poster(const Source& source, const std::filesystem::path& out, const Options& options,
                                const Progress& progress) {
  if (auto fine = check_ending(out); !fine) return fine;
  if (!options.sheet.empty() && source.library.sheet(options.sheet) == nullptr) return unknown(options.sheet);
  return write(lay_out_poster(source, options, [&] { return !progress || progress(0.5); }), out);
}

} // namespace yoriai::minutes
