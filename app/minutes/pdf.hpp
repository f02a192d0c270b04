// Pages into a PDF file.
#pragma once

#include <string>

#include "base/result.hpp"
#include "minutes/flow.hpp"
#include "minutes/paper.hpp"

namespace yoriai::minutes {

// Fonts are embedded; title, language, bookmarks and structure with names of pictures are in it. The same document gives the same bytes.
// Errors: "minutes.cancelled" when `go_on` said so, "minutes.unwritten" {reason}.
base::Result<std::string> to_pdf(const Document& document, const GoOn& go_on = {});

} // namespace yoriai::minutes
