// What a picture says about itself is believed only as far as its bytes bear it out.
#include "store/picture_file.hpp"

#include "store/session_fixture.hpp"
#include "support/pictures.hpp"

namespace yoriai::store {
namespace {

using yoriai::test::jpeg_of;
using yoriai::test::pdf_of_one_page;
using yoriai::test::png_of;
using test::put_bytes;

class PictureFileTest : public test::SessionTest {
protected:
  // The key of the refusal; "" when it is taken.
  std::string refusal(const std::filesystem::path& file) {
    const auto picture = read_picture(file);
    if (picture) return "";
    EXPECT_EQ(picture.error().code, base::Code::refused);
    EXPECT_EQ(picture.error().args.at("file"), file.filename().string());
    return picture.error().key;
  }
  std::string refusal_of(std::string_view bytes) {
    put_bytes(path("file"), bytes);
    return refusal(path("file"));
  }
};

TEST_F(PictureFileTest, PngJpegAndPdfAreKnownByWhatIsInThem) {
  put_bytes(path("紙.dat"), png_of(37, 23));
  const auto png = read_picture(path("紙.dat"));
  ASSERT_TRUE(png);
  EXPECT_EQ(png->about.type, "image/png");
  EXPECT_EQ(png->about.width, 37);
  EXPECT_EQ(png->about.height, 23);
  EXPECT_EQ(png->about.name, "紙.dat");
  EXPECT_EQ(*png->bytes, png_of(37, 23));
  EXPECT_EQ(png->about.bytes, png->bytes->size());
  EXPECT_EQ(png->about.sum, picture_sum(png_of(37, 23)));
  EXPECT_NE(png->about.sum, picture_sum(png_of(37, 24)));
  EXPECT_EQ(read_picture_head(jpeg_of(640, 481)), (PictureHead{"image/jpeg", 640, 481}));
  EXPECT_EQ(read_picture_head(jpeg_of(64, 48) + "what a telephone puts behind"), (PictureHead{"image/jpeg", 64, 48}));
  EXPECT_EQ(read_picture_head(pdf_of_one_page()), (PictureHead{"application/pdf", 0, 0}));
}

TEST_F(PictureFileTest, WhatIsNoPictureIsRefused) {
  for (const std::string_view bytes : {"", "GIF89a", "BM", "<svg/>", "\x89PNG", "\xff\xd8\xff", "%PDF-1.4", "RIFF....WEBP"})
    EXPECT_EQ(refusal_of(bytes), "refused.no_picture") << bytes;
  EXPECT_EQ(refusal(folder_), "refused.no_picture");
  EXPECT_EQ(refusal("/dev/zero"), "refused.no_picture");
  EXPECT_EQ(refusal(path("nowhere.png")), "refused.picture_missing");
}

TEST_F(PictureFileTest, CutAnywhereItIsRefused) {
  const std::string png = png_of(40, 30), jpeg = jpeg_of(40, 30), pdf = pdf_of_one_page();
  for (std::size_t length = 0; length < png.size(); ++length) EXPECT_FALSE(read_picture_head(png.substr(0, length))) << length;
  for (std::size_t length = 0; length < jpeg.size(); ++length)
    EXPECT_FALSE(read_picture_head(jpeg.substr(0, length))) << length;
  for (std::size_t length = 0; length + 6 < pdf.size(); ++length)
    EXPECT_FALSE(read_picture_head(pdf.substr(0, length))) << length;
}

TEST_F(PictureFileTest, TooLargeIsRefusedBeforeItIsRead) {
  put_bytes(path("large.png"), png_of(8, 8));
  std::filesystem::resize_file(path("large.png"), kLargestPicture);
  EXPECT_EQ(refusal(path("large.png")), "") << "20 MiB may be";
  std::filesystem::resize_file(path("large.png"), kLargestPicture + 1);
  EXPECT_EQ(refusal(path("large.png")), "refused.picture_too_large");
}

// A few bytes that would unpack to gigabytes.
TEST_F(PictureFileTest, MorePixelsThanMayBeAreRefused) {
  EXPECT_EQ(refusal_of(yoriai::test::with_png_size(png_of(8, 8), 10'000, 6'000)), "") << "60 megapixels may be";
  EXPECT_EQ(refusal_of(yoriai::test::with_png_size(png_of(8, 8), 10'000, 6'001)), "refused.picture_too_many_pixels");
  EXPECT_EQ(refusal_of(yoriai::test::with_png_size(png_of(8, 8), 65'535, 65'535)), "refused.picture_too_many_pixels");
  EXPECT_EQ(refusal_of(yoriai::test::with_png_size(png_of(8, 8), 0x7fffffff, 0x7fffffff)), "refused.no_picture");
  EXPECT_EQ(refusal_of(yoriai::test::with_png_size(png_of(8, 8), 0, 8)), "refused.no_picture");
  EXPECT_EQ(refusal_of(yoriai::test::with_jpeg_size(jpeg_of(8, 8), 60'000, 60'000)), "refused.picture_too_many_pixels");
  EXPECT_EQ(refusal_of(yoriai::test::with_jpeg_size(jpeg_of(8, 8), 0, 8)), "refused.no_picture");
}

} // namespace
} // namespace yoriai::store
