// The matrix (StepKind::matrix): its things, its zones and its bar. The plane itself is in matrix_plane.cpp, ranks and
// 後回し計画 in ranking.cpp.
//
// Targets: "note/<id>" (the chip of a thing, on the plane or waiting below it), "matrix/plane", "matrix/unplaced/previous"
// and "/next", "matrix/empty", "matrix/near/<id>" and "/back" (things that overlap), "matrix/left/plane" and "/votes",
// "matrix/right/ranking" and "/later" (small surfaces), "matrix/vote", "act/<id>": edit rank defer reason date return
// lineage more cancel; those of ranking.cpp and ballot_result.hpp.
#include <algorithm>
#include <utility>

#include "screens/ballot_result.hpp"
#include "screens/ballot_sheet.hpp"
#include "screens/board_parts.hpp"
#include "screens/lineage.hpp"
#include "screens/matrix_parts.hpp"
#include "screens/mode.hpp"
#include "screens/note_card.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/step_view.hpp"
#include "widgets/controls.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {

bool is_deferred(const meeting::Item& item) {
  return !item.field_text("deferral").empty() || !item.field_text("deferral_until").empty();
}

MatrixThings matrix_things(const Context& ctx, const sheets::Step& step) {
  MatrixThings things;
  things.all = live_items(*ctx.meeting, step.kinds.front());
  for (const meeting::Item* item : things.all) {
    (item->at ? things.placed : things.unplaced).push_back(item);
    if (is_deferred(*item)) things.deferred.push_back(item);
    else (item->field_number("priority") ? things.ranked : things.unranked).push_back(item);
  }
  std::stable_sort(things.ranked.begin(), things.ranked.end(), [](const meeting::Item* a, const meeting::Item* b) {
    return *a->field_number("priority") < *b->field_number("priority");
  });
  return things;
}

void choose_one(Context& ctx, const std::string& id) {
  Selection& selection = ctx.view.selection;
  if (selection.first() == id) selection.clear();
  else selection.only(id);
}

namespace {

using widgets::Rect;
using widgets::Weight;
namespace icon = widgets::icon;

// Where everything goes; what has no room on a small surface is empty and reached by the switches.
struct Zones {
  Rect plane, waiting, results, ranking, later;
};

constexpr float kWaiting = 128, kResults = 262, kLater = 284;

Zones zones_of(Context& ctx, const sheets::Step& step, Rect board, Rect& tools, const MatrixThings& things) {
  MatrixView& state = ctx.view.wall.matrix[step.path];
  const bool slim = narrow(ctx), tall = !slim && board.height() > 640;
  const bool votes = !ballots_of(ctx, step, true).empty();
  const auto part = [&](const char* key) { return ctx.words(key); };
  Zones z;
  Rect left = board, right;
  if (slim) {
    const widgets::Segment parts[] = {{"plane", part("matrix.plane_side")},
                                      {"votes", part("matrix.votes_side")},
                                      {"ranking", part("matrix.ranking_side")},
                                      {"later", part("matrix.later_side")}};
    const int now = state.side;
    const int tapped = widgets::segmented(ctx.ui, "matrix/side", left.cut_top(72, 16), parts, now);
    if (tapped >= 0) state.side = tapped;
    right = left;
  } else {
    right = left.cut_right(std::max(440.0f, std::floor(board.width() * 0.44f)), 28);
    if (!tall) {
      const widgets::Segment sides[] = {{"plane", part("matrix.plane_side")}, {"votes", part("matrix.votes_side")}};
      const widgets::Segment lists[] = {{"ranking", part("matrix.ranking_side")}, {"later", part("matrix.later_side")}};
      const int list = widgets::segmented(ctx.ui, "matrix/right", right.cut_top(64, 10), lists, state.later_side);
      if (list >= 0) state.later_side = list == 1;
      const Rect line{std::max(tools.x0, tools.x1 - 420), tools.y0 + 2, tools.x1, tools.y1 - 2};
      const int side = votes ? widgets::segmented(ctx.ui, "matrix/left", line, sides, state.votes_side) : 0;
      if (side >= 0) state.votes_side = side == 1;
    }
  }
  const bool show_plane = slim ? state.side == 0 : tall || !state.votes_side;
  const bool show_votes = slim ? state.side == 1 : (tall || state.votes_side) && votes;
  const float wanted =
      std::clamp(ballot_result_height(ctx, step) + 20, kResults, std::max(kResults, board.height() * 0.45f));
  if (show_votes) z.results = show_plane ? left.cut_bottom(wanted, 12) : left;
  if (show_plane) {
    if (!things.unplaced.empty()) z.waiting = left.cut_bottom(kWaiting, 8);
    z.plane = left;
  }
  const bool show_ranking = slim ? state.side == 2 : tall || !state.later_side;
  const bool show_later = slim ? state.side == 3 : tall || state.later_side;
  if (show_later) z.later = show_ranking ? right.cut_bottom(kLater, 14) : right;
  if (show_ranking) z.ranking = right;
  return z;
}

void draw_results(Context& ctx, const sheets::Step& step, const Rect& r) {
  const widgets::Theme& t = ctx.ui.theme();
  widgets::card(ctx.ui, r, t.surface, t.line);
  if (ballots_of(ctx, step, true).empty())
    widgets::draw_text(ctx.ui, r.inset(24), ctx.words("ballot.none_yet"), {widgets::size::kList},
                       {.color = t.ink2, .valign = widgets::VAlign::middle});
  draw_ballot_result(ctx, step, r.inset(22, 10), {.rounds = r.height() > 400, .ranking = true});
}

// The result of a vote that puts things in an order has a place here; any other comes up as a sheet.
void take_result(Context& ctx, const sheets::Step& step) {
  WallViews& wall = ctx.view.wall;
  if (!wall.result_sheet) return;
  const auto here = ballots_of(ctx, step, true);
  const bool closed_here = std::any_of(here.begin(), here.end(),
                                       [&](const meeting::Ballot* ballot) { return ballot->id == wall.result_ballot; });
  const bool earlier = wall.result_ballot.empty() && here.size() == ballots_of(ctx, step).size();
  if (!closed_here && !earlier) return;
  wall.result_sheet = false;
  if (closed_here) wall.results[step.path].ballot = std::exchange(wall.result_ballot, {});
  MatrixView& state = wall.matrix[step.path];
  state.votes_side = true;
  state.side = 1;
}

void draw_board(Context& ctx, const sheets::Step& step, Rect board) {
  const bool low = !narrow(ctx) && ctx.ui.surface().height() < 900; // a switch stands in the title line
  Rect tools = draw_title(ctx, step, board, low ? 440 : 0);
  board.y1 -= 16;
  take_result(ctx, step);
  const MatrixThings things = matrix_things(ctx, step);
  if (things.all.empty()) {
    const Rect box = Rect::at(board.x0, board.y0 + 8, std::min(900.0f, board.width()), 96);
    const sheets::Step* before = sibling_step(ctx, step, sheets::StepKind::factors);
    if (widgets::empty_box(ctx.ui, "matrix/empty", box, step.word("empty").in(ctx.lang())) && before)
      go_to_step(ctx, before->path);
    return;
  }
  const Zones z = zones_of(ctx, step, board, tools, things);
  if (!z.plane.empty()) draw_plane(ctx, step, z.plane, z.waiting, things);
  if (!z.results.empty()) draw_results(ctx, step, z.results);
  if (!z.ranking.empty()) draw_ranking(ctx, step, z.ranking, things);
  if (!z.later.empty()) draw_deferred(ctx, step, z.later, things);
}

std::vector<Act> acts_of(Context& ctx, const meeting::Item& item, const MatrixThings& things) {
  if (ctx.read_only) return {};
  std::vector<Act> acts;
  const auto add = [&](const char* id, const char* key, const char* symbol, std::function<void()> run) {
    acts.push_back({id, std::string(ctx.words(key)), symbol, std::move(run)});
  };
  if (is_deferred(item)) {
    add("reason", "matrix.reason", icon::kEdit, [&] { ask_deferral(ctx, item); });
    add("date", "matrix.date", icon::kEvent, [&] { ask_deferral_date(ctx, item); });
    add("return", "matrix.back", icon::kRestore, [&] { give_rank(ctx, item, things); });
  } else {
    if (!item.field_number("priority"))
      add("rank", "matrix.rank", icon::kLowPriority, [&] { give_rank(ctx, item, things); });
    add("defer", "matrix.defer", icon::kEventRepeat, [&] { ask_deferral(ctx, item); });
  }
  acts.push_back(edit_act(ctx, item));
  acts.push_back(lineage_act(ctx, item.id));
  return acts;
}

void draw_vote(Context& ctx, const sheets::Step& step, Rect& bar, const MatrixThings& things) {
  if (!may_vote_here(ctx)) return;
  const bool open = open_ballot(ctx) != nullptr, tight = bar.width() < 820;
  const std::string_view label = ctx.words(open                            ? "ballot.continue"
                                           : ballots_of(ctx, step).empty() ? "ballot.vote"
                                                                           : "ballot.again");
  const widgets::ButtonSpec spec{.label = label,
                                 .icon = icon::kHowToVote,
                                 .enabled = (open && !ctx.looking_back) || (!ctx.read_only && things.all.size() > 1),
                                 .icon_above = tight,
                                 .size = tight ? 22.0f : 26.0f};
  const Rect r =
      cut_at_hand(ctx, bar, std::max(tight ? 110.0f : 248.0f, widgets::button_width(ctx.ui, spec, tight ? 12 : 24)), 12);
  if (!widgets::button(ctx.ui, "matrix/vote", r, spec)) return;
  if (open) return enter_booth(ctx);
  std::vector<std::string> ids;
  for (const meeting::Item* item : things.all) ids.push_back(item->id);
  open_ballot_draft(ctx, step, std::move(ids), {});
}

void draw_bar(Context& ctx, const sheets::Step& step, Rect bar) {
  const MatrixThings things = matrix_things(ctx, step);
  const meeting::Item* item = chosen_item(ctx, step.kinds.front());
  if (!item || bar.width() > 980) draw_vote(ctx, step, bar, things);
  if (item) {
    const std::string words = ctx.words("matrix.chosen", {{"letter", item->symbol}});
    draw_act_bar(ctx, bar, words, acts_of(ctx, *item, things));
  } else if (!things.all.empty() && !participants(ctx)) {
    widgets::draw_text(ctx.ui, bar, ctx.words(ballots_of(ctx, step, true).empty() ? "matrix.hint" : "matrix.hint_voted"), {widgets::size::kList, Weight::regular, 1.25f},
                       {.color = ctx.ui.theme().ink2, .valign = widgets::VAlign::middle, .max_lines = 2});
  }
  draw_ballot_sheets(ctx, step);
  draw_lineage(ctx);
}

} // namespace

const StepView kMatrixView{sheets::StepKind::matrix, draw_board, draw_bar};

} // namespace yoriai::screens
