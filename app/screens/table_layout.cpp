#include "screens/table_layout.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "screens/evidence_sheet.hpp"
#include "screens/note_card.hpp"
#include "widgets/text.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kRow = 144, kToggleWidth = 116, kToggleHeight = 100, kNextWidth = 112, kBadge = 60, kCellGap = 8,
                kReason = 60, kOneLineFrom = 1100, kTwoLinesFrom = 800;
constexpr TextStyle kProblem{size::kNote, Weight::regular, kLineNote},
    kReasonText{size::kHint, Weight::regular, kLineTitle}, kOrigin{size::kSmall, Weight::regular, kLineTitle};
constexpr int kSlipsPerRow = 3;

std::vector<const meeting::Item*> hypotheses_of(const Context& ctx, const sheets::Step& step) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  return kind && !kind->from.empty() ? board_items(ctx, kind->from.front()) : Items{};
}

std::vector<TableSource> sources_of(const Context& ctx, const sheets::Step& step) {
  std::vector<TableSource> sources;
  std::unordered_map<std::string, std::size_t> at;
  for (const meeting::Item* h : hypotheses_of(ctx, step)) {
    const std::string id = h->stack.empty() ? h->id : h->stack;
    const auto [it, fresh] = at.emplace(id, sources.size());
    if (fresh) sources.push_back({id, !h->stack.empty(), {}, {}, {}});
    sources[it->second].members.push_back(h->id);
  }
  return sources;
}

// Which sources each row is derived from, and the other way round.
void tie_rows(const Items& problems, std::vector<TableSource>& sources) {
  std::unordered_map<std::string, std::size_t> source_of;
  for (std::size_t i = 0; i < sources.size(); ++i)
    for (const std::string& member : sources[i].members) source_of[member] = i;
  for (std::size_t row = 0; row < problems.size(); ++row)
    for (const std::string& from : problems[row]->from) {
      const auto it = source_of.find(from);
      if (it == source_of.end()) continue;
      auto& rows = sources[it->second].rows;
      if (rows.empty() || rows.back() != static_cast<int>(row)) rows.push_back(static_cast<int>(row));
    }
  std::stable_sort(sources.begin(), sources.end(), [](const TableSource& a, const TableSource& b) {
    constexpr int kLast = 1 << 30;
    return (a.rows.empty() ? kLast : a.rows.front()) < (b.rows.empty() ? kLast : b.rows.front());
  });
}

Items evidence_of(const Context& ctx, const meeting::Item& problem) {
  Items found = board_derived(ctx, problem.id, "evidence");
  for (const std::string& from : problem.from)
    for (const meeting::Item* e : board_derived(ctx, from, "evidence"))
      if (std::find(found.begin(), found.end(), e) == found.end()) found.push_back(e);
  return found;
}

// Fills the cells of the column of evidence from (0,0) downwards; returns their height.
float place_cells(Context& ctx, const sheets::Step& step, const meeting::Item& problem, float width, TableRow& row) {
  float y = 0;
  const auto put = [&](TableCell::Kind kind, std::string id, float h) {
    row.cells.push_back({kind, std::move(id), Rect::at(0, y, width, h), false});
    y += h + kCellGap;
  };
  const Items evidence = evidence_of(ctx, problem);
  for (const meeting::Item* e : evidence) put(TableCell::Kind::evidence, e->id, evidence_height(ctx, step, *e, width));
  if (evidence.empty()) put(TableCell::Kind::missing, {}, kReason);
  const std::string reason = problem.field_text("reason");
  if (after_screening(problem) == AfterScreening::next_time || !reason.empty()) {
    const std::string words = in_lang(ctx, step.word("reason")) + "：" + reason;
    put(TableCell::Kind::reason, {}, std::max(kReason, text_height(ctx.ui, words, kReasonText, width - 62) + 16));
  }
  return y - kCellGap;
}

void move_cells(TableRow& row, float x, float y) {
  for (TableCell& cell : row.cells) cell.r = cell.r.moved(x, y);
}

// Problem, evidence and toggles side by side.
void place_one_line(Context& ctx, const sheets::Step& step, const meeting::Item& problem, const TableLayout& l, float y,
                    TableRow& row) {
  const float text_width = l.head_problem.width(), evidence_width = l.head_evidence.width();
  const float text_h = text_height(ctx.ui, problem.text, kProblem, text_width);
  const float cells_h = place_cells(ctx, step, problem, evidence_width, row);
  const float h = std::max({kRow, text_h + 32, cells_h + 18});
  const float middle = y + h / 2;
  row.r = {l.left, y, l.head_next.x1, y + h};
  row.letter = Rect::around({l.head_letter.centre().x, middle}, kBadge, kBadge);
  row.text = {l.head_problem.x0, y, l.head_problem.x1, y + h};
  const bool alone = row.cells.size() == 1;
  const float top = alone || cells_h + 18 < h ? y + 9 : middle - cells_h / 2;
  move_cells(row, l.head_evidence.x0, top);
  row.evidence = {l.head_evidence.x0, y, l.head_evidence.x1, y + h};
  const float used = top + cells_h + kCellGap;
  if (row.cells.front().kind == TableCell::Kind::evidence && used + kReason <= y + h - 8)
    row.free = Rect::at(l.head_evidence.x0, used, evidence_width, kReason);
  row.universality = Rect::around({l.head_universality.centre().x, middle}, kToggleWidth, kToggleHeight);
  row.sociality = Rect::around({l.head_sociality.centre().x, middle}, kToggleWidth, kToggleHeight);
  row.next = Rect::around({l.head_next.centre().x, middle}, l.head_next.width() - 8, kToggleHeight);
}

// The problem above, evidence and toggles below.
void place_two_lines(Context& ctx, const sheets::Step& step, const meeting::Item& problem, const TableLayout& l,
                     float y, TableRow& row) {
  const Rect text{l.head_problem.x0, 0, l.head_next.x1 - 16, 0};
  const float text_h = text_height(ctx.ui, problem.text, kProblem, text.width());
  std::string origins;
  for (const std::string& words : row.origins) origins += (origins.empty() ? "" : "・") + words;
  const float origin_h = origins.empty() ? 0 : text_height(ctx.ui, origins, kOrigin, text.width() - 30, 1) + 4;
  const float head_h = std::max(kBadge, text_h + origin_h);
  const Rect cells{l.left + 16, 0, l.head_universality.x0 - 16, 0};
  const float cells_h = place_cells(ctx, step, problem, cells.width(), row);
  const bool one_more = row.cells.size() == 1 && row.cells.front().kind == TableCell::Kind::evidence;
  const float lower = y + 14 + head_h + 10,
              body = std::max(one_more ? cells_h + kCellGap + kReason : 0, std::max(kToggleHeight, cells_h));
  row.r = {l.left, y, l.head_next.x1, lower + body + 14};
  row.letter = Rect::at(l.left + 16, y + 14, kBadge, kBadge);
  row.text = {text.x0, y + 14, text.x1, y + 14 + head_h - origin_h};
  row.origin = {text.x0, row.text.y1, text.x1, row.text.y1 + origin_h};
  move_cells(row, cells.x0, lower);
  row.evidence = {cells.x0, lower, cells.x1, lower + body};
  if (one_more) row.free = Rect::at(cells.x0, lower + cells_h + kCellGap, cells.width(), kReason);
  const float middle = lower + kToggleHeight / 2;
  row.universality = Rect::around({l.head_universality.centre().x, middle}, kToggleWidth, kToggleHeight);
  row.sociality = Rect::around({l.head_sociality.centre().x, middle}, kToggleWidth, kToggleHeight);
  row.next = Rect::around({l.head_next.centre().x, middle}, l.head_next.width() - 8, kToggleHeight);
}

void place_columns(TableLayout& l, float width) {
  Rect table{l.left, 0, width, 0};
  Rect rest = table;
  l.head_next = rest.cut_right(kNextWidth, 8);
  l.head_sociality = rest.cut_right(kToggleWidth, 14);
  l.head_universality = rest.cut_right(kToggleWidth, 20);
  l.head_letter = rest.cut_left(84);
  if (l.one_line) l.head_evidence = rest.cut_right(std::min(436.0f, rest.width() * 0.53f), 12);
  l.head_problem = rest;
}

void place_slips(TableLayout& l) {
  for (std::size_t i = 0; i < l.rows.size(); ++i) {
    std::vector<TableSource*> here;
    for (TableSource& s : l.sources)
      if (!s.rows.empty() && s.rows.front() == static_cast<int>(i)) here.push_back(&s);
    const float gap = 10, total = static_cast<float>(here.size()) * (kSlipHeight + gap) - gap;
    float y = l.rows[i].r.centre().y - total / 2;
    for (TableSource* s : here) s->slip = Rect::at(0, y, kSlipWidth, kSlipHeight), y += kSlipHeight + gap;
  }
}

// Rows that begin more than two slips grow so that these find room.
float slips_height(const TableLayout& l, int row) {
  int here = 0;
  for (const TableSource& s : l.sources) here += !s.rows.empty() && s.rows.front() == row;
  return static_cast<float>(here) * (kSlipHeight + 10) + 8;
}

void mark_repeated(TableLayout& l) {
  std::set<std::string> seen;
  for (TableRow& row : l.rows)
    for (TableCell& cell : row.cells)
      if (cell.kind == TableCell::Kind::evidence) cell.again = !seen.insert(cell.id).second;
}

void grow_row(TableRow& row, float h) {
  const float more = h - row.r.height();
  if (more <= 0) return;
  row.r.y1 += more;
  row.text.y1 += more;
}

} // namespace

const TableSource* TableLayout::source(std::string_view id) const {
  for (const TableSource& s : sources)
    if (s.id == id) return &s;
  return nullptr;
}

int TableLayout::untaken() const {
  return static_cast<int>(
      std::count_if(sources.begin(), sources.end(), [](const TableSource& s) { return s.rows.empty(); }));
}

AfterScreening after_screening(const meeting::Item& problem) {
  const auto universal = problem.field_bool("universality"), social = problem.field_bool("sociality");
  if (!universal || !social) return AfterScreening::in_talk;
  return *universal || *social ? AfterScreening::goes_on : AfterScreening::next_time;
}

bool goes_on(const meeting::Item& problem) {
  return problem.field_bool("universality").value_or(false) || problem.field_bool("sociality").value_or(false);
}

const TableLayout& table_layout(Context& ctx, const sheets::Step& step, const Rect& area) {
  std::shared_ptr<TableLayout>& kept = ctx.view.board.table.layout;
  LayoutKey key = layout_key(ctx, area, 0, step.path);
  if (kept && kept->key == key) return *kept;
  kept = std::make_shared<TableLayout>();
  TableLayout& l = *kept;
  l.key = std::move(key);
  const Items problems = board_items(ctx, step.kinds.front());
  l.sources = sources_of(ctx, step);
  tie_rows(problems, l.sources);
  l.lines = area.width() - kSlipWidth - kLineRoom >= kTwoLinesFrom;
  l.left = l.lines ? kSlipWidth + kLineRoom : 0;
  l.one_line = area.width() - l.left >= kOneLineFrom;
  place_columns(l, area.width());
  float y = 0;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    TableRow row;
    row.id = problems[i]->id;
    if (!l.lines)
      for (const TableSource& s : l.sources)
        if (std::find(s.rows.begin(), s.rows.end(), static_cast<int>(i)) != s.rows.end())
          row.origins.push_back(short_name(ctx, s.id, 16));
    if (l.one_line) place_one_line(ctx, step, *problems[i], l, y, row);
    else place_two_lines(ctx, step, *problems[i], l, y, row);
    if (l.lines) grow_row(row, slips_height(l, static_cast<int>(i)));
    y = row.r.y1;
    l.rows.push_back(std::move(row));
  }
  if (l.lines) place_slips(l);
  mark_repeated(l);
  l.height = y;
  return l;
}

} // namespace yoriai::screens
