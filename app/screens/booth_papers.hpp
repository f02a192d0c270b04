// What a voter fills in, by the method of the ballot: cards with dots, with three ranks, with yes and no, or large
// answers to one question. The frame around it, handing over and handing in are in booth.cpp.
//
// Targets: "ballot/<ballot>/<target>/plus" and "/minus" (dots), "/1" "/2" "/3" (first, second, third choice), "/yes" "/no";
// "ballot/<ballot>/yes" and "/no" where there is no target; "ballot/<ballot>/fist/<0 to 5>".
#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "meeting/ballot_method.hpp"
#include "screens/context.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

struct BoothView;

// Measures of the cards; small surfaces take tighter ones, so that targets stay large.
struct BoothMeasures {
  float margin, gap, pad, title, title_size, socket, button, head, foot;
  float card_height() const { return 2 * pad + title + socket + button + 26; }
};
const BoothMeasures& booth_measures(const Context& ctx);

meeting::Method method_of(const meeting::Ballot& ballot);

// What can still be voted on: things taken away or parked since are left out. One "" where there is no target.
std::vector<std::string> booth_targets(const Context& ctx, const meeting::Ballot& ballot);

// "ballot/<ballot>/<target>", or "ballot/<ballot>".
std::string ballot_name(const meeting::Ballot& ballot, const std::string& target);

// A name with its letter, as large as it fits.
void draw_target_name(Context& ctx, widgets::Rect r, const std::string& target, float size);

// Dots, ranks or answers that could still be given.
int left_to_give(const Context& ctx, const meeting::Ballot& ballot, const BoothView& state);
// Whether the paper can be handed in as it is; a fist needs its number.
bool may_hand_in(const meeting::Ballot& ballot, const BoothView& state);
// The paper as `votes` of ballot.cast: what lies on things that were taken away meanwhile is left out.
base::Json votes_of(const Context& ctx, const meeting::Ballot& ballot, const BoothView& state);

// "booth.rule" and its kin, by method.
std::string method_words(const Context& ctx, const char* key, const meeting::Ballot& ballot);

// The box at the right of the head that shows what is left; cut off `head`. Nothing where there is nothing to count.
void draw_left(Context& ctx, const meeting::Ballot& ballot, const BoothView& state, widgets::Rect& head);

// One card of a target; writes into the state.
void draw_paper_card(Context& ctx, const meeting::Ballot& ballot, BoothView& state, const std::string& target,
                     const widgets::Rect& r);

// One question answered with large buttons: fist, or yes/no about at most one thing.
bool has_large_answers(const meeting::Ballot& ballot);
void draw_large_answers(Context& ctx, const meeting::Ballot& ballot, BoothView& state, widgets::Rect board);

} // namespace yoriai::screens
