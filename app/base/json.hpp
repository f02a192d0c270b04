// JSON of free form (commands, sheets, `show`): one type and one guarded way in.
//
// Text from outside is bounded in size and depth before it is built into values, because a hostile file can
// otherwise ask for any amount of memory or stack. Any thread.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/result.hpp"

namespace yoriai::base {

using Json = nlohmann::ordered_json;

struct JsonLimits {
  std::size_t bytes = 1 << 20;
  int depth = 32;
  std::size_t members = 4096; // of one object
};

// Errors: "json.too_large", "json.too_deep", "json.not_utf8", "json.syntax" {line, column}, "json.number".
Result<Json> parse_json(std::string_view text, JsonLimits limits = {});

} // namespace yoriai::base
