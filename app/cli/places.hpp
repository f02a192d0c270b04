// Where a meeting can be taken to: memory sticks and other media put into this machine.
#pragma once

#include <filesystem>
#include <vector>

namespace yoriai::cli {

// Folders under `roots`, one or two deep, in which a medium is mounted and that can be written, sorted.
std::vector<std::filesystem::path> removable_places(const std::vector<std::filesystem::path>& roots = {
                                                        "/media", "/run/media", "/mnt"});

// The folders inside one that people see, sorted.
std::vector<std::filesystem::path> folders_of(const std::filesystem::path& folder);

} // namespace yoriai::cli
