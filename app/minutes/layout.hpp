// The papers of a meeting as pages: the forms of its sheets, the 会議録, and the annex of pictures, in this order.
#pragma once

#include <functional>

#include "base/result.hpp"
#include "minutes/flow.hpp"
#include "minutes/paper.hpp"
#include "minutes/write.hpp"

namespace yoriai::minutes {

// Errors: "minutes.cancelled" when `go_on` said so, "minutes.no_font", "minutes.unknown_sheet" {sheet}.
base::Result<Document> lay_out(const Source& source, const Options& options, const GoOn& go_on = {});

// Empty forms of a sheet for work on paper. Errors: "minutes.no_font", "minutes.cancelled".
base::Result<Document> lay_out_blank(const sheets::Library& library, const base::Words& words,
                                     const sheets::Sheet& sheet, const Options& options);

// The grids of the meeting as one A3 page each, in type as large as it goes. Error besides: "minutes.no_grid".
base::Result<Document> lay_out_poster(const Source& source, const Options& options, const GoOn& go_on = {});

// The parts. Each begins a page of its own; those without anything to say add none.
void lay_out_record(Flow& flow, const Minutes& minutes, const base::Words& words, PaperSize size);

// The line that stands on each page, and the number of the page.
void add_running_lines(Typesetter& type, Document& document, const std::string& form, const base::Words& words);

} // namespace yoriai::minutes
