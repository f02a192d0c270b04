// The minutes as a file for Word that can still be edited: real headings, tables whose first row comes again on every
// page, lists, page numbers, Japanese fonts by name. Sections with wide tables lie across the page.
#pragma once

#include "base/time.hpp"
#include "minutes/annex.hpp"

namespace yoriai::minutes {

struct Annex {
  std::string heading;
  std::vector<Picture> pictures;
};

// `made_at`: what the file says of when it was made. The same values give the same bytes. Error "minutes.not_made"
// {reason}, code unwritable.
base::Result<std::string> to_docx(const Minutes& minutes, const Annex& annex, base::TimeMs made_at,
                                  const Options& options);

} // namespace yoriai::minutes
