// Pictures made for tests, as the bytes of a file.
#pragma once

#include <string>
#include <string_view>

namespace yoriai::test {

// A gradient, so that left and right, top and bottom can be told apart: red grows to the right, green downwards.
std::string png_of(int width, int height);
std::string jpeg_of(int width, int height);
// … which asks to be turned: 1 … 8 as in Exif.
std::string jpeg_turned(int width, int height, int orientation);
std::string pdf_of_one_page();

// The same bytes, but for the size that they claim to have.
std::string with_png_size(std::string png, unsigned width, unsigned height);
std::string with_jpeg_size(std::string jpeg, unsigned width, unsigned height);

} // namespace yoriai::test
