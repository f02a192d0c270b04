#include "store/found.hpp"

#include "store/whole.hpp"

namespace yoriai::store {

base::Result<void> found_session(const std::filesystem::path& file, const std::vector<meeting::Event>& events,
                                 const std::map<std::string, Bytes>& pictures, std::string_view command,
                                 const Options& options) {
  Change header;
  header.number = 1;
  header.at = options.clock ? options.clock() : base::now_ms();
  header.actor = command;
  header.command = command;
  header.settles = true;
  const EntryPtr first = make_entry(header, events);
  for (const Payload& payload : first->payloads)
    if (payload.text.size() > kLongestPayload) return base::refused("refused.too_much");
  meeting::Meeting meeting;
  for (const meeting::Event& event : events) meeting::apply(meeting, event);
  const PictureSource source = [&](const PictureRow& row) -> base::Result<std::string> {
    const auto found = pictures.find(row.picture.sum);
    if (found == pictures.end() || !found->second) return damaged_picture(file, row);
    return *found->second;
  };
  const std::filesystem::path path = std::filesystem::absolute(file).lexically_normal();
  return make_session(path, {{&first, 1}, nullptr, nullptr, &meeting, source}, options.vfs, options.key, true);
}

} // namespace yoriai::store
