#include "cli/minutes_source.hpp"

#include "platform/photo.hpp"

namespace yoriai::cli {

std::optional<minutes::Pixels> decode_for_paper(std::string_view bytes, int longest_px) {
  auto image = platform::decode_photo(bytes, longest_px);
  if (!image) return std::nullopt;
  return minutes::Pixels{image->width, image->height, std::move(image->rgba)};
}

minutes::Source source_of(const Environment& environment, const store::Store& store) {
  minutes::Source source{store.meeting(), environment.library, environment.words, store.changes()};
  source.attachment = [&store](const meeting::Attachment& attachment) {
    return store.picture_reader(attachment.sum)();
  };
  source.decode = decode_for_paper;
  return source;
}

} // namespace yoriai::cli
