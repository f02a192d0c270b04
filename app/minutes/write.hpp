// Minutes into a file. The format follows the ending; writing is atomic, a failed write leaves the old file.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "minutes/minutes.hpp"

namespace yoriai::minutes {

// Endings that can be written, without the dot, the usual one first.
std::span<const std::string_view> endings();

// A view of the meeting as it was drawn, for the annex.
struct View {
  std::string title, png;
};

struct Source {
  const meeting::Meeting& meeting;
  const sheets::Library& library;
  const base::Words& words;
  std::uint64_t changes = 0; // how many the session file holds
  std::vector<View> views = {};
  // The bytes of a picture of the session file; none: attached pictures are named, not shown.
  std::function<base::Result<std::string>(const meeting::Attachment&)> attachment = {};
};

// The bytes of the file. Error "minutes.unknown_format" {ending, known} (code usage),
// "minutes.unknown_sheet" {sheet}, "minutes.unknown_part" {part}; "minutes.not_made" {reason} (code unwritable).
base::Result<std::string> render(const Source& source, std::string_view ending, const Options& options);

// render() and base::write_file_atomically. The ending is the path's.
base::Result<void> write(const Source& source, const std::filesystem::path& out, const Options& options);

} // namespace yoriai::minutes
