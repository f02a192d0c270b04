// A file that people write by hand: guarded, and with the place of a key that stands in it twice. Inner header.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/json.hpp"
#include "base/result.hpp"

namespace yoriai::sheets {

struct Whole {
  base::Json json;
  std::optional<std::string> twice; // JSON pointer of a key written twice
};

// Of at most 1 MiB. Errors: "sheet.unreadable" {file, reason}, "sheet.bad_json" {file, reason_key, line, column}.
base::Result<Whole> read_whole(const std::filesystem::path& file);

} // namespace yoriai::sheets
