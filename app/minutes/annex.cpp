#include "minutes/annex.hpp"

#include <cstdint>

#include "minutes/redact.hpp"

namespace yoriai::minutes {
namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

// The size stands in the first chunk of a PNG.
Picture of_view(const View& view) {
  constexpr std::size_t kWidthAt = 16, kHeightAt = 20;
  constexpr std::uint32_t kMost = 65'535;
  Picture picture{view.title, "", "", 0, 0};
  if (view.png.size() < kHeightAt + 4 || !view.png.starts_with("\x89PNG")) return picture;
  const std::uint32_t width = number_at(view.png, kWidthAt), height = number_at(view.png, kHeightAt);
  if (width == 0 || height == 0 || width > kMost || height > kMost) return picture;
  return {view.title, "image/png", view.png, static_cast<int>(width), static_cast<int>(height)};
}

// 根拠「…」, or the name of the file alone.
std::string title_of(const base::Words& words, const meeting::Meeting& seen, const meeting::Attachment& attachment) {
  const auto* item = seen.item(attachment.item);
  if (item == nullptr || item->text.empty()) return attachment.name;
  return words("minutes.book.picture_of", {{"file", attachment.name}, {"name", item->text}});
}

} // namespace

std::vector<Picture> annex(const Source& source, const Options& options) {
  std::vector<Picture> pictures;
  if (!options.pictures || options.open_public) return pictures; // a view shows notes that nobody looked through
  if (options.names)
    for (const View& view : source.views) pictures.push_back(of_view(view)); // views name people
  const meeting::Meeting seen = seen_by(source.meeting, source.library, source.words, options);
  for (const auto& attachment : seen.attachments()) {
    Picture picture{title_of(source.words, seen, attachment), "", "", 0, 0};
    const bool shows = attachment.type.starts_with("image/") && attachment.width > 0 && attachment.height > 0;
    if (shows && source.attachment)
      if (auto bytes = source.attachment(attachment))
        picture = {picture.title, attachment.type, std::move(*bytes), attachment.width, attachment.height};
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

} // namespace yoriai::minutes
