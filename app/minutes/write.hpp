// Minutes into a file. The format follows the ending; writing is atomic, a failed write leaves the old file.
#pragma once

#include <filesystem>
#include <cstdint>
#include <functional>
#include <optional>
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

// A decoded picture: width × height × 4, top row first, opaque.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

struct Source {
  const meeting::Meeting& meeting;
  const sheets::Library& library;
  const base::Words& words;
  std::uint64_t changes = 0; // how many the session file holds
  std::vector<View> views = {};
  // The bytes of a picture of the session file; none: attached pictures are named, not shown.
  std::function<base::Result<std::string>(const meeting::Attachment&)> attachment = {};
  // Decodes a PNG or JPEG, turned as its camera says, the longer side at most so many px. None: pictures are named only.
  std::function<std::optional<Pixels>(std::string_view bytes, int longest_px)> decode = {};
};

// Told how far the writing is, 0..1; false: stop.
using Progress = std::function<bool(double)>;

// The bytes of the file. Errors: "minutes.unknown_format" {ending, known}, "minutes.unknown_sheet" {sheet} and
// "minutes.unknown_part" {part} (code usage); "minutes.cancelled" when `progress` said so; "minutes.no_font" of PDF; "minutes.not_made" {reason} (code
// unwritable).
base::Result<std::string> render(const Source& source, std::string_view ending, const Options& options,
                                 const Progress& progress = {});

// render() and base::write_file_atomically. The ending is the path's. What was there stays unless all went well.
base::Result<void> write(const Source& source, const std::filesystem::path& out, const Options& options,
                         const Progress& progress = {});

} // namespace yoriai::minutes
