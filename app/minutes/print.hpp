// Papers besides the minutes. Both are PDF: error "minutes.unknown_format" for a path that ends otherwise. Writing is
// atomic, a failed write leaves the old file.
#pragma once

#include <filesystem>

#include "minutes/write.hpp"

namespace yoriai::minutes {

// A sheet without a meeting, to be filled in by hand: its rows fill the page. Takes paper, landscape and transposed from
// the options. Errors besides: "minutes.unknown_sheet" {sheet}, "minutes.no_font".
base::Result<void> write_blank(const sheets::Library& library, const base::Words& words, const std::string& sheet,
                               const std::filesystem::path& out, const Options& options);

// The grid of the meeting on A3, in type as large as it goes. Errors besides: "minutes.no_grid", "minutes.no_font",
// "minutes.unknown_sheet" {sheet}, "minutes.cancelled".
base::Result<void> write_poster(const Source& source, const std::filesystem::path& out, const Options& options,
                                const Progress& progress = {});

} // namespace yoriai::minutes
