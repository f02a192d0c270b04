// The pictures that go with the minutes: views as they were drawn, photos and scans of the session file.
#pragma once

#include <string>
#include <vector>

#include "minutes/write.hpp"

namespace yoriai::minutes {

struct Picture {
  std::string title;
  std::string type; // "image/png", "image/jpeg"; empty: only the title is told
  std::string bytes;
  int width = 0, height = 0; // pixels
};

// Views first, then what is attached, in order; nothing without Options::pictures, nothing attached in the digest. A
// picture that cannot be read is told by its title alone.
std::vector<Picture> annex(const Source& source, const Options& options);

} // namespace yoriai::minutes
