#include "store/picture_file.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/text.hpp"

namespace yoriai::store {

using base::Result;
using std::string_view;

namespace {

constexpr string_view kPng = "\x89PNG\r\n\x1a\n", kJpeg = "\xff\xd8\xff", kPdf = "%PDF-";
constexpr std::uint32_t kLongestSide = 65'535; // what a JPEG can say

// Big-endian, as PNG and JPEG write their numbers. `at` lies within the bytes.
std::uint32_t number(string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

std::optional<PictureHead> head(string_view type, std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0 || width > kLongestSide || height > kLongestSide) return std::nullopt;
  return PictureHead{std::string(type), static_cast<int>(width), static_cast<int>(height)};
}

// Chunks, each with length, name, content and check sum: IHDR first, IEND last, pixels between.
std::optional<PictureHead> read_png(string_view bytes) {
  bool first = true, pixels = false;
  std::optional<PictureHead> found;
  for (std::size_t at = kPng.size(); bytes.size() - at >= 12;) {
    const std::uint32_t length = number(bytes, at, 4);
    const string_view name = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) return std::nullopt;
    if (first != (name == "IHDR")) return std::nullopt;
    if (first && length == 13) found = head("image/png", number(bytes, at + 8, 4), number(bytes, at + 12, 4));
    if (!found) return std::nullopt;
    first = false;
    pixels = pixels || (name == "IDAT" && length > 0);
    if (name == "IEND") return pixels ? found : std::nullopt;
    at += 12 + length;
  }
  return std::nullopt;
}

// Ways of coding that can be drawn: baseline, extended and progressive, in eight bits and one or three colours.
bool can_be_drawn(unsigned marker) { return marker >= 0xc0 && marker <= 0xc2; }
bool is_frame(unsigned marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// Segments, each with a marker and mostly a length, up to the start of the pixels; an end must follow somewhere.
std::optional<PictureHead> read_jpeg(string_view bytes) {
  std::optional<PictureHead> found;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (number(bytes, at, 1) != 0xff) return std::nullopt;
    const unsigned marker = number(bytes, at + 1, 1);
    if (marker == 0xff) { // a fill byte
      ++at;
      continue;
    }
    const std::uint32_t length = number(bytes, at + 2, 2); // its own two bytes are counted
    if (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd9) || length < 2 || length > bytes.size() - at - 2)
      return std::nullopt;
    if (marker == 0xda) return bytes.find("\xff\xd9", at + 2 + length) == bytes.npos ? std::nullopt : found;
    if (is_frame(marker)) {
      if (found || !can_be_drawn(marker) || length < 8 || number(bytes, at + 4, 1) != 8) return std::nullopt;
      found = head("image/jpeg", number(bytes, at + 7, 2), number(bytes, at + 5, 2));
      if (!found) return std::nullopt;
    }
    at += 2 + length;
  }
  return std::nullopt;
}

// It begins and ends as one. Some writers put a few bytes around it.
std::optional<PictureHead> read_pdf(string_view bytes) {
  constexpr std::size_t kSlack = 1024;
  if (bytes.substr(bytes.size() > kSlack ? bytes.size() - kSlack : 0).find("%%EOF") == bytes.npos) return std::nullopt;
  return PictureHead{"application/pdf", 0, 0};
}

// As people know it: without folders, fit to be read.
std::string name_of(const std::filesystem::path& file) {
  constexpr std::size_t kLongestName = 200;
  const std::string clean = base::clean_text((file.has_filename() ? file.filename() : file).string());
  return std::string(base::first_characters(clean, kLongestName));
}

base::Error refused(const char* key, const std::filesystem::path& file, base::Args more = {}) {
  more["file"] = name_of(file);
  return base::refused(key, std::move(more));
}

base::Error unreadable(const std::filesystem::path& file, int why) {
  return refused("refused.picture_unreadable", file, {{"reason", std::strerror(why)}});
}

// As far as it is a plain file; a pipe or a device is never waited for.
Result<std::string> read_all(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return errno == ENOENT || errno == ENOTDIR ? refused("refused.picture_missing", file) : unreadable(file, errno);
  struct Close {
    int fd;
    ~Close() { ::close(fd); }
  } const close{fd};
  struct stat info {};
  if (::fstat(fd, &info) != 0) return unreadable(file, errno);
  if (!S_ISREG(info.st_mode)) return refused("refused.no_picture", file);
  if (static_cast<std::uintmax_t>(info.st_size) > kLargestPicture) return refused("refused.picture_too_large", file);
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t got = ::read(fd, bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(file, errno);
    if (got == 0) bytes.resize(at); // it became shorter meanwhile
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

} // namespace

std::optional<PictureHead> read_picture_head(string_view bytes) {
  if (bytes.starts_with(kPng)) return read_png(bytes);
  if (bytes.starts_with(kJpeg)) return read_jpeg(bytes);
  if (bytes.starts_with(kPdf)) return read_pdf(bytes);
  return std::nullopt;
}

Result<PictureFile> read_picture(const std::filesystem::path& file) {
  Result<std::string> bytes = read_all(file);
  if (!bytes) return bytes.error();
  const std::optional<PictureHead> head = read_picture_head(*bytes);
  if (!head) return refused("refused.no_picture", file);
  if (static_cast<std::uint64_t>(head->width) * static_cast<std::uint64_t>(head->height) > kMostPixels)
    return refused("refused.picture_too_many_pixels", file);
  PictureFile picture;
  picture.about.name = name_of(file);
  picture.about.type = head->type;
  picture.about.bytes = bytes->size();
  picture.about.width = head->width;
  picture.about.height = head->height;
  picture.about.sum = picture_sum(*bytes);
  picture.bytes = std::make_shared<const std::string>(std::move(*bytes));
  return picture;
}

std::string picture_sum(string_view bytes) {
  unsigned char hash[crypto_generichash_BYTES];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  char text[2 * sizeof hash + 1];
  return sodium_bin2hex(text, sizeof text, hash, sizeof hash);
}

} // namespace yoriai::store
