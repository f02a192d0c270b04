// The texts of the public digest that somebody must see before they go out: each with what was noticed, and whether it
// goes out as it is, in other words or not at all. Until one of these is tapped it is held back.
//
// Targets: of the n-th text, counted from 1, "digest/<n>/as_is", "digest/<n>/reword", "digest/<n>/omit" (tapped again:
// undecided once more), "digest/up", "digest/down", "digest/back".
#pragma once

#include "screens/context.hpp"

namespace yoriai::screens {

void draw_public_texts(Context& ctx); // nothing while PaperView::reviewing is off

} // namespace yoriai::screens
