// The rounds of a vote beside each other: each thing with its rank and score in every round, the latest at the right.
// Nothing is reordered by it: things stand as the first round that asked about them listed them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "screens/context.hpp"
#include "widgets/geometry.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

struct RoundsTable {
  struct Round {
    std::string title, rule; // "2回目 どれから取り組むか", "3-2-1 …"
  };
  struct Row {
    std::string target;             // an item or stack; "": the question itself
    std::vector<std::string> cells; // one a round; "" where the round did not ask about it
  };
  std::vector<Round> rounds;
  std::vector<Row> rows;
};

// Of closed ballots, the oldest first.
RoundsTable compare_rounds(const base::Words& words, std::span<const meeting::Ballot* const> ballots);

// As many of the latest rounds as fit into the width; rows scroll by "result/compared".
void draw_rounds(Context& ctx, const RoundsTable& table, const widgets::Rect& r, widgets::ScrollState& scroll);

} // namespace yoriai::screens
