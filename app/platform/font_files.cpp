#include "platform/font_files.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "base/files.hpp"

// Dear ImGui keeps its own copy of this library to itself. Here it only reads tables: which face a file holds, and whether
// it can be used at all (Dear ImGui stops the program on a file that cannot).
#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include "stb_truetype.h"
#pragma GCC diagnostic pop

namespace yoriai::platform {
namespace fs = std::filesystem;
namespace {

void add_folders(std::vector<fs::path>& folders, const char* list, const char* below) {
  std::string_view rest = list;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(':'), rest.size());
    if (end > 0) folders.push_back(fs::path(rest.substr(0, end)) / below);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

const char* environment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : otherwise;
}

bool is_font(const fs::path& file) {
  const auto ending = file.extension();
  return ending == ".ttf" || ending == ".ttc" || ending == ".otf" || ending == ".otc";
}

} // namespace

std::vector<fs::path> font_folders() {
  std::vector<fs::path> folders;
  if (const char* named = environment("YORIAI_FONTS", nullptr)) {
    add_folders(folders, named, "");
    return folders;
  }
  folders.push_back(base::assets_root() / "fonts");
  if (const char* home = environment("HOME", nullptr)) {
    folders.push_back(fs::path(environment("XDG_DATA_HOME", (fs::path(home) / ".local/share").c_str())) / "fonts");
    folders.push_back(fs::path(home) / ".fonts");
    folders.push_back(fs::path(home) / "Library/Fonts");
  }
  add_folders(folders, environment("XDG_DATA_DIRS", "/usr/local/share:/usr/share"), "fonts");
  for (const char* usual : {"/usr/local/share/fonts", "/usr/share/fonts", "/Library/Fonts"})
    folders.emplace_back(usual);
  return folders;
}

FontIndex index_fonts(const std::vector<fs::path>& folders) {
  FontIndex index;
  for (const auto& folder : folders) {
    std::error_code ec;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, ec), end;
    for (; !ec && it != end; it.increment(ec))
      if (is_font(it->path())) index.emplace(it->path().filename().string(), it->path());
  }
  return index;
}

std::optional<MappedFile> MappedFile::open(const fs::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  struct stat info {};
  void* data = MAP_FAILED;
  if (::fstat(fd, &info) == 0 && info.st_size > 0)
    data = ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, fd, 0);
  ::close(fd);
  if (data == MAP_FAILED) return std::nullopt;
  return MappedFile(data, static_cast<std::size_t>(info.st_size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(data_, size_);
}

std::optional<int> find_face(const MappedFile& file, std::string_view name) {
  // The reader trusts a file's offsets; the smallest real font is far larger than the headers it looks at first.
  if (file.size() < 1024) return std::nullopt;
  const int faces = stbtt_GetNumberOfFonts(file.data());
  const int wanted =
      name.empty() ? 0 : stbtt_FindMatchingFont(file.data(), std::string(name).c_str(), STBTT_MACSTYLE_DONTCARE);
  for (int face = 0; face < faces; ++face) {
    const int offset = stbtt_GetFontOffsetForIndex(file.data(), face);
    stbtt_fontinfo info;
    if ((name.empty() || offset == wanted) && offset >= 0 && stbtt_InitFont(&info, file.data(), offset)) return face;
  }
  return std::nullopt;
}

} // namespace yoriai::platform
