// The form of something to do that was agreed at the closing: what, who, by when.
#pragma once

#include "screens/context.hpp"

namespace yoriai::screens {

void open_action(Context& ctx, const meeting::Action* action); // nullptr: a new one

} // namespace yoriai::screens
