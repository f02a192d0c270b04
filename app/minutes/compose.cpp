// The record as the template orders it. What each part holds is in sections.hpp.
#include <algorithm>
#include <iterator>

#include "meeting/attendance.hpp"
#include "meeting/restore.hpp"
#include "minutes/filing.hpp"
#include "minutes/redact.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using Blocks = std::vector<Block>;

struct Part {
  std::string_view id;
  std::string_view option; // of Options::without; empty: always there
  bool closed_only;
  Blocks (*make)(const Labels& labels, bool open_public, bool names);
};

constexpr Part kParts[] = {
    {"attendance", "overview", false, [](const Labels& l, bool, bool names) { return attendance(l, names); }},
    {"agenda", "overview", false, [](const Labels& l, bool, bool) { return agenda(l); }},
    {"opening", "", false, [](const Labels& l, bool open_public, bool) { return opening_record(l, open_public); }},
    {"votes", "ballots", false, [](const Labels& l, bool, bool) { return meeting_ballots(l); }},
    {"agreed", "", false, [](const Labels& l, bool, bool) { return agreed(l); }},
    {"put_off", "next", false, [](const Labels& l, bool, bool) { return put_off(l); }},
    {"carried_over", "next", false, [](const Labels& l, bool, bool) { return carried_over(l); }},
    {"tasks", "next", false, [](const Labels& l, bool open_public, bool) { return tasks(l, open_public); }},
    {"closing", "", false, [](const Labels& l, bool, bool) { return closing_record(l); }},
    {"checks", "", false, [](const Labels& l, bool open_public, bool) { return checks(l, open_public); }},
    {"lineage", "lineage", true, [](const Labels& l, bool, bool) { return lineage(l); }},
    {"open", "", true, [](const Labels& l, bool, bool) { return still_open(l); }},
    {"notes", "notes", true, [](const Labels& l, bool, bool) { return notes(l); }},
    {"parked", "notes", true, [](const Labels& l, bool, bool) { return set_aside(l); }},
    {"pictures", "", true, [](const Labels& l, bool, bool) { return pictures(l); }}};

// 23人（住民8・民生委員3 …）
std::string people_line(const Labels& labels) {
  int total = 0;
  std::string roles;
  const auto add = [&](std::string_view role) {
    const int heads = meeting::heads_of(labels.meeting, role);
    if (heads == 0) return;
    total += heads;
    roles += (roles.empty() ? "" : "・") + labels.role(role) + std::to_string(heads);
  };
  for (const auto role : meeting::kRoles) add(role);
  add(meeting::kOtherRole);
  return total == 0 ? "" : labels.words("minutes.people_line", {{"total", std::to_string(total)}, {"roles", roles}});
}

std::string head_value(const Labels& labels, const std::string& id) {
  if (id == "people") return people_line(labels);
  if (id == "date") return held_on(labels);
  const std::string& value = labels.meeting.head()[id];
  return id == "keep_until" ? long_date(labels.words, value) : value;
}

std::vector<std::pair<std::string, std::string>> head_of(const Labels& labels, const Template& order) {
  std::vector<std::pair<std::string, std::string>> head;
  for (const auto& line : order.head) {
    std::string value = head_value(labels, line.id);
    const bool when_known =
        line.id == "keep_until" || line.id == "reached" || line.id == "next_issues" || line.id == "people";
    if (when_known && value.empty()) continue; // the paper has no empty line for it
    const std::string key = line.id == "people" ? "minutes.attendance" : "minutes.head." + line.id;
    head.emplace_back(line.heading.empty() ? labels.word(key) : labels.text(line.heading), std::move(value));
  }
  return head;
}

void append(Blocks& to, Blocks more) { std::move(more.begin(), more.end(), std::back_inserter(to)); }

// A step that shows together with an earlier one adds only what was decided in it.
void append_steps(const Labels& labels, const Options& options, std::vector<Section>& sections) {
  for (const auto& id : labels.meeting.head().sheets) {
    const auto* sheet = labels.library.sheet(id);
    if (sheet == nullptr || (!options.sheet.empty() && options.sheet != id) || !options.has("sheet/" + id)) continue;
    for (const auto& step : sheet->steps) {
      Section section{labels.step(step.path), raised_blocks(labels, step), step.path, "sheet/" + id};
      append(section.blocks, step_blocks(labels, step));
      append(section.blocks, put_off_blocks(labels, step));
      if (options.has("ballots")) append(section.blocks, ballot_blocks(labels, step));
      append(section.blocks, record_blocks(labels, step));
      sections.push_back(std::move(section));
    }
  }
}

// With one sheet alone: not what is of the whole meeting, nor what comes of issues where the sheet has none.
bool belongs_to(const Labels& labels, const std::string& sheet_id, std::string_view part) {
  if (sheet_id.empty()) return true;
  if (part == "votes" || part == "agenda") return false;
  static constexpr std::string_view kOfIssues[] = {"put_off", "carried_over", "tasks", "closing",
                                                   "checks",  "lineage",      "parked"};
  const auto* sheet = labels.library.sheet(sheet_id);
  const bool has_issues = sheet != nullptr && sheet->kind("issue") != nullptr;
  return has_issues || std::find(std::begin(kOfIssues), std::end(kOfIssues), part) == std::end(kOfIssues);
}

void append_part(const Labels& labels, const Options& options, const Template::Entry& entry,
                 std::vector<Section>& sections) {
  const auto part = std::find_if(std::begin(kParts), std::end(kParts), [&](const Part& p) { return p.id == entry.id; });
  if (part == std::end(kParts) || (part->closed_only && options.open_public)) return;
  if (!part->option.empty() && !options.has(part->option)) return;
  if (!belongs_to(labels, options.sheet, part->id)) return;
  const std::string heading =
      entry.heading.empty() ? labels.word("minutes.part." + entry.id) : labels.text(entry.heading);
  sections.push_back(
      {heading, part->make(labels, options.open_public, options.names), entry.id, std::string(part->option)});
}

std::vector<Section> sections_of(const Labels& labels, const Options& options, const Template& order) {
  std::vector<Section> sections;
  for (const auto& entry : order.sections)
    if (entry.id == "steps") append_steps(labels, options, sections);
    else append_part(labels, options, entry, sections);
  std::erase_if(sections, [](const Section& section) { return section.blocks.empty(); });
  return sections;
}

// What was agreed in other sheets is not told with this one; their things are, where this one names them.
meeting::Meeting of_sheet(meeting::Meeting seen, const sheets::Library& library, const std::string& id) {
  if (id.empty()) return seen;
  meeting::Parts parts = meeting::take_apart(seen);
  std::erase_if(parts.agreements, [&](const auto& agreement) {
    const auto* sheet = library.sheet_of(agreement.step);
    return sheet == nullptr || sheet->id != id;
  });
  parts.head.sheets = {id};
  return meeting::put_together(std::move(parts));
}

} // namespace

const std::vector<Sketch>& List::sketches_in(std::size_t entry) const {
  static const std::vector<Sketch> none;
  const auto found = sketches.find(entry);
  return found == sketches.end() ? none : found->second;
}

std::string form_of(const Labels& labels, const Options& options) {
  return labels.word(options.open_public ? "minutes.form.public"
                     : options.names     ? "minutes.form.closed"
                                         : "minutes.form.unnamed");
}

Minutes compose(const meeting::Meeting& meeting, const sheets::Library& library, const base::Words& words,
                const Options& options) {
  static const Template kUsual;
  const Template& order = options.filing != nullptr ? options.filing->record : kUsual;
  const meeting::Meeting as_it_is = of_sheet(seen_by(meeting, library, words, options), library, options.sheet);
  const meeting::Meeting seen = with_ink_named(as_it_is, words);
  const Labels labels{seen, library, words, count_face_down(meeting, library), handwriting_of(as_it_is, words)};
  Minutes minutes;
  minutes.title = seen.head()["title"].empty() ? labels.word("minutes.title") : seen.head()["title"];
  minutes.form = form_of(labels, options);
  minutes.lang = words.lang() == base::Lang::ja ? "ja" : "en";
  if (options.has("overview")) minutes.head = head_of(labels, order);
  minutes.sections = sections_of(labels, options, order);
  return minutes;
}

} // namespace yoriai::minutes
