#include "store/pictures.hpp"

#include <set>

#include "store/reader.hpp"

namespace yoriai::store {

using base::Error;
using base::Result;

std::vector<PictureRow> pictures_in(std::span<const EntryPtr> log) {
  std::vector<PictureRow> rows;
  std::set<std::string> sums;
  for (const EntryPtr& entry : log)
    for (std::size_t i = 0; i < entry->payloads.size(); ++i) {
      const Payload& payload = entry->payloads[i];
      if (payload.tag != "attachment_added") continue;
      const std::optional<meeting::Event> event = decode(payload.tag, payload.text);
      const auto* added = event ? std::get_if<meeting::AttachmentAdded>(&*event) : nullptr;
      if (added != nullptr && sums.insert(added->attachment.sum).second)
        rows.push_back({entry->change.number, i, added->attachment});
    }
  return rows;
}

Error damaged_picture(const std::filesystem::path& file, const PictureRow& row) {
  return {base::Code::unusable_file, "store.damaged_picture", {{"file", file.string()}, {"name", row.picture.name}}};
}

bool is_picture(const PictureRow& row, std::string_view bytes) {
  return bytes.size() == row.picture.bytes && picture_sum(bytes) == row.picture.sum;
}

bool is_damaged_picture(const Error& error) { return error.key == "store.damaged_picture"; }

Result<std::string> read_picture_bytes(const std::filesystem::path& file, const std::shared_ptr<const SealKey>& key,
                                       const PictureRow& row) {
  Result<Source> source = open_for_reading(file, true);
  if (!source) return source.error();
  Result<std::unique_ptr<Rows>> rows = rows_of(*source, key, file);
  if (!rows) return rows.error();
  std::optional<std::string> bytes = (*rows)->read_picture(source->db, row);
  if (bytes && is_picture(row, *bytes)) return std::move(*bytes);
  return damaged_picture(file, row);
}

} // namespace yoriai::store
