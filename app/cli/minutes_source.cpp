#include "cli/minutes_source.hpp"

#include "platform/photo.hpp"

namespace yoriai::cli {

minutes::Source source_of(const Environment& environment, const store::Store& store) {
  minutes::Source source{store.meeting(), environment.library, environment.words, store.changes()};
  source.attachment = [&store](const meeting::Attachment& attachment) {
    return store.picture_reader(attachment.sum)();
  };
  source.decode = [](std::string_view bytes, int longest_px) -> std::optional<minutes::Pixels> {
    auto image = platform::decode_photo(bytes, longest_px);
    if (!image) return std::nullopt;
    return minutes::Pixels{image->width, image->height, std::move(image->rgba)};
  };
  return source;
}

} // namespace yoriai::cli
