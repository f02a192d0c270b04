// What the verb and the screen say of a merge.
#pragma once

#include <filesystem>
#include <string>

#include "base/locale.hpp"
#include "meeting/merge.hpp"

namespace yoriai::cli {

// How many came, how many were there, what stayed behind.
std::string said_merged(const base::Words& words, const std::filesystem::path& file, const meeting::Merged& merged);

// A group is called by its file when nobody names it: 2G.yoriai → 2G.
std::string group_of_file(const std::filesystem::path& file);

} // namespace yoriai::cli
