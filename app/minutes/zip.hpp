// Several files as the bytes of one zip archive.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace yoriai::minutes {

struct ZipEntry {
  std::string name, bytes;
  bool packed = false; // is compressed already (a picture)
};

// All times in it are the first that zip knows, so that the same entries give the same bytes. Error "minutes.not_made"
// {reason}, code unwritable.
base::Result<std::string> zipped(const std::vector<ZipEntry>& entries);

} // namespace yoriai::minutes
