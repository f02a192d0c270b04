#include "minutes/layout.hpp"

#include <algorithm>

#include "base/time.hpp"
#include "minutes/annex_pages.hpp"
#include "minutes/form.hpp"
#include "minutes/redact.hpp"
#include "minutes/sections.hpp"

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

namespace {

struct Work {
  std::unique_ptr<Typesetter> type;
  Document document;
};

base::Result<Work> begin(const base::Words& words, std::string title) {
  auto type = Typesetter::open(words.lang());
  if (!type) return type.error();
  Work work;
  work.type = std::move(*type);
  work.document.title = std::move(title);
  work.document.lang = words.lang() == base::Lang::ja ? "ja" : "en";
  return work;
}

// The meeting as it stands on paper, and what is drawn there.
struct OnPaper {
  meeting::Meeting meeting;
  Handwriting handwriting;
};
OnPaper seen_on_paper(const Source& source, const Options& options) {
  const meeting::Meeting seen = seen_by(source.meeting, source.library, source.words, options);
  return {with_ink_named(seen, source.words), handwriting_of(seen, source.words)};
}

FormLook look_of(const Options& options) {
  FormLook look;
  look.paper = options.paper;
  look.landscape = options.landscape;
  look.transposed = options.transposed;
  look.open_public = options.open_public;
  look.notes = options.has("notes");
  return look;
}

std::vector<const sheets::Sheet*> sheets_of(const Source& source, const Options& options) {
  std::vector<const sheets::Sheet*> found;
  for (const auto& id : source.meeting.head().sheets)
    if (const auto* sheet = source.library.sheet(id);
        sheet != nullptr && (options.sheet.empty() || options.sheet == id))
      if (options.has("sheet/" + id)) found.push_back(sheet);
  return found;
}

bool is_grid(const sheets::Sheet& sheet) { return sheet.steps.size() == 1 && sheet.steps.front().grid.has_value(); }

} // namespace

base::Result<Document> lay_out_blank(const sheets::Library& library, const base::Words& words,
                                     const sheets::Sheet& sheet, const Options& options) {
  auto work = begin(words, words.lang() == base::Lang::ja ? sheet.title.ja : sheet.title.in(words.lang()));
  if (!work) return work.error();
  const meeting::Meeting nothing;
  const Labels labels{nothing, library, words};
  FormLook look = look_of(options);
  look.blank = true;
  Flow flow(*work->type, work->document, {});
  lay_out_form(flow, labels, sheet, look);
  add_running_lines(*work->type, work->document, "", words);
  return std::move(work->document);
}

base::Result<Document> lay_out_poster(const Source& source, const Options& options, const GoOn& go_on) {
  auto work = begin(source.words, source.meeting.head()["title"]);
  if (!work) return work.error();
  work->document.made_at = last_word(source.meeting);
  OnPaper seen = seen_on_paper(source, options);
  const Labels labels{seen.meeting, source.library, source.words, {}, std::move(seen.handwriting)};
  FormLook look = look_of(options);
  look.paper = Paper::a3;
  look.landscape = look.big = true;
  Flow flow(*work->type, work->document, go_on);
  for (const auto* sheet : sheets_of(source, options))
    if (is_grid(*sheet)) lay_out_form(flow, labels, *sheet, look);
  if (flow.stopped()) return base::refused("minutes.cancelled");
  if (work->document.pages.empty()) return base::Error{base::Code::usage, "minutes.no_grid", {}};
  add_running_lines(*work->type, work->document,
                    form_of(labels, options), source.words);
  return std::move(work->document);
}

base::Result<Document> lay_out(const Source& source, const Options& options, const GoOn& go_on) {
  if (!options.sheet.empty() && source.library.sheet(options.sheet) == nullptr)
    return base::Error{base::Code::usage, "minutes.unknown_sheet", {{"sheet", options.sheet}}};
  const Minutes minutes = compose(source.meeting, source.library, source.words, options);
  auto work = begin(source.words, minutes.title);
  if (!work) return work.error();
  work->document.made_at = last_word(source.meeting);
  OnPaper seen = seen_on_paper(source, options);
  const Labels labels{seen.meeting, source.library, source.words, {}, std::move(seen.handwriting)};
  Flow flow(*work->type, work->document, go_on);
  for (const auto* sheet : sheets_of(source, options))
    if (!flow.stopped()) lay_out_form(flow, labels, *sheet, look_of(options));
  if (!flow.stopped()) lay_out_record(flow, minutes, source.words, size_of(Paper::a4, false));
  if (!flow.stopped() && options.pictures && !options.open_public) lay_out_annex(flow, source, options);
  if (flow.stopped()) return base::refused("minutes.cancelled");
  add_running_lines(*work->type, work->document, minutes.form, source.words);
  return std::move(work->document);
}

} // namespace yoriai::minutes
