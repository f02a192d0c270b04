// What a city sets for the papers it files, assets/minutes: the order and the headings of the record, and the words by
// which a text is told to name a person. Both are data; immutable after load, any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "minutes/identifying.hpp"
#include "minutes/template.hpp"

namespace yoriai::minutes {

struct Filing {
  Template record;                // as it comes with the program where the file is missing or bad
  std::optional<SignWords> signs; // none: every text of the digest waits until somebody has seen it
  std::vector<base::Error> problems;

  // Reads record.json and identifying.json of `folder`. What is bad is a problem and changes nothing.
  static Filing load(const std::filesystem::path& folder);
};

} // namespace yoriai::minutes
