// How the meeting went: when, in which order, how much was raised, what was put off and carried over.
#include "meeting/course.hpp"

#include <algorithm>

#include "base/time.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;
using meeting::TimeMs;

// The moments that tell when people sat together.
std::vector<TimeMs> moments(const meeting::Meeting& meeting) {
  std::vector<TimeMs> all;
  for (const auto& visit : meeting.visits()) all.push_back(visit.at);
  for (const auto& agreement : meeting.agreements()) all.push_back(agreement.at);
  for (const auto& minute : meeting.minutes()) all.push_back(minute.at);
  std::sort(all.begin(), all.end());
  return all;
}

std::string point_title(const Labels& labels, const meeting::AgendaEntry& entry) {
  if (!meeting::is_point(entry.path)) return labels.step(entry.path);
  if (!entry.title.empty()) return entry.title;
  if (entry.path == meeting::kOpeningPoint) return labels.word("minutes.opening");
  if (entry.path == meeting::kClosingPoint) return labels.word("minutes.closing");
  return labels.word(entry.rest ? "minutes.rest" : "minutes.point");
}

Cell minutes_cell(int minutes) { return minutes == 0 ? Cell{} : Cell{std::to_string(minutes), minutes}; }

std::string counts_of(const Labels& labels, const sheets::Step& step) {
  std::string counts;
  for (const auto& id : step.kinds) {
    const auto* kind = labels.library.kind(id);
    if (kind == nullptr || (kind->home != step.path && step.kind != sheets::StepKind::grid)) continue;
    const auto items = live_of(labels, id);
    const auto strong = std::count_if(items.begin(), items.end(),
                                      [](const Item* i) { return i->field_bool("strength").value_or(false); });
    const auto marked = std::count_if(items.begin(), items.end(), [](const Item* i) { return i->marked; });
    if (items.empty()) continue;
    std::string count =
        labels.words("minutes.count_of", {{"kind", labels.text(kind->label)}, {"count", std::to_string(items.size())}});
    if (strong > 0) count += labels.words("minutes.count_strong", {{"count", std::to_string(strong)}});
    else if (marked > 0) count += labels.words("minutes.count_marked", {{"count", std::to_string(marked)}});
    counts += (counts.empty() ? "" : labels.word("minutes.between_counts")) + count;
  }
  return counts;
}

// 団地の階段（5）…, and how many lie alone.
List stacks_in(const Labels& labels, const sheets::Step& step) {
  List list{labels.word("minutes.stacks"), {}};
  std::size_t alone = 0, stacked = 0;
  const auto in_step = [&](const Item& item) {
    return item.live() && labels.library.step_of_place(item.place) == &step;
  };
  for (const Item& item : labels.meeting.items())
    if (in_step(item)) (item.stack.empty() ? alone : stacked) += 1;
  if (stacked == 0) return list;
  for (const auto& stack : labels.meeting.stacks()) {
    const auto members = labels.meeting.in_stack(stack.id);
    const auto here =
        std::count_if(members.begin(), members.end(), [&](auto at) { return in_step(labels.meeting.items()[at]); });
    if (here > 0)
      list.entries.push_back(
          labels.words("minutes.stack_count", {{"name", labels.named(stack.id)}, {"count", std::to_string(here)}}));
  }
  if (alone > 0) list.entries.push_back(labels.words("minutes.alone_count", {{"count", std::to_string(alone)}}));
  return list;
}

// Without the full stop, to go on behind it.
std::string name_of(const Labels& labels, const Item& item) {
  std::string name = labels.named(item);
  if (name.ends_with("。")) name.resize(name.size() - std::string_view("。").size());
  return name;
}

std::string why_later(const Labels& labels, const Item& item, const char* reason_field) {
  const std::string reason = item.field_text(reason_field), until = labels.field(item, "deferral_until");
  return labels.words(until.empty() ? "minutes.put_off" : "minutes.put_off_until",
                      {{"name", name_of(labels, item)}, {"reason", reason}, {"until", until}});
}

// Of problems, issues and responses: what holds a reason in `field`.
std::vector<std::string> with_reason(const Labels& labels, std::string_view kind, const char* field) {
  std::vector<std::string> lines;
  for (const auto* item : live_of(labels, kind)) {
    if (item->field_text(field).empty()) continue;
    const auto* issue = item->text.empty() && !item->from.empty() ? labels.meeting.item(item->from.front()) : nullptr;
    lines.push_back(issue == nullptr ? why_later(labels, *item, field)
                                     : labels.words("minutes.put_off", {{"name", name_of(labels, *issue)},
                                                                        {"reason", item->field_text(field)}}));
  }
  return lines;
}

Block put_off_list(const Labels& labels, std::vector<std::string> lines) {
  return List{labels.word("minutes.put_off_here"), std::move(lines)};
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts)
    if (!part.empty() && all.find(part) == all.npos) all += (all.empty() ? "" : "・") + part;
  return all;
}

// Who takes on the responses to an issue.
std::string owners_of(const Labels& labels, const Item& issue) {
  std::vector<std::string> owners;
  for (const auto* response : derived(labels, issue.id, "response")) owners.push_back(labels.field(*response, "owner"));
  return joined(owners);
}

} // namespace

std::string held_on(const Labels& labels) {
  const auto all = moments(labels.meeting);
  std::string day = labels.meeting.head()["date"];
  if (day.empty() && !all.empty()) day = base::iso_date(all.front());
  std::vector<TimeMs> that_day;
  for (const TimeMs at : all)
    if (base::iso_date(at) == day) that_day.push_back(at);
  const std::string date = long_date(labels.words, day);
  if (that_day.empty() || that_day.front() == that_day.back()) return date;
  return labels.words(
      "minutes.held_on",
      {{"date", date}, {"begin", base::clock_hm(that_day.front())}, {"end", base::clock_hm(that_day.back())}});
}

std::vector<Block> agenda(const Labels& labels) {
  constexpr TimeMs kMinute = 60'000;
  const auto all = moments(labels.meeting);
  Table table;
  for (const char* head : {"agenda", "planned", "spent"})
    table.heads.push_back(labels.word("minutes.column." + std::string(head)));
  for (const auto& entry : meeting::agenda_of(labels.meeting, labels.library)) {
    const int planned = meeting::planned_minutes(labels.meeting, labels.library, entry.path) +
                        meeting::extra_minutes(labels.meeting, entry.path);
    const TimeMs spent = all.empty() ? 0 : meeting::time_spent(labels.meeting, entry.path, all.back());
    table.rows.push_back({{point_title(labels, entry), {}},
                          minutes_cell(planned),
                          minutes_cell(static_cast<int>((spent + kMinute / 2) / kMinute))});
  }
  if (table.rows.empty()) return {};
  return {without_empty(std::move(table), {labels.word("minutes.column.spent")})};
}

std::vector<Block> raised_blocks(const Labels& labels, const sheets::Step& step) {
  std::vector<Block> blocks;
  const std::string counts = counts_of(labels, step);
  if (counts.empty()) return blocks;
  blocks.emplace_back(Paragraph{labels.words("minutes.raised", {{"counts", counts}})});
  if (List stacks = stacks_in(labels, step); !stacks.entries.empty()) blocks.emplace_back(std::move(stacks));
  return blocks;
}

std::vector<Block> put_off_blocks(const Labels& labels, const sheets::Step& step) {
  std::vector<std::string> lines;
  const bool screens = step.kind == sheets::StepKind::table && (step.shows_with.empty() || step.shows_with < step.path);
  if (screens && !step.kinds.empty()) lines = with_reason(labels, step.kinds.front(), "reason");
  if (step.kind == sheets::StepKind::matrix && !step.kinds.empty())
    lines = with_reason(labels, step.kinds.front(), "deferral");
  if (step.kind == sheets::StepKind::responses && !step.kinds.empty())
    lines = with_reason(labels, step.kinds.front(), "reason_not");
  if (lines.empty()) return {};
  return {put_off_list(labels, std::move(lines))};
}

std::vector<Block> put_off(const Labels& labels) {
  std::vector<std::string> lines;
  const std::pair<const char*, const char*> reasons[] = {
      {"problem", "reason"}, {"issue", "deferral"}, {"response", "reason_not"}};
  for (const auto& [kind, field] : reasons)
    for (auto& line : with_reason(labels, kind, field)) lines.push_back(std::move(line));
  if (lines.empty()) return {};
  return {List{"", std::move(lines)}};
}

std::vector<Block> carried_over(const Labels& labels) {
  std::vector<Block> blocks;
  if (const std::string& next = labels.meeting.head()["next_issues"]; !next.empty())
    blocks.emplace_back(Paragraph{next});
  Table table{labels.word("minutes.carry_list"), {}, {}};
  for (const char* head : {"carry", "owner", "due", "why"})
    table.heads.push_back(labels.word("minutes.column." + std::string(head)));
  const auto add = [&](std::string what, std::string owner, std::string due, std::string why) {
    table.rows.push_back({{std::move(what), {}}, {std::move(owner), {}}, {std::move(due), {}}, {std::move(why), {}}});
  };
  for (const auto* problem : live_of(labels, "problem"))
    if (const auto reason = problem->field_text("reason"); !reason.empty()) add(labels.named(*problem), "", "", reason);
  for (const auto* issue : live_of(labels, "issue"))
    if (const auto reason = issue->field_text("deferral"); !reason.empty())
      add(labels.named(*issue), owners_of(labels, *issue), labels.field(*issue, "deferral_until"), reason);
  for (const auto& f : labels.meeting.record().follow_ups)
    if (!f.text.empty() && f.outcome != "done" && f.outcome != "dropped")
      add(f.text, "", "", joined({outcome_word(labels, f.outcome), f.note}));
  for (const Item& item : labels.meeting.items())
    if (item.parked && !item.removed && item.review == "next_time")
      add(labels.named(item), "", "", labels.word("minutes.parked"));
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
  return blocks;
}

} // namespace yoriai::minutes
