#include "screens/ballot_result.hpp"

#include <algorithm>
#include <cmath>

#include "meeting/tally.hpp"
#include "screens/ballot_answers.hpp"
#include "screens/ballot_rounds.hpp"
#include "screens/board_parts.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using widgets::Align;
using widgets::Rect;
using widgets::Weight;
namespace icon = widgets::icon;

constexpr float kRow = 42, kRowWide = 76;

struct Bar {
  const meeting::TargetResult* result;
  int score;
  bool near_next;
};

// The scores of everybody or of one group, best first, with ties worked out anew for the group.
struct Scores {
  std::vector<Bar> bars;
  double mean = 0;
  int papers = 0;
};

Scores scores_of(const meeting::Tally& tally, const std::string& group) {
  Scores scores;
  const auto found = tally.papers_by_role.find(group);
  const bool all = found == tally.papers_by_role.end();
  scores.papers = all ? tally.papers : found->second;
  int sum = 0;
  for (const meeting::TargetResult& result : tally.results) {
    const auto own = result.by_role.find(group);
    const int score = all ? result.score : own == result.by_role.end() ? 0 : own->second;
    scores.bars.push_back({&result, score, false});
    sum += score;
  }
  std::stable_sort(scores.bars.begin(), scores.bars.end(),
                   [](const Bar& a, const Bar& b) { return a.score > b.score; });
  if (scores.bars.empty()) return scores;
  scores.mean = meeting::even_mean(tally.method, scores.bars.size(), scores.papers, sum);
  const double near = std::max(1.0, 0.05 * scores.bars.front().score); // as meeting/tally.hpp
  for (std::size_t i = 0; i + 1 < scores.bars.size(); ++i)
    scores.bars[i].near_next = scores.bars[i].score > 0 && scores.bars[i].score - scores.bars[i + 1].score <= near;
  return scores;
}

std::string group_label(const Context& ctx, const std::string& group) {
  std::string label;
  for (std::size_t from = 0; from < group.size();) {
    const std::size_t to = std::min(group.find('+', from), group.size());
    label += (label.empty() ? "" : "・") + std::string(role_label(ctx, group.substr(from, to - from)));
    from = to + 1;
  }
  return label;
}

// One frame of one result.
class ResultPanel {
public:
  ResultPanel(Context& ctx, const sheets::Step& step, const ResultLook& look)
      : ctx_(ctx),
        ui_(ctx.ui),
        step_(step),
        look_(look),
        state_(ctx.view.wall.results[step.path]),
        ballots_(ballots_of(ctx, step, look.ranking)) {
    for (round_ = 0; round_ < ballots_.size(); ++round_)
      if (ballots_[round_]->id == state_.ballot) break;
    if (round_ >= ballots_.size() && !ballots_.empty()) round_ = ballots_.size() - 1;
  }

  void draw(Rect r) {
    if (ballots_.empty()) return;
    const auto tally = meeting::tally(*ballots_[round_]);
    if (!tally) return;
    if (look_.wide && look_.rounds && ballots_.size() > 1 && draw_compared(r)) return;
    draw_heading(r, *tally);
    if (tally->method == meeting::Method::yesno) return draw_shares(ctx_, *tally, state_.group, r, state_.scroll);
    if (tally->method == meeting::Method::fist) return draw_fingers(ctx_, *tally, state_.group, r);
    draw_bars(r, scores_of(*tally, state_.group));
  }

private:
  std::string_view word(const char* name, const char* key) const {
    const sheets::Text& own = step_.word(name);
    return own.empty() ? ctx_.words(key) : std::string_view(own.in(ctx_.lang()));
  }

  // Rounds beside each other instead of one alone; true while they are.
  bool draw_compared(Rect& r) {
    Rect line = r.cut_top(64, 8);
    const widgets::Segment ways[] = {{"one", ctx_.words("ballot.one_round")}, {"all", ctx_.words("ballot.compare")}};
    const Rect at{line.x0, line.y0, line.x0 + std::min(line.width(), 460.0f), line.y1};
    const int tapped = widgets::segmented(ui_, "result/rounds", at, ways, state_.compared ? 1 : 0);
    if (tapped >= 0) state_.compared = tapped == 1, state_.scroll.to_top();
    if (state_.compared) screens::draw_rounds(ctx_, compare_rounds(ctx_.words, ballots_), r, state_.scroll);
    return state_.compared;
  }

  void draw_heading(Rect& r, const meeting::Tally& tally) {
    const meeting::Ballot& ballot = *ballots_[round_];
    Rect line = r.cut_top(60, 8);
    if (look_.rounds && ballots_.size() > 1) draw_rounds(line);
    const std::string_view title = word("results", "ballot.results");
    const std::string rule =
        ctx_.words("ballot.rule." + ballot.method,
                   {{"n", std::to_string(ballot.budget)}, {"papers", std::to_string(tally.papers)}});
    if (look_.wide) {
      if (!ballot.question.empty())
        widgets::draw_text(ui_, r.cut_top(40, 4), ballot.question, {26, Weight::bold, 1.3f},
                           {.color = ui_.theme().ink, .max_lines = 1});
      draw_groups(r.cut_top(60, 16), tally);
    } else {
      const Rect groups = line.cut_right(std::min(line.width() * 0.5f, groups_width(tally)), 12);
      draw_groups(groups, tally);
    }
    const float width = widgets::text_width(ui_, title, {28, Weight::bold, 1}) + 16;
    widgets::draw_line(ui_, line.cut_left(std::min(width, line.width())), title, {28, Weight::bold, 1},
                       ui_.theme().ink);
    widgets::draw_line(ui_, line, rule, {widgets::size::kHint}, ui_.theme().ink2);
  }

  void draw_rounds(Rect& line) {
    if (widgets::icon_button(ui_, "result/round/next", line.cut_right(64, 8), icon::kChevronRight,
                             ctx_.words("ballot.later_round"), round_ + 1 < ballots_.size()))
      state_.ballot = ballots_[round_ + 1]->id;
    const std::string text =
        ctx_.words("ballot.round", {{"n", std::to_string(round_ + 1)}, {"of", std::to_string(ballots_.size())}});
    const float width = widgets::text_width(ui_, text, {widgets::size::kList}) + 8;
    widgets::draw_line(ui_, line.cut_right(width, 8), text, {widgets::size::kList}, ui_.theme().ink, Align::centre);
    if (widgets::icon_button(ui_, "result/round/previous", line.cut_right(64, 24), icon::kChevronLeft,
                             ctx_.words("ballot.earlier_round"), round_ > 0))
      state_.ballot = ballots_[round_ - 1]->id;
  }

  std::vector<std::pair<std::string, std::string>> groups(const meeting::Tally& tally) const {
    std::vector<std::pair<std::string, std::string>> found{{"all", std::string(ctx_.words("ballot.everybody"))}};
    if (tally.papers_by_role.size() > 1)
      for (const auto& [group, papers] : tally.papers_by_role)
        if (papers >= meeting::kSmallestGroup) found.emplace_back(group, group_label(ctx_, group));
    return found;
  }

  float groups_width(const meeting::Tally& tally) const {
    float width = 0;
    for (const auto& [id, label] : groups(tally))
      width = std::max(width, widgets::text_width(ui_, label, {widgets::size::kHint, Weight::bold, 1}) + 44);
    return groups(tally).size() > 1 ? width * static_cast<float>(groups(tally).size()) : 0;
  }

  void draw_groups(const Rect& r, const meeting::Tally& tally) {
    const auto found = groups(tally);
    if (found.size() < 2) return;
    int now = 0;
    for (std::size_t i = 1; i < found.size(); ++i)
      if (found[i].first == state_.group) now = static_cast<int>(i);
    int tapped = -1;
    if (groups_width(tally) <= r.width() + 1) {
      std::vector<widgets::Segment> parts;
      for (const auto& [id, label] : found) parts.push_back({id, label});
      const Rect at{r.x1 - groups_width(tally), r.y0, r.x1, r.y1};
      tapped = widgets::segmented(ui_, "result/group", look_.wide ? at.moved(r.x0 - at.x0, 0) : at, parts, now);
    } else {
      Rect at = r;
      at.x0 = std::max(r.x0, r.x1 - 360);
      if (widgets::dropdown(ui_, "result/group", at, found[static_cast<std::size_t>(now)].second))
        state_.group_open = true;
      if (state_.group_open) tapped = choose_group(at, found, now);
    }
    if (tapped >= 0) state_.group = tapped == 0 ? std::string() : found[static_cast<std::size_t>(tapped)].first;
  }

  int choose_group(const Rect& at, const std::vector<std::pair<std::string, std::string>>& found, int now) {
    std::vector<widgets::Choice> choices;
    for (std::size_t i = 0; i < found.size(); ++i)
      choices.push_back({.id = found[i].first, .label = found[i].second, .chosen = static_cast<int>(i) == now});
    const widgets::Chosen chosen = widgets::choose(ui_, "result/group", {.anchor = at}, choices, state_.group_scroll);
    if (chosen.index >= 0 || chosen.dismissed) state_.group_open = false;
    return chosen.index;
  }

  void draw_bars(const Rect& r, const Scores& scores) {
    const float row = look_.wide ? kRowWide : kRow;
    const int count = static_cast<int>(scores.bars.size());
    const bool beside = scores.mean <= 0 || key_fits_beside(scores, row, r);
    Rect view = r;
    const Rect foot = beside ? Rect{} : view.cut_bottom(40, 2);
    widgets::ScrollArea area(ui_, "result/rows", view, state_.scroll, row * static_cast<float>(count));
    Rect track{0, 0, view.width() - (look_.wide ? 130.0f : 116.0f), 0};
    track.x0 = look_.wide ? 72 : 54;
    const double most =
        count ? std::max(1.0, std::max<double>(scores.bars.front().score * 1.1, scores.mean * 1.25)) : 1;
    const int first = std::max(0, static_cast<int>(area.visible().y0 / row));
    const int last = std::min(count, static_cast<int>(area.visible().y1 / row) + 1);
    for (int i = first; i < last; ++i) draw_bar(area, scores, i, row, track, most);
    for (int i = first; i < last;) i = draw_tie(area, scores, i, row, track, most);
    const float x = view.x0 + track.x0 + track.width() * static_cast<float>(scores.mean / most);
    const float y1 =
        std::min(view.y0 + area.visible().height(), area.place({0, 0, 0, row * static_cast<float>(count)}).y1);
    if (scores.mean > 0) draw_mean_line(x, view.y0, y1);
    area.finish(first, count - last);
    if (scores.mean <= 0) return;
    if (beside) draw_mean_key({x + 14, y1 - row + 4, view.x0 + track.x1, y1 - 6}, x + 14, scores.mean, true);
    else draw_mean_key(foot, x, scores.mean, false);
  }

  std::string mean_words(double mean) const {
    return std::string(word("no_preference", "ballot.no_preference")) + " " + one_decimal(mean);
  }

  // The words of the red line stand on the last row when all rows show and its bar ends well before the line.
  bool key_fits_beside(const Scores& scores, float row, const Rect& r) const {
    if (scores.bars.empty() || look_.wide || row * static_cast<float>(scores.bars.size()) > r.height() + 1)
      return false;
    const double most = std::max(1.0, std::max<double>(scores.bars.front().score * 1.1, scores.mean * 1.25));
    const float track = r.width() - 170, x = track * static_cast<float>(scores.mean / most);
    const float words = widgets::text_width(ui_, mean_words(scores.mean), {widgets::size::kHint}) + 30;
    return scores.bars.back().score < scores.mean && x + words <= track;
  }

  void draw_bar(widgets::ScrollArea& area, const Scores& scores, int i, float row, const Rect& track, double most) {
    const widgets::Theme& t = ui_.theme();
    const Bar& bar = scores.bars[static_cast<std::size_t>(i)];
    const Rect r = area.place(Rect::at(0, row * static_cast<float>(i), area.visible().width(), row));
    const float bar_high = look_.wide ? 28 : 30;
    const Rect line{r.x0 + track.x0, r.y1 - bar_high - (look_.wide ? 8 : 6), r.x0 + track.x1,
                    r.y1 - (look_.wide ? 8 : 6)};
    const float side = look_.wide ? 56 : 38;
    const Rect badge = Rect::around({r.x0 + side / 2, look_.wide ? r.centre().y : line.centre().y}, side, side);
    if (!draw_badge(ctx_, badge, bar.result->item))
      widgets::draw_line(ui_, {r.x0, line.y0, r.x0 + track.x0 - 12, line.y1}, std::to_string(i + 1),
                         {widgets::size::kList, Weight::bold, 1}, t.ink2, Align::right);
    if (look_.wide)
      widgets::draw_line(ui_, {line.x0, r.y0 + 4, line.x1, line.y0 - 2}, answer_name(ctx_, bar.result->item),
                         {widgets::size::kButton, Weight::bold, 1}, t.ink);
    widgets::score_bar(ui_, line, static_cast<float>(bar.score / most));
    const std::string number = std::to_string(bar.score);
    const std::string_view unit =
        ctx_.words(ballots_[round_]->method == "hands" ? "ballot.people" : "ballot.points");
    Rect end{line.x1 + 8, line.y0 - 6, r.x1 - 4, line.y1 + 6};
    const float unit_width = widgets::text_width(ui_, unit, {widgets::size::kSmall}) + 6;
    widgets::draw_line(ui_, end.cut_right(unit_width), unit, {widgets::size::kSmall}, t.ink, Align::right);
    widgets::draw_line(ui_, end, number, {30, Weight::bold, 1}, t.ink, Align::right);
  }

  // The bracket of a run of near ties that begins at row i; the row to go on with.
  int draw_tie(widgets::ScrollArea& area, const Scores& scores, int i, float row, const Rect& track, double most) {
    int end = i;
    while (scores.bars[static_cast<std::size_t>(end)].near_next) ++end;
    if (end == i) return i + 1;
    const widgets::Theme& t = ui_.theme();
    const Bar& longest = scores.bars[static_cast<std::size_t>(i)];
    const std::string_view words = word("tie", "ballot.tie");
    const float room = widgets::text_width(ui_, words, {widgets::size::kHint, Weight::bold, 1}) + 20;
    const Rect r = area.place(
        Rect::at(0, row * static_cast<float>(i), area.visible().width(), row * static_cast<float>(end - i + 1)));
    const float bar_end = r.x0 + track.x0 + track.width() * static_cast<float>(longest.score / most);
    const float x = std::min(bar_end + 24, r.x0 + track.x1 - room);
    const float y0 = r.y0 + (look_.wide ? 42 : 8), y1 = r.y1 - 10;
    widgets::vline(ui_, x, y0, y1, t.ink, 4);
    widgets::hline(ui_, x - 10, x + 2, y0, t.ink, 4);
    widgets::hline(ui_, x - 10, x + 2, y1, t.ink, 4);
    const Rect plate = Rect::at(x + 10, (y0 + y1) / 2 - 16, room - 12, 32);
    widgets::fill(ui_, plate.inset(-2), t.surface, 6);
    widgets::draw_line(ui_, plate.inset(4, 0), words, {widgets::size::kHint, Weight::bold, 1}, t.ink);
    return end + 1;
  }

  void draw_mean_line(float x, float y0, float y1) {
    const widgets::Theme& t = ui_.theme();
    widgets::vline(ui_, x, y0, y1, t.surface, 7);
    widgets::vline_dashed(ui_, x, y0, y1, t.err.border, 3);
  }

  void draw_mean_key(const Rect& foot, float x, double mean, bool on_row) {
    const widgets::Theme& t = ui_.theme();
    const std::string text = mean_words(mean);
    const float width = widgets::text_width(ui_, text, {widgets::size::kHint}) + 16;
    const float x0 = std::clamp(x - 4, foot.x0, std::max(foot.x0, foot.x1 - width));
    const Rect plate{x0, foot.y0 + (on_row ? 0.0f : 6.0f), x0 + width, foot.y1};
    if (on_row) widgets::fill(ui_, plate, t.surface, 6);
    widgets::draw_line(ui_, plate.inset(on_row ? 8 : 0, 0), text, {widgets::size::kHint}, t.err.ink);
  }

  Context& ctx_;
  widgets::Ui& ui_;
  const sheets::Step& step_;
  const ResultLook look_;
  ResultView& state_;
  std::vector<const meeting::Ballot*> ballots_;
  std::size_t round_ = 0;
};

} // namespace

bool is_about(const Context& ctx, const meeting::Ballot& ballot, const sheets::Step& step) {
  for (const std::string& target : ballot.targets) {
    const meeting::Item* item = ctx.meeting->item(target);
    if (!item && ctx.meeting->stack(target)) {
      const auto members = ctx.meeting->in_stack(target);
      if (!members.empty()) item = &ctx.meeting->items()[members.front()];
    }
    if (!item) continue;
    return std::find(step.kinds.begin(), step.kinds.end(), item->kind) != step.kinds.end();
  }
  return false;
}

std::vector<const meeting::Ballot*> ballots_of(const Context& ctx, const sheets::Step& step, bool ranking) {
  std::vector<const meeting::Ballot*> found;
  for (const meeting::Ballot& ballot : ctx.meeting->ballots()) {
    const auto method = meeting::method_of(ballot.method);
    if (ballot.open || (ranking && (method == meeting::Method::yesno || method == meeting::Method::fist))) continue;
    if (ballot.targets.empty() ? !ranking : is_about(ctx, ballot, step)) found.push_back(&ballot);
  }
  return found;
}

float ballot_result_height(const Context& ctx, const sheets::Step& step) {
  const auto ballots = ballots_of(ctx, step, true);
  if (ballots.empty()) return 0;
  return 68 + 42 + kRow * static_cast<float>(ballots.back()->targets.size());
}

void draw_ballot_result(Context& ctx, const sheets::Step& step, Rect r, const ResultLook& look) {
  ResultPanel(ctx, step, look).draw(r);
}

} // namespace yoriai::screens
