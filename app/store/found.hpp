// A session file of a meeting that was made elsewhere.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/picture_file.hpp"
#include "store/session.hpp"

namespace yoriai::store {

// Makes `file` with one change, which cannot be taken back: `events` (MeetingOpened first) by `command`. `pictures`: the
// bytes, by sum, of what they attach. Of the options the clock, the key and the VFS matter. What was written is read back;
// nothing is left behind when it fails. Errors: those of Store::create; "store.not_verified"; "refused.too_much".
base::Result<void> found_session(const std::filesystem::path& file, const std::vector<meeting::Event>& events,
                                 const std::map<std::string, Bytes>& pictures, std::string_view command,
                                 const Options& options);

} // namespace yoriai::store
