// Small dealings with files and folders. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace yoriai::base {

// The folder of sheets, words, icons and shaders: $YORIAI_ASSETS, else beside or above the program.
std::filesystem::path assets_root();

// The whole file. Error: "file.unreadable" {file, reason}. `limit` bytes at most.
Result<std::string> read_file(const std::filesystem::path& file, std::size_t limit = 64u << 20);

// Files of `folder` whose name ends in `ending`, sorted; empty when the folder cannot be read.
std::vector<std::filesystem::path> files_with_ending(const std::filesystem::path& folder, std::string_view ending);

// Writes all of `bytes` or leaves what was there: temporary file beside it, sync, rename, sync of the folder.
// Error: "file.unwritable" {file, reason}, code unwritable. The name of the temporary file is unique.
Result<void> write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

} // namespace yoriai::base
