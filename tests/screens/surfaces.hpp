// The sizes and languages that screens are tested in, and walking down a page that scrolls.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>

#include "screens/host.hpp"

namespace yoriai::tests {

// A size in reference pixels and a language.
using Surface = std::tuple<widgets::Point, base::Lang>;
inline widgets::Point size_of(const Surface& surface) { return std::get<0>(surface); }
inline base::Lang lang_of(const Surface& surface) { return std::get<1>(surface); }
inline bool is_narrow(const Surface& surface) { return size_of(surface).x < 1100; }

// Facilitator's screen, small laptop, upright hand tablet; each in both languages.
inline const auto kSurfaces =
    testing::Combine(testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800}, widgets::Point{860, 1376}),
                     testing::Values(base::Lang::ja, base::Lang::en));

inline std::string surface_name(const testing::TestParamInfo<Surface>& info) {
  return "w" + std::to_string(static_cast<int>(size_of(info.param).x)) +
         (lang_of(info.param) == base::Lang::ja ? "ja" : "en");
}

// Every target met while the page `scroll` is walked to its end; each lies within the width of the screen.
inline std::set<std::string> walk_down(Host& host, const std::string& scroll, float width) {
  std::set<std::string> seen;
  for (int page = 0; page < 40; ++page) {
    for (const std::string& name : host.ui.names()) {
      seen.insert(name);
      const widgets::Rect r = host.ui.target(name).rect;
      EXPECT_GE(r.x0, 0) << name;
      EXPECT_LE(r.x1, width) << name;
    }
    if (!host.ui.has(scroll + "/down") || !host.ui.enabled(scroll + "/down")) break;
    host.ui.tap(scroll + "/down");
  }
  return seen;
}

} // namespace yoriai::tests
