// One function per format. Text is UTF-8.
#pragma once

#include <string>

#include "base/json.hpp"
#include "base/result.hpp"
#include "minutes/labels.hpp"
#include "minutes/minutes.hpp"
#include "minutes/workbook.hpp"

namespace yoriai::minutes {

std::string to_markdown(const Minutes& minutes);

// One self-contained file: own style, no script, nothing fetched; headings, captions and header cells for readers;
// handwriting as drawings with a name.
std::string to_html(const Minutes& minutes);

// Every record of the meeting as one table for spreadsheets: UTF-8 with byte order mark, CRLF, RFC 4180 quoting; a
// cell that a spreadsheet would take for a formula (= + - @ in half or full width, tab or line end at its start) begins
// with an apostrophe.
std::string to_csv(const Labels& labels, const Options& options);

// A spreadsheet with one sheet a table: typed cells, heads that stay, filters, set up for printing on one page's width. A
// text too long for a cell goes on in the row below. The same workbook gives the same bytes. Error "minutes.not_made"
// {reason}, code unwritable.
base::Result<std::string> to_xlsx(const Workbook& workbook, const Options& options);

// The state as `show --json` gives it, but for the notes that lie face down: `face_down` says how many, by step, where
// there are any.
// The closed record also holds what import needs under "restore" (meeting/restate.hpp), with `pictures` there: a list of {id,
// data}, in base64.
std::string to_json(const Labels& labels, const Options& options, std::uint64_t changes, base::Json pictures);

} // namespace yoriai::minutes
