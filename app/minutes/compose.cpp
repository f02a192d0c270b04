#include <algorithm>
#include <iterator>

#include "minutes/redact.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

void append(std::vector<Block>& to, std::vector<Block> more) {
  std::move(more.begin(), more.end(), std::back_inserter(to));
}

std::vector<std::pair<std::string, std::string>> head_of(const Labels& labels) {
  std::vector<std::pair<std::string, std::string>> head;
  for (const auto key : meeting::kHeadFields) {
    const std::string& value = labels.meeting.head()[key];
    const bool when_known = key == "keep_until" || key == "reached" || key == "next_issues";
    if (when_known && value.empty()) continue; // the paper has no empty line for it
    const std::string label = labels.word("minutes.head." + std::string(key));
    head.emplace_back(label, key == "date" || key == "keep_until" ? long_date(labels.words, value) : value);
  }
  return head;
}

// A step that shows together with an earlier one adds only what was decided in it.
void append_step(const Labels& labels, const sheets::Step& step, std::vector<Section>& sections) {
  Section section{labels.step(step.path), step_blocks(labels, step)};
  append(section.blocks, record_blocks(labels, step));
  sections.push_back(std::move(section));
}

std::vector<Section> sections_of(const Labels& labels, const Options& options) {
  std::vector<Section> sections{attendance(labels, !options.open_public),
                                opening_record(labels, options.open_public)};
  for (const auto& id : labels.meeting.head().sheets) {
    const auto* sheet = labels.library.sheet(id);
    if (sheet == nullptr || (!options.sheet.empty() && options.sheet != id)) continue;
    for (const auto& step : sheet->steps) append_step(labels, step, sections);
  }
  if (options.sheet.empty()) sections.push_back(meeting_ballots(labels));
  sections.push_back(closing_record(labels, options.open_public));
  sections.push_back(carried_over(labels));
  if (!options.open_public) {
    sections.push_back(lineage(labels));
    sections.push_back(set_aside(labels));
    sections.push_back(still_open(labels));
  }
  std::erase_if(sections, [](const Section& section) { return section.blocks.empty(); });
  return sections;
}

} // namespace

Minutes compose(const meeting::Meeting& meeting, const sheets::Library& library, const base::Words& words,
                const Options& options) {
  const meeting::Meeting seen = options.open_public ? redact(meeting) : without_face_down(meeting);
  const Labels labels{seen, library, words, count_face_down(meeting, library)};
  Minutes minutes;
  minutes.title = seen.head()["title"].empty() ? labels.word("minutes.title") : seen.head()["title"];
  minutes.form = labels.word(options.open_public ? "minutes.form.public" : "minutes.form.closed");
  minutes.lang = words.lang() == base::Lang::ja ? "ja" : "en";
  minutes.head = head_of(labels);
  minutes.sections = sections_of(labels, options);
  return minutes;
}

} // namespace yoriai::minutes
