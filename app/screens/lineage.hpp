// Where a thing comes from and what came of it: hypothesis → evidence → problem → factor → issue → response, and the
// resources that serve an issue. Followed both ways; each thing can be tapped to go there.
//
// Targets of the sheet: "lineage/<id>", "lineage/back".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/context.hpp"

namespace yoriai::screens {

struct Lineage {
  std::vector<std::string> before; // what it is derived from, the farthest first
  std::vector<std::string> after;  // what came of it, the nearest first
};

// Removed things are left out; each thing once, however many ways lead to it. Of a stack: what came of its notes.
Lineage lineage_of(const meeting::Meeting& meeting, std::string_view id);

// One line for the selection bar: 「団地の階段 → a → A」; the letters of what is near. "" when nothing is tied to it.
std::string lineage_line(const Context& ctx, std::string_view id);

void open_lineage(Context& ctx, const std::string& id);
void draw_lineage(Context& ctx); // nothing while it is not open

// Goes to the step where a thing lies and chooses it there.
void go_to_thing(Context& ctx, const std::string& id);

} // namespace yoriai::screens
