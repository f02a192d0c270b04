// A file read in place. It stays readable until the object goes, also when the file is replaced; it must not be cut short meanwhile.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

namespace yoriai::input {

class MappedFile {
public:
  // Nothing (exists() is false) when it is no regular file or cannot be read. Any thread.
  explicit MappedFile(const std::filesystem::path& file);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept { swap(other); }
  MappedFile& operator=(MappedFile&& other) noexcept { return swap(other), *this; }
  ~MappedFile();

  bool exists() const { return exists_; }
  std::string_view bytes() const { return bytes_; }

private:
  void swap(MappedFile& other) noexcept { std::swap(bytes_, other.bytes_), std::swap(exists_, other.exists_); }
  std::string_view bytes_;
  bool exists_ = false;
};

} // namespace yoriai::input
