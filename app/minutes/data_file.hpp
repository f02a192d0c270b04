// A file of assets/minutes: read as sheets are, with the place of whatever is off. Inner header of the room.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.hpp"
#include "sheets/node.hpp"

namespace yoriai::minutes {

// Calls `read` with the whole value. Errors: "minutes.file.unreadable" {file, reason}, "minutes.file.bad_json" {file,
// reason_key, line, column}, "minutes.file.bad_value" {file, place, reason_key …}: the first thing that `read` refused.
base::Result<void> read_data_file(const std::filesystem::path& file,
                                  const std::function<void(const sheets::Node&)>& read);

} // namespace yoriai::minutes
