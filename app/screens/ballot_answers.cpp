#include "screens/ballot_answers.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "screens/ballot_result.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "widgets/controls.hpp"

namespace yoriai::screens {
namespace {

using meeting::Method;
using widgets::Align;
using widgets::Rect;
using widgets::VAlign;
using widgets::Weight;
namespace icon = widgets::icon;

constexpr float kShareRow = 92;

// Yes and answers of everybody or of one group.
struct Share {
  int yes = 0, answers = 0;
};
Share share_of(const meeting::TargetResult& result, const std::string& group) {
  const auto yes = result.by_role.find(group);
  const auto answers = result.votes_by_role.find(group);
  if (yes == result.by_role.end() || answers == result.votes_by_role.end()) return {result.score, result.votes};
  return {yes->second, answers->second};
}

std::string share_words(const Context& ctx, const Share& share) {
  return ctx.words("ballot.share", {{"percent", std::to_string(meeting::percent(share.yes, share.answers))},
                                    {"yes", std::to_string(share.yes)},
                                    {"no", std::to_string(share.answers - share.yes)}});
}

void draw_share(Context& ctx, const Rect& r, const meeting::TargetResult& result, const std::string& group) {
  widgets::Ui& ui = ctx.ui;
  const Share share = share_of(result, group);
  Rect in{r.x0, r.y0 + 4, r.x1, r.y1 - 8};
  if (draw_badge(ctx, Rect::at(in.x0, in.centre().y - 28, 56, 56), result.item)) in.x0 += 72;
  Rect upper = in.cut_top(44, 6);
  const std::string words = share_words(ctx, share);
  const widgets::TextStyle style{widgets::size::kButton, Weight::bold, 1};
  widgets::draw_line(ui, upper.cut_right(widgets::text_width(ui, words, style) + 8, 16), words, style, ui.theme().ink,
                     Align::right);
  widgets::draw_line(ui, upper, answer_name(ctx, result.item), style, ui.theme().ink);
  widgets::score_bar(ui, {in.x0, in.y0, in.x1, in.y0 + 28},
                     share.answers == 0 ? 0 : static_cast<float>(share.yes) / static_cast<float>(share.answers));
}

std::string score_words(const Context& ctx, const meeting::Tally& tally) {
  std::string line;
  for (const meeting::TargetResult& result : tally.results) {
    const meeting::Item* item = ctx.meeting->item(result.item);
    const std::string name = result.item.empty()             ? std::string()
                             : item && !item->symbol.empty() ? item->symbol + " "
                                                             : short_name(ctx, result.item, 12) + " ";
    line += (line.empty() ? "" : ctx.lang() == base::Lang::ja ? "、" : ", ") + name;
    line += tally.method == Method::yesno ? share_words(ctx, share_of(result, {})) : std::to_string(result.score);
    if (result.near_next) line += "（" + std::string(ctx.words("ballot.tie")) + "）";
  }
  return line;
}

std::string outcome(const Context& ctx, const meeting::Tally& tally) {
  if (tally.method != Method::fist) return score_words(ctx, tally);
  const meeting::Shown shown = meeting::shown(tally.fingers);
  return ctx.words("ballot.fingers_line", {{"mean", one_decimal(shown.mean)}, {"low", std::to_string(shown.low)}});
}

} // namespace

std::string one_decimal(double number) {
  const double rounded = std::round(number * 10) / 10;
  std::string text = std::to_string(rounded);
  text.resize(text.find('.') + (rounded == std::floor(rounded) ? 0 : 2));
  return text;
}

bool draw_badge(Context& ctx, const Rect& r, const std::string& target) {
  const meeting::Item* item = ctx.meeting->item(target);
  if (!item || item->symbol.empty()) return false;
  if (std::islower(static_cast<unsigned char>(item->symbol.front()))) widgets::problem_badge(ctx.ui, r, item->symbol);
  else widgets::issue_badge(ctx.ui, r, item->symbol);
  return true;
}

std::string answer_name(const Context& ctx, const std::string& target) {
  return target.empty() ? std::string(ctx.words("ballot.answers")) : short_name(ctx, target, 60);
}

void draw_shares(Context& ctx, const meeting::Tally& tally, const std::string& group, const Rect& r,
                 widgets::ScrollState& scroll) {
  const int count = static_cast<int>(tally.results.size());
  widgets::ScrollArea area(ctx.ui, "result/rows", r, scroll, kShareRow * static_cast<float>(count));
  const int first = std::max(0, static_cast<int>(area.visible().y0 / kShareRow));
  const int last = std::min(count, static_cast<int>(area.visible().y1 / kShareRow) + 1);
  for (int i = first; i < last; ++i)
    draw_share(ctx, area.place(Rect::at(0, kShareRow * static_cast<float>(i), area.visible().width() - 4, kShareRow)),
               tally.results[static_cast<std::size_t>(i)], group);
  area.finish(first, count - last);
}

void draw_fingers(Context& ctx, const meeting::Tally& tally, const std::string& group, Rect r) {
  widgets::Ui& ui = ctx.ui;
  const widgets::Theme& t = ui.theme();
  const auto own = tally.fingers_by_role.find(group);
  const meeting::Fingers& fingers = own == tally.fingers_by_role.end() ? tally.fingers : own->second;
  const meeting::Shown shown = meeting::shown(fingers);
  widgets::draw_line(ui, r.cut_top(52, 8), ctx.words("ballot.mean", {{"mean", one_decimal(shown.mean)}}),
                     {34, Weight::bold, 1}, t.ink);
  if (shown.low > 0)
    widgets::notice(ui, r.cut_bottom(100, 16), widgets::NoticeKind::warn, icon::kRecordVoiceOver,
                    ctx.words("ballot.low", {{"n", std::to_string(shown.low)}}), ctx.words("ballot.low_hint"));
  const float row = std::min(72.0f, r.height() / 6);
  const int most = std::max(1, *std::max_element(fingers.begin(), fingers.end()));
  for (int value = meeting::kFistMost; value >= 0; --value) {
    Rect line = r.cut_top(row).inset(0, std::min(8.0f, row * 0.1f));
    const int papers = fingers[static_cast<std::size_t>(value)];
    const std::string number = std::to_string(value);
    widgets::draw_line(ui, line.cut_left(40, 8), number, {34, Weight::bold, 1}, t.ink, Align::right);
    widgets::draw_line(ui, line.cut_left(std::min(330.0f, line.width() * 0.38f), 16), ctx.words("booth.fist." + number),
                       {widgets::size::kList}, t.ink);
    widgets::draw_line(ui, line.cut_right(120, 12), ctx.words("ballot.of_people", {{"n", std::to_string(papers)}}),
                       {widgets::size::kButton, Weight::bold, 1}, t.ink, Align::right);
    widgets::score_bar(ui, line.inset(0, std::max(0.0f, (line.height() - 32) / 2)),
                       static_cast<float>(papers) / static_cast<float>(most));
  }
}

std::string ballot_line(const Context& ctx, const meeting::Ballot& ballot) {
  const std::string question = ballot.question.empty() ? std::string(ctx.words("ballot.no_question")) : ballot.question;
  const std::string method(ctx.words("ballot.method." + ballot.method));
  const auto tally = ballot.open ? std::nullopt : meeting::tally(ballot);
  if (!tally)
    return ctx.words("ballot.line_open",
                     {{"question", question}, {"method", method}, {"papers", std::to_string(ballot.papers.size())}});
  const std::string papers = ctx.words("ballot.rule." + ballot.method, {{"n", std::to_string(ballot.budget)},
                                                                        {"papers", std::to_string(tally->papers)}});
  return ctx.words("ballot.line",
                   {{"question", question}, {"method", method}, {"rule", papers}, {"outcome", outcome(ctx, *tally)}});
}

} // namespace yoriai::screens
