// 探す: a word in everything the meeting holds and the room can read. Only looks: the meeting stays at its step.
//
// Targets: "menu/search" or Ctrl+F; in the sheet "search/text", "search/hit/<n>" from 1, "search/ok" (bundles what was
// found on the wall), "search/back".
#pragma once

#include <string_view>
#include <vector>

#include "base/spelling.hpp"
#include "screens/context.hpp"
#include "screens/view_state.hpp"

namespace yoriai::screens {

// Where the words of the question all stand: things with their fields, lines of the record, agreements; in order of
// writing. What lies face down or in the trash is never found. Nothing for an empty question.
std::vector<SearchHit> search(const meeting::Meeting& meeting, const sheets::Library& library,
                              const base::Spelling& spelling, std::string_view question);

void open_search(Context& ctx);
void draw_search_sheet(Context& ctx);

} // namespace yoriai::screens
