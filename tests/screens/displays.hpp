// The three displays that screens are measured on, and an upright panel that people stand before.
#pragma once

#include <ostream>

#include "screens/host.hpp"

namespace yoriai::tests {

struct Display {
  const char* name;
  widgets::Point device; // px
  float scale;           // device px of a reference px
  double device_mm;      // of a device px

  double mm_per_px() const { return device_mm * scale; } // of a reference px
  Host::Options options(base::Lang lang = base::Lang::ja) const {
    Host::Options options;
    options.size = device, options.scale = scale, options.lang = lang;
    return options;
  }
};

inline constexpr Display kPanel{"panel43", {1920, 1080}, 0.85f, 0.496};
inline constexpr Display kUprightPanel{"upright43", {1080, 1920}, 0.85f, 0.496};
inline constexpr Display kLaptop{"laptop24", {1920, 1080}, 1.0f, 0.277};
inline constexpr Display kTablet{"tablet11", {1200, 1920}, 1.396f, 0.123};

inline void PrintTo(const Display& display, std::ostream* out) { *out << display.name; }

} // namespace yoriai::tests
