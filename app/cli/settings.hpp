// What this machine remembers of how the screen is to look. Nothing of any meeting.
#pragma once

#include <map>
#include <string>

#include "base/lang.hpp"
#include "base/time.hpp"
#include "screens/context.hpp"
#include "screens/projector_size.hpp"

namespace yoriai::cli {

struct Settings {
  base::Lang lang = base::Lang::ja;
  bool high_contrast = false;
  screens::WritingPlaces pads;
  screens::Placement placement;
  std::map<std::string, double> rulers; // mm per device px, by display, where somebody measured it
  float text_scale = 1; // 0.8 … 1.6 of the usual size
  screens::Room room;   // in which the projector stands
  std::string projector_screen; // its name or number; "": found by itself
  bool participants = false; // the screen was left to everybody, and is so again after a crash
  std::string passcode;      // hash of the digits that lead back (store/passcode.hpp); "" none
  int wrong_tries = 0;
  base::TimeMs barred_until = 0; // after too many of them
};

// settings.json in the state folder. Missing or unreadable: the defaults. A failed save is not worth a word.
Settings load_settings();
void save_settings(const Settings& settings);

} // namespace yoriai::cli
