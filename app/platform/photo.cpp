#include "platform/photo.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace yoriai::platform {
namespace {

// A few bytes can ask for gigabytes. 60 megapixels of four times 16 bits are what an honest picture needs at most.
constexpr std::size_t kMostMemory = 512u << 20;

void* bounded_malloc(std::size_t size) { return size > kMostMemory ? nullptr : std::malloc(size); }
void* bounded_realloc(void* old, std::size_t size) { return size > kMostMemory ? nullptr : std::realloc(old, size); }

} // namespace
} // namespace yoriai::platform

#define STBI_MALLOC(size) yoriai::platform::bounded_malloc(size)
#define STBI_REALLOC(old, size) yoriai::platform::bounded_realloc(old, size)
#define STBI_FREE(old) std::free(old)
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 65535
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include "stb_image.h"
#pragma GCC diagnostic pop

namespace yoriai::platform {
namespace {

using std::string_view;

constexpr int kMostScans = 64; // of a progressive JPEG: each costs as much as the whole picture

int scans_of(string_view jpeg) {
  int scans = 0;
  for (std::size_t at = 0; (at = jpeg.find("\xff\xda", at)) != jpeg.npos; at += 2) ++scans;
  return scans;
}

unsigned number(string_view bytes, std::size_t at, std::size_t size, bool little) {
  unsigned value = 0;
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  for (std::size_t i = 0; i < size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[little ? at + size - 1 - i : at + i]);
  return value;
}

// The Huffman tables of one segment, from its length on. stb_image before 2.28 writes beyond its own array when one of
// them names more than 256 symbols, and reads on behind the segment's end.
bool tables_fit(string_view jpeg, std::size_t at) {
  std::int64_t left = static_cast<std::int64_t>(number(jpeg, at, 2, false)) - 2;
  for (at += 2; left > 0;) {
    unsigned symbols = 0;
    for (std::size_t i = 1; i <= 16; ++i) symbols += number(jpeg, at + i, 1, false);
    if (symbols > 256) return false;
    at += 17 + symbols;
    left -= 17 + static_cast<std::int64_t>(symbols);
  }
  return true;
}

// Every table before the first scan, and whatever could be taken for one behind it.
bool all_tables_fit(string_view jpeg) {
  std::size_t at = 2;
  while (at + 4 <= jpeg.size()) {
    const auto marker = static_cast<unsigned char>(jpeg[at + 1]);
    if (jpeg[at] != '\xff' || marker == 0xff) {
      ++at;
      continue;
    }
    if (marker == 0xda) break;
    if (marker == 0xc4 && !tables_fit(jpeg, at + 2)) return false;
    at += 2 + std::max<std::size_t>(number(jpeg, at + 2, 2, false), 2);
  }
  for (at = jpeg.find("\xff\xc4", at); at != jpeg.npos; at = jpeg.find("\xff\xc4", at + 2))
    if (!tables_fit(jpeg, at + 2)) return false;
  return true;
}

// Of TIFF bytes as in an Exif segment: 1 (upright) … 8; 1 when it does not say.
int orientation_in(string_view tiff) {
  const bool little = tiff.starts_with("II");
  const std::size_t list = number(tiff, 4, 4, little);
  const unsigned entries = std::min(number(tiff, list, 2, little), 64u);
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = list + 2 + 12 * std::size_t{i};
    if (number(tiff, entry, 2, little) != 0x0112) continue;
    const unsigned value = number(tiff, entry + 8, 2, little);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

int orientation_of(string_view bytes) {
  if (!bytes.starts_with("\xff\xd8")) return 1;
  for (std::size_t at = 2; at + 4 <= bytes.size() && bytes[at] == '\xff' && bytes[at + 1] != '\xda';) {
    const std::size_t length = number(bytes, at + 2, 2, false);
    const string_view content = bytes.substr(at + 4, length < 2 ? 0 : length - 2);
    if (bytes[at + 1] == '\xe1' && content.starts_with(string_view("Exif\0\0", 6))) return orientation_in(content.substr(6));
    at += 2 + std::max<std::size_t>(length, 2);
  }
  return 1;
}

struct Pixels {
  const std::uint8_t* data;
  int width, height, channels;
};

// The mean of a rectangle of pixels, on white.
void put_mean(const Pixels& from, int x0, int x1, int y0, int y1, std::uint8_t* to) {
  std::uint64_t total[3] = {}, count = 0;
  const int colours = from.channels < 3 ? 1 : 3;
  const bool clear = from.channels == 2 || from.channels == 4;
  for (int y = y0; y < y1; ++y) {
    const std::uint8_t* pixel =
        from.data + (static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width) + static_cast<std::size_t>(x0)) *
                        static_cast<std::size_t>(from.channels);
    for (int x = x0; x < x1; ++x, pixel += from.channels, ++count) {
      const unsigned alpha = clear ? pixel[colours] : 255;
      for (int c = 0; c < 3; ++c) total[c] += pixel[colours == 1 ? 0 : c] * alpha + 255 * (255 - alpha);
    }
  }
  for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>((total[c] / 255 + count / 2) / count);
  to[3] = 255;
}

Image reduced(const Pixels& from, int longest_px) {
  const int longest = std::max(from.width, from.height);
  const auto side = [&](int px) {
    return longest <= longest_px ? px : std::max(1, static_cast<int>(std::int64_t{px} * longest_px / longest));
  };
  Image image{side(from.width), side(from.height), {}};
  image.rgba.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4);
  std::uint8_t* to = image.rgba.data();
  const auto begin = [](int i, int of, int all) { return static_cast<int>(std::int64_t{i} * all / of); };
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x, to += 4)
      put_mean(from, begin(x, image.width, from.width), begin(x + 1, image.width, from.width),
               begin(y, image.height, from.height), begin(y + 1, image.height, from.height), to);
  return image;
}

// 2 … 4 keep width and height, 5 … 8 exchange them (Exif 2.3, 4.6.4 A).
Image turned(Image from, int orientation) {
  if (orientation == 1) return from;
  const bool across = orientation >= 5;
  Image to{across ? from.height : from.width, across ? from.width : from.height, {}};
  to.rgba.resize(from.rgba.size());
  std::uint8_t* out = to.rgba.data();
  for (int y = 0; y < to.height; ++y)
    for (int x = 0; x < to.width; ++x, out += 4) {
      int u = across ? y : x, v = across ? x : y;
      if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) u = from.width - 1 - u;
      if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) v = from.height - 1 - v;
      std::copy_n(from.pixel(u, v), 4, out);
    }
  return to;
}

} // namespace

std::optional<Image> decode_photo(string_view bytes, int longest_px) {
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int size = bytes.size() > kMostMemory ? 0 : static_cast<int>(bytes.size());
  int width = 0, height = 0, channels = 0;
  if (size == 0 || longest_px < 1 || !stbi_info_from_memory(data, size, &width, &height, &channels)) return std::nullopt;
  if (std::int64_t{width} * height > kMostPhotoPixels) return std::nullopt;
  if (bytes.starts_with("\xff\xd8") && (scans_of(bytes) > kMostScans || !all_tables_fit(bytes))) return std::nullopt;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(stbi_load_from_memory(data, size, &width, &height, &channels, 0),
                                                         stbi_image_free);
  if (!pixels) return std::nullopt;
  return turned(reduced({pixels.get(), width, height, channels}, longest_px), orientation_of(bytes));
}

} // namespace yoriai::platform
