#include "platform/image.hpp"

#include <memory>
#include <string>

#include "base/files.hpp"

#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 16384
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include "stb_image.h"
#include "stb_image_write.h"
#pragma GCC diagnostic pop

namespace yoriai::platform {
namespace {

void append_bytes(void* text, void* bytes, int count) {
  static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

} // namespace

base::Result<std::string> png_of(const Image& image) {
  const std::size_t expected = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4;
  if (expected == 0 || image.rgba.size() != expected) return base::Error{base::Code::unwritable, "image.empty", {}};
  std::string bytes;
  stbi_write_png_to_func(append_bytes, &bytes, image.width, image.height, 4, image.rgba.data(), image.width * 4);
  return bytes;
}

base::Result<void> write_png(const std::filesystem::path& file, const Image& image) {
  const auto bytes = png_of(image);
  if (!bytes) return bytes.error();
  return base::write_file_atomically(file, *bytes);
}

base::Result<Image> read_png(const std::filesystem::path& file) {
  const auto bytes = base::read_file(file);
  if (!bytes) return bytes.error();
  Image image;
  int channels = 0;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes->data()), static_cast<int>(bytes->size()),
                            &image.width, &image.height, &channels, 4),
      stbi_image_free);
  if (!pixels) return base::refused("image.unreadable", {{"file", file.string()}});
  const std::size_t size = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4;
  image.rgba.assign(pixels.get(), pixels.get() + size);
  return image;
}

} // namespace yoriai::platform
