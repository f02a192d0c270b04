// Guidance: the facilitator's words for a sheet, from assets/guidance/<sheet>.json. Inner header.
#pragma once

#include <filesystem>

#include "sheets/node.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::sheets {

// The words for one moment. With `names_step` there is also a key "step", which the caller reads.
Guidance read_guidance(const Node& node, bool names_step = false);

// Gives `sheet` the words of a guidance file: each step named there, the opening, the closing and the general cues
// take the place of what the sheet's own file says of them. Reads all of it before anything is changed. Errors as
// load_sheet().
base::Result<void> take_guidance(Sheet& sheet, const std::filesystem::path& file);

} // namespace yoriai::sheets
