// What a picture or document says about itself, read before it becomes part of a meeting. It comes from outside: nothing
// in it is believed that the bytes do not bear out, and nothing is decoded here. Pure but for read_picture; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "meeting/frame.hpp"

namespace yoriai::store {

inline constexpr std::uintmax_t kLargestPicture = 20 << 20; // bytes
inline constexpr std::uint64_t kMostPixels = 60'000'000;

// Of a whole file. A document is kept and listed, but not drawn: it has no size.
struct PictureHead {
  std::string type; // "image/png", "image/jpeg", "application/pdf"
  int width = 0, height = 0; // px, as stored: a JPEG may ask to be turned
  bool operator==(const PictureHead&) const = default;
};

// nullopt: no PNG, JPEG or PDF, cut short, or without a size. Whether it is too large is not asked.
std::optional<PictureHead> read_picture_head(std::string_view bytes);

using Bytes = std::shared_ptr<const std::string>;

struct PictureFile {
  meeting::Attachment about; // without an id, belonging to nothing
  Bytes bytes;
};

// Errors, with {file}: "refused.picture_missing", "refused.picture_unreadable" {reason}, "refused.picture_too_large"
// (over kLargestPicture), "refused.picture_too_many_pixels", "refused.no_picture". All refused.
base::Result<PictureFile> read_picture(const std::filesystem::path& file);

// BLAKE2b-256 in hexadecimal digits: the same for the same bytes, and for no others.
std::string picture_sum(std::string_view bytes);

} // namespace yoriai::store
