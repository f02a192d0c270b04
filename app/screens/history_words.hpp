// A change of the log in one plain sentence, for people: what was written, moved, agreed. Names things by their words.
#pragma once

#include <string>
#include <string_view>

#include "screens/context.hpp"

namespace yoriai::screens {

std::string said_change(const Context& ctx, const PastChange& change);
// Through what it came: 画面, 一括.
std::string said_actor(const Context& ctx, std::string_view actor);

} // namespace yoriai::screens
