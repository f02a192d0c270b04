// Where a meeting can be saved or taken to: memory sticks and other media put into this machine, and folders of its own.
// Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "screens/context.hpp"

namespace yoriai::cli {

// Folders under `roots`, one or two deep, in which a medium is mounted and that can be written, sorted.
std::vector<std::filesystem::path> removable_places(const std::vector<std::filesystem::path>& roots = {
                                                        "/media", "/run/media", "/mnt"});

// The folders inside one that people see, sorted.
std::vector<std::filesystem::path> folders_of(const std::filesystem::path& folder);

bool may_write(const std::filesystem::path& folder); // it exists and files can be made in it

// A name in `folder` that nothing has yet: "meeting.yoriai", "meeting-2.yoriai" …
std::filesystem::path fresh_name(const std::filesystem::path& folder, const std::string& stem);

// Where a meeting could be saved when its own place can no longer be written, the most fitting first: only folders
// that exist or can be made and may be written.
struct PlaceFolders {
  std::filesystem::path original; // the session file
  std::filesystem::path saves, state;
  std::vector<std::filesystem::path> removable;
};
std::vector<screens::SavePlace> places_for(const PlaceFolders& folders);

} // namespace yoriai::cli
