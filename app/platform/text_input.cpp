#include "platform/text_input.hpp"

#include <cstdlib>

namespace yoriai::platform {

QuietGlfwInputMethod::QuietGlfwInputMethod() {
  const char* modifiers = std::getenv("XMODIFIERS");
  was_set_ = modifiers != nullptr;
  if (was_set_) modifiers_ = modifiers;
  ::setenv("XMODIFIERS", "@im=none", 1);
}

QuietGlfwInputMethod::~QuietGlfwInputMethod() {
  if (was_set_) ::setenv("XMODIFIERS", modifiers_.c_str(), 1);
  else ::unsetenv("XMODIFIERS");
}

} // namespace yoriai::platform
