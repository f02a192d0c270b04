// Silent writing: 「ふせて書く」 and 「めくる」. What is written while a step is hidden lies face down until all of it is
// turned together. Targets: "silence/hide", "silence/reveal".
#pragma once

#include "screens/context.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// How many notes lie face down on the screen of that step (its partner's too).
int face_down_count(const Context& ctx, const sheets::Step& step);

// Cuts its button off the right of `bar`: めくる while something lies face down or the step is hidden, else ふせて書く
// where `may_begin`. Draws nothing otherwise.
void draw_silence(Context& ctx, const sheets::Step& step, widgets::Rect& bar, bool may_begin);

} // namespace yoriai::screens
