#include "screens/ballot_rounds.hpp"

#include <algorithm>

#include "meeting/tally.hpp"
#include "screens/ballot_answers.hpp"
#include "screens/shell.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kHead = 108, kRow = 64, kLeastColumn = 190, kNameShare = 0.36f;
constexpr TextStyle kTitle{size::kHint, Weight::bold, kLineTitle}, kRule{size::kSmall, Weight::regular, kLineTitle},
    kName{size::kButton, Weight::regular, kLineTitle}, kCell{size::kButton, Weight::bold, 1};

std::string cell_text(const base::Words& words, const meeting::Tally& tally, const meeting::TargetResult& result) {
  const std::string score = std::to_string(result.score);
  if (tally.method == meeting::Method::yesno)
    return words("ballot.cell.yesno", {{"yes", score}, {"of", std::to_string(result.votes)}});
  if (tally.method == meeting::Method::fist)
    return words("ballot.cell.fist", {{"mean", one_decimal(meeting::shown(tally.fingers).mean)}});
  const char* unit = tally.method == meeting::Method::hands ? "ballot.people" : "ballot.points";
  return words("ballot.cell.rank",
               {{"rank", std::to_string(result.rank)}, {"score", score}, {"unit", std::string(words(unit))}});
}

RoundsTable::Row& row_of(RoundsTable& table, const std::string& target) {
  const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                  [&](const RoundsTable::Row& row) { return row.target == target; });
  if (found != table.rows.end()) return *found;
  return table.rows.emplace_back(RoundsTable::Row{target, std::vector<std::string>(table.rounds.size())});
}

void draw_head(Context& ctx, const RoundsTable& table, std::size_t first, Rect head, float name, float column) {
  head.cut_left(name);
  for (std::size_t i = first; i < table.rounds.size(); ++i) {
    Rect cell = head.cut_left(column).inset(8, 4);
    Rect title = cell.cut_top(66);
    draw_text(ctx.ui, title, table.rounds[i].title, kTitle, {.color = ctx.ui.theme().ink, .max_lines = 2});
    draw_line(ctx.ui, cell, table.rounds[i].rule, kRule, ctx.ui.theme().ink2);
  }
}

} // namespace

RoundsTable compare_rounds(const base::Words& words, std::span<const meeting::Ballot* const> ballots) {
  RoundsTable table;
  table.rounds.resize(ballots.size());
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const meeting::Ballot& ballot = *ballots[i];
    const auto tally = meeting::tally(ballot);
    if (!tally) continue;
    const base::Args args{{"n", std::to_string(i + 1)}, {"question", ballot.question}};
    table.rounds[i].title = words(ballot.question.empty() ? "ballot.nth" : "ballot.nth_named", args);
    table.rounds[i].rule = words("ballot.rule." + ballot.method,
                                 {{"n", std::to_string(ballot.budget)}, {"papers", std::to_string(tally->papers)}});
    for (const std::string& target : ballot.targets) row_of(table, target);
    for (const meeting::TargetResult& result : tally->results)
      row_of(table, result.item).cells[i] = cell_text(words, *tally, result);
  }
  return table;
}

void draw_rounds(Context& ctx, const RoundsTable& table, const Rect& r, ScrollState& scroll) {
  if (table.rounds.empty()) return;
  Ui& ui = ctx.ui;
  const float name = r.width() * kNameShare;
  const auto fit = static_cast<std::size_t>(std::max(1.0f, (r.width() - name) / kLeastColumn));
  const std::size_t shown = std::min(fit, table.rounds.size()), first = table.rounds.size() - shown;
  const float column = (r.width() - name) / static_cast<float>(shown);
  Rect view = r;
  draw_head(ctx, table, first, view.cut_top(kHead), name, column);
  hline(ui, r.x0, r.x1, view.y0 - 2, ui.theme().line2, 2);
  ScrollArea area(ui, "result/compared", view, scroll, kRow * static_cast<float>(table.rows.size()));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Rect row = Rect::at(0, kRow * static_cast<float>(i), area.visible().width(), kRow);
    if (!area.shows(row)) continue;
    Rect line = area.place(row);
    hline(ui, line.x0, line.x1, line.y1, ui.theme().line, ui.theme().border_line);
    Rect label = line.cut_left(name);
    if (draw_badge(ctx, Rect::around({label.x0 + 28, label.centre().y}, 48, 48), table.rows[i].target)) label.x0 += 64;
    draw_text(ui, {label.x0, label.y0, label.x1 - 12, label.y1}, answer_name(ctx, table.rows[i].target), kName,
              {.color = ui.theme().ink, .valign = VAlign::middle, .max_lines = 2});
    for (std::size_t round = first; round < table.rounds.size(); ++round) {
      const std::string& cell = table.rows[i].cells[round];
      draw_line(ui, line.cut_left(column).inset(8, 0), cell.empty() ? "―" : std::string_view(cell), kCell,
                cell.empty() ? ui.theme().ink2 : ui.theme().ink);
    }
  }
  area.finish();
}

} // namespace yoriai::screens
