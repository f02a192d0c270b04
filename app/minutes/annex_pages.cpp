#include "minutes/annex_pages.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "minutes/annex.hpp"

namespace yoriai::minutes {
namespace {

using Surface = std::shared_ptr<cairo_surface_t>;

constexpr Style kCaption{.size_pt = 11, .bold = true, .leading = 1.5};
constexpr Style kBody{.size_pt = 10.5, .leading = 1.45};
constexpr int kLongestSide = 2400; // px: about 220 to an inch on A4

Surface surface_of(const Pixels& pixels) {
  if (pixels.width <= 0 || pixels.height <= 0) return nullptr;
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels.width, pixels.height), &cairo_surface_destroy);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  unsigned char* rows = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  const std::uint8_t* from = pixels.rgba.data();
  for (int y = 0; y < pixels.height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < pixels.width; ++x, from += 4)
      row[x] = static_cast<std::uint32_t>(from[0]) << 16 | static_cast<std::uint32_t>(from[1]) << 8 | from[2];
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

// Whether every reader shows the JPEG as it is stored: three colours or grey, and no word of a camera about how it was held.
bool is_plain_jpeg(std::string_view bytes) {
  if (bytes.substr(0, 2) != "\xFF\xD8") return false;
  for (std::size_t at = 2; at + 10 < bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return false;
    const std::uint8_t marker = byte_at(bytes, at + 1);
    const std::size_t length = static_cast<std::size_t>(byte_at(bytes, at + 2)) << 8 | byte_at(bytes, at + 3);
    if (marker == 0xE1 && bytes.substr(at + 4, 4) == "Exif") return false;
    if (marker >= 0xC0 && marker <= 0xC2) return byte_at(bytes, at + 9) == 1 || byte_at(bytes, at + 9) == 3;
    if (marker == 0xDA || length < 2) return false;
    at += 2 + length;
  }
  return false;
}

// The bytes of a JPEG go into a PDF as they are.
void keep_jpeg(const Surface& surface, std::string_view bytes) {
  auto* copy = new std::string(bytes);
  const auto free_copy = [](void* text) { delete static_cast<std::string*>(text); };
  if (cairo_surface_set_mime_data(surface.get(), CAIRO_MIME_TYPE_JPEG,
                                  reinterpret_cast<const unsigned char*>(copy->data()), copy->size(), free_copy,
                                  copy) != CAIRO_STATUS_SUCCESS)
    delete copy;
}

Surface decode(const Source& source, std::string_view bytes) {
  if (!source.decode) return nullptr;
  const auto pixels = source.decode(bytes, kLongestSide);
  if (!pixels ||
      pixels->rgba.size() != static_cast<std::size_t>(pixels->width) * static_cast<std::size_t>(pixels->height) * 4)
    return nullptr;
  const Surface surface = surface_of(*pixels);
  if (surface && is_plain_jpeg(bytes)) keep_jpeg(surface, bytes);
  return surface;
}

class Annex {
public:
  Annex(Flow& flow, const Source& source, PaperSize upright, PaperSize wide)
      : flow_(flow), source_(source), upright_(upright), wide_(wide) {}

  void add(const Picture& picture) {
    if (flow_.stopped()) return;
    if (picture.type.empty()) return name(picture, "minutes.annex.document");
    const Surface surface = decode(source_, picture.bytes);
    if (!surface) return name(picture, "minutes.annex.unreadable");
    const double width = cairo_image_surface_get_width(surface.get()),
                 height = cairo_image_surface_get_height(surface.get());
    begin(width > height ? wide_ : upright_);
    flow_.bookmark(picture.title, 1);
    flow_.text(std::string(source_.words("minutes.annex")) + "　" + picture.title, kCaption, "P");
    flow_.space(2);
    const double scale = std::min(flow_.width() / width, flow_.left_over() / height);
    const double left = flow_.left() + (flow_.width() - width * scale) / 2;
    flow_.open("Figure", picture.title);
    flow_.add(PictureMark{{left, flow_.y(), width * scale, height * scale}, surface});
    flow_.close("Figure");
  }

  // Those that are only named, together.
  void finish() {
    if (unshown_.empty() || flow_.stopped()) return;
    begin(upright_);
    for (const auto& line : unshown_) flow_.text(line, kBody, "P");
  }

private:
  void begin(PaperSize size) {
    flow_.begin(std::string(source_.words("minutes.annex")), size, begun_ ? -1 : 0);
    begun_ = true;
  }
  void name(const Picture& picture, std::string_view key) {
    unshown_.push_back(source_.words(key, {{"name", picture.title}}));
  }

  Flow& flow_;
  const Source& source_;
  PaperSize upright_, wide_;
  std::vector<std::string> unshown_;
  bool begun_ = false;
};

} // namespace

void lay_out_annex(Flow& flow, const Source& source, const Options& options) {
  Annex pages(flow, source, size_of(options.paper, false), size_of(options.paper, true));
  for (const Picture& picture : annex(source, options)) pages.add(picture);
  pages.finish();
}

} // namespace yoriai::minutes
