// Questions in a bottom sheet: a text to type, or one of a list to tap. Any screen sets them; draw_questions, called
// by the shell last of all, shows them over the scrim.
#pragma once

#include "screens/context.hpp"
#include "screens/view_state.hpp"

namespace yoriai::screens {

void ask(Context& ctx, TextQuestion question); // nothing is asked while nothing can be written
inline void ask(Context& ctx, ChoiceQuestion question) { ctx.view.choice_question = std::move(question); }

void draw_questions(Context& ctx);

} // namespace yoriai::screens
