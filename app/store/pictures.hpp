// The bytes of pictures and documents: they lie in the session file beside the log, under their sum, and stay there when
// the picture is taken away. The log says what they are (meeting::Attachment).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "meeting/frame.hpp"
#include "store/logbook.hpp"
#include "store/picture_file.hpp"
#include "store/seal.hpp"

namespace yoriai::store {

// Where bytes lie: with the first event that attached them.
struct PictureRow {
  std::uint64_t number = 0; // of its change
  std::uint64_t ordinal = 0;
  meeting::Attachment picture; // as it was attached then
};
// Of every picture that these changes ever attached, each sum once, also of those taken away again.
std::vector<PictureRow> pictures_in(std::span<const EntryPtr> log);

// Takes bytes out of a session file, at rest or open. Never another picture's: error "store.damaged_picture" {file,
// name} when they are not there or not whole; and those of opening for reading. Any thread.
base::Result<std::string> read_picture_bytes(const std::filesystem::path& file,
                                             const std::shared_ptr<const SealKey>& key, const PictureRow& row);
bool is_damaged_picture(const base::Error& error);
base::Error damaged_picture(const std::filesystem::path& file, const PictureRow& row);
bool is_picture(const PictureRow& row, std::string_view bytes);

// Where the pictures of a file that is written anew come from.
using PictureSource = std::function<base::Result<std::string>(const PictureRow&)>;

} // namespace yoriai::store
