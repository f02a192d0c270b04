// A folder of sheet files of a test's own, gone afterwards.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "sheets/library.hpp"

namespace yoriai::sheets::test {

class Folder {
public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(std::string_view name, std::string_view text) const;
  std::filesystem::path write_sheet(std::string_view name, const base::Json& json) const {
    return write(name, json.dump(1));
  }
  Library load() const { return Library::load(path_); }

private:
  std::filesystem::path path_;
};

// The shipped sheet `id` as JSON, to be changed and written elsewhere.
base::Json shipped(std::string_view id);

// A small sheet that is right: a wall, a matrix and a grid.
base::Json small_sheet();

// The sentence of an error in Japanese.
std::string sentence(const base::Error& error);

} // namespace yoriai::sheets::test
