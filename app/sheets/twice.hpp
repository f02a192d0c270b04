// A key written twice in one object is a slip that JSON readers pass over in silence: the later value wins
// and the earlier one is gone. A sheet is written by hand, so the slip is named.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yoriai::sheets {

// The place (JSON pointer) of the first key that its object already had. `json` has been read before without
// complaint. Pure; any thread.
std::optional<std::string> key_written_twice(std::string_view json);

} // namespace yoriai::sheets
