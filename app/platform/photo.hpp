// Photos, scans and maps from outside as pixels no larger than they are shown. Nothing in the file is trusted: what it
// may cost is bounded before and while it is decoded. Any thread; a large one takes a second.
#pragma once

#include <optional>
#include <string_view>

#include "platform/image.hpp"

namespace yoriai::platform {

inline constexpr std::int64_t kMostPhotoPixels = 60'000'000;

// A PNG or JPEG, turned as its camera says, on white where it is transparent; opaque. `longest_px` (at least 1) is that
// of the longer side; a smaller picture stays as it is. nullopt: it cannot be decoded, or has more pixels than may be.
std::optional<Image> decode_photo(std::string_view bytes, int longest_px);

} // namespace yoriai::platform
