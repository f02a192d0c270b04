// One function per format. Text is UTF-8.
#pragma once

#include <string>

#include "base/json.hpp"
#include "minutes/labels.hpp"
#include "minutes/minutes.hpp"

namespace yoriai::minutes {

std::string to_markdown(const Minutes& minutes);

// One self-contained file: own style, no script, nothing fetched; headings, captions and header cells for readers.
std::string to_html(const Minutes& minutes);

// Every record of the meeting as one table for spreadsheets: UTF-8 with byte order mark, CRLF, RFC 4180 quoting; a
// cell that a spreadsheet would take for a formula (= + - @ tab at its start) begins with an apostrophe.
std::string to_csv(const Labels& labels, const Options& options);

// The state as `show --json` gives it, but for the notes that lie face down: `face_down` says how many, by step, where
// there are any.
std::string to_json(const Labels& labels, const Options& options, std::uint64_t changes);

} // namespace yoriai::minutes
