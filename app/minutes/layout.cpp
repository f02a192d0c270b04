#include "minutes/layout.hpp"

#include <algorithm>

#include "base/time.hpp"
#include "minutes/redact.hpp"

namespace yoriai::minutes {
namespace {

constexpr double kRunningTop = 9, kRunningSide = 15;

// When the meeting was last heard of: the same meeting gives the same file.
std::string last_word(const meeting::Meeting& meeting) {
  base::TimeMs last = meeting.head().opened_at;
  for (const auto& item : meeting.items()) last = std::max(last, item.written_at);
  for (const auto& agreement : meeting.agreements()) last = std::max(last, agreement.at);
  for (const auto& minute : meeting.minutes()) last = std::max(last, minute.at);
  return last > 0 ? base::iso_local(last) : std::string();
}

} // namespace

void add_running_lines(Typesetter& type, Document& document, const std::string& form, const base::Words& words) {
  const Style style{.size_pt = 9, .color = kGrey};
  const std::size_t count = document.pages.size();
  for (std::size_t i = 0; i < count; ++i) {
    Page& page = document.pages[i];
    const std::string number =
        words("minutes.page", {{"page", std::to_string(i + 1)}, {"count", std::to_string(count)}});
    const double width = page.width - 2 * kRunningSide, number_width = type.width_of(number, style);
    const auto add = [&](const Line& line, double x) {
      page.marks.push_back(TextMark{line.set, x, kRunningTop + style.em(), style.em(), style.color});
    };
    add(type.set(form, style, width - number_width - 5).front(), kRunningSide);
    add(type.set(number, style, width).front(), kRunningSide + width - number_width);
  }
}

base::Result<Document> lay_out(const Source& source, const Options& options, const GoOn& go_on) {
  if (!options.sheet.empty() && source.library.sheet(options.sheet) == nullptr)
    return base::Error{base::Code::usage, "minutes.unknown_sheet", {{"sheet", options.sheet}}};
  auto type = Typesetter::open(source.words.lang());
  if (!type) return type.error();
  const Minutes minutes = compose(source.meeting, source.library, source.words, options);
  Document document;
  document.title = minutes.title;
  document.lang = minutes.lang;
  document.made_at = last_word(source.meeting);
  Flow flow(**type, document, go_on);
  lay_out_record(flow, minutes, source.words, size_of(options.paper, options.landscape));
  if (flow.stopped()) return base::refused("minutes.cancelled");
  add_running_lines(**type, document, minutes.form, source.words);
  return document;
}

} // namespace yoriai::minutes
