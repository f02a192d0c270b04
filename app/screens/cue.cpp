#include "screens/cue.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "base/text.hpp"

namespace yoriai::screens {
namespace {

using meeting::Item;
using sheets::CueWhen;
using sheets::Step;
using sheets::StepKind;

constexpr base::TimeMs kMinute = 60'000, kSilence = 5 * kMinute;
constexpr std::size_t kEnough = 4, kManyApart = 10, kAlike = 3;

const Step* step_of(const Moment& m, StepKind kind) {
  for (const Step* step : m.steps)
    if (step->kind == kind) return step;
  return nullptr;
}

bool lies_here(const Moment& m, const Item& item) {
  return std::any_of(m.steps.begin(), m.steps.end(), [&](const Step* step) { return step->holds(item.place); });
}

std::optional<base::Args> analysis_skipped(const Moment& m) {
  std::string names;
  int count = 0;
  for (const auto& finding : m.findings) {
    if (finding.code != "problem_without_factors") continue;
    const auto children = m.meeting.derived_from(finding.item);
    const bool issue = std::any_of(children.begin(), children.end(), [&](std::uint32_t at) {
      const Item& child = m.meeting.items()[at];
      return child.live() && child.kind == "issue";
    });
    const Item* problem = m.meeting.item(finding.item);
    if (!issue || !problem) continue;
    names += (names.empty() ? "" : m.lang == base::Lang::ja ? "・" : ", ") + problem->symbol;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return base::Args{{"name", names}, {"count", std::to_string(count)}};
}

std::optional<base::Args> class_empty(const Moment& m) {
  const Step* step = step_of(m, StepKind::factors);
  const sheets::Kind* kind = step && m.sheet && !step->kinds.empty() ? m.sheet->kind(step->kinds.front()) : nullptr;
  if (!kind) return std::nullopt;
  const auto field = std::find_if(kind->fields.begin(), kind->fields.end(),
                                  [](const sheets::Field& f) { return f.type == sheets::FieldType::choice; });
  if (field == kind->fields.end()) return std::nullopt;
  std::set<std::string> filled;
  std::size_t count = 0;
  for (const std::uint32_t at : m.meeting.of_kind(kind->id)) {
    const Item& item = m.meeting.items()[at];
    if (item.live()) filled.insert(item.field_text(field->id)), ++count;
  }
  if (count < kEnough) return std::nullopt;
  for (const sheets::Choice& choice : field->choices)
    if (!filled.contains(choice.id)) return base::Args{{"name", choice.label.in(m.lang)}};
  return std::nullopt;
}

std::optional<base::Args> column_empty(const Moment& m) {
  const Step* step = step_of(m, StepKind::grid);
  if (!step) return std::nullopt;
  std::size_t count = 0;
  const sheets::Choice* empty = nullptr;
  for (const sheets::Choice& column : step->grid->columns) {
    std::size_t here = 0;
    for (const sheets::Choice& row : step->grid->rows)
      for (const std::uint32_t at : m.meeting.at_place(step->path + "/" + column.id + "/" + row.id))
        here += m.meeting.items()[at].present() ? 1 : 0;
    count += here;
    if (here == 0 && !empty) empty = &column;
  }
  if (count < kEnough || !empty) return std::nullopt;
  return base::Args{{"name", empty->label.in(m.lang)}};
}

bool meeting_is_here(const Moment& m) {
  return std::any_of(m.steps.begin(), m.steps.end(), [&](const Step* step) { return step->path == m.meeting.step(); });
}

std::optional<base::Args> time_over(const Moment& m) {
  if (!meeting_is_here(m) || m.planned <= 0 || m.spent < m.planned) return std::nullopt;
  const base::TimeMs beyond = std::max<base::TimeMs>(1, (m.spent - m.planned) / kMinute);
  return base::Args{{"minutes", std::to_string(beyond)}};
}

std::optional<base::Args> time_short(const Moment& m) {
  const bool short_of = m.planned > 0 && m.spent * 5 >= m.planned * 4 && m.spent < m.planned;
  if (!meeting_is_here(m) || !short_of) return std::nullopt;
  return base::Args{{"minutes", std::to_string((m.planned - m.spent + kMinute - 1) / kMinute)}};
}

std::optional<base::Args> nobody_writes(const Moment& m) {
  const auto visits = m.meeting.visits();
  if (!meeting_is_here(m) || visits.empty()) return std::nullopt;
  base::TimeMs last = visits.back().at;
  for (const Item& item : m.meeting.items())
    if (lies_here(m, item)) last = std::max(last, item.written_at);
  if (m.now - last < kSilence) return std::nullopt;
  return base::Args{{"minutes", std::to_string((m.now - last) / kMinute)}};
}

// An item, or a stack by what lies in it.
bool target_here(const Moment& m, const std::string& target) {
  if (const Item* item = m.meeting.item(target))
    return lies_here(m, *item) || std::any_of(m.steps.begin(), m.steps.end(), [&](const Step* step) {
             return std::find(step->kinds.begin(), step->kinds.end(), item->kind) != step->kinds.end();
           });
  const auto members = m.meeting.in_stack(target);
  return std::any_of(members.begin(), members.end(),
                     [&](std::uint32_t at) { return lies_here(m, m.meeting.items()[at]); });
}

std::optional<base::Args> few_papers(const Moment& m) {
  const std::size_t present = m.meeting.participants().size();
  for (const auto& ballot : m.meeting.ballots()) {
    const std::size_t papers = ballot.papers.size();
    const bool few = present > 0 ? papers * 2 < present : papers < 3;
    const bool here = std::any_of(ballot.targets.begin(), ballot.targets.end(),
                                  [&](const std::string& target) { return target_here(m, target); });
    if (ballot.open && few && here && ballot.method != "hands") return base::Args{{"count", std::to_string(papers)}};
  }
  return std::nullopt;
}

std::optional<base::Args> notes_apart(const Moment& m) {
  const Step* step = step_of(m, StepKind::wall);
  if (!step) return std::nullopt;
  std::map<std::string, std::size_t> notes; // by word
  std::size_t apart = 0;
  for (const std::uint32_t at : m.meeting.at_place(step->path)) {
    const Item& item = m.meeting.items()[at];
    if (item.present() && item.hidden) return std::nullopt;
    if (!item.live() || !item.stack.empty()) continue;
    ++apart;
    for (const auto& word : base::content_words(item.text)) ++notes[word];
  }
  if (apart < kManyApart) return std::nullopt;
  const auto most = std::max_element(notes.begin(), notes.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : a.first.size() < b.first.size();
  });
  if (most == notes.end() || most->second < kAlike) return std::nullopt;
  return base::Args{{"name", most->first}, {"count", std::to_string(most->second)}};
}

std::string filled(std::string text, const base::Args& args) {
  for (const auto& [name, value] : args) {
    const std::string mark = "{" + name + "}";
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  }
  return text;
}

std::vector<const sheets::Cue*> lines_of(const Moment& m) {
  std::vector<const sheets::Cue*> lines;
  for (const Step* step : m.steps)
    for (const auto& line : step->guidance.cues) lines.push_back(&line);
  if (m.sheet)
    for (const auto& line : m.sheet->cues) lines.push_back(&line);
  return lines;
}

} // namespace

std::optional<base::Args> holds(CueWhen when, const Moment& moment) {
  switch (when) {
    case CueWhen::analysis_skipped: return analysis_skipped(moment);
    case CueWhen::class_empty: return class_empty(moment);
    case CueWhen::column_empty: return column_empty(moment);
    case CueWhen::time_over: return time_over(moment);
    case CueWhen::time_short: return time_short(moment);
    case CueWhen::nobody_writes: return nobody_writes(moment);
    case CueWhen::few_papers: return few_papers(moment);
    case CueWhen::notes_apart: return notes_apart(moment);
  }
  return std::nullopt;
}

std::string dismissal(const Moment& moment, CueWhen when) {
  return (moment.steps.empty() ? std::string() : moment.steps.front()->path) + " " + std::string(name_of(when));
}

std::optional<CueNow> cue(const Moment& moment, const std::set<std::string>& dismissed) {
  for (const auto* line : lines_of(moment)) {
    if (dismissed.contains(dismissal(moment, line->when))) continue;
    if (const auto args = holds(line->when, moment))
      return CueNow{line->when, filled(line->text.in(moment.lang), *args)};
  }
  return std::nullopt;
}

std::optional<CueNow> cue_still(const Moment& moment, CueWhen when) {
  for (const auto* line : lines_of(moment))
    if (line->when == when)
      if (const auto args = holds(when, moment)) return CueNow{when, filled(line->text.in(moment.lang), *args)};
  return std::nullopt;
}

} // namespace yoriai::screens
