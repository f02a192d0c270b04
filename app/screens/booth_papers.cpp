#include "screens/booth_papers.hpp"

#include <algorithm>
#include <cmath>

#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"

namespace yoriai::screens {
namespace {

using meeting::Method;
using widgets::Align;
using widgets::ButtonLook;
using widgets::Rect;
using widgets::VAlign;
using widgets::Weight;
namespace icon = widgets::icon;

constexpr BoothMeasures kRoomy{48, 22, 22, 106, 40, 58, 100, 163, 175};
constexpr BoothMeasures kTight{24, 16, 16, 82, 30, 44, 76, 112, 116};

int sum_of(const BoothView& state) {
  int sum = 0;
  for (const auto& [target, votes] : state.votes) sum += votes;
  return sum;
}

// The target that holds this rank, or nullptr.
const std::string* holder(const BoothView& state, int points) {
  for (const auto& [target, given] : state.votes)
    if (given == points) return &target;
  return nullptr;
}

int ranks_of(const meeting::Ballot& ballot) { return std::min<int>(3, static_cast<int>(ballot.targets.size())); }

std::string rank_words(const Context& ctx, int rank) { return ctx.words("booth.rank", {{"n", std::to_string(rank)}}); }

void draw_dot_buttons(Context& ctx, const meeting::Ballot& ballot, BoothView& state, const std::string& target,
                      Rect row) {
  const BoothMeasures& m = booth_measures(ctx);
  const std::string name = ballot_name(ballot, target);
  const int dots = state.votes.contains(target) ? state.votes.at(target) : 0;
  const bool full = dots >= ballot.cap, empty = sum_of(state) >= ballot.budget;
  const float size = m.button >= 100 ? 31 : 26;
  const Rect minus = row.cut_left(std::floor(row.width() * 0.43f), 14);
  if (widgets::button(
          ctx.ui, name + "/minus", minus,
          {.label = ctx.words("booth.minus"), .icon = icon::kRemove, .enabled = dots > 0, .size = size - 3}))
    --state.votes[target];
  const widgets::ButtonSpec plus{.label = ctx.words(full ? "booth.enough" : "booth.plus"),
                                 .icon = full ? nullptr : icon::kAdd,
                                 .look = ButtonLook::primary,
                                 .enabled = !full && !empty,
                                 .size = size};
  if (widgets::button(ctx.ui, name + "/plus", row, plus)) ++state.votes[target];
}

void draw_dots(Context& ctx, const meeting::Ballot& ballot, BoothView& state, const std::string& target, Rect& in) {
  const BoothMeasures& m = booth_measures(ctx);
  const int dots = state.votes.contains(target) ? state.votes.at(target) : 0;
  const Rect buttons = in.cut_bottom(m.button, 12);
  const Rect sockets = in.cut_bottom(m.socket, 8);
  const float step = m.socket + 19;
  const float fits = std::min(step, sockets.width() / static_cast<float>(ballot.cap));
  const float x = sockets.centre().x - fits * static_cast<float>(ballot.cap - 1) / 2;
  for (int i = 0; i < ballot.cap; ++i)
    widgets::vote_dot(ctx.ui, {x + fits * static_cast<float>(i), sockets.centre().y}, std::min(m.socket, fits - 4),
                      i < dots);
  draw_dot_buttons(ctx, ballot, state, target, buttons);
}

// 1位 2位 3位: a rank moves here from the card that had it; tapped again it is taken back.
void draw_ranks(Context& ctx, const meeting::Ballot& ballot, BoothView& state, const std::string& target, Rect& in) {
  const BoothMeasures& m = booth_measures(ctx);
  const int ranks = ranks_of(ballot);
  int rank = 0;
  for (const Rect& cell : in.cut_bottom(m.button, 12).columns(ranks, 10)) {
    const int points = 4 - ++rank;
    const std::string* has = holder(state, points);
    const bool here = has && *has == target;
    const std::string words = rank_words(ctx, rank); // outlives the spec, which only looks at it
    const widgets::ButtonSpec spec{.label = words,
                                   .look = here  ? ButtonLook::chosen
                                           : has ? ButtonLook::neutral
                                                 : ButtonLook::secondary,
                                   .size = m.button >= 100 ? 31.0f : 26.0f};
    if (!widgets::button(ctx.ui, ballot_name(ballot, target) + "/" + std::to_string(rank), cell, spec)) continue;
    if (has) state.votes.erase(std::string(*has));
    if (!here) state.votes[target] = points;
  }
}

void answer(BoothView& state, const std::string& target, int value) {
  const auto given = state.votes.find(target);
  if (given != state.votes.end() && given->second == value) state.votes.erase(given);
  else state.votes[target] = value;
}

void draw_yes_no(Context& ctx, const meeting::Ballot& ballot, BoothView& state, const std::string& target, Rect row,
                 float size) {
  const auto given = state.votes.find(target);
  const int now = given == state.votes.end() ? -1 : given->second;
  const std::string name = ballot_name(ballot, target);
  const bool large = size > 40;
  const auto half = [&](const Rect& r, int value, const char* id, const char* key, const char* symbol) {
    const widgets::ButtonSpec spec{.label = ctx.words(key),
                                   .icon = symbol,
                                   .look = now == value ? ButtonLook::chosen : ButtonLook::secondary,
                                   .icon_above = large,
                                   .size = size,
                                   .icon_size = large ? size * 1.5f : 0};
    if (widgets::button(ctx.ui, name + "/" + id, r, spec)) answer(state, target, value);
  };
  const auto sides = row.columns(2, large ? 32.0f : 14.0f);
  half(sides[0], 1, "yes", "booth.yes", icon::kRadioButtonUnchecked);
  half(sides[1], 0, "no", "booth.no", icon::kClose);
}

void draw_fingers(Context& ctx, const meeting::Ballot& ballot, BoothView& state, const std::string& target,
                  Rect board) {
  const int columns = board.width() > 1100 ? 6 : 3;
  const auto given = state.votes.find(target);
  int value = 0;
  for (const Rect& line : board.rows(6 / columns, 20))
    for (const Rect& cell : line.columns(columns, 16)) {
      const bool chosen = given != state.votes.end() && given->second == value;
      const std::string number = std::to_string(value);
      const std::string_view meaning = ctx.words("booth.fist." + number);
      if (widgets::button(ctx.ui, "ballot/" + ballot.id + "/fist/" + number, cell,
                          {.look = chosen ? ButtonLook::chosen : ButtonLook::secondary, .spoken = meaning}))
        answer(state, target, value);
      const auto& t = ctx.ui.theme();
      const widgets::Color ink = chosen ? t.on_ai : t.ai_text;
      Rect in = cell.inset(12, 16);
      const float size = std::min(110.0f, in.height() * 0.4f);
      widgets::draw_line(ctx.ui, in.cut_top(in.height() * 0.5f), number, {size, Weight::bold, 1}, ink, Align::centre);
      widgets::draw_text(ctx.ui, in, meaning, {28, Weight::bold, 1.25f},
                         {.color = ink, .align = Align::centre, .valign = VAlign::top, .max_lines = 3});
      ++value;
    }
}

} // namespace

const BoothMeasures& booth_measures(const Context& ctx) {
  return ctx.ui.surface().height() < 1000 || ctx.ui.surface().width() < 1500 ? kTight : kRoomy;
}

meeting::Method method_of(const meeting::Ballot& ballot) {
  return meeting::method_of(ballot.method).value_or(Method::dots);
}

std::vector<std::string> booth_targets(const Context& ctx, const meeting::Ballot& ballot) {
  if (ballot.targets.empty()) return {std::string(meeting::kQuestionItself)};
  std::vector<std::string> live;
  for (const std::string& target : ballot.targets) {
    const meeting::Item* item = ctx.meeting->item(target);
    if (item ? item->live() : !live_members(*ctx.meeting, target).empty()) live.push_back(target);
  }
  return live;
}

std::string ballot_name(const meeting::Ballot& ballot, const std::string& target) {
  return "ballot/" + ballot.id + (target.empty() ? "" : "/" + target);
}

void draw_target_name(Context& ctx, Rect r, const std::string& target, float size) {
  const meeting::Item* item = ctx.meeting->item(target);
  if (item && !item->symbol.empty()) {
    const Rect badge = Rect::at(r.x0, r.y0, 54, 54);
    if (std::islower(static_cast<unsigned char>(item->symbol.front())))
      widgets::problem_badge(ctx.ui, badge, item->symbol);
    else widgets::issue_badge(ctx.ui, badge, item->symbol);
    r.x0 += 66;
  }
  const std::string name = short_name(ctx, target, 200);
  while (size > 26 && widgets::text_height(ctx.ui, name, {size, Weight::bold, 1.25f}, r.width()) > r.height() + 2)
    size -= 2;
  const int lines = std::max(1, static_cast<int>((r.height() + 2) / (size * 1.25f)));
  widgets::draw_text(ctx.ui, r, name, {size, Weight::bold, 1.25f}, {.color = ctx.ui.theme().ink, .max_lines = lines});
}

int left_to_give(const Context& ctx, const meeting::Ballot& ballot, const BoothView& state) {
  switch (method_of(ballot)) {
    case Method::dots: return ballot.budget - sum_of(state);
    case Method::choice321: return ranks_of(ballot) - static_cast<int>(state.votes.size());
    case Method::yesno:
      return static_cast<int>(booth_targets(ctx, ballot).size()) - static_cast<int>(state.votes.size());
    case Method::fist: return 1 - static_cast<int>(state.votes.size());
    case Method::hands: return 0;
  }
  return 0;
}

bool may_hand_in(const meeting::Ballot& ballot, const BoothView& state) {
  return method_of(ballot) != Method::fist || !state.votes.empty();
}

base::Json votes_of(const Context& ctx, const meeting::Ballot& ballot, const BoothView& state) {
  const bool zero_counts = method_of(ballot) == Method::yesno || method_of(ballot) == Method::fist;
  const auto itself = state.votes.find(std::string(meeting::kQuestionItself));
  if (ballot.targets.empty() && itself != state.votes.end()) return itself->second;
  base::Json votes = base::Json::object();
  const auto live = booth_targets(ctx, ballot);
  for (const auto& [target, value] : state.votes)
    if ((value > 0 || zero_counts) && std::find(live.begin(), live.end(), target) != live.end()) votes[target] = value;
  return votes;
}

std::string method_words(const Context& ctx, const char* key, const meeting::Ballot& ballot) {
  return ctx.words(std::string(key) + "." + ballot.method,
                   {{"n", std::to_string(ballot.budget)}, {"cap", std::to_string(ballot.cap)}});
}

void draw_left(Context& ctx, const meeting::Ballot& ballot, const BoothView& state, Rect& head) {
  const Method method = method_of(ballot);
  if (has_large_answers(ballot) || method == Method::hands) return;
  const BoothMeasures& m = booth_measures(ctx);
  const widgets::Theme& t = ctx.ui.theme();
  const int left = left_to_give(ctx, ballot, state);
  const std::string words =
      ctx.words(method == Method::choice321 ? "booth.left_ranks" : "booth.left", {{"n", std::to_string(left)}});
  const float dot = m.socket * 0.92f, step = dot + 22;
  const widgets::TextStyle style{m.title_size, Weight::bold, 1};
  const int shown = method == Method::dots        ? std::min(ballot.budget, narrow(ctx) ? 3 : 7)
                    : method == Method::choice321 ? ranks_of(ballot)
                                                  : 0;
  const float width = widgets::text_width(ctx.ui, words, style) + 60 + step * static_cast<float>(shown);
  Rect box = head.cut_right(std::min(width, head.width() * 0.6f), 24);
  box = box.inset(0, std::max(0.0f, (box.height() - 115) / 2));
  widgets::fill(ctx.ui, box, t.ai_soft, widgets::metric::kRadiusCard);
  widgets::border(ctx.ui, box, t.high_contrast ? t.line : t.ai_line, t.border_control, widgets::metric::kRadiusCard);
  for (int i = 0; i < shown; ++i) {
    const widgets::Point at{box.x1 - 20 - step * static_cast<float>(shown - i) + step / 2 + 4, box.centre().y};
    const bool open = method == Method::dots ? i < left : holder(state, 3 - i) == nullptr;
    widgets::vote_dot(ctx.ui, at, dot, open);
    if (method == Method::choice321)
      widgets::draw_line(ctx.ui, Rect::around(at, dot, dot), std::to_string(i + 1), {dot * 0.55f, Weight::bold, 1},
                         open ? t.on_ai : t.ink2, Align::centre);
  }
  widgets::draw_line(ctx.ui, {box.x0 + 28, box.y0, box.x1, box.y1}, words, style, t.ai_text);
}

void draw_paper_card(Context& ctx, const meeting::Ballot& ballot, BoothView& state, const std::string& target,
                     const Rect& r) {
  const BoothMeasures& m = booth_measures(ctx);
  const widgets::Theme& t = ctx.ui.theme();
  const Method method = method_of(ballot);
  const auto vote = state.votes.find(target);
  const bool given = vote != state.votes.end() && (vote->second > 0 || method == Method::yesno);
  widgets::card(ctx.ui, r, t.surface, t.line);
  if (given) widgets::border(ctx.ui, r, t.ai, t.border_chosen, widgets::metric::kRadiusCard);
  Rect in = r.inset(m.pad);
  if (method == Method::dots) draw_dots(ctx, ballot, state, target, in);
  if (method == Method::choice321) draw_ranks(ctx, ballot, state, target, in);
  if (method == Method::yesno)
    draw_yes_no(ctx, ballot, state, target, in.cut_bottom(m.button, 12), m.button >= 100 ? 31 : 26);
  draw_target_name(ctx, in, target, m.title_size);
}

bool has_large_answers(const meeting::Ballot& ballot) {
  const Method method = method_of(ballot);
  return method == Method::fist || (method == Method::yesno && ballot.targets.size() < 2);
}

void draw_large_answers(Context& ctx, const meeting::Ballot& ballot, BoothView& state, Rect board) {
  const auto targets = booth_targets(ctx, ballot);
  if (targets.empty()) return;
  const std::string target = targets.front();
  if (!target.empty()) {
    const float height = std::min(180.0f, board.height() * 0.3f);
    const Rect card = board.cut_top(height, 28);
    widgets::card(ctx.ui, card, ctx.ui.theme().surface, ctx.ui.theme().line);
    draw_target_name(ctx, card.inset(28, 24), target, booth_measures(ctx).title_size + 4);
  }
  const bool fist = method_of(ballot) == Method::fist;
  const float most = fist && board.width() > 1100 ? 400.0f : fist ? 560.0f : 380.0f;
  const Rect answers =
      Rect::around(board.centre(), std::min(board.width(), fist ? 1824.0f : 1400.0f), std::min(board.height(), most));
  if (fist) draw_fingers(ctx, ballot, state, target, answers);
  else draw_yes_no(ctx, ballot, state, target, answers, 64);
}

} // namespace yoriai::screens
