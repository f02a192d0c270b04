// What the sheets of whole files keep between frames: backups, seals, leaving a machine. Gathered by view_state.hpp.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "widgets/scroll.hpp"
#include "widgets/secret_field.hpp"

namespace yoriai::screens {

struct FileViews {
  widgets::SecretText typed, again; // passphrases; wiped as soon as they were taken or the sheet is closed
  bool letters_shown = false;
  bool began = false;                  // the keyboard has been given to the first field of the sheet
  bool wipe_soon = false;              // what ImGui keeps of them goes in the next frame
  bool seal_new = false;               // the next new meeting gets a passphrase …
  std::vector<std::string> new_sheets; // … this one, while it is typed
  std::filesystem::path place;         // chosen to leave to
  widgets::ScrollState sheet_scroll, backups_scroll, places_scroll, report_scroll;
};

} // namespace yoriai::screens
