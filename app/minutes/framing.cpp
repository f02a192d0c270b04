// What is recorded around the talk: the opening and the closing.
#include <algorithm>

#include "base/time.hpp"
#include "meeting/attendance.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Record;

Cell cell(std::string text) { return {std::move(text), {}}; }
Cell cell(int number) { return {std::to_string(number), number}; }

Table table_of(const Labels& labels, const char* caption, std::initializer_list<const char*> heads) {
  Table table{labels.word(caption), {}, {}};
  for (const char* head : heads) table.heads.push_back(labels.word(std::string("minutes.column.") + head));
  return table;
}

// The public learns how many came to what; the things themselves may name people.
List follow_up_counts(const Labels& labels) {
  List list{labels.word("minutes.follow_ups"), {}};
  const auto add = [&](std::string_view outcome) {
    const auto& all = labels.meeting.record().follow_ups;
    const auto count = std::count_if(all.begin(), all.end(), [&](const auto& f) { return f.outcome == outcome; });
    if (count > 0)
      list.entries.push_back(labels.words(
          "minutes.outcome_count", {{"outcome", outcome_word(labels, outcome)}, {"count", std::to_string(count)}}));
  };
  for (const auto outcome : meeting::kOutcomes) add(outcome);
  add("");
  return list;
}

Table follow_up_table(const Labels& labels) {
  Table table = table_of(labels, "minutes.follow_ups", {"follow_up", "source", "outcome", "note"});
  for (const auto& f : labels.meeting.record().follow_ups)
    table.rows.push_back({cell(f.text), cell(f.source), cell(outcome_word(labels, f.outcome)), cell(f.note)});
  return table;
}

Table action_table(const Labels& labels, bool open_public) {
  Table table = open_public ? table_of(labels, "minutes.actions", {"task", "due"})
                            : table_of(labels, "minutes.actions", {"task", "who", "due"});
  for (const auto& action : labels.meeting.record().actions) {
    std::vector<Cell> row{cell(action.what)};
    if (!open_public) row.push_back(cell(action.who));
    row.push_back(cell(action.due.empty() ? "" : long_date(labels.words, action.due)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table pulse_table(const Labels& labels) {
  Table table = table_of(labels, "minutes.pulse", {"question", "answer.0", "answer.1", "answer.2"});
  for (const auto& pulse : labels.meeting.record().pulses) {
    std::vector<Cell> row{cell(labels.word("minutes.pulse." + pulse.question))};
    for (const int hands : pulse.hands) row.push_back(cell(hands));
    row.resize(table.heads.size());
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table check_table(const Labels& labels, bool open_public) {
  Table table = open_public ? table_of(labels, "minutes.checks", {"check", "found"})
                            : table_of(labels, "minutes.checks", {"check", "found", "note"});
  for (const auto& check : labels.meeting.record().checks) {
    std::vector<Cell> row{cell(check_label(labels, check.id)), cell(found_word(labels, check.ok))};
    if (!open_public) row.push_back(cell(check.note));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// What the responses of the sheet say.
Table response_tasks(const Labels& labels) {
  Table table = table_of(labels, "minutes.tasks", {"owner", "task", "due"});
  for (const auto* response : live_of(labels, "response")) {
    const std::string task = response->text.empty() ? labels.field(*response, "method") : response->text;
    const std::string owner = labels.field(*response, "owner");
    if (!task.empty())
      table.rows.push_back({cell(owner.empty() ? labels.word("minutes.no_owner") : owner), cell(task),
                            cell(labels.field(*response, "due"))});
  }
  return table;
}

void add(std::vector<Block>& blocks, Table table) {
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
}

} // namespace

std::string outcome_word(const Labels& labels, std::string_view outcome) {
  return labels.word("minutes.outcome." + std::string(outcome.empty() ? "open" : outcome));
}

std::string review_word(const Labels& labels, const meeting::Item& item) {
  return item.parked && !item.review.empty() ? labels.word("minutes.review." + item.review) : std::string();
}

std::string found_word(const Labels& labels, std::optional<bool> ok) {
  return labels.word(!ok ? "minutes.check.open" : *ok ? "minutes.check.yes" : "minutes.check.no");
}

std::string check_label(const Labels& labels, std::string_view id) {
  for (const auto& sheet_id : labels.meeting.head().sheets)
    if (const auto* sheet = labels.library.sheet(sheet_id))
      for (const auto& check : sheet->plan_checks)
        if (check.id == id) return labels.text(check.label);
  return std::string(id);
}

std::vector<Block> opening_record(const Labels& labels, bool open_public) {
  const Record& record = labels.meeting.record();
  std::vector<Block> blocks;
  if (record.secrecy_at != 0)
    blocks.emplace_back(Paragraph{labels.words("minutes.secrecy", {{"time", base::clock_hm(record.secrecy_at)}})});
  if (record.follow_ups.empty()) return blocks;
  if (open_public) blocks.emplace_back(follow_up_counts(labels));
  else blocks.emplace_back(follow_up_table(labels));
  return blocks;
}

std::vector<Block> tasks(const Labels& labels, bool open_public) {
  std::vector<Block> blocks;
  add(blocks, action_table(labels, open_public));
  add(blocks, response_tasks(labels));
  return blocks;
}

std::vector<Block> closing_record(const Labels& labels) {
  std::vector<Block> blocks;
  List reviews{labels.word("minutes.reviews"), {}};
  for (const meeting::Item& item : labels.meeting.items())
    if (const std::string review = review_word(labels, item); !item.removed && !review.empty())
      reviews.entries.push_back(labels.words("minutes.review", {{"name", labels.named(item)}, {"review", review}}));
  if (!reviews.entries.empty()) blocks.emplace_back(std::move(reviews));
  add(blocks, pulse_table(labels));
  return blocks;
}

std::vector<Block> checks(const Labels& labels, bool open_public) {
  std::vector<Block> blocks;
  add(blocks, check_table(labels, open_public));
  return blocks;
}

} // namespace yoriai::minutes
