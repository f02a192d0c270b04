#include "cli/places.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "store/session.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;
namespace {

using Kind = screens::SavePlace::Kind;

std::optional<std::uint64_t> free_bytes(const fs::path& folder) {
  std::error_code ec;
  const auto space = fs::space(folder, ec);
  return ec ? std::nullopt : std::optional<std::uint64_t>(space.available);
}

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

bool may_write(const fs::path& folder) {
  std::error_code ec;
  return fs::is_directory(folder, ec) && ::access(folder.c_str(), W_OK) == 0;
}

fs::path fresh_name(const fs::path& folder, const std::string& stem) {
  const std::string ending(store::kEnding);
  std::error_code ec;
  fs::path file = folder / (stem + ending);
  for (int n = 2; fs::exists(fs::symlink_status(file, ec)); ++n)
    file = folder / (stem + "-" + std::to_string(n) + ending);
  return file;
}

std::vector<screens::SavePlace> places_for(const PlaceFolders& folders) {
  std::vector<screens::SavePlace> places;
  const fs::path home = folders.original.parent_path();
  const std::string stem = folders.original.stem().string();
  const auto offer = [&](Kind kind, const fs::path& folder) {
    if (!may_write(folder) || (kind != Kind::original && folder == home)) return;
    const fs::path file = kind == Kind::original ? folders.original : fresh_name(folder, stem);
    places.push_back({kind, file, free_bytes(folder)});
  };
  offer(Kind::original, home);
  for (const fs::path& mount : folders.removable) offer(Kind::removable, mount);
  std::error_code ec; // what cannot be made is not offered
  fs::create_directories(folders.saves, ec);
  offer(Kind::saves, folders.saves);
  fs::create_directories(folders.state, ec);
  offer(Kind::state, folders.state);
  return places;
}

} // namespace yoriai::cli
