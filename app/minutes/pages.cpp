#include "minutes/pages.hpp"

#include <algorithm>
#include <cmath>

#include "minutes/layout.hpp"

namespace yoriai::minutes {
namespace {

constexpr int kWidest = 8192;

// Cairo's premultiplied words into bytes; the page is opaque.
std::vector<std::uint8_t> bytes_of(cairo_surface_t* surface, int width, int height) {
  cairo_surface_flush(surface);
  const unsigned char* rows = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::vector<std::uint8_t> rgba;
  rgba.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  for (int y = 0; y < height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < width; ++x)
      rgba.insert(rgba.end(),
                  {static_cast<std::uint8_t>(row[x] >> 16 & 0xFF), static_cast<std::uint8_t>(row[x] >> 8 & 0xFF),
                   static_cast<std::uint8_t>(row[x] & 0xFF), 0xFF});
  }
  return rgba;
}

} // namespace

struct Pages::Laid {
  Document document;
  std::vector<PageMark> bookmarks;
};

Pages::Pages(std::unique_ptr<const Laid> laid) : laid_(std::move(laid)) {}
Pages::Pages(Pages&&) noexcept = default;
Pages& Pages::operator=(Pages&&) noexcept = default;
Pages::~Pages() = default;

base::Result<Pages> Pages::lay_out(const Source& source, const Options& options, const std::function<bool()>& go_on) {
  auto document = minutes::lay_out(source, options, go_on);
  if (!document) return document.error();
  auto laid = std::make_unique<Laid>();
  laid->document = std::move(*document);
  for (const Bookmark& mark : laid->document.bookmarks) laid->bookmarks.push_back({mark.title, mark.page, mark.level});
  return Pages(std::move(laid));
}

int Pages::count() const { return static_cast<int>(laid_->document.pages.size()); }
double Pages::width_mm(int page) const { return laid_->document.pages.at(static_cast<std::size_t>(page)).width; }
double Pages::height_mm(int page) const { return laid_->document.pages.at(static_cast<std::size_t>(page)).height; }
const std::string& Pages::title(int page) const {
  return laid_->document.pages.at(static_cast<std::size_t>(page)).title;
}
const std::vector<PageMark>& Pages::bookmarks() const { return laid_->bookmarks; }

PagePicture Pages::draw(int page, int width_px) const {
  PagePicture picture;
  if (page < 0 || page >= count()) return picture;
  const Page& paper = laid_->document.pages[static_cast<std::size_t>(page)];
  const int width = std::clamp(width_px, 1, kWidest);
  const double scale = width / paper.width;
  const int height = std::max(static_cast<int>(std::lround(paper.height * scale)), 1);
  const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), &cairo_surface_destroy);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return picture;
  cairo_t* cairo = cairo_create(surface.get());
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  cairo_scale(cairo, scale, scale);
  minutes::draw(cairo, paper);
  const bool drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
  cairo_destroy(cairo);
  if (!drawn) return picture;
  picture.width = width;
  picture.height = height;
  picture.rgba = bytes_of(surface.get(), width, height);
  return picture;
}

} // namespace yoriai::minutes
