// The meeting as tables with typed cells, one sheet each, for spreadsheets. What a spreadsheet program is like stands in
// xlsx.cpp alone.
//
// Pure values; any thread.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "minutes/labels.hpp"
#include "minutes/minutes.hpp"

namespace yoriai::minutes {

struct Moment {
  base::TimeMs at = 0;
  bool operator==(const Moment&) const = default;
};
using Datum = std::variant<std::monostate, std::string, double, base::Date, Moment, Noted>;

// Nothing, a text, or a text with the handwriting that stands below it.
Datum noted_datum(Noted note);

struct BookSheet {
  std::string name; // unique within the book, at most 31 characters, without []:*?/\ and ' at either end
  std::vector<std::string> heads;
  std::vector<std::vector<Datum>> rows; // each as long as heads
  // A form to look at: the first column joins the rows of one name. Otherwise a list to sort and filter.
  bool form = false;
};

struct Workbook {
  std::string title, subject; // subject: which form of the record it is
  base::TimeMs made_at = 0;   // of the meeting, so that the same meeting gives the same file
  bool japanese = true;
  std::vector<BookSheet> sheets; // at least one
};

// Everything `labels` shows, but the parts that `options` leaves out; tables without rows are left out too.
Workbook workbook(const Labels& labels, const Options& options);

// What workbook() is made of: the tables of a step of a sheet by its kind (book_steps.cpp).
std::vector<BookSheet> step_sheets(const Labels& labels, const sheets::Step& step);
// A field of an item with its type.
Datum typed_field(const Labels& labels, const meeting::Item& item, std::string_view field);

} // namespace yoriai::minutes
