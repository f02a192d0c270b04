#include "support/pictures.hpp"

#include <vector>

#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "stb_image_write.h"
#pragma GCC diagnostic pop

namespace yoriai::test {
namespace {

std::vector<unsigned char> gradient(int width, int height) {
  std::vector<unsigned char> pixels;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int value : {255 * x / width, 255 * y / height, 64}) pixels.push_back(static_cast<unsigned char>(value));
  return pixels;
}

void append(void* text, void* bytes, int count) {
  static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

void put_number(std::string& bytes, std::size_t at, unsigned value, int size) {
  for (int i = size; i-- > 0; value >>= 8) bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value & 0xff);
}

} // namespace

std::string png_of(int width, int height) {
  std::string bytes;
  stbi_write_png_to_func(append, &bytes, width, height, 3, gradient(width, height).data(), width * 3);
  return bytes;
}

std::string jpeg_of(int width, int height) {
  std::string bytes;
  stbi_write_jpg_to_func(append, &bytes, width, height, 3, gradient(width, height).data(), 92);
  return bytes;
}

std::string jpeg_turned(int width, int height, int orientation) {
  std::string exif("\xff\xe1\x00\x22" "Exif\0\0" "MM\0\x2a\0\0\0\x08" "\0\x01" "\x01\x12\0\x03\0\0\0\x01\0\0\0\0" "\0\0\0\0", 36);
  put_number(exif, 28, static_cast<unsigned>(orientation), 2);
  return jpeg_of(width, height).insert(2, exif);
}

std::string pdf_of_one_page() {
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

std::string with_png_size(std::string png, unsigned width, unsigned height) {
  put_number(png, 16, width, 4);
  put_number(png, 20, height, 4);
  return png;
}

std::string with_jpeg_size(std::string jpeg, unsigned width, unsigned height) {
  const std::size_t frame = jpeg.find("\xff\xc0");
  put_number(jpeg, frame + 5, height, 2);
  put_number(jpeg, frame + 7, width, 2);
  return jpeg;
}

} // namespace yoriai::test
