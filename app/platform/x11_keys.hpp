// X11's names of keys in ImGui's terms. Pure.
#pragma once

#include "imgui.h"

namespace yoriai::platform {

// The key of a keysym without modifiers; ImGuiKey_None for those that only make text.
ImGuiKey key_of_keysym(unsigned long keysym);

} // namespace yoriai::platform
