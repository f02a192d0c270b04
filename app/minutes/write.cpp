#include "minutes/write.hpp"

#include <algorithm>
#include <array>

#include "base/base64.hpp"
#include "base/files.hpp"
#include "meeting/restate.hpp"
#include "meeting/state_json.hpp"
#include "minutes/docx.hpp"
#include "minutes/formats.hpp"
#include "minutes/layout.hpp"
#include "minutes/pdf.hpp"
#include "minutes/redact.hpp"

namespace yoriai::minutes {
namespace {

// The bytes of what is attached, for a JSON that is to hold everything.
base::Json pictures_json(const Source& source, const meeting::Meeting& seen, const Options& options) {
  base::Json all = base::Json::array();
  if (!options.pictures || options.open_public || !source.attachment) return all;
  for (const auto& attachment : seen.attachments())
    if (const auto bytes = source.attachment(attachment))
      all.push_back({{"id", attachment.id}, {"data", base::base64(*bytes)}});
  return all;
}

constexpr auto kEndings = std::to_array<std::string_view>({"pdf", "html", "md", "docx", "xlsx", "csv", "json"});

} // namespace

std::span<const std::string_view> endings() { return kEndings; }

std::string to_json(const Labels& labels, const Options& options, std::uint64_t changes, base::Json pictures) {
  base::Json json = meeting::state_json(labels.meeting, labels.library, changes);
  if (!labels.face_down.empty()) json["face_down"] = labels.face_down;
  if (!options.open_public) {
    json["restore"] = meeting::restore_json(labels.meeting);
    if (!pictures.empty()) json["restore"]["pictures"] = std::move(pictures);
  }
  return json.dump(2, ' ', false, base::Json::error_handler_t::replace) + "\n";
}

namespace {

// The first of the parts to leave out that there is none of; empty: all are known.
std::string unknown_part(const Source& source, const Options& options) {
  static constexpr std::array<std::string_view, 5> kParts = {"overview", "ballots", "next", "notes", "lineage"};
  for (const std::string& part : options.without) {
    constexpr std::string_view kSheet = "sheet/";
    const bool sheet = part.starts_with(kSheet) && source.library.sheet(part.substr(kSheet.size())) != nullptr;
    if (!sheet && std::find(kParts.begin(), kParts.end(), part) == kParts.end()) return part;
  }
  return {};
}

// Nobody knows beforehand how many pages there will be: half of the way is laying out, ever slower, half is drawing.
base::Result<std::string> paper(const Source& source, const Options& options, const Progress& progress) {
  constexpr double kManyPages = 20;
  double pages = 0;
  const auto document = lay_out(
      source, options, [&] { return !progress || progress(0.5 * (1 - kManyPages / (kManyPages + pages++))); });
  if (!document) return document.error();
  const double count = static_cast<double>(std::max<std::size_t>(document->pages.size(), 1));
  double drawn = 0;
  auto pdf = to_pdf(*document, [&] { return !progress || progress(0.5 + 0.5 * drawn++ / count); });
  if (pdf && progress && !progress(1)) return base::refused("minutes.cancelled");
  return pdf;
}

} // namespace

base::Result<std::string> render(const Source& source, std::string_view ending, const Options& options,
                                 const Progress& progress) {
  if (!options.sheet.empty() && source.library.sheet(options.sheet) == nullptr)
    return base::Error{base::Code::usage, "minutes.unknown_sheet", {{"sheet", options.sheet}}};
  if (const std::string part = unknown_part(source, options); !part.empty())
    return base::Error{base::Code::usage, "minutes.unknown_part", {{"part", part}}};
  if (ending == "md" || ending == "html" || ending == "docx") {
    const Minutes minutes = compose(source.meeting, source.library, source.words, options);
    if (ending == "docx")
      return to_docx(minutes, {std::string(source.words("minutes.book.pictures")), annex(source, options)},
                     source.meeting.head().opened_at, options);
    return ending == "md" ? to_markdown(minutes) : to_html(minutes);
  }
  if (ending == "pdf") return paper(source, options, progress);
  if (std::find(kEndings.begin(), kEndings.end(), ending) == kEndings.end()) {
    std::string known;
    for (const auto known_ending : kEndings) known += (known.empty() ? "" : " ") + std::string(known_ending);
    return base::Error{
        base::Code::usage, "minutes.unknown_format", {{"ending", std::string(ending)}, {"known", known}}};
  }
  meeting::Meeting seen = with_parts(seen_by(source.meeting, source.library, source.words, options), source.library, options);
  Handwriting handwriting;
  if (ending != "json") {
    handwriting = handwriting_of(seen, source.words);
    seen = with_ink_named(seen, source.words);
  }
  const Labels labels{seen, source.library, source.words, count_face_down(source.meeting, source.library),
                      std::move(handwriting)};
  if (ending == "xlsx") return to_xlsx(workbook(labels, options), options);
  return ending == "csv" ? to_csv(labels, options)
                         : to_json(labels, options, source.changes, pictures_json(source, seen, options));
}

base::Result<void> write(const Source& source, const std::filesystem::path& out, const Options& options,
                         const Progress& progress) {
  const std::string ending = out.extension().string();
  auto bytes = render(source, ending.empty() ? "" : std::string_view(ending).substr(1), options, progress);
  if (!bytes) return bytes.error();
  return base::write_file_atomically(out, *bytes);
}

} // namespace yoriai::minutes
