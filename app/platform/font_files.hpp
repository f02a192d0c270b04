// Finds the font files on this machine and keeps them mapped: only the pages that are read take memory. Any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yoriai::platform {

// $YORIAI_FONTS alone when it is set (folders, ':' between them); else the font folders of the user, of assets/ and of
// the system, most special first. Folders are searched with everything beneath them.
std::vector<std::filesystem::path> font_folders();

// File name → path of every font file below `folders`; the first found of a name wins. Unreadable folders are passed over.
using FontIndex = std::map<std::string, std::filesystem::path, std::less<>>;
FontIndex index_fonts(const std::vector<std::filesystem::path>& folders);

// A file mapped into memory, read only.
class MappedFile {
public:
  static std::optional<MappedFile> open(const std::filesystem::path& file);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  const unsigned char* data() const { return static_cast<const unsigned char*>(data_); }
  std::size_t size() const { return size_; }

private:
  MappedFile(void* data, std::size_t size) : data_(data), size_(size) {}
  void* data_;
  std::size_t size_;
};

// The face of a font file or collection called `name`, family and style ("" takes the first face), or nothing when the file
// is no usable TrueType or OpenType font or lacks that face.
std::optional<int> find_face(const MappedFile& file, std::string_view name);

} // namespace yoriai::platform
