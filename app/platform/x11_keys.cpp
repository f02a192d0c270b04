#include "platform/x11_keys.hpp"

#include <X11/keysym.h>

namespace yoriai::platform {
namespace {

struct Pair {
  unsigned long keysym;
  ImGuiKey key;
};

constexpr Pair kPairs[] = {
    {XK_Tab, ImGuiKey_Tab},
    {XK_ISO_Left_Tab, ImGuiKey_Tab},
    {XK_Left, ImGuiKey_LeftArrow},
    {XK_Right, ImGuiKey_RightArrow},
    {XK_Up, ImGuiKey_UpArrow},
    {XK_Down, ImGuiKey_DownArrow},
    {XK_KP_Left, ImGuiKey_LeftArrow},
    {XK_KP_Right, ImGuiKey_RightArrow},
    {XK_KP_Up, ImGuiKey_UpArrow},
    {XK_KP_Down, ImGuiKey_DownArrow},
    {XK_Page_Up, ImGuiKey_PageUp},
    {XK_Page_Down, ImGuiKey_PageDown},
    {XK_Home, ImGuiKey_Home},
    {XK_End, ImGuiKey_End},
    {XK_KP_Home, ImGuiKey_Home},
    {XK_KP_End, ImGuiKey_End},
    {XK_Insert, ImGuiKey_Insert},
    {XK_Delete, ImGuiKey_Delete},
    {XK_KP_Delete, ImGuiKey_Delete},
    {XK_BackSpace, ImGuiKey_Backspace},
    {XK_space, ImGuiKey_Space},
    {XK_Return, ImGuiKey_Enter},
    {XK_KP_Enter, ImGuiKey_KeypadEnter},
    {XK_Escape, ImGuiKey_Escape},
    {XK_Control_L, ImGuiKey_LeftCtrl},
    {XK_Control_R, ImGuiKey_RightCtrl},
    {XK_Shift_L, ImGuiKey_LeftShift},
    {XK_Shift_R, ImGuiKey_RightShift},
    {XK_Alt_L, ImGuiKey_LeftAlt},
    {XK_Alt_R, ImGuiKey_RightAlt},
    {XK_Super_L, ImGuiKey_LeftSuper},
    {XK_Super_R, ImGuiKey_RightSuper},
    {XK_plus, ImGuiKey_Equal},
    {XK_equal, ImGuiKey_Equal},
    {XK_minus, ImGuiKey_Minus},
};

template <int first_key> ImGuiKey in_row(unsigned long keysym, unsigned long first) {
  return static_cast<ImGuiKey>(first_key + static_cast<int>(keysym - first));
}

} // namespace

ImGuiKey key_of_keysym(unsigned long keysym) {
  if (keysym >= XK_a && keysym <= XK_z) return in_row<ImGuiKey_A>(keysym, XK_a);
  if (keysym >= XK_A && keysym <= XK_Z) return in_row<ImGuiKey_A>(keysym, XK_A);
  if (keysym >= XK_0 && keysym <= XK_9) return in_row<ImGuiKey_0>(keysym, XK_0);
  if (keysym >= XK_F1 && keysym <= XK_F12) return in_row<ImGuiKey_F1>(keysym, XK_F1);
  for (const Pair& pair : kPairs)
    if (pair.keysym == keysym) return pair.key;
  return ImGuiKey_None;
}

} // namespace yoriai::platform
