// What this machine remembers of how the screen is to look. Nothing of any meeting.
#pragma once

#include "base/lang.hpp"

namespace yoriai::cli {

struct Settings {
  base::Lang lang = base::Lang::ja;
  bool high_contrast = false;
  float text_scale = 1; // 0.8 … 1.6 of the usual size
};

// settings.json in the state folder. Missing or unreadable: the defaults. A failed save is not worth a word.
Settings load_settings();
void save_settings(const Settings& settings);

} // namespace yoriai::cli
