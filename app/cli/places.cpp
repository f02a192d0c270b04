#include "cli/places.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace yoriai::cli {
namespace fs = std::filesystem;
namespace {

bool is_mounted(const fs::path& folder) {
  struct stat here {
  }, above{};
  return ::stat(folder.c_str(), &here) == 0 && ::stat(folder.parent_path().c_str(), &above) == 0 &&
         here.st_dev != above.st_dev && ::access(folder.c_str(), W_OK) == 0;
}

} // namespace

std::vector<fs::path> folders_of(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code ec;
  for (fs::directory_iterator it(folder, fs::directory_options::skip_permission_denied, ec), end; !ec && it != end;
       it.increment(ec)) {
    std::error_code gone; // one that cannot be looked at does not hide the others
    if (it->is_directory(gone) && !it->path().filename().string().starts_with(".")) folders.push_back(it->path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::vector<fs::path> removable_places(const std::vector<fs::path>& roots) {
  std::vector<fs::path> places;
  for (const fs::path& root : roots)
    for (const fs::path& first : folders_of(root)) {
      if (is_mounted(first)) places.push_back(first);
      for (const fs::path& second : folders_of(first))
        if (is_mounted(second)) places.push_back(second);
    }
  return places;
}

} // namespace yoriai::cli
