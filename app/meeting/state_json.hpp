// The meeting as `yoriai show --json` gives it: stable keys, always present. Results of a secret open ballot are null.
#pragma once

#include "base/json.hpp"
#include "meeting/meeting.hpp"
#include "sheets/library.hpp"

namespace yoriai::meeting {

// `changes`: how many changes the session file holds.
base::Json state_json(const Meeting& meeting, const sheets::Library& library, std::uint64_t changes);

} // namespace yoriai::meeting
