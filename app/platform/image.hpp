// Pictures as plain pixels, and PNG files. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace yoriai::platform {

struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba; // width × height × 4, top row first, alpha not premultiplied

  const std::uint8_t* pixel(int x, int y) const {
    return rgba.data() +
           (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4;
  }
  bool operator==(const Image&) const = default;
};

// The bytes of a PNG file. Error "image.empty".
base::Result<std::string> png_of(const Image& image);

// Writes the whole file or leaves what was there. Errors: "file.unwritable" {file, reason}, "image.empty".
base::Result<void> write_png(const std::filesystem::path& file, const Image& image);

// Any PNG becomes 8-bit RGBA. Sides up to 16,384 px. Errors: "file.unreadable" {file, reason}, "image.unreadable" {file}.
base::Result<Image> read_png(const std::filesystem::path& file);

} // namespace yoriai::platform
