#include "minutes/workbook.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "meeting/attendance.hpp"
#include "meeting/tally.hpp"
#include "minutes/plain_text.hpp"
#include "minutes/records.hpp"
#include "minutes/sections.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;
using Row = std::vector<Datum>;

Datum text(std::string value) { return value.empty() ? Datum() : Datum(std::move(value)); }
Datum number(double value) { return value; }

Datum day(const std::string& iso) {
  if (const auto date = base::parse_date(iso)) return *date;
  return text(iso);
}

BookSheet sheet_of(const Labels& labels, const char* name, std::initializer_list<const char*> columns) {
  BookSheet sheet{labels.word(std::string("minutes.book.") + name), {}, {}};
  for (const char* column : columns) sheet.heads.push_back(labels.word(std::string("minutes.") + column));
  return sheet;
}

// What stands at the head of the paper, how many came, and what was read out.
BookSheet overview(const Labels& labels, const Options& options) {
  BookSheet sheet = sheet_of(labels, "overview", {"book.what", "book.value"});
  const auto add = [&](std::string what, Datum value) {
    sheet.rows.push_back({text(std::move(what)), std::move(value)});
  };
  add(labels.word("minutes.book.form"), form_of(labels, options));
  for (const auto key : meeting::kHeadFields) {
    const std::string& value = labels.meeting.head()[key];
    if (!value.empty())
      add(labels.word("minutes.head." + std::string(key)),
          key == "date" || key == "keep_until" ? day(value) : text(value));
  }
  int total = 0;
  const auto add_role = [&](std::string_view role) {
    const int heads = meeting::heads_of(labels.meeting, role);
    total += heads;
    if (heads > 0) add(labels.words("minutes.book.heads", {{"role", labels.role(role)}}), number(heads));
  };
  for (const auto role : meeting::kRoles) add_role(role);
  add_role(meeting::kOtherRole);
  if (total > 0) add(labels.word("minutes.book.heads_all"), number(total));
  if (const auto at = labels.meeting.record().secrecy_at; at != 0) add(labels.word("minutes.book.secrecy"), Moment{at});
  for (const auto& [step, count] : labels.face_down)
    add(labels.step(step), labels.words("minutes.face_down", {{"count", std::to_string(count)}}));
  return sheet;
}

BookSheet people(const Labels& labels) {
  BookSheet sheet =
      sheet_of(labels, "people", {"column.name", "column.role", "column.organisation", "column.group_of"});
  for (const auto& person : labels.meeting.participants())
    if (!person.name.empty())
      sheet.rows.push_back(
          {text(person.name), text(labels.role(person.role)), text(person.organisation), text(person.group)});
  return sheet;
}

std::string groups_of(const Labels& labels, const meeting::TargetResult& result) {
  std::string all;
  for (const auto& [group, score] : result.by_role) {
    std::string names;
    for (std::size_t at = 0; at <= group.size();) {
      const auto end = std::min(group.find('+', at), group.size());
      names += (names.empty() ? "" : "・") + labels.role(group.substr(at, end - at));
      at = end + 1;
    }
    all += (all.empty() ? "" : "／") + names + " " + std::to_string(score);
  }
  return all;
}

void add_results(const Labels& labels, const Row& about, const meeting::Tally& tally, BookSheet& sheet) {
  for (const auto& result : tally.results) {
    const bool yesno = tally.method == meeting::Method::yesno;
    Row row = about;
    row.push_back(text(result.item.empty() ? labels.word("minutes.ballot.itself") : labels.named(result.item)));
    row.push_back(number(result.score));
    if (yesno) row.push_back(number(result.votes - result.score));
    else row.emplace_back();
    row.push_back(number(result.votes));
    if (result.rank > 0) row.push_back(number(result.rank));
    else row.emplace_back();
    row.push_back(text(result.near_next ? labels.word("minutes.near_tie") : ""));
    row.push_back(text(groups_of(labels, result)));
    sheet.rows.push_back(std::move(row));
  }
  for (std::size_t value = 0; tally.method == meeting::Method::fist && value < tally.fingers.size(); ++value) {
    Row row = about;
    row.push_back(text(labels.words("minutes.book.fingers", {{"count", std::to_string(value)}})));
    row.emplace_back();
    row.emplace_back();
    row.push_back(number(tally.fingers[value]));
    row.resize(sheet.heads.size());
    sheet.rows.push_back(std::move(row));
  }
}

BookSheet ballots(const Labels& labels) {
  BookSheet sheet =
      sheet_of(labels, "ballots",
               {"book.question", "book.method", "book.papers", "csv.state", "column.target", "column.score",
                "column.no", "column.votes", "book.rank", "column.near", "column.by_role"});
  for (const auto& ballot : labels.meeting.ballots()) {
    const Row about{text(ballot.question.empty() ? labels.word("minutes.ballot.untitled") : ballot.question),
                    text(labels.words("minutes.method." + ballot.method, {{"budget", std::to_string(ballot.budget)},
                                                                          {"cap", std::to_string(ballot.cap)}})),
                    number(static_cast<double>(ballot.papers.size())),
                    text(labels.word(ballot.open ? "minutes.ballot.open" : "minutes.ballot.closed"))};
    const auto tally = ballot.open ? std::nullopt : meeting::tally(ballot);
    if (tally) add_results(labels, about, *tally, sheet);
    else sheet.rows.push_back(about);
  }
  for (Row& row : sheet.rows) row.resize(sheet.heads.size());
  return sheet;
}

// What the room agreed on, and what was taken down.
BookSheet record(const Labels& labels, const Options& options) {
  BookSheet sheet = sheet_of(labels, "record", {"csv.step", "csv.record", "csv.text", "csv.time"});
  const auto wanted = [&](const std::string& step) {
    const auto* home = labels.library.sheet_of(step);
    return in_sheet(labels, step, options.sheet) && (home == nullptr || options.has("sheet/" + home->id));
  };
  for (const auto& a : labels.meeting.agreements())
    if (wanted(a.step))
      sheet.rows.push_back({text(labels.step(a.step)), text(labels.word("minutes.agreement")),
                            text(a.text.empty() ? labels.word("minutes.agreed_as_is") : a.text), Moment{a.at}});
  for (const auto& m : labels.meeting.minutes())
    if (wanted(m.step))
      sheet.rows.push_back(
          {text(labels.step(m.step)), text(labels.word("minutes.remarks")), text(m.text), Moment{m.at}});
  return sheet;
}

// Who does what by when, what was put off and why, what was carried over and what became of it.
BookSheet next_time(const Labels& labels) {
  BookSheet sheet =
      sheet_of(labels, "next",
               {"csv.record", "book.what", "column.who", "column.due", "csv.state", "column.note", "column.source"});
  const auto add = [&](const char* what, Datum about, Datum who, Datum due, Datum state, Datum note, Datum source) {
    sheet.rows.push_back({text(labels.word(what)), std::move(about), std::move(who), std::move(due), std::move(state),
                          std::move(note), std::move(source)});
  };
  const auto& all = labels.meeting.record();
  for (const auto& a : all.actions)
    add("minutes.actions", text(a.what), text(a.who), day(a.due), {}, {},
        text(a.from.empty() ? "" : labels.named(a.from)));
  for (const auto* problem : live_of(labels, "problem"))
    if (const auto reason = problem->field_text("reason"); !reason.empty())
      add("minutes.next_time", text(labels.named(*problem)), {}, {}, {}, text(reason), {});
  for (const auto* issue : live_of(labels, "issue"))
    if (const auto reason = issue->field_text("deferral"); !reason.empty())
      add("minutes.deferred", text(labels.named(*issue)), {}, day(issue->field_text("deferral_until")), {},
          text(reason), {});
  for (const Item& item : labels.meeting.items())
    if (item.parked && !item.removed)
      add("minutes.parked", text(labels.named(item)), {}, {}, text(review_word(labels, item)), {}, {});
  for (const auto& f : all.follow_ups)
    add("minutes.follow_ups", text(f.text), {}, {}, text(outcome_word(labels, f.outcome)), text(f.note),
        text(f.source));
  return sheet;
}

// The three questions and the checks of the plan.
BookSheet closing(const Labels& labels) {
  BookSheet sheet = sheet_of(labels, "closing",
                             {"csv.record", "column.question", "column.answer.0", "column.answer.1", "column.answer.2",
                              "column.found", "column.note"});
  for (const auto& pulse : labels.meeting.record().pulses) {
    Row row{text(labels.word("minutes.pulse")), text(labels.word("minutes.pulse." + pulse.question))};
    for (const int hands : pulse.hands) row.push_back(number(hands));
    row.resize(sheet.heads.size());
    sheet.rows.push_back(std::move(row));
  }
  for (const auto& check : labels.meeting.record().checks)
    sheet.rows.push_back({text(labels.word("minutes.checks")),
                          text(check_label(labels, check.id)),
                          {},
                          {},
                          {},
                          text(found_word(labels, check.ok)),
                          text(check.note)});
  return sheet;
}

// What comes from what, and the ties of the grid.
BookSheet lineage_sheet(const Labels& labels) {
  BookSheet sheet =
      sheet_of(labels, "lineage", {"csv.record", "book.from_kind", "book.from", "book.to_kind", "book.to"});
  const auto add = [&](const char* what, const Item* from, const Item* to) {
    if (from == nullptr || to == nullptr || from->removed || to->removed) return;
    sheet.rows.push_back({text(labels.word(what)), text(labels.kind(from->kind)), text(labels.named(*from)),
                          text(labels.kind(to->kind)), text(labels.named(*to))});
  };
  for (const Item& item : labels.meeting.items())
    for (const auto& parent : item.from) add("minutes.csv.origin", labels.meeting.item(parent), &item);
  for (const auto& link : labels.meeting.links())
    add(link.kind == meeting::LinkKind::arrow ? "minutes.csv.arrow" : "minutes.csv.serves",
        labels.meeting.item(link.from), labels.meeting.item(link.to));
  return sheet;
}

// Every note there is, with all its fields.
BookSheet notes(const Labels& labels, const Options& options) {
  BookSheet sheet = sheet_of(labels, "notes",
                             {"csv.step", "csv.record", "csv.symbol", "csv.text", "csv.writer", "book.board",
                              "csv.origin", "csv.stack", "csv.marks", "csv.state", "csv.time"});
  std::map<std::string, std::size_t> column;
  for (std::string& label : field_heads(labels)) {
    column.emplace(label, sheet.heads.size());
    sheet.heads.push_back(std::move(label));
  }
  sheet.heads.push_back(labels.word("minutes.csv.id"));
  for (const Item& item : labels.meeting.items()) {
    if (!in_sheet(labels, item.place, options.sheet)) continue;
    Row row{text(labels.place(item.place)),
            text(labels.kind(item.kind)),
            text(item.symbol),
            noted_datum(labels.noted(item)),
            text(labels.writer(item)),
            text(item.group),
            text(labels.origin(item)),
            text(labels.stack_title(item)),
            text(item.marked ? "●" : ""),
            text(state_of(labels, item)),
            Moment{item.written_at}};
    row.resize(sheet.heads.size());
    if (const auto* kind = labels.library.kind(item.kind))
      for (const auto& field : kind->fields)
        if (const auto at = column.find(labels.text(field.label)); at != column.end())
          row[at->second] = typed_field(labels, item, field.id);
    row.back() = text(item.id);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

// As Excel wants it: no name twice, none too long (in units of UTF-16), without the signs that formulas use.
void name_sheets(std::vector<BookSheet>& sheets) {
  constexpr std::size_t kLongest = 31;
  std::vector<std::string> taken;
  for (BookSheet& sheet : sheets) {
    std::string name = plain_text(sheet.name);
    for (char& c : name)
      if (std::string_view("[]:*?/\\'\n\t").find(c) != std::string_view::npos) c = ' ';
    if (name.empty()) name = "1";
    std::string unique(in_parts(name, kLongest).front());
    for (int n = 2; std::find(taken.begin(), taken.end(), base::fold_for_search(unique)) != taken.end(); ++n) {
      const std::string tail = " " + std::to_string(n);
      unique = std::string(in_parts(name, kLongest - tail.size()).front()) + tail;
    }
    taken.push_back(base::fold_for_search(unique));
    sheet.name = std::move(unique);
  }
}

} // namespace

Datum noted_datum(Noted note) {
  if (note.sketches.empty()) return text(std::move(note.text));
  if (note.text.empty()) note.text = note.sketches.front().label; // a cell is sorted and searched by what stands in it
  return sketches_last(std::move(note));
}

Datum typed_field(const Labels& labels, const Item& item, std::string_view id) {
  const auto* kind = labels.library.kind(item.kind);
  const auto* field = kind != nullptr ? kind->field(id) : nullptr;
  if (field == nullptr) return {};
  const meeting::Value& value = item.field(id);
  if (const auto* amount = std::get_if<double>(&value)) return *amount;
  if (const auto* iso = std::get_if<std::string>(&value); iso != nullptr && field->type == sheets::FieldType::date)
    return day(*iso);
  return text(labels.value(*field, value));
}

Workbook workbook(const Labels& labels, const Options& options) {
  Workbook book;
  const auto& head = labels.meeting.head();
  book.title = head["title"].empty() ? labels.word("minutes.title") : head["title"];
  book.subject = form_of(labels, options);
  book.made_at = head.opened_at;
  book.japanese = labels.lang() == base::Lang::ja;
  if (options.has("overview")) {
    book.sheets.push_back(overview(labels, options));
    book.sheets.push_back(people(labels));
  }
  for (const auto& id : head.sheets) {
    const auto* sheet = labels.library.sheet(id);
    if (sheet == nullptr || !options.has("sheet/" + id) || (!options.sheet.empty() && options.sheet != id)) continue;
    for (const auto& step : sheet->steps)
      for (BookSheet& table : step_sheets(labels, step)) book.sheets.push_back(std::move(table));
  }
  book.sheets.push_back(record(labels, options));
  if (options.has("ballots")) book.sheets.push_back(ballots(labels));
  if (options.has("next")) {
    book.sheets.push_back(next_time(labels));
    book.sheets.push_back(closing(labels));
  }
  if (options.has("lineage")) book.sheets.push_back(lineage_sheet(labels));
  if (options.has("notes")) book.sheets.push_back(notes(labels, options));
  std::erase_if(book.sheets, [](const BookSheet& sheet) { return sheet.rows.empty(); });
  if (book.sheets.empty()) book.sheets.push_back(overview(labels, options));
  name_sheets(book.sheets);
  return book;
}

} // namespace yoriai::minutes
