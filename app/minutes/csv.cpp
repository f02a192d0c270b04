#include <algorithm>
#include <map>

#include "base/time.hpp"
#include "meeting/attendance.hpp"
#include "meeting/tally.hpp"
#include "minutes/formats.hpp"
#include "minutes/plain_text.hpp"
#include "minutes/records.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;

// A spreadsheet runs a cell that begins with one of these, some of them in full width too.
bool looks_like_formula(std::string_view text) {
  for (const std::string_view sign : {"=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠"})
    if (text.starts_with(sign)) return true;
  return false;
}

std::string in_quotes(std::string_view cell) {
  const std::string text = plain_text(cell);
  std::string out = "\"";
  if (looks_like_formula(text)) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

// The columns every record has, then one for each field of the meeting's kinds.
class Sheet {
public:
  explicit Sheet(const Labels& labels) : labels_(labels) {
    for (const char* name : {"step", "record", "symbol", "text", "writer", "origin", "stack", "marks", "state", "time", "id"})
      head_.push_back(labels.word("minutes.csv." + std::string(name)));
    const std::size_t own = head_.size();
    for (std::string& label : field_heads(labels)) head_.push_back(std::move(label));
    for (std::size_t i = own; i < head_.size(); ++i) column_.emplace(head_[i], i);
    row(head_);
  }

  void item(const Item& item) {
    std::vector<std::string> cells{labels_.place(item.place), labels_.kind(item.kind), item.symbol,
                                   labels_.told(item), labels_.writer(item), labels_.origin(item),
                                   labels_.stack_title(item), item.marked ? "●" : "", state_of(labels_, item),
                                   base::iso_local(item.written_at), item.id};
    cells.resize(head_.size());
    if (const auto* kind = labels_.library.kind(item.kind))
      for (const auto& field : kind->fields)
        if (const auto at = column_.find(labels_.text(field.label)); at != column_.end())
          cells[at->second] = labels_.value(field, item.field(field.id));
    row(cells);
  }

  // A record that is no item: step, what it is, its sign, text, who, time, id.
  void record(std::string step, std::string what, std::string symbol, std::string text, std::string who = "",
              std::string time = "", std::string id = "") {
    std::vector<std::string> cells(head_.size());
    cells[0] = std::move(step), cells[1] = std::move(what), cells[2] = std::move(symbol), cells[3] = std::move(text);
    cells[4] = std::move(who), cells[9] = std::move(time), cells[10] = std::move(id);
    row(cells);
  }

  std::string take() { return std::move(out_); }

private:
  void row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out_ += (i > 0 ? "," : "") + in_quotes(cells[i]);
    out_ += "\r\n";
  }

  const Labels& labels_;
  std::vector<std::string> head_;
  std::map<std::string, std::size_t> column_;
  std::string out_ = "\xEF\xBB\xBF";
};

void ballots(const Labels& labels, Sheet& sheet) {
  for (const auto& ballot : labels.meeting.ballots()) {
    const std::string method = labels.words("minutes.method." + ballot.method, {{"budget", std::to_string(ballot.budget)},
                                                                                {"cap", std::to_string(ballot.cap)}});
    sheet.record("", labels.word("minutes.csv.ballot"), method, ballot.question, std::to_string(ballot.papers.size()), "", ballot.id);
    const auto tally = ballot.open ? std::nullopt : meeting::tally(ballot);
    if (!tally) continue;
    for (const auto& result : tally->results)
      sheet.record("", labels.word("minutes.csv.result"), std::to_string(result.score),
                   result.item.empty() ? labels.word("minutes.ballot.itself") : labels.named(result.item),
                   std::to_string(result.votes), "", result.item);
    for (std::size_t value = 0; tally->method == meeting::Method::fist && value < tally->fingers.size(); ++value)
      sheet.record("", labels.word("minutes.column.fingers"), std::to_string(value), "",
                   std::to_string(tally->fingers[value]), "", ballot.id);
  }
}

void records(const Labels& labels, Sheet& sheet) {
  const auto& meeting = labels.meeting;
  for (const auto& [step, count] : labels.face_down)
    sheet.record(labels.step(step), "", "", labels.words("minutes.face_down", {{"count", std::to_string(count)}}));
  for (const auto& link : meeting.links())
    sheet.record("", labels.word(link.kind == meeting::LinkKind::arrow ? "minutes.csv.arrow" : "minutes.csv.serves"), "",
                 labels.named(link.from) + " → " + labels.named(link.to));
  ballots(labels, sheet);
  for (const auto& agreement : meeting.agreements())
    sheet.record(labels.step(agreement.step), labels.word("minutes.agreement"), "", agreement.text, "", base::iso_local(agreement.at));
  for (const auto& minute : meeting.minutes())
    sheet.record(labels.step(minute.step), labels.word("minutes.remarks"), "", minute.text, "", base::iso_local(minute.at), minute.id);
}

// Opening and closing.
void framing(const Labels& labels, Sheet& sheet) {
  const auto& record = labels.meeting.record();
  const auto heads = [&](std::string_view role) {
    if (const int count = meeting::heads_of(labels.meeting, role); count > 0)
      sheet.record("", labels.word("minutes.csv.heads"), labels.role(role), std::to_string(count));
  };
  for (const auto role : meeting::kRoles) heads(role);
  heads(meeting::kOtherRole);
  if (record.secrecy_at != 0)
    sheet.record("", labels.word("minutes.csv.secrecy"), "",
                 labels.words("minutes.secrecy", {{"time", base::clock_hm(record.secrecy_at)}}), "",
                 base::iso_local(record.secrecy_at));
  for (const auto& f : record.follow_ups) {
    sheet.record("", labels.word("minutes.follow_ups"), outcome_word(labels, f.outcome), f.text, f.source, "", f.id);
    if (!f.note.empty()) sheet.record("", labels.word("minutes.column.note"), "", f.note, "", "", f.id);
  }
  for (const auto& a : record.actions)
    sheet.record("", labels.word("minutes.actions"), "", a.what, a.who, a.due, a.id);
  for (const auto& pulse : record.pulses)
    for (std::size_t i = 0; i < pulse.hands.size(); ++i)
      sheet.record("", labels.word("minutes.pulse." + pulse.question), labels.word("minutes.column.answer." + std::to_string(i)),
                   std::to_string(pulse.hands[i]));
  for (const auto& check : record.checks) {
    sheet.record("", labels.word("minutes.checks"), found_word(labels, check.ok), check_label(labels, check.id), "", "", check.id);
    if (!check.note.empty()) sheet.record("", labels.word("minutes.column.note"), "", check.note, "", "", check.id);
  }
}

} // namespace

std::string to_csv(const Labels& labels, const Options& options) {
  Sheet sheet(labels);
  for (const auto key : meeting::kHeadFields)
    if (const std::string& value = labels.meeting.head()[key]; !value.empty())
      sheet.record("", labels.word("minutes.head." + std::string(key)), "", value);
  for (const auto& person : labels.meeting.participants())
    sheet.record("", labels.word("minutes.attendance"), labels.role(person.role), person.name, person.organisation, "", person.id);
  for (const Item& item : labels.meeting.items())
    if (in_sheet(labels, item.place, options.sheet)) sheet.item(item);
  records(labels, sheet);
  framing(labels, sheet);
  return sheet.take();
}

} // namespace yoriai::minutes
