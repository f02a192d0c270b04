// The three fonts that every surface draws with. Made by whoever owns the font atlas (platform/, or a test).
#pragma once

#include "imgui.h"

namespace yoriai::widgets {

struct Fonts {
  ImFont* regular = nullptr; // BIZ UDPGothic Regular, Noto Sans CJK JP merged behind it
  ImFont* bold = nullptr;    // BIZ UDPGothic Bold, Noto Sans CJK JP merged behind it
  ImFont* icons = nullptr;   // Material Icons Regular
};

} // namespace yoriai::widgets
